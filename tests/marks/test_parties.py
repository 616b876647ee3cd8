"""Parties: names with roles, surnames, pronouns, titles, groups, and what stays unknown."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks import read_marks
from onrecord.marks.parties import cast, describe
from onrecord.model import Block, Head, Marks, Report

DESCRIPTIONS = [
    ("Anna Holt", "person", "Anna Holt", None),
    ("Ludwig van Tarn", "person", "Ludwig van Tarn", None),
    ("Kremlin spokesperson Dmitry Varga", "person", "Dmitry Varga", "Kremlin spokesperson"),
    ("the Russian president Pavel Varga", "person", "Pavel Varga", "Russian president"),
    ("Nato Secretary General Lars Tarn", "person", "Lars Tarn", "Nato Secretary General"),
    ("President Varga", "person", "Varga", "President"),
    ("Mr Varga", "person", "Varga", None),
    ("Mrs. Varga", "person", "Varga", None),
    ("Anna Holt, the mayor of Lyon", "person", "Anna Holt", "mayor of Lyon"),
    ("A lawyer for the owners, Ben Oduya,", "person", "Ben Oduya", "lawyer for the owners"),
    ("Sen. Anna Holt (Greens)", "person", "Anna Holt", "Sen."),
    ("Russia", "state", "Russia", None),
    ("Moscow", "state", "Moscow", None),
    ("the United States", "state", "United States", None),
    ("The Kremlin", "organisation", "Kremlin", None),
    ("the Ministry of Health", "organisation", "Ministry of Health", None),
    ("The Lyon Times", "organisation", "Lyon Times", None),
    ("Democrats", "group", "Democrats", None),
    ("the ministry", "organisation", "ministry", None),
    ("police", "organisation", "police", None),
    ("a senior official", "unnamed", "senior official", None),
    ("a lawyer for Anna Holt", "unnamed", "lawyer for Anna Holt", None),
    ("the study", "document", "study", None),
]


@pytest.mark.parametrize(("text", "kind", "name", "role"), DESCRIPTIONS)
def test_reads_a_description(text: str, kind: str, name: str, role: str | None) -> None:
    found = describe(text, (0, len(text)))
    assert found
    assert (found.kind, found.label, found.role) == (kind, name, role)


@pytest.mark.parametrize("text", ["the", ",", "—", "1,000", "was has been", ""])
def test_what_describes_nobody(text: str) -> None:
    assert describe(text, (0, len(text))) is None


def read(text: str) -> Marks:
    blocks = tuple(Block(*match.span(), "paragraph") for match in re.finditer(r"[^\n]+", text))
    return read_marks(Report("r", Head(), text, blocks))


def speakers(text: str) -> list[str | None]:
    marks = read(text)
    names = {party.id: party.name for party in marks.parties}
    return [names[s.speaker] if s.speaker else None for s in marks.statements]


CHAINS = [
    ("Anna Holt said it rained. Holt said it snowed.", ["Anna Holt", "Anna Holt"]),
    ("Holt said it rained. Anna Holt said it snowed.", ["Anna Holt", "Anna Holt"]),
    ("Anna Holt said it rained. She said it snowed.", ["Anna Holt", "Anna Holt"]),
    ("Dmitry Varga said it rained. Ms Varga said it snowed. Mr Varga said it froze.", ["Dmitry Varga"] * 3),
    ("Anna Holt said it rained. Mark Tarn said it snowed. She said it froze.", ["Anna Holt", "Mark Tarn", "Anna Holt"]),
    ("Anna Holt said it rained. He said it snowed.", ["Anna Holt", None]),
    ("He said it rained.", [None]),
    ("Anna Holt met Mark Holt. Mr Holt said it rained.", ["Mark Holt"]),
    ("Anna Holt met Mark Holt. Holt said it rained.", ["Holt"]),
    ("The minister Anna Holt said it rained. The minister said it snowed.", ["Anna Holt", "Anna Holt"]),
    ("The ministry said it rained. It said snow was coming.", ["ministry", "ministry"]),
    ("Officials said it rained. They said snow was coming.", ["Officials", "Officials"]),
    ("A source said it rained. Another source said it snowed.", ["source", "Another source"]),
    ("A source said it rained. The source said it snowed.", ["source", "source"]),
    ("Ben Charlie King said it rained. King said it snowed.", ["Ben Charlie King", "Ben Charlie King"]),
    ("Varga said it rained. Mr Varga and President Varga are one. He said it snowed.", ["Varga", "Varga"]),
    ("Mark Tarn and his wife, Anna, said it rained.", ["Mark Tarn and his wife, Anna"]),
    ("They went home and it said it rained.", [None]),
    ("Mark Tarn, who said it rained, left.", ["Mark Tarn"]),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_who_speaks(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def test_two_sources_of_one_description_stay_apart() -> None:
    marks = read("A source said it rained. A source said it snowed.")
    assert len({statement.speaker for statement in marks.statements}) == len(marks.parties) == 2


def test_a_group_lists_its_named_members() -> None:
    marks = read("The plan was rejected as unsafe by Ukraine, Moldova and a number of banks.")
    group = next(party for party in marks.parties if party.kind == "group")
    names = {party.id: party.name for party in marks.parties}
    assert [names[member] for member in group.members] == ["Ukraine", "Moldova"]


def test_mentions_hold_the_name_the_surname_and_the_pronoun() -> None:
    text = "Anna Holt said it rained. In Lyon, Holt’s car stood still. She said it snowed."
    (holt,) = read(text).parties
    assert [text[start:end] for start, end in holt.mentions] == ["Anna Holt", "Holt", "She"]


WORDS = st.sampled_from(
    ["Anna", "Holt", "Mr", "the", "a", "minister", "and", "of", ",", ".", "who", "he", "they", "King", "’s", "Lyon", "UN"]
)


@given(st.lists(WORDS, max_size=14).map(" ".join), st.data())
def test_any_span_has_at_most_one_party_and_every_member_exists(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True))) if len(text) > 1 else [0, len(text)]
    spans = [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]
    found = cast(text, [(0, len(text))], spans)
    ids = [party.id for party in found.parties]
    assert ids == [f"P{number}" for number in range(1, len(ids) + 1)]
    assert set(found.ids.values()) <= set(ids)
    assert all(set(party.members) <= set(ids) and party.name for party in found.parties)
