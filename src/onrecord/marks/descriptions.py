"""The span of a speaker in, what it says by itself out: a name with its role, somebody described only, or a list of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.marks.heads import LONGEST, head_of, kind_of_head
from onrecord.marks.lexicon import table, words
from onrecord.marks.names import ARTICLES, PRONOUNS, Word, honorific_of, key_of, runs_of, sign_of, spelled, split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.marks.names import Run
    from onrecord.model import PartyKind, Span

    RunsIn = Callable[[Sequence[Word]], Sequence[Run]]

NEW: Final = frozenset({"a", "an", "another", "any", "every", "one"})
"""First words of a description that names somebody new: a second "a source" need not be the first one."""
POSSESSIVES: Final = frozenset({"his", "her", "its", "their", "our", "my", "your"})
NO_HEADS: Final = frozenset(
    {"all", "each", "himself", "herself", "themselves", "itself", "much", "those", "dawn", "noon", "midnight", "whose", "roof"}
)
"""Last words of what is no description of anybody."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a span says by itself: ``key`` tells bearers apart and begins with "" for somebody without a name.

    ``head`` is the noun that a description without a name turns on, ``opening`` the word that it begins with, ``before`` what
    stands between the two.
    """

    kind: PartyKind
    key: tuple[str, ...]
    label: str
    role: str | None = None
    honorific: str | None = None
    span: Span = (0, 0)
    fresh: bool = False
    head: str = ""
    opening: str = ""
    before: frozenset[str] = frozenset()


def describe(text: str, span: Span, runs_in: RunsIn = runs_of) -> Description | None:
    """Read one span: a name with its role, or a description of somebody unnamed; ``runs_in`` tells the names among words."""
    found = split_words(text, span)
    while found and found[0].low in ARTICLES | {"both", "even"}:
        found = found[1:]
    if not found or not any(word.form[0].isalnum() for word in found):
        return None
    parts = cut_parts(found)
    if any(word.low == "and" for word in parts[0]):
        parts = parts[:1]
    for part in (*parts[1:2], parts[0]) if _is_style(text, span, parts) else parts[:2]:
        named = _named(text, part, [other for other in parts if other is not part], span, runs_in)
        if named:
            return named
    return _unnamed(text, parts[0], span)


def _is_style(text: str, span: Span, parts: Sequence[Sequence[Word]]) -> bool:
    """Tell a title that nobody need know from the name after it: "The Taoiseach, Anna Holt"."""
    if len(parts) < 2 or not text[slice(*span)].casefold().startswith("the "):  # noqa: PLR2004 -- a title and a name
        return False
    first, second = parts[0], parts[1]
    named = len(second) > 1 and all(word.capital for word in second) and kind_of(second, "", by_title=False) == "person"
    told = len(first) == 1 or honorific_of(second[:1]) is not None or sign_of(second[0].low) is not None
    return named and told and all(word.capital for word in first)


def cut_parts(found: Sequence[Word]) -> list[list[Word]]:
    """Cut at commas and brackets: a name and its appositions."""
    parts: list[list[Word]] = [[]]
    for word in found:
        if word.form in ",()–—-":
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part] or [list(found)]


def _named(text: str, part: Sequence[Word], others: Sequence[Sequence[Word]], span: Span, runs_in: RunsIn) -> Description | None:
    run = _bearing(part, runs_in)
    if run is None:
        return None
    bearer = [word for word in run.bearer if word.form != "."]
    outside = [word for word in part if not run.first.start <= word.start < run.last.end]
    if not bearer or (len(bearer) == 1 and bearer[0].form.endswith(".")) or any(word.low == "and" for word in outside):
        return None
    honorific = honorific_of(run.title)
    before = [word for word in part if word.end <= bearer[0].start]
    found = (read for read in (read_role(text, words_of) for words_of in (before, *others)) if read)
    role, of_body = next(
        found,
        (" ".join(word.form for word in others[0]), False)
        if others and part is not others[0] and _is_style(text, span, [others[0], part])
        else (None, False),
    )
    kind: PartyKind = (
        "organisation"
        if of_body and not honorific
        else kind_of(bearer, text[span[0] : bearer[0].start], by_title=_is_person_before(before))
    )
    kind = _settled(run.kind, kind)
    stop = int(bearer[-1].low in words("titles", "firms", "words") and text[bearer[-1].end : span[1]].startswith("."))
    label = spelled(bearer) + "." * stop
    return Description(kind, key_of(bearer), label, role, honorific, (bearer[0].start, bearer[-1].end + stop))


def _settled(told: str | None, kind: PartyKind) -> PartyKind:
    """Let a recogniser say what a name is of, where it can tell; a place that speaks is a state or a body."""
    if told == "person":
        return "person"
    return "organisation" if told in ("organization", "place") and kind == "person" else kind


def _bearing(part: Sequence[Word], runs_in: RunsIn) -> Run | None:
    """Return the run of capitals that names the bearer, not the place or the body that a description mentions."""
    runs = runs_in(part)
    if not runs:
        return None
    after = next((word.low for word in part if word.start >= runs[0].last.start + len(runs[0].last.form)), "")
    leads = runs[0].first.start == part[0].start and len(runs[0].bearer) > 1 and after in words("words", "prepositions")
    run = runs[-1] if len(runs) == 1 or not (leads or _after_preposition(part, runs[-1])) else runs[0]
    following = [word for word in part if word.start >= run.last.start + len(run.last.form) and word.form != "."]
    whole = len(runs) == 1 and following == [] and run.first.start == part[0].start
    if not whole and run.last.end < part_end(part, run):
        return None
    if following and following[0].low not in words("words", "prepositions") | words("words", "relatives"):
        return None
    return None if _after_preposition(part, run) or _is_common(run) or _is_beside(part, run) else run


def part_end(part: Sequence[Word], run: Run) -> int:
    """Return where the last word of a run ends as it stands, with a genitive's "'s"."""
    return next((word.end for word in part if word.start == run.last.start), run.last.end)


