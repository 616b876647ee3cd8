"""Reports of one site in, the same out with the lines that stand on several of its pages called furniture."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from onrecord.intake.furniture import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Block, Report

PAGES: Final = 3
"""On so many different reports of a site a line is the site's and no report's."""
KINDS: Final = frozenset({"dek", "paragraph", "heading", "caption"})


def demote_repeats(reports: Sequence[Report]) -> list[Report]:
    """Call furniture what :data:`PAGES` or more different reports of one site say in the same words."""
    read = [(report, _site(report), _lines(report)) for report in reports]
    places: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for report, site, lines in read:
        for line in lines.values():
            places[site, line].add(_story(report))
    return [_demoted(report, {block for block, line in lines.items() if len(places[site, line]) >= PAGES}) for report, site, lines in read]


def _demoted(report: Report, repeated: set[Block]) -> Report:
    if not repeated:
        return report
    blocks = tuple(dataclasses.replace(block, kind="furniture") if block in repeated else block for block in report.blocks)
    return dataclasses.replace(report, blocks=blocks) if any(block.kind == "paragraph" for block in blocks) else report


def _lines(report: Report) -> dict[Block, str]:
    return {block: key(report.text[block.start : block.end]) for block in report.blocks if block.kind in KINDS} if _site(report) else {}


def _site(report: Report) -> str:
    try:
        host = urlsplit(report.head.url or "").netloc
    except ValueError:  # an address that is none
        host = ""
    return host.removeprefix("www.") or report.head.outlet or ""


def _story(report: Report) -> str:
    """Two copies or versions of one report are one story: what they share tells nothing."""
    return key(report.head.title or "") or report.id
