"""A name to begin after in, a page of the file's names out, in their order: people, organisations and states, or places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.record.folding import folded

if TYPE_CHECKING:
    import sqlite3

LINES: Final = 120
"""Names of a page."""
MOST: Final = 1_000
"""Reports of a name that are counted one by one; of more the count says “at least”."""


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name: what to ask for it with, what kind of thing it is, and how many reports name it, up to :data:`MOST`."""

    id: str
    name: str
    kind: str | None
    note: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class NamePage:
    """Some names; ``next`` is what to pass as ``after`` for those that follow (``None``: there are none)."""

    names: tuple[NameLine, ...]
    next: str | None


def actor_names(connection: sqlite3.Connection, after: str = "", limit: int = LINES) -> NamePage:
    """List the actors by name; ``after`` is the ``next`` of the page before, or any beginning of a name."""
    name, number = _continued(after)
    reports = f"(SELECT count(*) FROM (SELECT 1 FROM party p WHERE p.actor = a.id LIMIT {MOST}))"
    rows = connection.execute(
        f"SELECT a.id, a.name, a.kind, a.role, {reports}, a.folded FROM actor a WHERE a.folded > ? OR (a.folded = ? AND a.id > ?)"
        " ORDER BY a.folded, a.id LIMIT ?",
        (name, name, number, limit + 1),
    ).fetchall()
    names = tuple(NameLine(str(row[0]), *row[1:5]) for row in rows[:limit])
    return NamePage(names, f"{rows[limit - 1][5]}.{rows[limit - 1][0]}" if len(rows) > limit else None)


def place_names(connection: sqlite3.Connection, after: str = "", limit: int = LINES) -> NamePage:
    """List the places that reports name by name; those that a report only may mean are left out."""
    name, number = _continued(after)
    reports = f"(SELECT count(*) FROM (SELECT 1 FROM mention m WHERE m.place = p.id LIMIT {MOST}))"
    rows = connection.execute(
        f"SELECT ifnull(p.gazetteer_id, p.name), p.name, p.kind, p.country, {reports}, p.folded, p.id FROM place p"
        " WHERE p.name IS NOT NULL AND (p.folded > ? OR (p.folded = ? AND p.id > ?))"
        " AND EXISTS (SELECT 1 FROM mention m WHERE m.place = p.id) ORDER BY p.folded, p.id LIMIT ?",
        (name, name, number, limit + 1),
    ).fetchall()
    names = tuple(NameLine(*row[:5]) for row in rows[:limit])
    return NamePage(names, f"{rows[limit - 1][5]}.{rows[limit - 1][6]}" if len(rows) > limit else None)


def _continued(after: str) -> tuple[str, int]:
    name, dot, number = after.rpartition(".")
    if dot and number.isascii() and number.isdigit() and len(number) < 16:  # noqa: PLR2004 -- what SQLite can compare
        return name, int(number)
    return folded(after), 0
