"""Whatever is wrong with an output is said before the work, and no finished picture is lost."""

import os
from pathlib import Path

import numpy as np
import pytest

from farm.cli import outputs
from farm.engine.errors import ImageError
from farm.engine.pictures.images import Picture, read
from farm.engine.prepress.sheet import Sheet
from farm.errors import SetupError

PICTURE = Picture(np.full((8, 8, 3), 0.5, np.float32))


def refused(path: Path, *inputs: Path, force: bool = False) -> str:
    with pytest.raises(SetupError) as caught:
        outputs.require_free(path, inputs, force)
    return str(caught.value)


def test_a_new_name_in_a_folder_is_taken(tmp_path: Path) -> None:
    assert outputs.require_free(tmp_path / "out.png", [tmp_path / "photo.png", None], False)


@pytest.mark.parametrize("force", [True, False])
def test_an_input_is_never_written_over_by_whichever_name(tmp_path: Path, force: bool) -> None:
    photo, link = tmp_path / "photo.png", tmp_path / "link.png"
    photo.write_bytes(b"a photo")
    link.symlink_to(photo)
    for name in (photo, link, tmp_path / "." / "photo.png"):
        assert "is what the render is made of" in refused(name, photo, force=force)


def test_what_exists_is_written_over_only_when_forced(tmp_path: Path) -> None:
    old = tmp_path / "old.png"
    old.write_bytes(b"an older render")
    assert "give --force" in refused(old)
    assert outputs.require_free(old, [], force=True) == old


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    link = tmp_path / "newest.png"
    link.symlink_to(tmp_path / "render-7.png")
    assert outputs.require_free(link, [], False) == tmp_path / "render-7.png"


def test_places_that_take_no_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    os.mkfifo(tmp_path / "pipe.png")
    assert "is a folder" in refused(tmp_path / "folder.png")
    assert "no ordinary file" in refused(tmp_path / "pipe.png", force=True)
    assert "does not exist" in refused(tmp_path / "nowhere" / "out.png")
    assert "longer than 255 bytes" in refused(tmp_path / ("x" * 252 + ".png"))


def test_a_folder_without_room_is_refused(tmp_path: Path) -> None:
    outputs.require_room(tmp_path / "out.png", 1000, 1000, 8)
    with pytest.raises(SetupError, match="free some, or write elsewhere"):
        outputs.require_room(tmp_path / "out.png", 100_000_000, 100_000_000, 16)


@pytest.mark.parametrize("name", ["o.jpg", "o.webp"])
def test_sixteen_bits_are_refused_where_the_format_has_eight(name: str) -> None:
    with pytest.raises(ImageError, match="cannot hold 16 bits"):
        outputs.require_able(Path(name), 16, 1024)


def test_webp_is_refused_where_it_is_too_small_for_the_size() -> None:
    with pytest.raises(ImageError, match="choose PNG or TIFF"):
        outputs.require_able(Path("o.webp"), 8, 16_384)


def test_a_picture_that_cannot_be_written_is_kept_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spare))
    with pytest.raises(ImageError, match="The picture is kept in") as caught:
        outputs.write_or_keep(tmp_path / "gone" / "out.png", PICTURE, Sheet(), {})
    (kept,) = spare.iterdir()
    assert str(kept) in str(caught.value)
    assert read(kept).size == (8, 8)
