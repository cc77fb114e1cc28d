"""The REST API: one blueprint per resource."""

from flask_openapi3 import OpenAPI

from web.api import accounts, fleet, jobs, library

ROOMS = (library, jobs, fleet, accounts)


def register(app: OpenAPI) -> None:
    """Add every resource to `app`."""
    for room in ROOMS:
        for module in room.RESOURCES:
            app.register_api(module.api)
