"""All rules together: what stands inside what, from numbers up to whole expressions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.marks.dates import (
    ago,
    clocks,
    dayparts,
    days,
    durations,
    feasts,
    hours,
    months,
    numbers,
    ranges,
    seasons,
    sets,
    spells,
    units,
    weekdays,
    years,
)
from onrecord.marks.dates.grammar import Grammar, rule

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Sense


PART_NAMES: Final = ("", "early", "mid", "late")
EDGE_NAMES: Final = ("", "start", "mid", "end")


def part(match: Match) -> Sense | None:
    """Mean the unit of which it is a part: "early March", "the end of 1944"."""
    inner = match.phrases[-1].sense
    name = PART_NAMES[match.number("MOD")] if match.has("MOD") else EDGE_NAMES[match.number("EDGE")] if match.has("EDGE") else ""
    return lambda scene: inner(scene)._replace(part=name)


def edge_units(match: Match) -> Sense | None:
    """Mean "the first days of March", "the closing weeks of 2019"."""
    inner, name = match.phrases[-1].sense, "start" if match.literal("first", "early", "opening") else "end"
    return lambda scene: inner(scene)._replace(part=name)


UNIONS: Final = {
    "anyday": ("day", "weekdate", "weekday", "deictic", "feast", "beside", "nth"),
    "date": ("day", "weekdate", "weekday", "deictic", "feast", "beside", "nth", "month", "year", "decade", "century", "season", "quarter",
             "unit", "weekend", "ago", "later", "edge", "part"),
    "anydate": ("month", "feast", "day", "season"),
    "long": ("month", "year", "decade", "century", "season", "unit", "weekend"),
    "all": ("day", "weekdate", "weekday", "deictic", "feast", "beside", "nth", "month", "year", "decade", "century", "season", "quarter",
            "unit", "weekend", "ago", "later", "edge", "part", "timed", "spanned", "set", "ref", "range"),
}  # fmt: skip
PARTS: Final = (
    rule("part", "part", "the? MOD -? <long>", part),
    rule("part", "part", "MOD in <long>", part),
    rule("edge", "part", "the EDGE of <long>", part),
    rule("edge", "part", "the MOD|latter|better|greater|main part|half|days|stages|months|years of <long>", part),
    rule("edge", "part", "the ORDINAL half|part|third of <long>", part),
    rule("edge", "part", "the first|last|early|final|closing|opening UNITS of <long>", edge_units),
    rule("rest", "part", "the rest|remainder|bulk|whole of <long>", part),
    rule("rest", "part", "the rest|remainder|bulk|whole of the UNIT", units.edge_unit),
    rule("rest", "part", "most|much|part|half of the UNIT", units.edge_unit),
    rule("rest", "timed", "most|much|part|half|rest of <timed>", part, "TIME"),
    rule("rest", "timed", "the rest|remainder|bulk of <timed>", part, "TIME"),
    rule("rest", "part", "most|much|all|part|some|half of <long>", part),
)


@cache
def grammar() -> Grammar:
    """Return the whole grammar; it is put together once."""
    return Grammar(
        (
            *days.RULES,
            *weekdays.RULES,
            *feasts.RULES,
            *months.RULES,
            *years.RULES,
            *seasons.RULES,
            *units.RULES,
            *ago.RULES,
            *clocks.RULES,
            *hours.RULES,
            *dayparts.RULES,
            *numbers.RULES,
            *durations.RULES,
            *spells.RULES,
            *sets.RULES,
            *ranges.RULES,
            *PARTS,
        ),
        UNIONS,
    )
