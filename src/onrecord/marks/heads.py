"""The words of a noun phrase without a name in, the noun out that says what it is: somebody, a body, a document, or nothing.

Only what can speak has a party: "the roof" and "dawn" have none, whatever verb stands beside them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import cues, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import PartyKind

CLAUSE: Final = ("auxiliaries", "modals", "pronouns", "negations", "relatives", "openers")
"""Lists of small words that no description holds before its head: where one stands, a clause was misread."""
TRAILING: Final = frozenset({"familiar", "close", "present", "here", "there", "aware", "responsible", "likely", "seen"})
"""Adjectives that follow the noun they belong to, as participles do: "a person familiar with the matter"."""
OUTSIDE: Final = (*CLAUSE, "prepositions", "subordinators")
"""Lists of small words that part one noun phrase from the next."""
INNER: Final = frozenset({"of", "for", "in", "at", "from"})
"""Prepositions that join two noun phrases to one more often than they belong to a verb."""
LONGEST: Final = 12
"""Words of a description; a longer one is a clause that was misread."""


@lru_cache(maxsize=8_192)
def kind_of_head(word: str) -> PartyKind | None:
    """Return what a common noun in lower case names: :data:`None` where it names nothing that speaks."""
    noun = word.removesuffix("'s").removesuffix("s'").rstrip(".")
    if noun in words("titles", "organisations", "words"):
        return "organisation"
    if noun in words("titles", "documents", "words"):
        return "document"
    plurals = words("titles", "organisations", "words")
    return "unnamed" if _is_people(noun) or any(_is_people(one) or one in plurals for one in _singulars(noun)) else None


def _is_people(noun: str) -> bool:
    lists = ("roles", "trades", "crowds")
    return any(noun in words("titles", name, "words") for name in lists) or noun.endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(words("titles", "endings", "words"))


def _singulars(noun: str) -> tuple[str, ...]:
    """Return what a plural may be the plural of; a body in the plural is people: "two companies"."""
    if noun.endswith("ies"):
        return (f"{noun[:-3]}y",)
    if noun.endswith("men"):
        return (f"{noun[:-3]}man",)
    return (noun[:-1],) if noun.endswith("s") else ()


def head_of(phrase: Sequence[str]) -> int | None:
    """Return the index of the noun that a phrase in lower case turns on, where it names something that speaks."""
    small = words("words", "prepositions") | words("words", "relatives")
    stop = next((at for at, word in enumerate(phrase) if at and word in small), len(phrase))
    if len(phrase) > LONGEST or any(word in words("words", name) for word in phrase[:stop] for name in CLAUSE):
        return None
    for at in range(stop):
        last = at + 1 == stop or phrase[at + 1] in TRAILING or phrase[at + 1].endswith(("ed", "ing"))
        amount = phrase[at] in words("titles", "amounts", "words") and phrase[stop : stop + 1] == ["of"]
        if last and (amount or kind_of_head(phrase[at])):
            return at
    return None


def phrase_start(found: Sequence[str]) -> int:
    """Return where the noun phrase begins that some words end with: "The authorities in Lyon" in "The authorities in Lyon, who"."""
    at = _chunk_start(found, len(found))
    while 1 < at < len(found) and found[at - 1].casefold() in INNER:
        before = _chunk_start(found, at - 1)
        opens = found[before].casefold() in words("words", "determiners") or found[before][0].isupper()
        if before == at - 1 or not (opens or found[at - 1].casefold() == "of"):
            break
        at = before
    return at


def _chunk_start(found: Sequence[str], end: int) -> int:
    """Walk left to the determiner that opens a noun phrase, or to the word after whatever cannot be in one."""
    at = end
    while at > 0 and end - at < LONGEST:
        word = found[at - 1].casefold().replace("’", "'")
        if not word[0].isalnum() or any(word in words("words", name) for name in OUTSIDE):
            break
        if not found[at - 1][0].isupper() and word in cues():
            break
        at -= 1
        if word in words("words", "determiners"):
            break
    return at
