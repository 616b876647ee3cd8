"""Mentions: who is spoken of where, and how."""

from __future__ import annotations

import re

import pytest

from onrecord.marks import brief_of
from onrecord.marks.parties import Told
from onrecord.marks.parties.mentions import mentions
from onrecord.marks.parties.page import Page
from onrecord.marks.tokens import cut_up
from onrecord.model import Block

CASES = [
    ("Anna Holt left.", ["Anna Holt"]),
    ("The harbour minister Anna Holt left.", ["The harbour minister Anna Holt"]),
    ("Anna Holt, the harbour minister, left.", ["Anna Holt, the harbour minister"]),
    ("Her brother, Dan Holt, left.", ["Her brother, Dan Holt"]),
    ("In Lyon, Anna Holt left.", ["Lyon", "Anna Holt"]),
    ("Stuntman Ben Oduya broke both wrists.", ["Stuntman Ben Oduya"]),
    ("The motion named his former secretary.", ["his former secretary"]),
    ("She is the mayor.", ["She"]),
    ("He saw her.", ["He", "her"]),
    ("“He saw Anna Holt,” it read.", ["Anna Holt"]),
]


def page_of(text: str, *told: Told) -> Page:
    return Page.of(brief_of(cut_up(text, [Block(*match.span(), "paragraph") for match in re.finditer(r"[^\n]+", text)]), told))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_is_spoken_of(text: str, expected: list[str]) -> None:
    assert [text[slice(*mention.span)] for mention in mentions(page_of(text))] == expected


def test_what_begins_inside_a_source_belongs_to_it() -> None:
    text = "The mayor of Lyon, Anna Holt, left."
    (mention,) = mentions(page_of(text, Told(source=(0, 28))))
    assert (mention.span, mention.wanted, mention.subject) == ((0, 28), True, True)


def test_names_of_one_list_are_joined() -> None:
    joined = [mention.joint for mention in mentions(page_of("Anna Holt and Ben Oduya met Carla Tarn."))]
    assert joined == [0, 0, -1]


def test_the_innermost_words_are_found() -> None:
    outer, inner = Told(((0, 90),), (95, 99)), Told(((20, 60),), (10, 14))
    page = page_of("x" * 99, outer, inner)
    assert page.enclosing((30, 35)) is inner
    assert page.enclosing((70, 75)) is outer
    assert page.enclosing((91, 93)) is None
