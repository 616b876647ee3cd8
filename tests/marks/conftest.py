"""What the tests of the marks read with: a text in, a block a line, its statements in words out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from onrecord.marks import read_marks
from onrecord.marks.tokens import Reading, cut_up
from onrecord.model import Block, BlockKind, Head, Marks, Report

if TYPE_CHECKING:
    from collections.abc import Callable


class Line(NamedTuple):
    """A statement in words: its source and its cue as they stand, its content with " … " between the parts."""

    source: str | None
    cue: str | None
    content: str


def report_of(text: str, first: BlockKind = "paragraph") -> Report:
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return Report("r", Head(), text, tuple(Block(*span, first if at == 0 else "paragraph") for at, span in enumerate(spans)))


@pytest.fixture(scope="session")
def read() -> Callable[..., Marks]:
    """Read the marks of a text; the kind of its first block may be given."""
    return lambda text, first="paragraph": read_marks(report_of(text, first))


@pytest.fixture(scope="session")
def lines(read: Callable[..., Marks]) -> Callable[..., list[Line]]:
    """Read the statements of a text in words."""

    def found(text: str, first: BlockKind = "paragraph") -> list[Line]:
        def words(spans: tuple[tuple[int, int], ...]) -> str | None:
            return " … ".join(text[start:end] for start, end in spans) or None

        return [Line(words(s.source), words(s.cue), words(s.content) or "") for s in read(text, first).statements]

    return found


@pytest.fixture(scope="session")
def speakers(read: Callable[..., Marks]) -> Callable[[str], list[str | None]]:
    """Read the names of the speakers of a text, statement by statement."""

    def found(text: str) -> list[str | None]:
        marks = read(text)
        names = {party.id: party.name for party in marks.parties}
        return [names[s.speaker] if s.speaker else None for s in marks.statements]

    return found


@pytest.fixture(scope="session")
def cut() -> Callable[[str], Reading]:
    """Cut a text up into tokens and sentences."""
    return lambda text: cut_up(text, report_of(text).blocks)
