"""Every artistic setting, once: its limits, its default and the words that explain it.

The API, the command line, the dashboard and the engine all read this file. It knows nothing of
torch, so that the web process can check a recipe and estimate its cost.
"""

import hashlib
import json
import math
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from farm.engine.gatys.presets import VERSIONS
from farm.engine.gatys.variants import VARIANTS, Hung

Layer = Literal[
    "relu1_1", "relu1_2", "relu2_1", "relu2_2", "relu3_1", "relu3_2", "relu3_3",
    "relu4_1", "relu4_2", "relu4_3", "relu5_1", "relu5_2", "relu5_3",
]  # fmt: skip
Weight = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]

BLEED = 16  # px beyond each edge at every scale: a whole pixel of VGG's fifth block
SMALLEST_PAINTING = 512  # px, longer edge, if it is that large


def _step(step: float) -> dict[str, Any]:
    """The slider's step, for whoever draws a form from the JSON schema."""
    return {"x-step": step}


class Recipe(BaseModel):
    """How a picture is painted: everything that changes the result, nothing that does not.

    A setting's default is what recipes meant that were stored before there was that setting; what
    is best today is in the presets.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    size: int = Field(1024, ge=64, le=16_384, json_schema_extra=_step(64))
    """Longer edge of the result, in pixels. 300 pixels print as one inch (2.54 cm)."""

    content_weight: Weight = Field(1.0, json_schema_extra=_step(0.05))
    """How firmly the photo's shapes are kept. Lower it for a freer painting."""

    style_weight: Weight = Field(1.0, json_schema_extra=_step(0.05))
    """How strongly the painting's strokes, textures and colours are taken over."""

    style_scale: float = Field(
        1.0, ge=0.1, le=4, allow_inf_nan=False, json_schema_extra=_step(0.05)
    )
    """Size of the brush strokes: the painting's longer edge as a multiple of the result's."""

    variants: Hung = "none"
    """What hangs beside each painting and counts as it does: its mirror image, all its quarter
    turns and their mirror images (turned), larger and smaller strokes (scaled), it warmer, cooler,
    lighter and darker (tinted), or all of these."""

    init: Literal["content", "noise", "noisy", "image"] = "content"
    """The canvas at the start: the photo, noise, the photo with noise, or a picture of yours."""

    color: Literal["style", "luminance", "match", "histogram"] = "style"
    """Whose colours: style, the painting's; luminance, the photo's, painting only light and dark;
    match or histogram, the painting's after recolouring it to the photo's palette, roughly or
    tone by tone."""

    equalize: bool = False
    """Spread the photo's light and dark over the full range first. Helps flat or foggy photos."""

    tv_weight: Weight = Field(0.0, json_schema_extra=_step(0.05))
    """How much neighbouring pixels are smoothed. Raise it against fine grain."""

    smallest: int = Field(256, ge=64, le=4_096, json_schema_extra=_step(32))
    """Longer edge of the first, smallest scale, in pixels. Smaller gives larger, bolder shapes."""

    scale_step: float = Field(2.0, ge=1.1, le=4, allow_inf_nan=False, json_schema_extra=_step(0.1))
    """How much each scale is larger than the one before. Smaller steps are slower and finer."""

    iterations: int = Field(300, ge=1, le=5_000, json_schema_extra=_step(10))
    """Optimization steps at the smallest scale."""

    iteration_decay: float = Field(
        2.0, ge=1, le=8, allow_inf_nan=False, json_schema_extra=_step(0.1)
    )
    """How many times fewer steps a scale of twice the size gets. 1 keeps the number."""

    min_iterations: int = Field(50, ge=1, le=5_000, json_schema_extra=_step(5))
    """No scale gets fewer steps than this (or than the smallest scale)."""

    optimizer: Literal["preconditioned", "lbfgs", "adam"] = "adam"
    """How the picture is improved. Preconditioned: L-BFGS that treats broad colour and fine grain
    alike, and remembers less at large scales; lbfgs as in the book; Adam is light and grainier."""

    learning_rate: float = Field(
        1.0, ge=0.05, le=5, allow_inf_nan=False, json_schema_extra=_step(0.05)
    )
    """Length of a step, as a multiple of the usual one. Lower it if a render diverges."""

    history: int = Field(10, ge=2, le=100, json_schema_extra=_step(1))
    """L-BFGS only: past steps that it remembers at most. Each takes 24 bytes a pixel."""

    averaging: float = Field(
        0.9, ge=0, le=0.999, allow_inf_nan=False, json_schema_extra=_step(0.01)
    )
    """Adam only: how much of the past steps' average the result is. 0 takes the last step alone."""

    network: Literal["auto", "vgg19", "vgg16"] = "auto"
    """The network that looks at the pictures. Auto: VGG-19 where it can be had, else VGG-16."""

    pooling: Literal["max", "average"] = "average"
    """How the network halves its resolution. Average is smoother, max is crisper."""

    bleed: bool = False
    """Paint a little beyond the picture's edges and trim that off: strokes run off the edge."""

    padding: Literal["replicate", "zeros"] = "replicate"
    """What the network sees beyond the picture's edge: the edge repeated, or black."""

    statistics: Literal["covariance", "wasserstein", "moments", "gram"] = "covariance"
    """What is compared with the painting: the features' mean and covariance, the Wasserstein
    distance of both, Gram matrices (Gatys 2016), or these with mean and deviation (moments)."""

    flat_colors: bool = False
    """Take on a painting's colour also where it hardly varies: black, white or red canvases."""

    content_layers: dict[Layer, Weight] = Field({"relu4_2": 1.0}, max_length=13)
    """Layers that compare with the photo, and their weights. Deeper keeps less detail."""

    style_layers: dict[Layer, Weight] = Field(
        {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0},
        max_length=13,
    )
    """Layers that compare with the painting, and their weights. Early: grain; late: motifs."""

    seed: int = Field(0, ge=0, le=2**31 - 1, json_schema_extra=_step(1))
    """Chooses the noise. The same recipe with the same seed paints the same picture."""

    precision: Literal["auto", "float32", "bfloat16", "float16"] = "auto"
    """Number format inside the network. Auto is the fastest that the device does well."""

    @model_validator(mode="after")
    def _something_to_do(self) -> Self:
        content = self.content_weight * sum(self.content_layers.values())
        style = self.style_weight * sum(self.style_layers.values())
        if content == 0 and style == 0:
            raise ValueError("content and style both have no weight: give one of them some")
        return self

    @classmethod
    def from_preset(cls, name: str, **overrides: Any) -> Self:
        """The preset ``name`` with some settings changed.

        Raises:
            KeyError: no preset has that name.
            pydantic.ValidationError: a setting is unknown or outside its limits.

        """
        return cls.model_validate(VERSIONS[name]["settings"] | overrides)

    @property
    def margin(self) -> int:
        """Pixels that are painted beyond each edge, at every scale."""
        return BLEED if self.bleed else 0

    @property
    def painting_side(self) -> int:
        """Longer edge, in pixels, at which paintings are read; enough for a long strip, too."""
        largest = max(variant.scale for variant in VARIANTS[self.variants])
        return max(math.ceil(self.size * self.style_scale * largest), SMALLEST_PAINTING)

    def fingerprint(self) -> str:
        """SHA-256 of all settings, in hex: equal for equal recipes, in every version."""
        told = {
            name: value
            for name, value in self.model_dump().items()
            if name not in ADDED or value != ADDED[name]
        }
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


# Settings that came after 0.1.0, and the value that paints as if they had not: a checkpoint from
# before them fits a recipe that leaves them so.
ADDED: dict[str, Any] = {"bleed": False, "flat_colors": False, "variants": "none"}
