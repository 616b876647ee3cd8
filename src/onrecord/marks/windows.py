"""Paragraphs in, windows of wordpieces out: what the encoder reads at a time, with the place of every word in the text.

A window holds whole paragraphs; a longer one is cut at its sentences. What stands in a window follows from the report alone.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tokenizers import Tokenizer

    from onrecord.model import Span

ROOM: Final = 254
"""Wordpieces of a window, without those that open and close it."""
CLS, SEP = 101, 102
SHAPES: Final = 9
"""0 a mark or none, 1 lower case, 2 a capital first, 3 capitals, 4 one capital, 5 mixed, 6 digits, 7 digits and letters, 8 other."""
STATES: Final = 5
"""0 none, 1 outside quotation marks, 2 inside, 3 an opening mark, 4 a closing mark."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stay together: a paragraph, or a sentence of one that is longer than a window.

    ``firsts`` are the indices of the words' first wordpieces in ``ids``, ``words`` their spans in the text.
    """

    ids: list[int]
    shapes: list[int]
    states: list[int]
    firsts: list[int]
    words: list[Span]
    opens: bool


@dataclass(slots=True)
class Window:
    """What the encoder reads at once; ``breaks`` are the indices of words with which a paragraph begins."""

    ids: list[int] = field(default_factory=lambda: [CLS])
    shapes: list[int] = field(default_factory=lambda: [0])
    states: list[int] = field(default_factory=lambda: [0])
    firsts: list[int] = field(default_factory=list)
    words: list[Span] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def take(self, piece: Piece) -> None:
        """Add words, then what parts them from the next."""
        if piece.opens or not self.words:
            self.breaks.append(len(self.words))
        elif len(self.ids) > 1:
            self._drop()
        at = len(self.ids)
        self.firsts.extend(at + first for first in piece.firsts)
        self.words.extend(piece.words)
        self.ids += [*piece.ids, SEP]
        self.shapes += [*piece.shapes, 0]
        self.states += [*piece.states, 0]

    def _drop(self) -> None:
        """Take back what parted two sentences of one paragraph."""
        for row in (self.ids, self.shapes, self.states):
            row.pop()


def windows(pieces: Iterable[Piece], room: int = ROOM, first: int | None = None) -> Iterator[Window]:
    """Fill windows with pieces in their order; ``first`` is the room of the first one, where it differs."""
    left = room if first is None else first
    window = Window()
    for piece in pieces:
        if window.words and len(piece.ids) + 1 > left:
            yield window
            window, left = Window(), room
        window.take(piece)
        left -= len(piece.ids) + 1
    if window.words:
        yield window


def pieces(
    text: str,
    paragraphs: Sequence[tuple[Span, Sequence[Span]]],
    quoted: Sequence[tuple[Span, Span]],
    tokenizer: Tokenizer,
    room: int = ROOM,
) -> Iterator[Piece]:
    """Cut paragraphs, each given with its sentences, into pieces that fit a window.

    ``quoted`` are the parts of the quotations in reading order, each with its marks and without.
    """
    cutter = _Cutter(text, tokenizer, quoted, [outer[0] for outer, _ in quoted])
    for (start, end), sentences in paragraphs:
        whole = cutter.piece(start, end, opens=True)
        if len(whole.ids) < room:
            if whole.ids:
                yield whole
            continue
        cuts = sorted({start, end, *(first for first, _ in sentences if start < first < end)})
        for low, high in pairwise(cuts):
            yield from _bounded(cutter.piece(low, high, opens=low == start), room)


def _bounded(piece: Piece, room: int) -> Iterator[Piece]:
    """Cut a sentence that is longer than a window between its words."""
    if len(piece.ids) < room:
        if piece.ids:
            yield piece
        return
    begin = 0
    edges = [*piece.firsts, len(piece.ids)]
    for at in range(1, len(edges)):
        last = at == len(edges) - 1
        if last or edges[at + 1] - edges[begin] >= room:
            low, high = edges[begin], edges[at]
            yield Piece(
                piece.ids[low:high],
                piece.shapes[low:high],
                piece.states[low:high],
                [first - low for first in piece.firsts[begin:at]],
                piece.words[begin:at],
                piece.opens and begin == 0,
            )
            begin = at


@dataclass(frozen=True, slots=True)
class _Cutter:
    text: str
    tokenizer: Tokenizer
    quoted: Sequence[tuple[Span, Span]]
    starts: Sequence[int]

    def piece(self, start: int, end: int, *, opens: bool) -> Piece:
        encoded = self.tokenizer.encode(self.text[start:end], add_special_tokens=False)
        made = Piece(encoded.ids, [], [], [], [], opens)
        before = None
        for at, (word, (low, high)) in enumerate(zip(encoded.word_ids, encoded.offsets, strict=True)):
            if word != before:
                made.firsts.append(at)
                made.words.append((start + low, start + high))
                before = word
            else:
                made.words[-1] = (made.words[-1][0], start + high)
        edges = [*made.firsts, len(made.ids)]
        for (low, high), (first, after) in zip(made.words, pairwise(edges), strict=True):
            made.shapes.extend([_shape(self.text[low:high])] * (after - first))
            made.states.extend([self._state(low, high)] * (after - first))
        return made

    def _state(self, start: int, end: int) -> int:
        at = bisect_right(self.starts, start) - 1
        if at < 0 or start >= self.quoted[at][0][1]:
            return 1
        inner = self.quoted[at][1]
        if end <= inner[0]:
            return 3
        return 4 if start >= inner[1] else 2


def _shape(word: str) -> int:  # noqa: PLR0911 -- one line a kind
    if not word[:1].isalnum():
        return 0
    if word.isdigit():
        return 6
    if not word.isalpha():
        return 7
    if word.islower():
        return 1
    if word.isupper():
        return 4 if len(word) == 1 else 3
    if word.istitle():
        return 2
    return 5 if word[0].isupper() else 8
