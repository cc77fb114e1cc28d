"""Generators as files: safetensors in half precision, with a card."""

import base64
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from farm.engine.atomic import replaced
from farm.engine.errors import BadInput
from farm.engine.onepass.generators.card import FORMAT, Card, damaged
from farm.engine.onepass.generators.generator import Generator
from farm.engine.pictures.metadata import MADE_BY

SHIPPED = {path.stem: path for path in Path(__file__).parent.glob("*.safetensors")}


@dataclass(frozen=True)
class Model:
    """A trained generator."""

    generator: Generator
    """On the CPU in float32."""
    card: Card

    def require_styles(self, count: int) -> None:
        """Raises BadInput unless it has as many styles as there are paintings."""
        names = self.card.styles
        if len(names) != count:
            raise BadInput(
                f"the styles of the model are {', '.join(names)}, and the paintings are {count}: "
                "give one for each style, in this order"
            )


def save(path: Path, generator: Generator, card: Card, sample: bytes = b"") -> None:
    """Writes a generator, its card, and a small picture of what it makes, to ``path``."""
    tensors = {
        key: value.detach().to("cpu", torch.float16).contiguous()
        for key, value in generator.state_dict().items()
    }
    told = {"format": FORMAT, "card": card.model_dump_json(), "made_by": MADE_BY}
    if sample:
        told["sample"] = base64.b64encode(sample).decode()
    with replaced(path) as partial:
        save_file(tensors, partial, told)


def found(path: Path) -> Path:
    """A file, or the one of a model that comes with the package, by its name."""
    return path if path.exists() else SHIPPED.get(str(path), path)


def load(path: Path) -> Model:
    """The model of a file, or one that comes with the package, by its name.

    Raises:
        WeightsError: it is no generator's, of another version, or damaged.

    """
    path = found(path)
    card = Card.of(path)
    generator = Generator(card.width, len(card.styles))
    try:
        tensors = {key: value.float() for key, value in load_file(path).items()}
        generator.load_state_dict(tensors)
    except (SafetensorError, OSError, RuntimeError) as error:
        raise damaged(path) from error
    if not all(value.isfinite().all() for value in tensors.values()):
        raise damaged(path)
    return Model(generator.requires_grad_(False), card)
