import contextlib
import io
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from farm.cli.app import run
from farm.engine.video.film import inspect
from tests.engine.video.clips import only_sound, pan, write


def farm(*args, cwd) -> subprocess.CompletedProcess[str]:
    """Run the command in this process: to start one takes longer than most of the films."""
    command, told = ["farm", "video", *map(str, args)], io.StringIO()
    with contextlib.chdir(cwd), contextlib.redirect_stderr(told), pytest.MonkeyPatch.context() as m:
        m.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as end:
            run()
    return subprocess.CompletedProcess(command, end.value.code or 0, stderr=told.getvalue())


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "clip.mp4", pan(3, size=(72, 96)), sound="aac")
    write_painting(tmp_path / "painting.png")
    return tmp_path


def write_painting(path: Path) -> None:
    from PIL import Image

    from tests.engine.video.clips import scene

    Image.fromarray(scene(90, 110, 5)).save(path)


SMALL = ["--size", 96, "--set", "smallest=96", "--set", "iterations=2", "--set", "min_iterations=2"]


@pytest.mark.parametrize("method", ["gatys", "adain"])
def test_a_film_is_painted_with_its_sound(folder, method):
    done = farm("clip.mp4", "painting.png", "-o", "out.mp4", "--method", method, *SMALL, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "out.mp4: 3 frames" in done.stderr
    info = inspect(folder / "out.mp4")
    assert (info.width, info.height, info.frames, info.sound) == (96, 72, 3, "aac")
    assert not (folder / "out.mp4.frames").exists()


@pytest.mark.parametrize(
    "named", [["--model", "starry_night"], ["--method", "generator", "--model", "starry_night"]]
)
def test_a_film_is_painted_by_a_trained_style(folder, named):
    done = farm("clip.mp4", "-o", "out.mp4", *named, "--size", 96, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert inspect(folder / "out.mp4").frames == 3


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--model", "none.safetensors"], "there is no model at none.safetensors"),
        (["--model", "painting.png"], "painting.png is no "),
        (["--method", "generator"], "or a trained --model, and not both"),
        (["--model", "starry_night", "--method", "adain"], "--method generator and --model go"),
        (["--model", "starry_night", "--set", "color=match"], "cannot be recoloured by 'match'"),
        (["--model", "starry_night", "--weight", "1", "--weight", "1"], "the model has 1 styles"),
    ],
)
def test_a_trained_style_that_cannot_paint_is_refused_before_anything_is_made(
    folder, options, sentence
):
    done = farm("clip.mp4", "-o", "out.mp4", *options, "--size", 96, cwd=folder)
    assert done.returncode == 1
    assert sentence in " ".join(done.stderr.split())
    assert not (folder / "out.mp4.frames").exists()


@pytest.mark.slow
@pytest.mark.parametrize(("passes", "begun"), [(1, "00001.png"), (2, "00003.png")])
def test_a_film_that_was_stopped_goes_on_to_the_same_bytes(folder, passes, begun):
    slow = [*SMALL[:-4], "--set", "iterations=12", "--set", "min_iterations=12"]
    slow += ["--passes", passes]
    whole = farm("clip.mp4", "painting.png", "-o", "whole.mp4", *slow, cwd=folder)
    assert whole.returncode == 0, whole.stderr
    command = [sys.executable, "-m", "farm.cli", "video", "clip.mp4", "painting.png"]
    command += ["-o", "out.mp4", *map(str, slow)]
    stopped = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    while not (folder / "out.mp4.frames" / begun).exists():
        assert stopped.poll() is None
        time.sleep(0.02)
    stopped.send_signal(signal.SIGINT)
    assert "the same command goes on" in stopped.communicate()[1]
    assert stopped.returncode == 130
    if passes == 2:  # a machine that lost its power
        (folder / "out.mp4.frames" / "state.safetensors").write_bytes(b"torn")
    assert farm("clip.mp4", "painting.png", "-o", "out.mp4", *slow, cwd=folder).returncode == 0
    assert (folder / "out.mp4").read_bytes() == (folder / "whole.mp4").read_bytes()


def test_a_folder_that_no_frame_came_into_is_no_other_films(folder):
    (folder / "out.mp4.frames").mkdir()
    (folder / "out.mp4.frames" / "film.json").write_text("")  # of a disk that was full
    (folder / "out.mp4.frames" / "state.safetensors").write_text("")
    done = farm("clip.mp4", "painting.png", "-o", "out.mp4", *SMALL, cwd=folder)
    assert done.returncode == 0, done.stderr


def test_frames_of_another_film_are_not_gone_on_from(folder):
    (folder / "out.mp4.frames").mkdir()
    (folder / "out.mp4.frames" / "film.json").write_text("{}")
    (folder / "out.mp4.frames" / "00001.png").touch()
    done = farm("clip.mp4", "painting.png", "-o", "out.mp4", *SMALL, cwd=folder)
    assert done.returncode == 1
    assert "holds frames of another film" in done.stderr


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["-o", "out.avi"], "Films are not written as .avi: choose .mp4, .mov, .mkv, .webp, .zip."),
        (["-o", "out.mp4", "--codec", "ffv1"], "ffv1 is written to .mkv"),
        (["-o", "out.mp4", "--cuts", "1,x"], "is no list of frames"),
        (["-o", "out.mp4", "--cuts", "3"], "--cuts go from 1 to 2"),
        (["-o", "out.mp4", "--method", "magic"], "there is no method 'magic'"),
        (["-o", "clip.mp4"], "is what the render is made of"),
        (["-o", "out.mp4", "--model", "clip.mp4"], "or a trained --model, and not both"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(folder, options, sentence):
    done = farm("clip.mp4", "painting.png", *options, "--size", 96, cwd=folder)
    assert done.returncode == 1
    assert sentence in " ".join(done.stderr.split())


def test_a_file_without_pictures_is_refused(folder):
    only_sound(folder / "clip.mp4")
    done = farm("clip.mp4", "painting.png", "-o", "out.mp4", cwd=folder)
    assert done.returncode == 1
    assert "holds only sound" in done.stderr
    assert not (folder / "out.mp4.frames").exists()
