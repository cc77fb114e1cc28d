"""Signing in at an OpenID Connect server."""

import html
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from farm.accounts import access, identities
from farm.base.config import Settings
from farm.domain.roles import Role, Scope
from farm.infra.services import Services
from tests.web.api.accounts.test_access import PAGE, bearer
from tests.web.people.provider import Provider, vouching
from web import Web

CALLBACK = "http://localhost/signin/oidc/callback"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with vouching() as server:
        yield server


@pytest.fixture
def settings(settings: Settings, provider: Provider) -> Settings:
    changes = {
        "login": "always",
        "public_url": "http://localhost",
        "oidc_issuer": provider.issuer,
        "oidc_client_id": "farm",
        "oidc_label": "Sign in with Atelier",
    }
    return settings.model_copy(update=changes)


def sign_in(client: FlaskClient) -> int:
    """Go there and come back as a browser does; return the last status."""
    return come_back(client, "/signin/oidc").status_code


def come_back(client: FlaskClient, way: str) -> TestResponse:
    """Follow the way to the studio's server and back; return the farm's answer."""
    away = client.get(way)
    back = httpx.get(away.headers["Location"]).headers["Location"]
    assert back.startswith(CALLBACK)
    return client.get(back.removeprefix("http://localhost"))


def test_the_sign_in_page_has_a_button_that_leads_back_to_where_one_was(
    client: FlaskClient,
) -> None:
    asked = client.get("/jobs/job_1?a=b", headers={"Accept": "text/html"})
    page = client.get(asked.headers["Location"]).text
    assert "Sign in with Atelier" in page
    way = html.unescape(page.split('class="button primary" href="')[1].split('"')[0])
    assert come_back(client, way).headers["Location"] == "/jobs/job_1?a=b"


def test_the_way_back_leads_to_no_other_site(client: FlaskClient) -> None:
    answer = come_back(client, "/signin/oidc?next=https://evil.example")
    assert answer.headers["Location"] == "/"


def test_whom_the_studios_server_vouches_for_is_let_in_as_an_artist(client: FlaskClient) -> None:
    assert sign_in(client) == 303
    me = client.get("/api/v1/me").json
    assert (me["name"], me["role"]) == ("ana@studio.test", "artist")


def test_the_server_decides_about_the_role(client: FlaskClient, provider: Provider) -> None:
    provider.claims["brushfarm_role"] = "operator"
    sign_in(client)
    assert client.get("/api/v1/me").json["role"] == "operator"


@pytest.mark.parametrize(
    "lie", [{"aud": "another"}, {"nonce": "old"}, {"exp": 1}, {"email_verified": False}]
)
def test_who_is_not_vouched_for_stays_out(
    client: FlaskClient, provider: Provider, lie: dict[str, Any]
) -> None:
    provider.claims |= lie
    assert sign_in(client) in (401, 403)
    assert client.get("/api/v1/me").status_code == 401


def test_a_forged_return_is_refused(client: FlaskClient) -> None:
    answer = client.get("/signin/oidc/callback?code=c&state=forged")
    assert answer.status_code == 401
    assert "The sign-in was not completed: start it again." in answer.text


def test_who_is_locked_out_of_the_farm_stays_out(client: FlaskClient, farm: Services) -> None:
    sign_in(client)
    access.add_user(farm, "root", access.Role.ADMIN)
    access.change_user(farm, "ana@studio.test", disabled=True)
    assert client.get("/api/v1/me").status_code == 401
    assert sign_in(client) == 403


def who(client: FlaskClient) -> tuple[str, str]:
    me = client.get("/api/v1/me").json
    return me["name"], me["role"]


