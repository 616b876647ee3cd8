"""Words in, the names among them out: runs of capitals, where their titles end, what they tell of their bearers."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.heads import kind_of_head
from onrecord.marks.lexicon import table, words
from onrecord.marks.tokens import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Span

ARTICLES: Final = frozenset({"the", "a", "an"})
SUFFIXES: Final = frozenset({"jr", "jr.", "jnr", "sr", "sr.", "snr", "ii", "iii", "iv"})
LONGEST_TITLE: Final = 5
"""Words of a title before a name."""
NUMBERED: Final = frozenset({"local", "unit", "division", "battalion", "channel", "regiment", "district", "number", "no", "route"})
"""Last words before the number in a name."""
PARTICLES: Final = frozenset(
    {"da", "di", "das", "de", "del", "den", "der", "des", "do", "dos", "du", "la", "van", "von", "bin", "ibn", "al", "el", "ter"}
)
MASCULINE, FEMININE, PLURAL, NEUTER = frozenset({"he", "him"}), frozenset({"she", "her"}), frozenset({"they", "them"}), frozenset({"it"})
PRONOUNS: Final = MASCULINE | FEMININE | PLURAL | NEUTER | {"i", "we", "you", "me", "us"}


class Word(NamedTuple):
    """A word as it stands, and without capitals and curly apostrophes."""

    start: int
    end: int
    form: str
    low: str

    @property
    def capital(self) -> bool:
        """Tell whether it is written with a capital."""
        return self.form[0].isupper()


class Run(NamedTuple):
    """A name without a genitive's "'s", and the capitals before it that are its title; ``kind`` is what a recogniser takes it for."""

    title: tuple[Word, ...]
    bearer: tuple[Word, ...]
    kind: str | None = None

    @property
    def first(self) -> Word:
        """Return its first word, which may be a title."""
        return (*self.title, *self.bearer)[0]

    @property
    def last(self) -> Word:
        """Return its last word."""
        return (*self.title, *self.bearer)[-1]


class Name(NamedTuple):
    """A name that a recogniser found: where it stands, whether it is a ``person``, an ``organization`` or a ``place``, and how likely."""

    start: int
    end: int
    kind: str
    probability: float = 1.0


def split_words(text: str, span: Span) -> list[Word]:
    """Return the words and marks of a span."""
    return [Word(m.start(), m.end(), m[0], m[0].casefold().replace("’", "'")) for m in TOKEN.finditer(text, *span)]


