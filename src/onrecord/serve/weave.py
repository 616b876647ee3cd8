"""A stretch of text and the marks on it in, runs of words out, each with all the marks that cover it.

Marks overlap as they like (a date inside a place inside two statements), and HTML elements may not: so the text is cut
wherever a mark begins or ends, and each run carries its set.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.model import Date, Place, Span, Statement

Layer = Literal["statement", "verbatim", "cue", "source", "date", "place"]

LAYERS: Final[tuple[Layer, ...]] = ("statement", "verbatim", "cue", "source", "date", "place")
MOST_RUNS: Final = 20_000
"""Runs that one page shows; beyond it the rest of the text comes without marks, so that no report fills a browser."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of the text, what it is, and which statement (by id), date or place (by number) it belongs to."""

    start: int
    end: int
    layer: Layer
    of: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words between two edges: the marks over them, those that begin with them and those that end with them."""

    words: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()

    def of(self, layer: Layer) -> list[str]:
        """Ids of the marks of one layer over these words, the outermost first."""
        return [mark.of for mark in self.marks if mark.layer == layer]


def marks_of(statements: Iterable[Statement], dates: Sequence[Date], places: Sequence[Place]) -> list[Mark]:
    """List all spans of a report's marks; dates and places are named ``d0``, ``d1`` … and ``p0``, ``p1`` … in their order."""
    found: list[Mark] = []
    for statement in statements:
        roles: tuple[tuple[Layer, Sequence[Span]], ...] = (
            ("statement", statement.content), ("verbatim", statement.verbatim), ("cue", statement.cue), ("source", statement.source),
        )  # fmt: skip
        found += [Mark(start, end, layer, statement.id) for layer, spans in roles for start, end in spans]
    found += [Mark(date.start, date.end, "date", f"d{number}") for number, date in enumerate(dates)]
    found += [Mark(place.start, place.end, "place", f"p{number}") for number, place in enumerate(places)]
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


def weave(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Run]:
    """Cut ``text[start:end]`` at the edges of the marks; joined together, the runs' words are that text again."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    edges = sorted({start, end, *(edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end)})
    waiting, open_now, at = inside, list[Mark](), 0
    for number, (first, last) in enumerate(pairwise(edges)):
        if number == MOST_RUNS:
            yield Run(text[first:end])
            return
        open_now = [mark for mark in open_now if mark.end > first]
        while at < len(waiting) and waiting[at].start <= first:
            open_now.append(waiting[at])
            at += 1
        yield Run(
            text[first:last],
            tuple(open_now),
            tuple(mark for mark in open_now if mark.start == first),
            tuple(mark for mark in open_now if mark.end == last),
        )
