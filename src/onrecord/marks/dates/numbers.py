"""The rules for numbers: in figures, in words, "a few", "two and a half"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import fixed

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Sense

TENS: Final = 20
HUNDRED: Final = 100
DOZEN: Final = 12


def figures(match: Match) -> Sense | None:
    """Mean a number in figures."""
    return fixed(match.word("COUNT").replace(",", ""))


def spelled(match: Match) -> Sense | None:
    """Mean a number in words: "six", "twenty-one"."""
    numbers = [int(one) for one in match.values["NUMBER"]]
    if len(numbers) > 1 and not (TENS <= numbers[0] < HUNDRED and numbers[1] < 10):  # noqa: PLR2004 -- of the calendar
        return None
    return fixed(f"{sum(numbers)}")


def hundreds(match: Match) -> Sense | None:
    """Mean "a hundred", "two dozen", "one hundred and twenty"."""
    numbers = [int(one) for one in match.values.get("NUMBER", ()) if one != HUNDRED]
    if match.literal("dozen"):
        return fixed(f"{(numbers or [1])[0] * DOZEN}") if len(numbers) < 2 else None  # noqa: PLR2004 -- "two dozen"
    first = numbers.pop(0) if match.words[match.first].low != "a" and numbers else 1
    return fixed(f"{first * HUNDRED + sum(numbers)}") if first < 10 and len(numbers) < 3 else None  # noqa: PLR2004 -- of the calendar


def and_a_half(match: Match) -> Sense | None:
    """Mean "two and a half", "2 1/2" in words."""
    whole = match.word("COUNT") if match.has("COUNT") else f"{match.number('NUMBER')}"
    return fixed(f"{whole}.5") if whole.isdecimal() else None


def one(_: Match) -> Sense | None:
    """Mean "a"."""
    return fixed("1")


def some(match: Match) -> Sense | None:
    """Mean "a few", "several": a number that is not told; "in as many weeks" tells none."""
    return fixed("X") if match.low(-1) != "as" else None


def couple(_: Match) -> Sense | None:
    """Mean "a couple of"."""
    return fixed("2")


RULES: Final = (
    rule("count", "count", "COUNT", figures),
    rule("count", "count", "NUMBER -? NUMBER?", spelled),
    rule("count", "count", "a|NUMBER hundred|dozen and? NUMBER? -? NUMBER?", hundreds),
    rule("count", "count", "COUNT|NUMBER -? and -? a? -? half", and_a_half),
    rule("count", "count", "a|an", one),
    rule("count", "count", "a? few|several|many", some),
    rule("count", "count", "a couple of", couple),
)
