"""Addresses, fields and keys that are easily taken for somebody else's; each was once."""

import re
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from tests.support import AS_OF
from tests.test_traps import HEAD, as_of, parse
from vaultsync.diagnostics import Finding
from vaultsync.edit.insert import insert_touch
from vaultsync.edit.lines import LineChange
from vaultsync.model import TouchState
from vaultsync.parse.config import read_settings
from vaultsync.parse.interview import parse_note
from vaultsync.parse.person_note import read_person_note
from vaultsync.pipeline import build
from vaultsync.settings import Settings
from vaultsync.snapshot import Document, Snapshot

LONDON = ZoneInfo("Europe/London")
EMAIL = "email:: jane@x.example\n"
PHONE = "+44 7700 900123"

SECTIONS = [
    # what Jane's section says of Jane
    (EMAIL, "jane@x.example"),
    ("jane@x.example\n", "jane@x.example"),
    ("- jane@x.example\n", "jane@x.example"),
    ("- a\n- b\n\njane@x.example\n", "jane@x.example"),
    # a label ends with a colon or a blank: what else begins like one is the address
    *(
        (f"{bullet}{address}\n", address)
        for bullet in ("", "- ")
        for address in (
            "p.doe@x.example",
            "e.doe@x.example",
            "m.doe@x.example",
            "t.p.doe@x.example",
            "mail.doe@x.example",
            "mail-doe@x.example",
            "mailjane@x.example",
            "email.jane@x.example",
            "e-mail.jane@x.example",
            "tel.jane@x.example",
            "cell@x.example",
            "p-doe@x.example",
        )
    ),
    *(
        (f"{label}jane@x.example\n", "jane@x.example")
        for label in ("E: ", "e. ", "M:", "Email ", "mail:", "E-mail – ", "mailto:", "📧 ")
    ),
    (f"p. {PHONE}\n", PHONE),
    (f"T:{PHONE}\n", PHONE),
    (f"phone:: {PHONE} (mobile)\n", PHONE),
    (f"phone:: {PHONE} ext. 12\n", f"{PHONE} ext. 12"),
    ("phone:: +44 (0)7700 900123\n", "+44 (0)7700 900123"),
    (f"- jane@x.example, {PHONE}\n", f"jane@x.example {PHONE}"),
    (f"### Contact details\n- jane@x.example\n- {PHONE}\n", f"jane@x.example {PHONE}"),
    ("### How to reach her\njane@x.example\n", "jane@x.example"),
    ("### Jane's profile\nemail:: jane@x.example\n", "jane@x.example"),
    ("### Contact\n#### Email\njane@x.example\n", "jane@x.example"),
    ("### Contact\n| email | phone |\n|---|---|\n| jane@x.example | |\n", "jane@x.example"),
    ("### Info\n| email | jane@x.example |\n|---|---|\n", "jane@x.example"),
    ("- Contact:\n  - jane@x.example\n", "jane@x.example"),
    ("- Jane Doe\n  - email: jane@x.example\n", "jane@x.example"),
    (f"- Email: jane@x.example\n  - Mobile: {PHONE}\n", f"jane@x.example {PHONE}"),
    ("### Assistant\n- karl@x.example\n### Contact\n- jane@x.example\n", "jane@x.example"),
    ("email::\njane@x.example\n", "jane@x.example"),
    ("email:: old@x.example\nemail:: jane@x.example\n", "jane@x.example"),
    # what it says of somebody else
    (f"{EMAIL}### Referred me to\n- karl@x.example\n- {PHONE}\n", "jane@x.example"),
    (f"{EMAIL}### Assistant\n- email: karl@x.example\n- text_ok: yes\n", "jane@x.example"),
    (f"### Assistant\nemail:: karl@x.example\nphone:: {PHONE}\n", ""),
    ("### Assistant\n#### Contact\nemail:: karl@x.example\n", ""),
    ("### Assistant\n- [email:: karl@x.example]\n", ""),
    ("### Assistant\n| email | phone |\n|---|---|\n| karl@x.example | |\n", ""),
    ("### Assistant\n| email | karl@x.example |\n|---|---|\n", ""),
    ("### About the team\n- karl@x.example\n", ""),
    ("### Contact for references\n- karl@x.example\n", ""),
    ("- Her assistant\n  - karl@x.example\n", ""),
    ("- Her assistant\n  - email: karl@x.example\n", ""),
    ("- Her assistant\n  - Contact\n    - email:: karl@x.example\n", ""),
    # a bare address fills a gap
    (f"{EMAIL}\nkarl@x.example\n", "jane@x.example"),
    (f"{EMAIL}- karl@x.example\n", "jane@x.example"),
    ("jane@x.example\n\nkarl@x.example\n", "jane@x.example"),
    ("karl@x.example\n\nemail:: jane@x.example\n", "jane@x.example"),
]


@pytest.mark.parametrize(("section", "reach"), SECTIONS, ids=range(len(SECTIONS)))
def test_addresses_in_a_section(section: str, reach: str) -> None:
    """Hazard 9: a message goes to the person's own address, never to somebody mentioned."""
    (jane,) = parse(f"{HEAD}---\n## Jane Doe\n{section}").people
    assert " ".join(filter(None, (jane.email, jane.phone))) == reach
    assert jane.text_ok is None


def test_addresses_of_somebody_else_stay_points() -> None:
    """Nothing that was noted is lost because it is no field of the person."""
    text = f"{HEAD}---\n## Jane Doe\n{EMAIL}### Assistant\n- email: karl@x.example\n"
    (jane,) = parse(text).people
    assert [point.text for point in jane.points] == ["email: karl@x.example"]


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        ("", "Jane Doe <jane@x.example>"),
        ("interviewers: [Jane Doe <jane@x.example>]\n", "Jane Doe"),
        ("interviewers:\n  - {name: Jane Doe, email: jane@x.example}\n", "Jane Doe"),
    ],
)
def test_what_is_said_outright_stands(head: str, heading: str) -> None:
    """A bare address in the section changes none that a heading or the list gives."""
    (jane,) = parse(f"{HEAD}{head}---\n## {heading}\n- karl@x.example\n").people
    assert jane.email == "jane@x.example"
    (jane,) = parse(f"{HEAD}{head}---\n## {heading}\nemail:: new@x.example\n").people
    assert jane.email == "new@x.example"


