"""A generator's file from a stranger, looked at without torch."""

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from farm.engine.errors import WeightsError
from farm.engine.onepass.generators import files, upload
from farm.engine.onepass.generators.card import sample
from farm.engine.onepass.generators.generator import Generator
from tests.engine.onepass.generators.test_files import card


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "model.safetensors"
    files.save(target, Generator.begun(4, 2, 0), card(styles=["waves", "stars"]), b"a picture")
    return target


def with_head(path: Path, change: Callable[[dict[str, Any]], None], more: bytes = b"") -> None:
    """Write the file again with its head changed, and bytes added at its end."""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    head = json.loads(data[8 : 8 + length])
    change(head)
    told = json.dumps(head).encode()
    path.write_bytes(struct.pack("<Q", len(told)) + told + data[8 + length :] + more)


def spoilt(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-2:] = np.float16(np.nan).tobytes()
    path.write_bytes(data)


def test_a_model_as_training_writes_it_is_taken_with_its_card_and_picture(path: Path) -> None:
    assert upload.check(path) == files.load(path).card
    assert sample(path) == b"a picture"


@pytest.mark.parametrize(("width", "styles"), [(4, 1), (32, 3)])
def test_the_shapes_are_those_of_the_network(width: int, styles: int) -> None:
    wanted = {
        name: tuple(value.shape) for name, value in Generator(width, styles).state_dict().items()
    }
    assert upload.shapes(width, styles) == wanted


@pytest.mark.parametrize(
    "change",
    [
        lambda head: head.pop("last.bias"),
        lambda head: head.update(more=head["last.bias"]),
        lambda head: head["last.bias"].update(dtype="F32"),
        lambda head: head["last.bias"].update(shape=[2**60]),
        lambda head: head["last.bias"].update(data_offsets=[0, 6]),
        lambda head: head["last.bias"].update(data_offsets=[-6, 0]),
        lambda head: head["last.bias"].update(data_offsets="ab"),
        lambda head: head["last.bias"].update(data_offsets=[[], {}]),
        lambda head: head.update({"last.bias": 7}),
        lambda head: head["__metadata__"].update(card=card(styles=["one"]).model_dump_json()),
        lambda head: head["__metadata__"].update(
            card=card(styles=["a", "b"], width=8).model_dump_json()
        ),
    ],
)
def test_tensors_that_are_not_the_networks_are_refused(
    path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    with_head(path, change)
    with pytest.raises(WeightsError, match="is damaged"):
        upload.check(path)


@pytest.mark.parametrize(
    "harm",
    [
        spoilt,
        lambda path: path.write_bytes(path.read_bytes()[:-2]),
        lambda path: with_head(path, lambda _: None, more=b"a program"),
    ],
)
def test_a_file_with_other_bytes_than_its_numbers_is_refused(
    path: Path, harm: Callable[[Path], None]
) -> None:
    harm(path)
    with pytest.raises(WeightsError, match="is damaged"):
        upload.check(path)


def test_a_picture_that_is_no_base64_is_none(path: Path) -> None:
    with_head(path, lambda head: head["__metadata__"].update(sample="%%%"))
    assert sample(path) == b""
