"""The sentences of a report in, the dated sittings of courts and parliaments out, and which statements were said in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import words as listed
from onrecord.marks.occasions import day_named, exchanges, small_words

if TYPE_CHECKING:
    from onrecord.marks.occasions import Page
    from onrecord.model import Date, Span, Statement

RELATIVE: Final = ("the day", "a day", "the next", "the previous", "the following")
"""What a date begins with that counts from another: it opens no sitting."""
WIDEST: Final = 2_000
"""Characters of a sentence that are looked at."""


def sittings(page: Page) -> list[tuple[int, Date]]:
    """Return the dated openings of sittings, where each begins and its day, in the month of the publication."""
    found: list[tuple[int, Date]] = []
    for number, span in enumerate(page.sentences):
        if page.headlines[number] or not page.dates_in(span) or not _opens(page, span):
            continue
        date = day_named(page, span)
        if date and page.published and page.published[:7] == (date.earliest or "")[:7] and not _counts(page, date):
            found.append((span[0], date))
    return found


def _counts(page: Page, date: Date) -> bool:
    return page.text[date.start : date.end].casefold().startswith(RELATIVE)


def _opens(page: Page, span: Span) -> bool:
    """Tell whether a sentence is about a court or a parliament, or about a vote or a debate of a chamber."""
    words = page.words(span)
    if "white house" in page.text[span[0] : span[1]].casefold():
        words.discard("house")
    voted = words & listed("said", "occasion", "chamber") and words & listed("said", "occasion", "voted")
    return bool(voted or words & (listed("said", "occasion", "sitting") | listed("said", "occasion", "heard")))


def belongs(page: Page, one: Statement) -> bool:
    """Tell whether the words that credit a statement put it into a sitting: "told the court", "the judge said", or an exchange."""
    if not one.cue:
        return False
    return bool(_credit(page, one) & _inside()) or exchanges(page.text, one)


def _inside() -> frozenset[str]:
    return listed("said", "occasion", "sitting") | listed("said", "occasion", "member")


def is_outside(page: Page, one: Statement) -> bool:
    """Tell whether the words that credit a statement put it elsewhere: "outside the courthouse", "told reporters"."""
    return bool(one.cue) and bool(_credit(page, one) & listed("said", "occasion", "outside"))


def _credit(page: Page, one: Statement) -> set[str]:
    """Return the words of the sentence of a cue that stand in no content beside it."""
    start, end = page.sentence(one.cue[0][0])
    first, last = max(start, one.cue[0][0] - WIDEST), min(end, one.cue[0][1] + WIDEST)
    words, at = set[str](), first
    for content in page.contents_in(first, last):
        if content[0] >= at and not content[0] <= one.cue[0][0] < content[1]:
            words |= set(small_words(page.text[at : content[0]]))
            at = content[1]
    return words | set(small_words(page.text[at : max(at, last)]))
