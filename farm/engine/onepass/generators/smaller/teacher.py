"""A trained generator that a smaller one learns from (Hinton et al. 2015), picture by picture."""

import torch
from torch import Tensor
from torch.nn.functional import mse_loss

from farm.engine.errors import BadInput
from farm.engine.onepass.generators.files import Model

WEIGHT = 1.0  # of a picture that is no nearer to the teacher's than a single colour
TINY = 1e-6


class Teacher:
    """Says how far pictures are from its own, relative to how much its own vary."""

    def __init__(self, model: Model, styles: int, width: int, device: torch.device) -> None:
        """Takes a model of as many ``styles``, for a student of ``width`` maps.

        Raises:
            BadInput: they do not fit.

        """
        model.require_styles(styles)
        self.model, most = model, model.generator.width
        if width > most:
            raise BadInput(
                f"the teacher has {most} maps, fewer than the {width} that it shall teach: choose "
                f"a width of at most {most}"
            )
        self.generator = model.generator.to(device)

    def __call__(self, pictures: Tensor, photos: Tensor, mix: Tensor) -> Tensor:
        """Of ``pictures`` [N, 3, H, W] of ``photos``, given each one's share of the styles."""
        with torch.no_grad():
            wanted = self.generator(photos, mix)
        apart: Tensor = mse_loss(pictures, wanted) / wanted.var().clamp(min=TINY)
        return WEIGHT * apart
