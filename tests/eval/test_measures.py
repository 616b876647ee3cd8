from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

import corpora
import layers
import measures
import readings
import reports
from onrecord.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

LONG = "the survey of the north quay is due next week"
JUDGE = SimpleNamespace(
    words=str.split, shingles=lambda tokens, n: {tuple(tokens[i : i + n]): 1 for i in range(max(1, len(tokens) - n + 1))} if tokens else {}
)


def row(*lines: tuple[str, str]) -> dict[str, Any]:
    text, blocks = "", []
    for kind, words in lines:
        blocks.append({"start": len(text), "end": len(text) + len(words), "kind": kind})
        text += words + "\n"
    return {"text": text, "blocks": blocks}


@pytest.mark.parametrize(
    ("lines", "body", "expected"),
    [
        ([("furniture", LONG)], [LONG], (1, 1)),
        ([("paragraph", LONG)], [LONG], (0, 1)),
        ([("paragraph", LONG), ("furniture", LONG)], [LONG], (0, 1)),  # said twice: nothing is lost
        ([("furniture", LONG)], [f"[{LONG}]"], (0, 0)),  # optional
        ([("furniture", "Sign up")], [LONG], (0, 1)),  # missed, but not called furniture
        ([("furniture", "Yes.")], ["Yes.", LONG], (1, 2)),
    ],
)
def test_called_furniture(lines: list[tuple[str, str]], body: list[str], expected: tuple[int, int]) -> None:
    assert measures.called_furniture(JUDGE, {"body": body}, row(*lines)) == expected  # type: ignore[arg-type]


def test_unchanged_counts_rows_over_all_corpora(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        "".join(json.dumps({"id": str(n), "text": f"Rain fell.\r\n\r\n {n}\u2028"}) + "\n" for n in range(3)), "utf-8"
    )
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "empty", "text": " "}) + "\n", "utf-8")
    measured = measures.unchanged([tmp_path / "a.jsonl", tmp_path / "b.jsonl"])
    assert measured.figures == {"same": 0.75}
    assert measured.items == {"a": {"same": 1.0}, "b": {"same": 0.0}}


def test_a_folder_changes_with_a_name_and_with_a_byte(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("a", "utf-8")
    first = corpora.digest(tmp_path)
    (tmp_path / "one").rename(tmp_path / "two")
    second = corpora.digest(tmp_path)
    (tmp_path / "two").write_text("b", "utf-8")
    assert len({first, second, corpora.digest(tmp_path)}) == 3


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {"title": (1, 1), "byline": (1, 2), "published": (1, 1), "furniture": (1, 2)}),
        ({"published": "2025-05-09"}, {"published": (0, 1)}),
        ({"published": None}, {"published": (0, 1)}),
        ({"title": None}, {"title": (0, 1)}),
    ],
)
def test_a_reports_parts(change: dict[str, Any], expected: dict[str, tuple[int, int]]) -> None:
    head = {"title": "Vote  put off", "byline": ["Ana Reyes"], "published": "2025-05-09T06:25:00+02:00"} | change
    output = row(("paragraph", "It rained. Join us"), ("furniture", "Join us"), ("furniture", "Sign up today")) | {"report": head}
    gold = {"title": "Vote put off", "byline": ["Ana Reyes", "Jon Holm"], "published": "2025-05-09T04:25:00+00:00"}
    found = reports.found(output, gold | {"furniture": ["Join us", "Sign up"]})
    assert found | expected == found


def test_a_report_that_is_refused_counts_as_one_in_which_nothing_is_found(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert measures.gold(home / "gold" / "dev").figures["recall"] == 100
    read = readings.read
    folder = home / "gold" / "dev"
    for path in sorted(folder.glob("quay.*")):
        path.with_name(path.name.replace("quay", "wall")).write_bytes(path.read_bytes())
    monkeypatch.setattr(readings, "read", lambda corpus: [*read(corpus)[:-1], None])
    measured = measures.gold(folder)
    assert measured.figures["recall"] == 50
    assert measured.items["wall"]["IoU F1"] == 0
    assert measured.notes == ("1 of 2 could not be read",)


def test_a_page_that_is_refused_has_no_head(home: Path, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = home / "gold" / "test"
    (folder / "secret-quay.html").write_text("<p>no</p>", "utf-8")

    def refuse(path: Path, kind: str) -> None:
        raise InputError(str(path), kind)

    monkeypatch.setattr(readings, "read_text", refuse)
    (layer,) = (layer for layer in layers.LAYERS if layer.name == "gold-pages")
    measured = measures.gold_pages([folder], shared / "score" / "pages.py", layer.figures)
    assert measured.figures["head"] == 0
    assert measured.items == {"test 01": {"head": 0}}
    assert measured.notes == ("1 of 1 could not be read",)
