"""The spans of speakers and addressees in, parties out: one for each person or body, however a report calls them.

A surname joins the full name that stands elsewhere in the report, a pronoun the person spoken of last that it fits, a
title the person who bears it. What stays doubtful gets no party: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.lexicon import table, words
from onrecord.marks.statements import TOKEN
from onrecord.model import Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.model import PartyKind, Span

OTHERS: Final = frozenset({"his", "her", "their", "several", "other", "some", "many"})
SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
PARTICLES: Final = frozenset({"de", "da", "di", "del", "der", "den", "du", "la", "van", "von", "bin", "ibn", "al", "el", "ter"})
ARTICLES: Final = frozenset({"the", "a", "an"})
NEW: Final = frozenset({"a", "an", "another", "one"})
"""First words of a description that names somebody new: a second "a source" need not be the first one."""
MASCULINE, FEMININE, PLURAL, NEUTER = frozenset({"he", "him"}), frozenset({"she", "her"}), frozenset({"they", "them"}), frozenset({"it"})
PRONOUNS: Final = MASCULINE | FEMININE | PLURAL | NEUTER | {"i", "we", "you", "me", "us"}
AGREED: Final = 2
"""How many times more often the likelier of two bearers of a surname must be named in full."""
JOINT: Final = re.compile(r",?\s+and\s+|,\s*")
LONGEST: Final = 12
"""Words of a description; a longer one is a clause that was misread."""
APPOSITION: Final = 60
"""Characters before "who" in which its name is looked for."""


class Word(NamedTuple):
    """A word as it stands, and without capitals and curly apostrophes."""

    start: int
    end: int
    form: str
    low: str

    @property
    def capital(self) -> bool:
        """Tell whether it is written with a capital."""
        return self.form[0].isupper()


@dataclass(frozen=True, slots=True)
class Description:
    """What a span says by itself: ``name`` is ``None`` for somebody described only; ``key`` tells bearers apart."""

    kind: PartyKind
    key: tuple[str, ...]
    label: str
    role: str | None = None
    honorific: str | None = None
    span: Span = (0, 0)
    fresh: bool = False


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


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties, and the party id of each span that has one."""

    parties: tuple[Party, ...]
    ids: Mapping[Span, str | None]


def cast(text: str, sentences: Sequence[Span], people: Iterable[Span]) -> Cast:
    """Find out who stands behind each of ``people``; names are looked for in ``sentences``."""
    runs = [list(name_runs(_split(text, span))) for span in sentences]
    register = Register.of(run for found in runs for run in found)
    wanted = set(people)
    opening = [(span, found[0]) for span, found in zip(sentences, runs, strict=True) if found]
    leading = {(run[0].start, run[-1].end) for span, run in opening if _leads(text, span, run)}
    entities: dict[Span, Entity] = {}
    for span in sorted(wanted | leading):
        entity = register.meet(text, span)
        if entity and span in wanted:
            entity.spoke = True
            entities[span] = entity
    return _finish(entities, register, [run for found in runs for run in found])


def _leads(text: str, span: Span, run: Sequence[Word]) -> bool:
    """Tell whether a sentence opens with this name, an article at most before it."""
    return text[span[0] : run[0].start].strip().casefold() in ARTICLES | {""}


def _split(text: str, span: Span) -> list[Word]:
    """Return the words and marks of a span."""
    return [Word(m.start(), m.end(), m[0], m[0].casefold().replace("’", "'")) for m in TOKEN.finditer(text, *span)]


