"""A stretch of text in, its sentences out: spans without outer white space, a quotation never torn apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Span

LONGEST: Final = 4_000
"""Characters of one sentence outside quotation marks, so that the work on one stays bounded. The longest seen in news
has about 1,200."""

END: Final = re.compile(r"(?<![.!?…])[.!?…]++(?:[)\]\"”’'»]*+(?=\s)|(?=[“\"‘«]))")
WORD_BEFORE: Final = re.compile(r"(?:[^\W_]+\.)*[^\W_]+$")
NEXT: Final = re.compile(r"\s*([“\"‘'«(\[`]*)([^\W_]*)")
SIGNED: Final = re.compile(r"[”\"’']\s{0,2}[–—―]")
"""The end of a quotation with a dash after it: the name of its author follows."""
LOOK_BACK: Final = 24
"""Characters before a full stop in which an abbreviation is looked for."""


def sentences(text: str, span: Span, closed: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Return the sentences of ``text[start:end]``; no sentence ends inside one of the ``closed`` spans (quotations)."""
    start, end = span
    found: list[Span] = []
    for cut in (*_cuts(text, span, closed), end):
        found.extend(_bounded(text, start, cut, closed))
        start = cut
    return tuple(found)


def _cuts(text: str, span: Span, closed: Sequence[Span]) -> Iterator[int]:
    starts = [a for a, _ in closed]
    for stop in END.finditer(text, *span):
        at, cut = stop.span()
        inside = bisect_right(starts, at) - 1
        if inside >= 0 and closed[inside][0] <= at < closed[inside][1]:
            if cut < closed[inside][1]:
                continue
            cut = max(cut, closed[inside][1])
        if _ends_sentence(text, at, cut, span):
            yield cut


def _ends_sentence(text: str, at: int, cut: int, span: Span) -> bool:
    follows = NEXT.match(text, cut, span[1])
    marks, word = (follows[1], follows[2]) if follows else ("", "")
    if SIGNED.match(text, cut - 1, span[1]):
        return False
    if word[:1].islower():
        return bool(marks) and text[at] != "…"
    if text[at] != "." or not text[at + 1].isspace():
        return True
    return not _abbreviated(text[max(span[0], at - LOOK_BACK) : at], word)


def _abbreviated(before: str, following: str) -> bool:
    """Tell whether a full stop belongs to the word before it rather than to the sentence."""
    found = WORD_BEFORE.search(before)
    if not found:
        return False
    word, opens = found[0].casefold(), following.casefold() in words("abbreviations", "openers")
    if word in words("abbreviations", "before_a_name"):
        return True
    if word in words("abbreviations", "before_a_number") and following[:1].isdigit():
        return True
    initial = len(word) == 1 and found[0].isupper() and word != "i"
    return not opens and (initial or "." in word or word in words("abbreviations", "anywhere"))


def _bounded(text: str, start: int, end: int, closed: Sequence[Span]) -> Iterator[Span]:
    """Yield a stretch without outer white space, cut at white space where it is longer than any sentence."""
    while end - start > LONGEST and (cut := _room(text, start, end, closed)) < end:
        yield from _stripped(text, start, cut)
        start = cut
    yield from _stripped(text, start, end)


def _room(text: str, start: int, end: int, closed: Sequence[Span]) -> int:
    cut = start + LONGEST
    inside = bisect_right(closed, (cut, cut)) - 1
    if inside >= 0 and closed[inside][0] < cut < closed[inside][1]:
        return min(end, closed[inside][1])
    space = text.rfind(" ", start + 1, cut)
    if space > 0 and not (inside >= 0 and closed[inside][0] < space < closed[inside][1]):
        return space
    return cut


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield left, right
