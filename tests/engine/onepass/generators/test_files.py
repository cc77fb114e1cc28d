"""A model's file: what was saved comes back, and what is none of ours is told in a sentence."""

from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from farm import __version__
from farm.engine.errors import WeightsError
from farm.engine.onepass.decoders import files as decoders
from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.card import Card
from farm.engine.onepass.generators.generator import Generator


def card(**changes) -> Card:
    known = {
        "styles": ["waves"], "width": 4, "size": 512, "steps": 10, "planned": 20, "batch": 2,
        "crop": 64, "photos": 3, "minutes": 1.0, "device": "cpu", "network": "vgg16",
        "content_weight": 1.0, "style_weight": 1.0, "style_scale": 1.0, "tv_weight": 0.0,
        "content_loss": 0.1, "style_loss": 0.2,
    }  # fmt: skip
    return Card.model_validate(known | changes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "waves.safetensors"
    files.save(target, Generator.begun(4, 1, 0), card())
    return target


def test_a_model_comes_back_as_it_was_rounded_to_half_precision(path: Path) -> None:
    model = files.load(path)
    assert model.card == card()
    saved = Generator.begun(4, 1, 0).state_dict()
    found = model.generator.state_dict()
    assert all(torch.equal(saved[key].half().float(), found[key]) for key in saved)


def test_a_model_tells_the_version_that_made_it(path: Path) -> None:
    with safe_open(path, "pt") as file:
        assert file.metadata()["made_by"] == f"Brushfarm {__version__}"


def test_the_model_that_is_shipped_is_taken_by_its_name() -> None:
    model = files.load(Path("starry_night"))
    assert (model.card.styles, model.card.width) == (["starry_night"], 32)


def written(path: Path, tensors: dict, meta: dict[str, str]) -> Path:
    save_file(tensors, path, meta)
    return path


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda p: p.write_bytes(b"no model"), "is no model, or is damaged"),
        (lambda p: p.write_bytes(p.read_bytes()[:-100]), "is damaged"),
        (lambda p: p.write_bytes(p.read_bytes()[:40]), "is no model, or is damaged"),
        (lambda p: p.write_bytes(b"\xff" * 50), "is no model, or is damaged"),
        (lambda p: p.write_bytes(decoders.SHIPPED.read_bytes()), "holds decoders"),
        (lambda p: p.unlink(), "there is no model at"),
        (
            lambda p: written(p, load_file(p), {"format": "brushfarm generator 2"}),
            "another version of farm",
        ),
        (
            lambda p: written(p, load_file(p), {"format": "brushfarm generator 1", "card": "{}"}),
            "is damaged",
        ),
        (
            lambda p: files.save(p, Generator.begun(8, 1, 0), card()),  # not of the card's width
            "is damaged",
        ),
        (
            lambda p: written(
                p,
                {key: value * torch.nan for key, value in load_file(p).items()},
                {"format": "brushfarm generator 1", "card": card().model_dump_json()},
            ),
            "is damaged",
        ),
    ],
    ids=[
        "words", "short", "cut", "noise", "decoders", "absent", "newer", "card", "width", "nan",
    ],
)  # fmt: skip
def test_what_is_no_model_is_told_in_a_sentence(path: Path, spoil, said: str) -> None:
    spoil(path)
    with pytest.raises(WeightsError, match=said) as told:
        files.load(path)
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)
