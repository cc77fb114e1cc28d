"""What a generator's training leaves: model, checkpoint, losses and samples."""

from pathlib import Path

import torch
from torch import Tensor

from farm.engine.onepass import record
from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.options import SAMPLE, SAMPLES
from farm.engine.onepass.generators.training import Progress, Training
from farm.engine.pictures.images import Picture, encode, thumbnail, write
from farm.engine.planes.color import pixels

SHOWN = 640  # pixels of the longer side of a model's picture of itself


class Record(record.Record):
    """Of a generator; beside it also NAME.jpg, of samples."""

    def note(self, progress: Progress, training: Training) -> None:
        """Writes a line of losses, and a checkpoint and samples now and then."""
        self.log(
            {
                "step": progress.step,
                "steps": progress.steps or "",
                "content": f"{progress.content_loss:.5f}",
                "style": f"{progress.style_loss:.5f}",
                "tv": f"{progress.tv_loss:.5f}",
                "taught": f"{progress.taught_loss:.5f}",
            }
        )
        if self.due:
            self.keep(training)
            self._show(training)

    def finish(self, training: Training) -> None:
        """Writes the model as it is now, and samples of it."""
        save(self.path, training)
        self._show(training)

    def _show(self, training: Training) -> None:
        write(self.path.with_suffix(".jpg"), Picture(pixels(samples(training))))


def save(path: Path, training: Training) -> None:
    """Writes the model as it is now, with a small picture of what it makes."""
    sheet = Picture(pixels(samples(training)))
    whole = encode(sheet, "png", dpi=None)
    files.save(path, training.generator, training.card(), thumbnail(whole, SHOWN))


@torch.no_grad()
def samples(training: Training) -> Tensor:
    """Photos, and below them what each style makes of them, [3, h, w]."""
    photos = training.photos[:: max(1, len(training.photos) // SAMPLES)][:SAMPLES]
    side = min(SAMPLE, *(min(photo.shape[1:]) for photo in photos))
    x = torch.stack([_middle(photo, side) for photo in photos]).float() / 255
    shares = torch.eye(len(training.names), device=x.device)
    rows = [x, *(training.generator.paint(x, share.expand(len(x), -1)) for share in shares)]
    return torch.cat([torch.cat(list(row), 2) for row in rows], 1).clamp(0, 1).cpu()


def _middle(photo: Tensor, side: int) -> Tensor:
    top, left = ((n - side) // 2 for n in photo.shape[1:])
    return photo[:, top : top + side, left : left + side]
