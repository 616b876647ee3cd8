"""A folder of annotated reports, or a corpus of JSON Lines like PolNeAR's, in; texts with the statements that are asked for out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotations import gold_row, read_text
from statements import Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

META = ".meta.json"


@dataclass(frozen=True, slots=True)
class Truth:
    """A report's text and its statements."""

    id: str
    text: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Truths:
    """The reports of one set; ``named`` where it tells the speakers' names."""

    name: str
    reports: tuple[Truth, ...]
    named: bool

    @property
    def texts(self) -> dict[str, str]:
        """The texts by their ids."""
        return {report.id: report.text for report in self.reports}


class UnreadableTruthError(Exception):
    """A set of truths that cannot be read, in one line."""


def read_gold(folder: Path) -> tuple[Truths, list[str]]:
    """Read the reports of a folder that are annotated, and tell in a line each what is wrong with an annotation that cannot be read."""
    reports, broken = [], []
    for meta in sorted(folder.glob(f"*{META}")):
        name = meta.name.removesuffix(META)
        annotation = folder / f"{name}.json"
        if annotation.exists():
            try:
                reports.append(_of_gold(gold_row(read_text(folder, name), json.loads(annotation.read_text("utf-8")))))
            except (ValueError, LookupError, TypeError) as error:
                broken.append(f"{annotation}: {type(error).__name__}: {error}")
    return Truths(f"{folder.parent.name}/{folder.name}", tuple(reports), named=True), broken


def _of_gold(row: dict[str, Any]) -> Truth:
    names = {party["id"]: party["name"] for party in row["parties"]}
    return Truth(row["id"], row["text"], tuple(_statement(one, names.get(one["speaker"])) for one in row["statements"]))


def read_corpus(path: Path) -> Truths:
    """Read a corpus: a row has ``id``, ``text`` and ``attributions`` with the spans of content, cue and source, and no names."""
    try:
        lines = path.read_text("utf-8").split("\n")  # U+2028 may stand in a text
        return Truths(path.stem, tuple(_of_corpus(json.loads(line)) for line in lines if line.strip()), named=False)
    except OSError as error:
        raise UnreadableTruthError(f"{path}: {error.strerror}") from None
    except (ValueError, LookupError, TypeError) as error:
        raise UnreadableTruthError(f"{path}: is no corpus of rows with id, text, attributions: {type(error).__name__}: {error}") from None


def _of_corpus(row: dict[str, Any]) -> Truth:
    return Truth(row["id"], row["text"], tuple(_statement(one, None) for one in row["attributions"] if one["content"]))


def _statement(row: dict[str, Any], speaker: str | None) -> Statement:
    return Statement(_spans(row["content"]), _spans(row["cue"]), _spans(row["source"]), speaker)


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in pairs)
