"""A stretch of text in, the words of dates in it out: each with the classes that it has ("MONTH": 3) and where it stands."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

Classes = dict[str, int | str]
TOKEN: Final = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)"
    r"|\d{4}-\d{2}-\d{2}(?![\w-])"
    r"|\d{1,2}\.\d{1,2}\.\d{4}(?![\w.])"
    r"|\d{1,2}/\d{1,2}/\d{2,4}(?![\w/])"
    r"|\d{1,2}[:.]\d{2}(?::\d{2})?(?=(?:[ap]m)?(?![\w.,]*\d)|hrs)"
    r"|\d{1,2}(?:st|nd|rd|th)\b|(?:\d\d)?\d0['’]?s\b"
    r"|\d[\d,.]*(?<![,.])"
    r"|[ap]\.\s?m\b\.?|[ABC]\.[CDE]\b\.?(?:[CE]\.)*|(?:U\.){1,2}[A-Z]\."
    r"|[^\W\d_]+|[^\w\s]|_"
)
NUMERIC: Final = re.compile(r"\d+([-/.])\d+\1\d+")
CAPITAL: Final = frozenset({"MONTH", "ABBREV", "WEEKDAY", "SHORTDAY", "WEEKDAYS", "ERA", "ZONE"})
"""Classes of words that are written with a capital: "march" and "sun" are none."""
LISTS: Final = (
    "MONTH", "ABBREV", "WEEKDAY", "SHORTDAY", "WEEKDAYS", "SEASON", "UNIT", "UNITS", "PART", "FIXED", "EVERY", "REF", "DEICTIC",
    "NUMBER", "ORDINAL", "ZONE", "MOD", "TENS", "ADJ", "LONG", "EDGE", "ERA", "KEY",
)  # fmt: skip
LONGEST_NUMBER: Final = 6
SHORT_YEAR: Final = 2
YEAR_DIGITS: Final = 4
CLOCK: Final = re.compile(r"\d{1,2}(?::\d{2}(?::\d{2})?|\.\d{2})")
FIRST_YEAR, LAST_YEAR, LAST_DAY, LAST_HOUR = 1000, 2199, 31, 24
NONE: Final[Classes] = {}


class Word(NamedTuple):
    """A word or a mark: where it stands, how it is written in small letters, and what it can be in a date."""

    start: int
    end: int
    low: str
    classes: Classes
    capital: bool = False


@cache
def vocabulary() -> Mapping[str, tuple[Classes, Classes]]:
    """Return the classes of each listed word: written small, and with a capital."""
    found: dict[str, tuple[Classes, Classes]] = {}
    for name in LISTS:
        for word, value in table("dates")[name].items():
            small, capital = found.setdefault(word, ({}, {}))
            capital[name] = value
            if name not in CAPITAL:
                small[name] = value
    for name in table("dates")["holidays"]:
        found.setdefault(name.replace("'", " ").replace("-", " ").split()[0], ({}, {}))[1].setdefault("KEY", 0)
    return found


def cut(text: str, start: int, end: int) -> list[Word]:
    """Cut a stretch into words."""
    listed = vocabulary()
    found: list[Word] = []
    for match in TOKEN.finditer(text, start, end):
        written = match[0]
        first = written[0]
        if first.isdecimal():
            found.append(Word(match.start(), match.end(), written, _number(written) if written.isascii() or "’" in written else NONE))
            continue
        low = written.lower()
        pair = listed.get(low)
        capital = first.isupper()
        classes = NONE if pair is None else pair[capital]
        if "." in low and len(low) > 1:
            classes = _dotted(low)
        elif low == "’":
            low = "'"
        elif low in ("|", "·", "•"):
            low = "–"
        elif low in ("am", "pm"):
            classes = {"HALF": low[0]}
        found.append(Word(match.start(), match.end(), low, classes, capital))
    return found


def _dotted(low: str) -> Classes:
    if low[0] in "ap" and "m" in low:
        return {"HALF": low[0]}
    return {"ERA": -1} if low.startswith("b") else {"ERA": 1} if low.startswith(("a.d", "c.e")) else NONE


def _number(written: str) -> Classes:
    """Tell what a number can be."""
    if written[-1].isalpha() or "T" in written:
        return {"STAMP": written} if "T" in written else _decade(written.rstrip("s'’")) if written[-1] == "s" else _ordinal(written[:-2])
    if written.isdecimal():
        return _whole(written) if len(written) <= LONGEST_NUMBER else NONE
    if CLOCK.fullmatch(written):
        return _clock(written)
    if NUMERIC.fullmatch(written):
        return {"NUMERIC": written}
    plain = written.replace(",", "")
    return {"COUNT": plain} if plain.replace(".", "", 1).isdecimal() and len(plain) <= LONGEST_NUMBER else NONE


def _ordinal(digits: str) -> Classes:
    if not digits.isdecimal() or len(digits) > LONGEST_NUMBER:
        return NONE
    value = int(digits)
    return {"ORDINAL": value, "NTH": value} if 1 <= value <= LAST_DAY else {"ORDINAL": value}


def _decade(digits: str) -> Classes:
    """Tell the decade of "1960s", "'80s"."""
    digits = digits if digits.isdecimal() and len(digits) <= YEAR_DIGITS else ""
    known = len(digits) == SHORT_YEAR or (digits and FIRST_YEAR <= int(digits) <= LAST_YEAR)
    return {"DECADE": digits[:-1]} if known and digits[-1] == "0" else NONE


def _clock(written: str) -> Classes:
    hour, minute = map(int, re.split("[:.]", written)[:2])
    if hour > LAST_HOUR or minute > 59:  # noqa: PLR2004 -- of the calendar
        return {"COUNT": written} if ":" not in written else NONE
    if written.count(":") > 1 and written[1] == ":":  # "2:04:11" is what a runner took
        return NONE
    return {"CLOCK": f"{hour:02}:{minute:02}"} if ":" in written else {"DOTTED": f"{hour:02}:{minute:02}", "COUNT": written}


def _whole(written: str) -> Classes:
    value = int(written)
    found: Classes = {"COUNT": value}
    if len(written) == 4 and FIRST_YEAR <= value <= LAST_YEAR:  # noqa: PLR2004 -- of the calendar
        found["YEAR"] = value
    if len(written) in (3, 4) and value:
        found["OLD"] = value
    if len(written) == 4 and value < 2400 and value % 100 < 60:  # noqa: PLR2004 -- of the calendar
        found["MILITARY"] = f"{written[:2]}:{written[2:]}"
    if len(written) <= 2:  # noqa: PLR2004 -- of the calendar
        found["SHORT"] = value
        if value <= LAST_HOUR:
            found["HOUR"] = value
        if 1 <= value <= LAST_DAY:
            found["DAY"] = value
    return found
