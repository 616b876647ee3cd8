"""The runs of capitals of a report in, the full name out that a surname, a given name or a firm's first word stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.marks.descriptions import kind_of
from onrecord.marks.lexicon import table, words
from onrecord.marks.names import SUFFIXES, honorific_of, key_of, person_key, sign_of, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.marks.descriptions import Description
    from onrecord.marks.names import Run, Word

AGREED: Final = 2
"""How many times more often the likelier of two bearers of a surname must be named in full."""
NEAR: Final = 4
"""Words after a name in which "its" tells that the name is no person's."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FullNames:
    """The full names of a report: people by surname and by given name, firms by first word, bodies told by "its"."""

    full: Mapping[str, Counter[tuple[str, str]]]
    labels: Mapping[Key, str]
    styled: Mapping[str, Counter[str]]
    given: Mapping[str, set[tuple[str, str]]]
    firms: Mapping[str, Mapping[Key, str]]
    bodies: frozenset[Key]
    initials: Mapping[str, Mapping[Key, str]]

    @classmethod
    def of(cls, runs: Iterable[Run], bodies: frozenset[Key] = frozenset()) -> FullNames:
        """Note every run that looks like a person's full name under its surname."""
        full: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        labels: dict[Key, str] = {}
        styled: defaultdict[str, Counter[str]] = defaultdict(Counter)
        given: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        firms: defaultdict[str, dict[Key, str]] = defaultdict(dict)
        initials: defaultdict[str, dict[Key, str]] = defaultdict(dict)
        for run in runs:
            bearer = run.bearer
            low, label = key_of(bearer), spelled(bearer)
            if run.title and len(bearer) == 1:
                styled[low[0]][table("titles")["honorifics"].get(honorific_of(run.title), "?")] += 1
            if len(bearer) > 1 and (run.kind or kind_of(bearer, "", by_title=False)) in ("organisation", "organization"):
                initials["".join(word.form[0] for word in bearer if word.capital)][low] = label
            if len(bearer) > 1 and (low in bodies or (run.kind != "person" and low[-1] in words("titles", "firms", "words"))):
                firms[low[0]][low] = label
            elif len(bearer) > 1 and (run.kind or kind_of(bearer, "", by_title=False)) == "person":
                key = person_key(low)
                full[key[1]][key] += 1
                given[key[0]].add(key)
                labels.setdefault(key, label)
        return cls(full, labels, styled, given, firms, bodies, initials)

    def firm(self, description: Description) -> tuple[Key, str] | None:
        """Return the key and the name of the one firm that the beginning of its name can stand for."""
        key = description.key
        if not key[0] or description.honorific or (len(key) == 1 and key[0] in self.full):
            return None
        longer = {other: label for other, label in self.firms.get(key[0], {}).items() if other[: len(key)] == key}
        whole = [other for other in longer if not any(other != one and one[: len(other)] == other for one in longer)]
        return (whole[0], longer[whole[0]]) if len(whole) == 1 and len(whole[0]) > len(key) else None

    def spelled(self, description: Description) -> tuple[Key, str] | None:
        """Return the key and the name of the one body that initials stand for: "PWU" for "Port Workers' Union"."""
        found = self.initials.get(description.label.replace(".", ""), {}) if len(description.key) == 1 else {}
        return next(iter(found.items())) if len(found) == 1 else None

    def person(self, description: Description) -> tuple[Key, str] | None:
        """Return the key and the full name of a person; "Holt Snr" is not "Ben Holt Jnr"."""
        found = self._person(description)
        own = {part.rstrip(".") for part in description.key} & SUFFIXES
        return found if found and own <= {part.rstrip(".") for part in found[1].casefold().split()} else None

    def shared(self, description: Description) -> bool:
        """Tell a surname alone that several people of the report bear."""
        return len(description.key) == 1 and len(self.full.get(description.key[0], ())) > 1

    def bearers(self, description: Description) -> list[Key]:
        """Return the people who bear a surname, of the gender that an honorific tells where some of them are."""
        found = self.full.get(description.key[0], Counter())
        sign = table("titles")["honorifics"].get(description.honorific or "", "?")
        fitting = [person for person in found if sign_of(person[0]) in (sign, None)] if sign != "?" else []
        return list(fitting or found)

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
        fitting = [person for person in credible if sign_of(person[0]) in (sign, None)] if sign != "?" and len(credible) > 1 else []
        ranked = Counter({person: credible[person] for person in fitting or credible}).most_common(2)
        if not ranked:
            return None
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= AGREED * ranked[1][1] else None

    def _belied(self, person: tuple[str, str], count: int) -> bool:
        """Tell whether the honorifics before a surname are meant for somebody else: "Mr" ten times, "Anna Holt" once."""
        own = sign_of(person[0])
        styled = self.styled.get(person[1], Counter())
        other = {"m": "f", "f": "m"}.get(own or "")
        return bool(own and other) and styled[other or ""] >= AGREED * (count + styled[own or ""])


def bodies_of(found: Sequence[Word], runs: Iterable[Run]) -> set[Key]:
    """Return the names in a sentence that "its" or "which" follows: "Tarn Bearings raised its forecast"."""
    places = {word.start: at for at, word in enumerate(found)}
    bodies: set[Key] = set()
    for run in runs:
        if not run.bearer or run.kind == "person":
            continue
        at = places.get(run.last.start, len(found)) + 1
        near = [word.low for word in found[at : at + NEAR]]
        owner = next((low for low in near if low in ("its", "his", "her", "their", "who", ",", "and")), "")
        if owner == "its" or near[:2] == [",", "which"]:
            bodies.add(key_of((*run.title, *run.bearer)))
    return bodies
