from __future__ import annotations

import json

import pytest

from statements import Statement, read_output, write_output

TEXTS = {"a": "😀 “No,” she said.", "b": "Nothing."}
NO = {"content": [[3, 5]], "cue": [[12, 16]], "source": [[8, 11]], "speaker": "Ada Novak"}


def row(key: object = "a", statements: object = (NO,)) -> str:
    return json.dumps({"id": key, "statements": statements})


def test_a_row_is_read_in_code_points() -> None:
    output, broken = read_output([row(), "\n", row("b", [])], "x.jsonl", TEXTS)
    assert broken == []
    assert output == {"a": (Statement(((3, 5),), ((12, 16),), ((8, 11),), "Ada Novak"),), "b": ()}
    assert [TEXTS["a"][start:end] for start, end in output["a"][0].content] == ["No"]


def test_what_is_written_is_read_again() -> None:
    output = {"a": (Statement(((3, 5),), speaker="Ada"), Statement(((0, 1), (3, 5)))), "b": ()}
    assert read_output(write_output(output), "x.jsonl", TEXTS) == (output, [])


def test_cue_source_and_speaker_may_be_left_out() -> None:
    assert read_output([row(statements=[{"content": [[3, 5]]}])], "x", TEXTS)[0] == {"a": (Statement(((3, 5),)),)}


def test_a_report_that_is_not_asked_for_is_passed_over() -> None:
    assert read_output([row("elsewhere"), row("elsewhere2", [7])], "x", TEXTS) == ({}, [])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is not a JSON object"),
        (row(7), "has no “id” (a string)"),
        (row(statements=None), "has no “statements” (a list)"),
        (row(statements=[NO, 7]), "statement 2 is not a JSON object"),
        (row(statements=[{"cue": [[0, 1]]}]), "statement 1 has no “content”"),
        (row(statements=[{"content": []}]), "statement 1 has no “content”"),
        (row(statements=[{"content": "No"}]), "“content” of statement 1 is not a list of [start, end]"),
        (row(statements=[{"content": [3, 5]}]), "“content” of statement 1: 3 is not [start, end]"),
        (row(statements=[{"content": [[3, 5, 6]]}]), "“content” of statement 1: [3, 5, 6] is not [start, end]"),
        (row(statements=[{"content": [[True, 5]]}]), "“content” of statement 1: [true, 5] is not [start, end]"),
        (row(statements=[{"content": [[5, 3]]}]), "“content” of statement 1: [5, 3] is no span of a text of 17 characters"),
        (row(statements=[NO | {"source": [[3, 99]]}]), "“source” of statement 1: [3, 99] is no span of a text of 17 characters"),
        (row(statements=[NO | {"speaker": ["Ada"]}]), "“speaker” of statement 1 is neither a string nor null"),
    ],
)
def test_a_broken_row_is_told_in_one_line(line: str, told: str) -> None:
    assert read_output([row("b", []), line], "tool.jsonl", TEXTS) == ({"b": ()}, [f"tool.jsonl row 2: {told}"])


def test_a_report_comes_once() -> None:
    assert read_output([row(), row()], "x", TEXTS)[1] == ["x row 2: “id” 'a' comes a second time"]