def test_persons_of_a_list_keep_what_is_nested_below_them() -> None:
    """An item under `Interviewers` is the person, and what is nested in it is theirs."""
    text = f"{HEAD}---\n## Interviewers\n- Jane Doe\n  - {PHONE}\n  - email: jane@x.example\n"
    (jane,) = parse(text).people
    assert (jane.email, jane.phone) == ("jane@x.example", PHONE)


THANKS = "- [x] Thank-you ✅ 2026-03-06\n"
STRANGERS = [
    # still Jane's: point, touches, findings
    (f"### Notes\n- a\n{THANKS}", "a", 1, ""),
    (f"### Contact Details\n{EMAIL}{THANKS}- a\n", "a", 1, ""),
    (f"### Jane\n{EMAIL}{THANKS}- a\n", "a", 1, ""),
    (f"### Next Steps\nask karl@x.example\n{THANKS}", "ask karl@x.example", 1, ""),
    (f"### Kafka Streams\n- a\n{THANKS}", "a", 1, ""),
    # somebody else's
    (f"### Bob Smith\nemail:: bob@x.example\n- a\n{THANKS}", "", 0, "VS204"),
    (f"### Bob Smith\n- {PHONE}\n- a\n{THANKS}", "", 0, "VS204"),
    (f"### Bob Smith\nemail:: b@x.example\n{THANKS}### Notes\n- a\n", "a", 0, "VS204"),
    (f"### Bob Smith\nemail:: b@x.example\n#### Notes\n- a\n{THANKS}", "", 0, "VS204"),
    (
        "### Bob Smith\nemail:: b@x.example\n- [x] Thank-you to Jane Doe ✅ 2026-03-06\n",
        "",
        1,
        "VS204",
    ),
]


@pytest.mark.parametrize(("section", "points", "count", "codes"), STRANGERS)
def test_somebody_else_in_a_section(section: str, points: str, count: int, codes: str) -> None:
    """Hazard 9: a name with an address of its own is another person, and that is told."""
    text = f"{HEAD}---\n## Jane Doe\n{section}"
    parsed = parse_note(text, "n.md", Settings(), LONDON)
    assert parsed.interview
    (jane,) = parsed.interview.people
    assert " ".join(point.text for point in jane.points) == points
    assert [touch.who for touch in parsed.interview.touches] == ["jane doe"] * count
    assert " ".join(one.code for one in parsed.findings) == codes
    assert "b" not in jane.email.partition("@")[0]


ANN = [
    ("email:: ann@x.example\n", "ann@x.example"),
    ("# Ann Lee\n- Email: ann@x.example\n", "ann@x.example"),
    ("# Head of Data\n- Email: ann@x.example\n", "ann@x.example"),
    ("## Contact\n- Email: ann@x.example\n", "ann@x.example"),
    ("## Ann's details ##\n- Email: ann@x.example\n", "ann@x.example"),
    ("- Contact\n  - Email: ann@x.example\n", "ann@x.example"),
    ("- Works at Acme\n- Email: ann@x.example\n", "ann@x.example"),
    ("## Assistant\n- x\n## Contact\n- Email: ann@x.example\n", "ann@x.example"),
    ("## Assistant\n- Email: mary@x.example\n- Name: Mary\n", ""),
    ("## Assistant\n### Contact\nemail:: mary@x.example\n", ""),
    ("## Assistant\n[email:: mary@x.example]\n", ""),
    ("## People she knows\n**Email:** mary@x.example\n", ""),
    ("- Assistant\n  - Email: mary@x.example\n  - Name: Mary\n", ""),
    ("- Assistant\n\n\t- Email: mary@x.example\n", ""),
]


@pytest.mark.parametrize(("body", "email"), ANN)
def test_addresses_in_a_note_on_a_person(body: str, email: str) -> None:
    """Hazard 9: below `Assistant` stands the assistant's address."""
    note = read_person_note(f"---\ntype: person\n---\n{body}", "People/Ann Lee.md")
    assert note
    assert (note.name, note.email) == ("Ann Lee", email)


@pytest.mark.parametrize(
    ("line", "phone", "title"),
    [
        (f"Phone: {PHONE}", PHONE, ""),
        (f"Phone: {PHONE} (mobile)", PHONE, ""),
        ("Phone: mobile 07700 900123", "mobile 07700 900123", ""),
        ("Phone: ext. 50123", "ext. 50123", ""),
        ("phone:: 123", "123", ""),
        ("Position: Head of Data", "", "Head of Data"),
        ("Role: 2nd line support", "", "2nd line support"),
        ("Phone: 20 phone screens per week, 50000 calls", "", ""),
        ("Phone: 50000 calls a week", "", ""),
        ("Phone: we talked on 2026-03-05 already", "", ""),
        ("Position: 3 open positions", "", ""),
        (f"Role: {'we talked about what it takes ' * 3}", "", ""),
    ],
)
def test_values_that_fit_their_key(line: str, phone: str, title: str) -> None:
    """Behind one colon only what can be a number or a title is one; the rest was said."""
    (jane,) = parse(f"{HEAD}---\n## Jane Doe\n- {line}\n").people
    assert (jane.phone, jane.title) == (phone, title)
    assert bool(jane.points) != bool(phone or title)


@pytest.mark.parametrize(
    ("ends", "line"),
    [
        ("Text\n", 9),
        ("Text\n\n<!-- c -->\n", 11),
        ("Text\n\n<iframe src='x'></iframe>\n", 9),
        ("Text\n<div>\n</div>\n", 9),
        ("- a\n\n</div>", 9),
        ("<div>\n</div>\n", 8),
        ("One\nTwo\n\n<div>\n", 10),
    ],
)
def test_a_tick_in_a_note_that_ends_in_html(ends: str, line: int) -> None:
    """Hazard 1: who has no section gets the line before the HTML that would swallow it."""
    text = f"{HEAD.replace('time: 14:30', 'people: Jane Doe <j@x.example>')}---\n{ends}"
    note = Document.of("n.md", text)
    items = build(Snapshot(notes=(note,)), Settings(), as_of(AS_OF)).follow_ups
    (item,) = [one for one in items if one.kind.value == "thank-you"]
    made = insert_touch(note, item, TouchState.DONE, date(2026, 3, 5), Settings(), LONDON)
    assert isinstance(made, LineChange), made
    assert made.line == line
    assert [touch.who for touch in parse(made.after.text).touches] == ["jane doe"]


