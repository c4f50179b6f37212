"""What people who knew nothing of the reader wrote, and what must be made of it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from vaultsync.model import Interview, Parsed, Status
from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.days.english_days import english_day
from vaultsync.parse.front.keys import read_status
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

LONDON = ZoneInfo("Europe/London")
PLAIN = Settings()
DAY_FIRST = Settings(date_order="DMY")
HEAD = """---
type: interview
company: Acme
role: Engineer
date: 2026-03-05
interviewers: [{names}]
---
"""
TWO = "Jane Doe, Bob Smith"


def parse(body: str, names: str = TWO, settings: Settings = PLAIN) -> Parsed:
    """Read a note with these interviewers and this body."""
    return parse_note(HEAD.format(names=names) + body, "n.md", settings, LONDON)


def note(body: str, names: str = TWO, settings: Settings = PLAIN) -> Interview:
    """The same, without the findings."""
    found = parse(body, names, settings).interview
    assert found is not None
    return found


def touches(found: Interview) -> list[str]:
    """Write touches as kind, first name and day."""
    return [f"{t.kind.value} {(t.who or '*').split()[0]} {t.day:%m-%d}" for t in found.touches]


def told(body: str, names: str = TWO) -> list[str]:
    """Give the findings as code and the characters they point at."""
    return [
        f"{one.code} {one.source[one.column - 1 : one.column - 1 + one.length]}"
        for one in parse(body, names).findings
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # what is not certain stays unknown, and the note counts as waiting
        ("not rejected", None),
        ("rejected?", None),
        ("offer?", None),
        ("no offer yet", None),
        ("offer expected", None),
        ("offer, not signed", None),
        ("offer - declined", None),
        ("offer or rejection", None),
        ("waiting, rejected 14 March", None),
        ("next round 11 March", None),
        ("offer (rescinded)", None),
        ("offer, turned it down", None),
        ("cancelled, new date 20 March", None),
        ("moved on, next round", None),
        ("rejected (reopened)", None),
        ("hired (someone else)", None),
        ("interviewed, they passed", None),
        ("YES", None),
        ("no", None),
        ("rejected after interview, then called back", None),
        ("they said no decision yet", None),
        ("said no to the offer", None),
        ("not rejected after the interview", None),
        ("rejected " * 20, None),
        # a day and a remark do not count
        ("rejected 2025-03-14", Status.REJECTED),
        ("Rejected on 14 March", Status.REJECTED),
        ("rejected, asked for feedback", Status.REJECTED),
        ("OFFER 2025-06-11", Status.OFFER),
        ("offer received, deciding", Status.OFFER),
        ("negotiating", Status.OFFER),
        ("waiting (since 3 May)", Status.WAITING),
        ("interviewed 5 March", Status.WAITING),
        ("applied (12/03)", Status.WAITING),
        ("open??", Status.WAITING),
        ("in progress / waiting", Status.WAITING),
        ("awaiting decision", Status.WAITING),
        ("withdrawn – too far", Status.WITHDRAWN),
        ("closed: role frozen", Status.CLOSED),
        ("role frozen", Status.CLOSED),
        ("accepted!! 🎉", Status.ACCEPTED),
        ("waiting to hear", Status.WAITING),
        ("no news yet", Status.WAITING),
        ("they said no", Status.REJECTED),
        ("They said no 24 Nov", Status.REJECTED),
        ("didn't get it", Status.REJECTED),
        ("rejected after interview", Status.REJECTED),
        ("rejected by email", Status.REJECTED),
    ],
)
def test_a_status_with_a_day_or_a_remark(text: str, status: Status | None) -> None:
    """`status: rejected 2025-03-14` is a rejection: nobody is chased after it."""
    assert read_status(text) is status


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # nothing was sent or heard
        ("2026-03-10 nothing", []),
        ("2026-03-10 no call", []),
        ("2026-03-10 Jane: auto-reply, out until Monday", []),
        ("2026-03-10 auto-reply from Jane, out until Monday", []),
        ("2026-03-10 out-of-office answer from Jane", []),
        ("2026-03-10 Me: ask for the slides", []),
        ("2026-03-10 Note: reply pending", []),
        ("2026-03-10 Salary: to be discussed", []),
        ("2026-03-10 Feeling: good", []),
        ("2026-03-10 Mum says I should chase", []),
        ("2026-03-10 Elin: final round on Monday, with Bob", []),
        ("2026-03-10 Jane said in the interview: two weeks", []),
        ("2026-03-05 Jane: friendly, ten years there", []),
        ("5 March Bob: quiet", []),
        ("5.3. Jane: friendly, ten years there", []),
        ("2026-03-10 Jane: will call", []),
        ("2026-03-10 Jane: didn't pick up", []),
        ("2026-03-10 Jane: out of office until Monday", []),
        ("2026-03-20 nudge Jane if no answer", []),
        # what they said is no thank-you of mine, whatever its words
        ("2026-03-10 Got a thank you from Bob", ["reply bob 03-10"]),
        ("2026-03-10 thanked by Jane", ["reply jane 03-10"]),
        ("2026-03-10 Jane: thanks, decision by Friday", ["reply jane 03-10"]),
        ('2026-03-10 Jane: "This is great, thanks, passed on"', ["reply jane 03-10"]),
        ('2026-03-10 Elin: "soon"', ["reply * 03-10"]),
        ("2026-03-10 Jane says no", ["reply jane 03-10"]),
        ("2026-03-10 Jane confirms: one increment up", ["reply jane 03-10"]),
        ("2026-03-10 Jane did ring! 15 minutes", ["reply jane 03-10"]),
        ("2026-03-10 Jane calls: they want me", ["reply jane 03-10"]),
        ("2026-03-10 **Jane rang. They want me!!**", ["reply jane 03-10"]),
        ("2026-03-10 Denise rang. They took the internal one (= Bob)", ["reply * 03-10"]),
        ("2026-03-10 Second interview offered: 4 April, Ann and Jane", ["reply * 03-10"]),
        ("2026-03-10 written conditional offer through the portal", ["reply * 03-10"]),
        # what I did for somebody stays a deed
        ("2026-03-10 Jane: left her a voicemail", ["call jane 03-10"]),
        ("2026-03-10 Jane: asked for an update", ["status check jane 03-10"]),
        ("2026-03-10 Jane: second chaser", ["follow-up jane 03-10"]),
        ("2026-03-10 Jane: quick thank-you by email", ["thank-you jane 03-10"]),
        ("2026-03-10 Jane nudged again", ["follow-up jane 03-10"]),
        ("2026-03-10 emailed Jane: any news?", ["status check jane 03-10"]),
        ("2026-03-10 emailed Jane to check in", ["status check jane 03-10"]),
        ("2026-03-10 Jane: thank-you sent", ["thank-you jane 03-10"]),
        ("2026-03-10 Jane: emailed the slides", ["other jane 03-10"]),
        ("2026-03-10 second mail to Jane with what Mel told me", ["other jane 03-10"]),
        ("2026-03-10 asked Jane", ["status check jane 03-10"]),
        ("2026-03-10 asked Jane where things stand", ["status check jane 03-10"]),
        ("2026-03-10 asked Jane for the slides", ["other jane 03-10"]),
        # to whom
        ("2026-03-10 thank-you to both", ["thank-you jane 03-10", "thank-you bob 03-10"]),
        (
            "2026-03-10 thank-yous to both, with the list for Bob",
            ["thank-you jane 03-10", "thank-you bob 03-10"],
        ),
        ("2026-03-10 thank-you to all four", ["thank-you * 03-10"]),
        ("2026-03-10 thank-you to the panel coordinator", ["thank-you * 03-10"]),
        ("2026-03-10 thank-you to Jane. Must send thank-you to Bob", ["thank-you jane 03-10"]),
        ("2026-03-10 thank-you to Jane. Thank-you to Bob bounced", ["thank-you jane 03-10"]),
        ("2026-03-10 thanked Jane, told her to say thanks to Bob", ["thank-you jane 03-10"]),
        (
            "2026-03-10 thanked Jane by email, cc Bob",
            ["thank-you jane 03-10", "thank-you bob 03-10"],
        ),
        (
            "2026-03-10 thank-you to Jane, cc Bob",
            ["thank-you jane 03-10", "thank-you bob 03-10"],
        ),
        ("2026-03-10 mail to Jane with the plan. Thanks to Bob", ["thank-you bob 03-10"]),
        (
            "2026-03-10 thank-you cards (paper) posted to Jane and Bob",
            ["thank-you jane 03-10", "thank-you bob 03-10"],
        ),
        ("2026-03-10 meant to thank Jane but did not", []),
        ("2026-03-10 wanted to thank Bob, no time", []),
        ("2026-03-10 forgot to thank Bob; wanted to write a thank-you to Jane, no time", []),
        (
            "2026-03-10 wrote Jane: wanted to thank you for your time",
            ["thank-you jane 03-10"],
        ),
        (
            "2026-03-10 dropped Jane and Bob a short note to say thanks",
            ["thank-you jane 03-10", "thank-you bob 03-10"],
        ),
        (
            "2026-03-10 wrote Bob Smith and Jane Doe to say thank you",
            ["thank-you bob 03-10", "thank-you jane 03-10"],
        ),
        (
            "2026-03-10 sent Jane, Bob a thank you",
            ["thank-you jane 03-10", "thank-you bob 03-10"],
        ),
        (
            "2026-03-10 dropped Jane a note to say thanks, Bob too",
            ["thank-you jane 03-10", "thank-you bob 03-10"],
        ),
        ("2026-03-10 sent Jane a thank-you, Bob will decide", ["thank-you jane 03-10"]),
        ("2026-03-10 thanked Jane, Bob to follow", ["thank-you jane 03-10"]),
        ("2026-03-10 wrote Jane, thanks to Bob", ["thank-you bob 03-10"]),
        (
            "2026-03-10 Jane emailed, I answered the same day",
            ["reply jane 03-10", "other jane 03-10"],
        ),
        ("2026-03-10 Jane wrote, I am waiting", ["reply jane 03-10"]),
        ("[x] Thankyou to Jane 2026-03-10", ["thank-you jane 03-10"]),
        ("[x] thank you to Jane 10 March", ["thank-you jane 03-10"]),
        ("[x] thank you mail to Jane 10/3", ["thank-you jane 03-10"]),
        ("[x] thx mail to Jane 10.3.", ["thank-you jane 03-10"]),
        ("[x] Send thank-you to Jane by 10 March", ["thank-you jane 03-05"]),
        ("[x] Follow-up to Jane, round 2 (3/4)", ["follow-up jane 03-05"]),
        ("2026-03-10 call from Dr. Doe: they like me", ["reply jane 03-10"]),
        (
            "2026-03-10 thank-you to Jane and Dr. Smith",
            ["thank-you jane 03-10", "thank-you bob 03-10"],
        ),
        ("2026-03-10 Mrs Doe rang herself", ["reply jane 03-10"]),
        ("2026-03-10 sent Mr Smith the photo", ["other bob 03-10"]),
        ("2026-03-10 note of thanks (jane@acme.example)", ["thank-you jane 03-10"]),
        # days as people write them
        ("10 March (Tue) Jane: yes", ["reply jane 03-10"]),
        ("**10 March** Jane: yes", ["reply jane 03-10"]),
        ("Tue 10 March – Jane: yes", ["reply jane 03-10"]),
        ("10 March, 18:20 Jane: yes", ["reply jane 03-10"]),
    ],
)
def test_lines_of_a_log(line: str, expected: list[str]) -> None:
    """Whom to thank, whom to chase and whom to answer hangs on who did what (S21)."""
    body = f"## Jane Doe\njane@acme.example\n## Log\n- {line}\n"
    assert touches(note(body, settings=DAY_FIRST)) == expected


@pytest.mark.parametrize(
    ("body", "expected", "findings"),
    [
        # not where other things stand
        ("## Summary\n- 2026-03-10 thank-you to Jane\n", [], ["VS309 2026-03-10"]),
        (
            "## Notes\n- 2026-03-10 thank-you to Jane\n- 2026-03-11 sent Bob the plan\n",
            [],
            ["VS309 2026-03-10"],
        ),
        ("## Background\n- 2026-01-12 sent my CV to Jane\n", [], []),
        ("## Schedule\n- 2026-03-10 second round\n", [], []),
        ("**Summary**\n\n- 2026-03-10 thank-you to Jane\n", [], ["VS309 2026-03-10"]),
        ("## Log\n- mon 10 thank-you to Jane\n", [], ["VS307 mon 10"]),
        ("## Log\n- thurs Jane rang\n", [], ["VS307 thurs"]),
        ("## Log\n- fri slept badly\n", [], []),
        # but under any of these
        ("## After\n- 10 March thank-you to Jane\n", ["thank-you jane 03-10"], []),
        ("## Afterwards\n10 March: thank-you to Jane\n", ["thank-you jane 03-10"], []),
        ("## Sent\n- 10 March thank-you to Jane\n", ["thank-you jane 03-10"], []),
        ("## Timeline\n- 10 March thank-you to Jane\n", ["thank-you jane 03-10"], []),
        ("### Log\n- 10 March thank-you to Jane\n", ["thank-you jane 03-10"], []),
        ("## Protokoll\n- 10 March thank-you to Jane\n", ["thank-you jane 03-10"], []),
        (
            "## Since then\n9 March – sent the plan to Bob\n12 March – Bob: good\nnow wait\n",
            ["other bob 03-09", "reply bob 03-12"],
            [],
        ),
        ("**Afterwards**\n\n- 10 March thank-you to Jane\n", ["thank-you jane 03-10"], []),
        (
            "**Afterwards**\nOk\n\n- 10 March thank-you to Jane\n\n**Money**\n\n- 6 May: 50\n",
            ["thank-you jane 03-10"],
            [],
        ),
        # under what came after, other days are the writer's own business
        ("## Afterwards\n- 10 March slept badly\n", [], []),
        ("## Log\n- 10 March slept badly\n", [], ["VS305 10 March"]),
    ],
)
def test_where_lines_on_messages_count(
    body: str, expected: list[str], findings: list[str]
) -> None:
    """A log is what people call one; elsewhere a message is told, not counted."""
    assert touches(note(body)) == expected
    own = [one for one in told(body) if not one.startswith(("VS2", "VS4"))]
    assert own == findings


@pytest.mark.parametrize(
    ("line", "email"),
    [
        # somebody else's, or nobody's
        ("the office: office@acme.example", ""),
        ("her assistant: karl.doering@acme.example", ""),
        ("her brother is sam.doe2@acme.example", ""),
        ("cc jane.smith@acme.example", ""),
        ("NOT jane.doe@acme.example (bounces)", ""),
        ("jane.doe@acme.example bounced", ""),
        ("Jane Brown, agency: jane@acme.example", ""),
        ("a friend of that name: jane@globex.example", ""),
        ("b.doe@acme.example = Barbara Doe, HR", ""),
        ("jane@acme.example or j.doe@acme.example", ""),
        ("both use team.jane@acme.example", ""),
        # hers, by her name, wherever it stands
        ("Head of Product. jane.doe@acme.example", "jane.doe@acme.example"),
        ("Founder, jane@acme.example / 07700 900318", "jane@acme.example"),
        ("write to j.doe@acme.example.", "j.doe@acme.example"),
        ("(jdoe@acme.example)", "jdoe@acme.example"),
        ("doej@acme.example", "doej@acme.example"),
        ("JANE.DOE@acme.example", "JANE.DOE@acme.example"),
    ],
)
def test_addresses_that_bear_a_name(line: str, email: str) -> None:
    """An address in a sentence is somebody's if it bears the name of nobody else."""
    found = note(f"## Jane Doe\n- {line}\n## Bob Smith\n- b\n")
    jane, bob = found.people
    assert jane.email == email
    assert bob.email == ""


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Elin Sjöström", "elin.sjostrom@x.example"),
        ("Jörg Müller", "joerg.mueller@x.example"),
        ("Caoimhe Ní Bhriain", "caoimhe.nibhriain@x.example"),
        ("Łukasz Søren", "lukasz.soren@x.example"),
    ],
)
def test_addresses_in_the_letters_that_they_have(name: str, address: str) -> None:
    """`ö` is `o` or `oe` in an address."""
    assert note(f"## {name}\n- nice. {address}\n", name).people[0].email == address


