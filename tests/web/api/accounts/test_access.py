from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from farm.accounts import access, sign_ins
from farm.base.config import Settings
from farm.domain.roles import Role, Scope, Viewer
from farm.errors import Forbidden, SetupError
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.library.keeping import garbage
from farm.sql.database import Database
from farm.sql.models import SignIn, Token
from tests.factories import worker
from tests.web.conftest import join, upload
from web import Web, create_app
from web.__main__ import check


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A farm that everyone signs in to."""
    return settings.model_copy(update={"login": "always"})


PAGE = {"Origin": "http://localhost"}


def bearer(farm: Services, name: str, role: Role, *scopes: Scope) -> dict[str, str]:
    """Add a person and return the header of a token of theirs."""
    access.add_user(farm, name, role)
    _, secret = access.new_token(farm, name, "test", scopes or [Scope.READ, Scope.WRITE])
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def ana(farm: Services) -> dict[str, str]:
    return bearer(farm, "ana", Role.ARTIST)


@pytest.fixture
def artist(client: FlaskClient, ana: dict[str, str]) -> FlaskClient:
    client.environ_base["HTTP_AUTHORIZATION"] = ana["Authorization"]
    return client


def test_nobody_gets_in_without_a_token(client: FlaskClient) -> None:
    for path in ("/api/v1/jobs", "/api/v1/queue", "/api/v1/me"):
        answer = client.get(path)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert client.get("/healthz").status_code == 200


def test_people_see_their_own_jobs_and_operators_all(
    artist: FlaskClient, farm: Services, ana: dict[str, str]
) -> None:
    order = {"content": upload(artist), "styles": [{"asset": upload(artist, "red")}]}
    job = artist.post("/api/v1/jobs", json=order).json
    assert job["owner"] == "ana"
    ben, ops = bearer(farm, "ben", Role.ARTIST), bearer(farm, "ops", Role.OPERATOR)
    assert artist.get(job["links"]["self"], headers=ben).status_code == 404
    assert artist.get("/api/v1/jobs", headers=ben).json["items"] == []
    assert artist.get(job["links"]["self"], headers=ops).status_code == 200
    stolen = artist.post("/api/v1/jobs", json=order, headers=ben)
    assert stolen.status_code == 422
    artist.post(job["links"]["cancel"])
    for headers, status in ((ana, 200), (ben, 404), (ops, 200)):  # what is remembered, too
        assert artist.get(job["links"]["self"], headers=headers).status_code == status


def test_artists_see_no_id_of_anothers_job_also_where_workers_are_listed(
    artist: FlaskClient, farm: Services
) -> None:
    order = {"content": upload(artist), "styles": [{"asset": upload(artist, "red")}]}
    job = artist.post("/api/v1/jobs", json=order).json["id"]
    join(farm)
    ben, ops = bearer(farm, "ben", Role.ARTIST), bearer(farm, "ops", Role.OPERATOR)
    for seeing, first in (({}, job), (ops, job), (ben, None)):
        line = artist.get("/api/v1/queue", headers=seeing).json
        assert (line["waiting"], line["first"], line["waits_because"] is None) == (
            1,
            first,
            not first,
        )
    assert leases.claim(farm, "host/1", "boot-host/1") is not None
    with farm.db.write() as session:
        session.execute(registry.sign_of_life(worker().boot_id, job))
    for path in ("/api/v1/workers", "/fleet", "/fleet/now", "/queue", "/api/v1/queue", "/history"):
        assert job not in artist.get(path, headers=ben).text, path
    assert "Another's job" in unescape(artist.get("/fleet", headers=ben).text)
    for seeing in ({}, ops):
        workers = artist.get("/api/v1/workers", headers=seeing).json["items"]
        assert [worker["job_id"] for worker in workers] == [job]


def test_a_token_is_good_for_its_scopes_only(client: FlaskClient, farm: Services) -> None:
    reader = bearer(farm, "ana", Role.OPERATOR, Scope.READ)
    assert client.get("/api/v1/jobs", headers=reader).status_code == 200
    refused = client.post("/api/v1/jobs/x/cancel", headers=reader)
    assert refused.status_code == 403
    assert "`write`" in refused.json["detail"]
    assert client.post("/api/v1/workers/w/drain", headers=reader).status_code == 403


def test_an_artist_drains_no_worker_and_adds_nobody(artist: FlaskClient) -> None:
    assert artist.post("/api/v1/workers/w/drain").status_code == 403
    assert artist.get("/api/v1/users").status_code == 403
    assert artist.post("/api/v1/users", json={"name": "eve"}).status_code == 403


def test_a_token_is_shown_once_and_stored_as_a_hash(client: FlaskClient, farm: Services) -> None:
    admin = bearer(farm, "root", Role.ADMIN, *Scope)
    made = client.post("/api/v1/tokens", json={"name": "script", "days": 1}, headers=admin).json
    assert made["scopes"] == ["read", "write"]
    listed = client.get("/api/v1/tokens", headers=admin).json["items"]
    assert [one["token"] for one in listed] == [None, None]
    with farm.db.read() as session:
        assert made["token"] not in str(vars(session.get(Token, made["id"])))
    mine = {"Authorization": f"Bearer {made['token']}"}
    assert client.get("/api/v1/me", headers=mine).json["name"] == "root"
    assert client.delete(f"/api/v1/tokens/{made['id']}", headers=admin).status_code == 204
    assert client.get("/api/v1/me", headers=mine).status_code == 401


def test_an_expired_token_is_worth_nothing(client: FlaskClient, farm: Services) -> None:
    access.add_user(farm, "ana", Role.ARTIST)
    _, secret = access.new_token(farm, "ana", "old", [Scope.READ], -1.0)
    answer = client.get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 401


def test_nobody_gives_away_more_than_they_have(artist: FlaskClient, farm: Services) -> None:
    tokens = bearer(farm, "ben", Role.ARTIST, Scope.READ, Scope.TOKENS)
    body: dict[str, Any] = {"name": "more", "scopes": ["read", "write"]}
    assert artist.post("/api/v1/tokens", json=body, headers=tokens).status_code == 422


def made_with(client: FlaskClient, parent: str, **body: Any) -> dict[str, Any]:
    """Make a token with another; return the answer."""
    headers = {"Authorization": f"Bearer {parent}"}
    answer = client.post("/api/v1/tokens", json={"name": "child"} | body, headers=headers)
    assert answer.status_code == 201, answer.json
    made: dict[str, Any] = answer.json
    return made


def status(client: FlaskClient, secret: str) -> int:
    headers = {"Authorization": f"Bearer {secret}"}
    return client.get("/api/v1/me", headers=headers).status_code


@pytest.mark.parametrize("days", [None, 3650])
def test_a_token_never_outlives_the_one_that_made_it(
    client: FlaskClient, farm: Services, days: float | None
) -> None:
    access.add_user(farm, "ana", Role.ARTIST)
    parent, secret = access.new_token(farm, "ana", "hour", [Scope.READ, Scope.TOKENS], 1 / 24)
    child = made_with(client, secret, scopes=["read", "tokens"], days=days)
    grandchild = made_with(client, child["token"], scopes=["read"], days=days)
    with farm.db.read() as session:
        ends = [session.get_one(Token, one["id"]).expires for one in (child, grandchild)]
    assert ends == [parent.expires] * 2
    sooner = made_with(client, secret, scopes=["read"], days=0.01)
    with farm.db.read() as session:
        assert (session.get_one(Token, sooner["id"]).expires or 0) < (parent.expires or 0)


def test_a_token_never_outranks_the_one_that_made_it(client: FlaskClient, farm: Services) -> None:
    access.add_user(farm, "root", Role.ADMIN)
    _, secret = access.new_token(farm, "root", "few", [Scope.READ, Scope.TOKENS])
    headers = {"Authorization": f"Bearer {secret}"}
    body = {"name": "child", "scopes": ["read", "users"]}
    assert client.post("/api/v1/tokens", json=body, headers=headers).status_code == 422
    asker = access.authenticated(farm, secret)
    with pytest.raises(Forbidden, match="cannot have the scopes users"):
        access.new_token(farm, "root", "child", [Scope.USERS], by=asker)


def test_a_revoked_token_takes_along_all_that_was_made_with_it_and_nothing_else(
    client: FlaskClient, farm: Services
) -> None:
    access.add_user(farm, "ana", Role.ARTIST)
    scopes = [Scope.READ, Scope.TOKENS]
    token, secret = access.new_token(farm, "ana", "laptop", scopes)
    _, other = access.new_token(farm, "ana", "desk", scopes)
    client.post("/signin", data={"token": secret}, headers=PAGE)
    page = {"name": "page", "scopes": ["read", "tokens"]}
    by_page = client.post("/api/v1/tokens", json=page, headers=PAGE).json
    grandchild = made_with(client, by_page["token"], scopes=["read"])
    assert grandchild["parent"] == by_page["id"]
    access.revoke(farm, Viewer("ana"), token.id)
    gone = (secret, by_page["token"], grandchild["token"])
    assert [status(client, one) for one in gone] == [401] * 3
    assert client.get("/api/v1/me").status_code == 401
    assert status(client, other) == 200


def test_nobody_has_more_tokens_than_one_may_have(settings: Settings, farm: Services) -> None:
    client = create_app(settings.model_copy(update={"max_tokens": 2})).test_client()
    access.add_user(farm, "ana", Role.ARTIST)
    _, secret = access.new_token(farm, "ana", "first", [Scope.READ, Scope.WRITE, Scope.TOKENS])
    made_with(client, secret, scopes=["read"])
    headers = {"Authorization": f"Bearer {secret}"}
    answer = client.post(
        "/api/v1/tokens", json={"name": "third", "scopes": ["read"]}, headers=headers
    )
    assert (answer.status_code, answer.json["code"]) == (409, "limit_reached")
    assert answer.json["detail"] == (
        "This farm takes at most 2 tokens from one person, and you have 2: revoke some first."
    )
    client.post("/signin", data={"token": secret}, headers=PAGE)
    form = {"name": "third", "scopes": "read"}
    answer = client.post("/settings/tokens", data=form, headers=PAGE)
    assert answer.status_code == 409
    assert "revoke some first." in answer.text
    assert 'value="third"' in answer.text


def test_a_person_who_is_locked_out_is_out_with_all_tokens(
    client: FlaskClient, farm: Services, ana: dict[str, str]
) -> None:
    admin = bearer(farm, "root", Role.ADMIN, *Scope)
    answer = client.patch("/api/v1/users/ana", json={"disabled": True}, headers=admin)
    assert answer.json["disabled"] is True
    assert client.get("/api/v1/me", headers=ana).status_code == 401
    last = client.patch("/api/v1/users/root", json={"role": "artist"}, headers=admin)
    assert last.status_code == 409
    assert "without an admin" in last.json["detail"]


def test_another_sites_page_changes_nothing_on_a_local_farm(settings: Settings) -> None:
    client = create_app(settings.model_copy(update={"login": "auto"})).test_client()
    for headers in ({"Origin": "https://evil.test"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post("/api/v1/jobs/x/cancel", headers=headers).status_code == 403
    own = client.post("/api/v1/jobs/x/cancel", headers={"Origin": "http://localhost"})
    assert own.status_code == 404
    rebound = client.get("/api/v1/jobs", headers={"Host": "evil.test"})
    assert rebound.status_code == 400


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("[::1]:8000", 200),
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("[::1].evil.test", 400),
        ("evil.test", 400),
        ("127.0.0.1.evil.test:8000", 400),
        ("localhost@evil.test", 400),
        ("evil.test#@localhost", 400),
        ("[::2]:8000", 400),
    ],
)
def test_a_local_farm_answers_to_the_names_of_its_machine_only(
    settings: Settings, host: str, status: int
) -> None:
    client = create_app(settings.model_copy(update={"login": "auto"})).test_client()
    for path in ("/healthz", "/api/v1/jobs", "/static/js/pictures/viewer.js", "/nowhere"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code == (404 if path == "/nowhere" and status == 200 else status)


def test_a_farm_on_a_network_does_not_start_while_nobody_can_sign_in(
    settings: Settings, farm: Services
) -> None:
    open_farm = settings.model_copy(update={"host": "0.0.0.0"})
    with pytest.raises(SetupError, match="farm user add"):
        check(open_farm)
    access.add_user(farm, "root", Role.ADMIN)
    check(open_farm)


def test_a_farm_on_a_network_starts_before_its_database(settings: Settings) -> None:
    away = {"host": "0.0.0.0", "database_url": "postgresql+psycopg://farm@127.0.0.1:1/farm"}
    check(settings.model_copy(update=away))


def test_a_sign_in_server_without_the_farms_name_there_keeps_web_from_starting(
    settings: Settings,
) -> None:
    studio = settings.model_copy(update={"oidc_issuer": "https://id.example.com"})
    with pytest.raises(SetupError, match="FARM_OIDC_ISSUER needs FARM_OIDC_CLIENT_ID"):
        check(studio)
    check(studio.model_copy(update={"oidc_client_id": "farm"}))


def test_behind_a_proxy_on_the_same_machine_people_sign_in_at_the_farms_own_name(
    settings: Settings,
) -> None:
    proxied = settings.model_copy(update={"login": "auto", "proxies": 1})
    client = create_app(proxied).test_client()
    assert client.get("/api/v1/jobs").status_code == 401
    known_as = {"X-Forwarded-Host": "farm.example.com", "X-Forwarded-Proto": "https"}
    assert client.get("/healthz", headers=known_as).status_code == 200


def test_monitors_read_the_farms_state_with_a_token(
    artist: FlaskClient, client: FlaskClient
) -> None:
    text = artist.get("/metrics").text
    assert 'brushfarm_jobs{state="queued"} 0.0' in text
    assert 'brushfarm_workers{status="set_aside"} 0.0' in text
    assert 'brushfarm_attempts_ended_last_hour{outcome="lost"} 0.0' in text
    del client.environ_base["HTTP_AUTHORIZATION"]
    assert client.get("/metrics").status_code == 401


@pytest.fixture
def monitor(farm: Services) -> dict[str, str]:
    return bearer(farm, "prometheus", Role.ARTIST, Scope.READ)


def test_monitors_are_told_what_the_process_knows_while_the_database_is_away(
    client: FlaskClient, farm: Services, monitor: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "brushfarm_database_up 1.0" in client.get("/metrics", headers=monitor).text
    away = Database("postgresql+psycopg://farm:x@127.0.0.1:1/farm")
    monkeypatch.setattr(farm, "db", away)
    text = client.get("/metrics", headers=monitor).text
    assert "brushfarm_database_up 0.0" in text
    assert "brushfarm_http_requests_total" in text
    assert "brushfarm_jobs" not in text
    stranger = {"Authorization": "Bearer brushfarm_guess"}
    assert client.get("/metrics", headers=stranger).status_code == 503
    assert client.get("/api/v1/jobs", headers=monitor).status_code == 503
    away.close()


def test_a_revoked_token_is_no_monitors_while_the_database_is_away(
    client: FlaskClient, farm: Services, monitor: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/metrics", headers=monitor).status_code == 200
    access.change_user(farm, "prometheus", disabled=True)
    assert client.get("/metrics", headers=monitor).status_code == 401
    away = Database("postgresql+psycopg://farm:x@127.0.0.1:1/farm")
    monkeypatch.setattr(farm, "db", away)
    assert client.get("/metrics", headers=monitor).status_code == 503
    away.close()


def test_health_and_static_files_need_no_database_whoever_asks(
    client: FlaskClient, farm: Services, monitor: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, secret = access.new_token(farm, "prometheus", "page", [Scope.READ])
    client.post("/signin", data={"token": secret}, headers=PAGE)
    away = Database("postgresql+psycopg://farm:x@127.0.0.1:1/farm")
    monkeypatch.setattr(farm, "db", away)
    for headers in ({}, monitor):
        assert client.get("/healthz", headers=headers).status_code == 200
        assert client.get("/static/js/pictures/viewer.js", headers=headers).status_code == 200
        assert client.get("/readyz", headers=headers).json["storage"] == "ok"
    away.close()


def test_a_session_is_good_for_no_more_than_its_token(client: FlaskClient, farm: Services) -> None:
    access.add_user(farm, "ana", Role.ARTIST)
    _, secret = access.new_token(farm, "ana", "look", [Scope.READ])
    page = {"Origin": "http://localhost"}
    client.post("/signin", data={"token": secret}, headers=page)
    assert client.get("/api/v1/me").json["scopes"] == ["read"]
    assert client.post("/api/v1/jobs/x/cancel", headers=page).status_code == 403


def test_a_session_ends_with_the_token_that_began_it(client: FlaskClient, farm: Services) -> None:
    access.add_user(farm, "ana", Role.ARTIST)
    token, secret = access.new_token(farm, "ana", "laptop", [Scope.READ, Scope.TOKENS])
    client.post("/signin", data={"token": secret}, headers=PAGE)
    _, other = access.new_token(farm, "ana", "desk", [Scope.READ, Scope.TOKENS])
    assert client.get("/api/v1/me").status_code == 200
    desk = {"Authorization": f"Bearer {other}"}
    assert client.delete(f"/api/v1/tokens/{token.id}", headers=desk).status_code == 204
    assert client.get("/api/v1/me").status_code == 401
    assert client.get("/queue").status_code == 302


def test_signing_out_ends_the_session_also_for_a_copied_cookie_and_for_no_other_browser(
    app: Web, client: FlaskClient, farm: Services
) -> None:
    access.add_user(farm, "ana", Role.ARTIST)
    _, secret = access.new_token(farm, "ana", "laptop", [Scope.READ])
    thief, elsewhere = app.test_client(), app.test_client()
    for browser in (client, elsewhere):
        browser.post("/signin", data={"token": secret}, headers=PAGE)
    cookie = client.get_cookie("brushfarm")
    assert cookie is not None
    thief.set_cookie("brushfarm", cookie.value)
    assert thief.get("/api/v1/me").status_code == 200
    client.post("/signout", headers=PAGE)
    assert thief.get("/api/v1/me").status_code == 401
    assert elsewhere.get("/api/v1/me").status_code == 200


def test_signing_in_again_ends_the_session_before(
    app: Web, client: FlaskClient, farm: Services
) -> None:
    access.add_user(farm, "ana", Role.ARTIST)
    _, secret = access.new_token(farm, "ana", "laptop", [Scope.READ])
    client.post("/signin", data={"token": secret}, headers=PAGE)
    cookie = client.get_cookie("brushfarm")
    assert cookie is not None
    client.post("/signin", data={"token": secret}, headers=PAGE)
    old = app.test_client()
    old.set_cookie("brushfarm", cookie.value)
    assert old.get("/api/v1/me").status_code == 401
    assert client.get("/api/v1/me").status_code == 200


def test_a_session_ends_by_itself(
    client: FlaskClient, farm: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_ins, "LONGEST_S", -1.0)
    access.add_user(farm, "ana", Role.ARTIST)
    _, secret = access.new_token(farm, "ana", "laptop", [Scope.READ])
    client.post("/signin", data={"token": secret}, headers=PAGE)
    assert client.get("/api/v1/me").status_code == 401
    garbage.forget(farm)
    with farm.db.read() as session:
        assert session.scalars(select(SignIn)).all() == []


def test_a_session_follows_its_persons_role_at_once(client: FlaskClient, farm: Services) -> None:
    access.add_user(farm, "root", Role.ADMIN)
    access.add_user(farm, "ana", Role.OPERATOR)
    _, secret = access.new_token(farm, "ana", "laptop", [Scope.READ, Scope.FLEET])
    client.post("/signin", data={"token": secret}, headers=PAGE)
    assert client.get("/api/v1/me").json["scopes"] == ["fleet", "read"]
    access.change_user(farm, "ana", role=Role.ARTIST)
    assert client.get("/api/v1/me").json["scopes"] == ["read"]
    access.change_user(farm, "ana", disabled=True)
    assert client.get("/api/v1/me").status_code == 401
    access.change_user(farm, "ana", disabled=False)
    assert client.get("/api/v1/me").status_code == 200


def test_a_session_says_which_page_a_change_comes_from(client: FlaskClient, farm: Services) -> None:
    access.add_user(farm, "ana", Role.ARTIST)
    _, secret = access.new_token(farm, "ana", "all", [Scope.READ, Scope.WRITE])
    client.post("/signin", data={"token": secret}, headers={"Origin": "http://localhost"})
    assert client.post("/api/v1/jobs/x/cancel").status_code == 403


def test_a_program_with_a_token_is_given_no_session(artist: FlaskClient) -> None:
    answer = artist.get("/api/v1/me")
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.fixture
def plain(settings: Settings) -> Settings:
    return settings.model_copy(update={"artist_priority": 0, "max_waiting_jobs": 1})


def test_an_artist_is_told_what_is_too_much_in_one_sentence_by_programs_and_forms(
    plain: Settings, farm: Services
) -> None:
    client = create_app(plain).test_client()
    access.add_user(farm, "ana", Role.ARTIST)
    _, secret = access.new_token(farm, "ana", "all", [Scope.READ, Scope.WRITE])
    client.post("/signin", data={"token": secret}, headers=PAGE)
    client.environ_base["HTTP_ORIGIN"] = PAGE["Origin"]
    photo, painting = upload(client), upload(client, "red")
    order = {"content": photo, "styles": [{"asset": painting}], "preset": "draft"}
    form = {"content": photo, "painting": "a", "style.a": painting, "preset": "draft"}
    form |= {"recipe.size": "128", "outputs": "png"}
    too_high = "As artist you may give a job priority 0 at most, not 5."
    for path in ("/api/v1/jobs", "/api/v1/jobs/check"):
        answer = client.post(path, json=order | {"priority": 5})
        assert (answer.status_code, answer.json["detail"]) == (422, too_high)
    for path in ("/new", "/new/estimate"):
        assert too_high in client.post(path, data=form | {"priority": "5"}).text
    assert 'max="0"' in client.get("/new").text
    assert client.post("/new", data=form | {"priority": "0"}).status_code == 303
    too_many = "This farm takes at most 1 waiting jobs from one person, and you have 1: cancel some"
    for path in ("/api/v1/jobs", "/api/v1/jobs/check"):
        answer = client.post(path, json=order)
        assert (answer.status_code, answer.json["code"]) == (409, "limit_reached")
        assert answer.json["detail"].startswith(too_many)
    for path in ("/new", "/new/estimate"):
        assert too_many in client.post(path, data=form | {"priority": "0"}).text
