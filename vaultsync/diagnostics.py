"""Findings: what is wrong or doubtful in the vault, as values with a place."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias

from vaultsync.records import record_class


class Severity(Enum):
    """How much a finding matters; only errors change the exit code."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Its place among all, the gravest first."""
        return [*Severity].index(self)


@record_class
class Code:
    """A kind of finding; `explanations/` holds what `vaultsync explain` says about it."""

    name: str
    """`VS101`."""
    severity: Severity
    title: str
    """Short, lower case."""

    @property
    def group(self) -> str:
        """The beginning that the codes of one group share: `VS1`."""
        return self.name[:3]


GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "VS0": "the file",
        "VS1": "the lines at the top",
        "VS2": "persons",
        "VS3": "messages and calls",
        "VS4": "what is owed",
        "VS5": "drafts",
        "VS6": "vault and configuration",
        "VS9": "plugins",
    }
)
"""The groups of codes by their beginning; no plugin has codes yet."""

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO
_TABLE = (
    ("VS001", _E, "not UTF-8"),
    ("VS002", _E, "too large for a note"),
    ("VS003", _E, "not a regular file"),
    ("VS004", _E, "cannot be read"),
    ("VS005", _W, "changes while it is read"),
    ("VS006", _I, "link not followed"),
    ("VS007", _I, "template, skipped"),
    ("VS008", _I, "conflict copy or temporary file, skipped"),
    ("VS009", _E, "holds conflict markers"),
    ("VS010", _W, "a known note cannot be read now"),
    ("VS100", _E, "the lines at the top do not end"),
    ("VS101", _E, "date not understood"),
    ("VS102", _E, "the lines at the top cannot be read"),
    ("VS103", _E, "the lines at the top are no keys with values"),
    ("VS104", _E, "YAML anchor, alias or merge key"),
    ("VS105", _E, "the lines at the top are too deep or too large"),
    ("VS106", _E, "time not understood"),
    ("VS107", _E, "unknown time zone"),
    ("VS108", _E, "duration not understood"),
    ("VS109", _E, "ends before it starts"),
    ("VS110", _I, "date understood from words"),
    ("VS111", _W, "two keys mean the same"),
    ("VS112", _W, "key given twice"),
    ("VS113", _W, "unknown status"),
    ("VS114", _W, "no company"),
    ("VS115", _W, "no date"),
    ("VS116", _W, "answer promised before the interview"),
    ("VS117", _W, "key is perhaps misspelt"),
    ("VS118", _W, "type is perhaps misspelt"),
    ("VS119", _W, "line looks like a key, but is not read as one"),
    ("VS120", _W, "time in the night, perhaps meant for the afternoon"),
    ("VS121", _W, "update without a day"),
    ("VS122", _W, "day by which they answer stands only in the text"),
    ("VS123", _W, "address at the top belongs to nobody"),
    ("VS124", _W, "key for a recruiter is not read"),
    ("VS125", _W, "messages may have to go through somebody"),
    ("VS126", _I, "who passes messages on stands only in the text"),
    ("VS201", _W, "cannot be reached"),
    ("VS202", _W, "text message to somebody who did not agree to it"),
    ("VS203", _W, "unknown channel"),
    ("VS204", _W, "heading is not one of the interviewers named"),
    ("VS205", _W, "no interviewer"),
    ("VS206", _W, "two people with the same name"),
    ("VS207", _W, "to be written to by email, but no address"),
    ("VS208", _W, "heading names several people"),
    ("VS209", _W, "field is perhaps misspelt"),
    ("VS210", _W, "not understood whether text messages are fine"),
    ("VS211", _W, "perhaps not a person"),
    ("VS212", _W, "interviewer cannot be read"),
    ("VS213", _W, "line looks like a heading, but is none"),
    ("VS214", _I, "several notes on people with the same name"),
    ("VS215", _W, "address or number not understood"),
    ("VS216", _W, "form of address not understood"),
    ("VS217", _W, "mark such as promised, behind other words"),
    ("VS218", _I, "mark such as concern, below nobody"),
    ("VS219", _W, "promise that is not marked as one"),
    ("VS220", _I, "heading of one word, not taken for a name"),
    ("VS221", _I, "line begins with somebody's name"),
    ("VS222", _I, "title may be a second person"),
    ("VS223", _W, "several interviews in one note"),
    ("VS224", _W, "address or number in the text belongs to nobody"),
    ("VS301", _E, "day of a message not understood"),
    ("VS302", _W, "message in the future"),
    ("VS303", _W, "thank-you before the interview"),
    ("VS304", _W, "second call within 7 days"),
    ("VS305", _W, "line of the log does not say what it was"),
    ("VS306", _I, "line with a day is no message"),
    ("VS307", _W, "message without a day"),
    ("VS308", _W, "thank-you that does not say to whom"),
    ("VS309", _W, "message in a place where it does not count"),
    ("VS310", _W, "thank-you to somebody you did not meet"),
    ("VS311", _I, "the same message twice"),
    ("VS312", _W, "thank-you told only in prose"),
    ("VS313", _W, "ticked task reads like a message"),
    ("VS400", _I, "follow-up"),
    ("VS401", _W, "interview without a follow-up"),
    ("VS402", _W, "the status makes follow-ups wait"),
    ("VS403", _W, "the note tells of an end, the status does not"),
    ("VS404", _I, "somebody other than the one asked has answered"),
    ("VS405", _W, "the same interview in two notes"),
    ("VS406", _W, "an invitation, and no note of the next interview"),
    ("VS407", _W, "closed as moved-on, but it may be going on"),
    ("VS408", _W, "perhaps the next interview, but no role"),
    ("VS501", _I, "draft without a follow-up"),
    ("VS502", _W, "draft cannot be read"),
    ("VS503", _W, "template cannot be used"),
    ("VS504", _W, "something new in the note since"),
    ("VS510", _E, "draft not filled in"),
    ("VS511", _E, "greets somebody else"),
    ("VS512", _E, "names somebody else or another company"),
    ("VS513", _E, "name, company or role misspelt"),
    ("VS514", _E, "nothing specific to this person"),
    ("VS515", _E, "reads as if written for somebody else"),
    ("VS516", _E, "the same text for two people"),
    ("VS517", _E, "signs of a note, such as brackets, in a draft"),
    ("VS518", _E, "address missing or wrong"),
    ("VS519", _E, "text to somebody who did not agree to it"),
    ("VS520", _E, "too long for a text"),
    ("VS521", _E, "slang or emoji in a text"),
    ("VS522", _E, "attached file missing"),
    ("VS523", _E, "one message more than you allow"),
    ("VS524", _E, "message too soon after another"),
    ("VS525", _E, "message before the promised day"),
    ("VS526", _E, "several things are missing, such as thanks"),
    ("VS527", _E, "much too long"),
    ("VS528", _E, "hopes on after a rejection"),
    ("VS530", _W, "hardly anything specific to this person"),
    ("VS531", _W, "much like another draft"),
    ("VS532", _W, "a sentence used for two people"),
    ("VS533", _W, "something is missing, such as thanks"),
    ("VS534", _W, "long or short"),
    ("VS535", _W, "subject says little"),
    ("VS536", _W, "slang or emoji"),
    ("VS537", _W, "several exclamation marks"),
    ("VS538", _W, "words in capitals"),
    ("VS539", _W, "pushy or pleading"),
    ("VS540", _W, "stock phrase"),
    ("VS541", _W, "concern or promise not mentioned"),
    ("VS542", _W, "perhaps misspelt"),
    ("VS543", _I, "some checks are off"),
    ("VS545", _W, "text takes two messages"),
    ("VS546", _W, "note copied word for word"),
    ("VS547", _W, "day does not match"),
    ("VS548", _W, "draft status not known"),
    ("VS601", _E, "unknown configuration key"),
    ("VS602", _W, "change in the due note not recorded"),
    ("VS603", _W, "system time zone unknown"),
    ("VS604", _E, "markers of the due note damaged"),
    ("VS605", _W, "most notes vanished"),
    ("VS606", _W, "unknown code to ignore"),
    ("VS607", _W, "holidays not known"),
    ("VS608", _W, "day of a message moved to an earlier one"),
    ("VS609", _W, "one company looked at twice on one day"),
    ("VS610", _W, "letter that was sent is owed again"),
)
CONTRADICTING = frozenset(
    {"VS113", "VS122", "VS124", "VS125", "VS309", "VS312", "VS313", "VS403", "VS406", "VS408"}
)
"""What makes the advice wrong if it is so: told one by one, and in the due note, too."""
CODES: Mapping[str, Code] = MappingProxyType(
    {name: Code(name=name, severity=severity, title=title) for name, severity, title in _TABLE}
)
"""Every code, in the order of its number."""


