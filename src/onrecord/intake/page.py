"""A decoded HTML page in, its report out: body, head, furniture, and for each block where it stands in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.config import MAX_LINES
from onrecord.errors import EmptyInput, NoArticle
from onrecord.intake.article import article
from onrecord.intake.blocks import CUT, lines
from onrecord.intake.head import content_id, dated, head
from onrecord.intake.metadata import claims
from onrecord.intake.offsets import parse_anchored
from onrecord.model import Block, Given, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.intake.blocks import Line
    from onrecord.model import BlockKind

PARTING = "\n\n"
"""Stands between two blocks in the text of a page."""


def read_page(page: str, name: str, given: Given | None = None, notes: tuple[str, ...] = ()) -> Report:
    """Read a page; offsets of each block's ``source`` are code points into ``page``.

    Raises :class:`EmptyInput` for a page without words, :class:`NoArticle` for one whose words make no report,
    :class:`TooLarge` for one with more markup than a report can have.
    """
    if not page.strip():
        raise EmptyInput(name, "is empty")
    given = given or Given()
    document = parse_anchored(page, name)
    said = claims(document)
    found = lines(document, page)
    if len(found) > MAX_LINES:
        found.pop()
        notes += (CUT,)
    picked = article(found, said)
    if not picked:
        raise NoArticle(name, "no article in this page: it has no running text")
    text, blocks = _laid_out(picked)
    known = head(text, blocks, given, said)
    return Report(given.id or content_id(text, known), dated(known, given.fallback), text, blocks, notes, name)


def _laid_out(picked: Sequence[tuple[BlockKind, Line]]) -> tuple[str, tuple[Block, ...]]:
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for kind, line in picked:
        blocks.append(Block(at, at + len(line.text), kind, line.source))
        parts.append(line.text)
        at += len(line.text) + len(PARTING)
    return PARTING.join(parts), tuple(blocks)
