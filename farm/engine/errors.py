"""Every error of the engine.

EngineError
└── ImageError      a picture file cannot be read, or cannot be written as asked

The message is one sentence for the person whose picture it is.
"""


class EngineError(Exception):
    """The engine cannot do what it was asked."""


class ImageError(EngineError):
    """The picture file cannot be used."""
