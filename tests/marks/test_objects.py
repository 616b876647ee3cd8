"""What follows a cue: silences, deeds, things pointed at, and what is said without a "that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SILENCES = [
    "Tarn Mills declined to comment.",
    "Anna Holt declined to discuss the dam.",
    "Anna Holt refused to say whether the dam leaked.",
    "The ministry declined further to elaborate on the dam.",
    "Anna Holt would not comment.",
    "Anna Holt did not respond to a question.",
    "An official asked not to be named.",
    "An official asked not to be identified because the talks go on.",
    "An official insisted on anonymity.",
]

DEEDS = [
    "Tarn Mills raised its full-year forecast.",
    "The company raised prices by a tenth in May.",
    "County crews have maintained that road since 1998.",
    "The operator added two trains in May.",
    "An hour later Anna Holt showed it to reporters.",
    "Anna Holt contradicted him on Monday.",
    "The union claims it under a deed of 1931.",
    "Anna Holt found a dog near the dam.",
]


@pytest.mark.parametrize("text", SILENCES)
def test_a_silence_is_no_statement(lines: Callable[[str], list[object]], text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize("text", DEEDS)
def test_a_deed_is_no_statement(lines: Callable[[str], list[object]], text: str) -> None:
    assert lines(text) == []


SAID = [
    ("Anna Holt denied receiving it.", "receiving it"),
    ("The authorities denied it.", "it"),
    ("Anna Holt refused to leave the hall.", "to leave the hall"),
    ("Anna Holt asked to speak to the mayor.", "to speak to the mayor"),
    ("Anna Holt raised serious doubts about the dam.", "serious doubts about the dam"),
    ("Anna Holt voiced anger at the delay.", "anger at the delay"),
    ("Anna Holt called him a liar.", "a liar"),
    ("Anna Holt called that report a fairy tale.", "a fairy tale"),
    ("Anna Holt maintained that the road was hers.", "the road was hers"),
    ("Anna Holt added it was late.", "it was late"),
    ("Anna Holt admitted opening the gate.", "opening the gate"),
    ("The poll found a lead for the greens.", "a lead for the greens"),
    ("Quill County claims half a mile more, and crews mend it.", "half a mile more"),
]


@pytest.mark.parametrize(("text", "content"), SAID)
def test_what_is_said_without_more_ado(lines: Callable[[str], list[tuple[str, str, str]]], text: str, content: str) -> None:
    assert [line[2] for line in lines(text)] == [content]
