"""A wording in, the marks that its manner is weighed by out: short strings, the same when weights are learned and when they are used."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import words
from onrecord.marks.manner.clauses import clauses, negates, split
from onrecord.marks.manner.stems import named_act, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.manner.wording import Wording

WORDS: Final = 200
"""Words of a content that count."""
FIRST: Final = 12
"""Words of its opening."""


def features(told: Wording) -> frozenset[str]:
    """Return what shows of a wording."""
    cue = split(told.cue)
    act = named_act(cue)
    kind = act or ("said" if any(word.isalpha() for word in cue) else ":" if cue else "none")
    read = clauses(told.content)
    flags = tuple(read.flags())
    found = {f"kind:{kind}", f"quoted:{told.quoted}", f"answers:{told.answers}", *flags, f"{kind}/{flags[0]}"}
    found.update(_of_cue(cue))
    if not cue:
        found.add(f"before:{told.before}")
    every = [word for sentence in read.sentences for word in sentence][:WORDS]
    found.update(_of_content(every, kind))
    found.update(_of_opening(read.sentences[0], kind))
    found.update(_of_end(told.content, kind))
    found.update(f"last:{word}" for word in read.sentences[-1] if negates(word) or _modal(word))
    found.add(f"sentences:{min(4, len(read.sentences))}")
    return frozenset(found)


def _of_cue(cue: Sequence[str]) -> Iterator[str]:
    yield from (f"cue:{stem(word)}" for word in cue)
    yield f"cues:{' '.join(cue)}"
    if cue:
        yield f"ing:{cue[0].endswith('ing')}"


def _of_content(every: Sequence[str], kind: str) -> Iterator[str]:
    yield from (f"w:{word}" for word in every)
    yield from (f"ww:{one} {other}" for one, other in pairwise(every))
    yield f"opens:{' '.join(every[:2])}"
    yield f"opens:{' '.join(every[:3])}"
    if every:
        yield f"{kind}/{every[0]}"
        yield f"first:{every[0]}"
        yield f"{kind}/ing:{every[0].endswith('ing')}"
    yield f"length:{min(6, len(every) // 5)}"


def _of_opening(first: Sequence[str], kind: str) -> Iterator[str]:
    modal = next((at for at, word in enumerate(first) if _modal(word)), None)
    if modal is not None:
        yield f"{kind}/modal:{first[modal]}"
        yield f"modal:{first[modal]}:{min(modal // 3, 3)}"
    negation = next((at for at, word in enumerate(first) if negates(word)), None)
    yield "no negation" if negation is None else f"negation:{first[negation]}:{min(negation // 3, 4)}"
    if {"we", "i"} & set(first[:3]):
        yield "own"


def _of_end(content: str, kind: str) -> Iterator[str]:
    if content.rstrip("”’\"' ").endswith("?"):
        yield "asks"
        yield f"{kind}/asks"
    elif "?" in content:
        yield "asks inside"
    if "!" in content:
        yield "calls"


def _modal(word: str) -> bool:
    return word in words("words", "modals") or word in MODALS or word.endswith(("'ll", "'d"))


MODALS: Final = frozenset(
    ("perhaps", "probably", "likely", "possibly", "if", "unless", "won't", "wouldn't", "can't", "couldn't", "shouldn't")
)
