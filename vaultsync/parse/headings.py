"""Headings as people write them: a name with a title, or one that every note has anyway."""

import re
import unicodedata
from typing import NamedTuple

from vaultsync.names import fold, link_target, squash, unlink
from vaultsync.parse.fields import LINKEDIN, MAIL
from vaultsync.parse.keys import PERSON_KEYS, squeeze

LOG = "follow-up log"
EMAIL = re.compile(MAIL)
ADDRESS = re.compile(rf"[<(\[]?\s?(?:mailto:)?({MAIL})\s?[>)\]]?")
_CONTAINERS = frozenset(
    {
        "interviewers", "people", "panel", "the panel", "interview panel", "the interviewers",
        "interviewer", "who i met", "people i met", "whom i met", "attendees", "participants",
        "panelists", "panellists", "panel members", "the people",
    }
)  # fmt: skip
"""Headings under which the persons of an interview stand (design.md section 5, rule 2)."""
_MAY_CONTAIN = re.compile(r"interviewer|people|panel|met|attend|particip", re.IGNORECASE)
_CONTAINER_WORDS = frozenset({"interviewers", "people", "panel"})
# Words that no name holds: "My questions", "Priya's feedback"
_ODD = re.compile(r":| w", re.IGNORECASE)
_MAY_BE_LOG = re.compile(r"log|follow|correspondence|messages|outreach", re.IGNORECASE)
_LOGS = frozenset(
    {
        "followup", "followups", "contactlog", "communicationlog", "communicationslog",
        "correspondence", "messages", "messageshistory", "outreach", "outreachlog", "log",
    }
)  # fmt: skip
"""Other headings of a log, without blanks and hyphens."""
_TELLING = frozenset(
    {"questions", "question", "q&a", "notes", "feedback", "agenda", "takeaways"}
)
_RESERVED = frozenset(
    {
        "questions", "prep", "preparation", "notes", "agenda", "logistics", "summary",
        "overall", "reflection", "reflections", "company", "role", "feedback", "overview",
        "background", "research", "about", "interview", "interviews", "details", "description",
        "thoughts", "impressions", "takeaways", "todo", "to-do", "tasks", "action", "actions",
        "outcome", "result", "results", "decision", "salary", "compensation", "offer",
        "timeline", "process", "format", "schedule", "topics", "strengths", "weaknesses",
        "concerns", "concern", "promises", "links", "resources", "references", "attachments",
        "log", "attendees", "participants", "introduction", "intro", "debrief", "retro",
        "retrospective", "pros", "cons", "technical", "coding", "behavioural", "behavioral",
        "team", "stack",
        "challenge", "assignment", "homework", "culture", "product", "benefits", "stories",
        "misc", "miscellaneous", "other", "general", "recap", "context", "warm-up", "wrap-up",
        "how", "what", "why", "when", "where", "which", "who", "whom", "follow-up",
        "follow-ups", "followup", "followups", "next", "key", "contacts", "fragen",
        "vorbereitung", "notizen", "zusammenfassung", "reminders", "reminder", "appendix",
        "footnotes", "interviewer", "interviewers", "panelists", "panellists",
    }
)  # fmt: skip
_RESERVED_PHRASES = (
    LOG,
    "next steps",
    "job description",
    "job ad",
    "system design",
    "take-home",
    "red flags",
    "green flags",
    "tech stack",
    "to send",
    "additional info",
    "interview questions",
    "people to thank",
    "the panel",
    "the interviewers",
    "the people",
    "the team",
    "the role",
    "the company",
    "my questions",
    "to do",
    "to dos",
)
_NO_NAMES = frozenset(
    {
        "design", "dive", "round", "rounds", "session", "call", "discussion", "review",
        "chat", "exercise", "test", "plan", "experience", "project", "projects", "fit",
        "tour", "lunch", "coffee", "presentation", "portfolio", "architecture", "screen",
        "screening", "assessment", "onsite", "hours", "stage", "phase", "study", "examples",
        "example", "ideas", "learnings", "highlights", "budget", "hiring", "manager",
        "recruiter", "whiteboard", "engineering", "data", "platform", "values", "mission",
        "strategy", "roadmap", "meeting", "conversation", "statement", "expectations",
        "responsibilities", "requirements", "qualifications", "skills", "tools", "metrics",
        "goals", "first", "second", "third", "final", "day", "week", "month", "morning",
        "afternoon", "evening", "things", "stuff", "the", "and", "of", "for", "my", "their",
        "with", "to", "from", "on", "in", "at", "it", "is", "was", "travel", "directions",
        "dress", "code", "hr", "faq", "tldr", "jd", "cv", "resume", "snacks",
    }
)  # fmt: skip
"""Words that speak against a name."""
_PARTICLES = frozenset(
    {
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das", "du",
        "la", "le", "el", "al", "bin", "bint", "ibn", "ben", "ter", "ten", "y", "e", "zu",
        "zur", "af", "av", "op", "'t", "’t", "san", "abu", "ap", "mac", "st", "st.", "d'", "of",
    }
)  # fmt: skip
_NUMBER = re.compile(r"\A(?:(?:#\s?)?\d{1,3}\s?[.):]|\d\ufe0f?\u20e3)\s+(?=\S)")
_PLAIN = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,5}")
"""A heading of words only: most of them."""
_SEPARATOR = re.compile(r"\s(?:[-–—|·•@]|--|::)\s|\s?[,–—:]\s|\s?—\s?|\s?(?=[(（\[])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
NOBODY = frozenset(
    {
        "", "none", "no", "nobody", "n/a", "na", "tbd", "tba", "tbc", "unknown", "?", "??", "-",
        "–", "—", "yes", "todo", "not known", "not known yet", "to be announced", "null",
    }
)  # fmt: skip
"""What people write where they know no name yet."""
_WORDS = re.compile(r"[\s:,/(]+")
_SUFFIX = re.compile(r",\s+(?=(?:Jr|Sr|II|III|IV)\b\.?)")
_TAGS = re.compile(r"(?:\s+(?:#[^\s#]+|\^[\w-]+|\{[^{}]*\}))+\s*$")
_PRONOUNS = re.compile(
    r"[(\[]?\b((?:she|he|they|xe|ze)(?:\s?/\s?[a-z]+){1,3}|any pronouns)\b[)\]]?"
    r"|[(\[](she|he|they|any)[)\]]",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:interviewer|hiring manager|recruiter|manager|coordinator|contact|person|host|name|"
    r"panelist|panellist)(?: #?\d+)?"
)
_WITH = re.compile(
    r"(?:(?:my|phone|video|intro|first|second|third|final|technical|zoom|teams|1:1|[1-9](?:st|nd|"
    r"rd|th)|round \d) )*(?:interview|call|chat|meeting|conversation|talk|session|screen|"
    r"round(?: \d)?|1:1|onsite|coffee|lunch)(?: \d)? (?:with|w/) (?P<who>.+)",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\]\(<?(?:mailto:)?([^()\s<>]+)>?\)")


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
        return HeadingName(" ".join(text.split()))
    text = unescape(text)
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
    name, title = _split(within["who"] if within else whole)
    return HeadingName(name, title, email, linkedin, pronouns, link, said=bool(within))


def _unmarked(text: str) -> str:
    if "[" in text:
        text = unlink(text)
    return squash(text.replace("*", "").replace("`", ""))


def unescape(text: str) -> str:
    """Drop the backslashes with which some exports protect every sign."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def _split(text: str) -> tuple[str, str]:
    text = _SUFFIX.sub("\0", text)
    parts = [part.replace("\0", ", ") for part in _SEPARATOR.split(text, maxsplit=1)]
    name = parts[0].strip()
    title = parts[1].strip(" ,;–—-") if len(parts) > 1 else ""
    if title and _LABEL.fullmatch(name.casefold()):  # `Interviewer: Jane Doe, CTO`
        return _split(title)
    if title[:1] in {"(", "（", "["} and title[-1:] in {")", "）", "]"}:
        title = title[1:-1].strip()
    return name, title


def plain_heading(text: str) -> str:
    """Drop numbers, emoji and tags around a heading's words, and what is left open behind."""
    text = text.strip()
    if "#" in text or "^" in text or "{" in text:
        text = _TAGS.sub("", text)
    if not text[:1].isalpha():
        text = _NUMBER.sub("", text)
    start, end = 0, len(text)
    while start < end and not (text[start].isalnum() or text[start] in "[("):
        start += 1
    while end > start and _decoration(text[end - 1]):
        end -= 1
    return text[start:end]


def _decoration(char: str) -> bool:
    """Tell whether a character behind a name is no part of it: emoji, `:`, blanks."""
    if char.isalnum() or char in ".)]'’\"”）?!":
        return False
    return unicodedata.category(char)[0] in "SPZC" or char == "\ufe0f"


def is_container(text: str) -> bool:
    """Tell whether a heading announces the persons: `Interviewers`, `The panel (3)`."""
    if not _MAY_CONTAIN.search(text):
        return False
    plain = fold(plain_heading(text)).rstrip(":")
    name = re.split(r"\s*[(–—]", plain, maxsplit=1)[0]
    return name in _CONTAINERS or plain.split(" ")[0] in _CONTAINER_WORDS


def is_log(text: str) -> bool:
    """Tell whether touches stand under a heading."""
    if not _MAY_BE_LOG.search(text):
        return False
    plain = squeeze(fold(plain_heading(text)).rstrip(":"))
    return plain.startswith("followuplog") or plain in _LOGS


def is_reserved(
    text: str, extra: tuple[str, ...] = (), said: HeadingName | None = None
) -> bool:
    """Tell whether a heading is one that notes have anyway, and so is no person.

    `said` is what `read_name` gives for it, where that is known.
    """
    if text.split(" ", 1)[0].lower() in _RESERVED and not _ODD.search(text):
        return True  # `Questions I asked`, `Prep`: most of them
    simple = _PLAIN.fullmatch(text)
    whole = text if simple else plain_heading(_unmarked(unescape(text)))
    plain = fold(whole)
    if plain.endswith("?") or not any(c.isalpha() for c in plain):
        return True
    if "::" in plain and squeeze(plain.partition("::")[0]) in PERSON_KEYS:
        return True  # a field above a `---`, which Markdown takes for a heading
    phrases = (*_RESERVED_PHRASES, *map(fold, extra)) if extra else _RESERVED_PHRASES
    if plain.startswith(phrases) and any(
        plain == phrase or plain.startswith(f"{phrase} ") for phrase in phrases
    ):
        return True
    within = _WITH.fullmatch(whole) if " w" in plain else None
    if within:
        return not looks_like_name(_split(within["who"])[0])
    name = plain if simple else fold(said.name if said else _split(whole)[0])
    words = _WORDS.split(name)
    if is_container(text) or is_log(text) or name in NOBODY:
        return True
    return words[0].rstrip(".") in _RESERVED or bool(_TELLING & set(words))


def looks_like_name(name: str) -> bool:
    """Tell whether words have the form of a person's name."""
    words = name.split()
    if not 1 <= len(words) <= 6 or any(c.isdigit() for c in name):
        return False
    folded = [word.strip(".,'’\"()").casefold() for word in words]
    if any(word in _NO_NAMES and word not in _PARTICLES for word in folded):
        return False
    return all(
        _begins_a_name(word)
        or plain in _PARTICLES
        or word.startswith(("'", "’", '"', "(", "“"))
        for word, plain in zip(words, folded, strict=True)
    )


def _begins_a_name(word: str) -> bool:
    """A capital, or a letter of a script that has none; `al-Sayed` begins behind the hyphen."""
    if word[0].isupper():
        return True
    letters = [part for part in re.split(r"[-'’]", word) if part]
    return any(part[0].isalpha() and part[0] == part[0].upper() for part in letters)
