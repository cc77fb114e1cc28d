import pytest
import torch

from farm.engine.errors import WeightsError
from farm.engine.vgg import weights
from farm.engine.vgg.weights import load_network


@pytest.mark.parametrize("name", ["random16", "random19"])
def test_mean_activations_are_about_one(name):
    network = load_network(name)
    x = network.enter(weights._clouds())
    for number, block in enumerate(network.blocks):
        for conv in block:
            x = conv.forward(x)
            assert 0.7 < x.mean() < 1.42, conv.layer
        if number < 4:
            x = network.pool(x)


def test_normalizing_changes_no_mantissa():
    raw = weights._random("vgg16", 0)
    flat = [conv for block in load_network("random16").blocks for conv in block]
    for conv, (weight, _) in zip(flat, raw, strict=True):
        ratio = conv.weight / weight
        assert (ratio == ratio[0, 0, 0, 0]).all()
        assert torch.frexp(ratio[0, 0, 0, 0]).mantissa == 0.5  # a power of two


def test_the_backward_convolution_is_the_transpose_of_the_forward_one():
    conv = load_network("random16").to(torch.device("cpu"), torch.float64).blocks[1][0]
    x = torch.randn(1, 64, 9, 8, dtype=torch.float64, requires_grad=True)
    y = torch.nn.functional.conv2d(x, conv.weight, padding=1)
    g = torch.randn_like(y)
    (expected,) = torch.autograd.grad(y, x, g)
    assert torch.allclose(conv.backward(g), expected)


def test_the_oxford_weights_are_found_and_checked():
    pytest.importorskip("onnx")
    network = load_network("vgg16")
    assert [len(block) for block in network.blocks] == [2, 2, 3, 3, 3]
    assert network.architecture == "vgg16"


def test_changed_oxford_weights_are_refused(monkeypatch):
    pytest.importorskip("onnx")
    original = list(weights._onnx_convolutions())
    original[3][0][0, 0, 0, 0] += 1
    monkeypatch.setattr(weights, "_onnx_convolutions", lambda: iter(original))
    with pytest.raises(WeightsError, match="not the expected ones"):
        load_network("vgg16")


def test_auto_takes_vgg16_where_vgg19_is_out_of_reach(monkeypatch):
    monkeypatch.setattr(weights, "vgg19_cached", lambda: False)
    monkeypatch.setattr(weights, "vgg19_reachable", lambda: False)
    pytest.importorskip("onnx")
    assert weights.available() == "vgg16"


def test_without_any_weights_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(weights, "vgg19_cached", lambda: False)
    monkeypatch.setattr(weights, "vgg19_reachable", lambda: False)
    monkeypatch.setattr(weights, "OXFORD_WHEEL", "no-such-package")
    with pytest.raises(WeightsError, match=r"install brushfarm\[vgg16\]"):
        load_network("auto")
    with pytest.raises(WeightsError, match="choose vgg16"):
        load_network("vgg19")


def test_a_folder_that_takes_no_weights_is_named(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(weights, "vgg19_reachable", lambda: True)
    with pytest.raises(WeightsError, match=rf"stored in {tmp_path}/file/hub .*TORCH_HOME"):
        load_network("vgg19")
