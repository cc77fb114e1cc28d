import pytest
import torch

from farm.engine.loss.temporal import Held
from tests.engine.conftest import picture

CPU = torch.device("cpu")
SEEN = (torch.arange(40) > 9).float().expand(1, 30, 40)


def term(margin: int = 0, strength: float = 3.0):
    return Held(picture(30, 40, 1), SEEN, strength).at(30, 40, margin, range(30 + 2 * margin), CPU)


def test_its_gradient_is_the_derivative_of_its_loss():
    x = picture(30, 40, 2)[None].requires_grad_()
    held = Held(picture(30, 40, 1), SEEN, 3.0)
    loss = 3.0 * (held.weights * (x[0] - held.picture).square()).mean()
    loss.backward()
    gradient = torch.zeros(1, 3, 30, 40)
    assert term().add_gradient(x.detach(), x.numel(), gradient).item() == pytest.approx(loss.item())
    assert torch.allclose(gradient, x.grad, atol=1e-9)


def test_it_adds_to_the_gradient_that_is_there():
    gradient, alone = torch.ones(1, 3, 30, 40), torch.zeros(1, 3, 30, 40)
    for each in (gradient, alone):
        term().add_gradient(picture(30, 40, 2)[None], 3 * 30 * 40, each)
    assert torch.allclose(gradient, 1 + alone)


def test_what_was_not_seen_is_free():
    gradient = torch.zeros(1, 3, 30, 40)
    term().add_gradient(picture(30, 40, 2)[None], 3 * 30 * 40, gradient)
    assert not gradient[..., :10].any()
    assert gradient[..., 10:].all()


def test_beyond_the_edges_the_picture_is_mirrored():
    x = term(margin=16).target
    assert x.shape == (1, 3, 62, 72)
    assert torch.equal(x[..., 16:-16, 15], x[..., 16:-16, 17])


def test_at_a_smaller_scale_the_picture_is_smaller():
    small = Held(picture(30, 40, 1), SEEN, 1.0).at(15, 20, 0, range(15), CPU)
    assert small.target.shape == (1, 3, 15, 20)
    assert 0 <= small.weights.min() <= small.weights.max() <= 1
