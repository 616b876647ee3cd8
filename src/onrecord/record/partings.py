"""A decision of people in, actors told apart or joined again out; it is kept apart from what was read, and outlives a second reading."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.record import actors, records

if TYPE_CHECKING:
    import sqlite3


def part(connection: sqlite3.Connection, party: int) -> int:
    """Say that a report's party is not who it was taken for; give the actor that it is now.

    Raises :class:`~onrecord.errors.UsageError` for a party that is not in the file.
    """
    source, folded, name, kind, role, wikidata, before = _party(connection, party)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT OR REPLACE INTO parting (source, folded, made) VALUES (?, ?, ?)", (source, folded, made))
    actor = actors.new_actor(connection, name, kind, role, wikidata)
    connection.execute("UPDATE party SET actor = ?, ground = 'hand' WHERE id = ?", (actor, party))
    actors.forget(connection, before)
    return actor


def rejoin(connection: sqlite3.Connection, party: int) -> int:
    """Take back that a party was told apart; it is joined again where there is a sure ground. Give the actor that it is now."""
    source, folded, _, _, _, _, before = _party(connection, party)
    connection.execute("DELETE FROM parting WHERE source = ? AND folded = ?", (source, folded))
    report, ref = connection.execute("SELECT report, ref FROM party WHERE id = ?", (party,)).fetchone()
    record = records.load(connection, report)
    if record is None:
        return before
    own = next(each for each in record.parties if each.id == ref)
    found = actors.known_actor(connection, source, own, record.parties, {before})
    if found is None:
        connection.execute("UPDATE party SET ground = 'new' WHERE id = ?", (party,))
        return before
    connection.execute("UPDATE party SET actor = ?, ground = ? WHERE id = ?", (*found, party))
    actors.forget(connection, before)
    return found[0]


def _party(connection: sqlite3.Connection, party: int) -> tuple[str, str, str, str, str | None, str | None, int]:
    row: tuple[str, str, str, str, str | None, str | None, int] | None = connection.execute(
        "SELECT r.source, a.folded, p.name, p.kind, p.role, p.wikidata, p.actor FROM party p JOIN report r ON r.id = p.report"
        " JOIN actor a ON a.id = p.actor WHERE p.id = ?",
        (party,),
    ).fetchone()
    if row is None:
        raise UsageError(f"no party {party} is in this file")
    return row
