from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import picture

WEIGHTS, SEEDS = "/recipe/style_weight", "/recipe/seed"


def axis(field: str, *values: Any) -> dict[str, Any]:
    return {"field": field, "values": list(values)}


@pytest.fixture
def grid(order: dict[str, Any]) -> dict[str, Any]:
    return {"base": order, "axes": [axis(WEIGHTS, 0.5, 2.0), axis(SEEDS, 1, 2, 3)]}


def test_a_grid_makes_a_job_for_each_combination(client: FlaskClient, grid: dict[str, Any]) -> None:
    answer = client.post("/api/v1/batches", json=grid)
    assert answer.status_code == 201
    recipes = [job["spec"]["recipe"] for job in answer.json["jobs"]]
    made = [(recipe["style_weight"], recipe["seed"]) for recipe in recipes]
    assert made == [(weight, seed) for weight in (0.5, 2.0) for seed in (1, 2, 3)]
    assert answer.json["counts"] == {"queued": 6}
    again = client.get(answer.headers["Location"]).json
    assert again["axes"] == grid["axes"]
    assert [job["id"] for job in again["jobs"]] == [job["id"] for job in answer.json["jobs"]]
    listed = client.get("/api/v1/jobs", query_string={"batch": again["id"]}).json["items"]
    assert len(listed) == 6


def test_a_grid_is_checked_before_it_is_submitted(
    client: FlaskClient, grid: dict[str, Any]
) -> None:
    found = client.post("/api/v1/batches/check", json=grid).json
    assert found["jobs"] == 6
    assert client.get("/api/v1/jobs").json["items"] == []


def test_one_bad_combination_queues_nothing_and_is_named(
    client: FlaskClient, grid: dict[str, Any]
) -> None:
    answer = client.post("/api/v1/batches", json=grid | {"axes": [axis(SEEDS, 1, -1)]})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/base/recipe/seed"
    assert client.get("/api/v1/jobs").json["items"] == []


@pytest.mark.parametrize(
    ("axes", "says"),
    [
        ([axis("seed", 1)], "no place 'seed'"),
        ([axis(SEEDS)], "Give at least 1"),
        ([axis(SEEDS, 1, 1)], "each of them once"),
        ([axis(SEEDS, 1), axis(SEEDS, 2)], "/recipe/seed varies twice"),
        ([axis(SEEDS, *range(200)), axis(WEIGHTS, 1, 2, 3)], "600 jobs"),
        ([axis("/styles/7/weight", 1)], "no place"),
        ([axis("/styles/x/weight", 1)], "no place"),
        ([axis("/preset/x", 1)], "no place"),
        ([axis("/webhook/secret", "whsec_1", "whsec_2")], "webhook cannot vary"),
        ([axis("/take_damaged", True, False)], "take_damaged cannot vary"),
    ],
)
def test_axes_that_make_no_grid_are_refused_in_one_sentence(
    client: FlaskClient, grid: dict[str, Any], axes: list[dict[str, Any]], says: str
) -> None:
    answer = client.post("/api/v1/batches", json=grid | {"axes": axes})
    assert answer.status_code == 422
    assert says in answer.json["detail"]


def test_what_is_wrong_with_all_jobs_of_a_grid_is_said_of_the_base(
    client: FlaskClient, grid: dict[str, Any]
) -> None:
    tiny = client.post("/api/v1/uploads", data={"file": (picture(size=(4, 4)), "tiny.png")}).json
    webhook = {"url": "ftp://studio.example", "secret": "whsec_" + "A" * 32}
    for changes, place in (
        ({"content": tiny["id"]}, "/base/content"),
        ({"webhook": webhook}, "/base/webhook/url"),
    ):
        body = grid | {"base": grid["base"] | changes}
        for path in ("/api/v1/batches", "/api/v1/batches/check"):
            answer = client.post(path, json=body)
            assert answer.status_code == 422, answer.json
            assert [fault["pointer"] for fault in answer.json["errors"]] == [place]


def test_the_same_key_answers_with_the_same_batch(
    client: FlaskClient, grid: dict[str, Any]
) -> None:
    key = {"Idempotency-Key": "k1"}
    first, second = (client.post("/api/v1/batches", json=grid, headers=key) for _ in range(2))
    assert first.json["id"] == second.json["id"]
    assert second.headers["Idempotent-Replayed"] == "true"
    other = client.post("/api/v1/batches", json=grid | {"axes": [axis(SEEDS, 9)]}, headers=key)
    assert other.json["code"] == "idempotency_key_reused"
    assert len(client.get("/api/v1/jobs").json["items"]) == 6


def test_batches_are_listed_page_by_page_with_how_their_jobs_stand(
    client: FlaskClient, grid: dict[str, Any]
) -> None:
    made = [client.post("/api/v1/batches", json=grid).json for _ in range(3)]
    client.post(made[0]["jobs"][0]["links"]["cancel"])
    first = client.get("/api/v1/batches?limit=2").json
    rest = client.get("/api/v1/batches", query_string={"cursor": first["next"]}).json
    listed = first["items"] + rest["items"]
    assert [batch["id"] for batch in listed] == [batch["id"] for batch in made[::-1]]
    assert listed[2]["counts"] == {"queued": 5, "canceled": 1}
    assert "jobs" not in listed[0]
    assert rest["next"] is None
