"""Parties: their numbers, members and mentions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks.parties import Brief, Told, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Marks


def test_two_sources_of_one_description_stay_apart(read: Callable[..., Marks]) -> None:
    marks = read("A source said it rained. A source said it snowed.")
    assert len({statement.speaker for statement in marks.statements}) == len(marks.parties) == 2


def test_a_group_lists_its_named_members(read: Callable[..., Marks]) -> None:
    marks = read("The plan was rejected as unsafe by Ukraine, Moldova and a number of banks.")
    group = next(party for party in marks.parties if party.kind == "group")
    names = {party.id: party.name for party in marks.parties}
    assert [names[member] for member in group.members] == ["Ukraine", "Moldova"]


def test_a_role_is_read_wherever_a_sentence_opens_with_the_name(read: Callable[..., Marks]) -> None:
    marks = read("Anna Holt, the harbour minister, left early. Ms Holt said it rained.")
    assert [(party.name, party.role) for party in marks.parties] == [("Anna Holt", "harbour minister")]


def test_a_mention_is_the_description_and_no_more(read: Callable[..., Marks]) -> None:
    text = "An official in Lyon, who was not allowed to speak, said it rained."
    assert [[text[start:end] for start, end in party.mentions] for party in read(text).parties] == [["An official in Lyon"]]


def test_mentions_hold_the_name_the_surname_and_the_pronoun(read: Callable[..., Marks]) -> None:
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
    found = cast(Brief(text, ((0, len(text)),), tuple(Told(source=span) for span in spans)))
    ids = [party.id for party in found.parties]
    assert ids == [f"P{number}" for number in range(1, len(ids) + 1)]
    assert set(found.ids.values()) <= set(ids)
    assert all(set(party.members) <= set(ids) and party.name for party in found.parties)


def test_who_asks_in_passing_is_not_the_one_that_answers(read: Callable[..., Marks]) -> None:
    marks = read("Anna Holt spoke at noon. “It rained,” she said. Asked by a reporter whether it would stop, she said it would.")
    names = {party.id: party.name for party in marks.parties}
    question = next(statement for statement in marks.statements if statement.act == "ask")
    assert (names[question.speaker or ""], names[question.addressee or ""]) == ("reporter", "Anna Holt")
