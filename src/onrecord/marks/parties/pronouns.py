"""A pronoun and those spoken of before it in, the one that it stands for out, or nobody where two are close.

What tells them apart is weighed by numbers that were fitted on texts with marked pronouns (``training/pronouns.py``): how far back
somebody was named last, as a subject or not, as the speaker of the words before, how often, and what is known of their gender.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.marks.parties.entity import Entity, Sign

RECENT: Final = 40
"""Namings before a pronoun among which its bearer is looked for."""
CANDIDATES: Final = 10
"""Of those, how many people are weighed against each other."""
FEATURES: Final = (
    "same", "before", "two", "three", "far", "subject", "subject before", "first", "speaker", "speaker source", "addressed",
    "quoted", "both quoted", "same subject", "same subject owns", "known", "told", "named", "spoke", "often", "chain", "last",
    "last subject", "rank", "source subject", "sure", "new", "inside", "paragraph", "theme", "carried", "bias",
)  # fmt: skip


class Naming(NamedTuple):
    """Somebody spoken of in a sentence and a paragraph, and how.

    As the ``subject``, in a quotation, as the ``first`` subject of the sentence, as the one addressed, as the one who asks in passing,
    ``inside`` what somebody says without quotation marks; ``joint`` is where the list begins that it stands in, or -1.
    """

    entity: Entity
    sentence: int
    paragraph: int
    subject: bool
    quoted: bool
    first: bool
    addressed: bool
    asker: bool
    inside: bool
    joint: int


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a pronoun stands, who spoke last and how many sentences ago, and whom a pronoun of its gender meant last.

    ``source``: it is credited with words; ``owns``: it may be a possessive.
    """

    sentence: int
    paragraph: int
    sign: Sign
    speaker: Entity | None
    since: int
    chain: Entity | None
    source: bool
    quoted: bool
    owns: bool


def candidates(met: Sequence[Naming], scene: Scene, barred: Collection[Entity] = ()) -> list[tuple[Entity, tuple[float, ...]]]:
    """Return those whom a pronoun fits, the one named last first, each with what speaks for it; none where it fits two of one list."""
    latest: dict[int, list[Naming]] = {}
    for naming in met[: -RECENT - 1 : -1]:
        asks = naming.asker and naming.sentence == scene.sentence
        if naming.entity not in barred and not asks and naming.entity.fits(scene.sign):
            latest.setdefault(id(naming.entity), []).append(naming)
    ordered = list(latest.values())[:CANDIDATES]
    joint = Counter(found[0].joint for found in ordered if found[0].joint >= 0 and scene.sentence - found[0].sentence <= 1)
    if max(joint.values(), default=0) > 1:
        return []
    subjects = [n for n, namings in enumerate(ordered) if namings[0].subject]
    return [(found[0].entity, _features(found, scene, rank, first=subjects[:1] == [rank])) for rank, found in enumerate(ordered)]


def _features(found: Sequence[Naming], scene: Scene, rank: int, *, first: bool) -> tuple[float, ...]:
    entity, near = found[0].entity, found[0]
    gap = scene.sentence - near.sentence
    subject = any(naming.subject for naming in found if naming.sentence == near.sentence)
    speaks = entity is scene.speaker and scene.since <= 3  # noqa: PLR2004 -- sentences: about a paragraph
    return tuple(
        float(value)
        for value in (
            gap <= 0,
            gap == 1,
            gap == 2,  # noqa: PLR2004 -- sentences
            gap == 3,  # noqa: PLR2004 -- sentences
            log(gap - 2) if gap > 3 else 0,  # noqa: PLR2004 -- sentences
            subject,
            subject and gap == 1,
            near.first,
            speaks,
            speaks and scene.source,
            near.addressed,
            near.quoted and not scene.quoted,
            near.quoted and scene.quoted,
            gap <= 0 and subject,
            gap <= 0 and subject and scene.owns,
            entity.genders[scene.sign] > 0,
            entity.role is not None or bool(entity.offices),
            entity.named,
            entity.spoke,
            log(1 + entity.times),
            entity is scene.chain,
            rank == 0,
            first,
            rank,
            scene.source and subject,
            entity.sure,
            not entity.named and not entity.spoke,
            near.inside and not near.quoted,
            near.paragraph == scene.paragraph,
            near.paragraph == scene.paragraph and any(n.first and n.paragraph == scene.paragraph for n in found),
            entity is scene.chain and entity.genders[scene.sign] > 2,  # noqa: PLR2004 -- more than its own words tell
            1,
        )
    )


@cache
def weights() -> tuple[float, ...]:
    """Return what each feature weighs."""
    found = table("pronouns")["people"]
    return tuple(found.get(name, 0.0) for name in FEATURES)


def choose(found: Sequence[tuple[Entity, tuple[float, ...]]], *, wanted: bool) -> tuple[Entity | None, float]:
    """Return the likeliest of those that a pronoun fits, unless it is too doubtful, and how likely that one is.

    Where words are credited (``wanted``) more is asked: somebody gets a name by it.
    """
    if not found:
        return None, 0.0
    likely = shares([features for _, features in found], weights())
    best = max(range(len(found)), key=lambda at: likely[at])
    return found[best][0] if likely[best] >= table("pronouns")["least" if wanted else "carries"] else None, likely[best]


def shares(found: Sequence[tuple[float, ...]], weighed: Sequence[float]) -> list[float]:
    """Return how likely each is; what is left to one is that it is none of them."""
    scores = [exp(min(50.0, sum(a * b for a, b in zip(features, weighed, strict=True)))) for features in found]
    return [score / (1 + sum(scores)) for score in scores]
