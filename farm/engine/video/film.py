"""Films: read frame by frame, upright and as RGB, and looked at whole before they are taken.

The file is decoded by another process (``decoder``), which has limits and may die of it.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from farm.engine.errors import FilmError

DAMAGED = "The film is damaged or incomplete: export or upload it again."
TAKEN = "MP4, MOV, MKV, WebM and GIF are taken"
MEDIA_TYPES = {
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "matroska": "video/x-matroska",
    "webm": "video/webm",
    "gif": "image/gif",
}
DEMUXERS = {kind: kind for kind in MEDIA_TYPES} | {"mp4": "mov", "webm": "matroska"}
# Of files in ISO's container: their first boxes, and brands that are pictures, HEIC and AVIF.
BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free")
STILLS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
HEAD = 9  # bytes before a frame, as `decoder` packs them
SMALL = 64  # pixels of the longer edge at which a film is looked at
MISSING = 0.1  # of a film's length, from which on something is missing at its end
LONGEST_SHORTAGE = 0.5  # seconds that may be missing besides


class Frame(NamedTuple):
    """One picture of a film."""

    samples: NDArray[Any]  # [height, width, 3], 8 or 16 bits
    time: int  # in units of the film's time base


@dataclass(frozen=True)
class Limits:
    """How much film is taken."""

    side: int = 8_192  # pixels
    frames: int = 3_600


@dataclass(frozen=True)
class Info:
    """What a film is, after all of it was seen."""

    kind: str
    """A container of MEDIA_TYPES."""
    codec: str
    width: int
    height: int
    bits: int
    frames: int
    seconds: float
    base: Fraction
    """Seconds in one unit of time."""
    start: int
    """When the first frame comes."""
    rate: Fraction
    """Frames a second, on average."""
    cuts: tuple[int, ...]
    """The first frame of each shot but the first."""
    sound: str | None
    remarks: tuple[str, ...] = ()

    @property
    def container(self) -> str:
        """What demultiplexes it."""
        return DEMUXERS[self.kind]


def sniff(path: Path) -> str:
    """Tell a film's container by its first bytes.

    Raises:
        FilmError: it is none that is taken.

    """
    with path.open("rb") as file:
        head = file.read(64)
    if head[4:8] in BOXES and head[8:12] not in STILLS:
        return "mov" if head[8:12] == b"qt  " or head[4:8] != b"ftyp" else "mp4"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "webm" if b"webm" in head else "matroska"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    raise FilmError(f"The file is no film: {TAKEN}.")


def inspect(path: Path, limits: Limits | None = None) -> Info:
    """Decode all of a film once, small, and say what it is.

    Raises:
        FilmError: it is none, or damaged, or longer or larger than the limits.

    """
    from farm.engine.video.cuts import Cutter  # and with it OpenCV

    limits = limits or Limits()
    cutter, times = Cutter(), list[int]()
    with _decoding(path, SMALL, limits.side) as (about, frames):
        _require_length(about, limits)
        for frame in frames:
            times.append(frame.time)
            cutter.add(frame.samples)
            if len(times) > limits.frames:
                raise _too_long(limits)
    _require_whole(about, times)
    return _info(sniff(path), about, times, cutter.cuts())


@contextmanager
def frames(path: Path, side: int = 0) -> Iterator[Iterator[Frame]]:
    """All frames of a film that was inspected, in order; with ``side`` at most so many pixels."""
    with _decoding(path, side, Limits().side) as (_, found):
        yield found


def times(path: Path) -> list[int]:
    """When each frame of a film comes."""
    with _decoding(path, SMALL, Limits().side) as (_, found):
        return [frame.time for frame in found]


@contextmanager
def _decoding(path: Path, side: int, most: int) -> Iterator[tuple[dict[str, Any], Iterator[Frame]]]:
    """What the decoder says of a film, and its frames, their longer edge at most ``side``."""
    command = [sys.executable, "-m", f"{__package__}.decoder", "frames", str(path.absolute())]
    more = [DEMUXERS[sniff(path)], str(side), str(most)]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL  # its tracebacks are no words for people
    with subprocess.Popen([*command, *more], stdin=pipe, stdout=pipe, stderr=nothing) as process:
        assert process.stdout is not None
        try:
            about = _line(process.stdout)
            if "error" in about:
                raise FilmError(about["error"])
            yield about, _frames(process.stdout, about)
        finally:
            process.kill()


def _line(out: IO[bytes]) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(out.readline())
    except ValueError:  # it died without a word: of its limits, or of the file
        raise FilmError(DAMAGED) from None
    return said


def _frames(out: IO[bytes], about: dict[str, Any]) -> Iterator[Frame]:
    width, height = about["shown"]
    dtype = np.uint16 if about["bits"] == 16 else np.uint8
    size = width * height * 3 * np.dtype(dtype).itemsize
    while True:
        head = out.read(HEAD)
        if not head[:1].strip(b"\0"):
            break
        data = out.read(size)
        if len(data) < size:
            raise FilmError(DAMAGED)
        samples = np.frombuffer(data, dtype).reshape(height, width, 3)
        yield Frame(samples, int.from_bytes(head[1:], "little", signed=True))
    if len(head) < HEAD:
        raise FilmError(DAMAGED)
    if error := _line(out)["error"]:
        raise FilmError(error)


def _require_length(about: dict[str, Any], limits: Limits) -> None:
    rate = Fraction(about["rate"])
    if max(about["declared"], about["seconds"] * float(rate)) > limits.frames * (1 + MISSING):
        raise _too_long(limits)


def _too_long(limits: Limits) -> FilmError:
    return FilmError(f"The film has more than {limits.frames:,} frames: cut it shorter.")


def _require_whole(about: dict[str, Any], times: list[int]) -> None:
    """Raise FilmError for one picture, pictures at no time, and an end that is missing."""
    if len(times) < 2:
        raise FilmError("The film has one frame: render it as a picture, or give it a film.")
    if not Fraction(about["rate"]) or times[-1] <= times[0]:
        raise FilmError(
            "The film does not say how fast it runs (0 fps): export it with a frame rate."
        )
    length = _seconds(about, times)
    if about["seconds"] - length > MISSING * about["seconds"] + LONGEST_SHORTAGE:
        raise FilmError(DAMAGED)


def _seconds(about: dict[str, Any], times: list[int]) -> float:
    """From the first frame to the end of the last."""
    span = (times[-1] - times[0]) * Fraction(about["base"])
    return float(span * len(times) / (len(times) - 1))


def _info(kind: str, about: dict[str, Any], times: list[int], cuts: tuple[int, ...]) -> Info:
    apart = {after - before for before, after in pairwise(times)}
    length = _seconds(about, times)
    rate = Fraction(len(times) / length).limit_denominator(1001)
    steady = max(apart) - min(apart) <= 1
    return Info(
        kind,
        about["codec"],
        about["width"],
        about["height"],
        about["bits"],
        len(times),
        length,
        Fraction(about["base"]),
        times[0],
        Fraction(about["rate"]) if steady else rate,
        cuts,
        about["sound"],
        tuple(_remarks(about, steady)),
    )


def _remarks(about: dict[str, Any], steady: bool) -> Iterator[str]:
    if about["interlaced"]:
        yield "The film is interlaced: it is deinterlaced."
    if about["transfer"]:
        yield f"The film is in high dynamic range ({about['transfer']}): it is tone mapped."
    if not steady:
        yield "Frames come at uneven times: they are kept."
