"""`farm regions`: a mask of what looks alike."""

from pathlib import Path

import numpy as np
from PIL import Image
from typer.testing import CliRunner

from farm.cli.app import app
from tests.engine.vgg.test_regions import landscape


def test_a_photos_regions_are_written_as_a_mask_of_its_size(tmp_path: Path) -> None:
    photo, mask = tmp_path / "photo.png", tmp_path / "mask.png"
    pixels = landscape().clamp(0, 1).permute(1, 2, 0).numpy()
    Image.fromarray((pixels * 255).astype(np.uint8)).save(photo)
    answer = CliRunner().invoke(app, ["regions", str(photo), "-o", str(mask), "--count", "3"])
    assert answer.exit_code == 0, answer.output
    shown = Image.open(mask)
    assert shown.size == (320, 240)
    assert 2 <= len(shown.getcolors()) <= 3
    again = CliRunner().invoke(app, ["regions", str(photo), "-o", str(mask)])
    assert "exists: name another file" in str(again.exception)
