"""Windows: what stands in one, and that nothing is lost or moved."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks.encoder import load
from onrecord.marks.quotes import parts, read_quotations
from onrecord.marks.windows import CLS, ROOM, SEP, Piece, pieces, windows

if TYPE_CHECKING:
    from onrecord.model import Span


def cut(text: str, room: int = ROOM, sentences: list[Span] | None = None) -> list[Piece]:
    quoted = parts(read_quotations(text, [(0, len(text))]))
    return list(pieces(text, [((0, len(text)), sentences or [])], quoted, load().tokenizer, room))


def test_a_word_has_its_shape_and_its_place_at_quotation_marks() -> None:
    (piece,) = cut("A Dam in USA: “it leaks” 12 U2")
    told = {"A": (4, 1), "Dam": (2, 1), "in": (1, 1), "USA": (3, 1), ":": (0, 1), "“": (0, 3), "it": (1, 2), "”": (0, 4), "12": (6, 1)}
    words = ["A", "Dam", "in", "USA", ":", "“", "it", "leaks", "”", "12"]
    for word, first in zip(words, piece.firsts, strict=False):
        assert (piece.shapes[first], piece.states[first]) == told.get(word, (1, 2))


def test_a_word_of_several_pieces_has_one_span() -> None:
    text = "Zaporizhzhia lies there."
    (piece,) = cut(text)
    assert [text[start:end] for start, end in piece.words] == ["Zaporizhzhia", "lies", "there", "."]
    assert len(piece.ids) > len(piece.words)


def test_a_long_paragraph_is_cut_at_its_sentences() -> None:
    text = "It rained all day. " * 9
    sentences = [(at, at + 18) for at in range(0, len(text), 19)]
    found = cut(text.strip(), 20, sentences)
    assert {len(piece.words) for piece in found} == {5}
    assert [piece.opens for piece in found] == [True, *[False] * 8]


@pytest.mark.parametrize("text", ["word " * 3_000, "x" * 3_000, "“" * 3_000, "字" * 3_000, "🙂 " * 2_000])
def test_no_window_is_longer_than_its_room(text: str) -> None:
    found = list(windows(cut(text)))
    assert max(len(window.ids) for window in found) <= ROOM + 1
    assert sum(len(window.words) for window in found) == sum(len(piece.words) for piece in cut(text))


def test_paragraphs_share_a_window_and_are_parted_in_it() -> None:
    tokenizer = load().tokenizer
    text = "It rained. It rained."
    (window,) = windows(pieces(text, [((0, 10), []), ((11, 21), [])], [], tokenizer))
    assert window.breaks == [0, 3]
    assert (window.ids[0], window.ids[4], window.ids[-1]) == (CLS, SEP, SEP)
    assert [window.ids[first] for first in window.firsts] == [n for n in window.ids if n not in (CLS, SEP)]


@given(st.text(max_size=300))
def test_words_are_in_order_and_hold_all_that_is_no_space(text: str) -> None:
    words = [span for piece in cut(text, 40) for span in piece.words]
    assert words == sorted(words)
    assert all(start < end <= len(text) for start, end in words)
    assert all(before[1] <= after[0] for before, after in pairwise(words))
