"""Offices: who a description means that holds no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.marks.parties.offices import synonyms

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Marks

CASES = [
    ("Chief executive Anna Holt left early. [The CEO] spoke.", ["Anna Holt"]),
    ("Anna Holt, the harbour minister, left. Ben Oduya, the finance minister, stayed. [The finance minister] spoke.", ["Ben Oduya"]),
    ("Anna Holt, the harbour minister, left. Ben Oduya, the finance minister, stayed. [The minister] spoke.", [None]),
    ("Former mayor Anna Holt left. [The mayor] spoke.", ["mayor"]),
    ("Anna Holt left. [The attorney] spoke. [She] sat down.", [None, None]),
    ("Anna Holt left. [The attorney for the mill] spoke.", ["attorney for the mill"]),
    ("Gov. Anna Holt left. [The governor] spoke.", ["Anna Holt"]),
    ("Anna Holt, 52, swam the strait. [The 52-year-old] spoke.", ["Anna Holt"]),
    ("Anna Holt met Ben Oduya. [The pair] spoke.", ["Anna Holt and Ben Oduya"]),
    ("Anna Holt met Ben Oduya. [The former] spoke, then [the latter].", ["Anna Holt", "Ben Oduya"]),
    ("Anna Holt, Ben Oduya and Carla Tarn met. [The pair] spoke.", [None]),
    ("Anna Holt took over as coach in May. [The coach] spoke.", ["Anna Holt"]),
    ("Anna Holt, a lawyer, left. [The attorney] spoke.", ["Anna Holt"]),
    ("Anna Holt, a lawyer, left. [The lawyer who stayed] spoke.", ["lawyer who stayed"]),
    ("The Tarn Mills union met. [The union] spoke.", ["Tarn Mills"]),
    ("Tarn Bearings Ltd met Quill Foods Ltd. [The company] spoke.", [None]),
    ("Tarn Bearings Ltd stopped. It rained. [The bank] spoke.", ["bank"]),
    ("[A guy from the yard] spoke. [A guy from the mill] spoke.", ["guy from the yard", "guy from the mill"]),
    ("[The foreign ministry in Yerevan] spoke.", ["foreign ministry of Armenia"]),
    ("Tarn Mills met. [Its statement] said so.", ["Its statement"]),
    ("[Tarn Mills] met. [Its statement] said so.", ["Tarn Mills", "Tarn Mills"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_is_meant(named: Callable[..., list[str | None]], text: str, expected: list[str | None]) -> None:
    kinds = {"Tarn_Mills": "organization"} if "Tarn Mills" in text else {}
    assert named(text, **kinds) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor: it will rain\nAnna Holt, the mayor, said it rained.", ["Anna Holt", "Anna Holt"]),
        ("Mayor: bridge will open in May\nThe mill said on Monday that its wheel had stopped.", ["Mayor", "mill"]),
        ("Judge: it will rain\nAnna Holt said it rained.", [None, "Anna Holt"]),
        ("Study says it rained\nA study by two banks said it snowed.", ["study by two banks", "study by two banks"]),
    ],
)
def test_a_headline_means_who_is_named_below_it(read: Callable[..., Marks], text: str, expected: list[str | None]) -> None:
    marks = read(text, "title")
    label = {party.id: party.name for party in marks.parties}
    assert [label[one.speaker] if one.speaker else None for one in marks.statements] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A retired baker] has won. [Anna Holt], 61, was asleep.", ["Anna Holt", "Anna Holt"]),
        ("[A retired baker] has won. [Anna Holt, the mayor,] was asleep.", ["retired baker", "Anna Holt"]),
        ("Ben Oduya left. [A retired baker] has won. [Anna Holt], 61, was asleep.", ["retired baker", "Anna Holt"]),
    ],
)
def test_who_is_described_first_is_named_next(named: Callable[..., list[str | None]], text: str, expected: list[str | None]) -> None:
    assert named(text) == expected


def test_nouns_of_one_office_know_each_other() -> None:
    assert "attorney" in synonyms("lawyer")
    assert synonyms("ex-minister") == {"minister"}
