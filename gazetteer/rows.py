"""What every source gives: a place, and one of its names."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Row:
    """A place before it is written; ``id`` is the GeoNames number, or below nought for a place of another source.

    ``names`` are what it is called, ``aliases`` what it is called besides, ``bare`` what only its surroundings tell
    from others ("Guernsey" for Guernsey County). ``course`` are points of a river, from its spring on.
    """

    id: int
    source: str
    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    people: int = 0
    admin1: int = 0
    admin2: int = 0
    main: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    course: list[tuple[float, float]] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
