"""A painting as one of its variants."""

from torch import Tensor

from farm.engine.gatys.variants import Variant


def placed(planes: Tensor, variant: Variant) -> Tensor:
    """Planes [C, H, W], a picture's or its regions', mirrored and turned."""
    mirrored = planes.flip(2) if variant.mirrored else planes
    return mirrored.rot90(variant.turns, (1, 2)) if variant.turns else mirrored


def tinted(picture: Tensor, variant: Variant) -> Tensor:
    """A picture [3, H, W] in 0..1 in the variant's colours."""
    if variant.gamma == 1 and variant.gains == (1, 1, 1):
        return picture
    gains = picture.new_tensor(variant.gains)[:, None, None]
    return (picture.clamp(0, 1) ** variant.gamma * gains).clamp(0, 1)
