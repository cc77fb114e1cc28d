"""How a generator is trained: every setting once, with its limits and words; without torch."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from farm.engine.gatys.recipe import Recipe, Weight
from farm.engine.gatys.scales import SHORTEST_EDGE

UNIT = 16  # pixels of a crop to one of the deepest features
SMALLEST_CROP = 2 * SHORTEST_EDGE  # pixels
LONGEST = 768  # pixels a photo keeps of its longer side: crops are a good part of it
FEWEST = 4  # maps of a network
SAMPLE, SAMPLES = 384, 4  # pixels of a sample's side at most, and how many a row has


class Options(BaseModel):
    """Everything that changes the generator, beside photos and paintings."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    steps: int | None = Field(None, ge=1, le=1_000_000)
    """Steps of training; null: as many as fit into the time."""

    width: int = Field(32, ge=FEWEST, le=128)
    """Maps of the network at full resolution: fewer are faster, and paint less finely."""

    size: int = Field(512, ge=64, le=4_096)
    """Longer edge, in pixels, of the pictures whose strokes are learned."""

    crop: int = Field(256, ge=SMALLEST_CROP, le=1_024, multiple_of=UNIT)
    """Side of the crops that are trained on, in pixels."""

    batch: int = Field(4, ge=1, le=64)
    """Crops a step."""

    rate: float = Field(1e-3, gt=0, le=1, allow_inf_nan=False)
    """The optimizer's learning rate. Lower it if a training diverges."""

    content_weight: Weight = 1.0
    """How firmly the photos' shapes are kept, as in recipes."""

    style_weight: Weight = 1.0
    """How strongly strokes, textures and colours are taken over, as in recipes."""

    style_scale: float = Field(1.0, ge=0.1, le=4, allow_inf_nan=False)
    """Size of the brush strokes, as in recipes."""

    tv_weight: Weight = 0.0
    """How much neighbouring pixels are smoothed. Raise it against fine grain."""

    seed: int = Field(0, ge=0, le=2**31 - 1)
    """Chooses crops and first weights."""

    @model_validator(mode="after")
    def _something_to_learn(self) -> Self:
        if self.content_weight == 0 and self.style_weight == 0:
            raise ValueError("content and style both have no weight: give one of them some")
        return self

    @property
    def recipe(self) -> Recipe:
        """The render whose style a crop is to have."""
        return Recipe.from_preset(
            "standard",
            size=self.size,
            content_weight=self.content_weight,
            style_weight=self.style_weight,
            style_scale=self.style_scale,
            tv_weight=self.tv_weight,
        )
