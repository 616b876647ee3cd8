"""What is measured: each layer with its corpora, its reference scorer and its figures, in the order of the data's way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import goldmarks
import measures
import phenomena
from scorers import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from measures import Measured


@dataclass(frozen=True, slots=True)
class Layer:
    """One thing that the product does, the files that it is measured on, and the figures it is held to; the first is the main one.

    ``whole``: all of its corpora must be there; else it is measured on those that are. ``home``: its corpora are the
    project's own and stand beside this file; its scorer may still be a reference.
    """

    name: str
    corpora: tuple[str, ...]
    figures: tuple[Figure, ...]
    scorer: str = ""
    whole: bool = True
    home: bool = False

    def root(self, shared: Path, home: Path) -> Path:
        """Name the folder that its corpora stand in."""
        return home if self.home else shared

    def present(self, shared: Path, home: Path) -> tuple[str, ...]:
        """Name the corpora that are there; none where the layer cannot be measured without those that are not."""
        there = tuple(corpus for corpus in self.corpora if (self.root(shared, home) / corpus).exists())
        if (self.scorer and not (shared / self.scorer).is_file()) or (self.whole and there != self.corpora):
            return ()
        return there

    def missing(self, shared: Path, home: Path) -> tuple[str, ...]:
        """Name what is not there, the scorer too."""
        gone = tuple(corpus for corpus in self.corpora if not (self.root(shared, home) / corpus).exists())
        return gone if not self.scorer or (shared / self.scorer).exists() else (*gone, self.scorer)


TEXTS: Final = (
    "corpora/dates/wikiwars.dev.jsonl",
    "corpora/names/gum.dev.jsonl",
    "corpora/places/geovirus.dev.jsonl",
    "corpora/places/lgl.dev.jsonl",
    "corpora/statements/german-wikinews-2024.dev.jsonl",
    "corpora/statements/polnear.dev.jsonl",
    "corpora/statements/polnear.dev.multi-annotator.jsonl",
    "corpora/statements/polnear.train.jsonl",
    "corpora/statements/polnear.train.multi-annotator.jsonl",
)
_F1 = r"\{[^}]*'F1': ([\d.]+)\}"
_PLACES = (
    Figure("exact F1", r"recognition F1 exact ([\d.]+)"),
    Figure("overlap F1", r"recognition F1 .*?overlap ([\d.]+)"),
    Figure("resolved", r"resolution of those found ([\d.]+)"),
    Figure("end to end", r"end to end recall ([\d.]+)"),
)
_GOLD = tuple(Figure(name, falls=name.endswith(" wrong")) for name in goldmarks.NAMES)
PHENOMENA: Final = tuple(table.stem for table in phenomena.tables(Path(__file__).parent / "phenomena"))
"""The tables of minimal cases, each a figure of its own."""
LAYERS: Final = (
    Layer("unchanged", TEXTS, (Figure("same", digits=3),), whole=False),
    Layer(
        "pages",
        ("corpora/pages/fundus80",),
        (
            Figure("F1", r" F1 ([\d.]+)", digits=3),
            Figure("P", r" P ([\d.]+)", digits=3),
            Figure("R", r" R ([\d.]+)", digits=3),
            Figure("junk lines", r"junk lines (\d+) of (\d+)", digits=3, falls=True),
            Figure("lost per 200", falls=True),
            Figure("anchored", digits=3),
        ),
        scorer="score/pages.py",
    ),
    Layer(
        "report",
        ("reports/first.txt", "reports/first.gold.json"),
        tuple(Figure(name, digits=3) for name in ("title", "byline", "published", "furniture")),
    ),
    Layer(
        "statements",
        ("corpora/statements/polnear.dev.jsonl",),
        (
            Figure("soft F1", rf"^soft\s+{_F1}"),
            Figure("IoU F1", rf"^iou50\s+{_F1}"),
            Figure("content exact F1", rf"^content\s+exact {_F1}"),
            Figure("recall direct", r"^recall direct\s.*soft ([\d.]+)"),
            Figure("recall mixed", r"^recall mixed\s.*soft ([\d.]+)"),
            Figure("recall indirect", r"^recall indirect\s.*soft ([\d.]+)"),
            Figure("speech recall", r"^speech\s+soft recall ([\d.]+)"),
            Figure("speech precision", r"^speech\s.*precision ([\d.]+)"),
        ),
        scorer="score/statements.py",
    ),
    Layer(
        "dates",
        ("corpora/dates/wikiwars.dev.jsonl",),
        (
            Figure("value F1", r"value F1 ([\d.]+)"),
            Figure("strict F1", r"strict F1 ([\d.]+)"),
            Figure("relaxed F1", r"relaxed F1 ([\d.]+)"),
        ),
        scorer="score/dates.py",
    ),
    Layer("gold-dev", ("gold/dev",), _GOLD, home=True),
    Layer("gold-test", ("gold/test",), _GOLD, home=True),
    Layer(
        "gold-pages",
        ("gold/dev", "gold/test"),
        (
            Figure("F1", r" F1 ([\d.]+)", digits=3),
            Figure("junk lines", r"junk lines (\d+) of (\d+)", digits=3, falls=True),
            Figure("head", digits=3),
        ),
        scorer="score/pages.py",
        home=True,
    ),
    Layer("phenomena", ("phenomena",), (Figure("right"), *(Figure(table) for table in PHENOMENA)), home=True),
    Layer("places-lgl", ("corpora/places/lgl.dev.jsonl",), _PLACES, scorer="score/places.py"),
    Layer("places-geovirus", ("corpora/places/geovirus.dev.jsonl",), _PLACES, scorer="score/places.py"),
)


def measure(layer: Layer, shared: Path, home: Path, present: Sequence[str]) -> Measured:
    """Read a layer's corpora through the product and score what comes out."""
    paths = [layer.root(shared, home) / corpus for corpus in present]
    if layer.name == "gold-pages":
        return measures.gold_pages(paths, shared / layer.scorer, layer.figures)
    if layer.home:
        return measures.phenomena(paths[0]) if layer.name == "phenomena" else measures.gold(paths[0])
    if layer.name == "unchanged":
        return measures.unchanged(paths)
    if layer.name == "report":
        return measures.report(*paths)
    if layer.name == "pages":
        return measures.pages(paths[0], shared / layer.scorer, layer.figures)
    return measures.marks(paths[0], shared / layer.scorer, layer.figures)
