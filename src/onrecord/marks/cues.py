"""The tokens of a sentence in, the words of it that attribute something out: verbs, told from the nouns they look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.heads import kind_of_head
from onrecord.marks.lexicon import Cue, cues, words
from onrecord.marks.tokens import Sentence, Token, is_small

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUBJECTS: Final = frozenset({"one", "that", "this", "some", "many", "each"})
"""Determiners that can be a subject by themselves: "many said"."""
DO: Final = frozenset({"do", "does", "did", "don't", "doesn't", "didn't"})


class Hit(NamedTuple):
    """A cue at ``first``, its tail up to ``end``, and its senses; ``group`` is where its auxiliaries begin."""

    first: int
    end: int
    senses: tuple[Cue, ...]
    group: int
    passive: bool = False
    negated: bool = False


def find_hits(tokens: Sequence[Token], sentence: Sentence) -> Iterator[Hit]:
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
    while group > sentence.first and is_small(tokens[group - 1], "auxiliaries", "adverbs", "negations", "modals"):
        group -= 1
        before.append(tokens[group].low)
    previous = tokens[group - 1] if group > sentence.first else None
    turned = bool(longest) and not before and _is_turned(tokens, at, previous, longest[0], sentence.end)
    if not longest or not (turned or _is_verb(tokens[at], previous, longest[0], before)):
        return None
    passive = _is_passive(tokens[at].low, longest, before)
    negated = any(word in words("words", "negations") for word in before)
    return Hit(at, at + 1 + len(longest[0].tail), longest, group, passive, negated)


def _tail(tokens: Sequence[Token], at: int, tail: Sequence[str], end: int) -> bool:
    return at + len(tail) <= end and all(tokens[at + n].low == word for n, word in enumerate(tail))


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
        return not is_small(previous, "determiners", "prepositions") or previous.low in SUBJECTS
    return _can_govern(previous, token) if "third" in shapes else _is_plural(previous)


def _is_turned(tokens: Sequence[Token], at: int, previous: Token | None, cue: Cue, end: int) -> bool:
    """Tell a base form before its subject: "…, say officials"."""
    after = tokens[at + 1] if at + 1 < end else None
    apart = previous is not None and (previous.kind == "quote" or previous.low == ",")
    return apart and "base" in cue.shapes and after is not None and _is_plural(after) and kind_of_head(after.low) is not None


def _can_govern(before: Token, verb: Token) -> bool:
    """Tell whether a form in -s is a verb after this word: not in "the president's claims", "United States"."""
    if is_small(before, "determiners", "prepositions") or before.low.endswith(("'s", "s'")):
        return False
    if verb.low not in words("words", "nouns_too"):
        return True
    return not verb.capital and (before.capital or before.low in words("words", "pronouns") | words("words", "relatives"))


def _is_plural(token: Token) -> bool:
    low = token.low
    return low in ("i", "we", "you", "they", "who", "people", "some", "many", "others", "police", "and") or (
        low.endswith("s") and not low.endswith(("'s", "ss", "us", "is")) and not is_small(token, "prepositions", "determiners", "pronouns")
    )