def test_an_address_that_fits_two_is_nobodys() -> None:
    """Horst and Janine Voltmann: `voltmann@…` may be either's."""
    found = note("- voltmann@x.example\n", "Horst Voltmann, Janine Voltmann")
    assert [one.email for one in found.people] == ["", ""]


@pytest.mark.parametrize(
    ("listed", "heading", "points"),
    [
        ("Ann Lee", "Joan Leeson", []),
        ("Ann Lee", "Bo Lee", []),
        ("Jane Doe", "Janet Smith", []),
        ("Paula Chen", "Paul Chen", []),
        ("Danielle Kim", "Daniel Kim", []),
        ("Brian Brown", "Ian Brown", []),
        ("Adriana Cruz", "Ana Cruz", []),
        ("Oluwaseun Bankole", "Seun Bankole", ["a"]),
        ("Oluwaseun Bankole", "Oluwaseun (Seun) Bankole", ["a"]),
        ("'Philippa \"Pip\" Denholm'", "Pip Denholm", ["a"]),
        ("Daniel Weber", "Dan Weber", ["a"]),
    ],
)
def test_what_somebody_is_called(listed: str, heading: str, points: list[str]) -> None:
    """A nickname with the surname of one person only is that person's section."""
    found = note(f"## {heading}\n- a\n", listed)
    assert [point.text for point in found.people[0].points] == points


