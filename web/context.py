"""What a request handler may reach: the farm's connections, the live events, and who asks."""

from typing import cast

from flask import current_app, g

from farm.domain.roles import Viewer
from farm.infra.services import Services
from web.live.hub import Hub


def services() -> Services:
    """The process's connections."""
    return cast(Services, current_app.extensions["services"])


def hub() -> Hub:
    """The process's one reader of live events."""
    return cast(Hub, current_app.extensions["hub"])


def viewer() -> Viewer:
    """Who asks; set before any handler runs."""
    return cast(Viewer, g.viewer)
