"""The REST API: one blueprint per resource."""

from flask_openapi3 import OpenAPI

from web.api import (
    artifacts,
    assets,
    batches,
    events,
    health,
    jobs,
    presets,
    queue,
    tokens,
    uploads,
    users,
    workers,
)

RESOURCES = (
    uploads,
    assets,
    batches,
    jobs,
    artifacts,
    events,
    presets,
    queue,
    workers,
    tokens,
    users,
    health,
)


def register(app: OpenAPI) -> None:
    """Add every resource to `app`."""
    for module in RESOURCES:
        app.register_api(module.api)
