"""Writes painted frames as a film, with the sound of the film that they come from."""

import json
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from io import SEEK_END
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZipFile, ZipInfo

import av
import numpy as np
from av.container import OutputContainer
from av.error import FFmpegError
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from farm.engine.atomic import replaced
from farm.engine.errors import FilmError
from farm.engine.pictures.images import Picture, encode
from farm.engine.pictures.metadata import MADE_BY, packet
from farm.engine.video.film import Info

BT709 = 1  # FFmpeg's number of primaries, transfer function and matrix
HEAD = struct.Struct("<qII")  # before a frame: its time, height and width
WEBP_FLAGS, WEBP_HAS_XMP = 20, 0x04  # the place of its flags, and one of them
QUALITY = 18  # constant rate factor: hardly to be told from the frames


@dataclass(frozen=True)
class Codec:
    """One way to write a film."""

    suffix: str
    encoder: str
    pixels: str
    options: tuple[tuple[str, str], ...] = ()
    media_type: str = "video/mp4"
    sound: bool = True

    @property
    def is_rgb(self) -> bool:
        """Whether colours stay as they are."""
        return not self.pixels.startswith("yuv")


# Else x264 plans with a CPU's approximate numbers, which made other bytes in 1 of 100 encodings.
EVERYWHERE = ("x264-params", "cpu-independent=1")
CODECS = {
    "h264": Codec(".mp4", "libx264", "yuv420p", (("preset", "medium"), EVERYWHERE)),
    "h265": Codec(".mp4", "libx265", "yuv420p", (("x265-params", "log-level=none"),)),
    "prores": Codec(".mov", "prores_ks", "yuv422p10le", (("profile", "3"),), "video/quicktime"),
    "ffv1": Codec(".mkv", "ffv1", "bgr0", (), "video/x-matroska"),
    "webp": Codec(".webp", "libwebp_anim", "bgra", (("loop", "0"),), "image/webp", sound=False),
    "png": Codec(".zip", "", "rgb24", (), "application/zip", sound=False),
    "tiff": Codec(".zip", "", "rgb24", (), "application/zip", sound=False),
}
SECOND = ("h265", "tiff")  # codecs that no suffix stands for alone
BY_SUFFIX = {codec.suffix: name for name, codec in CODECS.items() if name not in SECOND}
EXACT = {"fflags": "bitexact"}  # no random numbers, nor the time
RATED = ("h264", "h265")  # whose quality is a constant rate factor


def write(
    path: Path,
    frames: Iterable[NDArray[np.uint8]],
    times: Iterable[int],
    info: Info,
    *,
    codec: str = "h264",
    quality: int = QUALITY,
    source: Path | None = None,
    end: int | None = None,
) -> None:
    """Write a film of frames [H, W, 3] at ``times``, in units of the film's own time base.

    ``source`` is the film whose sound is taken over, up to ``end`` in the same units.

    Raises:
        FilmError: it cannot be written there.

    """
    entry = CODECS[codec]
    if not entry.encoder:
        _write_pictures(path, frames, codec)
        return
    about: dict[str, Any] = {"codec": codec, "quality": quality}
    about |= {"base": str(info.base), "rate": str(info.rate)}
    about["end"] = None if end is None else float((end - info.start) * info.base)
    with replaced(path) as partial:
        sound = partial.with_suffix(".m4a") if source and info.sound and entry.sound else None
        about |= {"path": str(partial), "sound": str(sound) if sound else None}
        try:
            if source is not None and sound is not None:
                _extract(source, info, sound)
            _have_written(path, about, frames, (time - info.start for time in times))
        finally:
            if sound is not None:
                sound.unlink(missing_ok=True)


def _write_pictures(path: Path, frames: Iterable[NDArray[np.uint8]], format: str) -> None:
    """Write frames as numbered pictures in a ZIP: the same frames, the same bytes."""
    try:
        with replaced(path) as partial, ZipFile(partial, "w") as out:
            for number, samples in enumerate(frames, 1):
                picture = Picture(np.divide(samples, 255, dtype=np.float32))
                out.writestr(ZipInfo(f"{number:05}.{format}"), encode(picture, format, dpi=None))
    except OSError as error:
        raise FilmError(f"{path} cannot be written: {error.strerror or error}.") from error


def _have_written(
    path: Path, about: dict[str, Any], frames: Iterable[NDArray[np.uint8]], times: Iterable[int]
) -> None:
    """Have a fresh process encode: workers' own did not always make the same bytes of frames."""
    command = [sys.executable, "-m", f"{__package__}.writer", json.dumps(about)]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing) as process:
        assert process.stdin is not None
        try:
            with suppress(BrokenPipeError):  # it says why
                for samples, time in zip(frames, times, strict=True):
                    process.stdin.write(HEAD.pack(time, *samples.shape[:2]) + samples.tobytes())
            said = process.communicate()[0].decode()
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise FilmError(f"{path} cannot be written: {said or 'its encoder failed'}.")


