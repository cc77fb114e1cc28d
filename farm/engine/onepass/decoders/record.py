"""What a training leaves: weights, checkpoint, losses and samples, beside one another."""

from dataclasses import asdict

import torch
from torch import Tensor

from farm.engine.onepass import record
from farm.engine.onepass.decoders import files
from farm.engine.onepass.decoders.decoder import LEVELS, UNIT, Decoder
from farm.engine.onepass.decoders.training import Progress, Training
from farm.engine.onepass.features import encode
from farm.engine.pictures.images import Picture, write
from farm.engine.planes.color import pixels

SIDE = 256  # pixels of a sample
SAMPLES = 6


class Record(record.Record):
    """Of decoders; beside them also NAME.jpg, of samples."""

    def note(self, progress: Progress, training: Training) -> None:
        """Writes a line of losses, and a checkpoint after each level and now and then."""
        self.log(
            {
                "level": progress.level,
                "step": progress.step,
                "steps": progress.steps or "",
                "loss": f"{progress.loss:.5f}",
            }
        )
        if progress.level_done or self.due:
            self.keep(training)

    def finish(self, training: Training, held: list[Tensor]) -> dict[str, float]:
        """Writes weights and samples; returns each level's PSNR on photos that were held out."""
        learned = {"photos": len(training.photos), "paintings": len(training.paintings)}
        files.save(self.path, training.decoders, asdict(training.options) | learned)
        trained = {level: d.to(training.device) for level, d in files.load(self.path).items()}
        found = {level: psnr(training, decoder, held) for level, decoder in trained.items()}
        rows = [_row(training, trained, photo) for photo in held if min(photo.shape[1:]) >= SIDE]
        if rows:
            write(self.path.with_suffix(".jpg"), Picture(pixels(torch.cat(rows[:SAMPLES], 1))))
        self.close()
        return found


def psnr(training: Training, decoder: Decoder, photos: list[Tensor]) -> float:
    """Decibels, by the mean squared error over all photos [3, H, W]."""
    errors, count = 0.0, 0
    for photo in photos:
        x = _unit(photo, training.device)
        given = _decoded(training, decoder, x)
        errors += (given - x).square().sum().item()
        count += x.numel()
    return float(-10 * torch.tensor(errors / count).log10())


def _row(training: Training, decoders: dict[str, Decoder], photo: Tensor) -> Tensor:
    """The middle of a photo, and what each decoder makes of it, side by side [3, h, w]."""
    top, left = ((n - SIDE) // 2 for n in photo.shape[1:])
    x = _unit(photo[:, top : top + SIDE, left : left + SIDE], training.device)
    shown = [x, *(_decoded(training, decoder, x) for decoder in decoders.values())]
    return torch.cat(shown, 3)[0].cpu()


@torch.no_grad()
def _decoded(training: Training, decoder: Decoder, x: Tensor) -> Tensor:
    network = training.network.until(decoder.level)
    picture: Tensor = decoder(encode(network, x, LEVELS)[decoder.level])
    return picture.float().clamp(0, 1)


def _unit(photo: Tensor, device: torch.device) -> Tensor:
    height, width = (n // UNIT * UNIT for n in photo.shape[1:])
    return photo[None, :, :height, :width].to(device).float() / 255
