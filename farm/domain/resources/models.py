"""Trained styles of the library."""

from datetime import datetime

from farm.domain.resources.resource import Resource


class Model(Resource):
    """A trained style: a network that gives any photo the look of the paintings it learned."""

    id: str
    """An upload's, or its training's; what a job in one pass names as its model."""

    name: str
    version: int
    """Among the owner's models of this name, from 1."""

    owner: str
    trained: bool
    """On this farm; else it was uploaded."""

    styles: int
    size: int
    """Longer edge, in pixels, of the pictures whose strokes it learned."""

    width: int
    steps: int
    created: datetime
    url: str
    thumbnail_url: str | None = None


class Models(Resource):
    """All trained styles that you may use, the newest first."""

    items: list[Model]
