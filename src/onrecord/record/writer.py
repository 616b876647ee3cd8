"""A record in, its rows in the file out: once for the same content, a new version for a changed page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from onrecord.errors import UnsoundRecord
from onrecord.record import about, actors, links, reprints, rows, utterances
from onrecord.record.folding import folded
from onrecord.record.soundness import flaws

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from onrecord.model import Candidate, Place, Record
    from onrecord.record.container import Container

Outcome = Literal["new", "version", "known", "reread"]
"""What became of a record: a report not seen before, a new version of one, one that is there already, its marks read anew."""


def nowhere(_: str) -> Iterable[Container]:
    """Know of no containers: what is passed where there is no gazetteer."""
    return ()


class Writer(NamedTuple):
    """An open file and what the writer asks of others: which places a place lies in, and what read the records."""

    connection: sqlite3.Connection
    containers: Callable[[str], Iterable[Container]] = nowhere
    reader: str = ""


class _Written(NamedTuple):
    """The numbers that a report's rows got: of parties and statements by their ids, of places in the record's order."""

    report: int
    parties: dict[str, int]
    places: list[int]
    statements: dict[str, int]


_REPORT: Final = (
    "key", "source", "digest", "version", "latest", "at", "first", "last", "reprints", "title", "byline", "outlet", "url", "published",
    "modified", "language", "sha256", "basis", "notes", "name", "reader", "added", "text",
)  # fmt: skip
_INSERT_REPORT: Final = f"INSERT INTO report ({', '.join(_REPORT)}) VALUES ({', '.join(f':{name}' for name in _REPORT)}) RETURNING id"
_INSERT_STATEMENT: Final = (
    "INSERT INTO statement (form, act, mode, polarity, said, said_from, said_to, said_basis, score, content, verbatim, cue, source,"
    " targets, id, report, ref, link, speaker, addressee) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def add(writer: Writer, record: Record, *, again: bool = False) -> Outcome:
    """Write one record within the transaction that is open.

    The same words from the same source are written once; ``again`` replaces their marks by those of the record. Raises
    :class:`~onrecord.errors.UnsoundRecord` for spans outside the text.
    """
    record = replace(record, text=rows.plain(record.text))
    flaw = next(flaws(record), None)
    if flaw:
        raise UnsoundRecord(record.name or record.id, flaw)
    columns = rows.of_report(record, writer.reader, datetime.now(UTC).isoformat(timespec="seconds"))
    connection = writer.connection
    source = str(columns["source"])
    there = connection.execute("SELECT id FROM report WHERE source = ? AND digest = ?", (source, columns["digest"])).fetchone()
    if there and not again:
        return "known"
    if there:
        erase_marks(connection, there[0])
        _refresh(connection, there[0], columns)
        _write_marks(writer, there[0], record)
        return "reread"
    versions = connection.execute("SELECT max(version) FROM report WHERE source = ?", (source,)).fetchone()[0] or 0
    connection.execute("UPDATE report SET latest = 0 WHERE source = ?", (source,))
    hashes = reprints.hashed(reprints.body(record))
    original = reprints.find(connection, source, hashes)
    report = connection.execute(
        _INSERT_REPORT, {**columns, "version": versions + 1, "latest": 1, "first": 0, "last": -1, "reprints": original}
    ).fetchone()[0]
    if original is None:
        reprints.note(connection, report, hashes)
    _write_marks(writer, report, record)
    return "version" if versions else "new"


def erase_marks(connection: sqlite3.Connection, report: int) -> None:
    """Take out what was read from a report; the report and what people said of it stay."""
    span = connection.execute("SELECT first, last FROM report WHERE id = ?", (report,)).fetchone()
    inner = "BETWEEN ? AND ?"
    for (statement,) in connection.execute(f"SELECT id FROM statement WHERE id {inner} AND utterance IS NULL", span).fetchall():
        utterances.forget(connection, statement)
    connection.execute("DELETE FROM standing WHERE report = ?", (report,))
    connection.execute(f"DELETE FROM about WHERE statement {inner}", span)
    connection.execute(f"DELETE FROM located WHERE statement {inner}", span)
    connection.execute(
        "INSERT INTO statement_words (statement_words, rowid, words) SELECT 'delete', id, words FROM content WHERE id BETWEEN ? AND ?", span
    )
    connection.execute(f"UPDATE statement SET parent = NULL, answers = NULL WHERE id {inner}", span)
    connection.execute(f"DELETE FROM statement WHERE id {inner}", span)
    for table in ("block", "date", "mention"):
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (report,))
    gone = [row[0] for row in connection.execute("SELECT actor FROM party WHERE report = ?", (report,))]
    connection.execute("DELETE FROM party WHERE report = ?", (report,))
    for actor in gone:
        actors.forget(connection, actor)


def _refresh(connection: sqlite3.Connection, report: int, columns: dict[str, rows.Value]) -> None:
    fields = ("key", "byline", "outlet", "modified", "language", "sha256", "basis", "notes", "name", "reader", "added")
    connection.execute(
        f"UPDATE report SET {', '.join(f'{field} = :{field}' for field in fields)} WHERE id = :id",
        {**columns, "id": report},
    )


def _write_marks(writer: Writer, report: int, record: Record) -> None:
    connection = writer.connection
    numbered = [(report, number, *rows.of_block(block)) for number, block in enumerate(record.blocks)]
    connection.executemany("INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?)", numbered)
    dated = [(report, number, *rows.of_date(date)) for number, date in enumerate(record.dates)]
    connection.executemany("INSERT INTO date VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", dated)
    parties = _write_parties(connection, report, record)
    places = [_write_place(writer, place) for place in record.places]
    mentioned = [
        (report, number, place.start, place.end, row, place.score, rows.packed([_candidate(connection, each) for each in place.candidates]))
        for number, (place, row) in enumerate(zip(record.places, places, strict=True))
    ]
    connection.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)", mentioned)
    statements = _write_statements(connection, report, record, parties)
    written = _Written(report, parties, places, statements)
    _write_subjects(written, connection, record)
    _write_standings(written, connection, record)


def _write_parties(connection: sqlite3.Connection, report: int, record: Record) -> dict[str, int]:
    source = connection.execute("SELECT source FROM report WHERE id = ?", (report,)).fetchone()[0]
    found: dict[str, int] = {}
    for party, (actor, ground) in zip(record.parties, actors.assign(connection, source, record.parties), strict=True):
        row = connection.execute(
            "INSERT INTO party (report, ref, actor, ground, name, kind, role, mentions, members, wikidata)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (report, rows.plain(party.id), actor, ground, *rows.of_party(party)),
        ).fetchone()
        found[party.id] = row[0]
    return found


def _write_statements(connection: sqlite3.Connection, report: int, record: Record, parties: dict[str, int]) -> dict[str, int]:
    first = 1 + (connection.execute("SELECT max(id) FROM statement").fetchone()[0] or 0)
    numbers = {statement.id: first + at for at, statement in enumerate(record.statements)}
    last = first + len(numbers) - 1
    connection.execute("UPDATE report SET first = ?, last = ? WHERE id = ?", (first, last, report))
    at = connection.execute("SELECT at FROM report WHERE id = ?", (report,)).fetchone()[0]
    for statement, link in zip(record.statements, links.links(record), strict=True):
        number = numbers[statement.id]
        speaker, addressee = parties.get(statement.speaker or ""), parties.get(statement.addressee or "")
        columns = rows.of_statement(statement)
        connection.execute(_INSERT_STATEMENT, (*columns, number, report, rows.plain(statement.id), link, speaker, addressee))
        connection.execute("INSERT INTO statement_words (rowid, words) VALUES (?, ?)", (number, rows.words(statement, record.text)))
        quoted = utterances.quotation(record, statement, at)
        if quoted:
            earlier = utterances.find(connection, report, quoted)
            if earlier is None:
                utterances.note(connection, number, quoted)
            else:
                connection.execute("UPDATE statement SET utterance = ? WHERE id = ?", (earlier, number))
    links_within = [
        (numbers.get(statement.parent or ""), numbers.get(statement.answers or ""), numbers[statement.id])
        for statement in record.statements
        if statement.parent is not None or statement.answers is not None
    ]
    connection.executemany("UPDATE statement SET parent = ?, answers = ? WHERE id = ?", links_within)
    return numbers


def _write_subjects(written: _Written, connection: sqlite3.Connection, record: Record) -> None:
    for statement, named in zip(record.statements, about.parties_of(record), strict=True):
        pairs = [(written.parties[party], written.statements[statement.id]) for party in named]
        connection.executemany("INSERT INTO about (party, statement) VALUES (?, ?)", pairs)
    for statement, named_places in zip(record.statements, about.places_of(record), strict=True):
        triples = [(written.places[each.place], written.statements[statement.id], each.inside) for each in named_places]
        connection.executemany("INSERT OR IGNORE INTO located (place, statement, inside) VALUES (?, ?, ?)", triples)


def _write_standings(written: _Written, connection: sqlite3.Connection, record: Record) -> None:
    by_name: dict[str, int] = {}
    by_start = {place.start: row for place, row in zip(record.places, written.places, strict=True)}
    for place, row in zip(record.places, written.places, strict=True):
        for name in (place.gazetteer_id, place.name, record.text[place.start : place.end]):
            by_name.setdefault(name or "", row)
    for standing in record.standings:
        referred = (
            by_start.get(standing.spans[0][0]) if standing.spans else by_name.get(standing.place),
            written.parties.get(standing.party or ""),
            written.parties.get(standing.holder),
            written.statements.get(standing.statement or ""),
        )
        connection.execute(
            'INSERT INTO standing (report, place, aspect, extent, polarity, "when", spans, words, distant, place_id, party, holder,'
            " statement)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (written.report, *rows.of_standing(standing), *referred),
        )


def _write_place(writer: Writer, place: Place) -> int:
    number, fresh = _place(writer.connection, rows.of_place(place))
    if fresh and place.gazetteer_id:
        for container in writer.containers(place.gazetteer_id):
            _place(writer.connection, (container.gazetteer_id, container.name, *container[2:]))
            writer.connection.execute(
                "INSERT OR IGNORE INTO within (place, container) VALUES (?, ?)", (place.gazetteer_id, container.gazetteer_id)
            )
    return number


def _candidate(connection: sqlite3.Connection, found: Candidate) -> tuple[int, float]:
    row = (found.gazetteer_id, rows.plain(found.name), None, found.country, found.lat, found.lon)
    return _place(connection, row)[0], found.score


def _place(connection: sqlite3.Connection, facts: tuple[rows.Value, ...]) -> tuple[int, bool]:
    """Find or write a place by all that is said of it; tell whether it is new."""
    there = connection.execute(
        "SELECT id FROM place WHERE ifnull(gazetteer_id, '') = ifnull(?, '') AND ifnull(name, '') = ifnull(?, '')"
        " AND ifnull(kind, '') = ifnull(?, '') AND ifnull(country, '') = ifnull(?, '') AND ifnull(lat, '') = ifnull(?, '')"
        " AND ifnull(lon, '') = ifnull(?, '')",
        facts,
    ).fetchone()
    if there:
        return there[0], False
    name = facts[1] if isinstance(facts[1], str) else ""
    row = connection.execute(
        "INSERT INTO place (gazetteer_id, name, kind, country, lat, lon, folded) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (*facts, folded(name)),
    ).fetchone()
    return row[0], True
