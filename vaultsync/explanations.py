"""What `vaultsync explain` says: every kind of finding in plain words, with an example.

Read by people who are nervous enough about their interviews: say what happened, that nothing is
lost, and what to write instead. The examples are run by `tests/test_findings.py`: `wrong` gives
the finding, `right` does not. Only `explain` imports this module.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class Form(Enum):
    """What an example is, in the words that stand above it."""

    HEAD = "in the front matter"
    BODY = "in the note"
    NOTE = "a note"
    CONFIG = "in vaultsync.toml"
    DRAFT = "a draft"
    LETTER = "in a draft"
    SITUATION = ""
    """Nothing that one could write down: told in words."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a finding comes, how that looks, and what helps."""

    form: Form
    cause: str
    """One to three sentences."""
    wrong: str
    """A few lines that lead to the finding, or a situation in words."""
    right: str
    """The same lines as they should be; empty for a situation."""
    cure: str
    """What to do, in a sentence or two."""


_FILE = {
    "VS001": Explanation(
        Form.SITUATION,
        "The file is stored in an old encoding, not in UTF-8, which nearly every program "
        "writes today. What you wrote is all there, but letters such as é cannot be read with "
        "certainty, so the file is left alone.",
        "a note that an old editor saved as `ANSI` or `Windows-1252`",
        "",
        "Open the file in your editor and save it with the encoding UTF-8, often under "
        "“Save as” or “Save with encoding”.",
    ),
    "VS002": Explanation(
        Form.SITUATION,
        "The note is larger than 2 MB. Notes on an interview are a hundred times smaller, so "
        "something big was probably pasted into it.",
        "a note that holds a whole transcript, or a picture pasted as text",
        "",
        "Move what was pasted into a file of its own, and link to it from the note.",
    ),
    "VS003": Explanation(
        Form.SITUATION,
        "The name ends in `.md`, but it is no file that could be read: a pipe, a socket or a "
        "device. Reading it could wait for ever, so it is left alone.",
        "something that another program put into the folder",
        "",
        "Remove it if you do not need it, or name it under `notes.exclude` in vaultsync.toml.",
    ),
    "VS004": Explanation(
        Form.SITUATION,
        "The system does not let vaultsync read this file or folder. Nothing is wrong with "
        "your note; it just stays unread, and its follow-ups are missing meanwhile.",
        "a folder that belongs to somebody else, or a file without the right to read it",
        "",
        "Check the permissions of the file and of the folder it lies in.",
    ),
    "VS005": Explanation(
        Form.SITUATION,
        "The file kept changing while it was read, so half of it could have been old and half "
        "new. It is left out this time.",
        "a sync program that is just writing the note",
        "",
        "Wait a moment and run it again; `vaultsync watch` does that by itself.",
    ),
    "VS006": Explanation(
        Form.SITUATION,
        "This is not a note but a link to a file elsewhere. Links could lead out of your "
        "vault, so they are not followed.",
        "a shortcut or symbolic link in the folder of the interviews",
        "",
        "If it is an interview note, move the note itself into the vault.",
    ),
    "VS007": Explanation(
        Form.NOTE,
        "The note still holds the placeholders of a template, `{{…}}` or `<% … %>`, so it is "
        "taken for a template and not for an interview.",
        "---\ntype: interview\ncompany: {{company}}\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "If it is a template, all is well. If it is an interview, fill in the placeholders.",
    ),
    "VS008": Explanation(
        Form.SITUATION,
        "A sync program made this copy, because a note was changed on two devices at a time. "
        "Copies are not read, or each person would be thanked twice.",
        "`Acme (conflicted copy 2026-03-05).md` beside `Acme.md`",
        "",
        "Compare it with the note itself, take over what is missing there, and delete the "
        "copy.",
    ),
    "VS009": Explanation(
        Form.BODY,
        "The program git could not join two versions of this note and wrote both into it, "
        "between lines of `<` and `>`. What can be read is read, but nothing is written to the "
        "note until you have decided.",
        "## Jane Doe\n<<<<<<< HEAD\n- their new test bench\n=======\n- their old test bench\n"
        ">>>>>>> laptop",
        "## Jane Doe\n- their new test bench",
        "Keep the lines that are right, and remove the other ones together with the three "
        "lines of signs.",
    ),
    "VS010": Explanation(
        Form.SITUATION,
        "The due note lists follow-ups of this note, but just now the note is empty or cannot "
        "be read. That happens while a sync program is at work, so its follow-ups stay.",
        "a note that is being downloaded, or that was emptied by mistake",
        "",
        "Wait until the sync program is done. If the note stays empty, bring an older version "
        "back, or delete it if you do not need it any more.",
    ),
}

