"""The form's sliders and choices, made from the recipe's own limits and explanations."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from farm.domain.jobs.kinds import APPLY, KINDS
from farm.engine.gatys.recipe import Recipe

MOST_LAYERS = 50
GROUPS = {
    "Painting": ("style_weight", "content_weight", "style_scale", "variants", "color"),
    "Canvas": ("init", "equalize", "tv_weight", "bleed", "flat_colors", "seed"),
    "Coarse to fine": (
        "smallest", "scale_step", "iterations", "iteration_decay", "min_iterations",
    ),
    "Engine": (
        "statistics", "optimizer", "learning_rate", "history", "averaging", "network", "pooling",
        "padding", "precision", "content_layers", "style_layers",
    ),
}  # fmt: skip
"""Where each setting stands; the size has a place of its own."""
OWN = {
    APPLY: ("method", "strength", "variants", "color", "size"),
    "video": ("method", "steadiness", "passes", "every", "codec", "quality", "rate"),
    "train": (
        "steps", "style_weight", "content_weight", "style_scale", "tv_weight", "size", "width",
        "crop", "batch", "rate", "seed",
    ),
    "regions": ("count",),
}  # fmt: skip
"""What the kinds of jobs have beside a recipe, or instead of one."""
UNSET = {"size": "as the photo", "rate": "as the film"}
"""What it means to leave a setting out."""

LABELS = {
    "size": "Size",
    "style_weight": "Strength of the painting",
    "content_weight": "Faithfulness to the photo",
    "style_scale": "Size of the strokes",
    "variants": "Beside each painting hang",
    "color": "Colours",
    "init": "Starts from",
    "equalize": "Even out light and dark",
    "tv_weight": "Smoothing",
    "bleed": "Strokes run off the edge",
    "flat_colors": "Colours of flat paintings",
    "smallest": "First scale",
    "scale_step": "Step between scales",
    "iterations": "Steps at the first scale",
    "iteration_decay": "Fewer steps when larger",
    "min_iterations": "Fewest steps",
    "statistics": "Compares",
    "learning_rate": "Step length",
    "history": "Memory of L-BFGS",
    "averaging": "Averaging of Adam",
    "quality": "Quality, 0 the best",
    "rate": "Frames a second",
    "every": "Paint every … frame",
    "passes": "Passes over each shot",
    "count": "Regions, at most",
    "content_layers": "Layers for the photo",
    "style_layers": "Layers for the painting",
    "apply.strength": "Strength of the painting",
    "train.rate": "Step length",
    "train.size": "Size of its pictures",
    "train.width": "Maps",
    "train.crop": "Side of a crop",
    "train.batch": "Crops a step",
}
"""What settings are called; those of one kind of jobs, where they mean something else there."""

SLIDERS = {
    "style_weight": (0, 4),
    "content_weight": (0, 4),
    "style_scale": (0.25, 2),
    "tv_weight": (0, 2),
    "smallest": (64, 1024),
    "scale_step": (1.1, 3),
    "iterations": (10, 1500),
    "min_iterations": (5, 300),
    "history": (2, 50),
}
"""The sensible part of a setting's range; the number beside the slider goes further."""

CHOICES = {
    "none": "nothing else",
    "mirrored": "its mirror image",
    "turned": "all its turns",
    "scaled": "larger and smaller strokes",
    "tinted": "other tints",
    "all": "all of these",
    "style": "the painting's",
    "luminance": "the photo's",
    "match": "the photo's palette",
    "histogram": "the photo's tone by tone",
    "content": "the photo",
    "noisy": "the photo with noise",
    "image": "a picture of mine",
    "gram": "Gram matrices",
    "moments": "Gram with mean and deviation",
    "wasserstein": "Wasserstein",
    "preconditioned": "L-BFGS at all octaves",
    "lbfgs": "L-BFGS",
    "adam": "Adam",
    "vgg19": "VGG-19",
    "vgg16": "VGG-16",
    "replicate": "edge repeated",
    "zeros": "black",
    "gatys": "as a render",
    "adain": "AdaIN",
    "ot": "optimal transport",
    "wct": "WCT",
    "generator": "a trained style",
    "sketch": "a rough sketch",
    "h264": "H.264",
    "h265": "H.265",
    "prores": "ProRes",
    "ffv1": "FFV1",
    "webp": "WebP",
    "png": "PNG pictures",
    "tiff": "TIFF pictures",
}
"""The values of choices in the artist's words; without commas, which part them in a grid."""

HELP = {
    "variants": "They count as the painting does: fewer of its motifs come back as they are. Turns "
    "are quarter turns and their mirror images; tints are warmer, cooler, lighter and darker.",
    "color": "The photo's: only its light and dark are painted. Its palette, or that tone by tone: "
    "the painting is recoloured first.",
    "method": "As a render: each frame is a picture like those of this farm. The others paint "
    "a frame in one pass, in seconds; a trained style needs no paintings.",
    "apply.method": "AdaIN stays nearest to the photo, optimal transport is painterly, WCT is "
    "boldest. A sketch is rough: 384 pixels, enlarged.",
    "codec": "H.264 and H.265 as MP4, ProRes as MOV, FFV1 as MKV without any loss, WebP animated, "
    "or numbered pictures in a ZIP.",
    "video.rate": "Frames a second of the film that is made, without sound; empty: the clip's own "
    "times. Pictures in a ZIP have 24.",
    "quality": "Of H.264 and H.265: 0 is the best, 51 the smallest file.",
    "train.style_weight": "How strongly strokes, textures and colours are taken over.",
    "train.content_weight": "How firmly the photos' shapes are kept.",
    "train.style_scale": "1: as large as the painting has them.",
    "train.size": "In pixels: it learns strokes as a picture with this longer edge has them.",
    "train.batch": "More are steadier, and take as much longer.",
}
"""Where the recipe's own explanation would name values that the form does not show."""


