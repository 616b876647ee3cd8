"""The sentences of a report and their dates in, the dated occasions on which things are said out: interviews, sittings, speeches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import cues
from onrecord.marks.lexicon import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.model import Date, Span, Statement

NEAR: Final = 400
"""Characters between two statements that one occasion holds together: about a paragraph."""
LONGEST: Final = 2_000
"""Characters of a sentence that are looked at."""
INTRO: Final = 1_500
"""Characters before an interview in which its day is named."""
LABELS: Final = 3
"""Answers and questions under a label that make an interview."""
WRITTEN: Final = re.compile(r"\b(?:in|by|via) (?:an? |his |her |its |their )(?:\w+ )?(?:statement|e-?mail|letter|memo|memoir|book|post)\b")
"""What parts a statement from the talk before it."""
LABEL: Final = 40
"""Characters of a line's start that a label takes: "Q:", "Ruth Voss:"."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a report's dates are looked up in: its sentences, the dates in use, and which contents hold each cue and date.

    ``levels`` gives for the start of a date, a cue or a content the statements that it stands inside.
    """

    text: str
    sentences: tuple[Span, ...]
    headlines: tuple[bool, ...]
    dates: tuple[Date, ...]
    published: str | None
    levels: Mapping[int, frozenset[int]]
    contents: tuple[Span, ...]

    def number(self, at: int) -> int:
        """Return which sentence a place stands in; -1 before the first."""
        return bisect_right(self.sentences, (at, len(self.text) + 1)) - 1

    def sentence(self, at: int) -> Span:
        """Return the sentence that a place stands in; the place alone before the first."""
        number = self.number(at)
        return self.sentences[number] if number >= 0 else (at, at)

    def dates_in(self, span: Span) -> Sequence[Date]:
        """Return the dates that begin in a span."""
        first, last = (bisect_left(self.dates, at, key=lambda date: date.start) for at in span)
        return self.dates[first:last]

    def contents_in(self, start: int, end: int) -> Sequence[Span]:
        """Return the contents that begin in a span."""
        return self.contents[bisect_left(self.contents, (start, start)) : bisect_left(self.contents, (end, end))]

    def words(self, span: Span) -> set[str]:
        """Return the words of a span, of one that is longer than any sentence those at its start."""
        return set(small_words(self.text[span[0] : min(span[1], span[0] + LONGEST)]))


def small_words(text: str) -> list[str]:
    """Return the words of a text, small, without marks at their edges."""
    return [word for part in text.casefold().split() if (word := part.strip(".,;:!?“”‘’'\"()[]"))]


def levels(points: Iterable[int], found: Sequence[Statement]) -> dict[int, frozenset[int]]:
    """Tell for each place which statements' contents it stands inside."""
    spans = sorted((start, end, number) for number, one in enumerate(found) for start, end in one.content)
    told: dict[int, frozenset[int]] = {}
    open_: list[tuple[int, int]] = []
    at = 0
    for point in sorted(set(points)):
        while at < len(spans) and spans[at][0] <= point:
            open_.append((spans[at][1], spans[at][2]))
            at += 1
        open_ = [(end, number) for end, number in open_ if end > point]
        told[point] = frozenset(number for _, number in open_)
    return told


def last_before(page: Page, at: int) -> Date | None:
    """Return the date named last before a place, within a paragraph, that has days."""
    near = [date for date in page.dates_in((max(0, at - NEAR), at)) if date.earliest]
    return near[-1] if near else None


def day_named(page: Page, span: Span) -> Date | None:
    """Return the first date of a sentence that tells when it happened: a day not after the publication, in no content."""
    for date in page.dates_in(span):
        before = small_words(page.text[max(span[0], date.start - LABEL) : date.start])[-1:]
        held = page.levels.get(date.start) or set(before) & listed("said", "before", "not_when")
        if (
            not held
            and date.earliest
            and not (date.value or "").endswith("_REF")
            and date.earliest == date.latest
            and date.earliest <= (page.published or "9")
        ):
            return date
    return None


def opening_before(page: Page, one: Statement, *, after: int) -> Date | None:
    """Return the day of a sentence that opens an occasion ("She spoke to reporters on Monday.") after the statement before this one."""
    at = min(span[0] for span in (*one.cue, *one.content))
    if one.act == "think" or is_present(page, one) or is_apart(page, one):
        return None
    number = page.number(at) - 1
    if number < 0 or page.headlines[number] or page.sentences[number][0] < max(after, at - NEAR):
        return None
    span = page.sentences[number]
    return day_named(page, span) if page.words(span) & listed("said", "occasion", "opening") else None


