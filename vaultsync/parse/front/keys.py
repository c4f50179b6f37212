"""The keys of an interview note and what else people call them (design.md section 5)."""

import re
from functools import lru_cache
from types import MappingProxyType

from vaultsync.model import Status
from vaultsync.names import misspelt
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.patterns import regex

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
    "primary_contact": "recruiter headhunter coordinator point-of-contact hiring-manager",
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
    "careers": "career careers-page careers-link jobs-page",
    "name_order": "",
    "language": "lang",
    "thread": "message-id",
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
        "greeting": "greeting",
        "greetas": "greeting",
        "salutation": "greeting",
        "addressas": "greeting",
        "callme": "greeting",
        "goesby": "greeting",
        "firstname": "first_name",
        "firstnames": "first_name",
        "firstnamebasis": "first_name",
        "firstnameterms": "first_name",
        "byfirstname": "first_name",
        "informal": "first_name",
        "honorific": "honorific",
        "nameprefix": "honorific",
        "formofaddress": "honorific",
        "nameorder": "name_order",
    }
)
"""Fields of a person by their squeezed spelling."""

GO_BETWEEN = frozenset(
    {
        "via", "through", "agency", "agent", "consultant", "consultancy", "contactvia",
        "appliedvia", "appliedthrough", "introducedby", "referredby", "putforwardby",
        "recruitmentagency", "recruitingagency", "recruiteragency", "staffingagency",
        "employmentagency", "jobagency", "tempagency", "recruitmentconsultant",
        "recruitmentconsultancy", "recruitmentfirm", "recruitingfirm", "recruitmentcompany",
        "recruitercompany", "agencycontact", "headhuntingfirm", "talentpartner",
        "representedby",
    }
)  # fmt: skip
"""Keys that may name whom messages go through, and are not read; squeezed."""

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

_KEYS, _FIELDS = tuple(CANONICAL), tuple(PERSON_KEYS)
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
    near = _near(short, _KEYS)
    return CANONICAL[near] if near else None


def meant_field(spelling: str) -> str | None:
    """Give the field of a person from which an unknown one is a slip away."""
    short = squeeze(spelling)
    if short in PERSON_KEYS or short in _OF_THE_USER or len(short) > 24:
        return None
    near = _near(short, _FIELDS)
    return PERSON_KEYS[near] if near else None


@lru_cache(maxsize=1024)
def _near(word: str, known: tuple[str, ...]) -> str | None:
    """Remember the answer: a vault's own keys stand in every note."""
    return misspelt(word, known)


_NEARLY = MappingProxyType(
    {
        "contact": "primary_contact",
        "interviewtime": "time",
        "interviewers'": "interviewers",
        "interviewername": "interviewers",
        "interviewernames": "interviewers",
        **dict.fromkeys(("who", "met", "imet", "whoimet", "spoketo"), "interviewers"),
        "companyname": "company",
        "replyby": "they_reply_by",
    }
)
"""Other words for a key that are not read, because they could mean something else."""

LIKE = MappingProxyType(
    {
        "company": frozenset(
            {
                "school", "hospital", "institution", "institute", "university", "college",
                "practice", "clinic", "surgery", "agency", "charity", "council", "nursery",
                "place", "where", "workplace", "business",
            }
        ),
        "date": frozenset({"dateofinterview", "day", "interviewday", "dayofinterview", "on"}),
    }
)  # fmt: skip
"""Keys that may be meant for one that a note lacks; squeezed."""

