"""Who is quoted in, the page out: how much each speaks, and whether in own words or the reporter's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.serve.pages.lengths import cut
from onrecord.serve.pages.search import search_href

if TYPE_CHECKING:
    from onrecord.record.quoted import Voice, Voices
    from onrecord.serve.grammar import Line

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A speaker: the bar's parts are tenths of the most frequent speaker's statements."""

    name: str
    kind: str
    href: str
    search: str
    count: str
    verbatim: int
    bars: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """All that the template needs; ``shares`` are percents of all statements."""

    lines: tuple[VoiceLine, ...]
    speakers: str
    statements: str
    nobody: str
    shares: tuple[tuple[str, int], ...]
    partial: bool


def overview_page(asked: Line, found: Voices) -> OverviewPage:
    """Lay out the page: a pure function of the counts."""
    most = max((voice.count for voice in found.shown), default=1)
    total = sum(found.forms)
    names = ("verbatim", "partly verbatim", "paraphrased")
    return OverviewPage(
        tuple(_line(asked, voice, most) for voice in found.shown),
        f"{found.speakers:,}",
        f"{total:,}",
        f"{found.nobody:,}",
        tuple((name, round(HUNDREDTHS * count / total)) for name, count in zip(names, found.forms, strict=True)) if total else (),
        found.partial,
    )


def _line(asked: Line, voice: Voice, most: int) -> VoiceLine:
    bars, at = [], 0.0
    for form, count in (("direct", voice.direct), ("mixed", voice.mixed), ("indirect", voice.indirect)):
        width = round(HUNDREDTHS * count / most, 2)
        bars += [(form, round(at, 2), width)] if count else []
        at += width
    return VoiceLine(
        cut(voice.name, 120),
        voice.kind,
        f"/party/{voice.actor}",
        search_href(asked.having("who", f"actor:{voice.actor}").written),
        f"{voice.count:,}",
        round(HUNDREDTHS * voice.direct / voice.count),
        tuple(bars),
    )
