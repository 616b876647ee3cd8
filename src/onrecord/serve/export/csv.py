"""Records in, a table for spreadsheets and data frames out: one row a statement, under one header (RFC 4180, UTF-8).

The words are shown as they read, for people: parts of a statement are joined by `` … ``. Two changes keep programs
safe: a cell that a spreadsheet would run as a formula starts with an apostrophe, and control characters become U+FFFD.
``start`` and ``end`` lead back to the exact characters.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.model import Party, Record, Span, Statement

HEADER: Final = (
    "report",
    "title",
    "outlet",
    "published",
    "statement",
    "form",
    "act",
    "mode",
    "polarity",
    "speaker",
    "speaker_kind",
    "addressee",
    "said",
    "content",
    "verbatim",
    "cue",
    "source",
    "start",
    "end",
    "score",
)

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write the header, then each report's statements in the order of the record; pieces end with CR LF."""
    yield _written([HEADER])
    for record in records:
        if record.statements:
            yield _written(rows(record))


def table(header: Sequence[str], rows: Iterable[Iterable[str | float | None]]) -> Iterator[str]:
    """Write a header and then row by row."""
    yield _written([header])
    for row in rows:
        yield _written([tuple(map(cell, row))])


def rows(record: Record) -> Iterator[tuple[str, ...]]:
    """Give the cells of each statement, in the order of :data:`HEADER`."""
    parties = {party.id: party for party in record.parties}
    for statement in record.statements:
        yield tuple(map(cell, values(record, statement, parties)))


def cell(value: str | float | None) -> str:
    """Write a value as a cell that no program runs, and that every reader of CSV takes."""
    words = _CONTROL.sub("\ufffd", "" if value is None else str(value))
    return f"'{words}" if words.startswith(_FORMULA) else words


def values(record: Record, statement: Statement, parties: dict[str, Party]) -> tuple[str | float | None, ...]:
    """Give the values of one statement as they are, in the order of :data:`HEADER`."""
    speaker, addressee = parties.get(statement.speaker or ""), parties.get(statement.addressee or "")
    return (
        record.id,
        record.report.title,
        record.report.outlet,
        record.report.published,
        statement.id,
        statement.form,
        statement.act,
        statement.mode,
        statement.polarity,
        speaker.name if speaker else None,
        speaker.kind if speaker else None,
        addressee.name if addressee else None,
        statement.said.value if statement.said else None,
        joined(record.text, statement.content),
        joined(record.text, statement.verbatim),
        joined(record.text, statement.cue),
        joined(record.text, statement.source),
        min((start for start, _ in statement.content), default=None),
        max((end for _, end in statement.content), default=None),
        statement.score,
    )


def joined(text: str, spans: Sequence[Span]) -> str:
    """Show the words of the spans as one, with an ellipsis between the parts."""
    return " … ".join(text[start:end] for start, end in spans)


def _written(rows: Iterable[Sequence[str]]) -> str:
    sheet = StringIO(newline="")
    csv.writer(sheet, lineterminator="\r\n").writerows(rows)
    return sheet.getvalue()
