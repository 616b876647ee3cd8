"""What follows a cue in, whether it is something said out: a clause, a word for something said, or a deed, a silence, nothing.

"Added that it rained" and "added it was raining" say something; "added a station", "declined to comment", "claims it under
a deed" do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.heads import kind_of_head
from onrecord.marks.lexicon import words
from onrecord.marks.tokens import is_quote, is_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.lexicon import Cue
    from onrecord.marks.tokens import Token

WINDOW: Final = 14
"""Tokens in which a bare clause shows its verb: a subject with a longer apposition is read as a thing."""
NEAR: Final = 6
"""Tokens in which a noun phrase shows its head: "raised several new and serious doubts"."""
SHORT: Final = ("n't", "'ll", "'d", "'re", "'ve")


def tells(tokens: Sequence[Token], start: int, end: int, cue: Cue, *, by_document: bool) -> bool:
    """Tell whether what stands between two tokens, unlinked by a "that", is something said with this sense of a cue."""
    if is_silence(tokens, start, end, cue) or is_pronoun_alone(tokens, start, end, cue):
        return False
    if "rest" in cue.takes or ("finding" in cue.takes and by_document):
        return True
    if "saying" in cue.takes:
        return is_saying(tokens, start, end)
    return is_quote(tokens, start) or is_clause(tokens, start, end)


def is_clause(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell a bare clause by a pronoun that opens it or an auxiliary in it; "recalled seeing it" stands for one."""
    first = tokens[start].low
    if is_small(tokens[start], "pronouns") or first in ("there", "this") or (first.endswith("ing") and not first.endswith("thing")):
        return True
    for at in range(start + 1, min(end, start + WINDOW)):
        token = tokens[at]
        if token.kind == "quote" or token.low in (",", ";") or is_small(token, "relatives"):
            return False
        if (is_small(token, "auxiliaries", "modals") and not token.capital) or token.low.endswith(SHORT):
            return True
    return False


def points(tokens: Sequence[Token], start: int, end: int, cue: Cue) -> bool:
    """Tell a "that" that points at a thing after a word for doing: "maintained that road since May"."""
    after = start + 2
    if "clause" not in cue.takes or cue.thought or tokens[start].low != "that" or after > end:
        return False
    noun = tokens[start + 1]
    small = is_small(noun, "pronouns", "prepositions", "subordinators", "determiners", "negations", "adverbs", "relatives")
    if noun.kind != "word" or noun.capital or noun.low.endswith("s") or small or kind_of_head(noun.low):
        return False
    ends = after >= end or is_small(tokens[after], "prepositions", "times") or tokens[after].low == "since"
    return ends and not is_clause(tokens, start + 1, end)


def is_saying(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell a noun phrase whose head is a word for something said: "doubts about", "the possibility that"."""
    for at in range(start, min(end, start + NEAR)):
        if tokens[at].low in words("words", "nouns"):
            return True
        if tokens[at].kind != "word" or is_small(tokens[at], "prepositions"):
            return False
    return False


def is_silence(tokens: Sequence[Token], start: int, end: int, cue: Cue) -> bool:
    """Tell words kept back: "declined to say", "asked not to be named", "insisted on anonymity"."""
    low = [token.low for token in tokens[start : min(end, start + NEAR)]]
    if {"anonymity", "anonymous", "anonymously"} & set(low):
        return True
    kept = next((word for word in low if word not in ("not", "to", "be", "further", "publicly")), "")
    refused = cue.act == "reject" and low[:1] == ["to"]
    asked = cue.act in ("ask", "demand") and (low[:2] == ["not", "to"] or low[:3] == ["to", "not", "be"])
    return (refused or asked) and kept in words("words", "silences")


def is_pronoun_alone(tokens: Sequence[Token], start: int, end: int, cue: Cue) -> bool:
    """Tell a pronoun of which nothing is said: "contradicted her on Monday", but "called him a liar" and "denied it"."""
    if tokens[start].low not in words("words", "objects") | {"himself", "herself", "itself", "themselves"}:
        return False
    after = start + 1
    if is_quote(tokens, after) and after < end:
        return False
    if after >= end or tokens[after].kind != "word":
        return cue.act not in ("deny", "reject")
    said_of = ("as", "of", "for", "about", "to") if "rest" in cue.takes else ()
    return tokens[after].low not in said_of and is_small(tokens[after], "prepositions", "times", "subordinators")
