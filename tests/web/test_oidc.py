"""Signing in at a small OpenID Connect server that speaks HTTP and signs with a real key."""

import html
import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from werkzeug.test import TestResponse

from farm import access
from farm.config import Settings
from farm.services import Services

KEY = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
CALLBACK = "http://localhost/signin/oidc/callback"


class Provider(HTTPServer):
    """Vouches for whoever `claims` describe."""

    claims: dict[str, Any]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.claims = {"sub": "7", "email": "ana@studio.test", "email_verified": True}
        self.nonce = ""

    def id_token(self) -> str:
        now = int(time.time())
        told = {"iss": self.issuer, "aud": "farm", "iat": now, "exp": now + 60}
        claims = told | {"nonce": self.nonce} | self.claims
        return jwt.encode({"alg": "RS256", "kid": "1"}, claims, KEY)


class Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        issuer = self.server.issuer
        if parts.path == "/authorize":
            asked = {name: value[0] for name, value in parse_qs(parts.query).items()}
            self.server.nonce = asked["nonce"]
            back = urlencode({"code": "c", "state": asked["state"]})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()
        elif parts.path == "/jwks":
            self._answer(KeySet([KEY]).as_dict(private=False))
        else:
            self._answer(
                {
                    "issuer": issuer,
                    "authorization_endpoint": f"{issuer}/authorize",
                    "token_endpoint": f"{issuer}/token",
                    "jwks_uri": f"{issuer}/jwks",
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        token = {"access_token": "a", "token_type": "Bearer", "expires_in": 60}
        self._answer(token | {"id_token": self.server.id_token()})

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, body: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())


@pytest.fixture
def provider() -> Iterator[Provider]:
    server = Provider()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


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
