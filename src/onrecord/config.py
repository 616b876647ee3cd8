"""How large an input may be: the limits that several rooms share, each with its reason; what bounds one step stands with it."""

from __future__ import annotations

from typing import Final

MAX_PAGE_BYTES: Final = 24 * 1024 * 1024
"""A page or text, decompressed. The largest saved news pages seen are under 5 MB; 20 MB must still be read."""

MAX_ROW_BYTES: Final = 64 * 1024 * 1024
"""One row of JSON Lines: a page of the size above with every character escaped stays below."""

MAX_LINES: Final = 20_000
"""Lines of one page or text: a live blog of a day has about 2,000."""

MAX_FETCH_SECONDS: Final = 60.0
"""From asking an address to the last byte of its answer, redirects included: then nobody waits any more."""

MAX_SILENCE_SECONDS: Final = 20.0
"""For which an address may keep silent meanwhile."""

PAUSE_SECONDS: Final = 1.0
"""Between two requests to one host: the pace of a reader who opens page after page."""
