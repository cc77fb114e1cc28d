from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import update

from farm.base.config import Settings
from farm.fleet import caretakers, registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.sql.models import Worker
from tests.factories import caretaker
from tests.web.conftest import join
from web import create_app


def test_a_worker_is_drained_and_works_again(client: FlaskClient, farm: Services) -> None:
    join(farm)
    assert client.get("/api/v1/workers").json["items"][0]["status"] == "idle"
    assert client.post("/api/v1/workers/host/1/drain").json["status"] == "drained"
    assert client.post("/api/v1/workers/host/1/resume").json["status"] == "idle"


def test_a_worker_finishes_its_job_before_it_rests_and_says_how_long_that_takes(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    join(farm)
    client.post("/api/v1/jobs", json=order)
    lease = leases.claim(farm, "host/1", "boot-host/1")
    assert lease is not None
    leases.renew(farm, lease, {"stage": "rendering", "done": 0.4, "eta_seconds": 720})
    place = "/api/v1/workers/host/1"
    told = client.post(f"{place}/drain", json={"after_job": True}).json
    assert (told["status"], told["after_job"], told["eta_seconds"]) == ("draining", True, 720)
    assert client.get("/api/v1/workers").json["items"] == [told]
    assert "Leaves after its job (about 12 min)" in client.get("/fleet").text
    assert client.post(f"{place}/drain").json["after_job"] is False
    assert client.post(f"{place}/resume").json["status"] == "working"
    assert client.post(f"{place}/drain", json={"after_job": "never"}).status_code == 422


def test_an_order_whose_fields_all_have_defaults_needs_no_body(client: FlaskClient) -> None:
    paths = client.get("/api/openapi.json").json["paths"]
    bodies = [
        paths[f"/api/v1/workers/{which}drain"]["post"]["requestBody"]["required"]
        for which in ("{worker_id}/", "")
    ]
    assert bodies == [False, False]
    assert paths["/api/v1/jobs/bulk"]["post"]["requestBody"]["required"]


def test_workers_are_drained_by_host_label_and_version(client: FlaskClient, farm: Services) -> None:
    join(farm, "a/1", host="a", labels="night,fast")
    join(farm, "a/2", host="a", version="0.2.0")
    join(farm, "b/1", host="b", labels="night")

    def drained(**which: Any) -> set[str]:
        answer = client.post("/api/v1/workers/drain", json=which)
        assert answer.status_code == 200, answer.json
        return {one["id"] for one in answer.json["items"]}

    assert drained(host="a") == {"a/1", "a/2"}
    assert drained(host="a", version="0.2.0", draining=False) == {"a/2"}
    assert drained(label="night") == {"a/1", "b/1"}
    assert drained(label="none") == set()
    items = client.get("/api/v1/workers").json["items"]
    status = {one["id"]: one["status"] for one in items}
    assert status == {"a/1": "drained", "a/2": "idle", "b/1": "drained"}
    assert drained(version="0.2.0", after_job=True) == {"a/2"}
    refused = client.post("/api/v1/workers/drain", json={})
    assert (refused.status_code, refused.json["detail"]) == (
        422,
        "Say which workers are meant: by host, label or version.",
    )


def test_the_queue_says_how_much_waits_and_why(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    first, second = (client.post("/api/v1/jobs", json=order).json for _ in range(2))
    queue = client.get("/api/v1/queue").json
    assert (queue["waiting"], queue["running"], queue["workers"]) == (2, 0, 0)
    assert queue["waits_because"] == "No worker is running: whoever runs the farm starts one."
    assert queue["first"] == first["id"]
    join(farm)
    reasons = [client.get(job["links"]["self"]).json["waits_because"] for job in (first, second)]
    assert reasons == ["It is next, and a worker is about to take it.", "1 job is ahead of it."]
    registry.drain(farm, "host/1", True)
    assert "drained" in client.get("/api/v1/queue").json["waits_because"]


def test_presets_come_with_every_setting_and_its_limits(client: FlaskClient) -> None:
    answer = client.get("/api/v1/presets").json
    assert [preset["name"] for preset in answer["items"]] == ["draft", "standard", "fine"]
    assert answer["recipe_schema"]["properties"]["size"]["maximum"] == 16384


def test_the_process_says_who_answers_and_who_lives(client: FlaskClient, farm: Services) -> None:
    assert client.get("/healthz").text == "alive\n"
    answer = client.get("/readyz")
    assert answer.status_code == 200
    said = answer.json
    assert [said.pop(name)[:20] for name in ("maintenance", "workers")] == [
        "No maintenance is on",
        "No worker is running",
    ]
    assert said == {"database": "ok", "storage": "ok", "events": "ok"}
    join(farm)
    caretakers.seen(farm, caretaker())
    assert set(client.get("/readyz").json.values()) == {"ok"}


def test_a_check_and_a_waiting_job_say_what_no_worker_has(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    join(farm)
    with farm.db.write() as session:
        session.execute(update(Worker).values(memory=100_000_000, labels="fast"))
    shown = client.get("/api/v1/workers").json["items"][0]
    assert (shown["memory_bytes"], shown["labels"]) == (100_000_000, ["fast"])
    lacks = "MB; the largest worker has 100 MB."
    assert client.post("/api/v1/jobs/check", json=order).json["warnings"][-1].endswith(lacks)
    assert client.post("/api/v1/jobs", json=order).json["waits_because"].endswith(lacks)
    asking = client.post("/api/v1/jobs", json=order | {"worker_labels": ["night"]}).json
    assert asking["waits_because"] == "It asks for a worker with the label night; none has it."
    clone = client.post(f"{asking['links']['clone']}", json={}).json
    assert clone["worker_labels"] == ["night"]
    refused = client.post("/api/v1/jobs", json=order | {"worker_labels": ["two words"]})
    assert refused.status_code == 422


def test_operators_choose_what_makes_the_farm_ready(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"ready_needs": "database maintenance"}))
    farm = app.extensions["services"]
    assert app.test_client().get("/readyz").status_code == 503
    caretakers.seen(farm, caretaker())
    assert app.test_client().get("/readyz").status_code == 200
    app.extensions["hub"].close()
    farm.close()


def test_the_fleet_page_says_whether_maintenance_is_on_duty(
    client: FlaskClient, farm: Services
) -> None:
    assert "No maintenance is on duty" in client.get("/fleet").text
    caretakers.seen(farm, caretaker(host="care.studio"))
    assert "Maintenance is on duty on care.studio" in client.get("/fleet").text
