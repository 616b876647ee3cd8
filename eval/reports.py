"""One report's output and what a person found in it in; for each part how much was found, and how much was asked, out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.model import BODY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorers import Row


def found(row: Row, gold: Row) -> dict[str, tuple[int, int]]:
    """Compare title, byline, published and the lines of furniture."""
    head = row["report"]
    return {
        "title": (int(_folded(head["title"] or "") == _folded(gold["title"])), 1),
        "byline": (len(set(head["byline"]) & set(gold["byline"])), len(gold["byline"])),
        "published": (int(_same_instant(head["published"], gold["published"])), 1),
        "furniture": (_furniture_found(row, gold["furniture"]), len(gold["furniture"])),
    }


def _furniture_found(row: Row, asked: Iterable[str]) -> int:
    """Count the lines that stand in furniture and in nothing that marks are read from."""
    lines = [(block["kind"], _folded(row["text"][block["start"] : block["end"]])) for block in row["blocks"]]
    furniture = [line for kind, line in lines if kind == "furniture"]
    body = [line for kind, line in lines if kind in BODY]
    return sum(any(_folded(line) in own for own in furniture) and not any(_folded(line) in own for own in body) for line in asked)


def _same_instant(left: str | None, right: str) -> bool:
    if left is None:
        return False
    one, other = datetime.fromisoformat(left), datetime.fromisoformat(right)
    return (one.tzinfo is None) == (other.tzinfo is None) and one == other


def _folded(text: str) -> str:
    return " ".join(text.split())