@pytest.mark.parametrize(
    ("head", "body", "codes"),
    [
        ("interviewers: Jane Doe\n", "", ""),
        ("interviewers: TBD (probably Jane)\n", "", "VS212"),
        ("interviewers:\n", "interviewers:: TBD (probably Jane)\n", "VS212"),
    ],
)
def test_an_entry_that_cannot_be_read_is_told_once(head: str, body: str, codes: str) -> None:
    """The list is read once where it stands once."""
    found = parse_note(f"{HEAD}{head}---\n{body}", "n.md", Settings(), LONDON).findings
    told = [one.code for one in found if one.code == "VS212"]
    assert " ".join(told) == codes


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Company: Acme Robotics", True),
        ("Date: 5 March", True),
        ("Time: 2pm - 3pm", True),
        ("Duration: 45 min", True),
        ("Interviewers: Jane Doe, Bob Ray, Cy Poe, Dee Fox", True),
        ("Time: we ran over", False),
        ("Date: they will tell", False),
        ("Company: we spoke about the company and its plans", False),
        ("Status: they have seen many others before me", False),
        ("Duration: longer than planned", False),
    ],
)
def test_plain_lines_that_look_like_keys(line: str, told: bool) -> None:
    """VS119 is about keys, not about what was said."""
    text = f"---\ntype: interview\n---\n{line}\n\n## Jane Doe\n- a\n"
    found = parse_note(text, "n.md", Settings(), LONDON).findings
    assert [one.line for one in found if one.code == "VS119"] == [4] * told


@pytest.mark.parametrize(
    ("line", "consent"),
    [
        ("text_ok:: yes", True),
        ("- Text OK: no", False),
        ("- [x] ask whether text ok: yes", None),
        ("- ask whether text ok: yes", None),
    ],
)
def test_consent_is_said_outright(line: str, consent: bool | None) -> None:
    """S25: a question about texts is no consent to them."""
    (jane,) = parse(f"{HEAD}---\n## Jane Doe\n{line}\n").people
    assert jane.text_ok is consent


@pytest.mark.parametrize(
    ("fields", "consent"),
    [
        (f"phone: {PHONE} (ok to text, she said so)", True),
        (f"phone:: {PHONE}, ok to text", True),
        (f"phone:: {PHONE} – happy to get texts", True),
        (f"phone:: {PHONE} (not ok to text)", None),
        (f"phone:: {PHONE} (ok to text?)", None),
        (f"phone:: {PHONE} (texts)", None),
        (f"phone:: {PHONE} (ok to text)\ntext_ok:: no", False),
        (f"text_ok:: no\nphone:: {PHONE} (ok to text)", False),
        (f"phone:: {PHONE} (mobile)\ntext_ok:: yes", True),
    ],
)
def test_a_remark_behind_a_number(fields: str, consent: bool | None) -> None:
    """A remark is no part of a number; plain consent in it counts, unless a field says no."""
    (jane,) = parse(f"{HEAD}---\n\n## Jane Doe\n{fields}\n- a\n").people
    assert (jane.phone, jane.text_ok) == (PHONE, consent)


def test_a_number_in_a_sentence_is_named() -> None:
    """`cannot be reached` says which number stands in the notes and was not taken (S26)."""
    body = f"## Jane Doe\n- practice manager. mobile {PHONE}, in on Mondays\n- the rota\n"
    note = Document.of("Interviews/n.md", f"{HEAD}---\n\n{body}")
    found = build(Snapshot(notes=(note,)), Settings(), as_of("2026-03-02T18:00+00:00")).findings
    (told,) = [one for one in found if one.code == "VS201"]
    assert f"`phone:: {PHONE}`" in told.help


@pytest.mark.parametrize(
    ("fields", "log", "message", "fix"),
    [
        ("", "", "cannot be reached: no email", "add the address below the name, `email:: …`"),
        (
            f"phone:: {PHONE}",
            "",
            "no LinkedIn profile, and no text messages (nothing says that they are fine)",
            "call, and log it: `- 2026-03-02 thanked Jane Doe by phone`; or if a text mess",
        ),
        (
            f"phone:: {PHONE}",
            "- 2026-03-02 thanked Jane Doe by phone",
            "can be reached only by phone: ",
            "call, and log it: `- 2026-03-02 called Jane Doe`; or if a text message is fine",
        ),
        (
            f"phone:: {PHONE}\ntext_ok:: no",
            "",
            "and no text messages (by your notes none are wanted)",
            "call, and log it: `- 2026-03-02 thanked Jane Doe by phone`; or add the address",
        ),
    ],
)
def test_who_has_a_number_alone_can_be_called(
    fields: str, log: str, message: str, fix: str
) -> None:
    """VS201: a phone without consent to texts is for calling, and a call counts (S26)."""
    body = f"## Jane Doe\n{fields}\n- a\n- b\n\n## Log\n{log}\n"
    note = Document.of("Interviews/n.md", f"{HEAD}---\n\n{body}")
    outcome = build(Snapshot(notes=(note,)), Settings(), as_of("2026-03-02T18:00+00:00"))
    (told,) = [one for one in outcome.findings if one.code == "VS201"]
    assert message in told.message
    assert told.help.startswith(fix)


@pytest.mark.parametrize(
    ("fields", "instant", "codes"),
    [
        # the interview is on 2 March from 14:30 to 15:00
        ("", "2026-02-27T09:00+00:00", []),
        ("", "2026-03-02T14:59:59+00:00", []),
        ("", "2026-03-02T15:00:00+00:00", ["VS201"]),
        ("", "2026-03-05T09:00+00:00", ["VS201"]),
        ("channel:: email", "2026-02-27T09:00+00:00", []),
        ("channel:: email", "2026-03-02T18:00+00:00", ["VS207"]),
        ("email:: jane@x.example\nchannel:: text", "2026-02-27T09:00+00:00", []),
        ("email:: jane@x.example\nchannel:: text", "2026-03-02T18:00+00:00", ["VS202"]),
        # a word that is no channel is a slip in the note, before and after
        ("email:: jane@x.example\nchannel:: pigeon", "2026-02-27T09:00+00:00", ["VS203"]),
        ("email:: jane@x.example\nchannel:: pigeon", "2026-03-02T18:00+00:00", ["VS203"]),
    ],
)
def test_an_address_is_missed_once_there_is_something_to_send(
    fields: str, instant: str, codes: list[str]
) -> None:
    """Before the interview nobody knows the addresses yet, and none is needed."""
    text = f"{HEAD}duration: 30 min\n---\n\n## Jane Doe\n{fields}\n- a point\n"
    snapshot = Snapshot(notes=(Document.of("Interviews/n.md", text),))
    found = build(snapshot, Settings(), as_of(instant)).findings
    assert [one.code for one in found] == codes


