"""What a sentence asserts of a place, before it is known who asserts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from onrecord.marks.standings.actors import Actor
    from onrecord.marks.standings.objects import Ground
    from onrecord.model import Aspect, Extent


POSITIVE: Final = False
"""What an assertion's ``negative`` is where nothing negates it."""


class Assertion(NamedTuple):
    """What is said of a place: ``parties`` holds ``None`` for nobody; ``start`` and ``end`` are where the words of it stand."""

    aspect: Aspect
    parties: tuple[Actor | None, ...]
    ground: Ground
    extent: Extent
    negative: bool
    start: int
    end: int
