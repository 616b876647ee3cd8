"""A page's tree in, what it says about itself out: title, authors, outlet, address and dates, each with its basis.

JSON-LD comes first, since it alone has the instant with its offset; then Open Graph, other meta tags and microdata;
what stands in the text comes last and is found with the blocks. What a page does not say stays unknown.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Final

from onrecord.intake.blocks import joined
from onrecord.intake.charset import without_surrogates
from onrecord.intake.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from turbohtml import Document, Element

    from onrecord.model import Basis

MAX_JSON: Final = 4_000_000
"""Characters of a page's JSON-LD: with the article's body inside, the largest seen has 300,000."""
MAX_NODES: Final = 5_000
MAX_LINK: Final = 2_000
"""Characters of an address, as browsers and servers have long had it."""
MAX_PEOPLE: Final = 100
"""Authors of one report; the longest bylines seen have 20."""
MAX_MARKED: Final = 12
"""Elements of one microdata property that are looked at."""
MAX_FIELD: Final = 1_000
"""Characters of one field: longer is no title and no name."""
ARTICLE_TYPE: Final = re.compile(r"(?:Article|BlogPosting|Report|Review|Posting)$")
PAGE_TYPE: Final = re.compile(r"^(?:Web|Item|FAQ|QA|About)?Page$|^CreativeWork$")
LINK: Final = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
ADDRESS: Final = re.compile(r"^(?:https?:)?//|^www\.|^@|\.(?:com|org|net)\b", re.IGNORECASE)
WRAPPERS: Final = (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"))
"""What sites put around a script for the browsers of 1999."""
META: Final[Mapping[str, tuple[str, ...]]] = {
    "title": (
        "og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline",
    ),
    "byline": (
        "author", "article:author", "og:article:author", "article:author_name", "parsely-author", "sailthru.author", "byl",
        "dc.creator", "dcterms.creator", "cxenseparse:author", "citation_author",
    ),
    "outlet": (
        "og:site_name", "application-name", "dc.publisher", "al:android:app_name",
    ),
    "url": (
        "og:url", "twitter:url", "parsely-link",
    ),
    "published": (
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
        "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
        "published-date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
        "cxenseparse:recs:publishtime", "originalpublicationdate", "date_published", "article.published", "date",
        "rnews:datepublished",
    ),
    "modified": (
        "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "article:modified", "lastmod",
        "last-modified", "dcterms.modified", "dc.date.modified", "revised", "article.updated",
    ),
    "description": (
        "og:description", "description", "twitter:description",
    ),
}  # fmt: skip
"""Names of meta tags, best first, as property, name or itemprop, in lower case."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a page says about itself; ``basis`` has a key for each field that it says anything of.

    ``window`` tells that the title is that of the browser's window, which sites adorn with their name.
    """

    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    description: str | None = None
    window: bool = False
    basis: dict[str, Basis] = field(default_factory=dict)


def claims(document: Document) -> Claims:
    """Gather what the page says about itself, for each field from the first source that has it."""
    sources: tuple[tuple[Basis, dict[str, object]], ...] = (("json-ld", _json_ld(document)), ("meta", _meta(document)))
    known: dict[str, object] = {}
    basis: dict[str, Basis] = {}
    for name, fields in sources:
        for key, value in fields.items():
            if value and key not in known:
                known[key] = value
                basis[key] = name
    byline, outlet = known.get("byline"), known.get("outlet")
    if isinstance(byline, tuple) and isinstance(outlet, str):
        known["byline"] = tuple(person for person in byline if person.casefold() != outlet.casefold())  # an outlet is no author of its own
        if not known["byline"]:
            del known["byline"], basis["byline"]
    known["window"] = bool(known.get("window")) and basis.get("title") == "meta"
    for key in ("description", "window"):
        basis.pop(key, None)
    return Claims(**known, basis=basis)  # type: ignore[arg-type]


def names(value: str) -> tuple[str, ...]:
    """Split a line of authors into names: "By Ana Reyes, Jon Holm and Li Wei" has three.

    >>> names("By Ana Reyes, Jon Holm and Li Wei")
    ('Ana Reyes', 'Jon Holm', 'Li Wei')
    """
    value = re.sub(r"^\s*(?:(?:words|reported|reporting|written|story)\s+)?by:?\s+", "", value, flags=re.IGNORECASE)
    parts = (part.strip(" \t\n,;|·•") for part in re.split(r"\s*(?:,|;|\||·|•|&|\n|\band\b)\s*", value))
    return tuple(dict.fromkeys(part for part in parts if part and not ADDRESS.search(part)))


def _json_ld(document: Document) -> dict[str, object]:
    nodes = list(islice(_nodes(document), MAX_NODES))
    by_id = {name: node for node in nodes if isinstance(name := node.get("@id"), str) and len(node) > 1}
    ranked = sorted((node for node in nodes if _rank(node) is not None), key=lambda node: _rank(node) or 0)
    found: dict[str, object] = {}
    for node in ranked:
        is_article = _rank(node) == 0
        fields = {
            "title": _words(node.get("headline")) or (_words(node.get("name")) if is_article else None),
            "byline": _people(node.get("author") or node.get("creator"), by_id) if is_article else (),
            "outlet": _named(node.get("publisher"), by_id) if is_article else None,
            "url": _link(node.get("url")) or _link(node.get("mainEntityOfPage")),
            "published": _instant(node.get("datePublished")) or _instant(node.get("dateCreated")),
            "modified": _instant(node.get("dateModified")),
            "description": _words(node.get("description")),
        }
        for key, value in fields.items():
            if value and key not in found:
                found[key] = value
    return found


def _nodes(document: Document) -> Iterator[dict[str, object]]:
    """Every object in the page's JSON-LD, however it is nested, those of the outermost level first; bounded."""
    level = [value for script in _scripts(document) for value in _parsed(script)]
    while level:
        deeper: list[object] = []
        for value in level:
            if isinstance(value, dict):
                yield value
                deeper.extend(value.values())
            elif isinstance(value, list):
                deeper.extend(value)
        level = deeper


