"""Uploads that are trained styles: generators, checked number by number, and the cards of them."""

from pathlib import Path
from typing import Any

from farm.engine.errors import ImageError, WeightsError
from farm.engine.onepass.generators import upload
from farm.engine.onepass.generators.card import describes_itself, sample
from farm.engine.pictures.formats import Format
from farm.engine.pictures.inspection import Info, inspect
from farm.errors import BadPicture, NotFound

LARGEST_SAMPLE = 2048  # pixels of a side
MODEL = Format("trained style", "application/x-brushfarm-generator", (".safetensors",), (), "")


def is_model(path: Path) -> bool:
    """Whether a file has a head as those of networks' weights."""
    return describes_itself(path)


def check(path: Path) -> tuple[Info, dict[str, Any]]:
    """Return what is kept of a trained style, and its card; raise BadPicture for a damaged one."""
    try:
        card = upload.check(path)
    except WeightsError as error:
        told = str(error).replace(str(path), "The file")
        raise BadPicture(f"{told[0].upper()}{told[1:]}.") from error
    picture = sample(path)
    if picture:
        try:
            inspect(picture, max_side=LARGEST_SAMPLE)
        except ImageError as error:
            raise BadPicture(f"The model's picture of itself is damaged: {error}") from error
    # It is no picture: it has no size.
    return Info(MODEL, 0, 0, 16, False), {**card.model_dump(mode="json"), "shown": bool(picture)}


def shown(path: Path, folder: Path) -> Path:
    """Return the picture in a model's file of what it makes; raise NotFound if it has none."""
    picture = sample(path)
    if not picture:
        raise NotFound("This model has no picture of what it makes.")
    (folder / "sample").write_bytes(picture)
    return folder / "sample"
