"""How one frame is painted, by each method; time is held the same way by all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple, Protocol

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, pad

from farm.engine.gatys.inputs import RECOLOR, recolored
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.scales import following
from farm.engine.gatys.state import State
from farm.engine.gatys.stylize import stylize
from farm.engine.loss.temporal import Held
from farm.engine.onepass.apply import Lock, Progress, Settings, apply
from farm.engine.onepass.decoders.decoder import Decoder
from farm.engine.onepass.generators import paint as generators
from farm.engine.onepass.generators.files import Model
from farm.engine.planes.transparency import Seen, seen
from farm.engine.vgg.network import Network
from farm.engine.video.passes import blended

HOLD_UNIT = 100.0  # what a steadiness of 1 stands for beside the other terms of the loss
BLEND = 0.9  # part of the frame before where it is seen, of methods without a loss
NEAR = 6  # pixels around one that its texture is told by
FLAT = 1e-3  # deviation below which there is no texture to keep
MOST_GAIN = 1.2  # by which texture is made up for at a frame


@dataclass(frozen=True)
class Step:
    """Where a frame stands; valid until the next step is asked for."""

    done: float
    """Part of the frame, 0..1."""
    picture: Callable[[], Tensor] | None
    """The frame as it is now, [3, H, W] in 0..1."""
    state: Callable[[], State] | None = None
    """What to go on from within the frame, of methods that take long."""


class Known(NamedTuple):
    """What was painted earlier of a frame [3, H, W]."""

    before: Tensor | None = None
    """What it looked like in the frame before, moved to its place."""
    seen: Tensor | None = None
    """Where that is seen in it, [1, H, W]."""
    last: Tensor | None = None
    """What the pass before made of it."""


class Painter(Protocol):
    """A method, with the paintings."""

    def begin(self, key: Tensor) -> None:
        """Fixes for a whole shot what would change from frame to frame, by one frame of it."""

    def paint(self, frame: Tensor, known: Known, state: State | None) -> Iterator[Step]:
        """Paints a frame [3, H, W]; the last step has the picture."""


class Gatys:
    """The render of a picture, begun at the frame before and held to it."""

    def __init__(
        self,
        paintings: Sequence[Tensor],
        recipe: Recipe,
        *,
        network: Network,
        device: torch.device,
        weights: Sequence[float] | None = None,
        memory: int | None = None,
        steadiness: float = 1.0,
    ) -> None:
        self.paintings, self.recipe = paintings, recipe
        self.how: dict[str, Any] = {"network": network, "device": device, "memory": memory}
        self.how["shelf"] = _Shelf()
        self.weights, self.strength = weights, steadiness * HOLD_UNIT
        self.begin(paintings[0][:3])

    def begin(self, key: Tensor) -> None:
        """Colours that are matched to a photo are matched once for all frames."""
        self.own, self.styles = self.recipe, list(self.paintings)
        if self.recipe.color in RECOLOR:
            self.own = self.recipe.model_copy(update={"color": "style"})
            named = enumerate(self.paintings, 1)
            parts = [seen(f"painting {n}", each) for n, each in named]
            self.styles = [_matched(part, key, self.recipe) for part in parts]

    def paint(self, frame: Tensor, known: Known, state: State | None) -> Iterator[Step]:
        """From coarse to fine; a later frame, or in a later pass, at its full size alone."""
        before, seen, last = known
        recipe = self.own.model_copy(update={"size": max(frame.shape[1:])})
        begun = before if last is None else last
        if begun is not None:
            height, width = frame.shape[1:]
            recipe = following(recipe, width, height)
        held = None
        if before is not None and seen is not None:
            held = Held(before, seen, self.strength)
            if last is not None:
                begun = blended(last, before, seen)
        steps = stylize(
            frame,
            self.styles,
            recipe,
            style_weights=self.weights,
            init=begun,  # also where it is not held: it has the strokes that are wanted
            held=held,
            resume=state,
            **self.how,
        )
        for step in steps:
            yield Step(step.done, step.image, step.state)


def _matched(painting: Seen, key: Tensor, recipe: Recipe) -> Tensor:
    """A painting in the colours of a frame, with its alpha."""
    colours = recolored(painting, key, recipe)
    return colours if painting.alpha is None else torch.cat([colours, painting.alpha])


class _Shelf:
    """The paintings' moments, measured at the first frame."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def find(self, painting: int, key: str) -> bytes | None:
        """Return what was put there."""
        return self.kept.get(key)

    def put(self, painting: int, key: str, data: bytes) -> None:
        """Keep it."""
        self.kept[key] = data


