"""Where the time of one step goes, kernel by kernel."""

import time

from torch.profiler import ProfilerActivity, profile

from benchmarks.gpu.bench import WARM, Bench
from farm.engine.gatys.recipe import Recipe

SHOWN = 30  # kernels, the longest first


def kernels(bench: Bench) -> None:
    """Kernels of a step at 4K, and how long the device waited for the host."""
    width, height = (128, 72) if bench.small else (3840, 2160)
    problem = bench.problem(width, height, Recipe.from_preset("standard", size=width))
    for _ in range(WARM):
        problem.step()
    bench.wait()
    activities = [ProfilerActivity.CPU]
    if bench.device.type == "cuda":
        activities.append(ProfilerActivity.CUDA)
    with profile(activities=activities) as found:
        start = time.perf_counter()
        problem.step()
        bench.wait()
        wall = time.perf_counter() - start
    kind = "device" if bench.device.type == "cuda" else "cpu"
    rows = sorted(found.key_averages(), key=lambda r: -getattr(r, f"self_{kind}_time_total"))
    total = sum(getattr(row, f"self_{kind}_time_total") for row in rows) / 1e3
    bench.report.table(
        f"A step at {width} x {height} under the profiler: {wall * 1e3:.1f} ms, of which kernels "
        f"{total:.1f} ms", "ms", "calls", "kernel",
    )  # fmt: skip
    for row in rows[:SHOWN]:
        spent = getattr(row, f"self_{kind}_time_total") / 1e3
        bench.report.row(f"{spent:.2f}", row.count, row.key[:110].replace("|", "/"))
    launches = sum(row.count for row in rows if "LaunchKernel" in row.key)
    bench.report.line(f"\n{launches} launches")
