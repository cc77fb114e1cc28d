"""Sign in with a token, and sign out."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.accounts import access
from farm.errors import FarmError, Unauthorized
from web.context import services
from web.dashboard import page
from web.people.identity import enter, leave

screen = page.blueprint("entry", open_to_all=True)


@screen.get("/signin")
def form() -> str:
    """Ask who it is."""
    return ask(own(request.args.get("next", "/")))


@screen.post("/signin")
def sign_in() -> AnyResponse | tuple[str, int]:
    """Let in whoever shows a token."""
    following = own(request.form.get("next", "/"))
    try:
        person = access.authenticated(services(), request.form.get("token", "").strip())
    except Unauthorized as error:
        return ask(following, str(error)), error.status
    enter(person)
    return redirect(following, 303)


@screen.post("/signout")
def sign_out() -> AnyResponse:
    """Forget who it was."""
    leave()
    return redirect(url_for(".form"), 303)


def refuse(error: FarmError) -> tuple[str, int]:
    """Say why somebody is not let in, where they can try again."""
    return ask("/", str(error)), error.status


def ask(following: str, message: str = "") -> str:
    """Return the page that asks who it is."""
    settings = services().settings
    studio = settings.oidc_label if settings.oidc_issuer else ""
    return render_template("entry.html", next=following, message=message, studio=studio)


def own(address: str) -> str:
    """Return an address of this site: what follows signing in must not lead elsewhere."""
    # Browsers drop tabs and line ends: what they hide might be the second slash.
    is_own = address.startswith("/") and address[1:2] not in ("/", "\\")
    return address if is_own and address.isprintable() else "/"
