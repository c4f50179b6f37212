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


_NO_APOSTROPHE = regex(
    r"\b(?:(?P<ll>they|you|it|that|who)(?=ll\b)|"
    r"(?P<some>she|he|we|i)(?=ll (?:all |both |also |then |probably |just |try |definitely )*"
    r"(?:let|be|get|come|ring|call|phone|e-?mail|hear|know|tell|text|write|contact|decide|have|"
    r"send|reply|answer|find|update|inform|confirm|give|drop|make|speak|message)\b)|"
    r"(?P<not>do|did|does|has|have|had|is|are|was|were|wo|would|could|should|ca|must)n(?=t\b))",
    re.IGNORECASE,
)
"""`theyll`, `dont`; `shell`, `well` and `ill` only in front of a verb of telling."""


def with_apostrophes(text: str) -> str:
    """Write `they'll` and `don't` for `theyll` and `dont`."""
    return _NO_APOSTROPHE.sub(
        lambda short: f"{short[0][:-1]}n'" if short["not"] else f"{short[0]}'", text
    )


def with_thanks(text: str, names: "Container[str]") -> str:
    """Write a text with `thanks`, `and`, `with` and `through` in full.

    `names` are the folded words of the names of who was met: those mean nothing else.
    """
    plain = _AND.sub(" and ", _WITH.sub("with ", _THROUGH.sub("through", text)))
    return _THANKS.sub(lambda short: short[0] if fold(short[0]) in names else "thanks", plain)
