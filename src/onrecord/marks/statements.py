"""Attributions and, by then, their people in, statements out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.marks.edges import quoted_within
from onrecord.marks.manner import judge, wording
from onrecord.model import Statement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.marks.attributions import Attribution
    from onrecord.marks.tokens import Reading
    from onrecord.model import Act, Form, Span


def statements(reading: Reading, found: Sequence[Attribution], who: Mapping[Span, str | None]) -> tuple[Statement, ...]:
    """Return the statements, with the ids of their people."""
    ids = {id(attribution): f"S{number}" for number, attribution in enumerate(found, 1)}
    speakers: dict[int, str | None] = {}
    for attribution in found:
        speakers[id(attribution)] = _speaker(attribution, who, speakers)
    made: list[Statement] = []
    for attribution in found:
        made.append(_statement(reading, attribution, who, speakers, ids, made[-1].act if made else None))
    return tuple(made)


def _speaker(attribution: Attribution, who: Mapping[Span, str | None], speakers: Mapping[int, str | None]) -> str | None:
    echoed = attribution.echoes
    if echoed is None:
        return who.get(attribution.source) if attribution.source else None
    if echoed.act == "ask":
        return who.get(echoed.addressee) if echoed.addressee else None
    return speakers.get(id(echoed))


def _statement(  # noqa: PLR0913, PLR0917 -- one argument a thing known of all statements
    reading: Reading,
    attribution: Attribution,
    who: Mapping[Span, str | None],
    speakers: Mapping[int, str | None],
    ids: Mapping[int, str],
    before: Act | None,
) -> Statement:
    cue = (attribution.cue,) if attribution.cue else ()
    manner = judge(wording(reading.text, cue, attribution.content, before, answers=attribution.answers is not None))
    verbatim = quoted_within(attribution.content, reading.quoted)
    return Statement(
        id=ids[id(attribution)],
        form=_form(reading.text, attribution.content, verbatim),
        act=manner.act,
        mode=manner.mode,
        polarity=manner.polarity,
        content=attribution.content,
        verbatim=verbatim,
        cue=cue,
        source=(attribution.source,) if attribution.source else (),
        speaker=speakers[id(attribution)],
        addressee=who.get(attribution.addressee) if attribution.addressee else None,
        parent=ids.get(id(attribution.inside)),
        answers=ids.get(id(attribution.answers)),
        targets=attribution.targets,
        score=attribution.score,
    )


def _form(text: str, content: Sequence[Span], verbatim: Sequence[Span]) -> Form:
    """Tell direct from mixed: whether all the words stand in quotation marks."""
    if not any(_words(text, span) for span in verbatim):
        return "indirect"
    return "direct" if sum(_words(text, span) for span in content) == sum(_words(text, span) for span in verbatim) else "mixed"


def _words(text: str, span: Span) -> int:
    return sum(char.isalnum() for char in text[span[0] : span[1]])