def name_runs(found: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield runs of capitalised words: "Ministry of Health", "Ludwig van Holt", without an opening article."""
    run: list[Word] = []
    for at, word in enumerate(found):
        if (
            word.capital
            and word.low not in ARTICLES
            and word.low not in words("names", "calendar")
            and not (not run and _opens_only(found, at))
        ):
            run.append(word)
            if not word.low.endswith(("'s", "s'")):
                continue
        elif run and _belongs(found, at, run):
            run.append(word)
            continue
        elif run and word.form.isdigit() and run[-1].low in NUMBERED:
            run.append(word)
        elif run and at + 1 < len(found) and found[at + 1].capital and _binds(word, run):
            run.append(word)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def runs_of(found: Sequence[Word]) -> list[Run]:
    """Return the runs of capitals, each with its title told from its bearer."""
    return [_parted(run) for run in name_runs(found)]


def _parted(run: Sequence[Word], kind: str | None = None) -> Run:
    at = title_end(run)
    return Run(tuple(run[:at]), tuple(without_genitive(run[at:])) if run[at:] else (), kind)


def recognised_runs(found: Sequence[Word], names: Sequence[Name]) -> list[Run]:
    """Return the names that a recogniser found among some words, each with the titles before it."""
    runs: list[Run] = []
    done = 0
    for name in names:
        inside = [at for at in range(done, len(found)) if name.start <= found[at].start < name.end]
        if not inside:
            continue
        first = inside[0]
        low = first
        while low > done and first - low < LONGEST_TITLE and found[low - 1].capital and (_is_title(found[low - 1]) or low < first):
            low -= 1
        bearer = [found[at] for at in inside]
        own = title_end(bearer) if name.kind == "person" and len(bearer) > 1 else 0
        runs.append(Run((*found[low:first], *bearer[:own]), tuple(without_genitive(bearer[own:])), name.kind))
        done = inside[-1] + 1
    return runs


def _belongs(found: Sequence[Word], at: int, run: Sequence[Word]) -> bool:
    """Tell the apostrophe of a plural inside the name of a body: "Port Workers’ Union"."""
    after = found[at + 1].low if at + 1 < len(found) and found[at + 1].capital else ""
    return (
        found[at].form in "’'"
        and run[-1].low.endswith("s")
        and run[-1].end == found[at].start
        and after in words("titles", "organisations", "words")
    )


def spelled(found: Sequence[Word]) -> str:
    """Return some words as they are written, with single spaces."""
    return "".join(" " * (at > 0 and word.start > found[at - 1].end) + word.form for at, word in enumerate(found))


def _opens_only(found: Sequence[Word], at: int) -> bool:
    """Tell a capital that only opens the sentence: "But", "Meanwhile", a pronoun."""
    low = found[at].low
    if found[at].form == "US":
        return False
    small = (words("words", name) for name in ("prepositions", "subordinators", "adverbs"))
    return low in words("abbreviations", "openers") or low in PRONOUNS or (at == 0 and any(low in listed for listed in small))


def _binds(word: Word, run: Sequence[Word]) -> bool:
    institution = any(other.low in words("titles", "organisations", "words") for other in run)
    return word.low in PARTICLES or (institution and word.low in ("of", "for"))


def honorific_of(titles: Sequence[Word]) -> str | None:
    """Return the "mr" or "dr" that stands right before a name."""
    last = titles[-1].low.rstrip(".") if titles else ""
    return last if last in table("titles")["honorifics"] else None


def _is_title(word: Word) -> bool:
    bare = word.low.rstrip(".")
    return bare in table("titles")["honorifics"] or bare in words("titles", "roles", "words")


def title_end(run: Sequence[Word]) -> int:
    """Return where the title in a run of capitals ends: at 3 in "Nato Secretary General Jens Miller", else 0."""
    last = len(run)
    if last and run[-1].low.removesuffix("'s") in words("titles", "surnames", "words"):
        last -= 1
    titled = next((at + 1 for at in range(last - 1, -1, -1) if _is_title(run[at])), 0)
    return titled or int(len(run) > 2 and kind_of_head(run[0].low) == "unnamed" and sign_of(run[1].low) is not None)  # noqa: PLR2004 -- "Objector Anna Holt"


def without_genitive(run: Sequence[Word]) -> list[Word]:
    """Return a run of capitals without the "'s" at its end."""
    last = run[-1:] and run[-1]
    if last and last.low.endswith("'s"):
        return [*run[:-1], Word(last.start, last.end - 2, last.form[:-2], last.low[:-2])]
    return list(run)


def person_key(parts: Sequence[str]) -> tuple[str, str]:
    """Return the first and the last name, so that "Jane Q. Miller Jr." is Jane Miller."""
    kept = [part for part in parts if part not in SUFFIXES] or list(parts)
    return kept[0], kept[-1]


def key_of(run: Sequence[Word]) -> tuple[str, ...]:
    """Return what tells a name from others: its words, "Co." and "Co" being one."""
    return tuple(word.low.rstrip(".") if word.low.rstrip(".") in words("titles", "firms", "words") else word.low for word in run)


def gender_of(given: str) -> str | None:
    """Return what a usual given name in lower case says about the pronoun: m, f or nothing."""
    if given in words("names", "he"):
        return "m"
    return "f" if given in words("names", "she") else None


@lru_cache(maxsize=4_096)
def sign_of(given: str) -> str | None:
    """Return what a given name says about the pronoun, a rare one too: many of those are names of places as well."""
    first = given.split("-", maxsplit=1)[0]
    for name in (given, first):
        rare = next((sign for sign, pronoun in (("m", "he"), ("f", "she")) if name in _given(pronoun)), None)
        if sign := gender_of(name) or rare:
            return sign
    return None


@cache
def _given(pronoun: str) -> frozenset[str]:
    return frozenset(table("given")[pronoun].split())
