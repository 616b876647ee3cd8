"""Words as they stand in, the key that the gazetteer knows them by out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ß": "ss",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ə": "a",
    }
)
_DROPPED: Final = re.compile(r"[.’‘'ʻʿ`´]")
_SPACED: Final = re.compile(r"[\s\-–—‐‑,/]+")
_WHOLE: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
"""Abbreviations that open a name, and what they stand for: "St. Louis" and "Saint Louis" are one key."""


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Fold a name: without accents, capitals, stops, apostrophes and hyphens.

    >>> fold("St. Louis"), fold("Saint-Étienne"), fold("Hawke’s Bay")
    ('saint louis', 'saint etienne', 'hawkes bay')
    """
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name.translate(_LETTERS))
    if not plain.isascii():
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _SPACED.sub(" ", _DROPPED.sub("", plain)).strip().casefold()
    first, gap, rest = words.partition(" ")
    return f"{_WHOLE[first]} {rest}" if gap and first in _WHOLE else words
