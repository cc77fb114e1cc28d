import os
import subprocess
import sys

import psutil
import pytest

from tests.engine.video.clips import pan, write
from tests.local.waiting import eventually, is_gone

BEGIN = """
import sys, time
from pathlib import Path
from farm.engine.video import film, writer
path, other = map(Path, sys.argv[1:])
"""
AFTER_A_FRAME = """
with film.frames(path) as found:
    next(found)
    print("", flush=True)
    time.sleep(600)
"""
BEFORE_THE_FIRST = """
film.sniff = lambda path: "mp4"
print("", flush=True)
with film.frames(other) as found:
    next(found)
"""
AT_THE_SOUND = """
about = film.inspect(path)
print("", flush=True)
writer._extract(other, about, path.with_name("sound.m4a"))
"""
WRITING = """
def frames():
    with film.frames(path) as found:
        yield next(found).samples
        print("", flush=True)
        time.sleep(600)
about = film.inspect(path)
writer.write(path.with_name("b.mp4"), frames(), range(9), about)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A film with faults, and one that cannot be read to its end, nor even opened."""
    folder = tmp_path_factory.mktemp("film")
    path = write(folder / "a.mp4", pan(60, size=(240, 320)), sound="aac")
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 3, len(data) * 9 // 10, 700):
        data[place] ^= 0xFF
    (folder / "faults.mp4").write_bytes(data)
    os.mkfifo(folder / "fifo")
    return folder


@pytest.fixture
def bereaved(folder):
    """Children of a process that ran a script, and was killed."""
    started = []

    def run(script: str, film: str = "a.mp4") -> list[psutil.Process]:
        command = [sys.executable, "-c", BEGIN + script, folder / film, folder / "fifo"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
            parent.stdout.readline()
            known = psutil.Process(parent.pid)
            assert eventually(known.children)
            started.extend(known.children())
            parent.kill()
        return started

    yield run
    for each in started:
        if each.is_running():
            each.kill()


@pytest.mark.parametrize("script", [AFTER_A_FRAME, BEFORE_THE_FIRST, AT_THE_SOUND, WRITING])
def test_whoever_decodes_or_encodes_ends_with_a_parent_that_is_killed(bereaved, script):
    children = bereaved(script)
    assert eventually(lambda: all(is_gone(each.pid) for each in children))


@pytest.mark.parametrize("film", ["a.mp4", "faults.mp4"] * 3)
def test_a_decoder_ends_although_its_threads_are_at_work(bereaved, film):
    children = bereaved(AFTER_A_FRAME, film)
    assert eventually(lambda: all(is_gone(each.pid) for each in children))