@dataclass(frozen=True)
class Control:
    """One setting as the form shows it."""

    name: str
    kind: str  # slider, number, choice, switch or layers
    label: str
    help: str
    low: float | None = None
    high: float | None = None
    step: float | None = None
    whole: bool = False  # a number without a fraction
    slider: tuple[float, float] | None = None
    choices: tuple[tuple[str, str], ...] = ()
    unset: str = ""  # what it means where it is not set
    usual: Any = None  # what it is unless chosen

    @property
    def words(self) -> dict[str, str]:
        """Return the form's texts of all values by what an artist calls them; none of numbers."""
        if self.kind == "switch":
            return {"yes": "true", "no": "false"}
        return {shown: value for value, shown in self.choices}

    def parse(self, raw: str) -> Any:
        """Return the form's text as a value; what cannot be read is left to the recipe's check."""
        if self.kind in ("slider", "number") and not self.whole:
            raw = raw.replace(",", ".")  # as much of the world writes decimals
        try:
            return _READERS[self.kind](raw)
        except ValueError:
            return raw

    def show(self, value: Any) -> str:
        """Return a value as the form's text."""
        if isinstance(value, dict):
            return ", ".join(f"{layer} {weight:g}" for layer, weight in value.items())
        if isinstance(value, bool):
            return "true" if value else "false"
        return f"{value:g}" if isinstance(value, float) else str(value)

    def say(self, value: Any) -> str:
        """Return a value in the artist's words."""
        if value is None:
            return self.unset
        if isinstance(value, bool):
            return "yes" if value else "no"
        return dict(self.choices).get(value, self.show(value)) if self.choices else self.show(value)


@cache
def controls() -> dict[str, Control]:
    """Return every setting's control by its name, in the order of the recipe."""
    properties = Recipe.model_json_schema()["properties"]
    return {name: _control(name, entry) for name, entry in properties.items()}


@cache
def settings(kind: str) -> dict[str, Control]:
    """Return the controls of all settings of a kind of jobs by their JSON pointers."""
    spec = KINDS[kind].spec
    properties = spec.model_json_schema()["properties"]
    own = {f"/{name}": _control(name, properties[name], kind) for name in OWN.get(kind, ())}
    if "recipe" in spec.model_fields:
        own |= {f"/recipe/{name}": control for name, control in controls().items()}
    return own


@cache
def groups() -> list[tuple[str, list[Control]]]:
    """Return the groups of the form; a setting that no group names joins the last."""
    known = controls()
    placed = {name for names in GROUPS.values() for name in names} | {"size"}
    found = [(group, [known[name] for name in names]) for group, names in GROUPS.items()]
    found[-1][1].extend(control for name, control in known.items() if name not in placed)
    return found


def _control(name: str, entry: dict[str, Any], kind: str = "") -> Control:
    entry = entry | (entry["anyOf"][0] if _may_be_left_out(entry) else {})
    return Control(
        name=name,
        kind=_kind(name, entry),
        label=_own(LABELS, name, kind) or name.replace("_", " ").capitalize(),
        help=_own(HELP, name, kind) or " ".join(entry.get("description", "").split()),
        low=entry.get("minimum", entry.get("exclusiveMinimum")),
        high=entry.get("maximum", entry.get("exclusiveMaximum")),
        step=entry.get("x-step"),
        whole=entry.get("type") == "integer",
        slider=SLIDERS.get(name) or _whole_range(entry),
        choices=tuple((value, CHOICES.get(value, value)) for value in entry.get("enum", ())),
        unset=UNSET[name] if _may_be_left_out(entry) else "",
        usual=entry.get("default"),
    )


def _own(texts: dict[str, str], name: str, kind: str) -> str | None:
    return texts.get(f"{kind}.{name}") or texts.get(name)


def _kind(name: str, entry: dict[str, Any]) -> str:
    if "enum" in entry:
        return "choice"
    if entry.get("type") == "boolean":
        return "switch"
    if entry.get("type") == "object":
        return "layers"
    return "number" if name == "seed" or _may_be_left_out(entry) else "slider"


def _may_be_left_out(entry: dict[str, Any]) -> bool:
    return {"type": "null"} in entry.get("anyOf", ())


def _whole_range(entry: dict[str, Any]) -> tuple[float, float] | None:
    low = entry.get("minimum", entry.get("exclusiveMinimum"))
    high = entry.get("maximum")
    return None if low is None or high is None else (low, high)


def _number(raw: str) -> float:
    number = float(raw)
    return int(number) if number.is_integer() and "." not in raw else number


def _switch(raw: str) -> Any:
    return {"true": True, "false": False}.get(raw, raw)


def _layers(raw: str) -> dict[str, float]:
    """Read e.g. ``relu1_1 1, relu2_1 0.5``."""
    if raw.count(",") > MOST_LAYERS:
        raise ValueError("no network has as many layers")
    pairs = (part.replace(":", " ").split() for part in raw.split(",") if part.strip())
    return {name: float(weight) for name, weight in pairs}


_READERS: dict[str, Callable[[str], Any]] = {
    "slider": _number,
    "number": _number,
    "choice": str,
    "switch": _switch,
    "layers": _layers,
}
