"""Decoders as a file: safetensors in half precision, with the network that they invert."""

import json
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from farm.engine.atomic import replaced
from farm.engine.errors import WeightsError
from farm.engine.onepass.decoders.decoder import LEVELS, Decoder
from farm.engine.pictures.metadata import MADE_BY
from farm.engine.vgg.network import Network
from farm.engine.vgg.weights import load_network

FORMAT = "brushfarm decoders 1"
NETWORK = {"network": "vgg16", "pooling": "average", "padding": "replicate"}  # what they invert
SUFFIX = ".safetensors"
SHIPPED = Path(__file__).with_name("weights.safetensors")

Decoders = dict[str, Decoder]


def network() -> Network:
    """VGG-16 as the decoders invert it.

    Raises:
        WeightsError: it is not on this machine.

    """
    return load_network(NETWORK["network"], pooling=NETWORK["pooling"], padding=NETWORK["padding"])


def save(path: Path, decoders: Decoders, card: dict[str, Any]) -> None:
    """Writes decoders, and what is to be known of them, to ``path``."""
    tensors = {
        f"{level}/{key}": value.detach().to("cpu", torch.float16).contiguous()
        for level, decoder in decoders.items()
        for key, value in decoder.state_dict().items()
    }
    told = {"format": FORMAT, **NETWORK, "card": json.dumps(card), "made_by": MADE_BY}
    with replaced(path) as partial:
        save_file(tensors, partial, told)


def load(path: Path = SHIPPED) -> Decoders:
    """The decoders of a file, on the CPU in float32.

    Raises:
        WeightsError: there is no such file, or it is none of ours.

    """
    try:
        with safe_open(path, "pt") as file:
            meta = file.metadata() or {}
            if meta.get("format") != FORMAT or any(meta.get(k) != v for k, v in NETWORK.items()):
                raise _foreign(path)
            tensors = {key: file.get_tensor(key).float() for key in file.keys()}  # noqa: SIM118
        return {level: _decoder(level, tensors) for level in LEVELS}
    except FileNotFoundError as error:
        raise WeightsError(f"there are no decoders at {path}: train some, or reinstall") from error
    except (SafetensorError, OSError, RuntimeError) as error:
        raise _foreign(path) from error


def _decoder(level: str, tensors: dict[str, torch.Tensor]) -> Decoder:
    decoder = Decoder(level)
    prefix = f"{level}/"
    own = {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
    decoder.load_state_dict(own)
    return decoder.requires_grad_(False)


def _foreign(path: Path) -> WeightsError:
    return WeightsError(
        f"{path} does not hold the decoders of this version for VGG-16, or is damaged: train new "
        "ones with farm train decoder, or reinstall"
    )
