"""Whether constraints.txt resolves, to wheels alone, on systems that are not at hand.

    python -m tests.platforms

Prints the table of docs/platforms.md. Needs uv and the network: pip would resolve for another
system with the markers of this one.
"""

import os
import subprocess
import sys
from pathlib import Path

import uv

ROOT = Path(__file__).parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
RENDER = "worker,video,vgg16,export,sketch"
SYSTEMS = {  # uv's names
    "Linux x86-64": ("x86_64-unknown-linux-gnu", ""),
    "Linux arm64": ("aarch64-unknown-linux-gnu", ""),
    "macOS 14 arm64": ("aarch64-apple-darwin", ""),
    "Windows x86-64": ("x86_64-pc-windows-msvc", RENDER),
}
MAC = {"MACOSX_DEPLOYMENT_TARGET": "14.0"}
SOURCES = "pyvips"  # has no wheel anywhere, and needs no compiler


def extras() -> str:
    """What `make setup` installs."""
    lines = (ROOT / "Makefile").read_text().splitlines()
    return next(line.removeprefix("EXTRAS := ") for line in lines if line.startswith("EXTRAS"))


def obstacle(system: str, python: str, names: str) -> str:
    """Why they do not resolve there; empty where they do."""
    wanted = [f"--extra={name}" for name in names.split(",")]
    command = [uv.find_uv_bin(), "pip", "compile", "pyproject.toml", "--quiet", "--color=never"]
    wheels = ["--constraint=constraints.txt", "--only-binary=:all:", f"--no-binary={SOURCES}"]
    where = [f"--python-platform={system}", f"--python-version={python}"]
    done = subprocess.run(
        [*command, *wheels, *where, *wanted],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | MAC,
        check=False,
    )
    return done.stderr.strip() if done.returncode else ""


def main() -> None:
    """Print a row a system; exit with 1 if any has an obstacle."""
    told = []
    print(f"| | extras | {' | '.join(PYTHONS)} |")
    print("|---" * (2 + len(PYTHONS)) + "|")
    for name, (system, some) in SYSTEMS.items():
        found = [obstacle(system, python, some or extras()) for python in PYTHONS]
        marks = ["no" if each else "yes" for each in found]
        print(f"| {name} | {some or 'all'} | {' | '.join(marks)} |", flush=True)
        told += [f"{name}: {each}" for each in found if each]
    sys.exit("\n".join(told) or None)


if __name__ == "__main__":
    main()
