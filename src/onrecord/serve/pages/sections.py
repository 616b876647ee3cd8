"""A record's blocks in, sections out, sheet by sheet: a long report is read in parts, each of which a browser takes at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.serve.pages.lengths import weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import BlockKind, Record
    from onrecord.serve.weave import Mark

SHEET: Final = 100_000
"""Bytes of words and margin on one page; head, lists and frame take the rest of 150 KB."""
SECTION: Final = 30_000
"""Bytes from which on a block is parted."""
SHORTEST: Final = 200
"""Characters below which nothing is parted any more."""
EDGE: Final = 130
"""Bytes of markup where a mark begins or ends."""
NOTE: Final = 2_300
"""Bytes of a note in the margin with its reasons and forms."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of one block, with what it weighs in bytes; ``whole`` is false for one that continues the section before."""

    kind: BlockKind
    start: int
    end: int
    cost: int
    whole: bool = True


def sheets(record: Record, marks: Sequence[Mark]) -> list[list[Section]]:
    """Part a report's blocks into sheets; furniture is left out. There is always one sheet."""
    edges = sorted(edge for mark in marks for edge in (mark.start, mark.end))
    begins = sorted(min(statement.content)[0] for statement in record.statements if statement.content)
    found: list[list[Section]] = [[]]
    for block in record.blocks:
        if block.kind == "furniture":
            continue
        for section in _parted(record.text, (edges, begins), Section(block.kind, block.start, block.end, 0)):
            if found[-1] and sum(one.cost for one in found[-1]) + section.cost > SHEET:
                found.append([])
            found[-1].append(section)
    return found


def _parted(text: str, at: tuple[Sequence[int], Sequence[int]], section: Section) -> Iterable[Section]:
    edges, begins = at
    start, end = section.start, section.end
    cost = weight(text[start:end]) + EDGE * _between(edges, start, end) + NOTE * _between(begins, start, end)
    if cost <= SECTION or end - start <= SHORTEST:
        yield Section(section.kind, start, end, cost, section.whole)
        return
    middle = (start + end) // 2
    gap = text.find(" ", middle, min(end, middle + SHORTEST))
    middle = gap + 1 if gap > 0 else middle
    yield from _parted(text, at, Section(section.kind, start, middle, 0, section.whole))
    yield from _parted(text, at, Section(section.kind, middle, end, 0, whole=False))


def _between(places: Sequence[int], start: int, end: int) -> int:
    return bisect_right(places, end - 1) - bisect_left(places, start)
