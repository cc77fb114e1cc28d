"""Collects free photos to train decoders on, from packages of Debian and of PyPI: under 12 MB.

    python -m benchmarks.gpu.photos DIR [--packages DIR]

Each photo is saved whole, its longer side 640 pixels; large ones also as two windows of themselves
at a finer scale, so that leaves and walls are learned as well as horizons. Where they come from and
their licences: docs/decoders.md.
"""

import argparse
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import skimage

from farm.engine.pictures.images import Picture, encode, read

DEBIAN = {  # package: what in it are photos or painted pictures, not icons or plain colours
    "mate-backgrounds": ("mate/nature/*", "mate/abstract/Elephants_3840x2160.jpg"),
    "plasma-workspace-wallpapers": ("wallpapers/*/contents/images/*",),
    "lomiri-wallpapers-16.04": ("backgrounds/*.jpg",),
    "lomiri-wallpapers-20.04": ("backgrounds/*.jpg",),
    "ukui-wallpapers": ("backgrounds/*.jpg", "backgrounds/goldfish.png", "backgrounds/calla.png"),
}
SCIKIT_LEARN = ("china.jpg", "flower.jpg")
SCIKIT_IMAGE = (
    "astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg", "motorcycle_left.png",
    "ihc.png", "brick.png", "grass.png", "gravel.png",
)  # fmt: skip
SIDE, FINER, LARGE = 640, 1920, 1600  # longer sides: of a saved one, before windows, to have any


def collect(folder: Path, packages: Path) -> None:
    """Saves all of them as JPEG."""
    for number, path in enumerate(_sources(packages)):
        for view, picture in enumerate(_views(path)):
            file = folder / f"{number:02}-{view}.jpg"
            file.write_bytes(encode(picture, "jpg", quality=80))


def _sources(packages: Path) -> Iterator[Path]:
    for name, patterns in DEBIAN.items():
        root = packages / name
        if not root.exists():
            subprocess.run(["apt-get", "download", "-qq", name], cwd=packages, check=True)
            archive = next(packages.glob(f"{name}_*.deb"))
            subprocess.run(["dpkg", "-x", archive, root], check=True)
        for pattern in patterns:
            yield from sorted(_largest(list((root / "usr/share").rglob(pattern))))
    yield from _scikit_learn(packages)
    yield from (Path(skimage.__file__).parent / "data" / name for name in SCIKIT_IMAGE)


def _largest(files: list[Path]) -> list[Path]:
    """The files, but of the sizes of one wallpaper, which lie in a folder, the largest."""
    real = [file for file in files if not file.is_symlink()]
    if not real or real[0].parent.name != "images":
        return real
    folders = {file.parent for file in real}
    return [
        max((f for f in real if f.parent == d), key=lambda f: f.stat().st_size) for d in folders
    ]


def _scikit_learn(packages: Path) -> Iterator[Path]:
    if not list(packages.glob("scikit_learn*.whl")):
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", packages]
        subprocess.run([*pip, "scikit-learn"], check=True)
    with zipfile.ZipFile(next(packages.glob("scikit_learn*.whl"))) as wheel:
        for name in SCIKIT_LEARN:
            yield Path(wheel.extract(f"sklearn/datasets/images/{name}", packages))


def _views(path: Path) -> Iterator[Picture]:
    yield read(path, max_side=SIDE)
    if max(read(path).size) >= LARGE:
        pixels = read(path, max_side=FINER).pixels
        down, right = pixels.shape[0] - SIDE, pixels.shape[1] - SIDE
        for part in (0.25, 0.75):
            top, left = max(0, round(part * down)), max(0, round(part * right))
            window = pixels[top : top + SIDE, left : left + SIDE]
            yield Picture(np.ascontiguousarray(window))


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Collects free photos to train decoders on.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--packages", type=Path, default=Path("build/packages"))
    args = parser.parse_args()
    for folder in (args.folder, args.packages):
        folder.mkdir(parents=True, exist_ok=True)
    collect(args.folder, args.packages.resolve())
    files = list(args.folder.iterdir())
    print(f"{len(files)} photos, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