@pytest.mark.parametrize(
    ("key", "body", "cure"),
    [
        ("recruiter: Dana Roe", "", "`Dana Roe <…@…>`, or name somebody else"),
        (
            "recruiter: Dana Roe",
            "## Dana Roe\n- the rota\n",
            "add the address below the name, `email:: …`",
        ),
        ("interviewers: [Dana Roe]", "", "after the name where it is listed, `Dana Roe <…@…>`"),
    ],
)
def test_where_an_address_can_be_written(key: str, body: str, cure: str) -> None:
    """Whoever is named at the top already: behind the name; else under a heading."""
    note = Document.of("Interviews/n.md", f"{HEAD}{key}\n---\n\n{body}")
    found = build(Snapshot(notes=(note,)), Settings(), as_of("2026-03-02T18:00+00:00")).findings
    assert any(cure in one.help for one in found if one.code == "VS201")


BEHIND_WORDS = [
    # what is read, or is nothing but talk
    *(
        (body, [])
        for body in (
            "- **promised:** the link",
            "- [ ] **promised:** the link",
            "- [x] **promised:** the link",
            "- **promised**: the link",
            "- talked about X\n  - **promised:** the link",
            "- talked about X\n    - deeper\n        - **concern:** pay",
            "**promised:** the link",
            "email:: jane@x.example\n**promised:** the link",
            "### Promised\n- the **link**",
            "- **Promised:**\n    - the link",
            "- they **promised** the link",
            "- nice talk, she **promised** the link: next week",
            "- promised: the link, and **concern**",
            "- answered her **question**: yes, by Monday",
            "- answered her **question:yes**",
            "- nice talk, promised: the link",
            "- see `**promised:** x` in the manual",
            "- their **team:** four people, **hiring:** two",
            "- asked for my **phone:** never rang",
            "- asked by **email:** no answer",
            "- **role:** we spoke of it, **title:** open",
            "- grew, **channel:** partners only",
            "- Her assistant\n  - Karl, **email:** karl@x.example",
            "### Assistant\n- Karl, **email:** karl@x.example",
            "> nice talk, **promised:** the link",
            "```\nnice talk, **promised:** the link\n```",
            "- nice talk %% **promised:** the link %%",
        )
    ),
    # what would count at the beginning
    ("- nice talk, **promised:** the link", ["9 **promised:**"]),
    ("- nice talk, __promised:__ the link", ["9 __promised:__"]),
    ("- nice talk, **promised**: the link", ["9 **promised**:"]),
    ("- nice talk, **To send:** the link", ["9 **To send:**"]),
    ("- I **promised:** the link", ["9 **promised:**"]),
    ("1. nice talk; **Concern:** pay", ["9 **Concern:**"]),
    ("- talk\n  - more; **concern:** pay", ["10 **concern:**"]),
    ("- talk\n  **promised:** the link", ["10 **promised:**"]),
    ("- talk\n  **Promised**: the link", ["10 **Promised**:"]),
    ("- **concern:** pay, **promised:** the link", ["9 **promised:**"]),
    ("- nice talk, **concern:** pay, **promised:** x", ["9 **concern:**", "9 **promised:**"]),
    ("- nice talk, **promised:**\n  - the link", ["9 **promised:**"]),
    ("- [ ] write, **promised:** the link", ["9 **promised:**"]),
    ("- 2026-03-06 thank-you sent, **promised:** the link", ["9 **promised:**"]),
    ("- [x] Thank-you, **promised:** the link ✅ 2026-03-06", ["9 **promised:**"]),
    ("**concern:** pay\n**promised:** the link", ["10 **promised:**"]),
    ("Nice talk. **promised:** the link", ["9 **promised:**"]),
    ("### Work\n- nice talk, **promised:** the link", ["10 **promised:**"]),
    ("- nice talk, **email:** jane@x.example", ["9 **email:**"]),
    (f"- nice talk, **Phone:** {PHONE}, **text ok:** yes", ["9 **Phone:**", "9 **text ok:**"]),
]


@pytest.mark.parametrize(("body", "told"), BEHIND_WORDS, ids=range(len(BEHIND_WORDS)))
def test_marks_behind_other_words_are_told(body: str, told: list[str]) -> None:
    """VS217: what counts only at the beginning of a bullet is never passed over in silence."""
    text = f"{HEAD}---\n## Jane Doe\n{body}\n"
    first = text[: text.index(body)].count("\n") + 1
    found = [
        one
        for one in parse_note(text, "n.md", Settings(), LONDON).findings
        if one.code == "VS217"
    ]
    shown = [one.source[one.column - 1 :][: one.length] for one in found]
    lines = [one.line - first + 9 for one in found]
    assert [f"{line} {at}" for line, at in zip(lines, shown, strict=True)] == told


def test_a_mark_behind_other_words_is_told_with_what_would_be_right() -> None:
    """What the help says is read as meant."""
    text = f"{HEAD}---\n## Jane Doe\n- nice talk, **promised:** the link\n"
    (found,) = [
        one
        for one in parse_note(text, "n.md", Settings(), LONDON).findings
        if one.code == "VS217"
    ]
    assert found.message == "`promised` comes after other words, and is not read as a promise"
    assert found.help == "begin a bullet with it: `- **promised:** the link`"
    (jane,) = parse(f"{HEAD}---\n## Jane Doe\n- nice talk\n  - **promised:** the link\n").people
    assert [one.text for one in jane.promises] == ["the link"]


OF_NOBODY = [
    # what must stay quiet
    ("## Jane Doe\n- **promised:** the link", ""),
    ("## Notes\n- she promised: a link", ""),
    ("## Notes\n- promised: a link", ""),
    ("## Questions I asked\n- **question:** who is on call", ""),
    ("## Notes\n- **promised:** an answer by Friday", ""),
    ("## Notes\n- **promised:**", ""),
    ("## Notes\n- **food:** good", ""),
    ("## Notes\n```\n- **promised:** a link\n```", ""),
    ("## Notes\n> - **promised:** a link", ""),
    ("<!-- - **promised:** a link -->\n## Jane Doe\n- x", ""),
    # read as a promise to the only person
    ("## Notes\n- **promised:** the link", ""),
    ("## Notes\n- nice house\n  - **To send:** the link", ""),
    ("## Notes\npromised:: the link", ""),
    ("- **promised:** the link\n\n## Jane Doe\n- x", ""),
    # what is told
    ("## Notes\n**Concern:** my weak SQL", "Concern"),
]


