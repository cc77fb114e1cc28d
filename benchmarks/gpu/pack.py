"""Packs what a machine with PyTorch, but without a network, lacks: under 60 MB in all.

    python -m benchmarks.gpu.pack DIR [--python 3.12]

DIR/wheels: to install there with ``pip install --no-index --no-deps --target SITE DIR/wheels/*``.
DIR/vgg16.safetensors: VGG-16's kernels in half precision (30 MB); their rounding is small beside
that of the activations, and the same for all that is compared.
"""

import argparse
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from farm.engine.vgg.weights import Kernels, oxford_kernels

WHEELS = (
    "pydantic", "pydantic-core", "annotated-types", "typing-inspection",
    "pyvips-binary", "cffi", "pycparser", "openexr", "pillow-heif", "simplejpeg",
)  # fmt: skip
PURE = ("pyvips",)  # comes as source, and is the same everywhere
PLATFORMS = ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
MOST = 60e6  # bytes


def read_kernels(path: Path) -> Kernels:
    """What ``write_kernels`` wrote, in float32."""
    tensors = {key: tensor.float() for key, tensor in load_file(path).items()}
    return [(tensors[f"{n}.weight"], tensors[f"{n}.bias"]) for n in range(len(tensors) // 2)]


def write_kernels(path: Path) -> None:
    """VGG-16's kernels in half precision."""
    tensors = {}
    for number, (weight, bias) in enumerate(oxford_kernels()):
        tensors[f"{number}.weight"] = weight.to(torch.float16).contiguous()
        tensors[f"{number}.bias"] = bias.to(torch.float16)
    save_file(tensors, path)


def collect(folder: Path, python: str) -> None:
    """Wheels of the versions that are installed here, for Linux on x86-64."""
    pip = [sys.executable, "-m", "pip"]
    platforms = [f"--platform={platform}" for platform in PLATFORMS]
    wanted = [f"{name}=={version(name)}" for name in WHEELS]
    target = ["--only-binary=:all:", f"--python-version={python}", *platforms]
    quiet = ["-q", "--no-deps", "--disable-pip-version-check"]
    for each in wanted:  # one by one: pip resolves what it is told together
        subprocess.run([*pip, "download", *quiet, *target, "-d", folder, each], check=True)
    for name in PURE:
        each = f"{name}=={version(name)}"
        subprocess.run([*pip, "wheel", *quiet, "-w", folder, each], check=True)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Packs what a machine with a GPU lacks.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--python", default="3.12", help="the version there")
    args = parser.parse_args()
    (args.folder / "wheels").mkdir(parents=True, exist_ok=True)
    write_kernels(args.folder / "vgg16.safetensors")
    collect(args.folder / "wheels", args.python)
    size = sum(file.stat().st_size for file in args.folder.rglob("*") if file.is_file())
    print(f"{args.folder}: {size / 1e6:.1f} MB")
    if size > MOST:
        sys.exit(f"{args.folder} is larger than {MOST / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
