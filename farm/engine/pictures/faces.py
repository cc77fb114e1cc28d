"""Faces in a photo, and the strength map that keeps them: a start for a brush.

They are found by the cascade of local binary patterns that scikit-image carries (Liao et al.,
"Learning multi-scale block local binary patterns for face recognition", 2007). It knows faces that
look into the camera, misses some, and takes a few other things for one.
"""

from collections.abc import Iterator
from importlib.util import find_spec

import numpy as np
import pyvips
from numpy.typing import NDArray

from farm.engine.errors import ImageError
from farm.engine.pictures import images
from farm.engine.pictures.formats import Source
from farm.engine.pictures.images import Picture

NONE = (
    "No face that looks into the camera was found in the photo: paint by hand where it shall stay."
)
LOOKED_AT = 640  # pixels of a photo's longer edge
SIDE = 1024  # pixels of the map's longer edge, at most
SMALLEST = 24  # pixels of a face as it is looked at: the cascade's own window
GROWS = 1.15  # the window, from one look to the next
AGREE = 8  # windows that must see the same face
SAME = 0.5  # part of the smaller of two boxes that lies in the other, where both are one face
KEPT = 0.35  # strength over a face: strokes, and still the person
HEAD = (0.6, 0.75)  # half axes of what is kept, as multiples of the face's box
SOFT = 0.35  # of them, over which the strength rises to full
RAISED = 0.08  # of the box's height: the forehead lies above it

Box = tuple[float, float, float, float]  # left, top, width and height, as parts of the photo's


def is_able() -> bool:
    """Whether what finds faces is installed."""
    return find_spec("skimage") is not None


def find(photo: NDArray[np.float32]) -> list[Box]:
    """Return the faces of a photo [H, W, 3] in 0..1, the largest first.

    What is none in a mirror is none: that leaves few of the things that are taken for a face.
    """
    if min(photo.shape[:2]) < SMALLEST:
        return []
    mirrored = [
        (1 - left - wide, top, wide, tall) for left, top, wide, tall in _seen(photo[:, ::-1])
    ]
    faces = [box for box in _seen(photo) if any(_shared(box, one) > SAME for one in mirrored)]
    return sorted(faces, key=lambda box: -box[2] * box[3])


def _seen(photo: NDArray[np.float32]) -> list[Box]:
    """Return what the cascade takes for a face."""
    from skimage import data, feature

    height, width = photo.shape[:2]
    cascade = feature.Cascade(data.lbp_frontal_face_cascade_filename())  # type: ignore[no-untyped-call]
    found = cascade.detect_multi_scale(
        np.rint(photo * 255).astype(np.uint8),
        scale_factor=GROWS,
        step_ratio=1,
        min_size=(SMALLEST, SMALLEST),
        max_size=(min(height, width),) * 2,
        min_neighbor_number=AGREE,
    )
    return [
        (box["c"] / width, box["r"] / height, box["width"] / width, box["height"] / height)
        for box in found
    ]


def _shared(one: Box, other: Box) -> float:
    """Return how much of the smaller of two boxes lies in the other."""
    across, down = (
        min(one[axis] + one[axis + 2], other[axis] + other[axis + 2]) - max(one[axis], other[axis])
        for axis in (0, 1)
    )
    return max(across, 0) * max(down, 0) / min(one[2] * one[3], other[2] * other[3])


def strength(photo: NDArray[np.float32], width: int, height: int) -> Picture:
    """Return the strength map that keeps a photo's faces: white, and dark over each.

    The photo [H, W, 3] is as it is looked at, and has ``width`` and ``height`` itself. Raises
    ImageError if no face is in it.
    """
    faces = find(photo)
    if not faces:
        raise ImageError(NONE)
    factor = min(1, SIDE / max(width, height))
    size = (max(1, round(height * factor)), max(1, round(width * factor)))
    return Picture(np.repeat(_map(faces, *size)[..., None], 3, axis=2))


def kept(source: Source) -> pyvips.Image:
    """Return the strength map that keeps the faces of a photo's file, upright; raise ImageError."""
    whole = images.whole(source)
    looked_at = images.read(source, max_side=LOOKED_AT, like=images.IN_SRGB)
    return images.as_image(strength(looked_at.pixels, whole.width, whole.height), 8)


def _map(faces: list[Box], height: int, width: int) -> NDArray[np.float32]:
    """How strongly the painting acts at each place [H, W]; where heads meet, the weaker counts."""
    found = np.ones((height, width), np.float32)
    for rises in _rises(faces, height, width):
        np.minimum(found, KEPT + (1 - KEPT) * rises, out=found)
    return found


def _rises(faces: list[Box], height: int, width: int) -> Iterator[NDArray[np.float32]]:
    """0 within each head, 1 away from it, and smooth between (a cubic step)."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    for left, top, wide, tall in faces:
        across = ((x + 0.5) / width - left - wide / 2) / (HEAD[0] * wide)
        down = ((y + 0.5) / height - top - tall * (0.5 - RAISED)) / (HEAD[1] * tall)
        step = ((np.hypot(across, down) - 1) / SOFT).clip(0, 1)
        yield step * step * (3 - 2 * step)
