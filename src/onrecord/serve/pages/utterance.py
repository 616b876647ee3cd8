"""One quotation in many reports in, the page out: the words once, then each report that carries them with what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.serve.pages.lengths import QUOTE, cut
from onrecord.serve.pages.search import HitLine, hit_line
from onrecord.serve.wording import instant

if TYPE_CHECKING:
    from onrecord.record.carriers import Carrier, Utterance

SHOWN: Final = 40
"""Reports that are listed; the others are counted."""


@dataclass(frozen=True, slots=True)
class CarrierLine:
    """A report that carries the words."""

    hit: HitLine
    published: str | None
    added: tuple[str, ...]
    left_out: tuple[str, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class UtterancePage:
    """All that the template needs."""

    words: str
    speaker: str | None
    speaker_href: str | None
    carriers: tuple[CarrierLine, ...]
    more: int


def utterance_page(found: Utterance) -> UtterancePage:
    """Lay out the page: a pure function of the utterance."""
    speaker = found.first.speaker
    return UtterancePage(
        cut(found.first.words, QUOTE),
        cut(speaker.name) if speaker else None,
        f"/party/{speaker.actor}" if speaker else None,
        tuple(map(_carrier, found.carriers[:SHOWN])),
        found.more + max(0, len(found.carriers) - SHOWN),
    )


def _carrier(carrier: Carrier) -> CarrierLine:
    published = carrier.hit.report.published
    return CarrierLine(
        hit_line(carrier.hit),
        cut(instant(published)) if published else None,
        tuple(map(cut, carrier.added[:20])),
        tuple(map(cut, carrier.left_out[:20])),
        carrier.same,
    )
