"""Numbers in words."""

import pytest
from jinja2 import nodes

from farm.domain.resources.jobs import Progress
from web import Web
from web.dashboard import words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 s"), (40, "40 s"), (89, "89 s"), (90, "2 min"), (5000, "83 min"),
     (7500, "2 h 5 min"), (86_400, "1 day"), (200_000, "2.3 days"),
     (None, "unknown")],
)  # fmt: skip
def test_a_duration_is_as_precise_as_anyone_needs(seconds: float | None, said: str) -> None:
    assert words.duration(seconds) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 steps"), (1, "1 step"), (200_000, "200000 steps")]
)
def test_one_is_counted_in_the_singular(count: int, said: str) -> None:
    assert words.counted(count, "step") == said


def test_a_print_is_measured_at_300_dpi_in_both_units() -> None:
    assert words.prints(3000, 1500, dpi=300) == "25.4 × 12.7 cm (10.0 × 5.0 in)"


def test_a_frame_of_several_passes_is_told_with_its_pass() -> None:
    once = {"frame": 3, "frames": 9}
    assert words.step(Progress.model_validate(once)) == "Frame 3 of 9"
    later = once | {"pass_number": 2, "passes": 4}
    assert words.step(Progress.model_validate(later)) == "Frame 3 of 9, pass 2 of 4"


def test_what_is_not_finished_never_shows_100_percent() -> None:
    assert words.percent(0.9999) == "99 %"
    assert words.percent(1) == "100 %"


@pytest.mark.parametrize(
    ("count", "said"), [(12, "12 B"), (1500, "1.5 kB"), (52_300_000, "52.3 MB")]
)
def test_a_files_size_is_short(count: int, said: str) -> None:
    assert words.size(count) == said


def test_every_word_that_templates_are_given_is_used_by_one(app: Web) -> None:
    loader = app.jinja_loader
    assert loader is not None
    filters, names = set(), set()
    for template in loader.list_templates():
        tree = app.jinja_env.parse(loader.get_source(app.jinja_env, template)[0])
        filters |= {one.name for one in tree.find_all(nodes.Filter)}
        names |= {one.name for one in tree.find_all(nodes.Name)}
    assert words.FILTERS.keys() - filters == set()
    assert words.GLOBALS.keys() - names == set()
