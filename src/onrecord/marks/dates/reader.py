"""Text, body and instant of publication in, dates out: phrase by phrase, each resolved in the scene that those before it have set."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import narrowed
from onrecord.marks.dates.grammar import Parse
from onrecord.marks.dates.rules import grammar
from onrecord.marks.dates.scene import Scene
from onrecord.marks.dates.voices import is_label, quote_day, talk_day
from onrecord.marks.dates.words import cut
from onrecord.marks.lexicon import words as listed
from onrecord.model import Date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.dates.grammar import Phrase
    from onrecord.marks.dates.words import Word
    from onrecord.model import Block

NARRATIVE: Final = 6
"""Years that a text names at the least to be a narrative, which counts from what it names last."""
NEWS: Final = 12
"""Years for each weekday and "yesterday", which are the marks of news, in a narrative."""
LONG_STORY: Final = 40
"""Years of a narrative that comes up to the present."""
QUOTES: Final = frozenset('“”"')
TRAILING: Final = frozenset({".", ",", "-", "and", "of"})
STOPS: Final = frozenset(".?!")
REACH: Final = 6
"""Words in which an expression that begins with a small word comes to its point."""
PLAIN: Final = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def read_dates(text: str, body: Sequence[Block], published: str | None) -> tuple[Date, ...]:
    """Return the dates named in some blocks of a text, in reading order."""
    day = _day(published)
    blocks = [(block, cut(text, block.start, block.end)) for block in body]
    scene = Scene(published=day, narrative=_is_narrative(blocks, day), south=_is_south(blocks))
    found: list[Date] = []
    talked: date | None = None
    for block, words in blocks:
        scene.words, scene.title = words, block.kind in ("title", "dek", "heading")
        scene.fresh = scene.named = scene.loose = scene.here = False
        scene.quoted = scene.spoken = talked if is_label(words) else None
        if block.kind == "dateline":
            found.extend(_read(Scene(published=day), words))
        else:
            found.extend(_read(scene, words))
            talked = talked or talk_day(scene, words)
    return tuple(found)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _is_narrative(blocks: Sequence[tuple[Block, list[Word]]], day: date | None) -> bool:
    """Tell a text of times long past by its years and by the days that news would name."""
    years = [int(word.classes["YEAR"]) for _, words in blocks for word in words if "YEAR" in word.classes]
    eras = sum("ERA" in word.classes for _, words in blocks for word in words)
    news = sum(bool({"DEICTIC", "WEEKDAY"} & word.classes.keys()) for _, words in blocks for word in words)
    recent = sum(day is not None and year >= day.year - 1 for year in years)
    named = len(years) + eras
    return named >= NARRATIVE and named > NEWS * news and (not recent or named >= LONG_STORY)


def _is_south(blocks: Sequence[tuple[Block, list[Word]]]) -> bool:
    """Tell a report from the south of the equator by its first places."""
    southern = listed("dates", "words", "southern")
    return any(word.capital and word.low in southern for _, words in blocks[:6] for word in words[:30])


def _read(scene: Scene, words: list[Word]) -> Iterator[Date]:
    parse, at = Parse(grammar(), words), 0
    scene.words, scene.marks, scene.dated, scene.inside = words, {}, False, False
    small = openers()
    while at < len(words):
        word = words[at]
        if word.low in STOPS and at + 1 < len(words) and (words[at + 1].capital or not words[at + 1].low.isalpha()):
            scene.dated, scene.dated_day, scene.near = False, False, None
        if word.low in QUOTES:
            scene.inside = word.low == "“" or (word.low == '"' and not scene.inside)
            scene.quoted = scene.spoken or (quote_day(scene, at) if scene.inside else None)
        if not word.classes and (word.low not in small or not any(one.classes for one in words[at + 1 : at + REACH])):
            at += 1
            continue
        phrase = parse.best("all", at)
        made = _made(scene, phrase) if phrase else None
        if phrase and not made and phrase.rule == "years-range":
            phrase = parse.best("date", at)
            made = _made(scene, phrase) if phrase else None
        if phrase and made:
            yield made
            at = phrase.end
        else:
            at += 1


@cache
def openers() -> frozenset[str]:
    """Return the small words that an expression can begin with."""
    return frozenset(start for start in grammar().starts("all") if not start.isupper())


def _made(scene: Scene, phrase: Phrase) -> Date | None:
    """Resolve a phrase, and let the scene remember it."""
    end = phrase.end
    while scene.words[end - 1].low in TRAILING and end - 1 > phrase.first and not _keeps_stop(scene.words, end):
        end -= 1
    scene.first, scene.end = phrase.first, end  # a full stop after a month is that of the sentence, whose tense ends there
    answer = phrase.sense(scene)
    if answer.value == "":
        return None
    days = narrowed(answer.value, answer.part, south=scene.south) if phrase.type in ("DATE", "TIME") else None
    _remember(scene, phrase, answer.value)
    scene.loose = phrase.rule == "a-weekday" or (scene.loose and phrase.rule == "the-weekday")
    return Date(
        scene.words[phrase.first].start,
        scene.words[end - 1].end,
        phrase.type,
        answer.value,
        days[0].isoformat() if days else None,
        days[1].isoformat() if days else None,
        answer.anchor,
        phrase.rule,
        answer.others,
    )


def _keeps_stop(words: Sequence[Word], end: int) -> bool:
    return words[end - 1].low == "." and "ABBREV" in words[end - 2].classes


def _remember(scene: Scene, phrase: Phrase, value: str | None) -> None:
    if phrase.type not in ("DATE", "TIME") or not value or value in PLAIN or value.startswith(("X", "T")):
        return
    whole = phrase.rule == "months-to"  # which "a year earlier" moves as a whole
    if phrase.rule != "overnight":
        scene.told_first(value.partition("T")[0])
    scene.remember(value if whole else value.partition("/")[0].partition("T")[0])
