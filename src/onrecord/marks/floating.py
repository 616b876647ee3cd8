"""Attributions in, their quotations put together out: over paragraphs, after a cue, and those without a cue at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.attributions import Attribution
    from onrecord.marks.tokens import Reading
    from onrecord.model import Span

PARTS: Final = 2
"""Parts of a quotation that runs over paragraphs, at least."""


def settle(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Join what one quotation holds; give a quotation without a cue to whoever spoke just before it."""
    apart = sorted((one for each in found for one in _by_paragraph(reading, each)), key=_place)
    made: list[Attribution] = []
    last: Attribution | None = None
    for one in _over_paragraphs(reading, apart):
        if one.cue is None and one.source is None:
            if _part(reading, one.content[0][0]) < 0:
                continue
            if last and _continues(reading, last, one):
                last.content = tuple(sorted({*last.content, *one.content}))
                continue
            if last and _block(reading, one.content[0][0]) - _block(reading, _end(last)) in (0, 1):
                one.echoes = last
        made.append(one)
        last = one
    return made


def _place(one: Attribution) -> tuple[int, int]:
    return one.content[0][0], -one.content[-1][1]


def _by_paragraph(reading: Reading, one: Attribution) -> Iterator[Attribution]:
    """Part a new quotation in a new paragraph from the one that has the cue: it is a statement of its own."""
    if one.cue is None or len(one.content) == 1:
        yield one
        return
    home = _block(reading, one.cue[0])
    near = [span for span in one.content if _block(reading, span[0]) <= home]
    far = [span for span in one.content if _block(reading, span[0]) > home]
    if not near or not far:
        yield one
        return
    yield replace(one, content=tuple(near))
    for span in far:
        yield replace(one, content=(span,), cue=None, source=None, addressee=None)


def _over_paragraphs(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Let a quotation that runs over paragraphs be one statement, with a span for each."""
    starts = [one.content[0][0] for one in found]
    joined: set[int] = set()
    for quotation in reading.quotations:
        if len(quotation.inner) < PARTS:
            continue
        low, high = bisect_left(starts, quotation.inner[0][0]), bisect_right(starts, quotation.inner[-1][1])
        held = [at for at in range(low, high) if _fills(found[at], quotation.inner)]
        if not held:
            continue
        first = next((at for at in held if found[at].cue), held[0])
        joined.update(at for at in held if at != first and found[at].cue is None)
        inner = {_without_stop(reading.text, span) for span in quotation.inner}
        beside = {span for span in found[first].content if not quotation.inner[0][0] <= span[0] < quotation.inner[-1][1]}
        found[first].content = tuple(sorted(inner | beside))
    return sorted((one for at, one in enumerate(found) if at not in joined), key=_place)


def _fills(one: Attribution, inner: Sequence[Span]) -> bool:
    """Tell whether a content is a part of a quotation, not only some words in it."""
    at = max(0, bisect_right(inner, one.content[0][0], key=lambda span: span[0]) - 1)
    within = one.content[-1][1] <= inner[-1][1]
    return within and 2 * sum(end - start for start, end in one.content) > inner[at][1] - inner[at][0]


def _without_stop(text: str, span: Span) -> Span:
    start, end = span
    while end - 1 > start and text[end - 1] in ".,":
        end -= 1
    return start, end


def _part(reading: Reading, at: int) -> int:
    """Return the index of the part of a quotation that holds an offset, -1 for none."""
    found = bisect_right(reading.quoted, at, key=lambda part: part[0][0]) - 1
    return found if found >= 0 and at < reading.quoted[found][0][1] else -1


def _continues(reading: Reading, last: Attribution, one: Attribution) -> bool:
    """Tell whether a quotation goes on with the one just before it, in the same paragraph."""
    same = _block(reading, _end(last)) == _block(reading, one.content[0][0])
    return same and _part(reading, last.content[-1][0]) >= 0


def _end(one: Attribution) -> int:
    return max(one.content[-1][1], one.cue[1] if one.cue else 0) - 1


def _block(reading: Reading, at: int) -> int:
    return bisect_right(reading.blocks, at, key=lambda span: span[0])
