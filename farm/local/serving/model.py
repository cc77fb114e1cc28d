"""An exported model, one picture at a time, and the line before it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from pydantic import ValidationError

from farm.engine.errors import WeightsError
from farm.engine.onepass.generators.card import ONNX_FORMAT, Card
from farm.engine.pictures.images import Picture

SMALLEST = 16  # pixels of a side


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

    def paint(self, photo: Picture) -> Picture:
        """Return the picture of a photo, of the same size."""
        planes = np.ascontiguousarray(photo.pixels.transpose(2, 0, 1)[None])
        picture: NDArray[np.float32] = self._session.run(None, {"photo": planes})[0]
        return Picture(np.ascontiguousarray(picture[0].transpose(1, 2, 0)), icc=photo.icc)


def _foreign(path: Path) -> WeightsError:
    return WeightsError(
        f"{path} is no model of this version of farm, or is damaged: name a file that farm export "
        "made"
    )


class Line:
    """Whose turn it is: one at a time, and few that wait."""

    def __init__(self, most: int) -> None:
        self.most, self.waiting = most, 0
        self._count, self._turn = threading.Lock(), threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for it; raise LineFull where so many wait that one more may not."""
        with self._count:
            if self.waiting > self.most:  # one of them is at work
                raise LineFull
            self.waiting += 1
        try:
            with self._turn:
                yield
        finally:
            with self._count:
                self.waiting -= 1
