"""Cursors that no page gave out: each is refused, whatever it holds."""

import base64
import json

import pytest
from flask.testing import FlaskClient

from farm.base.config import Settings
from farm.jobs.listing.filters import COLUMNS


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


@pytest.mark.parametrize("sort", [sign + name for name in COLUMNS for sign in ("", "-")])
def test_a_value_that_its_column_cannot_have_is_refused(client: FlaskClient, sort: str) -> None:
    for value in (True, None, [], {}, 2**53, -(2**53), float("nan"), "a\0"):
        place = json.dumps([value, "job_1", sort])
        query = {"cursor": base64.urlsafe_b64encode(place.encode()).decode(), "sort": sort}
        answer = client.get("/api/v1/jobs", query_string=query)
        assert answer.status_code == 422, value
        assert answer.json["errors"][0]["pointer"] == "/cursor"


@pytest.mark.parametrize("sort", ["priority", "-priority", "size", "-size"])
def test_whole_numbers_are_as_large_as_databases_have_them(client: FlaskClient, sort: str) -> None:
    for value, status in (
        (2**31 - 1, 200),
        (1 - 2**31, 200),
        (2**31, 422),
        (2**40, 422),
        (0.5, 422),
    ):
        place = json.dumps([value, "job_1", sort])
        query = {"cursor": base64.urlsafe_b64encode(place.encode()).decode(), "sort": sort}
        assert client.get("/api/v1/jobs", query_string=query).status_code == status, value
