"""A sketch for the painter: evening sun over a lake, with mountains, a meadow and a tree.

Lengths are in picture heights, y downward. The numbers were chosen by looking.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[Any]  # of floats
Rng = np.random.Generator

SHAPE = 1.28  # width / height
HORIZON = 0.62
SUN = (0.50, 0.36)  # x, y
EDDIES = (  # x, y, radius, turn
    (*SUN, 0.20, 1.6),
    (1.02, 0.17, 0.13, -1.3),
    (0.13, 0.16, 0.12, 1.2),
    (0.80, 0.42, 0.08, 1.0),
    (0.22, 0.44, 0.07, -0.9),
)


def colours(codes: str) -> Array:
    """Hexadecimal colours as [n, 3], 0..1."""
    return np.array([tuple(bytes.fromhex(code)) for code in codes.split()], np.float32) / 255


SKY = colours("fff2c0 fcd566 f7a035 e8622f c23a52 7a3a86 2f58b4 1f3f98 131f5c 0c1440")
CLOUD = colours("f6d9c0 e99a8a 9a7ac0 58b0b8 2a78b8")
RANGE = colours("6a4f9c 34488f 1b3568")
WATER = colours("0f2a5c 1d5a8c 3f9aa6")
GLITTER = colours("e0703a fbd070")
MEADOW = colours("10241f 1f4a2c 5f862e c99a2a dc552a a0223c")
WOOD = colours("081420 0d2a2c 17483a 3a7440")


@dataclass
class Sketch:
    """Which colour and which direction the brush has, at every point."""

    colour: Array  # [height, width, 3], 0..1
    angle: Array  # [height, width], radians

    def lay(self, where: NDArray[np.bool_], colour: Array, angle: Array) -> None:
        """Put a shape in front of what is there."""
        self.colour[where] = colour[where]
        self.angle[where] = angle[where]


def evening(height: int, rng: Rng) -> Sketch:
    """Sketch the whole scene, from back to front."""
    y, x = np.mgrid[0:height, 0 : round(height * SHAPE)].astype(np.float32) / height
    sketch = _sky(x, y, rng)
    _mountains(sketch, x, y, rng)
    _lake(sketch, x, y, rng)
    _meadow(sketch, x, y, rng)
    _tree(sketch, x, y, rng)
    return sketch


def ramp(palette: Array, position: Array) -> Array:
    """Colours along a palette, position 0..1."""
    place = np.clip(position, 0, 1) * (len(palette) - 1)
    low = np.minimum(place.astype(int), len(palette) - 2)
    return _mix(palette[low], palette[low + 1], place - low)


def noise(shape: tuple[int, ...], bumps: float, rng: Rng, octaves: int = 3) -> Array:
    """Smooth noise, about -1..1, with so many bumps a picture height."""
    total = np.zeros(shape, np.float32)
    for octave in range(octaves):
        count = max(2, round(bumps * 2**octave))
        grid = rng.uniform(-1, 1, (count, round(count * SHAPE) + 1)).astype(np.float32)
        smooth = Image.fromarray(grid).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
        total += np.asarray(smooth) / 2**octave
    return total


def _mix(back: Array, front: Array, part: Array) -> Array:
    return np.asarray(back + (front - back) * part[..., None], np.float32)


def _sky(x: Array, y: Array, rng: Rng) -> Sketch:
    """Rings of dusk around the sun, night above, clouds and eddies between."""
    warp, cloud = noise(x.shape, 3, rng), noise(x.shape, 4, rng)
    radius = np.hypot(x - SUN[0], 1.15 * (y - SUN[1]))
    glow = 1.25 * radius + 0.07 * warp + 0.035 * np.sin(70 * radius + 3 * warp)
    glow -= 0.18 * np.exp(-(((y - HORIZON) / 0.12) ** 2))  # the horizon glows too
    veil = np.clip(1.6 * (cloud - 0.25), 0, 0.85) * np.clip(6 * (radius - 0.12), 0, 1)
    colour = _mix(ramp(SKY, glow / 0.95), ramp(CLOUD, 0.9 * radius + 0.25 * warp), veil)
    flow = np.stack((np.full_like(x, 0.35), 0.12 * np.sin(5 * x)))
    for eddy in EDDIES:
        flow += _eddy(colour, x, y, *eddy)
    return Sketch(colour, np.arctan2(flow[1], flow[0]) + 0.5 * noise(x.shape, 3, rng))


def _eddy(
    colour: Array, x: Array, y: Array, at_x: float, at_y: float, size: float, turn: float
) -> Array:
    """Its flow [2, height, width]; all but the sun's also wind a spiral of cloud into the sky."""
    x, y = x - at_x, y - at_y
    square = x**2 + y**2
    if (at_x, at_y) != SUN:
        spiral = 0.5 + 0.5 * np.sin(75 * np.sqrt(square) + np.arctan2(y, x))
        colour[:] = _mix(colour, ramp(CLOUD, spiral), 0.75 * np.exp(-square / (0.72 * size**2)))
    return np.asarray(np.stack((-y, x)) * turn / size * np.exp(-square / (2 * size**2)))


