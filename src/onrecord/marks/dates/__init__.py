"""A report's text and its body in, the dates named in it out."""

from onrecord.marks.dates.reader import read_dates

__all__ = ["read_dates"]
