"""A section of a report in, its words out run by run, each with how it is set and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.serve.pages.lengths import cut
from onrecord.serve.weave import weave
from onrecord.serve.wording import day, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.model import Record, Span
    from onrecord.serve.weave import Mark, Run

OVER: Final = 6
"""Statements over one run that light up with it: the innermost."""
LAYERS: Final = (("verbatim", "v"), ("cue", "c"), ("date", "d"), ("place", "p"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words as the template sets it.

    ``classes`` and ``of`` (the statements that it belongs to) are lists with spaces, ``note`` is a number to print before it,
    ``title`` what it means, ``href`` where a date or place leads.
    """

    words: str
    classes: str = ""
    of: str = ""
    note: int | None = None
    title: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What runs share: the record, its statements' numbers, speakers' hues and openings, and the lines of dates and places."""

    record: Record
    numbers: Mapping[str, int]
    hues: Mapping[str, str]
    opens: Mapping[str, int]
    anchors: Mapping[str, str]


def pieces(setting: Setting, span: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Set a stretch of the report; joined together, the pieces' words are its text."""
    for run in weave(setting.record.text, *span, marks):
        said = run.of("statement")
        opening = next((mark.of for mark in run.opens if mark.layer == "statement" and setting.opens[mark.of] == mark.start), None)
        lit = list(dict.fromkeys([*said, *run.of("cue"), *run.of("source")]))
        lead = next((setting.anchors[of] for of in (*run.of("date"), *run.of("place")) if of in setting.anchors), None)
        yield Piece(
            run.words,
            " ".join(_classes(run, [setting.hues[of] for of in said])),
            " ".join(lit[-OVER:]),
            setting.numbers.get(opening or ""),
            _title(setting.record, run),
            f"#{lead}" if lead else None,
        )


def _classes(run: Run, hues: list[str]) -> Iterator[str]:
    if hues:
        yield from ("s", hues[-1])
        if len(hues) > 1:
            yield "deep"
        if any(mark.layer == "statement" for mark in run.opens):
            yield "first"
        if any(mark.layer == "statement" for mark in run.closes):
            yield "last"
    for layer, name in LAYERS:
        if any(mark.layer == layer for mark in run.marks):
            yield name
    if any(mark.layer == "place" for mark in run.closes):
        yield "pin"


def _title(record: Record, run: Run) -> str | None:
    """Say what a date or a place means, where the pointer rests on it."""
    dates = [day(record.text, record.dates[int(of[1:])]) for of in run.of("date")[:2]]
    places = [place(record.text, record.places[int(of[1:])]) for of in run.of("place")[:2]]
    return cut(" · ".join([*dates, *places]), 160) or None
