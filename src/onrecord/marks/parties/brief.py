"""What the reader of parties is given of a report: its sentences, and whose words stand where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.marks.names import Name
    from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution: where its words stand, the noun phrase that is credited, whom they were said to, and whether they ask."""

    content: tuple[Span, ...] = ()
    source: Span | None = None
    addressee: Span | None = None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """A report's text, where its sentences stand, and what is told in them; all spans are in code points, in reading order.

    ``quotes`` are the spans in quotation marks, ``headlines`` the numbers of the sentences that stand over the report or over a part
    of it, ``names`` what a recogniser took for names: ``None`` where there was none, and capitals alone tell.
    """

    text: str
    sentences: tuple[Span, ...]
    told: tuple[Told, ...]
    quotes: tuple[Span, ...] = ()
    headlines: frozenset[int] = frozenset()
    names: tuple[Name, ...] | None = None
