"""What the files of many jobs are called: a pattern, filled in for each. No I/O."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from farm.errors import BadSettings, Fault

USUAL = "{photo}_{style}_{size}"
PLACES = {  # and what is not plain about what stands there
    "photo": "",
    "style": "",
    "size": " in pixels",
    "number": "",
    "label": " (the name it was given)",
}
WORDS = ", ".join(f"{{{place}}}{note}" for place, note in PLACES.items())
NUMBERED = "{number}_"
EXPLAINED = (
    f"A pattern of {WORDS}; without one {USUAL}, with a number in front where two files would be "
    "named alike."
)
PLACE = re.compile(r"\{([^{}]*)\}")
# What some system takes for a path, or for no name.
UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
LONGEST = 180  # characters, with room for what tells formats apart


def names(pattern: str | None, files: Sequence[tuple[Mapping[str, str], str]]) -> list[str]:
    """Return the name of each file, given what is filled in and how it ends, such as ``.png``.

    Without a pattern it is the usual one, with a number where that would name two files alike.
    Raises BadSettings for a pattern that is none, or that names two files alike.
    """
    if pattern is None:
        try:
            return names(USUAL, files)
        except BadSettings:
            return names(NUMBERED + USUAL, files)
    checked(pattern)
    found = [_filled(pattern, values) + end for values, end in files]
    (first, count), *_ = [*Counter(name.casefold() for name in found).most_common(1), ("", 0)]
    if count > 1:
        alike = next(name for name in found if name.casefold() == first)
        raise _bad(f"{count} files would be named {alike!r}: add {{number}} to the pattern.")
    return found


def checked(pattern: str) -> str:
    """Return a pattern; raise BadSettings for one that is none."""
    places = [place.strip() for place in PLACE.findall(pattern)]
    unknown = [place for place in places if place not in PLACES]
    if unknown:
        raise _bad(f"A name has no place {{{unknown[0][:40]}}}: there are {WORDS}.")
    rest = PLACE.sub("", pattern)
    if not pattern.strip() or len(pattern) > LONGEST or UNFIT.search(rest) or set("{}") & set(rest):
        raise _bad(f"{pattern[:60]!r} is no pattern of a file's name: write it like {USUAL}.")
    return pattern


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    text = PLACE.sub(lambda found: values[found[1].strip()], pattern)
    return UNFIT.sub("_", text)[:LONGEST].strip(" .") or "picture"


def _bad(detail: str) -> BadSettings:
    return BadSettings(detail, faults=(Fault("/names", detail),))
