"""Passives: who was asked, what was rejected by whom, and what names nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Marks

QUESTIONS = [
    ("Anna Holt was asked whether the dam leaked.", "whether the dam leaked"),
    ("Anna Holt was asked about the old dam.", "about the old dam"),
    ("Anna Holt was asked by reporters why the dam leaked.", "why the dam leaked"),
]


@pytest.mark.parametrize(("text", "content"), QUESTIONS)
def test_a_question_is_not_its_addressees(read: Callable[..., Marks], text: str, content: str) -> None:
    marks = read(text)
    (statement,) = marks.statements
    names = {party.id: party.name for party in marks.parties}
    assert names[statement.addressee or ""] == "Anna Holt"
    assert names.get(statement.speaker or "") != "Anna Holt"
    assert (statement.act, statement.mode) == ("ask", "question")
    assert text[slice(*statement.content[0])] == content


def test_a_rejection_has_its_target(read: Callable[..., Marks], lines: Callable[..., list[tuple[str, str, str]]]) -> None:
    text = "The votes were rejected as worthless by Ben Oduya."
    (statement,) = read(text).statements
    assert lines(text) == [("Ben Oduya", "rejected", "as worthless")]
    assert statement.targets
    assert text[slice(*statement.targets)] == "The votes"


@pytest.mark.parametrize(
    "text",
    [
        "No deaths had been reported by dawn.",
        "The hall was dismissed by the roof as rain fell.",
        "The plan was announced by Friday.",
    ],
)
def test_what_cannot_speak_is_no_agent(lines: Callable[..., list[tuple[str, str, str]]], text: str) -> None:
    assert lines(text) == []


ASKED = [
    ("Asked by a reporter whether the dam leaked, Anna Holt paused.", ("a reporter", "Asked", "whether the dam leaked"), "Anna Holt"),
    ("When asked about the old dam, the mayor left.", (None, "asked", "about the old dam"), "mayor"),
]


@pytest.mark.parametrize(("text", "line", "addressee"), ASKED)
def test_a_question_before_its_answer(
    read: Callable[..., Marks], lines: Callable[..., list[tuple[str, str, str]]], text: str, line: tuple[str, ...], addressee: str
) -> None:
    marks = read(text)
    assert lines(text) == [line]
    assert [party.name for party in marks.parties if party.id == marks.statements[0].addressee] == [addressee]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The dam is expected to hold.", "The dam … to hold"),
        ("It was reported that the dam leaked.", "the dam leaked"),
        ("Ben Oduya was accused of waste.", "of waste"),
    ],
)
def test_a_passive_that_names_nobody(lines: Callable[..., list[tuple[str, str, str]]], text: str, content: str) -> None:
    assert [(line[0], line[2]) for line in lines(text)] == [(None, content)]
