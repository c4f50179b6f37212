"""Words beside a name that say that there is no address: `Beth (no address)`; no title."""

import re

from vaultsync.patterns import regex

_WAY = r"(?:e-?mail|mail|address|number|phone|contact)(?: (?:address|number|details?))?"
_SAID = (
    rf"(?:(?:no|without(?: an?| any)?) {_WAY}(?:(?: or|,| and) (?:no )?{_WAY})?"
    r"(?: (?:yet|known|given|noted|so far))?"
    rf"|{_WAY} (?:is )?(?:not known|unknown|missing))"
)
_ALONE = regex(rf" ?\( ?{_SAID} ?\)", re.IGNORECASE)
_FIRST = regex(rf"(?<=\() ?{_SAID} ?[,;] ?", re.IGNORECASE)
_BEHIND = regex(rf" ?(?:[,;]| [–—-]) ?{_SAID}(?= ?(?:$|[,;)]))", re.IGNORECASE)


def without_no_reach(text: str) -> str:
    """Give what was typed of somebody without the words that say that nothing is known."""
    for said in (_ALONE, _FIRST, _BEHIND):
        text = said.sub("", text)
    return text