_HEAD = {
    "VS100": Explanation(
        Form.NOTE,
        "The block at the top of the note begins with `---`, but no second `---` ends it, so "
        "it is not known where your keys end and your text begins.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n\n## Jane Doe",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "Put a line with `---` alone behind the last key.",
    ),
    "VS101": Explanation(
        Form.HEAD,
        "The date could not be read, or it could be two different days (05/03 is in March for "
        "some and in May for others). A wrong day would send a message on the wrong day, so "
        "nothing is guessed and no follow-up comes from this note for now.",
        "date: soon",
        "date: 2026-03-05",
        "Write year, month and day. If you always write 05/03/2026, say once what it means, "
        'with `date_order = "DMY"` in vaultsync.toml.',
    ),
    "VS102": Explanation(
        Form.HEAD,
        "A line at the top of the note breaks the rules of YAML, the language of front matter. "
        "Most often a value holds a sign with a meaning of its own, such as a colon.",
        "company: Acme: the rocket people",
        'company: "Acme: the rocket people"',
        "Put the value into double quotes.",
    ),
    "VS103": Explanation(
        Form.NOTE,
        "The block at the top of the note is a list or plain text. Keys with values are "
        "needed, one per line.",
        "---\n- type: interview\n- company: Acme\n---\n\n## Jane Doe",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "Write one `key: value` per line, without a dash in front.",
    ),
    "VS104": Explanation(
        Form.HEAD,
        "A value begins with `&` or `*`, which makes it an anchor or an alias in YAML. With "
        "those a small note can swell to gigabytes, so they are not read.",
        "stage: *panel",
        'stage: "*panel"',
        "Put the value into double quotes, or leave the sign out.",
    ),
    "VS105": Explanation(
        Form.HEAD,
        "The block at the top of the note is very long, or has lists in lists in lists. No "
        "interview needs that, and it could bring a program to its knees.",
        f"tags: {'[' * 24}jobs{']' * 24}",
        "tags: [jobs]",
        "Keep to simple keys with values, and move long text below the front matter.",
    ),
    "VS106": Explanation(
        Form.HEAD,
        "The time of day could not be read. Until it can, only the day counts.",
        "time: 25:30",
        "time: 14:30",
        "Write hours and minutes, as `14:30` or `2:30 pm`.",
    ),
    "VS107": Explanation(
        Form.HEAD,
        "There is no time zone of this name. Zones are named after a large city in them.",
        "timezone: London time",
        "timezone: Europe/London",
        "Write `Continent/City`, or the distance from UTC such as `+01:00`.",
    ),
    "VS108": Explanation(
        Form.HEAD,
        "It could not be read how long the interview took. Meanwhile 60 minutes are taken.",
        "time: 14:30\nduration: quite long",
        "time: 14:30\nduration: 75 min",
        "Write minutes or hours, as `75`, `75 min` or `1h15`, or remove the key.",
    ),
    "VS109": Explanation(
        Form.HEAD,
        "By these times the interview ends before it starts; one of them has a slip.",
        "time: 14:30\nend: 13:15",
        "time: 14:30\nend: 15:15",
        "Correct one of the two times.",
    ),
    "VS110": Explanation(
        Form.HEAD,
        "A date stands there in words. It was understood, counted from the day of the "
        "interview, and this only tells you how.",
        "they_reply_by: next Friday",
        "they_reply_by: 2026-03-13",
        "If the day is right, there is nothing to do. If not, write year, month and day.",
    ),
    "VS111": Explanation(
        Form.HEAD,
        "Two keys that mean the same hold two different values. One of them was taken.",
        "company: Acme\nemployer: Acme Europe",
        "company: Acme Europe",
        "Keep the one that is right and remove the other.",
    ),
    "VS112": Explanation(
        Form.HEAD,
        "The same key stands twice. The last one counts, which may not be what you meant.",
        "stage: Phone screen\nstage: Panel",
        "stage: Panel",
        "Remove one of the two lines.",
    ),
    "VS113": Explanation(
        Form.HEAD,
        "The status is a word that is not known. It counts as `waiting`, so you are still "
        "reminded.",
        "status: in limbo",
        "status: waiting",
        "Write waiting, scheduled, replied, offer, accepted, rejected, withdrawn, ghosted, "
        "moved-on or closed.",
    ),
    "VS114": Explanation(
        Form.NOTE,
        "The note does not say which company the interview was with, so messages cannot name "
        "it and several interviews there cannot be counted together.",
        "---\ntype: interview\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "Add `company: …` to the front matter.",
    ),
    "VS115": Explanation(
        Form.NOTE,
        "The note does not say when the interview was, so it is not known when a message would "
        "be due, and none is advised.",
        "---\ntype: interview\ncompany: Acme\n---\n\n## Jane Doe",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "Add `date: …` to the front matter.",
    ),
    "VS116": Explanation(
        Form.HEAD,
        "The day until which they promised an answer lies before the interview itself. It is "
        "probably a slip of the month or the year.",
        "date: 2026-03-05\nthey_reply_by: 2026-02-20",
        "date: 2026-03-05\nthey_reply_by: 2026-03-20",
        "Correct the day.",
    ),
    "VS117": Explanation(
        Form.HEAD,
        "A key is nearly one that is known, and the known one is missing in the note: very "
        "likely two letters changed places.",
        "compnay: Acme",
        "company: Acme",
        "Correct the spelling. If it is a key of your own, ignore this finding.",
    ),
    "VS118": Explanation(
        Form.HEAD,
        "The type of the note nearly says `interview`. As it stands, the note is not read as "
        "one, and nobody in it would be thanked.",
        "type: interveiw",
        "type: interview",
        "Correct the spelling.",
    ),
    "VS119": Explanation(
        Form.NOTE,
        "A line of plain text looks like the company of the interview, but plain text is not "
        "read as a key.",
        "---\ntype: interview\ndate: 2026-03-05\n---\n\nCompany: Acme\n\n## Jane Doe",
        "---\ntype: interview\ndate: 2026-03-05\n---\n\ncompany:: Acme\n\n## Jane Doe",
        "Write two colons, or move the line into the front matter.",
    ),
    "VS120": Explanation(
        Form.HEAD,
        "The interview seems to have been in the middle of the night. A time without `pm` is "
        "read by the clock of 24 hours.",
        "time: 2:30",
        "time: 14:30",
        "Write `14:30` or `2:30 pm`. If it really was at night, write `02:30`.",
    ),
    "VS121": Explanation(
        Form.HEAD,
        "An entry of `updates` begins with no day. Only what is newer than your last message "
        "is worth a new one, so without a day it cannot be taken up.",
        "updates:\n  - passed the cloud exam",
        "updates:\n  - 2026-04-02 passed the cloud exam",
        "Write the day before it.",
    ),
}

