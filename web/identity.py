"""Who asks."""

from flask import Flask, g

from farm.roles import Viewer

LOCAL_ADMIN = Viewer("admin", sees_all=True)


def register(app: Flask) -> None:
    """Identify the caller before every request of `app`."""
    app.before_request(identify)


def identify() -> None:
    """On loopback there is one user, who may do everything."""
    g.viewer = LOCAL_ADMIN
