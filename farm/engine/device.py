"""What this machine computes with."""

import psutil
import torch


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
    """The activations' number format; auto is bfloat16 on CUDA devices that compute in it."""
    if name == "auto":
        fast = device.type == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False)
        name = "bfloat16" if fast else "float32"
    dtype: torch.dtype = getattr(torch, name)
    return dtype
