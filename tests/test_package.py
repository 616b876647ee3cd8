"""What the package exports, and what it loads before anything is asked of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord

EXPORTED = [
    "InputError", "OnrecordError", "Record", "RecordFileError", "Store", "UsageError", "__version__", "open", "read", "read_all",
]  # fmt: skip


def test_what_is_exported() -> None:
    assert onrecord.__all__ == EXPORTED
    assert dir(onrecord) == sorted(EXPORTED)
    assert {name: getattr(onrecord, name).__module__ for name in EXPORTED if name != "__version__"} == {
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


def test_the_version_is_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", onrecord.__version__)


def test_other_names_are_unknown() -> None:
    with pytest.raises(AttributeError, match="module 'onrecord' has no attribute 'write'"):
        onrecord.write  # type: ignore[attr-defined]  # noqa: B018 -- asked for to see it refused


def test_it_says_that_it_is_typed() -> None:
    assert (Path(onrecord.__file__).parent / "py.typed").is_file()


@pytest.mark.parametrize(
    ("program", "absent"),
    [
        ("import onrecord", {"click", "rich", "msgspec", "turbohtml", "onrecord.pipeline", "onrecord.model", "onrecord.errors"}),
        ("from onrecord import InputError", {"click", "rich", "msgspec", "turbohtml", "onrecord.pipeline"}),
        ("from onrecord import read", {"click", "rich", "fastwarc", "httpcore2", "ssl", "onrecord.cli"}),
        ("import onrecord; onrecord.open", {"click", "rich", "ssl", "onrecord.cli", "onrecord.pipeline", "onrecord.marks"}),
    ],
)
def test_a_fresh_interpreter_loads_only_what_is_needed(program: str, absent: set[str]) -> None:
    words = [sys.executable, "-c", f"{program}\nimport sys; print(*sys.modules)"]
    loaded = set(subprocess.run(words, capture_output=True, encoding="utf-8", check=True).stdout.split())  # noqa: S603 -- our own program
    assert "onrecord" in loaded
    assert not absent & loaded
