"""A report's marks in, its standings out, and the parties that they bring."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from onrecord.marks.standings.actors import actors_of, folded, states
from onrecord.marks.standings.assertions import assertions
from onrecord.marks.standings.grounds import Grounds
from onrecord.marks.standings.holders import UNSAID, Holders
from onrecord.marks.standings.items import items_of
from onrecord.marks.standings.subjects import Scene
from onrecord.marks.standings.words import listed
from onrecord.marks.tokens import SCARE
from onrecord.model import Party, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.standings.actors import Actor
    from onrecord.marks.standings.assertion import Assertion
    from onrecord.model import Date, Place, Polarity, Span, Statement

STANCES: Final = frozenset({"claims", "rejects", "contests", "recognises"})
"""What a party holds by itself, whoever tells of it."""
EVENTS: Final = frozenset({"controls", "annexed", "lost", "withdrew", "administers"})
"""What holds from a day or on it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What has been read of a report: its text, its sentences (inside quotations too), the marks in it, and what stands quoted."""

    text: str
    sentences: Sequence[Span]
    statements: Sequence[Statement]
    parties: Sequence[Party]
    places: Sequence[Place]
    dates: Sequence[Date] = ()
    quoted: Sequence[Span] = ()


@dataclass(slots=True)
class Ledger:
    """The standings found so far, and the parties, by id."""

    known: Known
    ids: dict[str, str]
    parties: list[Party]
    found: dict[tuple[object, ...], Standing] = field(default_factory=dict)

    def party(self, actor: Actor, at: Span) -> str:
        """Return the id of one who acts, who becomes a party where it is none yet."""
        known = self.ids.get(folded(actor.name))
        if known:
            return known
        number = max((int(one.id[1:]) for one in self.parties if one.id[1:].isdecimal()), default=0) + 1
        self.parties.append(Party(f"P{number}", actor.name, actor.kind, mentions=(at,)))
        self.ids[folded(actor.name)] = f"P{number}"
        return f"P{number}"


def read_standings(known: Known) -> tuple[tuple[Standing, ...], tuple[Party, ...]]:
    """Return the standings in reading order, and the parties with those that they bring at the end."""
    if not known.places:
        return (), tuple(known.parties)
    ledger = Ledger(known, _ids(known.parties), list(known.parties))
    grounds = Grounds(known.text, known.places)
    holders = Holders(known.text, known.statements, {party.id: party for party in known.parties})
    own = actors_of(known.text, known.parties)
    starts = {place.start: (place.end, index) for index, place in enumerate(known.places)}
    scene = Scene()
    for span in known.sentences:
        items = items_of(known.text, span, starts, own)
        within = next((found for at in (span[0] + 1, span[1] - 2) if (found := holders.inside(at))), None) or holders.opening(span)
        scene.side, scene.opens = holders.side(within, own), within.content[0][0] if within else -1
        scene.here = ()
        told = any(item.low in listed("telling") for item in items)
        for made in assertions(items, scene):
            if not (holders.inside(made.start) is None and (told or _is_quoted(known, made.start))):
                _enter(ledger, grounds, holders, made, span)
        grounds.pass_by(items)
        scene.pass_by(items)
    return tuple(ledger.found.values()), tuple(ledger.parties)


def _ids(parties: Sequence[Party]) -> dict[str, str]:
    """Return parties by the names that actors have: a state by its own."""
    found: dict[str, str] = {}
    for party in sorted(parties, key=lambda one: folded(one.name) not in states() or states()[folded(one.name)].name != one.name):
        state = states().get(folded(party.name))
        if party.kind in ("state", "organisation", "group") and not party.members:
            found.setdefault(folded(state.name if state and not state.demonym else party.name), party.id)
    return found


def _enter(ledger: Ledger, grounds: Grounds, holders: Holders, made: Assertion, sentence: Span) -> None:
    places = made.ground.places or grounds.resolve(made.ground.described or "", made.start)
    statement = holders.inside(made.start)
    if not places or (statement and (statement.act in UNSAID or statement.mode in ("question", "hypothetical"))):
        return
    grounds.tell(places)
    known = ledger.known
    spans = tuple((known.places[n].start, known.places[n].end) for n in places)
    name = ", ".join(dict.fromkeys(grounds.name(n) for n in places))
    when = _when(known.dates, sentence, statement) if made.aspect in EVENTS else None
    negative = made.negative != bool(statement and holders.denies(statement))
    for actor in made.parties:
        party = ledger.party(actor, spans[0]) if actor else None
        for holder, teller in _held(holders, made, statement, party):
            key = (holder, party, name, made.aspect, negative)
            distant = holder == "report" and _is_distant(known.text, made.start)
            polarity: Polarity = "negative" if negative else "positive"
            standing = Standing(
                name, party, made.aspect, made.extent, polarity, when, holder, teller, spans, (made.start, made.end), distant
            )  # fmt: skip
            ledger.found.setdefault(key, standing)


def _held(holders: Holders, made: Assertion, statement: Statement | None, party: str | None) -> Iterator[tuple[str, str | None]]:
    """Yield who asserts it, and in which statement; nobody where a statement's speaker is unknown."""
    if (
        statement is None
        or (made.aspect == "annexed" and "-" in holders.text[made.start : made.end])
        or (made.aspect in STANCES and holders.cued(made.start, made.end))
    ):
        told = holders.cued(made.start, made.end)
        if made.aspect not in STANCES:
            yield "report", None
        elif party:
            yield party, told.id if told else None
    elif statement.speaker:
        yield statement.speaker, statement.id


def _when(dates: Sequence[Date], sentence: Span, statement: Statement | None) -> str | None:
    """Return the date of a sentence that has but one, inside the same statement's content if there is one."""
    within = statement.content if statement else (sentence,)
    told = [date for date in dates if sentence[0] <= date.start < sentence[1] and any(s <= date.start < e for s, e in within)]
    return told[0].value if len(told) == 1 else None


def _is_quoted(known: Known, at: int) -> bool:
    """Tell words that somebody said, whoever it was: longer than a scare quote."""
    return any(start <= at < end and known.text.count(" ", start, end) >= SCARE for start, end in known.quoted)


def _is_distant(text: str, start: int) -> bool:
    return text[start - 1 : start] in set("“‘\"'") or text[max(0, start - 11) : start].casefold().startswith("so-called")
