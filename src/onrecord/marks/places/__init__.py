"""Text and body in, places out: names that mean a place, and where each lies."""

from onrecord.marks.places.reader import read_places

__all__ = ["read_places"]
