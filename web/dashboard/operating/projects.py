"""Orders to projects, from the settings page."""

from functools import partial
from typing import TypeVar

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.accounts import projects
from farm.domain.placement import split
from farm.domain.projects import NewProject, ProjectChanges
from farm.domain.roles import Scope
from farm.errors import AlreadyExists, FarmError
from web.context import services
from web.dashboard import page
from web.dashboard.operating import settings
from web.people.identity import require

Form = TypeVar("Form", bound=ProjectChanges)

screen = page.blueprint("projects", "/settings/projects")
screen.before_request(partial(require, Scope.USERS))


@screen.post("")
def add() -> AnyResponse:
    """Make a project."""
    name = request.form.get("name", "").strip()
    projects.add(services(), _entered(NewProject, name=name))
    return redirect(url_for("settings_page.show"), 303)


@screen.post("/<name>")
def change(name: str) -> AnyResponse:
    """Change a project's members, weight and budget."""
    projects.change(services(), name, _entered(ProjectChanges))
    return redirect(url_for("settings_page.show"), 303)


@screen.post("/<name>/remove")
def remove(name: str) -> AnyResponse:
    """Forget a project none of whose jobs is left to do."""
    projects.remove(services(), name)
    return redirect(url_for("settings_page.show"), 303)


@screen.errorhandler(FarmError)
def explain(error: FarmError) -> tuple[str, int]:
    """Say what is wrong above the form and at its field."""
    return settings.explain(error, "name" if isinstance(error, AlreadyExists) else "members")


def _entered(form: type[Form], **more: str) -> Form:
    """Return what was entered; raise BadSettings where that cannot be."""
    given = {name: text.strip() for name, text in request.form.items()}
    asked: dict[str, object] = {"weight": page.number(given.get("weight") or "1")}
    budget = given.get("budget_hours")
    asked["budget_hours"] = page.number(budget) if budget else None
    if "members" in given:
        asked["members"] = split(given["members"])
    return page.checked(form, asked | more)
