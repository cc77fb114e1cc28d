"""What a terminal, or a file in its place, is told of a job that is watched."""

import io

import pytest
from rich.console import Console

from farm.cli.progress import Bar

SCALE = {"scale": 1, "scales": 3, "iteration": 5, "iterations": 9, "loss": 2.5}


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        (None, ""),
        ({"stage": "loading", "done": 0.5}, ""),
        ({**SCALE, "done": 0.25}, " 25%  scale 1/3 iteration 5/9  loss 2.5\n"),
        (
            {**SCALE, "done": 0.25, "eta_seconds": 40.2},
            " 25%  scale 1/3 iteration 5/9  loss 2.5  40 s left\n",
        ),
        (
            {"stage": "painting", "photo": 2, "photos": 3, "done": 0.5, "eta_seconds": 7.0},
            " 50%  photo 2/3  7 s left\n",
        ),
        ({"stage": "painting", "photo": 1, "photos": 1, "done": 0.5}, " 50%  painting\n"),
    ],
)
def test_a_line_says_where_a_job_is_and_how_long_it_takes(
    progress: dict[str, object] | None, told: str
) -> None:
    out = io.StringIO()
    with Bar(Console(file=out, width=200)) as bar:
        bar.show("running", progress)
    assert out.getvalue().rstrip() == told.rstrip()
