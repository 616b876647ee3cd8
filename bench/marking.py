"""Texts in, how many characters a CPU-second are marked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import clock
import tables
from onrecord.intake.plain import read_plain
from onrecord.marks import read_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inputs import Inputs


def report(inputs: Inputs) -> Iterator[str]:
    """Time the intake of plain texts and the reading of their marks apart."""
    texts = list(inputs.texts.values())
    reports = [read_plain(text, "text") for text in texts]
    characters = sum(map(len, texts))
    taken = clock.seconds({"intake": lambda text: read_plain(text, "text")}, texts)
    taken |= clock.seconds({"marks": read_marks}, reports)
    rows = [(name, f"{round(characters / seconds, -3):,.0f}") for name, seconds in taken.items()]
    title = f"Marks: {len(reports)} texts, {characters:,} characters ({inputs.name.split(', ')[1]})"
    yield from tables.lines(title, ("step", "characters a CPU-second"), rows)
