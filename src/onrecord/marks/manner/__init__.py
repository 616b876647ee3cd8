"""A statement's words in, its manner out: what is done by saying it, how its content is put, and whether that is negated."""

from onrecord.marks.manner.judge import Manner, judge
from onrecord.marks.manner.wording import Wording, wording

__all__ = ["Manner", "Wording", "judge", "wording"]
