"""The rules for years, decades and centuries, those before Christ too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.pointers import year_text
from onrecord.marks.dates.scene import Answer, fixed
from onrecord.marks.lexicon import words as listed

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense


NUMBERED: Final = frozenset({"no", "nos", "p", "pp", "vol", "ch", "art", "sec", "reg", "ref"})
"""Shortened words before a number that is no year."""


def bare_year(match: Match) -> Sense | None:
    """Mean a year where four figures are one: after "in", "since", "by", beside another year, in brackets; not "1901 sheep"."""
    if _counts(match) or _is_numbered(match) or _touches(match):
        return None
    return fixed(f"{match.number('YEAR'):04}")


def _counts(match: Match) -> bool:
    """Tell a number of something by what follows: "1901 sheep", "2024 of them", "1984 Elm Street"."""
    before, after = match.low(-1), match.low(0)
    word = match.words[match.end] if match.end < len(match.words) else None
    named = before == "at" and word is not None and word.capital and not word.classes
    units = word is not None and {"UNITS", "HALF"} & word.classes.keys()
    listed_ = after in listed("dates", "words", "after_a_number") or after in ("%", "°", "/", "of")
    return bool(listed_ or units or named or (after == "in" and match.low(1) == "all"))


def _is_numbered(match: Match) -> bool:
    """Tell the number of a thing by what stands before: "No. 1066", "resolution 1244", "555-2019"; "in about 1950" is a year."""
    before, after, two = match.low(-1), match.low(0), match.words[match.first - 2] if match.first > 1 else None
    if before in listed("dates", "words", "not_before_a_year"):
        dated = two is not None and two.low in ("in", "from", "since", "of", "by")
        return before not in ("about", "around") or not (dated or not after.isalpha() or after == "by")
    if before == "." and two:
        return two.low in NUMBERED
    return before == "-" and two is not None and two.low.isdecimal() and "YEAR" not in two.classes


def short_year(match: Match) -> Sense | None:
    """Mean "'99": a year of the century of the anchor."""
    if match.words[match.first].end != match.words[match.first + 1].start or match.low(0) in ("ers", "-"):
        return None
    two = match.number("SHORT")
    if len(match.words[match.first + 1].low) != 2:  # noqa: PLR2004 -- of the calendar
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
    word = match.words[match.first + 1 : match.first + 4]
    if len(word) > 2 and word[0].low in ("-", "–", "to", "and") and "OLD" in word[1].classes and word[2].classes.get("ERA") == -1:  # noqa: PLR2004 -- of the calendar
        return fixed(f"BC{match.number('OLD'):04}")
    if match.low(-1) not in listed("dates", "words", "before_an_old_year") or match.low(0) in listed("dates", "words", "after_a_number"):
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


def decade_words(match: Match) -> Sense | None:
    """Mean "the late Fifties", "the nineteen-sixties"; not "in his fifties", "in the low seventies"."""
    if match.low(-1) in ("his", "her", "their", "my", "your", "our", "its", "low", "high", "upper", "lower"):
        return None
    word = match.words[match.end - 1]
    if not word.capital and not match.literal("nineteen", "eighteen") and not match.has("MOD"):
        return None
    century = "18" if match.literal("eighteen") else "19"
    name = ("", "early", "mid", "late")[match.number("MOD")] if match.has("MOD") else ""
    return lambda _: Answer(f"{century}{match.number('TENS')}", part=name)


def centuries(match: Match) -> Sense | None:
    """Mean "the 19th and 20th centuries", "the 16th to 18th centuries"."""
    first, last = (int(one) - 1 for one in match.values["ORDINAL"][:2])
    return fixed(f"{first:02}/{last:02}") if 0 < first < last < 100 else None  # noqa: PLR2004 -- of the calendar


def old_decade(match: Match) -> Sense | None:
    """Mean a decade before Christ."""
    return fixed(f"BC{match.number('OLD') // 10:03}") if match.number("OLD") % 10 == 0 else None


def century(match: Match) -> Sense | None:
    """Mean a century: "the 17th century" begins with 16."""
    number = match.number("ORDINAL") - 1
    if match.has("ERA") and match.number("ERA") < 0:
        return fixed(f"BC{number:02}")
    return fixed(f"{number:02}") if 0 < number < 100 else None  # noqa: PLR2004 -- of the calendar


def _touches(match: Match) -> bool:
    """Tell whether a word before the figures leaves them no space: "A1901"."""
    before = match.words[match.first - 1] if match.first else None
    return (
        before is not None and before.end == match.words[match.first].start and before.low not in listed("dates", "words", "touches_a_year")
    )


def named_year(match: Match) -> Sense | None:
    """Mean "the year 1950"."""
    return fixed(f"{match.number('YEAR'):04}")


RULES: Final = (
    rule("year", "year", "YEAR", bare_year),
    rule("the-year", "year", "the? year|years YEAR", named_year),
    rule("year-era", "year", "ca|c|circa? .? YEAR|OLD ERA", era_year),
    rule("year-short", "year", "' SHORT", short_year),
    rule("year-old", "year", "OLD", old_year),
    rule("decade", "decade", "the? '? DECADE ERA?", decade),
    rule("decade-old", "decade", "the? OLD s ERA", old_decade),
    rule("decade-words", "decade", "the? MOD? -? nineteen|eighteen? -? TENS", decade_words),
    rule("centuries", "range", "the? ORDINAL and|to|–|-|or ORDINAL centuries", centuries),
    rule("century", "century", "the? ORDINAL -? century ERA?", century),
)
