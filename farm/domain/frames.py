"""What the files of a film's frames are called: a frame has one, of the newest pass. No I/O."""

import re

MOST_PASSES = 10

NAME = re.compile(r"frame-(\d{5,})(?:\.pass-(\d+))?\.png")


def name(frame: int, pass_number: int, passes: int) -> str:
    """Return how a frame, from 0, is called after a pass, from 1; after the last one plainly."""
    earlier = "" if pass_number == passes else f".pass-{pass_number}"
    return f"frame-{frame + 1:05}{earlier}.png"


def parsed(name: str, passes: int) -> tuple[int, int]:
    """Return which frame such a name is of, and after which pass."""
    found = NAME.fullmatch(name)
    assert found is not None
    return int(found[1]) - 1, int(found[2] or passes)


def of_all_passes(name: str) -> list[str]:
    """Return the names that the same frame has after any pass; of any other file, its own."""
    found = NAME.fullmatch(name)
    if found is None:
        return [name]
    plain = f"frame-{found[1]}"
    return [f"{plain}.png", *(f"{plain}.pass-{number}.png" for number in range(1, MOST_PASSES))]
