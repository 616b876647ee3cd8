"""Cues: which words of a sentence attribute something, and which only look like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.marks.cues import find_hits

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.marks.tokens import Reading

FOUND = [
    ("Anna Holt said that it rained.", ["said"]),
    ("Anna Holt has repeatedly said that it rained.", ["said"]),
    ("Anna Holt pointed out that it rained.", ["pointed out"]),
    ("Anna Holt called for rain, adding that it was dry.", ["called for", "adding"]),
    ("Officials say it rained.", ["say"]),
    ("Some said it rained.", ["said"]),
    ("“It rained,” wrote Anna Holt.", ["wrote"]),
    ("Anna Holt doesn’t think it rained.", ["think"]),
    ("She claims it rained.", ["claims"]),
    ("His claims were many and the report was long.", []),
    ("The United States was far away.", []),
    ("The president’s claims of rain were wrong.", []),
    ("He would say that it rained.", []),
    ("She did not say when it rained.", []),
    ("The saying is old.", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_which_words_attribute(cut: Callable[[str], Reading], text: str, expected: list[str]) -> None:
    reading = cut(text)
    hits = find_hits(reading.tokens, reading.sentences[0])
    assert [text[reading.tokens[hit.first].start : reading.tokens[hit.end - 1].end] for hit in hits] == expected


@pytest.mark.parametrize(
    ("text", "passive", "negated"),
    [
        ("It was rejected by Anna Holt.", True, False),
        ("Anna Holt has rejected it.", False, False),
        ("Anna Holt does not believe that it rained.", False, True),
    ],
)
def test_voice_and_negation(cut: Callable[[str], Reading], text: str, *, passive: bool, negated: bool) -> None:
    reading = cut(text)
    hits = list(find_hits(reading.tokens, reading.sentences[0]))
    assert [(hit.passive, hit.negated) for hit in hits] == [(passive, negated)]
