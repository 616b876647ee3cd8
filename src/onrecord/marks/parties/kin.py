"""Relatives and others named by whom they belong to: "her husband, Dan Holt", later "her husband"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.descriptions import POSSESSIVES
from onrecord.marks.heads import head_of
from onrecord.marks.lexicon import words
from onrecord.marks.names import split_words
from onrecord.marks.parties.mentions import Mention

if TYPE_CHECKING:
    from onrecord.marks.descriptions import Description
    from onrecord.marks.parties.entity import Entity, Sign
    from onrecord.marks.parties.register import Register

INVERSE: Final = (
    (frozenset({"husband", "wife", "partner"}),) * 2,
    (frozenset({"father", "mother", "parent", "dad", "mum", "mom", "mam"}), frozenset({"son", "daughter", "child"})),
    (frozenset({"son", "daughter", "child"}), frozenset({"father", "mother", "parent", "dad", "mum", "mom", "mam"})),
    (frozenset({"brother", "sister"}),) * 2,
)
"""Nouns for relatives, and those by which their relatives call them back."""
RELATIVES: Final = frozenset(noun for pair in INVERSE for group in pair for noun in group)

CALLED: Final = frozenset({"dad", "mum", "mom", "mam", "daddy", "mummy"})
"""Relatives whom their own children call so: whoever says it is the child."""


def owner(register: Register, found: Description, mention: Mention) -> Entity | None:
    """Return whom somebody belongs to who is described as somebody's: "her son", "Anna Holt’s son", "my father"."""
    own = split_words(register.page.text, found.span)[:6]
    word = own[0] if own else None
    if word is None:
        return None
    at = Mention((word.start, word.end), mention.sentence, "pronoun", subject=False, quoted=mention.quoted, wanted=False)
    if word.low in ("his", "her"):
        return register.person("m" if word.low == "his" else "f", at)
    if word.low in ("my", "our") or word.low in CALLED:
        return register.own(mention.span)
    if word.low == "its":
        return register.speaker if register.speaker and register.speaker.body else None
    end = next((other for other in own if other.low.endswith(("'s", "s'")) and other.capital), None)
    if end is None:
        return None
    start = next(other for other in own if other.capital)
    return register.known.at((start.start, end.end - (2 if end.low.endswith("'s") else 1)), mention.sentence)


def note(register: Register, entity: Entity, found: Description, mention: Mention) -> None:
    """Remember of somebody named whose relative they are: "her husband, Samvel"."""
    if not register.known.settled or entity.kind != "person":
        return
    own = split_words(register.page.text, found.span)
    if not own or not (own[0].low in POSSESSIVES or own[0].low.endswith("'s")):
        return
    stop = next((at for at, word in enumerate(own) if at and (word.form == "," or word.capital)), len(own))
    head = head_of([word.low for word in own[1:stop]])
    if head is None or own[1 + head].low not in RELATIVES:
        return
    other = owner(register, found, mention)
    if other and other is not entity:
        entity.kin.append((own[1 + head].low, other))
        register.known.kin.append(entity)


def relative(register: Register, found: Description, other: Entity | None) -> Entity | None:
    """Return the one person of whom it was said that they are this relative of somebody."""
    if other is None:
        return None
    direct = [e for e in register.known.kin for noun, whose in e.kin if whose is other and noun == found.head]
    back = [
        whose
        for noun, whose in other.kin
        for ours, theirs in INVERSE
        if noun in ours and found.head in theirs and all(whose.fits(sign) for sign in _signs(found.head))
    ]
    fits = list(dict.fromkeys(direct or back))
    return fits[0] if len(fits) == 1 else None


def _signs(noun: str) -> list[Sign]:
    signs: tuple[Sign, Sign] = ("m", "f")
    return [sign for sign in signs if noun in words("titles", "gendered", sign)]
