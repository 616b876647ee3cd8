"""The text and its blocks in, attributions out: what is credited to whom, by which cue, with the people still as spans.

Rules over the tokens of a sentence, in which a quotation is one token: a cue from the lexicon, its subject, and what
follows or precedes it. :func:`statements` turns attributions into statements once it is known who the people are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from onrecord.marks.lexicon import Cue, cues, words
from onrecord.marks.quotes import Quotation, read_quotations
from onrecord.marks.sentences import sentences
from onrecord.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.model import Act, Block, Form, Mode, Polarity, Span

Kind = Literal["word", "quote", "mark"]
Link = Literal["end", "comma", "quote", "that", "rest", "to", "colon"]

TOKEN: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W_]+(?:[’'.\-&/,](?=[^\W_])[^\W_]+)*(?:\.(?=\s*[\w,)]))?"  # spokesman's, 1,000, Mr.
    r"|[^\w\s]|_"
)
STOPS: Final = frozenset(".?!;")
DASHES: Final = frozenset("-–—―")
ADJUNCT: Final = 14
"""Tokens between a cue and its "that": "said on Monday at a meeting with farmers that"."""
SUBJECT: Final = 30
"""Tokens of a subject with its appositions; longer ones were misread."""
SUBJECTS: Final = frozenset({"one", "that", "this", "some", "many", "each"})
"""Determiners that can be a subject by themselves: "many said"."""
DO: Final = frozenset({"do", "does", "did", "don't", "doesn't", "didn't"})
SCARE: Final = 3
"""Words of a quotation that needs a cue: shorter ones are names, slogans and scare quotes."""
SCORES: Final = {"quote": 0.95, "that": 0.9, "end": 0.85, "comma": 0.8, "colon": 0.7, "rest": 0.65, "to": 0.65}


class Token(NamedTuple):
    """A word, a mark, or a whole quotation (then ``quotation`` is its index and ``words`` what it holds)."""

    start: int
    end: int
    kind: Kind
    low: str
    quotation: int = -1
    capital: bool = False
    words: int = 1


class Sentence(NamedTuple):
    """A range of tokens, and the block it stands in."""

    first: int
    end: int
    block: int
    headline: bool


@dataclass(slots=True)
class Attribution:
    """A statement in the making: ranges of tokens, in the order found.

    ``echoes`` is the attribution that a quotation without a cue follows, whose speaker it takes over; ``inside`` is
    the one that it is nested in.
    """

    act: Act
    ranges: list[tuple[int, int]]
    cue: Span | None = None
    source: Span | None = None
    addressee: Span | None = None
    thought: bool = False
    negated: bool = False
    passive: bool = False
    awaits: bool = False
    score: float = 0.5
    targets: Span | None = None
    echoes: Attribution | None = None
    inside: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The text cut up: tokens, sentences, quotations."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]


class Hit(NamedTuple):
    """A cue at ``first``, its tail up to ``end``, and its senses; ``group`` is where its auxiliaries begin."""

    first: int
    end: int
    senses: tuple[Cue, ...]
    group: int
    passive: bool = False
    negated: bool = False


def cut_up(text: str, body: Sequence[Block]) -> Reading:
    """Cut the blocks into sentences and tokens."""
    quotations = read_quotations(text, [(block.start, block.end) for block in body])
    outer = sorted((span, index) for index, quotation in enumerate(quotations) for span in quotation.outer)
    tokens: list[Token] = []
    found: list[Sentence] = []
    for number, block in enumerate(body):
        low, high = bisect_left(outer, ((block.start,),)), bisect_left(outer, ((block.end,),))
        inside = outer[low:high]
        for span in sentences(text, (block.start, block.end), [quote for quote, _ in inside]):
            first = len(tokens)
            left, right = bisect_left(inside, ((span[0],),)), bisect_left(inside, ((span[1],),))
            tokens.extend(_tokens(text, span, inside[left:right]))
            found.append(Sentence(first, len(tokens), number, block.kind in ("title", "dek", "heading")))
    return Reading(text, tuple(tokens), tuple(found), quotations)


def _tokens(text: str, span: Span, quotes: Sequence[tuple[Span, int]]) -> Iterator[Token]:
    at = span[0]
    for (start, end), index in quotes:
        yield from _words(text, at, start)
        yield Token(start, end, "quote", "", index, words=1 + text.count(" ", start, end))
        at = end
    yield from _words(text, at, span[1])


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for found in TOKEN.finditer(text, start, end):
        word = found[0]
        kind: Kind = "word" if word[0].isalnum() else "mark"
        yield Token(found.start(), found.end(), kind, word.casefold().replace("’", "'"), capital=word[0].isupper())


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Return the attributions in reading order of their content."""
    owned: set[int] = set()
    found = [[a for a in _read_sentence(reading.tokens, s) if _own(reading.tokens, a, owned)] for s in reading.sentences]
    found.append(_floating(reading, found, owned))
    placed = [(_content(reading, a), a) for sentence in found for a in sentence]
    return tuple(a for content, a in sorted(placed, key=lambda pair: pair[0][:1]) if content)


