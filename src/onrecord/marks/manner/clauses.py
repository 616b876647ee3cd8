"""The words of a content in, its sentences out: whether the main clause of each is negated, asked, ordered or supposed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD: Final = re.compile(r"\w+(?:['\-]\w+)*|[?!:;,.…—–]")
BREAK: Final = re.compile(r"(?<=[.!?…])[”’\"']*\s+")


def split(words_of: str) -> list[str]:
    """Cut words into lower-case words and marks; a figure is "#"."""
    return ["#" if word[0].isdigit() else word for word in WORD.findall(words_of.casefold().replace("’", "'"))]


def sentences_of(content: str) -> list[list[str]]:
    """Cut a content into the words of its sentences; at least one, which may be empty."""
    return [split(piece) for piece in BREAK.split(content) if piece.strip()] or [[]]


def negates(word: str) -> bool:
    """Tell a word that negates its clause."""
    return word in words("words", "negations") or word.endswith("n't") or word in ("ain't", "neither", "no-one", "cannot")


def main_clause(sentence: Sequence[str]) -> list[str]:
    """Return the words of a sentence's main clause: up to the first word that subordinates after its verb could stand."""
    start = _after_opening(sentence)
    end = next((at for at in range(start + 1, len(sentence)) if _ends(sentence, at, start)), len(sentence))
    return list(sentence[start:end])


def _after_opening(sentence: Sequence[str]) -> int:
    """Pass over a subordinate clause that opens a sentence: "If it fails, we go"."""
    if sentence[:1] and sentence[0] in (
        "if",
        "when",
        "because",
        "unless",
        "while",
        "although",
        "though",
        "after",
        "before",
        "once",
        "since",
        "as",
    ):
        comma = sentence.index(",") if "," in sentence else -1
        return comma + 1 if 0 < comma < len(sentence) - 1 else 0
    return 1 if sentence[:1] and sentence[0] in ("but", "and") and len(sentence) > 1 else 0


ENDS: Final = frozenset(
    ("who", "which", "whom", "whose", "that", "because", "when", "where", "if", "unless", "until", "while", "whereas", "although", "though",
     "after", "before", "than", "so", "but", "whether", "why", "how", "what")
)  # fmt: skip


def _ends(sentence: Sequence[str], at: int, start: int) -> bool:
    word = sentence[at]
    if word in (";", ":", "—", "–"):
        return True
    return word in ENDS and at > start + 1


@dataclass(frozen=True)
class Clauses:
    """The sentences of one content, each as its words."""

    sentences: tuple[tuple[str, ...], ...]

    @cached_property
    def mains(self) -> list[list[str]]:
        """The main clause of each sentence."""
        return [main_clause(sentence) for sentence in self.sentences]

    @cached_property
    def negated(self) -> list[bool]:
        """Whether each main clause is negated."""
        return [any(negates(word) for word in main) for main in self.mains]

    def point(self) -> int:
        """Return the sentence that makes the point: what follows "But", else the first that is more than a word or two."""
        turned = [at for at, sentence in enumerate(self.sentences) if at and sentence[:1] == ("but",)]
        return turned[-1] if turned else 0

    def flags(self) -> Iterator[str]:
        """Name what the clauses show, for :mod:`onrecord.marks.manner.features`."""
        at = self.point()
        yield f"neg:{self.negated[at]}"
        yield f"neg1:{self.negated[0]}"
        yield f"neg-:{self.negated[-1]}"
        share = sum(self.negated) / len(self.negated)
        yield f"negs:{0 if share == 0 else 2 if share > 1 / 2 else 1}"
        first = next((word for word in self.mains[at] if negates(word)), "")
        yield f"negw:{first}"
        modal = next((word for word in self.mains[at] if word in words("words", "modals") or word.endswith(("'ll", "'d", "won't"))), "")
        yield f"modal:{modal}"
        yield f"if:{_supposes(self.sentences[at])}"


def _supposes(sentence: Sequence[str]) -> str:
    if sentence[:1] and sentence[0] in ("if", "unless"):
        return "opens"
    return "in" if {"if", "unless"} & set(sentence) else ""


def clauses(content: str) -> Clauses:
    """Read the clauses of a content."""
    return Clauses(tuple(tuple(sentence) for sentence in sentences_of(content)))
