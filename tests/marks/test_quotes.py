"""Quotation spans: kinds of mark, apostrophes, marks without a partner, quotations over paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks.quotes import read_quotations

CASES = [
    ("He said “yes” twice.", ["yes"]),
    ('He said "yes" and "no".', ["yes", "no"]),
    ("He said ‘yes’ twice.", ["yes"]),
    ("He said 'yes' twice.", ["yes"]),
    ("He said ``yes'' twice.", ["yes"]),
    ("He said ''yes'' twice.", ["yes"]),
    ("He said « oui » twice.", ["oui"]),
    ("Er sagte „ja“ zweimal.", ["ja"]),
    ("“She told me ‘never’ and left,” he said.", ["She told me ‘never’ and left,"]),
    ("‘She told me “never” and left,’ he said.", ["She told me “never” and left,"]),
    ("“One “two” three” four", ["One “two” three"]),
    ("The mayor’s office and the workers’ council didn’t reply.", []),
    ("The mayor's office and the workers' council didn't reply.", []),
    ("Back in the ’90s, rock ’n’ roll was ‘loud’ there.", ["loud"]),
    ("‘The workers’ rights come first,’ she said.", ["The workers’ rights come first,"]),
    ("A shelf of 6' 2\" and nothing more.", []),
    ("An opening “ mark alone, then “this one” closed.", ["this one"]),
    ('An open "start and then "this one" closed.', ["this one"]),
    ("A closing” mark alone.", []),
    ("Empty “” and “ ” marks.", []),
    ("”It was typed the wrong way round,” he said.", ["It was typed the wrong way round,"]),
]


def paragraphs(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for part in text.split("\n"):
        spans.append((at, at + len(part)))
        at += len(part) + 1
    return spans


def inner(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end in found.inner] for found in read_quotations(text, paragraphs(text))]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_what_stands_between_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == [[quotation] for quotation in expected]


def test_outer_span_holds_the_marks() -> None:
    (found,) = read_quotations("So “yes, ” then", [(0, 15)])
    assert (found.outer, found.inner) == (((3, 10),), ((4, 8),))


def test_a_quotation_in_single_marks_runs_over_paragraphs() -> None:
    text = "‘The bridge is old,’ he said. ‘It won’t last.\n‘We’ve asked for another,’ said the mayor.\n‘It is late.’"
    assert inner(text) == [["The bridge is old,"], ["It won’t last.", "We’ve asked for another,"], ["It is late."]]


def test_a_quotation_runs_over_paragraphs() -> None:
    text = "“The bridge is old.\n“It will close.\n“We shall build another,” said the mayor."
    assert inner(text) == [["The bridge is old.", "It will close.", "We shall build another,"]]


def test_a_quotation_runs_on_from_the_middle_of_a_paragraph() -> None:
    text = "“No,” said the mayor. “The bridge is old.\n“It will close.” Then she left."
    assert inner(text) == [["No,"], ["The bridge is old.", "It will close."]]


def test_a_missing_mark_does_not_swallow_the_next_paragraph() -> None:
    assert inner("“The bridge is old.\nIt will “close” in May.") == [["close"]]


@pytest.mark.parametrize("text", ['"' * 5_000, "“" * 5_000, "“”" * 2_500, "'" * 5_000, "''" * 2_500, "‘a " * 2_000, "“a\n" * 2_000])
def test_reads_pages_of_marks(text: str) -> None:
    assert all(span[0] < span[1] for found in read_quotations(text, paragraphs(text)) for span in found.inner)


@given(st.text(alphabet=st.sampled_from("“”\"'‘’«»`„ab \n,."), max_size=60))
def test_quotations_lie_in_order_inside_their_paragraphs(text: str) -> None:
    spans = paragraphs(text)
    found = read_quotations(text, spans)
    outer = [span for quotation in found for span in quotation.outer]
    assert outer == sorted(outer)
    assert all(before[1] <= after[0] for before, after in pairwise(outer))
    assert all(any(low <= start < end <= high for low, high in spans) for start, end in outer)
    assert all(text[s:e] == text[s:e].strip() != "" for quotation in found for s, e in (*quotation.inner, *quotation.outer))
    assert read_quotations(text, spans) == found