def _scripts(document: Document) -> Iterator[str]:
    left = MAX_JSON
    for script in document.find_all("script"):
        if "ld+json" in _attribute(script, "type"):
            text = script.text
            left -= len(text)
            if left < 0:
                return
            yield text


def _parsed(script: str) -> Iterator[object]:
    """Read one script; sites wrap it in comments, leave bare line breaks in strings and forget entities."""
    text = script
    for opening, closing in WRAPPERS:
        text = text.strip("; \t\r\n").removeprefix(opening).removesuffix(closing)
    text = text.strip("; \t\r\n")
    try:
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return


def _rank(node: Mapping[str, object]) -> int | None:
    kinds = node.get("@type")
    types = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    if any(ARTICLE_TYPE.search(kind) for kind in types):
        return 0
    return 1 if any(PAGE_TYPE.search(kind) for kind in types) else None


def _words(value: object) -> str | None:
    """Fold white space and resolve entities, twice encoded ones too; nothing that is longer than a field can be."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    if not isinstance(value, str):
        return None
    text = " ".join(re.sub(r"<[^<>]{1,200}>", "", unescape(unescape(value[: 4 * MAX_FIELD]))).split())
    return without_surrogates(text)[0] if 0 < len(text) <= MAX_FIELD else None


def _instant(value: object) -> str | None:
    return instant(value) if isinstance(value, str) else None


def _named(value: object, by_id: Mapping[str, dict[str, object]]) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        key = value.get("@id")
        value = value.get("name") or (by_id.get(key, {}).get("name") if isinstance(key, str) else None)
    name = _words(value)
    return None if name is None or ADDRESS.search(name) else name


def _people(value: object, by_id: Mapping[str, dict[str, object]]) -> tuple[str, ...]:
    named = (_named(item, by_id) for item in (value[:MAX_PEOPLE] if isinstance(value, list) else [value]))
    people = (person for name in named if name for person in names(name))
    return tuple(dict.fromkeys(islice(people, MAX_PEOPLE)))


def _link(value: object) -> str | None:
    """Read an address; of entities only the ampersand's is resolved, since ``&section=2`` is no section sign."""
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id")
    text = value.strip().replace("&amp;", "&") if isinstance(value, str) else ""
    return without_surrogates(text)[0] if len(text) <= MAX_LINK and LINK.fullmatch(text) else None


