"""What NVIDIA cards tell of themselves where NVML is there: heat, faults, energy."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self, TypeVar

import structlog
import torch

log = structlog.get_logger(__name__)

T = TypeVar("T")

HOT_S = 60.0  # a card may be too hot for so long; it slows down meanwhile


class Card:
    """One card; what it does not tell is None."""

    def __init__(self, nvml: Any, handle: Any, hottest: int = 0, name: str = "card") -> None:
        """`hottest`: degrees Celsius; 0 takes the limit above which the card slows down."""
        self.name = name
        self._nvml = nvml
        self._handle = handle
        self._hottest = hottest or self._ask(
            nvml.nvmlDeviceGetTemperatureThreshold, nvml.NVML_TEMPERATURE_THRESHOLD_SLOWDOWN
        )
        self._errors = self._uncorrected()  # those that somebody may know of already
        self._hot_since: float | None = None

    @classmethod
    def of(cls, device: torch.device, hottest: int = 0, name: str = "card") -> Self | None:
        """Return the card that a device is, if NVML knows it."""
        if device.type != "cuda":
            return None
        try:
            import pynvml
        except ImportError:
            return None
        try:
            pynvml.nvmlInit()
            identity = f"GPU-{torch.cuda.get_device_properties(device).uuid}"
            return cls(pynvml, pynvml.nvmlDeviceGetHandleByUUID(identity), hottest, name)
        except pynvml.NVMLError as error:
            log.info("the card's health is not looked at", reason=str(error))
            return None

    def fault(self) -> str | None:
        """Return in a sentence why the card should get no work, if so; errors are told once."""
        return self._heat() or self._new_errors()

    def joules(self) -> float | None:
        """Return the energy that the card took since its driver was loaded."""
        spent = self._ask(self._nvml.nvmlDeviceGetTotalEnergyConsumption)
        return None if spent is None else spent / 1000

    def temperature(self) -> int | None:
        """Return degrees Celsius."""
        return self._ask(self._nvml.nvmlDeviceGetTemperature, self._nvml.NVML_TEMPERATURE_GPU)

    def memory_used(self) -> int | None:
        """Return the bytes that anybody has of its memory."""
        try:
            return int(self._nvml.nvmlDeviceGetMemoryInfo(self._handle).used)
        except self._nvml.NVMLError:
            return None

    def _heat(self) -> str | None:
        heat = self.temperature()
        if heat is None or self._hottest is None or heat < self._hottest:
            self._hot_since = None
            return None
        self._hot_since = self._hot_since or time.monotonic()
        if time.monotonic() - self._hot_since < HOT_S:
            return None
        self._hot_since = None
        return (
            f"Its {self.name} is at {heat} °C and should stay below {self._hottest} °C: look at "
            "its cooling before it works again."
        )

    def _new_errors(self) -> str | None:
        known, self._errors = self._errors, self._uncorrected()
        count = (self._errors or 0) - (known or 0)
        if count <= 0:
            return None
        errors = "an error" if count == 1 else f"{count} errors"
        return (
            f"The memory of its {self.name} had {errors} that could not be corrected (ECC): reset "
            "or replace the card before it works again."
        )

    def _uncorrected(self) -> int | None:
        """Return the count since the driver was loaded."""
        return self._ask(
            self._nvml.nvmlDeviceGetTotalEccErrors,
            self._nvml.NVML_MEMORY_ERROR_TYPE_UNCORRECTED,
            self._nvml.NVML_VOLATILE_ECC,
        )

    def _ask(self, question: Callable[..., int], *words: int) -> int | None:
        try:
            return question(self._handle, *words)
        except self._nvml.NVMLError:  # not every card tells everything
            return None


class Cards:
    """All cards of a worker, which is as well as the worst of them."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self._cards = cards

    @classmethod
    def of(cls, devices: Sequence[torch.device], hottest: int = 0) -> Self:
        """Return those of the devices that NVML knows."""
        named = [(each, f"card {each}" if len(devices) > 1 else "card") for each in devices]
        found = [Card.of(device, hottest, name) for device, name in named]
        return cls([card for card in found if card])

    def fault(self) -> str | None:
        """Return in a sentence why one of them should get no work, if so."""
        return next(filter(None, (card.fault() for card in self._cards)), None)

    def joules(self) -> float | None:
        """Return the energy that all took since the driver was loaded, if each of them tells."""
        told = _known(card.joules() for card in self._cards)
        return sum(told) if told and len(told) == len(self._cards) else None

    def temperature(self) -> int | None:
        """Return the hottest one's."""
        return max(_known(card.temperature() for card in self._cards), default=None)

    def memory_used(self) -> int | None:
        """Return the bytes that anybody has of the fullest one."""
        return max(_known(card.memory_used() for card in self._cards), default=None)


def _known(values: Iterable[T | None]) -> list[T]:
    return [each for each in values if each is not None]
