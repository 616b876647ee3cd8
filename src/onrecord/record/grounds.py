"""A party and one of the same name in, the ground on which they are the same out; ``None`` where no ground is sure.

A page that mixes two people does more harm than two pages of one: a name alone is never enough for a person.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from onrecord.model import PartyKind

Ground = Literal["new", "wikidata", "role", "company", "name", "state", "hand"]

_WORDS: Final = tomllib.loads((files("onrecord.record") / "lexicon" / "namesakes.toml").read_text("utf-8"))
GENERAL: Final = frozenset(_WORDS["roles"].split())
"""Words of a role that fit many who happen to have one name: the mayor of one town is not the mayor of another."""
GENERIC: Final = frozenset(_WORDS["names"].split())
"""Words of names that every town and country has one of."""

_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of someone: the name as written, the kind, the roles given, and who else is named in the same reports.

    ``company`` holds the folded names of people and organisations, ``states`` those of states.
    """

    name: str
    kind: PartyKind
    roles: tuple[str, ...] = ()
    wikidata: str | None = None
    company: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


def joinable(name: str, kind: PartyKind) -> bool:
    """Tell whether a name can be looked for in other reports at all: no surname alone, no “police”, no “senior official”."""
    words = _WORD.findall(name)
    capital = [word for word in words if word[0].isupper()]
    if kind == "person":
        return len(capital) > 1
    if kind == "organisation":
        return bool(capital) and not {word.casefold() for word in words} <= GENERIC
    return kind == "state" and bool(capital)


def ground(one: Known, other: Known) -> Ground | None:
    """Say on which ground two of the same folded name are one; ``one`` is in the file, ``other`` comes."""
    if one.kind != other.kind or not joinable(other.name, other.kind):
        return None
    if one.wikidata and other.wikidata:
        return "wikidata" if one.wikidata == other.wikidata else None
    if one.kind != "person":
        return "state" if one.kind == "state" else "name"
    return _of_people(one, other)


def may_meet(one: Known, other: Known) -> bool:
    """Tell whether the company of two people of one name can make them one: their roles must not differ."""
    return (
        one.kind == "person"
        and bool(other.company or other.states)
        and bool(not one.roles or not other.roles or _words(one.roles) & _words(other.roles))
    )


def _of_people(one: Known, other: Known) -> Ground | None:
    ours, theirs = _words(one.roles), _words(other.roles)
    if (ours & theirs) - GENERAL:
        return "role"
    if one.roles and other.roles and not ours & theirs:
        return None
    met = one.company & other.company or (one.roles and other.roles and one.states & other.states)
    return "company" if met else None


def _words(roles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for role in roles for word in _WORD.findall(role))
