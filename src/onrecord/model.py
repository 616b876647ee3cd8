"""The values that travel from step to step: frozen, small, in the order and under the names of schema ``onrecord/1``.

Every offset is a Unicode code point into ``text``, half open: ``text[start:end]`` is the mark. Unknown is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

SCHEMA: Final = "onrecord/1"

Span = tuple[int, int]
Basis = Literal["given", "json-ld", "meta", "text"]
BlockKind = Literal["title", "dek", "byline", "dateline", "paragraph", "heading", "caption", "furniture"]
PartyKind = Literal["person", "organisation", "state", "group", "document", "unnamed"]
Form = Literal["direct", "mixed", "indirect"]
Act = Literal[
    "state", "claim", "announce", "confirm", "deny", "reject", "accuse", "warn",
    "threaten", "demand", "promise", "praise", "ask", "think", "other",
]  # fmt: skip
Mode = Literal["fact", "possible", "hypothetical", "question", "plan", "wish"]
Polarity = Literal["positive", "negative"]
Aspect = Literal[
    "claims", "annexed", "controls", "lost", "withdrew", "administers", "contests", "recognises", "rejects", "aims"
]  # fmt: skip
Extent = Literal["full", "part", "unspecified"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

Kind = Literal["html", "text", "jsonl", "warc", "feed"]
BODY: Final[frozenset[BlockKind]] = frozenset({"title", "dek", "paragraph", "heading", "caption"})
"""The kinds of block that marks are read from; bylines and datelines are read for metadata, furniture never."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one role on the page.

    ``source`` is where the block's words stand in the decoded page, from the first to just past the last, markup
    between them included (code points; ``None`` for input that is no page).
    """

    start: int
    end: int
    kind: BlockKind
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a report besides its words; ``basis`` names where each known field comes from.

    ``published`` and ``modified`` are ISO 8601: with an offset where the source states one, a bare day where it
    states no more, ``None`` where it states nothing. ``sha256`` is taken over ``text`` in UTF-8.
    """

    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    sha256: str = ""
    basis: dict[str, Basis] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Given:
    """What whoever hands a report over says of it; it goes before anything that the report says of itself.

    ``fallback`` alone goes after: when it was published, where neither ``published`` nor the report says.
    """

    id: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What intake hands on: the words, what is known about them, and the role of each stretch.

    ``notes`` are remarks for people about how it was read (a character set that lied, a language that the marks do
    not cover); ``name`` is what messages call the input.
    """

    id: str
    head: Head
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Someone or something that speaks, is spoken to or is spoken about."""

    id: str
    name: str
    kind: PartyKind
    role: str | None = None
    mentions: tuple[Span, ...] = ()
    members: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """When a statement was made, by the report's own words: a TIMEX3 value and the closed interval of days it can mean."""

    value: str
    earliest: str
    latest: str
    basis: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: content, who is credited with it, and how.

    ``speaker`` and ``addressee`` are party ids, ``parent`` and ``answers`` statement ids, ``score`` lies in 0..1.
    """

    id: str
    form: Form
    act: Act
    mode: Mode
    polarity: Polarity
    content: tuple[Span, ...]
    verbatim: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: str | None = None
    addressee: str | None = None
    said: Said | None = None
    parent: str | None = None
    answers: str | None = None
    targets: Span | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Date:
    """A date expression: TIMEX3 type and value, and the closed interval of days it can mean."""

    start: int
    end: int
    type: TimexType
    value: str | None
    earliest: str | None
    latest: str | None
    anchor: str | None
    rule: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One gazetteer row that a place name may mean, with its score in 0..1."""

    gazetteer_id: str
    name: str
    country: str | None
    lat: float
    lon: float
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place name; where the reader abstains, all but the span and the candidates is ``None``.

    ``metonym`` tells a name that stands for a government: "Moscow said".
    """

    start: int
    end: int
    name: str | None
    kind: str | None
    country: str | None
    gazetteer_id: str | None
    lat: float | None
    lon: float | None
    score: float | None
    candidates: tuple[Candidate, ...] = ()
    metonym: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What is the case with a place, always according to a holder: ``"report"`` or a party id.

    ``party`` is whose claim, control or loss it is; ``None``: nobody's. ``spans`` are where the place is named, or the several
    places of which it is said at once; ``words`` the verb or the noun that says it. ``distant``: in quotation marks or
    "so-called" in the reporter's words.
    """

    place: str
    party: str | None
    aspect: Aspect
    extent: Extent
    polarity: Polarity
    when: str | None
    holder: str
    statement: str | None
    spans: tuple[Span, ...] = ()
    words: Span | None = None
    distant: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """All that was read out of one report's text."""

    parties: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[Date, ...] = ()
    places: tuple[Place, ...] = ()
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One report's record: schema ``onrecord/1``, field for field."""

    schema: str
    id: str
    report: Head
    text: str
    blocks: tuple[Block, ...]
    parties: tuple[Party, ...]
    statements: tuple[Statement, ...]
    dates: tuple[Date, ...]
    places: tuple[Place, ...]
    standings: tuple[Standing, ...]
    notes: tuple[str, ...] = ()
    name: str = ""
