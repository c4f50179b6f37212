"""A process that swaps folders of a vault for links to a folder outside, again and again.

`python -m tests.racing_links OUTSIDE PATH…`: each path is in turn renamed away, replaced by a
symbolic link, and put back, until the standard input ends. It prints how often.
"""

import contextlib
import os
import random
import select
import sys
import time


def main(outside: str, *paths: str) -> None:
    """Swap until the other end of the standard input is closed."""
    chance, swaps = random.Random(1), 0  # noqa: S311 - nothing secret
    while not select.select([sys.stdin], [], [], 0)[0]:
        path = chance.choice(paths)
        away = f"{path} away"
        with contextlib.suppress(OSError):
            os.rename(path, away)
            with contextlib.suppress(OSError):
                os.symlink(os.path.join(outside, os.path.basename(path)), path)
            time.sleep(chance.uniform(0, 0.003))
            with contextlib.suppress(OSError):
                os.unlink(path)
            if os.path.isdir(path):  # made by the program under test, meanwhile
                os.rename(path, f"{path} made {swaps}")
            os.rename(away, path)
            swaps += 1
        time.sleep(chance.uniform(0, 0.003))
    print(swaps)  # noqa: T201 - the answer


if __name__ == "__main__":
    main(*sys.argv[1:])
