"""Names and descriptions in, the one party that each of them is known by out: everybody that a report tells of.

A surname joins the full name that stands elsewhere in the report, initials the body that they stand for. Two people of one
surname stay apart: the surname alone means whoever of them was spoken of just before, or nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from onrecord.marks.heads import kind_of_head
from onrecord.marks.lexicon import table, words
from onrecord.marks.names import SUFFIXES, sign_of
from onrecord.marks.parties.entity import Entity
from onrecord.marks.surnames import AGREED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.marks.descriptions import Description
    from onrecord.marks.parties.entity import Sign
    from onrecord.marks.parties.page import Page
    from onrecord.model import Span

FRESH: Final = 2
"""Sentences in which one of two bearers of a surname must have been named, for the surname alone to mean that one."""
STALE: Final = 5
"""Sentences for which the other must not have been named."""
AGE: Final = re.compile(r", (\d{2,3})\b|\b(\d{2,3})-year-old\b")

ONE: Final = frozenset({"younger", "elder", "older", "other", "first", "second", "latter", "former", "one"})
"""Words for one of several people."""

Key = tuple[str, ...]


@dataclass(slots=True)
class Known:
    """Everybody known so far, by name, by description, and by the nouns that they may be called by."""

    page: Page
    by_key: dict[Key, Entity] = field(default_factory=dict)
    bearers: defaultdict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    bodies: list[Entity] = field(default_factory=list)
    """Bodies with a name."""
    people: list[Entity] = field(default_factory=list)
    """People with a name."""
    kin: list[Entity] = field(default_factory=list)
    """People of whom it is said whose relatives they are."""
    aged: defaultdict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    opened: list[Entity] = field(default_factory=list)
    """Those without a name that a headline speaks of."""
    settled: bool = False
    """Whether every name of the report has been introduced."""

    def bears(self, entity: Entity, noun: str, before: Iterable[str] = ()) -> None:
        """Remember a noun that somebody may be called by, and the words that stood before it."""
        if noun not in entity.offices:
            self.bearers[noun].append(entity)
        entity.offices.setdefault(noun, set()).update(before)

    def of_age(self, entity: Entity, words_of: str) -> None:
        """Remember how old somebody is said to be."""
        found = AGE.search(words_of) if entity.kind == "person" else None
        if found and entity not in self.aged[found[1] or found[2]]:
            self.aged[found[1] or found[2]].append(entity)

    def unnamed(self, found: Description, label: str = "", key: Key = ()) -> Entity:
        """Return somebody who is only described, new where the description says so."""
        key = key or found.key
        entity = None if found.fresh else self.by_key.get(key)
        if entity is None:
            entity = Entity(found.kind, label or found.label, key, alone=is_one(found), named=False)
            self.bears(entity, found.head, found.before)
            self.by_key[key] = entity
            if found.fresh:
                self.by_key["", found.head] = entity
            for sign in _gendered(found):
                entity.genders[sign] += AGREED
        return entity

    def group(self, label: str, members: list[Entity]) -> Entity:
        """Return the group that a label names."""
        key = ("", "group", label.casefold())
        entity = self.by_key.setdefault(key, Entity("group", label, key, named=False))
        entity.members = entity.members or members
        return entity

    def at(self, span: Span, sentence: int) -> Entity | None:
        """Return who is named in a span."""
        found = self.page.described(span)
        return self.named(found, sentence) if found and found.key[0] else None

    def named(self, found: Description, sentence: int) -> Entity | None:
        """Return who a name stands for in a sentence; nobody where it may stand for two."""
        names = self.page.names
        firm = names.firm(found) or names.spelled(found)
        if firm or (found.kind == "person" and found.key in names.bodies):
            key, label = firm or (found.key, found.label)
            return self._by_key(replace(found, kind="organisation"), key, label, sentence)
        bearer = names.person(found)
        if names.shared(found):
            bearer = self._latest(found, sentence) if self.settled else None if names.doubtful(found) else bearer
            if bearer is None:
                return None
        key, label = bearer or _state(found) or _alias(found) or (found.key, found.label)
        entity = self._by_key(found, key, label, sentence)
        if key != found.key and not entity.alone:
            self.by_key.setdefault(found.key, entity)
        if not entity.alone and label == found.label and label.count(" ") > entity.name.count(" "):
            entity.name = label
        return entity

    def _latest(self, found: Description, sentence: int) -> tuple[Key, str] | None:
        """Choose among the bearers of one surname: by the honorific, by who was named just before, by who is named far more often."""
        names = self.page.names
        bearers = names.bearers(found)
        if len(bearers) == 1:
            return bearers[0], names.labels[bearers[0]]
        gap = {key: sentence - self.by_key[key].seen if key in self.by_key else sentence + STALE for key in bearers}
        near = [key for key in bearers if gap[key] <= FRESH]
        if len(near) == 1 and all(gap[key] > STALE for key in bearers if key != near[0]):
            return near[0], names.labels[near[0]]
        likely = None if names.doubtful(found) else names.person(found)
        return likely if likely and not any(key != likely[0] for key in near) else None

    def _by_key(self, found: Description, key: Key, label: str, sentence: int) -> Entity:
        entity = self.by_key.get(key) or self._enter(found, key, label)
        entity.since = min(entity.since, sentence)
        if found.role:
            entity.role = entity.role or found.role
        for sign in _gendered(found):
            entity.genders[sign] += AGREED
        if found.honorific and not self.settled:
            entity.genders[table("titles")["honorifics"][found.honorific]] += 1
        entity.sure = entity.sure or bool(found.honorific or found.role)
        return entity

    def _enter(self, found: Description, key: Key, label: str) -> Entity:
        """Make a party of somebody who was not known before."""
        names = self.page.names
        alone = len(found.key) == 1 and (key in names.labels or key[0] in names.styled or key[0] in names.full)
        person = found.kind == "person" or alone
        entity = self.by_key[key] = Entity("person" if person else found.kind, label, key, alone=person)
        told = self.page.recognised is not None and key not in self.page.places
        if person:
            self.people.append(entity)
            sign = sign_of(key[0])
            entity.genders[sign or "?"] += AGREED
            entity.sure = told or (len(key) > 1 and sign is not None)
            return entity
        if entity.kind == "organisation":
            self.bodies.append(entity)
        entity.sure = told or key in names.bodies - self.page.places
        for at, word in enumerate(key):
            if entity.kind in ("organisation", "document") and kind_of_head(word) in ("organisation", "document"):
                self.bears(entity, word.rstrip("."), key[:at])
                entity.sure = True
        if key[-1].rstrip(".") in words("titles", "firms", "words"):
            self.trades(entity)
        return entity

    def trades(self, entity: Entity) -> None:
        """Note that a body is "the company", "the firm"."""
        entity.sure = True
        for noun in words("titles", "business", "words"):
            self.bears(entity, noun)


def is_one(found: Description) -> bool:
    """Tell one person without a name from several: "a furnace operator"."""
    head = found.head
    several = head.endswith("s") or head in words("titles", "crowds", "words")
    return found.kind == "unnamed" and (kind_of_head(head) == "unnamed" or head in ONE) and not several


def _gendered(found: Description) -> Iterator[Sign]:
    """Yield what the nouns beside a name say about the pronoun: "her brother Dan Holt", "Alan Holt Snr"."""
    beside = (found.role or found.head).casefold().split()[-1:]
    near = {word.strip(".,") for word in beside} | ({found.key[-1].rstrip(".")} & SUFFIXES)
    signs: tuple[Sign, Sign] = ("m", "f")
    for sign in signs:
        if near & words("titles", "gendered", sign):
            yield sign


def _state(found: Description) -> tuple[Key, str] | None:
    """Return the state that a capital stands for where it speaks: "Moscow said"."""
    state = table("capitals").get(" ".join(found.key)) if found.kind == "state" and not found.honorific else None
    return (tuple(state.casefold().split()), state) if state else None


def _alias(found: Description) -> tuple[Key, str] | None:
    """Return what a state or a body is one with that goes by a short name or by initials: "UN" and "United Nations"."""
    name = " ".join(found.key).rstrip(".")
    whole = None if found.kind == "person" else table("aliases")["states"].get(name) or table("aliases")["bodies"].get(name)
    return (tuple(whole.split()), found.label) if whole else None
