"""A layer's corpora in, its figures out, in all and for each page or report."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import anchors
import corpora
import goldmarks
import phenomena as cases
import readings
import reports
import scorers
from annotations import gold_row, read_text
from corpora import TEST
from onrecord.errors import InputError
from runs import NUMBERED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

    from runs import Items
    from scorers import Figure, Row


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a layer, those of each of its items, and what a person should know besides.

    ``brief`` is what is committed of the items where that is less than all.
    """

    figures: dict[str, float]
    items: Items = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    brief: Items = field(default_factory=dict)


NOTHING: Row = {key: [] for key in ("blocks", "parties", "statements", "dates", "places", "standings")}
"""What is read of a report that is refused."""


def marks(corpus: Path, scorer: Path, asked: Sequence[Figure]) -> Measured:
    """Score the marks that are read from a corpus of texts."""
    judge, gold, output = scorers.load(scorer), corpora.rows(corpus), readings.read(corpus)
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        whole = _scored(judge, readings.write_rows(gold, at / "gold"), output, asked)
        items = {
            str(row["id"]): _scored(judge, readings.write_rows([row], at / "gold"), [found], asked)
            for row, found in zip(gold, output, strict=True)
        }
    return Measured(whole, items, refused(output))


def pages(folder: Path, scorer: Path, asked: Sequence[Figure]) -> Measured:
    """Score the bodies of pages; work out which good lines were called furniture, and whether the anchors hold."""
    judge, gold, decoded = scorers.load(scorer), corpora.truth(folder), corpora.pages(folder)
    with tempfile.TemporaryDirectory() as scratch:
        at = Path(scratch)
        output = readings.read(readings.write_rows(({"id": name, "html": page} for name, page in decoded.items()), at / "pages"))
        whole = _scored(judge, _dumped(gold, at / "gold"), output, asked)
        items = {
            name: _scored(judge, _dumped({name: gold[name]}, at / "gold"), [found], asked) for name, found in zip(gold, output, strict=True)
        }
    lost, good, held, anchored = 0, 0, 0, 0
    for name, found in zip(gold, output, strict=True):
        row = found or {"text": "", "blocks": []}
        own = (*called_furniture(judge, gold[name], row), *anchors.held(row, decoded[name]))
        items[name] |= _own_figures(*own)
        lost, good, held, anchored = lost + own[0], good + own[1], held + own[2], anchored + own[3]
    return Measured(whole | _own_figures(lost, good, held, anchored), items, refused(output))


def gold(folder: Path) -> Measured:
    """Score every layer of the record on the project's own gold; of a report to test on, its number and one figure are kept."""
    texts = [read_text(folder, path.name.removesuffix(".meta.json")) for path in sorted(folder.glob("*.meta.json"))]
    rows = [gold_row(text, json.loads(folder.joinpath(f"{text.name}.json").read_text("utf-8"))) for text in texts]
    with tempfile.TemporaryDirectory() as scratch:
        asked = ({key: row[key] for key in ("id", "text", "published")} for row in rows)
        output = readings.read(readings.write_rows(asked, Path(scratch) / "gold"))
    counts = [goldmarks.count(row, found or {**NOTHING, "text": row["text"]}) for row, found in zip(rows, output, strict=True)]
    names = called((folder, row["id"]) for row in rows)
    shown = ("IoU F1",) if folder.name == TEST else goldmarks.NAMES
    items = {name: {key: goldmarks.figures([count])[key] for key in shown} for name, count in zip(names, counts, strict=True)}
    return Measured(goldmarks.figures(counts), items, refused(output))


def called(reports: Iterable[tuple[Path, str]]) -> list[str]:
    """Call reports by their names, those to test on by their numbers."""
    names: list[str] = []
    for folder, name in reports:
        number = 1 + sum(one.startswith(NUMBERED) for one in names)
        names.append(f"{NUMBERED}{number:02}" if folder.name == TEST else name)
    return names


def gold_pages(folders: Sequence[Path], scorer: Path, asked: Sequence[Figure]) -> Measured:
    """Score the bodies of the gold's own pages, beside what is said in them of title, authors and date."""
    pages = {path.stem: path for folder in folders for path in sorted(folder.glob("*.html"))}
    meta = {name: json.loads(path.with_suffix(".meta.json").read_text("utf-8")) for name, path in pages.items()}
    truth = {
        name: {"body": [block["text"] for block in row["blocks"] if block["kind"] in ("paragraph", "heading")]}
        for name, row in meta.items()
    }
    output = [_page(path) for path in pages.values()]
    known = [
        sum(_instant(row["report"][key]) == _instant(meta[name][key]) for key in ("title", "byline", "published")) if row else 0
        for name, row in zip(pages, output, strict=True)
    ]
    with tempfile.TemporaryDirectory() as scratch:
        body = _scored(scorers.load(scorer), _dumped(truth, Path(scratch) / "gold"), output, asked)
    names = called((path.parent, name) for name, path in pages.items())
    items = {name: {"head": told / 3} for name, told in zip(names, known, strict=True)}
    return Measured(body | {"head": sum(known) / max(1, 3 * len(known))}, items, refused(output))


