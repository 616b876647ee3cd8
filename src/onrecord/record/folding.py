"""A name in, the key under which it is found out: without case, accents and runs of space."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """Fold a name: ``Ana  Núñez`` and ``ANA NUNEZ`` have one key.

    >>> folded("Ana  Núñez")
    'ana nunez'
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(plain.casefold().replace("’", "'").split())
