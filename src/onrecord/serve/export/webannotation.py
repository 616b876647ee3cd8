"""Statements in, W3C Web Annotations out (JSON-LD): each with its position in the text and with the words themselves.

Positions are code points into the text as read, half open; a reader of the page finds the words by the quote.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Record, Span
    from onrecord.record.exports import Selection

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
"""Characters before and after a quote, by which equal words are told apart."""


def lines(selections: Iterable[Selection]) -> Iterator[str]:
    """Write one collection with one page, an annotation a line."""
    yield json.dumps({"@context": CONTEXT, "id": "urn:onrecord:statements", "type": "AnnotationCollection"})[:-1]
    yield ', "first": {"id": "urn:onrecord:statements:1", "type": "AnnotationPage", "items": ['
    first = True
    for selection in selections:
        for number in selection.wanted:
            yield ("\n" if first else ",\n") + json.dumps(_annotation(selection, number), separators=(",", ":"))
            first = False
    yield "\n]}}\n"


def _annotation(selection: Selection, number: int) -> dict[str, object]:
    record, statement = selection.record, selection.record.statements[number]
    names = {party.id: party.name for party in record.parties}
    tags = {"act": statement.act, "form": statement.form, "mode": statement.mode, "polarity": statement.polarity}
    bodies: list[dict[str, object]] = [{"type": "TextualBody", "purpose": "tagging", "value": f"{key}:{tag}"} for key, tag in tags.items()]
    if statement.speaker is not None:
        bodies.insert(0, {"type": "TextualBody", "purpose": "identifying", "value": names[statement.speaker]})
    if statement.said is not None:
        bodies.append({"type": "TextualBody", "purpose": "tagging", "value": f"said:{statement.said.value}"})
    targets = [_target(record, span) for span in statement.content]
    return {
        "id": f"urn:onrecord:statement:{selection.links[number]}",
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(record: Record, span: Span) -> dict[str, object]:
    start, end = span
    quote = {
        "type": "TextQuoteSelector",
        "exact": record.text[start:end],
        "prefix": record.text[max(0, start - AROUND) : start],
        "suffix": record.text[end : end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    source = record.report.url or f"urn:sha256:{record.report.sha256}"
    return {"type": "SpecificResource", "source": source, "selector": [position, quote]}
