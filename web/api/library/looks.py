"""Presets of people's own."""

from flask import Response
from pydantic import BaseModel, Field

from farm.domain import resources
from farm.domain.addresses import API
from farm.domain.styles import NewLook
from farm.jobs import looks
from web.api import present
from web.api.blueprint import NO_CONTENT, created, reply, resource
from web.context import services, viewer

api = resource("looks", "Looks: settings under a name, one's own or a project's")


class LookPath(BaseModel):
    """Names a look."""

    look_id: str = Field(max_length=60, description="A look's id.")


@api.get("/looks", operation_id="listLooks", responses={"200": resources.Looks})
def listing() -> Response:
    """List your looks and those of your projects, by name."""
    with services().db.read() as session:
        found = [present.look(row) for row in looks.find(session, viewer())]
    return reply(resources.Looks(items=found))


@api.post("/looks", operation_id="createLook", responses={"201": resources.Look})
def add(body: NewLook) -> Response:
    """Keep settings under a name, for yourself or for a project."""
    row = looks.add(services(), viewer(), body)
    return created(present.look(row), f"{API}/looks/{row.id}")


@api.get("/looks/<string:look_id>", operation_id="getLook", responses={"200": resources.Look})
def show(path: LookPath) -> Response:
    """Show a look."""
    with services().db.read() as session:
        return reply(present.look(looks.get(session, viewer(), path.look_id)))


@api.delete("/looks/<string:look_id>", operation_id="deleteLook", responses=NO_CONTENT)
def remove(path: LookPath) -> Response:
    """Forget a look; jobs that were made with it stay."""
    looks.remove(services(), viewer(), path.look_id)
    return Response(status=204)
