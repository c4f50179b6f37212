"""git's hooks on the disk: where they are, as git itself says, and how they are written."""

import contextlib
import os
import stat
from typing import NamedTuple

from vaultsync.errors import HooksError, WriteError
from vaultsync.render.hooks import NAMES
from vaultsync.snapshot import digest
from vaultsync.vault.folder import Folder
from vaultsync.vault.managers import ask

LARGEST = 1 << 20
_EXECUTABLE = 0o755
_OFF = os.devnull


class Repository(NamedTuple):
    """The repository that keeps a vault."""

    top: str
    """The work tree."""
    hooks: str
    """Where git looks for hooks: `core.hooksPath`, or `hooks` in its own folder."""
    vault: str
    """The vault inside the work tree, `/`-separated; "." is all of it."""
    shared: bool
    """The hooks lie in the work tree, so that whoever gets the notes gets them, too."""


class Hook(NamedTuple):
    """A file that git would start, or not."""

    data: bytes | None = None
    """None: there is none, or none that can be read."""
    problem: str = ""
    """Why it is left alone."""


def find_repository(root: str) -> Repository:
    """Ask git about the repository that a vault is in.

    Raises:
        HooksError: there is none, or its hooks are those of others, too.
    """
    top = _asked(root, "--show-toplevel")
    # from the top: a relative core.hooksPath is meant from there
    own, hooks = (_asked(top, *words) for words in (("--git-common-dir",), _HOOKS))
    if os.path.realpath(hooks) == os.path.realpath(_OFF):
        raise HooksError(
            f"hooks are switched off: core.hooksPath is {_OFF}; nothing was written",
            hint="`git config --show-origin core.hooksPath` says where that is set",
        )
    place = _of_a_person(os.path.realpath(hooks))
    inside_git, inside_top = _inside(place, own), _inside(place, top)
    if not inside_git and not inside_top:
        raise HooksError(
            f"{hooks} is outside of this repository, so other repositories may use it; "
            "nothing was written",
            hint="give this one hooks of its own: "
            f"`git -C {top} config core.hooksPath {os.path.join(own, 'hooks')}`",
        )
    vault = os.path.relpath(os.path.realpath(root), os.path.realpath(top)).replace(os.sep, "/")
    if not vault.isprintable():
        raise HooksError(
            f"no hook can name the vault {vault!r}; nothing was written",
            hint="give its folder a name that can be printed",
        )
    return Repository(top, place, vault, shared=inside_top and not inside_git)


_HOOKS = ("--git-path", "hooks")
_HUSKY = ".husky", "_"


def _of_a_person(place: str) -> str:
    """Give the folder of a person's own hooks: husky makes its own anew, to start them."""
    above, name = os.path.split(place)
    return above if (os.path.basename(above), name) == _HUSKY else place


def _asked(folder: str, *words: str) -> str:
    answer = ask(("git", "-C", folder, "rev-parse", "--path-format=absolute", *words))
    if answer.problem:
        raise HooksError(
            f"git does not say where the hooks of {folder} are: {answer.problem}",
            hint="hooks need git, and a repository with a work tree: `git init` makes one",
        )
    return answer.said.removesuffix("\n")


def _inside(place: str, folder: str) -> bool:
    folder = os.path.realpath(folder)
    return place == folder or place.startswith(folder.rstrip(os.sep) + os.sep)


def read_hooks(repository: Repository) -> dict[str, Hook]:
    """Read the hooks that are there."""
    return {name: _read(repository.hooks, name) for name in NAMES}


def _read(place: str, name: str) -> Hook:
    try:
        status = os.lstat(os.path.join(place, name))
    except (FileNotFoundError, NotADirectoryError):
        return Hook()
    except OSError as error:
        return Hook(problem=f"cannot be read: {error.strerror}")
    if stat.S_ISLNK(status.st_mode):
        return Hook(problem="is a link")
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
        return Hook(problem="is not a regular file, or a large one")
    try:
        with contextlib.closing(Folder.open_root(place)) as folder:
            data = folder.read(name)
    except OSError as error:
        return Hook(problem=f"cannot be read: {error.strerror}")
    if os.name != "nt" and not status.st_mode & 0o100:
        # git passes it by; with our part in it and executable, theirs would run again
        return Hook(data, "is not executable: somebody switched it off")
    return Hook(data)


def write_hook(repository: Repository, name: str, old: bytes | None, new: bytes | None) -> None:
    """Write or remove a hook that is still as it was read.

    Raises:
        WriteError: it is another by now, or the folder refuses.
    """
    full = os.path.join(repository.hooks, name)
    try:
        os.makedirs(repository.hooks, exist_ok=True)
        with contextlib.closing(Folder.open_root(repository.hooks)) as folder:
            done = _write(folder, name, old, new)
            folder.flush()
    except OSError as error:
        raise WriteError(
            full,
            f"cannot be written: {error.strerror or error}",
            hint="check the permissions of the folder",
        ) from error
    if not done:
        raise WriteError(full, "changed a moment ago", hint="run it again")


def _write(folder: Folder, name: str, old: bytes | None, new: bytes | None) -> bool:
    if new is None:
        return old is None or folder.drop(name, digest(old))
    status = folder.status(name)
    mode = stat.S_IMODE(status.st_mode) if status and old is not None else _EXECUTABLE
    temporary = folder.write_temporary(new, mode=mode)
    try:
        if old is None:
            folder.link_new(temporary, name)
            return True
        return folder.put(temporary, name, new=digest(new), old=digest(old))
    finally:
        folder.remove(temporary)
