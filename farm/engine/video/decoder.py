"""Decodes a film in a process of its own: what a hostile file does there harms nothing else.

``film`` and ``writer`` start it as ``python -m farm.engine.video.decoder``. Asked for frames, it
writes a line of JSON about the film to standard output; then each frame, its time and its samples;
then a line about the end. Asked for sound, it writes a file. It ends with its standard input, whose
other end whoever started it holds.
"""

import json
import os
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from typing import Any, BinaryIO, cast

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.filter import Graph
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from farm.engine.video import light

MEMORY = 6_000_000_000  # bytes of addresses
SECONDS = 3_600  # of a CPU
LONGEST_SOUND = 2_000_000_000  # bytes
COPIED = ("aac", "mp3", "mp3float", "ac3", "eac3", "alac", "opus", "flac")  # as they are, into MP4
TIME = struct.Struct("<?q")  # whether a frame follows; its time, in units of the time base
NATURAL = {"enable_drefs": "0", "use_absolute_path": "0", "protocol_whitelist": "file"}
BT601, BT709, BT2020, UNSPECIFIED = 5, 1, 9, 2  # FFmpeg's numbers of matrices
MATRICES = {1: BT709, 4: 4, 5: BT601, 6: BT601, 7: 7, 9: BT2020, 10: BT2020}
HD = 720  # rows from which a film that does not say so means BT.709
DAMAGED = "The film is damaged or incomplete: export or upload it again."
NEVER = (
    "The film cannot be decoded: export it again, as MP4 with H.264 and without protection (DRM)."
)


def main() -> None:
    """Do what the command line says: ``frames`` or ``sound``, path, container, and two more."""
    what, path, container, *more = sys.argv[1:]
    if what == "sound":
        start, into = more
        _limit(LONGEST_SOUND)
        with av.open(path, format=container, options=NATURAL) as film:
            _write_sound(film, Fraction(start), into)
    else:
        side, most = map(int, more)
        _limit(0)
        _write_frames(path, container, side, most, _Told(sys.stdout.buffer))


def _end_with_input() -> None:
    """Hear nothing until the end of file, which is the parent's end, and be gone."""
    sys.stdin.buffer.read()
    os._exit(1)


def _limit(written: int) -> None:
    try:
        import resource
    except ImportError:  # on Windows
        return
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_FSIZE: written,
    }
    for what, most in limits.items():
        with suppress(ValueError):  # a lower limit holds already, or macOS sets none on addresses
            resource.setrlimit(what, (most, most))


def _write_frames(path: str, container: str, side: int, most: int, told: "_Told") -> None:
    try:
        with av.open(path, format=container, options=NATURAL) as film:
            _tell(film, side, most, told)
        told.end(None)
    except FFmpegError:
        told.end(DAMAGED if told.begun else NEVER)
    except (ValueError, MemoryError, OSError) as error:
        told.end(str(error) or NEVER)


class _Told:
    """What was written so far."""

    def __init__(self, out: BinaryIO) -> None:
        self.out, self.begun = out, False

    def begin(self, about: dict[str, Any]) -> None:
        """Say what the film is."""
        self._line(about)
        self.begun = True

    def frame(self, time: int, samples: NDArray[np.uint8]) -> None:
        """Write a frame."""
        self.out.write(TIME.pack(True, time))
        self.out.write(samples.tobytes())

    def end(self, error: str | None) -> None:
        """Say that there is no more, and why."""
        if self.begun:
            self.out.write(TIME.pack(False, 0))
        self._line({"error": error})

    def _line(self, words: dict[str, Any]) -> None:
        self.out.write(json.dumps(words).encode() + b"\n")
        self.out.flush()


def _tell(film: InputContainer, side: int, most: int, told: _Told) -> None:
    """Write what the film is, and its frames."""
    stream = _stream(film, most)
    view = None
    for number, frame in enumerate(_steady(stream, film.decode(stream))):
        if view is None:
            view = _View(frame, stream.sample_aspect_ratio, side)
            told.begin(_about(film, stream, frame, view))
        told.frame(_time(frame, stream, number), view.shown(frame))
    if view is None:
        raise ValueError(NEVER)


def _stream(film: InputContainer, most: int) -> VideoStream:
    """Return the film's pictures; raise ValueError for what cannot be painted."""
    videos = [s for s in film.streams.video if not _is_cover(s)]
    if not videos:
        only = "only sound" if film.streams.audio else "no pictures"
        raise ValueError(f"The file holds {only}: give it a film.")
    stream = videos[0]
    context = stream.codec_context
    if context is None:
        raise ValueError(NEVER)
    if str(context.codec_tag).startswith(("enc", "drm")):
        raise ValueError("The film is protected (DRM): export it without protection.")
    if max(context.width, context.height) > most:
        size = f"{context.width:,} x {context.height:,}"
        raise ValueError(f"The film is {size}; no side may exceed {most:,} pixels.")
    stream.thread_type, context.thread_count = "AUTO", 2
    return stream


