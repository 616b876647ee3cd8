from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .conftest import FIRST, SECOND, TEXT, THIRD, line, statement

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Program = Callable[[list[str]], int]


def cells(printed: str, tool: str) -> list[str]:
    (row,) = (row for row in printed.splitlines() if row.startswith(f"| {tool} "))
    return [cell.strip() for cell in row.strip("|").split("|")][1:]


def test_a_given_output_is_scored(peers: Program, gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "citron.jsonl"
    rows = (statement(FIRST, "Ada Novak", "Novak"), statement(THIRD, "Jan Reyes", "Ada Novak"), statement("said Ada"))
    output.write_text(line(*rows), "utf-8")
    assert peers(["--gold", str(gold), "--only", "none", "--output", f"Citron={output}"]) == 0
    assert cells(capsys.readouterr().out, "Citron") == ["3", "2", "1 of 2", "1", "2 of 2", "1", "0.667", "0.667", "0.667", "–"]


def test_our_own_reader_stands_beside_it(peers: Program, gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert peers(["--gold", str(gold), "--only", "onrecord"]) == 0
    found = cells(capsys.readouterr().out, "onrecord")
    assert found[0] == "3"
    assert found[-1] != "–"


def test_a_corpus_has_a_table_of_its_own(
    peers: Program, gold: Path, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "tool.jsonl"
    output.write_text(line(statement(SECOND, "She", "she"), key="wire"), "utf-8")
    arguments = ["--gold", str(gold), "--corpus", str(corpus), "--only", "none", "--output", f"Citron={output}"]
    assert peers(arguments) == 0
    printed = capsys.readouterr().out
    assert cells(printed, "Citron") == ["1", "1", "–", "–", "1 of 1", "0", "1.000", "1.000", "1.000", "–"]
    assert "Citron: no row for 1 of 1 reports of gold/dev" in printed


def test_texts_are_written_for_tools_elsewhere(peers: Program, gold: Path, corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    assert peers(["--gold", str(gold), "--corpus", str(corpus), "--texts", str(path)]) == 0
    rows = [json.loads(row) for row in path.read_text("utf-8").splitlines()]
    assert rows == [{"id": "quay", "text": TEXT}, {"id": "wire", "text": TEXT}]


def test_a_broken_output_is_told_of_and_not_scored(peers: Program, gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "tool.jsonl"
    output.write_text("{\n" * 22, "utf-8")
    assert peers(["--gold", str(gold), "--only", "none", "--output", f"Citron={output}", "--output", "gone=no/such/file"]) == 1
    printed = capsys.readouterr()
    told = printed.err.splitlines()
    assert told[0] == f"{output} row 1: is not JSON"
    assert told[20:] == [f"{output}: and 2 more", "no/such/file: No such file or directory"]
    assert "Citron" not in printed.out


def test_without_gold_one_line_says_what_is_missing(peers: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert peers(["--gold", str(tmp_path)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"no annotated report in {tmp_path}: an annotation NAME.json stands beside NAME.meta.json"
    ]


def test_an_output_needs_a_name(peers: Program, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        peers(["--output", "file.jsonl"])
    assert "'file.jsonl' is not NAME=FILE" in capsys.readouterr().err