_STATUS_WORDS = {
    Status.WAITING: "waiting|pending|open|active|in progress|in process|ongoing|awaiting|"
    "awaiting response|awaiting decision|decision pending|waiting for decision|"
    "awaiting reply|awaiting feedback|waiting for reply|waiting to hear back|waiting to hear|"
    "waiting to hear from them|waiting on them|waiting for them|waiting for an answer|"
    "waiting for news|awaiting news|no news|no news yet|nothing yet|no answer yet|"
    "under review|interviewed|interviewing|completed|complete|done|just done|all done|done now|"
    "had it|just had it|had interview|had the interview|had my interview|had an interview|"
    "interview done|interview completed|interview complete|interview had|did it|did interview|"
    "just interviewed|been interviewed|been to interview|attended|attended interview|"
    "applied|no answer|no response yet|follow up|⏳|⌛|🟡|🕒",
    Status.SCHEDULED: "scheduled|upcoming|planned|booked|invited|confirmed|📅|🗓",
    Status.REPLIED: "replied|answered|responded|heard back|reply received|📩|📨",
    Status.OFFER: "verbal offer|written offer|conditional offer|negotiating|offer|"
    "offered|offer received|got offer|got an offer|received an offer|received offer|🎉|🥳",
    Status.ACCEPTED: "accepted|offer accepted|signed|hired",
    Status.REJECTED: "rejected|rejection|got rejected|was rejected|rejected me|not selected|"
    "unsuccessful|turned down|not moving forward|they said no|said no|he said no|she said no|"
    "they turned me down|turned me down|not successful|didn t get it|did not get it|"
    "didn t get the job|did not get the job|went with someone else|went with somebody else|"
    "they went with someone else|they went with somebody else|❌|👎|🔴",
    Status.WITHDRAWN: "withdrawn|withdrew|withdraw|i withdrew|i pulled out|pulled out|"
    "cancelled|canceled|🚫",
    Status.GHOSTED: "ghosted|ghost|👻",
    Status.MOVED_ON: "moved on|move on|moving on",
    Status.CLOSED: "closed|archived|ended|finished|filled|declined|position filled|"
    "role frozen|position frozen|hiring frozen|hiring freeze|🏁|🔒",
}
_STATUS = {word: status for status, words in _STATUS_WORDS.items() for word in words.split("|")}
_STATUS |= {word.replace(" ", ""): status for word, status in _STATUS.items()}  # `movedOn`
_NO_LETTERS = regex(r"[\W_]+")
_REMARK = regex(r"[,;:|/()\[\]–—→]|\s-+>?\s|\.\s")
"""What stands between a status and a remark on it."""
_WHEN = regex(
    rf"(?:\b(?:on|since|as of|from)\s+)?(?:\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b|"
    rf"\b\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?\b\.?|"
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?)\b"
    rf"(?:,? \d{{4}}\b)?)",
    re.IGNORECASE,
)
_UNCERTAIN = regex(
    r"\?|\b(?:not?|never|\w+n't|hop\w+|expect\w*|maybe|perhaps|probably|almost|soon|if|or|was|"
    r"before|declin\w+|withdr\w+|accept\w*|reject\w*|offer\w*|refus\w+|cancel\w*|rescind\w*|"
    r"retract\w*|pulled|turned|fell|re-?open\w*|back|resched\w*|moved|next|final|round|new|"
    r"elsewhere|someone|somebody|other|internal\w*|closed|passed|promis\w*|waiting|pending|then|"
    r"now|went|hired|they|repl\w+|answer\w*|again)\b",
    re.IGNORECASE,
)
"""Words of a remark that may turn the status round."""
_LONGEST_STATUS = 80
_REJECTED_AT = regex(
    r"rejected (?:after|at|following|by|in) (?:the )?(?:(?:first|second|third|final|last|phone|"
    r"video|panel|onsite|technical) )?(?:interview|round|stage|screen|screening|call|email|"
    r"mail|letter|phone|them)"
)
_GOES_ON = regex(
    r"(?!.*\b(?:no|not|never|t|reject\w*|fail\w*|didn|declin\w*|withdr\w*|lost|dropped|"
    r"unsuccessful|without|passed (?:on|over)|they passed|moved on)\b)"
    r".*\b(?:through to|got through|made it through|moved (?:up|forward|along) ?(?:to)?|"
    r"moved me|(?:next|1st|2nd|3rd|first|second|third|final|last|another) "
    r"(?:round|stage|step|interview)|progress(?:ed|ing|es)|invited|invitation|passed|"
    r"advanced|advancing|shortlisted|going (?:on|forward)|go(?:ing)? through)\b"
)
"""Words of somebody who is asked to come again."""
_MOVED_ON_TO = regex(
    r"(?!.*\b(?:no|not|never|t)\b).*\bmov(?:ed|ing) (?:me )?on\b.*"
    r"\b(?:round|stage|step|interview)\b.*"
)
"""`moved on to the next round`: it goes on, while `moved on` alone closes."""
_LIKE_A_NO = regex(r"(?!.*\b(?:not|never|t)\b).*\b(?:no|rejected|rejection|unsuccessful)\b")
"""A word that is hardly said of anything but a no, and may yet be denied."""


def read_status(text: str) -> Status | None:
    """Read a status in any common spelling or as an emoji; None if it is none.

    A day and a remark behind it do not count: `rejected 2026-03-14`, `offer, deciding`. What
    is asked (`rejected?`) is not known.
    """
    words = _NO_LETTERS.sub(" ", text.casefold()).strip()
    if not words:
        return next((_STATUS[sign] for sign in text if sign in _STATUS), None)
    if "?" in text:
        return Status.WAITING if _STATUS.get(words) is Status.WAITING else None
    if words in _STATUS or len(text) > _LONGEST_STATUS:
        return _STATUS.get(words)
    if _REJECTED_AT.fullmatch(words):
        return Status.REJECTED
    parts = _REMARK.split(_WHEN.sub(" ", text.casefold()))
    plain = [_NO_LETTERS.sub(" ", part).strip() for part in parts]
    found = {_STATUS[part] for part in plain if part in _STATUS}
    rest = [part for part, words in zip(parts, plain, strict=True) if words not in _STATUS]
    if len(found) != 1 or plain[0] not in _STATUS or any(map(_UNCERTAIN.search, rest)):
        return None
    return found.pop()


def says_more(text: str) -> bool:
    """Tell whether a text that begins with a status says more: a day, or a remark."""
    words = _NO_LETTERS.sub(" ", text.casefold()).strip()
    if not words or words in _STATUS:
        return False
    signs = any(sign in _STATUS for sign in text)
    return signs or any(words.startswith(f"{status} ") for status in _STATUS)


def status_help(text: str) -> str:
    """Say what can stand in the place of an unknown status, and what each does."""
    near = meant_status(text)
    return statuses(near.value if near else "")


def statuses(near: str = "") -> str:
    """Say what each status does, after the one that is probably meant."""
    meant = f"did you mean `{near}`? " if near else ""
    goes_on = ", ".join(one.value for one in Status if not one.closed)
    closes = ", ".join(one.value for one in Status if one.closed)
    return (
        f"{meant}with {goes_on} the application goes on; these close it, and no message is "
        f"owed any more: {closes}"
    )


def meant_status(text: str) -> Status | None:
    """Give the status that unknown words may mean: a slip away, or a word of it is there."""
    words = _NO_LETTERS.sub(" ", text.casefold()).strip()
    if _GOES_ON.match(words) or _MOVED_ON_TO.fullmatch(words):
        return Status.WAITING
    near = slip_of_status(text)
    return near or (Status.REJECTED if _LIKE_A_NO.match(words) else None)


def slip_of_status(text: str) -> Status | None:
    """Give the status from which a word is one slip of the fingers away."""
    near = misspelt(_NO_LETTERS.sub(" ", text.casefold()).strip(), tuple(_STATUS))
    return _STATUS[near] if near else None
