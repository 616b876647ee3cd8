"""Statements and standings in, GeoJSON out (RFC 7946): a point for each place that a statement names, and for each standing.

A point says where a place lies, never whose it is: a standing carries its holder.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.record.about import places_of
from onrecord.serve.export.csv import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Place, Record, Standing
    from onrecord.record.exports import Selection


def lines(selections: Iterable[Selection]) -> Iterator[str]:
    """Write one collection, a feature a line."""
    yield '{"type":"FeatureCollection","features":['
    first = True
    for selection in selections:
        for feature in _features(selection):
            yield ("\n" if first else ",\n") + json.dumps(feature, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
            first = False
    yield "\n]}\n"


def _features(selection: Selection) -> Iterator[dict[str, object]]:
    record = selection.record
    names = {party.id: party.name for party in record.parties}
    named = places_of(record)
    for number in selection.wanted:
        statement = record.statements[number]
        for found in named[number]:
            place = record.places[found.place]
            if found.inside and place.lat is not None and place.lon is not None:
                yield _feature(place, {
                    "kind": "statement", "link": selection.links[number], "speaker": names.get(statement.speaker or ""),
                    "act": statement.act, "mode": statement.mode, "polarity": statement.polarity,
                    "words": joined(record.text, statement.content),
                    "said": statement.said.value if statement.said else None, **_source(record),
                })  # fmt: skip
    for standing in record.standings if len(selection.wanted) == len(record.statements) else ():
        located = _place(record, standing)
        if located:
            yield _feature(located, {
                "kind": "standing", "holder": "the report" if standing.holder == "report" else names[standing.holder],
                "party": names.get(standing.party or ""), "aspect": standing.aspect, "extent": standing.extent,
                "polarity": standing.polarity, "when": standing.when, **_source(record),
            })  # fmt: skip


def _feature(place: Place, properties: dict[str, object]) -> dict[str, object]:
    where = {"place": place.name, "gazetteer_id": place.gazetteer_id, "country": place.country, "score": place.score}
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]}, "properties": {**where, **properties}}


def _source(record: Record) -> dict[str, object]:
    head = record.report
    return {"report": record.id, "title": head.title, "outlet": head.outlet, "published": head.published, "url": head.url}


def _place(record: Record, standing: Standing) -> Place | None:
    for place in record.places:
        if standing.place in {place.gazetteer_id, place.name, record.text[place.start : place.end]} and place.lat is not None:
            return place
    return None
