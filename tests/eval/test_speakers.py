"""The eval of speakers: reports with their sources given in, right, wrong and missing out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import speakers

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """<report published="2025-03-01">
<p><w of="1"><per>Anna Holt</per></w> <c of="1">said</c> <s id="1" by="Anna Holt">it rained</s>.</p>
<p><w of="2">He</w> <c of="2">said</c> <s id="2" by="Ben Oduya" to="Anna Holt">it snowed</s> to <a of="2">Anna Holt</a>.</p>
<p><w of="3">She</w> <c of="3">said</c> <s id="3" by="Carla Tarn">it froze</s>.</p>
</report>
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "rain.xml"
    path.write_text(REPORT, "utf-8")
    return path


def test_each_source_is_right_wrong_or_missing(report: Path) -> None:
    (made,) = speakers.given(report)
    found = [(made.text[slice(*one.span)], one.addressee, outcome) for one, outcome, _ in speakers.judged(made)]
    assert found == [("Anna Holt", False, "right"), ("He", False, "missing"), ("She", False, "wrong"), ("Anna Holt", True, "right")]


def test_the_table_counts_by_form(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert speakers.main([str(report), "-v", "--names"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "missing rain: 'He' is 'Ben Oduya', not None"
    assert [line.split()[:2] for line in lines[2:]] == [["name", "1"], ["pronoun", "2"], ["addressee", "1"], ["speakers", "3"]]


def test_a_table_of_cases_is_read(tmp_path: Path) -> None:
    case = {
        "id": "x-01",
        "text": "Anna Holt said it rained.",
        "statements": [{"content": ["it rained"], "source": ["Anna Holt"], "speaker": "Anna Holt", "act": "state"}],
    }
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(case) + "\n" + json.dumps({"id": "x-02", "text": "It rained.", "statements": []}) + "\n", "utf-8")
    (made,) = speakers.given(path)
    assert [outcome for _, outcome, _ in speakers.judged(made)] == ["right"]


@pytest.mark.parametrize(
    ("words", "form"), [("She", "pronoun"), ("Anna Holt", "name"), ("Officials", "name"), ("the mayor", "description"), ("who", "pronoun")]
)
def test_the_form_of_a_source(words: str, form: str) -> None:
    assert speakers.form_of(words) == form
