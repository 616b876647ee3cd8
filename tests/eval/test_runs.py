from __future__ import annotations

from typing import TYPE_CHECKING

import runs
from scorers import Figure

if TYPE_CHECKING:
    from pathlib import Path

RUN = {"pages": {"one": {"F1": 0.9791, "junk": 0.5}, "two": {"F1": 1.0}}, "dates": {"a": {"F1": 0.0}}, "none": {}}
FIGURES = (Figure("F1", digits=3), Figure("junk", falls=True))


def test_a_run_comes_back_in_either_form(tmp_path: Path) -> None:
    runs.commit(tmp_path / "committed.json", RUN)
    runs.save(tmp_path / "last.json", RUN)
    assert runs.load(tmp_path / "committed.json") == runs.load(tmp_path / "last.json") == RUN
    assert runs.load(tmp_path / "none.json") == {}


def test_what_is_committed_has_a_line_an_item(tmp_path: Path) -> None:
    runs.commit(tmp_path / "committed.json", RUN)
    assert '\n"one": [0.9791, 0.5],\n"two": [1.0, null]\n' in (tmp_path / "committed.json").read_text("utf-8")


def test_rounding_shows_no_change() -> None:
    assert runs.rounded(FIGURES[:1], RUN["pages"]) == {"one": {"F1": 0.979}, "two": {"F1": 1.0}}
    assert runs.changes(FIGURES, runs.rounded(FIGURES, RUN["pages"]), RUN["pages"]) == []


def test_losses_stand_first() -> None:
    before = {"one": {"F1": 0.5}, "two": {"F1": 0.5}, "gone": {"F1": 1.0}}
    after = {"one": {"F1": 0.75}, "two": {"F1": 0.25}, "new": {"F1": 1.0}}
    assert [(change.item, change.gain) for change in runs.changes(FIGURES, before, after)] == [("two", -0.25), ("one", 0.25)]
