import time
from dataclasses import replace
from threading import Thread
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import Lease
from tests.web.conftest import claimed, join, picture, require_heard, result


def test_a_submitted_job_says_where_it_stands(client: FlaskClient, order: dict[str, Any]) -> None:
    answer = client.post("/api/v1/jobs", json=order | {"label": "Harbour"})
    assert answer.status_code == 201
    job = client.get(answer.headers["Location"]).json
    assert job["state"] == "queued"
    assert job["phrase"] == "waits for a worker"
    assert job["label"] == "Harbour"
    assert job["place"] == 1
    assert "No worker is running" in job["waits_because"]
    assert job["spec"]["recipe"]["size"] == 128
    assert job["spec"]["recipe"]["seed"] == 0
    assert job["created"].endswith("Z")
    assert job["started"] is None


def test_a_running_job_shows_its_progress(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=order).json
    lease = claimed(farm)
    leases.renew(farm, lease, {"done": 0.5, "eta_seconds": 12.0, "curve": [[0.1, 3.0]]})
    shown = client.get(job["links"]["self"]).json
    assert shown["state"] == "running"
    assert shown["worker_id"] == "host/1"
    assert shown["progress"]["eta_seconds"] == 12.0
    assert shown["place"] is None


def test_a_finished_job_offers_its_result(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=order | {"label": "Häfen/1"}).json
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    shown = client.get(job["links"]["self"]).json
    assert shown["state"] == "succeeded"
    assert [one["name"] for one in shown["artifacts"]] == ["result.png"]
    picture = client.get(shown["artifacts"][0]["url"] + "&download=1")
    assert picture.data == b"picture"
    assert "H%C3%A4fen_1-result.png" in picture.headers["Content-Disposition"]
    listed = client.get(job["links"]["artifacts"]).json["items"]
    assert [one["sha256"] for one in listed] == ["ab" * 32]


def test_a_file_of_a_job_without_a_name_is_called_as_the_job_is_on_every_screen(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=order).json
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    picture = client.get(f"{job['links']['artifacts']}/result.png?download=1")
    kept = picture.headers["Content-Disposition"]
    assert "teal after orange-result.png" in unquote(kept)


def test_a_failed_job_says_why_and_keeps_its_log(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=order).json
    leases.fail(farm, claimed(farm), "The loss became infinite.", "last words")
    assert client.get(job["links"]["self"]).json["error"] == "The loss became infinite."
    assert "last words" in client.get(job["links"]["log"]).text
    tried = client.get(job["links"]["attempts"]).json["items"]
    assert [(one["epoch"], one["outcome"]) for one in tried] == [(1, "failed")]


def test_a_job_is_paused_resumed_and_canceled(client: FlaskClient, order: dict[str, Any]) -> None:
    job = client.post("/api/v1/jobs", json=order).json
    states = []
    for action in ("pause", "resume", "cancel"):
        job = client.post(job["links"][action]).json
        states.append(job["state"])
    assert states == ["paused", "queued", "canceled"]
    assert "cancel" not in job["links"]
    again = client.post(f"/api/v1/jobs/{job['id']}/cancel")
    assert again.status_code == 409
    assert "was canceled" in again.json["detail"]


def test_a_clone_differs_in_what_was_named_only(client: FlaskClient, order: dict[str, Any]) -> None:
    job = client.post("/api/v1/jobs", json=order | {"label": "Harbour"}).json
    body = {"recipe": {"seed": 7}, "outputs": ["tiff16"]}
    clone = client.post(job["links"]["clone"], json=body)
    assert clone.status_code == 201
    assert clone.json["parent_id"] == job["id"]
    assert clone.json["label"] == "Harbour"
    assert clone.json["spec"]["recipe"] == job["spec"]["recipe"] | {"seed": 7}
    assert clone.json["spec"]["outputs"] == ["tiff16"]
    assert client.post(job["links"]["clone"]).json["spec"] == job["spec"]


