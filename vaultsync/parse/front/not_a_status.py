"""A status that is none: taken for `waiting`, and told (VS113)."""

from typing import TYPE_CHECKING

from vaultsync.diagnostics import CloseAs
from vaultsync.model import Status
from vaultsync.parse.front.keys import slip_of_status, status_help

if TYPE_CHECKING:
    from vaultsync.diagnostics import Finding
    from vaultsync.parse.front.values import Value
    from vaultsync.parse.lines import Source


def unknown_status(source: "Source", value: "Value") -> "Finding":
    """Tell what can stand there; a slip of the fingers alone is put right by one word.

    Of a sentence (`they said no`) some words would be lost.
    """
    meant = slip_of_status(value.text)
    bare = value.text.strip().replace(" ", "").replace("-", "")
    sure = meant is not Status.WAITING and bare.isalpha()
    return source.finding(
        "VS113",
        f"unknown status {value.text!r}, taken for `waiting`",
        value.line,
        at=value.text,
        column=value.column,
        help=status_help(value.text),
        remedy=CloseAs(meant.value, source.path) if meant and sure else None,
    )
