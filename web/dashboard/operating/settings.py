"""How the pages look to this browser, and this person's tokens and webhooks."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.accounts import access, identities, projects, webhooks
from farm.domain.jobs.specs import ENDS, EVENTS
from farm.domain.roles import Scope
from farm.errors import Conflict, FarmError, InvalidInput, NotFound
from farm.sql import audit
from farm.sql.models import Webhook
from web.api import present
from web.api.accounts import webhooks as api
from web.api.accounts.tokens import NewToken
from web.context import services, viewer
from web.dashboard import page, refusal
from web.dashboard.fields import require as require_fields
from web.dashboard.page import SURROUNDS, THEMES
from web.people.identity import require

screen = page.blueprint("settings", "/settings")

A_YEAR_S = 31_536_000
SHOWN_ACTIONS = 50
LONGEST_SUBJECT = 255
FIRST = {"/settings/tokens": "name", "/settings/webhooks": "url", "/settings/people/link": "person"}
"""The field that an error means which names none, by where its form is sent."""
LIFETIMES = {"": "never", "7": "in a week", "90": "in 90 days", "365": "in a year"}
MEANINGS = {
    Scope.READ: "look",
    Scope.WRITE: "submit and steer renders",
    Scope.TOKENS: "make tokens",
    Scope.FLEET: "drain workers",
    Scope.USERS: "manage people",
}


@screen.get("")
def show() -> str:
    """Show the settings."""
    return render_template("settings/show.html", **context())


@screen.post("/look")
def look() -> AnyResponse:
    """Remember theme and surround in this browser."""
    answer = redirect(url_for(".show"), 303)
    for name, known in (("theme", THEMES), ("surround", SURROUNDS)):
        value = request.form.get(name, "")
        if value in known:
            answer.set_cookie(name, value, max_age=A_YEAR_S, samesite="Lax")
    return answer


@screen.post("/tokens")
def make_token() -> Response:
    """Make a token and show it, for the only time."""
    require(Scope.TOKENS)
    asker = viewer()
    name = request.form.get("name", "").strip()
    scopes = {Scope(scope) for scope in request.form.getlist("scopes") if scope in asker.scopes}
    require_fields(
        (name, "name", "Say what the token is for."),
        (scopes, "scopes", "Choose at least one thing that the token may do."),
    )
    asked = request.form.get("days", "")
    days = int(asked) if asked in LIFETIMES and asked else None
    asked_for = page.checked(NewToken, {"name": name, "scopes": [*scopes]})
    _row, secret = access.new_token(services(), asker.name, asked_for.name, scopes, days, asker)
    return make_response(render_template("settings/show.html", secret=secret, **context()))


@screen.errorhandler(InvalidInput)
@screen.errorhandler(Conflict)
@screen.errorhandler(NotFound)
def explain(error: FarmError, at: str = "") -> tuple[str, int]:
    """Say what is wrong above the form and at its field; it keeps what was entered."""
    said = refusal.refuse(error, at or FIRST.get(request.path, ""))
    return render_template("settings/show.html", message=said, **context()), error.status


@screen.post("/tokens/<token_id>/revoke")
def revoke(token_id: str) -> AnyResponse:
    """Make a token worthless at once."""
    require(Scope.TOKENS)
    access.revoke(services(), viewer(), token_id)
    return redirect(url_for(".show"), 303)


@screen.post("/webhooks")
def add_webhook() -> Response:
    """Tell an address of this person's what happens to their jobs; show its secret once."""
    require(Scope.TOKENS)
    kinds = {kind for kind in request.form.getlist("events") if kind in EVENTS}
    url = request.form.get("url", "").strip()
    require_fields(
        (url, "url", "Give the address that is to be told."),
        (kinds, "events", "Choose at least one thing to tell it of."),
    )
    return _with_secret(webhooks.add(services(), viewer(), url, kinds, api.new_secret()))


@screen.post("/webhooks/<webhook_id>/rotate")
def rotate_secret(webhook_id: str) -> Response:
    """Make a new secret and show it once; for a day messages are signed with the old one, too."""
    require(Scope.TOKENS)
    return _with_secret(webhooks.rotate(services(), viewer(), webhook_id, api.new_secret()))


@screen.post("/webhooks/<webhook_id>/<any(test, enable, remove):order>")
def steer_webhook(webhook_id: str, order: str) -> AnyResponse:
    """Send a message to try it, tell the address things again, or nothing more."""
    require(Scope.TOKENS)
    if order == "enable":
        webhooks.change(services(), viewer(), webhook_id, enabled=True)
    else:
        (webhooks.test if order == "test" else webhooks.remove)(services(), viewer(), webhook_id)
    return redirect(url_for(".show"), 303)


@screen.post("/people/link")
def link() -> AnyResponse:
    """Let a person come in with their account at the studio's sign-in server."""
    require(Scope.USERS)
    name, subject = (request.form.get(field, "").strip() for field in ("person", "subject"))
    require_fields(
        (name, "person", "Choose a person."),
        (subject, "subject", "Give the number of their account (sub)."),
    )
    identities.link(services(), name, services().settings.oidc_issuer, subject[:LONGEST_SUBJECT])
    return redirect(url_for(".show"), 303)


@screen.post("/people/<name>/unlink")
def unlink(name: str) -> AnyResponse:
    """Let a person come in with tokens only."""
    require(Scope.USERS)
    identities.unlink(services(), name)
    return redirect(url_for(".show"), 303)


def _with_secret(hook: Webhook) -> Response:
    shown = present.webhook(hook, secret=True)
    return make_response(render_template("settings/show.html", webhook=shown, **context()))


def context() -> dict[str, Any]:
    """Return what the page shows."""
    with services().db.read() as session:
        rows = access.tokens(session, viewer().name)
        hooks = [
            (present.webhook(hook), next(iter(webhooks.deliveries(session, hook, 1)), None))
            for hook in webhooks.find(session, viewer())
        ]
        sees = Scope.USERS in viewer().scopes
        actions = audit.entries(session, SHOWN_ACTIONS) if sees else []
        links = sees and services().settings.oidc_issuer
        people = [user.name for user in access.users(session)] if links else []
        shared = present.projects(session, projects.find(session, viewer())) if sees else []
        linked = identities.links(session) if links else {}
    return {
        "tokens": [present.token(row) for row in rows],
        "hooks": hooks,
        "actions": actions,
        "people": people,
        "projects": shared,
        "linked": linked,
        "kinds": EVENTS,
        "usual": ENDS,
        "themes": THEMES,
        "surrounds": SURROUNDS,
        "lifetimes": LIFETIMES,
        "meanings": MEANINGS,
    }
