"""Named rules and the words of a stretch in, the longest phrase that they make at each place out.

A rule is a name, a group and a pattern: small words stand for themselves, WORDS in capitals for a class of words, ``<group>`` for a
phrase of another group, ``|`` between choices, and what ends in ``?`` may be missing. A group is tried once at each place and no
pattern repeats, so that the work grows with the text and no faster.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from onrecord.marks.dates.scene import Sense
    from onrecord.marks.dates.words import Word
    from onrecord.model import TimexType


class Phrase(NamedTuple):
    """A range of words that a rule has taken, and what it means."""

    first: int
    end: int
    rule: str
    type: TimexType
    sense: Sense


@dataclass(slots=True)
class Match:
    """What a pattern has taken: the values of its classes in order, the phrases of its groups, and the words around."""

    words: Sequence[Word]
    first: int
    end: int
    values: dict[str, list[int | str]] = field(default_factory=dict)
    phrases: list[Phrase] = field(default_factory=list)

    def number(self, name: str, index: int = 0) -> int:
        """Return the value of a class that holds numbers."""
        return int(self.values[name][index])

    def word(self, name: str) -> str:
        """Return the first value of a class."""
        return str(self.values[name][0])

    def has(self, name: str) -> bool:
        """Tell whether a class was found."""
        return name in self.values

    def low(self, offset: int) -> str:
        """Return a word before (-1, -2) the match or after its end (0, 1), small; nothing outside the stretch."""
        at = self.first + offset if offset < 0 else self.end + offset
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def literal(self, *choices: str) -> bool:
        """Tell whether one of these words is in the match."""
        return any(word.low in choices for word in self.words[self.first : self.end])


Build = Callable[[Match], "Sense | None"]


class Rule(NamedTuple):
    """A named pattern of a group, and what makes a meaning of its match (or refuses it with ``None``)."""

    name: str
    group: str
    pattern: tuple[tuple[tuple[str, ...], bool], ...]
    build: Build
    type: TimexType


def rule(name: str, group: str, pattern: str, build: Build, type_: TimexType = "DATE") -> Rule:
    """Write a rule."""
    items = tuple((tuple(item.removesuffix("?").split("|")), item.endswith("?")) for item in pattern.split())
    return Rule(name, group, items, build, type_)


@dataclass(slots=True)
class Grammar:
    """Rules by group, and by what their first words can be."""

    rules: tuple[Rule, ...]
    unions: Mapping[str, tuple[str, ...]]
    _by_first: dict[str, dict[str, list[tuple[int, Rule]]]] = field(default_factory=dict)
    _chosen: dict[tuple[str, ...], list[Rule]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for order, one in enumerate(self.rules):
            for start in self._starts(one):
                self._by_first.setdefault(one.group, {}).setdefault(start, []).append((order, one))

    def _starts(self, one: Rule) -> set[str]:
        found: set[str] = set()
        for choices, optional in one.pattern:
            for choice in choices:
                found |= self.starts(choice[1:-1]) if choice.startswith("<") else {choice}
            if not optional:
                break
        return found

    def starts(self, group: str) -> set[str]:
        """Return the words and classes that a phrase of a group can begin with."""
        members = self.unions.get(group, (group,))
        return set().union(*(self._starts(one) for one in self.rules if one.group in members))

    def candidates(self, group: str, word: Word) -> list[Rule]:
        """Return the rules of a group that can begin with a word, in their order."""
        key = group, word.low, *word.classes
        if key not in self._chosen:
            self._chosen[key] = self._choose(group, word)
            if len(self._chosen) > MOST_CHOICES:
                return self._chosen.pop(key)
        return self._chosen[key]

    def _choose(self, group: str, word: Word) -> list[Rule]:
        found: set[tuple[int, Rule]] = set()
        for member in self.unions.get(group, (group,)):
            by = self._by_first.get(member, {})
            for key in (word.low, *word.classes):
                found.update(by.get(key, ()))
        return [one for _, one in sorted(found, key=lambda pair: pair[0])]


MOST_CHOICES: Final = 20_000
"""Words that the choice of rules is remembered for."""


@dataclass(slots=True)
class Parse:
    """One stretch of words under a grammar; each group is tried once at each place."""

    grammar: Grammar
    words: Sequence[Word]
    _known: dict[tuple[str, int], Phrase | None] = field(default_factory=dict)

    def best(self, group: str, at: int) -> Phrase | None:
        """Return the longest phrase of a group at a place; the first rule of those that take as much."""
        key = group, at
        if key not in self._known:
            self._known[key] = self._longest(group, at) if at < len(self.words) else None
        return self._known[key]

    def _longest(self, group: str, at: int) -> Phrase | None:
        found: Phrase | None = None
        for one in self.grammar.candidates(group, self.words[at]):
            made = self._try(one, Match(self.words, at, at), 0)
            if made and (found is None or made.end > found.end):
                found = made
        return found

    def _try(self, one: Rule, match: Match, item: int) -> Phrase | None:
        """Take the rest of a pattern; what may be missing is first tried as there."""
        if item == len(one.pattern):
            sense = one.build(match)
            return Phrase(match.first, match.end, one.name, one.type, sense) if sense else None
        choices, optional = one.pattern[item]
        for choice in choices:
            after = self._take(choice, match)
            made = self._try(one, after, item + 1) if after else None
            if made:
                return made
        return self._try(one, match, item + 1) if optional else None

    def _take(self, choice: str, match: Match) -> Match | None:
        if match.end >= len(self.words):
            return None
        word = self.words[match.end]
        if choice.startswith("<"):
            phrase = self.best(choice[1:-1], match.end)
            return Match(self.words, match.first, phrase.end, match.values, [*match.phrases, phrase]) if phrase else None
        if choice.isupper():
            if choice not in word.classes:
                return None
            values = {**match.values, choice: [*match.values.get(choice, ()), word.classes[choice]]}
            return Match(self.words, match.first, match.end + 1, values, match.phrases)
        return Match(self.words, match.first, match.end + 1, match.values, match.phrases) if word.low == choice else None
