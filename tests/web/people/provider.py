"""A small OpenID Connect server that speaks HTTP and signs with a real key."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from tests.listening import listening

KEY = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})


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


@contextmanager
def vouching() -> Iterator[Provider]:
    """Run such a server."""
    server = Provider()
    with listening(server):
        yield server
