"""Quotations without a cue: an answer, the next paragraph, what a colon hands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Marks


def test_an_answer(read: Callable[..., Marks]) -> None:
    asked, answer = read("Anna Holt was asked whether the dam leaked.\n“It has never leaked in my time.”").statements
    assert (asked.speaker, answer.speaker, answer.answers) == (None, asked.addressee, asked.id)


def test_the_speaker_of_the_paragraph_before(read: Callable[..., Marks]) -> None:
    first, second = read("“The dam is safe,” said Anna Holt.\n“It was built to last for ever.”").statements
    assert first.speaker == second.speaker is not None
    assert (second.cue, second.source) == ((), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Holt continued:\n“It was built to last for ever.”", [("Anna Holt", "continued", "It was built to last for ever.")]),
        ("“The dam is old.\n“It will not last,” said Anna Holt.", [("Anna Holt", "said", "The dam is old. … It will not last")]),
        ("“The dam is old,” he said. “It is safe, though.”", [("he", "said", "The dam is old … It is safe, though.")]),
        ("“We stay,” said Ada Novak. “We fight.”", [("Ada Novak", "said", "We stay … We fight.")]),
        ("“We stay,” said Ada Novak. “Never.”", [("Ada Novak", "said", "We stay … Never.")]),
        ("“We stay,” said Ada Novak.\n“Not now.”", [("Ada Novak", "said", "We stay"), (None, None, "Not now.")]),
        ("“We stay,” said Ada Novak. “Wolf” is a boat.", [("Ada Novak", "said", "We stay")]),
        ("It rained.\n“It was built to last for ever.”", []),
    ],
)
def test_where_a_quotation_goes(lines: Callable[..., list[tuple[str, str, str]]], text: str, expected: list[tuple[str, str, str]]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Ada Novak said the council sold the mill; the council denies it.", "the council sold the mill"),
        ("Police said that the gate was locked. Ada Novak denied it.", "the gate was locked"),
        ("“The gate was locked for a year,” said Ada Novak. The mayor denied it.", "The gate was locked for a year"),
        ("The council sold the mill, but the mayor denies it.", "The council sold the mill"),
        ("Ada Novak denied it.", None),
        ("It rained.\nAda Novak denied it.", None),
    ],
)
def test_what_a_denial_points_to(read: Callable[..., Marks], text: str, targets: str | None) -> None:
    denial = next(statement for statement in read(text).statements if statement.act == "deny")
    assert (text[slice(*denial.targets)] if denial.targets else None) == targets
