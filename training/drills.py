"""A seed in, short annotated texts out: made from patterns, so that rare shapes (deep nesting, passives, silences) are seen often.

Each is a report of one to three paragraphs in the form that :mod:`markup` reads. The words carry no news; the patterns and where
their content begins and ends are what there is to learn.
"""

from __future__ import annotations

import random
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIRST: Final = (
    "Ada Ben Carla Dmitri Elena Femi Grace Hugo Ines Jonas Kofi Leila Marta Nadia Omar Pilar Rosa Sanjay Tomas Ursula Viktor Wanjiru Yusuf Zofia "
    "Aoife Bilal Chen Dilnoza Emeka Fiona Gareth Hana Imran Jude Karin Liam Mei Niamh Oleh Priya"
).split()
LAST: Final = (
    "Novak Oduya Lindqvist Marchetti Okafor Brandt Ferreira Kowalska Haddad Mbeki Sorensen Duarte Petrov Achieng Rahman Villeneuve Tanaka Osei "
    "Castellanos Whitlock Byrne Quispe Nakamura Adeyemi Holt Vasquez Lindgren Mutua Ionescu Barros O’Dowd Farrell Khalid Zielinski"
).split()
ROLES: Final = (
    "the harbour minister", "a farmer", "the mayor of Lyon", "a union official", "her lawyer", "the head of the ferry company", "a nurse", "head teacher",
    "coach", "Finance Minister", "Councillor", "Police spokesman", "Dr", "Mr", "Ms", "Professor", "Senator",
)  # fmt: skip
BEFORE: Final = frozenset(
    ("head teacher", "coach", "Finance Minister", "Councillor", "Police spokesman", "Dr", "Mr", "Ms", "Professor", "Senator")
)
BODIES: Final = (
    "the port authority", "the ministry", "the council", "police", "officials", "the company", "the union", "residents", "two witnesses", "doctors",
    "the court", "the army", "investigators", "a spokeswoman", "the club", "organisers", "neighbours", "the bank", "a source close to the talks", "the regulator",
)  # fmt: skip
PAPERS: Final = (
    "the report",
    "a leaked memo",
    "the indictment",
    "a survey of 900 homes",
    "the audit",
    "an internal email",
    "the lawsuit",
    "a study by two universities",
)
PLACES: Final = (
    "Rijeka",
    "Kisumu",
    "Moscow",
    "Beijing",
    "Toledo",
    "Lagos",
    "Cork",
    "Manila",
    "Ankara",
    "Lima",
    "Tallinn",
    "Mombasa",
    "Galway",
    "Chennai",
)
CAPITALS: Final = ("Moscow", "Beijing", "Ankara", "Tehran", "Brussels", "Washington", "London", "Kyiv")
THINGS: Final = (
    "the dam", "the ferry", "the school roof", "the new bridge", "the pipeline", "the old mill", "the harbour wall", "the vaccine", "the budget", "the railway",
    "the well", "the tower", "the water", "the deal", "the trial", "the ceasefire", "the plant", "the village clinic",
)  # fmt: skip


class Told(NamedTuple):
    """What is told of a thing: in reported and in direct speech, with its mode and polarity."""

    past: str
    present: str
    mode: str = "fact"
    polarity: str = "pos"


