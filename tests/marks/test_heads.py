"""Heads: which nouns can speak, what a description turns on, what a relative pronoun stands for."""

from __future__ import annotations

import pytest

from onrecord.marks.heads import head_of, kind_of_head, phrase_start

KINDS = [
    ("mayor", "unnamed"),
    ("officials", "unnamed"),
    ("fishermen", "unnamed"),
    ("beekeeper", "unnamed"),
    ("companies", "unnamed"),
    ("union", "organisation"),
    ("ministry's", "organisation"),
    ("survey", "document"),
    ("dawn", None),
    ("roof", None),
    ("hour", None),
    ("storm", None),
]


@pytest.mark.parametrize(("word", "kind"), KINDS)
def test_what_a_noun_names(word: str, kind: str | None) -> None:
    assert kind_of_head(word) == kind


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("senior official in Lyon", "official"),
        ("person familiar with the plan", "person"),
        ("study published last week by a bank", "study"),
        ("majority of the villages", "majority"),
        ("council member", "member"),
        ("wet roof of the town hall", None),
        ("what the mayor", None),
        ("they were officials", None),
        ("hour later", None),
    ],
)
def test_what_a_description_turns_on(phrase: str, head: str | None) -> None:
    found = phrase.casefold().split()
    at = head_of(found)
    assert (None if at is None else found[at]) == head


@pytest.mark.parametrize(
    ("before", "phrase"),
    [
        ("The authorities in Lyon", "The authorities in Lyon"),
        ("It rained , but the mayor", "the mayor"),
        ("according to the head of the council", "the head of the council"),
        ("as he told Anna Holt", "Anna Holt"),
    ],
)
def test_the_noun_phrase_before_a_relative_pronoun(before: str, phrase: str) -> None:
    found = before.split()
    assert " ".join(found[phrase_start(found) :]) == phrase
