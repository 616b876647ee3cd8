"""Dates and places of a report in, what they mean and why out: a line each, which the words in the text lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.serve.pages.lengths import cut
from onrecord.serve.pages.notes import Reason
from onrecord.serve.sheets import place_href
from onrecord.serve.wording import day, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.model import Candidate, Date, Place, Record

CANDIDATES: Final = 5
LINES: Final = 60
"""Dates, and places, of one page that have a line; of the others the words themselves say what they mean."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What some words mean, with the reasons; ``id`` is the anchor, ``href`` the page of a place."""

    id: str
    words: str
    href: str | None
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Meanings:
    """The lines of a page, and which of them each date and place (``d0``, ``p3``) leads to."""

    dates: tuple[Meaning, ...]
    places: tuple[Meaning, ...]
    anchors: Mapping[str, str]


def meanings(record: Record, spans: Iterable[tuple[int, int]]) -> Meanings:
    """Word the dates and places that stand in some stretches of a report; what means the same is one line."""
    anchors: dict[str, str] = {}
    stretches = list(spans)

    def lines(found: Iterable[tuple[str, int, tuple[object, ...], Meaning]]) -> Iterator[Meaning]:
        known: dict[tuple[object, ...], str] = {}
        for name, start, key, meaning in found:
            if any(first <= start < last for first, last in stretches):
                if key not in known and len(known) < LINES:
                    known[key] = name
                    yield meaning
                if key in known:
                    anchors[name] = known[key]

    dates = tuple(lines(_dates(record)))
    return Meanings(dates, tuple(lines(_places(record))), anchors)


def _dates(record: Record) -> Iterator[tuple[str, int, tuple[object, ...], Meaning]]:
    for number, date in enumerate(record.dates):
        name, words = f"d{number}", cut(day(record.text, date))
        yield name, date.start, (words, date.rule, date.anchor), Meaning(name, words, None, tuple(_arithmetic(date)))


def _arithmetic(date: Date) -> Iterator[Reason]:
    if date.value and date.value not in (date.earliest, date.latest):
        yield Reason("value", cut(date.value))
    yield Reason("rule", cut(date.rule))
    if date.anchor:
        yield Reason("counted from", cut(date.anchor))
    if date.alternatives:
        yield Reason("or", cut(", ".join(date.alternatives[:CANDIDATES])))


def _places(record: Record) -> Iterator[tuple[str, int, tuple[object, ...], Meaning]]:
    for number, found in enumerate(record.places):
        name, words = f"p{number}", cut(place(record.text, found))
        where = found.gazetteer_id or found.name
        href = place_href(where) if where and found.name else None
        yield name, found.start, (words, where), Meaning(name, words, href, tuple(_grounds(found)))


def _grounds(found: Place) -> Iterator[Reason]:
    kind = ", ".join(filter(None, (found.kind, found.country)))
    if kind:
        yield Reason("is a", cut(kind))
    if found.gazetteer_id:
        yield Reason("gazetteer", cut(found.gazetteer_id))
    if found.score is not None:
        yield Reason("score", f"{found.score:.2f}")
    if found.name is None:
        yield Reason("left open", "no place of this name is sure enough")
    for candidate in found.candidates[:CANDIDATES]:
        yield Reason("or", cut(_candidate(candidate)))


def _candidate(one: Candidate) -> str:
    return f"{one.name}{f', {one.country}' if one.country else ''} ({one.lat:.2f}, {one.lon:.2f}), score {one.score:.2f}"
