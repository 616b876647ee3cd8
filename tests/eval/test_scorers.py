from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import scorers
from layers import LAYERS
from scorers import Figure, ScorerError

if TYPE_CHECKING:
    from pathlib import Path

PRINTED = {
    "pages": "pages 80 P 0.973 R 0.985 F1 0.979 junk lines 5 of 20\n",
    "statements": (
        "content  exact {'P': 65.8, 'R': 45.8, 'F1': 54.1}  overlap F1 74.1  gold 2190 pred 1525\n"
        "cue      exact {'P': 71.3, 'R': 49.3, 'F1': 58.3}  overlap F1 68.2  gold 2190 pred 1513\n"
        "iou50    {'P': 79.7, 'R': 55.5, 'F1': 65.4}\n"
        "soft     {'P': 75.6, 'R': 52.6, 'F1': 62.1}\n"
        "tuple    {'P': 49.4, 'R': 34.4, 'F1': 40.6}\n"
        "speech   soft recall 72.5 of 1274  precision 83.3 of 1104\n"
        "recall direct    iou50 88.7  soft 84.5  gold 362\n"
        "recall mixed     iou50 70.7  soft 69.5  gold 348\n"
        "recall indirect  iou50 43.8  soft 40.9  gold 1480\n"
    ),
    "dates": "gold 2 pred 1 strict F1 10.0 relaxed F1 20.5 type F1 30.0 value accuracy 40.0 value F1 50.1\n",
    "places-lgl": (
        "recognition F1 exact 77.0 overlap 80.1 | resolution of those found 60.5 (answered 61.0) | "
        "end to end recall 55.5 | gold 10 pred 9 located 8\n"
    ),
}
READ = {
    "pages": {"F1": 0.979, "P": 0.973, "R": 0.985, "junk lines": 0.25},
    "statements": {
        "soft F1": 62.1,
        "IoU F1": 65.4,
        "content exact F1": 54.1,
        "recall direct": 84.5,
        "recall mixed": 69.5,
        "recall indirect": 40.9,
        "speech recall": 72.5,
        "speech precision": 83.3,
    },
    "dates": {"value F1": 50.1, "strict F1": 10.0, "relaxed F1": 20.5},
    "places-lgl": {"exact F1": 77.0, "overlap F1": 80.1, "resolved": 60.5, "end to end": 55.5},
}


@pytest.mark.parametrize("name", PRINTED)
def test_each_figure_is_read_off_what_its_scorer_prints(name: str) -> None:
    (layer,) = (layer for layer in LAYERS if layer.name == name)
    assert scorers.figures(PRINTED[name], layer.figures) == READ[name]


def test_a_figure_that_is_not_printed_is_an_error() -> None:
    with pytest.raises(ScorerError, match=r"prints no F1: 'P 0\.9"):
        scorers.figures("P 0.9\n", [Figure("F1", r"F1 ([\d.]+)")])


def test_both_kinds_of_scorer_are_run(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("def main(gold, pred):\n    print(gold.name, pred.name)\n", "utf-8")
    (tmp_path / "two.py").write_text(
        "def rows(path):\n    return path.name\ndef score(gold, pred):\n    return gold + pred\ndef report(count):\n    print(count)\n",
        "utf-8",
    )
    gold, pred = tmp_path / "gold", tmp_path / "pred"
    assert scorers.printed(scorers.load(tmp_path / "one.py"), gold, pred) == "gold pred\n"
    assert scorers.printed(scorers.load(tmp_path / "two.py"), gold, pred) == "goldpred\n"
