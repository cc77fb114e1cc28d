"""The `farm` command."""

import sys

INTERRUPTED = 130  # the exit status that shells give to Ctrl-C


def main() -> None:
    """Run the command line; Ctrl-C ends it without a traceback, also while it is still loading."""
    try:
        from farm.cli.app import run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
