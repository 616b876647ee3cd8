"""Statements: form, act, mode and polarity, and properties over any text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks import read_marks
from onrecord.model import BODY, Block, BlockKind, Head, Marks, Report

if TYPE_CHECKING:
    from collections.abc import Callable

FORMS = [
    ("“The dam is safe,” Anna Holt said.", "direct", "state"),
    ("Anna Holt said the dam was “as safe as a church”.", "mixed", "state"),
    ("Anna Holt said the dam was safe.", "indirect", "state"),
    ("“The dam is old.\n“It will not last,” said Anna Holt.", "direct", "state"),
    ("Anna Holt denied that the dam leaked.", "indirect", "deny"),
    ("Anna Holt rejected the offer.", "indirect", "reject"),
    ("Anna Holt accused the council of waste.", "indirect", "accuse"),
    ("Anna Holt blamed the council for the flood.", "indirect", "accuse"),
    ("Anna Holt vowed to rebuild the dam.", "indirect", "promise"),
    ("Anna Holt called for new elections.", "indirect", "demand"),
    ("Anna Holt warned that rain was coming.", "indirect", "warn"),
    ("Anna Holt believes the dam will hold.", "indirect", "think"),
    ("“Is the dam safe?” Anna Holt asked.", "direct", "ask"),
]


@pytest.mark.parametrize(("text", "form", "act"), FORMS)
def test_form_and_act(read: Callable[..., Marks], text: str, form: str, act: str) -> None:
    (statement,) = read(text).statements
    assert (statement.form, statement.act) == (form, act)


@pytest.mark.parametrize(
    ("text", "mode", "polarity"),
    [
        ("Anna Holt said the dam was safe.", "fact", "positive"),
        ("Anna Holt said the dam was not safe.", "fact", "negative"),
        ("Anna Holt said the dam might leak.", "possible", "positive"),
        ("Anna Holt promised to mend the dam.", "plan", "positive"),
        ("Anna Holt wants to mend the dam.", "wish", "positive"),
    ],
)
def test_mode_and_polarity(read: Callable[..., Marks], text: str, mode: str, polarity: str) -> None:
    (statement,) = read(text).statements
    assert (statement.mode, statement.polarity) == (mode, polarity)


@pytest.mark.parametrize("kind", ["furniture", "byline", "dateline"])
def test_reads_only_the_body(read: Callable[..., Marks], kind: BlockKind) -> None:
    assert read("Anna Holt said the dam was safe.", kind) == Marks()


def test_ids_follow_the_reading_order(read: Callable[..., Marks]) -> None:
    marks = read("The dam is safe for now, officials said. “It leaks,” said Ben Oduya.\nAnna Holt denied that.")
    assert [statement.id for statement in marks.statements] == ["S1", "S2", "S3"]
    assert [party.id for party in marks.parties] == ["P1", "P2", "P3"]


PIECES = st.sampled_from(
    [
        "Anna Holt", "said", "told", "asked", "was", "accused", "according to", "the minister", "he", "they", "who", "that", "whether",
        "by", "of", "and", ",", ".", ":", "?", "“", "”", '"', "'", "‘", "’", "``", "''", "—", "(", ")", "\n", "the dam leaked", "Mr.",
        "Ministry of Health", "not", "adding", "…", "U.S.", "\u00a0", "x" * 50,
    ]
)  # fmt: skip
KINDS: st.SearchStrategy[BlockKind] = st.sampled_from(get_args(BlockKind))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map(" ".join)))
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return Report("r", Head(), text, tuple(Block(*span, draw(KINDS)) for span in spans))


@given(reports())
def test_every_mark_is_in_a_body_block_and_bare(given_report: Report) -> None:
    marks = read_marks(given_report)
    body = [(block.start, block.end) for block in given_report.blocks if block.kind in BODY]
    spans = [s for x in marks.statements for s in (*x.content, *x.verbatim, *x.cue, *x.source, *([x.targets] if x.targets else []))]
    spans += [span for party in marks.parties for span in party.mentions]
    for start, end in spans:
        assert any(low <= start < end <= high for low, high in body)
        assert given_report.text[start:end] == given_report.text[start:end].strip()


@given(reports())
def test_the_record_hangs_together_and_a_second_read_changes_nothing(given_report: Report) -> None:
    marks = read_marks(given_report)
    parties, statements = {party.id for party in marks.parties}, {statement.id for statement in marks.statements}
    for statement in marks.statements:
        assert statement.content == tuple(sorted(statement.content))
        assert statement.content
        assert {statement.speaker, statement.addressee} <= parties | {None}
        assert {statement.parent, statement.answers} <= statements | {None}
        assert statement.parent != statement.id
        assert 0 < statement.score < 1
    assert read_marks(given_report) == marks


@pytest.mark.parametrize(
    "text",
    ["he said " * 3_000, "he said, " * 3_000, "“a b c d e f g,” he said, " * 1_000, "according to " * 2_000, "“the cat sat down\n" * 1_000],
)
def test_reads_hostile_pages(read: Callable[..., Marks], text: str) -> None:
    marks = read(text)
    assert len(marks.statements) < len(text) / 5
