"""A small report about invented people, marked by hand, for everything that shows or exports records."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from onrecord.model import SCHEMA, Block, Candidate, Date, Head, Party, Place, Record, Said, Standing, Statement

if TYPE_CHECKING:
    from onrecord.model import Span

TEXT = """Ministers split over harbour closure

“We are not closing anything,” Ada Novak, the harbour minister, said on Thursday, “and no quay is for sale.”

A reporter asked Ms Novak whether the north quay would be sold. She said the survey of the “old basin” would be published next spring.

Port Union accused the ministry of hiding the survey, which Tomas Iversen called “a decision taken in the dark”.
"""


def span(words: str, within: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(within))
    return start, start + len(words)


THURSDAY = Said("2025-12-04", "2025-12-04", "2025-12-04", "Thursday")

NOVAK = Party("p1", "Ada Novak", "person", "harbour minister", (span("Ada Novak"), span("Ms Novak")))
REPORTER = Party("p2", "a reporter", "unnamed", None, (span("A reporter"),))
UNION = Party("p3", "Port Union", "organisation", None, (span("Port Union"),))
IVERSEN = Party("p4", "Tomas Iversen", "person", None, (span("Tomas Iversen"),))
CITY = Party("p5", "the city", "organisation")

STATEMENTS = (
    Statement(
        "s1",
        "direct",
        "deny",
        "fact",
        "negative",
        content=(span("We are not closing anything,"), span("and no quay is for sale.")),
        verbatim=(span("We are not closing anything,"), span("and no quay is for sale.")),
        cue=(span("said"),),
        source=(span("Ada Novak, the harbour minister"),),
        speaker="p1",
        said=THURSDAY,
        score=0.97,
    ),
    Statement(
        "s2",
        "indirect",
        "ask",
        "question",
        "positive",
        content=(span("whether the north quay would be sold"),),
        cue=(span("asked"),),
        source=(span("A reporter"),),
        speaker="p2",
        addressee="p1",
        said=THURSDAY,
        score=0.9,
    ),
    Statement(
        "s3",
        "mixed",
        "state",
        "plan",
        "positive",
        content=(span("the survey of the “old basin” would be published next spring"),),
        verbatim=(span("old basin"),),
        cue=(span("said", "She said"),),
        source=(span("She"),),
        speaker="p1",
        score=0.88,
    ),
    Statement(
        "s4",
        "indirect",
        "accuse",
        "fact",
        "positive",
        content=(span("the ministry of hiding the survey, which Tomas Iversen called “a decision taken in the dark”"),),
        cue=(span("accused"),),
        source=(span("Port Union"),),
        speaker="p3",
        score=0.8,
    ),
    Statement(
        "s5",
        "direct",
        "other",
        "fact",
        "positive",
        content=(span("a decision taken in the dark"),),
        verbatim=(span("a decision taken in the dark"),),
        cue=(span("called"),),
        source=(span("Tomas Iversen"),),
        speaker="p4",
        parent="s4",
        score=0.75,
    ),
)


def _blocks() -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for paragraph in TEXT.rstrip("\n").split("\n\n"):
        blocks.append(Block(start, start + len(paragraph), "paragraph" if blocks else "title"))
        start += len(paragraph) + 2
    return tuple(blocks)


@pytest.fixture
def harbour() -> Record:
    return Record(
        schema=SCHEMA,
        id="harbour",
        report=Head(
            title="Ministers split over harbour closure",
            byline=("Ana Reyes",),
            outlet="The Coast Courier",
            url="https://courier.example/harbour",
            published="2025-12-09T04:25:00+00:00",
            language="en",
            sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
            basis={"title": "json-ld", "published": "json-ld"},
        ),
        text=TEXT,
        blocks=_blocks(),
        parties=(NOVAK, REPORTER, UNION, IVERSEN, CITY),
        statements=STATEMENTS,
        dates=(
            Date(*span("Thursday"), "DATE", "2025-12-04", "2025-12-04", "2025-12-04", "2025-12-09", "weekday-before"),
            Date(*span("next spring"), "DATE", "2026-SP", "2026-03-01", "2026-05-31", "2025-12-09", "next-season"),
        ),
        places=(
            Place(
                *span("harbour"),
                "Varde harbour",
                "port",
                "DK",
                "geonames:0000001",
                56.02,
                9.48,
                0.71,
                (Candidate("geonames:0000002", "Varde", "DK", 55.6, 8.5, 0.2),),
            ),
            Place(*span("north quay"), None, None, None, None, None, None, None),
        ),
        standings=(
            Standing("north quay", "p5", "controls", "unspecified", "positive", "2025-12-09", "report", None),
            Standing("north quay", "p3", "claims", "unspecified", "positive", None, "p3", None),
        ),
        notes=("the page declares one character set and is written in another",),
        name="saved/harbour.html",
    )
