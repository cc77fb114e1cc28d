"""A poller hears of all that a job shows, also where that is in the rows of others."""

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.base.config import Settings
from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.jobs.test_parts import claim, film
from tests.web.api.jobs.test_bulk import ordered
from tests.web.conftest import claimed, join, require_heard, result

ALBUMS = "/api/v1/albums"
JOBS = "/api/v1/jobs"


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def test_what_the_shots_of_a_film_do_is_heard_of_it(client: FlaskClient, farm: Services) -> None:
    whole = film(farm)
    lease = claim(farm)

    def preview() -> None:
        made = replace(result(farm, lease), name="preview.webp", kind="preview")
        leases.add_artifact(farm, lease, made)

    happenings = {
        "progress": lambda: leases.renew(farm, lease, {"done": 0.5, "eta_seconds": 9.0}),
        "preview": preview,
        "paused": lambda: client.post(f"{JOBS}/{whole}/pause"),
        "progress, paused": lambda: leases.renew(farm, lease, {"done": 0.6, "eta_seconds": 7.0}),
        "canceled": lambda: client.post(f"{JOBS}/{whole}/cancel"),
        "seconds, canceled": lambda: leases.release(farm, lease),
    }
    require_heard(client, f"{JOBS}/{whole}", happenings)


def test_what_becomes_of_its_albums_is_heard(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    job = client.post(JOBS, json=order).json["id"]
    join(farm)
    claimed(farm)
    put = {"action": "add_to_album", "ids": [job]}
    happenings = {
        "put": lambda: ordered(client, **put, album="Harbour"),
        "renamed": lambda: client.patch(f"{ALBUMS}/Harbour", json={"name": "Dusk"}),
        "put into another": lambda: ordered(client, **put, album="Night"),
        "both become one": lambda: client.patch(f"{ALBUMS}/Night", json={"name": "Dusk"}),
        "deleted": lambda: client.delete(f"{ALBUMS}/Dusk"),
    }
    require_heard(client, f"{JOBS}/{job}", happenings)


def test_that_what_it_waited_for_is_erased_is_heard(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    first = client.post(JOBS, json=order).json["id"]
    last = client.post(JOBS, json=order | {"after": [first]}).json["id"]
    join(farm)
    for _ in range(2):
        lease = claimed(farm)
        leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    happenings = {"erased": lambda: client.delete(f"{JOBS}/{first}?erase=true")}
    require_heard(client, f"{JOBS}/{last}", happenings)
