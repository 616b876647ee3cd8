from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from annotations import gold_row, read_text
from said import days, figures

TEXT = "Ada Lund said on Monday that the dam was full.\n\nPer Holt said it was empty."
META = {
    "title": None, "byline": [], "outlet": None, "published": "2024-03-14",
    "blocks": [{"kind": "paragraph", "text": part} for part in TEXT.split("\n\n")],
}  # fmt: skip
KNOWN = {"act": "state", "mode": "fact", "polarity": "positive", "speaker": None}
MONDAY, TUESDAY = {"value": "2024-03-11"}, {"value": "2024-03-12"}
GOLD = {
    "parties": [], "dates": [], "places": [], "standings": [],
    "statements": [
        {"id": "S1", "content": ["0:the dam was full"], "cue": ["0:said"], "source": ["0:Ada Lund"], "said": MONDAY, **KNOWN},
        {"id": "S2", "content": ["1:it was empty"], "cue": ["1:said"], "source": ["1:Per Holt"], "said": TUESDAY, **KNOWN},
    ],
}  # fmt: skip


def folder(at: Path) -> Path:
    at.joinpath("dam.txt").write_text(TEXT, "utf-8")
    at.joinpath("dam.meta.json").write_text(json.dumps(META), "utf-8")
    at.joinpath("dam.json").write_text(json.dumps(GOLD), "utf-8")
    return at


def test_days_and_figures(tmp_path: Path) -> None:
    pairs = list(days(gold_row(read_text(folder(tmp_path), "dam"), GOLD)))
    assert pairs == [("S1", "2024-03-11", "2024-03-11"), ("S2", "2024-03-12", None)]
    assert figures(pairs) == (2, 1, 1)


def test_with_the_dates_given_only_those_tell(tmp_path: Path) -> None:
    assert [read for *_, read in days(gold_row(read_text(folder(tmp_path), "dam"), GOLD), given=True)] == [None, None]


def test_a_folder_to_test_on_names_nothing(tmp_path: Path) -> None:
    program = Path(__file__).parents[2] / "eval" / "said.py"
    for name, named in (("test", False), ("dev", True)):
        tmp_path.joinpath(name).mkdir()
        run = [sys.executable, str(program), str(folder(tmp_path / name)), "-v"]
        told = subprocess.run(run, capture_output=True, text=True, check=True).stdout  # noqa: S603 -- our own program
        assert "2 statements have a day, 1 get it (50.0%)" in told
        assert ("S2" in told) is named