_PEOPLE = {
    "VS201": Explanation(
        Form.BODY,
        "A message to this person is due, but your notes hold no way to reach them: no email, "
        "no phone number with their consent to texts, no LinkedIn profile, and nobody who "
        "could pass it on.",
        "## Jane Doe\n- their new test bench",
        "## Jane Doe\nemail:: jane@acme.example\n- their new test bench",
        "Add an address under the heading, or a `primary_contact` to the front matter: asking "
        "the recruiter for an address is quite usual.",
    ),
    "VS202": Explanation(
        Form.BODY,
        "You would like to text this person, but nothing says that they are fine with it (or "
        "there is no number). Another way is taken meanwhile.",
        "## Jane Doe\nphone:: +44 7700 900123\nchannel:: text",
        "## Jane Doe\nphone:: +44 7700 900123\ntext_ok:: yes\nchannel:: text",
        "Add `text_ok:: yes` once they have told you that a text is welcome.",
    ),
    "VS203": Explanation(
        Form.BODY,
        "The way to reach this person is one that is not known, so the best of the others is "
        "taken.",
        "## Jane Doe\nemail:: jane@acme.example\nchannel:: pigeon",
        "## Jane Doe\nemail:: jane@acme.example\nchannel:: email",
        "Write email, text, linkedin, forward or none.",
    ),
    "VS204": Explanation(
        Form.NOTE,
        "A heading looks like a person you met, but was not taken for one, so they would get "
        "no thank-you. Where the front matter lists the interviewers, only they count.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\ninterviewers: [Jane Doe]\n---"
        "\n\n## Omar Hassan\nemail:: omar@acme.example\n- shift plans",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
        "interviewers: [Jane Doe, Omar Hassan]\n---"
        "\n\n## Omar Hassan\nemail:: omar@acme.example\n- shift plans",
        "Add the name to `interviewers`. If it is no person, add the heading to "
        "`notes.reserved_headings` in vaultsync.toml.",
    ),
    "VS205": Explanation(
        Form.BODY,
        "The interview is over, but the note names nobody, so nobody can be thanked.",
        "Friendly people, good coffee.",
        "## Jane Doe\nemail:: jane@acme.example\n- friendly, good coffee",
        "Add a heading `## Name` for each person you met.",
    ),
    "VS206": Explanation(
        Form.BODY,
        "Two persons in this note have the same name. Both are kept, but what is noted without "
        "a heading cannot be told apart.",
        "## Jane Doe\n- the test bench\n\n## Jane Doe\n- the sales plan",
        "## Jane Doe\n- the test bench\n\n## Jane A. Doe\n- the sales plan",
        "If they are two, tell them apart by a middle name. If it is one person, join the two "
        "sections.",
    ),
    "VS207": Explanation(
        Form.BODY,
        "This person is to be written to by email, but no address is noted.",
        "## Jane Doe\nchannel:: email",
        "## Jane Doe\nemail:: jane@acme.example\nchannel:: email",
        "Add the address under the heading.",
    ),
    "VS208": Explanation(
        Form.BODY,
        "One heading seems to name several persons. Each of them deserves thanks of their own, "
        "but as it stands they get one message together.",
        "## Jane Doe and Omar Hassan\nemail:: jane@acme.example",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Omar Hassan\nemail:: omar@acme.example",
        "Write one heading per person.",
    ),
    "VS209": Explanation(
        Form.BODY,
        "A field of this person is nearly one that is known: very likely a slip of the keys. "
        "As it stands, it is not used.",
        "## Jane Doe\nemial:: jane@acme.example",
        "## Jane Doe\nemail:: jane@acme.example",
        "Correct the spelling. If it is a field of your own, ignore this finding.",
    ),
    "VS210": Explanation(
        Form.BODY,
        "It is not clear whether this person agreed to texts. Without a clear yes, none is "
        "advised.",
        "## Jane Doe\nphone:: +44 7700 900123\ntext_ok:: maybe",
        "## Jane Doe\nphone:: +44 7700 900123\ntext_ok:: yes",
        "Write yes or no.",
    ),
    "VS211": Explanation(
        Form.BODY,
        "A heading was taken for a person you met, but it does not look like a name, and "
        "nothing else says that it is one.",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Their open plan office\n- loud",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Notes\n- open plan office, loud",
        "If it is no person, write it under a heading such as `## Notes`, or add it to "
        "`notes.reserved_headings` in vaultsync.toml. If it is one, add an email or a phone "
        "number.",
    ),
    "VS212": Explanation(
        Form.HEAD,
        "An entry in the list of interviewers holds no name that could be read, so this person "
        "would be left out.",
        "interviewers:\n  - Jane Doe\n  - title: Team lead",
        "interviewers:\n  - Jane Doe\n"
        "  - {name: Omar Hassan, title: Team lead, email: omar@acme.example}",
        "Write a name, or `name: …` with the other fields below it.",
    ),
    "VS213": Explanation(
        Form.BODY,
        "A line looks like a heading, but Markdown does not take it for one: behind the `#` a "
        "plain blank is needed. The person in it would be overlooked.",
        "##Jane Doe\nemail:: jane@acme.example",
        "## Jane Doe\nemail:: jane@acme.example",
        "Put a blank between `##` and the name.",
    ),
    "VS214": Explanation(
        Form.SITUATION,
        "Several notes on persons have this name, and the interview note does not link to one "
        "of them. To be safe, none of them is used for an address.",
        "`People/Jane Doe.md` and `Contacts/Jane Doe.md`, and the interview says `## Jane Doe`",
        "",
        "Link to the right one in the heading, as `## [[People/Jane Doe]]`.",
    ),
    "VS216": Explanation(
        Form.BODY,
        "A field says how somebody is addressed, but not in a way that is understood, so the "
        "whole name is taken.",
        "## Jane Doe\nemail:: jane@acme.example\nfirst_name:: perhaps",
        "## Jane Doe\nemail:: jane@acme.example\nfirst_name:: yes",
        "Write `first_name:: yes` or `no`, `greeting:: Jane`, `honorific:: Dr`, or "
        "`name_order:: family-first`.",
    ),
}

