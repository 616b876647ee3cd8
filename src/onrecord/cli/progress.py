"""Items in, the same out, and on a terminal how far they have come, where it takes long."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final, TypeVar

from onrecord.errors import InputError
from onrecord.model import Record
from onrecord.record.added import Added

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.progress import Progress

Item = TypeVar("Item", bound=Record | InputError | Added)

PATIENCE: Final = 2.0
"""Seconds after which someone at a terminal is told how far the work has come."""


def watched(
    items: Iterable[Item],
    total: Callable[[], int | None],
    *,
    shared: bool,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Item]:
    """Hand the items on and, where it takes long and stderr is a terminal, show there how far it has come.

    ``total`` is asked only then. ``shared`` says that the record goes to the same terminal: then the line steps aside for each piece of it.
    """
    began, bar, done, passed = clock(), None, 0, 0
    try:
        for item in items:
            over = item.skipped if isinstance(item, Added) else 0
            done, passed = done + (over or 1), passed + over
            took = clock() - began
            if bar is None and took > PATIENCE and sys.stderr.isatty():
                bar = _bar(total())
            if bar:
                bar.update(bar.task_ids[0], completed=done, rate=f"{(done - passed) / took:,.1f} a second")
                aside = shared or isinstance(item, InputError) or bool(item.notes)
                (bar.stop if aside else bar.start)()
            yield item
            if bar:
                bar.start()
    finally:
        if bar:
            bar.stop()


def _bar(total: int | None) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    start = [TextColumn("reading"), MofNCompleteColumn(), TextColumn("{task.fields[rate]}", style="dim")]
    rest = [BarColumn(), TimeRemainingColumn(compact=True), TextColumn("left", style="dim")] if total else [SpinnerColumn()]
    columns = (*start, *rest)
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    bar.add_task("reading", total=total, rate="")
    return bar
