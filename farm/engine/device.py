"""What this machine computes with."""

import time

import psutil
import torch
from torch.nn.functional import conv2d


def resolve(name: str = "auto") -> torch.device:
    """The device of that name; auto is the first CUDA or Apple device, else the CPU."""
    if name != "auto":
        return torch.device(name)
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")


def free_memory(device: torch.device) -> int:
    """Bytes that a render may use on the device: nine tenths of what is free now."""
    if device.type == "cuda":
        free = torch.cuda.mem_get_info(device)[0]
    elif device.type == "mps":
        free = torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory()
    else:
        free = psutil.virtual_memory().available
    return int(free * 0.9)


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
