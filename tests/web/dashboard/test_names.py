"""Finished files as one ZIP, named by a pattern, as a browser without scripts asks for them."""

import re
import zipfile
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from farm.infra.services import Services
from tests.web.api.jobs.conftest import submitted
from tests.web.api.jobs.test_apply import finished
from tests.web.api.jobs.test_series import COLORS, ended
from tests.web.conftest import join, upload
from tests.web.dashboard.test_refusals import require_kept
from tests.web.dashboard.test_styles import made


@pytest.fixture
def series(client: FlaskClient, farm: Services) -> dict[str, Any]:
    """Two finished renders of two photos, and one that failed."""
    style = made(client, "red").rsplit("/", 1)[1]
    axis = {"field": "/content", "values": [upload(client, color) for color in COLORS]}
    base = {"style": style, "preset": "draft", "recipe": {"size": 128}}
    batch = client.post("/api/v1/batches", json={"base": base, "axes": [axis]}).json
    join(farm, kinds="render,apply")
    ended(farm, True, True, False)
    found: dict[str, Any] = batch
    return found


@pytest.fixture
def several(client: FlaskClient, farm: Services, series: dict[str, Any]) -> str:
    """The id of a finished job of the same two photos in one pass."""
    body = {
        "kind": "apply",
        "photos": [upload(client, color) for color in COLORS[:2]],
        "styles": [{"asset": upload(client, "red")}],
    }
    job = submitted(client, body)["id"]
    names = ("1-result.png", "2-result.png")
    for name in names:
        farm.storage.put(f"{job}/{name}", b"picture")
    finished(farm, **dict.fromkeys(names, (96, 64, 7)))
    return str(job)


def places(batch: dict[str, Any], several: str) -> dict[str, dict[str, Any]]:
    """Return where several files are asked for, and what is sent besides their names."""
    return {
        "/history/results": {"job": [job["id"] for job in batch["jobs"]]},
        f"/batches/{batch['id']}/results": {},
        f"/jobs/{several}/results": {},
    }


def named(answer: TestResponse) -> list[str]:
    with zipfile.ZipFile(BytesIO(answer.data)) as opened:
        return opened.namelist()


def test_files_are_called_as_was_entered_wherever_a_zip_is_asked_for(
    client: FlaskClient, series: dict[str, Any], several: str
) -> None:
    for place, sent in places(series, several).items():
        answer = client.post(place, data=sent | {"names": " {number} of {photo} "})
        assert named(answer)[0] == f"001 of {COLORS[0]}.png"
        usual = client.post(place, data=sent | {"names": ""})
        assert named(usual)[0].startswith(f"{COLORS[0]}_")


def test_a_pattern_that_is_none_is_refused_at_its_field_which_keeps_it(
    client: FlaskClient, series: dict[str, Any], several: str
) -> None:
    for place, sent in places(series, several).items():
        answer = client.post(place, data=sent | {"names": "{colour}"})
        assert answer.status_code == 422
        wrong = {"zip-names": "A name has no place {colour}: there are {photo}, {style}"}
        require_kept(answer.text, place, {"names": "{colour}"}, wrong)


def test_renders_stay_chosen_while_their_names_are_mended(
    client: FlaskClient, series: dict[str, Any]
) -> None:
    first, second, third = (job["id"] for job in series["jobs"])
    entered = {"job": [first, second], "names": "{style}"}
    page = client.post("/history/results?state=succeeded&q=e", data=entered)
    assert "2 files would be named" in unescape(page.text)
    assert 'action="/history/results?q=e&amp;state=succeeded"' in page.text
    ticked = re.findall(r'name="job" value="(\w+)" checked', page.text)
    assert set(ticked) == {first, second}
    assert third not in page.text  # which failed, and is not what is searched for
    elsewhere = client.post("/history/results?state=failed", data=entered).text
    beyond = re.findall(r'name="job" value="(\w+)" checked hidden', elsewhere)
    assert set(beyond) == {first, second}


def test_what_has_no_files_is_told_on_the_page_that_asks(
    client: FlaskClient, series: dict[str, Any]
) -> None:
    failed = series["jobs"][2]["id"]
    for place, sent in (
        ("/history/results", {"job": failed}),
        (f"/jobs/{failed}/results", {}),
    ):
        answer = client.post(place, data=sent)
        assert answer.status_code == 409
        assert "None of these jobs has a result yet" in answer.text
    assert "No render is chosen" in client.post("/history/results").text
