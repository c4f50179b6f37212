"""A program `vaultsync` for a PATH, which has one that is loaded already do its work.

Its text is that of `Starter.program`. It starts as quickly as Python can: it loads nothing that
is not built in.
"""

import _socket
import marshal
import posix
import sys


def main(place: str, before: str) -> None:
    """Hand arguments, environment, folder, input and outputs over; end as the program does."""
    asked = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    asked.connect(place)
    job = {
        "args": sys.argv[1:],
        "env": {_text(key): _text(value) for key, value in posix.environ.items()},
        "cwd": _text(posix.getcwdb()),
        "before": before,
    }
    given = b"".join(number.to_bytes(4, sys.byteorder) for number in range(3))
    asked.sendmsg([b"-"], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, given)])
    asked.sendall(marshal.dumps(job))
    asked.shutdown(_socket.SHUT_WR)
    said = b""
    while part := asked.recv(64):
        said += part
    _, *code = said.split()  # a process that was killed gives none
    posix._exit(int(code[0]) if code else 137)  # noqa: SLF001 - `os` is not loaded


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
