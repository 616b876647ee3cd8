"""Pages without what they tell machines of their date in, how often the day is found all the same out, beside htmldate.

The truth is what a page says to machines: its JSON-LD, or else its meta tags. Then both are taken out of the page, and
the readers are left with what a person sees, and with whatever else of the page they look at.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from htmldate import find_date

import clock
import tables
from onrecord import InputError
from onrecord.intake import charset
from onrecord.intake.page import read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inputs import Inputs

JSON_LD: Final = re.compile(r"<script\b[^>]*ld\+json[^>]*>.*?</script>", re.IGNORECASE | re.DOTALL)
META: Final = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
DATED: Final = re.compile(
    r"""(?:name|property|itemprop|http-equiv)\s*=\s*["']?[^"'\s>]*(?:date|time|publish|modified|created|issued|updated)"""
    r"""|content\s*=\s*["']?\s*(?:\w{3,9},?\s+)?(?:\d{4}-?\d\d-?\d\d|\w{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+\w{3,9}\s+\d{4})""",
    re.IGNORECASE,
)
"""A meta tag that is called a date, or whose content begins with one. Addresses with a date in them stay."""
WEST, EAST = -8, 1
"""Los Angeles to London, in hours: a page may print the day of its newsroom's clock, whatever zone it gives to machines."""


def report(inputs: Inputs) -> Iterator[str]:
    """Ask both readers for the day of each page whose truth is known."""
    pages = {name: charset.decode(data)[0] for name, data in inputs.pages.items()}
    asked = [(stripped(page), days) for page in pages.values() if (days := _truth(page))]
    readers: dict[str, Callable[[str], str | None]] = {"onrecord": _ours, "htmldate": _htmldate}
    taken = clock.seconds(readers, [page for page, _ in asked])
    rows = []
    for name, reader in readers.items():
        found = [(reader(page), days) for page, days in asked]
        right = sum(day is not None and day[:10] in days for day, days in found)
        none = sum(day is None for day, _ in found)
        rows.append((name, right, len(asked) - right - none, none, f"{len(asked) / taken[name]:.0f}"))
    title = f"Published: {len(asked)} of {len(pages)} pages, their JSON-LD and their dated meta tags taken out"
    yield from tables.lines(title, ("reader", "right day", "wrong day", "none", "pages a CPU-second"), rows)


def stripped(page: str) -> str:
    """Take out of a page what tells machines of its date."""
    return META.sub(lambda tag: "" if DATED.search(tag[0]) else tag[0], JSON_LD.sub("", page))


def days_of(published: str) -> set[str]:
    """Name the days on which an instant falls between Los Angeles and London; a day is itself.

    >>> sorted(days_of("2025-05-09T03:00:00+00:00"))
    ['2025-05-08', '2025-05-09']
    """
    if len(published) == len("2025-05-09"):
        return {date.fromisoformat(published).isoformat()}
    moment = datetime.fromisoformat(published)
    here = {moment.date().isoformat()}
    return here | {(moment.astimezone(UTC) + timedelta(hours=hours)).date().isoformat() for hours in (WEST, EAST)}


def _truth(page: str) -> set[str]:
    try:
        head = read_page(page, "page").head
    except InputError:
        return set()
    return days_of(head.published) if head.published and head.basis["published"] in ("json-ld", "meta") else set()


def _ours(page: str) -> str | None:
    try:
        return read_page(page, "page").head.published
    except InputError:
        return None


def _htmldate(page: str) -> str | None:
    found: str | None = find_date(page, outputformat="%Y-%m-%d", original_date=True)
    return found
