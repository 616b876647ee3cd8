"""A query in, its statements over time out: by day, week or month, those published then and those said then kept apart."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from onrecord.record.boxes import Box
from onrecord.record.hits import Bar, Timeline
from onrecord.record.plan import planned
from onrecord.record.rows import UNKNOWN

if TYPE_CHECKING:
    import sqlite3

    from onrecord.record.query import Query

Step = Literal["day", "week", "month"]

BOX: Final = 0.2
SECONDS_OF_DAY: Final = 86_400


def timeline(connection: sqlite3.Connection, query: Query, *, step: Step = "month", seconds: float = BOX) -> Timeline:
    """Count a query's statements by the day published (UTC) and, apart from that, by the first day they can have been said.

    A statement whose days said span more than one bar is counted nowhere as said: it belongs to ``unsaid``.
    """
    plan = planned(connection, query)
    box = Box(connection, seconds)
    published: Counter[int] = Counter()
    said: Counter[tuple[str | None, str | None]] = Counter()
    order = "" if plan.few else "ORDER BY r.at DESC, r.id DESC"
    for at, first, last in box.rows(f"SELECT r.at, s.said_from, s.said_to{plan.sql} {order}", plan.values):
        published[UNKNOWN if at == UNKNOWN else at // SECONDS_OF_DAY] += 1
        said[first, last] += 1
    return _barred(published, said, step, partial=box.cut)


def _barred(published: Counter[int], said: Counter[tuple[str | None, str | None]], step: Step, *, partial: bool) -> Timeline:
    undated, unsaid = published.pop(UNKNOWN, 0), 0
    rows: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for day, count in published.items():
        rows[0][start_of(datetime.fromtimestamp(day * SECONDS_OF_DAY, UTC).date(), step)] += count
    for (first, last), count in said.items():
        begin, end = _start(first, step), _start(last, step)
        if begin and begin == end:
            rows[1][begin] += count
        else:
            unsaid += count
    bars = tuple(Bar(start, rows[0][start], rows[1][start]) for start in sorted({*rows[0], *rows[1]}))
    return Timeline(step, bars, undated, unsaid, partial)


def start_of(day: date, step: Step) -> str:
    """Name the bar that a day belongs to by its first day."""
    if step == "month":
        return day.replace(day=1).isoformat()
    return (day - timedelta(days=min(day.weekday(), day.toordinal() - 1)) if step == "week" else day).isoformat()


def _start(day: str | None, step: Step) -> str | None:
    try:
        return start_of(date.fromisoformat((day or "")[:10]), step)
    except ValueError:
        return None
