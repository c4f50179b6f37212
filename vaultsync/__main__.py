"""What `vaultsync` and `python -m vaultsync` start."""

import gc
import sys

_SELDOM = 50_000
"""New objects after which unused circles of them are looked for: most commands make fewer."""


def start() -> None:
    """Load the program and run it; Ctrl-C ends it without a traceback, also while it loads."""
    gc.set_threshold(_SELDOM)
    try:
        from vaultsync.cli.main import run  # noqa: PLC0415 - it takes the longest to load

        run()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        gc.freeze()  # the process ends: nobody need look through all that is loaded once more


if __name__ == "__main__":
    start()
