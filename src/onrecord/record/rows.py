"""A record in, what its rows hold out: each a tuple in the order of the columns, without the numbers that the file gives."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from onrecord.record.links import BETWEEN, digest_of, parts, source_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Block, Date, Party, Place, Record, Standing, Statement

    Value = str | int | float | None

UNKNOWN: Final = -(2**62)
"""Stands for the time of a report that has none: it sorts before every other."""

_UNKEPT: Final = re.compile("[\0\ud800-\udfff]")


def of_report(record: Record, reader: str, added: str) -> dict[str, Value]:
    """Give the columns of ``report`` that the record itself decides."""
    head = record.report
    return {
        "key": plain(record.id),
        "source": plain(source_of(record)),
        "digest": digest_of(record),
        "at": seconds(head.published),
        "title": known(head.title),
        "byline": packed(head.byline),
        "outlet": known(head.outlet),
        "url": known(head.url),
        "published": known(head.published),
        "modified": known(head.modified),
        "language": known(head.language),
        "sha256": head.sha256,
        "basis": packed(head.basis),
        "notes": packed(record.notes),
        "name": plain(record.name),
        "reader": reader,
        "added": added,
        "text": plain(record.text),
    }


def of_block(block: Block) -> tuple[Value, ...]:
    """Give start, end, kind, source_start, source_end."""
    return block.start, block.end, block.kind, *(block.source or (None, None))


def of_party(party: Party) -> tuple[Value, ...]:
    """Give name, kind, role, mentions, members, wikidata."""
    return plain(party.name), party.kind, known(party.role), packed(party.mentions), packed(party.members), known(party.wikidata)


def of_statement(statement: Statement) -> tuple[Value, ...]:
    """Give form, act, mode, polarity, the day said, score, and the lists of spans."""
    said = statement.said
    return (
        statement.form,
        statement.act,
        statement.mode,
        statement.polarity,
        *((plain(said.value), said.earliest, said.latest, plain(said.basis)) if said else (None, None, None, None)),
        statement.score,
        packed(statement.content),
        packed(statement.verbatim),
        packed(statement.cue),
        packed(statement.source),
        packed(statement.targets) if statement.targets else None,
    )


def words(statement: Statement, text: str) -> str:
    """Give the words of a statement as they are searched; the view ``content`` reads the same from the file."""
    return plain(BETWEEN.join(parts(text, statement.content)))


def of_date(date: Date) -> tuple[Value, ...]:
    """Give start, end, type, value, earliest, latest, anchor, rule, alternatives."""
    return (
        date.start, date.end, date.type, known(date.value), date.earliest, date.latest, known(date.anchor), plain(date.rule),
        packed(date.alternatives),
    )  # fmt: skip


def of_place(place: Place) -> tuple[Value, ...]:
    """Give gazetteer_id, name, kind, country, lat, lon."""
    return known(place.gazetteer_id), known(place.name), known(place.kind), known(place.country), place.lat, place.lon


def of_standing(standing: Standing) -> tuple[Value, ...]:
    """Give place, aspect, extent, polarity, when, spans, words, distant."""
    said = standing.aspect, standing.extent, standing.polarity, known(standing.when)
    return plain(standing.place), *said, json.dumps(standing.spans), json.dumps(standing.words), standing.distant


def seconds(published: str | None) -> int:
    """Count from 1970 in UTC; a bare day begins at midnight there, what is no date is :data:`UNKNOWN`."""
    try:
        at = datetime.fromisoformat(published or "")
    except ValueError:
        return UNKNOWN
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())


def packed(value: object) -> str:
    """Write a list or an object as JSON without spaces."""
    return plain(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def plain(words: str) -> str:
    """Replace lone surrogates, which no UTF-8 holds, and NUL, at which SQLite's functions stop, one for one: offsets stay true."""
    return _UNKEPT.sub("\ufffd", words)


def known(words: str | None) -> str | None:
    """As :func:`plain`, where there is anything."""
    return None if words is None else plain(words)


def spans(value: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    """Give what JSON lists hold as spans."""
    return tuple((start, end) for start, end in value)
