"""Forms of all pages: what is no text is said, and never a defect."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.base.config import Settings
from web import Web

NAMES = (
    "ahead_of", "album", "content", "cutout", "events", "faces", "job", "label", "liked", "name",
    "next", "picture", "project", "reason", "style", "subject", "token", "url", "worker",
)  # fmt: skip


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


@pytest.mark.parametrize("text", ["\0", "a\0", "a\x0b", "gnp.\u202etxt"])
def test_no_field_of_any_form_is_met_with_a_defect_by_what_is_no_text(
    app: Web, client: FlaskClient, text: str
) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    places = [rule for rule in rules if not rule.rule.startswith("/api/")]
    assert len(places) > 30
    for rule in places:
        path = re.sub(r"<any\((\w+).*?>|<.*?>", lambda found: found[1] or "1", rule.rule)
        sent: dict[str, Any] = dict.fromkeys(NAMES, text)
        for kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
            answer = client.post(path, data=sent, content_type=kind)
            assert answer.status_code < 500, (path, kind)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a\0", "The form holds a character that is not text: U+0000."),
        ("gnp.\u202etxt", "Name: holds the control character U+202E: write it as one line of text"),
    ],
)
def test_what_is_no_text_is_named_and_nothing_is_made_of_it(
    client: FlaskClient, name: str, says: str
) -> None:
    answer = client.post("/settings/tokens", data={"name": name, "scopes": "read"})
    assert answer.status_code == 422
    assert says in answer.text
    assert client.get("/api/v1/tokens").json["items"] == []