@pytest.mark.parametrize(("body", "told"), OF_NOBODY, ids=range(len(OF_NOBODY)))
def test_marks_below_no_person_are_told(body: str, told: str) -> None:
    """VS218: what was promised is not lost in silence because it stands under `Notes`."""
    people = "" if "Jane" in body else "## Jane Doe\n- x\n\n"
    found = [
        one
        for one in parse_note(
            f"{HEAD}---\n{people}{body}\n", "n.md", Settings(), LONDON
        ).findings
        if one.code == "VS218"
    ]
    assert [one.source[one.column - 1 :][: one.length] for one in found] == [told] * bool(told)


ANSWER_DAYS = [
    # what promises no answer, or none of theirs
    *(
        (line, None)
        for line in (
            "I decide by 11 March",
            "we decide by 11 March",
            "they want my answer by Friday",
            "they need a decision by 11 March",
            "my decision by 11 March",
            "I have to answer by 11 March",
            "they decided by 3 March last year",
            "they decide by vote",
            "they reply by email",
            "they respond within 2 days to every incident",
            "they answer by 10 March to tickets",
            "they decide on the roadmap by 11 March",
            "they decide by Friday each week",
            "their customers decide by 11 March",
            "Germany decides by 11 March",
            "will they decide by 11 March?",
            "they decide by 11 March?",
            "asked whether they decide by 11 March",
            "if they get back by 11 March, fine",
            "I hope they decide by 11 March",
            "I do not think they decide by 11 March",
            "chase her if she doesn't get back by 11 March",
            "no answer by 11 March: write again",
            "unless I hear back by 11 March",
            "they'll hear back from me by 11 March",
            "she should hear back by 11 March",
            "offer: decision by 11 March",
            "they call it feedback in two weeks of onboarding",
            "decision trees by Friday",
            "the decision on the merger by 11 March",
            "they decide by `11 March`",
            "they decide by 1 March 2026",
            "I'll let everybody know by Friday",
            "hear back from the dentist by Friday",
            "I'll hear back from the dentist by Friday",
            "I hope to get back to candidates by Friday",
            "we'll let everybody know by Friday",
            "I'll let you know by Friday",
            "they told everybody on Friday",
            "she rang on Friday",
            "she wrote to everyone before Christmas",
            "will they ring on Friday?",
            "did they let everyone know by Friday?",
            "they won't ring before Christmas",
            "they ring customers on Friday",
            "they would call customers by Friday",
            "they close before Christmas",
            "they contact suppliers by Friday",
            "ring on Friday",
            "write to them by Friday",
            "they asked whether I would ring on Friday",
            "she tells everybody each Friday",
            "she said two weeks of induction",
            "Notice: she said two weeks",
            "How long is the induction? They said two weeks.",
            "induction takes long. They said two weeks",
            "they said about two weeks ago",
            "Dave said about two weeks",
            "I said about two weeks",
            "They said a couple of shifts a week",
            "Two weeks, I said",
            "Notice period two weeks, they said",
            "Two weeks of nights, they said",
            "they should know more by Friday",
            "I told her I should know more by Friday",
            "I should know the rota by Friday",
            "asked if I should know more by Friday",
            "she wants an answer in about 10 days",
            "no answer in about 10 days: write again",
            "I read her mail and answer by Friday",
            "reply by Friday",
            "expect to decide mid-March",
            "hope to decide by Friday",
            "the shop expects to double by March",
            "I'll send the form, and call back next week",
            "She'll put me forward, and I call back next week",
            "she'll not put me forward and call back next week",
            "they call customers next week",
            "they call on Fridays",
            "they call it a day",
            "do they call next week?",
            "I call next week",
            "I thought I'd hear by Friday",
            "I hoped I'd hear by Friday",
            "she said I would start by Friday",
        )
    ),
    ("> they decide by 11 March", None),
    ("- [x] they decide by 11 March", None),
    ("- [ ] answer by Friday", None),
    ("%% they decide by 11 March %%", None),
    ("- they decide by 11 March\n\n## Log\n- 2026-03-12 reply: still on track", None),
    # what was sent, or heard since, and what sends no times of an interview
    ("- [x] Thank-you by email: you decide by 11 March ✅ 2026-03-06", None),
    ("- [-] Reply received: we decide by 11 March ❌ 2026-03-06", None),
    ("- [x] Reply received: still on track ✅ 2026-03-06", None),
    ("- [x] Reply received: send your times by Friday ✅ 2026-03-06", None),
    ("- [x] Reply received: can you send times by Friday? ✅ 2026-03-06", None),
    ("- they send dates of the course by Friday", None),
    ("- she sends the slides by Friday", None),
    ("- I send times by Friday", None),
    ("- they arrange dates on Fridays", None),
    # what does
    ("- [x] Reply received: we decide by Friday ✅ 2026-03-10", "2026-03-13"),
    ("- [x] Reply received: they decide by 11 March [completion:: 2026-03-06]", "2026-03-11"),
    ("- [X] reply from Jane: I'll let you know by 11 March ✅ 2026-03-06", "2026-03-11"),
    (
        "- [x] Reply received: second round, she will send times by Friday ✅ 2026-03-10",
        "2026-03-13",
    ),
    ("- [x] Reply received: we propose dates on Friday ✅ 2026-03-10", "2026-03-13"),
    ("- she'll send me the dates for the second interview by Friday 13 March", "2026-03-13"),
    ("- 2026-03-10 reply: they confirm the time by Friday", "2026-03-13"),
    ("- They decide by 11 March", "2026-03-11"),
    ("They decide by 11 March.", "2026-03-11"),
    ("- nice talk; they'll decide by Wed 11 March, she said", "2026-03-11"),
    ("- they’ll let me know by 11 March at the latest", "2026-03-11"),
    ("- **they decide by 11 March**", "2026-03-11"),
    ("- will hear back by Friday 13 Mar", "2026-03-13"),
    ("- I should hear from them by 2026-03-13", "2026-03-13"),
    ("- decision by 11 March", "2026-03-11"),
    ("- **Decision:** by 11 March", "2026-03-11"),
    ("- Decision by: 11 March", "2026-03-11"),
    ("- HR: final decision on 11 March", "2026-03-11"),
    ("- she promised an answer by 11 March", "2026-03-11"),
    ("- Jane will get back to me within two weeks", "2026-03-16"),
    ("- Acme decides in two weeks", "2026-03-16"),
    ("- they decide in about a fortnight", "2026-03-16"),
    ("- expect to hear back in ten days or so", "2026-03-12"),
    ("- the panel makes a decision by Friday 13 March", "2026-03-13"),
    ("- [ ] follow up (they decide by 11 March)", "2026-03-11"),
    ("- talk\n  they decide\n  by 11 March", "2026-03-11"),
    ("- 2026-03-10 reply: they decide by Friday", "2026-03-13"),
    # said to everybody, or in other words
    ("- They said they'd let everybody know by Friday 13 March", "2026-03-13"),
    ("- You'll hear from us by Friday 13 March", "2026-03-13"),
    ("- Hear back by Friday 13 Mar", "2026-03-13"),
    ("- hope to get back to candidates by Fri 13 Mar", "2026-03-13"),
    ("- They'd ring on Friday 13 March either way", "2026-03-13"),
    ("- They'd ring on Friday to say", "2026-03-06"),
    ("- They're letting people know on Friday", "2026-03-06"),
    ("- they're deciding on Friday", "2026-03-06"),
    ("- Decision “in about ten days”", "2026-03-12"),
    ("- the headteacher will phone everyone by 13 March", "2026-03-13"),
    ("- she'll email the candidates within a week", "2026-03-09"),
    ("- they will be in contact by 13 March", "2026-03-13"),
    ("- “We'll let you know by 13 March”, she said", "2026-03-13"),
    ("- will tell everybody by the end of next week", "the latest day that"),
    ("- you'll hear from us in two or three weeks", "write the one that counts"),
    ("- They want to decide before Christmas", "write the day on which it falls"),
    (
        "- they'll let all the applicants know by the new year",
        "write the day on which it falls",
    ),
    ("- they'll let us all know before Easter", "write the day on which it falls"),
    ("- they decide by the end of term", "write the latest day that it can be"),
    ("- they decide before half-term", "write the latest day that it can be"),
    ("- they decide within the next fortnight", "write the latest day that it can be"),
    ("- they decide in the next few days", "write the latest day that it can be"),
    ("- they decide a week on Friday", "write the latest day that it can be"),
    ("- they decide Friday week", "write the latest day that it can be"),
    # how long it takes, and what is said in half a sentence
    ("Jane said about two weeks.", "2026-03-16"),
    ("- She reckons ten days", "2026-03-12"),
    ("- HR says around a fortnight", "2026-03-16"),
    ("- good talk. Acme said roughly two weeks, and that's fine", "2026-03-16"),
    ("They said a couple of weeks", "count them and write the day"),
    ("Two to three weeks, they said", "write the one that counts"),
    ("- about two weeks, Jane thinks", "2026-03-16"),
    ("- should know more by Friday", "2026-03-06"),
    ("- I should know by Friday 13 March", "2026-03-13"),
    ("- answer in about 10 days", "2026-03-12"),
    ("- so so, answer by Friday", "2026-03-06"),
    ("- expects to decide mid-March", "write the latest day that it can be"),
    ("- Jane expects to decide mid-March", "write the latest day that it can be"),
    (
        'Jane knows little. She\'ll put me forward to two places, and call back "next week".',
        "the latest day that",
    ),
    ("- They'll talk to the board and let me know by 13 March", "2026-03-13"),
    ("- they call next week", "the latest day that"),
    ("- she rings on Friday", "2026-03-06"),
    ("- she said I would hear by Friday", "2026-03-06"),
    ("- I'd hear by Friday", "2026-03-06"),
    # the day is not certain
    ("- decision by end of March", "the latest day that"),
    ("- they decide by 11/3", "add the year"),
    ("- they get back to me next week", "the latest day that"),
    ("- they decide by 11 January", "write the day alone"),
]