_TOUCHES = {
    "VS215": Explanation(
        Form.BODY,
        "A field for an email address or a phone number holds none, so nobody can be reached "
        "by it. No message to it is advised.",
        "## Jane Doe\nemail:: jane(at)acme.example",
        "## Jane Doe\nemail:: jane@acme.example",
        "Write the address or the number in full. Where you do not have it yet, leave the "
        "field empty, or write `n/a`.",
    ),
    "VS301": Explanation(
        Form.BODY,
        "What you noted as sent or heard has a date that does not exist. The day of the "
        "interview is taken instead.",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-02-30",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-03-05",
        "Write the day on which it happened.",
    ),
    "VS302": Explanation(
        Form.BODY,
        "Something is noted as done on a day that has not come yet, so it does not count yet.",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2027-03-05",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-03-05",
        "Check the year and the month.",
    ),
    "VS303": Explanation(
        Form.BODY,
        "A thank-you is dated before the interview it is for, so it is not counted as sent.",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-02-05",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-03-05",
        "Check the date of the line, or the date of the interview.",
    ),
    "VS304": Explanation(
        Form.BODY,
        "Two calls to the same company lie less than a week apart. That can come across as "
        "pressing, however kindly it is meant.",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-05 called, no answer\n"
        "- 2026-03-06 called again",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-05 called, no answer\n"
        "- 2026-03-06 sent an email",
        "Write the next time, and leave some days between two messages.",
    ),
    "VS305": Explanation(
        Form.BODY,
        "A line of your log has a date but does not say what kind of message it was, so it "
        "counts as none.",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Follow-up log\n"
        "- 2026-03-06 Jane, at last",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Follow-up log\n"
        "- 2026-03-06 thank-you email to Jane Doe",
        "Use a word such as thank-you, follow-up, status check, call, text or reply.",
    ),
    "VS306": Explanation(
        Form.BODY,
        "A line about this person has a date but names no kind of message, so it was kept as "
        "something that you talked about.",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-06 Jane, at last",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-06 thank-you email sent",
        "If you sent or heard something, say what: thank-you, follow-up, call, text, reply. If "
        "not, there is nothing to do.",
    ),
    "VS307": Explanation(
        Form.BODY,
        "A line reads like a message that was sent, but has neither a day nor a ticked box. It "
        "could be a plan, so it does not count, and you would be reminded of it.",
        "## Jane Doe\nemail:: jane@acme.example\n- thank-you email sent",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-06 thank-you email sent",
        "Put the day in front of it, or make it a ticked task: `- [x] Thank-you by email`.",
    ),
    "VS308": Explanation(
        Form.BODY,
        "A thank-you under the follow-up log says to nobody, and you met several people. Each "
        "of them is thanked separately, so it is not known who was.",
        "## Jane Doe\nemail:: jane@acme.example\n## Bob Lee\nemail:: bob@acme.example\n"
        "## Follow-up log\n- 2026-03-06 thank-you sent",
        "## Jane Doe\nemail:: jane@acme.example\n## Bob Lee\nemail:: bob@acme.example\n"
        "## Follow-up log\n- 2026-03-06 thank-you to Jane and Bob",
        "Say to whom it went: `thank-you to Jane and Bob`, or `to everyone`.",
    ),
    "VS309": Explanation(
        Form.BODY,
        "A line tells of a message and of its day, but stands where such lines do not count: "
        "not in a person's section, nor under a heading such as `## Follow-up log`, `## Log` "
        "or `## Afterwards`. What was sent is then not known to vaultsync.",
        "## Jane Doe\nemail:: jane@acme.example\n## Summary\n- 2026-03-06 thank-you to Jane",
        "## Jane Doe\nemail:: jane@acme.example\n## Follow-up log\n"
        "- 2026-03-06 thank-you to Jane",
        "Put the lines under a heading `## Follow-up log`.",
    ),
    "VS310": Explanation(
        Form.BODY,
        "A thank-you says to whom it went, but no note on this application knows that name. It "
        "settles nobody's thank-you, not even that of the person in whose section it stands.",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-06 thank-you to Jnae Doe",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-06 thank-you to Jane Doe",
        "Write the name as its heading has it, or add a heading `## Name` for whom you met.",
    ),
}

