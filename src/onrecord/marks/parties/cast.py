"""The spans of speakers and addressees in, parties out: one for each person or body, however a report calls them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.marks.names import PRONOUNS, key_of, person_key
from onrecord.marks.parties.known import Known
from onrecord.marks.parties.mentions import mentions
from onrecord.marks.parties.page import Page
from onrecord.marks.parties.register import Register
from onrecord.model import Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.marks.names import Run
    from onrecord.marks.parties.brief import Brief
    from onrecord.marks.parties.entity import Entity
    from onrecord.marks.parties.mentions import Mention
    from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties, and the party id of each span that has one."""

    parties: tuple[Party, ...]
    ids: Mapping[Span, str | None]


def cast(brief: Brief) -> Cast:
    """Find out who stands behind each source and addressee of what a report tells."""
    page = Page.of(brief)
    register = Register(page, Known(page))
    return _finish(resolve(register), register)


def resolve(register: Register) -> dict[Span, Entity]:
    """Return who each wanted mention stands for: names first, then all in reading order, then those who speak of themselves."""
    text, found = register.page.text, mentions(register.page)
    for mention in found:
        register.introduce(mention)
    register.known.settled = True
    for mention in sorted(found, key=lambda mention: _speaks_of_self(text, mention)):
        register.meet(mention)
    return {m.span: register.resolved[m.span] for m in found if m.wanted and m.span in register.resolved}


def _speaks_of_self(text: str, mention: Mention) -> bool:
    """Tell "I", "we" and "my father", whose speaker may be named only after the words."""
    low = text[slice(*mention.span)].casefold()
    return low in ("i", "we", "me", "us", "dad", "mum", "mom") or low.startswith(("my ", "our "))


def _finish(entities: Mapping[Span, Entity], register: Register) -> Cast:
    """Give each entity a number, in reading order, and its mentions."""
    order: dict[int, Entity] = {}
    for span in sorted(entities):
        for entity in (entities[span], *entities[span].members):
            order.setdefault(id(entity), entity)
        entities[span].mentions.add(_mention(register.page, span, entities[span]))
    ids = {key: f"P{number}" for number, key in enumerate(order, 1)}
    _name(register.page.runs, register, order)
    parties = tuple(
        Party(ids[key], e.name, e.kind, e.role, tuple(sorted(e.mentions)), tuple(dict.fromkeys(ids[id(m)] for m in e.members)))
        for key, e in order.items()
    )
    return Cast(parties, {span: ids[id(entity)] for span, entity in entities.items()})


def _mention(page: Page, span: Span, entity: Entity) -> Span:
    """Return the name or the description in a span, without what is told beside it."""
    found = None if entity.members or page.text[span[0] : span[1]].casefold() in PRONOUNS else page.described(span)
    return found.span if found else span


def _name(runs: Iterable[Sequence[Run]], register: Register, order: Mapping[int, Entity]) -> None:
    """Add every run of capitals that is one of the names."""
    for run in (run for own in runs for run in own):
        bearer = run.bearer
        low = key_of(bearer)
        entity = register.known.by_key.get(low) or (register.known.by_key.get(person_key(low)) if low else None)
        if entity is None and len(low) == 1 and len(register.page.names.full.get(low[0], ())) == 1:
            entity = register.known.by_key.get(next(iter(register.page.names.full[low[0]])))
        if entity and id(entity) in order and low:
            entity.mentions.add((bearer[0].start, bearer[-1].end))
