"""A place in, its page out: where it lies, what lies in it, and its standings over time, each with its holder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.record.folding import folded
from onrecord.record.query import Query, places_named

if TYPE_CHECKING:
    import sqlite3

    from onrecord.model import Aspect, Extent, Polarity

COUNTED: Final = 5_000
"""Mentions that are counted; of more than that the number of reports is a lower bound."""
SHOWN: Final = 200
"""Standings, and places within, that are listed, at most."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place as a list shows it; ``id`` is its gazetteer id, or its name where it has none."""

    id: str
    name: str | None
    kind: str | None
    country: str | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class StandingLine:
    """What is the case with a place, according to ``holder`` (``None``: the report itself).

    ``party`` is whose claim or control it is (``None``: nobody's), ``published`` when the report appeared, ``report`` its
    number, ``link`` the statement's address.
    """

    place: str
    party: str | None
    aspect: Aspect
    extent: Extent
    polarity: Polarity
    when: str | None
    holder: str | None
    report: int
    published: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place across reports. Statements that name it, or what lies in it, are the answer to ``Query(place=id)``.

    ``reports`` is how many name it; where not ``exact``, at least so many.
    """

    place: PlaceLine
    containers: tuple[PlaceLine, ...]
    within: tuple[PlaceLine, ...]
    namesakes: tuple[PlaceLine, ...]
    standings: tuple[StandingLine, ...]
    reports: int
    exact: bool = True

    @property
    def query(self) -> Query:
        """What to search for the statements that name it."""
        return Query(place=self.place.id)


_FACTS: Final = "SELECT ifnull(gazetteer_id, name), name, kind, country, lat, lon FROM place"


def place(connection: sqlite3.Connection, name: str) -> PlacePage | None:
    """Put the page of a place together, by gazetteer id or by name; of several of one name the one that most reports name."""
    key = _chosen(connection, name)
    if key is None:
        return None
    line = _line(connection, key)
    rows = json.dumps(places_named(connection, key))
    return PlacePage(
        line,
        tuple(_line(connection, row[0]) for row in connection.execute("SELECT container FROM within WHERE place = ? ORDER BY 1", (key,))),
        tuple(
            _line(connection, row[0])
            for row in connection.execute("SELECT place FROM within WHERE container = ? ORDER BY 1 LIMIT ?", (key, SHOWN))
        ),
        tuple(_line(connection, other) for other in _namesakes(connection, line.name) if other != key),
        _standings(connection, rows),
        *_reports(connection, rows),
    )


def _reports(connection: sqlite3.Connection, rows: str) -> tuple[int, bool]:
    named = "SELECT report FROM mention WHERE place IN (SELECT value FROM json_each(?))"
    found = connection.execute(f"SELECT count(*), count(DISTINCT report) FROM ({named} LIMIT ?)", (rows, COUNTED + 1)).fetchone()
    return found[1], found[0] <= COUNTED


def _chosen(connection: sqlite3.Connection, name: str) -> str | None:
    row = connection.execute(
        "SELECT ifnull(gazetteer_id, name) FROM place p WHERE (gazetteer_id = ? OR folded = ?) AND name IS NOT NULL"
        " ORDER BY (SELECT count(*) FROM (SELECT 1 FROM mention m WHERE m.place = p.id LIMIT 1000)) DESC, id LIMIT 1",
        (name, folded(name)),
    ).fetchone()
    return row[0] if row else None


def _line(connection: sqlite3.Connection, key: str) -> PlaceLine:
    row = connection.execute(f"{_FACTS} WHERE gazetteer_id = ? ORDER BY kind IS NULL, id LIMIT 1", (key,)).fetchone()
    row = row or connection.execute(f"{_FACTS} WHERE folded = ? AND gazetteer_id IS NULL ORDER BY id LIMIT 1", (folded(key),)).fetchone()
    return PlaceLine(*row) if row else PlaceLine(key, None, None, None, None, None)


def _namesakes(connection: sqlite3.Connection, name: str | None) -> list[str]:
    found = connection.execute(
        "SELECT DISTINCT gazetteer_id FROM place WHERE folded = ? AND gazetteer_id IS NOT NULL ORDER BY 1 LIMIT 20", (folded(name or ""),)
    )
    return [row[0] for row in found]


def _standings(connection: sqlite3.Connection, rows: str) -> tuple[StandingLine, ...]:
    found = connection.execute(
        'SELECT t.place, p.name, t.aspect, t.extent, t.polarity, t."when", h.name, t.report, r.published, s.link'
        " FROM standing t JOIN report r ON r.id = t.report LEFT JOIN party p ON p.id = t.party LEFT JOIN party h ON h.id = t.holder"
        " LEFT JOIN statement s ON s.id = t.statement"
        " WHERE t.place_id IN (SELECT value FROM json_each(?)) AND r.latest = 1 ORDER BY r.at, t.id LIMIT ?",
        (rows, SHOWN),
    )
    return tuple(StandingLine(*row) for row in found)
