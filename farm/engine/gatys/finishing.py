"""What makes a picture of an iterate: the photo where nothing is painted, and colours."""

from typing import NamedTuple

import torch
from torch import Tensor

from farm.engine.gatys.inputs import Inputs
from farm.engine.gatys.recipe import Recipe
from farm.engine.planes import color
from farm.engine.planes.pyramid import resize, resize_map


class Finishing(NamedTuple):
    """Turns iterates of a render into pictures."""

    inputs: Inputs
    recipe: Recipe

    def finish(self, picture: Tensor) -> Tensor:
        """An iterate [3, H, W] in range, and in the photo's colours where asked."""
        picture = self.pinned(picture.clamp(0, 1).contiguous())
        if self.recipe.color == "luminance":
            photo = resize(self.inputs.content, *picture.shape[1:]).clamp(0, 1)
            picture = color.keep_luminance(picture, photo)
        return picture

    def pinned(self, picture: Tensor) -> Tensor:
        """``picture`` [3, H, W] with the photo where the strength map is 0."""
        if self.inputs.strength is None:
            return picture
        height, width = picture.shape[1:]
        free = resize_map(self.inputs.strength, height, width) > 0
        return torch.where(free, picture, resize(self.inputs.content, height, width))
