"""The rules for mornings, evenings and nights, with the day that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import interval, moved
from onrecord.marks.dates.clocks import joined
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import Answer, base_day

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense


CLAUSES: Final = frozenset({"said", "and", "found", "showed", "warned", "say", "says", "told", "argued", "claimed", "added", "so"})
AFTER: Final = frozenset({
    "he", "she", "they", "it", "we", "i", "the", "a", "an", "in", "at", "on", "when", "and", "after", "before", "as", "was", "were", "to",
    "by", "with", "but", "for", "that", "or", "until", "his", "her", "their", "had", "would", "because", "while", "there",
})  # fmt: skip
"""Words round "that evening": in "said that evening visits rose" it is no time."""


def part_of_day(match: Match) -> Sense | None:
    """Mean "Monday night", "the evening of 19 April", "early Tuesday morning"."""
    part = match.word("PART")
    if match.literal("midnight", "noon"):
        return None
    inner = match.phrases[-1].sense

    def resolve(scene: Scene) -> Answer:
        answer = inner(scene)
        value = f"{answer.value}{part}" if answer.value and len(answer.value) in (10, 12) and answer.value[-1].isdecimal() else None
        return Answer(value, answer.anchor, tuple(f"{one}{part}" for one in answer.others))

    return resolve


def pointed_part(match: Match) -> Sense | None:
    """Mean "this morning", "last night", "tonight", counted from the day of publication; "the last night of the talks" is none."""
    if match.literal("last") and (match.low(-1) in ("the", "his", "her", "their", "its") or match.low(0) == "of"):
        return None
    part = match.word("PART") if match.has("PART") else "TNI"
    count = -1 if match.literal("last") else 0

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if scene.narrative:
            now = scene.day
        there = moved(now, count, "D") if now else None
        return Answer(f"{there.isoformat()}{part}" if there else None, now.isoformat() if now else None)

    return resolve


def told_part(match: Match) -> Sense | None:
    """Mean "that night", "the next morning", "the evening": of the day named last."""
    part = match.word("PART")
    if match.low(-1) in ("stay", "stays", "stayed", *(("spend", "spends", "spent") if part == "TNI" else ())):
        return None
    clause = match.literal("that") and match.low(-1) in CLAUSES and match.low(0).isalpha() and match.low(0) not in AFTER
    if clause:
        return None
    count = 1 if match.literal("next", "following") else -1 if match.literal("previous") else 0
    if (
        match.words[match.first].low == "the"
        and match.end - match.first == 2  # noqa: PLR2004 -- of the calendar
        and (
            match.low(0) == "of"
            or (
                match.low(0).isalpha()
                and match.low(-1) not in ("in", "by", "during", "through", "into", "overnight", "of", "until", "for", "spent")
            )
        )
    ):
        return None

    def resolve(scene: Scene) -> Answer:
        base = scene.day if scene.narrative or match.literal("that", "next", "following", "previous") else base_day(scene)
        there = moved(base, count, "D") if base else None
        return Answer(f"{there.isoformat()}{part}" if there else f"XXXX-XX-XX{part}", base.isoformat() if base else None)

    return resolve


def overnight(match: Match) -> Sense | None:
    """Mean the night before the day of publication, or the one to come."""
    if match.low(0) in ("stay", "stays", "success", "train", "trains", "bus", "camp", "guests", "bag"):
        return None

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if now is None:
            return Answer(None)
        there = now if scene.tense() == "future" and not scene.title else moved(now, -1, "D")
        return Answer(f"{there.isoformat()}TNI" if there else None, now.isoformat())

    return resolve


def early_hours(match: Match) -> Sense | None:
    """Mean "the early hours of Friday", "the small hours of this morning": the morning."""
    inner = match.phrases[-1].sense if match.phrases else None

    def resolve(scene: Scene) -> Answer:
        answer = inner(scene) if inner else Answer(scene.published.isoformat() if scene.published else None)
        day = (answer.value or "").partition("T")[0]
        return Answer(f"{day}TMO" if len(day) == len("2024-03-14") else None, answer.anchor)

    return resolve


def night_between(match: Match) -> Sense | None:
    """Mean "overnight between Saturday and Sunday", "the night of September 11-12", "overnight into Monday": the first of two days."""
    inner, into = match.phrases[0].sense, match.literal("into") and len(match.phrases) == 1

    def resolve(scene: Scene) -> Answer:
        answer = inner(scene)
        value = (answer.value or "").partition("/")[0]
        days = interval(value)
        there = moved(days[0], -1 if into else 0, "D") if days and days[0] == days[1] else None
        return Answer(f"{there.isoformat()}TNI" if there else None, answer.anchor)

    return resolve


def at_dawn(match: Match) -> Sense | None:
    """Mean "at dawn": of the day named last."""
    part = {
        "teatime": "TEV",
        "dusk": "TEV",
        "sunset": "TEV",
        "nightfall": "TNI",
        "dark": "TNI",
        "midafternoon": "TAF",
        "evening": "TEV",
        "lunchtime": "TMI",
    }.get(match.words[match.first].low, "TMO")
    if match.low(-1) not in ("by", "until", "before", "after", "since", *(() if match.literal("dark", "evening") else ("at", "from"))):
        return None

    def resolve(scene: Scene) -> Answer:
        base = base_day(scene)
        return Answer(f"{base.isoformat()}{part}" if base else f"XXXX-XX-XX{part}", base.isoformat() if base else None)

    return resolve


def first_light(match: Match) -> Sense | None:
    """Mean the morning of a day."""
    inner = match.phrases[-1].sense

    def resolve(scene: Scene) -> Answer:
        answer = inner(scene)
        return Answer(joined(answer.value, "TMO"), answer.anchor)

    return resolve


RULES: Final = (
    rule(
        "at-dawn",
        "timed",
        "dawn|daybreak|sunrise|teatime|dusk|sunset|nightfall|dark|midmorning|midafternoon|evening|lunchtime",
        at_dawn,
        "TIME",
    ),
    rule("first-light", "timed", "first light on? <anyday>", first_light, "TIME"),
    rule("day-part", "timed", "MOD|late? <anyday> PART", part_of_day, "TIME"),
    rule("part-of-day", "timed", "MOD? in? the MOD? PART hours? of|on <anyday>", part_of_day, "TIME"),
    rule("part-on-day", "timed", "first? PART on? <anyday>", part_of_day, "TIME"),
    rule("this-part", "timed", "MOD? this|last PART", pointed_part, "TIME"),
    rule("tonight", "timed", "MOD? tonight", pointed_part, "TIME"),
    rule("that-part", "timed", "MOD|late? that|the same|next|following|previous? PART", told_part, "TIME"),
    rule("overnight", "timed", "overnight", overnight, "TIME"),
    rule("night-between", "timed", "overnight between|from|on|of? <anyday> and|to|into|–|- <anyday>", night_between, "TIME"),
    rule("night-between", "timed", "overnight on? <anyday>", night_between, "TIME"),
    rule("night-between", "timed", "overnight into <anyday>", night_between, "TIME"),
    rule("night-between", "timed", "the? night between|from|of <anyday> and|to|into|–|- <anyday>", night_between, "TIME"),
    rule("night-between", "timed", "the? night of|between|from <range>", night_between, "TIME"),
    rule("early-hours", "timed", "the? early|small|wee hours of|on <anyday>", early_hours, "TIME"),
    rule("early-hours", "timed", "the? early|small|wee hours of this|the morning", early_hours, "TIME"),
)
