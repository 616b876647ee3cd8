"""A query in, how its statements are walked through out: a short list where one condition has few, else from report to report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.record.query import Condition, Query, conditions, match_of

if TYPE_CHECKING:
    import sqlite3

Value = str | int | float

FEW: Final = 5_000
"""Statements that are sorted and counted one by one; of more than that counts say “at least”."""


class Plan(NamedTuple):
    """The end of a ``SELECT``: everything from ``FROM`` on, without order and limit, and what fills its question marks.

    ``s`` is the statement, ``r`` its report. ``few`` says that counting it to the end is quick; ``walk`` that it goes from
    report to report, newest first, as long as the order asks for that.
    """

    sql: str
    values: tuple[Value, ...]
    few: bool
    match: str
    lone: bool


NOTHING: Final = Plan(" FROM statement s JOIN report r ON r.id = s.report WHERE 0", (), few=True, match="", lone=True)

_WORDED: Final = "EXISTS (SELECT 1 FROM statement_words f WHERE f.statement_words MATCH ? AND f.rowid = s.id)"


def planned(connection: sqlite3.Connection, query: Query) -> Plan:
    """Choose the way that touches least.

    Raises :class:`~onrecord.errors.UsageError` for a day that is none.
    """
    match = match_of(query.words)
    if query.words.strip() and not match:
        return NOTHING
    found = conditions(connection, query)
    drivers = [(condition.driver, condition.driver_values) for condition in found if condition.driver]
    if match:
        drivers.insert(0, ("SELECT rowid FROM statement_words WHERE statement_words MATCH ?", (match,)))
    for sql, values in drivers:
        ids = [row[0] for row in connection.execute(f"{sql} LIMIT ?", (*values, FEW + 1))]
        if len(ids) <= FEW:
            worded = [] if "statement_words" in sql or not match else [Condition(_WORDED, (match,))]
            return _listed(ids, [*found, *worded], match)
    return _walked(found, match)


def _listed(ids: list[int], found: list[Condition], match: str) -> Plan:
    sql = " FROM json_each(?) c CROSS JOIN statement s ON s.id = c.value CROSS JOIN report r ON r.id = s.report WHERE r.latest = 1"
    return Plan(sql + _and(found), (json.dumps(sorted(set(ids))), *_values(found)), few=True, match=match, lone=False)


def _walked(found: list[Condition], match: str) -> Plan:
    if match:
        sql = (
            " FROM report r CROSS JOIN statement_words f ON f.rowid BETWEEN r.first AND r.last CROSS JOIN statement s ON s.id = f.rowid"
            " WHERE f.statement_words MATCH ? AND r.latest = 1"
        )
        return Plan(sql + _and(found), (match, *_values(found)), few=False, match=match, lone=not found)
    sql = " FROM report r CROSS JOIN statement s ON s.id BETWEEN r.first AND r.last WHERE r.latest = 1"
    return Plan(sql + _and(found), _values(found), few=False, match="", lone=not found)


def ranked(connection: sqlite3.Connection, query: Query) -> tuple[Plan, bool]:
    """Plan for the best first; also tell whether only the :data:`FEW` that were added last are ranked."""
    match = match_of(query.words)
    if not match:
        return NOTHING, False
    found = conditions(connection, query)
    floor = connection.execute(
        "SELECT rowid FROM statement_words WHERE statement_words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?", (match, FEW)
    ).fetchone()
    sql = (
        " FROM statement_words f CROSS JOIN statement s ON s.id = f.rowid CROSS JOIN report r ON r.id = s.report"
        " WHERE f.statement_words MATCH ? AND f.rowid > ? AND r.latest = 1"
    )
    return Plan(sql + _and(found), (match, floor[0] if floor else 0, *_values(found)), few=True, match=match, lone=False), bool(floor)


def _and(found: list[Condition]) -> str:
    return "".join(f" AND {condition.sql}" for condition in found)


def _values(found: list[Condition]) -> tuple[Value, ...]:
    return tuple(value for condition in found for value in condition.values)
