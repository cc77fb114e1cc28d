import pytest
from structlog.testing import CapturingLogger

from farm.base.breaker import Breaker


def test_an_outage_is_logged_once_and_without_what_the_error_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = CapturingLogger()
    monkeypatch.setattr("farm.base.breaker.log", said)
    attempt = Breaker((OSError,), pause=0.0)

    def fail() -> None:
        raise ConnectionRefusedError("redis://:hunter2@host")

    assert [attempt(fail), attempt(fail), attempt(list), attempt(fail)] == [
        False,
        False,
        True,
        False,
    ]
    assert [call.kwargs for call in said.calls] == [{"reason": "ConnectionRefusedError"}] * 2
