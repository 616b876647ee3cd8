"""A made-up folder of annotated reports, a made-up corpus, and outputs of tools on them."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

BENCH = Path(__file__).parents[2] / "bench"
sys.path += [str(BENCH / "peers"), str(BENCH), str(BENCH.parent / "eval")]  # programs that are run by path, not a package

TEXT = "“We will not be hurried,” said Ada Novak.\n\nShe denied that the quay was closed. “😀 No,” Jan Reyes said.\n"
FIRST, SECOND, THIRD = "We will not be hurried", "the quay was closed", "😀 No"
ANNOTATION = {
    "parties": [
        {"id": "p1", "name": "Ada Novak", "kind": "person", "first": "0:Ada Novak"},
        {"id": "p2", "name": "Jan Reyes", "kind": "person", "first": "1:Jan Reyes"},
    ],
    "statements": [
        {"id": key, "content": [f"{block}:{words}"], "cue": [f"{block}:{cue}"], "source": [f"{block}:{source}"], "speaker": speaker}
        | {"act": "state", "mode": "fact", "polarity": "positive"}
        for key, block, words, cue, source, speaker in (
            ("s1", 0, FIRST, "said", "Ada Novak", "p1"),
            ("s2", 1, SECOND, "denied", "She", "p1"),
            ("s3", 1, THIRD, "said", "Jan Reyes", "p2"),
        )
    ],
    "dates": [],
    "places": [],
    "standings": [],
}


def span(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def statement(words: str, source: str = "", speaker: str | None = None) -> dict[str, Any]:
    return {"content": [span(words)], "cue": [], "source": [span(source)] if source else [], "speaker": speaker}


def line(*statements: dict[str, Any], key: str = "quay") -> str:
    return json.dumps({"id": key, "statements": statements}) + "\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold" / "dev"
    folder.mkdir(parents=True)
    paragraphs = [{"kind": "paragraph", "text": words} for words in TEXT.strip().split("\n\n")]
    meta = {"id": "quay", "title": None, "byline": [], "outlet": None, "published": "2025-05-09", "blocks": paragraphs}
    (folder / "quay.txt").write_text(TEXT, "utf-8")
    (folder / "quay.meta.json").write_text(json.dumps(meta), "utf-8")
    (folder / "quay.json").write_text(json.dumps(ANNOTATION), "utf-8")
    (folder / "unsettled.meta.json").write_text("{}", "utf-8")
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    row = {"id": "wire", "text": TEXT, "attributions": [{"content": [span(SECOND)], "cue": [span("denied")], "source": [span("She")]}]}
    path = tmp_path / "wires.dev.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    return path


@pytest.fixture
def peers() -> Callable[[list[str]], int]:
    """The program; its name is another program's too."""
    spec = importlib.util.spec_from_file_location("peers_run", BENCH / "peers" / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.main
