"""What a generator's file says of it: read and checked without torch."""

import base64
import json
import struct
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from farm.engine.errors import WeightsError

FORMAT = "brushfarm generator 1"
ONNX_FORMAT = "brushfarm generator onnx 1"
LARGEST_HEADER = 1_000_000  # bytes
MOST_STYLES = 32

Figure = Annotated[float, Field(allow_inf_nan=False)]


class Card(BaseModel):
    """How a generator was made, and what it is for."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)

    styles: list[str] = Field(min_length=1, max_length=MOST_STYLES)
    """The paintings' names, in the order of the styles."""

    width: int = Field(ge=4, le=128)
    """Maps at full resolution."""

    size: int = Field(ge=64, le=4096)
    """Longer edge, in pixels, of the pictures whose strokes it paints: at any other size strokes
    have as many pixels as at this one."""

    steps: int = Field(ge=0)
    """Steps of training that were taken."""

    planned: int = Field(ge=0)
    """Steps that it was to take; it was ended early where these are more."""

    batch: int = Field(ge=1)
    crop: int = Field(ge=1)
    """Pixels of a crop's side."""

    photos: int = Field(ge=1)
    """How many it was trained on."""

    minutes: Figure
    """How long it was trained."""

    device: str
    network: str
    """The VGG that looked at its pictures."""

    content_weight: Figure
    style_weight: Figure
    style_scale: Figure
    tv_weight: Figure
    content_loss: Figure
    style_loss: Figure

    started_from: str = ""
    """The model whose weights it began with, if it had more maps without the weakest of them."""

    taught_by: str = ""
    """The model whose pictures it learned to make."""

    @property
    def summary(self) -> str:
        """What tells it from other models."""
        return f"{', '.join(self.styles)}: {self.width} maps, {self.steps} steps"

    @classmethod
    def of(cls, path: Path) -> Self:
        """The card of a file.

        Raises:
            WeightsError: it is no generator's, or damaged.

        """
        meta = _metadata(path)
        if meta.get("format") != FORMAT:
            raise _foreign(path, str(meta.get("format", "")))
        try:
            return cls.model_validate_json(meta.get("card", ""))
        except ValidationError as error:
            raise damaged(path) from error


def sample(path: Path) -> bytes:
    """The small picture in a file of what the generator makes; none in files of older versions."""
    try:
        return base64.b64decode(_metadata(path).get("sample", ""), validate=True)
    except (ValueError, TypeError):
        return b""


def describes_itself(path: Path) -> bool:
    """Whether a file is of safetensors, by how it begins."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        return 0 < length <= LARGEST_HEADER and file.read(1) == b"{"


def _metadata(path: Path) -> dict[str, str]:
    """What the head of a safetensors file says beside its tensors; of other files nothing."""
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            header = json.loads(file.read(length)) if length <= LARGEST_HEADER else {}
        found = header.get("__metadata__", {})
    except FileNotFoundError as error:
        raise WeightsError(
            f"there is no model at {path}: train one with farm train style"
        ) from error
    except (OSError, struct.error, ValueError, AttributeError):
        return {}
    return found if isinstance(found, dict) else {}


def _foreign(path: Path, found: str) -> WeightsError:
    if found.startswith("brushfarm generator "):
        return WeightsError(
            f"{path} was trained by another version of farm, which this one cannot read: train it "
            "anew, or use that version"
        )
    if found.startswith("brushfarm decoders"):
        return WeightsError(
            f"{path} holds decoders, which have no style of their own: name a model that farm "
            "train style made"
        )
    return WeightsError(
        f"{path} is no model, or is damaged: name a file that farm train style made"
    )


def damaged(path: Path) -> WeightsError:
    """For a file that says that it is a generator's."""
    return WeightsError(f"{path} is damaged: copy it again from where it was made, or train anew")
