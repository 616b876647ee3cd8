"""One statement in, the page at its lasting address out: its words in their place, how to cite it, what people said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.serve.pages.lengths import ADDRESS, QUOTE, cut
from onrecord.serve.pages.search import HitLine, hit_line
from onrecord.serve.wording import instant

if TYPE_CHECKING:
    from onrecord.record.hits import Correction, Hit


@dataclass(frozen=True, slots=True)
class StatementPage:
    """All that the template needs."""

    hit: HitLine
    words: str
    published: str | None
    citation: str
    corrections: tuple[Correction, ...]
    score: str
    latest: bool


def statement_page(hit: Hit) -> StatementPage:
    """Lay out the page: a pure function of the statement."""
    published = instant(hit.report.published) if hit.report.published else None
    return StatementPage(
        hit_line(hit), cut(hit.words, QUOTE), published, citation(hit), hit.corrections, f"{hit.score:.2f}", hit.report.latest
    )


def citation(hit: Hit) -> str:
    """Word a citation: who, what, in which report, of which day, at which address."""
    name = cut(hit.speaker.name) if hit.speaker else "unnamed"
    words = cut(hit.words, QUOTE)
    said = f"“{words}”" if hit.form == "direct" else words
    where = [f"“{cut(hit.report.title)}”" if hit.report.title else "", cut(hit.report.outlet or "")]
    where += [instant(hit.report.published[:10]) if hit.report.published else "", (hit.report.url or "")[:ADDRESS]]
    return f"{name}: {said}. {', '.join(filter(None, where))} [onrecord {hit.link}]"
