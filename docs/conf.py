"""How the documentation is built: MyST pages, examples run by doctest, the command reference taken from the commands."""

import onrecord

project = "onrecord"
author = "The onrecord authors"
copyright = "2026, The onrecord authors"  # noqa: A001 -- the name that Sphinx asks for
release = version = onrecord.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest", "sphinx_click"]
myst_enable_extensions = ["colon_fence", "deflist"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
autodoc_member_order = "bysource"
autodoc_typehints = "description"
html_theme = "furo"
html_title = "onrecord"
