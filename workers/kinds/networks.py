"""The VGG network, loaded once a process and kept between jobs, with what it found last."""

from functools import cached_property

import torch

from farm.base import scratch
from farm.base.config import Settings
from farm.domain.placement import MOST_DEVICES, NETWORKS, of_networks
from farm.engine.errors import BadInput, WeightsError
from farm.engine.gatys.recipe import Recipe
from farm.engine.gatys.stylize import State
from farm.engine.vgg.device import free_on_each, named, precision, resolve, used_memory
from farm.engine.vgg.network import Network
from farm.engine.vgg.weights import available, has_oxford, load_network, vgg19_cached
from farm.errors import SetupError
from workers.card import Cards
from workers.kinds.shelf import AtHand

FLOAT32 = 4  # bytes
Key = tuple[str, str, str]


class NotHere(WeightsError):  # noqa: N818 - nothing is wrong: another worker has it
    """A job goes on with a network that this worker never told of."""

    def __init__(self, name: str) -> None:
        super().__init__(f"This worker does not have the network {name}.")
        self.labels = of_networks([name])


class Networks:
    """Hands out the network that a recipe asks for, on this worker's device."""

    def __init__(self, settings: Settings) -> None:
        try:
            self.devices = [resolve(name) for name in named(settings.device)]
        except BadInput as error:
            raise SetupError(f"FARM_DEVICE cannot be used: {error}.") from error
        if len(self.devices) > MOST_DEVICES:
            raise SetupError(
                f"FARM_DEVICE names more than {MOST_DEVICES} devices: give each fewer."
            )
        self.device = self.devices[0]
        self._default = settings.weights
        self._allowed = settings.memory
        self._hottest = settings.max_temperature
        self._kept: tuple[Key, Network] | None = None
        self.moments = AtHand()

    def get(self, recipe: Recipe, state: State | None = None) -> Network:
        """Return the network; a resumed render goes on with the one that it began with.

        Raises NotHere, or another WeightsError if it cannot be had after all.
        """
        asked = state.meta["network"] if state else recipe.network
        name = self._usual if asked == "auto" else asked
        if name in NETWORKS and name not in self.names:
            raise NotHere(name)
        key = (name, recipe.pooling, recipe.padding)
        if self._kept is None or self._kept[0] != key:
            self._kept = None  # free the old one before the new one is loaded
            self._kept = (key, load_network(key[0], pooling=key[1], padding=key[2]))
        return self._kept[1]

    def warm_up(self) -> None:
        """Load what most jobs need, and wake the device. Raises WeightsError."""
        torch.zeros(1, device=self.device)
        self.get(Recipe())

    @cached_property
    def _usual(self) -> str:
        """The network that "auto" means here, by name: a checkpoint says it so too."""
        return available() if self._default == "auto" else self._default

    @cached_property
    def names(self) -> set[str]:
        """Which of NETWORKS jobs may have here: what the first look found stays true."""
        found = {self._usual}
        found |= {"vgg16"} if has_oxford() else set()
        return found | ({"vgg19"} if vgg19_cached() else set())

    def memory(self) -> int:
        """Return the bytes that any device has for a render: as set, else those free now."""
        return self._allowed or min(free_on_each(self.devices))

    def vitals(self) -> dict[str, int]:
        """Return what a worker tells of its machine at each beat, as far as it is known.

        Nothing here waits for the device: it may hang, and the beat finds that out.
        """
        told = {
            "memory_used": self.cards.memory_used() or used_memory(self.device),
            "temperature": self.cards.temperature(),
            "disk_free": scratch.room(),
        }
        return {name: said for name, said in told.items() if said is not None}

    @cached_property
    def cards(self) -> Cards:
        """What the devices tell of themselves, as far as they are cards that do."""
        return Cards.of(self.devices, self._hottest)

    @cached_property
    def device_kind(self) -> str:
        """Which of farm.base.config.DEVICES this one is."""
        kind = "cpu" if self.device.type == "cpu" else "gpu"
        return f"{kind}-half" if precision("auto", self.device).itemsize < FLOAT32 else kind

    @cached_property
    def device_name(self) -> str:
        """The device's name, for people."""
        count = len(self.devices)
        several = f"{count} x " if count > 1 else ""
        if self.device.type == "cuda":
            return several + torch.cuda.get_device_name(self.device)
        threads = max(torch.get_num_threads() // count, 1)
        return f"{several}{self.device.type}, {threads} thread{'s' if threads > 1 else ''}"
