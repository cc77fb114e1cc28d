import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.base.config import Settings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"webhooks_to_private_addresses": True})


def test_a_webhook_lives_from_its_making_to_its_removal(client: FlaskClient) -> None:
    made = client.post("/api/v1/webhooks", json={"url": "http://127.0.0.1:1/"})
    assert made.status_code == 201
    assert made.json["secret"].startswith("whsec_")
    assert made.json["events"] == ["job.canceled", "job.failed", "job.succeeded"]
    url = made.headers["Location"]
    assert client.get(url).json["secret"] is None
    assert client.patch(url, json={"enabled": False}).json["enabled"] is False
    assert client.post(f"{url}/test").status_code == 409
    assert client.patch(url, json={"enabled": True}).json["enabled"] is True
    sent = client.post(f"{url}/test")
    assert sent.status_code == 202
    listed = client.get(f"{url}/deliveries").json["items"]
    assert [one["id"] for one in listed] == [sent.json["id"]]
    again = client.post(f"{url}/deliveries/{sent.json['id']}/redeliver")
    assert again.status_code == 202
    assert client.delete(url).status_code == 204
    assert client.get("/api/v1/webhooks").json["items"] == []


def test_an_unknown_event_and_a_bad_address_are_pointed_at(client: FlaskClient) -> None:
    unknown = client.post("/api/v1/webhooks", json={"url": "http://127.0.0.1/", "events": ["x"]})
    assert unknown.json["errors"][0]["pointer"] == "/events/0"
    bad = client.post("/api/v1/webhooks", json={"url": "gopher://x"})
    assert bad.json["errors"][0]["pointer"] == "/url"


def test_a_disabled_webhook_says_so_in_the_settings_and_is_enabled_there(
    client: FlaskClient,
) -> None:
    page = {"Origin": "http://localhost"}
    made = client.post("/api/v1/webhooks", json={"url": "http://127.0.0.1:1/"})
    client.patch(made.headers["Location"], json={"enabled": False})
    assert "nothing: it is disabled" in client.get("/settings").text
    way = f"/settings/webhooks/{made.json['id']}"
    assert client.post(f"{way}/test", headers=page).status_code == 409
    assert client.post(f"{way}/enable", headers=page).status_code == 303
    assert client.get(made.headers["Location"]).json["enabled"] is True
    assert client.post(f"{way}/test", headers=page).status_code == 303


def test_a_new_secret_is_shown_once(client: FlaskClient) -> None:
    made = client.post("/api/v1/webhooks", json={"url": "http://127.0.0.1:1/"})
    url = made.headers["Location"]
    rotated = client.post(f"{url}/rotate")
    assert rotated.json["secret"].startswith("whsec_")
    assert rotated.json["secret"] != made.json["secret"]
    assert client.get(url).json["secret"] is None


def test_a_webhook_comes_with_a_job_or_is_refused_with_it(
    client: FlaskClient, order: dict[str, Any]
) -> None:
    own = {"url": "http://127.0.0.1:1/", "secret": "whsec_" + "c2VjcmV0" * 4}
    job = client.post("/api/v1/jobs", json=order | {"webhook": own}).json
    assert client.get("/api/v1/webhooks").json["items"] == []
    listed = client.get(f"/api/v1/webhooks?job={job['id']}").json["items"]
    assert [(one["job_id"], one["secret"]) for one in listed] == [(job["id"], None)]
    for changes, pointer in (({"secret": "whsec_x"}, "secret"), ({"url": "ftp://x"}, "url")):
        bad = order | {"webhook": own | changes}
        for address, body in (("jobs", bad), ("jobs/check", bad)):
            refused = client.post(f"/api/v1/{address}", json=body)
            assert refused.status_code == 422
            assert refused.json["errors"][0]["pointer"] == f"/webhook/{pointer}"


def test_a_new_secret_is_made_in_the_settings_and_shown_once(client: FlaskClient) -> None:
    page = {"Origin": "http://localhost"}
    made = client.post("/api/v1/webhooks", json={"url": "http://127.0.0.1:1/"}).json
    shown = client.post(f"/settings/webhooks/{made['id']}/rotate", headers=page).text
    secrets = re.findall(r'value="(whsec_[^"]+)"', shown)
    assert len(secrets) == 1
    assert secrets != [made["secret"]]
    assert "whsec_" not in client.get("/settings").text
