"""Exported models paint what PyTorch paints, at any size; 8 bits lose what they may."""

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

from farm import __version__
from farm.engine.errors import BadInput, WeightsError
from farm.engine.onepass.generators import export as module
from farm.engine.onepass.generators.card import Card
from farm.engine.onepass.generators.export import CLOSE, Array, export, quantise
from tests.engine.conftest import picture
from tests.engine.onepass.generators.test_paint import model

MIX = torch.tensor([[0.25, 0.75]])


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "waves.onnx"
    assert export(model(), MIX, path) <= CLOSE
    return path


def photos(count: int) -> list[Array]:
    return [picture(48, 64, seed)[None].numpy() for seed in range(count)]


@pytest.mark.parametrize(("height", "width"), [(16, 16), (33, 130), (131, 96)])
def test_an_exported_model_paints_the_same_at_any_size(
    exported: Path, height: int, width: int
) -> None:
    photo = picture(height, width, 7)[None]
    with torch.no_grad():
        whole = model().generator.paint(photo, MIX).clamp(0, 1).numpy()
    assert np.abs(module._run(exported, photo.numpy()) - whole).max() <= CLOSE


def test_an_exported_model_carries_its_card(exported: Path) -> None:
    told = {entry.key: entry.value for entry in onnx.load(exported).metadata_props}
    assert told["format"] == "brushfarm generator onnx 1"
    assert told["made_by"] == f"Brushfarm {__version__}"
    assert Card.model_validate_json(told["card"]) == model().card


@pytest.mark.slow
def test_an_export_that_paints_otherwise_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CLOSE", 0.0)
    with pytest.raises(WeightsError, match=r"differ by .* from PyTorch's"):
        export(model(), MIX, tmp_path / "waves.onnx")
    assert not (tmp_path / "waves.onnx").exists()


def test_8_bits_are_smaller_and_near(
    exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LEAST_DECIBELS", 10.0)  # of weights that were never trained
    small = tmp_path / "small.onnx"
    assert quantise(exported, photos(8), small) > 10
    assert any(node.op_type == "QuantizeLinear" for node in onnx.load(small).graph.node)
    assert module._run(small, photos(1)[0]).shape == (1, 3, 48, 64)


def test_8_bits_that_lose_too_much_are_refused(
    exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LEAST_DECIBELS", 200.0)
    with pytest.raises(WeightsError, match="200 are asked for: export it as onnx"):
        quantise(exported, photos(4), tmp_path / "small.onnx")
    assert not (tmp_path / "small.onnx").exists()


def test_8_bits_need_photos_to_check_with(exported: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="give some more"):
        quantise(exported, photos(1), tmp_path / "small.onnx")
