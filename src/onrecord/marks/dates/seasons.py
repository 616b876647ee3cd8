"""The rules for seasons, quarters and halves of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import interval
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.pointers import shift_of, year_text
from onrecord.marks.dates.scene import EMPTY, YEAR, Answer, fixed, nearest

if TYPE_CHECKING:
    from datetime import date

    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense
    from onrecord.marks.dates.tense import Tense

MIDSUMMER: Final = 6
JUST_OVER: Final = 45
"""Days after a season in which "this" one is still that gone by."""
RESULTS: Final = frozenset({
    "profit", "profits", "earnings", "sales", "revenue", "revenues", "results", "loss", "losses", "net", "operating", "pretax", "adjusted",
    "figures", "turnover", "income", "output", "growth",
})  # fmt: skip


def season_year(match: Match) -> Sense | None:
    """Mean a season of a named year; "the Prague Spring of 1968" is none."""
    named = match.first and match.words[match.first].capital and "SEASON" in match.words[match.first].classes
    if named and match.words[match.first - 1].capital and match.words[match.first - 1].low not in ("in", "the", "by", "since", "for"):
        return None
    return fixed(f"{year_text(match)}-{match.word('SEASON')}")


def season_pointed(match: Match) -> Sense | None:
    """Mean "last autumn", "next spring", "this winter", "that summer"."""
    name, shift = match.word("SEASON"), shift_of(match)

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if match.literal("that", "same", "following", "previous") and scene.last:
            year = YEAR.match(scene.last)
            after = (
                match.literal("following") and not scene.narrative and year is not None and year[0] == scene.last and year[0].isdecimal()
            )
            if after and year:  # "in 2012 … the following spring": that of the year after
                return Answer(f"{int(year[0]) + 1:04}-{name}", scene.last)
            return Answer(f"{year[0]}-{name}" if year else None, scene.last)
        if scene.narrative and scene.told_year():
            return Answer(
                f"{scene.told_year()}-{name}"
                if not shift or not now
                else f"{now.year + (shift if shift < 0 or now.month > MIDSUMMER else 0):04}-{name}",
                scene.last,
            )
        if now is None:
            return Answer(None)
        if match.literal("year"):
            return Answer(f"{now.year + shift:04}-{name}", now.isoformat())
        gone = interval(_season(now, name, -1, south=scene.south), south=scene.south) if match.literal("this") else None
        over = gone and (now - gone[1]).days <= JUST_OVER and scene.tense() == "past"  # "bought this autumn", in December
        return Answer(_season(now, name, -1 if over else shift, south=scene.south), now.isoformat())

    return resolve


def season_bare(match: Match) -> Sense | None:
    """Mean "the summer", "winter": of the year that tense and anchor tell; "a fall in prices" is none."""
    name = match.word("SEASON")
    if (
        match.words[match.end - 1].low in ("fall", "spring")
        and match.low(-1) not in ("in", "by", "until", "since", "early", "late", "mid", "-")
        and not match.literal("the")
    ):
        return None
    if match.words[match.end - 1].low in ("fall", "spring") and (
        match.low(0) in ("of", "from", "back", "into", "to", "that", "between", "with")
        or (
            not match.literal("the")
            and match.low(-1) not in ("in", "by", "last", "until", "during", "throughout", "since", "early", "late")
        )
    ):
        return None
    if (match.words[match.end - 1].capital and match.words[match.first - 1 if match.first else 0].capital) or (
        match.low(0)
        in (
            "palace",
            "olympics",
            "games",
            "school",
            "sale",
            "street",
            "squash",
            "tyres",
            "tires",
            "rolls",
            "coat",
            "coats",
            "wheat",
            "clothes",
            "onions",
            "boots",
        )
    ):
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
    all_ = [
        (value, days)
        for year in (now.year - 2, now.year - 1, now.year, now.year + 1)
        if (days := interval(value := f"{year:04}-{name}", south=south))
    ]
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
    if letter == "H" and not match.literal("year") and not (match.literal("-") and match.low(0) in RESULTS):
        return None
    if match.literal("-") and match.has("UNIT") and match.low(0) in ("mile", "final", "finals", "century"):
        return None
    return lambda scene: _part(scene, match, letter, number)


def quarter_short(match: Match) -> Sense | None:
    """Mean "Q3", "Q3 2024"."""
    if not match.words[match.first].capital or match.words[match.first].end != match.words[match.first + 1].start:
        return None
    number = match.number("SHORT")
    if not 1 <= number <= 4:  # noqa: PLR2004 -- of the calendar
        return None
    if match.has("YEAR"):
        return fixed(f"{match.number('YEAR'):04}-Q{number}")
    return lambda scene: _part(scene, match, "Q", number)


def months_to(match: Match) -> Sense | None:
    """Mean "the three months to Sept. 30", "the year ended in March": the quarter, half or year, else its months as a range."""
    unit = match.word("UNITS" if match.has("UNITS") else "UNIT")
    counted = match.phrases[0].sense(EMPTY).value if len(match.phrases) > 1 else "1"
    months = {"M": 1, "Q": 3, "Y": 12}.get(unit, 0) * (int(counted) if counted and counted.isdecimal() and len(counted) < 3 else 0)  # noqa: PLR2004
    inner = match.phrases[-1].sense

    def resolve(scene: Scene) -> Answer:
        answer = inner(scene)
        days = interval(answer.value)
        if not days:
            return Answer(None, answer.anchor)
        last = days[1].year * 12 + days[1].month - 1
        return Answer(_span(last - months + 1, months), answer.anchor)

    return resolve if 0 < months <= 24 else None  # noqa: PLR2004 -- two years


def _span(first: int, months: int) -> str:
    """Write so many months from one on: a quarter, half or year that is one, else a range."""
    year, month = divmod(first, 12)
    for length, letter in ((3, "Q"), (6, "H")):
        if months == length and month % length == 0:
            return f"{year:04}-{letter}{month // length + 1}"
    if months == 12 and month == 0:  # noqa: PLR2004 -- of the calendar
        return f"{year:04}"
    end, last = divmod(first + months - 1, 12)
    return f"{year:04}-{month + 1:02}/{end:04}-{last + 1:02}"


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
    order = sorted(starts)
    if tense == "past":  # what is told of a quarter is told when it is over
        over = [start for start in order if (days := interval(starts[start])) and days[1] <= now]
        return Answer(starts[over[-1]] if over else None, now.isoformat())
    return Answer(starts[nearest(order, now, tense)] if order else None, now.isoformat())


RULES: Final = (
    rule("season-year", "season", "the? ADJ? SEASON ,? of? YEAR", season_year),
    rule("season-year", "season", "the? SEASON ,? of? YEAR -|–|/ SHORT", season_year),
    rule("season-year", "season", "the? YEAR SEASON", season_year),
    rule("season-old-year", "season", "the? SEASON of? OLD ERA", season_year),
    rule("pointed-season", "season", "last|next|this|that|past SEASON", season_pointed),
    rule("pointed-season", "season", "the following|next|previous|same SEASON", season_pointed),
    rule("season-of-year", "season", "the? SEASON of? last|next|that|this year", season_pointed),
    rule("season", "season", "the? SEASON", season_bare),
    rule("quarter-of-year", "quarter", "the? ORDINAL UNIT of|in? YEAR", part_of_year),
    rule("months-to", "quarter", "the <count> UNITS to|ended|ending|through|until on|in? <anydate>", months_to),
    rule("months-to", "quarter", "the UNIT to|ended|ending on|in? <anydate>", months_to),
    rule("quarter-of-year", "quarter", "the? ORDINAL UNIT of last|this|next|that year", part_of_year),
    rule("quarter", "quarter", "the ORDINAL UNIT", part_of_year),
    rule("quarter", "quarter", "the? ORDINAL - UNIT YEAR?", part_of_year),
    rule("half", "quarter", "the? ORDINAL - half YEAR?", part_of_year),
    rule("half-of-year", "quarter", "the? ORDINAL|latter -? half of? YEAR", part_of_year),
    rule("half-of-year", "quarter", "the? ORDINAL half of the|last|this|next|that year", part_of_year),
    rule("quarter-short", "quarter", "q SHORT of? YEAR?", quarter_short),
)
