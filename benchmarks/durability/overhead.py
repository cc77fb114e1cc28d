"""What checkpoints cost a render."""

import statistics

from rich.console import Group
from rich.table import Table

from benchmarks.durability.farm import Farm, farm
from benchmarks.durability.figures import table
from farm.engine.gatys.recipe import Recipe

ROUNDS = 3
OFTEN_S = 3.0  # between two checkpoints, so that there are many
NEVER_S = 1e6
SIDE = 256
ITERATIONS = 20
RECIPE = {"size": SIDE, "smallest": SIDE, "iterations": ITERATIONS} | {
    layers: Recipe.model_fields[layers].get_default(call_default_factory=True)
    for layers in ("content_layers", "style_layers")
}


def measure(_samples: int) -> Group:
    """Return the share of checkpoints in the render's time, by stopwatch and by comparison."""
    with farm() as running:
        often, never = [], []
        for _ in range(ROUNDS):
            often.append(_seconds(running, OFTEN_S))
            never.append(_seconds(running, NEVER_S))
        return Group(_direct(running), "", _paired(running, often, never))


def _seconds(running: Farm, pause: float) -> float:
    """Render once with so many seconds between checkpoints, and return how long it took."""
    running.hire(1, rig="stopwatch", checkpoint_seconds=pause)
    job = running.submit(recipe=RECIPE)
    running.arena.until_finished(job, seconds=900)
    list(running.workers.values())[-1].stop()
    return running.arena.job(job).render_seconds


def _direct(running: Farm) -> Table:
    usual = running.arena.settings.checkpoint_seconds
    waits, work = (_noted(running, name) for name in ("checkpoint", "store_checkpoint"))
    figures = table(
        f"One checkpoint of {SIDE} px, every {usual:g} s",
        *("ms, median", "ms, worst", "share of render time", "samples"),
    )
    for what, seconds in (("render waits", waits), ("CPU in the background", work)):
        median, worst = statistics.median(seconds), max(seconds)
        shown = (f"{1000 * median:.1f}", f"{1000 * worst:.1f}", f"{100 * median / usual:.3f} %")
        figures.add_row(what, *shown, str(len(seconds)))
    return figures


def _noted(running: Farm, name: str) -> list[float]:
    return [r["seconds"] for worker in running.workers for r in running.records(worker, name)]


def _paired(running: Farm, often: list[float], never: list[float]) -> Table:
    usual = running.arena.settings.checkpoint_seconds
    figures = table("The same render in turns; checkpoints", "seconds, each run", "median")
    for pause, runs in ((f"every {OFTEN_S:g} s", often), ("none", never)):
        each = " ".join(f"{seconds:.1f}" for seconds in runs)
        figures.add_row(pause, each, f"{statistics.median(runs):.1f}")
    more = statistics.median(often) / statistics.median(never) - 1
    figures.add_row(f"more, every {OFTEN_S:g} s", "", f"{100 * more:.2f} %")
    figures.add_row(
        f"more, every {usual:g} s (by proportion)", "", f"{100 * more * OFTEN_S / usual:.2f} %"
    )
    return figures
