"""`python -m web`: serve until SIGTERM."""

from farm import log
from farm.config import Settings
from web.server import Server


def main() -> None:
    """Serve."""
    log.configure()
    Server(Settings()).run()


if __name__ == "__main__":
    main()
