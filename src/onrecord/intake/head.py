"""What is given, claimed and written about a report in, its head out: each field from the first source that has it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.intake.instants import instant, written
from onrecord.intake.language import language
from onrecord.intake.metadata import Claims, names
from onrecord.model import Given, Head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Basis, Block

NOT_NAME: Final = re.compile(
    r" (?:in|at|for|from|on) |\d"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:published|updated|posted|staff|senior|chief|political|business)\b",
    re.IGNORECASE,
)
"""Where in a byline the names end: the place, the date, the desk."""
ADORNED: Final = re.compile(r"\s*([|–—·•:-])\s+(\S.*)")
"""What sites put behind a title: a sign that parts, and their name."""
OUTLET_WORDS: Final = 6
"""Words of the longest names of outlets."""
ORDER: Final = ("title", "byline", "outlet", "url", "published", "modified", "language")
"""In which ``basis`` names the fields."""


def head(text: str, blocks: Sequence[Block], given: Given, claims: Claims) -> Head:
    """Put a report's head together: what is given goes before what the page claims, that before what the text says."""
    told = {
        kind: [text[block.start : block.end] for block in blocks if block.kind == kind]
        for kind in ("title", "byline", "dateline", "paragraph")
    }
    title = told["title"][0] if told["title"] else None
    claimed = _claimed(claims, title)
    sources: tuple[tuple[Basis | None, dict[str, object]], ...] = (
        ("given", _given(given)),
        (
            None,
            {
                "title": claimed,
                "byline": claims.byline,
                "outlet": claims.outlet or _outlet(claims, title),
                "url": claims.url,
                "published": claims.published,
                "modified": claims.modified,
            },
        ),
        (
            "text",
            {
                "title": title,
                "byline": _byline(told["byline"]),
                "published": _published(told["dateline"] + told["byline"]),
                "language": language("\n".join(told["paragraph"]) or text),
            },
        ),
    )
    fields: dict[str, object] = {}
    basis: dict[str, Basis] = {}
    for name, values in sources:
        for key, value in values.items():
            if value and key not in fields:
                fields[key] = value
                basis[key] = name or (
                    "text"
                    if key == "title" and value == title and (claims.window or title != claims.title)
                    else claims.basis.get(key, "meta")
                )
    return Head(
        **fields,  # type: ignore[arg-type]
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        basis=_ordered(basis),
    )


def dated(head_of: Head, fallback: str | None) -> Head:
    """Put the date that the user gives where nothing else says when the report was published."""
    published = instant(fallback) if fallback and not head_of.published else None
    if not published:
        return head_of
    return replace(head_of, published=published, basis=_ordered({**head_of.basis, "published": "given"}))


def content_id(text: str, head_of: Head) -> str:
    """Name a report without an id of its own by its content: the same words from the same place are the same report.

    ``head_of`` is the head before it is :func:`dated`: what a user supposes of a report makes no other report of it.
    """
    key = "\0".join((head_of.url or "", head_of.published or "", text))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _ordered(basis: dict[str, Basis]) -> dict[str, Basis]:
    return {key: basis[key] for key in ORDER if key in basis}


def _claimed(claims: Claims, title: str | None) -> str | None:
    """Choose the title that the page claims, but that in the text where the claim only adds the site's name to it."""
    if not title or not claims.title:
        return claims.title
    if claims.window and claims.basis.get("title") != "json-ld":
        return title
    name = ADORNED.fullmatch(claims.title.removeprefix(title)) if claims.title.startswith(title) else None
    is_site = name and (name[1] == "|" or name[2].casefold() == (claims.outlet or "").casefold())
    return title if name and is_site and len(name[2].split()) <= OUTLET_WORDS else claims.title


def _outlet(claims: Claims, title: str | None) -> str | None:
    """Read the site's name off the window's title: what it has besides the report's title, at its end or its beginning."""
    if not claims.window or not title or not claims.title or title not in claims.title:
        return None
    before, _, after = claims.title.partition(title)
    parts = [part.strip() for part in re.split(r"\s+[|–—·•:-]\s+|:\s+|\s+[|–—·•-]|[|–—·•-]\s+", after or before) if part.strip(" |–—·•:-")]
    name = (parts[-1] if after else parts[0]) if parts else ""
    return name.strip(" |–—·•:-") if 0 < len(name.split()) <= OUTLET_WORDS else None


def _given(given: Given) -> dict[str, object]:
    published, modified = (instant(value) if value else None for value in (given.published, given.modified))
    return {
        "title": given.title,
        "byline": given.byline,
        "outlet": given.outlet,
        "url": given.url,
        "published": published,
        "modified": modified,
    }


def _byline(lines: Sequence[str]) -> tuple[str, ...]:
    first = " ".join(lines[0].split("\n")[0].split()) if lines else ""
    return names(NOT_NAME.split(first, maxsplit=1)[0])


def _published(lines: Sequence[str]) -> str | None:
    """Read the first dateline; one that only says when it was updated says nothing of when it was published."""
    for first in (part for line in lines for part in line.split("\n")):
        if not first.lower().lstrip("(").startswith(("updated", "last updated", "modified")):
            day = written(first)
            if day:
                return day
    return None
