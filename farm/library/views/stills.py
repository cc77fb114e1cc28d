"""Single frames of uploaded films: as photos, and as pictures of their motion."""

from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from farm.base.scratch import scratch
from farm.domain.roles import Viewer
from farm.engine.pictures import images
from farm.engine.pictures.images import Picture, encode
from farm.engine.video import film
from farm.infra import keys
from farm.infra.services import Services
from farm.infra.storage import Storage
from farm.library.uploads import assets
from farm.sql.models import Asset

SIDE = 640  # pixels of the longer edge at which motion is shown
HIDDEN = (1.0, 0.1, 0.1)  # the colour of what cannot be taken from the frame before
FASTEST = 0.98  # of the motions of a frame: the share that is not shown at full strength
STRENGTH = 0.7  # of a colour over the film

Samples = NDArray[Any]


def take(services: Services, viewer: Viewer, clip: Asset, number: int) -> Asset:
    """Keep a frame, from 1, as an uploaded picture of its own."""
    with scratch() as folder:
        (frame,) = _frames(services.storage, clip, number, 1, folder, side=0)
        path = folder / "frame.png"
        images.write(path, _picture(frame), bits=16 if frame.dtype == np.uint16 else 8, dpi=None)
        name = f"{Path(clip.name).stem}-{number:05}.png"
        return assets.add(services, viewer.name, name, path, assets.digest(path))[0]


def overlay(storage: Storage, clip: Asset, number: int, what: str) -> bytes:
    """Return a WebP to lay over a frame: its `motion` since the one before, or what was `hidden`.

    Hue is the direction, as on a clock face from red to the right; the first frame has none.
    """
    from farm.engine.video.flow import flow, visible  # OpenCV, which a farm without films has not

    with scratch() as folder:
        count = min(number, 2)
        frames = _frames(storage, clip, number - count + 1, count, folder, side=SIDE)
    there = flow(frames[-1], frames[0])
    if what == "hidden":
        return _coloured(HIDDEN, ~visible(there, flow(frames[0], frames[-1])))
    return _wheel(there)


def _frames(
    storage: Storage, clip: Asset, number: int, count: int, folder: Path, *, side: int
) -> list[Samples]:
    path = folder / "clip"
    storage.get_file(keys.asset(clip.sha256), path)
    with film.frames(path, side) as found:
        return [frame.samples for frame in islice(found, number - 1, number - 1 + count)]


def _picture(samples: Samples) -> Picture:
    return Picture(np.divide(samples, np.iinfo(samples.dtype).max, dtype=np.float32))


def _wheel(there: Samples) -> bytes:
    import cv2

    speed, angle = cv2.cartToPolar(there[..., 0], there[..., 1], angleInDegrees=True)
    full = np.maximum(np.float32(1), np.quantile(speed, FASTEST))
    hsv = np.stack([angle, np.ones_like(angle), np.ones_like(angle)], axis=-1)
    return _coloured(cv2.cvtColor(hsv.astype(np.float32), cv2.COLOR_HSV2RGB), speed / full)


def _coloured(colour: Any, share: Samples) -> bytes:
    """Return a colour [3] or [H, W, 3] over what lies beneath, as strong as `share` [H, W] says."""
    alpha = np.clip(share.astype(np.float32), 0, 1) * STRENGTH
    pixels = np.broadcast_to(np.asarray(colour, np.float32), (*alpha.shape, 3))
    return encode(Picture(np.ascontiguousarray(pixels), alpha=alpha), "webp", dpi=None)
