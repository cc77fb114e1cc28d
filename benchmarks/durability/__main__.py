"""How much a farm loses, and how soon it comes back, with the settings that users get.

Real processes and servers on this machine. Times depend on the machine and on what else it does;
the counts must not.
"""

import argparse
import time
from collections.abc import Callable

from rich.console import Console

from benchmarks.durability import latencies, losses, overhead, rates, zombies

console = Console()

SECTIONS: dict[str, Callable[[int], object]] = {
    "rates": rates.measure,
    "latencies": latencies.measure,
    "losses": losses.measure,
    "zombies": zombies.measure,
    "overhead": overhead.measure,
}


def main() -> None:
    """Measure and print everything, or what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.durability", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS))
    parser.add_argument("--samples", type=int, default=24, help="of each latency and loss")
    chosen = parser.parse_args()
    began = time.monotonic()
    for name in chosen.only:
        started = time.monotonic()
        console.print(SECTIONS[name](chosen.samples), "")
        console.print(f"{name} took {time.monotonic() - started:.0f} s", "", style="dim")
    console.print(f"All of it took {(time.monotonic() - began) / 60:.1f} minutes.")


if __name__ == "__main__":
    main()
