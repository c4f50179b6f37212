"""`mailto:` (RFC 6068) and `sms:` (RFC 5724): all but the plainest characters are encoded."""

from typing import TYPE_CHECKING
from urllib.parse import quote

from vaultsync.errors import HandOverError

if TYPE_CHECKING:
    from vaultsync.render.handing.outgoing import Mail, Text

LONGEST = 1800
"""Bytes: some systems cut a longer one off without a word, and the end of the mail with it."""


def mailto(mail: "Mail") -> str:
    """Write a mail as a link; line ends are CRLF, as RFC 6068 wants them.

    Raises:
        HandOverError: it is too long for one, or holds what a link cannot.
    """
    if mail.attachments:
        raise HandOverError(
            "a `mailto:` link carries no attachment",
            hint="take `--eml`, which does",
        )
    fields = [("subject", mail.subject)] if mail.subject else []
    if mail.thread:
        fields.append(("In-Reply-To", f"<{mail.thread[-1]}>"))
    fields.append(("body", mail.body.replace("\n", "\r\n")))
    query = "&".join(f"{key}={_encoded(value)}" for key, value in fields)
    link = f"mailto:{quote(mail.to.address, safe='@')}?{query}"
    if len(link) > LONGEST:
        raise HandOverError(
            f"as a `mailto:` link the message has {len(link):,} bytes, "
            f"and some programs cut off what is over {LONGEST:,}",
            hint="take `--eml`, which has no such limit, or write less",
        )
    return link


def sms(text: "Text") -> str:
    """Write a text message as a link."""
    return f"sms:{text.number}?body={_encoded(text.body)}"


def _encoded(text: str) -> str:
    return quote(text, safe="")
