"""The keys of an interview note and what else people call them (design.md section 5)."""

import re
from types import MappingProxyType

from vaultsync.model import Status

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
        "emailaddress": "email",
        "phone": "phone",
        "tel": "phone",
        "telephone": "phone",
        "mobile": "phone",
        "cell": "phone",
        "textok": "text_ok",
        "smsok": "text_ok",
        "oktotext": "text_ok",
        "linkedin": "linkedin",
        "role": "title",
        "title": "title",
        "position": "title",
        "jobtitle": "title",
        "channel": "channel",
        "pronouns": "pronouns",
        "timezone": "timezone",
        "tz": "timezone",
    }
)
"""Fields of a person by their squeezed spelling."""


def squeeze(key: str) -> str:
    """Give the form in which two spellings of one key are equal: `jobTitle`, `job-title`."""
    return re.sub(r"[-_\s]", "", key).casefold()


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
