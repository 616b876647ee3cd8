from __future__ import annotations

import json
from pathlib import Path

import pytest

import floors
import layers
from floors import Floors, Lowering
from scorers import Figure

UP, DOWN = Figure("F1", digits=1), Figure("junk", digits=3, falls=True)
SHIPPED = Path(__file__).parents[2] / "eval" / "floors.json"


@pytest.mark.parametrize(
    ("figure", "value", "expected"),
    [
        (UP, 62.19, 62.1),
        (UP, 62.1, 62.1),
        (UP, 0.0, 0.0),
        (UP, 100.0, 100.0),
        (DOWN, 0.0271, 0.028),
        (DOWN, 0.027, 0.027),
        (Figure("F1", digits=3), 0.979, 0.979),
        (Figure("F1", digits=3), 1 / 3, 0.333),
    ],
)
def test_cut_is_never_better_than_the_number(figure: Figure, value: float, expected: float) -> None:
    assert floors.cut(value, figure) == expected


@pytest.mark.parametrize(
    ("figure", "value", "floor", "word"),
    [
        (UP, 50.0, None, "new"),
        (UP, 0.0, None, "unread"),
        (UP, 0.0, 0.1, "BELOW"),
        (DOWN, 0.0, None, "new"),
        (UP, 50.04, 50.0, "ok"),
        (UP, 50.1, 50.0, "risen"),
        (UP, 49.99, 50.0, "BELOW"),
        (DOWN, 0.0295, 0.030, "ok"),
        (DOWN, 0.029, 0.030, "risen"),
        (DOWN, 0.0301, 0.030, "BELOW"),
    ],
)
def test_verdicts(figure: Figure, value: float, floor: float | None, word: str) -> None:
    known = Floors(floors={} if floor is None else {figure.name: floor})
    (verdict,) = floors.judge([figure], {figure.name: value}, known)
    assert verdict.word == word


def test_a_corpus_that_was_not_there_before_has_not_changed() -> None:
    known = Floors(corpora={"a": "1", "b": "2"})
    assert floors.changed(known, {"a": "1", "c": "3"}) == []
    assert floors.changed(known, {"a": "9", "b": "8"}) == ["a", "b"]


def test_raised_takes_on_a_new_corpus_and_keeps_an_absent_one() -> None:
    known = Floors(corpora={"a": "1"}, floors={"F1": 50.0})
    verdicts = floors.judge([UP], {"F1": 60.0}, known)
    assert floors.raised(known, verdicts, {"b": "2"}) == Floors(corpora={"a": "1", "b": "2"}, floors={"F1": 60.0})


def test_lowered_leaves_alone_what_is_not_below_and_what_is_not_named() -> None:
    known = Floors(floors={"F1": 50.0, "junk": 0.01})
    verdicts = floors.judge([UP, DOWN], {"F1": 40.0, "junk": 0.005}, known)
    assert floors.lowered(known, verdicts, ["junk"], "why") == known
    assert floors.lowered(known, verdicts, ["F1", "junk"], "why") == Floors(
        floors={"F1": 40.0, "junk": 0.01}, lowered=(Lowering("F1", 50.0, 40.0, "why"),)
    )


def test_what_is_not_read_yet_gets_no_floor() -> None:
    verdicts = floors.judge([UP, DOWN], {"F1": 0.04, "junk": 0.0}, Floors())
    assert floors.raised(Floors(), verdicts, {}).floors == {"junk": 0.0}


def test_a_floor_lowered_to_nought_is_gone_and_its_reason_is_kept() -> None:
    known = Floors(floors={"F1": 50.0})
    after = floors.lowered(known, floors.judge([UP], {"F1": 0.0}, known), ["F1"], "why")
    assert after == Floors(lowered=(Lowering("F1", 50.0, 0.0, "why"),))


def test_floors_come_back_as_they_were_saved(tmp_path: Path) -> None:
    known = {"pages": Floors({"corpora/pages": "1"}, {"F1": 0.5}, (Lowering("F1", 0.6, 0.5, "“why”"),))}
    floors.save(tmp_path / "floors.json", known)
    assert floors.load(tmp_path / "floors.json") == known
    assert floors.load(tmp_path / "none.json") == {}


def test_the_shipped_floors_are_of_figures_that_are_measured() -> None:
    known = floors.load(SHIPPED)
    assert list(known) == [layer.name for layer in layers.LAYERS]
    for layer in layers.LAYERS:
        own = known[layer.name]
        assert own.floors.keys() <= {figure.name for figure in layer.figures}
        assert all(own.floors.get(figure.name) != 0 for figure in layer.figures if not figure.falls), "not read yet: no floor"
        assert set(own.corpora) == set(layer.corpora)
        assert all(len(digest) == 64 for digest in own.corpora.values())
        assert all(entry.reason for entry in own.lowered)
    assert known["unchanged"].floors == {"same": 1.0}


def test_the_shipped_floors_are_laid_out_as_the_gate_writes_them(tmp_path: Path) -> None:
    floors.save(tmp_path / "floors.json", floors.load(SHIPPED))
    assert (tmp_path / "floors.json").read_text("utf-8") == SHIPPED.read_text("utf-8")
    assert all(set(layer) == {"corpora", "floors", "lowered"} for layer in json.loads(SHIPPED.read_text("utf-8")).values())
