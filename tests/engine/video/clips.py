"""Films that the tests make, of which every pixel's way is known."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from tests.engine.conftest import picture

Frames = list[NDArray[np.uint8]]


def scene(height: int, width: int, seed: int = 1) -> NDArray[np.uint8]:
    return (picture(height, width, seed).permute(1, 2, 0).numpy() * 255).round().astype(np.uint8)


def pan(count: int = 8, size=(120, 160), step=(3, 1), seed: int = 1) -> Frames:
    """The view moves right and down: at p there was, one frame earlier, what is at p + step."""
    (height, width), (right, down) = size, step
    whole = scene(height + down * count, width + right * count, seed)
    return [
        np.ascontiguousarray(whole[down * n :][:height, right * n :][:, :width])
        for n in range(count)
    ]


def sprite(count: int = 6, size=(120, 160), side: int = 40, step: int = 6) -> Frames:
    """A square moves right over a still scene."""
    ground, figure, frames = scene(*size), scene(side, side, seed=9), []
    for n in range(count):
        frame = ground.copy()
        frame[40 : 40 + side, 20 + step * n :][:, :side] = figure
        frames.append(frame)
    return frames


def zoom(count: int = 5, size=(120, 160), factor: float = 1.02) -> Frames:
    """The view comes nearer about its middle."""
    import cv2

    height, width = size
    whole = scene(height, width)
    middle = np.array([(width - 1) / 2, (height - 1) / 2])
    frames = []
    for n in range(count):
        scale = factor**n
        matrix = np.array(
            [[scale, 0, middle[0] * (1 - scale)], [0, scale, middle[1] * (1 - scale)]]
        )
        frames.append(
            cv2.warpAffine(
                whole, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT
            )
        )
    return frames


def write(
    path: Path,
    frames: Iterable[NDArray[np.uint8]],
    *,
    rate: int = 12,
    codec: str = "libx264",
    pixels: str = "yuv420p",
    times: Iterable[int] | None = None,
    sound: str | None = None,
    seconds: float = 0,
    **tags: int,
) -> Path:
    """Write a film; ``times`` in units of 1/rate; ``sound``: the codec of a tone to add."""
    frames = list(frames)
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec, rate=rate, options={"crf": "10"})
        stream.height, stream.width = frames[0].shape[:2]
        stream.pix_fmt = pixels
        for name, value in tags.items():
            setattr(stream.codec_context, name, value)
        heard = out.add_stream(sound, rate=48_000) if sound else None
        for samples, time in zip(frames, times or range(len(frames)), strict=True):
            frame = av.VideoFrame.from_ndarray(samples, format="rgb24")
            frame = frame.reformat(format=pixels)
            frame.pts, frame.time_base = time, Fraction(1, rate)
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
        if heard is not None:
            tone(out, heard, len(frames) / rate)
    return path


def tone(out, stream, seconds: float) -> None:
    for start in range(0, int(48_000 * seconds), 1024):
        wave = np.sin(np.arange(start, start + 1024) * 0.05).astype(np.float32)[None]
        frame = av.AudioFrame.from_ndarray(wave, format="flt", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, start, Fraction(1, 48_000)
        resampled = av.AudioResampler(stream.codec_context.format, "mono", 48_000).resample(frame)
        for each in resampled:
            out.mux(stream.encode(each))
    out.mux(stream.encode())


def only_sound(path: Path) -> Path:
    with av.open(str(path), "w") as out:
        tone(out, out.add_stream("aac", rate=48_000), 0.5)
    return path
