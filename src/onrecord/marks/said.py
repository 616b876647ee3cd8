"""Statements and the dates of their report in, the statements with the day that each was said out, where the report tells it.

A date tells it that stands in the sentence of the cue, in its clause and in no content but one that holds the cue too; what the same
speaker goes on to say, an answer and a question have the day of what stands before; an interview, a sitting and a speech have the day
that their opening names. What was said at another time than the words around it has none.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from onrecord.marks.occasions import Page, goes_on, interview, is_apart, is_present, opening_before
from onrecord.marks.occasions import levels as levels_of
from onrecord.marks.saying import own_day
from onrecord.marks.sittings import belongs, is_outside, sittings
from onrecord.model import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.tokens import Reading
    from onrecord.model import Date, Statement

__all__ = ["date_statements"]

TYPES: Final = ("DATE", "TIME")


def date_statements(reading: Reading, found: Sequence[Statement], dates: Sequence[Date], published: str | None) -> tuple[Statement, ...]:
    """Return the statements with the day each was said."""
    usable = sorted((date for date in dates if date.value and date.type in TYPES and "/" not in date.value), key=lambda date: date.start)
    told = [sentence for sentence in reading.sentences if sentence.first < sentence.end]
    points = [date.start for date in usable] + [span[0] for one in found for span in (*one.cue[:1], *one.content[:1])]
    page = Page(
        reading.text,
        tuple((reading.tokens[one.first].start, reading.tokens[one.end - 1].end) for one in told),
        tuple(one.headline for one in told),
        tuple(usable),
        published[:10] if published else None,
        levels_of(points, found),
        tuple(sorted(span for one in found for span in one.content)),
    )
    return tuple(_dated(page, found))


@dataclass(slots=True)
class _Told:
    """What is known so far: the day of each statement, the one before at each depth, and who is present at a sitting."""

    days: dict[str, Said] = field(default_factory=dict)
    before: dict[bool, Statement] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)


def _dated(page: Page, found: Sequence[Statement]) -> Iterator[Statement]:
    told, opened = _Told(), sittings(page)
    starts = [start for start, _ in opened]
    talk, talked = interview(page, found)
    for number, one in enumerate(found):
        said = own_day(page, one) or (_said(talked, "interview") if talked and number in talk else None)
        said = said or _answer(told, one) or _opened(page, told, one) or _carried(page, told, one)
        at = bisect_right(starts, one.content[0][0]) - 1
        said = said or (_sitting(page, told, opened[at][1], one) if at >= 0 else None)
        if said:
            told.days[one.id] = said
        told.before[bool(one.parent)] = one
        yield replace(one, said=said)


def _said(date: Date, basis: str) -> Said:
    return Said(date.value or "", date.earliest or "", date.latest or "", basis)


def _answer(told: _Told, one: Statement) -> Said | None:
    """Return the day of the question that a statement answers."""
    said = told.days.get(one.answers) if one.answers else None
    return replace(said, basis="question") if said else None


def _carried(page: Page, told: _Told, one: Statement) -> Said | None:
    """Return the day of the statement before, where this one goes on from it."""
    before = told.before.get(bool(one.parent))
    said = told.days.get(before.id) if before else None
    return replace(said, basis="carried") if before and said and goes_on(page, before, one) else None


def _opened(page: Page, told: _Told, one: Statement) -> Said | None:
    """Return the day of a sentence that opens an occasion just before: "She spoke to reporters on Monday."."""
    if one.parent:
        return None
    before = told.before.get(False)
    date = opening_before(page, one, after=before.content[-1][1] if before else 0)
    return _said(date, "opening") if date else None


def _sitting(page: Page, told: _Told, opening: Date, one: Statement) -> Said | None:
    """Return the day of the sitting, that which opened last, where a statement belongs to it by its words or by who speaks."""
    before = told.before.get(False)
    day = told.days.get(before.id) if before else None
    other = day is not None and day.basis == "sentence" and day.earliest != opening.earliest
    part_of = (belongs(page, one) and not other) if one.cue else day is not None and not other
    apart = bool(one.parent) or is_apart(page, one) or is_present(page, one) or is_outside(page, one)
    if apart or not (part_of or one.speaker in told.present):
        return None
    if part_of:
        told.present |= {party for party in (one.speaker, one.addressee) if party}
    return _said(opening, "sitting")
