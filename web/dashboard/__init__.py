"""The pages: a blueprint a screen."""

from flask import Flask
from flask_compress import Compress

from web.dashboard import (
    batch,
    compare,
    entry,
    fleet,
    history,
    job,
    new,
    page,
    pictures,
    queue,
    settings,
    words,
)

SCREENS = (entry, new, job, queue, history, batch, compare, fleet, settings, pictures)


def register(app: Flask) -> None:
    """Add every screen to the application."""
    app.context_processor(page.shared)
    app.register_error_handler(404, page.lost)
    app.jinja_env.filters.update(words.FILTERS)
    app.jinja_env.globals.update(words.GLOBALS)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config["COMPRESS_MIMETYPES"] = ["text/html", "text/css", "text/javascript", "image/svg+xml"]
    Compress(app)
    pictures.register(app)
    for module in SCREENS:
        app.register_blueprint(module.screen)