def _mountains(sketch: Sketch, x: Array, y: Array, rng: Rng) -> None:
    """Two ranges, the nearer one darker, their crests lit by the sun."""
    for near, (base, height, bumps) in enumerate(((0.52, 0.10, 3), (0.575, 0.07, 5))):
        line = noise((4, x.shape[1]), bumps, rng, 4)[1]
        crest = base - height * line * (0.6 + 0.4 * np.abs(x[0] - SUN[0]))
        depth = np.maximum(y - crest, 0) / 0.12
        colour = ramp(RANGE, 0.7 * depth + 0.25 * near + 0.2 * noise(x.shape, 8, rng))
        lit = np.exp(-5 * depth - 2.5 * np.abs(x - SUN[0]))
        slope = np.arctan(np.gradient(crest) * len(x))
        folds = 0.54 * np.sign(np.sin(40 * x + 5 * line)) * np.clip(depth, 0, 1)
        sketch.lay(y > crest, _mix(colour, SKY[3], lit), slope + folds)


def _lake(sketch: Sketch, x: Array, y: Array, rng: Rng) -> None:
    """What is above the horizon, mirrored and rippled, and the sun's path of glitter."""
    depth = np.clip((y - HORIZON) / (1 - HORIZON), 0, 1)
    rows = np.clip((2 * HORIZON - y[:, 0]) * len(y), 0, len(y) - 1).astype(int)
    ripple = np.sin(190 * y / (0.5 + depth) + 4 * noise(x.shape, 4, rng))
    wave = 0.5 + 0.3 * noise(x.shape, 3, rng) + 0.35 * ripple
    colour = _mix(sketch.colour[rows], ramp(WATER, wave), np.full_like(x, 0.45))
    sparkle = np.sin(230 * y / (0.6 + depth) + 5 * noise(x.shape, 6, rng))
    path = np.exp(-(((x - SUN[0]) / (0.05 + 0.12 * depth)) ** 2)) * (0.45 + 0.55 * sparkle)
    colour = _mix(colour, ramp(GLITTER, 0.5 + 0.5 * wave), np.clip(path, 0, 1))
    sketch.lay(y > HORIZON, colour, 0.25 * noise(x.shape, 4, rng))


def _meadow(sketch: Sketch, x: Array, y: Array, rng: Rng) -> None:
    """Grass and flowers on a bank that rises to the right."""
    crest = 0.86 + 0.05 * np.sin(4 * x + 1) - 0.073 * x**2 + 0.02 * noise(x.shape, 6, rng)
    depth = (y - crest) / 0.2
    flowers = 0.42 + 0.38 * noise(x.shape, 14, rng, 2)
    angle = -1.35 + 0.5 * noise(x.shape, 5, rng) + 0.3 * np.sin(9 * x)
    sketch.lay(depth > 0, ramp(MEADOW, flowers - 0.25 * (depth < 0.15)), angle)


def _tree(sketch: Sketch, x: Array, y: Array, rng: Rng) -> None:
    """A poplar that sways, lit from its left."""
    part = np.clip((y - 0.10) / 0.80, 0, 1)
    half = 0.085 * np.sin(0.93 * np.pi * part**0.8) ** 0.8 + 1e-6
    side = (x - 1.06 - 0.025 * np.sin(9 * y)) / half + 0.35 * noise(x.shape, 9, rng)
    colour = ramp(WOOD, 0.45 - 0.35 * side + 0.3 * noise(x.shape, 10, rng))
    angle = -np.pi / 2 + 0.35 * side + 0.5 * np.sin(22 * y + 2 * side)
    sketch.lay((np.abs(side) < 1) & (part > 0) & (part < 1), colour, angle)
