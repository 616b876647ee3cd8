"""The name of a template and what it shows in, the page out."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

if TYPE_CHECKING:
    from onrecord.model import BlockKind

ROOMS: Final = (("/search", "Search"), ("/people", "People"), ("/places", "Places"), ("/map", "Map"), ("/overview", "Overview"))
LONGEST: Final = 400
"""Characters of a place's name in an address."""
TAGS: Final[dict[BlockKind, str]] = {
    "title": "h1", "dek": "p", "byline": "p", "dateline": "p", "paragraph": "p", "heading": "h2", "caption": "p",
}  # fmt: skip


@lru_cache(maxsize=1)
def sheets() -> Environment:
    """Make the environment of the templates: everything in them is escaped unless it is markup of ours."""
    made = Environment(
        loader=PackageLoader("onrecord.serve"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals.update(static=static, rooms=ROOMS, tags=TAGS, here="", asked="", twins={})
    made.filters["count"] = "{:,}".format
    return made


def page(template: str, **shown: Any) -> str:  # noqa: ANN401 -- templates take anything
    """Fill in a template."""
    return sheets().get_template(template).render(**shown)


@lru_cache(maxsize=16)
def static(name: str) -> str:
    """Give the address of a file of ours, with its hash, so that a browser may keep it for ever."""
    digest = hashlib.sha256(files("onrecord.serve").joinpath("static", name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def drawing(svg: str) -> Markup:
    """Mark a drawing of ours, in which every word from a report was escaped, as markup."""
    return Markup(svg)  # noqa: S704 -- made by onrecord.serve.atlas, which escapes


def place_href(name: str) -> str:
    """Give the address of a place's page, by gazetteer id or name."""
    return f"/place/{quote(name[:LONGEST], safe=':')}"
