"""A farm of simulated workers at four sizes: `python -m benchmarks.fleet --workers 2000`.

The workers' claims, leases, beats, checkpoints and ends are real, on real servers; the engine
sleeps. Workers are killed, cut off and drained meanwhile; at the end every promise is audited.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from benchmarks.durability.figures import table
from benchmarks.fleet.farm import farm
from benchmarks.fleet.trial import Figures, Plan, Trial
from tests import pooler

SHARES = (0.1, 0.25, 0.5, 1.0)  # of the workers and jobs asked for, one trial each


def main() -> None:
    """Run the trials and print what they found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fleet", description=__doc__)
    parser.add_argument("--workers", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", type=float, default=20.0, help="seconds of a job, on average")
    parser.add_argument("--direct", action="store_true", help="without PgBouncer")
    parser.add_argument("--once", action="store_true", help="only with all workers")
    parser.add_argument("--statements", action="store_true", help="print the dearest statements")
    chosen = parser.parse_args()
    found = []
    for share in SHARES[-1:] if chosen.once else SHARES:
        plan = Plan(
            round(chosen.workers * share), round(chosen.jobs * share), chosen.seed, chosen.engine
        )
        found.append(_try(plan, chosen))
        print(found[-1], flush=True)
    Console(width=160).print(_table(found))
    sys.exit(0 if all(figures.audit.clean for figures in found) else "a promise was broken")


def _try(plan: Plan, chosen: argparse.Namespace) -> Figures:
    direct = chosen.direct or pooler.PROGRAM is None
    with TemporaryDirectory(prefix="brushfarm-fleet-") as name, farm(Path(name), direct) as there:
        settings, meter = there
        trial = Trial(settings, meter, plan, Path(name))
        try:
            return trial.run()
        finally:
            trial.close()
            for text, calls, took in meter.dearest() if chosen.statements else ():
                print(f"{took:9.0f} ms {calls:8} x  {' '.join(text.split())[:150]}")


def _table(found: list[Figures]):
    figures = table(
        "workers",
        "claims/s",
        "ended/s",
        "pickup p50",
        "p99, s",
        "statements/s idle",
        "busy",
        "processors idle",
        "busy",
        "fairness",
        "audit",
        "late p99, s",
        "troubles",
    )
    for one in found:
        figures.add_row(
            str(one.workers),
            f"{one.claims:.0f}",
            f"{one.ended:.1f}",
            *(f"{second:.2f}" for second in one.pickup),
            f"{one.idle_statements:.2f}",
            f"{one.busy_statements:.2f}",
            f"{one.idle_cpu:.2f}",
            f"{one.busy_cpu:.2f}",
            f"{one.fairness:.4f}",
            str(one.audit),
            f"{one.late_p99:.2f}",
            one.troubles,
        )
    return figures


if __name__ == "__main__":
    main()
