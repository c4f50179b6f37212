"""Short forms that people type in notes, in the words that they stand for.

Only for text that is asked about: what is read must stand in the note as it is. The places of
words move, so whoever points into a note looks for them there.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Container

MAY_THANK = regex(
    r"thank|cheers|(?<![^\W_])(?:thx|thnx|thnks|thks|tks|tnx|tysm|ty|tys)(?![^\W_])",
    re.IGNORECASE,
)
"""Nearly every line holds none of these."""
_THANKS = regex(
    r"(?<![\w@./'’-])(?:thx|thnx|thnks|thks|tks|tnx|tysm|(?-i:tys?|TY))"
    r"(?![\w@/'’-]|\.\w)",
    re.IGNORECASE,
)
"""`Ty` is a name; so is `ty` to whoever met one."""
_AND = regex(r"(?<=[^\W\d_])(?: ?[+&] ?| [+&])(?=[^\W\d_])")
"""Between two words: `ted + aisha`."""
_THROUGH = regex(r"\b(?:thru|thro)\b|\bthro'(?= )", re.IGNORECASE)
_WITH = regex(r"(?<![\w/])w/ ?(?=[^\W\d_])", re.IGNORECASE)


def with_thanks(text: str, names: "Container[str]") -> str:
    """Write a text with `thanks`, `and`, `with` and `through` in full.

    `names` are the folded words of the names of who was met: those mean nothing else.
    """
    plain = _AND.sub(" and ", _WITH.sub("with ", _THROUGH.sub("through", text)))
    return _THANKS.sub(lambda short: short[0] if fold(short[0]) in names else "thanks", plain)