def _meta(document: Document) -> dict[str, object]:
    tags = _tags(document)
    found: dict[str, object] = {}
    for key, known_as in META.items():
        values = [text for name in known_as for value in tags.get(name, ()) if (text := _words(value))]
        if key == "byline":
            people = tuple(dict.fromkeys(person for value in values[:8] for person in names(value)))
            found[key] = people
        elif key in ("published", "modified"):
            found[key] = next((day for value in values if (day := instant(value))), None)
        else:
            found[key] = next(iter(values), None)
    canonical = [_attribute(link, "href") for link in document.find_all("link") if "canonical" in _attribute(link, "rel")]
    known = [value for name in META["url"] for value in tags.get(name, ())]
    found["url"] = next((url for value in canonical[:1] + known if (url := _link(value))), None)
    for key, prop in (("published", "datePublished"), ("modified", "dateModified")):
        found[key] = found[key] or _marked_time(document, prop)
    found["byline"] = found["byline"] or _marked_author(document)
    found["outlet"] = found["outlet"] or _marked_publisher(document)
    if not found["title"]:
        title = document.find("title")
        found["title"] = _words(title.text) if title is not None else None
        found["window"] = bool(found["title"])
    return found


def _tags(document: Document) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for tag in document.find_all("meta"):
        content = _attribute(tag, "content")
        for key in ("property", "name", "itemprop"):
            name = _attribute(tag, key).lower()
            if name and content:
                tags.setdefault(name, []).append(content)
    return tags


def _marked_time(document: Document, prop: str) -> str | None:
    """Find a date in microdata, or the first ``<time>`` or ``<abbr>`` (hAtom) that says by its name that it is one of publication."""
    for tag in document.find_all(attrs={"itemprop": prop})[:MAX_MARKED]:
        day = instant(_attribute(tag, "datetime") or _attribute(tag, "content") or tag.text)
        if day:
            return day
    wanted = r"publish|posted|entry-date|pubdate" if prop == "datePublished" else r"updated|modified"
    for kind, value, more in (("time", "datetime", "title"), ("abbr", "title", "")):
        for tag in document.find_all(kind):
            if re.search(wanted, f"{_attribute(tag, 'class')} {' '.join(tag.attrs)} {_attribute(tag, more)}", re.IGNORECASE):
                day = instant(_attribute(tag, value))
                if day:
                    return day
    return None


def _marked_author(document: Document) -> tuple[str, ...]:
    """Find authors in microdata, or in links that say by their relation that they lead to one."""
    for attribute in ({"itemprop": "author"}, {"rel": "author"}):
        people = [
            person
            for tag in document.find_all(attrs=attribute)[:MAX_MARKED]
            if (name := _words(_marked_name(tag)))
            for person in names(name)
        ]
        if people:
            return tuple(dict.fromkeys(people))
    return ()


def _marked_publisher(document: Document) -> str | None:
    for tag in document.find_all(attrs={"itemprop": "publisher"})[:MAX_MARKED]:
        name = _words(_marked_name(tag))
        if name and not ADDRESS.search(name):
            return name
    return None


def _marked_name(tag: Element) -> str:
    inner = tag.find(attrs={"itemprop": "name"})
    return _attribute(tag, "content") or (inner.text if inner is not None else tag.text)


def _attribute(tag: Element, name: str) -> str:
    return joined(tag.attrs.get(name))
