"""Numbers of statements in, hits out: each with its report, its names and the words around it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from onrecord.model import Said
from onrecord.record.hits import Context, Correction, Hit, Name, ReportLine
from onrecord.record.links import BETWEEN
from onrecord.record.rows import spans

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.model import BlockKind, Span

AROUND: Final = 1_200
"""Characters of context on each side of a statement whose block is longer."""

OPEN, CLOSE = "\x01", "\x02"

_ROW: Final = (
    "SELECT s.id, s.link, c.words, s.form, s.act, s.mode, s.polarity, s.said, s.said_from, s.said_to, s.said_basis, s.content, s.verbatim,"
    " s.cue, s.source, s.score, s.utterance, s.report, (SELECT link FROM statement WHERE id = s.parent), s.speaker, s.addressee"
    " FROM statement s JOIN content c ON c.id = s.id WHERE s.id = ?"
)
_REPORT: Final = "SELECT id, key, title, outlet, url, published, version, latest, reprints FROM report WHERE id = ?"


def hits_of(connection: sqlite3.Connection, statements: Iterable[int], match: str = "") -> tuple[Hit, ...]:
    """Give the hits in the order of their numbers; ``match`` is the query of FTS5 whose words are marked."""
    return tuple(_hit(connection, statement, match) for statement in statements)


def report_line(connection: sqlite3.Connection, report: int) -> ReportLine | None:
    """Give what a list shows of a report; ``None`` where there is none of that number."""
    row = connection.execute(_REPORT, (report,)).fetchone()
    if row is None:
        return None
    *shown, latest, reprints = row
    return ReportLine(*(*shown, bool(latest), reprints))


def name_of(connection: sqlite3.Connection, party: int | None) -> Name | None:
    """Give a party by its row."""
    row = connection.execute("SELECT actor, name, kind, role FROM party WHERE id = ?", (party,)).fetchone()
    return Name(*row) if row else None


def corrections_of(connection: sqlite3.Connection, link: str) -> tuple[Correction, ...]:
    """Give what people said of a statement, in the order in which they did."""
    found = connection.execute(
        "SELECT id, link, verdict, field, value, note, words, made FROM correction WHERE link = ? ORDER BY id", (link,)
    )
    return tuple(Correction(*row) for row in found)


def _hit(connection: sqlite3.Connection, statement: int, match: str) -> Hit:
    row: Sequence[Any] = connection.execute(_ROW, (statement,)).fetchone()
    content, verbatim, cue, source = (spans(json.loads(value)) for value in row[11:15])
    line = report_line(connection, row[17])
    if line is None:
        raise LookupError(f"statement {statement} has no report")
    others = _others(connection, row[16] or statement, line.id)
    return Hit(
        id=statement,
        link=row[1],
        report=line,
        words=row[2],
        form=row[3],
        act=row[4],
        mode=row[5],
        polarity=row[6],
        speaker=name_of(connection, row[19]),
        addressee=name_of(connection, row[20]),
        said=None if row[7] is None else Said(*row[7:11]),
        content=content,
        verbatim=verbatim,
        cue=cue,
        source=source,
        matches=tuple(_matches(connection, statement, match, content)) if match else (),
        context=_context(connection, line.id, (*content, *cue, *source)),
        parent=row[18],
        others=others,
        utterance=(row[16] or statement) if others else None,
        score=row[15],
        corrections=corrections_of(connection, row[1]),
    )


def _others(connection: sqlite3.Connection, utterance: int, report: int) -> int:
    found: int = connection.execute(
        "SELECT count(DISTINCT r.source) FROM statement s JOIN report r ON r.id = s.report"
        " WHERE (s.utterance = ? OR s.id = ?) AND r.source <> (SELECT source FROM report WHERE id = ?)",
        (utterance, utterance, report),
    ).fetchone()[0]
    return found


def _context(connection: sqlite3.Connection, report: int, marked: Sequence[Span]) -> Context:
    text = connection.execute("SELECT text FROM report WHERE id = ?", (report,)).fetchone()[0]
    if not marked:
        return Context("", 0, "paragraph")
    first, last = min(start for start, _ in marked), max(end for _, end in marked)
    blocks: list[tuple[int, int, BlockKind]] = connection.execute(
        "SELECT start, end, kind FROM block WHERE report = ? AND start < ? AND end > ? ORDER BY n", (report, max(last, first + 1), first)
    ).fetchall()
    start = max(min([first, *(block[0] for block in blocks)]), first - AROUND)
    end = min(max([last, *(block[1] for block in blocks)]), last + AROUND)
    return Context(text[start:end], start, blocks[0][2] if blocks else "paragraph")


def _matches(connection: sqlite3.Connection, statement: int, match: str, content: Sequence[Span]) -> Iterator[Span]:
    """Find the words that were looked for, as spans of the report's text."""
    row = connection.execute(
        "SELECT highlight(statement_words, 0, ?, ?) FROM statement_words WHERE statement_words MATCH ? AND rowid = ?",
        (OPEN, CLOSE, match, statement),
    ).fetchone()
    at = 0
    for piece in row[0].split(OPEN)[1:] if row else ():
        # Words that hold the marks themselves are not marked at all.
        if piece.count(CLOSE) != 1:
            return
    for number, piece in enumerate(row[0].split(OPEN) if row else ()):
        marked, _, rest = piece.rpartition(CLOSE) if number else ("", "", piece)
        if marked:
            yield from _in_text(at, at + len(marked), content)
        at += len(marked) + len(rest)


def _in_text(start: int, end: int, content: Sequence[Span]) -> Iterator[Span]:
    """Move a span of the joined words to where they stand in the text, part by part."""
    at = 0
    for first, last in content:
        length = last - first
        low, high = max(start, at), min(end, at + length)
        if low < high:
            yield first + low - at, first + high - at
        at += length + len(BETWEEN)
