"""The rules for what is longer than a day: months, years, seasons, quarters, decades, centuries, "last week", "the following year"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import interval, moved, unit_of, week_of
from onrecord.marks.dates.days import month_in
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import YEAR, Answer, fixed, nearest
from onrecord.marks.lexicon import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onrecord.marks.dates.grammar import Match, Phrase
    from onrecord.marks.dates.scene import Scene, Sense
    from onrecord.marks.dates.tense import Tense

BACK: Final = frozenset({"last", "past", "previous", "preceding", "earlier", "before", "ago", "previously"})
AHEAD: Final = frozenset({"next", "following", "coming", "later", "after", "subsequent"})
SATURDAY: Final = 6
HALF_YEAR: Final = 6


def shift_of(match: Match) -> int:
    """Tell whether a match points back, ahead, or at what holds."""
    lows = {word.low for word in match.words[match.first : match.end]}
    return -1 if lows & BACK else 1 if lows & AHEAD else 0


def year_text(match: Match) -> str:
    """Return the year of a match as TIMEX3 writes it."""
    year = match.number("YEAR" if match.has("YEAR") else "OLD")
    return f"BC{year:04}" if match.has("ERA") and match.number("ERA") < 0 else f"{year:04}"


def month_year(match: Match) -> Sense | None:
    """Mean a month of a named year."""
    return fixed(f"{year_text(match)}-{month_in(match):02}")


def bare_month(match: Match) -> Sense | None:
    """Mean a month in the year that anchor and tense tell; "May Sunderland" and "may" are none."""
    before, after = match.words[match.first - 1] if match.first else None, match.words[match.end] if match.end < len(match.words) else None
    preceded = before is not None and before.low in PREPOSITIONS
    if before is not None and ({"DAY", "NTH"} & before.classes.keys()):
        return None
    if match.has("ABBREV") and not (preceded and match.literal(".")):
        return None
    if after and after.capital and after.low.isalpha() and not after.classes and not match.literal(".") and not (preceded and not before_a_name(match)):
        return None
    if before and before.capital and before.low not in PREPOSITIONS and before.low.isalpha() and not before.classes:
        return None
    if not preceded and month_in(match) in (3, 5) and (before is None or not before.low.isalpha() or before.low in ("said", "we", "it")):
        return None
    return month_sense(month_in(match))


PREPOSITIONS: Final = frozenset({
    "in", "since", "by", "until", "till", "from", "of", "to", "before", "after", "during", "between", "through", "throughout", "around",
    "and", "or", "early", "late", "mid", "-", "for", "on", "into", "every", "each", "last", "next", "this", "that",
})  # fmt: skip


def before_a_name(match: Match) -> bool:
    """Tell whether a month after a preposition is still a name: "with August Lindqvist", "for May Hodge"."""
    return match.low(-1) in ("for", "and", "or", "to", "from", "of", "by", "on")


def month_sense(month: int) -> Sense:
    """Mean a month of the year that anchor and tense tell."""

    def resolve(scene: Scene) -> Answer:
        told = scene.told_year(month)
        if told:
            return Answer(f"{told}-{month:02}", scene.last)
        now = scene.now()
        if now is None:
            return Answer(f"XXXX-{month:02}")
        tense = scene.tense()
        year = now.year
        ahead = month > now.month if tense == "past" else month - now.month > HALF_YEAR and tense == "unclear"
        back = month < now.month if tense == "future" else now.month - month > HALF_YEAR and tense == "unclear"
        year += back - ahead
        return Answer(f"{year:04}-{month:02}", now.isoformat())

    return resolve


def month_pointed(match: Match) -> Sense | None:
    """Mean "last December", "next June", "August of that year", "October last year"."""
    month, shift = month_in(match), shift_of(match)
    whole, that = match.literal("year"), match.literal("that", "same")

    def resolve(scene: Scene) -> Answer:
        if that or (scene.last and match.literal("previous", "following")):
            year = YEAR.match(scene.then() or "")
            days = interval(scene.then())
            if not year:
                return Answer(None)
            number = year[0]
            if not whole and days and number.isdecimal():
                number = f"{int(number) + _turn(days[0].month, month, shift):04}"
            return Answer(f"{number}-{month:02}", scene.then())
        now = scene.now()
        if now is None:
            return Answer(None)
        turn = shift if whole else 0 if match.literal("this") else _turn(now.month, month, shift)
        return Answer(f"{now.year + turn:04}-{month:02}", now.isoformat())

    return resolve


def _turn(current: int, month: int, shift: int) -> int:
    """Tell how many years away the last or the next such month is."""
    if shift < 0:
        return -(month >= current)
    return int(month <= current) if shift > 0 else int(month < current)


def bare_year(match: Match) -> Sense | None:
    """Mean a year where four figures are one: after "in", "since", "by", beside another year, in brackets; not "1901 sheep"."""
    before, after = match.low(-1), match.low(0)
    word = match.words[match.end] if match.end < len(match.words) else None
    if after in listed("dates", "words", "after_a_number") or (word and word.classes and after not in ("to", "and") and ({"UNITS", "HALF"} & word.classes.keys())):
        return None
    if before in ("room", "flight", "no", "number", "$", "£", "€", "about", "some", "nearly", "over", "than", "#", "resolution", "article", "page", "unit", "line", "bus", "locker"):
        return None
    if after in ("%", "°", "/") or before in ("/", "+", "@"):
        return None
    before_word = match.words[match.first - 1] if match.first else None
    if before in ("killed", "butcher", "all", "counted") or (before_word and before_word.end == match.words[match.first].start and before not in ("(", "-", "–", "—", "'", "[", "“", '"', "/", "‘")):
        return None
    if after == "in" and match.low(1) == "all":
        return None
    year = match.number("YEAR")
    return fixed(f"{year:04}")


def short_year(match: Match) -> Sense | None:
    """Mean "'99": a year of the century of the anchor."""
    if not match.words[match.first].end == match.words[match.first + 1].start or match.low(0) in ("ers", "-"):
        return None
    two = match.number("SHORT")
    if len(match.words[match.first + 1].low) != 2:  # noqa: PLR2004 -- digits
        return None

    def resolve(scene: Scene) -> Answer:
        now = scene.then_day() if scene.narrative else scene.published
        century = (now.year // 100 if now else 19) - (not scene.narrative and now is not None and two > now.year % 100 + 5)
        return Answer(f"{century:02}{two:02}", scene.then() if scene.narrative else None)

    return resolve


def era_year(match: Match) -> Sense | None:
    """Mean a year with its era: "480 BC"."""
    return fixed(year_text(match))


def old_year(match: Match) -> Sense | None:
    """Mean a year of three figures in a story of such years: "in 499"."""
    if match.low(-1) not in ("in", "since", "by", "until", "from", "of", "early", "late", "to", "during", "-", "–", "around", "between", "and", "before", "after") or match.low(0) in listed("dates", "words", "after_a_number"):
        return None
    year = match.number("OLD")
    return lambda scene: Answer(f"BC{year:04}", scene.last) if (scene.last or "").startswith("BC") else Answer("")


def decade(match: Match) -> Sense | None:
    """Mean a decade: "the 1960s", "the '80s"."""
    digits = match.word("DECADE")
    if len(digits) == 1:
        if not match.literal("'", "the"):
            return None
        return lambda scene: Answer(f"{_century_of(scene, int(digits))}{digits}")
    return fixed(f"BC{int(digits):03}" if match.has("ERA") and match.number("ERA") < 0 else digits)


def _century_of(scene: Scene, tens: int) -> int:
    now = scene.published
    return 20 if now and tens * 10 <= now.year % 100 else 19


def old_decade(match: Match) -> Sense | None:
    """Mean a decade before Christ."""
    return fixed(f"BC{match.number('OLD') // 10:03}") if match.number("OLD") % 10 == 0 else None


def century(match: Match) -> Sense | None:
    """Mean a century: "the 17th century" begins with 16."""
    number = match.number("ORDINAL") - 1
    if match.has("ERA") and match.number("ERA") < 0:
        return fixed(f"BC{number:02}")
    return fixed(f"{number:02}") if 0 < number < 100 else None  # noqa: PLR2004 -- centuries that four figures can name


def season_year(match: Match) -> Sense | None:
    """Mean a season of a named year."""
    return fixed(f"{year_text(match)}-{match.word('SEASON')}")


def season_pointed(match: Match) -> Sense | None:
    """Mean "last autumn", "next spring", "this winter", "that summer"."""
    name, shift = match.word("SEASON"), shift_of(match)

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if match.literal("that", "same", "following", "previous") and scene.last:
            year = YEAR.match(scene.last)
            return Answer(f"{year[0]}-{name}" if year else None, scene.last)
        if scene.narrative and scene.told_year():
            return Answer(f"{scene.told_year()}-{name}" if not shift or not now else f"{now.year + (shift if shift < 0 or now.month > 6 else 0):04}-{name}", scene.last)  # noqa: PLR2004 -- half of a year
        if now is None:
            return Answer(None)
        if match.literal("year"):
            return Answer(f"{now.year + shift:04}-{name}", now.isoformat())
        return Answer(_season(now, name, shift, south=scene.south), now.isoformat())

    return resolve


def season_bare(match: Match) -> Sense | None:
    """Mean "the summer", "winter": of the year that tense and anchor tell; "a fall in prices" is none."""
    name = match.word("SEASON")
    if match.words[match.end - 1].low in ("fall", "spring") and match.low(-1) not in ("in", "early", "late", "mid", "-") and not match.literal("the"):
        return None
    if match.words[match.end - 1].low in ("fall", "spring") and (match.low(0) in ("of", "from", "back", "into", "to", "and", "that", "between", "with") or not match.literal("the") and match.low(-1) not in ("in", "by", "last", "until", "during", "throughout", "since", "early", "late")):
        return None
    if match.words[match.end - 1].capital and match.words[match.first - 1 if match.first else 0].capital or (match.low(0) in ("palace", "olympics", "games", "school", "sale", "street")):
        return None

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if scene.told_year():
            return Answer(f"{scene.told_year()}-{name}", scene.last)
        if now is None:
            return Answer(None)
        return Answer(_season(now, name, -1 if scene.tense() == "past" else 1, south=scene.south, open_=True), now.isoformat())

    return resolve


def _season(now: date, name: str, shift: int, *, south: bool, open_: bool = False) -> str | None:
    """Return the last, the current or the next such season; one that has begun is still to come where ``open_``."""
    all_ = [(value, days) for year in (now.year - 2, now.year - 1, now.year, now.year + 1) if (days := interval(value := f"{year:04}-{name}", south=south))]
    if shift < 0:
        found = [value for value, days in all_ if (days[0] if open_ else days[1]) <= now]
        return found[-1] if found else None
    if shift > 0 and not open_:
        return next((value for value, days in all_ if days[0] > now), None)
    return next((value for value, days in all_ if days[1] >= now), None)


def part_of_year(match: Match) -> Sense | None:
    """Mean a quarter or a half, of a named year or the one that the tense tells."""
    number = match.number("ORDINAL") if match.has("ORDINAL") else 2 if match.literal("latter") else 1
    letter = "Q" if match.has("UNIT") else "H"
    if not 1 <= number <= (4 if letter == "Q" else 2) or (match.has("UNIT") and match.word("UNIT") != "Q"):
        return None
    if match.has("YEAR"):
        return fixed(f"{match.number('YEAR'):04}-{letter}{number}")
    if letter == "H" and not match.literal("year"):
        return None
    return lambda scene: _part(scene, match, letter, number)


def quarter_short(match: Match) -> Sense | None:
    """Mean "Q3", "Q3 2024"."""
    if not match.words[match.first].capital or match.words[match.first].end != match.words[match.first + 1].start:
        return None
    number = match.number("SHORT")
    if not 1 <= number <= 4:  # noqa: PLR2004 -- quarters
        return None
    if match.has("YEAR"):
        return fixed(f"{match.number('YEAR'):04}-Q{number}")
    return lambda scene: _part(scene, match, "Q", number)


def _part(scene: Scene, match: Match, letter: str, number: int) -> Answer:
    if match.literal("that"):
        year = YEAR.match(scene.last or "")
        return Answer(f"{year[0]}-{letter}{number}" if year else None, scene.last)
    now = scene.now()
    if now is None:
        return Answer(None)
    if match.literal("last", "next", "this"):
        return Answer(f"{now.year + shift_of(match):04}-{letter}{number}", now.isoformat())
    values = [f"{year:04}-{letter}{number}" for year in (now.year - 1, now.year, now.year + 1)]
    starts = {days[0]: value for value in values if (days := interval(value))}
    tense: Tense = scene.tense()
    days = sorted(starts)
    return Answer(starts[nearest(days, now, tense)] if days else None, now.isoformat())


def unit_pointed(match: Match) -> Sense | None:
    """Mean "last week", "this month", "next year", counted from the day of publication."""
    unit, shift = match.word("UNIT"), shift_of(match)
    if unit in ("S", "MIN", "H", "N") or (unit == "D"):
        return None

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if now is None and scene.last and (year := YEAR.match(scene.last)) and unit == "Y":
            return Answer(year[0] if not shift else None, scene.last)
        there = moved(now, shift, unit) if now else None
        return Answer(unit_of(there, unit) if there else None, now.isoformat() if now else None)

    return resolve


def unit_told(match: Match) -> Sense | None:
    """Mean "the following month", "that year", "the previous week", counted from what was named last."""
    unit, shift = match.word("UNIT"), shift_of(match)
    if unit in ("S", "MIN", "H", "N", "D"):
        return None

    def resolve(scene: Scene) -> Answer:
        base = scene.then()
        return Answer(carried(base, shift, unit), base)

    return resolve


def carried(base: str | None, count: int, unit: str) -> str | None:
    """Return the unit so many units away from a value: a year after 1902 is 1903."""
    match = YEAR.match(base or "")
    if match and match[0].startswith("BC"):
        if unit != "Y":
            return base[:9] if unit == "M" and not count and base and len(base) > len("BC0480") else None
        return f"BC{int(match[0][2:]) - count:04}"
    days = interval(base)
    there = moved(days[0], count, unit) if days else None
    return unit_of(there, unit) if there else None


def ago(match: Match) -> Sense | None:
    """Mean "three weeks ago", "two days later", "a year earlier": so many units from the anchor, as fine as the unit."""
    count, unit = match.phrases[0].sense(EMPTY).value or "", _unit(match)
    back = shift_of(match) < 0
    if unit in ("S", "MIN", "H") or count == "X":
        return vague(match, back=back, clock=unit in ("S", "MIN", "H"))
    if not re.fullmatch(r"\d{1,4}", count):
        return fixed(None)
    number = -int(count) if back else int(count)
    told = match.literal("later", "earlier", "before", "after", "previously", "afterwards")
    same = told and not match.literal("ago")

    def resolve(scene: Scene) -> Answer:
        if not same:
            now = scene.now()
            there = moved(now, number, unit) if now else None
            return Answer(unit_of(there, unit) if there else None, now.isoformat() if now else None)
        base = scene.then()
        if unit in ("Y", "DE", "CE") and base and re.fullmatch(r"\d{4}-(?:\d\d|Q\d|H\d)", base):
            years = number * {"Y": 1, "DE": 10, "CE": 100}[unit]
            return Answer(f"{int(base[:4]) + years:04}{base[4:]}", base)
        days = interval(base)
        if unit in ("D", "W", "N", "F") and days and days[0] != days[1] and unit != "W":
            return Answer(f"{base[:4]}-XX-XX" if base and base[:4].isdecimal() else None, base)
        if unit == "W" and days and days[0] == days[1]:
            there = moved(days[0], number, unit)
            return Answer(there.isoformat() if there and scene.narrative else week_of(there) if there else None, base)
        return Answer(carried(base, number, unit if unit not in ("DE",) else unit), base)

    return resolve


def vague(match: Match, *, back: bool, clock: bool) -> Sense:
    """Mean "days later", "minutes ago": some time before or after."""
    _ = clock
    return fixed("PAST_REF" if back else "FUTURE_REF" if match.has("UNITS") else None)


def _unit(match: Match) -> str:
    return match.word("UNITS" if match.has("UNITS") else "UNIT")


def earlier_quarter(match: Match) -> Sense | None:
    """Mean "the year-earlier quarter", "a year earlier" beside a quarter."""
    unit = match.values["UNIT"][-1] if match.has("UNIT") else "Q"

    def resolve(scene: Scene) -> Answer:
        base = scene.last
        if base and re.fullmatch(r"\d{4}-(?:Q\d|H\d|\d\d)", base):
            return Answer(f"{int(base[:4]) - 1:04}{base[4:]}", base)
        days = interval(base)
        now = days[0] if days and scene.dated else scene.now()
        there = moved(now, -1, "Y") if now else None
        return Answer(unit_of(there, str(unit)) if there else None, now.isoformat() if now else None)

    return resolve


def weekend(match: Match) -> Sense | None:
    """Mean the weekend: the last, this or the next, or the one that the tense tells."""

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if now is None:
            return Answer(None)
        weeks = -1 if match.literal("last") else 1 if match.literal("next") else 0
        if not weeks and not match.literal("this") and scene.tense() == "past" and now.isoweekday() < SATURDAY:
            weeks = -1
        there = moved(now, weeks, "W")
        return Answer(f"{week_of(there)}-WE" if there else None, now.isoformat())

    return resolve


def later_in(match: Match) -> Sense | None:
    """Mean "later this month", "earlier that year": a part of the unit."""
    return match.phrases[0].sense


def passed_on(match: Match) -> Sense | None:
    """Mean what the phrase inside means."""
    return match.phrases[-1].sense


def edge_unit(match: Match) -> Sense | None:
    """Mean "the end of the month", "the end of the year": of what was named last, else of the day of publication."""
    unit = match.word("UNIT")
    if unit in ("S", "MIN", "H", "N", "D"):
        return None

    def resolve(scene: Scene) -> Answer:
        if scene.narrative or (scene.dated and unit == "Y"):
            return Answer(carried(scene.then(), 0, unit), scene.then())
        now = scene.now()
        return Answer(unit_of(now, unit) if now else None, now.isoformat() if now else None)

    return resolve


def phrase_values(phrases: Sequence[Phrase], scene: Scene) -> list[str | None]:
    """Return what each phrase means."""
    return [phrase.sense(scene).value for phrase in phrases]


from onrecord.marks.dates.scene import Scene as _Scene  # noqa: E402

EMPTY: Final = _Scene()
_M = "MONTH|ABBREV"
RULES: Final = (
    rule("month-year", "month", f"{_M} .? ,? of? YEAR", month_year),
    rule("month-old-year", "month", f"{_M} of? OLD ERA", month_year),
    rule("month", "month", f"{_M} .?", bare_month),
    rule("pointed-month", "month", "last|next|this|past|previous|following MONTH", month_pointed),
    rule("pointed-month", "month", "the previous|following|next MONTH", month_pointed),
    rule("that-month", "month", "that MONTH", month_pointed),
    rule("month-of-year", "month", "MONTH of? last|next|this year", month_pointed),
    rule("month-of-that-year", "month", "MONTH of? that|the same? year", month_pointed),
    rule("year", "year", "YEAR", bare_year),
    rule("the-year", "year", "the? year|years YEAR", lambda m: fixed(f"{m.number('YEAR'):04}")),
    rule("year-era", "year", "ca|c|circa? .? YEAR|OLD ERA", era_year),
    rule("year-short", "year", "' SHORT", short_year),
    rule("year-old", "year", "OLD", old_year),
    rule("decade", "decade", "the? '? DECADE ERA?", decade),
    rule("decade-old", "decade", "the? OLD s ERA", old_decade),
    rule("century", "century", "the? ORDINAL -? century ERA?", century),
    rule("season-year", "season", "the? SEASON ,? of? YEAR", season_year),
    rule("season-year", "season", "the? YEAR SEASON", season_year),
    rule("season-old-year", "season", "the? SEASON of? OLD ERA", season_year),
    rule("pointed-season", "season", "last|next|this|that|past SEASON", season_pointed),
    rule("pointed-season", "season", "the following|next|previous|same SEASON", season_pointed),
    rule("season-of-year", "season", "the? SEASON of? last|next|that|this year", season_pointed),
    rule("season", "season", "the? SEASON", season_bare),
    rule("quarter-of-year", "quarter", "the? ORDINAL UNIT of|in? YEAR", part_of_year),
    rule("quarter-of-year", "quarter", "the? ORDINAL UNIT of last|this|next|that year", part_of_year),
    rule("quarter", "quarter", "the ORDINAL UNIT", part_of_year),
    rule("half-of-year", "quarter", "the? ORDINAL|latter -? half of? YEAR", part_of_year),
    rule("half-of-year", "quarter", "the? ORDINAL half of the|last|this|next|that year", part_of_year),
    rule("quarter-short", "quarter", "q SHORT of? YEAR?", quarter_short),
    rule("last-unit", "unit", "last|this|next|past UNIT", unit_pointed),
    rule("following-unit", "unit", "the following|next|previous|preceding|same|subsequent UNIT", unit_told),
    rule("that-unit", "unit", "that same? UNIT", unit_told),
    rule("year-earlier", "unit", "the? UNIT - earlier UNIT", earlier_quarter),
    rule("year-earlier", "unit", "the same UNIT last year", earlier_quarter),
    rule("weekend", "weekend", "the|last|this|next weekend", weekend),
    rule("ago", "ago", "<count> -? UNITS|UNIT ago|later|earlier|previously|before", ago),
    rule("later-unit", "later", "later|earlier in? <unit>", later_in),
    rule("later-year", "later", "later|earlier|late|early in <year>", later_in),
    rule("later-the-unit", "later", "later|earlier|late|early in the UNIT", edge_unit),
    rule("later-season", "later", "later|earlier|late|early in <season>", later_in),
    rule("edge-of-unit", "edge", "the EDGE of the UNIT", edge_unit),
    rule("edge-of-unit", "edge", "UNIT ' s? EDGE", edge_unit),
    rule("year-end", "edge", "year - end", lambda m: (lambda scene: Answer(f"{scene.now().year:04}" if scene.now() else None))),
)
