"""Credits without a verb: according to somebody, a headline's colon, a name below a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import BlockKind

CREDITS = [
    ("According to Anna Holt, the dam will hold.", ("Anna Holt", "According to", "the dam will hold")),
    ("The dam will hold, according to a report.", ("a report", "according to", "The dam will hold")),
    ("According to an official, who asked not to be named, the dam will hold.", ("an official", "According to", "the dam will hold")),
    ("According to Anna Holt, the mayor, the dam will hold.", ("Anna Holt", "According to", "the dam will hold")),
    (
        "The dam will hold, according to a report by Tarn Labs, a research group in Lyon.",
        ("a report by Tarn Labs", "according to", "The dam will hold"),
    ),
    ("“The dam is safe and sound.” — Anna Holt", ("Anna Holt", "—", "The dam is safe and sound.")),
]


@pytest.mark.parametrize(("text", "expected"), CREDITS)
def test_reads_a_credit(lines: Callable[..., list[tuple[str, str, str]]], text: str, expected: tuple[str, ...]) -> None:
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dam safe for years, says minister", ("minister", "says", "Dam safe for years")),
        ("Dam safe for years, say officials", ("officials", "say", "Dam safe for years")),
        ("Minister: dam safe for years", ("Minister", ":", "dam safe for years")),
        ("Holt: ‘The dam is safe for years’", ("Holt", ":", "The dam is safe for years")),
    ],
)
@pytest.mark.parametrize("kind", ["title", "dek"])
def test_reads_a_headline(lines: Callable[..., list[tuple[str, str, str]]], text: str, expected: tuple[str, ...], kind: BlockKind) -> None:
    assert lines(text, kind) == [expected]
