"""Lists: several parties in one source, and what only looks like several."""

from __future__ import annotations

import pytest

from onrecord.marks.lists import is_list, list_pieces
from onrecord.marks.names import split_words

LISTS = [
    ("Ukraine and Moldova", ["Ukraine", "Moldova"]),
    ("the mayor, the police and some banks", ["the mayor", "the police", "some banks"]),
]
NO_LISTS = ["the Ministry of Health and Care", "Anna Holt", "the trade and harbour minister", "Mark Tarn and"]


@pytest.mark.parametrize(("text", "pieces"), LISTS)
def test_a_list_is_cut(text: str, pieces: list[str]) -> None:
    assert is_list(split_words(text, (0, len(text))))
    assert [text[slice(*piece)] for piece in list_pieces(text, 0)] == pieces


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_is_no_list(text: str) -> None:
    assert not is_list(split_words(text, (0, len(text))))
