"""Opening files that may be anything: regular ones only, without waiting, up to a size."""

import errno
import os
import stat
from typing import NamedTuple

from vaultsync.diagnostics import Finding
from vaultsync.vault.way import Way

LARGEST_NOTE = 2 * 1024 * 1024
_TRIES = 3
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOCTTY", 0)
)


class Unreadable(Exception):  # noqa: N818 - what it says is the name
    """A file could not be read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class Gone(Exception):  # noqa: N818 - what it says is the name
    """A file vanished since it was seen: it simply is not there, and nothing is wrong."""


class Whole(NamedTuple):
    """A file's content, and how the file was when it was read."""

    data: bytes
    status: os.stat_result


class Opened(NamedTuple):
    """An open regular file."""

    descriptor: int
    status: os.stat_result


def open_regular(way: Way, path: str) -> Opened:
    """Open a regular file for reading; never waits for a FIFO, never follows a link.

    Raises:
        Gone: there is no such file any more.
        Unreadable: it is something else or cannot be opened.
    """
    try:
        descriptor = way.open(path, _FLAGS)
    except FileNotFoundError as error:
        raise Gone(path) from error
    except OSError as error:
        raise Unreadable(unreadable(path, error)) from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise Unreadable(no_file(path))
    return Opened(descriptor, status)


def read_whole(full: str) -> bytes:
    """Read a small file of settings whole, as it was at one moment.

    Folders above it may be links, as `.obsidian` is where several vaults share it.

    Raises:
        Gone: there is no such file any more.
        Unreadable: it is no regular file, too large, or keeps changing.
    """
    folder, name = os.path.split(full)
    with Way(folder) as way:
        return read_still(way, name).data


def read_still(way: Way, path: str) -> Whole:
    """Read a small file whole, as it was at one moment: stat, read, stat.

    Raises:
        Gone: there is no such file any more.
        Unreadable: it is no regular file, too large, or keeps changing.
    """
    for _ in range(_TRIES):
        opened = open_regular(way, path)
        size = opened.status.st_size
        try:
            # no further than one byte behind the end: a file may grow as fast as it is read
            data = read_up_to(opened.descriptor, min(size, LARGEST_NOTE) + 1)
            after = os.fstat(opened.descriptor)
        except OSError as error:
            raise Unreadable(unreadable(path, error)) from error
        finally:
            os.close(opened.descriptor)
        if max(size, len(data)) > LARGEST_NOTE:
            raise Unreadable(too_large(path, size))
        if same_moment(opened.status, after) and len(data) == after.st_size:
            return Whole(data, after)
    raise Unreadable(restless(path))


def read_up_to(descriptor: int, count: int) -> bytes:
    """Read at most `count` bytes from where the file stands."""
    chunks = []
    while count > 0:
        chunk = os.read(descriptor, min(count, 1 << 20))
        if not chunk:
            break
        chunks.append(chunk)
        count -= len(chunk)
    return b"".join(chunks)


def same_moment(before: os.stat_result, after: os.stat_result) -> bool:
    """Tell whether a file was left alone between two looks."""
    return (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)


def decode(data: bytes, path: str) -> str:
    """Decode UTF-8; a BOM stays in the text.

    Raises:
        Unreadable: it is another encoding; with the place.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = max(data.rfind(b"\n", 0, error.start), data.rfind(b"\r", 0, error.start)) + 1
        before = data[start : error.start].decode("utf-8", "replace")
        head = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        message = f"not valid UTF-8: the byte 0x{data[error.start]:02x}"
        fix = "save the note as UTF-8 (every editor can), then run it again"
        finding = Finding(
            path=path,
            line=head.count(b"\n") + 1,
            column=len(before) + 1,
            code="VS001",
            message=message,
            help=fix,
        )
        raise Unreadable(finding) from error


def restless(path: str) -> Finding:
    """Report a file that somebody is writing."""
    return Finding(
        path=path,
        code="VS005",
        message="the file keeps changing while it is read; it is left out this time",
        help="run it again when the other program is done",
    )


def too_large(path: str, size: int) -> Finding:
    """Report a file above the limit."""
    return Finding(
        path=path,
        code="VS002",
        message=f"the note has {size:,} bytes; more than {LARGEST_NOTE:,} are not read",
        help="move what was pasted into it to a file of its own",
    )


def no_file(path: str) -> Finding:
    """Report something that only looks like a note."""
    return Finding(
        path=path,
        code="VS003",
        message="not a regular file (a pipe, a socket or a device); it is not read",
        help="remove it, rename it so that it does not end in `.md`, "
        "or add it to `notes.exclude` in vaultsync.toml",
    )


def link(path: str) -> Finding:
    """Report a link."""
    return Finding(
        path=path,
        code="VS006",
        message="a link to another file; links are not followed",
        help="move the note itself into the vault",
    )


def unreadable(path: str, error: OSError) -> Finding:
    """Report what the system says."""
    if error.errno == errno.ENXIO:
        return no_file(path)
    if error.errno == errno.ELOOP:
        return link(path)
    fix = "check the permissions of the file and of its folder"
    if error.errno == errno.ENAMETOOLONG:
        fix = "move what lies in it to a folder further up: its whole path is too long"
    return Finding(
        path=path,
        code="VS004",
        message=f"cannot be read: {error.strerror or error}",
        help=fix,
    )
