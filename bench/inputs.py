"""A folder with corpora, or the samples alone, in; pages as saved and texts to bench on out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import corpora

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLES = Path(__file__).parents[1] / "samples"
PAGES = "corpora/pages/fundus80"
TEXTS = "corpora/statements/polnear.dev.jsonl"
SCORER = "score/pages.py"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is benched on; ``truth`` and ``scorer`` are there where the pages' bodies are known."""

    name: str
    pages: Mapping[str, bytes]
    texts: Mapping[str, str]
    truth: Path | None = None
    scorer: Path | None = None


def gathered(shared: Path) -> Inputs:
    """Take the corpora that are there, and the samples for those that are not."""
    folder, texts, scorer = shared / PAGES, shared / TEXTS, shared / SCORER
    scored = folder.is_dir() and scorer.is_file()
    return Inputs(
        f"{folder.name if folder.is_dir() else 'samples'}, {texts.stem if texts.is_file() else 'samples'}",
        corpora.page_bytes(folder) if folder.is_dir() else {page.name: page.read_bytes() for page in sorted(SAMPLES.glob("*.html"))},
        {row["id"]: row["text"] for row in corpora.rows(texts)} if texts.is_file() else _sample_texts(),
        folder / corpora.TRUTH if scored else None,
        scorer if scored else None,
    )


def large_page(megabytes: int = 20) -> str:
    """Repeat a page of the samples until it is as large as the largest page that must be read."""
    page = (SAMPLES / "harbour.html").read_text("utf-8")
    return page * (megabytes * 1_000_000 // len(page.encode()))


def _sample_texts() -> dict[str, str]:
    rows = [json.loads(line) for line in (SAMPLES / "wires.jsonl").read_text("utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in rows if "text" in row}
    return texts | {path.name: path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
