"""What this machine computes with."""

import re
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil
import torch
from torch.nn.functional import conv2d

from farm.engine.errors import BadInput

CONTAINER = Path("/sys/fs/cgroup")  # in a container, its own limits (Linux, control groups v2)
# What CPUs, devices, cuBLAS and cuDNN (which finds no room to work in) say.
NO_MEMORY = (
    "can't allocate memory", "out of memory", "ALLOC_FAILED", "unable to find an engine",
)  # fmt: skip


def resolve(name: str = "auto") -> torch.device:
    """The device of that name; auto is the first CUDA or Apple device, else the CPU.

    Raises:
        BadInput: there is no such device here.

    """
    if name == "auto":
        return torch.device(next(filter(_devices, ("cuda", "mps")), "cpu"))
    device = torch.device(kind(name), int(name.partition(":")[2] or 0))
    if device.index >= _devices(device.type):
        raise BadInput(
            f"this machine has no device {name} that its PyTorch can use: choose auto or cpu, or "
            "install a PyTorch built for that device"
        )
    return device if device.type == "cuda" else torch.device(device.type)


def named(words: str) -> list[str]:
    """Names of the devices that words mean: `all`, or a list such as `0, 1, 3` or `cuda:0, cpu`.

    Raises:
        BadInput: one of them is not here, or no name of a device; or a GPU is named twice.

    """
    if words.strip() == "all":
        count = _devices("cuda")
        return [f"cuda:{index}" for index in range(count)] or [str(resolve())]
    given = [word.strip() for word in words.split(",")]
    names = [str(resolve(f"cuda:{word}" if word.isdecimal() else word)) for word in given]
    twice = next((name for name in names if name != "cpu" and names.count(name) > 1), None)
    if twice:
        raise BadInput(f"the device {twice} is named twice: name each once")
    return names


def kind(name: str) -> str:
    """cpu, mps or cuda, whether this machine has one or not.

    Raises:
        BadInput: that is no name of a device.

    """
    if not re.fullmatch(r"auto|cpu|mps|cuda(:[0-9]+)?", name):
        raise BadInput(f"there is no device {name!r}: choose auto, cpu, mps, cuda or cuda:N")
    return resolve().type if name == "auto" else name.partition(":")[0]


def _devices(kind: str) -> int:
    """How many there are of a kind."""
    if kind == "cuda":
        return torch.cuda.device_count()
    return int(kind == "cpu" or torch.backends.mps.is_available())


def free_memory(device: torch.device) -> int:
    """Bytes that a render may use on the device: nine tenths of what is free now."""
    if device.type == "cuda":
        torch.cuda.empty_cache()  # what an earlier render left there counts as taken
        free = torch.cuda.mem_get_info(device)[0]
    elif device.type == "mps":
        free = torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory()
    else:
        free = int(min(psutil.virtual_memory().available, _left_to_container()))
    return int(free * 0.9)


def used_memory(device: torch.device) -> int:
    """Bytes that this process has of the device's memory; it waits for no device that hangs."""
    if device.type == "cuda":
        return torch.cuda.memory_reserved(device)
    return int(psutil.Process().memory_info().rss)


def free_on_each(devices: Sequence[torch.device]) -> list[int]:
    """Bytes that a render may use on each of several devices; CPUs have one memory together."""
    free = {device: free_memory(device) for device in {*devices}}
    on_host = sum(device.type == "cpu" for device in devices)
    return [free[device] // (on_host if device.type == "cpu" else 1) for device in devices]


def _left_to_container() -> float:
    """Bytes until this process's container reaches its limit, if it is in one that has any."""
    try:
        limit = float((CONTAINER / "memory.max").read_text().replace("max", "inf"))
        taken = int((CONTAINER / "memory.current").read_text())
        parts = dict(line.split() for line in (CONTAINER / "memory.stat").read_text().splitlines())
    except OSError:
        return float("inf")
    return limit - taken + int(parts["inactive_file"])  # cached files make room when asked


def wide_device(device: torch.device) -> torch.device:
    """Where float64 is added up: there, or on the host for Apple's devices, which have none."""
    return device if device.type in ("cpu", "cuda") else torch.device("cpu")


def double(x: torch.Tensor) -> torch.Tensor:
    """In float64: moved to where that is, then converted."""
    return x.to(wide_device(x.device)).double()


def narrow(x: torch.Tensor, like: torch.Tensor) -> torch.Tensor:
    """As precise as another and on its device: converted, then moved."""
    return x.to(like.dtype).to(like.device)


class Room:
    """Ends a block in which memory runs out, and lets go of it.

    A handler would not: as long as it, or an error with that cause, is there, so is every tensor of
    the block.
    """

    def __init__(self) -> None:
        self.ran_out = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> bool:
        self.ran_out = error is not None and out_of_memory(error)
        return self.ran_out


def out_of_memory(error: BaseException) -> bool:
    """Whether that is how a device says that memory has run out."""
    if not isinstance(error, MemoryError | RuntimeError):
        return False
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    if any(words in str(error) for words in NO_MEMORY):
        return True
    # A recording that is cut off by it ends with an error of its own.
    return error.__context__ is not None and out_of_memory(error.__context__)


def precision(name: str, device: torch.device) -> torch.dtype:
    """The activations' number format; auto is bfloat16 where the hardware multiplies in it."""
    if name == "auto":
        name = "bfloat16" if _multiplies_bfloat16(device) else "float32"
    dtype: torch.dtype = getattr(torch, name)
    return dtype


def _multiplies_bfloat16(device: torch.device) -> bool:
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    supported = getattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)  # no public name
    return device.type == "cpu" and bool(supported())


def rate(device: torch.device, dtype: torch.dtype) -> float:
    """Multiply-adds a second of VGG's commonest convolution, measured in less than a second."""
    side, channels, repeats = (128, 256, 3) if device.type == "cpu" else (512, 256, 20)
    layout = torch.channels_last
    x = torch.zeros(1, channels, side, side, dtype=dtype, device=device).to(memory_format=layout)
    weight = torch.zeros(channels, channels, 3, 3, dtype=dtype, device=device)
    conv2d(x, weight, padding=1).sum().item()  # the first call chooses an algorithm
    start = time.perf_counter()
    for _ in range(repeats):
        x = conv2d(x, weight, padding=1)
    x.sum().item()  # waits for the device
    return 9 * channels**2 * side**2 * repeats / (time.perf_counter() - start)
