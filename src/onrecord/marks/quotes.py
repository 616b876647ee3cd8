"""The text and its blocks in, quotations out: where the marks stand and what is between them, paragraph by paragraph.

Double marks (curly, straight, doubled single ones, guillemets, low ones) are paired first, single marks fill the room
that is left. A mark without a partner is no quotation, save one that a paragraph opens with while the next paragraph
opens with another: a quotation that runs over paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.model import Span

Family = Literal["curly", "straight", "doubled", "guillemet", "single"]
Role = Literal["opens", "closes", "either"]

MARK: Final = re.compile("``|''|[“”„\"«»‘’']")
OPENERS: Final[dict[str, Family]] = {
    "“": "curly", "„": "curly", "”": "curly", '"': "straight", "``": "doubled", "''": "doubled", "«": "guillemet",
}  # fmt: skip
CLOSERS: Final[dict[str, Family]] = {"”": "curly", "“": "curly", '"': "straight", "''": "doubled", "»": "guillemet"}
ELISIONS: Final = re.compile(r"[’'](?:\d\ds?|em|til|tis|twas|cause|n)\b", re.IGNORECASE)
LONGEST_SINGLE: Final = 2_000
"""Characters between single marks: further apart, one of them was an apostrophe."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, with a span a paragraph: ``outer`` with its marks, ``inner`` without them."""

    outer: tuple[Span, ...]
    inner: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    role: Role


@dataclass(frozen=True, slots=True)
class _Pair:
    """An opening and a closing mark; ``close`` is ``None`` where the paragraph ends first."""

    open: _Mark
    close: _Mark | None
    end: int

    @property
    def outer(self) -> Span:
        return self.open.start, self.close.end if self.close else self.end

    @property
    def inner(self) -> Span:
        return self.open.end, self.close.start if self.close else self.end