TOLD: Final = (
    Told("was leaking", "is leaking"), Told("had failed twice", "has failed twice"), Told("cost £3m", "cost £3m"), Told("was safe", "is safe"),
    Told("belonged to the state", "belongs to the state"), Told("had been sold for scrap", "was sold for scrap"), Told("was in good hands", "is in good hands"),
    Told("was not safe", "is not safe", "fact", "neg"), Told("had never been tested", "was never tested", "fact", "neg"),
    Told("did not exist", "does not exist", "fact", "neg"), Told("could not be saved", "cannot be saved", "fact", "neg"),
    Told("had no future", "has no future", "fact", "neg"), Told("was no longer needed", "is no longer needed", "fact", "neg"),
    Told("might fail by winter", "may fail by winter", "possible"), Told("could take years", "could take years", "possible"),
    Told("was probably beyond repair", "is probably beyond repair", "possible"), Told("might not last", "might not last", "possible", "neg"),
    Told("would collapse if the rain went on", "would collapse if the rain went on", "hypothetical"),
    Told("would close unless money was found", "will close unless money is found", "hypothetical"),
    Told("would not have failed if it had been mended", "would not have failed if it had been mended", "hypothetical", "neg"),
    Told("would open in May", "will open in May", "plan"), Told("would be rebuilt next year", "will be rebuilt next year", "plan"),
    Told("was to be sold", "is to be sold", "plan"), Told("would not be closed", "will not be closed", "plan", "neg"),
    Told("should be torn down", "should be torn down", "wish"), Told("must be mended at once", "must be mended at once", "wish"),
    Told("should not be sold", "should not be sold", "wish", "neg"), Told("had to be closed", "has to be closed", "wish"),
)  # fmt: skip
WISHES: Final = (
    "close the bridge",
    "leave the valley",
    "pay the fine",
    "publish the letters",
    "stop the digging",
    "come back",
    "sign the deal",
    "mend the road",
)
DOINGS: Final = (
    "hiding the figures",
    "selling the land twice",
    "taking bribes",
    "ignoring the warnings",
    "lying to parliament",
    "dumping oil in the river",
)
LABELS: Final = ("a sham", "a disgrace", "bogus", "unlawful", "pure theatre", "a joke", "an insult", "too little, too late")
FRAGMENTS: Final = (
    "beyond repair",
    "as safe as a church",
    "a slap in the face",
    "nothing short of theft",
    "the worst in forty years",
    "a good day for the valley",
)
PLAIN: Final = (
    "It rained all week.", "The road was closed for two hours.", "About 300 people live there.", "The match ended in a draw.", "Nobody was hurt.",
    "The council voted 9–4 for the plan on Tuesday.", "He signed the contract and left by a side door.", "She backed the bill in March.",
    "They refused to leave the hall.", "The firm sued its former partner in 2019.", "The village has been without power since Sunday.",
    "The law bans fishing in the bay.", "She is known for her paintings of boats.", "He ordered a coffee and waited.", "The price was cut to $4.",
    "Trains are expected to run again on Friday.", "The two sides agreed on a truce in June.", "The club denied entry to away fans.",
)  # fmt: skip
SILENCES: Final = (
    "{S} declined to comment.", "{S} did not respond to requests for comment.", "{S} refused to say who had paid for it.", "{S} would not be drawn on the matter.",
    "{S} could not be reached for comment.", "{S} declined to give a figure.", "{S} did not return calls.", "{S} refused to answer questions about {T}.",
    "{S} would not confirm or deny the report.", "{S} made no comment.", "{S}, who asked not to be named, left soon after.", "{S} has not commented.",
)  # fmt: skip
SCARE: Final = (
    "The so-called “{F}” route was closed.", "The film “{N}” opens on Friday.", "Her book, “{N}”, sold 3,000 copies.", "A banner read “{N}”.",
    "Fans held up signs saying “{N}”.", "They call it the “{N}” law.", "He wore a shirt with “{N}” across the chest.", "{P}, nicknamed “{N}”, retired in May.",
    "The crowd sang “{N}” until dark.", "The “{N}” exhibition ends on Sunday.", "The “experts” arrived late.", "A sign at the gate says “{N}”.",
)  # fmt: skip
NAMES: Final = (
    "The Long Water",
    "Keep Out",
    "Bridges Not Walls",
    "Iron Mary",
    "Home by Dark",
    "No More Lies",
    "The Salt Road",
    "Mad Dog",
    "Clean Air Now",
)
ADDRESSED: Final = (
    "reporters",
    "the BBC",
    "parliament",
    "the court",
    "a news conference",
    "local radio",
    "her",
    "them",
    "the committee",
    "his wife",
)
STYLES: Final = (("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"))


