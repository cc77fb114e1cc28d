"""Who comes in from a sign-in server, and that somebody keeps the keys, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest

from farm.accounts import access, identities
from farm.base.config import Settings
from farm.domain.roles import Role
from farm.errors import Conflict
from farm.infra.services import Services

ISSUER = "https://id.test"


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Return what each call returned or raised."""
    gate = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        gate.wait()
        try:
            return call()
        except Conflict as error:
            return error

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def admins(services: Services) -> list[str]:
    with services.db.read() as session:
        everyone = access.users(session)
    return [user.name for user in everyone if user.role == "admin" and not user.disabled]


def test_two_admins_who_demote_each_other_at_once_leave_one(services: Services) -> None:
    for name in ("ana", "ben"):
        access.add_user(services, name, Role.ADMIN)
    for _ in range(10):
        outcomes = at_once(
            lambda: access.change_user(services, "ana", role=Role.ARTIST),
            lambda: access.change_user(services, "ben", disabled=True),
        )
        assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 1
        assert len(admins(services)) == 1
        access.change_user(services, "ana", role=Role.ADMIN)
        access.change_user(services, "ben", disabled=False)


def test_who_comes_twice_at_once_for_the_first_time_is_one_person(services: Services) -> None:
    for number in range(10):
        name = f"ana{number}"
        come = partial(identities.admit, services, ISSUER, name, name, Role.ARTIST)
        assert at_once(*[come] * 4) == [name] * 4


def test_a_farm_without_an_admin_can_still_lock_people_out(services: Services) -> None:
    access.add_user(services, "ana", Role.ARTIST)
    assert access.change_user(services, "ana", disabled=True).disabled


def test_equal_subjects_of_two_servers_are_two_people(services: Services) -> None:
    identities.admit(services, ISSUER, "7", "ana", Role.ARTIST)
    assert identities.admit(services, "https://other.test", "7", "ben", Role.ARTIST) == "ben"
    assert identities.admit(services, ISSUER, "7", "any", Role.ARTIST) == "ana"
