"""A record in, what is wrong with it out: spans outside the text, marks that name others that are not there."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Record, Span, Statement


def flaws(record: Record) -> Iterator[str]:
    """Name each flaw in words fit for one line; a sound record has none."""
    parties, statements = {party.id for party in record.parties}, {statement.id for statement in record.statements}
    if len(parties) < len(record.parties):
        yield "two parties have the same id"
    if len(statements) < len(record.statements):
        yield "two statements have the same id"
    for name, spans in _spans(record):
        for start, end in spans:
            if not 0 <= start <= end <= len(record.text):
                yield f"{name} has a span outside the text: {start}–{end} of {len(record.text)}"
    for statement in record.statements:
        if not 0 <= statement.score <= 1:
            yield f"statement {statement.id} has a score outside 0 to 1"
    for name, referred, known in _references(record, parties, statements):
        if referred not in known:
            yield f"{name} names {referred}, which is not in the record"


def _spans(record: Record) -> Iterator[tuple[str, Iterable[Span]]]:
    for party in record.parties:
        yield f"party {party.id}", party.mentions
    for statement in record.statements:
        yield f"statement {statement.id}", _spans_of(statement)
    yield from ((f"block {number}", ((block.start, block.end),)) for number, block in enumerate(record.blocks, 1))
    yield from ((f"date {number}", ((date.start, date.end),)) for number, date in enumerate(record.dates, 1))
    yield from ((f"place {number}", ((place.start, place.end),)) for number, place in enumerate(record.places, 1))


def _spans_of(statement: Statement) -> Iterable[Span]:
    targets = (statement.targets,) if statement.targets else ()
    return chain(statement.content, statement.verbatim, statement.cue, statement.source, targets)


def _references(record: Record, parties: set[str], statements: set[str]) -> Iterator[tuple[str, str, set[str]]]:
    for party in record.parties:
        yield from ((f"party {party.id}", member, parties) for member in party.members)
    for statement in record.statements:
        name = f"statement {statement.id}"
        yield from ((name, referred, parties) for referred in (statement.speaker, statement.addressee) if referred is not None)
        yield from ((name, referred, statements) for referred in (statement.parent, statement.answers) if referred is not None)
    for number, standing in enumerate(record.standings, 1):
        name = f"standing {number}"
        if standing.party:
            yield name, standing.party, parties
        if standing.holder != "report":
            yield name, standing.holder, parties
        if standing.statement is not None:
            yield name, standing.statement, statements
