"""Tables of seconds and counts."""

import statistics
from collections.abc import Sequence

from rich.table import Table


def table(title: str, *columns: str) -> Table:
    """Return an empty table without lines, the title above its first column."""
    return Table(title, *columns, box=None, pad_edge=False)


def seconds_table(title: str) -> Table:
    """Return a table for `add_seconds`."""
    return table(f"{title}; seconds", "p50", "p99", "worst", "samples")


def add_seconds(figures: Table, what: str, seconds: Sequence[float]) -> None:
    """Add a row; with fewer than 100 samples the 99th percentile is the worst one."""
    ranked = sorted(seconds)
    p99 = ranked[-(-99 * len(ranked) // 100) - 1]
    shown = (statistics.median(ranked), p99, ranked[-1])
    figures.add_row(what, *(f"{value:.2f}" for value in shown), str(len(ranked)))
