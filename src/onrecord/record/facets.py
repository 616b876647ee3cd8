"""A query in, the values that would narrow it out, with how many statements have each: within a box of time, honest about it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeVar

from onrecord.record.boxes import Box
from onrecord.record.hits import Facet, Facets
from onrecord.record.plan import planned
from onrecord.record.rows import UNKNOWN

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from onrecord.record.query import Query

BOX: Final = 0.15
"""Seconds for all facets of a page; the names that are shown are looked up after that."""
TOP: Final = 12
"""Values of a facet that are shown."""
SECONDS_OF_DAY: Final = 86_400
T = TypeVar("T", int, str)


class _Tally:
    """What has been counted so far; one walk over the statements fills all of it."""

    def __init__(self) -> None:
        self.speakers: Counter[int] = Counter()
        self.acts: Counter[str] = Counter()
        self.forms: Counter[str] = Counter()
        self.outlets: Counter[str] = Counter()
        self.days: Counter[int] = Counter()
        self.places: Counter[int] = Counter()
        self.total = 0

    def take(self, row: tuple[int | None, str, str, str | None, int, str | None]) -> None:
        speaker, act, form, outlet, at, places = row
        self.total += 1
        self.acts[act] += 1
        self.forms[form] += 1
        if speaker is not None:
            self.speakers[speaker] += 1
        if outlet:
            self.outlets[outlet] += 1
        if at != UNKNOWN:
            self.days[at // SECONDS_OF_DAY] += 1
        for place in (places or "").split(",") if places else ():
            self.places[int(place)] += 1


def facets(connection: sqlite3.Connection, query: Query, *, seconds: float = BOX) -> Facets:
    """Count the values of a query's statements, newest reports first; ``partial`` where the time ran out."""
    plan = planned(connection, query)
    tally, box = _Tally(), Box(connection, seconds)
    order = "" if plan.few else "ORDER BY r.at DESC, r.id DESC"
    columns = (
        "(SELECT p.actor FROM party p WHERE p.id = s.speaker), s.act, s.form, r.outlet, r.at,"
        " (SELECT group_concat(l.place) FROM located l WHERE l.statement = s.id)"
    )
    for row in box.rows(f"SELECT {columns}{plan.sql} {order}", plan.values):
        tally.take(row)
    return Facets(
        who=tuple(_named(connection, tally.speakers)),
        act=_plain(tally.acts),
        form=_plain(tally.forms),
        outlet=_plain(tally.outlets),
        place=tuple(_placed(connection, tally.places)),
        month=tuple(_months(tally.days)),
        counted=tally.total,
        partial=box.cut,
    )


def _plain(counts: Counter[str]) -> tuple[Facet, ...]:
    return tuple(Facet(value, value, count) for value, count in _top(counts))


def _named(connection: sqlite3.Connection, counts: Counter[int]) -> Iterator[Facet]:
    for actor, count in _top(counts):
        name = connection.execute("SELECT name FROM actor WHERE id = ?", (actor,)).fetchone()[0]
        yield Facet(f"actor:{actor}", name, count)


def _placed(connection: sqlite3.Connection, counts: Counter[int]) -> Iterator[Facet]:
    """Add up the rows of one gazetteer place: reports may say different things of it."""
    known: dict[str, Facet] = {}
    for row, count in counts.most_common(TOP * 4):
        gazetteer, name = connection.execute("SELECT gazetteer_id, name FROM place WHERE id = ?", (row,)).fetchone()
        value = gazetteer or name
        before = known.get(value)
        known[value] = Facet(value, before.label if before else name or value, count + (before.count if before else 0))
    yield from sorted(known.values(), key=lambda facet: (-facet.count, facet.label))[:TOP]


def _months(days: Counter[int]) -> Iterator[Facet]:
    months: Counter[str] = Counter()
    for day, count in days.items():
        months[month_of(day)] += count
    for month in sorted(months):
        yield Facet(month, month, months[month])


def month_of(day: int) -> str:
    """Name the month of a day, counted from 1970."""
    return f"{datetime.fromtimestamp(day * SECONDS_OF_DAY, UTC):%Y-%m}"


def _top(counts: Counter[T]) -> list[tuple[T, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:TOP]
