"""What came of one layer: passed over, failed, or measured and judged."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from floors import Floors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floors import Verdict
    from layers import Layer
    from measures import Measured


@dataclass(frozen=True, slots=True)
class Outcome:
    """``missing`` names what was not there; a layer without ``measured`` and without ``error`` was passed over for it."""

    layer: Layer
    missing: tuple[str, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)
    measured: Measured | None = None
    error: str = ""
    verdicts: tuple[Verdict, ...] = ()
    floors: Floors = field(default_factory=Floors)

    @property
    def fails(self) -> bool:
        """Whether the gate stays shut."""
        return bool(self.error) or any(verdict.word == "BELOW" for verdict in self.verdicts)

    def failed(self, error: str, floors: Floors) -> Outcome:
        """Give up on it: its figures cannot be compared; its floors stay."""
        return replace(self, error=error, floors=floors)

    def judged(self, verdicts: Sequence[Verdict], floors: Floors) -> Outcome:
        """Put the verdicts to it, and the floors that hold from now on."""
        return replace(self, verdicts=tuple(verdicts), floors=floors)