def is_present(page: Page, one: Statement) -> bool:
    """Tell a cue of the present ("says", "claims"), which belongs to no day gone by."""
    return bool(one.cue) and present_form(page.text[one.cue[0][0] : one.cue[0][1]].casefold())


def _lasts(page: Page, one: Statement) -> bool:
    """Tell whether a statement, of a document as a rule, is itself told in the present or after "according to"."""
    return is_present(page, one) or (bool(one.cue) and page.text[one.cue[0][0] : one.cue[0][1]].casefold() == "according to")


@cache
def present_form(cue: str) -> bool:
    """Tell whether a cue is a form of the present and of nothing else."""
    shapes = {shape for word in cue.split()[:1] for sense in cues().get(word, ()) for shape in sense.shapes}
    return bool(shapes) and not shapes & {"past", "participle", "ing"}


def is_apart(page: Page, one: Statement) -> bool:
    """Tell whether the words round a cue part it from what stands before: "later", "in a letter", "had said"."""
    if not one.cue:
        return False
    start, end = page.sentence(one.cue[0][0])
    before = small_words(page.text[max(start, one.cue[0][0] - 60) : one.cue[0][0]])
    after = small_words(page.text[one.cue[0][1] : min(end, one.cue[0][1] + 30)])[:5]
    near = page.text[max(start, one.cue[0][0] - 60) : min(end, one.cue[0][1] + 40)].casefold()
    return bool({*before, *after} & listed("said", "carry", "breaks") or {"had", "what"} & set(before[-3:]) or WRITTEN.search(near))


def goes_on(page: Page, before: Statement, one: Statement) -> bool:
    """Tell whether a statement carries on the occasion of the one before it: one speaker, or question and answer."""
    lasting = is_present(page, one) and not _lasts(page, before)
    if one.act == "think" or lasting or is_apart(page, one) or _is_headline(page, before) != _is_headline(page, one):
        return False
    first = min(span[0] for span in (*one.cue, *one.content))
    gap = first - before.content[-1][1]
    heard = before.speaker is None and before.act != "ask" and one.form == "direct" and gap < NEAR / 2 and bool(one.cue)
    return gap < NEAR and (_is_same(page.text, before, one) or _is_exchange(page.text, before, one) or heard)


def _is_headline(page: Page, one: Statement) -> bool:
    number = page.number(one.content[0][0])
    return number >= 0 and page.headlines[number]


def _is_same(text: str, before: Statement, one: Statement) -> bool:
    """Tell whether one speaker says both; "she" whom nobody resolved is who spoke before."""
    if before.speaker is not None and one.speaker is not None:
        return before.speaker == one.speaker
    source = text[one.source[0][0] : one.source[0][1]].casefold().partition(",")[0] if one.source else ""
    return one.speaker is None and source in listed("said", "carry", "pronouns")


def _is_exchange(text: str, before: Statement, one: Statement) -> bool:
    """Tell whether two statements are question and answer, in either order."""
    if one.act == "ask":
        return (
            one.addressee in (before.speaker, before.addressee) if one.addressee else one.speaker is None or one.speaker == before.addressee
        )
    if before.act == "ask":
        return before.addressee in (one.speaker, None) or not one.cue
    return exchanges(text, one) and one.speaker is not None and bool(one.cue)


def exchanges(text: str, one: Statement) -> bool:
    """Tell whether a statement is a question, a reply, or what stands without a cue."""
    return not one.cue or one.act == "ask" or text[one.cue[0][0] : one.cue[0][1]].casefold() in listed("said", "carry", "replies")


def interview(page: Page, found: Sequence[Statement]) -> tuple[frozenset[int], Date | None]:
    """Return which statements make an interview under labels ("Q:"), and the day that its introduction names."""
    told = [number for number, one in enumerate(found) if _is_label(page, one)]
    if len(told) < LABELS:
        return frozenset(), None
    start = found[told[0]].cue[0][0]
    days = [
        day
        for number in range(page.number(max(0, start - INTRO)), page.number(start))
        if number >= 0 and not page.headlines[number] and page.words(page.sentences[number]) & listed("said", "occasion", "opening")
        if (day := day_named(page, page.sentences[number]))
    ]
    between = {number for number in range(told[0], told[-1]) if not found[number].cue and not found[number].parent}
    return frozenset(told) | between, days[-1] if days else None


def _is_label(page: Page, one: Statement) -> bool:
    if not one.cue or one.parent or page.text[one.cue[0][0] : one.cue[0][1]].strip() != ":" or _is_headline(page, one):
        return False
    return one.cue[0][0] < LABEL or page.text.rfind("\n", one.cue[0][0] - LABEL, one.cue[0][0]) >= 0
