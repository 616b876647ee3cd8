"""An actor in, its page out: what it is called, why its parties are one, whom it speaks to and about, and its statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.record.boxes import Box
from onrecord.record.query import Query, actors_named

if TYPE_CHECKING:
    import sqlite3

    from onrecord.model import PartyKind
    from onrecord.record.grounds import Ground

SHOWN: Final = 50
"""Joins, roles and companions that are listed, at most."""
DIGITS: Final = 16
BOX: Final = 0.03
"""Seconds for each list of companions."""


@dataclass(frozen=True, slots=True)
class Join:
    """A report's party that is taken for this actor, and on which ground. ``party`` is its number in the file."""

    party: int
    report: int
    name: str
    role: str | None
    ground: Ground
    published: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Companion:
    """Another actor, and in how many statements the two meet."""

    actor: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone across reports. ``joins`` are the newest; ``reports`` counts all; ``namesakes`` are others of the same name.

    ``to`` and ``about`` are those that it speaks to and about most; ``partial`` where time ran out in counting them.
    Its statements are the answer to ``Query(who=f"actor:{id}")``.
    """

    id: int
    name: str
    kind: PartyKind
    wikidata: str | None
    roles: tuple[str, ...]
    reports: int
    joins: tuple[Join, ...]
    namesakes: tuple[int, ...]
    to: tuple[Companion, ...]
    about: tuple[Companion, ...]
    partial: bool

    @property
    def query(self) -> Query:
        """What to search for its statements."""
        return Query(who=f"actor:{self.id}")


def actor(connection: sqlite3.Connection, number: int) -> Actor | None:
    """Put the page of an actor together; ``None`` where there is none of that number."""
    row = connection.execute("SELECT id, name, kind, wikidata, folded FROM actor WHERE id = ?", (number,)).fetchone()
    if row is None:
        return None
    box = Box(connection, BOX)
    to = _companions(box, connection, "addressee", number)
    about = _about(box, connection, number)
    return Actor(
        id=number,
        name=row[1],
        kind=row[2],
        wikidata=row[3],
        roles=_roles(connection, number),
        reports=_reports(connection, number),
        joins=_joins(connection, number),
        namesakes=_namesakes(connection, number, row[4]),
        to=to,
        about=about,
        partial=box.cut,
    )


def numbered(name: str) -> int | None:
    """Give the number in ``actor:12``; ``None`` for any other name."""
    number = name.removeprefix("actor:")
    return int(number) if number != name and number.isascii() and number.isdigit() and len(number) < DIGITS else None


def actors(connection: sqlite3.Connection, name: str, limit: int = SHOWN) -> tuple[Companion, ...]:
    """Find actors by words of their name, those of most reports first; ``count`` is the number of their reports."""
    found = [Companion(number, _name(connection, number), _reports(connection, number)) for number in actors_named(connection, name)[:500]]
    return tuple(sorted(found, key=lambda one: (-one.count, one.actor))[:limit])


def _name(connection: sqlite3.Connection, number: int) -> str:
    row = connection.execute("SELECT name FROM actor WHERE id = ?", (number,)).fetchone()
    return row[0] if row else ""


def _reports(connection: sqlite3.Connection, number: int) -> int:
    found: int = connection.execute("SELECT count(DISTINCT report) FROM party WHERE actor = ?", (number,)).fetchone()[0]
    return found


def _roles(connection: sqlite3.Connection, number: int) -> tuple[str, ...]:
    found = connection.execute(
        "SELECT role FROM (SELECT role FROM party WHERE actor = ? ORDER BY report DESC LIMIT 2000) WHERE role IS NOT NULL"
        " GROUP BY role ORDER BY count(*) DESC, role LIMIT ?",
        (number, SHOWN),
    )
    return tuple(row[0] for row in found)


def _joins(connection: sqlite3.Connection, number: int) -> tuple[Join, ...]:
    found = connection.execute(
        "SELECT p.id, p.report, p.name, p.role, p.ground, r.published, r.outlet FROM party p JOIN report r ON r.id = p.report"
        " WHERE p.actor = ? ORDER BY p.report DESC LIMIT ?",
        (number, SHOWN),
    )
    return tuple(Join(*row) for row in found)


def _namesakes(connection: sqlite3.Connection, number: int, folded: str) -> tuple[int, ...]:
    found = connection.execute("SELECT id FROM actor WHERE folded = ? AND id <> ? ORDER BY id LIMIT ?", (folded, number, SHOWN))
    return tuple(row[0] for row in found)


_NEWEST: Final = "(SELECT id FROM party WHERE actor = ? ORDER BY report DESC LIMIT 2000)"


def _companions(box: Box, connection: sqlite3.Connection, column: str, number: int) -> tuple[Companion, ...]:
    sql = (
        f"SELECT q.actor, count(*) FROM {_NEWEST} p CROSS JOIN statement s ON s.speaker = p.id JOIN party q ON q.id = s.{column}"
        " WHERE q.actor <> ? GROUP BY q.actor ORDER BY 2 DESC, 1 LIMIT 12"
    )
    return tuple(Companion(found, _name(connection, found), count) for found, count in list(box.rows(sql, (number, number))))


def _about(box: Box, connection: sqlite3.Connection, number: int) -> tuple[Companion, ...]:
    sql = (
        f"SELECT q.actor, count(*) FROM {_NEWEST} p CROSS JOIN statement s ON s.speaker = p.id JOIN about a ON a.statement = s.id"
        " JOIN party q ON q.id = a.party WHERE q.actor <> ? GROUP BY q.actor ORDER BY 2 DESC, 1 LIMIT 12"
    )
    return tuple(Companion(found, _name(connection, found), count) for found, count in list(box.rows(sql, (number, number))))