# --- cues ---------------------------------------------------------------------------------------------------------


def _hits(tokens: Sequence[Token], sentence: Sentence) -> Iterator[Hit]:
    """Yield the words of a sentence that can attribute something here."""
    lexicon = cues()
    at = sentence.first
    while at < sentence.end:
        token = tokens[at]
        senses = lexicon.get(token.low) if token.kind == "word" else None
        hit = _hit(tokens, at, senses, sentence) if senses else None
        if hit:
            yield hit
        at = hit.end if hit else at + 1


def _hit(tokens: Sequence[Token], at: int, senses: Sequence[Cue], sentence: Sentence) -> Hit | None:
    matching = [cue for cue in senses if _tail(tokens, at + 1, cue.tail, sentence.end)]
    longest = tuple(cue for cue in matching if len(cue.tail) == len(matching[0].tail))
    group, before = at, []
    while group > sentence.first and _is_small(tokens[group - 1], "auxiliaries", "adverbs", "negations", "modals"):
        group -= 1
        before.append(tokens[group].low)
    previous = tokens[group - 1] if group > sentence.first else None
    if not longest or not _is_verb(tokens[at], previous, longest[0], before):
        return None
    passive = _is_passive(tokens[at].low, longest, before)
    negated = any(word in words("words", "negations") for word in before)
    return Hit(at, at + 1 + len(longest[0].tail), longest, group, passive, negated)


def _tail(tokens: Sequence[Token], at: int, tail: Sequence[str], end: int) -> bool:
    return at + len(tail) <= end and all(tokens[at + n].low == word for n, word in enumerate(tail))


def _is_small(token: Token, *lists: str) -> bool:
    return any(token.low in words("words", name) for name in lists) or ("adverbs" in lists and _is_adverb(token.low))


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4 and word not in ("family", "early", "daily", "italy", "only")  # noqa: PLR2004 -- "fly", "ally"


def _is_passive(word: str, senses: Sequence[Cue], before: Sequence[str]) -> bool:
    shapes = senses[0].shapes
    helper = next((low for low in before if low in words("words", "auxiliaries")), "")
    return helper in words("words", "passive") and "participle" in shapes and not word.endswith("ing")


def _is_verb(  # noqa: PLR0911 -- one line a shape of the verb
    token: Token, previous: Token | None, cue: Cue, before: Sequence[str]
) -> bool:
    """Tell a finite verb from a noun ("their claims", "the report") and from an infinitive or a supposition."""
    shapes = cue.shapes
    helpers = [low for low in before if low in words("words", "auxiliaries") or low in words("words", "modals")]
    if any(low in words("words", "modals") for low in helpers) and not cue.tail:
        return False
    if "base" in shapes and cue.thought and DO & set(before):
        return True
    if "ing" in shapes and "base" not in shapes:
        return bool(helpers) or previous is None or previous.kind != "word" or previous.low == "and"
    if helpers and helpers[0] not in ("do", "does", "did"):
        return "participle" in shapes
    if any(low in words("words", "negations") for low in before) and not cue.thought:
        return False
    if previous is None or previous.kind != "word":
        return bool({"third", "past"} & shapes)
    if "past" in shapes or helpers:
        return not _is_small(previous, "determiners", "prepositions") or previous.low in SUBJECTS
    return _can_govern(previous, token) if "third" in shapes else _is_plural(previous)


def _can_govern(before: Token, verb: Token) -> bool:
    """Tell whether a form in -s is a verb after this word: not in "the president's claims", "United States"."""
    if _is_small(before, "determiners", "prepositions") or before.low.endswith(("'s", "s'")):
        return False
    if verb.low not in words("words", "nouns_too"):
        return True
    return not verb.capital and (before.capital or before.low in words("words", "pronouns") | words("words", "relatives"))


def _is_plural(token: Token) -> bool:
    low = token.low
    return low in ("i", "we", "you", "they", "who", "people", "some", "many", "others", "police", "and") or (
        low.endswith("s") and not low.endswith(("'s", "ss", "us", "is")) and not _is_small(token, "prepositions", "determiners", "pronouns")
    )


# --- what stands before and after a cue ----------------------------------------------------------------------------


def _subject(tokens: Sequence[Token], hit: Hit, low: int) -> tuple[int, int] | None:
    """Return the token range of the noun phrase that ends before the cue and its auxiliaries, appositions included."""
    end = hit.group
    start = _clause_start(tokens, end, low)
    if end - 1 > low and tokens[end - 1].low == "," and end == start:
        opening = next((at for at in range(end - 2, max(low, end - SUBJECT), -1) if tokens[at].low == ","), None)
        if opening is None:
            return None
        start = _clause_start(tokens, opening, low)
        end = opening if start == opening else end - 1
    start = _trim_subject(tokens, start, end)
    if end - start > 1 and tokens[end - 1].low in words("words", "relatives"):
        end -= 1
    return (start, end) if _is_noun_phrase(tokens, start, end) else None


