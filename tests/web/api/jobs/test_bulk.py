"""One order to many jobs."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.web.conftest import claimed, join, result


@pytest.fixture
def three(client: FlaskClient, order: dict[str, Any]) -> list[str]:
    """The ids of three waiting jobs, the first of which is to be known as such."""
    bodies = [order | {"metadata": {"number": str(number)}} for number in range(3)]
    return [client.post("/api/v1/jobs", json=body).json["id"] for body in bodies]


def ordered(client: FlaskClient, **body: Any) -> Any:
    answer = client.post("/api/v1/jobs/bulk", json=body)
    assert answer.status_code == 200, answer.json
    return answer.json


def states(client: FlaskClient, ids: list[str]) -> list[str]:
    return [client.get(f"/api/v1/jobs/{one}").json["state"] for one in ids]


def test_chosen_jobs_are_paused_resumed_canceled_and_deleted(
    client: FlaskClient, three: list[str]
) -> None:
    first, second, third = three
    assert ordered(client, action="pause", ids=[first, second])["done"] == [first, second]
    assert states(client, three) == ["paused", "paused", "queued"]
    assert ordered(client, action="resume", ids=[second])["done"] == [second]
    assert ordered(client, action="cancel", ids=three)["done"] == three
    assert ordered(client, action="delete", ids=[third])["done"] == [third]
    assert client.get(f"/api/v1/jobs/{third}").status_code == 404


def test_what_one_job_does_not_allow_is_told_and_done_to_the_others(
    client: FlaskClient, farm: Services, three: list[str]
) -> None:
    running = claimed(farm).job_id
    outcome = ordered(client, action="delete", ids=[running, "job_none"])
    assert outcome["done"] == []
    assert [one["id"] for one in outcome["refused"]] == [running, "job_none"]
    assert "cancel it first" in outcome["refused"][0]["detail"]
    assert "There is no job" in outcome["refused"][1]["detail"]
    waiting = [one for one in three if one != running]
    assert ordered(client, action="resume", ids=waiting)["done"] == []
    assert ordered(client, action="cancel", ids=[running, *waiting])["done"] == [running, *waiting]


def test_a_filter_names_the_jobs_that_allow_it(client: FlaskClient, three: list[str]) -> None:
    wanted = {"metadata": ["number=1"]}
    assert ordered(client, action="pause", filter=wanted)["done"] == [three[1]]
    again = ordered(client, action="pause", filter={})
    assert (again["done"], again["refused"]) == ([three[0], three[2]], [])
    assert ordered(client, action="delete", filter={})["done"] == []
    assert sorted(ordered(client, action="priority", filter={}, priority=7)["done"]) == three
    assert client.get(f"/api/v1/jobs/{three[2]}").json["priority"] == 7


def test_a_job_that_has_ended_is_given_no_priority(client: FlaskClient, three: list[str]) -> None:
    ordered(client, action="cancel", ids=[three[0]])
    outcome = ordered(client, action="priority", ids=three, priority=7)
    assert outcome["done"] == three[1:]
    assert [one["id"] for one in outcome["refused"]] == [three[0]]
    assert outcome["refused"][0]["detail"] == "A job that was canceled has no priority any more."
    job = f"/api/v1/jobs/{three[0]}"
    assert client.patch(job, json={"priority": 7}).status_code == 409
    assert client.patch(job, json={"priority": 0, "label": "Kept"}).json["label"] == "Kept"


def test_more_jobs_than_one_order_reaches_are_told_of(
    client: FlaskClient, three: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("farm.jobs.many.bulk.MOST", 2)
    first = ordered(client, action="cancel", filter={})
    assert (first["done"], first["more"]) == (three[:2], True)
    rest = ordered(client, action="cancel", filter={})
    assert (rest["done"], rest["more"]) == (three[2:], False)


@pytest.mark.parametrize(
    "body",
    [
        {"action": "cancel"},
        {"action": "cancel", "ids": ["job_1"], "filter": {}},
        {"action": "cancel", "ids": ["job_1"], "priority": 1},
        {"action": "priority", "ids": ["job_1"]},
        {"action": "explode", "ids": ["job_1"]},
        {"action": "cancel", "filter": {"colour": "red"}},
    ],
)
def test_an_order_that_is_not_clear_is_refused(client: FlaskClient, body: dict[str, Any]) -> None:
    assert client.post("/api/v1/jobs/bulk", json=body).status_code == 422


def test_files_of_chosen_jobs_are_one_zip(
    client: FlaskClient, farm: Services, three: list[str]
) -> None:
    join(farm)
    ask = {"ids": three, "names": "{number}_{photo}"}
    waits = client.post("/api/v1/jobs/results", json=ask)
    assert (waits.status_code, waits.json["code"]) == (409, "conflict")
    for _ in range(2):
        lease = claimed(farm)
        leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    packed = zipfile.ZipFile(BytesIO(client.post("/api/v1/jobs/results", json=ask).data))
    assert packed.namelist() == ["001_teal.png", "002_teal.png"]
    assert packed.read("002_teal.png") == b"picture"
    missing = client.post("/api/v1/jobs/results", json={"ids": ["job_none"]})
    assert missing.status_code == 404
    assert "at least 1" in client.post("/api/v1/jobs/results", json={"ids": []}).json["detail"]


def test_favourites_are_liked_found_and_liked_no_more(
    client: FlaskClient, three: list[str]
) -> None:
    first, second, third = three
    assert ordered(client, action="like", ids=[first, third])["done"] == [first, third]
    liked = client.get("/api/v1/jobs?favourite=true").json["items"]
    assert [one["id"] for one in liked] == [third, first]
    assert client.patch(f"/api/v1/jobs/{first}", json={"favourite": False}).json["version"] > 1
    assert ordered(client, action="unlike", ids=[third])["done"] == [third]
    ordered(client, action="like", ids=[second])
    others = client.get("/api/v1/jobs?favourite=false").json["items"]
    assert [one["id"] for one in others] == [third, first]
    assert client.patch(f"/api/v1/jobs/{first}", json={"favourite": "yes"}).status_code == 422
