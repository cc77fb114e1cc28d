import pytest
import torch

from farm.engine.errors import BadInput
from farm.engine.masks import regions

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
