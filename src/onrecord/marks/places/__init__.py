"""Text and body in, places out: names that mean a place, and where each lies."""

from onrecord.marks.places.named import Name
from onrecord.marks.places.reader import read_places

__all__ = ["Name", "read_places"]
