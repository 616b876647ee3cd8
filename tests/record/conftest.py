"""Reports about invented people, marked in the test that needs them, and a record file to put them in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from onrecord.model import SCHEMA, Block, Head, Party, Place, Record, Said, Standing, Statement
from onrecord.record.writing import WritableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from onrecord.model import Act, Aspect, PartyKind, Span

    Making = Callable[..., Record]


@dataclass(frozen=True, slots=True)
class Line:
    """A statement to be: its words, who says them, and what else is said of it."""

    words: str
    who: str = ""
    role: str | None = None
    kind: PartyKind = "person"
    to: str = ""
    act: Act = "state"
    said: str = ""
    inside: int | None = None


def made(  # noqa: PLR0913 -- one keyword a thing that a test may want to say
    paragraphs: Sequence[str],
    lines: Sequence[Line] = (),
    *,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    others: Sequence[tuple[str, PartyKind]] = (),
    places: Sequence[tuple[str, str, float, float]] = (),
    standings: Sequence[tuple[str, str, Aspect, str]] = (),
    key: str = "",
) -> Record:
    """Mark a report: words in “…” are verbatim, a party is mentioned wherever its name stands."""
    text = "\n\n".join(paragraphs)
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), "paragraph"))
        at += len(paragraph) + 2
    kinds: dict[str, tuple[PartyKind, str | None]] = {}
    for line in lines:
        if line.who:
            kinds.setdefault(line.who, (line.kind, line.role))
        if line.to:
            kinds.setdefault(line.to, ("person", None))
    for name, kind in others:
        kinds.setdefault(name, (kind, None))
    ids = {name: f"p{number}" for number, name in enumerate(kinds, 1)}
    parties = tuple(Party(ids[name], name, kind, role, tuple(_found(text, name))) for name, (kind, role) in kinds.items())
    statements = tuple(_statement(text, number, line, ids) for number, line in enumerate(lines, 1))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Record(
        SCHEMA,
        key or digest[:16],
        Head(title=title, outlet=outlet, url=url, published=published, sha256=digest),
        text,
        tuple(blocks),
        parties,
        statements,
        (),
        tuple(
            Place(start, end, name, "city", "DK", gazetteer, lat, lon, 0.9)
            for name, gazetteer, lat, lon in places
            for start, end in _found(text, name)
        ),
        tuple(
            Standing(place, ids[party], aspect, "full", "positive", None, ids.get(holder, "report"), None)
            for place, party, aspect, holder in standings
        ),
        name=f"{key or 'report'}.html",
    )


def _found(text: str, words: str) -> Iterator[Span]:
    at = text.find(words)
    while words and at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def _statement(text: str, number: int, line: Line, ids: dict[str, str]) -> Statement:
    span = next(_found(text, line.words))
    quoted = text[span[0] - 1 : span[0]] == "“"
    said = Said(line.said, line.said, line.said, "on that day") if line.said else None
    return Statement(
        id=f"s{number}",
        form="direct" if quoted else "indirect",
        act=line.act,
        mode="fact",
        polarity="positive",
        content=(span,),
        verbatim=(span,) if quoted else (),
        speaker=ids.get(line.who),
        addressee=ids.get(line.to),
        said=said,
        parent=None if line.inside is None else f"s{line.inside}",
        score=0.9,
    )


@pytest.fixture(name="made")
def _made() -> Making:
    return made


@pytest.fixture(name="line")
def _line() -> type[Line]:
    return Line


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WritableFile]:
    with WritableFile(tmp_path / "record.sqlite") as opened:
        yield opened
