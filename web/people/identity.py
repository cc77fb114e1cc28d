"""Who asks: by token, by session, or, on a loopback address, the machine's own user."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

import structlog
from flask import Flask, Request, Response, g, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from werkzeug.exceptions import BadRequest

from farm.accounts import access, sign_ins
from farm.base.config import LOOPBACK
from farm.domain.roles import LOCAL_NAME, Role, Scope, Viewer
from farm.errors import Forbidden, Unauthorized, Unavailable
from web.context import services, viewer

LOCAL_ADMIN = Viewer.of(LOCAL_NAME, Role.ADMIN)
SAFE = {"GET", "HEAD", "OPTIONS"}
FOR_ALL = {"health.alive", "health.ready", "static"}  # the same whoever asks; no server is needed
SIGN_IN = "sign-in"  # in the cookie: the secret of a row of farm.accounts.sign_ins


def register(app: Flask) -> None:
    """Identify the caller before every request of `app`."""
    settings = app.extensions["services"].settings
    if settings.is_local:
        app.before_request(refuse_other_names)  # Flask's TRUSTED_HOSTS know no IPv6
    app.config.update(
        SESSION_COOKIE_NAME="brushfarm",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=not (settings.is_local or settings.public_url.startswith("http:")),
    )
    app.session_interface = Sessions()
    app.before_request(identify)


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, but free of cost for programs, which have none and poll."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return what the cookie holds."""
        if self.get_cookie_name(app) not in request.headers.get("Cookie", ""):
            return self.session_class()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie, and vary by it, where the session was used at all."""
        if session.accessed or session.modified:
            super().save_session(app, session, response)


def refuse_other_names() -> None:
    """Another site's name that leads here must not make its pages this farm's own."""
    if urlsplit(f"//{request.host}").hostname not in LOOPBACK:
        raise BadRequest("This farm answers to the names of its own machine only.")


def identify() -> None:
    """Find out who asks, and tell the log; nobody may be the answer, which `require` refuses."""
    if request.endpoint in FOR_ALL:
        return
    _identify()
    if g.viewer is not None:
        structlog.contextvars.bind_contextvars(user=g.viewer.name)


def _identify() -> None:
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        try:
            g.viewer = access.authenticated(services(), secret.strip())
            g.vouched_for = partial(access.viewer_by_token, services(), g.viewer.token)
        except (Unauthorized, Unavailable) as error:
            g.refusal = error  # raised by `require`, so that a guess is counted before
        return
    _refuse_other_sites()
    if not services().settings.needs_login:
        g.vouched_for = lambda: LOCAL_ADMIN
    elif SIGN_IN in session:
        g.vouched_for = partial(sign_ins.viewer, services(), session[SIGN_IN])
    else:
        g.vouched_for = lambda: None
    g.viewer = g.vouched_for()


def enter(person: Viewer) -> None:
    """Begin a session; the one that was there ends."""
    leave()
    session[SIGN_IN] = sign_ins.begin(services(), person)


def leave() -> None:
    """End the session, if there is one."""
    if SIGN_IN in session:
        sign_ins.end(services(), session[SIGN_IN])
    session.clear()


def standing() -> Callable[[], bool]:
    """Return what tells in a long answer whether the caller may still do what they could."""
    vouched_for, asker = g.vouched_for, viewer()

    def is_same() -> bool:
        try:
            return bool(vouched_for() == asker)
        except Unavailable:
            return True

    return is_same


def require(scope: Scope) -> None:
    """Raise Unauthorized or Forbidden if the caller lacks this scope."""
    if g.viewer is None:
        raise g.get("refusal", Unauthorized)
    if scope not in viewer().scopes:
        raise Forbidden(f"This needs the scope `{scope}`, which you or your token do not have.")


def require_by_method(write: Scope) -> None:
    """Looking needs `read`; everything else needs `write`, whatever that is here."""
    require(Scope.READ if request.method in SAFE else write)


def _refuse_other_sites() -> None:
    """A browser sends cookies, or comes from this machine, whichever page asks it to."""
    if request.method in SAFE:
        return
    origin = request.headers.get("Origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.host
    if foreign or request.headers.get("Sec-Fetch-Site", "none") in ("cross-site", "same-site"):
        raise Forbidden("This request comes from another site's page.")
    if session and origin is None and "Sec-Fetch-Site" not in request.headers:
        raise Forbidden("A request with a session must say which page it comes from.")
