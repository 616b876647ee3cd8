"""A count over time in, the strip of bars out that stands over a list: published above the line, said below it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from onrecord.serve.wording import instant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.hits import Bar, Timeline
    from onrecord.serve.grammar import Line

WIDE: Final = 960.0
TALL: Final = 34.0
DAYS: Final = {"day": 1.0, "week": 7.0, "month": 30.4}
THINNEST: Final = 1.5


@dataclass(frozen=True, slots=True)
class Column:
    """A bar: where it stands and how wide it is, both heights, what it says and where it leads."""

    x: float
    width: float
    published: float
    said: float
    title: str
    href: str
    start: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars, from the first day to the last on which a report appeared; ``note`` says what has no place on it."""

    columns: tuple[Column, ...]
    first: str
    last: str
    note: str


def span_of(timelines: Iterable[Timeline]) -> tuple[date, date] | None:
    """Give the first and last bar in which a report of any of them appeared."""
    starts = [bar.start for timeline in timelines for bar in timeline.bars if bar.published]
    return (date.fromisoformat(min(starts)), date.fromisoformat(max(starts))) if starts else None


def strip(asked: Line, timeline: Timeline, axis: tuple[date, date] | None = None) -> Strip | None:
    """Lay out the bars on a true scale of time, from ``axis`` or their own; ``None`` where they are fewer than two.

    Reports speak of old days: what was said before the first report or after the last is counted in words, or one
    quotation from 1975 would squeeze all others into a corner.
    """
    ends = axis or span_of([timeline])
    if ends is None or (axis is None and ends[0] == ends[1]):
        return None
    first, last = ends
    inside = [bar for bar in timeline.bars if first.isoformat() <= bar.start <= last.isoformat()]
    outside = sum(bar.said for bar in timeline.bars) - sum(bar.said for bar in inside)
    most = max((max(bar.published, bar.said) for bar in inside), default=1)
    scale = WIDE / ((last - first).days + DAYS[timeline.step])
    places = [((date.fromisoformat(bar.start) - first).days * scale, scale, TALL / most) for bar in inside]
    columns = tuple(_column(asked, timeline.step, bar, place) for bar, place in zip(inside, places, strict=True))
    counts = (
        (timeline.undated, "in undated reports"), (timeline.unsaid, "with no one day said"), (outside, "said before or after"),
    )  # fmt: skip
    note = ", ".join(f"{count:,} {words}" for count, words in counts if count)
    named = [instant(end.isoformat()) for end in ends]
    starts = [end.partition(" ")[2] if timeline.step == "month" else end for end in named]
    return Strip(columns, starts[0], starts[1], f"{note}; partly counted" if timeline.partial else note)


def _column(asked: Line, step: str, bar: Bar, place: tuple[float, float, float]) -> Column:
    x, scale, tall = place
    days = f"{step} of {instant(bar.start)}" if step == "week" else instant(bar.start) if step == "day" else instant(bar.start)[2:]
    return Column(
        x=round(x, 2),
        width=round(max(THINNEST, DAYS[step] * scale * 0.88), 2),
        published=round(tall * bar.published, 1),
        said=round(tall * bar.said, 1),
        title=f"{days}: {bar.published:,} published, {bar.said:,} said",
        href=f"/search?{urlencode({'q': _within(asked, step, bar.start).written})}",
        start=bar.start,
    )


def _within(asked: Line, step: str, start: str) -> Line:
    """Narrow a search to the days of a bar."""
    if step == "month":
        return asked.having("after", start[:7]).having("before", start[:7])
    end = date.fromordinal(date.fromisoformat(start).toordinal() + int(DAYS[step]) - 1).isoformat()
    return asked.having("after", start).having("before", end)
