"""The tree of errors, and that each names its subject in one line."""

from __future__ import annotations

import pickle

import pytest

from onrecord import errors
from onrecord.errors import EmptyInput, InputError, MissingInput, NoArticle, NotAReport, OnrecordError, TooLarge, UsageError

INPUT = [MissingInput, EmptyInput, TooLarge, NotAReport, NoArticle]


def test_the_tree_is_the_one_drawn() -> None:
    drawn = {line.lstrip(" │").split()[1] for line in (errors.__doc__ or "").splitlines() if line.lstrip(" │").startswith(("├── ", "└── "))}
    defined = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, OnrecordError)}
    assert {name.lstrip("├└─ ") for name in drawn} | {"OnrecordError"} == defined


@pytest.mark.parametrize("kind", [UsageError, InputError])
def test_callers_catch_the_root(kind: type[Exception]) -> None:
    assert kind.__bases__ == (OnrecordError,)


@pytest.mark.parametrize("kind", INPUT)
def test_what_cannot_be_read_says_what_and_why(kind: type[InputError]) -> None:
    error = kind("wires.jsonl row 3", "is empty")
    assert issubclass(kind, InputError)
    assert (error.subject, error.reason, str(error)) == ("wires.jsonl row 3", "is empty", "wires.jsonl row 3: is empty")


@pytest.mark.parametrize("kind", INPUT)
def test_errors_travel_between_processes(kind: type[InputError]) -> None:
    copy = pickle.loads(pickle.dumps(kind("a.html", "is empty")))  # noqa: S301 -- our own
    assert (type(copy), str(copy)) == (kind, "a.html: is empty")
