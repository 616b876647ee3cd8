"""Mentions in reading order in, who each stands for out.

A name and a description stand for whoever is known by them, a pronoun for one of those spoken of before that it fits, "I" for
whoever says it. What stays doubtful gets no party: a wrong name is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from onrecord.marks.descriptions import bare_label, name_span, whoever
from onrecord.marks.heads import phrase_start
from onrecord.marks.lexicon import table
from onrecord.marks.lists import is_list, list_pieces
from onrecord.marks.names import FEMININE, MASCULINE, NEUTER, PLURAL, split_words
from onrecord.marks.parties import kin, offices, pronouns
from onrecord.marks.parties.entity import Entity
from onrecord.marks.parties.known import FRESH, Known, is_one
from onrecord.marks.parties.pronouns import Naming, Scene

if TYPE_CHECKING:
    from onrecord.marks.parties.entity import Sign
    from onrecord.marks.parties.mentions import Mention
    from onrecord.marks.parties.page import Page
    from onrecord.model import Span

APPOSITION: Final = 120
"""Characters before "who" in which its name is looked for."""
NEAR: Final = 12
"""Namings before "it" and "they" among which their bearer is looked for."""
REPLY: Final = 12
"""Characters after a pronoun in which the verb stands by which it answers."""
REPLIES: Final = frozenset({"replied", "answered", "responded", "retorted", "countered"})


@dataclass(slots=True)
class Register:
    """Everybody met so far; who is named anywhere in the report is known from its beginning.

    Somebody who may be one of two has no name, so that a pronoun may mean them and get no name either.
    """

    page: Page
    known: Known
    met: list[Naming] = field(default_factory=list)
    resolved: dict[Span, Entity] = field(default_factory=dict)
    speaker: Entity | None = None
    spoken: int = -9
    asker: Entity | None = None
    speakers: list[tuple[int, Entity]] = field(default_factory=list)
    """Who was credited with words, and where, outside of what others say."""
    chain: dict[str, Entity] = field(default_factory=dict)

    def introduce(self, mention: Mention) -> None:
        """Get to know who is named, before anybody is given a party."""
        found = self.page.described(mention.span) if mention.form == "phrase" else None
        if found is None or not found.key[0] or found.kind == "document" or self._is_group(mention.span):
            return
        entity = self.known.named(found, mention.sentence)
        if entity is None:
            return
        if found.role:
            offices.entitle(self.known, entity, found.role)
        offices.follow(self.known, entity, found.span[1])
        self.known.of_age(entity, self.page.text[slice(*mention.span)])

    def meet(self, mention: Mention) -> Entity | None:
        """Return who a mention stands for, and remember that they were spoken of, and where."""
        entity = self._meant(mention)
        if entity is None:
            return None
        if entity.name:
            self.resolved[mention.span] = entity
        inside = self.page.enclosing(mention.span) is not None
        self._note(entity, mention, inside=inside)
        if mention.wanted and mention.span in self.page.sources:
            entity.spoke = True
            if not inside:
                self.speaker, self.spoken = entity, mention.sentence
                self.speakers.append((mention.span[0], entity))
                self.asker = entity if mention.span in self.page.askers else None
        return entity if entity.name else None

    def _note(self, entity: Entity, mention: Mention, *, inside: bool) -> None:
        """Remember where somebody was spoken of, and how."""
        entity.times += 1
        entity.seen = mention.sentence
        before = [naming for naming in self.met[-NEAR:] if naming.sentence == mention.sentence and naming.first]
        self.met.append(
            Naming(
                entity,
                mention.sentence,
                self.page.paragraphs[mention.sentence],
                mention.subject,
                mention.quoted,
                first=mention.subject and not before,
                addressed=mention.wanted and mention.span not in self.page.sources,
                asker=mention.asker,
                inside=inside and not mention.quoted,
                joint=mention.joint,
            )
        )

    def _meant(self, mention: Mention) -> Entity | None:
        low = self.page.text[slice(*mention.span)].casefold()
        if mention.form == "pronoun":
            return self._referred(low, mention)
        if mention.form == "relative":
            return self._antecedent(mention.span[0], mention)
        self._owners(mention)
        if offices.points(low):
            return offices.pointed(self, low, mention)
        return self._group(mention) or self._described(mention.span, mention)

    def _owners(self, mention: Mention) -> None:
        """Remember whom a description belongs to: "Mrs Holt’s husband"."""
        found = self.page.words[mention.sentence]
        for run in self.page.runs[mention.sentence] if mention.wanted else ():
            owned = any(word.start == run.last.start and word.low.endswith("'s") for word in found)
            if owned and run.bearer and mention.span[0] <= run.first.start < mention.span[1]:
                entity = self.known.at((run.first.start, run.last.end), mention.sentence)
                if entity:
                    self._note(entity, mention._replace(subject=False, wanted=False, asker=False, joint=-1), inside=False)

    def own(self, span: Span) -> Entity | None:
        """Return who says "I" in a place."""
        told = self.page.enclosing(span)
        if told and told.source:
            return self.resolved.get(told.source)
        at = bisect_left(self.speakers, span[0], key=lambda turn: turn[0]) - 1
        return self.speakers[at][1] if at >= 0 and self.page.quoted(span) else None

    def scene(self, mention: Mention, sign: Sign) -> Scene:
        """Return what a pronoun is seen against."""
        owns = self.page.text[slice(*mention.span)].casefold() == "his" or (sign == "f" and not mention.subject)
        return Scene(
            mention.sentence,
            self.page.paragraphs[mention.sentence],
            sign,
            self.speaker,
            mention.sentence - self.spoken,
            self.chain.get(sign),
            source=mention.wanted and mention.subject,
            quoted=mention.quoted,
            owns=owns,
        )

    def _referred(self, pronoun: str, mention: Mention) -> Entity | None:
        """Resolve a pronoun: "I" is whoever says it, the others one of those spoken of before."""
        if pronoun in ("i", "me", "we", "us"):
            return self.own(mention.span)
        if pronoun in MASCULINE | FEMININE | {"his"}:
            return self.person("f" if pronoun in FEMININE else "m", mention)
        if pronoun in NEUTER | PLURAL:
            return self._body(mention, plural=pronoun in PLURAL)
        return None

    def person(self, sign: Sign, mention: Mention) -> Entity | None:
        """Resolve "he" and "she"."""
        entity, likely = self._choose(pronouns.candidates(self.met, self.scene(mention, sign), self._barred(mention)), mention)
        if entity:
            entity.genders[sign] += likely >= table("pronouns")["least"]
            self.chain[sign] = entity
        return entity

    def _barred(self, mention: Mention) -> list[Entity]:
        """Return whom a pronoun cannot mean: whoever says it in a quotation, says something to it, or is answered by it."""
        told = self.page.addressed.get(mention.span) or (self.page.enclosing(mention.span) if mention.quoted else None)
        found = [self.resolved.get(told.source)] if told and told.source else []
        after = self.page.text[mention.span[1] : mention.span[1] + REPLY].casefold().split()
        if mention.wanted and after[:1] and after[0].strip(",:") in REPLIES and mention.sentence - self.spoken <= FRESH:
            found.append(self.asker)
        return [entity for entity in found if entity]

    def _choose(self, found: list[tuple[Entity, tuple[float, ...]]], mention: Mention) -> tuple[Entity | None, float]:
        return pronouns.choose(found, wanted=mention.wanted)

    def _body(self, mention: Mention, *, plural: bool) -> Entity | None:
        """Resolve "it" and "they": whoever spoke just before, or else the one subject of the sentence before."""
        barred = self._barred(mention)

        def fits(entity: Entity) -> bool:
            told = entity.sure or entity.spoke or entity.kind != "organisation" or not entity.named
            return (entity.several if plural else entity.body and told) and entity not in barred

        near = [n for n in self.met[-NEAR:] if mention.sentence - n.sentence <= 1 and fits(n.entity)]
        subjects = {id(n.entity): n.entity for n in near if n.subject}
        if self.speaker and mention.sentence - self.spoken <= FRESH:
            if fits(self.speaker) and not set(subjects) - {id(self.speaker)}:
                return self.speaker
            if plural and self.speaker.body and not subjects and self.speaker not in barred:
                return self.speaker
        found = subjects or {id(n.entity): n.entity for n in near}
        return next(iter(found.values())) if len(found) == 1 else None

    def _antecedent(self, at: int, mention: Mention) -> Entity | None:
        """Return whom "who" stands for: the noun phrase before it."""
        text = self.page.text
        low = max(0, at - APPOSITION)
        found = split_words(text, (low + len(text[low:at]) - len(text[low:at].lstrip()), at))
        while found and found[-1].form == ",":
            found.pop()
        start = phrase_start([word.form for word in found])
        return self._described((found[start].start, found[-1].end), mention) if start < len(found) else None

    def _is_group(self, span: Span) -> bool:
        text = self.page.text
        return " and " in text[span[0] : span[1]] and is_list(split_words(text, span))

    def _group(self, mention: Mention) -> Entity | None:
        """Read "Ukraine and Moldova", "the mayor, the police and two banks" as a group, with its named members."""
        if not self._is_group(mention.span):
            return None
        text = self.page.text
        phrase = text[slice(*mention.span)]
        pieces = [piece for piece in list_pieces(phrase, mention.span[0]) if name_span(text, piece, self.page.runs_in)]
        members = [self._described(piece, mention) for piece in pieces]
        return self.known.group(bare_label(phrase) or phrase, [member for member in members if member and member.name])

    def _described(self, span: Span, mention: Mention) -> Entity | None:
        found = self.page.described(span) or (whoever(self.page.text, span) if mention.wanted and span == mention.span else None)
        if found is None:
            return None
        if found.key[0]:
            named = self.known.named(found, mention.sentence)
            if named:
                kin.note(self, named, replace(found, span=span), mention)
            return named
        if mention.quoted and not mention.wanted and found.fresh:
            return Entity(found.kind, found.label, found.key, alone=is_one(found), named=False)
        same = offices.presented(self.known, found, mention)
        entity = same or (self.known.unnamed(found) if found.fresh else offices.bearer(self, found, mention))
        if entity is None and is_one(found):
            return Entity(found.kind, "", found.key, alone=True, named=False)
        if entity and not entity.named and not entity.members:
            entity.name = max(entity.name, found.label, key=lambda label: label.count(" "))
            if mention.headline:
                self.known.opened.append(entity)
        return entity
