"""Options that go together: a command takes a group of them as one value."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from typing import Any

from farm.cli import options as one
from farm.cli import settings as words
from farm.cli.settings import overrides, recipe
from farm.client import Client
from farm.engine.gatys.recipe import Recipe
from farm.errors import BadSettings


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command's parameters that are dataclasses stand for an option a field."""
    signature = inspect.signature(command, eval_str=True)
    kinds: dict[str, Any] = {
        name: parameter.annotation
        for name, parameter in signature.parameters.items()
        if is_dataclass(parameter.annotation)
    }
    groups = {name: inspect.signature(kind, eval_str=True) for name, kind in kinds.items()}

    @functools.wraps(command)
    def run(**given: Any) -> None:
        for name, fields in groups.items():
            given[name] = kinds[name](**{field: given.pop(field) for field in fields.parameters})
        command(**given)

    flat: list[inspect.Parameter] = []
    for name, parameter in signature.parameters.items():
        flat += groups[name].parameters.values() if name in groups else [parameter]
    shown = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in flat]
    run.__signature__ = signature.replace(parameters=shown)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}
    return run


@dataclass(frozen=True)
class Look:
    """What a render looks like, and how large it is."""

    size: one.Size = None
    preset: one.Preset = "standard"
    seed: one.Seed = None
    settings: one.Set = None

    def recipe(self, **usual: Any) -> Recipe:
        """Return the whole recipe, with what is usual unless it was said; raise BadSettings."""
        return recipe(self.preset, usual | self.changes(), [])

    def changes(self) -> dict[str, Any]:
        """Return the settings that differ from the preset's."""
        return overrides({"size": self.size, "seed": self.seed}, self.settings or [])


@dataclass(frozen=True)
class Maps:
    """Shares of paintings, and which regions are painted how."""

    weight: one.Weights = None
    mask: one.Mask = None
    cutout: one.Cutout = False
    style_mask: one.StyleMasks = None
    strength: one.Strength = None
    keep_faces: one.KeepFaces = False
    init: one.Init = None

    def require_one_of_each(self) -> None:
        """Raise BadSettings where the photo's regions, or where to paint, are given twice."""
        if self.strength and self.keep_faces:
            raise BadSettings(
                "--strength and --keep-faces both say where to paint: give one of both."
            )
        if self.mask and self.cutout:
            raise BadSettings(
                "--mask and --cutout both give the photo's regions: give one of both."
            )


@dataclass(frozen=True)
class Paper:
    """Which part of a photo is painted, and what the files are like on paper."""

    frame: one.FrameWords = None
    sheet: one.SheetWords = None

    def asked(self) -> dict[str, Any]:
        """Return them as a request has them; a profile may be a file."""
        framed = {"frame": words.frame(self.frame)} if self.frame else {}
        return framed | ({"sheet": words.sheet(self.sheet)} if self.sheet else {})


@dataclass(frozen=True)
class Files:
    """The files that a job makes."""

    formats: one.Formats = None
    dpi: one.Dpi = None

    def asked(self) -> dict[str, Any]:
        """Return them as a request has them."""
        return {"outputs": self.formats, "dpi": self.dpi}


@dataclass(frozen=True)
class Queueing:
    """How a job of any kind is queued."""

    label: one.Label = None
    priority: one.Priority = None
    on: one.On = None
    project: one.Project = None
    after: one.After = None
    take_damaged: one.TakeDamaged = False

    def asked(self) -> dict[str, Any]:
        """Return it as a request has it."""
        return {
            "label": self.label,
            "priority": self.priority,
            "worker_labels": self.on,
            "project": self.project,
            "after": self.after,
            "take_damaged": self.take_damaged or None,  # which older farms do not know
        }


@dataclass(frozen=True)
class Sending:
    """Which farm is asked, and how it is told of the job."""

    watched: one.Watch = False
    as_json: one.AsJson = False
    url: one.Url = None
    token: one.Token = None

    def client(self) -> Client:
        """Return a connection to the farm."""
        return Client(self.url, self.token)