def _clause_start(tokens: Sequence[Token], end: int, low: int) -> int:
    """Walk left to the mark or the small word that opens the clause."""
    at = end
    while at > low and end - at < SUBJECT:
        token = tokens[at - 1]
        if token.kind == "quote" or (token.kind == "mark" and token.low not in "()'&/$%#@"):
            break
        if token.low in words("words", "subordinators") and not (token.low == "that" and at == end):
            break
        if token.low == "and" and not _joins(tokens, at - 1, end, low):
            break
        at -= 1
    return at


def _joins(tokens: Sequence[Token], at: int, end: int, low: int) -> bool:
    """Tell the "and" between two names from the one between two clauses."""
    if at + 1 >= end or at <= low:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    return right.low not in words("words", "pronouns") and left.kind == "word" and right.low not in cues()


def _trim_subject(tokens: Sequence[Token], start: int, end: int) -> int:
    """Leave out what only introduces the clause: "In Toledo the mayor" begins with "the"."""
    while start < end and (tokens[start].low in words("words", "adverbs") or _is_adverb(tokens[start].low)):
        start += 1
    if start < end and tokens[start].low in words("words", "prepositions"):
        inner = (at for at in range(end - 1, start, -1) if tokens[at].low in words("words", "determiners") | words("words", "pronouns"))
        return next(inner, end - 1)
    return start


def _is_noun_phrase(tokens: Sequence[Token], start: int, end: int) -> bool:
    return (
        start < end
        and tokens[start].kind == "word"
        and (tokens[end - 1].kind == "word" or tokens[end - 1].low == ")")
        and tokens[end - 1].low not in words("words", "objects") - words("words", "pronouns")
        and not _is_small(tokens[end - 1], "prepositions", "auxiliaries", "modals")
    )


def _inverted(tokens: Sequence[Token], hit: Hit, sentence: Sentence) -> tuple[int, int] | None:
    """Return the subject that follows its verb: "said the mayor, who"."""
    at = hit.end
    while at < sentence.end and at - hit.end < SUBJECT:
        token = tokens[at]
        if token.kind == "quote" or (token.kind == "mark" and token.low not in "()'&"):
            break
        if at > hit.end and token.low in words("words", "subordinators") | words("words", "relatives"):
            break
        if at > hit.end and token.low in words("words", "prepositions") and token.low not in ("of", "for"):
            break
        at += 1
    while at > hit.end + 1 and tokens[at - 1].low in words("words", "times"):
        at -= 1
    return (hit.end, at) if at > hit.end and _opens_noun(tokens[hit.end]) else None


def _opens_noun(token: Token) -> bool:
    return token.kind == "word" and not _is_small(token, "prepositions", "adverbs", "times", "openers", "auxiliaries")


def _follows(  # noqa: C901, PLR0911 -- one line a way to go on
    tokens: Sequence[Token], at: int, takes: frozenset[str], end: int
) -> tuple[Link, int] | None:
    """Say what comes after a cue, and where its content begins: :data:`Link`."""
    while at < end and _is_small(tokens[at], "adverbs", "times") and tokens[at].low not in words("words", "determiners"):
        at += 1
    if at >= end or tokens[at].low in STOPS:
        return "end", at
    token = tokens[at]
    if token.kind == "quote" and (_long(token) or at + 1 >= end or tokens[at + 1].kind == "mark"):
        return "quote", at
    if token.low in (":", ",") and at + 1 < end and tokens[at + 1].kind == "quote":
        return "quote", at + 1
    if token.low == ":":
        return "colon", at + 1
    if token.kind == "mark":
        return "comma", at + 1
    if token.low in words("words", "openers") and {"that", "rest"} & takes and (token.low != "if" or "about" in takes):
        return "that", at
    if token.low == "to" and "to" in takes:
        return "to", at
    if token.low == "about" and "about" in takes:
        return "that", at
    if {"that", "quote"} & takes and _is_small(token, "prepositions", "times", "subordinators"):
        return _beyond(tokens, at, end)
    return ("rest", at) if "rest" in takes else None


def _beyond(tokens: Sequence[Token], at: int, end: int) -> tuple[Link, int]:
    """Look past "on Monday in a statement" for the content; without one the attribution ends here."""
    for here in range(at, min(end, at + ADJUNCT)):
        token = tokens[here]
        if token.low == "that" and here > at:
            return "that", here
        if token.kind == "quote" and tokens[here - 1].low in (",", ":"):
            return "quote", here
        if token.low == ":":
            return "colon", here + 1
        if token.low == "," and not _is_quote(tokens, here + 1):
            return "comma", here + 1
        if token.low in STOPS:
            break
    return "end", at


