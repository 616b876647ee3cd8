"""What the tests of places read with: a text in, a block a line, its places out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from onrecord.marks.places import read_places
from onrecord.model import Block

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Place


@pytest.fixture(scope="session")
def read() -> Callable[..., tuple[Place, ...]]:
    """Read the places of a text."""
    return lambda text, outlet=None: read_places(
        text, [Block(*match.span(), "paragraph") for match in re.finditer(r"[^\n]+", text)], outlet
    )


@pytest.fixture(scope="session")
def told(read: Callable[..., tuple[Place, ...]]) -> Callable[[str], list[tuple[str, str | None, str | None]]]:
    """Read the places of a text: the words, the name and the state of each."""
    return lambda text: [(text[place.start : place.end], place.name, place.country) for place in read(text)]