@pytest.mark.parametrize("under", ["", "## Notes\n"], ids=["person", "notes"])
@pytest.mark.parametrize(("line", "said"), ANSWER_DAYS, ids=range(len(ANSWER_DAYS)))
def test_days_by_which_they_answer_are_told(under: str, line: str, said: str | None) -> None:
    """VS122: a follow-up is not due too early because the day stands in a sentence."""
    body = line if said is not None or line[0] in "->%" else f"- {line}"
    text = f"{HEAD}---\n## Jane Doe\n- x\n\n{under}{body}\n"
    found = answer_days(text)
    assert len(found) == (said is not None), found
    if said and said[:1].isdigit():
        assert found[0].help == f"add `they_reply_by: {said}` between the `---` at the top"
    elif said:
        assert found[0].help.startswith(
            f"add `they_reply_by` between the `---` at the top: {said}"
        )


def test_a_later_answer_settles_the_day_in_an_earlier_one() -> None:
    """VS122: once they were heard on that day or after it, nobody waits for it."""
    said = "- [x] Reply received: we decide by 11 March ✅ 2026-03-06\n"
    later = "- [x] Reply received: it takes longer ✅ 2026-03-{day}\n"
    told = [
        len(answer_days(f"{HEAD}---\n## Jane Doe\n{said}{later.format(day=day)}"))
        for day in ("10", "11")
    ]
    assert told == [1, 0]


@pytest.mark.parametrize(
    "day",
    [
        *("2026-03-13", "13.03.2026", "13/3", "March 13", "13 March", "13th", "the 13th"),
        *("Monday", "tues", "next Wed", "Thursday", "fri", "this Saturday", "Sun"),
        *("early January", "mid-Feb", "Mar 2027", "April", "May", "late June", "July", "Aug"),
        *("sept", "October", "mid Nov", "December"),
        *("end of the week", "next month", "the beginning of next year", "tomorrow"),
        *("two days", "a few weeks", "a fortnight", "three months"),
        *("Christmas", "Easter", "the new year", "the end of term", "half-term"),
        *("the next fortnight", "the next ten days", "a week on Friday", "tues week"),
    ],
)
def test_every_way_to_name_a_day_is_told(day: str) -> None:
    """VS122: what is looked for first lets none of them pass unread."""
    assert answer_days(f"{HEAD}---\n## Jane Doe\n- they answer by {day}\n")


