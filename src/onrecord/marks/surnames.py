"""The runs of capitals of a report in, the full name out that a surname, a given name or a firm's first word stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.marks.descriptions import kind_of
from onrecord.marks.lexicon import table, words
from onrecord.marks.names import SUFFIXES, gender_of, honorific_of, key_of, person_key, title_end, without_genitive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.marks.descriptions import Description
    from onrecord.marks.names import Word

AGREED: Final = 2
"""How many times more often the likelier of two bearers of a surname must be named in full."""
NEAR: Final = 4
"""Words after a name in which "its" tells that the name is no person's."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FullNames:
    """The full names of a report: people by surname and by given name, firms by first word, bodies told by "its"."""

    full: Mapping[str, Counter[tuple[str, str]]]
    labels: Mapping[tuple[str, str], str]
    styled: Mapping[str, Counter[str]]
    given: Mapping[str, set[tuple[str, str]]]
    firms: Mapping[str, Mapping[Key, str]]
    bodies: frozenset[Key]

    @classmethod
    def of(cls, runs: Iterable[Sequence[Word]], bodies: frozenset[Key] = frozenset()) -> FullNames:
        """Note every run that looks like a person's full name under its surname."""
        full: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        labels: dict[tuple[str, str], str] = {}
        styled: defaultdict[str, Counter[str]] = defaultdict(Counter)
        given: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        firms: defaultdict[str, dict[Key, str]] = defaultdict(dict)
        for run in runs:
            titled = title_end(run)
            bearer = without_genitive(run[titled:])
            low, label = key_of(bearer), " ".join(word.form for word in bearer)
            if titled and len(bearer) == 1:
                styled[low[0]][table("titles")["honorifics"].get(honorific_of(run[:titled]), "?")] += 1
            if len(bearer) > 1 and (low in bodies or low[-1] in words("titles", "firms", "words")):
                firms[low[0]][low] = label
            elif len(bearer) > 1 and kind_of(bearer, "", by_title=False) == "person":
                key = person_key(low)
                full[key[1]][key] += 1
                given[key[0]].add(key)
                labels.setdefault(key, label)
        return cls(full, labels, styled, given, firms, bodies)

    def firm(self, description: Description) -> tuple[Key, str] | None:
        """Return the key and the name of the one firm that its first word alone can stand for."""
        key = description.key
        found = self.firms.get(key[0], {}) if len(key) == 1 and not description.honorific and key[0] not in self.full else {}
        return next(iter(found.items())) if len(found) == 1 else None

    def person(self, description: Description) -> tuple[Key, str] | None:
        """Return the key and the full name of a person; "Holt Snr" is not "Ben Holt Jnr"."""
        found = self._person(description)
        own = {part.rstrip(".") for part in description.key} & SUFFIXES
        return found if found and own <= {part.rstrip(".") for part in found[1].casefold().split()} else None

    def doubtful(self, description: Description) -> bool:
        """Tell a surname alone that two people of the report bear, neither of them likelier."""
        bearers = self.full.get(description.key[0]) if len(description.key) == 1 else None
        return bool(bearers) and self._likeliest(bearers or Counter(), description.honorific) is None and len(bearers or ()) > 1

    def _person(self, description: Description) -> tuple[Key, str] | None:
        """Look up a surname or a given name alone."""
        key = tuple(part for part in description.key if part not in SUFFIXES)
        if len(key) > 1 and description.kind == "person":
            person = person_key(key)
            return person, self.labels.get(person, description.label)
        if len(key) != 1:
            return None
        bearers = self.full.get(key[0])
        if bearers:
            likeliest = self._likeliest(bearers, description.honorific)
            return (likeliest, self.labels[likeliest]) if likeliest else (key, description.label)
        called = self.given.get(key[0], set()) if description.kind in ("person", "organisation") else set()
        only = next(iter(called)) if len(called) == 1 else None
        return (only, self.labels[only]) if only else None

    def _likeliest(self, bearers: Counter[tuple[str, str]], honorific: str | None) -> tuple[str, str] | None:
        """Choose among the bearers of one surname: by the honorific, then by who is named far more often."""
        sign = table("titles")["honorifics"].get(honorific or "", "?")
        credible = {person: n for person, n in bearers.items() if not self._belied(person, n)}
        fitting = [person for person in credible if gender_of(person[0]) in (sign, None)] if sign != "?" and len(credible) > 1 else []
        ranked = Counter({person: credible[person] for person in fitting or credible}).most_common(2)
        if not ranked:
            return None
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= AGREED * ranked[1][1] else None

    def _belied(self, person: tuple[str, str], count: int) -> bool:
        """Tell whether the honorifics before a surname are meant for somebody else: "Mr" ten times, "Anna Holt" once."""
        own = gender_of(person[0])
        styled = self.styled.get(person[1], Counter())
        other = {"m": "f", "f": "m"}.get(own or "")
        return bool(own and other) and styled[other or ""] >= AGREED * (count + styled[own or ""])


def bodies_of(found: Sequence[Word], runs: Iterable[Sequence[Word]]) -> set[Key]:
    """Return the names in a sentence that "its" or "which" follows: "Tarn Bearings raised its forecast"."""
    places = {word.start: at for at, word in enumerate(found)}
    bodies: set[Key] = set()
    for run in runs:
        at = places.get(run[-1].start, len(found)) + 1
        near = [word.low for word in found[at : at + NEAR]]
        owner = next((low for low in near if low in ("its", "his", "her", "their", "who", ",", "and")), "")
        if owner == "its" or near[:2] == [",", "which"]:
            bodies.add(key_of(without_genitive(run)))
    return bodies
