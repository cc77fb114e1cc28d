"""The cores of one machine, shared by its workers."""

import os

import psutil

THREADS = "OMP_NUM_THREADS"  # PyTorch reads it once, when it is loaded


def shared(workers: int) -> dict[str, str]:
    """Return the environment in which each of so many workers has its part of the cores.

    The threads of a worker wait for each other at every layer: where all workers together have more
    than there are cores, each waits for threads that wait for a core. A setting of the operator
    stays, and one worker alone counts for itself.
    """
    if workers < 2 or THREADS in os.environ:
        return {}
    cores = psutil.cpu_count(logical=False) or 1  # as PyTorch counts
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        cores = min(cores, len(os.sched_getaffinity(0)))
    return {THREADS: str(max(cores // workers, 1))}
