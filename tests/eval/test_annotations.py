from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import annotations
from onrecord.model import BODY

GOLD = Path(__file__).parents[2] / "eval" / "gold"
REPORTS = sorted(path.with_name(path.name.removesuffix(".meta.json")) for path in GOLD.glob("*/*.meta.json"))
TEXT = annotations.Text("harbour", "Harbour stays\n\nHe said he would stay.", ((0, 13), (15, 37)), {})


@pytest.mark.parametrize(
    ("reference", "words"),
    [("0:Harbour", (0, 7)), ("1:He", (15, 17)), ("1:he", (23, 25)), ("1:stay", (32, 36)), ("0:stays", (8, 13))],
)
def test_named_words_are_found_in_their_block(reference: str, words: tuple[int, int]) -> None:
    assert TEXT.find(reference) == words


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("0:stay in", "0#1: the words are not in their block"),
        ("1#3:he", "1#3: the words are not in their block"),
        ("1:Harbour", "1#1: the words are not in their block"),
        ("7:Harbour", "7: there is no such block"),
        ("Harbour", "a reference names no block and words"),
    ],
)
def test_words_that_are_not_there_are_refused_and_not_said(reference: str, told: str) -> None:
    with pytest.raises(ValueError, match="harbour: ") as refusal:
        TEXT.find(reference)
    assert str(refusal.value) == f"harbour: {told}"


def test_a_block_that_is_not_in_its_text_is_named_by_its_number(tmp_path: Path) -> None:
    meta = {"blocks": [{"kind": "paragraph", "text": words} for words in ("Rain fell.", "Secret words.")]}
    (tmp_path / "one.meta.json").write_text(json.dumps(meta), "utf-8")
    (tmp_path / "one.txt").write_text("Rain fell.\n", "utf-8")
    with pytest.raises(ValueError, match="one: block 1 is not in the text") as refusal:
        annotations.read_text(tmp_path, "one")
    assert "Secret" not in str(refusal.value)


def test_there_are_24_reports_to_develop_on_and_24_to_test_on() -> None:
    assert [sum(report.parent.name == half for report in REPORTS) for half in ("dev", "test")] == [24, 24]


def faults(report: Path) -> Counter[str]:
    """Count what is wrong with an annotation; words of reports to test on must not show in what a test prints."""
    try:
        text = annotations.read_text(report.parent, report.name)
        row = annotations.gold_row(text, json.loads(report.with_suffix(".json").read_text("utf-8")))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        return Counter([type(error).__name__])
    body = [(block["start"], block["end"]) for block in row["blocks"] if block["kind"] in BODY]
    parties, statements = {party["id"] for party in row["parties"]}, {statement["id"] for statement in row["statements"]}
    told: Counter[str] = Counter()
    for statement in row["statements"]:
        spans = (*statement["content"], *statement["cue"], *statement["source"])
        told["no content"] += not statement["content"]
        told["outside"] += sum(not any(low <= start < end <= high for low, high in body) for start, end in spans)
        told["unknown party"] += not {statement["speaker"], statement["addressee"]} <= parties | {None}
        told["unknown statement"] += not {statement["parent"], statement["answers"]} <= statements | {None}
    for standing in row["standings"]:
        told["unknown party"] += standing["holder"] not in parties | {"report"}
        told["unknown statement"] += standing["statement"] not in statements | {None}
    return +told


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.name)
def test_every_span_of_the_gold_is_found_in_what_marks_are_read_from(report: Path) -> None:
    assert faults(report) == Counter()


def test_faults_are_counted_and_not_said(home: Path) -> None:
    path = home / "gold" / "test" / "secret-quay.json"
    annotation = json.loads(path.read_text("utf-8"))
    assert faults(path.with_suffix("")) == Counter()
    annotation["statements"][0]["speaker"] = "p9"
    path.write_text(json.dumps(annotation), "utf-8")
    assert faults(path.with_suffix("")) == Counter({"unknown party": 1})
    annotation["statements"][0]["content"] = ["0:no such words"]
    path.write_text(json.dumps(annotation), "utf-8")
    assert faults(path.with_suffix("")) == Counter({"ValueError": 1})


@pytest.mark.parametrize(
    ("content", "form"), [("We stay", "direct"), ("the harbour “stays” open", "mixed"), ("the harbour is shut", "indirect")]
)
def test_the_form_follows_from_the_quotation_marks(content: str, form: str) -> None:
    text = "“We stay,” he said, and the harbour “stays” open. She said the harbour is shut."
    at = text.index(content)
    assert annotations.form_of(text, [(at, at + len(content))], annotations.quoted_in(text, [(0, len(text))])) == form
