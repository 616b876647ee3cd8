"""Attributions of one sentence: those that go on, end, or stand inside the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Marks

SEVERAL = [
    (
        "“The dam is safe,” Anna Holt said, adding that rain was coming.",
        [("Anna Holt", "said", "The dam is safe"), ("Anna Holt", "adding", "rain was coming")],
    ),
    (
        "Anna Holt said the dam was safe, and added that rain was coming.",
        [("Anna Holt", "said", "the dam was safe"), ("Anna Holt", "added", "rain was coming")],
    ),
    (
        "Anna Holt said the dam was safe, but Ben Oduya said that it leaked.",
        [("Anna Holt", "said", "the dam was safe"), ("Ben Oduya", "said", "it leaked")],
    ),
    (
        "Anna Holt, who has promised that nobody will lose a job, said it would go ahead.",
        [
            ("who", "promised", "nobody will lose a job"),
            ("Anna Holt, who has promised that nobody will lose a job", "said", "it would go ahead"),
        ],
    ),
    (
        "No deaths had been reported by dawn, the police said, but nine people were hurt.",
        [("the police", "said", "No deaths had been reported by dawn … but nine people were hurt")],
    ),
    (
        "Anna Holt said that Ben Oduya told the council that the dam leaked.",
        [("Anna Holt", "said", "Ben Oduya told the council that the dam leaked"), ("Ben Oduya", "told", "the dam leaked")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_in_one_sentence(lines: Callable[..., list[tuple[str, str, str]]], text: str, expected: list[tuple[str, str, str]]) -> None:
    assert lines(text) == expected


def test_a_statement_inside_another_has_its_parent(read: Callable[..., Marks]) -> None:
    outer, inner = read("Anna Holt said that Ben Oduya told the council that the dam leaked.").statements
    assert (inner.parent, outer.parent) == (outer.id, None)
