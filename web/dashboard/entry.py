"""Sign in with a token, and sign out."""

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm import access
from farm.errors import Unauthorized
from web.context import services
from web.dashboard import page
from web.identity import enter

screen = page.blueprint("entry", open_to_all=True)


@screen.get("/signin")
def form() -> str:
    """Ask who it is."""
    return _page(_own(request.args.get("next", "/")))


@screen.post("/signin")
def sign_in() -> AnyResponse | tuple[str, int]:
    """Let in whoever shows a token."""
    following = _own(request.form.get("next", "/"))
    try:
        person = access.authenticated(services(), request.form.get("token", "").strip())
    except Unauthorized as error:
        return _page(following, str(error)), error.status
    session.clear()
    enter(person)
    return redirect(following, 303)


@screen.post("/signout")
def sign_out() -> AnyResponse:
    """Forget who it was."""
    session.clear()
    return redirect(url_for(".form"), 303)


def _page(following: str, message: str = "") -> str:
    oidc = bool(services().settings.oidc_issuer)
    return render_template("entry.html", next=following, message=message, oidc=oidc)


def _own(address: str) -> str:
    """Return an address of this site: what follows signing in must not lead elsewhere."""
    return address if address.startswith("/") and address[1:2] not in ("/", "\\") else "/"
