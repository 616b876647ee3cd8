"""Attributing verbs: content after them, content before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Marks

BEFORE = [
    ("Anna Holt said that the dam would hold.", ("Anna Holt", "said", "the dam would hold")),
    ("The ministry said the dam would hold.", ("The ministry", "said", "the dam would hold")),
    ("Anna Holt has repeatedly said that the dam will hold.", ("Anna Holt", "said", "the dam will hold")),
    ("The inquiry found that the dam leaked.", ("The inquiry", "found", "the dam leaked")),
    ("Anna Holt pointed out that the dam leaked.", ("Anna Holt", "pointed out", "the dam leaked")),
    ("Anna Holt denied that the dam leaked.", ("Anna Holt", "denied", "the dam leaked")),
    ("Anna Holt rejected the offer.", ("Anna Holt", "rejected", "the offer")),
    ("Anna Holt accused the council of waste.", ("Anna Holt", "accused", "waste")),
    ("Anna Holt blamed the council for the flood.", ("Anna Holt", "blamed", "the council for the flood")),
    ("Anna Holt vowed to rebuild the dam.", ("Anna Holt", "vowed", "to rebuild the dam")),
    ("Anna Holt called for new elections.", ("Anna Holt", "called for", "new elections")),
    ("Anna Holt warned that rain was coming.", ("Anna Holt", "warned", "rain was coming")),
    ("Anna Holt believes the dam will hold.", ("Anna Holt", "believes", "the dam will hold")),
    ("Officials say the dam will hold.", ("Officials", "say", "the dam will hold")),
]

AFTER = [
    ("“The dam is safe,” Anna Holt said.", ("Anna Holt", "said", "The dam is safe")),
    ("“The dam is safe,” said Anna Holt.", ("Anna Holt", "said", "The dam is safe")),
    ("“The dam is safe,” said Anna Holt, the mayor.", ("Anna Holt, the mayor", "said", "The dam is safe")),
    ("“The dam is safe,” Anna Holt told reporters.", ("Anna Holt", "told", "The dam is safe")),
    ("“Is the dam safe?” asked Anna Holt.", ("Anna Holt", "asked", "Is the dam safe?")),
    ("“Is the dam safe?” Anna Holt asked.", ("Anna Holt", "asked", "Is the dam safe?")),
]


@pytest.mark.parametrize(("text", "expected"), BEFORE)
def test_reads_a_source_before_its_content(lines: Callable[..., list[tuple[str, str, str]]], text: str, expected: tuple[str, ...]) -> None:
    assert lines(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), AFTER)
def test_reads_a_source_after_its_content(lines: Callable[..., list[tuple[str, str, str]]], text: str, expected: tuple[str, ...]) -> None:
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “safe zone” was empty.",
        "She reads “Harbour Nights” to her son.",
        "His claims were many and the report was long.",
        "She did not say when the dam would open.",
        "Who claims what?",
        "Had anybody asked him to leave?",
        "The council wants.",
        "It rained all day. Nobody came.",
        "",
    ],
)
def test_finds_nothing_where_nobody_speaks(lines: Callable[..., list[tuple[str, str, str]]], text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We stay here,” said Rita Salgueiro, the mayor, to reporters in the street.", "Rita Salgueiro, the mayor"),
        ("“We stay here,” said Rita Salgueiro to reporters.", "Rita Salgueiro"),
    ],
)
def test_whom_to_names(read: Callable[..., Marks], text: str, source: str) -> None:
    marks = read(text)
    (statement,) = marks.statements
    assert text[slice(*statement.source[0])] == source
    assert next(party.name for party in marks.parties if party.id == statement.addressee) == "reporters"


def test_whom_an_accusation_is_against(read: Callable[..., Marks]) -> None:
    text = "Anna Holt accused the council of waste."
    (statement,) = read(text).statements
    assert statement.targets is not None
    assert text[slice(*statement.targets)] == "the council"
