"""The keys of an interview note and what else people call them (design.md section 5)."""

import re
from types import MappingProxyType

from vaultsync.model import Status
from vaultsync.names import misspelt

_ALIASES = {
    "company": "employer organisation organization org firm client",
    "role": "position job-title job title",
    "stage": "round round-name round-type interview-stage interview-type app-stage",
    "date": "interview-date when datetime",
    "time": "start start-time",
    "end": "end-time",
    "duration": "length minutes",
    "timezone": "tz time-zone",
    "format": "mode medium",
    "interviewers": "interviewer panel people participants with contacts",
    "primary_contact": "recruiter coordinator point-of-contact hiring-manager",
    "they_reply_by": "promised decision-by expected hear-back-by timeline deadline",
    "status": "state result outcome",
    "url": "",
    "source": "",
    "salary": "",
    "location": "",
    "applied": "applied-date date-applied",
    "tags": "",
    "updates": "",
    "accounts": "company-accounts",
    "type": "",
}

PERSON_KEYS = MappingProxyType(
    {
        "email": "email",
        "mail": "email",
        "emails": "email",
        "emailaddress": "email",
        "phone": "phone",
        "tel": "phone",
        "telephone": "phone",
        "mobile": "phone",
        "cell": "phone",
        "phonenumber": "phone",
        "mobilephone": "phone",
        "cellphone": "phone",
        "textok": "text_ok",
        "smsok": "text_ok",
        "oktotext": "text_ok",
        "textingok": "text_ok",
        "textsok": "text_ok",
        "textsokay": "text_ok",
        "textokay": "text_ok",
        "linkedin": "linkedin",
        "linkedinurl": "linkedin",
        "linkedinprofile": "linkedin",
        "role": "title",
        "title": "title",
        "position": "title",
        "jobtitle": "title",
        "channel": "channel",
        "preferredchannel": "channel",
        "pronouns": "pronouns",
        "timezone": "timezone",
        "tz": "timezone",
    }
)
"""Fields of a person by their squeezed spelling."""

NAME_KEYS = frozenset(
    {"name", "interviewer", "interviewers", "person", "who", "fullname", "people"}
)
"""Keys of a mapping, and heads of a column, that hold names; squeezed."""
NOTE_KEYS = frozenset(
    {
        "notes", "note", "comments", "comment", "remarks", "discussed", "talkingpoints",
        "points", "whatwetalkedabout", "talkedabout", "whatwediscussed", "conversation",
        "topics",
    }
)  # fmt: skip
"""The same, that hold what was talked about."""


def squeeze(key: str) -> str:
    """Give the form in which two spellings of one key are equal: `jobTitle`, `job-title`."""
    return "".join(key.split()).replace("-", "").replace("_", "").casefold()


CANONICAL = MappingProxyType(
    {
        squeeze(spelling): key
        for key, aliases in _ALIASES.items()
        for spelling in (key, *aliases.split())
    }
)
"""The canonical key of every squeezed spelling."""

RANK = MappingProxyType(
    {
        squeeze(spelling): rank
        for key, aliases in _ALIASES.items()
        for rank, spelling in enumerate((key, *aliases.split()))
    }
)
"""Which of several spellings wins: the canonical key first, then as listed."""

_OF_THE_USER = frozenset(
    {
        "created", "data", "dateline", "dates", "ends", "farm", "film", "firms", "form",
        "format", "forms", "gate", "headline", "hole", "interviewed", "interviews",
        "late", "link", "links", "mate", "men", "mend", "motion", "note", "notes",
        "page", "pages", "pen", "pole", "potion", "rate", "rating", "ratings", "rode",
        "rule", "rules", "sage", "send", "slate", "sort", "staged", "stages", "stat",
        "stats", "statue", "statuses", "statute", "store", "team", "teams", "ten",
        "tend", "then", "tile", "tiles", "timed", "topic", "topics", "union", "update",
        "updated", "wen", "what",
    }
)  # fmt: skip
"""Words of their own that only look like a slip."""


def meant_key(spelling: str) -> str | None:
    """Give the key from which an unknown one is a slip away: `compnay` → `company`."""
    short = squeeze(spelling)
    if short in CANONICAL or short in _OF_THE_USER or len(short) > 24:
        return None
    if short in _NEARLY:
        return _NEARLY[short]
    near = misspelt(short, tuple(CANONICAL))
    return CANONICAL[near] if near else None


def meant_field(spelling: str) -> str | None:
    """Give the field of a person from which an unknown one is a slip away."""
    short = squeeze(spelling)
    if short in PERSON_KEYS or short in _OF_THE_USER or len(short) > 24:
        return None
    near = misspelt(short, tuple(PERSON_KEYS))
    return PERSON_KEYS[near] if near else None


_NEARLY = MappingProxyType(
    {
        "contact": "primary_contact",
        "interviewtime": "time",
        "interviewers'": "interviewers",
        "interviewername": "interviewers",
        "interviewernames": "interviewers",
        "companyname": "company",
        "replyby": "they_reply_by",
    }
)
"""Other words for a key that are not read, because they could mean something else."""

_STATUS_WORDS = {
    Status.WAITING: "waiting|pending|open|active|in progress|in process|ongoing|awaiting|"
    "awaiting response|awaiting reply|awaiting feedback|waiting for reply|waiting to hear back|"
    "under review|interviewed|interviewing|completed|done|applied|no answer|no response yet|"
    "follow up|⏳|⌛|🟡|🕒",
    Status.SCHEDULED: "scheduled|upcoming|planned|booked|invited|confirmed|📅|🗓",
    Status.REPLIED: "replied|answered|responded|heard back|reply received|📩|📨",
    Status.OFFER: "offer|offered|offer received|got offer|🎉|🥳",
    Status.ACCEPTED: "accepted|offer accepted|signed|hired",
    Status.REJECTED: "rejected|rejection|not selected|unsuccessful|turned down|❌|👎|🔴",
    Status.WITHDRAWN: "withdrawn|withdrew|withdraw|cancelled|canceled|🚫",
    Status.GHOSTED: "ghosted|ghost|👻",
    Status.MOVED_ON: "moved on|move on|moving on",
    Status.CLOSED: "closed|archived|ended|finished|filled|declined|position filled|🏁|🔒",
}
_STATUS = {word: status for status, words in _STATUS_WORDS.items() for word in words.split("|")}
_NO_LETTERS = re.compile(r"[\W_]+")


def read_status(text: str) -> Status | None:
    """Read a status in any common spelling or as an emoji; None if it is none."""
    words = _NO_LETTERS.sub(" ", text.casefold()).strip()
    if words:
        return _STATUS.get(words)
    return next((_STATUS[sign] for sign in text if sign in _STATUS), None)


def meant_status(text: str) -> Status | None:
    """Give the status from which an unknown word is a slip away."""
    near = misspelt(_NO_LETTERS.sub(" ", text.casefold()).strip(), tuple(_STATUS))
    return _STATUS[near] if near else None