class _Laid:
    """One pass over each frame, laid over the frame before."""

    def __init__(self, steadiness: float) -> None:
        self.blend = min(1.0, BLEND * steadiness)

    def paint(self, frame: Tensor, known: Known, state: State | None) -> Iterator[Step]:
        """Tile by tile; in a later pass nothing is painted anew."""
        before, seen, last = known
        picture = last
        for progress in self.alone(frame) if last is None else ():
            picture = progress.picture
            if picture is None:
                yield Step(min(progress.done, 0.999), None)
        assert picture is not None
        if before is not None and seen is not None:
            picture = _laid(picture, before, self.blend * seen)
        yield Step(1.0, partial(_same, picture))

    def alone(self, frame: Tensor) -> Iterator[Progress]:
        """Paint a frame by itself."""
        raise NotImplementedError


class OnePass(_Laid):
    """AdaIN, WCT or optimal transport, with the maps of the shot."""

    def __init__(
        self,
        paintings: Sequence[Tensor],
        settings: Settings,
        *,
        network: Network,
        decoders: Mapping[str, Decoder],
        device: torch.device,
        weights: Sequence[float] | None = None,
        memory: int | None = None,
        steadiness: float = 1.0,
    ) -> None:
        super().__init__(steadiness)
        self.paintings, self.settings, self.weights = paintings, settings, weights
        self.how: dict[str, Any] = {"network": network, "device": device, "memory": memory}
        self.how["decoders"] = decoders
        self.lock: Lock = {}

    def begin(self, key: Tensor) -> None:
        """The maps are those of one frame: else light and colours would pump."""
        self.lock = {}
        for _ in self.alone(key):
            pass

    def alone(self, frame: Tensor) -> Iterator[Progress]:
        """With the maps of the frame that the shot began by."""
        how = {"weights": self.weights, "lock": self.lock, **self.how}
        return apply(frame, self.paintings, self.settings, **how)


class Trained(_Laid):
    """A generator that was trained on paintings."""

    def __init__(
        self,
        model: Model,
        settings: generators.Settings,
        *,
        device: torch.device,
        memory: int | None = None,
        steadiness: float = 1.0,
    ) -> None:
        super().__init__(steadiness)
        generators.shares(len(model.card.styles), settings.weights)  # told before all work
        self.model, self.settings = model, settings
        self.how: dict[str, Any] = {"device": device, "memory": memory}

    def begin(self, key: Tensor) -> None:
        """Nothing of it depends on a shot."""

    def alone(self, frame: Tensor) -> Iterator[Progress]:
        """A frame as a photo."""
        return generators.paint(frame, self.model, self.settings, **self.how)


def _laid(picture: Tensor, before: Tensor, part: Tensor) -> Tensor:
    """``picture`` with ``part`` [1, H, W] of the frame before, as rough as it was by itself.

    Strokes of two frames that do not lie on each other would cancel out, frame after frame.
    """
    mixed = torch.lerp(picture, before, part)
    mean, rough = _texture(mixed)
    gain = (_texture(picture)[1] / rough.clamp(min=FLAT)).clamp(1, MOST_GAIN)
    return torch.lerp(mean, mixed, gain).clamp(0, 1)


def _texture(picture: Tensor) -> tuple[Tensor, Tensor]:
    """The mean [3, H, W] around each pixel, and the deviation [1, H, W] from it."""
    mean = _around(picture)
    square = _around((picture - mean).square().mean(0, keepdim=True))
    return mean, square.sqrt()


def _around(planes: Tensor) -> Tensor:
    padded = pad(planes[None], (NEAR, NEAR, NEAR, NEAR), mode="replicate")
    return avg_pool2d(padded, 2 * NEAR + 1, stride=1)[0]


def _same(picture: Tensor) -> Tensor:
    return picture
