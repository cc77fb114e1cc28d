"""Folders of pictures, without reading any."""

from pathlib import Path

from farm.engine.errors import BadInput
from farm.engine.pictures.formats import SUFFIXES


def pictures(folder: Path) -> list[Path]:
    """Every picture file in the folder, by name.

    Raises:
        BadInput: there is none.

    """
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    if not paths:
        raise BadInput(
            f"{folder} holds no pictures: name a folder of PNG, JPEG, WebP or TIFF files"
        )
    return paths
