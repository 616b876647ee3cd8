"""The number of a report in, its record out: field for field what was put in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.model import SCHEMA, Block, Candidate, Date, Head, Party, Place, Record, Said, Standing, Statement
from onrecord.record.rows import spans

if TYPE_CHECKING:
    import sqlite3

    from onrecord.model import Span

_HEAD: Final = "key, title, byline, outlet, url, published, modified, language, sha256, basis, notes, name, text"


class Names(NamedTuple):
    """The rows of a report's parties and statements, by number, and what the record calls them."""

    parties: dict[int, str]
    statements: dict[int, str]


def load(connection: sqlite3.Connection, report: int) -> Record | None:
    """Put the record together from its rows; ``None`` where there is no such report."""
    row = connection.execute(f"SELECT {_HEAD} FROM report WHERE id = ?", (report,)).fetchone()
    if row is None:
        return None
    key, title, byline, outlet, url, published, modified, language, sha256, basis, notes, name, text = row
    names = Names(
        dict(connection.execute("SELECT id, ref FROM party WHERE report = ?", (report,))),
        dict(
            connection.execute(
                "SELECT s.id, s.ref FROM report r JOIN statement s ON s.id BETWEEN r.first AND r.last WHERE r.id = ?", (report,)
            )
        ),
    )
    return Record(
        SCHEMA,
        key,
        Head(title, tuple(json.loads(byline)), outlet, url, published, modified, language, sha256, json.loads(basis)),
        text,
        _blocks(connection, report),
        _parties(connection, report),
        statements(connection, report, names),
        _dates(connection, report),
        _places(connection, report),
        _standings(connection, report, names),
        tuple(json.loads(notes)),
        name,
    )


def _blocks(connection: sqlite3.Connection, report: int) -> tuple[Block, ...]:
    found = connection.execute("SELECT start, end, kind, source_start, source_end FROM block WHERE report = ? ORDER BY n", (report,))
    return tuple(Block(start, end, kind, None if first is None else (first, last)) for start, end, kind, first, last in found)


def _parties(connection: sqlite3.Connection, report: int) -> tuple[Party, ...]:
    found = connection.execute(
        "SELECT ref, name, kind, role, mentions, members, wikidata FROM party WHERE report = ? ORDER BY id", (report,)
    )
    return tuple(
        Party(ref, name, kind, role, spans(json.loads(mentions)), tuple(json.loads(members)), wikidata)
        for ref, name, kind, role, mentions, members, wikidata in found
    )


def statements(connection: sqlite3.Connection, report: int, names: Names) -> tuple[Statement, ...]:
    """Give the statements of a report in their order."""
    found = connection.execute(
        "SELECT ref, form, act, mode, polarity, content, verbatim, cue, source, speaker, addressee,"
        " said, said_from, said_to, said_basis, parent, answers, targets, score FROM statement"
        " WHERE id BETWEEN (SELECT first FROM report WHERE id = ?) AND (SELECT last FROM report WHERE id = ?) ORDER BY id",
        (report, report),
    )
    return tuple(
        Statement(
            id=row[0],
            form=row[1],
            act=row[2],
            mode=row[3],
            polarity=row[4],
            content=spans(json.loads(row[5])),
            verbatim=spans(json.loads(row[6])),
            cue=spans(json.loads(row[7])),
            source=spans(json.loads(row[8])),
            speaker=names.parties.get(row[9]),
            addressee=names.parties.get(row[10]),
            said=None if row[11] is None else Said(*row[11:15]),
            parent=names.statements.get(row[15]),
            answers=names.statements.get(row[16]),
            targets=_span(row[17]),
            score=row[18],
        )
        for row in found
    )


def _span(value: str | None) -> Span | None:
    if value is None:
        return None
    start, end = json.loads(value)
    return start, end


def _dates(connection: sqlite3.Connection, report: int) -> tuple[Date, ...]:
    found = connection.execute(
        "SELECT start, end, type, value, earliest, latest, anchor, rule, alternatives FROM date WHERE report = ? ORDER BY n", (report,)
    )
    return tuple(Date(*(*row[:-1], tuple(json.loads(row[-1])))) for row in found)


def _places(connection: sqlite3.Connection, report: int) -> tuple[Place, ...]:
    found = connection.execute(
        "SELECT m.start, m.end, p.name, p.kind, p.country, p.gazetteer_id, p.lat, p.lon, m.score, m.candidates"
        " FROM mention m JOIN place p ON p.id = m.place WHERE m.report = ? ORDER BY m.n",
        (report,),
    )
    return tuple(Place(*(*row[:-1], tuple(_candidate(connection, *pair) for pair in json.loads(row[-1])))) for row in found)


def _candidate(connection: sqlite3.Connection, place: int, score: float) -> Candidate:
    row = connection.execute("SELECT gazetteer_id, name, country, lat, lon FROM place WHERE id = ?", (place,)).fetchone()
    return Candidate(*(*row, score))


def _standings(connection: sqlite3.Connection, report: int, names: Names) -> tuple[Standing, ...]:
    found = connection.execute(
        'SELECT place, party, aspect, extent, polarity, "when", holder, statement, spans, words, distant'
        " FROM standing WHERE report = ? ORDER BY id",
        (report,),
    )
    return tuple(
        Standing(
            place,
            names.parties.get(party),
            aspect,
            extent,
            polarity,
            when,
            "report" if holder is None else names.parties[holder],
            names.statements.get(statement),
            tuple((start, end) for start, end in json.loads(spans)),
            None if json.loads(words) is None else (json.loads(words)[0], json.loads(words)[1]),
            bool(distant),
        )
        for place, party, aspect, extent, polarity, when, holder, statement, spans, words, distant in found
    )
