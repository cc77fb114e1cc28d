"""Uploaded films: looked at whole before they count, and shown by a frame."""

from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from mimetypes import guess_type
from pathlib import Path
from typing import Any

import numpy as np

from farm.base.archives import unpacked
from farm.base.config import Settings
from farm.engine.errors import FilmError
from farm.engine.pictures import images
from farm.engine.pictures.images import Picture
from farm.engine.video import film
from farm.errors import BadPicture

MISSING = "This farm takes no films: whoever runs it installs brushfarm[video]."


@dataclass(frozen=True)
class Checked:
    """A film that is good."""

    media_type: str
    width: int
    height: int
    bits: int
    remarks: tuple[str, ...]
    film: dict[str, Any]
    """What its row keeps, as farm.domain.resources.Film has it."""


def is_film(path: Path) -> bool:
    """Whether a file begins as films do and pictures do not: a GIF is both."""
    try:
        return film.sniff(path) != "gif"
    except FilmError:
        return False


def unknown(name: str) -> str | None:
    """Return what is wrong with a file that is none but is called a film."""
    called = guess_type(name)[0] or ""
    return f"The file is no film: {film.TAKEN}." if called.startswith("video/") else None


def is_gif(path: Path) -> bool:
    """Whether it is a GIF, which may move."""
    with path.open("rb") as file:
        return file.read(6) in (b"GIF87a", b"GIF89a")


def is_frames(path: Path) -> bool:
    """Whether it is a ZIP, of what must be the frames of a film."""
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def joined(archive: Path, name: str, folder: Path, settings: Settings) -> Path:
    """Return a ZIP's numbered pictures as one film in `folder`; raise BadPicture."""
    if find_spec("av") is None:
        raise BadPicture(MISSING)
    from farm.engine.video import pictures

    most, count = settings.max_archive_bytes, settings.max_film_frames
    lying: dict[str, Path] = {}
    for number, (entry, path) in enumerate(unpacked(archive, name, folder, most, count)):
        lying[entry] = path.rename(folder / f"{number:06}")
    try:
        film_path = folder / "frames.mkv"
        pictures.join([(each, lying[each]) for each in pictures.in_order(lying)], film_path)
    except FilmError as error:
        raise BadPicture(str(error)) from error
    return film_path


def check(path: Path, most_frames: int) -> Checked | None:
    """Decode a film once; None for a picture: a GIF that does not move. Raises BadPicture."""
    try:
        if find_spec("av") is None:
            raise FilmError(MISSING)
        info = film.inspect(path, film.Limits(frames=most_frames))
    except FilmError as error:
        if is_gif(path):
            return None
        raise BadPicture(str(error)) from error
    kept: dict[str, Any] = {"frames": info.frames, "seconds": info.seconds}
    kept |= {"rate": float(info.rate), "cuts": list(info.cuts), "sound": info.sound}
    media_type = film.MEDIA_TYPES[info.kind]
    return Checked(media_type, info.width, info.height, info.bits, info.remarks, kept)


def shown(path: Path, folder: Path) -> Path:
    """Return the picture that stands for a file: itself, or a film's first frame in `folder`."""
    if not is_film(path):
        return path
    with film.frames(path) as found:
        (frame,) = islice(found, 1)
    unit = np.divide(frame.samples, np.iinfo(frame.samples.dtype).max, dtype=np.float32)
    images.write(folder / "still.png", Picture(unit), dpi=None)
    return folder / "still.png"
