"""What a round is called inside an English sentence, as somebody would write it in a letter.

A number in a note's front matter is for its owner: nobody writes "during round 1". Who is
written to was there, so what one has with somebody is "our call"; the rest is "the panel
interview". Earlier rounds may have been with others: "the second interview", not "our second".
"""

import re
from types import MappingProxyType

from vaultsync.patterns import regex
from vaultsync.render.escape import message

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth",
    "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENDINGS = MappingProxyType({1: "st", 2: "nd", 3: "rd"})
_PLACES = MappingProxyType(
    {
        **{word: word for word in (*_ORDINALS, "final")},
        **dict(zip(_CARDINALS, _ORDINALS, strict=True)),
        **{str(number): word for number, word in enumerate(_ORDINALS, 1)},
        **{f"{n}{_ENDINGS.get(n, 'th')}": word for n, word in enumerate(_ORDINALS, 1)},
        "last": "final",
    }
)
"""How notes write the place of a round among them, and what a letter says."""
_ROUND = r"(?:rounds?|stages?|interviews?|rd|r|step|phase)"
_OF = r"(?: ?(?:of|out of) ?(?:\d{1,2}|[a-z]+))?"
_PLACE = r"(?P<place>\d{1,2}(?:st|nd|rd|th)?|[a-z]+)"
_NUMBERED = (
    regex(rf"{_ROUND}[ .#-]*(?:number |no\.? ?)?{_PLACE}{_OF}", re.IGNORECASE),
    regex(rf"#?{_PLACE}[ -]?{_ROUND}?(?:[ -]{_ROUND})?{_OF}", re.IGNORECASE),
)
"""`Round 2 of 3`, `R2`, `#2`, `2nd`, `second round interview`: nothing but a place."""
_COUNT = rf"{_ROUND} ?#?(?:\d{{1,2}}|{'|'.join(_CARDINALS)}){_OF}"
_LEADING = regex(rf"{_COUNT}(?: ?[:–—-] ?(?=\S)| ?\((?=[^()]+\)$))", re.IGNORECASE)
"""`Round 3: system design`, `Round 2 (technical)`: what it was says more than its number."""
_ASIDE = regex(r"\s*\([^()]*\)")
"""`Panel (round 2)`."""
_NTH = regex(
    rf"\b(\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})\b(?: (?:round|stage)(?= [a-z]))?",
    re.IGNORECASE,
)
_MEETING = regex(
    r"\b(?:interview|round|screen(?:ing)?|call|chat|conversation|talk|day|"
    r"session|visit|presentation|meeting|shift|lunch|dinner|coffee|stage|tour|exercise|test|"
    r"workshop|superday|trial|task|assessment|cent(?:re|er)|audition|walk|catch[- ]?up|demo)\b",
    re.IGNORECASE,
)
_SHARED = regex(
    r"(?:screen(?:ing)?|call|chat|conversation|talk|lunch|dinner|coffee|meeting|catch[- ]?up)"
)
"""Ends what one has with somebody."""
_FIRST_WORD = regex(r"[A-Z][a-z]+\b")
_NAMES = frozenset(
    {"teams", "zoom", "skype", "google", "facetime", "webex", "hirevue", "slack"}
)
_LONGEST = 40
_WORD = regex(r"[^\W_]+")
_LITTLE = frozenset({"the", "of", "and", "a", "an", "at", "for", "in", "to", "with"})
_AROUND = " .,;:-–—"
"""What a round neither begins nor ends with."""
_OWN = MappingProxyType(
    {
        **dict.fromkeys(("phone", "telephone", "by phone", "phone call"), "our phone call"),
        **dict.fromkeys(("video", "video call"), "our video call"),
        "zoom": "our Zoom call",
        "teams": "our Teams call",
        **dict.fromkeys(("intro", "introduction"), "our first conversation"),
        **dict.fromkeys(
            (
                "recruiter",
                "recruiter screen",
                "recruiter screening",
                "hr screen",
                "hr screening",
            ),
            "our conversation",
        ),
        **dict.fromkeys(("recruiter call", "hr call"), "our call"),
        "in person": "the in-person interview",
        "face to face": "the face-to-face interview",
        **dict.fromkeys(("take-home", "take home"), "the take-home task"),
    }
)
"""What would read like a word of somebody's own list."""
_NONE = regex(
    r"(?:round|stage|step|phase|r)$|(?:meet|met|just|done|had|today|yesterday|tbc|tbd|unknown|none|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|erste|zweite|dritte|premier|deuxi|primera?|segund|"
    r"primo|secondo|eerste|tweede)|.*\b(?:runde|gespr|entretien|entrevista|colloquio|gesprek)",
    re.IGNORECASE,
)
"""No round, or none in English."""


def names_reader(spoken: str, name: str, title: str) -> bool:
    """Tell whether a round is called after who is written to: `chat with the owner`.

    To the owner nobody writes "during the chat with the owner".
    """
    said, called = _words(spoken), {*_words(name), *_words(title)} - _LITTLE
    behind = said[said.index("with") + 1 :] if "with" in said else []
    if called & {*behind}:
        return True
    role = _words(title)
    return bool(role) and any(said[n : n + len(role)] == role for n in range(len(said)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def spoken_round(stage: str) -> str:
    """Say what a round is called inside a sentence; empty where it would not read well."""
    said = message(stage).strip(_AROUND)
    place = _place(said)
    if not place:
        said = _ASIDE.sub("", _LEADING.sub("", said)).rstrip(")").strip(_AROUND)
        place = _place(said)
    if place:
        return f"{'our' if place == 'first' else 'the'} {place} interview"
    if not said or not said.isascii() or len(said) > _LONGEST or _NONE.match(said):
        return ""
    if not re.match(r"[A-Za-z]|\d(?:st|nd|rd|th)\b", said) or re.search(r"[/;,:|&+()]", said):
        return ""
    return _OWN.get(said.casefold()) or _named(said)


def _named(said: str) -> str:
    """Say it with its own words, and with what else it takes in front and behind."""
    said = _NTH.sub(lambda found: _PLACES.get(found[1].lower(), found[0]), said)
    first = _FIRST_WORD.match(said)
    if first and first[0].casefold() not in _NAMES:
        said = f"{first[0].lower()}{said[first.end() :]}"
    said = _MEETING.sub(lambda found: found[0].lower(), said)
    said = said.removeprefix("the ").removeprefix("our ")
    if not _MEETING.search(said):
        return f"the {said} interview"
    words = said.split()
    later = _PLACES.get(words[0], "first") != "first"
    return f"{'our' if _SHARED.fullmatch(words[-1]) and not later else 'the'} {said}"


def _place(said: str) -> str:
    """Give which of the rounds a text names, if it says nothing else."""
    for pattern in _NUMBERED:
        found = pattern.fullmatch(said)
        place = _PLACES.get(found["place"].lower()) if found else None
        if place:
            return place
    return ""
