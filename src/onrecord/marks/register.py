"""The spans of people in reading order in, who each stands for out.

A surname joins the full name that stands elsewhere in the report, a pronoun the person spoken of last that it fits, a
title the person who bears it. What stays doubtful gets no party: a wrong name is worse than none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.descriptions import bare_label, describe, is_list, list_pieces, name_span
from onrecord.marks.heads import phrase_start
from onrecord.marks.lexicon import table, words
from onrecord.marks.names import FEMININE, MASCULINE, NEUTER, PLURAL, PRONOUNS, SUFFIXES, gender_of, split_words
from onrecord.marks.surnames import AGREED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.marks.descriptions import Description
    from onrecord.marks.surnames import FullNames
    from onrecord.model import PartyKind, Span

APPOSITION: Final = 120
"""Characters before "who" in which its name is looked for."""
RECENT: Final = 12
"""Namings before a pronoun among which its bearer is looked for."""


@dataclass(slots=True)
class Entity:
    """A party in the making; ``alone`` is one person, named or not."""

    kind: PartyKind
    name: str
    key: tuple[str, ...]
    role: str | None = None
    genders: Counter[str] = field(default_factory=Counter)
    mentions: set[Span] = field(default_factory=set)
    members: list[Entity] = field(default_factory=list)
    spoke: bool = False
    alone: bool = False


class Naming(NamedTuple):
    """Somebody spoken of in a sentence, as its subject or not."""

    entity: Entity
    sentence: int
    subject: bool


@dataclass(slots=True)
class Register:
    """Everybody met so far, and the full names that the report holds."""

    names: FullNames
    titles: defaultdict[str, dict[int, Entity]] = field(default_factory=lambda: defaultdict(dict))
    known: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    later: Mapping[str, frozenset[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    """Who bears a title anywhere in the report, for one that is named by it first: "Mayor says" over a report."""
    met: list[Naming] = field(default_factory=list)

    def meet(self, text: str, span: Span, sentence: int = 0, *, subject: bool = True) -> Entity | None:
        """Return who a span stands for, and remember that they were spoken of, and where."""
        low = text[span[0] : span[1]].casefold()
        if low in PRONOUNS:
            entity = self._referred(low, sentence)
        elif low in words("words", "relatives"):
            entity = self._antecedent(text, span[0])
        else:
            entity = self._group(text, span) or self._described(text, span)
        if entity:
            described = None if low in PRONOUNS or entity.members else describe(text, span)
            entity.mentions.add(described.span if described else span)
            self._note(entity, sentence, subject=subject)
        return entity

    def pass_by(self, text: str, span: Span, sentence: int) -> None:
        """Remember that somebody known was named in passing: a pronoun after it may mean them."""
        entity = self._described(text, span)
        if entity and entity.kind == "person":
            self._note(entity, sentence, subject=False)

    def _note(self, entity: Entity, sentence: int, *, subject: bool) -> None:
        self.met.append(Naming(entity, sentence, subject))

    def _referred(self, pronoun: str, sentence: int) -> Entity | None:
        """Resolve a pronoun to the one met last that it fits, among the few met last."""
        if pronoun in MASCULINE | FEMININE:
            return self._person(*("m", "f") if pronoun in MASCULINE else ("f", "m"), sentence)
        last = self.met[-1].entity if self.met else None
        if last and pronoun in PLURAL and (last.kind == "group" or _is_crowd(last.name)):
            return last
        return last if last and pronoun in NEUTER and last.kind in ("organisation", "state", "document") else None

    def _person(self, sign: str, other: str, sentence: int) -> Entity | None:
        """Resolve "he" and "she": where two fit that were named nearest, the subject does; where that is doubtful, nobody."""
        recent = [naming for naming in self.met[:-RECENT:-1] if naming.entity.alone and _fits(naming.entity, sign, other)]
        if not recent:
            return None
        nearest = recent[0].sentence
        while (
            len(recent) > 1
            and nearest == sentence
            and recent[-1].sentence < nearest
            and not any(n.subject for n in recent if n.sentence == nearest)
        ):
            nearest = next(naming.sentence for naming in recent if naming.sentence < nearest)
        near = [naming for naming in recent if naming.sentence >= nearest]
        entity = _only(near) or _only([naming for naming in near if naming.subject])
        if entity and entity.kind != "person" and not entity.genders[sign]:
            return None
        if entity and not entity.genders[sign]:
            surer = next((naming.entity for naming in recent if naming.entity.genders[sign]), None)
            entity = None if surer else entity
        if entity:
            entity.genders[sign] += 1
        return entity

    def _antecedent(self, text: str, at: int) -> Entity | None:
        """Return whom "who" stands for: the noun phrase before it."""
        low = max(0, at - APPOSITION)
        found = split_words(text, (low + len(text[low:at]) - len(text[low:at].lstrip()), at))
        while found and found[-1].form == ",":
            found.pop()
        start = phrase_start([word.form for word in found])
        return self._described(text, (found[start].start, found[-1].end)) if start < len(found) else None

    def _group(self, text: str, span: Span) -> Entity | None:
        """Read "Ukraine and Moldova", "the mayor, the police and two banks" as a group, with its named members."""
        phrase = text[span[0] : span[1]]
        joint = phrase.rfind(" and ")
        if joint < 0 or not is_list(split_words(text, span)):
            return None
        members = [self._described(text, piece) for piece in list_pieces(phrase, span[0]) if name_span(text, piece)]
        label = bare_label(phrase) or phrase
        entity = self.known.setdefault(("", "group", label.casefold()), Entity("group", label, ("", "group", label.casefold())))
        entity.members = entity.members or [member for member in members if member]
        return entity

    def _described(self, text: str, span: Span) -> Entity | None:
        found = describe(text, span)
        if found is None:
            return None
        if found.key[0] == "":
            return self._by_title(found) or self._by_key(found, found.key, found.label)
        firm = self.names.firm(found)
        if firm or (found.kind == "person" and found.key in self.names.bodies):
            key, label = firm or (found.key, found.label)
            return self._by_key(replace(found, kind="organisation"), key, label)
        if self.names.doubtful(found):
            return None
        key, label = self.names.person(found) or _state(found) or (found.key, found.label)
        return self._by_key(found, key, label)

    def _by_title(self, description: Description) -> Entity | None:
        """Resolve "the minister" to the one person met who is a minister, "the union" to the one body with a union in its name."""
        office = description.kind == "unnamed" and description.head in words("titles", "roles", "words")
        if description.fresh or not (office or (description.kind == "organisation" and description.key[-1] == description.head)):
            return None
        bearers = self.titles[description.head]
        if bearers or not office:
            return next(iter(bearers.values())) if len(bearers) == 1 else None
        later = self.later.get(description.head, frozenset())
        if len(later) != 1:
            return None
        key, label = next(iter(later))
        return self.known.get(key) or self._enter(replace(description, kind="person", key=key), key, label, person=True)

    def bearers(self) -> dict[str, frozenset[tuple[tuple[str, ...], str]]]:
        """Return who bears each title, of the people met so far."""
        return {
            title: frozenset((entity.key, entity.name) for entity in entities.values() if entity.kind == "person")
            for title, entities in self.titles.items()
        }

    def _trades(self, entity: Entity) -> None:
        """Remember that a body is "the company", "the firm"."""
        for noun in words("titles", "trading", "words"):
            self.titles[noun][id(entity)] = entity

    def _by_key(self, description: Description, key: tuple[str, ...], label: str) -> Entity:
        alone = len(description.key) == 1 and (key in self.names.labels or key[0] in self.names.styled or key[0] in self.names.full)
        person = description.kind == "person" or alone
        entity = None if description.fresh else self.known.get(key)
        if entity is None:
            entity = self._enter(description, key, label, person=person)
        if entity.role is None and description.role:
            self._entitle(entity, description.role, person=person)
        for sign in _gendered(description):
            entity.genders[sign] += AGREED
        if description.honorific:
            entity.genders[table("titles")["honorifics"][description.honorific]] += 1
        return entity

    def _enter(self, description: Description, key: tuple[str, ...], label: str, *, person: bool) -> Entity:
        """Make a party of somebody who was not met before."""
        entity = Entity("person" if person else description.kind, label, key, alone=person or _is_one(description))
        self.known[key] = entity
        for word in key if description.kind == "organisation" and description.key[0] else ():
            self.titles[word][id(entity)] = entity
        if key[-1].rstrip(".") in words("titles", "firms", "words"):
            self._trades(entity)
        if description.fresh:
            self.known["", description.head or label.rsplit(maxsplit=1)[-1].casefold()] = entity
        if sign := gender_of(key[0]) if person else None:
            entity.genders[sign] += AGREED
        return entity

    def _entitle(self, entity: Entity, role: str, *, person: bool) -> None:
        """Give a party its role, by whose words it may be called later."""
        entity.role = role
        found = role.casefold().split()
        if not person and set(found) & words("titles", "trading", "words"):
            self._trades(entity)
        for word in found if person else ():
            self.titles[word][id(entity)] = entity


def _is_one(description: Description) -> bool:
    """Tell one person without a name from several: "a furnace operator"."""
    head = description.head
    return description.kind == "unnamed" and bool(head) and not head.endswith("s") and head not in words("titles", "crowds", "words")


def _gendered(description: Description) -> Iterator[str]:
    """Yield what the nouns beside a name say about the pronoun: "her brother Dan Holt", "Alan Holt Snr"."""
    beside = (description.role or description.head).casefold().split()[-1:]
    found = {word.strip(".,") for word in beside} | ({description.key[-1].rstrip(".")} & SUFFIXES)
    for sign in ("m", "f"):
        if found & words("titles", "gendered", sign):
            yield sign


def _fits(entity: Entity, sign: str, other: str) -> bool:
    """Tell whether a pronoun can stand for a person: one seen to act, or of its gender."""
    return entity.genders[sign] >= entity.genders[other] and bool(entity.spoke or entity.role or entity.genders[sign])


def _only(namings: Iterable[Naming]) -> Entity | None:
    """Return the one person that some namings are of."""
    found = {id(naming.entity): naming.entity for naming in namings}
    return next(iter(found.values())) if len(found) == 1 else None


def _state(description: Description) -> tuple[tuple[str, ...], str] | None:
    """Return the state that a capital stands for where it speaks: "Moscow said"."""
    state = table("capitals").get(" ".join(description.key)) if description.kind == "state" and not description.honorific else None
    return (tuple(state.casefold().split()), state) if state else None


def _is_crowd(label: str) -> bool:
    found = label.casefold().split()
    return bool({found[0], found[-1]} & words("titles", "crowds", "words"))
