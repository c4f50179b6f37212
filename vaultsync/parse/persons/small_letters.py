"""Names in notes that are written in small letters, proposed with their capitals.

`rang tom at the college`, `gareth and lorna`, `mr lockyer, head of safety`: only for what is
shown to the person before anything is made of it. What is read from a note stays as it is.
"""

from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.patterns import regex
from vaultsync.words import word_set

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_STARTS = regex(r"(?:^|(?<=[.!?] ))[-*+>#\s]{0,8}(?P<first>[^\W\d_][\w'’]*)")
_I = regex(r"I(?:['’]\w+)?|[A-Z]{2,}\d*")
"""Who writes small letters writes these with capitals all the same."""
_TIMES_MORE = 3
_MR = regex(
    r"\b(?P<title>mr|mrs|ms|miss|mx|dr|prof)(?P<dot>\.?) (?P<name>[A-Za-z][a-z'’-]*[a-z])\b"
)
"""`mr lockyer`: the word behind it is a name, whatever it is."""
_CONTACT = r"(?:rang|rung|phoned|called|texted|emailed|e-mailed|wrote|messaged|mailed)"
_BEFORE = (
    r"(?:rang|phoned|called|texted|emailed|met|met with|saw|seen by|spoke to|spoke with|"
    r"talked to|with|w/|interviewed by|ask for|asked for|there were|told|got)"
)
_AFTER = (
    rf"(?:{_CONTACT}|said|says|asked|told|is|was|who|from|does|runs|took|led|seemed|wants?|"
    r"wanted|thinks|reckons|will)"
)
_BEHIND = regex(rf"(?P<lead>\b{_BEFORE} )(?P<name>[a-z][a-z'’-]+)\b")
_AND = regex(r"(?P<lead>\b[A-Z][a-z'’-]+(?: \([^()]*\))?,? (?:and|&|\+) )(?P<name>[a-z]+)\b")
"""Behind one that has its capital by now: `Gareth and lorna`."""
_SUBJECT = regex(
    rf"(?P<lead>(?:^|[.!?;,] |\band |\bbut |\bthen ))(?P<name>[a-z][a-z'’-]+)"
    rf"(?= {_AFTER}\b|['’]s )"
)
_LISTED = regex(r"(?P<lead>(?:^|[.!?;,:] |\band |& |\+ ))(?P<name>[a-z][a-z'’-]+)(?= ?\()")
_FROM = regex(
    rf"(?P<who>\b[A-Z][a-z'’-]+ from )(?P<the>the )?(?P<place>[a-z][a-z&'’-]+"
    rf"(?: [a-z&][a-z&'’-]*){{1,4}}?)(?= (?:just |then )?{_CONTACT}\b)"
)
"""`Craig from severn site people rang`: who calls from there names a company."""
_FULL = regex(
    r"(?<![\w@./'’-])(?P<name>[a-z]{2,20}) (?P<family>(?:(?:van|de|von|der|di|o['’]) ?)?"
    r"[a-z][a-z'’-]{1,20})(?=$| ?[(,.;:!?)/+&@]| [-–—] | and | w/|['’]s )"
)
"""`priya raman (HM)`, `sam okafor and ines`: a usual name, and what can be a family's."""
_ALONE = regex(
    r"(?P<lead>(?:^|[\s(])(?:via|thru|through|from|for|to|by|recruiter|agent|[-*+]|\d[.)]) )"
    r"(?P<name>[a-z]{2,20})(?=$|[.,;:)!?]| [(@/&+]| [-–—] | and | from | at )"
)
_IN_TITLE = regex(r"(?P<lead>\()(?P<name>[a-z]{2,20})(?=[,)])")
_OF_FIRM = regex(r"(?P<lead>^(?:[-*+] )?)(?P<name>[a-z]{2,20})(?= ?[@/] ?[a-z])")
_NO_FAMILY = regex(
    r"(?:to|too|so|or|as|is|in|on|at|by|if|no|not|now|then|today|tonight|tomorrow|tmrw|yesterday|"
    r"again|back|later|soon|first|last|next|also|only|alone|twice|once|anyway|online|here|there|"
    r"this|that|who|from|for|with|about|and|but|the|was|has|had|did|does|said|says|asked|rang|"
    r"called|me|him|her|them|us|it|up|off|out|over|instead|already|tho|though|please|pls|"
    r"thanks|thx|directly|himself|herself|yet|still|ofc|lol|etc|something|\w+(?:ed|ing|ly))"
)
_SMALL = frozenset({"of", "and", "the", "for", "&", "de", "at", "in", "on"})
_NO_VOWEL = regex(r"[bcdfghjklmnpqrstvwxz]{2,4}")
_WHOLE = frozenset({"st", "ltd", "mr", "mrs", "ms", "dr", "plc"})
_ALSO_WORDS = frozenset({"will", "rose", "april", "dawn", "bill"})
"""Usual names that are other words far more often where they have no capital."""
_MOST = 12


def mostly_small(lines: "Sequence[str]") -> bool:
    """Tell whether somebody writes small letters: nearly no sentence begins with a capital."""
    firsts = [
        one["first"]
        for line in lines
        for one in _STARTS.finditer(line)
        if not _I.fullmatch(one["first"])
    ]
    large = sum(first[0].isupper() for first in firsts)
    return bool(firsts) and large * _TIMES_MORE < len(firsts) - large


def with_names(line: str) -> str:
    """Give a line of such a note with capitals for whom it names by a usual name, or `mr`."""
    line = _FULL.sub(_whole, line, count=_MOST)
    line = _MR.sub(_titled, line, count=_MOST)
    for pattern in (_BEHIND, _AND, _SUBJECT, _LISTED, _ALONE, _OF_FIRM, _IN_TITLE):
        line = pattern.sub(_given, line, count=_MOST)
    return _FROM.sub(_company, line, count=1)


def with_large(name: str) -> str:
    """Give a name all in small letters as letters write it: `Mendip Water`; others as they are.

    Letters without any vowel are said one by one: `NHS`.
    """
    words = name.split()
    first, *more = words or [""]
    if first != first.lower() or any(
        one != one.lower() and not _I.fullmatch(one) for one in more
    ):
        return name
    return " ".join(_large(word, at) for at, word in enumerate(name.split(" ")))


def _large(word: str, at: int) -> str:
    if at and word in _SMALL:
        return word
    if _NO_VOWEL.fullmatch(word) and word not in _WHOLE:
        return word.upper()
    return "-".join(f"{part[:1].upper()}{part[1:]}" for part in word.split("-"))


def _titled(found: "re.Match[str]") -> str:
    return f"{found['title'].capitalize()}{found['dot']} {_large(found['name'], 0)}"


def _given(found: "re.Match[str]") -> str:
    name = found["name"]
    return f"{found['lead']}{_large(name, 0)}" if _is_name(name) else found[0]


def _whole(found: "re.Match[str]") -> str:
    family = found["family"]
    if not _is_name(found["name"]) or _NO_FAMILY.fullmatch(family) or _is_name(family):
        return found[0]
    return f"{_large(found['name'], 0)} {with_large(family)}"


def _is_name(word: str) -> bool:
    return fold(word) in word_set("given-names") and word not in _ALSO_WORDS


def _company(found: "re.Match[str]") -> str:
    return f"{found['who']}{found['the'] or ''}{with_large(found['place'])}"
