"""What the tests of parties read with: a text with marked sources in, the names that they get out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from onrecord.marks import brief_of
from onrecord.marks.names import Name
from onrecord.marks.parties import Told, cast
from onrecord.marks.tokens import cut_up
from onrecord.model import Block

if TYPE_CHECKING:
    from collections.abc import Callable

MARKED = re.compile(r"\[(?P<source>[^\]]+)\]")


@pytest.fixture(scope="session")
def named() -> Callable[..., list[str | None]]:
    """Name those who stand in brackets, each of them a source; names that a recogniser finds may be given with their kinds."""

    def found(marked: str, **kinds: str) -> list[str | None]:
        text = MARKED.sub(r"\g<source>", marked)
        starts = [match.start() - 2 * number for number, match in enumerate(MARKED.finditer(marked))]
        spans = [(start, start + len(match["source"])) for start, match in zip(starts, MARKED.finditer(marked), strict=True)]
        reading = cut_up(text, [Block(*match.span(), "paragraph") for match in re.finditer(r"[^\n]+", text)])
        names = [
            Name(match.start(), match.end(), kind)
            for name, kind in kinds.items()
            for match in re.finditer(rf"\b{name.replace('_', ' ')}\b", text)
        ]
        found = cast(brief_of(reading, [Told(source=span) for span in spans], names if kinds else None))
        label = {party.id: party.name for party in found.parties}
        return [label[party] if (party := found.ids.get(span)) else None for span in spans]

    return found
