"""`farm export`, as a person types it."""

from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from farm.cli.app import app
from farm.engine.errors import WeightsError
from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.generator import Generator
from farm.engine.pictures.images import Picture, write
from farm.errors import SetupError
from farm.local.serving.model import Model as Served
from tests.engine.onepass.generators.test_files import card


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "waves.safetensors"
    files.save(path, Generator.begun(4, 1, 0), card())
    return path


def export(model: Path, out: Path, *words: str):
    return CliRunner().invoke(app, ["export", str(model), "-o", str(out), *words])


def test_a_model_becomes_an_onnx_file(model: Path, tmp_path: Path) -> None:
    out = tmp_path / "waves.onnx"
    answer = export(model, out)
    assert answer.exit_code == 0, answer.output
    assert "of PyTorch" in answer.output
    assert out.stat().st_size > 10_000
    assert {path.name for path in tmp_path.iterdir()} == {"waves.safetensors", "waves.onnx"}


@pytest.mark.slow
def test_a_model_becomes_a_file_for_phones_with_the_operators_that_it_needs(
    model: Path, tmp_path: Path
) -> None:
    out = tmp_path / "waves.ort"
    answer = export(model, out, "--format", "ort")
    assert answer.exit_code == 0, answer.output
    assert "of PyTorch" in answer.output
    assert out.read_bytes()[4:8] == b"ORTM"
    operators = (tmp_path / "waves.required_operators.config").read_text()
    assert "Conv" in operators
    assert Served(out, 1).card == card()
    assert len([*tmp_path.iterdir()]) == 3


@pytest.mark.parametrize(
    ("name", "words", "error", "sentence"),
    [
        ("a.onnx", ["--format", "coreml"], SetupError, "choose onnx, onnx-int8, ort"),
        ("a.onnx", ["--format", "onnx-int8"], SetupError, "name a folder of some with --photos"),
        ("a.onnx", ["--photos", "."], SetupError, "say --format onnx-int8"),
        ("a.pt", [], SetupError, "does not end in .onnx"),
        ("a.onnx", ["--format", "ort"], SetupError, "does not end in .ort"),
    ],
)
def test_what_cannot_be_exported_is_one_sentence(
    model: Path, tmp_path: Path, name: str, words: list[str], error: type[Exception], sentence: str
) -> None:
    answer = export(model, tmp_path / name, *words)
    assert isinstance(answer.exception, error)
    assert sentence in str(answer.exception)


def test_a_picture_is_no_model(tmp_path: Path) -> None:
    write(tmp_path / "a.png", Picture(np.zeros((32, 32, 3), np.float32)))
    answer = export(tmp_path / "a.png", tmp_path / "a.onnx")
    assert isinstance(answer.exception, WeightsError)
    assert "is no model" in str(answer.exception)
