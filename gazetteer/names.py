"""What a place is called in the sources in, the keys that it is looked up by out; the reader folds words in the same way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.marks.places.keys import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

LATIN: Final = re.compile(r"^[’‘'ʻʿ]?[A-Za-zÀ-ɏḀ-ỿ0-9 .,’‘'ʻʿ`()\-–/&]+$")
CODE: Final = re.compile(r"^[A-Z0-9]{2,4}$")
LOWER_OPENERS: Final = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|es|et|s|t|d|l|de|la|le)[-’' ]")
SHORTEST: Final = 3
LONGEST: Final = 40
GENERIC: Final = re.compile(
    r"\s+(?:county|parish|borough|municipality|province|oblast|region|raion|district|state|governorate|prefecture|department|krai|republic"
    r"|voivodeship|canton|division|city|metropolitan municipality|territory|census area|rural district|city and borough)$"
)
OPENING: Final = re.compile(
    r"^(?:(?:province|state|county|city|district|region|republic|kingdom|municipality|town) of(?: the)?|"
    r"lalawigan sa|muhafazat|wilayat|gorod|kreis|land|"
    r"provincia (?:de |di )?(?:la |los |las )?|departamento (?:de |del )?|comune di|commune de)\s*"
)


def usable(name: str) -> bool:
    """Whether an English text can hold a name in this form: Latin letters, a capital first, no code of an airport.

    Sources give transliterations in small letters ("he er song"), which stand in no report.
    """
    if not SHORTEST <= len(name) <= LONGEST or not LATIN.match(name) or CODE.match(name):
        return False
    return name[0].isupper() or name[0].isdigit() or bool(LOWER_OPENERS.match(name)) or name[0] in "’‘'ʻʿ"


def keys(name: str) -> Iterator[str]:
    """Yield a name's key, and that of the name before its bracket or comma ("Congo (Kinshasa)", "Palestine, State of")."""
    whole = fold(name)
    if whole:
        yield whole


def without_generic(name: str) -> str:
    """Return the key of a name without its generic word at the end."""
    return GENERIC.sub("", fold(name))


def bare(name: str) -> str | None:
    """Return the key of a region's name without its generic word: "Guernsey County" → "guernsey"; none where it has none."""
    key = fold(name)
    short = OPENING.sub("", GENERIC.sub("", key)).strip()
    return short if short != key and len(short) >= SHORTEST else None
