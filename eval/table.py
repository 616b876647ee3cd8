"""Outcomes in, the lines of the gate's table out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from runs import NUMBERED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floors import Verdict
    from layers import Layer
    from outcomes import Outcome
    from runs import Change
    from scorers import Figure

ROW: Final = "{:<16} {:<28} {:>9} {:>9}  {}"
HEADER: Final = ROW.format("layer", "figure", "floor", "measured", "verdict")
WORDS: Final = {"ok": "ok", "risen": "ok, risen", "new": "no floor yet", "unread": "not read yet", "BELOW": "BELOW ITS FLOOR"}


def lines(outcome: Outcome) -> Iterator[str]:
    """Set out a layer, a line a figure; what is missing, refused or failed in words."""
    layer = outcome.layer
    if outcome.missing:
        rest = "measured on the others" if outcome.measured else "passed over"
        yield f"{layer.name:<16} not there: {', '.join(outcome.missing)}; {rest}"
    if outcome.error:
        yield f"{layer.name:<16} ERROR: {outcome.error}"
    for verdict in outcome.verdicts:
        yield _row(layer, verdict)
    for note in outcome.measured.notes if outcome.measured else ():
        yield f"{layer.name:<16} note: {note}"


def changes(layer: Layer, found: Sequence[Change]) -> Iterator[str]:
    """Set out what a layer's items gained and lost, losses first, figure by figure; of items that go by number how many alone."""
    for figure in layer.figures:
        own = [change for change in found if change.figure is figure]
        if own:
            gained = sum(change.gain > 0 for change in own)
            yield f"  {layer.name} {figure.name}: {gained} gained, {len(own) - gained} lost"
        for change in (change for change in own if not change.item.startswith(NUMBERED)):
            sign = "+" if change.gain > 0 else "-"
            yield f"    {sign} {change.item}: {change.before:.{figure.digits}f} → {change.after:.{figure.digits}f}"


def _row(layer: Layer, verdict: Verdict) -> str:
    figure = verdict.figure
    return ROW.format(
        layer.name, figure.name, _number(verdict.floor, figure), _number(verdict.measured, figure).lstrip("≤"), WORDS[verdict.word]
    )


def _number(value: float | None, figure: Figure) -> str:
    if value is None:
        return "–"
    return f"{'≤' if figure.falls else ''}{value:.{figure.digits}f}"
