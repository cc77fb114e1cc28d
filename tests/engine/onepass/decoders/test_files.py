"""Decoders as a file."""

from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from farm import __version__
from farm.engine.errors import WeightsError
from farm.engine.onepass.decoders import files
from tests.engine.onepass.conftest import decoders


def test_what_is_saved_is_loaded_in_half_precision(tmp_path: Path):
    path = tmp_path / "decoders.safetensors"
    files.save(path, decoders(), {})
    with safe_open(path, "pt") as file:
        assert file.metadata()["made_by"] == f"Brushfarm {__version__}"
    found = files.load(path)
    for level, decoder in decoders().items():
        for key, value in decoder.state_dict().items():
            assert torch.equal(found[level].state_dict()[key], value.half().float())
    assert path.stat().st_size < 8e6


def test_a_missing_file_is_one_sentence(tmp_path: Path):
    with pytest.raises(WeightsError, match="no decoders at"):
        files.load(tmp_path / "none.safetensors")


@pytest.mark.parametrize("damage", ["cut short", "of another network", "no decoders", "text"])
def test_a_file_that_is_not_ours_is_one_sentence(tmp_path: Path, damage: str):
    path = tmp_path / "decoders.safetensors"
    files.save(path, decoders(), {})
    tensors = load_file(path)
    if damage == "cut short":
        path.write_bytes(path.read_bytes()[:100_000])
    elif damage == "of another network":
        meta = {"format": files.FORMAT, **files.NETWORK, "network": "vgg19"}
        save_file(tensors, path, meta)
    elif damage == "no decoders":
        meta = {"format": files.FORMAT, **files.NETWORK}
        save_file({"weight": torch.zeros(2)}, path, meta)
    else:
        path.write_text("a swirling sky")
    with pytest.raises(WeightsError, match="does not hold the decoders of this version"):
        files.load(path)
