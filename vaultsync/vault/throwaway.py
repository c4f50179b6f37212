"""A vault in a temporary folder of its own, which goes when nobody needs it any more."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vaultsync.changes import Create
from vaultsync.errors import VaultsyncError
from vaultsync.vault.store import Store

_PREFIX = "vaultsync-demo-"


class Throwaway(NamedTuple):
    """Where it lies."""

    folder: str
    """All that goes."""
    root: str
    """The vault in it."""
    state: str
    """What belongs to it outside of the vault."""


@contextlib.contextmanager
def throwaway(files: Mapping[str, str], *, keep: bool) -> Iterator[Throwaway]:
    """Make a vault of these files; it is removed at the end, whatever happens, unless kept.

    Raises:
        VaultsyncError: no temporary folder can be made.
    """
    try:
        folder = os.path.realpath(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        raise VaultsyncError(
            f"no temporary folder can be made: {error.strerror or error}",
            hint="name a folder that you may write to: `TMPDIR=~/tmp vaultsync demo`",
        ) from error
    made = Throwaway(folder, os.path.join(folder, "Notes"), os.path.join(folder, "state"))
    try:
        os.mkdir(made.root)
        store = Store(made.root)
        for path, text in files.items():
            store.apply(Create(path=path, text=text))
        yield made
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)
