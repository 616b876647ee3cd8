"""The rules for holidays, whose days are fixed or can be worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import holiday
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import Answer, fixed, nearest
from onrecord.marks.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.marks.dates.grammar import Build, Match, Rule
    from onrecord.marks.dates.scene import Scene, Sense
    from onrecord.marks.dates.tense import Tense

SHIFTS: Final = {"last": -1, "this": 0, "next": 1}


def feast(date_rule: str) -> Build:
    """Make what reads a holiday, with its year or in the one that the tense tells."""

    def build(match: Match) -> Sense | None:
        if match.low(-1) in ("lunar", "chinese", "jewish", "orthodox", "vietnamese", "iranian", "persian", "tamil", "coptic", "old"):
            return None
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


RULES: Final = tuple(_feasts())
