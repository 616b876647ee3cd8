"""The encoder: what it says when it is broken, and that its surroundings change nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.marks.encoder import FOLDER, encode, load
from onrecord.marks.windows import pieces, windows

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 25_000_000
"""Bytes of the model in the package."""


def test_the_model_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < LIMIT


@pytest.mark.parametrize("name", ["encoder.onnx", "heads.onnx", "chains.json", "tokenizer.json"])
@pytest.mark.parametrize("broken", [True, False])
def test_a_broken_model_is_one_clear_error(tmp_path: Path, name: str, *, broken: bool) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    (folder / name).unlink()
    if broken:
        (folder / name).write_bytes(b"\0 no model")
    with pytest.raises(ModelError) as caught:
        load(folder)
    assert "\n" not in str(caught.value)
    assert str(folder) in str(caught.value)


def test_the_same_words_have_the_same_vectors_whatever_was_read_before() -> None:
    model = load()
    text = "“The dam is safe,” Anna Holt said."
    (window,) = windows(pieces(text, [((0, len(text)), [])], [], model.tokenizer))
    first = encode(model, window)
    long = "It rained. " * 60
    for other in windows(pieces(long, [((0, len(long)), [])], [], model.tokenizer)):
        encode(model, other)
    again = encode(model, window)
    assert np.array_equal(first.words, again.words)
    assert np.array_equal(first.emitted, again.emitted)
    assert first.words.shape[0] == len(window.words)


def test_opening_the_package_loads_no_model() -> None:
    told = "import sys, onrecord, onrecord.cli; print({'numpy', 'onnxruntime', 'tokenizers'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.strip() == "set()"  # noqa: S603 -- our own words
