"""A description without a name in, whoever bears it out: "the minister", "the union", "the 52-year-old", "the pair"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.marks.descriptions import POSSESSIVES
from onrecord.marks.heads import head_of, kind_of_head
from onrecord.marks.lexicon import table, words
from onrecord.marks.names import ARTICLES
from onrecord.marks.parties import kin
from onrecord.marks.parties.known import AGE, STALE

if TYPE_CHECKING:
    from onrecord.marks.descriptions import Description
    from onrecord.marks.parties.entity import Entity
    from onrecord.marks.parties.known import Known
    from onrecord.marks.parties.mentions import Mention
    from onrecord.marks.parties.register import Register

PAIR: Final = re.compile(r"(?:the )?(?:pair|two|couple|duo|both|both men|both women|two men|two women|twins)")
OF_AGE: Final = re.compile(r"the (\d{2,3})-year-old")
LEAD: Final = 4
"""Sentences at the beginning of a report in which somebody may be described who is named later."""
REACH: Final = 9
"""Words after a name in which it is told what its bearer is."""
MARKS: Final = frozenset(',;:“”"')
BECOMES: Final = frozenset({"is", "was", "became", "becomes", "as", "remains"})
"""Words before what somebody is."""
PAST: Final = frozenset({"former", "ex", "late", "then", "outgoing", "retired"})
"""Words before an office that is borne no more."""
INTRODUCE: Final = frozenset({"a", "an", "one", "two", "three"})
"""First words of what is introduced."""
SOON: Final = 3
"""Sentences after a description in which the one whom it describes is named."""
NEAR: Final = 2
"""Sentences in which somebody must have been named, of whom more is told by a description with an age."""
MESSAGES: Final = frozenset({"statement", "message", "post", "tweet", "email", "release", "communiqué", "readout", "letter"})
"""What speaks for whoever it is from."""


def entitle(known: Known, entity: Entity, role: str) -> None:
    """Note the nouns of a role, by which its bearer may be called later."""
    found = role.casefold().split()
    head = head_of(found)
    stop = len(found) if head is None else head + 1
    for at, word in enumerate(found[:stop]):
        bare = word.strip(".,")
        kind = kind_of_head(bare)
        if at + 1 == stop or kind == "unnamed" or (kind == "organisation" and entity.kind == "organisation"):
            known.bears(entity, bare, found[:at])
    initials = "".join(word[0] for word in found[:stop])
    if initials in words("titles", "initials", "words"):
        known.bears(entity, initials)
    if found[:2] == ["chief", "executive"]:
        known.bears(entity, "ceo")
    if entity.kind == "organisation" and set(found[:stop]) & words("titles", "trading", "words"):
        known.trades(entity)


def follow(known: Known, entity: Entity, end: int) -> None:
    """Note the noun that stands right behind the name of a body, and what somebody named is said to be or to become."""
    page = known.page
    found = page.words[page.sentence(end - 1)]
    at = next((n for n, word in enumerate(found) if word.start >= end), len(found))
    near = found[at : at + REACH]
    body = entity.kind == "organisation" and entity.key not in page.places
    if near and body and not near[0].capital and kind_of_head(near[0].low) == "organisation":
        known.bears(entity, near[0].low)
    turn = next((n for n, word in enumerate(near) if word.low in BECOMES), None)
    if entity.kind != "person" or turn is None or any(word.form in MARKS for word in near[:turn]):
        return
    role = [word for word in near[turn + 1 :] if word.low not in ARTICLES]
    stop = next((n for n, word in enumerate(role) if not word.form[0].isalpha() or word.low in words("words", "prepositions")), len(role))
    if stop and kind_of_head(role[stop - 1].low) == "unnamed":
        entitle(known, entity, " ".join(word.form for word in role[:stop]))


def synonyms(noun: str) -> frozenset[str]:
    """Return the nouns that may stand for the same office."""
    noun = noun.removeprefix("ex-")
    return frozenset(other for group in table("synonyms")["groups"] if noun in group for other in group) | {noun}


def bearer(register: Register, found: Description, mention: Mention) -> Entity | None:
    """Return who a description means: someone who bears the noun, else somebody new; nobody where two may be meant."""
    known = register.known
    if found.opening in POSSESSIVES | kin.CALLED or "’s " in found.label or "'s " in found.label:
        return _owned(register, found, mention)
    if {"that", "who", "which"} & set(known.page.text[slice(*mention.span)].casefold().split()):
        return known.unnamed(found)
    fits = _fitting(known, found, mention) or _traded(known, found, mention) or _aged(known, found, mention)
    if len(fits) == 1:
        return fits[0]
    return None if fits or _bare(known, found, mention) or _untold(known, found, mention) else known.unnamed(found)


def _untold(known: Known, found: Description, mention: Mention) -> bool:
    """Tell "the attorney" who was not spoken of before, where somebody was just named of whom no office is told: it may be theirs.

    "The mayor of Lyon" needs nobody to tell who is meant.
    """
    whole = not found.label.casefold().endswith(found.head) or mention.span not in known.page.sources
    if whole or found.opening != "the" or found.kind != "unnamed" or found.head.endswith("s") or known.by_key.get(found.key):
        return False
    return any(e.sure and e.times and not e.offices and mention.sentence - e.seen <= STALE for e in known.people)


def _bare(known: Known, found: Description, mention: Mention) -> bool:
    """Tell a bare noun in a headline for somebody whom the report names: "Union says", "Mayor: …"."""
    if not mention.headline or found.opening in words("words", "determiners") or found.head.endswith("s") or found.head == "police":
        return False
    body = words("titles", "trading", "words") | words("titles", "sides", "words") | words("titles", "known", "words")
    if found.kind == "unnamed":
        return any(one.sure for one in known.people)
    return found.head in body and any(one.sure for one in known.bodies)


def presented(known: Known, found: Description, mention: Mention) -> Entity | None:
    """Return who is meant at the head of a report by "a parish priest", where one person alone is named as one later.

    What a headline speaks of is introduced once more below it: "study" by "a paper published on Tuesday".
    """
    nouns = synonyms(found.head)
    shown = next((e for e in known.opened if e.kind == found.kind and nouns & e.offices.keys()), None)
    if shown and not mention.headline and found.opening in INTRODUCE:
        known.opened.remove(shown)
        return shown
    if mention.sentence > LEAD or found.kind != "unnamed" or found.head.endswith("s") or found.opening == "the":
        return None
    bearers = known.bearers[found.head]
    borne = [e for e in bearers if e.named and e.kind == "person" and not (e.offices[found.head] & PAST) - found.before]
    if borne:
        return borne[0] if len(borne) == 1 and not any(e.times for e in bearers) else None
    return _identified(known, found, mention)


def _identified(known: Known, found: Description, mention: Mention) -> Entity | None:
    """Return the one person named next, of whom no other role is told: "A retired baker has …", then "Anna Holt, 61, said"."""
    if not found.fresh or any(e.times for e in known.people):
        return None
    soon = [e for e in known.people if e.since <= mention.sentence + SOON]
    return soon[0] if len(soon) == 1 and soon[0].sure and not soon[0].offices else None


def _traded(known: Known, found: Description, mention: Mention) -> list[Entity]:
    """Return the bodies that "the company" or "the club" may mean without a word that says so."""
    sides = words("titles", "sides", "words")
    if found.head not in words("titles", "business", "words") | sides or found.before or found.opening not in ("the", found.head):
        return []
    firms = words("titles", "trading", "words") | words("titles", "firms", "words") | sides
    others = words("titles", "organisations", "words") - firms
    if mention.headline and found.head not in ("company", "firm"):
        return []
    fits = [e for e in known.bodies if (e.times or mention.headline) and e.sure and not set(e.key) & others]
    fits = [e for e in fits if " ".join(e.key) not in words("names", "organisations")]
    return [e for e in fits if mention.sentence - e.seen <= STALE] or fits if len(fits) > 1 else fits


def _aged(known: Known, found: Description, mention: Mention) -> list[Entity]:
    """Return whom "the 78-year-old founder of the yard" tells more of: the one person of that age, or the one named just before."""
    age = AGE.search(known.page.text, *mention.span)
    if age is None or found.kind != "unnamed" or found.opening != "the":
        return []
    return known.aged.get(age[1] or age[2], []) or [e for e in known.people if e.times and mention.sentence - e.seen <= NEAR]


def _owned(register: Register, found: Description, mention: Mention) -> Entity | None:
    known = register.known
    other = kin.owner(register, found, mention)
    if other and found.head in MESSAGES and " of " not in found.label and (other.body or other.kind == "group"):
        return other
    same = kin.relative(register, found, other)
    if same is None and found.head in kin.RELATIVES:
        borne = [e for e in known.bearers[found.head] if e.kind == "person" and e is not other]
        same = borne[0] if len(borne) == 1 else None
    if same or found.opening in kin.CALLED:
        return same
    if other is None:
        return known.unnamed(found)
    noun = found.label.split(maxsplit=1)[-1] if found.opening in POSSESSIVES and other.named else ""
    return known.unnamed(found, f"{other.name}’s {noun}" if noun else found.label, ("", found.head, *other.key))


def _fitting(known: Known, found: Description, mention: Mention) -> list[Entity]:
    """Return who bears the noun: with the words before it rather than without, named rather than not, met before rather than later."""
    nouns = synonyms(found.head)
    borne = [
        e
        for e in dict.fromkeys(e for noun in nouns for e in known.bearers[noun])
        if (e.times or (e.named and (e.kind == "person" or mention.headline))) and agrees(e, found, nouns) and _may(e, found)
    ]
    for narrower in (
        [e for e in borne if found.before and any(found.before <= e.offices[noun] | {noun} for noun in nouns & e.offices.keys())],
        [e for e in borne if found.head in e.offices],
        [e for e in borne if e.named],
        [e for e in borne if e.times],
        [e for e in borne if mention.sentence - e.seen <= STALE],
    ):
        borne = [e for e in borne if e in narrower] or borne
    return borne


def _may(entity: Entity, found: Description) -> bool:
    """Tell whether a noun for a person is meant, or one for a body or a document."""
    if found.kind == "unnamed":
        return (entity.alone or entity.kind == "organisation") != found.head.endswith("s")
    return not entity.alone


def agrees(entity: Entity, found: Description, nouns: frozenset[str]) -> bool:
    """Tell "the finance minister" from the harbour minister: words on both sides must have one in common."""
    for noun in nouns & entity.offices.keys():
        own = entity.offices[noun]
        if own & PAST and not found.before & PAST:
            continue
        if (
            not found.before
            or not own
            or found.before & (own | {part for key in entity.key for part in key.split("-")})
            or found.before <= own
        ):
            return True
    return False


def points(low: str) -> bool:
    """Tell a phrase that only points to two people, or to one of them."""
    return bool(PAIR.fullmatch(low) or OF_AGE.fullmatch(low)) or low in ("the former", "the latter")


def pointed(register: Register, low: str, mention: Mention) -> Entity | None:
    """Resolve what points to two people, or to one of them: "the pair", "both", "the former", "the 52-year-old"."""
    aged = OF_AGE.fullmatch(low)
    if aged:
        fits = register.known.aged.get(aged[1], [])
        return fits[0] if len(fits) == 1 else None
    near = [n for n in register.met[-12:] if mention.sentence - n.sentence <= 2 and n.entity.alone]  # noqa: PLR2004 -- sentences
    two = list(dict.fromkeys(naming.entity for naming in near))
    if len(two) != 2 or not all(entity.name for entity in two):  # noqa: PLR2004 -- a pair
        return None
    if low in ("the former", "the latter"):
        return two[low == "the latter"]
    return register.known.group(" and ".join(entity.name for entity in two), two)
