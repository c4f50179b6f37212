"""The way to a note: folder by folder from the vault's root, never through a link.

The system follows every link in a path but the last, also one that took a folder's place a
moment ago. So folders are opened one in the other, and files in their folder. The last ones
stay open: the next note most likely lies beside the last one.
"""

import errno
import os
import stat
from typing import Self

_AT = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_LISTS = os.scandir in os.supports_fd
_FOLDER = (
    os.O_RDONLY
    | getattr(os, "O_DIRECTORY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_OPEN = 64
"""Folders that are open at most."""
_LONGEST = 4096
"""Bytes of a path: what is longer, no editor can open either."""


class Way:
    """The way into one folder; where the system cannot, paths are taken as a whole."""

    def __init__(self, root: str) -> None:
        """Take the folder that everything else is inside of."""
        self.root = root
        self._folders: dict[str, int] = {}
        """Descriptors by path, the one that was used last at the end."""

    def __enter__(self) -> Self:
        """Go."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of everything."""
        self.close()

    def close(self) -> None:
        """Let go of all folders."""
        while self._folders:
            os.close(self._folders.popitem()[1])

    def open(self, path: str, flags: int) -> int:
        """Open a file for reading; give its descriptor.

        Raises:
            OSError: it cannot be opened; a link in its place or above it is ELOOP.
        """
        folder, _, name = path.rpartition("/")
        if not _AT:
            return os.open(os.path.join(self.root, path), flags)
        self._expect_short(path)
        known = folder in self._folders
        try:
            return os.open(name, flags, dir_fd=self._folder(folder))
        except FileNotFoundError:
            if not known:
                raise
        self.close()  # another folder may have taken the place of the open one
        return os.open(name, flags, dir_fd=self._folder(folder))

    def listed(self, folder: str) -> list["os.DirEntry[str]"]:
        """Give what lies in a folder, by name; ask the entries before the next call.

        Raises:
            OSError: it cannot be looked into, or is a link.
        """
        place: int | str = os.path.join(self.root, folder)
        if _AT and _LISTS:
            self._expect_short(folder)
            place = self._folder(folder)
        with os.scandir(place) as scan:
            return sorted(scan, key=lambda entry: entry.name)

    def _folder(self, path: str) -> int:
        """Open a folder, from the nearest one above it that is open."""
        found = self._folders.pop(path, None)
        if found is None:
            above, parts = path, []
            while above and above not in self._folders:
                above, _, name = above.rpartition("/")
                parts.append(name)
            found = self._folders.pop(above, None)
            if found is None:
                found = os.open(self.root, _FOLDER & ~getattr(os, "O_NOFOLLOW", 0))
            for name in reversed(parts):
                self._keep(above, found)
                found = _step(found, name)
                above = f"{above}/{name}" if above else name
        self._keep(path, found)
        return found

    def _keep(self, path: str, descriptor: int) -> None:
        self._folders[path] = descriptor
        if len(self._folders) > _OPEN:
            os.close(self._folders.pop(next(iter(self._folders))))

    def _expect_short(self, path: str) -> None:
        if len(path) < _LONGEST // 8:
            return
        if len(os.fsencode(os.path.join(self.root, path))) >= _LONGEST:
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))


def _step(above: int, name: str) -> int:
    """Open a folder in an open one.

    Raises:
        OSError: it cannot be opened; ELOOP if it is a link, whatever the system calls that.
    """
    try:
        return os.open(name, _FOLDER, dir_fd=above)
    except NotADirectoryError:
        if stat.S_ISLNK(os.stat(name, dir_fd=above, follow_symlinks=False).st_mode):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None
        raise
