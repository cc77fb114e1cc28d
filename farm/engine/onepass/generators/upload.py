"""A generator's file that a stranger sends: looked at number by number, without torch."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from farm.engine.onepass.generators.card import LARGEST_HEADER, Card, damaged

LARGEST = 120_000_000  # bytes; the widest network with the most styles has 55 million
RESIDUALS = 5
LENGTH = 8  # bytes that tell how long the head is
SAMPLE = 2  # bytes of a value in half precision
AT_ONCE = 4_000_000  # values that are looked at together

Shapes = dict[str, tuple[int, ...]]


def check(path: Path) -> Card:
    """The card of a file that holds just what a generator of its card holds, and numbers alone.

    Raises:
        WeightsError: it does not.

    """
    card = Card.of(path)
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(LENGTH), "little")
        head = json.loads(file.read(min(length, LARGEST_HEADER)))
    head.pop("__metadata__")
    if size > LARGEST or not _holds(head, shapes(card.width, len(card.styles)), size, length):
        raise damaged(path)
    numbers = np.memmap(path, np.float16, "r", LENGTH + length)
    for start in range(0, len(numbers), AT_ONCE):
        if not np.isfinite(numbers[start : start + AT_ONCE]).all():
            raise damaged(path)
    return card


def shapes(width: int, styles: int) -> Shapes:
    """The shape of each tensor of a generator, by its name."""
    return dict(_layers(width, styles))


def _layers(width: int, styles: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    half, quarter = 2 * width, 4 * width
    normalised = {
        "down.0": (width, 3, 9, 9),
        "down.1": (half, width, 3, 3),
        "down.2": (quarter, half, 3, 3),
        **{
            f"residuals.{block}.{layer}": (quarter, quarter, 3, 3)
            for block in range(RESIDUALS)
            for layer in range(2)
        },
        "up.0": (half, quarter, 3, 3),
        "up.1": (width, half, 3, 3),
    }
    for name, shape in normalised.items():
        yield f"{name}.weight", shape
        yield f"{name}.scale", (styles, shape[0])
        yield f"{name}.shift", (styles, shape[0])
    yield "last.weight", (3, width, 9, 9)
    yield "last.bias", (3,)


def _holds(head: dict[str, Any], wanted: Shapes, size: int, length: int) -> bool:
    """Whether the tensors told of are those wanted, one after the other, up to the file's end."""
    if head.keys() != wanted.keys():
        return False
    try:
        edges = sorted(_place(entry, wanted[name]) for name, entry in head.items())
    except (KeyError, TypeError, ValueError):
        return False
    ends = [0, *(end for _, end in edges)]
    joined = [begin for begin, _ in edges] == ends[:-1]
    return joined and LENGTH + length + ends[-1] == size


def _place(entry: Any, shape: tuple[int, ...]) -> tuple[int, int]:
    """Where a tensor begins and ends; ValueError unless it is one of that shape."""
    begin, end = entry["data_offsets"]
    if entry["dtype"] != "F16" or entry["shape"] != [*shape]:
        raise ValueError(entry)
    if end - begin != SAMPLE * math.prod(shape):
        raise ValueError(entry)
    return begin, end
