"""What `vaultsync` and `python -m vaultsync` start."""

import sys


def start() -> None:
    """Load the program and run it; Ctrl-C ends it without a traceback, also while it loads."""
    try:
        from vaultsync.cli.main import run  # noqa: PLC0415 - it takes the longest to load

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    start()
