"""A page in, everybody that it speaks of out, in reading order: names with what stands beside them, descriptions, pronouns."""

from __future__ import annotations

import sys
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from onrecord.marks.heads import LONGEST, head_of, kind_of_head, phrase_start
from onrecord.marks.lexicon import cues, table, words
from onrecord.marks.names import ARTICLES, PRONOUNS
from onrecord.marks.parties.page import WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.marks.names import Run, Word
    from onrecord.marks.parties.page import Page
    from onrecord.model import Span

Form = Literal["phrase", "pronoun", "relative"]
PASSING: Final = frozenset({"he", "she", "him", "her", "his"})
"""Pronouns that carry somebody on who is not credited with words in that place."""
NEAR: Final = 6
"""Words of a description up to its noun."""
QUOTED: Final = frozenset('“”‘"«»')
ENDS: Final = frozenset(".;:–—") | QUOTED
"""Marks that end an apposition; one in quotation marks is none."""
COPULAS: Final = words("words", "passive") | {"become", "becomes", "became", "as", "remain", "remains", "remained"}
"""What a description follows that tells of somebody named before it."""
LONGEST_WORD: Final = 24
"""Characters before a name in which the verb stands that it follows."""


class Mention(NamedTuple):
    """A place where somebody is spoken of.

    ``wanted``: it is credited with words, or addressed; ``asker``: it is so by a passive; ``headline``: it stands over the report or
    over a part of it; ``joint``: where the list begins that it is part of, or -1.
    """

    span: Span
    sentence: int
    form: Form
    subject: bool
    quoted: bool
    wanted: bool
    asker: bool = False
    headline: bool = False
    joint: int = -1


def mentions(page: Page) -> list[Mention]:
    """List who is spoken of where; what begins inside a wanted span belongs to that."""
    asked = {told.source: True for told in page.told if told.source}
    asked |= {told.addressee: False for told in page.told if told.addressee and told.addressee not in asked}
    found = [_wanted(page, span, source=source) for span, source in asked.items()]
    passing: dict[Span, bool] = {}
    for number, sentence in enumerate(page.words):
        for span, subject in (*_named(page, number), *_described(sentence), *_carried(page, sentence)):
            passing.setdefault(span, subject)
    free = _apart(_apart(passing, ()), asked)
    found += [_passing(page, span, subject=passing[span]) for span in free]
    return list(_joined(page.text, sorted(found)))


