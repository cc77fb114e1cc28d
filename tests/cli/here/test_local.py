"""`farm render`, as a person types it."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from skimage import data
from typer.testing import CliRunner

from farm.cli.app import app, run
from farm.engine.errors import EngineError, ImageError
from farm.engine.pictures.images import Picture, read, read_settings, write
from farm.engine.prepress import spaces
from tests.cases import slow
from tests.factories import torn


def test_render_writes_a_picture_of_the_size_asked_for_with_its_settings(
    pictures: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "out.png"
    words = ["render", *pictures, "-o", str(out), "--size", "64", "--set", "iterations=2"]
    answer = CliRunner().invoke(app, words, catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    assert read(out).size == (64, 43)
    settings = read_settings(out)
    assert settings is not None
    assert settings["recipe"]["iterations"] == 2


def test_render_takes_masks_weights_a_strength_map_and_a_canvas(
    pictures: list[str], tmp_path: Path
) -> None:
    out, photo = tmp_path / "out.png", pictures[0]
    mask = tmp_path / "mask.png"
    colours = np.zeros((64, 96, 3), dtype=np.float32)
    colours[:, :40, 0] = 1
    write(mask, Picture(colours))
    maps = ["--mask", str(mask), "--style-mask", str(mask), "--strength", str(mask)]
    canvas = ["--init", photo, "--weight", "2"]
    words = ["render", *pictures, "-o", str(out), "--size", "64", "--set", "iterations=2"]
    answer = CliRunner().invoke(app, [*words, *maps, *canvas], catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    black = read(out).pixels[:, 40:]  # where the strength map is black, the photo stays
    shrunk = read(Path(photo), max_side=64).pixels[:, 40:]
    assert np.abs(black - shrunk).mean() < 0.1


def test_the_photos_transparency_is_its_mask_and_both_regions_are_painted(
    pictures: list[str], tmp_path: Path
) -> None:
    out, cut, regions = (tmp_path / name for name in ("out.png", "cut.png", "regions.png"))
    photo = read(Path(pictures[0]))
    alpha = np.zeros(photo.pixels.shape[:2], np.float32)
    alpha[:, :40] = 1
    write(cut, replace(photo, alpha=alpha))
    painted = np.zeros((*read(Path(pictures[1])).size[::-1], 3), np.float32)
    painted[:20, :, 0] = 1
    write(regions, Picture(painted))
    words = ["render", str(cut), pictures[1], "-o", str(out), "--size", "64", "--cutout"]
    words += ["--style-mask", str(regions), "--set", "iterations=2"]
    answer = CliRunner().invoke(app, words, catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    assert read(out).alpha is None
    answer = CliRunner().invoke(app, [*words, "--force", "--mask", str(regions)])
    assert "--mask and --cutout both give" in str(answer.exception)
    answer = CliRunner().invoke(app, [words[0], pictures[0], *words[2:], "--force"])
    assert "The photo has no transparency" in str(answer.exception)


def test_faces_stay_nearer_to_the_photo_where_they_are_kept(
    pictures: list[str], tmp_path: Path
) -> None:
    photo, outs = tmp_path / "eileen.png", [tmp_path / f"{name}.png" for name in ("all", "kept")]
    Image.fromarray(data.astronaut()).save(photo)
    words = ["render", str(photo), pictures[1], "--size", "128", "--set", "iterations=5"]
    for out, more in zip(outs, ([], ["--keep-faces"]), strict=True):
        answer = CliRunner().invoke(app, [*words, "-o", str(out), *more], catch_exceptions=False)
        assert answer.exit_code == 0, answer.output
    before = read(photo, max_side=128).pixels
    whole, kept = (np.abs(read(out).pixels - before)[20:38, 47:65].mean() for out in outs)
    assert kept < 0.9 * whole
    both = [*words, "-o", str(outs[0]), "--force", "--keep-faces", "--strength", str(photo)]
    assert "both say where to paint" in str(CliRunner().invoke(app, both).exception)
    plain = ["render", *pictures, "-o", str(outs[0]), "--force", "--keep-faces"]
    assert "photo.png: No face that looks" in str(CliRunner().invoke(app, plain).exception)


@pytest.mark.slow
def test_render_paints_in_strips_and_twice_the_same(pictures: list[str], tmp_path: Path) -> None:
    files = [tmp_path / "one.png", tmp_path / "two.png"]
    for out in files:
        words = ["render", *pictures, "-o", str(out), "--size", "64", "--set", "iterations=2"]
        answer = CliRunner().invoke(app, [*words, "--devices", "cpu,cpu"], catch_exceptions=False)
        assert answer.exit_code == 0, answer.output
    assert read(files[0]).size == (64, 43)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--devices", "cpu,lamp"], "there is no device 'lamp'"),
        (["--devices", "cpu,cpu", "--device", "cpu"], "give one of both"),
    ],
)
def test_devices_that_cannot_be_used_are_named(
    pictures: list[str], tmp_path: Path, words: list[str], sentence: str
) -> None:
    answer = CliRunner().invoke(app, ["render", *pictures, "-o", str(tmp_path / "o.png"), *words])
    assert sentence in str(answer.exception)


def test_a_frame_is_rendered_as_if_the_photo_and_its_map_had_been_cut_before(
    pictures: list[str], tmp_path: Path
) -> None:
    light = np.zeros((64, 96, 3), np.float32)
    light[:, 48:] = 1
    made = []
    for name, left in (("whole", 0), ("cut", 32)):
        paths = [tmp_path / f"{name}.png", tmp_path / f"{name}-map.png"]
        for path, pixels in zip(paths, (read(Path(pictures[0])).pixels, light), strict=True):
            write(path, Picture(pixels[:, left:]))
        out = tmp_path / f"{name}.tiff"
        words = ["render", str(paths[0]), pictures[1], "-o", str(out), "--strength", str(paths[1])]
        words += ["--frame", "aspect=1:1", "--frame", "x=1", "--sheet", "profile=adobe-rgb"]
        words += ["--size", "64", "--set", "iterations=2", "--set", "smallest=64"]
        answer = CliRunner().invoke(app, words, catch_exceptions=False)
        assert answer.exit_code == 0, answer.output
        made.append(read(out))
    assert made[0].size == (64, 64)
    assert made[0].icc == spaces.adobe_rgb()
    assert np.array_equal(made[0].pixels, made[1].pixels)


def test_a_file_that_is_no_picture_is_named(pictures: list[str], tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("a swirling sky")
    answer = CliRunner().invoke(app, ["render", pictures[0], str(notes), "-o", "out.png"])
    assert isinstance(answer.exception, ImageError)
    assert str(answer.exception).startswith(f"{notes}: ")


def test_render_keeps_to_the_memory_that_it_is_given(pictures: list[str], tmp_path: Path) -> None:
    words = ["render", *pictures, "-o", str(tmp_path / "out.png"), "--memory", "20MB"]
    answer = CliRunner().invoke(app, words)
    assert isinstance(answer.exception, EngineError)
    assert "0 MB are allowed" in str(answer.exception)  # the network alone is larger


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), *slow((signal.SIGTERM, 143), (signal.SIGHUP, 129))]
)
def test_a_signal_to_stop_keeps_the_picture_as_it_is_then(
    pictures: list[str], tmp_path: Path, number: signal.Signals, status: int
) -> None:
    out = tmp_path / "out.png"
    words = [*pictures, "-o", str(out), "--size", "128", "--set", "iterations=5000"]
    command = [sys.executable, "-m", "farm.cli", "render", *words]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            assert "iteration" in process.stderr.readline()
            process.send_signal(number)
            _, rest = process.communicate(timeout=120)
        finally:
            process.kill()
    assert process.returncode == status, rest
    assert "stopped early" in rest
    assert read(out).size == (128, 85)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--preset", "finest"], "There is no preset 'finest'"),
        (["--size", "0"], "size: Give at least 64"),
        (["--size", "1000000"], "size: Give at most 16384"),
        (["--size", "128", "--set", "size=256"], "size is given twice"),
        (["--set", "brush"], "write --set name=value"),
        (["--set", "brush=1"], "There is no setting 'brush'"),
        (["--set", "style-weight=2"], "There is no setting 'style-weight': write style_weight"),
        (["-o", "out.jpg", "--bits", "16"], "JPEG cannot hold 16 bits"),
        (["-o", "out.webp", "--bits", "16"], "WebP cannot hold 16 bits"),
        (["-o", "photo.png", "--force"], "photo.png is what the render is made of"),
        (["-o", "x" * 252 + ".png"], "is longer than 255 bytes"),
        (["-o", "out.gif"], "gif"),
        (["--weight", "1", "--weight", "2"], "--weight is given 2 times for 1 paintings"),
        (
            ["--style-mask", "photo.png", "--style-mask", "photo.png"],
            "--style-mask is given 2 times",
        ),
        (["--style-mask", "painting.png"], "regions need a mask of the photo"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_written(
    pictures: list[str],
    tmp_path: Path,
    words: list[str],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    output = [] if "-o" in words else ["-o", "out.png"]
    monkeypatch.setattr(sys, "argv", ["farm", "render", *pictures, *output, *words])
    with pytest.raises(SystemExit) as ended:
        run()
    shown = capsys.readouterr().err
    assert ended.value.code == 1
    assert sentence in shown
    assert "Traceback" not in shown
    assert len(list(tmp_path.iterdir())) == 2


def farm(*words: str | bytes, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "farm.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **options)


def test_a_picture_too_small_is_named(pictures: list[str], tmp_path: Path) -> None:
    small = tmp_path / "small.png"
    write(small, Picture(np.zeros((40, 7, 3), np.float32)))
    answer = CliRunner().invoke(app, ["render", *pictures, str(small), "-o", "out.png"])
    assert "painting 2 is 7 x 40 pixels: at least 8" in str(answer.exception)


def test_a_render_over_an_older_file_needs_force(pictures: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    out.write_bytes(b"an older render")
    words = ["render", *pictures, "-o", str(out), "--size", "64", "--set", "iterations=1"]
    assert "give --force" in str(CliRunner().invoke(app, words).exception)
    assert out.read_bytes() == b"an older render"
    assert CliRunner().invoke(app, [*words, "--force"]).exit_code == 0
    assert read(out).size == (64, 43)


def test_a_file_name_need_not_be_utf8(pictures: list[str], tmp_path: Path) -> None:
    photo, out = (os.fsencode(tmp_path) + name for name in (b"/caf\xe9.png", b"/\xfc.png"))
    Path(pictures[0]).rename(os.fsdecode(photo))
    words = ["-o", out, "--size", "64", "--set", "iterations=1"]
    answer = farm("render", photo, pictures[1], *words)
    assert answer.returncode == 0, answer.stderr
    assert read(Path(os.fsdecode(out))).size == (64, 43)
    again = farm("render", photo, pictures[1], *words)
    assert again.returncode == 1
    assert again.stderr.count("\n") == 1, again.stderr


@pytest.mark.slow
def test_a_photo_may_come_through_a_pipe(pictures: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    reader, writer = os.pipe()
    os.write(writer, Path(pictures[0]).read_bytes())  # less than a pipe holds
    os.close(writer)
    words = ["-o", str(out), "--size", "64", "--set", "iterations=1"]
    answer = farm("render", f"/dev/fd/{reader}", pictures[1], *words, pass_fds=[reader])
    os.close(reader)
    assert answer.returncode == 0, answer.stderr
    assert read(out).size == (64, 43)


def test_a_command_reads_the_settings_back_out_of_a_file(
    pictures: list[str], tmp_path: Path
) -> None:
    write(tmp_path / "render.jpg", Picture(np.zeros((8, 8, 3), np.float32)), settings={"size": 64})
    answer = CliRunner().invoke(app, ["recipe", str(tmp_path / "render.jpg")])
    assert json.loads(answer.stdout) == {"size": 64}
    answer = CliRunner().invoke(app, ["recipe", pictures[0]])
    assert "carries no settings" in str(answer.exception)


@pytest.mark.slow
def test_what_is_odd_about_a_picture_is_said_with_its_name(
    pictures: list[str], tmp_path: Path
) -> None:
    frames = [Image.new("RGB", (96, 64), colour) for colour in ("red", "blue")]
    film = tmp_path / "film.webp"
    frames[0].save(film, save_all=True, append_images=frames[1:])
    words = ["-o", str(tmp_path / "out.png"), "--size", "64", "--set", "iterations=1"]
    answer = farm("render", pictures[0], str(film), *words)
    assert answer.returncode == 0, answer.stderr
    assert f"{film}: The picture is animated: its first frame is taken." in answer.stderr


def test_a_mask_of_another_aspect_is_named(pictures: list[str], tmp_path: Path) -> None:
    mask = tmp_path / "mask.png"
    write(mask, Picture(np.zeros((64, 64, 3), np.float32)))
    maps = ["--mask", str(mask), "--style-mask", str(mask)]
    answer = CliRunner().invoke(app, ["render", *pictures, *maps, "-o", str(tmp_path / "o.png")])
    assert f"{mask} is 64 x 64 pixels and its picture 96 x 64" in str(answer.exception)


@pytest.mark.parametrize("command", ["render", "apply"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_damaged_picture_is_taken_only_if_asked_for(
    pictures: list[str], tmp_path: Path, command: str, place: int
) -> None:
    Path(pictures[place]).write_bytes(torn())
    words = [command, *pictures, "-o", str(tmp_path / "out.png"), "--size", "64"]
    words += ["--set", "iterations=1"] if command == "render" else []
    refused = CliRunner().invoke(app, words)
    assert str(refused.exception).startswith(f"{pictures[place]}: The file is damaged")
    assert str(refused.exception).endswith("--take-damaged takes it anyway.")
    taken = CliRunner().invoke(app, [*words, "--take-damaged"], catch_exceptions=False)
    assert taken.exit_code == 0, taken.output
