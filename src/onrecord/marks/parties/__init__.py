"""What a report attributes in, its parties out: one for each person or body, however the report calls them."""

from onrecord.marks.parties.brief import Brief, Told
from onrecord.marks.parties.cast import Cast, cast

__all__ = ["Brief", "Cast", "Told", "cast"]