class Drill:
    """One text in the making: its dice, its marks, its next number."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.pick: Callable[[tuple[str, ...] | list[str]], str] = dice.choice
        self.open, self.close = dice.choice(STYLES)
        self.numbers = count(1)

    def person(self) -> tuple[str, str]:
        """Return a person as they stand in the text, and their name."""
        name = f"{self.pick(FIRST)} {self.pick(LAST)}"
        role = self.pick(ROLES)
        marked = f"<per>{name}</per>"
        if self.dice.random() < 0.4:
            return marked, name
        return (f"{role} {marked}", name) if role in BEFORE else (f"{marked}, {role}", name)

    def who(self) -> tuple[str, str]:
        """Return a source as it stands in the text, and whom it names."""
        kind = self.dice.random()
        if kind < 0.5:
            return self.person()
        if kind < 0.6:
            he = self.pick(("he", "she", "they"))
            return he, ""
        if kind < 0.7:
            place = self.pick(CAPITALS)
            return f"<loc>{place}</loc>", place
        if kind < 0.8:
            return self.pick(PAPERS), ""
        body = self.pick(BODIES)
        return body, body.removeprefix("the ")

    def told(self, *, direct: bool = False, neutral: bool = False) -> tuple[str, str]:
        """Return a clause, and the attributes of a statement of it."""
        one = self.dice.choice(TOLD[:7] if neutral else TOLD)
        thing = self.pick(THINGS)
        words = f"{thing} {one.present if direct else one.past}"
        return (words[0].upper() + words[1:] if direct else words), _values(mode=one.mode, pol=one.polarity)

    def quoted(self, words: str) -> str:
        """Put words in quotation marks."""
        return f"{self.open}{words}{self.close}"


def _values(**told: str) -> str:
    usual = {"mode": "fact", "pol": "pos", "act": "state"}
    return "".join(f' {key}="{value}"' for key, value in told.items() if value != usual.get(key))


def _cap(words: str) -> str:
    """Give a text its capital, past any tags that it opens with."""
    at = 0
    while at < len(words) and words[at] == "<":
        at = words.index(">", at) + 1
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


SAYING: Final = (
    ("said", "state"), ("says", "state"), ("said", "state"), ("said", "state"), ("added", "state"), ("wrote", "state"), ("noted", "state"), ("claimed", "claim"),
    ("insisted", "claim"), ("argued", "claim"), ("announced", "announce"), ("confirmed", "confirm"), ("admitted", "confirm"), ("denied", "deny"),
    ("warned", "warn"), ("alleged", "claim"), ("conceded", "confirm"), ("declared", "announce"), ("complained", "state"), ("suggested", "state"),
)  # fmt: skip


def indirect(d: Drill, depth: int = 0, *, who: tuple[str, str] | None = None) -> str:
    """Make "X said that …", another such inside it where it is to be deep."""
    n = next(d.numbers)
    source, name = who or d.who()
    by = f' by="{name}"'
    that = d.pick(("that ", "that ", ""))
    if depth:
        inner = d.dice.choice((indirect, told_that, urged, promised))(d, depth - 1)
        cue = d.pick(("said", "said", "says", "claimed", "wrote", "recalled"))
        act = "claim" if cue == "claimed" else "state"
        return f'<w of="{n}">{source}</w> <c of="{n}">{cue}</c> {that}<s id="{n}"{by}{_values(act=act)}>{inner}</s>'
    cue, act = d.dice.choice(SAYING)
    words, values = d.told(neutral=act in ("deny", "admit"))
    return f'<w of="{n}">{source}</w> <c of="{n}">{cue}</c> {that}<s id="{n}"{by}{_values(act=act)}{values}>{words}</s>'


def told_that(d: Drill, depth: int = 0) -> str:
    """Make "X told Y that …"."""
    n = next(d.numbers)
    source, name = d.who()
    to, words = d.pick(ADDRESSED), ""
    cue, act = d.dice.choice((("told", "state"), ("told", "state"), ("had told", "state"), ("warned", "warn"), ("assured", "promise")))
    aux, _, verb = cue.rpartition(" ")
    if depth:
        words, values = d.dice.choice((indirect, urged))(d, depth - 1), ""
    else:
        words, values = d.told()
    values = _values(act=act) + values
    return f'<w of="{n}">{source}</w> {aux} <c of="{n}">{verb}</c> <a of="{n}">{to}</a> that <s id="{n}" by="{name}"{values}>{words}</s>'.replace(
        "  ", " "
    )


def urged(d: Drill, _depth: int = 0) -> str:
    """Make "X urged Y to …", "X demanded that …"."""
    n = next(d.numbers)
    source, name = d.who()
    wish, verb = d.pick(WISHES), d.pick(("urged", "told", "ordered", "asked", "begged", "called on"))
    to = d.pick((*ADDRESSED[4:], "ministers", "the army", "both sides", "drivers", "him"))
    return (
        f'<w of="{n}">{source}</w> <c of="{n}">{verb}</c> <a of="{n}">{to}</a> <s id="{n}" by="{name}" act="demand" mode="wish">'
        f"{d.pick(('to', 'to', 'not to'))} {wish}</s>"
    ).replace('mode="wish">not', 'mode="wish" pol="neg">not')


def promised(d: Drill, _depth: int = 0) -> str:
    """Make "X promised to …", "X wants to …", "X refused to …"."""
    n = next(d.numbers)
    source, name = d.who()
    cue, values = d.dice.choice((
        ("promised", _values(act="promise", mode="plan")), ("vowed", _values(act="promise", mode="plan")), ("offered", _values(act="promise", mode="plan")),
        ("pledged", _values(act="promise", mode="plan")), ("threatened", _values(act="threaten", mode="plan")), ("refused", _values(act="reject", mode="plan")),
        ("wants", _values(act="think", mode="wish")), ("hopes", _values(act="think", mode="wish")),
    ))  # fmt: skip
    return f'<w of="{n}">{source}</w> <c of="{n}">{cue}</c> <s id="{n}" by="{name}"{values}>to {d.pick(WISHES)}</s>'


def thought(d: Drill) -> str:
    """Make "X believes that …"."""
    n = next(d.numbers)
    source, name = d.who()
    cue, that = d.pick(("believes", "thinks", "fears", "hopes", "suspects", "doubts")), d.pick(("", "that "))
    words, values = d.told(direct=True)
    words = words[0].lower() + words[1:]
    return f'<w of="{n}">{source}</w> <c of="{n}">{cue}</c> {that}<s id="{n}" by="{name}" act="think"{values}>{words}</s>.'


def accused(d: Drill) -> str:
    """Make "X accused Y of …", "X is accused of …", "X was criticised as …", "X rejected Y as …"."""
    n = next(d.numbers)
    (source, name), other = d.who(), d.pick((*BODIES, *THINGS))
    doing, label = d.pick(DOINGS), d.pick(LABELS)
    return d.pick((
        f'<w of="{n}">{source}</w> <c of="{n}">accused</c> {other} of <s id="{n}" by="{name}" act="accuse">{doing}</s>.',
        f'<w of="{n}">{source}</w> <c of="{n}">blamed</c> {other} for <s id="{n}" by="{name}" act="accuse">{doing}</s>.',
        f'{other} was <c of="{n}">accused</c> by <w of="{n}">{source}</w> of <s id="{n}" by="{name}" act="accuse">{doing}</s>.',
        f'{other} is <c of="{n}">accused</c> of <s id="{n}" by="" act="accuse">{doing}</s>.',
        f'<w of="{n}">{source}</w> <c of="{n}">praised</c> {other} for <s id="{n}" by="{name}" act="praise">a job well done</s>.',
        f'<w of="{n}">{source}</w> <c of="{n}">dismissed</c> {other} as <s id="{n}" by="{name}" act="reject">{label}</s>.',
        f'{other} was <c of="{n}">rejected</c> as <s id="{n}" by="{name}" act="reject">{label}</s> by <w of="{n}">{source}</w>.',
        f'{other} was <c of="{n}">described</c> as <s id="{n}" by="{name}">{label}</s> by <w of="{n}">{source}</w>.',
        f'<w of="{n}">{source}</w> <c of="{n}">called</c> {other} <s id="{n}" by="{name}">{label}</s>.',
        f'<w of="{n}">{source}</w> <c of="{n}">denied</c> <s id="{n}" by="{name}" act="deny">{doing}</s>.',
        f'<w of="{n}">{source}</w> <c of="{n}">rejected</c> <s id="{n}" by="{name}" act="reject">{other}</s>.',
    ))  # fmt: skip


def passive(d: Drill) -> str:
    """Make "It was said that …", "Y was told that …", "X is said to …", "Y was asked whether …"."""
    n = next(d.numbers)
    words, values = d.told()
    to = d.pick(("Residents", "The jury", "Passengers", "The inquest", "Staff", "Voters", "He"))
    (source, name) = d.who()
    return d.pick((
        f'<a of="{n}">{to}</a> were <c of="{n}">told</c> that <s id="{n}" by=""{values}>{words}</s>.'.replace("He</a> were", "He</a> was"),
        f'It was <c of="{n}">announced</c> on Monday that <s id="{n}" by="" act="announce"{values}>{words}</s>.',
        f'It is <c of="{n}">claimed</c> that <s id="{n}" by="" act="claim"{values}>{words}</s>.',
        f'<a of="{n}">{to}</a> was <c of="{n}">asked</c> by <w of="{n}">{source}</w> whether {words}.'.replace(
            f"whether {words}", f'<s id="{n}" by="{name}" act="ask" mode="question">whether {words}</s>'),
        f'<a of="{n}">{to}</a> was <c of="{n}">told</c> by <w of="{n}">{source}</w> that <s id="{n}" by="{name}"{values}>{words}</s>.',
        f'<a of="{n}">{to}</a> were <c of="{n}">ordered</c> <s id="{n}" by="" act="demand" mode="wish">to {d.pick(WISHES)}</s>.',
    ))  # fmt: skip


def direct(d: Drill) -> str:
    """Make direct speech with its cue before, after, in the midst, and gone on with."""
    n = next(d.numbers)
    source, name = d.who()
    first, values = d.told(direct=True)
    then, _ = d.told(direct=True)
    cue = d.pick(("said", "says", "added", "told reporters", "wrote on Facebook", "said"))
    verb, _, rest = cue.partition(" ")
    said = f'<c of="{n}">{verb}</c>'
    rest = f' <a of="{n}">{rest}</a>' if rest == "reporters" else f" {rest}" if rest else ""
    by = f'by="{name}"'
    turned = source not in ("he", "she", "they")
    shapes = [
        f'{d.open}<s id="{n}" {by}{values}>{first}</s>,{d.close} <w of="{n}">{source}</w> {said}{rest}.',
        f'<w of="{n}">{source}</w> {said}{rest}: {d.open}<s id="{n}" {by}{values}>{first}</s>.{d.close}',
        f'{d.open}<s id="{n}" {by}{values}>{first}</s>,{d.close} <w of="{n}">{source}</w> {said}{rest}. {d.open}<s id="{n}">{then}</s>.{d.close}',
        f'{d.open}<s id="{n}" {by}{values}>{first}</s>,{d.close} <w of="{n}">{source}</w> {said}{rest}, {d.open}<s id="{n}">and {then[0].lower()}{then[1:]}</s>.{d.close}',
        f'<w of="{n}">{source}</w> {said} <s id="{n}" {by}>{d.pick(THINGS)} was {d.quoted(d.pick(FRAGMENTS))}</s>.',
        f'{d.pick(THINGS)} was {d.open}<s id="{n}" {by}>{d.pick(FRAGMENTS)}</s>{d.close}, <w of="{n}">{source}</w> {said}.',
        f'<w of="{n}">{source}</w> <c of="{n}">called</c> {d.pick(THINGS)} {d.open}<s id="{n}" {by}>{d.pick(FRAGMENTS)}</s>{d.close}.',
        f'<s id="{n}" {by}{values}>{first}</s>, <w of="{n}">{source}</w> {said}.',
        f'<s id="{n}" {by}{values}>{d.pick(THINGS)}</s>, <w of="{n}">{source}</w> {said}, <s id="{n}">{d.dice.choice(TOLD[:9]).past}</s>.',
    ]
    if turned and not rest:
        shapes.append(f'{d.open}<s id="{n}" {by}{values}>{first}</s>,{d.close} {said} <w of="{n}">{source}</w>.')
        shapes.append(
            f'{d.open}<s id="{n}" {by}{values}>{first}</s>,{d.close} {said} <w of="{n}">{source}</w>. {d.open}<s id="{n}">{then}</s>.{d.close}'
        )
    return d.pick(shapes)


def floating(d: Drill) -> str:
    """Make quotations without a cue, over paragraphs, after a colon, after a question."""
    a, b = next(d.numbers), next(d.numbers)
    source, name = d.who()
    words, values = d.told()
    first, more = d.told(direct=True)
    then, after = d.told(direct=True)
    by, o, c = f'by="{name}"', d.open, d.close
    return d.pick((
        f'<w of="{a}">{source}</w> <c of="{a}">said</c> <s id="{a}" {by}{values}>{words}</s>. {o}<s id="{b}" {by}{more}>{first}</s>.{c}',
        f'<w of="{a}">{source}</w> <c of="{a}">said</c> <s id="{a}" {by}{values}>{words}</s>.</p>\n<p>{o}<s id="{b}" {by}{more}>{first}</s>.{c}',
        f'{o}<s id="{a}" {by}{more}>{first}</s>,{c} <w of="{a}">{source}</w> <c of="{a}">said</c>.</p>\n<p>{o}<s id="{b}" {by}{after}>{then}</s>.{c}',
        f'<w of="{a}">{source}</w> <c of="{a}">said</c>: {o}<s id="{a}" {by}{more}>{first}</s>.</p>\n<p>{o}<s id="{a}">{then}</s>.{c}',
        f'{o}<s id="{a}" {by}{more}>{first}</s>.</p>\n<p>{o}<s id="{a}">{then}</s>,{c} <w of="{a}">{source}</w> <c of="{a}">said</c>.',
        f'{o}<s id="{a}" {by}{more}>{first}</s>,{c} <w of="{a}">{source}</w> <c of="{a}">said</c>. {o}<s id="{a}">{then}</s>.</p>\n<p>{o}<s id="{a}">It was always so</s>.{c}',
        f'<w of="{a}">{source}</w> <c of="{a}">continued</c>:</p>\n<p>{o}<s id="{a}" {by}{more}>{first}. {then}</s>.{c}',
        f'<a of="{a}">{source}</a> was <c of="{a}">asked</c> <s id="{a}" by="" act="ask" mode="question">whether {words}</s>. {o}<s id="{b}" {by} answers="{a}"{more}>{first}</s>.{c}',
        f'Q: <s id="{a}" by="" act="ask" mode="question">Is it true that {words}?</s></p>\n<p>A: <s id="{b}" {by} answers="{a}"{more}>{first}</s>.'.replace("Q:", f'Q<c of="{a}">:</c>').replace("A:", f'A<c of="{b}">:</c>'),
        f'<w of="{a}">{source}</w>: <s id="{a}" {by}{more}>{first}</s>'.replace("</w>:", f'</w><c of="{a}">:</c>'),
        f'<c of="{a}">Asked</c> <s id="{a}" by="" act="ask" mode="question">whether {words}</s>, <w of="{b}">{source}</w> <c of="{b}">said</c>: {o}<s id="{b}" {by} answers="{a}"{more}>{first}</s>.{c}',
        f'{o}<s id="{a}" {by} act="ask" mode="question">Is {d.pick(THINGS)} safe?</s>{c} <w of="{a}">{source}</w> <c of="{a}">asked</c>.',
        f'<w of="{a}">{source}</w> <c of="{a}">asked</c> <s id="{a}" {by} act="ask" mode="question">whether {words}</s>.',
    ))  # fmt: skip


def credited(d: Drill) -> str:
    """Make "according to", nouns that attribute, participles, two cues of one source."""
    a, b = next(d.numbers), next(d.numbers)
    source, name = d.who()
    source = "them" if source == "they" else "her" if source == "she" else "him" if source == "he" else source
    words, values = d.told()
    then, more = d.told()
    by = f'by="{name}"'
    (third, said) = d.person()
    return d.pick((
        f'<s id="{a}" {by}{values}>{words}</s>, <c of="{a}">according to</c> <w of="{a}">{source}</w>.',
        f'<c of="{a}">According to</c> <w of="{a}">{source}</w>, <s id="{a}" {by}{values}>{words}</s>.',
        f'<w of="{a}">{third}</w>’s <c of="{a}">claim</c> that <s id="{a}" by="{said}" act="claim"{values}>{words}</s> drew laughter.',
        f'Fewer came, despite a <c of="{a}">warning</c> from <w of="{a}">{third}</w> that <s id="{a}" by="{said}" act="warn"{values}>{words}</s>.',
        f'<w of="{a} {b}">{third}</w> <c of="{a}">said</c> <s id="{a}" by="{said}"{values}>{words}</s>, <c of="{b}">adding</c> that <s id="{b}" by="{said}"{more}>{then}</s>.',
        f'<w of="{a} {b}">{third}</w> <c of="{a}">said</c> <s id="{a}" by="{said}"{values}>{words}</s> and <c of="{b}">promised</c> <s id="{b}" by="{said}" act="promise" mode="plan">to {d.pick(WISHES)}</s>.',
        f'<w of="{a}">{third}</w> <c of="{a}">said</c> <s id="{a}" by="{said}"{values}>{words} and that {then}</s>.',
        f'<s id="{a}" by="{said}"{values}>{_cap(words)}</s>, <c of="{a}">says</c> <w of="{a}">{third}</w>',
        f'<s id="{a}" by="{said}"{values}>{words}</s>, <w of="{a}">{third}</w> <c of="{a}">said</c> on Tuesday.',
        f'<w of="{a}">{third}</w> <c of="{a}">said</c> on Tuesday <s id="{a}" by="{said}"{values}>{words}</s>.',
        f'<w of="{a}">{third}</w> did not <c of="{a}">say</c> <s id="{a}" by="{said}" mode="question">whether {words}</s>.'.replace(
            f'<c of="{a}">say</c> <s id="{a}" by="{said}" mode="question">whether {words}</s>', f"say whether {words}").replace(f'<w of="{a}">', "").replace("</w>", ""),
        f"It is unclear whether {words}.",
        f'<w of="{a}">Critics</w> <c of="{a}">say</c> <s id="{a}" by="Critics"{values}>{words}</s>; <w of="{b}">supporters</w> <c of="{b}">say</c> <s id="{b}" by="supporters"{more}>{then}</s>.',
    ))  # fmt: skip


def silent(d: Drill) -> str:
    """Make what is no statement: words kept back, scare quotes, titles, signs, deeds."""
    name = d.pick(NAMES)
    text = d.pick((*SILENCES, *SCARE, *PLAIN))
    filled = text.replace("{N}", name).replace("{F}", name.lower()).replace("{T}", d.pick(THINGS)).replace("{S}", d.who()[0])
    filled = filled.replace("{P}", f"<per>{d.pick(FIRST)} {d.pick(LAST)}</per>")
    return filled.replace("“", d.open).replace("”", d.close)


def deep(d: Drill) -> str:
    """Make statements in statements, two and three deep."""
    if d.dice.random() < 0.3:
        n = next(d.numbers)
        source, name = d.who()
        inner = _cap(d.dice.choice((indirect, told_that, urged, promised))(d, 0))
        return f'{d.open}<s id="{n}" by="{name}">{inner}</s>,{d.close} <w of="{n}">{source}</w> <c of="{n}">said</c>.'
    return indirect(d, d.dice.choice((1, 1, 2))) + "."


PATTERNS: Final = (
    deep, deep, deep, direct, direct, floating, floating, credited, credited, accused, passive, thought, silent, silent,
    lambda d: indirect(d) + ".", lambda d: told_that(d) + ".", lambda d: urged(d) + ".", lambda d: promised(d) + ".",
)  # fmt: skip


def drills(seed: int, how_many: int) -> Iterator[str]:
    """Yield reports of one to three sentences, each a pattern of its own."""
    dice = random.Random(f"drills {seed}")  # noqa: S311 -- no secret
    for _ in range(how_many):
        d = Drill(dice)
        made = [_cap(dice.choice(PATTERNS)(d)) for _ in range(dice.choice((1, 1, 2, 3)))]
        joint = dice.choice((" ", "</p>\n<p>"))
        yield f"<report><p>{joint.join(made)}</p></report>"
