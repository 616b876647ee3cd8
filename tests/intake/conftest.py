"""A small page about invented people, to be varied by what a test is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.intake.page import read_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Report

    Paged = Callable[..., str]
    Told = Callable[[str], list[tuple[str, str]]]

LEAD = "The mayor of Varde said on Monday that the harbour wall would be mended before the first storms of the winter."
REST = (
    "“We are not closing anything,” Ada Novak told the dockers who had come to hear her in the canteen of the port.",
    "The Port Union answered that no engineer had been near the wall since the spring, whatever the ministry may have heard.",
    "Tomas Iversen, its secretary, said he would believe in the repair when he saw a crane at the end of the quay.",
)


@pytest.fixture
def paged() -> Paged:
    """Set up a page: what stands in its head, before, within and after its report."""

    def write(head: str = "", before: str = "", within: str = "", after: str = "", title: str = "Wall to be mended by winter") -> str:
        rest = "\n".join(f"<p>{words}</p>" for words in REST)
        return (
            f"<!doctype html><html><head><title>Varde</title>{head}</head><body>{before}\n"
            f"<article><h1>{title}</h1>\n<p>{LEAD}</p>\n{within}{rest}</article>\n{after}</body></html>"
        )

    return write


@pytest.fixture
def told() -> Told:
    """Read a page and list the kind and the words of each of its blocks."""

    def read(page: str) -> list[tuple[str, str]]:
        report = read_page(page, "page.html")
        return [(block.kind, report.text[block.start : block.end]) for block in report.blocks]

    return read


def spoken(report: Report, kind: str) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks if block.kind == kind]
