"""The REST API: one blueprint per resource."""

from flask_openapi3 import OpenAPI

from web.api import artifacts, assets, events, health, jobs, presets, queue, uploads, workers


def register(app: OpenAPI) -> None:
    """Add every resource to `app`."""
    for module in (uploads, assets, jobs, events, artifacts, presets, queue, workers, health):
        app.register_api(module.api)
