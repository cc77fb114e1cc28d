"""Cases of a test that `make slow` runs: the suite has the first of its kind."""

from typing import Any

import pytest


def slow(*cases: Any) -> list[Any]:
    """Return parameters that are marked so; a tuple has one of each name."""
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.slow)
        for case in cases
    ]