_STRATEGY = {
    "VS400": Explanation(
        Form.SITUATION,
        "Nothing is wrong: a message is due. With `--format gnu` and `--format github` "
        "follow-ups are listed like findings, so that an editor can jump to the person.",
        "`Interviews/Acme.md:8:1: info: due: Thank-you to Jane Doe at Acme by email`",
        "",
        "Send the message and tick its box in the due note.",
    ),
    "VS401": Explanation(
        Form.SITUATION,
        "The interview is over and not closed, yet nothing is owed to anybody in it. That is "
        "rarely what you want, so it is said rather than passed over in silence.",
        "a note whose persons were all left out, or whose messages all have odd dates",
        "",
        "Look at it with `vaultsync show`, and check `status` and what is noted as sent.",
    ),
    "VS402": Explanation(
        Form.HEAD,
        "The status says that something is coming or has come, so nothing is chased; but your "
        "notes hold neither the next interview nor a reply. An old status could let a good "
        "contact fall silent.",
        "status: scheduled",
        "status: waiting",
        "Add the note of the next interview or the reply, or set the status to `waiting`.",
    ),
    "VS403": Explanation(
        Form.NOTE,
        "A reply reads like a rejection or an offer. Only the `status` of the latest interview "
        "ends an application: what the log tells is an answer like any other, so you would "
        "be asked to answer it, and to follow up later.",
        "---\ntype: interview\ncompany: Acme\nrole: Tester\ndate: 2026-02-24\n---\n"
        "## Jane Doe\nemail:: jane@acme.example\n- soup\n- [x] Thank-you ✅ 2026-02-25\n"
        "- 2026-03-02 reply: they went with somebody else",
        "---\ntype: interview\ncompany: Acme\nrole: Tester\ndate: 2026-02-24\n"
        "status: rejected\n---\n"
        "## Jane Doe\nemail:: jane@acme.example\n- soup\n- [x] Thank-you ✅ 2026-02-25\n"
        "- 2026-03-02 reply: they went with somebody else",
        "Set `status: rejected` or `status: offer` in the note of the latest interview.",
    ),
}

_DRAFTS = {
    "VS501": Explanation(
        Form.DRAFT,
        "This draft belongs to a message that no longer follows from your notes: the interview "
        "was removed, or the company or the name was changed. The draft is left as it is, "
        "because you may have written in it.",
        "---\ntype: follow-up-draft\nid: vs-aaaaaaaa\nstatus: draft\n---\n\nDear Jane Doe,",
        "---\ntype: follow-up-draft\nid: vs-aaaaaaaa\nstatus: sent\n---\n\nDear Jane Doe,",
        "Take over what you need into the new draft and delete this one, or set "
        "`status: sent` if you have sent it.",
    ),
    "VS502": Explanation(
        Form.DRAFT,
        "The block at the top of this draft cannot be read any more, so it is not known which "
        "message it belongs to. Your text in it is safe.",
        "---\ntype: follow-up-draft\nid: vs-aaaaaaaa\nsubject: Thank you: Tester at Acme\n"
        "status: sent\n---\n\nDear Jane Doe,",
        '---\ntype: follow-up-draft\nid: vs-aaaaaaaa\nsubject: "Thank you: Tester at Acme"\n'
        "status: sent\n---\n\nDear Jane Doe,",
        "Put the value with the colon into double quotes, or close the block with `---`.",
    ),
    "VS503": Explanation(
        Form.SITUATION,
        "A template of your own cannot be used: a placeholder in it is not known, its name is "
        "none that a template can have, or it cannot be read. Drafts are written with the "
        "template that vaultsync brings along instead.",
        "Follow-ups/Templates/thank-you.md with `Dear $nmae,`, or a file called `thanks.md`",
        "",
        "Correct the placeholder (a `$` of your own is written `$$`), or the name: kind, "
        "channel and language, as in `thank-you.email.de.md`.",
    ),
    "VS504": Explanation(
        Form.SITUATION,
        "You have taken this draft over, so nothing is written into it any more, and since it "
        "was made its interview note says something new or something else.",
        "a draft in which you wrote, and a line that you added to the note afterwards",
        "",
        "Write it into the draft if it belongs there. If you do not want to hear of it, remove "
        "`made_from` from the draft's head.",
    ),
}

_PESTERING = {
    "VS523": Explanation(
        Form.SITUATION,
        "As many messages went out as the strategy allows without an answer. One more presses "
        "people and changes nothing.",
        "a third message to the same company, weeks after the interview",
        "",
        "Move on, and keep in touch with the company. If there is a reason to write all the "
        'same, say it: `vaultsync draft COMPANY --override "why"`. It is recorded with the '
        "message.",
    ),
    "VS524": Explanation(
        Form.SITUATION,
        "Another message went to the same person, or to the same company, only a few days "
        "ago. Two in one week press people.",
        "a follow-up on Thursday, when an update went out on Tuesday",
        "",
        "Wait until the day that is named. If there is a reason to write sooner, say it: "
        '`vaultsync draft ID --override "why"`. It is recorded with the message.',
    ),
    "VS525": Explanation(
        Form.SITUATION,
        "They named a day until which they want to answer, and it is not over yet.",
        "a follow-up on 18 March, when they promised an answer by 20 March",
        "",
        "Wait until the day that is named. If there is a reason to write sooner, say it: "
        '`vaultsync draft ID --override "why"`. It is recorded with the message.',
    ),
}

