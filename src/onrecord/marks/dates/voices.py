"""The words of a report in, the day that what is quoted in them, or said under a label, counts from out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import moved
from onrecord.marks.lexicon import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onrecord.marks.dates.scene import Scene
    from onrecord.marks.dates.words import Word

OPENS: Final = frozenset('“"')
CLOSES: Final = frozenset('”"')
STOPS: Final = frozenset(".?!")
LONG_PAST: Final = 31
"""Days back at which a day named in the sentence is that of what is quoted, whatever stands between."""
BEFORE: Final = 14
"""Words before a quotation, or after it, in which its day is named: "he said on Friday"."""
LONGEST: Final = 250
"""Words of a quotation after which a cue is looked for."""
TALKED: Final = 60
"""Days back at which an interview is still one of this report."""
WEEK: Final = 7


def quote_day(scene: Scene, at: int) -> date | None:
    """Return the day on which what a quotation mark opens was said, where the words before or after it tell one."""
    if scene.narrative and not scene.dated:
        return None
    if scene.dated and scene.day and scene.published:
        old = (scene.published - scene.day).days > LONG_PAST
        if old or (not scene.narrative and _says(scene.words[max(0, at - BEFORE) : at])):
            return scene.day
    return None if scene.narrative else _told_after(scene, at)


def _says(words: Sequence[Word]) -> bool:
    return any(word.low in listed("dates", "words", "says") for word in words)


def _told_after(scene: Scene, at: int) -> date | None:
    """Return the day named after a quotation with the words that credit it: "…," she said on Friday."""
    words = scene.words
    close = next((i for i in range(at + 1, min(len(words), at + LONGEST)) if words[i].low in CLOSES), 0)
    if not close or not scene.published:
        return None
    said = False
    for i in range(close + 1, min(len(words), close + BEFORE)):
        word = words[i]
        if word.low in STOPS or word.low in OPENS:
            return None
        said = said or word.low in listed("dates", "words", "says")
        if said and "WEEKDAY" in word.classes and words[i - 1].low not in ("by", "until", "since", "before", "after", "next", "for"):
            return moved(scene.published, -((scene.published.isoweekday() - int(word.classes["WEEKDAY"])) % WEEK), "D")
        if said and word.low == "yesterday":
            return moved(scene.published, -1, "D")
    return None


def is_label(words: Sequence[Word]) -> bool:
    """Tell a question or an answer of an interview by its label: "Q:", "A:"."""
    return len(words) > 1 and words[0].low in ("q", "a") and words[0].capital and words[1].low == ":"


def talk_day(scene: Scene, words: Sequence[Word]) -> date | None:
    """Return the day of the talk that a paragraph tells of: "Last Tuesday she talked for an hour"."""
    told = scene.fresh and scene.day and scene.published and 0 <= (scene.published - scene.day).days <= TALKED
    return scene.day if told and any(word.low in listed("dates", "words", "talks") for word in words) else None
