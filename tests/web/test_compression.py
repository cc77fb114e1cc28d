"""JSON on the wire."""

from typing import Any

from flask.testing import FlaskClient

GZIP = {"Accept-Encoding": "gzip"}


def test_lists_come_compressed_to_who_takes_it_and_polled_jobs_as_they_are(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    job = client.post("/api/v1/jobs", json=order).json
    listed = client.get("/api/v1/jobs", headers=GZIP)
    assert listed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in listed.headers["Vary"]
    assert len(listed.data) < len(client.get("/api/v1/jobs").data) / 2
    assert "Content-Encoding" not in client.get("/api/v1/jobs").headers
    polled = client.get(job["links"]["self"], headers=GZIP)
    assert "Content-Encoding" not in polled.headers
    known = GZIP | {"If-None-Match": polled.headers["ETag"]}
    assert client.get(job["links"]["self"], headers=known).status_code == 304
