import pytest
from flask.testing import FlaskClient

from farm.config import Settings


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
