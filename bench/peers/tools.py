"""Texts in, what a tool that runs here says of them and the CPU time it took out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from statements import Output, Statement

    Read = Callable[[str], Sequence[Statement]]

ROUNDS: Final = 2
"""Rounds that are timed after one that is not; of these the faster counts, text by text."""


class MissingToolError(Exception):
    """A tool that cannot be run here, in one line with what would help."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a tool found in some texts, and its CPU-seconds, without those of starting it."""

    output: Output
    seconds: float


def in_process(read: Read, texts: Mapping[str, str], rounds: int = ROUNDS) -> Reading:
    """Run a tool that is a function."""
    output = {key: tuple(read(text)) for key, text in texts.items()}
    return Reading(output, clock.seconds({"tool": read}, list(texts.values()), rounds)["tool"])
