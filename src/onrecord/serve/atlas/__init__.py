"""Places in, a map out: an SVG drawn on the server from Natural Earth's shapes, without a request to anywhere."""

from onrecord.serve.atlas.draw import Area, Spot, draw
from onrecord.serve.atlas.frame import Frame, frame_for

__all__ = ["Area", "Frame", "Spot", "draw", "frame_for"]
