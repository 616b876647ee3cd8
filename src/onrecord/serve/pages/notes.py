"""A statement in, its note in the margin out: who, what, when, and what each of these rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from onrecord.serve.lines import clean
from onrecord.serve.pages.lengths import GIST, LINE, cut
from onrecord.serve.wording import pieces, standing, verb, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.model import Party, Record, Statement

FRAGMENT: Final = 12
"""Words of a statement by which a browser finds it on the page that it came from."""
CHAIN: Final = 6
"""Names of a speaker that are listed."""
FORMS: Final = {"direct": "verbatim", "mixed": "partly verbatim", "indirect": "in the reporter’s words"}
DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of evidence: what it is called, and what it says."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """One statement in the margin; ``answers`` is the number and the address of the note that it answers."""

    id: str
    number: int
    hue: str
    depth: int
    speaker: str | None
    party: str | None
    role: str | None
    addressee: str | None
    act: str
    when: str | None
    form: str
    words: tuple[tuple[str, bool], ...]
    answers: tuple[int, str] | None
    flags: tuple[str, ...]
    why: tuple[Reason, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class Margin:
    """What notes share: the record, its statements' numbers, speakers' hues, notes' addresses, parties, and sections' starts."""

    record: Record
    numbers: Mapping[str, int]
    hues: Mapping[str | None, str]
    addresses: Mapping[int, str]
    parties: Mapping[str, Party]
    starts: Sequence[int]


def note(margin: Margin, statement: Statement, depth: int) -> Note:
    """Word a statement's note."""
    record = margin.record
    speaker, addressee = margin.parties.get(statement.speaker or ""), margin.parties.get(statement.addressee or "")
    year = (record.report.published or "")[:4]
    question = margin.numbers.get(statement.answers or "")
    return Note(
        id=statement.id,
        number=margin.numbers[statement.id],
        hue=margin.hues.get(statement.speaker, "hx"),
        depth=min(depth, DEEPEST),
        speaker=cut(speaker.name) if speaker else None,
        party=speaker.id if speaker else None,
        role=cut(speaker.role) if speaker and speaker.role else None,
        addressee=cut(addressee.name) if addressee else None,
        act=verb(statement) or "is credited with",
        when=cut(when(statement.said, year)) if statement.said else None,
        form=FORMS[statement.form],
        words=tuple(gist(record.text, statement)),
        answers=None if question is None else (question, margin.addresses[question]),
        flags=tuple(flags(margin, statement.id)),
        why=tuple(_reasons(record, statement, speaker)),
        source=_source(record, statement),
    )


def gist(text: str, statement: Statement) -> Iterator[tuple[str, bool]]:
    """Give a statement's words in parts, each with whether it is verbatim, as many as a note has room for."""
    left = GIST
    for words, verbatim in pieces(text, statement):
        if left <= 0:
            return
        # A part's edges matter: between a word of the reporter and a quotation stands a space.
        seen = " " * words[:1].isspace() + cut(words, left).strip() + " " * words[-1:].isspace()
        yield seen, verbatim
        left -= len(seen)


def flags(margin: Margin, statement: str | None) -> Iterator[str]:
    """Say what is the case with places according to one statement, or (``None``) according to no statement."""
    names = {key: party.name for key, party in margin.parties.items()}
    for found in margin.record.standings:
        if found.statement == statement:
            yield cut(f"{found.place}: {standing(names, found)}")


def _reasons(record: Record, statement: Statement, speaker: Party | None) -> Iterator[Reason]:
    text = record.text

    def joined(spans: Iterable[tuple[int, int]]) -> str:
        return cut(" … ".join(text[start : min(end, start + LINE)] for start, end in list(spans)[:CHAIN]))

    yield Reason("cue", f"“{joined(statement.cue)}”" if statement.cue else "none: the speaker follows from the words around it")
    if statement.source:
        yield Reason("source", f"“{joined(statement.source)}”")
    if speaker:
        yield from _chain(text, speaker)
    yield Reason("reads as", f"{statement.mode}, {statement.polarity}")
    if statement.said:
        yield Reason("day said", _arithmetic(record, statement))
    if statement.targets:
        yield Reason("about", f"“{joined([statement.targets])}”")
    yield Reason("score", f"{statement.score:.2f}")
    yield Reason("anchor", ", ".join(f"{start:,}–{end:,}" for start, end in statement.content[:CHAIN]))


def _chain(text: str, speaker: Party) -> Iterator[Reason]:
    """Say by which words of the report a name was reached."""
    called = dict.fromkeys(cut(text[start : min(end, start + LINE)], 80) for start, end in speaker.mentions[:200])
    others = [name for name in called if name != clean(speaker.name)]
    if others:
        yield Reason("name", f"{cut(speaker.name)}, here also {', '.join(f'“{name}”' for name in others[:CHAIN])}")


def _arithmetic(record: Record, statement: Statement) -> str:
    """Say how the day was computed: by which words, by which rule, counted from which day."""
    said = statement.said
    if said is None:
        return ""
    days = said.earliest if said.earliest == said.latest else f"{said.earliest} … {said.latest}"
    for date in record.dates:
        if date.value == said.value and record.text[date.start : date.end] in said.basis:
            counted = f", counted from {date.anchor}" if date.anchor else ""
            return cut(f"{days}, by “{said.basis}” ({date.rule}{counted})")
    return cut(f"{days}, by “{said.basis}”")


def _source(record: Record, statement: Statement) -> str | None:
    """Link to the words in the page that they came from, by a text fragment."""
    url = record.report.url
    if not url or not url.startswith(("http://", "https://")) or not statement.content or len(url) > GIST:
        return None
    start, end = statement.content[0]
    words = " ".join(clean(record.text[start : min(end, start + LINE)]).split()[:FRAGMENT])
    return f"{url.partition('#')[0]}#:~:text={quote(words, safe='').replace('-', '%2D')}"
