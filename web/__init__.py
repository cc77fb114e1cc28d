"""The web process: the API, the dashboard, the live streams. It never loads torch."""

from collections.abc import Callable
from typing import Any

from flask_openapi3 import Info, OpenAPI
from werkzeug.middleware.proxy_fix import ProxyFix

from farm import __version__
from farm.base.config import Settings
from farm.domain.resources import Problem
from farm.infra.services import Services
from web import api, dashboard, limits, metrics, policy, problems, requests
from web.api import description
from web.body import StrictRequest
from web.dashboard.entry import oidc
from web.files.incoming import FORM_BYTES
from web.live.hub import Hub
from web.people import identity

SPARE_THREADS = 8  # that live streams leave for everything else
PERSONS = 4  # who could hold all live streams together, at least
MOST_FIELDS = 10_000  # a form of 500 photos and 100 paintings has 3,000; bytes are limited as well


class Web(OpenAPI):
    """The Flask application."""

    request_class = StrictRequest

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return it as it is: nothing here is async, and Flask would look at every request."""
        return func

    def generate_spec_json(self) -> None:
        """Describe the API as it is here: without a login, tokens are not asked for."""
        super().generate_spec_json()  # type: ignore[no-untyped-call]
        settings = self.extensions["services"].settings
        description.complete(self.spec_json, settings.public_url)
        if not settings.needs_login:
            for item in self.spec_json["paths"].values():
                for operation in item.values():
                    operation.pop("security", None)


def create_app(settings: Settings | None = None) -> Web:
    """Return the application; it connects to its servers at the first need of each."""
    settings = settings or Settings()
    app = Web(
        "web",
        info=Info(title="Brushfarm", version=__version__),
        security_schemes={"token": {"type": "http", "scheme": "bearer"}},
        doc_prefix="/api",
        doc_url="/openapi.json",
        validation_error_model=Problem,
        validation_error_callback=problems.invalid,
    )
    if settings.proxies:
        believed = dict.fromkeys(("x_for", "x_proto", "x_host"), settings.proxies)
        app.wsgi_app = ProxyFix(app.wsgi_app, **believed)  # type: ignore[method-assign]
    app.config["MAX_CONTENT_LENGTH"] = settings.max_upload_bytes + FORM_BYTES
    app.config["MAX_FORM_PARTS"] = MOST_FIELDS
    app.secret_key = settings.secret_key.get_secret_value() or None
    services = Services(settings)
    app.extensions["services"] = services
    app.extensions["hub"] = _hub(settings, services)
    requests.register(app)
    problems.register(app)
    identity.register(app)
    limits.register(app)
    metrics.register(app)
    api.register(app)
    oidc.register(app)
    dashboard.register(app)
    policy.register(app)  # what is last here comes first: it reads pages that others compress
    return app


def _hub(settings: Settings, services: Services) -> Hub:
    room = max(settings.web_threads - SPARE_THREADS, 1)
    share = max(room // PERSONS, 1) if settings.needs_login else room
    return Hub(services.events, room, share)
