"""Sentences and, later, their people in, statements out.

Rules over the tokens of a sentence, in which a quotation is one token: a cue from the lexicon, its subject, and what
follows or precedes it. :func:`statements` turns attributions into statements once it is known who the people are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.marks.attributions import read_sentence
from onrecord.marks.floating import point_back, read_floating, take_quotations
from onrecord.marks.manner import judge, wording
from onrecord.marks.tokens import DASHES, Reading, Token
from onrecord.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.marks.verbs import Attribution
    from onrecord.model import Act, Form, Span


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Return the attributions in reading order of their content."""
    owned: set[int] = set()
    found = [[a for a in read_sentence(reading.tokens, s) if take_quotations(reading.tokens, a, owned)] for s in reading.sentences]
    point_back(reading, found)
    found.append(read_floating(reading, found, owned))
    placed = [(_content(reading, a), a) for sentence in found for a in sentence]
    return tuple(a for content, a in sorted(placed, key=lambda pair: pair[0][:1]) if content)


def _content(reading: Reading, attribution: Attribution) -> tuple[Span, ...]:
    found: set[Span] = set()
    for start, end in attribution.ranges:
        found.update(_range_spans(reading, *_trimmed(reading.tokens, start, end, thing=attribution.thing)))
    return tuple(sorted(found))


def _trimmed(tokens: Sequence[Token], start: int, end: int, *, thing: bool) -> tuple[int, int]:
    """Leave out marks at the edges and a leading "that", unless it points: "called that account a fairy tale"."""
    edge = {",", ";", ":", ".", *DASHES}
    while start < end and (tokens[end - 1].low in edge or (tokens[end - 1].low == "and" and end - start > 1)):
        end -= 1
    while start < end and tokens[start].low in edge:
        start += 1
    if start < end - 1 and tokens[start].low == "that" and (not thing or tokens[start + 1].kind == "quote"):
        start += 1
    while start < end and tokens[start].low in edge:
        start += 1
    return start, end


def _range_spans(reading: Reading, start: int, end: int) -> Iterator[Span]:
    tokens, text = reading.tokens, reading.text
    if end - start == 1 and tokens[start].kind == "quote":
        yield from (_bare(text, span) for span in reading.quotations[tokens[start].quotation].inner)
    elif start < end:
        yield tokens[start].start, tokens[end - 1].end
        for index in {token.quotation for token in tokens[start:end]} - {-1}:
            inner = reading.quotations[index].inner
            yield from (_bare(text, s) for s in inner if not tokens[start].start <= s[0] < tokens[end - 1].end)


def _bare(text: str, span: Span) -> Span:
    """Leave out commas and spaces at the edges of a quotation, unless nothing else is in it."""
    start, end = span
    while end - 1 > start and (text[end - 1] == "," or text[end - 1].isspace()):
        end -= 1
    return start, end


def _verbatim(reading: Reading, attribution: Attribution) -> tuple[Span, ...]:
    indices = {reading.tokens[at].quotation for start, end in attribution.ranges for at in range(start, end)} - {-1}
    return tuple(sorted(_bare(reading.text, span) for index in indices for span in reading.quotations[index].inner))


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
    content, verbatim = _content(reading, attribution), _verbatim(reading, attribution)
    asked = attribution.echoes if attribution.echoes and attribution.echoes.act == "ask" else None
    cue = (attribution.cue,) if attribution.cue else ()
    manner = judge(wording(reading.text, cue, content, before, answers=asked is not None))
    return Statement(
        id=ids[id(attribution)],
        form=_form(content, verbatim),
        act=manner.act,
        mode=manner.mode,
        polarity="negative" if attribution.negated else manner.polarity,
        content=content,
        verbatim=verbatim,
        cue=cue,
        source=(attribution.source,) if attribution.source else (),
        speaker=speakers[id(attribution)],
        addressee=who.get(attribution.addressee) if attribution.addressee else None,
        parent=ids.get(id(attribution.inside)),
        answers=ids.get(id(asked)),
        targets=attribution.targets,
        score=attribution.score,
    )


def _form(content: tuple[Span, ...], verbatim: tuple[Span, ...]) -> Form:
    if content == verbatim:
        return "direct"
    return "mixed" if verbatim else "indirect"
