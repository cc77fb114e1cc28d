"""The `farm` command."""

import os
import sys

INTERRUPTED = 130  # the exit status that shells give to Ctrl-C


def main() -> None:
    """Run the command line; Ctrl-C ends it without a traceback, also while it is still loading."""
    try:
        from farm.cli.app import run

        run()
    except KeyboardInterrupt as stop:
        sys.exit(stop.args[0] if stop.args else INTERRUPTED)


def shown(text: object) -> str:
    """Return what a terminal can print of a sentence with a file name that is not UTF-8."""
    return os.fsencode(str(text)).decode(errors="replace")
