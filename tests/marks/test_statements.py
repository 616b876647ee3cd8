"""Statements: who said what by which cue, over one table of sentences, and properties over any text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks import read_marks
from onrecord.model import BODY, Block, BlockKind, Head, Marks, Report, Statement


def report(text: str, first: BlockKind = "paragraph") -> Report:
    """Make a report with a block a line, the first of a kind of its own."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return Report("r", Head(), text, tuple(Block(*span, first if at == 0 else "paragraph") for at, span in enumerate(lines)))


@dataclass(frozen=True)
class Line:
    """What a statement comes to, in words."""

    source: str | None
    cue: str | None
    content: tuple[str, ...]
    form: str = "indirect"
    act: str = "state"


def lines(text: str, marks: Marks) -> list[Line]:
    def only(spans: tuple[tuple[int, int], ...]) -> str | None:
        return text[spans[0][0] : spans[0][1]] if spans else None

    return [Line(only(s.source), only(s.cue), tuple(text[a:b] for a, b in s.content), s.form, s.act) for s in marks.statements]


def read(text: str, first: BlockKind = "paragraph") -> list[Line]:
    return lines(text, read_marks(report(text, first)))


def one(text: str) -> Statement:
    (statement,) = read_marks(report(text)).statements
    return statement


BEFORE = [
    ("Anna Holt said that the dam would hold.", Line("Anna Holt", "said", ("the dam would hold",))),
    ("The ministry said the dam would hold.", Line("The ministry", "said", ("the dam would hold",))),
    ("Anna Holt said on Monday in Lyon that the dam would hold.", Line("Anna Holt", "said", ("the dam would hold",))),
    ("Anna Holt, the mayor of Lyon, said the dam would hold.", Line("Anna Holt, the mayor of Lyon", "said", ("the dam would hold",))),
    ("Anna Holt has repeatedly said that the dam will hold.", Line("Anna Holt", "said", ("the dam will hold",))),
    ("Anna Holt said: “The dam is safe.”", Line("Anna Holt", "said", ("The dam is safe.",), "direct")),
    ("Anna Holt said, “The dam is safe.”", Line("Anna Holt", "said", ("The dam is safe.",), "direct")),
    ("Anna Holt said the dam was “as safe as a church”.", Line("Anna Holt", "said", ("the dam was “as safe as a church”",), "mixed")),
    ("The inquiry found that the dam leaked.", Line("The inquiry", "found", ("the dam leaked",))),
    ("In Lyon the mayor said that the dam leaked.", Line("the mayor", "said", ("the dam leaked",))),
    ("Sen. Anna Holt (Greens) said that the dam leaked.", Line("Sen. Anna Holt (Greens)", "said", ("the dam leaked",))),
    ("Anna Holt pointed out that the dam leaked.", Line("Anna Holt", "pointed out", ("the dam leaked",))),
    ("Anna Holt denied that the dam leaked.", Line("Anna Holt", "denied", ("the dam leaked",), act="deny")),
    ("Anna Holt rejected the offer.", Line("Anna Holt", "rejected", ("the offer",), act="reject")),
    ("Anna Holt accused the council of waste.", Line("Anna Holt", "accused", ("the council of waste",), act="accuse")),
    ("Anna Holt blamed the council for the flood.", Line("Anna Holt", "blamed", ("the council for the flood",), act="accuse")),
    ("Anna Holt vowed to rebuild the dam.", Line("Anna Holt", "vowed", ("to rebuild the dam",), act="promise")),
    ("Anna Holt called for new elections.", Line("Anna Holt", "called for", ("new elections",), act="demand")),
    ("Anna Holt warned that rain was coming.", Line("Anna Holt", "warned", ("rain was coming",), act="warn")),
    ("Anna Holt believes the dam will hold.", Line("Anna Holt", "believes", ("the dam will hold",), act="think")),
    ("Officials say the dam will hold.", Line("Officials", "say", ("the dam will hold",))),
]

AFTER = [
    ("“The dam is safe,” Anna Holt said.", Line("Anna Holt", "said", ("The dam is safe",), "direct")),
    ("“The dam is safe,” said Anna Holt.", Line("Anna Holt", "said", ("The dam is safe",), "direct")),
    ("“The dam is safe,” said Anna Holt, the mayor.", Line("Anna Holt", "said", ("The dam is safe",), "direct")),
    ("“The dam is safe,” Anna Holt said on Monday.", Line("Anna Holt", "said", ("The dam is safe",), "direct")),
    ("“The dam is safe,” Anna Holt told reporters.", Line("Anna Holt", "told", ("The dam is safe",), "direct")),
    ("“Is the dam safe?” asked Anna Holt.", Line("Anna Holt", "asked", ("Is the dam safe?",), "direct", "ask")),
    ("“Is the dam safe?” Anna Holt asked.", Line("Anna Holt", "asked", ("Is the dam safe?",), "direct", "ask")),
    ("The old dam would hold for a year, officials said.", Line("officials", "said", ("The old dam would hold for a year",))),
    ("“The dam,” he said, “is safe.”", Line("he", "said", ("The dam", "is safe."), "direct")),
    ("“The dam is old,” he said. “It is safe, though.”", Line("he", "said", ("The dam is old", "It is safe, though."), "direct")),
    ("The dam, she said, would hold.", Line("she", "said", ("The dam", "would hold"))),
    ("According to Anna Holt, the dam will hold.", Line("Anna Holt", "According to", ("the dam will hold",))),
    ("The dam will hold, according to a report.", Line("a report", "according to", ("The dam will hold",))),
    ("“The dam is safe and sound.” — Anna Holt", Line("Anna Holt", "—", ("The dam is safe and sound.",), "direct")),
]


