"""News reports in, the record out: who said what, about whom and where, and when, every line anchored to its words.

>>> import onrecord
>>> record = onrecord.read("“We are not closing,” said Ada Novak, the harbour minister.")
>>> [record.text[start:end] for start, end in record.statements[0].content]
['We are not closing']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.errors import InputError, OnrecordError, RecordFileError, UsageError
    from onrecord.model import Record
    from onrecord.pipeline import read, read_all
    from onrecord.store import Store, open  # noqa: A004 -- onrecord.open

__version__ = "0.1.0"
__all__ = [
    "InputError",
    "OnrecordError",
    "Record",
    "RecordFileError",
    "Store",
    "UsageError",
    "__version__",
    "open",
    "read",
    "read_all",
]

# Names are fetched on first use, so that `import onrecord` costs next to nothing for programs that only pass through.
_HOMES = {
    "InputError": "onrecord.errors",
    "OnrecordError": "onrecord.errors",
    "Record": "onrecord.model",
    "RecordFileError": "onrecord.errors",
    "Store": "onrecord.store",
    "UsageError": "onrecord.errors",
    "open": "onrecord.store",
    "read": "onrecord.pipeline",
    "read_all": "onrecord.pipeline",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 -- lazy by design, see above

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
