"""From the last iterate to the picture that is written."""

import torch
from torch import Tensor

from farm.engine.pictures.images import Picture
from farm.engine.planes.color import pixels
from farm.engine.planes.pyramid import resize_map


def finished(image: Tensor, photo: Picture) -> Picture:
    """Return `image` [3, H, W] with the photo's colour profile and, resized, its transparency."""
    alpha = None
    if photo.alpha is not None:
        plane = torch.from_numpy(photo.alpha)[None]
        alpha = resize_map(plane, *image.shape[1:])[0].numpy()
    return Picture(pixels(image), alpha, photo.icc, photo.bits)
