"""A mark in, the words that say it to a reader out: who, when, what was said, what is the case with a place."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Act, Aspect, Date, Extent, Place, Said, Span, Standing, Statement

VERBS: Final[dict[Act, str]] = {
    "state": "states",
    "claim": "claims",
    "announce": "announces",
    "confirm": "confirms",
    "deny": "denies",
    "reject": "rejects",
    "accuse": "accuses",
    "warn": "warns",
    "threaten": "threatens",
    "demand": "demands",
    "promise": "promises",
    "praise": "praises",
    "ask": "asks",
    "think": "thinks",
    "other": "",
}

_PASSIVE: Final[dict[Aspect, str]] = {
    "claims": "claimed",
    "annexed": "annexed",
    "controls": "controlled",
    "lost": "lost",
    "withdrew": "left",
    "administers": "administered",
    "contests": "contested",
    "recognises": "recognised",
    "rejects": "rejected",
    "aims": "sought",
}
_EXTENTS: Final[dict[Extent, str]] = {"full": "fully ", "part": "partly ", "unspecified": ""}
# Names of our own, because strftime speaks the language of the machine.
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_INNER: Final = re.compile(r'“([^“”]*)”|(?<!\w)"([^"]*)"(?!\w)')
_INMOST: Final = re.compile(r"(?<!\w)‘([^‘]*?)’(?!\w)")
_QUOTES: Final = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“", "‚": "‘", "‹": "›"}


def instant(published: str) -> str:
    """Say ``2025-12-09T04:25:00+00:00`` as ``9 Dec 2025, 04:25 GMT``; a bare day stays a day, what is no date stays as it is."""
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return published
    if len(published) <= len("2025-12-09"):
        return _day(at.date())
    offset = f"{at:%z}"
    zone = "" if not offset else " GMT" if not at.utcoffset() else f" {offset[:3]}:{offset[3:5]}"
    return f"{_day(at.date())}, {at:%H:%M}{zone}"


def when(said: Said, year: str) -> str:
    """Name the day or days of a statement; the year only where it is not the report's."""
    try:
        first, last = date.fromisoformat(said.earliest[:10]), date.fromisoformat(said.latest[:10])
        after = last + timedelta(days=1)
    except (ValueError, OverflowError):
        return said.value
    if first == last:
        return f"{_DAYS[first.weekday()]} {_day(first, year)}" if f"{first.year:04}" == year else _day(first)
    months = (after.year - first.year) * 12 + after.month - first.month
    if first.day == after.day == 1 and months == 1:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if first.day == after.day == first.month == after.month == 1 and months == len(_MONTHS):
        return f"{first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last, year)}"
    return f"{_day(first, year if first.year == last.year else '')} – {_day(last, year)}"


def verb(statement: Statement) -> str:
    """Say what the speaker does: ``denies``; empty where the report's words do not tell."""
    return "wants" if (statement.act, statement.mode) == ("think", "wish") else VERBS[statement.act]


def pieces(text: str, statement: Statement) -> Iterator[tuple[str, bool]]:
    """Give a statement's words in parts, each with whether it is verbatim; verbatim parts come in quotation marks.

    Where the report's own words stand between two spans of a statement, there is an ellipsis.
    """
    for number, span in enumerate(statement.content):
        if number:
            yield " … ", False
        yield from _quoted(text, span, statement.verbatim)


def place(text: str, found: Place) -> str:
    """Name a place with the state that it lies in, ``?`` where the reader abstained."""
    name = (found.name or text[found.start : found.end]).strip()
    if found.lat is None or found.lon is None:
        return f"{name} (?)"
    return f"{name} ({found.country})" if found.country and found.kind != "country" else name


def day(text: str, found: Date) -> str:
    """Say which day or days a date expression means."""
    first, last = found.earliest, found.latest
    days = found.value or "?"
    if first and last:
        days = first if first == last else f"{first} … {last[5:] if first[:4] == last[:4] else last}"
    return f"{text[found.start : found.end].strip()} = {days}"


def standing(names: dict[str, str], found: Standing) -> str:
    """Say what is the case with a place and according to whom; ``names`` gives a party's name for its id."""
    party = names.get(found.party, found.party) if found.party else "anybody" if found.polarity == "negative" else "nobody"
    holder = names.get(found.holder, found.holder)
    negated = "not " if found.polarity == "negative" else ""
    phrase = f"{negated}{_EXTENTS[found.extent]}{_PASSIVE[found.aspect]} by {party}"
    # Who claims a place says so; naming the holder again would only repeat it.
    says = None if holder == party and found.aspect == "claims" else f"says {'the report' if holder == 'report' else holder}"
    return ", ".join(filter(None, [phrase, says, found.when]))


def counted(number: int, noun: str) -> str:
    """Say how many: ``1 word``, ``1,024 words``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _day(day: date, year: str = "") -> str:
    said = f"{day.day} {_MONTHS[day.month - 1]}"
    return said if f"{day.year:04}" == year else f"{said} {day.year}"


def _quoted(text: str, span: Span, verbatim: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    start, end = span
    for opening, closing in sorted(verbatim):
        first, last = max(opening, start), min(closing, end)
        if first >= last:
            continue
        before, after = text[start:first], text[last:end]
        # The report's own marks give way to ours: 'a “word” of' must not become 'a ““word”” of'.
        framed = bool(before and after) and _QUOTES.get(before[-1]) == after[0]
        yield before[:-1] if framed else before, False
        yield f"“{_alternated(_bare(text[first:last].strip()))}”", True
        start = last + framed
    yield text[start:end], False


def _bare(words: str) -> str:
    if len(words) < 2 or _QUOTES.get(words[0]) != words[-1]:  # noqa: PLR2004 -- a mark at either end
        return words
    inner = words[1:-1]
    # The marks around '“one” and “other”' are not a pair.
    parted = inner.find(words[-1]) < inner.find(words[0]) or (words[0] == '"' and '"' in inner)
    return words if parted else inner


def _alternated(words: str) -> str:
    """Give a quotation within ours the other marks, and one within that ours again: “… ‘… “…” …’ …”."""
    return _INNER.sub(lambda found: "‘" + _INMOST.sub(r"“\1”", found[1] or found[2] or "") + "’", words)
