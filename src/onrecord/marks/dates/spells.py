"""The rules for spells without a number: "for months", "years of neglect", "all week", "the coming days"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.durations import length
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import fixed

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Sense


def vague_units(match: Match) -> Sense | None:
    """Mean "the coming weeks", "the last days": an unknown number."""
    unit = match.word("UNITS")
    return fixed(length("X", unit)) if unit != "S" else None


def years_of(match: Match) -> Sense | None:
    """Mean "years of neglect": an unknown number."""
    unit, first = match.word("UNITS"), match.first == 0 or match.words[match.first].capital
    led = first or match.low(-1) in ("after", "despite", "through", "following", "with", "by", "for", "over", "amid")
    return fixed(length("X", unit)) if led and unit not in ("S", "MIN", "H") and match.low(0) == "of" else None


def some_units(match: Match) -> Sense | None:
    """Mean "for months", "within days": an unknown number of units."""
    unit = match.word("UNITS")
    if unit in ("H", "MIN", "D", "W") and match.low(0) in ("after", "before"):
        return fixed(length("X", unit))
    if match.low(-1) not in (
        "for",
        "within",
        "in",
        "after",
        "of",
        "over",
        "lasted",
        "taken",
        "takes",
        "and",
        "took",
        "the",
        "spent",
        "spend",
        "waited",
        "wait",
        "waiting",
        "lasting",
        "lasts",
        "needed",
        "lost",
    ):
        return None
    if (unit == "S" and match.low(-1) not in ("lasted", "took", "takes", "within", "lasts")) or (
        match.low(-1) == "of" and match.low(-2) not in ("couple", "matter", "number", "hundreds", "thousands", "tens", "after")
    ):
        return None
    return fixed(length("X", unit)) if match.low(-1) not in ("the", "and") else None


def past_unit(match: Match) -> Sense | None:
    """Mean "the past year", "the past decade": the length."""
    return fixed(length("1", match.word("UNIT"))) if match.word("UNIT") not in ("S", "N") else None


def unit_long(match: Match) -> Sense | None:
    """Mean "month-long", "decades-old", "all week", "the whole year"."""
    unit = match.word("UNITS" if match.has("UNITS") else "UNIT")
    if unit in ("S", "Q") or (match.literal("old") and unit not in ("DE", "CE")):
        return None
    return fixed(length("X" if match.has("UNITS") else "1", unit))


_POINTED = "last|past|next|first|following|coming|final|previous|intervening"
RULES: Final = (
    rule("duration-long", "spanned", "a? UNIT|UNITS - long|old", unit_long, "DURATION"),
    rule("duration-long", "spanned", "LONG", lambda match: fixed(length("X", match.word("LONG"))), "DURATION"),
    rule("duration-all", "spanned", "all UNIT", unit_long, "DURATION"),
    rule("duration-all", "spanned", "the whole|entire|full UNIT", unit_long, "DURATION"),
    rule("duration-vague", "spanned", f"the {_POINTED}|preceding|early|closing|opening UNITS", vague_units, "DURATION"),
    rule("duration-vague", "spanned", "UNITS", years_of, "DURATION"),
    rule("some-units", "spanned", "UNITS", some_units, "DURATION"),
    rule("past-unit", "spanned", "the past UNIT", past_unit, "DURATION"),
)