@pytest.mark.parametrize(("text", "expected"), BEFORE)
def test_reads_a_source_before_its_content(text: str, expected: Line) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), AFTER)
def test_reads_a_source_after_its_content(text: str, expected: Line) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dam safe for years, says minister", Line("minister", "says", ("Dam safe for years",))),
        ("Minister: dam safe for years", Line("Minister", ":", ("dam safe for years",))),
        ("Holt: ‘The dam is safe for years’", Line("Holt", ":", ("The dam is safe for years",), "direct")),
    ],
)
@pytest.mark.parametrize("kind", ["title", "dek"])
def test_reads_a_headline(text: str, expected: Line, kind: BlockKind) -> None:
    assert read(text, kind) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “safe zone” was empty.",
        "She reads “Harbour Nights” to her son.",
        "His claims were many and the report was long.",
        "The United States was far away.",
        "She did not say when the dam would open.",
        "He would say that the dam was fine.",
        "The council wants.",
        "It rained all day. Nobody came.",
        "",
    ],
)
def test_finds_nothing_where_nobody_speaks(text: str) -> None:
    assert read(text) == []


def test_two_statements_of_one_source() -> None:
    text = "“The dam is safe,” Anna Holt said, adding that rain was coming."
    assert read(text) == [
        Line("Anna Holt", "said", ("The dam is safe",), "direct"),
        Line("Anna Holt", "adding", ("rain was coming",)),
    ]


def test_a_second_cue_after_and() -> None:
    assert [line.content for line in read("Anna Holt said the dam was safe, and added that rain was coming.")] == [
        ("the dam was safe",),
        ("rain was coming",),
    ]


def test_a_statement_inside_another() -> None:
    text = "Anna Holt said that Ben Oduya told the council that the dam leaked."
    outer, inner = read_marks(report(text)).statements
    assert (inner.parent, outer.parent) == (outer.id, None)
    assert lines(text, Marks(statements=(inner,))) == [Line("Ben Oduya", "told", ("the dam leaked",))]


def test_whom_somebody_told() -> None:
    marks = read_marks(report("Anna Holt told Ben Oduya that the dam leaked."))
    names = {party.id: party.name for party in marks.parties}
    (statement,) = marks.statements
    assert (names[statement.speaker or ""], names[statement.addressee or ""]) == ("Anna Holt", "Ben Oduya")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Holt was asked whether the dam leaked.", "whether the dam leaked"),
        ("Anna Holt was asked about the old dam.", "about the old dam"),
        ("Anna Holt was asked by reporters why the dam leaked.", "why the dam leaked"),
    ],
)
def test_a_question_is_not_its_addressees(text: str, content: str) -> None:
    marks = read_marks(report(text))
    (statement,) = marks.statements
    names = {party.id: party.name for party in marks.parties}
    assert names[statement.addressee or ""] == "Anna Holt"
    assert names.get(statement.speaker or "") != "Anna Holt"
    assert (statement.act, statement.mode) == ("ask", "question")
    assert text[slice(*statement.content[0])] == content


def test_an_answer_without_a_cue() -> None:
    text = "Anna Holt was asked whether the dam leaked.\n“It has never leaked in my time.”"
    marks = read_marks(report(text))
    asked, answer = marks.statements
    assert (asked.speaker, answer.speaker, answer.answers) == (None, asked.addressee, asked.id)


def test_a_floating_quotation_has_the_speaker_of_the_paragraph_before() -> None:
    text = "“The dam is safe,” said Anna Holt.\n“It was built to last for ever.”"
    first, second = read_marks(report(text)).statements
    assert first.speaker == second.speaker is not None
    assert (second.cue, second.source) == ((), ())


def test_a_colon_hands_on_to_the_next_paragraph() -> None:
    assert read("Anna Holt continued:\n“It was built to last for ever.”") == [
        Line("Anna Holt", "continued", ("It was built to last for ever.",), "direct")
    ]


def test_one_statement_over_paragraphs() -> None:
    text = "“The dam is old.\n“It will not last,” said Anna Holt."
    assert read(text) == [Line("Anna Holt", "said", ("The dam is old.", "It will not last"), "direct")]


def test_a_passive_rejection_has_its_target() -> None:
    text = "The votes were rejected as worthless by Ben Oduya."
    statement = one(text)
    assert lines(text, Marks(statements=(statement,))) == [Line("Ben Oduya", "rejected", ("as worthless",), act="reject")]
    assert statement.targets
    assert text[slice(*statement.targets)] == "The votes"


@pytest.mark.parametrize(
    ("text", "mode", "polarity"),
    [
        ("Anna Holt said the dam was safe.", "fact", "positive"),
        ("Anna Holt said the dam was not safe.", "fact", "negative"),
        ("Anna Holt said the dam might leak.", "possible", "positive"),
        ("Anna Holt promised to mend the dam.", "plan", "positive"),
        ("Anna Holt wants to mend the dam.", "wish", "positive"),
        ("Anna Holt doesn’t think the dam leaks.", "fact", "negative"),
    ],
)
def test_mode_and_polarity(text: str, mode: str, polarity: str) -> None:
    statement = one(text)
    assert (statement.mode, statement.polarity) == (mode, polarity)


@pytest.mark.parametrize("kind", ["furniture", "byline", "dateline"])
def test_reads_only_the_body(kind: BlockKind) -> None:
    assert read_marks(report("Anna Holt said the dam was safe.", kind)) == Marks()


def test_ids_follow_the_reading_order() -> None:
    marks = read_marks(report("The dam is safe for now, officials said. “It leaks,” said Ben Oduya.\nAnna Holt denied that."))
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
def test_reads_hostile_pages(text: str) -> None:
    marks = read_marks(report(text))
    assert len(marks.statements) < len(text) / 5
