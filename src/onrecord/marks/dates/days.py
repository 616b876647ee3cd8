"""The rules for days: full dates, days of a month, weekdays, yesterday, holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import day_of, holiday, interval, moved, weekday_from
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import Answer, fixed, nearest, yearly
from onrecord.marks.lexicon import table
from onrecord.marks.lexicon import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.marks.dates.grammar import Build, Match, Rule
    from onrecord.marks.dates.scene import Scene, Sense
    from onrecord.marks.dates.tense import Tense

LEAP: Final = 2024
SHIFTS: Final = {"last": -1, "this": 0, "next": 1}
WEEK: Final = 7


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
    month, dom = month_in(match), dom_in(match)
    return yearly(month, dom) if day_of(LEAP, month, dom) else None


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


def nth(match: Match) -> Sense | None:
    """Mean a day of the month named last: "the 20th"."""
    dom = match.number("NTH") if match.has("NTH") else 0
    if (
        not 1 <= dom <= 31  # noqa: PLR2004 -- of the calendar
        or match.low(0) in ("century", "centuries", "-", "anniversary")
        or (match.words[match.end :][:1] and _named(match))
    ):
        return None

    def resolve(scene: Scene) -> Answer:
        now = scene.then_day() if scene.day or scene.narrative else scene.published
        found = day_of(now.year, now.month, dom) if now else None
        return Answer(found.isoformat() if found else None, now.isoformat() if now else None)

    return resolve


def _named(match: Match) -> bool:
    """Tell whether the ordinal counts what follows: "the 20th Regiment"."""
    word = match.words[match.end]
    return word.low.isalpha() and word.low not in listed("dates", "words", "after_an_nth")


def bare_weekday(match: Match) -> Sense | None:
    """Mean the weekday nearest to the day of publication that the tense allows."""
    weekday = match.number("WEEKDAY")
    before = match.words[match.first - 1] if match.first else None
    if before and before.capital and not before.classes and before.low not in ("on", "the", "by", "until") and match.first > 1:
        return None
    if match.low(-1) in ("called", "sheffield", "black", "bloody", "super", "cyber") or match.low(0) in ("agreement", "times", "club"):
        return None
    return weekday_sense(weekday)


def weekday_sense(weekday: int) -> Sense:
    """Mean a weekday within a week of the anchor."""

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if now is None:
            return Answer(None)
        back, ahead = moved(now, -((now.isoweekday() - weekday) % WEEK), "D"), moved(now, (weekday - now.isoweekday()) % WEEK, "D")
        if not back or not ahead:
            return Answer(None)
        tense = "future" if scene.narrative else scene.tense()
        chosen = nearest((back, ahead), now, "future" if tense == "unclear" else tense)
        others = {back.isoformat(), ahead.isoformat()} - {chosen.isoformat()} if tense == "unclear" else set()
        return Answer(chosen.isoformat(), now.isoformat(), tuple(others))

    return resolve


def pointed_weekday(match: Match) -> Sense | None:
    """Mean "last Friday", "next Friday", "this Friday", "Friday week", "Friday last week"."""
    weekday = match.number("WEEKDAY")

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        found = _pointed(match, now, weekday) if now else None
        return Answer(found.isoformat() if found else None, now.isoformat() if now else None)

    return resolve


def _pointed(match: Match, now: date, weekday: int) -> date | None:
    apart = (now.isoweekday() - weekday) % WEEK
    if match.literal("week"):
        if match.literal("last"):
            return weekday_from(now, weekday, -1)
        if match.literal("this"):
            return weekday_from(now, weekday, 0)
        return (
            weekday_from(now, weekday, 1)
            if match.literal("next")
            else moved(now, WEEK - apart if apart else 2 * WEEK, "D") and _week_on(now, apart)
        )
    if match.literal("last", "past"):
        return moved(now, -(apart or WEEK), "D")
    if match.literal("next"):
        return weekday_from(now, weekday, 1)
    return moved(now, (weekday - now.isoweekday()) % WEEK, "D")


def _week_on(now: date, apart: int) -> date | None:
    """Return the day a week after the weekday to come: "Monday week"."""
    return moved(now, (WEEK - apart) % WEEK + WEEK, "D")


def next_weekday(match: Match) -> Sense | None:
    """Mean the first such weekday after the day named last: "the Monday", "the following Monday"."""
    weekday = match.number("WEEKDAY")

    def resolve(scene: Scene) -> Answer:
        base = scene.day
        if base is None:
            return weekday_sense(weekday)(scene)
        back = match.literal("previous", "preceding")
        apart = (base.isoweekday() - weekday) % WEEK
        found = moved(base, -(apart or WEEK), "D") if back else moved(base, WEEK - apart, "D")
        return Answer(found.isoformat() if found else None, base.isoformat())

    return resolve


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


def feast(date_rule: str) -> Build:
    """Make what reads a holiday, with its year or in the one that the tense tells."""

    def build(match: Match) -> Sense | None:
        named = [word.capital for word in match.words[match.first : match.end] if word.low.isalpha() and word.low not in SHIFTS]
        if not any(named[:3]):
            return None
        if len(date_rule) == len("1944-06-06"):
            return fixed(date_rule)
        if match.has("YEAR"):
            found = holiday(date_rule, match.number("YEAR"))
            return fixed(found.isoformat() if found else None)
        return lambda scene: _feast_in(scene, match, date_rule)

    return build


def _feast_in(scene: Scene, match: Match, date_rule: str) -> Answer:
    told, now = scene.told_year(), scene.now()
    shift = next((SHIFTS[word.low] for word in match.words[match.first : match.end] if word.low in SHIFTS), None)
    if told and told.isdecimal() and shift is None:
        found = holiday(date_rule, int(told))
        return Answer(found.isoformat() if found else None, scene.last)
    if now is None:
        return Answer(f"XXXX-{date_rule}" if len(date_rule) == len("12-25") and date_rule[0].isdecimal() else None)
    if shift is not None and match.literal("year"):
        found = holiday(date_rule, now.year + shift)
        return Answer(found.isoformat() if found else None, now.isoformat())
    days = [one for year in (now.year - 1, now.year, now.year + 1) if (one := holiday(date_rule, year))]
    tense: Tense = scene.tense() if not shift else "past" if shift < 0 else "future"
    return Answer(nearest(days, now, tense).isoformat() if days else None, now.isoformat())


def _feasts() -> Iterator[Rule]:
    """Yield the rules for each holiday of the list."""
    for name, date_rule in table("dates")["holidays"].items():
        words = name.replace("'", " ' ").replace("-", " - ").replace("st ", "st .? ", 1).replace("east .? ", "east ")
        yield rule("holiday", "feast", f"last|this|next? {words} ,? of? YEAR", feast(date_rule))
        yield rule("holiday", "feast", f"last|this|next? {words}", feast(date_rule))
        yield rule("holiday", "feast", f"{words} of? last|this|next year", feast(date_rule))
        yield rule("holiday", "feast", f"last|this|next year ' s {words}", feast(date_rule))


def beside(match: Match) -> Sense | None:
    """Mean "the next day", "the day before", "that same day": counted from the day named last."""
    count = (
        1
        if match.literal("next", "following", "after", "subsequent")
        else -1
        if match.literal("previous", "before", "preceding", "earlier")
        else 0
    )

    def resolve(scene: Scene) -> Answer:
        days = interval(scene.last)
        base = scene.day or (days[0] if days and days[0] == days[1] else None)
        if scene.narrative and days and days[0] != days[1]:
            base = None
        if base is None and not scene.last:
            base = scene.published
        found = moved(base, count, "D") if base else None
        return Answer(found.isoformat() if found else None, base.isoformat() if base else None)

    return resolve


_M = "MONTH|ABBREV"
_WD = "WEEKDAY|SHORTDAY"
RULES: Final = (
    rule("day-month-year", "day", f"the? DAY|NTH -? of? {_M} .? ,|-? of? YEAR", full),
    rule("day-month-old-year", "day", f"the? DAY|NTH of? {_M} OLD ERA", full),
    rule("month-day-year", "day", f"{_M} .? the? DAY|NTH ,? of? YEAR", full),
    rule("day-month", "day", f"the? DAY|NTH of? {_M}", open_day),
    rule("month-day", "day", f"{_M} .? the? DAY|NTH", open_day),
    rule("day-of-that-year", "day", f"{_M} DAY|NTH of that|the same? year", same_year),
    rule("day-of-that-year", "day", f"the? DAY|NTH of? {_M} of that|the same? year", same_year),
    rule("figures", "day", "NUMERIC", numeric),
    rule("nth", "nth", "the NTH", nth),
    rule("weekday-date", "weekdate", f"{_WD} .? ,? <day>", lambda m: m.phrases[0].sense),
    rule("weekday", "weekday", "WEEKDAY", bare_weekday),
    rule("this-weekday", "weekday", "this|next|last|past wet? WEEKDAY", pointed_weekday),
    rule("weekday-of-week", "weekday", "WEEKDAY last|next|this week", pointed_weekday),
    rule("weekday-week", "weekday", "WEEKDAY week", pointed_weekday),
    rule("the-weekday", "weekday", "the|that following|next|same|previous|preceding? WEEKDAY", next_weekday),
    rule("following-weekday", "weekday", "the? following|preceding WEEKDAY", next_weekday),
    rule("yesterday", "deictic", "DEICTIC", deictic),
    rule("day-before-yesterday", "deictic", "the day before|after DEICTIC", deictic),
    rule("next-day", "beside", "the|that very? next|following|same|previous|preceding|subsequent day", beside),
    rule("day-after", "beside", "the day before|after|following", beside),
    rule("that-day", "beside", "that same? day", beside),
    *_feasts(),
)
