"""A record in, whom and which places each statement is about out."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Record, Span, Statement


class Named(NamedTuple):
    """A place among the record's places, by number, and whether the statement's own words name it."""

    place: int
    inside: bool


def parties_of(record: Record) -> list[list[str]]:
    """Give, for each statement, the parties that it names besides its speaker, in the order of the record.

    A statement names whom its content or target names, and whom the words between cue and content name: of
    "accused the mayor of hiding it" the content is "hiding it".
    """
    return [
        [
            party.id
            for party in record.parties
            if party.id != statement.speaker
            and any(_within(mention, spans) and not _within(mention, statement.source) for mention in party.mentions)
        ]
        for statement in record.statements
        for spans in [_reach(statement)]
    ]


def places_of(record: Record) -> list[list[Named]]:
    """Give, for each statement, the places that its words name, then those that only its paragraphs name."""
    starts = [block.start for block in record.blocks]
    return [sorted(_places(record, starts, statement), key=lambda named: not named.inside) for statement in record.statements]


def _places(record: Record, starts: Sequence[int], statement: Statement) -> Iterator[Named]:
    spans = _reach(statement)
    around = [_block(record, starts, span) for span in statement.content]
    for number, place in enumerate(record.places):
        if place.name is None and place.gazetteer_id is None:
            continue
        at = (place.start, place.end)
        if _within(at, spans):
            yield Named(number, inside=True)
        elif _within(at, around):
            yield Named(number, inside=False)


def _reach(statement: Statement) -> list[Span]:
    spans = [*statement.content, *([statement.targets] if statement.targets else [])]
    if statement.cue and statement.content and statement.cue[0][1] <= statement.content[0][0]:
        spans.append((statement.cue[0][1], statement.content[0][0]))
    return spans


def _block(record: Record, starts: Sequence[int], span: Span) -> Span:
    number = bisect_right(starts, span[0]) - 1
    if number < 0 or record.blocks[number].end < span[1]:
        return span
    return record.blocks[number].start, record.blocks[number].end


def _within(span: Span, outer: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in outer)