_LETTERS = {
    "VS510": Explanation(
        Form.LETTER,
        "A place in the draft still waits for a word of yours: a slot in brackets, or a mark "
        "such as TBD. It would be sent as it stands.",
        "I was glad to hear about [What stayed with you about: the test bench].",
        "I was glad to hear about the test bench and its forty sensors.",
        "Write what belongs there in your own words, or take the line out.",
    ),
    "VS511": Explanation(
        Form.LETTER,
        "The greeting names somebody else than the person whom this message goes to, or a "
        "whole group. Each person gets a message of their own.",
        "Dear Marcus,",
        "Dear Jane Doe,",
        "Write the name of the person whom it is for. A name that your notes do not know, such "
        "as a nickname, can be noted under the person or stand in `[drafts] allow`.",
    ),
    "VS512": Explanation(
        Form.LETTER,
        "The message names another interviewer, or another company of your notes, of whom the "
        "notes on this person say nothing. That happens when one message is made from another.",
        "I was glad to hear from Marcus about the test bench and its forty sensors.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Check whom the message is for. If the name belongs there, note it under this person, "
        "or add it to `[drafts] allow` in vaultsync.toml.",
    ),
    "VS513": Explanation(
        Form.LETTER,
        "A word is a letter or two away from the person's name, the company or the role, "
        "so it is probably a slip.",
        "Dear Jane Deo,",
        "Dear Jane Doe,",
        "Correct it. If it is right, add it to `[drafts] allow` in vaultsync.toml.",
    ),
    "VS514": Explanation(
        Form.LETTER,
        "Nothing in the message is from your notes on this person alone, or nothing is noted "
        "at all, so it could have gone to anybody. It is not ready without something that only "
        "the two of you talked about.",
        "It was a pleasure to meet you and to learn more about your work.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Write a sentence about something that you noted under this person; if nothing is "
        "there, note it first. If you take notes in another language than you write in, name "
        "that language first in `languages`, and put `language: en` at the top of the draft.",
    ),
    "VS515": Explanation(
        Form.LETTER,
        "The message holds more of what you noted on a colleague than of what you noted on "
        "this person: it was probably written for the colleague.",
        "I was glad to hear about the archive of paper drawings in the basement.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Check whom the message is for, and write about what you talked about with this "
        "person.",
    ),
    "VS516": Explanation(
        Form.SITUATION,
        "Two people at one company would get the same text, apart from names. They sit next to "
        "each other, and such a letter says that neither of them was listened to.",
        "the thank-you to Jane Doe was copied for Marcus Lee, and the name was changed",
        "",
        "Write to each of them about your own talk with them, in other words.",
    ),
    "VS517": Explanation(
        Form.LETTER,
        "The draft holds marks that only an editor of notes understands, such as the brackets "
        "of a link. The reader would see them as they stand.",
        "I was glad to hear about the [[test bench]] and its forty sensors.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Write it in plain words.",
    ),
    "VS518": Explanation(
        Form.LETTER,
        "The draft has no address, one that cannot be right, your own, somebody else's, or "
        "several. A message goes to one person.",
        'to: "jane@acme.example, marcus@acme.example"',
        'to: "jane@acme.example"',
        "Write one address behind `to:`, and give the other person a message of their own.",
    ),
    "VS519": Explanation(
        Form.SITUATION,
        "This is a text message, and your notes do not say that this person agreed to texts. A "
        "text to a private phone is not welcome to everybody.",
        "a draft with `channel: text` for Marcus Lee, under whose name the note has no "
        "`text_ok`",
        "",
        "Write an email. If they did agree, put `text_ok:: yes` under the person in your note.",
    ),
    "VS520": Explanation(
        Form.LETTER,
        "The text takes more than two messages on its way. Nobody reads a letter on a phone.",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thank you for your time on Thursday. I was glad to hear about the\n"
        "test bench and its forty sensors, and I have thought about them every day since,\n"
        "above all about the eleven that fail in the cold, for which we once had a little\n"
        "oven beside the rig. I am very interested in the role and would be glad to join your\n"
        "team whenever it suits you best, in spring or later on. Alex Kim",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thank you for your time. Forty sensors on one test bench: I am even\n"
        "more interested in the role now. Alex Kim",
        "Say thanks, one thing that you talked about, and that you are interested, in 160 "
        "characters; or write an email.",
    ),
    "VS521": Explanation(
        Form.LETTER,
        "A text after an interview is a business letter, only shorter: no abbreviations of "
        "chats, no slang, no emoji.",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thx for your time. Forty sensors on one test bench: I am even more\n"
        "interested in the role now. Alex Kim",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thank you for your time. Forty sensors on one test bench: I am even\n"
        "more interested in the role now. Alex Kim",
        "Say it in plain words. A name that looks like slang can stand in `[drafts] allow`.",
    ),
    "VS522": Explanation(
        Form.LETTER,
        "The message says that something is attached, and the draft names no file.",
        "The list of sensors for the test bench is attached.",
        "attachments: sensors.pdf\n\nThe list of sensors for the test bench is attached.",
        "Write the file's name behind `attachments:` at the top of the draft, or take the "
        "sentence out.",
    ),
    "VS526": Explanation(
        Form.LETTER,
        "Two or more of the things that such a message is for are missing: thanks, the "
        "opportunity, your interest, the role, the company, your name; in a later message also "
        "the date of the interview and a question.",
        "Dear Jane Doe,\n\nthe test bench with its forty sensors is a fine one.\n\n"
        "Kind regards,\nAlex Kim",
        "Dear Jane Doe,\n\n"
        "Thank you for your time on Thursday and for the opportunity to talk about the Tester\n"
        "role at Acme. Your test bench with its forty sensors was the best part of it: in my\n"
        "last job eleven of ours failed in the cold until we built a little oven beside the\n"
        "rig. I am very interested in the role, look forward to the next step, and would be\n"
        "glad to join you.\n\nKind regards,\nAlex Kim",
        "Add what is missing in your own words.",
    ),
    "VS527": Explanation(
        Form.SITUATION,
        "The message has more than 300 words. Whoever gets it has ten others to read, and the "
        "sentence that matters is lost.",
        "a thank-you of two pages",
        "",
        "Keep the two things that you talked about, and take out the rest: 60 to 220 words are "
        "a good length for a thank-you, 40 to 100 for a later message.",
    ),
    "VS530": Explanation(
        Form.LETTER,
        "One word only is from your notes on this person alone. That is hardly more than a "
        "letter to anybody.",
        "It was a pleasure to meet you, and to hear about the sensors.",
        "It was a pleasure to hear about the test bench and its forty sensors.",
        "Add a sentence about something else that you noted under this person.",
    ),
    "VS531": Explanation(
        Form.SITUATION,
        "More than half of this message is the same as the message to another person of the "
        "company.",
        "two thank-yous of which only one sentence differs",
        "",
        "Write more about your own talk with this person, and the rest in other words.",
    ),
    "VS532": Explanation(
        Form.SITUATION,
        "A whole sentence stands in the messages to two people of one company, word by word.",
        "`I will be in Leeds until Friday and could come by again` to both interviewers",
        "",
        "Say it in other words to one of them, or leave it out.",
    ),
    "VS533": Explanation(
        Form.LETTER,
        "One of the things that such a message is for is missing: thanks, the opportunity, "
        "your interest, the role, the company, your name; in a later message also the date "
        "of the interview and a question.",
        "Dear Jane Doe,\n\n"
        "It was a good opportunity to talk about the Tester role at Acme, and the test bench\n"
        "with its forty sensors is one that I am very interested in. In my last job eleven of\n"
        "ours failed in the cold until we built a little oven beside the rig, and I would\n"
        "like to see whether that helps yours. I look forward to the next step, and would be\n"
        "glad to join you.\n\nKind regards,\nAlex Kim",
        "Dear Jane Doe,\n\n"
        "Thank you for your time on Thursday and for the opportunity to talk about the Tester\n"
        "role at Acme. Your test bench with its forty sensors was the best part of it: in my\n"
        "last job eleven of ours failed in the cold until we built a little oven beside the\n"
        "rig. I am very interested in the role, look forward to the next step, and would be\n"
        "glad to join you.\n\nKind regards,\nAlex Kim",
        "Add it in your own words.",
    ),
    "VS534": Explanation(
        Form.LETTER,
        "The message is longer or shorter than messages of its kind usually are.",
        "Dear Jane Doe,\n\nThank you for the opportunity to see Acme and its test bench with\n"
        "forty sensors. I am very interested in the Tester role.\n\nKind regards,\nAlex Kim",
        "Dear Jane Doe,\n\n"
        "Thank you for your time on Thursday and for the opportunity to talk about the Tester\n"
        "role at Acme. Your test bench with its forty sensors was the best part of it: in my\n"
        "last job eleven of ours failed in the cold until we built a little oven beside the\n"
        "rig. I am very interested in the role, look forward to the next step, and would be\n"
        "glad to join you.\n\nKind regards,\nAlex Kim",
        "60 to 220 words are a good length for a thank-you, 40 to 100 for a later message. "
        "Nothing is wrong with your message if you mean it so.",
    ),
    "VS535": Explanation(
        Form.LETTER,
        "The subject is empty, longer than mail programs show, or names neither the role nor "
        "the company. People who interview many candidates look for that first.",
        "subject: Thank you",
        "subject: Thank you, Tester at Acme",
        "Name the role or the company, in 60 characters at most.",
    ),
    "VS536": Explanation(
        Form.LETTER,
        "A word is slang, or an emoji. In a letter after an interview it sounds careless to "
        "many readers.",
        "I was stoked to hear about the test bench and its forty sensors.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Say it in plain words. A name that looks like slang can stand in `[drafts] allow`.",
    ),
    "VS537": Explanation(
        Form.LETTER,
        "The message has more than one exclamation mark.",
        "I was glad to hear about the test bench! It has forty sensors!",
        "I was glad to hear about the test bench! It has forty sensors.",
        "Keep one of them at most.",
    ),
    "VS538": Explanation(
        Form.LETTER,
        "A word stands in capitals, which reads as if you raised your voice.",
        "I was VERY glad to hear about the test bench and its forty sensors.",
        "I was very glad to hear about the test bench and its forty sensors.",
        "Write it in small letters. Names and abbreviations of your notes are left alone.",
    ),
    "VS539": Explanation(
        Form.LETTER,
        "A phrase presses the reader or begs, or several questions come at once. Both make it "
        "harder to answer kindly.",
        "After the test bench and its forty sensors I really need this job.",
        "After the test bench and its forty sensors I would like this job even more.",
        "Say once what you would like to know, and leave them room.",
    ),
    "VS540": Explanation(
        Form.LETTER,
        "A phrase says nothing but that you write again: everybody has read it a hundred "
        "times.",
        "I am just checking in about the test bench and its forty sensors.",
        "I have thought about the test bench and its forty sensors since.",
        "Say what is new, or what you would like to know.",
    ),
    "VS541": Explanation(
        Form.LETTER,
        "Your note holds a concern or a promise of this talk that the message does not "
        "mention. It may be the one thing that they remember.",
        "to: marcus@acme.example\nid: {marcus}\n\nDear Marcus Lee,\n\n"
        "Thank you for your time on Thursday and for the opportunity to talk about the Tester\n"
        "role at Acme. The archive of paper drawings in the basement is a treasure. I am very\n"
        "interested in the role, and look forward to the next step.\n\n"
        "Kind regards,\nAlex Kim",
        "to: marcus@acme.example\nid: {marcus}\n\nDear Marcus Lee,\n\n"
        "Thank you for your time on Thursday and for the opportunity to talk about the Tester\n"
        "role at Acme. The archive of paper drawings in the basement is a treasure, and I\n"
        "have begun the welding course of which we spoke, so that I can mend a rack myself. I\n"
        "am very interested in the role, and look forward to the next step.\n\n"
        "Kind regards,\nAlex Kim",
        "Write a sentence about it. If you would rather not, put `waived: all` at the top of "
        "the draft, or name there what needs no mention.",
    ),
    "VS542": Explanation(
        Form.LETTER,
        "The dictionary does not know this word, and none of your interview notes holds it.",
        "I was glad to hear abuot the test bench and its forty sensors.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Correct it, or add it to `[drafts] allow`; `spelling = false` under `[drafts]` turns "
        "this off.",
    ),
    "VS543": Explanation(
        Form.LETTER,
        "Some checks of this draft are off: there are lists of words for English only, and "
        "spelling needs a library. Names, addresses, slots and copied texts are checked in "
        "every language.",
        "language: de",
        "language: en",
        "Read the draft once more yourself. `language: en` at the top of a draft says that "
        "it is in English.",
    ),
    "VS545": Explanation(
        Form.LETTER,
        "The text takes two messages on its way. That is allowed, but one is easier to read.",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thank you for your time on Thursday. Forty sensors on one test bench:\n"
        "I have thought about that every day since, and I am even more interested in the role\n"
        "now. Alex Kim",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thank you for your time. Forty sensors on one test bench: I am even\n"
        "more interested in the role now. Alex Kim",
        "Say it in 160 characters. One curly quotation mark or dash can halve the room: write "
        "plain ones.",
    ),
}
"""What the checks of drafts say."""

