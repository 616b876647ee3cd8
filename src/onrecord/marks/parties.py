"""The spans of speakers and addressees in, parties out: one for each person or body, however a report calls them."""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.marks.heads import LONGEST
from onrecord.marks.lexicon import cues, table
from onrecord.marks.names import (
    ARTICLES,
    Word,
    gender_of,
    honorific_of,
    key_of,
    name_runs,
    person_key,
    split_words,
    title_end,
    without_genitive,
)
from onrecord.marks.register import Entity, Register
from onrecord.marks.surnames import FullNames, bodies_of
from onrecord.model import Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.model import Span


LONGEST_WORD: Final = 24
"""Characters before a name in which the verb stands that it follows."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties, and the party id of each span that has one."""

    parties: tuple[Party, ...]
    ids: Mapping[Span, str | None]


def cast(text: str, sentences: Sequence[Span], people: Iterable[Span]) -> Cast:
    """Find out who stands behind each of ``people``; names are looked for in ``sentences``."""
    found_words = [split_words(text, span) for span in sentences]
    runs = [list(name_runs(found)) for found in found_words]
    bodies = frozenset(key for found, own in zip(found_words, runs, strict=True) for key in bodies_of(found, own))
    wanted = set(people)
    names = FullNames.of((run for found in runs for run in found), bodies)
    register = Register(names, later=_titles(text, wanted, names))
    opening = [(span, words_of, own[0]) for span, words_of, own in zip(sentences, found_words, runs, strict=True) if own]
    leading = {(run[0].start, _apposition_end(words_of, run)) for span, words_of, run in opening if _leads(text, span, run)}
    passing = {span for own in runs for run in own if (span := _person(run, register.names))}
    passing = _apart(passing, wanted | leading)
    starts = [span[0] for span in sentences]
    entities: dict[Span, Entity] = {}
    for span in sorted(wanted | leading | passing):
        sentence = bisect_right(starts, span[0])
        if span in passing:
            register.pass_by(text, span, sentence)
            continue
        beside = _addressed(text, span) or text.startswith(" and ", span[1]) or text.endswith(" by ", 0, span[0])
        entity = register.meet(text, span, sentence, subject=not beside)
        if entity and span in wanted:
            entity.spoke = True
            entities[span] = entity
    return _finish(entities, register, [run for found in runs for run in found])


def _titles(text: str, people: Iterable[Span], names: FullNames) -> Mapping[str, frozenset[tuple[tuple[str, ...], str]]]:
    """Read who bears which title, before anybody is given a party."""
    first = Register(names)
    for span in sorted(people):
        first.meet(text, span)
    return first.bearers()


def _person(run: Sequence[Word], names: FullNames) -> Span | None:
    """Return where somebody is named in a run of capitals, known by a title, a given name or a full name elsewhere."""
    titled = title_end(run)
    bearer = without_genitive(run[titled:])
    low = key_of(bearer)
    if not low or not (honorific_of(run[:titled]) or (len(low) > 1 and gender_of(low[0])) or (len(low) == 1 and low[0] in names.full)):
        return None
    return run[0].start, bearer[-1].end


def _apart(spans: Iterable[Span], others: Iterable[Span]) -> set[Span]:
    """Leave out the spans that begin inside one of the others."""
    apart: set[Span] = set()
    taken = sorted(others)
    for span in spans:
        at = bisect_right(taken, (span[0], sys.maxsize)) - 1
        if not any(start <= span[0] < end for start, end in taken[max(0, at - 1) : at + 2]):
            apart.add(span)
    return apart


def _addressed(text: str, span: Span) -> bool:
    """Tell whom a verb right before names as spoken to: "told Anna Holt"."""
    before = text[max(0, span[0] - LONGEST_WORD) : span[0]].split()
    return bool(before) and any("person" in cue.takes for cue in cues().get(before[-1].casefold(), ()))


def _leads(text: str, span: Span, run: Sequence[Word]) -> bool:
    """Tell whether a sentence opens with this name, an article at most before it; "Closing" and "Asked" open one as verbs."""
    if len(run) == 1 and run[0].low.endswith(("ed", "ing")) and run[0].low not in table("capitals"):
        return False
    return text[span[0] : run[0].start].strip().casefold() in ARTICLES | {""}


def _apposition_end(found: Sequence[Word], run: Sequence[Word]) -> int:
    """Return where the apposition ends that follows a name, or the name itself: "Anna Holt, the mayor, left"."""
    after = [word for word in found[: found.index(run[-1]) + LONGEST] if word.start >= run[-1].end] if run[-1] in found else []
    commas = [word for word in after if word.form == ","]
    return commas[1].start if len(commas) > 1 and after[0] is commas[0] else run[-1].end


def _finish(entities: Mapping[Span, Entity], register: Register, runs: Iterable[Sequence[Word]]) -> Cast:
    """Give each entity a number, in reading order, and its mentions."""
    order: dict[int, Entity] = {}
    for span in sorted(entities):
        for entity in (entities[span], *entities[span].members):
            order.setdefault(id(entity), entity)
    ids = {key: f"P{number}" for number, key in enumerate(order, 1)}
    _mention(runs, register, order)
    parties = tuple(
        Party(ids[key], e.name, e.kind, e.role, tuple(sorted(e.mentions)), tuple(dict.fromkeys(ids[id(m)] for m in e.members)))
        for key, e in order.items()
    )
    return Cast(parties, {span: ids[id(entity)] for span, entity in entities.items()})


def _mention(runs: Iterable[Sequence[Word]], register: Register, order: Mapping[int, Entity]) -> None:
    """Add every run of capitals that is one of the names."""
    for run in runs:
        bearer = without_genitive(run[title_end(run) :])
        low = key_of(bearer)
        entity = register.known.get(low) or (register.known.get(person_key(low)) if low else None)
        if entity is None and len(low) == 1 and len(register.names.full.get(low[0], ())) == 1:
            entity = register.known.get(next(iter(register.names.full[low[0]])))
        if entity and id(entity) in order and low:
            entity.mentions.add((bearer[0].start, bearer[-1].end))
