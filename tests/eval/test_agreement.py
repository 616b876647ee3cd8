from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

import agreement
import goldmarks
import points

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“We stay,” said Ada Novak on Monday. The port is Denmark’s, the union says. Esbjerg waits."
PARTIES = [
    {"id": "P1", "name": "Ada Novak", "kind": "person", "first": (16, 25)},
    {"id": "P2", "name": "union", "kind": "group", "first": (60, 69)},
]


def statement(content: tuple[int, int], speaker: str | None, **other: object) -> dict[str, Any]:
    plain = {"form": "direct", "act": "state", "mode": "fact", "polarity": "positive", "cue": [(11, 15)], "source": [(16, 25)]}
    none = dict.fromkeys(("addressee", "said", "parent", "answers", "targets"))
    return {"id": f"S{content[0]}", "content": [content], "speaker": speaker, **plain, **none, **other}


def row(*statements: dict[str, Any], **layers: object) -> dict[str, Any]:
    return {"text": TEXT, "parties": PARTIES, "statements": list(statements), "dates": [], "places": [], "standings": [], **layers}


FIRST, SECOND = statement((1, 8), "P1"), statement((37, 58), "P2", form="indirect")
STANDING = {
    "place": [(37, 45)], "party": "P2", "aspect": "claims", "extent": "full", "polarity": "positive", "when": None, "holder": "P2",
    "statement": None,
}  # fmt: skip


def test_the_same_reading_agrees_in_all() -> None:
    count: Counter[str] = Counter()
    both = row(FIRST, SECOND, standings=[STANDING])
    assert list(agreement.compare(both, both, count)) == []
    assert "statements  F1 1.000  (2 and 2, 2 in both)" in list(agreement.report(count))


def test_what_differs_is_told_in_words() -> None:
    other = statement((1, 8), "P2", act="deny")
    told = list(agreement.compare(row(FIRST, SECOND), row(other), Counter()))
    assert any(line.startswith("only a: S37") for line in told)
    assert "act: state / deny: 'We stay'" in told
    assert "speaker: 'Ada Novak' / 'union': 'We stay'" in told


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Novak", "Novak", True),
        ("the Port Union", "Port Union", True),
        ("Ada Novak", "Ada Hollis", False),
        (None, None, True),
        ("Ada Novak", None, False),
    ],
)
def test_a_party_is_known_by_the_words_of_its_name(one: str | None, other: str | None, same: bool) -> None:  # noqa: FBT001 -- a table's column
    assert agreement.same_party({"name": one, "first": None}, {"name": other, "first": None}) is same


@pytest.mark.parametrize(
    ("asked", "told", "same"),
    [
        ("Ada Novak", "Novak", False),  # whose?
        ("Ada Novak", "Ada Novak", True),
        ("Ada Novak", "Ada", True),
        ("Denmark", "Denmark", True),
        ("foreign ministry of Denmark", "Denmark", False),
        ("Denmark", "the foreign ministry of Denmark", True),
        ("Ada Novak", "the", False),
    ],
)
def test_one_word_that_fits_two_parties_tells_neither(asked: str, told: str, same: bool) -> None:  # noqa: FBT001 -- a table's column
    among = [{"name": name, "first": None} for name in ("Ada Novak", "Jan Novak", "Denmark", "foreign ministry of Denmark")]
    assert agreement.same_party({"name": asked, "first": None}, {"name": told, "first": None}, among) is same


def test_a_name_that_fits_two_is_known_by_where_it_first_stands() -> None:
    among = [{"name": "Ada Novak", "first": (16, 25)}, {"name": "Jan Novak", "first": None}]
    told = {"name": "Novak", "first": (20, 25)}
    assert [agreement.same_party(one, told, among) for one in among] == [True, False]


