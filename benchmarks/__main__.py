"""Every figure of the README, one benchmark after the other: `make bench`."""

import subprocess
import sys

BENCHMARKS = ("engine", "durability", "polling", "streams")


def main() -> None:
    """Run each in a process of its own, so that none warms or burdens the next."""
    failed = []
    for name in BENCHMARKS:
        print(f"\n== {name}\n", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
