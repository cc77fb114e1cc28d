"""Commands that need no server: render here, look at the weights."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from farm.cli import INTERRUPTED, shown
from farm.cli.groups import Look, Maps, Paper, grouped
from farm.cli.here import paper as papers
from farm.cli.options import (
    Bits,
    Device,
    Devices,
    Dpi,
    Force,
    Memory,
    Paintings,
    Photo,
    PictureFile,
    TakeDamaged,
)
from farm.cli.outputs import require_free, write_or_keep
from farm.cli.progress import Bar
from farm.cli.settings import amount, require_for_each
from farm.cli.stopping import Stopped, until_stopped
from farm.domain.progress import Pace, advance, figures
from farm.engine.errors import ImageError
from farm.engine.gatys.scales import schedule
from farm.engine.pictures.fitting import require_shape
from farm.errors import BadSettings, SetupError

if TYPE_CHECKING:
    from torch import Tensor

    from farm.engine.gatys.stylize import Progress
    from farm.engine.pictures.images import Picture
    from farm.engine.prepress.sheet import Sheet

console = Console(stderr=True)


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    app.command()(render)
    app.command(name="recipe")(carried)
    app.command()(weights)


@grouped
def render(
    content: Photo,
    styles: Paintings,
    *,
    output: PictureFile,
    look: Look,
    maps: Maps,
    paper: Paper,
    bits: Bits = 8,
    dpi: Dpi = None,
    force: Force = False,
    take_damaged: TakeDamaged = False,
    device: Device = "auto",
    devices: Devices = "",
    memory: Memory = "",
) -> None:
    """Render on this machine, without any server. Ctrl-C keeps the picture as it is then."""
    require_for_each(styles, maps.weight, maps.style_mask)
    maps.require_one_of_each()
    if devices and device != "auto":
        raise BadSettings("--device names one device and --devices several: give one of both.")
    chosen = look.recipe(init="image" if maps.init else None)
    budget = amount(memory) if memory else None
    press = papers.press(paper, bits, dpi)
    press.require_able(output, chosen.size)
    inputs = (content, *styles, *(maps.style_mask or []), maps.mask, maps.strength, maps.init)
    target = require_free(output, inputs, force)
    from farm.engine.planes.color import planes
    from farm.engine.planes.masks import light
    from farm.engine.strips.render import stylize
    from farm.engine.vgg.device import named, resolve
    from farm.engine.vgg.weights import load_network

    how = {"damaged": take_damaged}
    whole, own = cut_out(content, **how) if maps.cutout else (read_picture(content, **how), None)
    photo = press.cut(whole)

    def laid(found: "Picture") -> "Tensor":
        return planes(press.cut(found, sharp=False))

    strength = kept_faces(whole, content) if maps.keep_faces else None
    if maps.strength:
        strength = read_map(maps.strength, whole, **how)
    if maps.mask:
        own = read_map(maps.mask, whole, **how)

    last_scale = schedule(chosen, *photo.size)[-1]
    press.require_room(target, last_scale.width, last_scale.height)
    paintings, style_masks = read_paintings(
        styles, maps.style_mask, photo, chosen.painting_side, **how
    )
    network = load_network(chosen.network, pooling=chosen.pooling, padding=chosen.padding)
    steps = stylize(
        planes(photo),
        paintings,
        chosen,
        network=network,
        devices=[resolve(name) for name in (named(devices) if devices else [device])],
        memory=budget,
        style_weights=maps.weight,
        content_mask=laid(own) if own else None,
        style_masks=style_masks,
        strength=light(laid(strength)) if strength else None,
        init=planes(read_picture(maps.init, like=photo, **how)) if maps.init else None,
    )
    started = time.monotonic()
    last, status = _consume(steps)
    kept = {"recipe": chosen.model_dump(mode="json")} | press.settings()
    size = deliver(target, last.image(), photo, press.sheet, kept)
    note = ", stopped early" if status else ""
    tell(output, size, started, note)
    raise typer.Exit(status)


def read_paintings(
    paths: list[Path], masks: list[Path] | None, photo: "Picture", longest: int, *, damaged: bool
) -> "tuple[list[Tensor], list[Tensor] | None]":
    """Read paintings as planes, of at most `longest` pixels, and a mask of each if there are."""
    from farm.engine.planes.color import planes

    how: dict[str, Any] = {"max_side": longest, "damaged": damaged}
    paintings = [read_picture(path, like=photo, **how) for path in paths]
    painted = [planes(painting) for painting in paintings]
    if not masks:
        return painted, None
    pairs = zip(masks, paintings, strict=True)
    return painted, [planes(read_map(path, whole, **how)) for path, whole in pairs]


def deliver(
    target: Path, image: "Tensor", photo: "Picture", how: "Sheet", settings: dict[str, Any]
) -> tuple[int, int]:
    """Write what was painted of a photo, with its settings; return the file's size."""
    from farm.engine.planes.result import finished

    return write_or_keep(target, finished(image, photo), how, settings)


