"""Words in, who acts out: the state that a name, a demonym or a capital stands for, or a party of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.model import Party, PartyKind

LONGEST: Final = 6
"""Words of the longest name that is looked up."""
ALIAS: Final = re.compile(r"((?:[A-Z][\w’'-]*|of|the|and|for)(?: (?:[A-Z][\w’'-]*|of|the|and|for)){1,6}) \(([A-Z][A-Za-z0-9-]{1,9})\)")
"""A name with its short form after it: "Polar Front Army (PFA)"."""
ACTING: Final = frozenset({"organisation", "state", "group"})
SMALL: Final = frozenset({"the", "of", "and", "for", "a"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can hold a place; ``demonym``: named by an adjective, which needs a noun after it."""

    name: str
    kind: PartyKind
    demonym: bool = False


@cache
def states() -> Mapping[str, Actor]:
    """Return the states by every name of theirs, in lower case."""
    found = {name: Actor(_titled(name), "state") for name in table("names")["states"]}
    found |= {name: Actor(state, "state") for name, state in table("capitals").items()}
    found |= {name: Actor(state, "state") for name, state in table("states")["other"].items()}
    return found | {name: Actor(state, "state", demonym=True) for name, state in table("states")["demonyms"].items()}


@cache
def bodies() -> Mapping[str, Actor]:
    """Return the bodies known by one name, in lower case."""
    found = {
        name: Actor(name.upper() if len(name) < LONGEST else _titled(name), "organisation") for name in table("names")["organisations"]
    }
    return {name: actor for name, actor in found.items() if name not in states()}


def _titled(name: str) -> str:
    return " ".join(word if word in SMALL else word.capitalize() for word in name.split())


def folded(name: str) -> str:
    """Return a name as it is compared: lower case, without an article."""
    return name.casefold().replace("’", "'").removeprefix("the ").strip()


def actors_of(text: str, parties: Iterable[Party]) -> dict[str, Actor]:
    """Return the report's own actors by name: its parties that are no persons, and the short forms that it gives them."""
    found: dict[str, Actor] = {}
    for party in parties:
        state = states().get(folded(party.name))
        if party.kind in ACTING and not party.members and not (state and not state.demonym):
            found[folded(party.name)] = Actor(party.name, party.kind)
    for match in ALIAS.finditer(text):
        name, short = match[1].strip(), match[2]
        if _is_body(name) and _initials(name) == [letter for letter in short.casefold() if letter.isalpha()][: len(_initials(name))]:
            actor = found.get(folded(name)) or Actor(name.removeprefix("The ").removeprefix("the "), "organisation")
            found[folded(name)] = found[folded(short)] = actor
    return found


def _initials(name: str) -> list[str]:
    return [word[0].casefold() for word in re.split(r"[\s-]", name) if word and word.casefold() not in SMALL]


def _is_body(name: str) -> bool:
    return bool(set(name.casefold().split()) & words("standings", "bodies"))


def look_up(lows: list[str], own: Mapping[str, Actor]) -> tuple[Actor, int] | None:
    """Return who the first of these words name, the longest name first, and how many words that takes."""
    for count in range(min(LONGEST, len(lows)), 0, -1):
        name = " ".join(lows[:count])
        actor = own.get(name) or states().get(name) or bodies().get(name)
        if actor:
            return actor, count
    return None