def test_the_same_key_answers_with_the_same_job(client: FlaskClient, order: dict[str, Any]) -> None:
    headers = {"Idempotency-Key": "k1"}
    first = client.post("/api/v1/jobs", json=order, headers=headers)
    second = client.post("/api/v1/jobs", json=order, headers=headers)
    assert first.json["id"] == second.json["id"]
    assert "Idempotent-Replayed" not in first.headers
    assert second.headers["Idempotent-Replayed"] == "true"
    other = client.post("/api/v1/jobs", json=order | {"label": "x"}, headers=headers)
    assert other.status_code == 422
    assert other.json["code"] == "idempotency_key_reused"


def test_a_clone_asked_for_again_is_the_same_whatever_became_of_its_parent(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    parent = client.post("/api/v1/jobs", json=order).json["links"]["self"]

    def clone(seed: int) -> TestResponse:
        changes = {"recipe": {"seed": seed}}
        return client.post(f"{parent}/clone", json=changes, headers={"Idempotency-Key": "k1"})

    first = clone(7)
    client.patch(parent, json={"label": "Another name"})
    assert clone(7).json["id"] == first.json["id"]
    assert clone(8).json["code"] == "idempotency_key_reused"
    client.post(f"{parent}/cancel")
    assert client.delete(parent).status_code == 204
    assert clone(7).json["id"] == first.json["id"]
    assert clone(7).headers["Idempotent-Replayed"] == "true"


def test_pages_are_stable_while_new_jobs_arrive(client: FlaskClient, order: dict[str, Any]) -> None:
    made = [client.post("/api/v1/jobs", json=order).json["id"] for _ in range(5)]
    first = client.get("/api/v1/jobs?limit=2").json
    client.post("/api/v1/jobs", json=order)
    second = client.get("/api/v1/jobs", query_string={"limit": 2, "cursor": first["next"]}).json
    third = client.get("/api/v1/jobs", query_string={"limit": 2, "cursor": second["next"]}).json
    pages = [job["id"] for page in (first, second, third) for job in page["items"]]
    assert pages == made[::-1]
    assert third["next"] is None


def test_jobs_are_found_by_state_label_and_text(client: FlaskClient, order: dict[str, Any]) -> None:
    harbour = client.post("/api/v1/jobs", json=order | {"label": "Harbour at dusk"}).json
    portrait = client.post("/api/v1/jobs", json=order | {"label": "Portrait"}).json
    client.post(portrait["links"]["cancel"])

    def found(query: str) -> list[str]:
        return [job["id"] for job in client.get(f"/api/v1/jobs?{query}").json["items"]]

    assert found("q=harbour") == [harbour["id"]]
    assert found("label=Portrait") == [portrait["id"]]
    assert found("status=canceled&status=failed") == [portrait["id"]]
    assert found(f"q={harbour['id']}") == [harbour["id"]]


@pytest.fixture
def three(client: FlaskClient, order: dict[str, Any]) -> dict[str, str]:
    """The ids of three jobs: in the order of their making small, large and middling."""
    made = {}
    for name, size, priority in (("small", 128, 2), ("large", 512, 3), ("middling", 256, 1)):
        recipe = {"size": size}
        notes = {"shot": name, "film": "Harbour: dusk"}
        body = order | {"recipe": recipe, "label": name, "priority": priority, "metadata": notes}
        made[name] = client.post("/api/v1/jobs", json=body).json["id"]
    return made


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"min_size": "200"}, ["middling", "large"]),
        ({"min_size": "200", "max_size": "300"}, ["middling"]),
        ({"owner": "admin", "max_size": "128"}, ["small"]),
        ({"owner": "somebody"}, []),
        ({"created_after": "2100-01-01T00:00:00Z"}, []),
        ({"created_before": "2100-01-01T00:00:00+02:00"}, ["middling", "large", "small"]),
        ({"metadata": ["film=Harbour: dusk", "shot=large"]}, ["large"]),
        ({"metadata": ["film=Harbour"]}, []),
        ({"sort": "size"}, ["small", "middling", "large"]),
        ({"sort": "-priority"}, ["large", "small", "middling"]),
        ({"sort": "label"}, ["large", "middling", "small"]),
        ({"sort": "created"}, ["small", "large", "middling"]),
    ],
)
def test_jobs_are_filtered_and_sorted_page_by_page(
    client: FlaskClient, three: dict[str, str], query: dict[str, Any], names: list[str]
) -> None:
    found, cursor = [], None
    while True:
        place = {"cursor": cursor} if cursor else {}
        page = client.get("/api/v1/jobs", query_string=query | {"limit": 1} | place).json
        found += [job["label"] for job in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == names


def test_a_cursor_of_another_list_is_refused(client: FlaskClient, three: dict[str, str]) -> None:
    page = client.get("/api/v1/jobs?limit=1&sort=label").json
    for sort in ("-label", "size", "-created"):
        asked = {"cursor": page["next"], "sort": sort}
        assert client.get("/api/v1/jobs", query_string=asked).status_code == 422


def test_metadata_is_kept_changed_and_cloned(client: FlaskClient, order: dict[str, Any]) -> None:
    job = client.post("/api/v1/jobs", json=order | {"metadata": {"shot": "12"}}).json
    assert job["metadata"] == {"shot": "12"}
    clone = client.post(job["links"]["clone"], json={}).json
    assert clone["metadata"] == {"shot": "12"}
    url = job["links"]["self"]
    assert client.patch(url, json={"metadata": {"take": "3"}}).json["metadata"] == {"take": "3"}
    assert client.get(url).json["metadata"] == {"take": "3"}
    for bad in ({"a b": "x"}, {"a": 1}, {"a": "x" * 501}, {f"k{n}": "" for n in range(51)}):
        assert client.post("/api/v1/jobs", json=order | {"metadata": bad}).status_code == 422
    answer = client.post("/api/v1/jobs", json=order | {"metadata": {"a b": "x"}}).json
    assert answer["errors"][0]["pointer"] == "/metadata/a b"
    assert "letters, digits" in answer["detail"]


def test_each_bad_field_is_pointed_at(client: FlaskClient, order: dict[str, Any]) -> None:
    bad = order | {"recipe": {"size": 0, "seed": -1}}
    answer = client.post("/api/v1/jobs", json=bad)
    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    pointers = [error["pointer"] for error in answer.json["errors"]]
    assert pointers == ["/recipe/size", "/recipe/seed"]
    assert "64" in answer.json["detail"]
    assert client.get("/api/v1/jobs").json["items"] == []


def test_two_equal_options_are_refused_in_one_sentence(client: FlaskClient) -> None:
    body = '{"content": "a", "recipe": {"size": 128, "size": 256}}'
    answer = client.post("/api/v1/jobs", data=body, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json["detail"] == "'size' is given twice in one object: give it once."


def test_a_poller_is_told_when_nothing_changed_and_when_to_come_back(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    url = client.post("/api/v1/jobs", json=order).json["links"]["self"]

    def poll(etag: str | None) -> tuple[int, str]:
        answer = client.get(url, headers={"If-None-Match": etag or ""})
        assert ("Retry-After" in answer.headers) == (etag != "ended")
        return answer.status_code, answer.headers["ETag"]

    status, waiting = poll(None)
    assert (status, poll(waiting)) == (200, (304, waiting))
    lease = claimed(farm)
    status, running = poll(waiting)
    assert status == 200
    leases.renew(farm, lease, {"done": 0.5})
    status, further = poll(running)
    assert (status, poll(further)) == (200, (304, further))
    leases.add_artifact(farm, lease, result(farm, lease))
    assert poll(further)[0] == 200
    leases.fail(farm, lease, "No.", "")
    assert "Retry-After" not in client.get(url).headers


def test_the_etag_changes_whenever_the_answer_does(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    job, other = (client.post("/api/v1/jobs", json=order).json["links"] for _ in range(2))
    url = job["self"]
    held: list[Lease] = []

    def artifact(name: str) -> None:
        kind = "preview" if name.startswith("preview") else "scale"
        made = replace(result(farm, held[-1], name.encode()), name=name, kind=kind)
        key = f"{made.key}-{uuid4().hex}"
        leases.add_artifact(farm, held[-1], replace(made, key=key, sha256=uuid4().hex * 2))

    happenings = {
        "label": lambda: client.patch(url, json={"label": "Harbour"}),
        "priority of another": lambda: client.patch(other["self"], json={"priority": 5}),
        "another gone": lambda: client.post(other["cancel"]),
        "a worker comes": lambda: join(farm),
        "a worker is drained": lambda: registry.drain(farm, "host/1", True),
        "it works again": lambda: registry.drain(farm, "host/1", False),
        "pause": lambda: client.post(job["pause"]),
        "resume": lambda: client.post(f"{url}/resume"),
        "claim": lambda: held.append(claimed(farm)),
        "progress": lambda: leases.renew(farm, held[-1], {"done": 0.5, "eta_seconds": 9.0}),
        "eta": lambda: leases.renew(farm, held[-1], {"done": 0.5, "eta_seconds": 8.0}),
        "preview": lambda: artifact("preview.webp"),
        "newer preview": lambda: artifact("preview.webp"),
        "scale": lambda: artifact("scale-1.png"),
        "pausing": lambda: client.post(job["pause"]),
        "release": lambda: leases.release(farm, held[-1]),
        "queued again": lambda: client.post(f"{url}/resume"),
        "claim again": lambda: held.append(claimed(farm)),
        "end": lambda: leases.succeed(farm, held[-1], [result(farm, held[-1])], {"done": 1.0}),
    }
    require_heard(client, url, happenings)


def test_a_tag_that_a_proxy_made_weak_is_known_too(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    url = client.post("/api/v1/jobs", json=order).json["links"]["self"]
    weak = "W/" + client.get(url).headers["ETag"]
    assert client.get(url, headers={"If-None-Match": weak}).status_code == 304


def test_a_job_is_changed_only_if_nobody_else_changed_it(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    url = client.post("/api/v1/jobs", json=order).json["links"]["self"]
    lease = claimed(farm)
    seen = {"If-Match": client.get(url).headers["ETag"]}
    leases.renew(farm, lease, {"done": 0.5})
    changed = client.patch(url, json={"label": "Mine"}, headers=seen)
    assert (changed.status_code, changed.json["label"]) == (200, "Mine")
    stale = client.patch(url, json={"label": "Yours"}, headers=seen)
    assert stale.status_code == 412
    assert client.patch(url, json={"colour": 1}).status_code == 422
    for form in ("W/{}", '"0-a", {}', "*", " * "):
        tags = form.format(client.get(url).headers["ETag"])
        changed = client.patch(url, json={"label": "Ours"}, headers={"If-Match": tags})
        assert changed.status_code == 200, tags


@pytest.mark.parametrize("tag", ["", '""', ",", "nonsense", '"²-a"', "9" * 5000, f'"{"9" * 5000}"'])
def test_a_tag_that_no_job_was_shown_with_is_a_condition_that_fails(
    client: FlaskClient, order: dict[str, Any], tag: str
) -> None:
    url = client.post("/api/v1/jobs", json=order).json["links"]["self"]
    refused = client.patch(url, json={"label": "Mine"}, headers={"If-Match": tag})
    assert (refused.status_code, refused.json["code"]) == (412, "precondition_failed")
    assert client.get(url).json["label"] == ""


def test_a_waiting_job_is_moved_before_another(client: FlaskClient, order: dict[str, Any]) -> None:
    one, two, three = (client.post("/api/v1/jobs", json=order).json for _ in range(3))
    client.patch(three["links"]["self"], json={"before": two["id"]})
    places = [client.get(job["links"]["self"]).json["place"] for job in (one, three, two)]
    assert places == [1, 2, 3]
    client.post(one["links"]["cancel"])
    gone = client.patch(three["links"]["self"], json={"before": one["id"]})
    assert gone.status_code == 409


def test_a_waiting_job_is_moved_behind_all_others(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    one, two, three = (client.post("/api/v1/jobs", json=order).json for _ in range(3))
    assert client.patch(one["links"]["self"], json={"before": None}).json["place"] == 3
    assert [client.get(job["links"]["self"]).json["place"] for job in (two, three)] == [1, 2]


def test_a_canceled_job_is_put_back_at_its_old_place_under_a_new_id(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    one = client.post("/api/v1/jobs", json=order).json
    client.post("/api/v1/jobs", json=order)
    assert "put-back" not in one["links"]
    canceled = client.post(one["links"]["cancel"]).json
    back = client.post(canceled["links"]["put-back"])
    assert (back.status_code, back.json["place"]) == (201, 1)
    assert back.headers["Location"] == f"/api/v1/jobs/{back.json['id']}"
    assert client.get(one["links"]["self"]).status_code == 404
    claimed(farm)
    begun = client.post(back.json["links"]["cancel"]).json
    assert "put-back" not in begun["links"]
    refused = client.post(f"/api/v1/jobs/{begun['id']}/put-back")
    assert refused.status_code == 409
    assert "no worker had begun" in refused.json["detail"]


def test_a_job_that_has_ended_is_deleted_with_its_pictures(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=order).json
    assert client.delete(job["links"]["self"]).status_code == 409
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    assert client.delete(job["links"]["self"]).status_code == 204
    assert client.get(job["links"]["self"]).status_code == 404


def test_a_submit_waits_for_the_end_if_that_is_preferred(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    def work() -> None:
        while (lease := leases.claim(farm, "host/1", "boot_1")) is None:
            time.sleep(0.01)
        leases.fail(farm, lease, "No.", "")

    worker = Thread(target=work)
    worker.start()
    answer = client.post("/api/v1/jobs", json=order, headers={"Prefer": "wait=30"})
    worker.join()
    assert answer.json["state"] == "failed"
    assert answer.headers["Preference-Applied"] == "wait=30"


def test_a_check_says_what_a_render_would_take_and_queues_nothing(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    unknown = client.post("/api/v1/jobs/check", json=order).json
    assert unknown["estimated_seconds"] is None
    assert unknown["scales"][-1] == {"width": 128, "height": 85, "iterations": 100}
    assert unknown["place"] == 1
    job = client.post("/api/v1/jobs", json=order).json
    lease = claimed(farm)
    leases.succeed(farm, lease, [], {"done": 1.0})
    larger = client.post("/api/v1/jobs/check", json=order | {"recipe": {"size": 256}}).json
    spent = client.get(job["links"]["self"]).json["render_seconds"]
    assert larger["estimated_seconds"] > spent
    assert larger["memory_bytes"] > unknown["memory_bytes"] > 0
    assert "enlarged 2.7 times" in larger["warnings"][0]
    assert len(client.get("/api/v1/jobs").json["items"]) == 1


def test_a_check_counts_the_workers_that_could_take_the_job_and_what_waits_for_those(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    def check(body: dict[str, Any]) -> dict[str, Any]:
        return dict(client.post("/api/v1/jobs/check", json=body).json)

    join(farm)
    client.post("/api/v1/jobs", json=order)
    leases.succeed(farm, claimed(farm), [], {"done": 1.0})
    for _ in range(2):
        client.post("/api/v1/jobs", json=order)
    before = check(order)
    assert (before["place"], before["starts_in_seconds"] > 0) == (3, True)
    join(farm, "host/2", kinds="apply")
    assert check(order) == before
    photo = {"photos": [order["content"]], "styles": order["styles"]}
    assert check({"kind": "apply"} | photo)["place"] == 1


def test_what_cannot_be_rendered_is_refused_at_submit(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    huge = order | {"recipe": {"size": 16384}, "outputs": ["webp"]}
    assert "WebP ends at" in client.post("/api/v1/jobs", json=huge).json["detail"]
    strip = client.post(
        "/api/v1/uploads", data={"file": (picture(size=(640, 16)), "strip.png")}
    ).json
    for path in ("/api/v1/jobs", "/api/v1/jobs/check"):
        narrow = client.post(path, json=order | {"content": strip["id"]})
        assert narrow.status_code == 422
        assert narrow.json["errors"][0]["pointer"] == "/recipe/size"


def test_a_job_links_to_just_what_may_be_done_to_it(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=order).json
    claimed(farm)
    offered = {}
    for action in ("pause", "cancel"):
        shown = client.post(job["links"]["self"] + f"/{action}").json
        offered[shown["state"]] = shown["links"].keys() & {"pause", "resume", "cancel"}
    assert offered == {"pausing": {"cancel"}, "canceling": set()}


def test_a_print_is_asked_for_by_its_size_on_paper_and_again_at_another(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=order | {"print_size": "2 cm"}).json
    assert job["spec"]["recipe"]["size"] == 236
    again = client.post(f"{job['links']['self']}/clone", json={"print_size": "1 in", "dpi": 150})
    assert (again.json["spec"]["recipe"]["size"], again.json["spec"]["dpi"]) == (150, 150)