def main() -> None:
    """Write the film that the command line tells, of the frames on standard input."""
    about = json.loads(sys.argv[1])
    try:
        with av.open(about["path"], "w", options=EXACT) as out:
            out.metadata["comment"] = MADE_BY
            _write(out, about, _received(sys.stdin.buffer))
        if about["codec"] == "webp":
            _sign_webp(Path(about["path"]))
    except (FFmpegError, OSError, ValueError) as error:
        sys.stdout.write(str(getattr(error, "strerror", None) or error))
        sys.exit(1)


def _sign_webp(path: Path) -> None:
    """Add the metadata that FFmpeg writes into no WebP: a last chunk, which the head announces."""
    told = packet()
    with path.open("r+b") as file:
        head = bytearray(file.read(WEBP_FLAGS + 1))
        file.seek(0, SEEK_END)
        file.write(b"XMP " + len(told).to_bytes(4, "little") + told + bytes(len(told) % 2))
        head[4:8] = (file.tell() - 8).to_bytes(4, "little")
        head[WEBP_FLAGS] |= WEBP_HAS_XMP
        file.seek(0)
        file.write(head)


def _received(stream: BinaryIO) -> Iterator[tuple[int, NDArray[np.uint8]]]:
    while head := stream.read(HEAD.size):
        time, height, width = HEAD.unpack(head)
        samples = np.frombuffer(stream.read(height * width * 3), np.uint8)
        yield time, samples.reshape(height, width, 3)


def _extract(source: Path, info: Info, into: Path) -> None:
    """Have the decoder's process write the sound alone, as MP4 takes it."""
    start = str(info.start * info.base)
    command = [sys.executable, "-m", f"{__package__}.decoder", "sound", str(source.absolute())]
    command += [info.container, start, str(into.absolute())]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:  # of which it hears our end
        failed = process.wait()
    if failed:
        into.unlink(missing_ok=True)  # a film is better silent than lost


def _write(
    out: OutputContainer, about: dict[str, Any], frames: Iterator[tuple[int, NDArray[np.uint8]]]
) -> None:
    packets, base = _Sound(out, about["sound"]), Fraction(about["base"])
    stream: Any = None
    for time, samples in frames:
        if stream is None:
            stream = _stream(out, samples, about)
        frame = _frame(samples, CODECS[about["codec"]])
        frame.pts, frame.time_base = time, base
        out.mux(stream.encode(frame))
        packets.until(float(time * base))
    if stream is None:
        raise ValueError("there are no frames")
    out.mux(stream.encode())
    packets.until(float("inf") if about["end"] is None else about["end"])


def _stream(out: OutputContainer, samples: NDArray[np.uint8], about: dict[str, Any]) -> Any:
    entry = CODECS[about["codec"]]
    rated = {"crf": str(about["quality"])} if about["codec"] in RATED else {}
    options, rate = dict(entry.options) | rated, Fraction(about["rate"])
    stream: Any = out.add_stream(entry.encoder, rate=rate, options=options)
    stream.height, stream.width = samples.shape[:2]
    stream.pix_fmt = entry.pixels
    context = stream.codec_context
    context.time_base = stream.time_base = Fraction(about["base"])
    context.thread_count = 1  # more threads make other bytes
    if not entry.is_rgb:
        context.color_primaries = context.color_trc = context.colorspace = BT709
        context.color_range = ColorRange.MPEG
    return stream


def _frame(samples: NDArray[np.uint8], entry: Codec) -> av.VideoFrame:
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(samples), format="rgb24")
    how: dict[str, Any] = {} if entry.is_rgb else {"dst_colorspace": Colorspace.ITU709}
    # Of two threads, one wrote grey over the first pixels of the other's rows (yuv422p10le).
    return frame.reformat(format=entry.pixels, threads=1, **how)


class _Sound:
    """Sound that is written beside the frames, a little at a time."""

    def __init__(self, out: OutputContainer, path: str | None) -> None:
        self.out = out
        self.packets: Iterator[Any] = iter(())
        self.next: Any = None
        if path is not None and Path(path).exists():
            self.film = av.open(path)
            heard = self.film.streams.audio[0]
            self.stream = out.add_stream_from_template(heard)
            self.packets = (p for p in self.film.demux(heard) if p.dts is not None)
            self.next = next(self.packets, None)

    def until(self, seconds: float) -> None:
        """Write what is heard before that time."""
        while self.next is not None and float(self.next.dts * self.next.time_base) < seconds:
            self.next.stream = self.stream
            self.out.mux(self.next)
            self.next = next(self.packets, None)


if __name__ == "__main__":
    main()
