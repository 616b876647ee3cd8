"""The values that answer a search: statements in their context, with honest counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model import Act, BlockKind, Form, Mode, PartyKind, Polarity, Said, Span


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are; ``exact`` is false where counting stopped: then there are at least so many."""

    value: int
    exact: bool = True

    def __str__(self) -> str:
        return f"{self.value:,}" if self.exact else f"{self.value:,}+"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What a list shows of a report. ``id`` is its number in the file, ``key`` the id of the record.

    ``reprints`` is the number of the report that it reprints, ``version`` counts from 1, ``latest`` marks the last one.
    """

    id: int
    key: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    version: int
    latest: bool
    reprints: int | None


@dataclass(frozen=True, slots=True)
class Name:
    """A party as its report names it; ``actor`` is who it is across reports."""

    actor: int
    name: str
    kind: PartyKind
    role: str | None


@dataclass(frozen=True, slots=True)
class Context:
    """The blocks around a statement's words, in the report's text from ``start`` (code points); ``kind`` is that of the first.

    The spans of a :class:`Hit` count from the beginning of the report's text: ``words[s - start : e - start]`` are its words.
    """

    words: str
    start: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody said of a statement: ``verdict`` is ``right``, ``wrong`` or ``edit``; of an edit ``field`` gets ``value``.

    ``words`` are those of the statement when it was made, ``made`` is the time (ISO 8601).
    """

    id: int
    link: str
    verdict: str
    field: str | None
    value: str | None
    note: str | None
    words: str
    made: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that was found. All spans are code points into the report's text, half open.

    ``link`` is its lasting address, ``matches`` are the words that were looked for, ``others`` is how many other reports
    carry the same utterance, ``utterance`` the number to ask for it with (``None``: no other carries it).
    """

    id: int
    link: str
    report: ReportLine
    words: str
    form: Form
    act: Act
    mode: Mode
    polarity: Polarity
    speaker: Name | None
    addressee: Name | None
    said: Said | None
    content: tuple[Span, ...]
    verbatim: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    matches: tuple[Span, ...]
    context: Context
    parent: str | None
    others: int
    utterance: int | None
    score: float
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of hits; ``next`` is what to pass as ``after`` for the following one (``None``: there is none).

    ``partial`` says that the search ran out of time: there may be more hits between those that are shown.
    """

    hits: tuple[Hit, ...]
    count: Count
    next: str | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that narrows a search: what to ask for, what to show, how many statements have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The most frequent values of a search's statements; ``partial`` where the time ran out and only some were counted."""

    who: tuple[Facet, ...]
    act: tuple[Facet, ...]
    form: tuple[Facet, ...]
    outlet: tuple[Facet, ...]
    place: tuple[Facet, ...]
    month: tuple[Facet, ...]
    counted: int
    partial: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, week (from its Monday) or month of a timeline: how many statements were published then, how many said then."""

    start: str
    published: int
    said: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars in order, those without a statement left out; ``undated`` has no day published, ``unsaid`` none said."""

    step: str
    bars: tuple[Bar, ...]
    undated: int
    unsaid: int
    partial: bool
