"""What a worker does by the kind of a job: one file a kind, that knows no lease, order or retry."""

from collections.abc import Callable, Iterator

from farm.domain.placement import RENDER
from farm.engine.vgg.weights import has_oxford
from workers.kinds import apply, regions, render, train, video
from workers.kinds.work import Step, Work

KINDS: dict[str, Callable[[Work], Iterator[Step]]] = {
    RENDER: render.steps,
    "apply": apply.steps,
    "video": video.steps,
    "train": train.steps,
    "regions": regions.steps,
}
"""Each fetches what it needs, then returns its steps, from the newest checkpoint on."""

INVERTS = frozenset({"apply", "video"})  # need VGG-16, which the decoders invert


def offered() -> list[str]:
    """Return the kinds for which this machine has the networks."""
    return [kind for kind in KINDS if kind not in INVERTS or has_oxford()]
