"""What a proof says of its print, in figures that know right from wrong."""

import torch

from benchmarks.quality.features import Eye
from benchmarks.quality.proof import rows
from farm.engine.planes.pyramid import resize
from tests.engine.conftest import network, picture


def test_a_reduced_print_predicts_itself_and_another_picture_does_not() -> None:
    eye = Eye(network(), torch.device("cpu"))
    large = picture(192, 256, 1)
    others = {"proof": resize(large, 96, 128), "mirrored": large.flip(2), "other": picture(96, 128)}
    found = {name: figures for name, *figures in rows(eye, large, others, 128)}
    pixels, *proof = (float(figure) for figure in found["proof"])
    assert pixels == 128
    assert min(proof) > 0.99
    moments, edges, places = (float(figure) for figure in found["mirrored"][1:])
    assert moments > 0.9  # the same strokes
    assert max(edges, places) < 0.9  # elsewhere
    assert min(float(figure) for figure in found["other"][1:]) < 0.5
