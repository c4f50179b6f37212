"""A mail as a file (RFC 5322) that mail programs open for sending: `X-Unsent: 1`.

Written by hand and not by the standard library: the same mail gives the same bytes under every
version of Python, and a folded name keeps the quotes that make it one name. There is no `Date`:
the program that sends the mail sets it, and a file made twice stays the same file.
"""

import base64
import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from vaultsync.errors import HandOverError
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.parse.mailbox import Mailbox
    from vaultsync.render.handing.outgoing import Mail

HOST = "vaultsync.invalid"
"""Behind the `@` of a Message-ID: a name that nobody can own (RFC 2606)."""
_COLUMNS = 76
_PLAIN = regex(r"[ -~]*")
_ATOMS = regex(r"[\w!#$%&'*+/=?^`{|}~ -]*", re.ASCII)
_FILE = regex(r"[A-Za-z0-9][A-Za-z0-9 ._+-]*")
_TYPES = {
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "txt": "text/plain; charset=utf-8",
    "zip": "application/zip",
}


def eml(mail: "Mail") -> bytes:
    """Write a mail as the bytes of an `.eml` file.

    Raises:
        HandOverError: an address cannot stand in a header.
    """
    lines = ["X-Unsent: 1"]
    if mail.sender:
        lines.append(_mailbox("From", mail.sender))
    lines.append(_mailbox("To", mail.to))
    if mail.subject:
        lines.append(_unstructured("Subject", mail.subject))
    lines.append(f"Message-ID: <{mail.ident}@{HOST}>")
    if mail.thread:
        lines.append(_folded("In-Reply-To", [f"<{mail.thread[-1]}>"]))
        lines.append(_folded("References", [f"<{one}>" for one in mail.thread]))
    lines.append("MIME-Version: 1.0")
    body = [
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        *quoted_printable(mail.body),
    ]
    lines += _with_attachments(mail, body) if mail.attachments else body
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def _with_attachments(mail: "Mail", body: list[str]) -> "Iterator[str]":
    """Put the message and its attachments between boundaries that occur in neither."""
    digest = hashlib.sha256("\n".join(body).encode())
    for name, data in mail.attachments:
        digest.update(name.encode() + b"\0" + data)
    # `=_` is neither in quoted-printable nor in base64
    boundary = f"=_{digest.hexdigest()[:32]}"
    yield f'Content-Type: multipart/mixed; boundary="{boundary}"'
    yield ""
    yield f"--{boundary}"
    yield from body
    for name, data in mail.attachments:
        kind = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
        coded = base64.b64encode(data).decode("ascii")
        yield f"--{boundary}"
        yield f"Content-Type: {kind}"
        yield "Content-Transfer-Encoding: base64"
        yield from _disposition(name)
        yield ""
        yield from (coded[at : at + _COLUMNS] for at in range(0, len(coded), _COLUMNS))
    yield f"--{boundary}--"


def _disposition(name: str) -> "Iterator[str]":
    """Name an attachment; what is not plain goes encoded, in pieces (RFC 2231)."""
    if _FILE.fullmatch(name) and len(name) <= 50:
        yield f'Content-Disposition: attachment; filename="{name}"'
        return
    yield "Content-Disposition: attachment;"
    coded = "utf-8''" + quote(name, safe="")
    pieces = re.findall(r"(?:%..|[^%]){1,20}", coded)
    for number, piece in enumerate(pieces):
        end = ";" if number < len(pieces) - 1 else ""
        yield f" filename*{number}*={piece}{end}"


def _mailbox(header: str, mailbox: "Mailbox") -> str:
    address = mailbox.ascii_address
    if address is None:
        raise HandOverError(
            f"{mailbox.address!r} cannot be used in the header of a mail file",
            hint="ask for an address in plain letters, or try `--mailto`",
        )
    name = mailbox.name
    if not name:
        return f"{header}: {address}"
    if len(name) <= _COLUMNS // 2 and "=?" not in name and _PLAIN.fullmatch(name):
        quoted = (
            name if _ATOMS.fullmatch(name) else '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
        )
        return _folded(header, [quoted, f"<{address}>"])
    return _folded(header, [*_encoded_words(header, name), f"<{address}>"])


def _unstructured(header: str, text: str) -> str:
    words = text.split(" ")
    plain = _PLAIN.fullmatch(text) and "=?" not in text
    if plain and all(0 < len(word) <= _COLUMNS // 2 for word in words):
        return _folded(header, words)
    return _folded(header, list(_encoded_words(header, text)))


def _encoded_words(header: str, text: str) -> "Iterator[str]":
    """Write any text in ASCII (RFC 2047); no character is cut in two.

    As few words as go into the lines: some readers put a space between two of them.
    """
    room = (_COLUMNS - len(f"{header}: =?utf-8?B??=")) // 4 * 3
    chunk = b""
    for char in text:
        coded = char.encode()
        if len(chunk) + len(coded) > room:
            yield _encoded_word(chunk)
            chunk = b""
        chunk += coded
    yield _encoded_word(chunk)


def _encoded_word(data: bytes) -> str:
    return f"=?utf-8?B?{base64.b64encode(data).decode('ascii')}?="


def _folded(header: str, words: list[str]) -> str:
    """Put words behind a header's name, going on in further lines where it is too long."""
    lines = [f"{header}:"]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > _COLUMNS and lines[-1].strip() != f"{header}:":
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines)


def quoted_printable(text: str) -> "Iterator[str]":
    """Write a text in lines of ASCII (RFC 2045), none over 76 characters."""
    for line in text.split("\n"):
        data = line.encode()
        coded = [_quoted(byte) for byte in data]
        if data[-1:] in {b" ", b"\t"}:
            coded[-1] = f"={data[-1]:02X}"
        if data.startswith((b"From ", b".")):  # mailboxes and servers would take them apart
            coded[0] = f"={data[0]:02X}"
        row = ""
        for piece in coded[:-1]:
            if len(row) + len(piece) > _COLUMNS - 1:
                yield f"{row}="
                row = ""
            row += piece
        last = coded[-1] if coded else ""
        if len(row) + len(last) > _COLUMNS:
            yield f"{row}="
            row = ""
        yield row + last


def _quoted(byte: int) -> str:
    plain = 33 <= byte <= 126 and byte != 61
    return chr(byte) if plain or byte in {9, 32} else f"={byte:02X}"
