"""Someone across reports in, the page out: what is said over time, to whom, about whom, and why these parties are one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.serve.grammar import line
from onrecord.serve.pages.lengths import cut
from onrecord.serve.pages.search import SearchPage, search_href, search_page
from onrecord.serve.wording import instant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.hits import Facets, Page, Timeline
    from onrecord.record.people import Actor, Companion, Join

GROUNDS: Final = {
    "new": "the first of this name",
    "wikidata": "the same Wikidata item",
    "role": "the same name and a role that few have",
    "company": "the same name, named together with the same others",
    "name": "a name that only one bears",
    "state": "a state",
    "hand": "joined by hand",
}
FORMS: Final = {"direct": "verbatim", "mixed": "partly verbatim", "indirect": "paraphrased"}


@dataclass(frozen=True, slots=True)
class Beside:
    """Another party, where its page is, and how often the two meet."""

    name: str
    href: str
    count: str


@dataclass(frozen=True, slots=True)
class JoinLine:
    """A report in which the party is named, and why it is taken for this one."""

    name: str
    role: str | None
    outlet: str | None
    published: str | None
    href: str
    ground: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, in whole percent."""

    label: str
    percent: int
    tenths: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """All that the template needs."""

    name: str
    kind: str
    roles: tuple[str, ...]
    reports: str
    found: SearchPage
    to: tuple[Beside, ...]
    about: tuple[Beside, ...]
    shares: tuple[Share, ...]
    joins: tuple[JoinLine, ...]
    namesakes: tuple[str, ...]
    all_href: str


def actor_page(actor: Actor, page: Page, facets: Facets, timeline: Timeline) -> ActorPage:
    """Lay out the page: a pure function of what the file tells of an actor."""
    asked = line(f"who:actor:{actor.id}")
    total = sum(facet.count for facet in facets.form) or 1
    shares = (Share(FORMS[facet.value], round(100 * facet.count / total), round(10 * facet.count / total)) for facet in facets.form)
    return ActorPage(
        name=cut(actor.name),
        kind=actor.kind,
        roles=tuple(cut(role) for role in actor.roles[:4]),
        reports=f"{actor.reports:,}",
        found=search_page(asked, page, facets, timeline),
        to=tuple(_beside(actor.to)),
        about=tuple(_beside(actor.about)),
        shares=tuple(shares),
        joins=tuple(map(_join, actor.joins)),
        namesakes=tuple(f"/party/{number}" for number in actor.namesakes),
        all_href=search_href(asked.written),
    )


def _beside(others: Iterable[Companion]) -> Iterable[Beside]:
    for other in others:
        yield Beside(cut(other.name), f"/party/{other.actor}", f"{other.count:,}")


def _join(join: Join) -> JoinLine:
    return JoinLine(
        cut(join.name),
        cut(join.role) if join.role else None,
        cut(join.outlet) if join.outlet else None,
        cut(instant(join.published)) if join.published else None,
        f"/report/{join.report}",
        GROUNDS[join.ground],
    )