@pytest.mark.parametrize("name", ["alice", "root", "admin"])
def test_a_name_at_the_sign_in_server_makes_nobody_the_person_of_that_name(
    client: FlaskClient, farm: Services, provider: Provider, name: str
) -> None:
    access.add_user(farm, "root", Role.ADMIN)
    access.add_user(farm, "alice", Role.OPERATOR)
    provider.claims = {"sub": "7", "preferred_username": name}
    answer = come_back(client, "/signin/oidc")
    assert answer.status_code == 403
    assert f"farm user link {name} 7" in html.unescape(answer.text)
    assert client.get("/api/v1/me").status_code == 401
    with farm.db.read() as session:
        assert [user.role for user in access.users(session)] == ["operator", "admin"]


def test_who_is_known_by_the_subject_stays_the_same_person_under_any_name(
    client: FlaskClient, farm: Services, provider: Provider
) -> None:
    sign_in(client)
    provider.claims["email"] = "ana.new@studio.test"
    sign_in(client)
    assert who(client) == ("ana@studio.test", "artist")
    provider.claims |= {"sub": "8", "email": "ana@studio.test"}
    assert sign_in(client) == 403


def test_an_account_that_an_admin_linked_comes_in_as_that_person_with_their_own_role(
    client: FlaskClient, farm: Services, provider: Provider
) -> None:
    access.add_user(farm, "root", Role.ADMIN)
    access.add_user(farm, "alice", Role.OPERATOR)
    identities.link(farm, "alice", f"{provider.issuer}/", "7")
    provider.claims["brushfarm_role"] = "admin"
    sign_in(client)
    assert who(client) == ("alice", "operator")
    identities.link(farm, "alice", provider.issuer, "7", sets_role=True)
    sign_in(client)
    assert who(client) == ("alice", "admin")
    identities.unlink(farm, "alice")
    provider.claims = {"sub": "7", "preferred_username": "alice"}
    assert sign_in(client) == 403


def test_the_last_admin_stays_one_whatever_the_server_says(
    client: FlaskClient, farm: Services, provider: Provider
) -> None:
    provider.claims["brushfarm_role"] = "admin"
    sign_in(client)
    del provider.claims["brushfarm_role"]
    sign_in(client)
    assert who(client) == ("ana@studio.test", "admin")
    access.add_user(farm, "root", Role.ADMIN)
    sign_in(client)
    assert who(client) == ("ana@studio.test", "artist")


@pytest.mark.parametrize("verified", [False, None, 0, 1, "true", "false", [True], {}])
def test_an_address_counts_only_if_it_is_verified_by_the_boolean(
    client: FlaskClient, provider: Provider, verified: object
) -> None:
    provider.claims["email_verified"] = verified
    assert sign_in(client) == 403


def test_an_address_of_which_nothing_is_said_names_nobody(
    client: FlaskClient, provider: Provider
) -> None:
    provider.claims = {"sub": "7", "email": "boss@studio.test", "preferred_username": "ana"}
    sign_in(client)
    assert who(client) == ("ana", "artist")


def test_an_admin_links_and_unlinks_a_person_in_the_settings(
    client: FlaskClient, farm: Services, provider: Provider, app: Web
) -> None:
    alice, root = bearer(farm, "alice", Role.ARTIST), bearer(farm, "root", Role.ADMIN, *Scope)
    provider.claims = {"sub": "7", "preferred_username": "alice"}
    desk = app.test_client()
    asked = {"person": "alice", "subject": "7"}
    assert sign_in(client) == 403
    assert desk.post("/settings/people/link", data=asked, headers=alice | PAGE).status_code == 403
    assert "/settings/people" not in desk.get("/settings", headers=alice).text
    empty = desk.post("/settings/people/link", data={"person": "alice"}, headers=root | PAGE)
    assert (empty.status_code, "Give the number of their account" in empty.text) == (422, True)
    assert desk.post("/settings/people/link", data=asked, headers=root | PAGE).status_code == 303
    sign_in(client)
    assert who(client) == ("alice", "artist")
    assert "Unlink alice" in desk.get("/settings", headers=root).text
    gone = desk.post("/settings/people/alice/unlink", headers=root | PAGE)
    assert gone.status_code == 303
    assert sign_in(client) == 403
