"""What a place lies in: the value that a gazetteer hands to the record file."""

from __future__ import annotations

from typing import NamedTuple


class Container(NamedTuple):
    """A region or country that a place lies in, with what the gazetteer says of it."""

    gazetteer_id: str
    name: str
    kind: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
