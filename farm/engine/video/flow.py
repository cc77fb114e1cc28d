"""Where each pixel of a frame was in another one, and whether it was seen there.

Dense inverse search (Kroeger et al. 2016) both ways, at most at a working size and refined at the
full one; what is hidden shows where the two ways disagree (Sundaram, Brox, Keutzer 2010).
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

WORKING = 1_280  # pixels of the longer edge at which flow is searched
# Variational refinement of a flow that is searched: the more of it and the smoother, the less it
# follows a camera's noise; from 40 on it bleeds over the edge of what moves. OpenCV has 5 and 20.
SEARCHED, SMOOTHNESS = 20, 30.0
REFINEMENTS = 5  # of a flow that was searched smaller than it is used

Samples = NDArray[Any]  # [height, width, 3]
Field = NDArray[np.float32]  # [height, width, 2], pixels to the right and down

cv2.setNumThreads(1)  # DIS cuts its search by threads, and the field depends on the cuts


def flow(frame: Samples, other: Samples) -> Field:
    """For each pixel of ``frame`` how far away it is in ``other``."""
    grey, there = _grey(frame), _grey(other)
    height, width = grey.shape
    factor = min(1.0, WORKING / max(height, width))
    if factor == 1:
        return _search(grey, there)
    size = round(width * factor), round(height * factor)
    small = [cv2.resize(each, size, interpolation=cv2.INTER_AREA) for each in (grey, there)]
    field = cv2.resize(_search(*small), (width, height), interpolation=cv2.INTER_LINEAR)
    field *= np.array([width / size[0], height / size[1]], np.float32)
    refinement: Any = cv2.VariationalRefinement.create()
    refinement.setFixedPointIterations(REFINEMENTS)
    return np.asarray(refinement.calc(grey, there, field))


def _search(grey: Samples, there: Samples) -> Field:
    search: Any = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    search.setFinestScale(0)
    search.setVariationalRefinementIterations(SEARCHED)
    search.setVariationalRefinementAlpha(SMOOTHNESS)
    return np.asarray(search.calc(grey, there, None))


def visible(there: Field, back: Field) -> NDArray[np.bool_]:
    """Which pixels are seen in the other frame, too, [height, width].

    ``there`` leads to the other frame, ``back`` from it. Not those that come back elsewhere, nor
    those on an edge of motion, where a flow is the mean of two.
    """
    height, width = there.shape[:2]
    x, y = _places(there)
    inside = (x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)
    returned = follow(back, there)
    lengths = _squares(there) + _squares(returned)
    consistent = _squares(there + returned) < 0.01 * lengths + 0.5  # Sundaram, equation 5
    slopes = sum(_squares(np.gradient(there, axis=axis)) for axis in (0, 1))
    smooth = slopes < 0.01 * _squares(there) + 0.002  # equation 6
    seen: NDArray[np.bool_] = inside & consistent & smooth
    return seen


def follow(values: NDArray[Any], field: Field) -> NDArray[np.float32]:
    """What stands where a field leads to, by bilinear interpolation; for looking, not painting."""
    x, y = _places(field)
    edge = cv2.BORDER_REPLICATE
    found = cv2.remap(values.astype(np.float32), x, y, cv2.INTER_LINEAR, borderMode=edge)
    return np.asarray(found, np.float32)


def _places(field: Field) -> tuple[Field, Field]:
    """Where it leads to: columns and rows."""
    height, width = field.shape[:2]
    x = np.arange(width, dtype=np.float32) + field[..., 0]
    y = np.arange(height, dtype=np.float32)[:, None] + field[..., 1]
    return x, y


def _squares(field: Any) -> NDArray[Any]:
    return np.asarray(np.square(field).sum(-1))


def _grey(samples: Samples) -> NDArray[np.uint8]:
    """Light and dark in the 8 bits that DIS takes."""
    if samples.dtype == np.uint16:
        samples = (samples >> 8).astype(np.uint8)
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(samples), cv2.COLOR_RGB2GRAY))
