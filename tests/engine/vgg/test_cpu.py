"""Kernels that are laid out once, beside conv2d, which lays them out at each call."""

import pytest
import torch
from torch.nn.functional import conv2d

from farm.engine.vgg import cpu
from farm.engine.vgg.network import Conv
from tests.engine.conftest import network

CPU = torch.device("cpu")
HERE = cpu.laid_out(torch.ones(16, 16, 3, 3, dtype=torch.bfloat16)).is_mkldnn
laid_out_here = pytest.mark.skipif(not HERE, reason="this CPU or PyTorch cannot lay kernels out")


def layer(channels: int, outputs: int, padding: int = 1) -> Conv:
    generator = torch.Generator().manual_seed(channels)
    weight = torch.randn(outputs, channels, 3, 3, generator=generator) / (9 * channels) ** 0.5
    return Conv.of("relu", weight, torch.rand(outputs, generator=generator) - 0.5, padding)


def window(channels: int, height: int, width: int) -> torch.Tensor:
    """A window of a larger map in half precision, as tiles are."""
    generator = torch.Generator().manual_seed(height)
    whole = torch.randn(1, channels, height + 3, width + 5, generator=generator).bfloat16()
    whole = whole.contiguous(memory_format=torch.channels_last)
    return whole[:, :, 1 : height + 1, 2 : width + 2]


@laid_out_here
@pytest.mark.parametrize("padding", [0, 1])
@pytest.mark.parametrize(("height", "width"), [(3, 5), (60, 81), (130, 127)])
@pytest.mark.parametrize(("channels", "outputs"), [(3, 64), (64, 128), (512, 512)])
def test_a_kernel_that_is_laid_out_gives_the_same_bits(channels, outputs, height, width, padding):
    plain = layer(channels, outputs, padding)
    quick = plain.to(CPU, torch.bfloat16)
    weight, bias, turned = (each.bfloat16() for each in (plain.weight, plain.bias, plain.turned))
    x = window(channels, height, width)
    found, wanted = quick.forward(x), conv2d(x, weight, bias, padding=padding).relu()
    assert torch.equal(found, wanted)
    assert found.stride() == wanted.stride()
    found, wanted = quick.backward(wanted), conv2d(wanted, turned, padding=2 - padding)
    assert torch.equal(found, wanted)
    assert found.stride() == wanted.stride()


@laid_out_here
def test_a_kernel_that_was_laid_out_goes_elsewhere_as_it_was():
    plain = layer(16, 32)
    back = plain.to(CPU, torch.bfloat16).to(CPU, torch.float32)
    assert torch.equal(back.weight, plain.weight.bfloat16().float())
    assert torch.equal(back.turned, plain.turned.bfloat16().float())


def test_only_bfloat16_is_laid_out():
    conv = layer(16, 32).to(CPU, torch.float32)
    assert not conv.weight.is_mkldnn
    assert not conv.turned.is_mkldnn


def test_without_the_operator_conv2d_does_it(monkeypatch):
    here = layer(16, 32).to(CPU, torch.bfloat16)
    monkeypatch.delattr(torch._C._nn, "mkldnn_reorder_conv2d_weight", raising=False)
    without = layer(16, 32).to(CPU, torch.bfloat16)
    assert not without.weight.is_mkldnn
    x = window(16, 20, 20)
    assert torch.equal(without.forward(x), here.forward(x))
    assert torch.equal(without.backward(without.forward(x)), here.backward(here.forward(x)))


def test_a_network_is_prepared_once_for_who_asks_for_the_same():
    whole = network()
    first = whole.prepared("relu4_1", CPU, torch.bfloat16)
    assert whole.prepared("relu4_1", CPU, torch.bfloat16) is first
    other = whole.prepared("relu2_1", CPU, torch.float32)
    assert [len(other.blocks), other.dtype] == [2, torch.float32]
    assert whole.prepared("relu4_1", CPU, torch.bfloat16) is not first
