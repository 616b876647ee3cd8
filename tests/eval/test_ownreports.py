from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ownreports import HIDDEN, HOME, SHOWN, figures, half, report, show, told

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """<report published="2024-03-14T10:00Z" genre="council local">
<p><w of="1"><per>Ada Lund</per></w> <c of="1">said</c> on Monday that <s id="1" by="Ada Lund">the dam was full</s>.</p>
<p><w of="2"><per>Per Holt</per></w> <c of="2">said</c> <s id="2" by="Per Holt">it was empty in May</s>.</p>
</report>
"""
MONDAY = {"span": "0:Monday", "type": "DATE", "value": "2024-03-11", "earliest": "2024-03-11", "latest": "2024-03-11"}
MAY = {"span": "1:May", "type": "DATE", "value": "2022-05", "earliest": "2022-05-01", "latest": "2022-05-31"}


def home(at: Path, said: dict[str, str]) -> Path:
    at.joinpath("reports").mkdir()
    at.joinpath("dates").mkdir()
    at.joinpath("reports", "dam.xml").write_text(REPORT, "utf-8")
    at.joinpath("dates", "dam.json").write_text(json.dumps({"dates": [MONDAY, MAY], "said": said}), "utf-8")
    return at


def test_a_report_comes_out_with_its_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = report("dam", home(tmp_path, {"1": "2024-03-11", "2": "2024-03-12"}))
    one = told(row)
    assert figures([one]) == {"value F1": 50.0, "strict F1": 100.0, "type F1": 100.0, "said recall": 50.0, "said precision": 100.0}
    show("dam", row, one)
    assert capsys.readouterr().out.splitlines() == [
        "dam: 'May' is 2022-05, read as 2023-05 ('May')",
        "dam: statement 2 was said 2024-03-12, read as None",
    ]


def test_a_day_of_no_statement_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="dam: there is no statement 3"):
        report("dam", home(tmp_path, {"3": "2024-03-11"}))


def test_every_named_date_stands_in_its_report_in_either_half() -> None:
    names = [path.stem for path in sorted(HOME.joinpath("dates").glob("*.json"))]
    halves = {half(name) for name in names if report(name)["dates"]}
    assert len(names) == 24
    assert halves == {SHOWN, HIDDEN}