def read_quotations(text: str, spans: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return the outermost quotations of some paragraphs in reading order; empty ones are left out."""
    paragraphs = [span for span in spans if span[0] < span[1]]
    openings = [opening(text, span) for span in paragraphs]
    runs_on = [here is not None and here == there for here, there in pairwise(openings)]
    found: list[list[_Pair]] = []
    running = False
    for span, continued in zip(paragraphs, chain(runs_on, [False]), strict=False):
        pairs = _pairs(text, span, may_run_on=continued)
        if not (running and pairs and pairs[0].open.start == _first(text, span)):
            found.extend([pair] for pair in pairs)
        else:
            found[-1].append(pairs[0])
            found.extend([pair] for pair in pairs[1:])
        running = bool(pairs) and pairs[-1].close is None
    return tuple(_quotation(text, pairs) for pairs in found if any(_strip(text, pair.inner) for pair in pairs))


def parts(quotations: Iterable[Quotation]) -> tuple[tuple[Span, Span], ...]:
    """Return each part of some quotations, one a paragraph, with its marks and without, in reading order."""
    found: list[tuple[Span, Span]] = []
    for quotation in quotations:
        inner = iter(quotation.inner)
        here = next(inner, None)
        for outer in quotation.outer:
            if here and outer[0] <= here[0] < outer[1]:  # a part that is empty has no inner span
                found.append((outer, here))
                here = next(inner, None)
    return tuple(sorted(found))


def opening(text: str, span: Span) -> Family | None:
    """Return the family of the mark that a paragraph opens with; an elided "’Twas" opens nothing."""
    mark = MARK.match(text, _first(text, span), span[1])
    if mark and mark[0] in "‘'" and not ELISIONS.match(text, mark.start()):
        return "single"
    return OPENERS.get(mark[0]) if mark else None


def _first(text: str, span: Span) -> int:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    return start


def _strip(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _quotation(text: str, pairs: Sequence[_Pair]) -> Quotation:
    inner = (_strip(text, pair.inner) for pair in pairs)
    outer = (_strip(text, pair.outer) or pair.outer for pair in pairs)
    return Quotation(tuple(outer), tuple(span for span in inner if span))


def _pairs(text: str, span: Span, *, may_run_on: bool) -> list[_Pair]:
    marks = tuple(_marks(text, span))
    doubles, left_open = _double(marks, span[1])
    if may_run_on and left_open:
        doubles = [*(pair for pair in doubles if pair.outer[1] <= left_open.start), _Pair(left_open, None, span[1])]
    doubles = _outermost(doubles)
    return _outermost([*doubles, *_single(text, marks, doubles, span[1], may_run_on=may_run_on and opening(text, span) == "single")])


def _marks(text: str, span: Span) -> Iterator[_Mark]:
    """Yield every mark with the role that its neighbours allow; apostrophes are left out."""
    for found in MARK.finditer(text, *span):
        start, end = found.span()
        before = text[start - 1] if start > span[0] else " "
        after = text[end] if end < span[1] else " "
        role = _role(found[0], before, after)
        if role and not (found[0] in "’'" and role != "closes" and ELISIONS.match(text, start)):
            yield _Mark(start, end, found[0], role)


def _role(sign: str, before: str, after: str) -> Role | None:  # noqa: PLR0911 -- one line a mark
    """Say what a mark can be between two characters; an apostrophe is none."""
    if sign in "’'" and before.isalnum() and after.isalnum():
        return None
    if sign == "“":
        return "opens" if not after.isspace() else "closes"
    if sign in "„«``" or sign == "‘":
        return "opens"
    if sign == "”" and before.isspace() and not after.isspace():
        return "either"  # a slip that is common enough in pasted text: a closing mark typed for an opening one
    if sign in "”»’":
        return "closes"
    if after.isspace() or after in ".,;:!?)]":
        return None if before.isspace() else "closes"
    return "opens" if not before.isalnum() and before not in ".,!?" else "either"


def _double(marks: Iterable[_Mark], end: int) -> tuple[list[_Pair], _Mark | None]:
    """Pair double marks by family; return the pairs and the first opening mark that stayed open to the end.

    Curly marks nest, so each closing one takes the latest opening one and what stays open is no quotation. Straight
    ones do not: a second opening mark means that the first was never closed.
    """
    pairs: list[_Pair] = []
    waiting: dict[Family, list[_Mark]] = {}
    for mark in marks:
        family = CLOSERS.get(mark.sign)
        stack = waiting.get(family, []) if family else []
        if stack and mark.role in ("closes", "either"):
            pairs.append(_Pair(stack.pop(), mark, end))
        elif (mark.role != "closes" or mark.sign == "“") and (opens := OPENERS.get(mark.sign)):
            stack = waiting.setdefault(opens, [])
            if opens in ("straight", "doubled"):
                stack.clear()
            stack.append(mark)
    left = [mark for stack in waiting.values() for mark in stack]
    return pairs, min(left, key=lambda mark: mark.start, default=None)


def _single(text: str, marks: Iterable[_Mark], doubles: Sequence[_Pair], end: int, *, may_run_on: bool) -> Iterator[_Pair]:
    """Yield pairs of single marks that cross no double pair, and the mark left open where the next paragraph goes on."""
    edges = sorted((at, step) for pair in doubles for at, step in ((pair.outer[0], 1), (pair.outer[1], -1)))
    opened: _Mark | None = None
    depth = edge = 0
    for mark in (mark for mark in marks if mark.sign in "‘’'"):
        while edge < len(edges) and edges[edge][0] <= mark.start:
            depth += edges[edge][1]
            edge += 1
        if depth:
            continue
        if mark.role == "opens":
            opened = mark
        elif opened and _ends(text, opened, mark):
            yield _Pair(opened, mark, end)
            opened = None
    if opened and may_run_on:
        yield _Pair(opened, None, end)


def _ends(text: str, opened: _Mark, mark: _Mark) -> bool:
    """Tell whether a mark closes a single quotation: "workers’ rights" has an apostrophe, "‘no’ vote" has not."""
    if (opened.sign == "'") != (mark.sign == "'") or mark.role != "closes" or mark.start - opened.start > LONGEST_SINGLE:
        return False
    plural = text[mark.start - 1] == "s" and text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].islower()
    return not plural or mark.sign not in text[mark.end : mark.end + 200]


def _outermost(pairs: Iterable[_Pair]) -> list[_Pair]:
    chosen: list[_Pair] = []
    for pair in sorted(pairs, key=lambda pair: (pair.outer[0], -pair.outer[1])):
        if not chosen or pair.outer[0] >= chosen[-1].outer[1]:
            chosen.append(pair)
    return chosen
