"""The engine's own tests on the device: those of pixels and sums, which need no server."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.gpu.bench import Bench

FOLDERS = ["vgg", "loss", "gatys", "onepass"]
SMALL = ["loss/test_statistics.py"]
SECONDS = 180
SHOWN = 40  # lines of what failed


def engine(bench: Bench) -> None:
    """Runs them, several at once; they take each device that is there.

    Raises:
        RuntimeError: one failed, or not all were done in time.

    """
    folder = Path("tests/engine")
    files = [folder / name for name in (SMALL if bench.small else FOLDERS)]
    processes = min(8, os.cpu_count() or 1)
    # The fixtures of the folder above start servers, which no engine needs; what the kernels are
    # packed from is not there.
    command = [sys.executable, "-m", "pytest", "-q", f"--confcutdir={folder}", f"-n{processes}"]
    command += ["-p", "no:benchmark"]  # which warns beside several processes
    command += ["-m", "not vgg16", f"--ignore={folder}/vgg/test_weights.py"]
    try:
        done = subprocess.run(
            [*command, *files], capture_output=True, text=True, timeout=SECONDS, check=False
        )
        output, passed = done.stdout + done.stderr, done.returncode == 0
    except subprocess.TimeoutExpired as error:
        output = f"not done after {SECONDS} s\n{(error.stdout or b'').decode()}"
        passed = False
    bench.report.line("\n### The engine's tests\n")
    bench.report.line("```\n" + "\n".join(output.strip().splitlines()[-SHOWN:]) + "\n```")
    (bench.report.folder / "tests.log").write_text(output)
    if not passed:
        raise RuntimeError("not all of the engine's tests passed")