def _joined(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Note which mentions are joined to one list: "Anna Holt and Carla Tarn"."""
    for at, mention in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        before = found[at - 1] if at else None
        if after and text[mention.span[1] : after.span[0]].strip(" ,") == "and":
            yield mention._replace(joint=mention.span[0])
        elif before and text[before.span[1] : mention.span[0]].strip(" ,") == "and":
            yield mention._replace(joint=before.span[0])
        else:
            yield mention


def _wanted(page: Page, span: Span, *, source: bool) -> Mention:
    low = page.text[slice(*span)]
    low = low if low == "US" else low.casefold()
    form: Form = "pronoun" if low in PRONOUNS | PASSING else "relative" if low in words("words", "relatives") else "phrase"
    beside = _addressed(page.text, span) or page.text.startswith(" and ", span[1]) or page.text.endswith(" by ", 0, span[0])
    asker = page.text.endswith(" by ", 0, span[0])
    return Mention(
        span,
        page.sentence(span[0]),
        form,
        source and not beside,
        page.quoted(span),
        wanted=True,
        asker=asker,
        headline=page.sentence(span[0]) in page.headlines,
    )


def _passing(page: Page, span: Span, *, subject: bool) -> Mention:
    form: Form = "pronoun" if page.text[span[0] : span[1]].casefold() in PASSING else "phrase"
    return Mention(span, page.sentence(span[0]), form, subject, page.quoted(span), wanted=False)


def _apart(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """Leave out the spans that overlap one of the others, or a longer one that begins before or with them."""
    taken = sorted(others)
    apart: list[Span] = []
    end = -1
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        at = bisect_right(taken, (span[0], sys.maxsize)) - 1
        inside = any(start < span[1] and span[0] < stop for start, stop in taken[max(0, at - 1) : at + 2])
        if not inside and span[0] >= end:
            apart.append(span)
            end = span[1]
    return apart


def _addressed(text: str, span: Span) -> bool:
    """Tell whom a verb right before names as spoken to: "told Anna Holt"."""
    before = text[max(0, span[0] - LONGEST_WORD) : span[0]].split()
    return bool(before) and any("person" in cue.takes for cue in cues().get(before[-1].casefold(), ()))


def _carried(page: Page, found: Sequence[Word]) -> Iterator[tuple[Span, bool]]:
    """Yield the pronouns of people outside quotations."""
    for word in found:
        if word.low in PASSING and not page.quoted((word.start, word.end)):
            yield (word.start, word.end), word.low in ("he", "she")


def _named(page: Page, number: int) -> Iterator[tuple[Span, bool]]:
    """Yield each name with the title before it and the apposition that follows it."""
    found = page.words[number]
    places = {word.start: at for at, word in enumerate(found)}
    for run in page.runs[number]:
        first, last = places[run.first.start], places[run.last.start]
        if _only_opens(run, first):
            continue
        start = _title_start(found, first, last)
        closed = start < first and found[first - 1].form == ","
        end = run.last.end if closed else _apposition_end(found, run, first, last)
        yield (found[start].start, end), _acts(found, start, last + 1)


def _only_opens(found: Run, first: int) -> bool:
    """Tell "Closing" and "Asked", that open a sentence as verbs."""
    run = (*found.title, *found.bearer)
    return (
        found.kind is None and first == 0 and len(run) == 1 and run[0].low.endswith(("ed", "ing")) and run[0].low not in table("capitals")
    )


def _title_start(found: Sequence[Word], first: int, last: int) -> int:
    """Return where the title begins that stands before a name: "the harbour minister Anna Holt", "her brother, Dan Holt,"."""
    if first and not found[first - 1].capital and kind_of_head(found[first - 1].low) in ("unnamed", "organisation"):
        return max(phrase_start([word.form for word in found[:first]]), first - LONGEST)
    if first < 2 or found[first - 1].form != "," or not _closes(found, last + 1):  # noqa: PLR2004 -- a noun and its comma
        return first
    start = phrase_start([word.form for word in found[: first - 1]])
    piece = [word.low for word in found[start : first - 1]]
    opened = bool(piece) and (piece[0] in words("words", "determiners") or start == 0)
    bare = piece[1:] if piece and piece[0] in words("words", "determiners") else piece
    head = head_of(bare) if opened and bare else None
    person = head is not None and kind_of_head(bare[head]) in ("unnamed", "organisation")
    return start if person and not any(word.capital for word in found[start + 1 : first - 1] if word.low == "and") else first


def _closes(found: Sequence[Word], at: int) -> bool:
    """Tell whether a name ends its phrase: no list goes on after it."""
    return at >= len(found) or found[at].low not in ("and", "or")


def _apposition_end(found: Sequence[Word], run: Run, first: int, last: int) -> int:
    """Return where the apposition ends that follows a name, or the name itself: "Anna Holt, the mayor, left"."""
    end = run.last.end
    if end != found[last].end or last + 2 >= len(found) or found[last + 1].form not in ",(":
        return end
    if first and found[first - 1].low in WITHIN:
        return end
    close = ")" if found[last + 1].form == "(" else ","
    stop = next((at for at in range(last + 2, min(len(found), last + 2 + LONGEST)) if found[at].form in (close, *ENDS)), None)
    opening = found[last + 2]
    if stop is None or found[stop].form in QUOTED or (opening.capital and close == "," and kind_of_head(opening.low) is None):
        return end
    if opening.form[0].isdigit() and close == "," and found[stop].form == ",":
        further = next((at for at in range(stop + 1, min(len(found), stop + 1 + LONGEST)) if found[at].form in (",", *ENDS)), None)
        opens = stop + 1 < len(found) and found[stop + 1].low in words("words", "determiners") | ARTICLES
        return found[further - 1].end if further and opens else found[stop - 1].end
    told = [word.low for word in found[last + 2 : stop]]
    bare = told[1:] if told[:1] and told[0] in words("words", "determiners") else told
    return found[stop - 1].end if opening.form[0].isdigit() or (bare and head_of(bare) is not None) else end


def _acts(found: Sequence[Word], start: int, end: int) -> bool:
    """Tell the subject of a clause: nothing governs it, and what follows looks like a verb."""
    before = next((found[at].low for at in range(start - 1, -1, -1) if found[at].low not in ARTICLES), "")
    if before in words("words", "prepositions") - {"as", "after", "before"}:
        return False
    at = end
    if at < len(found) and found[at].form == ",":
        at = next((n + 1 for n in range(at + 1, min(len(found), at + LONGEST)) if found[n].form == ","), len(found))
    if at >= len(found) or not found[at].form[0].isalpha() or found[at].capital:
        return False
    return found[at].low not in words("words", "prepositions") and found[at].low not in (
        "and",
        "or",
        "who",
        "whose",
        "whom",
        "which",
        "that",
    )


def _described(found: Sequence[Word]) -> Iterator[tuple[Span, bool]]:
    """Yield descriptions of people and bodies without a name: "the mayor", "her brother", "villagers" at the start."""
    openers = words("words", "determiners")
    at = 0
    while at < len(found):
        word = found[at]
        opens = word.low in openers or (at == 0 and word.capital)
        opens = opens and not (at and found[at - 1].low in COPULAS)
        head = _head(found, at + (word.low in openers)) if opens else None
        if head is not None and not (head + 1 < len(found) and found[head + 1].capital):
            yield (word.start, found[head].end), _acts(found, at, head + 1)
            at = head
        at += 1


def _head(found: Sequence[Word], start: int) -> int | None:
    """Return the noun for people or for a body that words turn on, if nothing else parts it from their opening."""
    small = ("prepositions", "relatives", "auxiliaries", "modals", "subordinators", "pronouns", "determiners")
    head = None
    for at in range(start, min(len(found), start + NEAR)):
        low = found[at].low
        if (
            not low[0].isalpha()
            or (low in cues() and kind_of_head(low) is None)
            or any(low in words("words", name) for name in small)
            or low.endswith("'s")
        ):
            break
        speaks = kind_of_head(low) in ("unnamed", "organisation") and low not in words("titles", "amounts", "words")
        if (head is not None and not speaks) or (at > start and found[at].capital) or (low.endswith("ed") and not speaks):
            break
        head = at if speaks else head
    return head