_VAULT = {
    "VS601": Explanation(
        Form.CONFIG,
        "The configuration sets something that is not known. It is left out; all else counts.",
        'time_zone = "Europe/London"',
        'timezone = "Europe/London"',
        "Correct the spelling; the README lists every key.",
    ),
    "VS602": Explanation(
        Form.SITUATION,
        "You ticked a message in the due note, un-ticked it or put it off, but the interview "
        "note could not be changed accordingly, or a merge made the line unreadable or "
        "doubtful. What you did stays, with the reason below it, and is tried again.",
        "a note that cannot be written to, or that holds conflict markers",
        "",
        "Do what the reason says and run `vaultsync sync`, or undo what you did to the line.",
    ),
    "VS603": Explanation(
        Form.SITUATION,
        "This computer does not say in which time zone it is, so UTC is taken, and a message "
        "could be due some hours early or late.",
        "a small server, or a computer without a time zone",
        "",
        'Write `timezone = "Europe/London"`, or what it is for you, into vaultsync.toml.',
    ),
    "VS604": Explanation(
        Form.SITUATION,
        "Two comments in the due note mark the part that is generated. One of them is missing "
        "or in the wrong place, so nothing is written: it could be your text.",
        "the line `<!-- vaultsync:end -->` was deleted by mistake",
        "",
        "Put both lines back, or give the file another name: a new one is made then.",
    ),
    "VS605": Explanation(
        Form.SITUATION,
        "Most of the notes that the due note knows are gone. That is nearly always a folder "
        "that is not connected just now, so the due note and the drafts stay as they are.",
        "a drive that is not plugged in, or an old version of the vault checked out in git",
        "",
        "Bring the notes back. If they are gone for good, delete the due note: a new one is "
        "made.",
    ),
    "VS606": Explanation(
        Form.CONFIG,
        "The list of findings to ignore names a code that does not exist, so it has no effect.",
        '[findings]\nignore = ["VS999"]',
        '[findings]\nignore = ["VS201"]',
        "Correct the code; `vaultsync explain` lists them all.",
    ),
    "VS607": Explanation(
        Form.SITUATION,
        "The configuration names a country, but the library that knows its public holidays is "
        "not installed. Its holidays count as business days, so a follow-up may be due some "
        "days early.",
        '`holidays = "GB"` in vaultsync.toml of a vault that a second computer opens',
        "",
        'Run `pip install "vaultsync[holidays]"`, or remove `holidays` from vaultsync.toml.',
    ),
    "VS608": Explanation(
        Form.SITUATION,
        "You moved the day of a message in the due note to an earlier one. The advice stays "
        "what it is, so the line goes back to its day; only a later day is kept, as put off.",
        "the due day 2026-03-06 of a thank-you was changed to 2026-03-04",
        "",
        "Send the message when you like and tick it then. If the day is wrong, correct the "
        "date of the interview in its note.",
    ),
    "VS609": Explanation(
        Form.SITUATION,
        "A company that is looked at every few weeks was ticked twice on one day: the second "
        "tick was on the next time already. Both are one look, so the line of the next time "
        "goes back.",
        "the line `Keep in touch with Acme` was ticked, and after a sync the new one as well",
        "",
        "Tick the line when you have looked at the company again.",
    ),
    "VS610": Explanation(
        Form.SITUATION,
        "A letter for this message lies in `Sent/`, and its record is not in the note any "
        "more: the message is owed again, and a new form was written. `vaultsync undo` and "
        "un-ticking the line under Done bring the letter back; deleting the record by hand "
        "does not.",
        "the line `- [x] Thank-you by email ✅ 2026-03-05` was deleted in a note",
        "",
        "If that letter is the one to be sent, delete the form, move the letter into its place "
        "and set `status: draft` in it. Else write the form, or put the record back.",
    ),
}

EXPLANATIONS: Mapping[str, Explanation] = MappingProxyType(
    _FILE | _HEAD | _PEOPLE | _TOUCHES | _STRATEGY | _DRAFTS | _PESTERING | _LETTERS | _VAULT
)
"""By code."""