def _is_cover(stream: VideoStream) -> bool:
    """Whether it is the picture on a song's cover."""
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _steady(stream: VideoStream, frames: Iterator[VideoFrame]) -> Iterator[VideoFrame]:
    """Yield frames without the comb of interlaced ones."""
    graph = None
    for number, frame in enumerate(frames):
        if number == 0 and frame.interlaced_frame:
            graph = _deinterlacer(stream, frame)
        if graph is None:
            yield frame
            continue
        graph.push(frame)
        yield from _pulled(graph)
    if graph is not None:
        graph.push(None)
        yield from _pulled(graph)


def _deinterlacer(stream: VideoStream, frame: VideoFrame) -> Graph:
    graph = Graph()
    nodes = [
        graph.add_buffer(stream),
        graph.add("bwdif", "mode=send_frame"),
        graph.add("buffersink"),
    ]
    graph.link_nodes(*nodes).configure()
    return graph


def _pulled(graph: Graph) -> Iterator[VideoFrame]:
    with suppress(BlockingIOError, EOFError):
        while True:
            yield cast(VideoFrame, graph.pull())


def _time(frame: VideoFrame, stream: VideoStream, number: int) -> int:
    if frame.pts is not None:
        return frame.pts
    rate = stream.average_rate
    if not rate or stream.time_base is None:
        raise ValueError("The film says neither how fast it runs (0 fps) nor when a frame comes.")
    return round(number / rate / stream.time_base)


class _View:
    """How frames are shown: upright, of square pixels, at most so large, as RGB."""

    def __init__(self, frame: VideoFrame, aspect: Fraction | None, side: int) -> None:
        width = max(1, round(frame.width * (aspect or 1)))
        factor = min(1.0, side / max(width, frame.height)) if side else 1.0
        self.size = max(1, round(width * factor)), max(1, round(frame.height * factor))
        self.whole = (width, frame.height)
        self.turns = round(frame.rotation / 90) % 4
        self.transfer = light.transfer(frame.color_trc)
        deep = max((c.bits for c in frame.format.components), default=8) > 8
        self.format = "rgb48le" if deep or self.transfer else "rgb24"
        self.matrix = MATRICES.get(frame.colorspace, BT709 if frame.height >= HD else BT601)

    @property
    def bits(self) -> int:
        """Of a sample that is sent."""
        return 16 if self.format == "rgb48le" else 8

    def upright(self, size: tuple[int, int]) -> tuple[int, int]:
        """Width and height after turning."""
        return size[::-1] if self.turns % 2 else size

    def shown(self, frame: VideoFrame) -> NDArray[np.uint8]:
        """Samples [height, width, 3]."""
        how: dict[str, Any] = {"interpolation": "BICUBIC", "threads": 1}  # as `writer` converts
        if not frame.format.is_rgb:
            how["src_colorspace"] = self.matrix
        width, height = self.size
        rgb = frame.reformat(width, height, self.format, **how)
        samples: NDArray[Any] = rgb.to_ndarray()
        if self.transfer:
            samples = light.tone_mapped(samples.astype(np.uint16), self.transfer)
        return np.ascontiguousarray(np.rot90(samples, self.turns))


def _about(
    film: InputContainer, stream: VideoStream, frame: VideoFrame, view: _View
) -> dict[str, Any]:
    width, height = view.upright(view.whole)
    small = view.upright(view.size)
    sound = film.streams.audio
    return {
        "width": width,
        "height": height,
        "shown": small,
        "bits": view.bits,
        "codec": stream.codec_context.name,
        "base": str(stream.time_base or Fraction(1, 1000)),
        "start": stream.start_time or 0,
        "rate": str(stream.average_rate or 0),
        "declared": stream.frames,
        "seconds": film.duration / av.time_base if film.duration else 0.0,
        "sound": sound[0].codec_context.name if sound else None,
        "interlaced": bool(frame.interlaced_frame),
        "transfer": view.transfer,
    }


def _write_sound(film: InputContainer, start: Fraction, into: str) -> None:
    """Write the first sound of a film, from ``start`` seconds on, as MP4 takes it."""
    heard = film.streams.audio[0]
    copied = heard.codec_context.name in COPIED
    with av.open(into, "w", format="mp4") as out:
        if copied:
            sound = out.add_stream_from_template(heard)
        else:
            sound = out.add_stream("aac", rate=heard.codec_context.sample_rate)
        for packet in _sounds(film, heard, sound, copied):
            if packet.pts is None or packet.pts * packet.time_base < start:
                continue
            shift = round(start / packet.time_base)
            packet.pts -= shift
            packet.dts = packet.pts
            packet.stream = sound
            out.mux(packet)


def _sounds(
    film: InputContainer, heard: AudioStream, sound: AudioStream, copied: bool
) -> Iterator["Packet[AudioStream]"]:
    if copied:
        yield from film.demux(heard)
        return
    for frame in film.decode(heard):
        yield from sound.encode(frame)
    yield from sound.encode(None)


if __name__ == "__main__":
    threading.Thread(target=_end_with_input, daemon=True).start()
    status = 1
    try:
        main()
        status = 0
    finally:
        # Python's own end would free the codec, which waits for its threads, of which some may wait
        # for Python. For the same reason PyAV's log stays off, as it is unless a level is set.
        os._exit(status)
