from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import phenomena

TABLES = phenomena.tables(Path(__file__).parents[2] / "eval" / "phenomena")
LEAST = 10


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_a_table_has_enough_cases_and_every_word_they_name(table: Path) -> None:
    cases = [json.loads(line) for line in table.read_text("utf-8").splitlines()]
    assert len(cases) >= LEAST
    assert len({case["id"] for case in cases}) == len(cases)
    for case in cases:
        for statement in case.get("statements") or []:
            for words in (*statement["content"], *statement["cue"], *statement["source"]):
                assert phenomena.find(case["text"], words)
        for named in (*(case.get("dates") or []), *(case.get("places") or [])):
            assert phenomena.find(case["text"], named["words"])


CASE: dict[str, Any] = {
    "id": "x-01",
    "text": "“We stay,” said Ada Novak.",
    "statements": [
        {
            "content": ["We stay"],
            "cue": ["said"],
            "source": ["Ada Novak"],
            "speaker": "Ada Novak",
            "form": "direct",
            "act": "state",
            "parent": None,
        }
    ],
}


def read(**changed: object) -> dict[str, Any]:
    statement = {"id": "S1", "content": [[1, 8]], "cue": [[11, 15]], "source": [[16, 25]], "speaker": "P1", "parent": None, "answers": None}
    return {"parties": [{"id": "P1", "name": "Ada Novak"}], "statements": [{**statement, "form": "direct", "act": "state", **changed}]}


@pytest.mark.parametrize(
    ("changed", "right"),
    [
        ({}, True),
        ({"act": "deny"}, False),
        ({"speaker": None}, False),
        ({"cue": []}, False),
        ({"content": [[16, 25]]}, False),
        ({"parent": "S0"}, False),
    ],
)
def test_a_case_is_right_where_all_of_it_is(changed: dict[str, Any], right: bool) -> None:  # noqa: FBT001 -- a table's column
    assert phenomena.is_right(CASE, read(**changed)) is right


def test_one_statement_too_many_is_wrong() -> None:
    found = read()
    found["statements"].append({**found["statements"][0], "content": [[16, 25]]})
    assert not phenomena.is_right(CASE, found)
    assert phenomena.is_right({**CASE, "statements": []}, {"parties": [], "statements": []})


def test_a_second_occurrence_is_named_by_its_number() -> None:
    assert phenomena.find("he said he stays", "#2:he") == (8, 10)
    with pytest.raises(ValueError, match="is not in"):
        phenomena.find("he stays", "#2:he")
