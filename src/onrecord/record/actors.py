"""A report's parties in, who each is across reports out: an actor of the file on a sure ground, or a new one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.record.folding import folded
from onrecord.record.grounds import Ground, Known, ground, joinable, may_meet
from onrecord.record.rows import known, plain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from onrecord.model import Party

LOOKED: Final = 40
"""Reports of an actor that are looked at for its company, and actors of one name: the newest."""


def assign(connection: sqlite3.Connection, source: str, parties: Sequence[Party]) -> list[tuple[int, Ground]]:
    """Find or make the actor of each party of a report, in order; two parties of one report are never the same actor."""
    taken: set[int] = set()
    found: list[tuple[int, Ground]] = []
    for party in parties:
        actor, why = known_actor(connection, source, party, parties, taken) or (_new(connection, party), "new")
        taken.add(actor)
        found.append((actor, why))
    return found


def known_actor(
    connection: sqlite3.Connection, source: str, party: Party, parties: Iterable[Party], taken: set[int]
) -> tuple[int, Ground] | None:
    """Find the one actor on file that a party surely is, and the ground; ``taken`` are those that it cannot be."""
    name = folded(party.name)
    if not joinable(party.name, party.kind) or parted(connection, source, name):
        return None
    rows = connection.execute(
        "SELECT id, name, kind, wikidata FROM actor a WHERE folded = ? AND kind = ? AND NOT EXISTS (SELECT 1 FROM party p"
        " JOIN report r ON r.id = p.report JOIN parting g ON g.source = r.source WHERE p.actor = a.id AND g.folded = a.folded)"
        " ORDER BY id LIMIT ?",
        (name, party.kind, LOOKED),
    ).fetchall()
    if not rows:
        return None
    other = _coming(party, parties)
    fit = [
        (actor, why)
        for actor, known_name, kind, wikidata in rows
        if actor not in taken and (why := _ground(connection, actor, Known(known_name, kind, wikidata=wikidata), other))
    ]
    # Where several fit, none of them is sure.
    return fit[0] if len(fit) == 1 else None


def parted(connection: sqlite3.Connection, source: str, name: str) -> bool:
    """Tell whether somebody has said that this name in this source is nobody else's."""
    return connection.execute("SELECT 1 FROM parting WHERE source = ? AND folded = ?", (source, name)).fetchone() is not None


def _new(connection: sqlite3.Connection, party: Party) -> int:
    return new_actor(connection, party.name, party.kind, party.role, party.wikidata)


def new_actor(connection: sqlite3.Connection, name: str, kind: str, role: str | None, wikidata: str | None) -> int:
    """Write an actor and its name's words; give its number."""
    row = connection.execute(
        "INSERT INTO actor (name, folded, kind, role, wikidata) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (plain(name), folded(plain(name)), kind, known(role), known(wikidata)),
    ).fetchone()
    connection.execute("INSERT INTO actor_words (rowid, name) VALUES (?, ?)", (row[0], plain(name)))
    return int(row[0])


def _coming(party: Party, parties: Iterable[Party]) -> Known:
    others = [other for other in parties if other.id != party.id and joinable(other.name, other.kind)]
    return Known(
        party.name,
        party.kind,
        (party.role,) if party.role else (),
        party.wikidata,
        frozenset(folded(other.name) for other in others if other.kind != "state"),
        frozenset(folded(other.name) for other in others if other.kind == "state"),
    )


def _ground(connection: sqlite3.Connection, actor: int, one: Known, other: Known) -> Ground | None:
    """Compare with an actor of the file; whom it is named together with is looked up only where that can decide."""
    if one.kind == "person":
        roles = connection.execute("SELECT DISTINCT role FROM party WHERE actor = ? AND role IS NOT NULL LIMIT ?", (actor, LOOKED))
        one = replace(one, roles=tuple(row[0] for row in roles))
    why = ground(one, other)
    return ground(_met(connection, actor, one), other) if why is None and may_meet(one, other) else why


def _met(connection: sqlite3.Connection, actor: int, one: Known) -> Known:
    reports = [
        row[0] for row in connection.execute("SELECT report FROM party WHERE actor = ? ORDER BY report DESC LIMIT ?", (actor, LOOKED))
    ]
    near = connection.execute(
        "SELECT DISTINCT a.folded, a.name, a.kind FROM party p JOIN actor a ON a.id = p.actor"
        " WHERE p.report IN (SELECT value FROM json_each(?)) AND p.actor <> ?",
        (json.dumps(reports), actor),
    ).fetchall()
    return replace(
        one,
        company=frozenset(row[0] for row in near if row[2] != "state" and joinable(row[1], row[2])),
        states=frozenset(row[0] for row in near if row[2] == "state" and joinable(row[1], row[2])),
    )


def forget(connection: sqlite3.Connection, actor: int) -> None:
    """Take out an actor whom no report names any more."""
    row = connection.execute(
        "SELECT name FROM actor WHERE id = ? AND NOT EXISTS (SELECT 1 FROM party WHERE actor = ?)", (actor, actor)
    ).fetchone()
    if row:
        connection.execute("INSERT INTO actor_words (actor_words, rowid, name) VALUES ('delete', ?, ?)", (actor, row[0]))
        connection.execute("DELETE FROM actor WHERE id = ?", (actor,))
