"""A statement's spans in, the words that its manner is judged by out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Act, Span

OPENING: Final = frozenset("\"“‘'«„")
LONGEST: Final = 1_200
"""Characters of a content that are looked at; the longest speech is judged by its first and its last words."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one statement: of its cue, of its content, and what stands around them.

    ``before`` is the act of the statement before it in the report, ``answers`` whether it answers a question.
    """

    cue: str
    content: str
    quoted: bool = False
    before: Act | None = None
    answers: bool = False


def wording(text: str, cue: Sequence[Span], content: Sequence[Span], before: Act | None = None, *, answers: bool = False) -> Wording:
    """Take the words of a statement out of its report's text."""
    said = " ".join(text[start:end] for start, end in content)
    if len(said) > LONGEST:
        said = f"{said[: LONGEST // 2]} {said[-LONGEST // 2 :]}"
    quoted = bool(content) and content[0][0] > 0 and text[content[0][0] - 1] in OPENING
    return Wording(" ".join(text[start:end] for start, end in cue), said, quoted, before, answers)
