"""Albums of renders."""

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from farm.domain import resources
from farm.jobs.kept import albums
from farm.jobs.kept.albums import AlbumName
from web.api.blueprint import NO_CONTENT, reply, resource
from web.context import services, viewer

api = resource("albums", "Albums: names under which you keep renders")


class AlbumPath(BaseModel):
    """Names an album."""

    album: str = Field(max_length=100, description="An album's name.")


class AlbumChanges(BaseModel):
    """What to change of an album."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    name: AlbumName
    """What to call it; that of another album makes one of both."""


@api.get("/albums", operation_id="listAlbums", responses={"200": resources.Albums})
def listing() -> Response:
    """List your albums by name; POST /jobs/bulk puts jobs into one and takes them out."""
    return reply(_all())


@api.patch(
    "/albums/<string:album>", operation_id="renameAlbum", responses={"200": resources.Albums}
)
def rename(path: AlbumPath, body: AlbumChanges) -> Response:
    """Give an album another name."""
    albums.rename(services(), viewer(), path.album, body.name)
    return reply(_all())


@api.delete("/albums/<string:album>", operation_id="deleteAlbum", responses=NO_CONTENT)
def remove(path: AlbumPath) -> Response:
    """Forget an album; its renders stay."""
    albums.remove(services(), viewer(), path.album)
    return Response(status=204)


def _all() -> resources.Albums:
    with services().db.read() as session:
        found = albums.find(session, viewer())
    return resources.Albums(
        items=[resources.Album(name=name, jobs=count) for name, count in found.items()]
    )
