"""What all screens share: protection, errors for people, and what every page shows."""

from typing import Any, TypeVar, cast

from flask import (
    Blueprint,
    Response,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from farm.domain.addresses import API
from farm.domain.jobs.specs import bad_settings
from farm.domain.roles import Scope
from farm.errors import FarmError, NotFound, Unauthorized, Unavailable
from farm.fleet import queue
from web import problems
from web.context import services
from web.dashboard.fields import explained
from web.dashboard.refusal import entered
from web.people.identity import require_by_method

M = TypeVar("M", bound=BaseModel)

THEMES = {"light": "Light", "dark": "Dark", "system": "As the system"}
SURROUNDS = {
    "theme": "As the theme", "black": "Black", "dark": "Dark", "middle": "Middle", "light": "Light",
    "white": "White",
}  # fmt: skip
NOWHERE = "No page of the farm has this address."


def blueprint(name: str, prefix: str | None = None, *, open_to_all: bool = False) -> Blueprint:
    """Return a screen's blueprint, with the checks, headers and error pages of all screens."""
    screen = Blueprint(f"{name}_page", "web.dashboard", url_prefix=prefix)
    if not open_to_all:
        screen.before_request(require)
    screen.after_request(guard)
    screen.register_error_handler(FarmError, explain)
    screen.register_error_handler(HTTPException, lambda error: told(problems.of_http(error)))
    screen.register_error_handler(Exception, lambda error: told(problems.unforeseen(error)))
    return screen


def require() -> None:
    """Let only those in who may look, and change things only for those who may do that."""
    require_by_method(Scope.WRITE)


def guard(response: Response) -> Response:
    """Keep pages out of caches: whose they are, and what they show, may change at any time."""
    if response.mimetype == "text/html":
        response.headers["Cache-Control"] = "no-store" if request.method == "POST" else "no-cache"
        response.vary.add("HX-Request")
    return response


def explain(error: FarmError) -> AnyResponse:
    """Answer an error with a page, or to a script with the sentence alone."""
    if isinstance(error, Unauthorized) and not is_partial():
        return redirect(url_for("entry_page.form", next=request.full_path.rstrip("?")))
    return say(explained(error), error.status)


def checked(model: type[M], values: dict[str, Any]) -> M:
    """Return what was entered; raise BadSettings, naming each bad field, where that cannot be."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise bad_settings(error) from None


def number(text: str) -> float | str:
    """Return a number that was entered; what is none stays as it is, for whoever checks it."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text


def text(name: str) -> str | None:
    """Return what was entered in a field, if anything was."""
    return request.form.get(name, "").strip() or None


def told(problem: Response) -> Response:
    """Return a page that says what a problem's details do; a redirect stays what it is."""
    if problem.is_json:
        return say(problem.get_json()["detail"], problem.status_code)
    return problem


def say(message: str, status: int) -> Response:
    """Answer with one sentence: on a page of its own, or as a message on the page that asks."""
    if is_partial():
        response = make_response(render_template("_notice.html", message=message), status)
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#toasts", "beforeend"
        return response
    title = "Nothing here" if status == NotFound.status else "That did not work"
    return make_response(render_template("error.html", title=title, message=message), status)


def lost(error: HTTPException) -> Response:
    """Answer a mistyped address: with a page to a person, as ever to a program."""
    if request.path.startswith(API) or not request.accept_mimetypes.accept_html:
        return problems.of_http(error)
    return guard(say(NOWHERE, NotFound.status))


def is_partial() -> bool:
    """Whether a script asks for a piece of a page."""
    return request.headers.get("HX-Request") == "true"


def shared() -> dict[str, Any]:
    """Return what every template may use."""
    theme = request.cookies.get("theme", "system")
    surround = request.cookies.get("surround", "theme")
    return {
        "theme": theme if theme in THEMES else "system",
        "surround": surround if surround in SURROUNDS else "theme",
        "viewer": g.get("viewer"),
        "needs_login": services().settings.needs_login,
        "bin_days": services().settings.bin_days,
        "depth": depth,
        "entered": entered,
    }


def depth() -> queue.Depth:
    """Return how much the farm has to do; asked at most once a request."""
    if "depth" not in g:
        try:
            with services().db.read() as session:
                g.depth = queue.depth(session)
        except Unavailable:  # the page that says so is a page, too
            g.depth = queue.Depth(0, 0, 0, None)
    return cast(queue.Depth, g.depth)
