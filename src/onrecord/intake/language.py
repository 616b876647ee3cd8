"""Text in, the code of its language out (ISO 639-1 where there is one, else 639-3), by the trigram models of turbohtml."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

from turbohtml.detect import detect_language

READ: Final = "en"
"""The language that the marks are read in."""
SAMPLE: Final = 4_000
LEAST: Final = 60
"""Letters below which the models guess: of 740 texts cut to 60 letters one in four is named wrongly, at 400 one in 300."""
SURE: Final = 0.8
"""Confidence below which the models guess: of 1,852 texts they name 280 wrongly at 60 letters, 149 of them from here on;
at 400 letters and of whole texts they are surer than this of all but one each."""
WORDY: Final = 0.7
"""Share of letters among what is seen, below which a text is no running text: a list of prices, code, a wall of emoji.
The lowest of those texts has 0.77."""
KINDS: Final = 10
"""Different letters below which it is noise: those texts have 13 in their first 60, "aaaa" and "ha ha ha" one or two."""


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("onrecord.intake").joinpath("lexicon/languages.toml").read_text("utf-8"))


def language(text: str) -> str | None:
    """Name the language of ``text``; ``None`` where there is too little of it to tell, or no language in it.

    >>> language("The minister said on Thursday that the harbour would stay open for the winter season.")
    'en'
    >>> language("Yes.") is None
    True
    """
    sample = text[:SAMPLE]
    seen = "".join(sample.split())
    # Marks are counted too: in the scripts of India and Thailand vowels are marks.
    letters = [char for char in seen if unicodedata.category(char)[0] in "LM"]
    if len(letters) < max(LEAST, WORDY * len(seen)) or len(set("".join(letters).casefold())) < KINDS:
        return None
    found = detect_language(sample)
    if not found.language or found.confidence < SURE:
        return None
    return _lexicon()["codes"].get(found.language, found.language)


def name(code: str) -> str:
    """Name a language for people, or repeat its code.

    >>> name("de")
    'German'
    """
    return _lexicon()["names"].get(code, f"the language “{code}”")
