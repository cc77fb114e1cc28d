"""The REST API: one blueprint per resource."""

from flask_openapi3 import OpenAPI

from web.api import (
    artifacts,
    assets,
    audit,
    batches,
    events,
    health,
    jobs,
    logs,
    presets,
    projects,
    queue,
    retention,
    styles,
    tokens,
    uploads,
    usage,
    users,
    webhooks,
    workers,
)

RESOURCES = (
    uploads,
    assets,
    styles,
    jobs,
    batches,
    artifacts,
    events,
    logs,
    presets,
    queue,
    workers,
    usage,
    retention,
    webhooks,
    tokens,
    users,
    projects,
    audit,
    health,
)


def register(app: OpenAPI) -> None:
    """Add every resource to `app`."""
    for module in RESOURCES:
        app.register_api(module.api)
