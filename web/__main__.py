"""`python -m web`: serve until SIGTERM."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from farm.accounts import access
from farm.base import scratch, tracing
from farm.base.config import Settings
from farm.base.program import program
from farm.errors import SetupError, Unavailable
from farm.infra.services import Services
from farm.local.embedded import require_free
from farm.sql import schema
from web.server import Server

log = structlog.get_logger(__name__)

SHORTEST_KEY = 32


def main() -> None:
    """Serve."""
    with program("web"):
        settings = Settings()
        check(settings)
        tracing.require(settings)
        check_tables(settings)
        require_free(settings.port, "the dashboard", "choose another with FARM_PORT", settings.host)
        scratch.clear()
        Server(settings).run()


def check_tables(settings: Settings) -> None:
    """Raise SetupError if the tables are of another version; a database that is away may wait."""
    with Services(settings) as services, waiting():
        schema.require_current(services.db)


def check(settings: Settings) -> None:
    """Raise SetupError if the farm would be open to a network, or closed to the studio."""
    if settings.oidc_issuer and not settings.oidc_client_id:
        raise SetupError(
            "FARM_OIDC_ISSUER needs FARM_OIDC_CLIENT_ID beside it, the farm's name there, and "
            "mostly FARM_OIDC_CLIENT_SECRET."
        )
    if not settings.needs_login:
        return
    if len(settings.secret_key.get_secret_value()) < SHORTEST_KEY:
        raise SetupError(
            f"FARM_SECRET_KEY signs sessions and needs at least {SHORTEST_KEY} random characters."
        )
    with Services(settings) as services, waiting():
        access.require_someone(services)


@contextmanager
def waiting() -> Iterator[None]:
    """Go on without a database that is away: it may come later, and nobody gets in before."""
    try:
        yield
    except Unavailable as error:
        log.warning("the database is away", reason=str(error))


if __name__ == "__main__":
    main()
