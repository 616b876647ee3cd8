"""Tokens and sentences: what one token is, and that no character of a word is lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks.tokens import cut_up, is_adverb, span_of
from onrecord.model import Block

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.marks.tokens import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Holt paid 1,000 crowns.", ["Mr.", "Holt", "paid", "1,000", "crowns", "."]),
        ("The mayor’s U.S. trip", ["The", "mayor’s", "U.S.", "trip"]),
        ("Rain – and/or snow", ["Rain", "–", "and/or", "snow"]),
        ("“All is well,” he said.", ["“All is well,”", "he", "said", "."]),
        ("a_b", ["a", "_", "b"]),
    ],
)
def test_what_a_token_is(cut: Callable[[str], Reading], text: str, expected: list[str]) -> None:
    assert [text[token.start : token.end] for token in cut(text).tokens] == expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("LYON, France (City Wire) — It rained.", "It"),
        ("LYON -- It rained.", "It"),
        ("Lyon — a city — slept.", "Lyon"),
        ("NATO said it rained.", "NATO"),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(cut: Callable[[str], Reading], text: str, first: str) -> None:
    token = cut(text).tokens[0]
    assert text[token.start : token.end] == first


def test_a_token_knows_its_words_and_its_capital(cut: Callable[[str], Reading]) -> None:
    quote, he, *_ = cut("“All is well,” He said.").tokens
    assert (quote.kind, quote.words, quote.quotation) == ("quote", 3, 0)
    assert (he.kind, he.low, he.capital, he.quotation) == ("word", "he", True, -1)


def test_a_sentence_knows_its_block(cut: Callable[[str], Reading]) -> None:
    found = cut("It rained. It snowed.\nIt froze.").sentences
    assert [(sentence.block, sentence.end - sentence.first) for sentence in found] == [(0, 3), (0, 3), (1, 3)]


def test_a_span_ends_before_the_marks(cut: Callable[[str], Reading]) -> None:
    text = "Anna Holt, mayor (Lyon), said"
    tokens = cut(text).tokens
    found = [text[slice(*span_of(tokens, 0, end))] for end in (2, 3, 7, 8)]
    assert found == ["Anna Holt", "Anna Holt", "Anna Holt, mayor (Lyon)", "Anna Holt, mayor (Lyon)"]


@pytest.mark.parametrize(("word", "expected"), [("quickly", True), ("family", False), ("fly", False), ("ally", False), ("Lyon", False)])
def test_adverbs(word: str, *, expected: bool) -> None:
    assert is_adverb(word) is expected


@given(st.text(alphabet=st.sampled_from(" .,’'“”\"Aab1\n"), max_size=60))
def test_tokens_lie_in_order_and_leave_out_nothing_but_space(text: str) -> None:
    tokens = cut_up(text, [Block(0, len(text), "paragraph")]).tokens
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    assert "".join("".join(text[token.start : token.end].split()) for token in tokens) == "".join(text.split())