def _is_beside(part: Sequence[Word], run: Run) -> bool:
    """Tell a name that only tells where or whose: "an ad that ran across southern Idaho", but "the mayor of Lyon Anna Holt"."""
    before = [word for word in part if word.end <= run.first.start]
    known = run.kind == "person" or (len(run.bearer) > 1 and sign_of(run.bearer[0].low) is not None)
    small = words("words", "prepositions") | words("words", "relatives") | {"that"}
    governed = next((True for at in range(len(before)) if at and before[at].low in small), False)
    return governed and not known and kind_of_head(before[-1].low) is None


def _is_common(found: Run) -> bool:
    """Tell a noun that only opens its sentence from a name: "Officials", "Police", but "Democrats"."""
    run = (*found.title, *found.bearer)
    low = run[0].low
    names = (words("names", "organisations"), words("names", "followers"), words("titles", "surnames", "words"))
    nouns = (words("titles", name, "words") for name in ("crowds", "organisations", "roles", "documents"))
    return len(run) == 1 and any(low in listed for listed in nouns) and not any(low in listed for listed in names)


def _after_preposition(part: Sequence[Word], run: Run) -> bool:
    before = [word.low for word in part if word.end <= run.first.start and word.low not in ARTICLES]
    return bool(before) and before[-1] in words("words", "prepositions")


def _is_person_before(before: Sequence[Word]) -> bool:
    """Tell a noun for a person right before a name, known or not: "quarterback Tarn", but "carmaker Tarn"."""
    last = before[-1].low if before else "the"
    small = (words("words", name) for name in ("determiners", "prepositions", "times", "adverbs"))
    return kind_of_head(last) in ("unnamed", None) and not any(last in listed for listed in small)


def read_role(text: str, found: Sequence[Word]) -> tuple[str, bool] | None:
    """Return the role that words beside a name give, and whether it is one of a body; a clause, an age or a place is none."""
    small = ARTICLES | POSSESSIVES | {"then"}
    while found and found[0].low in small:
        found = found[1:]
    while found and found[-1].low.rstrip(".") in table("titles")["honorifics"]:
        found = found[:-1]
    stop = next((at for at, word in enumerate(found) if word.low in words("words", "relatives") | {"that"}), len(found))
    found = found[:stop]
    head = head_of([word.low for word in found])
    kind = kind_of_head(found[head].low) if head is not None else None
    if head is None or kind in (None, "document") or not found[0].form[0].isalpha() or found[0].low in words("words", "prepositions"):
        return None
    return text[found[0].start : found[-1].end], kind == "organisation"