@pytest.mark.parametrize(
    ("changed", "whole", "but_for_extent"),
    [
        ({}, True, True),
        ({"extent": "part"}, False, True),
        ({"party": "P1"}, False, False),
        ({"party": None}, False, False),
        ({"holder": "report"}, False, False),
        ({"aspect": "controls"}, False, False),
        ({"place": [(79, 86)]}, False, False),
        # as the product gives it: a name, or an id of the gazetteer that its places know
        ({"place": "Denmark"}, False, False),
        ({"place": "The port"}, True, True),
        ({"place": "g7"}, True, True),
        ({"place": "g8"}, False, False),
        ({"place": None}, False, False),
        ({"place": [37, 45]}, True, True),
    ],
)
def test_a_standing_is_the_same_in_all_that_it_says(changed: dict[str, Any], whole: bool, but_for_extent: bool) -> None:  # noqa: FBT001 -- a table's columns
    places = [
        {"start": start, "end": end, "name": name, "gazetteer_id": key}
        for start, end, name, key in ((37, 45, "Port of Esbjerg", "g7"), (79, 86, "Esbjerg", "g8"))
    ]
    gold = row(standings=[{**STANDING, "place": [(37, 45)]}])
    output = found(standings=[{**STANDING, **changed}], places=places)
    assert [len(agreement.met(gold, output, extent=asked)) for asked in (True, False)] == [whole, but_for_extent]


def test_nobody_is_nobody() -> None:
    nobody = row(standings=[{**STANDING, "party": None}])
    assert agreement.met(nobody, nobody) == [(0, 0)]


def test_agreement_on_standings_is_told_with_and_without_the_extent() -> None:
    count: Counter[str] = Counter()
    told = list(agreement.compare(row(standings=[STANDING]), row(standings=[{**STANDING, "extent": "part"}]), count))
    assert any("claims part positive by 'union'" in line for line in told)
    lines = list(agreement.report(count))
    assert "standings   F1 0.000  (1 and 1, 0 in both)" in lines
    assert "standings   F1 1.000  whatever the extent, 1 in both" in lines


def test_differences_in_reports_to_test_on_are_counted_and_not_said(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, half in (("quay", "dev"), ("secret-quay", "test")):
        annotation = json.loads((home / "gold" / half / f"{name}.json").read_text("utf-8"))
        for reader, statements in (("a", annotation["statements"]), ("b", annotation["statements"][:1])):
            (tmp_path / reader).mkdir(exist_ok=True)
            (tmp_path / reader / f"{name}.json").write_text(json.dumps(annotation | {"statements": statements}), "utf-8")
    call = [str(home / "gold"), str(tmp_path / "a"), str(tmp_path / "b")]
    line = "quay: only a: s2 'the quay was shut' by 'Jan Reyes'\n"
    agreement.main([*call, "-v"])
    out = capsys.readouterr().out
    assert out.startswith(f"{line}1 differences in the reports to test on are not shown\nreports 2\n")
    agreement.main([*call, "-v", "--all"])
    assert capsys.readouterr().out.startswith(f"{line}secret-{line}reports 2\n")
    agreement.main(call)
    assert capsys.readouterr().out.startswith("reports 2\n")


def test_contents_pair_once_and_best_first() -> None:
    wide, close = statement((1, 12), None), statement((1, 9), None)
    assert agreement.pair([FIRST], [wide, close]) == [(0, 1)]


def found(*statements: dict[str, Any], **layers: object) -> dict[str, Any]:
    parties = [{**party, "mentions": [party["first"]]} for party in PARTIES]
    return {**row(*statements, **layers), "parties": parties}


@pytest.mark.parametrize(
    ("output", "figure", "value"),
    [
        (found(FIRST, SECOND), "IoU F1", 100),
        (found(FIRST), "recall", 50),
        (found(FIRST, SECOND, statement((60, 75), None)), "precision", 200 / 3),
        (found({**FIRST, "speaker": None}, SECOND), "speaker", 50),
        (found({**FIRST, "speaker": None}, SECOND), "speaker wrong", 0),
        (found({**FIRST, "speaker": "P2"}, SECOND), "speaker wrong", 50),
        (found({**FIRST, "cue": []}, SECOND), "cue", 50),
        (found(FIRST, SECOND, standings=[STANDING]), "standings F1", 100),
        (found(FIRST, SECOND, standings=[{**STANDING, "polarity": "negative"}]), "standings F1", 0),
    ],
)
def test_figures_on_the_gold(output: dict[str, Any], figure: str, value: float) -> None:
    gold = row(FIRST, SECOND, standings=[STANDING])
    assert goldmarks.figures([goldmarks.count(gold, output)])[figure] == pytest.approx(value)


def linked(parent: str | None, *, answers: str | None = None) -> dict[str, Any]:
    return {**SECOND, "parent": parent, "answers": answers}


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        ([FIRST, linked("S1")], [FIRST, linked("S1")], 100),
        ([FIRST, linked("S1")], [FIRST, linked(None)], 0),
        ([FIRST, linked("S1")], [linked("S1")], 0),  # its parent is not there
        ([FIRST, linked("S1")], [FIRST], 0),
        ([FIRST, linked(None)], [FIRST, linked("S1")], 0),
        ([FIRST, linked("S1")], [{**FIRST, "parent": "S37"}, linked("S1")], 200 / 3),
        ([FIRST, linked("S1")], [{**FIRST, "id": "other"}, linked("other")], 100),
    ],
)
def test_a_link_is_right_where_it_joins_the_partners(asked: list[dict[str, Any]], told: list[dict[str, Any]], expected: float) -> None:
    figures = goldmarks.figures([goldmarks.count(row(*asked), found(*told))])
    assert figures["parent"] == pytest.approx(expected)
    assert figures["answers"] == 0, "there are none"


