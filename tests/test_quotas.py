"""What one person may have at a time, on both databases, however they ask for it."""

from functools import partial

import pytest

from farm import access
from farm.config import Settings
from farm.errors import LimitReached
from farm.roles import Role, Scope
from farm.services import Services
from tests.test_identities import at_once


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    changes = {"database_url": database_url, "max_tokens": 5}
    return settings.model_copy(update=changes)


def test_many_requests_at_once_get_no_more_than_one_may_have(services: Services) -> None:
    for name in ("ana", "ben"):
        access.add_user(services, name, Role.ARTIST)
    ask = partial(access.new_token, services, "ana", "script", [Scope.READ])
    outcomes = at_once(*[ask] * 12)
    assert sum(isinstance(outcome, LimitReached) for outcome in outcomes) == 7
    access.new_token(services, "ben", "script", [Scope.READ])
