"""The rules for ranges of dates: "Sept. 5 to 8", "1953 to 1956", "between March and August"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import day_of
from onrecord.marks.dates.days import month_in
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import Answer, fixed, yearly

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense


def days_range(match: Match) -> Sense | None:
    """Mean "Sept. 5 to 8", "5-8 September 2024": two days of one month."""
    month, (first, last) = month_in(match), match.values["DAY"][:2]
    if not int(first) < int(last) or match.low(-1) in ("-", "/") or _lists(match):
        return None
    if match.has("YEAR"):
        days = [day_of(match.number("YEAR"), month, int(dom)) for dom in (first, last)]
        return fixed(f"{days[0]}/{days[1]}") if all(days) else None
    return ranged(yearly(month, int(first)), month, int(last))


def _lists(match: Match) -> bool:
    """Tell a list from a range: "1955 and 2002" is none, "between 1955 and 2002" is."""
    return match.literal("and") and match.low(-1) != "between"


def ranged(first: Sense, month: int, dom: int) -> Sense:
    """Mean a range from a day to one that follows it."""

    def resolve(scene: Scene) -> Answer:
        answer = first(scene)
        value = answer.value
        if not value:
            return Answer(None)
        year = value[:-6]
        if year.isdecimal() and int(value[-5:-3]) > month:
            year = f"{int(year) + 1:04}"
        valid = not year.isdecimal() or day_of(int(year), month, dom)
        return Answer(f"{value}/{year}-{month:02}-{dom:02}" if valid else value, answer.anchor)

    return resolve


def months_range(match: Match) -> Sense | None:
    """Mean "28 February to 3 May 2026"."""
    kinds = [int(one) for name in ("MONTH", "ABBREV") for one in match.values.get(name, ())]
    doms = [int(one) for one in match.values["DAY"]]
    if len(kinds) != 2 or len(doms) != 2 or _lists(match):  # noqa: PLR2004 -- of the calendar
        return None
    if match.has("YEAR"):
        year = match.number("YEAR")
        first, last = day_of(year - (kinds[0] > kinds[1]), kinds[0], doms[0]), day_of(year, kinds[1], doms[1])
        return fixed(f"{first}/{last}") if first and last else None
    return ranged(yearly(kinds[0], doms[0]), kinds[1], doms[1])


def years_range(match: Match) -> Sense | None:
    """Mean "1953 to 1956", "2014–18"."""
    first = match.number("YEAR")
    last = match.number("YEAR", 1) if len(match.values["YEAR"]) > 1 else first // 100 * 100 + match.number("SHORT")
    if not first < last or _lists(match) or (match.has("SHORT") and len(match.words[match.end - 1].low) != 2):  # noqa: PLR2004 -- of the calendar
        return None
    if match.has("SHORT") and (match.words[match.first].end != match.words[match.first + 1].start or match.low(0) == "-"):
        return None
    return fixed(f"{first:04}/{last:04}")


def years_apart(match: Match) -> Sense | None:
    """Mean "2019-2021", of news; a narrative's years are told one by one."""
    first, last = match.number("YEAR"), match.number("YEAR", 1)
    tight = match.words[match.first].end == match.words[match.first + 1].start
    if not first < last or not tight or match.low(0) == "-" or match.low(-1) in ("-", "/"):
        return None
    return lambda scene: Answer("" if scene.narrative else f"{first:04}/{last:04}")


def between(match: Match) -> Sense | None:
    """Mean "between March and August", "between Christmas Eve and 29 December 2021"; the second may lend the first its year."""
    if match.low(-1) != "between":
        return None
    one, other = (phrase.sense for phrase in match.phrases[:2])

    def resolve(scene: Scene) -> Answer:
        first, last = one(scene), other(scene)
        if not first.value or not last.value or len(first.value) != len(last.value):
            return Answer(None, first.anchor)
        start = first.value
        if (
            start[:4].isdecimal()
            and not match.phrases[0].rule.endswith("-year")
            and (start > last.value or not last.anchor or match.phrases[1].rule == "month-of-year")
        ):
            start = last.value[:4] + start[4:]
        if start > last.value and start[:4].isdecimal():
            start = f"{int(start[:4]) - 1:04}{start[4:]}"
        return Answer(f"{start}/{last.value}" if start < last.value else None, first.anchor)

    return resolve


def weekdays_range(match: Match) -> Sense | None:
    """Mean "Monday to Thursday"."""
    one, other = (phrase.sense for phrase in match.phrases[:2])

    def resolve(scene: Scene) -> Answer:
        first, last = one(scene), other(scene)
        if not first.value or not last.value:
            return Answer(None, first.anchor)
        return Answer(f"{first.value}/{last.value}" if first.value <= last.value else None, first.anchor)

    return resolve


_M = "MONTH|ABBREV"
RULES: Final = (
    rule("days-range", "range", f"{_M} .? DAY to|–|-|and|through DAY ,? YEAR?", days_range),
    rule("days-range", "range", f"DAY to|–|-|and DAY {_M} .? YEAR?", days_range),
    rule("months-range", "range", f"DAY {_M} to|and DAY {_M} ,? YEAR?", months_range),
    rule("months-range", "range", f"{_M} .? DAY to|and|through {_M} .? DAY ,? YEAR?", months_range),
    rule("years-range", "range", "YEAR to|and YEAR", years_range),
    rule("between", "range", "<anydate> and <anydate>", between),
    rule("years-range", "range", "YEAR –|-|/ SHORT", years_range),
    rule("years-range", "range", "YEAR –|- YEAR", years_apart),
    rule("weekdays-range", "range", "<weekday> to|–|-|through <weekday>", weekdays_range),
)
