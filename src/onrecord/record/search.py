"""A query in, a page of statements in their context out, with an honest count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.errors import UsageError
from onrecord.record.boxes import Box
from onrecord.record.finds import hits_of
from onrecord.record.hits import Count, Page
from onrecord.record.plan import FEW, Plan, planned, ranked

if TYPE_CHECKING:
    import sqlite3

    from onrecord.record.query import Query

PAGE: Final = 20
MOST: Final = 500
"""Hits of a page, at most."""
BOX: Final = 0.2
"""Seconds for the hits of a page."""
COUNTING: Final = 0.05
"""Seconds for counting further than the page."""

_ORDERS: Final = {
    "newest": ("ORDER BY r.at DESC, r.id DESC", "r.at <= ? AND (r.at < ? OR r.id < ? OR (r.id = ? AND s.id > ?))"),
    "oldest": ("ORDER BY r.at, r.id", "r.at >= ? AND (r.at > ? OR r.id > ? OR (r.id = ? AND s.id > ?))"),
}
_AFTER: Final = re.compile(r"(-?\d{1,19})\.(\d{1,19})\.(\d{1,19})|(\d{1,9})")


def search(connection: sqlite3.Connection, query: Query, *, after: str | None = None, limit: int = PAGE, seconds: float = BOX) -> Page:
    """Find statements; ``after`` continues from a page's ``next``.

    Raises :class:`~onrecord.errors.UsageError` for a day that is none and an ``after`` that is from no page.
    """
    limit = max(1, min(limit, MOST))
    if query.order == "best":
        return _best(connection, query, after, limit, seconds)
    plan = planned(connection, query)
    order, beyond = _ORDERS[query.order]
    # A walk meets the statements of a report in their order; asked to sort them, SQLite would collect every one first.
    order += ", s.id" if plan.few else ""
    where, values = "", plan.values
    if after:
        at, report, statement = _continued(after)
        where, values = f" AND {beyond}", (*values, at, at, report, report, statement)
    box = Box(connection, seconds)
    rows = list(box.rows(f"SELECT s.id, r.at, r.id{plan.sql}{where} {order} LIMIT ?", (*values, limit + 1)))
    shown = rows[:limit]
    more = len(rows) > limit or (box.cut and shown)
    following = f"{shown[-1][1]}.{shown[-1][2]}.{shown[-1][0]}" if more else None
    count = Count(len(rows)) if not after and not more and not box.cut else counted(connection, plan, len(shown))
    return Page(hits_of(connection, [row[0] for row in shown], plan.match), count, following, box.cut)


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
