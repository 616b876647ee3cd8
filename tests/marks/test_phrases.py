"""Noun phrases around a cue: subjects before and after it, whom it addresses, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Marks

SUBJECTS = [
    ("Anna Holt said that it rained.", "Anna Holt"),
    ("Anna Holt, the mayor of Lyon, said that it rained.", "Anna Holt, the mayor of Lyon"),
    ("Anna Holt has repeatedly said that it rained.", "Anna Holt"),
    ("In Lyon the mayor said that it rained.", "the mayor"),
    ("Sen. Anna Holt (Greens) said that it rained.", "Sen. Anna Holt (Greens)"),
    ("Anna Holt and Ben Oduya said that it rained.", "Anna Holt and Ben Oduya"),
    ("It was wet, but Anna Holt said that it rained.", "Anna Holt"),
    ("“It rained for days,” said Anna Holt, the mayor.", "Anna Holt, the mayor"),
    ("“It rained for days,” said the head of the council on Monday.", "the head of the council"),
    ("“It rained for days,” said Anna Holt last week.", "Anna Holt"),
    ("“It rained for days,” said Anna Holt, 52, a baker in Lyon.", "Anna Holt, 52, a baker in Lyon"),
    ("“It rained for days,” said his lawyer, Ben Oduya.", "his lawyer, Ben Oduya"),
    ("“It rained for days,” said Anna Holt, adding nothing.", "Anna Holt"),
    ("An hour later Ms Holt said that it rained.", "Ms Holt"),
    ("This morning the mayor said that it rained.", "the mayor"),
    ("The Sunday Tarn said that it rained.", "The Sunday Tarn"),
    ("Colin Tarn, 61, of Kettering in southern Tasmania, said that it rained.", "Colin Tarn, 61, of Kettering in southern Tasmania"),
    ("Anna Holt said the survey, which engineers finished last month, would be published.", "Anna Holt"),
]


@pytest.mark.parametrize(("text", "source"), SUBJECTS)
def test_the_subject_of_a_cue(lines: Callable[..., list[tuple[str, str, str]]], text: str, source: str) -> None:
    assert [line[0] for line in lines(text)] == [source]


ADDRESSEES = [
    ("Anna Holt told Ben Oduya that the dam leaked.", "Ben Oduya"),
    ("Anna Holt told reporters on Monday that the dam leaked.", "reporters"),
    ("Anna Holt warned the mayor of Lyon that the dam leaked.", "mayor of Lyon"),
    ("Anna Holt said that the dam leaked.", None),
]


@pytest.mark.parametrize(("text", "addressee"), ADDRESSEES)
def test_whom_somebody_told(read: Callable[..., Marks], text: str, addressee: str | None) -> None:
    marks = read(text)
    names = {party.id: party.name for party in marks.parties}
    assert [names.get(statement.addressee or "") for statement in marks.statements] == [addressee]


def test_a_list_of_agents_is_read_to_its_end(lines: Callable[..., list[tuple[str, str, str]]]) -> None:
    text = "The plan was rejected as unsafe by Ukraine, Moldova and a number of banks."
    assert [line[0] for line in lines(text)] == ["Ukraine, Moldova and a number of banks"]
