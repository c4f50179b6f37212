"""Whom a sentence of prose means by a first name, a whole one, or `she`."""

from typing import TYPE_CHECKING

from vaultsync.names import fold

if TYPE_CHECKING:
    from vaultsync.model import Interview


def only_one_called(name: str, interview: "Interview") -> str:
    """Give the key of the only one who is called so, or met; empty: nobody is, or several."""
    if name.casefold() in {"she", "he", "they"}:
        return interview.everybody[0].key if len(interview.everybody) == 1 else ""
    words = {*fold(name).removesuffix("'s").split()}
    keys = {one.key for one in interview.everybody if words and words <= {*one.key.split()}}
    return keys.pop() if len(keys) == 1 else ""
