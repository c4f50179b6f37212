"""Headings as people write them: a name with a title, or one that every note has anyway."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from vaultsync.names import fold, link_target, one_line, squash, unlink
from vaultsync.parse.front.keys import PERSON_KEYS, squeeze
from vaultsync.parse.persons.fields import LINKEDIN, MAIL
from vaultsync.parse.persons.roles import is_label, is_part, is_role, tells_role
from vaultsync.parse.persons.stages import begins_with_day, is_stage, only_when
from vaultsync.parse.persons.words import (
    AGREED,
    CONTAINERS,
    NO_NAMES,
    NOBODY,
    PARTICLES,
    RESERVED,
    RESERVED_PHRASES,
    TELLING,
    VAGUE_CONTAINERS,
)
from vaultsync.patterns import regex

EMAIL = regex(MAIL)
ADDRESS = regex(rf"[<(\[]?\s?(?:mailto:)?({MAIL})\s?[>)\]]?")
_TOGETHER = regex(r"\s(?:and|&|\+)\s")
_MAY_CONTAIN = regex(r"interview|people|panel|met|meet|attend|particip|who|with|spoke")
_BRACKETED = regex(r"\s*[(（\[].{0,80}\Z|\s*[–—:-]\s*\d{0,2}\Z")
_ODD = regex(r":| (?:w|[-–—|(])", re.IGNORECASE)
"""Signs in a heading that begins like a usual one, but may name somebody."""
_LONGEST_SPECIAL = 140
_MAY_BE_LOG = regex(
    r"log|follow|communication|correspondence|messages|outreach|after|since|sent|happened|"
    r"timeline|protokoll|later"
)
_LOGS = frozenset(
    {
        "followup", "followups", "communication", "communications", "contactlog",
        "communicationlog", "communicationslog", "correspondence", "messages",
        "messageshistory", "outreach", "outreachlog", "log", "protokoll", "messagelog",
        "contactsandmessages", "sentandreceived",
    }
)  # fmt: skip
"""Other headings of a log, without blanks and hyphens."""
_DIARIES = frozenset(
    {
        "after", "afterwards", "afterward", "aftermath", "since", "sincethen", "sent", "later",
        "whathappened", "whathappenednext", "whathappenedsince", "whathappenedafter",
        "whathappenedafterwards", "timeline", "aftertheinterview", "messagessent", "emailssent",
        "thankyousent", "thankyoussent",
    }
)  # fmt: skip
"""Headings below which people write down what came after, messages among other things."""
_NUMBER = regex(r"\A(?:(?:#\s?)?\d{1,3}\s?[.):]|\d\ufe0f?\u20e3)\s+(?=\S)")
_PLAIN = regex(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,5}")
"""A heading of words only: most of them."""
_SEPARATOR = regex(r"\s(?:[-–—|·•@]|--|::)\s|\s?[,–—:]\s|\s?—\s?|\s?(?=[(（\[])")
_ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")
_WORDS = regex(r"[\s:,/(]+")
_SUFFIX = regex(r",\s+(?=(?:Jr|Sr|II|III|IV)\b\.?)")
_TAGS = regex(r"(?:\s+(?:#[^\s#]+|\^[\w-]+|\{[^{}]*\}))+\s*")
_CLOCK = regex(
    r"\A\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?|h|uhr)?"
    r"(?:\s?(?:[-–—]|to)\s?\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?|h|uhr)?)?"
    r"\s*[-–—:|,]?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
"""A time of day in front of a name."""
_LINKED = regex(r"(\[\[[^\[\]]+\]\]|\[[^\[\]]+\]\([^()\s]*\))\s+(?=\w)")
_NOT_SURE = frozenset({"?", "??", "name?", "surname?", "spelling?", "sp?", "tbc", "tba", "tbd"})
"""In brackets behind a name: no title."""
_MOST_LABELS = 4
"""`Round 1: Interviewer: Jane Doe`; nobody writes more of them in front of a name."""
_PRONOUNS = regex(
    r"[(\[]?\b((?:she|he|they|xe|ze)(?:\s?/\s?[a-z]+){1,3}|any pronouns)\b[)\]]?"
    r"|[(\[](she|he|they|any)[)\]]",
    re.IGNORECASE,
)
NICKNAME = regex(
    r"([^\W\d_][\w'’-]*) [(\"“‘']([^\W\d_][^\W\d_A-Z]{1,19})[)\"”’'] "
    r"(?![a-z])([^\W\d_][\w'’-]+)"
)
"""`Jane (Jan) Doe`, `Jane "Jan" Doe`: a first name, what somebody is called, the next name."""
_WITH = regex(
    r"(?:(?:my|recruiter|hr|live|panel|phone|video|intro|first|second|third|final|technical|"
    r"zoom|teams|1:1|[1-9](?:st|nd|rd|th)|round \d) )*(?:interview|call|chat|meeting|"
    r"conversation|talk|session|screen|round(?: \d)?|1:1|onsite|coding|coffee|"
    r"lunch)(?: \d)? (?:with|w/) (?P<who>.+)",
    re.IGNORECASE,
)
_SENT = RESERVED | frozenset(
    {
        "answer", "message", "reply", "response", "text", "texts", "voicemail", "letter",
        "offer", "update", "updates", "mail", "request", "info", "information", "advice",
        "form", "forms", "quote", "lesson", "lessons", "documents", "paperwork", "contract",
        "day", "help", "question", "questions", "someone", "somebody", "people", "one", "two",
        "three",
    }
)  # fmt: skip
"""What comes `from HR` and is nobody."""
_TALKED = (
    r"(?:asked|asks?|said|says|told|tells?|talked|talks?|spoke|discussed|mentioned|explained|"
    r"answered|promised|raised|covered|wanted|wants?|liked|learnt|learned)"
)
_SENTENCE = regex(
    r"[Tt]hey(?:['’][a-z]+)?(?: .*)?|"
    r"(?:I|[Ww]e|[Yy]ou|[Ss]?[Hh]e|[Ii]t)['’](?:m|s|d|re|ve|ll) .*|"
    r"(?:I|We|You|S?[Hh]e|It|[Ss]/he|[Hh]e ?/ ?she|[Ss]he ?/ ?he) (?-i:[a-z]).*|"
    r"(?:[Ww]hat|[Ww]ho|[Hh]ow|[Ww]hy|[Ww]hen|[Ww]here)['’](?:s|d|re|ll) .*|"
    rf"(?i:i|we|you|s?he|it|both|everyone|everybody|nobody|someone|somebody|all) "
    rf"(?i:also |both |all |never )?(?i:{_TALKED})(?: .*)?|"
    rf"(?i:(?:was|got|were|been|did they|did i|did she|did he) {_TALKED})(?: .*)?|"
    r"(?i:(?:asked|told|said to) (?:me|us)(?: .*)?|asked about .*)"
)
"""A heading that says what was done or said, and names nobody: `They asked`, `It went well`.

