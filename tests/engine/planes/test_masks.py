import io

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw, ImageFilter

from farm.engine.errors import BadInput
from farm.engine.planes.masks import regions

RED, BLUE, GREEN = (torch.tensor(c).view(3, 1, 1) for c in ([1.0, 0, 0], [0, 0, 1.0], [0, 1.0, 0]))


def halves(left: torch.Tensor, right: torch.Tensor, size: int = 40) -> torch.Tensor:
    return torch.cat([left.expand(3, size, size // 2), right.expand(3, size, size // 2)], 2)


def test_parts_of_the_same_colour_belong_together():
    own, (part,) = regions(halves(RED, BLUE), [halves(BLUE, RED, 60)])
    assert own.shape == (2, 40, 40)
    assert part.shape == (2, 60, 60)
    assert torch.equal(own.sum(0), torch.ones(40, 40))
    left, right = own[:, 0, 0], own[:, 0, -1]
    assert torch.equal(part[:, 0, 0], right)
    assert torch.equal(part[:, 0, -1], left)


def test_compression_and_soft_edges_make_no_regions_of_their_own():
    mask = halves(RED, BLUE) + 0.03 * torch.randn(
        3, 40, 40, generator=torch.Generator().manual_seed(0)
    )
    mask[:, 0, 19] = 0.5  # one grey pixel on the edge
    own, _ = regions(mask, [halves(RED, BLUE)])
    assert len(own) == 2


def test_a_soft_edge_is_no_region_of_a_painting():
    purple = (RED + BLUE) / 2
    photo = torch.cat([halves(RED, BLUE), purple.expand(3, 40, 20)], 2)
    soft = halves(RED, BLUE, 2000)
    soft[:, :, 1000:1001] = purple
    with pytest.raises(BadInput, match="in no painting's mask"):
        regions(photo, [soft])
    held, empty = regions(photo, [photo, soft])[1]
    number = held[:, 0, -1].argmax()  # of the purple region
    assert held[number].any()
    assert not empty[number].any()


def test_a_region_without_a_painting_is_refused():
    with pytest.raises(BadInput, match="#0000ff"):
        regions(halves(RED, BLUE), [halves(RED, RED)])


def test_a_photo_is_no_mask():
    with pytest.raises(BadInput, match="colours"):
        regions(torch.rand(3, 40, 40), [halves(RED, BLUE)])


def drawn(size: int) -> Image.Image:
    """A red disc in a blue square, with hard edges."""
    image = Image.new("RGB", (size, size), "blue")
    ImageDraw.Draw(image).ellipse((size // 4, size // 4, size * 3 // 4, size * 3 // 4), fill="red")
    return image


def jpeg(image: Image.Image) -> Image.Image:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=90)
    return Image.open(file).convert("RGB")


SOFT = {
    "reduced to a quarter": drawn(960).resize((240, 240), Image.Resampling.BOX),
    "a JPEG": jpeg(drawn(240)),
    "enlarged": drawn(40).resize((240, 240), Image.Resampling.BICUBIC),
    "of another aspect before": drawn(300).resize((240, 180), Image.Resampling.LANCZOS),
    "blurred": drawn(240).filter(ImageFilter.GaussianBlur(3)),
}


def tensor(image: Image.Image) -> torch.Tensor:
    return torch.from_numpy(np.asarray(image, np.float32) / 255).permute(2, 0, 1).contiguous()


@pytest.mark.parametrize("name", SOFT)
def test_a_mask_with_soft_edges_has_the_regions_that_were_drawn(name: str):
    mask = SOFT[name]
    own, (part,) = regions(tensor(mask), [tensor(drawn(200))])
    assert len(own) == len(part) == 2
    blue, red = own
    torch.testing.assert_close(blue + red, torch.ones_like(red))
    assert (red - tensor(mask)[0]).abs().mean() < 0.01


def test_a_blend_of_two_colours_belongs_to_both_by_its_share():
    soft = torch.cat([halves(RED, BLUE, 200)] * 2, 2)
    soft[:, :, 100:101] = 0.25 * RED + 0.75 * BLUE
    soft[:, :, 300:301] = 0.25 * RED + 0.75 * BLUE
    own, (part,) = regions(soft, [soft])
    assert len(own) == 2
    red = int(own[:, 0, 0].argmax())
    torch.testing.assert_close(own[red, :, 100], torch.full((200,), 0.25), atol=1e-4, rtol=0)
    torch.testing.assert_close(part.sum(0), torch.ones(200, 400))


def test_grey_between_black_and_white_is_a_region_where_it_is_flat():
    black, grey, white = (torch.full((3, 40, 20), level) for level in (0.0, 0.5, 1.0))
    mask = torch.cat([black, grey, white], 2)
    own, _ = regions(mask, [mask])
    assert len(own) == 3
    assert set(own.unique().tolist()) == {0, 1}
