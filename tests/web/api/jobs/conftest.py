"""Requests for jobs, and what becomes of them."""

from typing import Any

from flask.testing import FlaskClient


def submitted(client: FlaskClient, body: dict[str, Any]) -> dict[str, Any]:
    """Queue a job and return it."""
    answer = client.post("/api/v1/jobs", json=body)
    assert answer.status_code == 201, answer.json
    job: dict[str, Any] = answer.json
    return job


def require_pointed_at(client: FlaskClient, body: dict[str, Any], pointer: str) -> None:
    """Require that a request is refused for one field, both at once and when it is checked."""
    for path in ("jobs", "jobs/check"):
        answer = client.post(f"/api/v1/{path}", json=body)
        assert answer.status_code == 422, answer.json
        assert [fault["pointer"] for fault in answer.json["errors"]] == [pointer]