`You Li`, `She Min` and `He Jiankui` are names: what stands behind begins with a capital.
"""
_TARGET = regex(r"\]\(<?(?:mailto:)?([^()\s<>]+)>?\)")


class HeadingName(NamedTuple):
    """What a heading says of a person."""

    name: str
    title: str = ""
    email: str = ""
    linkedin: str = ""
    pronouns: str = ""
    link: str = ""
    said: bool = False
    """The heading says in words that this is a person: `Interview with …`."""


def read_name(text: str) -> HeadingName:
    """Take a heading, or an entry of a list, apart: `Name — Title`, `Name (she/her)`."""
    if _PLAIN.fullmatch(text) and " with " not in text.casefold():
        return _from_where(one_line(text))
    text = unescape(text)
    linked = _LINKED.match(text) if text[:1] == "[" else None
    if linked and is_role(text[linked.end() :]):  # `[Jane Doe](…) CTO`
        text = f"{linked[1]}, {text[linked.end() :]}"
    link = link_target(text)
    email = linkedin = ""
    target = _TARGET.search(text) if "](" in text else None
    if target:
        email = target[1] if EMAIL.fullmatch(target[1]) else email
        linkedin = target[1] if LINKEDIN.fullmatch(target[1]) else ""
    plain = _unmarked(text)
    if "@" in plain:
        address = ADDRESS.search(plain)
        if address:
            email = email or address[1]
            plain = plain.replace(address[0], " ") if plain != address[0] else plain
    said = _PRONOUNS.search(plain) if "/" in plain or "(" in plain or "[" in plain else None
    pronouns = (said[1] or said[2]) if said else ""
    if said:
        plain = f"{plain[: said.start()].rstrip()}, {plain[said.end() :].lstrip(' ,–—-')}"
    whole = plain_heading(plain)
    within = _WITH.fullmatch(whole) if " w" in whole.lower() else None
    name, title = _split(_without_nickname(within["who"] if within else whole))
    return HeadingName(name, title, email, linkedin, pronouns, link, said=bool(within))


def _from_where(plain: str) -> HeadingName:
    """Take `Dave from HR` apart, as people say it; `Call from HR` names nobody."""
    name, said, where = plain.partition(" from ")
    where = where.removeprefix("the ")
    if not said or not all(map(tells_role, where.split())) or not looks_like_name(name):
        return HeadingName(plain)
    if any(not word[:1].isupper() or _is_sent(word) for word in name.split()):
        return HeadingName(plain)
    return HeadingName(name, where)


def _is_sent(word: str) -> bool:
    return word.casefold() in _SENT or tells_role(word)


def _without_nickname(text: str) -> str:
    """Drop `(Jan)` from `Jane (Jan) Doe`: it is no title."""
    found = NICKNAME.match(text) if "(" in text else None
    if not found or text[found.start(2) - 1] != "(":
        return text
    if any(is_role(word) or is_label(word) for word in found.groups()):
        return text
    return f"{text[: found.start(2)].rstrip('( ')}{text[found.end(2) + 1 :]}"


def _unmarked(text: str) -> str:
    if "[" in text:
        text = unlink(text)
    return squash(text.replace("*", "").replace("`", ""))


def unescape(text: str) -> str:
    """Drop the backslashes with which some exports protect every sign."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def _split(text: str) -> tuple[str, str]:
    """Give name and title, also where they are turned round: `CTO — Jane Doe`."""
    if text[:1].isdigit():
        clock = _CLOCK.match(text)
        if clock and full_name(_halves(text[clock.end() :])[0]):
            text = text[clock.end() :]
    name, title = _halves(text)
    before = ""
    for _ in range(_MOST_LABELS):
        if not title or not name or _turned(name, title) is None:
            break
        before = _turned(name, title) or before
        name, title = _halves(_bare(title))
    return name, title or before


