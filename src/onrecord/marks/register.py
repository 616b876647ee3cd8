"""The spans of people in reading order in, who each stands for out.

A surname joins the full name that stands elsewhere in the report, a pronoun the person spoken of last that it fits, a
title the person who bears it. What stays doubtful gets no party: a wrong name is worse than none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from onrecord.marks.descriptions import bare_label, describe, is_list, list_pieces, name_span
from onrecord.marks.heads import phrase_start
from onrecord.marks.lexicon import table, words
from onrecord.marks.names import FEMININE, MASCULINE, NEUTER, PLURAL, PRONOUNS, gender_of, split_words
from onrecord.marks.surnames import AGREED

if TYPE_CHECKING:
    from onrecord.marks.descriptions import Description
    from onrecord.marks.surnames import FullNames
    from onrecord.model import PartyKind, Span

APPOSITION: Final = 120
"""Characters before "who" in which its name is looked for."""


@dataclass(slots=True)
class Entity:
    """A party in the making."""

    kind: PartyKind
    name: str
    key: tuple[str, ...]
    role: str | None = None
    genders: Counter[str] = field(default_factory=Counter)
    mentions: set[Span] = field(default_factory=set)
    members: list[Entity] = field(default_factory=list)
    spoke: bool = False


@dataclass(slots=True)
class Register:
    """Everybody met so far, and the full names that the report holds."""

    names: FullNames
    titles: defaultdict[str, dict[int, Entity]] = field(default_factory=lambda: defaultdict(dict))
    known: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    met: list[Entity] = field(default_factory=list)

    def meet(self, text: str, span: Span) -> Entity | None:
        """Return who a span stands for, and remember that they were spoken of."""
        low = text[span[0] : span[1]].casefold()
        if low in PRONOUNS:
            entity = self._referred(low)
        elif low in words("words", "relatives"):
            entity = self._antecedent(text, span[0])
        else:
            entity = self._group(text, span) or self._described(text, span)
        if entity:
            described = None if low in PRONOUNS or entity.members else describe(text, span)
            entity.mentions.add(described.span if described else span)
            self.met.append(entity)
        return entity

    def _referred(self, pronoun: str) -> Entity | None:
        """Resolve a pronoun to the one met last that it fits, among the few met last."""
        recent = self.met[:-9:-1]
        if pronoun in MASCULINE | FEMININE:
            sign, other = ("m", "f") if pronoun in MASCULINE else ("f", "m")
            surely = (e for e in recent if e.kind == "person" and (e.spoke or e.role or e.genders[sign]))
            fits = (e for e in surely if e.genders[sign] >= e.genders[other])
            entity = next(fits, None)
            if entity:
                entity.genders[sign] += 1
            return entity
        last = recent[0] if recent else None
        if last and pronoun in PLURAL and (last.kind == "group" or _is_crowd(last.name)):
            return last
        return last if last and pronoun in NEUTER and last.kind in ("organisation", "state", "document") else None

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
        key, label = self.names.person(found) or (found.key, found.label)
        return self._by_key(found, key, label)

    def _by_title(self, description: Description) -> Entity | None:
        """Resolve "the minister" to the one person met who is a minister, "the union" to the one body with a union in its name."""
        office = description.kind == "unnamed" and description.head in words("titles", "roles", "words")
        if description.fresh or not (office or (description.kind == "organisation" and description.key[-1] == description.head)):
            return None
        bearers = self.titles[description.head]
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def _by_key(self, description: Description, key: tuple[str, ...], label: str) -> Entity:
        alone = len(description.key) == 1 and (key in self.names.labels or key[0] in self.names.styled or key[0] in self.names.full)
        person = description.kind == "person" or alone
        entity = None if description.fresh else self.known.get(key)
        if entity is None:
            entity = Entity("person" if person else description.kind, label, key)
            self.known[key] = entity
            for word in key if description.kind == "organisation" and description.key[0] else ():
                self.titles[word][id(entity)] = entity
            if key[-1].rstrip(".") in words("titles", "firms", "words"):
                self.titles["company"][id(entity)] = entity
            if description.fresh:
                self.known["", description.head or label.rsplit(maxsplit=1)[-1].casefold()] = entity
            if sign := gender_of(key[0]) if person else None:
                entity.genders[sign] += AGREED
        if entity.role is None and description.role:
            entity.role = description.role
            for word in description.role.casefold().split() if person else ():
                self.titles[word][id(entity)] = entity
        if description.honorific:
            entity.genders[table("titles")["honorifics"][description.honorific]] += 1
        return entity


def _is_crowd(label: str) -> bool:
    found = label.casefold().split()
    return bool({found[0], found[-1]} & words("titles", "crowds", "words"))