def _page(path: Path) -> Row | None:
    try:
        return {**readings.read_text(path, "html"), "id": path.stem}
    except InputError:
        return None


def _instant(value: object) -> object:
    """Read what is an instant as one: the same may be told in two zones."""
    try:
        return datetime.fromisoformat(value).astimezone(UTC) if isinstance(value, str) and "T" in value else value
    except ValueError:
        return value


def phenomena(folder: Path) -> Measured:
    """Work out of each table of minimal cases the share that is read right."""
    told = {table.stem: cases.right(table) for table in cases.tables(folder)}
    items = {case: {"right": float(ok)} for table in told.values() for case, ok in table.items()}
    shares = {name: 100 * sum(table.values()) / max(1, len(table)) for name, table in told.items()}
    brief = {name: {"right": float(sum(table.values()))} for name, table in told.items()}
    return Measured({"right": 100 * sum(case["right"] for case in items.values()) / max(1, len(items)), **shares}, items, brief=brief)


def called_furniture(judge: ModuleType, truth: Row, row: Row) -> tuple[int, int]:
    """Count a page's good lines that are called furniture, and its good lines.

    A good line is a paragraph of the truth that is not optional. It is lost if at least half of its 3-word shingles
    stand in lines called furniture, and fewer than half in the body: a line that repeats the body loses nothing.
    """
    kinds: dict[bool, set[object]] = {True: set(), False: set()}
    for block in row["blocks"]:
        if block["kind"] in ("furniture", "paragraph", "heading"):
            kinds[block["kind"] == "furniture"].update(judge.shingles(judge.words(row["text"][block["start"] : block["end"]]), 3))
    good = [set(judge.shingles(judge.words(line), 3)) for line in truth["body"] if not (line.startswith("[") and line.endswith("]"))]
    good = [own for own in good if own]
    lost = sum(2 * len(own & kinds[True]) >= len(own) > 2 * len(own & kinds[False]) for own in good)
    return lost, len(good)


def unchanged(files: Sequence[Path]) -> Measured:
    """Work out the share of rows whose text comes out as it went in, over all corpora and for each."""
    counts: dict[str, tuple[int, int]] = {}
    for file in files:
        gold, output = corpora.rows(file), list(readings.read_unmarked(file))
        same = sum(found is not None and found["text"] == row["text"] for row, found in zip(gold, output, strict=True))
        counts[file.stem] = (same, len(gold))
    shares = {name: {"same": same / max(1, count)} for name, (same, count) in counts.items()}
    return Measured({"same": sum(same for same, _ in counts.values()) / max(1, sum(count for _, count in counts.values()))}, shares)


def report(text: Path, gold: Path) -> Measured:
    """Work out which of the parts that were read by hand in one saved text were found."""
    found = reports.found(readings.read_text(text), json.loads(gold.read_text("utf-8")))
    notes = tuple(f"{name}: {got} of {asked}" for name, (got, asked) in found.items() if got < asked)
    shares = {name: got / asked for name, (got, asked) in found.items()}
    return Measured(shares, {text.stem: shares}, notes)


def refused(output: Sequence[Row | None]) -> tuple[str, ...]:
    """Say how many rows could not be read: they count as read wrongly."""
    count = sum(row is None for row in output)
    return (f"{count} of {len(output)} could not be read",) if count else ()


def _scored(judge: ModuleType, gold: Path, output: Sequence[Row | None], asked: Sequence[Figure]) -> dict[str, float]:
    found = readings.write_rows((row for row in output if row is not None), gold.with_suffix(".output"))
    return scorers.figures(scorers.printed(judge, gold, found), asked)


def _dumped(gold: dict[str, Row], path: Path) -> Path:
    path.write_text(json.dumps(gold), "utf-8")
    return path


def _own_figures(lost: int, good: int, held: int, anchored: int) -> dict[str, float]:
    return {"lost per 200": 200 * lost / max(1, good), "anchored": held / max(1, anchored)}
