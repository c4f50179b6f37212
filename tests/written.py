"""Drafts as they are written: a note of an interview, and the message that follows from it."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from vaultsync.calendar import AsOf
from vaultsync.model import Person
from vaultsync.owed import Channel, FollowUp, Kind
from vaultsync.parse.config import read_settings
from vaultsync.parse.template import NO_TEMPLATES
from vaultsync.pipeline import Outcome, build
from vaultsync.render.draft import Desk, render_draft
from vaultsync.render.letter_days import way_to_say_days
from vaultsync.snapshot import Document, Snapshot

CONFIG = """\
timezone = "Europe/London"
[me]
name = "Alex Doe"
signature = "Alex Doe\\n+44 7700 900456"
"""
PATH = "Interviews/2026-03-05 Northwind.md"
NOTE = """\
---
type: interview
company: Northwind Analytics
role: Senior Data Engineer
stage: Panel (round 2)
date: 2026-03-05
time: "14:30"
duration: 75 min
{head}
---

## {name}
{fields}
{said}
{log}
"""
SAID = """\
- moving 140 Airflow DAGs to Dagster, ran both in shadow mode for a month
- one-week rota, weekly alert review
- **concern:** late-arriving events, my answer was vague
- **promised:** the watermark write-up"""
REACH = {
    Channel.EMAIL: "email:: priya.raman@northwind.example",
    Channel.TEXT: "phone:: +44 7700 900123\ntext_ok:: yes",
    Channel.LINKEDIN: "linkedin:: https://www.linkedin.com/in/priyaraman",
    Channel.FORWARD: "",
    Channel.NONE: "",
}
THANKED = "- [x] Thank-you by email ✅ 2026-03-06\n"
CHASED = f"{THANKED}- [x] Follow-up by email ✅ 2026-03-12\n"
LOGS = {
    Kind.THANK_YOU: ("2026-03-06", ""),
    Kind.FOLLOW_UP: ("2026-03-12", THANKED),
    Kind.STATUS_CHECK: ("2026-03-27", CHASED),
    Kind.RESPOND: (
        "2026-03-11",
        f"{THANKED}- 2026-03-10 reply: could you send us the names of two people to ask?\n",
    ),
    Kind.UPDATE: ("2026-04-10", f"{CHASED}- [x] Status check by email ✅ 2026-03-27\n"),
}
"""The day on which a message of this kind is due, and what was sent and heard until then."""
WHY = "Dana asked me to write again on Monday"
NEWS = "updates:\n  - 2026-04-02 finished the course on streaming with Flink"
DANA = Person("dana whitfield", "Dana Whitfield", 9, email="dana@talentco.example")


class Case(NamedTuple):
    """A note with what is not as usual in it."""

    kind: Kind = Kind.THANK_YOU
    channel: Channel = Channel.EMAIL
    name: str = "Priya Raman"
    fields: str = ""
    said: str = SAID
    head: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    """Texts of the note, and what stands there instead."""
    config: str = CONFIG
    templates: tuple[tuple[str, str], ...] = ()
    beyond: int = 0
    """Messages without an answer, where this is one too many."""

    def note(self) -> str:
        """Give the note's text."""
        head = self.head
        if self.kind is Kind.UPDATE:
            head = f"{head}\n{NEWS}".strip()
        if self.channel is Channel.FORWARD and "recruiter" not in head:
            head = f"{head}\nrecruiter: Dana Whitfield <dana@talentco.example>".strip()
        fields = "\n".join(filter(None, (REACH[self.channel], self.fields)))
        log = LOGS[self.kind][1]
        text = NOTE.format(head=head, name=self.name, fields=fields, said=self.said, log=log)
        text = text.replace("75 min\n\n---", "75 min\n---")
        for old, new in self.changes:
            assert old in text, old
            text = text.replace(old, new)
        return text

    def snapshot(self) -> Snapshot:
        """Give the vault that holds nothing but this note and the templates."""
        own = (Document.of(f"Follow-ups/Templates/{n}", text) for n, text in self.templates)
        return Snapshot(notes=(Document.of(PATH, self.note()),), templates=tuple(own))

    def outcome(self, drafts: tuple[Document, ...] = ()) -> Outcome:
        """Compute what is owed on the day on which the message is due."""
        settings = read_settings(self.config).settings
        instant = datetime.fromisoformat(f"{LOGS[self.kind][0]}T09:00+00:00")
        as_of = AsOf(instant=instant, zone=ZoneInfo("Europe/London"))
        return build(replace(self.snapshot(), drafts=drafts), settings, as_of)

    def item(self) -> FollowUp:
        """Give the message; no chaser goes by `forward` of itself, so it is set by hand."""
        first = self.name.split()[0] if self.name.split() else ""
        items = [
            one
            for one in self.outcome().follow_ups
            if one.kind is self.kind and (self.channel is Channel.FORWARD or first)
        ]
        assert items, (self.kind, self.channel, self.note())
        item = items[0]
        if self.beyond:
            item = replace(item, beyond=self.beyond, override=WHY)
        if self.channel is Channel.FORWARD and item.channel is not Channel.FORWARD:
            person = item.interview.people[0]
            return replace(item, person=person, through=DANA, channel=Channel.FORWARD)
        return item

    def draft(self, earlier: str = "") -> str:
        """Write the draft."""
        settings = read_settings(self.config).settings
        desk = Desk(
            me=settings.me,
            templates=self.outcome().templates or NO_TEMPLATES,
            language=settings.languages[0],
            say=way_to_say_days(settings, ZoneInfo(settings.timezone or "Europe/London")),
        )
        return render_draft(self.item(), desk, "[[Interviews/2026-03-05 Northwind]]", earlier)


def body_of(draft: str) -> str:
    """Give the message without the head."""
    return draft.split("\n---\n\n", 1)[1]


def head_of(draft: str, key: str) -> str:
    """Give the value of a key of the head."""
    line = next(row for row in draft.splitlines() if row.startswith(f"{key}: "))
    return line.partition(": ")[2].strip('"')