def name_runs(found: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield runs of capitalised words: "Ministry of Health", "Ludwig van Holt", without an opening article."""
    run: list[Word] = []
    for at, word in enumerate(found):
        if word.capital and word.low not in ARTICLES | words("names", "calendar") and not (not run and _opens_only(found, at)):
            run.append(word)
            if not word.low.endswith(("'s", "s'")):
                continue
        elif run and at + 1 < len(found) and found[at + 1].capital and _binds(word, run):
            run.append(word)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _opens_only(found: Sequence[Word], at: int) -> bool:
    """Tell a capital that only opens the sentence: "But", "Meanwhile", a pronoun."""
    low = found[at].low
    small = (words("words", name) for name in ("prepositions", "subordinators", "adverbs"))
    return low in words("abbreviations", "openers") | PRONOUNS or (at == 0 and any(low in listed for listed in small))


def _binds(word: Word, run: Sequence[Word]) -> bool:
    institution = any(other.low in words("titles", "organisations", "words") for other in run)
    return word.low in PARTICLES or (institution and word.low in ("of", "for"))


# --- what a span says -----------------------------------------------------------------------------------------------


def describe(text: str, span: Span) -> Description | None:
    """Read one span: a name with its role, or a description of somebody unnamed."""
    found = _split(text, span)
    while found and found[0].low in ARTICLES | {"both", "even"}:
        found = found[1:]
    if not found or not any(word.form[0].isalnum() for word in found):
        return None
    parts = _parts(found)
    if any(word.low == "and" for word in parts[0]):
        parts = parts[:1]
    for part in parts[:2]:
        named = _named(text, part, span)
        if named:
            others = [other for other in parts if other is not part]
            role = named.role or (text[others[0][0].start : others[0][-1].end] if others else None)
            return Description(named.kind, named.key, named.label, _bare_role(role), named.honorific, named.span)
    return _unnamed(text, parts[0], span)


def _parts(found: Sequence[Word]) -> list[list[Word]]:
    """Cut at commas and brackets: a name and its appositions."""
    parts: list[list[Word]] = [[]]
    for word in found:
        if word.form in ",()–—-":
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part] or [list(found)]


def _named(text: str, part: Sequence[Word], span: Span) -> Description | None:
    runs = list(name_runs(part))
    if len(runs) == 1 and len(runs[0]) == len(part):
        runs = [_without_genitive(runs[0])]
    if not runs or runs[-1][-1].low.endswith("'s"):
        return None
    run = runs[-1] if len(runs) == 1 or not _after_preposition(part, runs[-1]) else runs[0]
    following = [word for word in part if word.start >= run[-1].end]
    if following and following[0].low not in words("words", "prepositions") | words("words", "relatives"):
        return None
    if _after_preposition(part, run):
        return None
    titled = _titled(run)
    bearer = [word for word in run[titled:] if word.form != "."]
    before = text[part[0].start : bearer[0].start].strip() if bearer else ""
    outside = [word for word in part if not run[0].start <= word.start < run[-1].end]
    if not bearer or (len(bearer) == 1 and bearer[0].form.endswith(".")) or any(word.low == "and" for word in outside):
        return None
    honorific = _honorific(run[:titled])
    kind = _kind(bearer, before, text[span[0] : bearer[0].start])
    label = " ".join(word.form for word in bearer)
    role = None if honorific and titled == 1 and before == run[0].form else before or None
    return Description(kind, tuple(word.low for word in bearer), label, role, honorific, (bearer[0].start, bearer[-1].end))


def _honorific(titles: Sequence[Word]) -> str | None:
    last = titles[-1].low.rstrip(".") if titles else ""
    return last if last in table("titles")["honorifics"] else None


def _after_preposition(part: Sequence[Word], run: Sequence[Word]) -> bool:
    before = [word.low for word in part if word.end <= run[0].start and word.low not in ARTICLES]
    return bool(before) and before[-1] in words("words", "prepositions")


def _is_title(word: Word) -> bool:
    bare = word.low.rstrip(".")
    return bare in table("titles")["honorifics"] or bare in words("titles", "roles", "words")


def _titled(run: Sequence[Word]) -> int:
    """Return where the title in a run of capitals ends: at 3 in "Nato Secretary General Jens Miller", else 0."""
    last = len(run)
    if last and run[-1].low.removesuffix("'s") in words("titles", "surnames", "words"):
        last -= 1
    return next((at + 1 for at in range(last - 1, -1, -1) if _is_title(run[at])), 0)


def _kind(bearer: Sequence[Word], before: str, lead: str) -> PartyKind:
    """Tell what a name names by its words, the role before it and the article."""
    name = " ".join(word.low for word in bearer)
    if name in words("names", "states"):
        return "state"
    if bearer[-1].low in words("titles", "crowds", "words"):
        return "group"
    institution = words("titles", "organisations", "words")
    if name in words("names", "organisations") or any(word.low in institution for word in bearer):
        return "organisation"
    if bearer[-1].low in words("titles", "documents", "words"):
        return "document"
    given = bearer[0].low in words("names", "he") | words("names", "she")
    two = len(bearer) > 1 and lead.strip().casefold() not in ARTICLES
    surname = bearer[-1].low in words("titles", "surnames", "words")
    return "person" if given or two or surname or _bare_role(before) else "organisation"


def _bare_role(role: str | None) -> str | None:
    """Leave the article out of a role."""
    bare = re.sub(r"^(?:the|an?)\s+", "", (role or "").strip(), flags=re.IGNORECASE)
    return bare or None


def _unnamed(text: str, part: Sequence[Word], span: Span) -> Description | None:
    """Read a description without a name by its head: "a senior official", "the ministry"."""
    small = words("words", "prepositions") | words("words", "relatives")
    stop = next((at for at, word in enumerate(part) if at and word.low in small), len(part))
    head = part[stop - 1].low.rstrip(".")
    clause = frozenset[str]().union(*(words("words", name) for name in ("auxiliaries", "modals", "pronouns", "negations", "relatives")))
    if not head[:1].isalpha() or len(part) > LONGEST or any(word.low in clause | {"that", "this"} for word in part[:stop]):
        return None
    if part[-1].low in words("words", "adverbs") | words("words", "times"):
        return None
    kind: PartyKind = "unnamed"
    if head in words("titles", "organisations", "words"):
        kind = "organisation"
    elif head in words("titles", "documents", "words"):
        kind = "document"
    label = " ".join(text[part[0].start : part[-1].end].split())
    opening = _split(text, span)[0].low
    key = ("", head if opening == "the" else label.casefold())
    return Description(kind, key, label, span=(part[0].start, part[-1].end), fresh=opening in NEW)


# --- who it is ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Register:
    """Everybody met so far, and the full names that the report holds."""

    full: Mapping[str, Counter[tuple[str, str]]]
    labels: Mapping[tuple[str, str], str]
    styled: Mapping[str, Counter[str]]
    given: Mapping[str, set[tuple[str, str]]]
    titles: defaultdict[str, dict[int, Entity]] = field(default_factory=lambda: defaultdict(dict))
    known: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    met: list[Entity] = field(default_factory=list)

    @classmethod
    def of(cls, runs: Iterable[Sequence[Word]]) -> Register:
        """Note every run that looks like a person's full name under its surname."""
        full: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        labels: dict[tuple[str, str], str] = {}
        styled: defaultdict[str, Counter[str]] = defaultdict(Counter)
        given: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for run in runs:
            titled = _titled(run)
            bearer = _without_genitive(run[titled:])
            if titled and len(bearer) == 1:
                styled[bearer[0].low][table("titles")["honorifics"].get(_honorific(run[:titled]), "?")] += 1
            if len(bearer) > 1 and _kind(bearer, "", "") == "person":
                key = _person_key(tuple(word.low for word in bearer))
                full[key[1]][key] += 1
                given[key[0]].add(key)
                labels.setdefault(key, " ".join(word.form for word in bearer))
        return cls(full, labels, styled, given)

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
            entity.mentions.add(span if low in PRONOUNS or entity.members else _name_span(text, span) or span)
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
        """Return the name that "who" follows."""
        low = max(0, at - APPOSITION)
        found = _split(text, (low + len(text[low:at]) - len(text[low:at].lstrip()), at))
        runs = [run for run in name_runs(found) if not text[run[-1].end : at].strip(" ,")]
        return self._described(text, (runs[0][0].start, runs[0][-1].end)) if runs else None

    def _group(self, text: str, span: Span) -> Entity | None:
        """Read "Ukraine and Moldova", "the mayor, the police and two banks" as a group, with its named members."""
        phrase = text[span[0] : span[1]]
        joint = phrase.rfind(" and ")
        if joint < 0 or not _is_list(_split(text, span)):
            return None
        members = [self._described(text, piece) for piece in _pieces(phrase, span[0]) if _name_span(text, piece)]
        label = _bare_role(" ".join(phrase.split())) or phrase
        entity = self.known.setdefault(("", "group", label.casefold()), Entity("group", label, ("", "group", label.casefold())))
        entity.members = entity.members or [member for member in members if member]
        return entity

    def _described(self, text: str, span: Span) -> Entity | None:
        description = describe(text, span)
        if description is None:
            return None
        if description.key[0] == "":
            return self._by_title(description) or self._by_key(description, description.key, description.label)
        person = self._person(description)
        if person is None:
            return self._by_key(description, description.key, description.label)
        key, label = person
        return self._by_key(description, key, label)

    def _by_title(self, description: Description) -> Entity | None:
        """Resolve "the minister" to the one person met who is a minister."""
        head = description.key[-1].split()[-1]
        if description.fresh or description.kind != "unnamed" or head not in words("titles", "roles", "words"):
            return None
        bearers = self.titles[head]
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def _person(self, description: Description) -> tuple[tuple[str, ...], str] | None:
        """Return the key and the full name of a person, by surname or by given name alone."""
        key = tuple(part for part in description.key if part not in SUFFIXES)
        if len(key) > 1 and description.kind == "person":
            person = _person_key(key)
            return person, self.labels.get(person, description.label)
        if len(key) != 1:
            return None
        bearers = self.full.get(key[0])
        if bearers:
            likeliest = self._likeliest(bearers, description.honorific)
            return (likeliest, self.labels[likeliest]) if likeliest else (key, description.label)
        called = self.given.get(key[0], set()) if description.kind == "person" else set()
        only = next(iter(called)) if len(called) == 1 else None
        return (only, self.labels[only]) if only else None

    def _likeliest(self, bearers: Counter[tuple[str, str]], honorific: str | None) -> tuple[str, str] | None:
        """Choose among the bearers of one surname: by the honorific, then by who is named far more often."""
        sign = table("titles")["honorifics"].get(honorific or "", "?")
        credible = {person: n for person, n in bearers.items() if not self._belied(person, n)}
        fitting = [person for person in credible if _gender(person[0]) in (sign, None)] if sign != "?" and len(credible) > 1 else []
        ranked = Counter({person: credible[person] for person in fitting or credible}).most_common(2)
        if not ranked:
            return None
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= AGREED * ranked[1][1] else None

    def _belied(self, person: tuple[str, str], count: int) -> bool:
        """Tell whether the honorifics before a surname are meant for somebody else: "Mr" ten times, "Anna Holt" once."""
        own = _gender(person[0])
        styled = self.styled.get(person[1], Counter())
        other = {"m": "f", "f": "m"}.get(own or "")
        return bool(own and other) and styled[other or ""] >= AGREED * (count + styled[own or ""])

    def _by_key(self, description: Description, key: tuple[str, ...], label: str) -> Entity:
        person = key in self.labels or description.kind == "person" or (len(key) == 1 and key[0] in self.styled)
        entity = None if description.fresh else self.known.get(key)
        if entity is None:
            entity = Entity("person" if person else description.kind, label, key)
            self.known[key] = entity
            if description.fresh:
                self.known["", label.rsplit(maxsplit=1)[-1].casefold()] = entity
            if sign := _gender(key[0]) if person else None:
                entity.genders[sign] += AGREED
        if entity.role is None and description.role:
            entity.role = description.role
            for word in description.role.casefold().split() if person else ():
                self.titles[word][id(entity)] = entity
        if description.honorific:
            entity.genders[table("titles")["honorifics"][description.honorific]] += 1
        return entity


def _without_genitive(run: Sequence[Word]) -> list[Word]:
    last = run[-1:] and run[-1]
    if last and last.low.endswith("'s"):
        return [*run[:-1], Word(last.start, last.end - 2, last.form[:-2], last.low[:-2])]
    return list(run)


def _person_key(parts: Sequence[str]) -> tuple[str, str]:
    """Return the first and the last name, so that "Jane Q. Miller Jr." is Jane Miller."""
    kept = [part for part in parts if part not in SUFFIXES] or list(parts)
    return kept[0], kept[-1]


def _gender(given: str) -> str | None:
    if given in words("names", "he"):
        return "m"
    return "f" if given in words("names", "she") else None


def _is_crowd(label: str) -> bool:
    found = label.casefold().split()
    return bool({found[0], found[-1]} & words("titles", "crowds", "words"))


def _is_list(found: Sequence[Word]) -> bool:
    """Tell a list of parties from one with "and" in its name or its apposition: both sides must begin like a party."""
    joint = max((at for at, word in enumerate(found) if word.low == "and"), default=0)
    if not 0 < joint < len(found) - 1:
        return False
    left, right = found[joint - 1], found[joint + 1]
    pieces = _parts([word for word in found if word.low != "and"] if found[joint - 1].form == "," else found)
    institution = any(word.low in words("titles", "organisations", "words") for word in found[:joint])
    named_so = institution and any(word.low in ("of", "for") for word in found[:joint]) and right.capital
    begun = all(piece[0].capital or piece[0].low in ARTICLES | OTHERS for piece in (*pieces, found[joint + 1 :]))
    return begun and not named_so and (left.capital or not right.capital) and all(len(piece) <= LONGEST for piece in pieces)


def _pieces(phrase: str, offset: int) -> Iterator[Span]:
    """Cut a list at its commas and its "and"."""
    at = 0
    for cut in (*JOINT.finditer(phrase), None):
        end = cut.start() if cut else len(phrase)
        if end > at:
            yield offset + at, offset + end
        at = cut.end() if cut else end


def _name_span(text: str, span: Span) -> Span | None:
    description = describe(text, span)
    return description.span if description and description.key[0] else None


# --- the parties ----------------------------------------------------------------------------------------------------


def _finish(entities: Mapping[Span, Entity], register: Register, runs: Iterable[Sequence[Word]]) -> Cast:
    """Give each entity a number, in reading order, and its mentions."""
    order: dict[int, Entity] = {}
    for span in sorted(entities):
        for entity in (entities[span], *entities[span].members):
            order.setdefault(id(entity), entity)
    ids = {key: f"P{number}" for number, key in enumerate(order, 1)}
    _mention(runs, register, order)
    parties = tuple(
        Party(ids[key], e.name, e.kind, e.role, tuple(sorted(e.mentions)), tuple(dict.fromkeys(ids[id(m)] for m in e.members)))
        for key, e in order.items()
    )
    return Cast(parties, {span: ids[id(entity)] for span, entity in entities.items()})


def _mention(runs: Iterable[Sequence[Word]], register: Register, order: Mapping[int, Entity]) -> None:
    """Add every run of capitals that is one of the names."""
    for run in runs:
        bearer = _without_genitive(run[_titled(run) :])
        low = tuple(word.low for word in bearer)
        entity = register.known.get(low) or (register.known.get(_person_key(low)) if low else None)
        if entity is None and len(low) == 1 and len(register.full.get(low[0], ())) == 1:
            entity = register.known.get(next(iter(register.full[low[0]])))
        if entity and id(entity) in order and low:
            entity.mentions.add((bearer[0].start, bearer[-1].end))
