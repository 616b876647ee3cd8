"""Statements, parties, places and dates in, standings out: what is the case with a place, and according to whom."""

from onrecord.marks.standings.reader import Known, read_standings

__all__ = ["Known", "read_standings"]