@pytest.mark.parametrize(
    "verb",
    [
        *(
            "decide",
            "choose",
            "are choosing",
            "make up their minds",
            "get back",
            "come back to us",
        ),
        *("let me know", "will ring", "will phone", "will write", "will e-mail", "would call"),
        *("contact us", "inform all candidates", "are in contact", "are in touch", "respond"),
        *("phone everyone", "write to everyone", "mail everybody", "are telling all", "reply"),
    ],
)
def test_every_way_to_answer_is_told(verb: str) -> None:
    """VS122: what is looked for first lets none of them pass unread."""
    assert answer_days(f"{HEAD}---\n## Jane Doe\n- they {verb} by 13 March\n")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("they decide on Monday\nmeetings are long", ""),
        ("I'll write by 12 March\n3 questions", ""),
        ("they will not answer by 12 March\n3 questions", ""),
        ("they answer by 12 March\n2027", "they answer by 12 March 2027"),
        ("they answer by\n12 March", "they answer by 12 March"),
        ("they answer by 12\nMarch\n3 questions", "they answer by 12 March"),
        ("they answer by 12 March\n3 questions", "they answer by 12 March"),
        ("they answer by\n12 March\n3 questions", "they answer by 12 March"),
        ("they answer by March 12\n40 people", "they answer by March 12"),
        ("they answer by Friday\nJane is nice", "they answer by Friday"),
        ("they said two weeks\n3 questions", "they said two weeks"),
    ],
)
def test_a_day_at_the_end_of_a_line_is_told(lines: str, said: str) -> None:
    """VS122: what begins in the next line does not hide the day."""
    found = answer_days(f"{HEAD}---\n## Jane Doe\n- x\n\n## Notes\n{lines}\n")
    assert [one.message.split("'")[1] for one in found] == ([said] if said else [])


def answer_days(text: str) -> list[Finding]:
    """Give the findings on a day by which they answer."""
    found = parse_note(text, "n.md", Settings(), LONDON).findings
    return [one for one in found if one.code == "VS122"]


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("they_reply_by: 2026-03-11\n", ""),
        ("timeline: 11 March\n", ""),
        ("", "decision by:: 11 March\n"),
        ("status: rejected\n", ""),
        ("status: offer\n", ""),
    ],
)
def test_nothing_is_told_of_a_day_that_is_known_or_over(more: str, body: str) -> None:
    """What the note says as a key counts, whatever its sentences say."""
    assert not answer_days(f"{HEAD}{more}---\n{body}\n## Jane Doe\n- they decide by 12 March\n")
    assert answer_days(f"{HEAD}---\n\n## Jane Doe\n- they decide by 12 March\n")


UNMARKED = [
    # no promise of one's own, or none that is open
    *(
        (line, "")
        for line in (
            "she promised to get back",
            "she promised him the link",
            "she said yes, promised him the link",
            "they promised Jane a bigger team",
            "promised me an answer by Friday",
            "promised to send the contract",
            "promised to get back by Friday",
            "did they promise her the budget",
            "I never promised her the link",
            "I did not say I'll send her the link",
            "I won't send her the link",
            "should I send her the link?",
            "I'll send her the link?",
            "send her the link?",
            "asked whether I'll send her the link",
            "if she asks, I'll send her the link",
            "she said: I'll send them the numbers",
            '"I\'ll send her the numbers", said the customer',
            "“if so, fine, I'll send her the numbers”",
            "she sends them the report",
            "they send her the report",
            "send them every week",
            "I'll send her a thank-you",
            "send her a follow-up",
            "I'll send them an email",
            "I should send a shorter CV",
            "send the invoice to customers",
            "email her on Friday",
            "email her at the office",
            "promised her the link, sent it on 6 March",
            "I'll get the offer on Friday",
            "I'll share an office with Bob",
            "she told her team I would fit",
            "told her I would relocate",
            "I promised myself a holiday",
            "**promised:** I'll send her the link",
            "promised: I'll send her the link",
            "promised:: I'll send her the link",
            "**concern:** I'll send her the link",
        )
    ),
    ("> I'll send her the link", ""),
    ("```\nI'll send her the link\n```", ""),
    ("- [x] send her the link", ""),
    ("- [x] I promised her the link", ""),
    ("- [-] I promised her the link", ""),
    ("- 2026-03-06 thank-you sent; I'll send her the link", ""),
    ("- [x] Thank-you, I promised her the link ✅ 2026-03-06", ""),
    ("### Promised\n- I'll send her the link", ""),
    ("- **Promised:**\n  - I'll send her the link", ""),
    # one that no draft would come back to
    ("- Promised him: the link to the runbook", "the link to the runbook"),
    ("- promised Jane the link", "the link"),
    ("- I promised to send the deck", "the deck"),
    ("- I've promised her a copy of v1.2 of it.", "a copy of v1.2 of it"),
    ("- Promised to send her the deck", "the deck"),
    ("- Told her I would send the article", "the article"),
    ("- I said I'd forward my references", "my references"),
    ("- I'll send her my portfolio", "my portfolio"),
    ("- I’ll send her my portfolio", "my portfolio"),
    ("I need to send her my portfolio. Nice talk.", "my portfolio"),
    ("Nice talk.\nI'll send them the slides", "the slides"),
    ("- nice talk, I'll send them the slides", "the slides"),
    ("- nice talk\n  - I still owe her the slides", "the slides"),
    ("- talked about birds\n  I'll send her the photos", "the photos"),
    ("- Send him the link by 16/11/2026", "the link by 16/11/2026"),
    ("- send the link to Jane", "the link to Jane"),
    ("- [ ] send him the link", "the link"),
    ("- TODO: send her the link", "the link"),
    (f"- I'll send her the {'long ' * 30}link", f"the {'long ' * 23}…"),
]


@pytest.mark.parametrize(("body", "what"), UNMARKED, ids=range(len(UNMARKED)))
def test_promises_without_their_mark_are_told(body: str, what: str) -> None:
    """VS219: what one promised in a sentence is read as talk, and that is said."""
    bullet = body if what or body[0] in "-#>`" else f"- {body}"
    text = f"{HEAD}---\n\n## Jane Doe\n- x\n\n{bullet}\n"
    found = [
        one
        for one in parse_note(text, "n.md", Settings(), LONDON).findings
        if one.code == "VS219"
    ]
    assert [one.help for one in found] == [
        f"begin a bullet with the mark: `- **promised:** {what}`"
    ] * bool(what)
    if found:
        shown = found[0].source[found[0].column - 1 :][: found[0].length]
        assert what.removesuffix(" …") in shown.replace("’", "'")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("I said I'd send it", "the slides"),
        ("I promised her it by Monday", "the slides"),
        ("I'll send her this tomorrow", "the slides"),
        ("I said I'd send that link", "that link"),
        ("I'll send her some photos", "some photos"),
    ],
)
def test_the_mark_of_a_promise_names_a_thing(line: str, shown: str) -> None:
    """VS219: `it` alone says nothing in a line of its own."""
    text = f"{HEAD}---\n\n## Jane Doe\n- {line}\n"
    findings = parse_note(text, "n.md", Settings(), LONDON).findings
    (told,) = (one for one in findings if one.code == "VS219")
    assert f"`- **promised:** {shown}`" in told.help