def test_who_is_listed_by_a_short_name_is_one_person() -> None:
    """Listed as Raj, with a heading `Rajesh`: thanked once; in the log both names are his."""
    found = note("## Rajesh Patel\n- a\n## Log\n- 2026-03-10 thank-you to Raj\n", "Raj Patel")
    assert [one.name for one in found.people] == ["Rajesh Patel"]
    found = note("## Seun Bankole\n- a\n## Log\n- 10 March Seun: yes\n", "Oluwaseun Bankole")
    assert touches(found) == ["reply oluwaseun 03-10"]


def test_a_nickname_in_brackets_is_no_title() -> None:
    """`## Oluwaseun (Seun) Bankole`; `Seun` in the log is he."""
    found = note("## Oluwaseun (Seun) Bankole\n- a\n## Log\n- 2026-03-10 Seun: yes\n", "")
    assert (found.people[0].name, found.people[0].title) == ("Oluwaseun Bankole", "")
    assert touches(found) == ["reply oluwaseun 03-10"]


def test_other_brackets_are() -> None:
    """`(CTO)` behind a name is her title."""
    jane = note("## Jane Doe (CTO)\n- a\n", "").people[0]
    assert (jane.name, jane.title) == ("Jane Doe", "CTO")


def test_names_in_bold_are_sections_of_who_is_listed() -> None:
    """`**Jane Doe** — …` and what follows, to the next line in bold."""
    found = note(
        "**Jane Doe** — knows the stock\n\n- wants it down\n\n**Bob Smith** (boss), tired\n\n"
        "**Money**\n\n- 50\n"
    )
    said = [[point.text for point in one.points] for one in found.people]
    assert said == [["knows the stock", "wants it down"], ["(boss), tired"]]


