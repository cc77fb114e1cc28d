import pytest

from farm.domain.preference import interval


@pytest.mark.parametrize(
    ("liked", "votes", "low", "high"),
    [  # Brown, Cai and DasGupta 2001 give the formula; the values are R's prop.test, uncorrected
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (30, 40, 0.5981, 0.8581),
        (40, 40, 0.9124, 1.0),
    ],
)
def test_the_interval_is_wilsons(liked: int, votes: int, low: float, high: float) -> None:
    assert interval(liked, votes) == pytest.approx((low, high), abs=1e-4)


def test_without_a_vote_nothing_is_known() -> None:
    assert interval(0, 0) == (0.0, 1.0)