@pytest.mark.parametrize(
    ("settings", "named", "more"),
    [
        (Settings(), "'10/3', but", "; for the day, add the year"),
        (Settings(date_order="DMY"), "2026-03-10, but", ""),
    ],
)
def test_a_stray_message_of_a_day_that_cannot_be_read(
    settings: Settings, named: str, more: str
) -> None:
    """VS309: the day that is named is the one that stands there."""
    text = f"{HEAD}---\n\n## Jane Doe\n- x\n\n## Notes\n- 10/3 thank you sent to Jane\n"
    findings = parse_note(text, "n.md", settings, LONDON).findings
    (told,) = (one for one in findings if one.code == "VS309")
    assert f"reads like a message of {named}" in told.message
    assert more in told.help
    assert ("for the day" in told.help) == bool(more)


TO_DO = [
    # a memory, though the word is in it
    ("- Next.js: she likes it", "Next.js: she likes it"),
    ("- next: a word that she says", ""),
    ("- Next round: two more people", "Next round: two more people"),
    ("- what comes next: she decides", "what comes next: she decides"),
    ("- action plans are her thing", "action plans are her thing"),
    ("- to do lists: she hates them", "to do lists: she hates them"),
    (
        "- she sails\n\nShe asked what I do next: sailing",
        "she sails She asked what I do next: sailing",
    ),
    ("- todo lists are what she builds", "todo lists are what she builds"),
    ("- TODO list app: her first project", "TODO list app: her first project"),
    ("- FIXME comments: 4000 of them", "FIXME comments: 4000 of them"),
    ("- TODOs everywhere in their code", "TODOs everywhere in their code"),
    ("- a TODO: she will ask", "a TODO: she will ask"),
    ("- she sails\n  TODO list apps bore her", "she sails TODO list apps bore her"),
    # a note to oneself
    ("- TODO: thank both!!", ""),
    ("- TODO thank both", ""),
    ("- TODO", ""),
    ("- **TODO:** thank both", ""),
    ("- **TODO**: thank both", ""),
    ("- [TODO] thank both", ""),
    ("- FIXME ask for her surname", ""),
    ("- TODO: thank both,\n  both of them", ""),
    ("TODO: thank both", ""),
    ("### Notes\n- TODO: thank both", ""),
    ("- she sails\n  TODO: thank both", "she sails"),
    ("She sails.\nTODO: thank both\nand climbs", "She sails. and climbs"),
    ("- she sails\n- TODO: thank both\n- and climbs", "she sails and climbs"),
    ("- Todo: send her the plan", ""),
    # what comes next
    ("- she sails\n\nNext: they decide by Friday 4 Dec", "she sails"),
    ("- she sails\n\nNext: they decide\nby Friday 4 Dec", "she sails"),
    ("Next: they decide\nby Friday\nShe sails", "She sails"),
    ("- Next steps: they decide", ""),
    ("- Next step: they decide", ""),
    ("- **Next:** they decide", ""),
    ("- **Next steps**: they decide", ""),
    ("- To do: the form", ""),
    ("- Action: the form", ""),
    ("- Actions: the form\n- she sails", "she sails"),
    ("- Next steps:\n  - they decide\n- she sails", "she sails"),
    ("- Next: they decide\n  - on Friday\n- she sails", "she sails"),
    ("Next steps:\n- they decide\n- I wait\n\nShe sails.", "She sails."),
    ("- she sails\n  Next: they decide", "she sails"),
]


@pytest.mark.parametrize(("body", "points"), TO_DO, ids=range(len(TO_DO)))
def test_what_is_to_be_done_is_no_memory(body: str, points: str) -> None:
    """No draft asks what stayed with one about `TODO: thank both!!` or `Next: they decide`."""
    (jane,) = parse(f"{HEAD}---\n\n## Jane Doe\n{body}\n").people
    assert " ".join(one.text for one in jane.points) == points


@pytest.mark.parametrize(
    ("body", "field", "value"),
    [
        ("- TODO ask for more [email:: jane@x.example]", "email", "jane@x.example"),
        ("TODO ask for more\nemail:: jane@x.example", "email", "jane@x.example"),
        ("- TODO: x\n  - **promised:** the link", "promises", "the link"),
        ("- **promised:** TODO: the link", "promises", "TODO: the link"),
        ("### Promised\n- TODO: the link", "promises", "TODO: the link"),
        ("- TODO: x\n  - she sails", "points", "she sails"),
    ],
)
def test_what_stands_beside_a_task_is_read(body: str, field: str, value: str) -> None:
    """Only what would be a point is left out: nothing else is read differently."""
    (jane,) = parse(f"{HEAD}---\n\n## Jane Doe\n{body}\n").people
    found = getattr(jane, field)
    assert (found if isinstance(found, str) else found[0].text) == value


@pytest.mark.parametrize(
    "heading",
    ["The corridor bit", 'The "corridor" bit', "The corridor – a bit", r"The a\\b corridor"],
)
def test_a_heading_that_is_no_person_comes_with_its_setting(heading: str) -> None:
    """VS211: the line in its help can be pasted as it stands, and then nothing is told."""
    text = f"{HEAD}---\n\n## Jane Doe\n- x\n\n## {heading}\n- dark\n"
    (told,) = (
        one
        for one in parse_note(text, "n.md", Settings(), LONDON).findings
        if one.code == "VS211"
    )
    assert "below `[notes]`" in told.help
    assert "adds it to the built-in ones" in told.help
    (line,) = re.findall(r"`(reserved_headings = .*?\])`", told.help)
    settings = read_settings(f"[notes]\n{line}\n").settings
    assert settings.notes.reserved_headings
    parsed = parse_note(text, "n.md", settings, LONDON)
    assert [one.code for one in parsed.findings] == []
    (again,) = parse_note(f"{text}\n## The odd bit\n- x\n", "n.md", settings, LONDON).findings
    assert line.replace("]", ', "The odd bit"]') in again.help
