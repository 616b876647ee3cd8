from __future__ import annotations

import doctest

import pytest

import anchors
import floors
import points


@pytest.mark.parametrize("module", [anchors, floors, points])
def test_examples_in_docstrings_hold(module: object) -> None:
    failed, tried = doctest.testmod(module)  # type: ignore[arg-type]
    assert (failed, tried > 0) == (0, True)
