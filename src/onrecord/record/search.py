"""A query in, a page of statements in their context out, with an honest count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.errors import UsageError
from onrecord.record.boxes import Box
from onrecord.record.finds import hits_of
from onrecord.record.hits import Count, Page
from onrecord.record.plan import FEW, Plan, planned, ranked

if TYPE_CHECKING:
    import sqlite3

    from onrecord.record.query import Order, Query

    Row = tuple[int, int, int]

PAGE: Final = 20
MOST: Final = 500
"""Hits of a page, at most."""
BOX: Final = 0.2
"""Seconds for the hits of a page."""
COUNTING: Final = 0.05
"""Seconds for counting further than the page."""

WINDOW: Final = 250
"""Reports that are walked through at a time: where time runs out, the next page goes on after the last window that was done."""

_ORDERS: Final = {"newest": ("DESC", "<", ">"), "oldest": ("", ">", "<")}
"""How reports are sorted, how one that comes later compares, and how one that comes earlier does."""
_FAR: Final = 2**62
"""Stands after every statement of a report."""
_AFTER: Final = re.compile(r"(-?\d{1,19})\.(\d{1,19})\.(\d{1,19})|(\d{1,9})")


def search(connection: sqlite3.Connection, query: Query, *, after: str | None = None, limit: int = PAGE, seconds: float = BOX) -> Page:
    """Find statements; ``after`` continues from a page's ``next``.

    Raises :class:`~onrecord.errors.UsageError` for a day that is none and an ``after`` that is from no page.
    """
    limit = max(1, min(limit, MOST))
    if query.order == "best":
        return _best(connection, query, after, limit, seconds)
    plan = planned(connection, query)
    box = Box(connection, seconds)
    start = _continued(after) if after else None
    walk = _listed if plan.few else _walked
    rows, reached = walk(connection, box, plan, Walk(query.order, start, limit + 1))
    shown = rows[:limit]
    following = _key(shown[-1]) if len(rows) > limit or (box.cut and shown and reached is None) else reached
    count = Count(len(rows)) if not after and not following and not box.cut else counted(connection, plan, len(shown))
    return Page(hits_of(connection, [row[0] for row in shown], plan.match), count, following, box.cut)


class Walk(NamedTuple):
    """In which order, after which statement (report's time and number, its own number), and how many at most."""

    order: Order
    start: tuple[int, int, int] | None
    limit: int


def _key(row: Row) -> str:
    return f"{row[1]}.{row[2]}.{row[0]}"


def _listed(_: sqlite3.Connection, box: Box, plan: Plan, walk: Walk) -> tuple[list[Row], str | None]:
    direction = _ORDERS[walk.order][0]
    where, values = _beyond(walk.order, walk.start)
    order = f"ORDER BY r.at {direction}, r.id {direction}, s.id"
    return list(box.rows(f"SELECT s.id, r.at, r.id{plan.sql}{where} {order} LIMIT ?", (*plan.values, *values, walk.limit))), None


def _walked(connection: sqlite3.Connection, box: Box, plan: Plan, walk: Walk) -> tuple[list[Row], str | None]:
    """Go from report to report, window by window; also give where to go on, where time ran out.

    The statements of a report are met in their order; asked to sort them, SQLite would collect every one first.
    """
    direction, _, earlier = _ORDERS[walk.order]
    order = f"ORDER BY r.at {direction}, r.id {direction}"
    rows: list[Row] = []
    start = walk.start
    while len(rows) < walk.limit:
        where, values = _beyond(walk.order, start)
        end = _end(connection, walk.order, start, order)
        within, bounds = _until(earlier, end)
        sql = f"SELECT s.id, r.at, r.id{plan.sql}{where}{within} {order} LIMIT ?"
        rows += box.rows(sql, (*plan.values, *values, *bounds, walk.limit - len(rows)))
        if box.cut:
            return rows, None if rows or start is None else f"{start[0]}.{start[1]}.{start[2]}"
        if end is None or len(rows) >= walk.limit:
            break
        start = *end, _FAR
    return rows, None


def _end(connection: sqlite3.Connection, order: Order, start: tuple[int, int, int] | None, sorting: str) -> tuple[int, int] | None:
    """Find the last report of the window that begins after ``start``; ``None`` where fewer are left than a window has."""
    later = _ORDERS[order][1]
    where, values = "", tuple[int, ...]()
    if start is not None:
        at, report, statement = start
        # A report that the last page ended in is not done.
        where, values = f" AND r.at {later}= ? AND (r.at {later} ? OR r.id {later}{'' if statement >= _FAR else '='} ?)", (at, at, report)
    sql = f"SELECT r.at, r.id FROM report r WHERE r.latest = 1{where} {sorting} LIMIT 1 OFFSET ?"
    found: tuple[int, int] | None = connection.execute(sql, (*values, WINDOW - 1)).fetchone()
    return found


def _until(earlier: str, end: tuple[int, int] | None) -> tuple[str, tuple[int, ...]]:
    if end is None:
        return "", ()
    at, report = end
    return f" AND r.at {earlier}= ? AND (r.at {earlier} ? OR r.id {earlier}= ?)", (at, at, report)


def _beyond(order: Order, start: tuple[int, int, int] | None) -> tuple[str, tuple[int, ...]]:
    if start is None:
        return "", ()
    later = _ORDERS[order][1]
    at, report, statement = start
    return f" AND r.at {later}= ? AND (r.at {later} ? OR r.id {later} ? OR (r.id = ? AND s.id > ?))", (at, at, report, report, statement)


def counted(connection: sqlite3.Connection, plan: Plan, least: int = 0) -> Count:
    """Count the statements of a plan; beyond :data:`~onrecord.record.plan.FEW`, or out of time, there are “at least” so many."""
    if plan.lone and not plan.few:
        return _all(connection, plan)
    box = Box(connection, COUNTING if not plan.few else 10 * COUNTING)
    found = sum(1 for _ in box.rows(f"SELECT 1{plan.sql} LIMIT ?", (*plan.values, FEW + 1)))
    if box.cut or found > FEW:
        return Count(max(least, min(found, FEW)), exact=False)
    return Count(found)


def _all(connection: sqlite3.Connection, plan: Plan) -> Count:
    """Count without looking at reports: too many words' statements to tell old versions apart."""
    if plan.match:
        return Count(FEW, exact=False)
    found = connection.execute("SELECT count(*) FROM (SELECT 1 FROM statement LIMIT ?)", (FEW + 1,)).fetchone()[0]
    if found > FEW:
        return Count(FEW, exact=False)
    return Count(connection.execute("SELECT count(*) FROM statement s JOIN report r ON r.id = s.report WHERE r.latest").fetchone()[0])


def _best(connection: sqlite3.Connection, query: Query, after: str | None, limit: int, seconds: float) -> Page:
    plan, cut = ranked(connection, query)
    skip = 0
    if after:
        skip = _continued(after)[0]
    box = Box(connection, seconds)
    order = "ORDER BY f.rank" if plan.match else ""
    rows = list(box.rows(f"SELECT s.id{plan.sql} {order} LIMIT ? OFFSET ?", (*plan.values, limit + 1, skip)))
    following = str(skip + limit) if len(rows) > limit else None
    count = counted(connection, plan, len(rows))
    count = Count(count.value, exact=count.exact and not cut)
    return Page(hits_of(connection, [row[0] for row in rows[:limit]], plan.match), count, following, box.cut or cut)


def _continued(after: str) -> tuple[int, int, int]:
    parts = _AFTER.fullmatch(after)
    if not parts:
        raise UsageError(f"{after!r} is from no page of hits")
    if parts[4]:
        return int(parts[4]), 0, 0
    return int(parts[1]), int(parts[2]), int(parts[3])
