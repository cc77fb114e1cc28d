"""An exported model, and the line before it: pictures of one size are painted together."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from pydantic import ValidationError

from farm.engine.errors import WeightsError
from farm.engine.onepass.generators.card import ONNX_FORMAT, Card
from farm.engine.pictures.images import Picture

SMALLEST = 16  # pixels of a side
MOST_AT_ONCE = 4


class LineFull(Exception):  # noqa: N818 - nothing is wrong
    """As many wait as may."""


class Model:
    """A generator that farm export wrote."""

    def __init__(self, path: Path, threads: int = 0) -> None:
        """With 0 ``threads`` as many as there are cores. Raises WeightsError if it is none."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        try:
            self._session = onnxruntime.InferenceSession(path, options, ["CPUExecutionProvider"])
        except Exception as error:  # ONNX Runtime's have no base of their own
            raise _foreign(path) from error
        known = self._session.get_modelmeta().custom_metadata_map
        if known.get("format") != ONNX_FORMAT:
            raise _foreign(path)
        try:
            self.card = Card.model_validate_json(known.get("card", ""))
        except ValidationError as error:
            raise _foreign(path) from error

        several = self._session.get_inputs()[0].shape[0]  # a name where it takes any number
        self.at_once = MOST_AT_ONCE if isinstance(several, str) else 1

    def paint(self, photos: Sequence[Picture]) -> list[Picture]:
        """Return the pictures of photos of one size, of that size."""
        planes = np.stack([photo.pixels.transpose(2, 0, 1) for photo in photos])
        made: NDArray[np.float32] = self._session.run(None, {"photo": planes})[0]
        upright = np.ascontiguousarray(made.transpose(0, 2, 3, 1))
        return [Picture(one, icc=photo.icc) for one, photo in zip(upright, photos, strict=True)]


def _foreign(path: Path) -> WeightsError:
    return WeightsError(
        f"{path} is no model of this version of farm, or is damaged: name a file that farm export "
        "made"
    )


@dataclass(eq=False)
class Waiting:
    """A photo in the line."""

    photo: Picture
    picture: Picture | None = None


class Line:
    """Whose turn it is: one at a time, few that wait, and whoever's turn it is paints for others.

    Those wait with photos of the same size.
    """

    def __init__(self, model: Model, most: int) -> None:
        self.model, self.most = model, most
        self._waiting: list[Waiting] = []
        self._count, self._turn = threading.Lock(), threading.Lock()

    @property
    def waiting(self) -> int:
        """How many wait or are painted."""
        return len(self._waiting)

    def paint(self, photo: Picture) -> Picture:
        """Return a photo's picture; raise LineFull where so many wait that one more may not."""
        own = Waiting(photo)
        with self._count:
            if len(self._waiting) > self.most:  # one of them is at work
                raise LineFull
            self._waiting.append(own)
        try:
            with self._turn:
                return own.picture or self._paint_with(own)
        finally:
            with self._count:
                self._waiting.remove(own)

    def _paint_with(self, own: Waiting) -> Picture:
        """Paint one, and those behind it that are alike."""
        with self._count:
            alike = [one for one in self._waiting if one is not own and one.picture is None]
        alike = [one for one in alike if one.photo.size == own.photo.size]
        group = [own, *alike[: self.model.at_once - 1]]
        made = self.model.paint([one.photo for one in group])
        for one, picture in zip(group, made, strict=True):
            one.picture = picture
        return made[0]
