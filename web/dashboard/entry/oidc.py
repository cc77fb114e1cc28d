"""Signing in with the studio's own OpenID Connect server."""

from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, request, session
from joserfc.errors import JoseError
from requests import RequestException
from werkzeug.wrappers import Response as AnyResponse

from farm.accounts import access, identities
from farm.base.config import Settings
from farm.domain.roles import Viewer
from farm.errors import FarmError, Forbidden, Unauthorized, Unavailable
from web.context import services
from web.dashboard import page
from web.dashboard.entry import sign_in
from web.people import claims
from web.people.identity import enter

PLACE = "/signin/oidc"


def register(app: Flask) -> None:
    """Add the way in, if a server is configured."""
    settings: Settings = app.extensions["services"].settings
    if not settings.oidc_issuer:
        return
    provider = OAuth(app).register(
        "studio",
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret.get_secret_value(),
        server_metadata_url=f"{settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
    )

    screen = page.blueprint("oidc", PLACE, open_to_all=True)
    screen.register_error_handler(FarmError, sign_in.refuse)

    @screen.get("")
    def leave() -> AnyResponse:
        """Send the person to the server that knows them."""
        session["next"] = sign_in.own(request.args.get("next", "/"))
        try:
            answer: AnyResponse = provider.authorize_redirect(_callback(settings))
        except RequestException as error:
            raise Unavailable("The sign-in server cannot be reached; try again shortly.") from error
        return answer

    @screen.get("/callback")
    def come_back() -> AnyResponse:
        """Let in whom the server vouches for."""
        try:
            told = provider.authorize_access_token()["userinfo"]
        except RequestException as error:
            raise Unavailable("The sign-in server cannot be reached; try again shortly.") from error
        except (AuthlibBaseError, JoseError, KeyError) as error:
            raise Unauthorized("The sign-in was not completed: start it again.") from error
        following = session.get("next", "/")
        enter(known(settings, told))
        return redirect(following, 303)

    app.register_blueprint(screen)


def known(settings: Settings, told: dict[str, Any]) -> Viewer:
    """Return the person whom the claims describe, with the role that they give."""
    subject, name = claims.subject(told), claims.name(told)
    role = claims.role(told, settings.oidc_role_claim, settings.role_meanings)
    person = identities.admit(services(), str(told["iss"]), subject, name, role)
    viewer = access.viewer_named(services(), person)
    if viewer is None:
        raise Forbidden("You are locked out of this farm: ask an admin.")
    return viewer


def _callback(settings: Settings) -> str:
    public = settings.public_url or f"http://{settings.authority}"
    return f"{public.rstrip('/')}{PLACE}/callback"
