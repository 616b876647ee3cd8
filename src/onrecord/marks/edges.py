"""A span found word by word in, the span as it is written down out: quotation marks whole or left out, edges bare."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Span

LOOSE: Final = frozenset(" \t\n\r\xa0,;:–—―-")
"""What stands at no edge of a content, source or cue."""
OPENING: Final = frozenset("\"“'‘„«`")
SLACK: Final = 2
"""Characters between the end of a content and the closing mark: a stop, a comma."""


def content_edges(text: str, span: Span, parts: Sequence[tuple[Span, Span]]) -> Span | None:
    """Mend the edges of a content; ``None`` where nothing is left.

    ``parts`` are the quotations in reading order, with their marks and without. What is wholly quoted stands without its
    marks; what is quoted in part keeps both marks of a quotation. A leading "that" that introduces a clause is left out,
    and so is a full stop at the end.
    """
    start, end = _at_marks(text, span, parts)
    if text.startswith("that ", start) and text[start - 1 : start] not in OPENING and end - start > len("that "):
        start, end = _at_marks(text, (start + len("that "), end), parts)
    while end - 1 > start and text[end - 1] == "." and text[end - 2] != ".":
        start, end = bare(text, (start, end - 1))
    return (start, end) if any(char.isalnum() for char in text[start:end]) else None


def _at_marks(text: str, span: Span, parts: Sequence[tuple[Span, Span]]) -> Span:
    start, end = bare(text, span)
    for outer, inner in _touching(parts, start, end):
        if outer[0] <= start < outer[1] and end <= outer[1]:
            start, end = max(start, inner[0]), min(end, inner[1])
        elif outer[0] <= start <= inner[0]:
            start = outer[0]
        elif start < outer[0] and inner[1] - SLACK <= end <= outer[1]:
            end = outer[1]
    return bare(text, (start, end)) if start < end else span


def _touching(parts: Sequence[tuple[Span, Span]], start: int, end: int) -> Iterator[tuple[Span, Span]]:
    at = max(0, bisect_right(parts, start, key=lambda part: part[0][0]) - 1)
    while at < len(parts) and parts[at][0][0] < end:
        if parts[at][0][1] > start:
            yield parts[at]
        at += 1


def bare(text: str, span: Span) -> Span:
    """Leave out white space, commas and dashes at both ends, unless nothing else is there."""
    start, end = span
    while start < end - 1 and text[start] in LOOSE:
        start += 1
    while end - 1 > start and text[end - 1] in LOOSE:
        end -= 1
    return start, end


def quoted_within(spans: Sequence[Span], parts: Sequence[tuple[Span, Span]]) -> tuple[Span, ...]:
    """Return what of some spans stands in quotation marks."""
    return tuple(
        (max(start, inner[0]), min(end, inner[1]))
        for start, end in spans
        for _, inner in _touching(parts, start, end)
        if max(start, inner[0]) < min(end, inner[1])
    )
