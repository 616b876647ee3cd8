"""A date as machines or outlets write it in, ISO 8601 out: with its offset where one is stated, else the day alone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import Final
from zoneinfo import ZoneInfo

ISO: Final = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
ZONES: Final = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "ist": None, "cet": 60, "west": 60, "cest": 120, "eet": 120, "sast": 120, "cat":
    120, "eest": 180, "msk": 180, "eat": 180, "wat": 60, "est": -300, "edt": -240, "cst": None, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "ast": None, "nst": -210, "hkt": 480, "sgt": 480, "jst": 540,
    "kst": 540, "aest": 600, "aedt": 660, "acst": 570, "awst": 480, "nzst": 720, "nzdt": 780,
}  # fmt: skip
"""Minutes east of Greenwich of the zones that outlets print (tz database, "Time zone abbreviations").

``None``: an abbreviation that means more than one offset (India, Ireland or Israel; Central or China): the instant
stays unknown, so only the day is kept.
"""
SEASONAL: Final = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
"""Zones that American outlets name without saying whether it is summer time: the day decides."""
_MONTH = "(?P<{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::\d{2})?\s?(?P<half>[ap]\.?\s?m\.?)?\s?"
    r"\(?(?P<zone>(?:(?:utc|gmt)\s?)?[+-]\d{1,2}(?::?\d{2})?|" + "|".join(sorted({*ZONES, *SEASONAL}, key=len, reverse=True)) + r")?\b"
)
_DATE = (
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+" + _MONTH.format("m1") + r",?[\s-]+(?P<y1>\d{4})"
    r"|" + _MONTH.format("m2") + r"\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{4})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))"
)
_GAP = r"(?:[\s,|•·–—-]|at){0,9}"
WRITTEN: Final = re.compile(rf"\b{_DATE}(?:(?!\d)|(?=\d{{1,2}}[:.]\d\d))(?:{_GAP}{_TIME})?", re.IGNORECASE)
WRITTEN_TIME_FIRST: Final = re.compile(
    rf"\b{_TIME}{_GAP}(?:on\s+)?(?:[a-z]{{3,9}}day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun),?\s+)?{_DATE}(?!\d)", re.IGNORECASE
)


def instant(value: str) -> str | None:
    """Read a machine's date (ISO 8601, RFC 5322, or as outlets write it); ``None`` if it is none.

    >>> instant("2025-12-09T04:25:00Z")
    '2025-12-09T04:25:00+00:00'
    >>> instant("2025-12-09 04:25")  # whose clock is not said: the day alone
    '2025-12-09'
    >>> instant("2025-02-31") is None
    True
    """
    value = value.strip()[:64]
    match = ISO.match(value)
    if match:
        return _iso(match)
    if re.match(r"[A-Za-z]{3}, \d", value):
        try:
            when = parsedate_to_datetime(value)
            return (when if when.tzinfo else when.date()).isoformat()
        except (ValueError, IndexError, OverflowError):
            return None
    return written(value)


def written(text: str) -> str | None:
    """Find the first date that ``text`` writes out with day, month and year, and the clock time beside it.

    >>> written("Friday 09 December 2022 04:25 GMT")
    '2022-12-09T04:25:00+00:00'
    >>> written("Published Feb. 28, 2024 4:58 p.m. EST")
    '2024-02-28T16:58:00-05:00'
    >>> written("Updated 3 May 2024, 4pm")
    '2024-05-03'
    """
    text = " ".join(text.split())
    before, after = WRITTEN_TIME_FIRST.search(text), WRITTEN.search(text)
    match = before if before and after and before.end() >= after.end() and before["hour"] and not after["zone"] else after
    return _written(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    try:
        day = date.fromisoformat(match["day"])
        if not match["time"] or not match["zone"]:
            return day.isoformat()
        clock = datetime.fromisoformat(f"{day.isoformat()}T{match['time']}")
        return clock.replace(tzinfo=_zone(match["zone"])).isoformat()
    except ValueError:
        return None


def _written(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year, day = (int(parts[f"{key}1"] or parts[f"{key}2"] or parts[f"{key}3"]) for key in "yd")
    month = int(parts["m3"]) if parts["m3"] else MONTHS[(parts["m1"] or parts["m2"]).lower()]
    try:
        whole = date(year, month, day)
        zone = _zone(parts["zone"] or "")
        clock = _clock(parts["hour"], parts["minute"], parts["half"])
        if zone is None or clock is None:
            return whole.isoformat()
        return datetime(year, month, day, *clock, tzinfo=zone).isoformat()
    except ValueError:
        return None


def _clock(hour: str | None, minute: str | None, half: str | None) -> tuple[int, int] | None:
    """Hour and minute of a clock time; ``None`` for a bare number, which need not be one."""
    if hour is None or (minute is None and half is None):
        return None
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:  # noqa: PLR2004 -- the hours of a twelve-hour clock
            return None
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    return hours, int(minute or 0)


def _zone(name: str) -> tzinfo | None:
    """Offset of a zone's name or number; ``None`` where it is unknown or means more than one."""
    name = re.sub(r"^(?:utc|gmt)\s?(?=[+-])", "", name.strip().lower())
    if name in SEASONAL:
        return ZoneInfo(SEASONAL[name])
    if name[:1] in ("+", "-") and len(name) > 1:
        digits = name[1:].replace(":", "")
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")  # noqa: PLR2004 -- "+02" has no minutes
        return timezone((1 if name[0] == "+" else -1) * timedelta(hours=int(hours), minutes=int(minutes)))
    known = ZONES.get(name)
    if known is None:
        return None
    return UTC if known == 0 else timezone(timedelta(minutes=known))
