"""The pages: a blueprint a screen."""

from flask import Flask, Response, request
from flask_compress import Compress

from farm.domain.addresses import API
from web.dashboard import models, page, styles, training, words
from web.dashboard.entry import sign_in
from web.dashboard.form import new, proof, regions, wedge
from web.dashboard.jobs import batch, chosen, film, history, job, pictures, queue
from web.dashboard.jobs.comparing import blind, compare
from web.dashboard.operating import fleet, projects, retention, settings, usage

BROTLI = 7  # level; from 8 on our largest script takes longer than it saves
SCREENS = (
    sign_in,
    new,
    job,
    film,
    queue,
    history,
    chosen,
    batch,
    blind,
    styles,
    models,
    training,
    wedge,
    proof,
    regions,
    compare,
    fleet,
    usage,
    retention,
    settings,
    projects,
    pictures,
)


def register(app: Flask) -> None:
    """Add every screen to the application."""
    app.context_processor(page.shared)
    for status in (404, 405):  # a form's address has no page to reload
        app.register_error_handler(status, page.lost)
    app.jinja_env.filters.update(words.FILTERS)
    app.jinja_env.globals.update(words.GLOBALS)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config["COMPRESS_MIMETYPES"] = [
        *("text/html", "text/css", "text/javascript", "image/svg+xml", "application/json")
    ]
    app.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=BROTLI)
    app.config["COMPRESS_REGISTER"] = False
    compress = Compress(app)

    @app.after_request
    def shrink(response: Response) -> Response:
        """Compress pages, files and JSON; but not what is polled: it is short, and waited for."""
        if request.path.startswith(API) and (
            response.mimetype != "application/json" or "ETag" in response.headers
        ):
            return response
        return compress.after_request(whole(response))

    pictures.register(app)
    proof.register(app)
    for module in SCREENS:
        app.register_blueprint(module.screen)


def whole(response: Response) -> Response:
    """Read a static file before it is compressed.

    A file that is streamed is not compressed by gzip, and that is all that browsers take over HTTP.
    """
    if request.endpoint == "static" and response.status_code == 200:
        response.direct_passthrough = False
        response.get_data()
        response.close()  # the file
    return response
