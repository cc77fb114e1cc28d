"""Frame and sheet of what is painted on this machine: as words, checked before the work."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from farm.cli import settings
from farm.cli.groups import Paper
from farm.cli.outputs import format_of, require_able, require_room
from farm.domain import prints
from farm.domain.jobs.specs import bad_settings, refused
from farm.engine.errors import ImageError
from farm.engine.pictures.images import DPI, Picture
from farm.engine.prepress import spaces
from farm.engine.prepress.frame import Frame, framed
from farm.engine.prepress.sheet import PDF, Sheet
from farm.errors import BadSettings, Fault


@dataclass(frozen=True)
class Press:
    """How a photo is cut, and how what is painted of it becomes a file."""

    frame: Frame | None
    sheet: Sheet

    def cut(self, picture: Picture, *, sharp: bool = True) -> Picture:
        """Return the part of a photo that is painted, or of its map, which is not `sharp`."""
        return framed(picture, self.frame, sharp=sharp)

    def settings(self) -> dict[str, Any]:
        """Return what a file says of it."""
        if self.frame is None:
            return {}
        return {"frame": self.frame.model_dump(mode="json", exclude_defaults=True)}

    def require_able(self, output: Path, longer: int) -> None:
        """Raise an error if no file of this name can hold a picture with what lies around it."""
        layout, bits, dpi = self.sheet.layout, self.sheet.bits, self.sheet.dpi
        if output.suffix.lower() != PDF:
            require_able(output, bits, longer + 2 * layout.margin(dpi))
        made = format_of(output, bits)
        try:
            prints.require_room([made], longer, layout, dpi)
        except ValueError as error:
            raise refused(error, "/output") from None
        space = spaces.space(self.sheet.icc) if self.sheet.icc else "RGB"
        if said := prints.wrong_space([made], space):
            raise BadSettings(said, faults=(Fault(prints.PROFILE, said),))

    def require_room(self, target: Path, width: int, height: int) -> None:
        """Raise SetupError if the folder's disk has no room for the file."""
        around = 2 * self.sheet.layout.margin(self.sheet.dpi)
        require_room(target, width + around, height + around, self.sheet.bits)


def press(paper: Paper, bits: int, dpi: int | None) -> Press:
    """Return what the words of a command mean; raise BadSettings naming each bad one."""
    try:
        frame = Frame.model_validate(settings.frame(paper.frame)) if paper.frame else None
    except ValidationError as error:
        raise bad_settings(error, "/frame") from None
    said = settings.sheet(paper.sheet or [])
    file = said.pop("profile") if isinstance(said.get("profile"), Path) else None
    try:
        asked = prints.Sheet.model_validate(said)
    except ValidationError as error:
        raise bad_settings(error, "/sheet") from None
    icc = _profile(file) if file else spaces.NAMED.get(asked.profile)
    return Press(frame, Sheet(asked, icc, bits, dpi or DPI))


def _profile(path: Path) -> bytes:
    try:
        icc = path.read_bytes()
    except OSError as error:
        raise BadSettings(f"{path} cannot be read: {error.strerror}.") from None
    try:
        if not spaces.is_profile(icc):
            raise ImageError("It is no colour profile: name an ICC file.")
        spaces.space(icc)
    except ImageError as error:
        raise ImageError(f"{path}: {error}") from None
    return icc
