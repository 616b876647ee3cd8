"""The lists of ``lexicon/standings.toml`` in, lookups by stem out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.marks.lexicon import table, words
from onrecord.marks.manner.stems import stem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model import Aspect, Extent


class Sense(NamedTuple):
    """What a verb says of a place; ``tail`` are the words that must follow it; ``turns``: it says the opposite ("renounced")."""

    tail: tuple[str, ...]
    aspect: Aspect
    turns: bool = False


@cache
def senses() -> Mapping[str, tuple[Sense, ...]]:
    """Return the senses of a verb by its stem, those with the longest tail first."""
    found: dict[str, list[Sense]] = {}
    for aspect, entries in table("standings")["verbs"].items():
        for entry in entries:
            _enter(found, entry, aspect, turns=False)
    for entry in table("standings")["renouncing"]["words"]:
        _enter(found, entry, "claims", turns=True)
    return {verb: tuple(sorted(known, key=lambda sense: -len(sense.tail))) for verb, known in found.items()}


def _enter(found: dict[str, list[Sense]], entry: str, aspect: Aspect, *, turns: bool) -> None:
    verb, _, tail = entry.partition(" + ")
    found.setdefault(stem(verb), []).append(Sense(tuple(tail.split()), aspect, turns))


@cache
def nouns(preposition: str) -> Mapping[str, Aspect]:
    """Return what a noun after "under" or "in" says: "under control", "in hands"."""
    return {noun: aspect for aspect, listed in table("standings")[preposition].items() for noun in listed}


@cache
def aims() -> tuple[frozenset[str], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return the stems that open an aim, and the verbs that can be one, with what must follow them."""
    listed = table("standings")["aiming"]
    verbs = [entry.partition(" + ") for entry in listed["verbs"]]
    return frozenset(map(stem, listed["words"])), tuple(
        sorted(((stem(v), tuple(t.split())) for v, _, t in verbs), key=lambda one: -len(one[1]))
    )


def listed(*keys: str) -> frozenset[str]:
    """Return one list."""
    return words("standings", *keys)


def extent_of(low: str) -> Extent | None:
    """Return how much of a place a word means."""
    if low in listed("extent", "full"):
        return "full"
    return "part" if low in listed("extent", "part") else None
