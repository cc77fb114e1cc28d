import sys
from pathlib import Path

import numpy as np
import pytest

from farm.engine.pictures import images
from farm.errors import SetupError
from farm.local import demo
from farm.local.demo.scene import evening


def test_the_pair_is_a_photo_and_a_painting(tmp_path: Path) -> None:
    photo, painting = demo.pair(tmp_path / "new", height=100)
    assert images.read(photo).size == (451, 300)
    assert images.read(painting).size == (128, 100)


def test_the_same_seed_paints_the_same_strokes() -> None:
    first, again, other = (demo.paint(96, seed).pixels for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).mean() > 0.01


def test_the_painting_is_the_sketch_in_strokes() -> None:
    picture = demo.paint(128, seed=3).pixels
    sketch = evening(64, np.random.default_rng(3)).colour
    assert picture.shape == (128, 164, 3)
    halved = picture.reshape(64, 2, 82, 2, 3).mean(axis=(1, 3))
    assert np.corrcoef(halved.ravel(), sketch.ravel())[0, 1] > 0.8
    # But in strokes: it has far more fine structure.
    assert np.abs(np.diff(halved, axis=1)).mean() > 1.5 * np.abs(np.diff(sketch, axis=1)).mean()


def test_without_the_extra_the_demo_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "skimage", None)
    with pytest.raises(SetupError, match=r"pip install 'brushfarm\[demo\]'"):
        demo.take_photo()