def test_links_to_questions_are_their_own_figure() -> None:
    both = FIRST, linked(None, answers="S1")
    figures = goldmarks.figures([goldmarks.count(row(*both), found(*both))])
    assert (figures["parent"], figures["answers"]) == (0, 100)


DATE = {"start": 29, "end": 35, "type": "DATE", "value": "2025-05-05", "earliest": "2025-05-05", "latest": "2025-05-05"}
PLACE = {"start": 79, "end": 86, "name": "Esbjerg", "lat": 55.5, "lon": 8.5}


@pytest.mark.parametrize(
    ("changed", "figure", "expected"),
    [
        ({}, "dates interval", 100),
        ({"latest": "2025-05-06"}, "dates interval", 0),
        ({"latest": "2025-05-06"}, "dates value F1", 100),
        ({"value": "2025-05-06"}, "dates interval", 100),
        ({"start": 0, "end": 2}, "dates interval", 0),
    ],
)
def test_a_dates_interval_is_asked_of_those_found(changed: dict[str, Any], figure: str, expected: float) -> None:
    timeless = {**DATE, "start": 50, "end": 55, "earliest": None, "latest": None}
    gold = row(dates=[DATE, timeless])
    assert goldmarks.figures([goldmarks.count(gold, found(dates=[{**DATE, **changed}, timeless]))])[figure] == expected


@pytest.mark.parametrize(
    ("changed", "figure", "expected"),
    [
        ({}, "places right", 100),
        ({"lat": 56.9}, "places right", 100),
        ({"lat": 57.0}, "places right", 0),
        ({"lat": None, "lon": None}, "places right", 0),
        ({"start": 78}, "places right", 100),
        ({"start": 78}, "places exact F1", 50),
    ],
)
def test_a_place_is_right_within_a_hundred_miles(changed: dict[str, Any], figure: str, expected: float) -> None:
    pointless = {**PLACE, "start": 37, "end": 45, "lat": None, "lon": None}
    gold = row(places=[pointless, PLACE])
    assert goldmarks.figures([goldmarks.count(gold, found(places=[pointless, {**PLACE, **changed}]))])[figure] == expected


def test_kilometres_run_across_the_date_line() -> None:
    assert points.kilometres({"lat": 0, "lon": 179.5}, {"lat": 0, "lon": -179.5}) == pytest.approx(111.2, abs=0.1)