def tell(output: Path, size: tuple[int, int], started: float, note: str = "") -> None:
    """Say what was written, and how long it took since `started` (monotonic seconds)."""
    seconds = time.monotonic() - started
    console.print(f"{shown(output)}: {size[0]} x {size[1]} pixels, {seconds:.0f} s{note}")


def read_picture(path: Path, *, damaged: bool, **how: Any) -> "Picture":
    """Read a picture and tell what is to be said of it; an error says which picture it is.

    One that is damaged is refused unless `damaged` ones are wanted, too.
    """
    from farm.engine.pictures.images import read

    source = _checked(path, damaged)
    try:
        return read(source, **how)
    except ImageError as error:
        raise ImageError(f"{path}: {error}") from None


def _checked(path: Path, damaged: bool) -> Path | bytes:
    """Return what to decode of a file, once it is known to be a picture and all is told of it."""
    from farm.engine.pictures.inspection import DAMAGED, inspect

    source = _source(path)
    try:
        info = inspect(source)
        if info.is_damaged and not damaged:
            raise ImageError(f"{DAMAGED} --take-damaged takes it anyway.")
    except ImageError as error:
        raise ImageError(f"{path}: {error}") from None
    for remark in info.remarks:
        said = f"{shown(path)}: {remark}"
        console.print(said, style="yellow", markup=False, soft_wrap=True)
    return source


def cut_out(path: Path, *, damaged: bool) -> "tuple[Picture, Picture]":
    """Read a photo without its transparency, and the mask that this is."""
    from farm.engine.pictures import cutout, formats, images

    source = _checked(path, damaged)
    try:
        mask, photo = cutout.mask(source), cutout.opaque(source)
        return images.loaded(photo, formats.depth(photo)), images.loaded(mask, 8)
    except ImageError as error:
        raise ImageError(f"{path}: {error}") from None


def kept_faces(photo: "Picture", path: Path) -> "Picture":
    """Make the strength map that keeps a photo's faces."""
    from farm.engine.pictures import faces
    from farm.engine.planes.color import planes
    from farm.engine.planes.pyramid import longer_edge, resize

    if not faces.is_able():
        raise SetupError("Nothing finds faces here: pip install 'brushfarm[faces]'.")
    width, height = photo.size
    size = longer_edge(height, width, min(faces.LOOKED_AT, max(photo.size)))
    looked_at = resize(planes(photo)[:3], *size).clamp(0, 1).permute(1, 2, 0).numpy()
    try:
        return faces.strength(looked_at, width, height)
    except ImageError as error:
        raise ImageError(f"{path}: {error}") from None


def read_map(path: Path, whole: "Picture", **how: Any) -> "Picture":
    """Read a mask or strength map of a picture, which must have its proportions."""
    found = read_picture(path, **how)
    require_shape(str(path), found.size, "its picture", whole.size)
    return found


def _source(path: Path) -> Path | bytes:
    """Return what to decode: a pipe, such as a shell's <(...), can be read only once."""
    return path if path.is_file() else path.read_bytes()


def _consume(steps: "Iterator[Progress]") -> "tuple[Progress, int]":
    """Run to the last iteration or until told to stop; return the last one and the exit status."""
    pace, last = Pace(), None
    try:
        with Bar(console) as bar:
            for last in until_stopped(steps):
                pace.mark(last.done)
                shown = figures(last) | advance(last.done, pace.seconds_left())
                bar.show("rendering", shown)
    except Stopped as stop:
        assert last is not None
        return last, stop.status
    except KeyboardInterrupt:
        if last is None:
            raise
        return last, INTERRUPTED
    assert last is not None  # a recipe has at least one iteration
    return last, 0


def carried(
    file: Annotated[Path, typer.Argument(help="A rendered picture.", exists=True, dir_okay=False)],
) -> None:
    """Print the settings that a rendered picture carries, as JSON."""
    from farm.engine.pictures.images import read_settings

    try:
        found = read_settings(_source(file))
    except ImageError as error:
        raise ImageError(f"{file}: {error}") from None
    if found is None:
        raise ImageError(f"{file} carries no settings: it is no render, or was saved without them.")
    typer.echo(json.dumps(found, indent=2, ensure_ascii=False))


def weights() -> None:
    """Load the network that this machine has and say which it is."""
    from farm.engine.vgg.weights import load_network

    network = load_network("auto")
    console.print(f"{network.name}: its weights are here, and their checksum is right.")
