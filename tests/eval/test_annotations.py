from __future__ import annotations

import json
from pathlib import Path

import pytest

import annotations

GOLD = Path(__file__).parents[2] / "eval" / "gold"
REPORTS = sorted(path.with_name(path.name.removesuffix(".meta.json")) for path in GOLD.glob("*/*.meta.json"))
TEXT = annotations.Text("harbour", "Harbour stays\n\nHe said he would stay.", ((0, 13), (15, 37)), {})


@pytest.mark.parametrize(
    ("reference", "words"),
    [("0:Harbour", (0, 7)), ("1:He", (15, 17)), ("1:he", (23, 25)), ("1:stay", (32, 36)), ("0:stays", (8, 13))],
)
def test_named_words_are_found_in_their_block(reference: str, words: tuple[int, int]) -> None:
    assert TEXT.find(reference) == words


@pytest.mark.parametrize("reference", ["0:stay in", "1#3:he", "Harbour", "1:Harbour"])
def test_words_that_are_not_there_are_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="harbour: "):
        TEXT.find(reference)


def test_there_are_24_reports_to_develop_on_and_24_to_test_on() -> None:
    assert [sum(report.parent.name == half for report in REPORTS) for half in ("dev", "test")] == [24, 24]


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.name)
def test_every_span_of_the_gold_is_found_in_what_marks_are_read_from(report: Path) -> None:
    text = annotations.read_text(report.parent, report.name)
    row = annotations.gold_row(text, json.loads(report.with_suffix(".json").read_text("utf-8")))
    body = [(block["start"], block["end"]) for block in row["blocks"] if block["kind"] in annotations.BODY]
    parties, statements = {party["id"] for party in row["parties"]}, {statement["id"] for statement in row["statements"]}
    for statement in row["statements"]:
        assert statement["content"]
        for start, end in (*statement["content"], *statement["cue"], *statement["source"]):
            assert any(low <= start < end <= high for low, high in body)
        assert {statement["speaker"], statement["addressee"]} <= parties | {None}
        assert {statement["parent"], statement["answers"]} <= statements | {None}
    for standing in row["standings"]:
        assert standing["holder"] in parties | {"report"}
        assert standing["statement"] in statements | {None}


@pytest.mark.parametrize(
    ("content", "form"), [("We stay", "direct"), ("the harbour “stays” open", "mixed"), ("the harbour is shut", "indirect")]
)
def test_the_form_follows_from_the_quotation_marks(content: str, form: str) -> None:
    text = "“We stay,” he said, and the harbour “stays” open. She said the harbour is shut."
    at = text.index(content)
    assert annotations.form_of(text, [(at, at + len(content))], annotations.quoted_in(text, [(0, len(text))])) == form
