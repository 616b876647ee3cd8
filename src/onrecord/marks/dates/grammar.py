"""Named rules and the words of a stretch in, the longest phrase that they make at each place out.

A rule is a name, a group and a pattern: small words stand for themselves, WORDS in capitals for a class of words, ``<group>`` for a
phrase of another group, ``|`` between choices, and what ends in ``?`` may be missing. A group is tried once at each place and no
pattern repeats, so that the work grows with the text and no faster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.dates.words import Word

if TYPE_CHECKING:
    from onrecord.marks.dates.scene import Sense
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


class Item(NamedTuple):
    """One place of a pattern: the classes, small words and groups that may stand there, and whether it may be missing."""

    classes: tuple[str, ...]
    words: frozenset[str]
    groups: tuple[str, ...]
    optional: bool


class Rule(NamedTuple):
    """A named pattern of a group, and what makes a meaning of its match (or refuses it with ``None``)."""

    name: str
    group: str
    pattern: tuple[Item, ...]
    build: Build
    type: TimexType


def rule(name: str, group: str, pattern: str, build: Build, type_: TimexType = "DATE") -> Rule:
    """Write a rule."""
    return Rule(name, group, tuple(_item(item.removesuffix("?").split("|"), item) for item in pattern.split()), build, type_)


def _fits(item: Item, word: Word) -> bool:
    return word.low in item.words or not word.classes.keys().isdisjoint(item.classes)


Choice = tuple[Rule, frozenset[str] | None]


def _item(choices: Sequence[str], written: str) -> Item:
    return Item(
        tuple(choice for choice in choices if choice.isupper()),
        frozenset(choice for choice in choices if not choice.isupper() and not choice.startswith("<")),
        tuple(choice[1:-1] for choice in choices if choice.startswith("<")),
        written.endswith("?"),
    )


@dataclass(slots=True)
class Grammar:
    """Rules by group, and by what their first words can be."""

    rules: tuple[Rule, ...]
    unions: Mapping[str, tuple[str, ...]]
    _by_first: dict[str, dict[str, list[tuple[int, Rule]]]] = field(default_factory=dict)
    _chosen: dict[tuple[str, ...], list[Choice]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for order, one in enumerate(self.rules):
            for start in self._starts(one):
                self._by_first.setdefault(one.group, {}).setdefault(start, []).append((order, one))

    def _starts(self, one: Rule) -> set[str]:
        return self._opens(one.pattern)

    def _opens(self, pattern: Sequence[Item]) -> set[str]:
        found: set[str] = set()
        for item in pattern:
            found |= item.words | set(item.classes)
            for group in item.groups:
                found |= self.starts(group)
            if not item.optional:
                break
        return found

    def starts(self, group: str) -> set[str]:
        """Return the words and classes that a phrase of a group can begin with."""
        members = self.unions.get(group, (group,))
        return set().union(*(self._starts(one) for one in self.rules if one.group in members))

    def candidates(self, group: str, word: Word) -> list[Choice]:
        """Return the rules of a group that can begin with a word, in their order, with what must follow it (``None``: anything)."""
        key = group, word.low, *word.classes
        if key not in self._chosen:
            self._chosen[key] = self._choose(group, word)
            if len(self._chosen) > MOST_CHOICES:
                return self._chosen.pop(key)
        return self._chosen[key]

    def _choose(self, group: str, word: Word) -> list[Choice]:
        found: set[tuple[int, Rule]] = set()
        for member in self.unions.get(group, (group,)):
            by = self._by_first.get(member, {})
            for key in (word.low, *word.classes):
                found.update(by.get(key, ()))
        return [(one, self._follow(one, word)) for _, one in sorted(found, key=lambda pair: pair[0])]

    def _follow(self, one: Rule, word: Word) -> frozenset[str] | None:
        """Return what can stand after a word with which a rule begins."""
        first, rest = one.pattern[0], one.pattern[1:]
        opens = self._opens(rest)
        skips = first.optional and (word.low in opens or not opens.isdisjoint(word.classes))
        if first.groups or skips or all(item.optional for item in rest) or not _fits(first, word):
            return None
        return frozenset(opens)


MOST_CHOICES: Final = 20_000
"""Words that the choice of rules is remembered for."""


OUTSIDE: Final = Word(-1, -1, "", {})
"""What stands after the last word."""


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
        following = self.words[at + 1] if at + 1 < len(self.words) else OUTSIDE
        for one, follow in self.grammar.candidates(group, self.words[at]):
            if follow is not None and following.low not in follow and follow.isdisjoint(following.classes):
                continue
            made = self._try(one, Match(self.words, at, at), 0)
            if made and (found is None or made.end > found.end):
                found = made
        return found

    def _try(self, one: Rule, match: Match, at: int) -> Phrase | None:
        """Take the rest of a pattern; what may be missing is first tried as there."""
        pattern, word = one.pattern, self.words[match.end] if match.end < len(self.words) else OUTSIDE
        while at < len(pattern):
            item = pattern[at]
            if word.low in item.words or item.groups or not word.classes.keys().isdisjoint(item.classes):
                for after in self._take(item, match) if word is not OUTSIDE else ():
                    made = self._try(one, after, at + 1)
                    if made:
                        return made
            if not item.optional:
                return None
            at += 1
        sense = one.build(match)
        return Phrase(match.first, match.end, one.name, one.type, sense) if sense else None

    def _take(self, item: Item, match: Match) -> Iterator[Match]:
        """Yield the ways in which the next word, or the phrase that begins with it, fits an item."""
        word = self.words[match.end]
        for name in item.classes:
            if name in word.classes:
                values = {**match.values, name: [*match.values.get(name, ()), word.classes[name]]}
                yield Match(self.words, match.first, match.end + 1, values, match.phrases)
        if word.low in item.words:
            yield Match(self.words, match.first, match.end + 1, match.values, match.phrases)
        for group in item.groups:
            phrase = self.best(group, match.end)
            if phrase:
                yield Match(self.words, match.first, phrase.end, match.values, [*match.phrases, phrase])