def _halves(text: str) -> tuple[str, str]:
    """Split at the first sign that stands between a name and a title."""
    text = _SUFFIX.sub("\0", text)
    parts = [part.replace("\0", ", ") for part in _SEPARATOR.split(text, maxsplit=1)]
    name = parts[0].strip()
    title = _bare(parts[1].strip(" ,;–—-")) if len(parts) > 1 else ""
    return name, "" if fold(title) in _NOT_SURE or only_when(title) else title


def _bare(title: str) -> str:
    """Drop the brackets around a title."""
    if title[:1] in {"(", "（", "["} and title[-1:] in {")", "）", "]"}:
        return title[1:-1].strip()
    return title


def _turned(left: str, right: str) -> str | None:
    """Tell whether the name stands on the right; if so, give the title that the left is."""
    if is_label(left):  # `Interviewer: Jane Doe, CTO`
        return left if is_role(left) and full_name(_halves(right)[0]) else ""
    role = is_role(left)
    if not role and not is_part(left):
        return None
    name = _halves(right)[0]
    if not full_name(name) and not (is_label(name) or is_role(name)):
        return None
    if not full_name(name) and not full_name(_halves(_halves(right)[1])[0]):
        return None
    return left if role else ""


def plain_heading(text: str) -> str:
    """Drop numbers, emoji and tags around a heading's words, and what is left open behind."""
    text = text.strip()
    if "#" in text or "^" in text or "{" in text:
        text = _without_tags(text)
    if not text[:1].isalpha():
        text = _NUMBER.sub("", text)
    start, end = 0, len(text)
    while start < end and not (text[start].isalnum() or text[start] in "[("):
        start += 1
    while end > start and _decoration(text[end - 1]):
        end -= 1
    return text[start:end]


def _without_tags(text: str) -> str:
    """Drop tags, block ids and attributes at the end; each run of them is looked at once."""
    for found in _TAGS.finditer(text):
        if found.end() == len(text):
            return text[: found.start()]
    return text


def _decoration(char: str) -> bool:
    """Tell whether a character behind a name is no part of it: emoji, `:`, blanks."""
    if char.isalnum() or char in ".)]'’\"”）?!":
        return False
    return unicodedata.category(char)[0] in "SPZC" or char == "\ufe0f"


def is_container(text: str) -> bool:
    """Tell whether a heading announces the persons: `Interviewers`, `The panel (3)`."""
    return _special(text) == "container"