def kind_of(bearer: Sequence[Word], lead: str, *, by_title: bool) -> PartyKind:
    """Tell what a name names by its words, by what stands before it and by the article."""
    name, last = " ".join(word.low for word in bearer), bearer[-1].low.rstrip(".")
    if name in words("names", "states") or name in table("capitals") or name in table("aliases")["states"]:
        return "state"
    if name in words("names", "followers") or last in words("titles", "crowds", "words"):
        return "group"
    given = bearer[0].low in words("names", "he") or bearer[0].low in words("names", "she")
    surname = last in words("titles", "surnames", "words")
    institution = words("titles", "organisations", "words")
    if name in words("names", "organisations") or name in table("aliases")["bodies"] or last in words("titles", "firms", "words"):
        return "organisation"
    if any(word.low in institution for word in bearer) and not (given and surname):
        return "organisation"
    if last in words("titles", "documents", "words"):
        return "document"
    two = len(bearer) > 1 and lead.strip().casefold() not in ARTICLES
    return "person" if given or two or surname or by_title else "organisation"


def _unnamed(text: str, part: Sequence[Word], span: Span) -> Description | None:
    """Read a description without a name by its head: "a senior official", "the ministry"."""
    at = head_of([word.low for word in part])
    if at is None:
        return None
    head = part[at].low.rstrip(".")
    label = _of_state(part, at) or " ".join(text[part[0].start : part[-1].end].split())
    opening = split_words(text, span)[0].low
    key = ("", head if opening == "the" else label.casefold())
    before = frozenset(word.low for word in part[:at]) - POSSESSIVES - ARTICLES
    kind, found = kind_of_head(head) or "unnamed", (span[0], part[-1].end)
    return Description(kind, key, label, span=found, fresh=opening in NEW, head=head, opening=opening, before=before)


def _of_state(part: Sequence[Word], head: int) -> str | None:
    """Name the state of "the foreign ministry in Yerevan"."""
    state = table("capitals").get(" ".join(word.low for word in part[head + 2 :]))
    placed = part[head].low in ("government", "ministry") and part[head + 1 : head + 2] and part[head + 1].low == "in"
    return " ".join(word.form for word in part[: head + 1]) + f" of {state}" if state and placed else None


def whoever(text: str, span: Span) -> Description | None:
    """Read the description of somebody who is credited with words, by whatever noun: "a guy from corporate"."""
    parts = cut_parts([word for word in split_words(text, span) if word.form != "."])
    first = parts[1] if len(parts) > 1 and len(parts[0]) == 1 and parts[0][0].low in ("another", "one") else parts[0]
    found = [word for word in first if word.low not in ARTICLES | {"both", "even"}]
    small = words("words", "prepositions") | words("words", "relatives")
    stop = next((at for at, word in enumerate(found) if at and word.low in small), len(found))
    low = {word.low for word in found[:stop]}
    barred = any(low & words("words", name) for name in ("auxiliaries", "modals", "openers", "pronouns", "relatives", "times", "adverbs"))
    head = found[stop - 1].low if stop else ""
    if barred or stop > LONGEST or not head.isalpha() or head in PRONOUNS | words("words", "determiners") | words("words", "prepositions"):
        return None
    told = split_words(text, span)[0].low in ARTICLES
    if (head.endswith(("ing", "ed", "ly")) and not told) or head in NO_HEADS:
        return None
    label = " ".join(text[found[0].start : found[-1].end].split())
    opening = split_words(text, span)[0].low
    key = ("", head if opening == "the" else label.casefold())
    before = frozenset(word.low for word in found[: stop - 1]) - POSSESSIVES
    return Description(
        "unnamed", key, label, span=(span[0], found[-1].end), fresh=opening in NEW, head=head, opening=opening, before=before
    )


def bare_label(phrase: str) -> str:
    """Leave out the article that a phrase opens with."""
    return re.sub(r"^(?:the|an?)\s+", "", " ".join(phrase.split()), flags=re.IGNORECASE)


def name_span(text: str, span: Span, runs_in: RunsIn = runs_of) -> Span | None:
    """Return where the name stands in a span."""
    description = describe(text, span, runs_in)
    return description.span if description and description.key[0] else None