@pytest.mark.parametrize(
    ("field", "findings"),
    [
        ("email::", []),
        ("email:: n/a", []),
        ("email:: none, she has a fax", []),
        ("email:: TBD", []),
        ("email:: jane@x.example", []),
        ("phone:: ext. 4411", []),
        ("phone:: unknown", []),
        ("email:: jane(at)x.example", ["VS215 jane(at)x.example"]),
        ("email:: jane@x", ["VS215 jane@x"]),
        ("email:: via Bob", ["VS215 via Bob"]),
        ("phone:: ask reception", ["VS215 ask reception"]),
        ("text_ok:: maybe", ["VS210 maybe"]),
    ],
)
def test_what_is_no_address_is_told(field: str, findings: list[str]) -> None:
    """A field that nobody can use is told at the field, not only when somebody is due."""
    body = f"## Jane Doe\n{field}\n## Bob Smith\nemail:: bob@x.example\n"
    assert [one for one in told(body) if one.startswith("VS21")] == findings


@pytest.mark.parametrize(
    "head",
    [
        "interviewers:\n  - name: Jane Doe\n    email: jane(at)x.example\n",
        "primary_contact: {name: Jane Doe, email: jane(at)x.example}\n",
    ],
)
def test_it_is_told_in_the_front_matter_too(head: str) -> None:
    """With the line of the value."""
    text = f"---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n{head}---\n"
    found = parse_note(text, "n.md", PLAIN, LONDON).findings
    assert [(one.code, one.line) for one in found if one.code == "VS215"] == [
        ("VS215", text[: text.index("jane(at)")].count("\n") + 1)
    ]


