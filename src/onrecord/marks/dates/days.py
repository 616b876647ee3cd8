"""The rules for days: full dates, days of a month, yesterday, the next day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import day_of, interval, moved
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.pointers import shift_of
from onrecord.marks.dates.scene import Answer, fixed, yearly
from onrecord.marks.lexicon import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense
    from onrecord.marks.dates.words import Word

LEAP: Final = 2024


def month_in(match: Match) -> int:
    """Return the month of a match, whether it is written out or not."""
    return match.number("MONTH" if match.has("MONTH") else "ABBREV")


def dom_in(match: Match) -> int:
    """Return the day of the month of a match."""
    return match.number("DAY" if match.has("DAY") else "NTH")


def full(match: Match) -> Sense | None:
    """Mean a day of a named year."""
    year = match.number("YEAR" if match.has("YEAR") else "OLD")
    return day(year, month_in(match), dom_in(match), bc=match.has("ERA") and match.number("ERA") < 0)


def day(year: int, month: int, dom: int, *, bc: bool = False) -> Sense | None:
    """Mean a day, where the calendar has it."""
    if bc:
        return fixed(f"BC{year:04}-{month:02}-{dom:02}")
    found = day_of(year, month, dom)
    return fixed(found.isoformat()) if found else None


def open_day(match: Match) -> Sense | None:
    """Mean a day of a month whose year is not named."""
    return open_of(month_in(match), dom_in(match))


def numeric(match: Match) -> Sense | None:
    """Mean a date in figures, where only one order of them is possible."""
    written = match.word("NUMERIC")
    if "-" in written:
        year, month, dom = (int(part) for part in written.split("-"))
        return day(year, month, dom) if year else None
    one, two, year = (int(part) for part in written.replace("/", ".").split("."))
    if year < 1000:  # noqa: PLR2004 -- of the calendar
        return None
    if "." in written or one > 12 or one == two:  # noqa: PLR2004 -- of the calendar
        return day(year, two, one)
    return day(year, one, two) if two > 12 else fixed(None)  # noqa: PLR2004 -- of the calendar


def same_year(match: Match) -> Sense | None:
    """Mean a day of the year named last: "July 25 of that year"."""
    month, dom = month_in(match), dom_in(match)

    def resolve(scene: Scene) -> Answer:
        year = (scene.then() or "")[:4]
        found = day_of(int(year), month, dom) if year.isdecimal() else None
        return Answer(found.isoformat() if found else None, scene.then())

    return resolve if day_of(LEAP, month, dom) else None


def pointed_year(match: Match) -> Sense | None:
    """Mean "20 October this year", "May 3 last year"."""
    month, dom, shift = month_in(match), dom_in(match), shift_of(match)

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        found = day_of(now.year + shift, month, dom) if now else None
        return Answer(found.isoformat() if found else f"XXXX-{month:02}-{dom:02}" if not now else None, now.isoformat() if now else None)

    return resolve if day_of(LEAP, month, dom) else None


def edge_day(match: Match) -> Sense | None:
    """Mean "the last day of February", "the first day of 2024"."""
    inner, last = match.phrases[-1].sense, match.literal("last", "final")

    def resolve(scene: Scene) -> Answer:
        answer = inner(scene)
        days = interval(answer.value)
        return Answer(days[last].isoformat() if days else None, answer.anchor)

    return resolve


def nth(match: Match) -> Sense | None:
    """Mean a day of the month named last: "the 20th"."""
    dom = match.number("NTH") if match.has("NTH") else 0
    if (
        not 1 <= dom <= 31  # noqa: PLR2004 -- of the calendar
        or match.low(0) in ("century", "centuries", "-", "anniversary", "minute", "hole", "over", "lap")
        or (match.low(-1) == "in" and not match.low(0).isalpha())
        or (match.low(0) in ("and", "or", "to", "–") and match.end + 1 < len(match.words) and match.low(2) in ("century", "centuries"))
        or (match.words[match.end :][:1] and _named(match))
    ):
        return None

    def resolve(scene: Scene) -> Answer:
        now = scene.then_day() if scene.day or scene.narrative else scene.published
        found = day_of(now.year, now.month, dom) if now else None
        return Answer(found.isoformat() if found else None, now.isoformat() if now else None)

    return resolve


def listed_day(match: Match) -> Sense | None:
    """Mean the day of a list that shares its month: "on March 5 and 6", "on the 28th and 29th of August"."""
    dom, words, ahead = dom_in(match), match.words, match.end
    if match.low(0) in ("and", "or", ",", "to"):
        ahead += 2 if ahead + 1 < len(words) and words[ahead + 1].low == "the" else 1
        month = _month_at(words, ahead + 1) if ahead < len(words) and {"DAY", "NTH"} & words[ahead].classes.keys() else 0
        return open_of(month, dom) if month and match.low(-1) not in ("and", "-", "–") else None
    before = match.first - 1
    if before >= 2 and words[before].low in ("and", "or") and {"DAY", "NTH"} & words[before - 1].classes.keys():  # noqa: PLR2004 -- "March 5 and"
        month = _month_at(words, before - 2, of=False)
        return open_of(month, dom) if month and not match.low(0).isalpha() else None
    return None


def open_of(month: int, dom: int) -> Sense | None:
    """Mean a day whose year is not named, where the calendar has it."""
    return yearly(month, dom) if day_of(LEAP, month, dom) else None


def _month_at(words: Sequence[Word], at: int, *, of: bool = True) -> int:
    """Return the month that stands at a place, after "of" too; 0 for none."""
    at += of and at < len(words) and words[at].low == "of"
    found = words[at].classes if 0 <= at < len(words) else {}
    return int(found.get("MONTH", found.get("ABBREV", 0)))


def _named(match: Match) -> bool:
    """Tell whether the ordinal counts what follows: "the 20th Regiment"."""
    word = match.words[match.end]
    return word.low.isalpha() and word.low not in listed("dates", "words", "after_an_nth")


def deictic(match: Match) -> Sense | None:
    """Mean yesterday, today, tomorrow, and the days beside them."""
    count = match.number("DEICTIC")
    if match.literal("before", "after"):
        count += 1 if count > 0 else -1

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if scene.narrative and not count:
            return Answer("PRESENT_REF")
        found = moved(now, count, "D") if now else None
        return Answer(found.isoformat() if found else None, now.isoformat() if now else None)

    return resolve


def beside(match: Match) -> Sense | None:
    """Mean "the next day", "the day before", "that same day": counted from the day named last."""
    count = (
        1
        if match.literal("next", "following", "after", "subsequent")
        else -1
        if match.literal("previous", "before", "preceding", "earlier")
        else 0
    )

    follows = match.low(0)
    elsewhere = match.words[match.end - 1].low in ("before", "after") and follows.isalpha() and follows not in ("and", "but", "as", "to")

    def resolve(scene: Scene) -> Answer:
        if elsewhere and not scene.narrative:  # "the day before the vote": beside a day it is that day, else unknown
            beside_day = scene.near if match.low(-1) == "," else None
            return Answer(beside_day.isoformat() if beside_day else None, beside_day.isoformat() if beside_day else None)
        days = interval(scene.last)
        base = scene.near or scene.day or (days[0] if days and days[0] == days[1] else None)
        if scene.narrative and days and days[0] != days[1]:
            base = None
        if base is None and not scene.last:
            base = scene.published
        found = moved(base, count, "D") if base else None
        return Answer(found.isoformat() if found else None, base.isoformat() if base else None)

    return resolve


_M = "MONTH|ABBREV"
RULES: Final = (
    rule("day-month-year", "day", f"the? NTH -? of? {_M} .? ,|-? of? YEAR", full),
    rule("day-month-year", "day", f"DAY -? of? {_M} .? ,|-? of? YEAR", full),
    rule("day-month-old-year", "day", f"the? DAY|NTH of? {_M} OLD ERA", full),
    rule("month-day-year", "day", f"{_M} .? the? DAY|NTH ,? of? YEAR", full),
    rule("day-month", "day", f"the? NTH of? {_M}", open_day),
    rule("day-month", "day", f"DAY of? {_M}", open_day),
    rule("month-day", "day", f"{_M} .? the? DAY|NTH", open_day),
    rule("day-of-that-year", "day", f"{_M} DAY|NTH of that|the same? year", same_year),
    rule("day-of-that-year", "day", f"the? DAY|NTH of? {_M} of that|the same? year", same_year),
    rule("day-of-year", "day", f"the? DAY|NTH of? {_M} ,? of? last|this|next year", pointed_year),
    rule("day-of-year", "day", f"{_M} .? the? DAY|NTH ,? of? last|this|next year", pointed_year),
    rule("edge-day", "day", "the first|last|final|opening|closing day of <month>|<year>|<unit>", edge_day),
    rule("figures", "day", "NUMERIC", numeric),
    rule("listed-day", "nth", "the? DAY|NTH", listed_day),
    rule("nth", "nth", "the NTH", nth),
    rule("yesterday", "deictic", "DEICTIC", deictic),
    rule("day-before-yesterday", "deictic", "the day before|after DEICTIC", deictic),
    rule("next-day", "beside", "the|that very? next|following|same|previous|preceding|subsequent day", beside),
    rule("day-after", "beside", "the day before|after|following", beside),
    rule("that-day", "beside", "that same? day", beside),
)