def _addressed(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return where the person addressed ends: "told reporters on Monday" at "on"."""
    first = at
    if at < end and tokens[at].low in words("words", "objects") - {"her"}:
        return at + 1
    stop = words("words", "openers") | words("words", "prepositions") | words("words", "pronouns")
    while at < end and at - first < ADJUNCT:
        token = tokens[at]
        if token.kind != "word" or (token.low in stop and token.low != "of"):
            break
        if at > first and token.low in words("words", "determiners") | words("words", "times"):
            break
        at += 1
    return at


# --- one sentence ---------------------------------------------------------------------------------------------------


def _read_sentence(tokens: Sequence[Token], sentence: Sentence) -> list[Attribution]:
    found: list[Attribution] = []
    if sentence.headline and (headline := _headline(tokens, sentence)):
        found.append(headline)
    if signed := _signed(tokens, sentence):
        return [signed]
    according = [at for at in range(sentence.first, sentence.end - 2) if tokens[at].low == "according" and tokens[at + 1].low == "to"]
    for hit in sorted((*_hits(tokens, sentence), *(Hit(at, at + 2, (), at) for at in according))):
        made = _attribute(tokens, sentence, hit, found)
        if made:
            found.append(made)
    return found


def _attribute(tokens: Sequence[Token], sentence: Sentence, hit: Hit, found: Sequence[Attribution]) -> Attribution | None:
    """Turn a cue into an attribution; one inside another's content may cut it short or be nested in it."""
    last = found[-1] if found else None
    within = last if last and last.ranges and last.ranges[-1][0] <= hit.first < last.ranges[-1][1] else None
    if not hit.senses:
        return _according(tokens, sentence, hit, within)
    if within:
        return _within(tokens, sentence, hit, within)
    base = max([sentence.first, *(end for a in found[-2:] for _, end in a.ranges)])
    if hit.passive:
        return _passive(tokens, sentence, hit, base)
    if _joined(tokens, hit, sentence.first):
        return _same_source(tokens, sentence, hit, last)
    return _after(tokens, sentence, hit, base) or _before(tokens, sentence, hit, base)


def _headline(tokens: Sequence[Token], sentence: Sentence) -> Attribution | None:
    """Read "Mayor: …" over a report."""
    colon = next((at for at in range(sentence.first + 1, min(sentence.end, sentence.first + 7)) if tokens[at].low == ":"), None)
    if colon is None or colon + 1 >= sentence.end:
        return None
    known = words("titles", "documents", "words") | words("titles", "organisations", "words") | words("titles", "crowds", "words")
    known |= words("names", "states") | words("names", "he") | words("names", "she") | words("titles", "roles", "words")
    named = any(token.low in known for token in tokens[sentence.first : colon])
    if not named and tokens[colon + 1].kind != "quote":
        return None
    source = tokens[sentence.first].start, tokens[colon - 1].end
    cue = tokens[colon].start, tokens[colon].end
    return Attribution("state", [(colon + 1, sentence.end)], cue, source, score=SCORES["colon"])


def _signed(tokens: Sequence[Token], sentence: Sentence) -> Attribution | None:
    """Read a quotation with a name below it: "“…” — Jane Miller"."""
    at = sentence.first
    if not _is_quote(tokens, at) or not at + 2 < sentence.end < at + ADJUNCT or tokens[at + 1].low not in DASHES:
        return None
    if not (tokens[at + 2].capital and tokens[sentence.end - 1].kind != "quote" and _long(tokens[at])):
        return None
    if any(token.kind == "word" and token.low in cues() for token in tokens[at + 2 : sentence.end]):
        return None
    cue = tokens[at + 1].start, tokens[at + 1].end
    return Attribution("state", [(at, at + 1)], cue, _span(tokens, at + 2, sentence.end), score=SCORES["colon"])


def _according(tokens: Sequence[Token], sentence: Sentence, hit: Hit, within: Attribution | None) -> Attribution | None:
    end = _phrase_end(tokens, hit.end, sentence.end)
    left = (sentence.first, hit.first)
    made = Attribution("state", [], _span(tokens, hit.first, hit.end), _span(tokens, hit.end, end), score=SCORES["that"])
    if within:
        within.ranges[-1] = (within.ranges[-1][0], hit.first)
        within.inside = made
    if hit.first - sentence.first > 1:
        made.ranges.append(left)
    if end < sentence.end and tokens[end].low == "," and end + 1 < sentence.end:
        made.ranges.append((end + 1, sentence.end))
    return made if made.ranges and end > hit.end else None


def _phrase_end(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return where a noun phrase ends that starts here: at a mark, a quotation or a new clause."""
    stop = words("words", "openers") | {"as", "while", "after", "because", "but", "when"}
    here = at
    while here < end and not (tokens[here].kind == "quote" or (tokens[here].kind == "mark" and tokens[here].low not in "&'()$%/")):
        if here > at and tokens[here].low in stop:
            break
        here += 1
    return here


def _list_end(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return where a list of noun phrases ends: "Ukraine, the West and many others"."""
    stop = _phrase_end(tokens, at, end)
    while stop + 1 < end and tokens[stop].low == ",":
        after = _phrase_end(tokens, stop + 1, end)
        if not any(token.low == "and" for token in tokens[stop:after]) and (after >= end or tokens[after].low != ","):
            break
        stop = after
    return stop


def _within(tokens: Sequence[Token], sentence: Sentence, hit: Hit, outer: Attribution) -> Attribution | None:
    """Read a cue that stands in another attribution's content."""
    start = outer.ranges[-1][0]
    if _joined(tokens, hit, start):
        made = _same_source(tokens, sentence, hit, outer)
        if made is None or not _carries_on(tokens, hit, made):
            return None
        outer.ranges[-1] = (start, hit.group - 1)
        return made
    if hit.passive or hit.senses[0].thought:
        return None
    made = _after(tokens, sentence, hit, sentence.first)
    return _enclosing(made, outer, hit) if made else _nested(tokens, sentence, hit, outer)


def _nested(tokens: Sequence[Token], sentence: Sentence, hit: Hit, outer: Attribution) -> Attribution | None:
    """Read "A said that B told C that …", or, after a comma, the next clause, which ends the one before."""
    start, end = outer.ranges[-1]
    made = _before(tokens, sentence, hit, start)
    if made is None or made.source is None or not made.ranges:
        return None
    subject = bisect_left(tokens, made.source[0], key=lambda token: token.start)
    cut = _new_clause(tokens, subject, start)
    if cut is not None:
        outer.ranges[-1] = (start, cut)
        return made
    explicit = tokens[made.ranges[0][0]].low == "that" or _is_quote(tokens, made.ranges[0][0])
    if explicit and outer.inside is None and tokens[subject].low not in words("words", "relatives"):
        made.inside = outer
        made.ranges = [(made.ranges[0][0], min(end, made.ranges[0][1]))]
        return made
    return None


def _carries_on(tokens: Sequence[Token], hit: Hit, made: Attribution) -> bool:
    """Tell "…, adding …" and "… and said that …" from a deed told in the content: "that he came and saw the damage"."""
    if not made.ranges or tokens[hit.first].low.endswith("ing"):
        return bool(made.ranges)
    start = made.ranges[0][0]
    if tokens[start].low == "that" or _is_quote(tokens, start) or tokens[hit.group - 2].low == ",":
        return True
    return tokens[hit.first].low in ("said", "says", "say") and _opens_noun(tokens[start])


def _enclosing(made: Attribution, inner: Attribution, hit: Hit) -> Attribution:
    """Let "…, officials said" at the end take in what was read before it."""
    start, end = inner.ranges[-1]
    inner.ranges[-1] = (start, min(end, max((stop for _, stop in made.ranges if stop <= hit.first), default=start)))
    inner.inside = made
    return made


def _new_clause(tokens: Sequence[Token], subject: int, low: int) -> int | None:
    """Return where the clause before ends, if a comma parts the two: ", and the mayor said"."""
    at = subject - 1
    if at > low and tokens[at].low in ("and", "but", "while", "though", "although"):
        at -= 1
    return at if at > low and tokens[at].low in (",", ";") else None


def _joined(tokens: Sequence[Token], hit: Hit, low: int) -> bool:
    """Tell "…, adding that" and "… and added that", which have the source of what went before."""
    if hit.group <= low:
        return False
    before = tokens[hit.group - 1]
    ing = tokens[hit.first].low.endswith("ing") and hit.group == hit.first
    return (ing and (before.kind != "word" or before.low in ("and", "but"))) or before.low in ("and", "but")


def _same_source(tokens: Sequence[Token], sentence: Sentence, hit: Hit, last: Attribution | None) -> Attribution | None:
    source = last.source if last else _leading(tokens, sentence, hit.group)
    if source is None:
        return None
    made = _forward(tokens, sentence, hit)
    if made:
        made.source = source
        made.score = min(made.score, 0.6)
    return made


def _leading(tokens: Sequence[Token], sentence: Sentence, end: int) -> Span | None:
    """Return the subject that a sentence opens with, where it is a pronoun or a name, its role before it included."""
    at = sentence.first
    if tokens[at].low in words("words", "pronouns"):
        return (tokens[at].start, tokens[at].end) if at < end else None
    while at < end and tokens[at].kind == "word" and (tokens[at].capital or tokens[at].low in words("titles", "roles", "words")):
        at += 1
    named = at > sentence.first + 1 or (at > sentence.first and tokens[sentence.first].low not in words("abbreviations", "openers"))
    return _span(tokens, sentence.first, at) if named and at < end else None


def _before(tokens: Sequence[Token], sentence: Sentence, hit: Hit, low: int) -> Attribution | None:
    """Read "X said that …": the source, the cue, then the content."""
    subject = _subject(tokens, hit, low)
    if subject is None:
        return None
    made = _forward(tokens, sentence, hit)
    if made:
        made.source = _span(tokens, *subject)
    return made


def _forward(tokens: Sequence[Token], sentence: Sentence, hit: Hit) -> Attribution | None:
    """Read from a cue on to the content; the source is left to the caller."""
    for cue in hit.senses:
        at, addressee = hit.end, None
        if "person" in cue.takes and (end := _addressed(tokens, at, sentence.end)) > at:
            at, addressee = end, _span(tokens, at, end)
        link = _follows(tokens, at, cue.takes | ({"rest"} if addressee else frozenset()), sentence.end)
        if link is None or link[0] == "comma" or not _fits(link, cue):
            continue
        kind, start = link
        empty = kind == "end" or start >= sentence.end
        if empty and (kind != "colon" or cue.thought):
            continue
        return Attribution(
            "demand" if cue.act == "ask" and kind == "to" else cue.act,
            [] if empty else [(start, _content_end(tokens, start, sentence.end, cue))],
            _span(tokens, hit.first, hit.end),
            addressee=addressee,
            thought=cue.thought,
            negated=hit.negated,
            awaits=empty,
            score=SCORES[kind],
        )
    return None


def _fits(link: tuple[Link, int], cue: Cue) -> bool:
    kind, _ = link
    if kind == "quote":
        return bool({"quote", "rest"} & cue.takes)
    return kind != "colon" or "quote" in cue.takes


def _content_end(tokens: Sequence[Token], start: int, end: int, cue: Cue) -> int:
    """Return where the content that begins here ends: before an aside after a quotation, a semicolon, for a thing a comma."""
    if _is_quote(tokens, start) and _long(tokens[start]) and start + 1 < end and tokens[start + 1].kind == "word":
        return start + 1
    stops = {";"} if "quote" in cue.takes or cue.thought else {";", ",", *DASHES}
    return next((at for at in range(start + 2, end) if tokens[at].low in stops), end)


def _after(tokens: Sequence[Token], sentence: Sentence, hit: Hit, base: int) -> Attribution | None:
    """Read "…, X said", "…, said X" and the split "…, X said, …": content stands before the cue."""
    senses = [cue for cue in hit.senses if "quote" in cue.takes]
    if not senses or hit.passive:
        return None
    placed = _turned(tokens, sentence, hit, base) or _straight(tokens, sentence, hit, base, senses[0])
    if placed is None:
        return None
    source, left, at, addressee = placed
    ranges = [left] if left[0] < left[1] else []
    made = Attribution(senses[0].act, ranges, _span(tokens, hit.first, hit.end), source, addressee, score=SCORES["end"])
    made.thought, made.negated = senses[0].thought, hit.negated
    made.ranges += _second_half(tokens, sentence, at, left)
    if ranges and _is_quote(tokens, left[1] - 1):
        made.score = SCORES["quote"]
    return made


def _turned(tokens: Sequence[Token], sentence: Sentence, hit: Hit, base: int) -> tuple[Span, tuple[int, int], int, Span | None] | None:
    """Place "…, said X": source, content before it, where the rest begins."""
    left = _left(tokens, base, hit.first)
    if hit.first != hit.group or left is None or not {"past", "third"} & hit.senses[0].shapes:
        return None
    subject = _inverted(tokens, hit, sentence)
    if subject is None:
        return None
    apposed = any(token.low == "," for token in tokens[left[0] : left[1]]) or left[1] - left[0] <= SCARE
    if not _is_quote(tokens, left[1] - 1) and (apposed or subject[1] < sentence.end - 1):
        return None
    return _span(tokens, *subject), left, subject[1], None


def _straight(
    tokens: Sequence[Token], sentence: Sentence, hit: Hit, base: int, cue: Cue
) -> tuple[Span, tuple[int, int], int, Span | None] | None:
    """Place "…, X said": source, content before it, where the rest begins, who was addressed."""
    subject = _subject(tokens, hit, base)
    if subject is None:
        return None
    at, addressee = hit.end, None
    if "person" in cue.takes and (end := _addressed(tokens, at, sentence.end)) > at:
        at, addressee = end, _span(tokens, at, end)
    link = _follows(tokens, at, cue.takes, sentence.end)
    left = _left(tokens, base, subject[0])
    alone = subject[0] == sentence.first and sentence.end - subject[0] < ADJUNCT
    if link is None or (left is None and not (alone and link[0] == "end")):
        return None
    left = left or (subject[0], subject[0])
    quoted = left[0] < left[1] and _is_quote(tokens, left[1] - 1)
    if link[0] not in ("end", "comma") and not (quoted and link[0] == "quote"):
        return None
    if link[0] == "comma" and left[0] == left[1]:
        return None
    return _span(tokens, *subject), left, at, addressee


def _left(tokens: Sequence[Token], base: int, end: int) -> tuple[int, int] | None:
    """Return the content that ends before a comma or with a quotation."""
    stop = end
    while stop > base and tokens[stop - 1].low in (",", *DASHES):
        stop -= 1
    if stop == base or (stop == end and not _is_quote(tokens, stop - 1)):
        return None
    start = stop - 1
    if _is_quote(tokens, start) and _long(tokens[start]) and (start == base or tokens[start - 1].kind == "mark"):
        return start, stop
    return base, stop


def _second_half(tokens: Sequence[Token], sentence: Sentence, at: int, left: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the rest of a split quotation or of a clause that "he said" interrupts."""
    marks = [here for here in range(at, min(sentence.end - 1, at + ADJUNCT)) if tokens[here].low in (",", ":", *DASHES)]
    if not marks or left[0] == left[1]:
        return []
    quoted = next((here + 1 for here in marks if _is_quote(tokens, here + 1) and _is_quote(tokens, left[1] - 1)), None)
    if quoted is not None:
        return [(quoted, quoted + 1)]
    mark, follows = marks[0], marks[0] + 1
    if _is_quote(tokens, follows):
        return [(follows, follows + 1)]
    if _is_quote(tokens, left[1] - 1) or tokens[follows].low.endswith("ing") or tokens[follows].low in words("words", "relatives"):
        return []
    return [(follows, sentence.end)] if tokens[mark].low == "," and mark == at else []


def _passive(tokens: Sequence[Token], sentence: Sentence, hit: Hit, base: int) -> Attribution | None:
    """Read "X was asked whether …", "X were rejected as bogus by Y", "X is expected to …"."""
    subject = _subject(tokens, hit, base)
    if subject is None:
        return None
    cue, at, agent = hit.senses[0], hit.end, None
    if at < sentence.end and tokens[at].low == "by":
        end = _list_end(tokens, at + 1, sentence.end)
        at, agent = end, _span(tokens, at + 1, end) if end > at + 1 else None
    made = Attribution(cue.act, [], _span(tokens, hit.first, hit.end), agent, thought=cue.thought, passive=True, score=0.6)
    if {"person", "about"} & cue.takes:
        made.addressee = _span(tokens, *subject)
        link = _follows(tokens, at, cue.takes - {"rest"}, sentence.end)
        made.ranges = [(link[1], sentence.end)] if link and link[0] in ("that", "quote", "to") and link[1] < sentence.end else []
        return made if made.ranges else None
    by = at if agent else _agent(tokens, at, sentence.end)
    if by is None:
        return _unsaid(tokens, sentence, made, subject, at)
    if agent is None:
        made.source = _span(tokens, by + 1, _list_end(tokens, by + 1, sentence.end))
    made.targets = _span(tokens, *subject)
    made.ranges = [(at, by)] if not agent and by > at else [subject]
    return made


def _agent(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Return the "by" of a passive, within its clause."""
    for here in range(at, min(end, at + ADJUNCT)):
        if tokens[here].low == "by" and here + 1 < end:
            return here
        if tokens[here].kind == "mark":
            return None
    return None


def _unsaid(tokens: Sequence[Token], sentence: Sentence, made: Attribution, subject: tuple[int, int], at: int) -> Attribution | None:
    """Read a passive that names nobody: an expectation, an accusation, "it was reported that"."""
    follows = tokens[at].low if at < sentence.end else ""
    if follows == "that":
        made.ranges = [(at, sentence.end)]
    elif follows == "to" and made.act in ("think", "claim", "state"):
        made.ranges = [subject, (at, sentence.end)]
    elif follows == "of" and made.act == "accuse":
        made.ranges, made.targets = [(at, sentence.end)], _span(tokens, *subject)
    else:
        return None
    return made


def _span(tokens: Sequence[Token], start: int, end: int) -> Span:
    """Return the text span of some tokens, without marks at its end."""
    while end - 1 > start and tokens[end - 1].kind == "mark" and tokens[end - 1].low != ")":
        end -= 1
    return tokens[start].start, tokens[end - 1].end


def _is_quote(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].kind == "quote"


def _long(token: Token) -> bool:
    """Tell a quotation that can stand alone from a few quoted words."""
    return token.words > SCARE


# --- across sentences -----------------------------------------------------------------------------------------------


def _own(tokens: Sequence[Token], attribution: Attribution, owned: set[int]) -> bool:
    """Mark the quotations of an attribution as taken; tell whether any of its content was still free."""
    whole = {tokens[start].quotation for start, end in attribution.ranges if end - start == 1}
    if whole & owned - {-1}:
        return False
    owned.update(tokens[at].quotation for start, end in attribution.ranges for at in range(start, end))
    return True


def _floating(reading: Reading, found: Sequence[list[Attribution]], owned: set[int]) -> list[Attribution]:
    """Give quotations without a cue to the sentence or the paragraph before them."""
    tokens, made = reading.tokens, []
    last: Attribution | None = None
    block = -2
    free: Sentence | None = None
    for sentence, own in zip(reading.sentences, found, strict=True):
        for attribution in own:
            if not attribution.ranges and not attribution.awaits and free and free.block == sentence.block:
                _take(tokens, attribution, free, owned)
        if own:
            last = next((a for a in reversed(own) if _direct(tokens, a) or a.awaits), own[-1])
            block, free = sentence.block, None
            continue
        free = sentence if _is_quote(tokens, sentence.first) and _floats(tokens, sentence, owned) else None
        if free is None or last is None:
            continue
        if last.awaits or (block == sentence.block and _direct(tokens, last)):
            _take(tokens, last, sentence, owned)
            last.awaits, free = False, None
        elif block == sentence.block - 1 and (last.source or last.addressee or last.echoes):
            last = Attribution("state", [], echoes=last, score=0.6)
            _take(tokens, last, sentence, owned)
            made.append(last)
            block, free = sentence.block, None
    return made


def _floats(tokens: Sequence[Token], sentence: Sentence, owned: set[int]) -> bool:
    """Tell a sentence that is one free quotation and nothing else."""
    first = tokens[sentence.first]
    others = tokens[sentence.first + 1 : sentence.end]
    return first.quotation not in owned and _long(first) and all(token.kind == "mark" for token in others)


def _direct(tokens: Sequence[Token], attribution: Attribution) -> bool:
    return bool(attribution.ranges) and _is_quote(tokens, attribution.ranges[-1][0])


def _take(tokens: Sequence[Token], attribution: Attribution, sentence: Sentence, owned: set[int]) -> None:
    attribution.ranges.append((sentence.first, sentence.first + 1))
    owned.add(tokens[sentence.first].quotation)


# --- from tokens to spans -------------------------------------------------------------------------------------------


def _content(reading: Reading, attribution: Attribution) -> tuple[Span, ...]:
    found: set[Span] = set()
    for start, end in attribution.ranges:
        found.update(_range_spans(reading, *_trimmed(reading.tokens, start, end)))
    return tuple(sorted(found))


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Leave out marks at the edges and a leading "that"."""
    edge = {",", ";", ":", ".", *DASHES}
    while start < end and (tokens[end - 1].low in edge or (tokens[end - 1].low == "and" and end - start > 1)):
        end -= 1
    while start < end and tokens[start].low in edge:
        start += 1
    if start < end - 1 and tokens[start].low == "that":
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
    return tuple(_statement(reading, attribution, who, speakers, ids) for attribution in found)


def _speaker(attribution: Attribution, who: Mapping[Span, str | None], speakers: Mapping[int, str | None]) -> str | None:
    echoed = attribution.echoes
    if echoed is None:
        return who.get(attribution.source) if attribution.source else None
    if echoed.act == "ask":
        return who.get(echoed.addressee) if echoed.addressee else None
    return speakers.get(id(echoed))


def _statement(
    reading: Reading, attribution: Attribution, who: Mapping[Span, str | None], speakers: Mapping[int, str | None], ids: Mapping[int, str]
) -> Statement:
    content, verbatim = _content(reading, attribution), _verbatim(reading, attribution)
    asked = attribution.echoes if attribution.echoes and attribution.echoes.act == "ask" else None
    words_of = [reading.text[start:end] for start, end in content]
    return Statement(
        id=ids[id(attribution)],
        form=_form(content, verbatim),
        act=attribution.act,
        mode=_mode(attribution, words_of),
        polarity=_polarity(attribution, words_of[0]),
        content=content,
        verbatim=verbatim,
        cue=(attribution.cue,) if attribution.cue else (),
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


def _mode(attribution: Attribution, content: Sequence[str]) -> Mode:
    opening = content[0][:200].casefold().split()
    if attribution.act == "ask" or content[-1].endswith("?"):
        return "question"
    if attribution.thought and opening[:1] == ["to"]:
        return "wish"
    if attribution.act in ("promise", "threaten") or {"will", "plans", "plan"} & set(opening[:8]):
        return "plan"
    if opening[:1] in (["if"], ["unless"]):
        return "hypothetical"
    return "possible" if {"may", "might", "could", "perhaps", "probably"} & set(opening[:12]) else "fact"


def _polarity(attribution: Attribution, content: str) -> Polarity:
    opening = {word.strip(",.").replace("’", "'") for word in content[:200].casefold().split()[:8]}
    return "negative" if attribution.negated or opening & words("words", "negations") else "positive"
