"""What works on Windows, as far as it shows elsewhere: a program without what only POSIX has."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from farm.engine.pictures.images import Picture, read, write

# Libraries have their own ways there; they are loaded before what they use here is taken away.
LACKING = """
import multiprocessing.connection, os, signal, sys
import celery.apps.worker, celery.bin.worker, psutil, torch

for name in ("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"):
    sys.modules[name] = None
for name in ("SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGKILL", "SIGQUIT", "SIGSTOP", "SIGUSR1"):
    delattr(signal, name)
for name in ("fork", "geteuid", "getuid", "killpg", "mkfifo", "register_at_fork", "setsid"):
    delattr(os, name)
"""


def lacking(script: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"{LACKING}\n{script}", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def farm(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return lacking("from farm.cli import main; main()", *words, cwd=cwd)


@pytest.mark.slow
def test_a_picture_is_rendered(tmp_path: Path):
    for name in ("photo.png", "painting.png"):
        write(tmp_path / name, Picture(np.random.default_rng(0).random((48, 64, 3), np.float32)))
    words = ("-o", "out.png", "--size", "64", "--set", "iterations=2", "--device", "cpu")
    answer = farm("render", "photo.png", "painting.png", *words, cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert max(read(tmp_path / "out.png").size) == 64


@pytest.mark.parametrize("module", ["farm.client", "farm.engine.video.decoder", "farm.cli.app"])
def test_the_client_and_what_paints_are_loaded(module: str, tmp_path: Path):
    answer = lacking(f"import {module}", cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr


def test_a_farm_on_this_machine_is_refused_with_what_to_do_instead(tmp_path: Path):
    answer = farm("up", cwd=tmp_path)
    assert answer.returncode == 1
    assert "docker compose up" in answer.stderr
    assert answer.stderr.count("\n") == 1, answer.stderr
