"""A statement and the dates of its sentence in, the day that the sentence gives to its cue out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import words as listed
from onrecord.marks.occasions import last_before, present_form, small_words
from onrecord.model import Said

if TYPE_CHECKING:
    from onrecord.marks.occasions import Page
    from onrecord.model import Date, Span, Statement

CLOSE: Final = 4
"""Characters between a cue and its date: "said on"."""
BESIDE: Final = 3
"""Words between a subordinating word and the date of its own clause: "who on Monday"."""
STOPS: Final = re.compile(r"[,–—;]")
WIDE: Final = 200
HELD: Final = 6
"""Words back to the participle that a date belongs to: "commissioned by the council last autumn"."""
YEAR: Final = re.compile(r"\d{4}")
HIDDEN: Final = "§"
"""What stands for a content between a date and a cue."""
JUST: Final = re.compile(r"\b(?:minutes|moments|hours|an hour) ago\b")
BEFORE: Final = 40
"""Characters before a date in which a word beside it stands."""
WIDEST: Final = 2_000
"""Characters of a sentence on either side of a cue in which its date is looked for."""


def own_day(page: Page, one: Statement) -> Said | None:
    """Return the day that the sentence of the cue names for it, the nearest of several."""
    if not one.cue:
        return None
    cue = one.cue[0]
    start, end = page.sentence(cue[0])
    nested = one.parent is not None
    told = [
        date
        for date in page.dates_in((max(start, cue[0] - WIDEST), min(end, cue[1] + WIDEST)))
        if _tells(page, date, cue, start, nested=nested)
    ]
    if told:
        return _said(min(told, key=lambda date: min(abs(date.start - cue[1]), abs(cue[0] - date.end))), page)
    return _then(page, cue)


def _said(date: Date, page: Page) -> Said:
    if _is_just(date):
        return Said(page.published or "", page.published or "", page.published or "", "sentence")
    return Said(date.value or "", date.earliest or "", date.latest or "", "sentence")


def _is_just(date: Date) -> bool:
    """Tell "minutes ago", which is on the day of publication, from days that have a value."""
    return date.earliest is None or date.value == "PAST_REF"


def _then(page: Page, cue: Span) -> Said | None:
    """Return the day named last, for "it said then that"."""
    if page.text[cue[1] : cue[1] + 6].casefold() not in (" then ", " then,"):
        return None
    date = last_before(page, cue[0])
    if date is None or (page.published and (date.latest or "") > page.published):  # nothing was said on a day to come
        return None
    return Said(date.value or "", date.earliest or "", date.latest or "", "then")


def _tells(page: Page, date: Date, cue: Span, start: int, *, nested: bool) -> bool:
    """Tell whether a date says when what the cue names happened."""
    if _is_just(date):
        return bool(page.published and JUST.search(page.text[date.start : date.end])) and _same_clause(page, date, cue)
    if page.published and (date.earliest or "") > page.published:
        return False
    if present_form(page.text[cue[0] : cue[1]].casefold()) and date.earliest != page.published and not _is_issued(page, date, cue):
        return False
    if cue[1] <= date.start <= cue[1] + CLOSE and page.text[date.end : date.end + CLOSE].lstrip()[:1] in (":", "“", "‘", '"'):
        return True
    around, inside = page.levels.get(date.start, frozenset()), page.levels.get(cue[0], frozenset())
    if around - inside or (nested and inside - around):
        return False
    return _is_time(page, date, cue, start) and not _belongs_elsewhere(page, date, cue, start) and _same_clause(page, date, cue)


def _is_issued(page: Page, date: Date, cue: Span) -> bool:
    """Tell the date of a document that speaks in the present: "a memo dated 2 March notes"."""
    before = small_words(STOPS.split(page.text[max(0, date.start - 2 * BEFORE) : date.start])[-1])
    return date.end <= cue[0] and bool(set(before) & listed("said", "before", "issued"))


def _is_time(page: Page, date: Date, cue: Span, start: int) -> bool:
    """Tell whether the words beside a date let it be that of the sentence: not "since Monday", "Monday's vote", "a 1902 treaty"."""
    before = small_words(page.text[max(start, date.start - BEFORE) : date.start])[-2:]
    if set(before[-1:]) & listed("said", "before", "not_when"):
        return False
    after = page.text[date.end : date.end + 2]
    if after in ("'s", "’s") and not set(before[-1:]) & listed("said", "before", "meeting"):
        return False
    year = YEAR.fullmatch(page.text[date.start : date.end])
    mark = page.text[max(0, date.start - 2) : date.start].strip()[-1:]
    heads = date.start - start <= CLOSE and date.end < cue[0] < date.end + BEFORE  # "A 2013 experiment reported"
    return not year or heads or bool({*before[-1:], mark} & listed("said", "before", "year"))


def _belongs_elsewhere(page: Page, date: Date, cue: Span, start: int) -> bool:
    """Tell whether a date before the cue is that of a clause or a participle before it: "the vote that it held last May was rejected"."""
    if date.start > cue[0]:
        return False
    within = [span[0] for span in page.contents_in(max(start, date.start - WIDE), date.start) if span[1] > date.start]
    words = small_words(STOPS.split(page.text[max(start, date.start - WIDE, *within) : date.start])[-1])
    if set(words[-BESIDE:]) & listed("said", "before", "issued"):
        return False
    if set(words[-HELD:]) & listed("said", "before", "held"):
        return True
    opening = listed("said", "clause", "subordinate") | {"when", "while"}
    if "," in page.text[date.end : cue[0]] and set(words[-BESIDE:]) & (opening - {"after", "before"}):
        return True
    if set(words) & listed("said", "before", "gathering"):
        return False
    return bool(set(words[:-BESIDE]) & opening)


def _same_clause(page: Page, date: Date, cue: Span) -> bool:
    """Tell whether nothing between a date and a cue opens a clause that is still open.

    A relative clause after the date tells what happened then: "was jailed on Tuesday by a judge who told him".
    """
    if page.text[cue[0] : cue[1]].casefold() == "according to":
        return True
    first, last = (date.end, cue[0]) if date.end <= cue[0] else (cue[1], date.start)
    between = _masked(page, first, last)
    told = date.end <= cue[0] and "had" not in small_words(between)[-BESIDE:]
    then = listed("said", "clause", "relative") if told else frozenset[str]()
    opened = False
    ever = False
    for part in STOPS.split(between):
        opened = _opens(small_words(part), listed("said", "clause", "subordinate") - then)
        ever = ever or opened
    return not opened and not (ever and date.start > cue[0] and date.earliest != date.latest)


def _opens(words: list[str], opening: frozenset[str]) -> bool:
    """Tell whether some words open a clause: "after he left", but not "that" before a content or "as long ago as"."""
    for at, word in enumerate(words):
        measured = word == "as" and set(words[max(0, at - 2) : at + 2]) & listed("said", "clause", "measured")
        if word == "after" and not (at and words[at - 1] in listed("said", "clause", "spans")):
            continue
        if word in opening and words[at + 1 : at + 2] != [HIDDEN] and not measured:
            return True
    return False


def _masked(page: Page, first: int, last: int) -> str:
    """Return what stands between two places, a mark in place of each content that holds neither."""
    told, at = [], first
    for start, end in page.contents_in(first, last):
        if start >= at and end <= last:
            told += [page.text[at:start], HIDDEN]
            at = end
    return "".join(f" {part} " for part in (*told, page.text[at:last]))