def is_plain_container(text: str) -> bool:
    """Tell whether nothing else can be meant: `Interviewers`; `People` and `Panel` can."""
    return _container_word(text) not in VAGUE_CONTAINERS


def _container_word(text: str) -> str:
    return _BRACKETED.sub("", fold(plain_heading(text)).rstrip(":? "))


def is_log(text: str) -> bool:
    """Tell whether touches stand under a heading."""
    return _special(text) == "log"


def is_diary(text: str) -> bool:
    """Tell whether under a heading stands what came after, touches among other things."""
    return _special(text) == "diary"


def _special(text: str) -> str:
    return _special_short(text) if len(text) <= _LONGEST_SPECIAL else ""


@lru_cache(maxsize=1024)
def _special_short(text: str) -> str:
    """Tell what a heading announces, if anything; each is asked for in several places."""
    low = text.lower()
    if _MAY_BE_LOG.search(low):
        plain = squeeze(fold(plain_heading(text)).rstrip(":"))
        if plain.startswith("followuplog") or plain in _LOGS:
            return "log"
        if plain in _DIARIES:
            return "diary"
    if _MAY_CONTAIN.search(low) and _container_word(text) in CONTAINERS:
        return "container"
    return ""


def is_reserved(
    text: str, extra: tuple[str, ...] = (), said: HeadingName | None = None
) -> bool:
    """Tell whether a heading is one that notes have anyway, and so is no person.

    `said` is what `read_name` gives for it, where that is known.
    """
    if _begins_as_usual(text) or _SENTENCE.fullmatch(plain_heading(text)):
        return True
    simple = _PLAIN.fullmatch(text)
    whole = text if simple else plain_heading(_unmarked(unescape(text)))
    plain = fold(whole)
    if plain.endswith("?") or not any(map(str.isalpha, plain)):
        return True
    if "::" in plain and squeeze(plain.partition("::")[0]) in PERSON_KEYS:
        return True  # a field above a `---`, which Markdown takes for a heading
    within = _WITH.fullmatch(whole) if " w" in plain else None
    if within:
        return not names_somebody(_split(within["who"])[0])
    phrases = (*RESERVED_PHRASES, *map(fold, extra)) if extra else RESERVED_PHRASES
    if plain.startswith(phrases) and any(
        plain == phrase or plain.startswith(f"{phrase} ") for phrase in phrases
    ):
        return True
    name = plain if simple else fold(said.name if said else _split(whole)[0])
    words = _WORDS.split(name)
    if _special(text) or name in NOBODY or name in AGREED:
        return True
    if words[0].rstrip(".") in RESERVED or TELLING & set(words):
        return True
    # `18 Nov - interview with Jane Doe`, `Teams call 17 Nov`
    return any(map(str.isdigit, whole)) and (begins_with_day(whole) or is_stage(whole))


def _begins_as_usual(text: str) -> bool:
    """Tell of `Questions I asked`, `Prep`: most headings that are nobody."""
    return text.split(" ", 1)[0].lower() in RESERVED and not _ODD.search(text)


def names_somebody(text: str) -> bool:
    """Tell whether words are a name, or several joined by `and`."""
    return all(looks_like_name(name) for name in _TOGETHER.split(text))


def full_name(name: str) -> bool:
    """Tell whether words are a name of two words or more, and nothing usual."""
    if " " not in name or not looks_like_name(name):
        return False
    return name.casefold().split()[-1] not in RESERVED and not is_role(name)


def looks_like_name(name: str) -> bool:
    """Tell whether words have the form of a person's name."""
    words = name.split()
    if not 1 <= len(words) <= 6 or any(map(str.isdigit, name)):
        return False
    folded = [word.strip(".,'’\"()").casefold() for word in words]
    if any(word in NO_NAMES and word not in PARTICLES for word in folded):
        return False
    return all(
        _begins_a_name(word) or plain in PARTICLES or word.startswith(("'", "’", '"', "(", "“"))
        for word, plain in zip(words, folded, strict=True)
    )


def _begins_a_name(word: str) -> bool:
    """A capital, or a letter of a script that has none; `al-Sayed` begins behind the hyphen."""
    if word[0].isupper():
        return True
    letters = [part for part in re.split(r"[-'’]", word) if part]
    return any(part[0].isalpha() and part[0] == part[0].upper() for part in letters)
