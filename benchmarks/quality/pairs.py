"""Photos and the paintings that they are painted after."""

from dataclasses import dataclass
from pathlib import Path

from torch import Tensor

from farm.engine.pictures.formats import SUFFIXES
from farm.engine.pictures.images import read
from farm.engine.planes.color import planes
from farm.engine.planes.pyramid import longer_edge, resize


@dataclass(frozen=True)
class Pair:
    """A photo and a painting, float32 [3, H, W] in 0..1."""

    name: str
    photo: Tensor
    painting: Tensor

    def at(self, size: int) -> tuple[Tensor, Tensor]:
        """Both with a longer edge of ``size`` pixels, as the engine shows them to the network."""
        return shown(self.photo, size), shown(self.painting, size)


def shown(picture: Tensor, size: int) -> Tensor:
    """A picture with a longer edge of ``size`` pixels, as the engine resizes it."""
    height, width = picture.shape[1:]
    return resize(picture, *longer_edge(height, width, size)).clamp(0, 1)


def read_pairs(folder: Path, chosen: str | None) -> list[Pair]:
    """The pairs named in ``chosen``, or in the folder's pairs.txt: ``photo:painting`` each.

    Both are beginnings of files' names in that folder.
    """
    listed = chosen or ",".join((folder / "pairs.txt").read_text().split())
    return [_pair(folder, *word.split(":")) for word in listed.split(",")]


def _pair(folder: Path, photo: str, painting: str) -> Pair:
    name = f"{photo}-{painting}"
    return Pair(name, _read(_file(folder, photo)), _read(_file(folder, painting)))


def _file(folder: Path, beginning: str) -> Path:
    found = sorted(p for p in folder.glob(f"{beginning}*") if p.suffix.lower() in SUFFIXES)
    if not found:
        raise SystemExit(f"no picture in {folder} begins with {beginning!r}: name one that does")
    return found[0]


def _read(path: Path) -> Tensor:
    return planes(read(path))[:3]