@record_class(kw_only=False)
class SetKey:
    """A key of the finding's own note is to say this."""

    key: str
    """The canonical one."""
    value: str
    latest_of: str = ""
    """Words that leave the day open, of which it is the latest; empty: they name it."""
    spelling: str = ""
    """Another name for the key, where the note lacks it: `recruiter`; empty: the canonical."""


@record_class(kw_only=False)
class CloseAs:
    """The status of an application is to be another one."""

    status: str
    path: str
    """The note that says it."""


@record_class(kw_only=False)
class RecordTouch:
    """A message that is told of is to be recorded."""

    kind: str
    """As `TouchKind` has it: `thank-you`."""
    who: str
    """Key of the one person whom it went to, or from whom it came."""
    day: date
    id: str = ""
    """Of the follow-up that it settles; empty: not known yet, or it settles none."""


@record_class(kw_only=False)
class AddPromise:
    """What a sentence promises is to be marked in a line of its own."""

    who: str
    """Key of the one person who got the promise."""
    words: str
    """As the sentence has them, behind its verb."""


@record_class(kw_only=False)
class AddReach:
    """How somebody is reached is to stand with them."""

    who: str
    """Key of the person."""
    reach: str
    """One address of a mail, or one number."""


Remedy: TypeAlias = SetKey | CloseAs | RecordTouch | AddPromise | AddReach
"""What would be done about a finding if it is so; `vaultsync ask` does it after a yes."""


@record_class
class Finding:
    """A diagnostic: what was read, where, and what would be right."""

    path: str
    """Path inside the vault, `/`-separated."""
    line: int = 1
    """Line in the file, counted from 1."""
    column: int = 1
    """Column in characters, counted from 1."""
    code: str
    message: str
    """Lower case, no full stop, the value repeated."""
    help: str = ""
    """What would be right."""
    length: int = 1
    """How many characters from `column` on it is about."""
    source: str = ""
    """The line itself, where there is one."""
    graver: bool = False
    """What is a remark elsewhere is a warning here."""
    milder: bool = False
    """What is an error elsewhere is a remark here."""
    remedy: Remedy | None = None
    """The one line that puts it right; None: it takes more, or it is not sure which."""

    @property
    def severity(self) -> Severity:
        """What the table of codes says, unless it is graver or milder where it stands."""
        if self.milder:
            return Severity.INFO
        return Severity.WARNING if self.graver else CODES[self.code].severity

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order findings by place, so that output does not depend on how they were found."""
        return (self.path, self.line, self.column, self.code, self.message)
