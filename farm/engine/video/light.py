"""High dynamic range as standard range: what a film in PQ or HLG looks like on paper."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

TRANSFERS = {16: "PQ", 18: "HLG"}  # FFmpeg's numbers
WHITE = 203.0  # cd/m² of diffuse white (ITU-R BT.2408)
PEAK = 1000.0  # cd/m² that becomes the brightest
LEVELS = 65_535
# Linear BT.2020 to BT.709 (ITU-R BT.2087).
TO_709 = np.array(
    [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]],
    np.float32,
)
LUMA = np.array([0.2627, 0.6780, 0.0593], np.float32)  # of BT.2020


def transfer(number: int) -> str | None:
    """Return the name of a transfer function of high dynamic range; None for any other."""
    return TRANSFERS.get(number)


def tone_mapped(samples: NDArray[np.uint16], name: str) -> NDArray[np.uint16]:
    """Samples [height, width, 3] of BT.2020 as samples of BT.709, bright parts compressed."""
    light = _linear(name)[samples]  # in units of diffuse white
    if name == "HLG":  # the scene's light as a display of 1000 cd/m² shows it (BT.2100)
        light = (light @ LUMA)[..., None] ** 0.2 * light * (PEAK / WHITE)
    brightest = light.max(-1, keepdims=True)
    # Reinhard et al. 2002, equation 4: PEAK becomes 1; hues stay, for all channels shrink alike.
    light = light * (1 + brightest / (PEAK / WHITE) ** 2) / (1 + brightest)
    seen = np.clip(light @ TO_709.T, 0, 1) ** (1 / 2.2)
    return np.asarray(np.rint(seen * LEVELS), np.uint16)


@cache
def _linear(name: str) -> NDArray[np.float32]:
    """The light of every level: of PQ in units of diffuse white, of HLG from 0 to 1."""
    code = np.arange(LEVELS + 1) / LEVELS
    if name == "PQ":  # SMPTE ST 2084
        root = code ** (1 / 78.84375)
        ratio = np.maximum(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root)
        light = 10_000 / WHITE * ratio ** (1 / 0.1593017578125)
    else:  # ARIB STD-B67
        a, b, c = 0.17883277, 0.28466892, 0.55991073
        light = np.where(code <= 0.5, code**2 / 3, (np.exp((code - c) / a) + b) / 12)
    return light.astype(np.float32)
