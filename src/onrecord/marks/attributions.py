"""What the network finds in, attributions out: who is credited with what by which words, where each stands in another.

Deeds and attitudes are left out, words kept back too; what is quoted over several paragraphs is put together.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.marks.addressees import addressee_of, targets_of
from onrecord.marks.edges import bare, content_edges
from onrecord.marks.floating import settle
from onrecord.marks.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.marks.finding import Found
    from onrecord.marks.tokens import Reading
    from onrecord.model import Act, Mode, Span

DEED: Final = 0.9
"""How likely something is a deed or an attitude before it is none of ours."""
WEIGHTS: Final = (-2.12, 1.29, 0.46, 0.07, 0.06, -1.01)
"""Of what makes a statement likely, fitted on reports held out of training: a constant, how far its content and its cue stand
out, how sure the links to cue and source are, how much it looks like a deed."""
SURE, SURE_WITHIN = 0.3, 0.6
"""The lowest scores of a statement and of one that stands in another's content: below them most are none."""
NEXT: Final = 200
"""Characters in which the main clause follows after "Asked whether …"."""
SILENT: Final = re.compile(r"\b(?:declin\w+|refus\w+|did(?: not|n[’']t)|would(?: not|n[’']t)|could not|couldn[’']t)\b", re.IGNORECASE)


@dataclass(slots=True)
class Attribution:
    """A statement in the making.

    ``echoes`` is the attribution that a quotation without a cue follows, whose speaker it takes over; ``inside`` is the one
    that it is nested in, ``answers`` the question that it answers; ``targets`` are the words that a denial or an accusation is about.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    act: Act
    mode: Mode
    negative: bool
    score: float
    addressee: Span | None = None
    targets: Span | None = None
    echoes: Attribution | None = None
    answers: Attribution | None = None
    inside: Attribution | None = None


def attributions(reading: Reading, found: Iterable[Found]) -> tuple[Attribution, ...]:
    """Return the attributions in reading order of their content."""
    whole: list[Attribution] = []
    within: list[Attribution] = []
    for each in found:
        if _is_ours(reading.text, each) and (one := _attribution(reading, each)) and one.score >= (SURE_WITHIN if each.depth else SURE):
            (within if each.depth else whole).append(one)
    made = nested(settle(reading, whole), within)
    before: Attribution | None = None
    for one in made:
        one.targets = targets_of(reading, one, before)
        if before and before.act == "ask":
            _answer(reading, before, one)
        before = one
    return tuple(made)


def _answer(reading: Reading, asked: Attribution, one: Attribution) -> None:
    """Join a question with what is said next: without a cue, or by the one who was "asked whether …" before it in the sentence."""
    if one.echoes is asked:
        one.answers = asked
    elif asked.cue and one.source and one.act != "ask" and asked.content[-1][1] < one.source[0] < asked.content[-1][1] + NEXT:
        opens = reading.text[asked.cue[0] : asked.cue[1]]
        if opens[0].isupper() and opens.endswith("ed") and not set(".!?") & set(reading.text[asked.content[-1][1] : one.source[0]]):
            asked.addressee, one.answers = asked.addressee or one.source, asked


def _is_ours(text: str, found: Found) -> bool:
    if found.deed >= DEED:
        return False
    cue = text[found.cue[0] : found.cue[1]] if found.cue else ""
    kept_back = SILENT.search(cue) and any(word in words("words", "silences") for word in cue.casefold().split())
    return not kept_back


def _attribution(reading: Reading, found: Found) -> Attribution | None:
    text = reading.text
    mended = (content_edges(text, span, reading.quoted) for span in found.content)
    content = tuple(sorted({span for span in mended if span}))
    if not content:
        return None
    cue = bare(text, found.cue) if found.cue else None
    if found.cue and text[found.cue[0] : found.cue[1]].strip() == ":":
        cue = found.cue
    source = bare(text, found.source) if found.source else None
    addressee = addressee_of(reading, cue, source, content[0]) if cue else None
    score = score_of(found)
    return Attribution(content, cue, source, found.act, found.mode, found.negative > 0.5, score, addressee)  # noqa: PLR2004 -- likelier than not


def score_of(found: Found) -> float:
    """Return how likely it is that a statement is one, and its content right."""
    weighed = (1.0, *(math.log1p(max(0.0, odds)) for odds in (found.content_odds, found.cue_odds)), *found.linked, found.deed)
    total = sum(weight * value for weight, value in zip(WEIGHTS, weighed, strict=True))
    return 1 / (1 + math.exp(-total))


def nested(whole: Sequence[Attribution], within: Sequence[Attribution]) -> list[Attribution]:
    """Put each attribution of a deeper layer into the smallest content that holds its own; one that none holds is dropped."""
    deep = {id(one) for one in within}
    made: list[Attribution] = []
    above: list[Attribution] = []
    for one in sorted([*whole, *within], key=lambda one: (one.content[0][0], -one.content[-1][1])):
        start, end = one.content[0][0], one.content[-1][1]
        above = [other for other in above if other.content[-1][1] > start]
        holds = [
            other for other in above if any(low <= start and end <= high and (low, high) != (start, end) for low, high in other.content)
        ]
        one.inside = min(holds, key=lambda other: other.content[-1][1] - other.content[0][0], default=None)
        if one.inside is not None or id(one) not in deep:
            made.append(one)
            above.append(one)
    return made
