"""What torch.compile would change: the convolutions of one tile of each block, both ways.

    python -m benchmarks.compiled [--device cuda]

Forward is a block's convolutions and ReLUs, backward their transposes and masks, as the engine runs
them on one tile of the usual size; what is compiled has kernels as conv2d takes them. The forms
take turns, and the best of each is compared. Needs a C++ compiler, which Brushfarm itself does not.
"""

import argparse
import time
from collections.abc import Callable

import torch
from torch import Tensor

from farm.engine.gatys.plan import sides
from farm.engine.vgg.device import precision, resolve
from farm.engine.vgg.network import Conv
from farm.engine.vgg.weights import load_network

ROUNDS = 7


def forward(convs: tuple[Conv, ...]) -> Callable[[Tensor], Tensor]:
    """A block's activations, from its input."""

    def run(x: Tensor) -> Tensor:
        for conv in convs:
            x = conv.forward(x)
        return x

    return run


def backward(convs: tuple[Conv, ...], masks: list[Tensor]) -> Callable[[Tensor], Tensor]:
    """The gradient of a block's input, from that of its last activation."""

    def run(g: Tensor) -> Tensor:
        for conv, mask in zip(reversed(convs), reversed(masks), strict=True):
            g = conv.backward(g * mask)
        return g

    return run


def masks(convs: tuple[Conv, ...], x: Tensor) -> list[Tensor]:
    """Where each ReLU is open."""
    found = []
    for conv in convs:
        x = conv.forward(x)
        found.append(x > 0)
    return found


@torch.no_grad()
def ratio(
    run: Callable[[Tensor], Tensor], plain: Callable[[Tensor], Tensor], x: Tensor
) -> tuple[float, float]:
    """Seconds as the engine runs it, and how much longer the compiled plain form takes."""
    torch.compiler.reset()
    forms = (run, torch.compile(plain, dynamic=False))
    best = [float("inf"), float("inf")]
    for number in range(ROUNDS + 1):
        for form, function in enumerate(forms):
            seconds = _seconds(function, x)
            if number:  # the first call chooses algorithms, and compiles
                best[form] = min(best[form], seconds)
    return best[0], best[1] / best[0]


def _seconds(run: Callable[[Tensor], Tensor], x: Tensor) -> float:
    start = time.perf_counter()
    run(x).flatten()[0].item()  # waits for the device
    return time.perf_counter() - start


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="What torch.compile would change.")
    parser.add_argument("--device", default="cpu", help="auto, cpu or cuda")
    device = resolve(parser.parse_args().device)
    print(f"{'':<19} {'forward ms':>11} {'compiled':>9} {'backward ms':>11} {'compiled':>9}")
    for dtype in dict.fromkeys((torch.float32, precision("auto", device))):
        network = load_network("random19", pooling="average", padding="replicate")
        network = network.to(device, dtype)
        cuts = zip(network.blocks, sides(device.type), strict=True)
        for number, (convs, side) in enumerate(cuts, 1):
            x = torch.rand(1, convs[0].weight.shape[1], side, side).to(device, dtype)
            x = x.contiguous(memory_format=torch.channels_last)
            gradient = torch.rand_like(forward(convs)(x))
            plain, open_ = tuple(conv.plain() for conv in convs), masks(convs, x)
            there = ratio(forward(convs), forward(plain), x)
            back = ratio(backward(convs, open_), backward(plain, open_), gradient)
            parts = (f"{s * 1e3:11.1f} {more:7.2f} x" for s, more in (there, back))
            print(f"{f'{str(dtype)[6:]}, block {number}':<19}", *parts)


if __name__ == "__main__":
    main()
