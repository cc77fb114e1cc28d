"""How many pictures a second `farm serve` paints at 640 x 480: one who asks, and several at once.

    python -m benchmarks.serving [--model starry_night] [--asking 1 4] [--seconds 20]

The endpoint is a process of its own, as `farm serve` starts it, on the cores there are; each who
asks posts JPEGs, one after the other, as the page of a camera does. Where the machine has other
work the CPU seconds tell more than the rate.
"""

import argparse
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import numpy as np
import psutil

from farm.engine.pictures.images import Picture, encode
from farm.local.embedded.ports import free_port

WIDTH, HEIGHT = 640, 480
START_S = 120
WARM_S = 3  # before it is measured


@contextmanager
def serving(model: str) -> Iterator[tuple[str, psutil.Process]]:
    """The address of an endpoint, and its process."""
    port = free_port()
    command = [sys.executable, "-m", "farm.cli", "serve", model, "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(START_S * 5):
            try:
                httpx.get(f"{url}/health")
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield url, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(30)


def spent(process: psutil.Process) -> float:
    """Seconds of all cores that it and those it started have had."""
    times = [each.cpu_times() for each in (process, *process.children(recursive=True))]
    return sum(each.user + each.system for each in times)


def measure(url: str, photo: bytes, asking: int, seconds: float) -> tuple[int, float]:
    """Pictures in all, and a second once it is warm."""
    total, counts, began = [0] * asking, [0] * asking, time.monotonic() + WARM_S
    end = began + seconds

    def ask(number: int) -> None:
        while time.monotonic() < end:
            httpx.post(f"{url}/style", content=photo, timeout=60).raise_for_status()
            total[number] += 1
            counts[number] += began <= time.monotonic() < end

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(asking)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(total), sum(counts) / seconds


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving")
    parser.add_argument("--model", default="starry_night")
    parser.add_argument("--asking", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--seconds", type=float, default=20)
    args = parser.parse_args()
    noise = np.random.default_rng(0).random((HEIGHT // 8, WIDTH // 8, 3), dtype=np.float32)
    photo = encode(Picture(np.kron(noise, np.ones((8, 8, 1), np.float32))), "jpg", dpi=None)
    with TemporaryDirectory() as folder:
        model = args.model
        if not model.endswith(".onnx"):
            path = Path(folder, "model.onnx")
            command = ["-m", "farm.cli", "export", model, "-o", str(path)]
            subprocess.run([sys.executable, *command], check=True, capture_output=True)
            model = str(path)
        with serving(model) as (url, process):
            for asking in args.asking:
                before = spent(process)
                count, rate = measure(url, photo, asking, args.seconds)
                each = (spent(process) - before) / count
                told = f"{rate:.2f} a second at {WIDTH} x {HEIGHT}, {each:.2f} CPU s each"
                print(f"{asking} asking: {told}", flush=True)
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
