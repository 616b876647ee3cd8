"""An element's name or a short line in, whether it is furniture out: what tells the report from what surrounds it.

What pages call their parts and what their furniture says is data, in ``lexicon/furniture.toml``. Phrases are matched
against whole short lines, so that a sentence of the report that happens to speak of newsletters stays in the report.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal

Name = Literal["site", "furniture", "caption", "credit", "body", "dek", "byline", "date", "post"]

TAGS: Final = frozenset({"nav", "footer", "aside", "form", "dialog", "menu", "fieldset"})
"""Elements that hold what is no part of a report, unless they hold most of a page."""
MAX_PHRASE_WORDS: Final = 45
"""Longer lines are prose, whatever they begin with; the longest consent texts seen have about 40 words."""
MAX_CREDIT_WORDS: Final = 16
MAX_LABEL_WORDS: Final = 8
MAX_CHARACTERS: Final = 400
MAX_KEY: Final = 20_000
"""Characters of two lines that are compared: those that agree so far say the same."""
SPOKEN: Final = re.compile(r"[“”«»]|\bsa(?:id|ys)\b")
"""Somebody's words are no furniture, whatever they begin with."""
BAR: Final = re.compile(r"\s+[|•·]\s+")
"""Parts the controls that stand in one line: "Share | E-mail | Print"."""
LEADING: Final = r"(?:[^\w©@(]|_)*+[\W_]{0,3}"
"""Bullets, brackets and rules before a phrase; taken in one way only, or a line of rules would be tried from every dash on."""
WORD: Final = re.compile(r"\w+")


@cache
def _lexicon() -> dict[str, dict[str, list[str]]]:
    text = files("onrecord.intake").joinpath("lexicon/furniture.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _names(name: Name) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_lexicon()['names'][name]).replace('_', ' ?')})\b")


@cache
def _lines(table: str, ending: str) -> re.Pattern[str]:
    patterns = (pattern for group in _lexicon()[table].values() for pattern in group)
    return re.compile(rf"{LEADING}(?:{'|'.join(patterns)}){ending}", re.IGNORECASE)


def is_called(name: Name, words: str) -> bool:
    """Whether the words of an element's name say that it is of this sort."""
    return bool(words) and _names(name).search(words) is not None


def is_phrase(text: str, words: int) -> bool:
    """Whether a line says nothing but what the furniture of pages says.

    >>> is_phrase("Sign up to our morning newsletter", 6)
    True
    >>> is_phrase("“Sign up today,” she said.", 5)
    False
    """
    return words <= MAX_PHRASE_WORDS and _is_phrase(text[:MAX_CHARACTERS])


@lru_cache(maxsize=32_768)
def _is_phrase(text: str) -> bool:
    if SPOKEN.search(text):
        return False
    phrases = _lines("phrases", r"[\W_]*")
    return all(phrases.fullmatch(part) for part in BAR.split(text.replace("\n", " ")))


def is_label(text: str, words: int) -> bool:
    """Whether a line stands over a list of links to other reports."""
    return words <= MAX_LABEL_WORDS and _lines("labels", r"\b.{0,40}").fullmatch(text[:MAX_CHARACTERS]) is not None


def begins_with_label(text: str) -> bool:
    """Whether a line begins with what stands over links to other reports: "Read more: …"."""
    return _lines("labels", r"\b.*").fullmatch(text[:MAX_CHARACTERS].replace("\n", " ")) is not None


def is_credit(text: str, words: int) -> bool:
    """Whether a line says nothing but who took a picture.

    >>> is_credit("Photograph: Ola Brandt/The Coast Courier", 6)
    True
    """
    return words <= MAX_CREDIT_WORDS and _lines("credits", r"[\W_]*").fullmatch(text[:MAX_CHARACTERS]) is not None


def key(text: str) -> str:
    """Fold a line to its words, to tell whether two lines say the same."""
    return " ".join(WORD.findall(text[:MAX_KEY].casefold()))
