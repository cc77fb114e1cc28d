"""One prepared program for a machine with a GPU and no network.

    make gpu                                      packs what such a machine lacks, and runs this
    python -m benchmarks.gpu.pack DIR             packs only: take DIR along
    python -m benchmarks.gpu --minutes 8 --out DIR [--parts NAME ...] [--kernels FILE]

Parts run in the order of ``PARTS``. Each writes DIR/report.md as it ends, so that a run that is cut
short still tells what it saw; a part that fails leaves its error there, and the next one begins. No
part begins after the minutes are over. ``--device cpu`` runs everything at small sizes.
"""

import argparse
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from benchmarks.gpu import exact, renders, speed, tests, timeline
from benchmarks.gpu.bench import Bench, Report
from farm.engine.vgg.device import resolve

PARTS: dict[str, Callable[[Bench], None]] = {
    "machine": speed.ceilings,
    "tests": tests.engine,
    "exactness": exact.gradients,
    "bytes": exact.same_bytes,
    "precision": exact.losses,
    "iterations": speed.iterations,
    "memory": speed.memory,
    "timeline": timeline.kernels,
    "render": renders.standard,
    "two-jobs": renders.two_jobs,
    "tiles": speed.tiles,
    "convolutions": speed.convolutions,
}


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="What the engine does on a GPU.")
    parser.add_argument("--minutes", type=float, default=8)
    parser.add_argument("--out", type=Path, default=Path("gpu-report"))
    parser.add_argument("--device", default="auto")
    parser.add_argument("--kernels", type=Path, help="VGG-16 as benchmarks.gpu.pack wrote it")
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS))
    args = parser.parse_args()
    end = time.monotonic() + 60 * args.minutes
    bench = Bench(resolve(args.device), args.kernels, Report(args.out))
    for name in args.parts:
        if time.monotonic() > end:
            bench.report.line(f"\n{name}: the minutes were over")
            continue
        started = time.monotonic()
        try:
            PARTS[name](bench)
        except Exception:
            bench.report.line(f"\n{name} failed:\n```\n{traceback.format_exc(limit=6)}```")
        bench.clear()
        bench.report.line(f"\n({name}: {time.monotonic() - started:.1f} s)")


if __name__ == "__main__":
    main()
