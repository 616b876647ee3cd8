"""What became of a report on its way into the file: the value that adding yields, one a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.errors import InputError
    from onrecord.record.writer import Outcome


@dataclass(frozen=True, slots=True)
class Added:
    """One report that was dealt with: what became of it, or the error; ``skipped`` counts reports of inputs read before."""

    name: str
    outcome: Outcome | None = None
    error: InputError | None = None
    notes: tuple[str, ...] = ()
    skipped: int = 0
