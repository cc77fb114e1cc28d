"""Generators as ONNX files, for programs without PyTorch: any height and width, checked.

In 8 bits by ONNX Runtime's static quantisation of the residual blocks, most of the work: what sees
and makes colours stays as it is.
"""

import io
import logging
import shutil
import warnings
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from farm.engine.errors import BadInput, WeightsError
from farm.engine.onepass.generators.card import ONNX_FORMAT, Card
from farm.engine.onepass.generators.files import Model
from farm.engine.onepass.generators.generator import Generator
from farm.engine.pictures.metadata import MADE_BY

LARGEST = 16_384  # pixels of a side
SMALLEST = 16
MOST_AT_ONCE = 16
CLOSE = 1e-3  # most that a value of a picture in 0..1 may differ from PyTorch's
CHECKED = ((97, 131), (64, 200))  # height and width of pictures to compare, odd ones too
OUTER = 3  # convolutions before the residual blocks, and as many behind them
LEAST_DECIBELS = 25.0  # of 8 bits beside float32, on pictures that they were not calibrated with

Array = NDArray[np.float32]


class Fixed(nn.Module):
    """A generator with its styles mixed for good: from photos to pictures in 0..1."""

    mix: Tensor

    def __init__(self, generator: Generator, mix: Tensor) -> None:
        super().__init__()
        self.generator = generator
        self.register_buffer("mix", mix)

    def forward(self, photos: Tensor) -> Tensor:
        """[N, 3, H, W]."""
        mix = self.mix.expand(photos.shape[0], -1)
        return self.generator.paint(photos, mix).clamp(0, 1)


def export(model: Model, mix: Tensor, path: Path) -> float:
    """Writes a model to ``path``; returns how far its pictures are from PyTorch's at most.

    Raises:
        WeightsError: they are further than they may be.

    """
    fixed = Fixed(model.generator, mix).eval()
    side = {name: torch.export.Dim(name, min=SMALLEST, max=LARGEST) for name in ("height", "width")}
    several = torch.export.Dim("several", min=1, max=MOST_AT_ONCE)
    photos = torch.zeros(2, 3, *CHECKED[0])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # PyTorch's, of its own exporter
        program = torch.onnx.export(
            fixed,
            (photos,),
            dynamo=True,
            dynamic_shapes=({0: several, 2: side["height"], 3: side["width"]},),
            input_names=["photo"],
            output_names=["picture"],
            verbose=False,
        )
    assert program is not None
    _save(program.model_proto, model.card, path)
    apart = _apart(fixed, path)
    if apart > CLOSE:
        path.unlink()
        raise WeightsError(
            f"the exported model's pictures differ by {apart:.2g} from PyTorch's, more than "
            f"{CLOSE:g}: export it with the versions of constraints.txt"
        )
    return apart


def quantise(path: Path, photos: Sequence[Array], target: Path) -> float:
    """Writes the exported model of ``path`` in 8 bits to ``target``; returns its decibels.

    These are of its pictures beside those in float32, of every fourth photo [1, 3, H, W], by which
    it is not calibrated.

    Raises:
        BadInput: there are too few photos.
        WeightsError: it loses more than it may.

    """
    from onnxruntime.quantization import QuantType, quantize_static

    if len(photos) < 2:
        raise BadInput("8 bits are calibrated with photos, and checked with others: give some more")
    held, seen = photos[::4], [photo for number, photo in enumerate(photos) if number % 4]
    logging.getLogger().setLevel(logging.ERROR)  # it advises a preparation that changes nothing
    quantize_static(
        path,
        target,
        _Calibration(seen),
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["Conv"],
        nodes_to_exclude=_outer(path),
    )
    decibels = _decibels(path, target, held)
    if decibels < LEAST_DECIBELS:
        target.unlink()
        raise WeightsError(
            f"in 8 bits its pictures are only within {decibels:.1f} dB of those in float32, and "
            f"{LEAST_DECIBELS:g} are asked for: export it as onnx"
        )
    return decibels


def convert(path: Path, target: Path) -> float:
    """Writes the exported model of ``path`` in ONNX Runtime's own format, as phones load it.

    Beside it stands what a runtime must have that is built for it alone: its operators. Returns how
    far its pictures are from those of ``path`` at most.

    Raises:
        WeightsError: they are further than they may be.

    """
    from onnxruntime.tools import convert_onnx_models_to_ort as converter

    with (
        TemporaryDirectory() as folder,
        redirect_stdout(io.StringIO()),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its file open
        converter.convert_onnx_models_to_ort(
            path, Path(folder), [converter.OptimizationStyle.Fixed]
        )
        (made,), (operators,) = (Path(folder).glob(each) for each in ("*.ort", "*.config"))
        shutil.move(made, target)
        shutil.move(operators, operators_of(target))
    photos = [np.random.default_rng(0).random((1, 3, *size), np.float32) for size in CHECKED]
    apart = max(float(np.abs(_run(path, one) - _run(target, one)).max()) for one in photos)
    if apart > CLOSE:
        target.unlink()
        operators_of(target).unlink()
        raise WeightsError(
            f"the converted model's pictures differ by {apart:.2g}, more than {CLOSE:g}: convert "
            "it with the version of ONNX Runtime in constraints.txt"
        )
    return apart


def operators_of(target: Path) -> Path:
    """Where the operators of a converted model are listed."""
    return target.with_suffix(".required_operators.config")


class _Calibration:
    """Photos, one after the other, as ONNX Runtime asks for them."""

    def __init__(self, photos: Sequence[Array]) -> None:
        self.left: Iterator[Array] = iter(photos)

    def get_next(self) -> dict[str, Array] | None:
        """Return the next one, or None behind the last."""
        photo = next(self.left, None)
        return None if photo is None else {"photo": photo}


def _save(proto: Any, card: Card, path: Path) -> None:
    told = {"format": ONNX_FORMAT, "card": card.model_dump_json(), "made_by": MADE_BY}
    for key, value in told.items():
        entry = proto.metadata_props.add()
        entry.key, entry.value = key, value
    path.write_bytes(proto.SerializeToString())


def _run(path: Path, photo: Array) -> Array:
    import onnxruntime

    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    picture: Array = session.run(None, {"photo": photo})[0]
    return picture


@torch.no_grad()
def _apart(fixed: Fixed, path: Path) -> float:
    generator = torch.Generator().manual_seed(0)
    found = 0.0
    for height, width in CHECKED:
        photo = torch.rand(2, 3, height, width, generator=generator)
        picture = torch.from_numpy(_run(path, photo.numpy()))
        found = max(found, (picture - fixed(photo)).abs().max().item())
    return found


def _decibels(path: Path, other: Path, photos: Sequence[Array]) -> float:
    """By the mean squared error over all photos."""
    errors = [np.square(_run(path, photo) - _run(other, photo)).mean() for photo in photos]
    return float(-10 * np.log10(max(np.mean(errors), 1e-12)))


def _outer(path: Path) -> list[str]:
    """The names of the convolutions before and behind the residual blocks."""
    import onnx

    names = [node.name for node in onnx.load(path).graph.node if node.op_type == "Conv"]
    return [*names[:OUTER], *names[-OUTER:]]
