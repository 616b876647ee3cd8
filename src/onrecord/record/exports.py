"""A query in, all its reports and statements out, in the order of the file, one after the other in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.record import records
from onrecord.record.plan import Plan, planned
from onrecord.record.query import Query

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from onrecord.model import Record

STEP: Final = 500
"""Reports that are looked up at a time; between two steps others may write."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A report that is exported, and which of its statements.

    ``links`` are the lasting addresses of all its statements, in the order of ``record.statements``; ``wanted`` are the
    places of those that were asked for in that order.
    """

    id: int
    record: Record
    links: tuple[str, ...]
    wanted: tuple[int, ...]


def selections(connection: sqlite3.Connection, query: Query | None = None) -> Iterator[Selection]:
    """Give the reports of a query's statements, or all reports, in the order of the file."""
    asked = query if query is not None and query != Query() else None
    plan = planned(connection, asked) if asked else None
    for number in _reports(connection, plan):
        record = records.load(connection, number)
        if record is None:
            continue
        first, last = connection.execute("SELECT first, last FROM report WHERE id = ?", (number,)).fetchone()
        links = connection.execute("SELECT link FROM statement WHERE id BETWEEN ? AND ? ORDER BY id", (first, last)).fetchall()
        wanted = range(len(record.statements)) if plan is None else _wanted(connection, plan, first, last)
        yield Selection(number, record, tuple(row[0] for row in links), tuple(wanted))


def _wanted(connection: sqlite3.Connection, plan: Plan, first: int, last: int) -> Iterator[int]:
    found = connection.execute(f"SELECT s.id{plan.sql} AND s.id BETWEEN ? AND ? ORDER BY s.id", (*plan.values, first, last))
    return (row[0] - first for row in found.fetchall())


def _reports(connection: sqlite3.Connection, plan: Plan | None) -> Iterator[int]:
    """Give the reports (last versions) that a plan has statements of, or all of them."""
    sql, values = (plan.sql, plan.values) if plan else (" FROM report r WHERE r.latest = 1", ())
    before = 0
    while True:
        found = connection.execute(f"SELECT DISTINCT r.id{sql} AND r.id > ? ORDER BY r.id LIMIT ?", (*values, before, STEP)).fetchall()
        yield from (row[0] for row in found)
        if len(found) < STEP:
            return
        before = found[-1][0]
