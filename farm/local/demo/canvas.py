"""Brush strokes on a canvas, following a sketch, broad ones first.

A brush is a row of bristles, each with its own tint, load of paint and end. The thickness of the
paint is kept beside its colour and lit from the upper left at the end. Strokes are laid in
batches, drawn as points along the bristles. Lengths are in picture heights; arrays of points are
[strokes, bristles, steps, (y, x)].
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from farm.local.demo.scene import SHAPE, Array, Rng, Sketch, colours

OVERSAMPLING = 2  # canvas points a side of a pixel: the bristles' edges come out smooth
BATCH = 128  # strokes
INERTIA = 0.9  # of the brush's direction, a step
OTHER_THING = 0.5  # distance of colours
GROUND = colours("7a4a2a")[0]  # the primed canvas, which shows between strokes


class Brush(NamedTuple):
    """One pass over the canvas."""

    width: float
    length: float
    coverage: float  # paint laid, in canvas areas
    tint: float  # how far the strokes' colours stray from the sketch's
    opacity: float


BRUSHES = (
    Brush(width=0.075, length=0.30, coverage=1.6, tint=0.05, opacity=0.95),
    Brush(width=0.036, length=0.22, coverage=1.8, tint=0.08, opacity=0.90),
    Brush(width=0.020, length=0.14, coverage=2.0, tint=0.10, opacity=0.92),
    Brush(width=0.010, length=0.07, coverage=0.8, tint=0.14, opacity=0.95),
)


class Canvas:
    """The paint's colour and thickness, oversampled."""

    def __init__(self, sketch: Sketch, height: int) -> None:
        """Prime a canvas for a picture of so many pixels and wash the sketch onto it."""
        self.sketch = sketch
        self.height, self.width = OVERSAMPLING * height, OVERSAMPLING * round(height * SHAPE)
        wash = Image.fromarray(_bytes(0.88 * sketch.colour + 0.12 * GROUND))
        wash = wash.resize((self.width, self.height), Image.Resampling.BICUBIC)
        self.colour = np.asarray(wash, np.float32).reshape(-1, 3) / 255
        self.thickness = np.zeros(self.height * self.width, np.float32)

    def paint(self, rng: Rng) -> None:
        """Lay every brush's strokes at random places, each over the earlier ones."""
        for brush in BRUSHES:
            count = round(brush.coverage * SHAPE / (0.8 * brush.width * brush.length))
            for first in range(0, count, BATCH):
                self._lay(brush, min(BATCH, count - first), rng)

    def lit(self) -> Array:
        """The picture, [height, width, 3]: slopes towards the light are brighter."""
        relief = self.thickness.reshape(self.height, self.width)
        slope = np.zeros_like(relief)
        slope[1:-1, 1:-1] = relief[2:, 2:] - relief[:-2, :-2]
        shade = np.clip(slope, -0.22, 0.3)[..., None]
        gloss = 0.35 * np.maximum(shade - 0.12, 0)
        colour = self.colour.reshape(self.height, self.width, 3) * (1 + shade) + gloss
        size = self.width // OVERSAMPLING, self.height // OVERSAMPLING
        image = Image.fromarray(_bytes(colour)).resize(size, Image.Resampling.LANCZOS)
        return np.asarray(image, np.float32) / 255

    def _lay(self, brush: Brush, count: int, rng: Rng) -> None:
        path = self._paths(brush, count, rng)
        bristles = max(3, round(1.35 * brush.width * self.height))
        across = np.linspace(-1, 1, bristles, dtype=np.float32)[:, None]  # [bristles, 1]
        along = np.linspace(0, 1, path.shape[1], dtype=np.float32)
        grain = _neighbourly(rng.standard_normal((count, bristles), np.float32))
        tint = self._tints(brush, path[:, path.shape[1] // 2], across[:, 0], grain, rng)
        half = brush.width / 2 * (0.6 + 0.55 * rng.random((count, 1, 1), np.float32))
        begin = 0.06 * across**2 + 0.03 * rng.random((count, bristles, 1), np.float32)
        end = 1 - 0.12 * across**2 - 0.28 * rng.random((count, bristles, 1), np.float32) ** 2
        touch = np.clip((along - begin) * len(along) / 3, 0, 1)
        touch *= np.clip((end - along) * len(along) / 8, 0, 1)
        touch *= brush.opacity * (1 - 0.35 * along * (grain < -0.4)[..., None])
        touch *= self._same_thing(path)[:, None]
        ridge = (0.55 + 0.45 * grain[..., None]) * (1 - 0.35 * along) + 0.5 * across**6
        ridge += 0.6 * np.exp(-(((along - begin) / 0.03) ** 2))  # where the brush came down
        self._put(_spread(path, across * half), tint, touch, ridge * np.float32(brush.width**0.5))

    def _paths(self, brush: Brush, count: int, rng: Rng) -> Array:
        """Follow the sketch's directions both ways from random middles: [strokes, steps, 2]."""
        steps = max(4, round(1.15 * brush.length * self.height / 2))
        stride = brush.length / 2 / steps * rng.uniform(0.5, 1.2, (count, 1))
        middle = rng.uniform((-0.02, -0.02), (1.02, SHAPE + 0.02), (count, 2))
        back = self._walk(middle, -stride, steps)
        return np.concatenate((back[:, :0:-1], self._walk(middle, stride, steps)), axis=1)

    def _walk(self, at: Array, stride: Array, steps: int) -> Array:
        """The hand has some inertia, so that a stroke bends but has no corners."""
        path = np.empty((len(at), steps, 2), np.float32)
        heading = self._heading(at)
        for step in range(steps):
            path[:, step] = at
            heading = INERTIA * heading + (1 - INERTIA) * self._heading(at)
            heading /= np.linalg.norm(heading, axis=-1, keepdims=True) + 1e-9
            at = at + heading * stride
        return path

    def _heading(self, at: Array) -> Array:
        angle = _look(self.sketch.angle, at)
        return np.stack((np.sin(angle), np.cos(angle)), axis=-1)

    def _same_thing(self, path: Array) -> Array:
        """Where, from its middle on, a stroke has not yet left the thing it paints."""
        middle = path.shape[1] // 2
        colour = _look(self.sketch.colour, path)
        left = np.square(colour - colour[:, middle, None]).sum(-1) > OTHER_THING**2
        back = np.logical_or.accumulate(left[:, middle::-1], axis=1)[:, :0:-1]
        ahead = np.logical_or.accumulate(left[:, middle:], axis=1)
        return ~np.concatenate((back, ahead), axis=1)

    def _tints(self, brush: Brush, at: Array, across: Array, grain: Array, rng: Rng) -> Array:
        """[strokes, bristles, 3]: the brush took up the sketch's colour and one from near by."""
        strays = 0.8 * rng.normal(size=(len(at), 1)) + 0.4 * rng.normal(size=(len(at), 3))
        first = _look(self.sketch.colour, at) + brush.tint * strays
        second = _look(self.sketch.colour, at + rng.normal(0, brush.width, at.shape))
        lean = 0.9 * across * rng.uniform(-1, 1, (len(at), 1))
        part = np.clip(0.15 + lean + 0.25 * _neighbourly(rng.normal(size=grain.shape)), 0, 1)
        tint = first[:, None] + (second - first)[:, None] * part[..., None]
        return np.asarray(tint * (1 + 0.12 * grain[..., None]), np.float32)

    def _put(self, points: Array, tint: Array, touch: Array, ridge: Array) -> None:
        place = (points * self.height).astype(np.int32)
        row, column = place[..., 0], place[..., 1]
        inside = (row >= 0) & (row < self.height) & (column >= 0) & (column < self.width)
        inside &= touch > 0.02
        index = (row * self.width + column)[inside]
        amount = touch[inside].astype(np.float32)
        stroke, bristle, _ = np.nonzero(inside)
        self.colour[index] += (tint[stroke, bristle] - self.colour[index]) * amount[:, None]
        # A later stroke scrapes off three quarters of what lies there.
        self.thickness[index] += (ridge[inside] - 0.75 * self.thickness[index]) * amount


def _look(field: Array, at: Array) -> Array:
    """A field's values at points, nearest neighbour; beyond the edge, the edge's."""
    last = np.array(field.shape[:2]) - 1
    place = np.clip(at * field.shape[0], 0, last).astype(int)
    return np.asarray(field[place[..., 0], place[..., 1]])


def _spread(path: Array, offset: Array) -> Array:
    """Points beside the path: [strokes, steps, 2] and [strokes, bristles, 1] to all four axes."""
    heading = np.gradient(path, axis=1)
    heading /= np.linalg.norm(heading, axis=-1, keepdims=True) + 1e-9
    normal = np.stack((heading[..., 1], -heading[..., 0]), axis=-1)
    return np.asarray(path[:, None] + normal[:, None] * offset[..., None])


def _neighbourly(values: Array) -> Array:
    """White noise in which neighbours along the last axis are alike, of deviation 1."""
    for _ in range(4):
        ends = np.pad(values, ((0, 0), (1, 1)), mode="wrap")
        values = (ends[:, :-2] + 2 * ends[:, 1:-1] + ends[:, 2:]) / 4
    return np.asarray(values / values.std())


def _bytes(colour: Array) -> NDArray[np.uint8]:
    return np.asarray(np.rint(255 * np.clip(colour, 0, 1)), np.uint8)
