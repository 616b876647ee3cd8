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
            "mode": "fact",
            "polarity": "positive",
            "addressee": None,
            "said": None,
            "parent": None,
            "answers": None,
        }
    ],
}


def read(**changed: object) -> dict[str, Any]:
    statement = {"id": "S1", "content": [[1, 8]], "cue": [[11, 15]], "source": [[16, 25]], "speaker": "P1", "parent": None, "answers": None}
    plain = {"form": "direct", "act": "state", "mode": "fact", "polarity": "positive", "addressee": None, "said": None}
    return {"parties": [{"id": "P1", "name": "Ada Novak"}], "statements": [{**statement, **plain, **changed}]}


@pytest.mark.parametrize(
    ("changed", "right"),
    [
        ({}, True),
        ({"act": "deny"}, False),
        ({"speaker": None}, False),
        ({"cue": []}, False),
        ({"content": [[16, 25]]}, False),
        ({"parent": "S0"}, False),
        ({"answers": "S0"}, False),
        ({"mode": "plan"}, False),
        ({"polarity": "negative"}, False),
        ({"addressee": "P1"}, False),
        ({"said": {"value": "2025-05-05"}}, False),
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


@pytest.mark.parametrize(
    ("asked", "told", "right"),
    [
        ({"said": {"value": "2025-05-05"}}, {"said": {"value": "2025-05-05", "earliest": "2025-05-05"}}, True),
        ({"said": {"value": "2025-05-05"}}, {"said": {"value": "2025-05-06"}}, False),
        ({"said": {"value": "2025-05-05"}}, {"said": None}, False),
        ({"addressee": "Novak"}, {"addressee": "P1"}, True),
        ({"addressee": "Jan Reyes"}, {"addressee": "P1"}, False),
        ({"addressee": "Jan Reyes"}, {"addressee": None}, False),
    ],
)
def test_every_value_that_a_case_gives_is_asked_for(asked: dict[str, Any], told: dict[str, Any], right: bool) -> None:  # noqa: FBT001 -- a table's column
    case = {**CASE, "statements": [{**CASE["statements"][0], **asked}]}
    assert phenomena.is_right(case, read(**told)) is right


@pytest.mark.parametrize("key", ["mode", "polarity", "addressee", "said"])
def test_what_a_case_does_not_give_is_not_asked_for(key: str) -> None:
    statement = {name: value for name, value in CASE["statements"][0].items() if name != key}
    assert phenomena.is_right({**CASE, "statements": [statement]}, read(**{key: {"value": "x"} if key == "said" else "P1"}))


@pytest.mark.parametrize(
    ("asked", "told", "right"),
    [(None, None, True), (None, "A", False), (0, None, False), (0, "A", True), (0, "B", False)],
)
@pytest.mark.parametrize("key", ["parent", "answers"])
def test_links_are_asked_for_also_where_there_are_none(key: str, asked: int | None, told: str | None, right: bool) -> None:  # noqa: FBT001 -- a table's column
    text = "“We stay,” said Ada. “You go,” said Ada."
    gold = CASE["statements"][0] | {"speaker": "Ada"}
    case = {
        "text": text,
        "statements": [gold | {"source": ["Ada"]}, gold | {"content": ["You go"], "cue": ["#2:said"], "source": ["#2:Ada"]}],
    }
    case["statements"][1][key] = asked
    first = read(id="A", source=[[16, 19]])
    second = read(id="B", content=[[22, 28]], cue=[[31, 35]], source=[[36, 39]], **{key: told})
    assert phenomena.is_right(case, {**first, "statements": [*first["statements"], *second["statements"]]}) is right


@pytest.mark.parametrize(
    ("changed", "right"),
    [
        ({}, True),
        ({"value": "2025-05-06"}, False),
        ({"type": "TIME"}, False),
        ({"earliest": "2025-05-04"}, False),
        ({"latest": None}, False),
        ({"start": 4}, False),
    ],
)
def test_a_date_is_right_with_its_days(changed: dict[str, Any], right: bool) -> None:  # noqa: FBT001 -- a table's column
    days = {"type": "DATE", "value": "2025-05-05", "earliest": "2025-05-05", "latest": "2025-05-05"}
    found = {"start": 3, "end": 9, **days}
    case = {"text": "On Monday.", "dates": [{"words": "Monday", **days}]}
    assert phenomena.is_right(case, {"dates": [{**found, **changed}]}) is right
    assert not phenomena.is_right(case, {"dates": [found, found]})
    bare = {"text": "On Monday.", "dates": [{"words": "Monday", "type": "DATE", "value": "2025-05-05"}]}
    assert phenomena.is_right(bare, {"dates": [{**found, "latest": None}]})


@pytest.mark.parametrize(("lat", "right"), [(55.5, True), (56.9, True), (57.1, False), (None, False)])
def test_a_place_is_right_near_its_point(lat: float | None, right: bool) -> None:  # noqa: FBT001 -- a table's column
    case = {"text": "In Esbjerg.", "places": [{"words": "Esbjerg", "lat": 55.5, "lon": 8.5}]}
    assert phenomena.is_right(case, {"places": [{"start": 3, "end": 10, "lat": lat, "lon": 8.5}]}) is right
