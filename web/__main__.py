"""`python -m web`: serve until SIGTERM."""

import sys

from farm import access, log
from farm.config import Settings
from farm.errors import FarmError, SetupError
from farm.services import Services
from web.server import Server

SHORTEST_KEY = 32


def main() -> None:
    """Serve."""
    log.configure()
    settings = Settings()
    try:
        check(settings)
    except FarmError as error:
        sys.exit(f"farm web: {error}")
    Server(settings).run()


def check(settings: Settings) -> None:
    """Raise SetupError if the farm would be open to a network."""
    if not settings.needs_login:
        return
    if len(settings.secret_key.get_secret_value()) < SHORTEST_KEY:
        raise SetupError(
            f"FARM_SECRET_KEY signs sessions and needs at least {SHORTEST_KEY} random characters."
        )
    if not settings.oidc_issuer:
        with Services(settings) as services:
            access.require_someone(services)


if __name__ == "__main__":
    main()
