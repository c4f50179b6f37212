"""An unticked task of the person's own that says the very same is ticked where it stands."""

import re
from datetime import date

from vaultsync.edit.insert import answered
from vaultsync.edit.lines import Conventions, LineChange, lines_of, with_other_line
from vaultsync.edit.proof import Meant, one_item_ticked, only_adds
from vaultsync.edit.style import box, with_stamp
from vaultsync.model import Parsed, Person, TouchState
from vaultsync.names import fold, unlink
from vaultsync.owed import RECORDED_AS, FollowUp, Kind
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.lines import CONFLICT
from vaultsync.parse.messages.contacting import asks_for_news
from vaultsync.parse.messages.kinds import kinds_of
from vaultsync.parse.persons.fields import MAIL
from vaultsync.patterns import regex
from vaultsync.snapshot import Document

_TASK = regex(
    r"(?P<bullet>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[ \](?P<gap>[ \t]+)(?P<text>\S.*?)"
    r"(?P<block>[ \t]+\^[\w-]+)?(?P<tail>[ \t]*)"
)
_FIELDS = regex(
    r"[📅📆🗓🛫➕⏰⏲]\ufe0f?\s*\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d)?|🆔\ufe0f?\s*[\w-]+"
    r"|[⏫🔼🔽⏬🔺]\ufe0f?|[\[(](?:due|start|created|id|priority)::[^\])]{0,40}[\])]|(?<!\S)#[\w/-]+"
)
_BRACKETED = regex(
    rf"[(\[<]\s?(?:(?:mailto:|e-?mail:?\s)?(?P<email>{MAIL})|"
    r"(?:(?:tel|phone|mobile|mob)?[:.]?\s?)(?P<phone>\+?\d[\d ./-]{5,20}\d))\s?[)\]>]",
    re.IGNORECASE,
)
_STAMPED = regex(r"[⏳⌛✅❌🔁]|(?:scheduled|completion|cancell?ed|repeat)::")
_TOKEN = regex(r"[^\W_]+(?:'[^\W_]+)*")
_DAY = regex(
    rf"\d{{1,4}}(?:st|nd|rd|th|h|hrs?)?|{MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
)
_PLAIN_WORDS = frozenset(
    {
        "send", "sent", "write", "draft", "email", "e", "mail", "note", "message", "letter",
        "card", "text", "sms", "linkedin", "whatsapp", "dm", "a", "an", "the", "my", "this",
        "short", "quick", "brief", "little", "personal", "handwritten", "to", "for", "by",
        "via", "on", "at", "from", "in", "within", "of", "with", "after", "out", "and", "off",
        "up", "about", "interview", "panel", "call", "chat", "conversation", "meeting",
        "thank", "thanks", "thankyou", "you", "thx", "follow", "followup", "status", "check",
        "checkin", "checking", "ask", "today", "tomorrow", "tonight", "next", "week", "day",
        "days", "hours", "due", "before", "until", "eod", "asap", "her", "him", "them",
        "everyone", "first", "second", "final", "again", "still", "please", "todo", "do",
        "connect", "keep", "touch", "update", "reply", "respond", "answer", "back", "their",
        "his", "reflect",
    }
)  # fmt: skip
"""Words that add nothing to what a task says; any other may make it another message."""
_ANSWERING = regex(r"(?:please )?(?:reply|respond|answer|write back)\b", re.IGNORECASE)


def tick_touch(
    note: Document, item: FollowUp, state: TouchState, day: date, ways: Conventions
) -> LineChange | None:
    """Tick the one task of the note that says what the follow-up asks for.

    None: there is no such task, there are several, or it is not certain that this is the one.
    """
    found = _candidates(note, item) if state is not TouchState.SNOOZED else ()
    if not found or CONFLICT.search(note.text):
        return None
    before = ways.parse(note)
    meant = Meant(RECORDED_AS[item.kind], state, day, item.person.key)
    changes = (_ticked(note, line, task, meant, ways) for line, task in found)
    proved = [one for one in changes if _proves(one, before, meant, ways.parse(one.after))]
    return proved[0] if len(proved) == 1 else None


def _candidates(note: Document, item: FollowUp) -> tuple[tuple[int, re.Match[str]], ...]:
    """Give the tasks, with their lines, whose words say no more than this follow-up does."""
    behind = answered(item, note.path)
    tasks = (
        (number, task)
        for number, line in enumerate(lines_of(note.text), 1)
        if "[ ]" in line and number > behind and (task := _TASK.fullmatch(line.rstrip("\r\n")))
    )
    return tuple((number, task) for number, task in tasks if _says(task["text"], item))


def _says(text: str, item: FollowUp) -> bool:
    if _STAMPED.search(text):
        return False
    words = _without_address(unlink(_FIELDS.sub(" ", text)), item.person).strip(" .!:")
    if kinds_of(words) != (RECORDED_AS[item.kind],):
        return False
    if item.kind is Kind.RESPOND and not _ANSWERING.match(words):
        return False  # any other message would read like an answer
    if asks_for_news(fold(words)):
        return True  # of whom, the proof tells
    known = set(_TOKEN.findall(fold(f"{item.person.name} {item.company} {item.role}")))
    return all(
        token in _PLAIN_WORDS or token in known or _DAY.fullmatch(token)
        for token in _TOKEN.findall(fold(words))
    )


def _without_address(words: str, person: Person) -> str:
    """Leave out an address or a number in brackets, unless it may be somebody else's.

    It is the person's own; or they have none, and the words name them.
    """

    def kept(found: re.Match[str]) -> str:
        if found["email"]:
            own, here = person.email.casefold(), found["email"].casefold()
        else:
            own, here = _figures(person.phone), _figures(found["phone"])
        named = not own and not names.isdisjoint(_TOKEN.findall(fold(without)))
        return " " if own == here or named else found[0]

    names, without = set(_TOKEN.findall(fold(person.name))), _BRACKETED.sub(" ", words)
    return _BRACKETED.sub(kept, words)


def _figures(number: str) -> str:
    return "".join(filter(str.isdecimal, number))


def _ticked(
    note: Document, line: int, task: re.Match[str], meant: Meant, ways: Conventions
) -> LineChange:
    text = task["text"]
    near = text if _FIELDS.search(text) else note.text
    words = with_stamp(text, near, meant.state, meant.day, dataview=ways.dataview)
    end = f"{task['block'] or ''}{task['tail']}"
    ticked = box(note.text, meant.state)
    return with_other_line(note, line, f"{task['bullet']}{ticked}{task['gap']}{words}{end}")


def _proves(change: LineChange, before: Parsed, meant: Meant, after: Parsed) -> bool:
    mark = box(change.before.text, meant.state)[1]
    texts = change.before.text, change.after.text
    return one_item_ticked(*texts, change.line, mark) and only_adds(
        before, after, meant, exactly=True
    )
