"""A query in, the places that its statements name out, most first, each with where it lies; within a box of time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.record.boxes import Box
from onrecord.record.plan import planned

if TYPE_CHECKING:
    import sqlite3

    from onrecord.record.query import Query

BOX: Final = 0.08
"""Seconds for counting."""
SHOWN: Final = 400
"""Places that are given, at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that lies somewhere, and how many statements name it; ``id`` is its gazetteer id, or its name where it has none."""

    id: str
    name: str
    kind: str | None
    lat: float
    lon: float
    count: int


@dataclass(frozen=True, slots=True)
class Spots:
    """Places, most first; ``nowhere`` counts those that nobody knows the place of, ``partial`` where the time ran out."""

    found: tuple[Found, ...]
    nowhere: int
    partial: bool


def spots(connection: sqlite3.Connection, query: Query, *, seconds: float = BOX) -> Spots:
    """Count the places of a query's statements, newest reports first."""
    plan, box = planned(connection, query), Box(connection, seconds)
    order = "" if plan.few else "ORDER BY r.at DESC, r.id DESC"
    counts: Counter[int] = Counter()
    for (places,) in box.rows(
        f"SELECT (SELECT group_concat(l.place) FROM located l WHERE l.statement = s.id){plan.sql} {order}", plan.values
    ):
        counts.update(map(int, places.split(",")) if places else ())
    found: dict[str, Found] = {}
    nowhere = 0
    for row, count in counts.most_common(2 * SHOWN):
        key, name, kind, lat, lon = connection.execute(
            "SELECT ifnull(gazetteer_id, name), name, kind, lat, lon FROM place WHERE id = ?", (row,)
        ).fetchone()
        if key is None or lat is None or lon is None:
            nowhere += 1
            continue
        # Rows of one gazetteer place are one spot: reports may say different things of it.
        found[key] = Found(key, name or key, kind, lat, lon, count + (found[key].count if key in found else 0))
    shown = sorted(found.values(), key=lambda one: (-one.count, one.id))[:SHOWN]
    return Spots(tuple(shown), nowhere, box.cut)
