"""The projects."""

from flask import Response
from pydantic import BaseModel, Field

from farm.accounts import projects
from farm.domain import resources
from farm.domain.addresses import API
from farm.domain.projects import NewProject, ProjectChanges
from farm.domain.roles import Scope
from web.api import present
from web.api.blueprint import NO_CONTENT, created, reply, resource
from web.context import services, viewer

api = resource("projects", "Projects: shares of the workers; admins make them", write=Scope.USERS)


class ProjectPath(BaseModel):
    """Names a project."""

    name: str = Field(max_length=100, description="A project's name.")


@api.get("/projects", operation_id="listProjects", responses={"200": resources.Projects})
def listing() -> Response:
    """List the projects that you may give jobs to, the default one first."""
    with services().db.read() as session:
        items = present.projects(session, projects.find(session, viewer()))
    return reply(resources.Projects(items=items))


@api.post("/projects", operation_id="createProject", responses={"201": resources.Project})
def add(body: NewProject) -> Response:
    """Make a project: its people's jobs share the workers with other projects' by its weight."""
    row = projects.add(services(), body)
    with services().db.read() as session:
        shown = present.projects(session, [row])[0]
    return created(shown, f"{API}/projects/{row.name}")


@api.patch(
    "/projects/<string:name>", operation_id="updateProject", responses={"200": resources.Project}
)
def change(path: ProjectPath, body: ProjectChanges) -> Response:
    """Change a project's members, weight or budget; jobs that wait feel it at once."""
    row = projects.change(services(), path.name, body)
    with services().db.read() as session:
        return reply(present.projects(session, [row])[0])


@api.delete("/projects/<string:name>", operation_id="deleteProject", responses=NO_CONTENT)
def remove(path: ProjectPath) -> Response:
    """Forget a project none of whose jobs is left to do; those that ended keep its name."""
    projects.remove(services(), path.name)
    return Response(status=204)
