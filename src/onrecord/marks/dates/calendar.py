"""TIMEX3 values in, the closed interval of days that they can mean, or the value so many units away, out."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

Days = tuple[date, date]
SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month that a season begins in, north of the equator."""
OTHER_SIDE: Final = {"SP": 9, "SU": 12, "FA": 3, "WI": 6}
VALUE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<end>-WE)?|Q(?P<quarter>\d)|H(?P<half>\d)"
    r"|(?P<season>SP|SU|FA|WI)))?(?:T[^/]*)?"
)
MONTHS: Final = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
DAYS: Final = {"D": 1, "N": 1, "W": 7, "F": 14}


def interval(value: str | None, *, south: bool = False) -> Days | None:
    """Return the first and the last day of a value; ``None`` for what has no days, or none that a calendar can name."""
    if not value:
        return None
    first, _, last = value.partition("/")
    if last:
        start, end = interval(first, south=south), interval(last, south=south)
        return (start[0], end[1]) if start and end and start[0] <= end[1] else None
    if re.fullmatch(r"\d{2,3}", first):
        unit = 10 ** (4 - len(first))
        return _years(int(first) * unit, unit)
    match = VALUE.fullmatch(first)
    return _days(match, south=south) if match else None


def narrowed(value: str | None, part: str, *, south: bool = False) -> Days | None:
    """Return the days of a part of a value: the first third, the middle one, the last one, or an edge of a year."""
    days = interval(value, south=south)
    if not days or not part or not value or "/" in value:
        return days
    first, last = days
    if len(value) == len("2024-03"):
        cuts = (first.replace(day=10), first.replace(day=20))
    elif len(value) == len("2024"):
        cuts = (first.replace(month=4, day=30), first.replace(month=8, day=31))
        if part in ("start", "end"):
            return (first, first.replace(day=31)) if part == "start" else (last.replace(day=1), last)
    elif len(value) in (2, 3):
        unit = 10 if len(value) == len("198") else 100
        early, late = (3, 6) if unit == 10 else (32, 66)  # noqa: PLR2004 -- years of a decade
        cuts = (date(first.year + early, 12, 31), date(first.year + late, 12, 31))
        if part == "late":  # "the late 1980s" are half of them
            cuts = (cuts[0], date(first.year + unit // 2 - 1, 12, 31))
    else:
        return days
    after = (cuts[0] + timedelta(days=1), cuts[1] + timedelta(days=1))
    parts = {"early": (first, cuts[0]), "start": (first, cuts[0]), "mid": (after[0], cuts[1])}
    return parts.get(part, (after[1], last))


def _years(first: int, count: int) -> Days | None:
    return (date(first, 1, 1), date(first + count - 1, 12, 31)) if first >= MINYEAR and first + count - 1 <= MAXYEAR else None


def _days(match: re.Match[str], *, south: bool) -> Days | None:
    year = int(match["year"])
    if not MINYEAR <= year < MAXYEAR:
        return None
    if match["day"]:
        day = day_of(year, int(match["month"]), int(match["day"]))
        return (day, day) if day else None
    if match["week"]:
        return _week(year, int(match["week"]), end=bool(match["end"]))
    for part, length in (("month", 1), ("quarter", 3), ("half", 6)):
        if match[part]:
            return _months(year, length * int(match[part]) - length + 1, length)
    return _months(year, (OTHER_SIDE if south else SEASONS)[match["season"]], 3) if match["season"] else _years(year, 1)


def _week(year: int, week: int, *, end: bool) -> Days | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday + timedelta(days=5 if end else 0), monday + timedelta(days=6)


def _months(year: int, month: int, count: int) -> Days | None:
    if not 1 <= month <= 12:  # noqa: PLR2004 -- of the calendar
        return None
    last = year * 12 + month - 1 + count - 1
    return date(year, month, 1), date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day, where the calendar has it."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def week_of(day: date) -> str:
    """Return the value of the week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def unit_of(day: date, unit: str) -> str | None:
    """Return the value of the day, week, month, … that a day lies in."""
    if unit in DAYS:
        return week_of(day) if unit in ("W", "F") else day.isoformat()
    year = f"{day.year:04}"
    named = {"M": f"{year}-{day.month:02}", "Q": f"{year}-Q{(day.month + 2) // 3}", "Y": year, "DE": year[:3], "CE": year[:2]}
    return named.get(unit)


def moved(day: date, count: int, unit: str) -> date | None:
    """Return the day so many units away; the last of a month where that has fewer days."""
    try:
        if unit in DAYS:
            return day + timedelta(days=count * DAYS[unit])
        months = day.year * 12 + day.month - 1 + count * MONTHS[unit]
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError, KeyError):
        return None


def weekday_from(day: date, weekday: int, weeks: int) -> date | None:
    """Return the weekday of the week so many weeks away; weeks begin on Monday."""
    return moved(day, weekday - day.isoweekday() + 7 * weeks, "D")


def easter(year: int) -> date | None:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return day_of(year, month, day + 1)


def holiday(rule: str, year: int) -> date | None:
    """Return the day of a holiday in a year: "12-25", "E-2" from Easter, "11-4-4" the fourth Thursday of November."""
    if rule.startswith("E"):
        sunday = easter(year)
        return moved(sunday, int(rule[1:]), "D") if sunday else None
    month, *rest = rule.split("-")
    if len(rest) == 1 and rest[0] != "B":
        return day_of(year, int(month), int(rest[0]))
    weekday, which = rest if len(rest) > 1 else ("4", "4")
    if which == "L":
        last = day_of(year, int(month), monthrange(year, int(month))[1])
        return moved(last, -((last.isoweekday() - int(weekday)) % 7), "D") if last else None
    first = day_of(year, int(month), 1)
    day = moved(first, (int(weekday) - first.isoweekday()) % 7 + 7 * (int(which) - 1), "D") if first else None
    return moved(day, 1, "D") if day and rest == ["B"] else day
