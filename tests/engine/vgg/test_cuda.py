"""What CUDA devices do by matrix products, beside the plain way; on CPUs, too, but for speed."""

import pytest
import torch
from torch.nn.functional import avg_pool2d, conv2d

from farm.engine.vgg import cuda
from farm.engine.vgg.network import Conv
from farm.engine.vgg.streaming import reproducibly
from tests.engine.conftest import DEVICES, on_each_device

CONVOLUTIONS = [  # channels before and after, and a side: small and of a usual tile, in each block
    *((16, 64, side) for side in (40, 1024)),
    *((64, 128, side) for side in (40, 1024)),
    *((256, 256, side) for side in (20, 512)),
    *((512, 512, side) for side in (20, 512)),
    *((512, 512, side) for side in (5, 256)),
]


def features(height: int, width: int, device: torch.device, dtype=torch.bfloat16) -> torch.Tensor:
    """A window [1, 64, height, width] of a larger map, as tiles are, never negative."""
    generator = torch.Generator().manual_seed(height)
    whole = torch.randn(1, 64, height + 3, width + 5, generator=generator).relu()
    whole = whole.to(device, dtype).contiguous(memory_format=torch.channels_last)
    return whole[:, :, 1 : height + 1, 2 : width + 2]


@pytest.fixture(autouse=True)
def _products_in_float32(monkeypatch):
    """PyTorch multiplies half precision into float32 on CUDA only."""
    if torch.cuda.is_available():
        return
    for name in ("mm", "bmm"):
        monkeypatch.setattr(torch, name, in_float32(getattr(torch, name)))


def in_float32(product):
    return lambda a, b, out_dtype=torch.float32: product(a.to(out_dtype), b.to(out_dtype))


@on_each_device
@pytest.mark.parametrize("shape", [(8, 6), (7, 9), (2, 2)])
def test_pooling_takes_the_means_and_drops_an_odd_edge(device, shape):
    x = features(*shape, device, torch.float32)
    torch.testing.assert_close(cuda.mean_pool(x), avg_pool2d(x, 2))


@on_each_device
@pytest.mark.parametrize("shape", [(8, 6), (7, 9), (2, 3)])
def test_a_gradient_is_spread_over_the_pixels_that_were_pooled(device, shape):
    into = torch.full_like(features(*shape, device), 7)
    g = features(shape[0] // 2, shape[1] // 2, device)
    cuda.spread(g, into)
    expected = (g / 4).repeat_interleave(2, 2).repeat_interleave(2, 3)
    even = into[:, :, : expected.shape[2], : expected.shape[3]]
    assert torch.equal(even, expected)
    assert (into[:, :, expected.shape[2] :] == 7).all()


@on_each_device
def test_a_row_is_added_to_every_pixel(device):
    x, row = features(9, 14, device), torch.linspace(-3, 3, 64, device=device).bfloat16()
    torch.testing.assert_close(cuda.plus(x, row), x + row[:, None, None])


@on_each_device
def test_a_product_is_added_in_place(device):
    x, into = features(9, 14, device), features(9, 14, device).clone()
    matrix = torch.randn(64, 64, generator=torch.Generator().manual_seed(1)).to(into)
    row = torch.linspace(-1, 1, 64, device=device)
    product = conv2d(x.float(), matrix.float()[:, :, None, None], row)
    expected = into.float() + product
    cuda.add_product(into, matrix, x, row)
    assert (into.float() - expected).norm() < 5e-3 * expected.norm()


@on_each_device
def test_a_product_about_a_center_has_no_more_error_in_common_than_that_of_differences(device):
    x = features(100, 120, device)
    matrix = torch.randn(64, 64, generator=torch.Generator().manual_seed(1)).to(x)
    center = x.mean((0, 2, 3))[:, None, None]
    exact = conv2d((x.double() - center.double()), matrix.double()[:, :, None, None])
    plain, into = conv2d(x - center, matrix[:, :, None, None]), torch.zeros_like(x)
    cuda.add_product(into, matrix, x, -matrix.double() @ center.double().flatten())
    in_common = [(found.double() - exact).mean((0, 2, 3)).norm() for found in (into, plain)]
    assert in_common[0] < 1.5 * in_common[1]


@pytest.mark.skipif(not torch.cuda.is_available(), reason="cuDNN computes on CUDA devices")
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16])
@pytest.mark.parametrize(("before", "after", "side"), CONVOLUTIONS)
def test_a_fused_convolution_gives_the_same_bits_each_time(before, after, side, dtype):
    seeded = torch.Generator().manual_seed(side)
    x = torch.randn(1, before, side, side + 3, generator=seeded).to(DEVICES[-1], dtype)
    x = x.contiguous(memory_format=torch.channels_last)
    weight = torch.randn(after, before, 3, 3, generator=seeded) / (9 * before) ** 0.5
    bias = torch.randn(after, generator=seeded)
    conv = Conv.of("relu1_1", weight, bias, 1).to(DEVICES[-1], dtype)
    with reproducibly():
        first, *others = (conv.forward(x) for _ in range(5))
    assert all(torch.equal(first, other) for other in others)


@pytest.mark.parametrize("shape", [(5, 7), (128, 128), (150, 131)])
def test_sums_are_those_of_float64(shape):
    x = features(*shape, DEVICES[-1])
    first, second = cuda.sums(x)
    wide = x.double()[0].flatten(1)
    torch.testing.assert_close(first, wide.sum(1), rtol=1e-4, atol=0)
    torch.testing.assert_close(second, wide @ wide.T, rtol=1e-4, atol=1e-3)


@on_each_device
def test_products_in_float32_are_added_up_in_float64(device):
    x = features(90, 131, device, torch.float32)
    wide = x.double()[0].flatten(1)
    torch.testing.assert_close(cuda.products(x, x), wide @ wide.T, rtol=1e-6, atol=0)
