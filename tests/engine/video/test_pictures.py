"""Films that come, and go, as numbered pictures."""

from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from farm.engine.errors import FilmError
from farm.engine.pictures.images import Picture, read, write
from farm.engine.video import film, writer
from farm.engine.video.pictures import in_order, join
from tests.engine.video.clips import Frames, pan


def lying(folder: Path, frames: Frames) -> list[tuple[str, Path]]:
    found = []
    for number, samples in enumerate(frames, 1):
        path = folder / f"{number:04}.png"
        write(path, Picture(samples.astype(np.float32) / 255))
        found.append((path.name, path))
    return found


def test_frames_stand_in_the_order_of_their_numbers() -> None:
    names = ["shot10.png", "shot9.png", "shot1.png"]
    assert in_order(names) == ["shot1.png", "shot9.png", "shot10.png"]
    with pytest.raises(FilmError, match=r"beach\.png has no number"):
        in_order(["1.png", "beach.png"])


def test_pictures_become_a_film_of_just_these_samples(tmp_path: Path) -> None:
    frames = pan(4)
    join(lying(tmp_path, frames), tmp_path / "film.mkv", Fraction(25))
    info = film.inspect(tmp_path / "film.mkv")
    assert (info.frames, info.width, info.height, info.rate) == (4, 160, 120, 25)
    with film.frames(tmp_path / "film.mkv") as found:
        for frame, samples in zip(found, frames, strict=True):
            np.testing.assert_array_equal(frame.samples, samples)


def test_the_same_pictures_make_the_same_film(tmp_path: Path) -> None:
    named = lying(tmp_path, pan(3))
    for name in ("one.mkv", "two.mkv"):
        join(named, tmp_path / name)
    assert (tmp_path / "one.mkv").read_bytes() == (tmp_path / "two.mkv").read_bytes()


def test_frames_of_different_sizes_are_refused_in_one_sentence(tmp_path: Path) -> None:
    named = lying(tmp_path, pan(2))
    odd = tmp_path / "0003.png"
    write(odd, Picture(np.zeros((60, 80, 3), np.float32)))
    said = "0003.png is 80 x 60 pixels and 0001.png is 160 x 120: give frames of one size."
    with pytest.raises(FilmError, match=said):
        join([*named, (odd.name, odd)], tmp_path / "film.mkv")


@pytest.mark.parametrize("codec", ["png", "tiff"])
def test_frames_are_written_as_pictures_in_a_zip(tmp_path: Path, codec: str) -> None:
    frames = pan(3)
    join(lying(tmp_path, frames), tmp_path / "film.mkv")
    info = film.inspect(tmp_path / "film.mkv")
    writer.write(tmp_path / "out.zip", frames, range(3), info, codec=codec)
    with ZipFile(tmp_path / "out.zip") as found:
        assert found.namelist() == [f"0000{n}.{codec}" for n in (1, 2, 3)]
        for name, samples in zip(found.namelist(), frames, strict=True):
            pixels = read(found.read(name)).pixels
            np.testing.assert_array_equal(np.rint(pixels * 255), samples)
