"""`farm regions`: a start for masks, on this machine."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from farm.cli.here.local import console, read_picture
from farm.cli.options import Device, Force, Photo, TakeDamaged
from farm.cli.outputs import require_able, require_free
from farm.errors import SetupError


def add_to(app: typer.Typer) -> None:
    """Add this command to the `farm` command."""
    app.command()(regions)


def regions(
    photo: Photo,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The mask to write: .png or .tiff.")
    ],
    count: Annotated[int, typer.Option(min=2, max=8, help="How many regions, at most.")] = 5,
    force: Force = False,
    take_damaged: TakeDamaged = False,
    device: Device = "auto",
) -> None:
    """Paint what looks alike in a photo in flat colours: a mask to go on from with a brush."""
    if find_spec("cv2") is None:
        raise SetupError("OpenCV must be installed: pip install 'brushfarm[video]'.")
    require_able(output, 8, 1)
    target = require_free(output, (photo,), force)
    import torch

    from farm.engine.pictures.images import Picture, write
    from farm.engine.planes.color import planes
    from farm.engine.vgg import regions as clusters
    from farm.engine.vgg.device import resolve
    from farm.engine.vgg.weights import load_network

    network = load_network("auto").to(resolve(device), torch.float32)
    found = clusters.find(network, planes(read_picture(photo, damaged=take_damaged))[:3], count)
    write(target, Picture(clusters.painted(found)), dpi=None)
    shown = len(set(found.ravel().tolist()))
    console.print(f"{output}: {shown} regions, {found.shape[1]} x {found.shape[0]} pixels")