def test_days_of_a_log_without_a_year() -> None:
    """`18/6` counts as soon as the vault says which number comes first; a key never does."""
    body = "## Log\n- 18/6 thank-you to Jane\n- 25.6. Jane: yes\n"
    assert touches(note(body, settings=DAY_FIRST)) == [
        "thank-you jane 06-18",
        "reply jane 06-25",
    ]
    for day in ("8/6", "8.6.", "Tue 8/6", "24/7", "31/6"):
        first = parse(f"## Log\n- {day} thank-you to Jane\n").findings[0]
        assert (first.code, first.line) == ("VS301", 9)
    first = parse("## Log\n- 8/6 thank-you to Jane\n").findings[0]
    assert "date_order" in first.help


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ("3/4", None),  # 3 April or 4 March
        ("Sat 3/4", None),  # of neither
        ("Thu 27/3", None),  # it is a Friday
        ("24/7", None),
        ("27/3 or 28/3", None),
        ("27/3 - 28/3", None),
        ("27/3 & Sat 28/3", None),
        ("27/3", "03-27"),  # 27 is no month
        ("27/3 9.30", "03-27"),
        ("Fri 27/3", "03-27"),
        ("3/27", "03-27"),
        ("27.3.", "03-27"),
        ("Fri 3/4", "04-03"),  # 4 March is a Wednesday
        ("Tues 10/3", "03-10"),
        ("5/5", "05-05"),
    ],
)
def test_days_in_figures_that_are_one_day_only(day: str, read: str | None) -> None:
    """Where only one order is a day, or the one of its weekday, no setting is needed (S12)."""
    body = f"## Log\n- {day} thank-you to Jane\n"
    expected = f"thank-you jane {read}"
    found = touches(note(body))
    assert (expected in found) == (read is not None)
    assert bool(parse(body).findings) == (read is None)


def ordinal(day: int) -> str:
    """Give `1st`, `2nd`, `11th`."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{day}{'th' if 10 < day < 20 else ends.get(day % 10, 'th')}"


@pytest.mark.parametrize("form", range(8))
def test_plain_english_days_are_read_as_dateparser_does(form: int) -> None:
    """What is read without the library is what the library reads, in every form."""
    base = date(2026, 3, 5)
    for days in range(0, 360, 17):
        day = base + timedelta(days=days)
        number, month, short = day.day, f"{day:%B}", f"{day:%b}"
        text = (
            f"{number} {month}",
            f"{number} {short} {day.year}",
            f"{month} {number}, {day.year}",
            f"{short} {number}",
            f"{ordinal(number)} {month}",
            f"{ordinal(number)} of {month}",
            f"{day:%a} {number} {short}",
            f"{day:%A}, {month} {number}, {day.year}",
        )[form]
        read = find_moment(text, PLAIN, base)
        # with another language besides, dateparser is asked
        library = find_moment(text, Settings(languages=("en", "de")), base)
        assert read == library
        assert library is None or english_day(text, base) == library.day
