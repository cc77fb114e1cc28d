"""Every error of the engine.

EngineError
├── ImageError         a picture file cannot be read, or cannot be written as asked
├── FilmError          a film cannot be read, or cannot be written as asked
├── BadInput           pictures, masks or settings that do not fit together
├── WeightsError       no network to look at pictures with
├── StateError         a checkpoint that does not belong to this render
├── DivergedError      the optimization left the numbers it can work with, twice
├── StripError         one of several processes that paint a picture together ended
└── OutOfMemoryError   not even the smallest tiles fit

The message is one sentence for the person whose picture it is.
"""


class EngineError(Exception):
    """The engine cannot do what it was asked."""


class ImageError(EngineError):
    """The picture file cannot be used."""


class FilmError(EngineError):
    """The film cannot be used."""


class BadInput(EngineError):  # noqa: N818 - the tree reads better without a suffix
    """Pictures, masks or settings do not fit together."""


class WeightsError(EngineError):
    """The network's weights are missing or not the expected ones."""


class StateError(EngineError):
    """The checkpoint does not belong to this render or cannot be read."""


class DivergedError(EngineError):
    """The optimization diverged, and again with safer settings."""


class StripError(EngineError):
    """A process that painted a strip of the picture ended before its time."""


class OutOfMemoryError(EngineError):
    """The device has too little memory for this picture."""
