"""Sentence spans: abbreviations, initials, quotations, and the bound on what counts as one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks.sentences import LONGEST, sentences

CASES = [
    ("One stop. Two stops.", ["One stop.", "Two stops."]),
    ("Mr. Tarn met Dr. Oduya. They left.", ["Mr. Tarn met Dr. Oduya.", "They left."]),
    ("J. K. Varga spoke. He sat down.", ["J. K. Varga spoke.", "He sat down."]),
    ("The U.S. Navy sailed.", ["The U.S. Navy sailed."]),
    ("It left the U.S. The crew stayed.", ["It left the U.S.", "The crew stayed."]),
    ("It closed at 6 p.m. sharp. Nobody came.", ["It closed at 6 p.m. sharp.", "Nobody came."]),
    ("It cost 3.5 million. Why?  Nobody knows!", ["It cost 3.5 million.", "Why?", "Nobody knows!"]),
    ("They waited... and waited. Then rain.", ["They waited... and waited.", "Then rain."]),
    ("Stood at No. 7 Harbour Road. Burnt.", ["Stood at No. 7 Harbour Road.", "Burnt."]),
    ("He said no. No reason was given.", ["He said no.", "No reason was given."]),
    ("“It fell.” Nobody was hurt.", ["“It fell.”", "Nobody was hurt."]),
    ("“Did it fall?” she asked. No.", ["“Did it fall?” she asked.", "No."]),
    ("Ended here.”Another began. Yes.", ["Ended here.”Another began.", "Yes."]),
    ("No stop at all", ["No stop at all"]),
    ("   ", []),
    ("", []),
]


def cut(text: str, closed: list[tuple[int, int]] | None = None) -> list[str]:
    return [text[start:end] for start, end in sentences(text, (0, len(text)), closed or [])]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cuts_at_the_end_of_a_sentence(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_tears_no_quotation_apart() -> None:
    text = "“One. Two. Three,” she said. Four."
    assert cut(text, [(0, 18)]) == ["“One. Two. Three,” she said.", "Four."]


def test_reads_its_span_alone() -> None:
    assert sentences("Left out. One. Two.", (10, 19)) == ((10, 14), (15, 19))


@pytest.mark.parametrize("text", ["word " * 5_000, "x" * 20_000, "." * 20_000 + "x", "a." * 10_000])
def test_bounds_a_sentence_without_an_end(text: str) -> None:
    assert all(end - start <= LONGEST for start, end in sentences(text, (0, len(text))))


@given(st.text(alphabet=st.sampled_from(" .!?…Aab\n“”'\"Mr"), max_size=80))
def test_sentences_lie_in_order_and_leave_out_nothing_but_space(text: str) -> None:
    found = sentences(text, (0, len(text)))
    assert list(found) == sorted(found)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
