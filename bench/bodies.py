"""Saved pages in, speed and quality of reading their bodies out, beside trafilatura on the same pages."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import trafilatura

import clock
import readings
import scorers
import tables
from layers import LAYERS
from onrecord import InputError, read
from onrecord.intake import charset
from onrecord.intake.page import read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from inputs import Inputs
    from scorers import Row

INTAKE: Final = "onrecord, intake"
WHOLE: Final = "onrecord, with marks"
PEERS: Final[dict[str, dict[str, Any]]] = {
    "trafilatura": {},
    "trafilatura, favor_precision": {"favor_precision": True},
    "trafilatura, with_metadata": {"with_metadata": True},
}
"""Its bare extraction gives the body alone; with metadata it does more of what intake does."""


def report(inputs: Inputs) -> Iterator[str]:
    """Time and score all readers, and set them out."""
    pages = inputs.pages
    readers: dict[str, Callable[[bytes], object]] = {INTAKE: _intake, WHOLE: _whole}
    readers |= {name: partial(_peer, options=options) for name, options in PEERS.items()}
    taken = clock.seconds(readers, list(pages.values()))
    quality = _quality(inputs)
    ours = len(pages) / taken[INTAKE]
    rows = [
        (name, f"{(rate := len(pages) / seconds):.1f}", tables.times(ours, rate), *quality.get(name, ("–",) * 4))
        for name, seconds in taken.items()
    ]
    size = sum(map(len, pages.values())) / 1e6
    title = f"Pages: {len(pages)} pages, {size:.1f} MB ({inputs.name.split(',')[0]})"
    yield from tables.lines(title, ("reader", "pages a CPU-second", "intake is", "F1", "P", "R", "junk lines"), rows)


def _intake(page: bytes) -> object:
    try:
        return read_page(charset.decode(page)[0], "page")
    except InputError:
        return None


def _whole(page: bytes) -> object:
    try:
        return read(page)
    except InputError:
        return None


def _peer(page: bytes, options: Mapping[str, Any]) -> str:
    return getattr(trafilatura.bare_extraction(page, **options), "text", None) or ""


def _quality(inputs: Inputs) -> dict[str, tuple[str, ...]]:
    """Score the body of each reader where the truth is known."""
    if inputs.truth is None or inputs.scorer is None:
        return {}
    judge = scorers.load(inputs.scorer)
    (layer,) = (layer for layer in LAYERS if layer.name == "pages")
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        decoded = ({"id": name, "html": charset.decode(page)[0]} for name, page in inputs.pages.items())
        ours = [row for row in readings.read(readings.write_rows(decoded, at / "pages")) if row is not None]
        outputs = {INTAKE: ours}
        outputs |= {name: [_as_row(key, _peer(page, options)) for key, page in inputs.pages.items()] for name, options in PEERS.items()}
        found = {
            name: scorers.figures(scorers.printed(judge, inputs.truth, readings.write_rows(rows, at / "output")), layer.figures)
            for name, rows in outputs.items()
        }
    return {name: (f"{own['F1']:.3f}", f"{own['P']:.3f}", f"{own['R']:.3f}", f"{own['junk lines']:.1%}") for name, own in found.items()}


def _as_row(key: str, text: str) -> Row:
    """Lay out a peer's text as output: each of its lines is a paragraph."""
    blocks: list[dict[str, object]] = []
    at = 0
    for line in text.split("\n"):
        if line:
            blocks.append({"start": at, "end": at + len(line), "kind": "paragraph"})
        at += len(line) + 1
    return {"id": key, "text": text, "blocks": blocks}
