"""Thank-yous of which only prose tells: the row stays, and it is told (VS312)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_due_note_doubts import rows
from tests.test_rules import run
from vaultsync.diagnostics import Finding, RecordTouch
from vaultsync.owed import Kind, State
from vaultsync.parse.messages.thanks import Told, thanks_told
from vaultsync.pipeline import Outcome

MakeVault = Callable[..., Path]
CONFIG = 'timezone = "Europe/London"\n'
NOTE = """\
---
type: interview
company: Acme
role: Nurse
date: 2026-03-05
recruiter: Dana Whitfield <dana@talent.example>
{head}---
{above}
## Anna Lee
email:: anna@acme.example
- the night rota

{anna}

## Tom Hart
email:: tom@acme.example
- the new ward

## What came of it
{below}
"""
DAY = "2026-03-06T09:00+00:00"
NAMES = frozenset({"anna", "lee", "tom", "hart", "dana", "whitfield"})

NO = """\
thanked her for thinking of me
Thanked Anna by email for thinking of me
Emailed Anna to thank her for thinking of me
Sent Anna a thank-you for the tip
thanked Anna by mail for passing my CV on
thank-you goes in the same email
thank-you will go in the same email
Bob emailed the CV, thank-you went in the same email
Will email Anna the CV on Friday, thank-you in the same email
Bob emailed the CV, thank-you to Bob went in the same email
send her a thank-you
must write a thank-you
I should have sent her a thank-you
I will send thanks by mail
TODO: thank-you sent to Anna
Remember: thank-you sent by tomorrow
planned: thank-you mail sent by Friday
Thank-you to be sent
thank-you sent?
thank-you sent yet?
she thanked me
she thanked me by email
Anna sent me a thank-you
Sent me a thank-you note
he thanked them by mail
Tom thanked Anna by mail that day
thanked by mail by Anna
Thank-you letter was written by her team
Anna said she sent thanks by mail
they sent thank-you cards to customers
Sent thank-you cards to customers
wrote thank-you letters for donors
Sent Bob a thank-you
thank-you sent to Bob
the team sent thank-yous
Their shop sent thank-you cards
sent thank-you gifts
wrote a thank-you page for their shop
Built a system that sent thank-you emails
We talked about thank-yous sent by mail
last year I sent her a thank-you
have not sent the thank-you
Dropped Anna a line to say thanks, it didn't go out
Messaged Bob to say cheers for the call
He messaged them to say cheers for the call
We said cheers in the pub
Anna asked to thank Bob
Emailed Anna to thank Bob for the lift
Must email Anna to thank her
haven't sent a thank-you yet
thank-you not sent
no thank-you sent
Sent her a thank-you but it bounced
drafted a thank-you mail
Wrote a thank-you mail, in drafts
she said thanks by email
Tom said thanks by text
said thanks at the door
said thanks and left
Emailed Bob that evening to say thanks
Emailed the agency that evening to say thanks
thank-you to Bob and Anna went out Sat 21st
thank-you to Anna goes out Sat 21st
Thanked Bob on 21 Nov
texted Bob thurs 5th to say thanks
texted Anna thurs 5th to say thanks for the tip
Bob texted Anna thurs 5th to say thanks
texted Anna about Bob 5th March to say thanks
she thanked me on 21 Nov
If I had sent her a thank-you
Asked whether thank-you sent
Thanked her for the tour and left
Thanked Tom at the end
Thanks for your time
Thanked Anna when she left
Thanked Bob when I sent the CV
dropped Bob a wee thank you that night
"sent her a thank-you"
`sent her a thank-you`
~~sent her a thank-you~~
thank you to Bob + Anna 11/19
thx to bob 11/19
ty to do 11/19
thx by 11/20
thx for the tip 11/19
thanks for 2/3 of it
thanksgiving 11/26
Ty sent the form
Ty 11/19
she said thx 11/19
will send thx 11/19
thx not sent 11/19
thx for 11/19 to Bob
thank you 11/19?
party/thx sent
thanked Bob and Priya by email 19 Nov
Bob and Tom thanked me by email
""".splitlines()
YES = """\
Wrote her a thank-you mail the same evening
Thanked her when I sent the CV
dropped Tom a wee thank you that night
emailed him too on the Saturday to say cheers for the tour
Sent Anna a thank-you note on LinkedIn
Thanked them both by mail that night
thank-you sent
**Thank-you sent** to Tom
Thank-you note sent to Anna
Thank you emails sent to everyone
Thank-you ✓
both thank-yous are out
Sent thanks to both
Have sent her a thank-you.
I sent Tom a short thank you.
I've already thanked her by text
Thanked Anna on LinkedIn
Texted Tom thanks
Emailed Anna to say thank you
Wrote to Mr Hart to say thanks
Dropped Anna a line to say thanks
Long day. On the train home I wrote Anna a thank-you email.
That evening I thanked Tom by email
Went home and wrote her a thank-you mail
Sent Anna Lee a thank-you, she answered at once
thank-you mail sent, no reply yet
Emailed Anna that evening to say thanks, cc Dana
Thanked Tom by text same day
Emailed Tom afterwards the same day to say thanks
Wrote to Anna straight after to say thank you
said thanks by email next morning
Said thanks to Anna by text
thank-you to Anna and Tom went out Sat 21st
thank-yous went out on 21 Nov
thank you note to Tom (sent 21.11.)
Thanked Anna 21 Nov
texted Anna thurs 5th to say thanks
texted Anna 5th March to say thanks
Messaged her on LinkedIn to say cheers for the call.
Emailed Anna on Thursday to thank her and the others, she wrote back with a smiley.
Dropped him a line that evening to say thank you for ringing, he didn't answer
Dropped Tom a line to say thanks but he never replied
Sent her a short thank you email the same evening.
thank-you went in the same email
Emailed Anna the CV, thank-you went in the same email
Thank-you to Tom was in the same email.
Thanked Anna by mail for the talk and the tour
thx sent 11/12
ty sent
TY sent to anna 19 Nov
she was great. thx 11/17.
thx 19th
thank you 11/4 to anna
thank you to anna + bob 11/19, yuki got one on linkedin
thank you to anna & tom 11/19
thx mail to anna, tom + bob 11/19
thank-you by email to Anna 6 March
thnx to tom thru dana 11/19
sent tks to anna w/ the CV
thank you card to anna on Fri 6th
thanked Priya and Tom by email 19 Nov, sent the sheet with it
thanked Priya Shah and Tom by email 19 Nov
Sent Priya and Anna a thank-you on 19 Nov
""".splitlines()


@pytest.mark.parametrize("line", NO)
def test_what_tells_of_no_thanks(line: str) -> None:
    """S13: what is to come, theirs, of others, undone or quoted is no thank-you."""
    assert not thanks_told(line, NAMES)


@pytest.mark.parametrize("line", YES)
def test_what_tells_of_thanks(line: str) -> None:
    """VS312: the words in which people note that they wrote."""
    assert thanks_told(line, NAMES)


def read(*, above: str = "", anna: str = "", below: str = "", day: str = DAY) -> Outcome:
    """Read a note on an interview of Thursday, 5 March, a day later."""
    text = NOTE.format(head="", above=above, anna=anna, below=below)
    return run({"a.md": text}, CONFIG, day)


def told(outcome: Outcome) -> list[Finding]:
    """Give what is told of thanks."""
    return [one for one in outcome.findings if one.code == "VS312"]


MAIL = "Wrote her a thank-you mail the same evening"
LOG = "## Follow-up log\n- 2026-03-05 thank-you to everyone\n"


@pytest.mark.parametrize(
    ("anna", "below", "day", "names"),
    [
        ("", "They are nice.", DAY, []),
        (f"- [ ] {MAIL}", "", DAY, []),
        (f"- [x] {MAIL}", "", DAY, []),
        (f"> {MAIL}", f"```\n{MAIL}\n```", DAY, []),
        (f"- 2026-03-05 {MAIL}", "", DAY, []),
        (f"{MAIL}\n\n- [x] Thank-you by email ✅ 2026-03-05", "", DAY, []),
        (MAIL, LOG, DAY, []),
        ("", "Sent Dana a thank-you mail", DAY, []),
        # what who is in the middle did, or does with something else
        ("", "Thanked Dana on 6/3 for putting me forward", DAY, []),
        ("", "Thanked Dana by text and asked her to send the rota", DAY, []),
        ("", "Thanked Dana by mail and asked her to pass it on to HR", DAY, []),
        ("", "Thanked Dana by mail. She couldn't pass it on", DAY, []),
        ("", "Sent Tom thanks by mail and passed on the rota", DAY, ["Tom Hart"]),
        ("", "6/3 sent Dana a thank-you text", DAY, []),
        ("", "6/3 asked Dana to pass it on", DAY, []),
        # passed on
        ("", "Thanked Dana on 6/3 and asked her to pass it on to Anna.", DAY, ["Anna Lee"]),
        ("", "Thanked Dana by mail, asked her to pass that on", DAY, ["Anna Lee", "Tom Hart"]),
        (
            "",
            "Sent Anna a thank-you mail. No address for Tom, asked her to pass it on to him",
            DAY,
            ["Anna Lee", "Tom Hart"],
        ),
        (
            "",
            "Fri 6/3 - sent Anna a thank you email. Asked her to pass it on.",
            DAY,
            ["Tom Hart"],
        ),
        ("", "6/3 texted Dana to say thanks + how it went.", DAY, ["Anna Lee", "Tom Hart"]),
        ("", "Emailed Dana thanks for the interview", DAY, ["Anna Lee", "Tom Hart"]),
        # through somebody whom the note does not know
        ("", "sent thx to bob 6/3, asked him to pass on to her mum", DAY, []),
        ("", "asked bob to pass on the rota to anna", DAY, []),
        ("", "thx to bob 6/3, she'll pass it on to anna", DAY, []),
        ("", "sent thx to bob 6/3, asked him to pass on to anna", DAY, ["Anna Lee"]),
        ("", "Thanked Bob by mail, asked him to forward it to Tom", DAY, ["Tom Hart"]),
        ("", "6/3 sent thx to bob, asked him to pass on to anna", DAY, ["Anna Lee"]),
        # the day in front, and several of them
        ("", "- 6/3 thank you mail to bob + anna", DAY, []),
        ("", "- 6/3 thank you mails to anna, tom + bob.", DAY, ["Anna Lee", "Tom Hart"]),
        ("", "- 6/3 thx to anna & tom", DAY, ["Anna Lee", "Tom Hart"]),
        ("", "- 5/3 sent Anna and Tom thank-yous", DAY, ["Anna Lee", "Tom Hart"]),
        (MAIL, "", "2026-03-05T09:00+00:00", []),  # it is not over yet
        ("", f"## Prep\n{MAIL}", DAY, []),
        (MAIL, "", DAY, ["Anna Lee"]),
        (f"- {MAIL}", "", DAY, ["Anna Lee"]),
        ("", "Sent Tom a thank-you note on LinkedIn", DAY, ["Tom Hart"]),
        ("Sent Tom a thank-you note on LinkedIn", "", DAY, ["Tom Hart"]),
        ("", "Thanked them both by mail that night", DAY, ["Anna Lee", "Tom Hart"]),
        ("", "- thank-you sent", DAY, ["Anna Lee", "Tom Hart"]),
        ("- [x] Thank-you by email ✅ 2026-03-05", "thank-you sent", DAY, ["Tom Hart"]),
        ("", "Emailed Tom to thank him", DAY, ["Tom Hart"]),
        ("", "Emailed Tom to thank him and the others", DAY, ["Anna Lee", "Tom Hart"]),
        ("Messaged her to say cheers for the call", "", DAY, ["Anna Lee"]),
        ("", "- thanked Bob and Tom by email 6/3, sent the sheet with it", DAY, ["Tom Hart"]),
        ("", "- thanked Dana and Tom by email 6/3, sent it with it", DAY, ["Tom Hart"]),
    ],
)
def test_thanks_in_prose_are_told_for_each_open_row(
    anna: str, below: str, day: str, names: list[str]
) -> None:
    """VS312, S13, S21: nobody is thanked twice unasked, and no row vanishes for a sentence."""
    outcome = read(anna=anna, below=below, day=day)
    found = told(outcome)
    assert sorted(one.message.split(" to ")[1].split(" that ")[0] for one in found) == names
    thanks = {
        one.id: one
        for one in outcome.follow_ups
        if one.kind is Kind.THANK_YOU and one.state.open
    }
    for one in found:
        (item,) = (item for ident, item in thanks.items() if ident in one.help)
        assert item.person.name in one.message
    codes = [(one.code, one.line) for one in outcome.findings]
    assert not any(("VS307", one.line) in codes for one in found)


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("Thanked her by mail", "DAY"),
        ("thank-you sent", "DAY"),
        ("Sent her a thank-you for the talk on the 5th", "DAY"),
        ("Sent her a thank-you on the 5th and on the 6th", "DAY"),
        ("Sent her a thank-you, they decide on the 6th", "DAY"),
        ("They decide by 6 March. Thanked her by mail", "DAY"),
        ("Thanked her by mail\nThey decide on the 6th", "DAY"),
        ("Thanked her by mail\nthe next morning. They decide on the 7th", "2026-03-06"),
        ("They decide by 7 March. Thanked her by mail the\nnext morning.", "2026-03-06"),
        ("Emailed her the CV on the 6th, thank-you went in the same email", "2026-03-06"),
        ("Emailed her the CV, thank-you went in the same email", "DAY"),
        (MAIL, "2026-03-05"),
        ("Emailed Anna that evening to say thanks, cc Dana", "2026-03-05"),
        ("Thanked Anna by text same day", "2026-03-05"),
        ("Wrote to Anna afterwards the same day to say thanks", "2026-03-05"),
        ("said thanks by email next morning", "2026-03-06"),
        ("sent her a thank-you on the 6th, short one", "2026-03-06"),
        ("Emailed Anna to thank her for the talk on Friday", "DAY"),
        (
            "Emailed Anna on Thursday to thank her",
            "DAY",
        ),  # the day of the interview, or a week on
        ("Emailed Anna on Saturday to thank her", "DAY"),  # it is not past yet
        ("Emailed Anna on Friday to thank her, she answered", "2026-03-06"),
        ("Dropped her a line that evening to say thanks, she didn't answer", "2026-03-05"),
    ],
)
def test_the_command_is_exact(line: str, on: str) -> None:
    """VS312: what is typed records it; a day that nobody said is left open."""
    outcome = read(anna=line)
    (one,) = told(outcome)
    (item,) = (
        one
        for one in outcome.follow_ups
        if one.kind is Kind.THANK_YOU and one.person.name == "Anna Lee"
    )
    assert one.help == f"if it was sent, `vaultsync done {item.id} --on {on}` records it"
    assert one.source == line.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("sent a thank-you email to Anna 05/04/2026", "DAY"),  # neither has been
        ("sent a thank-you email to Anna 31/02/2026", "DAY"),
        ("sent Anna a thank-you for 05/03/2026", "DAY"),
        ("sent a thank-you email to Anna 06/03/2026 ✔", "2026-03-06"),
        ("sent a thank-you email to Anna 3/6/2026", "2026-03-06"),
        ("sent Anna a thank-you on Fri 06.03.2026", "2026-03-06"),
        ("Sent a thank-you email to Anna 4/3.", "DAY"),  # before the interview
        ("Sent a thank-you email to Anna, 1/2 page", "DAY"),
        ("Thanked Anna by email, ready by Friday morning", "DAY"),
        ("Sent a thank-you email to Anna 6/3.", "2026-03-06"),
        ("Sent a thank-you email to Anna 3/6", "2026-03-06"),
        ("Thanked Anna by email Friday morning", "2026-03-06"),
    ],
)
def test_a_day_in_figures(line: str, on: str) -> None:
    """VS312: of two days that it can be, only one lies between the interview and today."""
    outcome = read(below=line)
    (one,) = told(outcome)
    assert f" --on {on}`" in one.help


@pytest.mark.parametrize(
    ("line", "order", "on"),
    [
        ("thx to anna 4/3", "DMY", None),  # before the interview, or not past yet
        ("thx to anna 3/4", "DMY", "2026-04-03"),
        ("thx to anna 6/3", "", "2026-03-06"),
        ("thx to anna 4/6", "", "2026-04-06"),
        ("thx to anna 3/8", "MDY", "2026-03-08"),
        ("thx to anna 4/5", "MDY", "2026-04-05"),
        ("thx to anna 5/4", "DMY", "2026-04-05"),
        ("thx to anna Fri 3/6", "MDY", "2026-03-06"),
    ],
)
def test_the_order_of_the_vault(line: str, order: str, on: str | None) -> None:
    """VS312: `4/5` is one day where the vault says in which order days are written."""
    config = f'{CONFIG}date_order = "{order}"\n' if order else CONFIG
    text = NOTE.format(head="", above="", anna="", below=line)
    outcome = run({"a.md": text}, config, "2026-04-10T09:00+00:00")
    days = [one.remedy.day for one in told(outcome) if isinstance(one.remedy, RecordTouch)]
    assert [*map(str, days)] == ([on] if on else [])


def test_both_of_them_in_a_section() -> None:
    """VS312: what went to both is told for both, wherever it stands."""
    line = "Sent both of them thanks that night (5th), Tom answered the next day"
    found = told(read(anna=line))
    assert [one.message.split(" that ")[0][-8:] for one in found] == ["Anna Lee", "Tom Hart"]
    assert all("--on 2026-03-05`" in one.help for one in found)


LISTED = """\
---
type: interview
company: Acme
role: Nurse
date: 2026-02-20
interviewers: [Anna Lee, Tom Hart, Ann Fox]
---

"""


@pytest.mark.parametrize(
    ("line", "read_as_sent", "commands"),
    [
        ("- Anna: thank-you to be sent 2026-02-21", "", {}),
        ("- Anna: thank-you sent by 2026-03-21", "", {}),
        ("- Anna: she thanked me by mail 21.2.", "", {}),
        ('- Anna: "thank-you sent"', "", {}),
        ("- Anna Lee: thank-you sent 2026-02-21", "Anna Lee", {}),
        ("- Anna: sent her a thank-you 2026-02-21", "Anna Lee", {}),
        ("- Anna: thanked by mail 2.3.", "", {"Anna Lee": "DAY"}),
        ("- Anna: thanked by mail 21.2.", "", {"Anna Lee": "2026-02-21"}),
        ("- Anna (the head): thanked by mail, 21 Feb", "", {"Anna Lee": "2026-02-21"}),
        ("- Anna - thanked her 21 Feb", "", {"Anna Lee": "2026-02-21"}),
        ("- Anna: thank-you sent", "", {"Anna Lee": "DAY"}),
        ("- Anna: thank-you to Tom sent 2026-02-21", "", {"Tom Hart": "2026-02-21"}),
        (
            "Anna and Tom: thank-you sent 21 Feb",
            "",
            {"Anna Lee": "2026-02-21", "Tom Hart": "2026-02-21"},
        ),
        (
            "thank-you to Anna and Tom went out Sat 21st. Didn't have Ann's address, ask\nher",
            "",
            {"Anna Lee": "2026-02-21", "Tom Hart": "2026-02-21"},
        ),
    ],
)
def test_thanks_behind_the_name_of_somebody_listed(
    line: str, read_as_sent: str, commands: dict[str, str]
) -> None:
    """VS312, S21: they are of whom the line begins with; with its day in full it is a touch."""
    outcome = run({"a.md": f"{LISTED}{line}\n"}, CONFIG, "2026-02-23T09:00+00:00")
    thanks = [one for one in outcome.follow_ups if one.kind is Kind.THANK_YOU]
    assert "".join(one.person.name for one in thanks if not one.state.open) == read_as_sent
    assert {
        one.person.name: found.help.partition("--on ")[2].partition("`")[0]
        for one in thanks
        for found in told(outcome)
        if one.id in found.help
    } == commands


@pytest.mark.parametrize(
    ("line", "told_of"),
    [
        ("sent her a thank-you on the 19th, short one", False),
        ("sent her a thank-you on 4 March", False),
        ("sent her a thank-you on 2026-02-19", False),
        ("sent her a thank-you on the 5th, short one", True),
        ("sent her a thank-you for the talk on the 19th", True),
    ],
)
def test_thanks_for_an_earlier_interview(line: str, told_of: bool) -> None:
    """VS312, S21: thanks of a day before the interview are not for it: `done` refuses them."""
    assert bool(told(read(anna=line))) is told_of


@pytest.mark.parametrize(
    ("line", "head", "day"),
    [
        ("Sent Anna a thank you email", "", ""),  # on which day is not known
        ("Must send Anna a thank you email on friday (6th)", "", ""),
        ("Sent Anna a thank you email on friday (6th)", "status: rejected\n", ""),
        ("Sent Anna a thank you email on the 4th", "", ""),  # before the interview
        ("Sent Anna a thank you email on friday morning (6th), about rotas.", "", "2026-03-06"),
    ],
)
def test_thanks_that_count_as_missed_are_asked_about(line: str, head: str, day: str) -> None:
    """Days after the interview nothing is advised any more; what was sent is still recorded."""
    note = NOTE.format(head=head, above="", anna="", below=f"{line}\n")
    found = told(run({"a.md": note}, CONFIG, "2026-03-20T09:00+00:00"))
    assert [str(one.remedy.day) for one in found if isinstance(one.remedy, RecordTouch)] == (
        [day] if day else []
    )
    assert len(found) == bool(day)
    assert all("counts as missed" in one.message for one in found)


def test_the_due_note_tells_it_below_the_row(make_vault: MakeVault) -> None:
    """VS312: who sees the row sees the line, and only below the row that it is about."""
    text = NOTE.format(head="", above="", anna=MAIL, below="")
    found = rows(make_vault({"a.md": text}), DAY)
    under = {words: [x for x in lines if "look at line" in x] for words, lines in found.items()}
    (said,) = under.pop("Thank-you to")
    assert said.startswith(
        f'before you send it, look at line 13 of the note: "{MAIL}"; if it was sent, '
    )
    assert "vaultsync done vs-" in said
    assert not any(under.values())


@pytest.mark.parametrize(
    "text",
    [
        "thank you the same, " * 3_000,
        "the same " * 9_000 + "thank",
        "Sent " * 20_000,
        "thank-you sent to " * 5_000,
        "I sent a " * 9_999 + "thank-you",
    ],
)
def test_a_line_without_end(text: str) -> None:
    """No line is too long to be read."""
    assert isinstance(thanks_told(text, NAMES), Told | None)


ANNA_DONE = "- [x] Thank-you by email ✅ 2026-03-06"
TOM_DONE = "- [x] Thank-you to Tom by email ✅ 2026-03-06"


@pytest.mark.parametrize(
    ("anna", "below", "head", "count"),
    [
        # it may be another message, or another one's thanks
        (f"- follow-up email sent\n{ANNA_DONE}", "", "", 1),
        ("- thank-you email sent", TOM_DONE, "", 0),  # VS312 tells it
        (ANNA_DONE, "### Log\n- thank-you to Tom sent", "", 0),  # VS312 tells it
        (f"- sent my follow-up\n{ANNA_DONE}", TOM_DONE, "", 1),
        # it is recorded
        (f"- thank-you email sent\n{ANNA_DONE}", "", "", 0),
        (f"- thank-you email sent\n{ANNA_DONE}", TOM_DONE, "", 0),
        (ANNA_DONE, f"### Log\n- thank-you emails sent\n{TOM_DONE}", "", 0),
        # it is over
        ("- follow-up email sent", "", "status: rejected\n", 0),
        ("- thank-you email sent", "", "status: withdrawn\n", 0),
    ],
)
def test_thanks_that_are_recorded_are_no_message_without_a_day(
    anna: str, below: str, head: str, count: int
) -> None:
    """VS307: silent once `done` recorded that thank-you, and once the application is closed."""
    text = NOTE.format(head=head, above="", anna=anna, below=below)
    found = run({"a.md": text}, CONFIG, "2026-03-09T09:00+00:00").findings
    assert [one.code for one in found].count("VS307") == count


@pytest.mark.parametrize(
    ("line", "on"),
    [
        # the day is another's or another matter's, or two, or no such day
        ("Fri 6th. She rang. Sent her a thank-you.", "DAY"),
        ("Fri 6th. Sent her a thank-you on Sat 7th.", "DAY"),
        ("Fri 6th. Went home, sent her a thank-you.", "DAY"),
        ("Fri 6th. After she rang, sent her a thank-you.", None),
        ("They decide by Fri 6th. Sent her a thank-you.", "DAY"),
        ("Her talk is Fri 6th - sent her a thank-you", "DAY"),
        ("Mon 6th. Sent her a thank-you.", "DAY"),
        ("Fri 6th: emailed Bob to thank him", None),
        ("Fri 6th. Sent Anna an email to say thanks.", "2026-03-06"),
        ("Fri 6th. Sent Anna an email to say thanks. anna@acme.example", "2026-03-06"),
        ("Fri 6th - sent Anna an email to say thanks", "2026-03-06"),
        ("Fri 6th: emailed Anna to thank her", "2026-03-06"),
        ("The 6th. Wrote to Anna to say thanks", "2026-03-06"),
        ("Sent Anna a thank-you on Friday 6th", "2026-03-06"),
        ("texted Anna mon 6th to say thanks", "DAY"),
        ("texted Anna fri 6th to say thanks", "2026-03-06"),
    ],
)
def test_the_day_may_come_first(line: str, on: str | None) -> None:
    """VS312: a day that begins the line, with a dot, a dash or a colon, says when it was."""
    found = told(read(anna=line, day="2026-04-01T09:00+00:00" if on is None else DAY))
    helps = [one.help for one in found]
    assert all(f"--on {on}`" in one for one in helps)
    assert bool(helps) is (on is not None)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("- thanked her and Anna by email Friday morning", {"Anna Lee"}),
        ("Met Bob there.\n- thanked her and Anna by email", {"Anna Lee"}),
        ("Tom said they'd ring.\n- thanked Anna by email", {"Anna Lee"}),
        ("Tom said they'd ring.\n- thanked him and Anna by email", {"Anna Lee", "Tom Hart"}),
    ],
)
def test_her_and_somebody(lines: str, names: set[str]) -> None:
    """VS312 for both: `him` is the only other one whom the lines above speak of."""
    outcome = read(below=lines)
    found = told(outcome)
    assert {name for one in found for name in NAMED if name in one.message} == names


NAMED = ("Anna Lee", "Tom Hart")
BOTH = {"Anna Lee", "Tom Hart"}


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        # nobody, several, or somebody else besides: it may be any of them
        ("Emailed her to say thanks on Fri 6 March.", BOTH),
        ("Anna and Tom were kind. Emailed her to say thanks on Fri 6 March.", BOTH),
        ("Anna and Bob were kind. Emailed her to say thanks on Fri 6 March.", BOTH),
        ("Anna was kind. Bus home. Emailed her to say thanks on Fri 6 March.", BOTH),
        ("Anna was kind.\n\nEmailed her to say thanks on Fri 6 March.", BOTH),
        # met was somebody else: the contact gets no thank-you
        ("Booked by Dana. Emailed her to say thanks on Fri 6 March.", set()),
        # the only one who is named right before
        (
            "Contact is Anna, anna@acme.example. Emailed her to say thanks on 6 March.",
            {"Anna Lee"},
        ),
        ("Anna Lee was kind, emailed her to say thanks on 6 March", {"Anna Lee"}),
        ("Tom has the keys. Sent him a thank-you note the same evening.", {"Tom Hart"}),
        ("Mr Hart showed me round.\nThanked him by text on Friday morning.", {"Tom Hart"}),
        ("Liked Anna best. Wrote her a thank-you on the 6th, two lines.", {"Anna Lee"}),
    ],
)
def test_her_is_whoever_was_just_named(lines: str, names: set[str]) -> None:
    """VS312: below nobody's heading `her` is the only one named in the sentence before."""
    found = told(read(below=lines))
    assert {name for one in found for name in NAMED if name in one.message} == names
    sure = {one.remedy.who for one in found if isinstance(one.remedy, RecordTouch)}
    assert sure == {name.lower() for name in names if len(names) == 1}


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Thanked Anna by email Fri 6 March.", []),
        ("Thanked Anna by email Fri 6 March, she'll pass it to Tom if she sees him.", []),
        ("Thanked Anna by email Fri 6 March, asked her to pass the CV to Tom.", []),
        ("Thanked Anna by email Fri 6 March, asked her to pass it to Bob.", []),
        ("Thanked Anna by email Fri 6 March, asked her to pass it to Tom.", ["tom hart"]),
        (
            "Thanked Anna by email Fri 6 March and asked her to forward it to Mr Hart.",
            ["tom hart"],
        ),
        ("Thanked Anna by email Fri 6 March, asked her to pass them on.", ["tom hart"]),
    ],
)
@pytest.mark.parametrize("day", [DAY, "2026-03-20T09:00+00:00"])
def test_thanks_that_a_record_says_are_passed_on(line: str, day: str, asked: list[str]) -> None:
    """VS312: a line that is read as her thank-you may ask her to pass it on; it is proposed."""
    outcome = read(anna=line, day=day)
    assert [one.person.name for one in outcome.follow_ups if one.state is State.DONE] == [
        "Anna Lee"
    ]
    touches = [one.remedy for one in told(outcome) if isinstance(one.remedy, RecordTouch)]
    assert [(one.who, str(one.day)) for one in touches] == [
        (who, "2026-03-06") for who in asked
    ]


@pytest.mark.parametrize(
    ("line", "log", "count"),
    [
        # nothing is recorded, or of somebody else, of another kind, or before that day
        ("On Monday 9th Dana wrote on behalf of the panel: it takes longer", "", 1),
        ("On Monday 9th Dana wrote on behalf of the panel", "- 2026-03-09 Tom replied", 1),
        ("On Monday 9th Dana wrote on behalf of the panel", "- 2026-03-09 call to Dana", 1),
        ("On Tuesday 10th Dana wrote of the panel", "- 2026-03-09 Dana replied", 1),
        # it is
        ("On Monday 9th Dana wrote on behalf of the panel", "- 2026-03-09 Dana replied", 0),
        ("On Monday 9th Dana wrote on behalf of the panel", "- 2026-03-10 Dana replied", 0),
        ("thurs Dana rang", "- 2026-03-06 Dana rang", 0),
    ],
)
def test_what_is_recorded_is_no_message_without_a_day(line: str, log: str, count: int) -> None:
    """VS307: a record with the same person of that day, or a later one, settles it."""
    text = NOTE.format(head="", above="", anna="", below=f"{line}\n## Log\n{log}\n")
    text = text.replace("## What came of it", "## After")
    found = run({"a.md": text}, CONFIG, "2026-03-16T09:00+00:00").findings
    assert [one.code for one in found].count("VS307") == count


@pytest.mark.parametrize(
    ("line", "log", "asked"),
    [
        # no day, another person's, or one of them was thanked on that day
        ("Thank you email sent.", "", []),
        ("Thank you email sent to Bob 6th March.", "", []),
        ("Bob sent it 6th with a thank you", "", []),
        ("Will send it 6th with a thank you", "", []),
        ("Sent it 6th with a thank you for the tip", "", []),
        ("Thank you email sent 6th March.", "- 2026-03-06 thank-you to Tom", []),
        ("They decide by Thursday 19th. Thank you email sent 6th March.", "", ["anna", "tom"]),
        ("Sent it 6th with a thank you for the chat. She was glad", "", ["anna", "tom"]),
        ("Emailed them over on the 6th with my thanks.", "", ["anna", "tom"]),
        # what is told below a rejection is for that
        (
            "Thank you email sent 6th March.\n\nRejected.\n\nWrote to thank them on Saturday.",
            "",
            ["anna", "tom"],
        ),
        ("Sent that to Anna on the 6th with a quick thank-you note", "", ["anna"]),
    ],
)
def test_each_is_asked_about_where_nobody_is_named(
    line: str, log: str, asked: list[str]
) -> None:
    """VS312: to whom it went is not guessed; also where it is too late to send one."""
    text = NOTE.format(head="", above="", anna="", below=f"{line}\n\n## Log\n{log}\n")
    found = told(run({"a.md": text}, CONFIG, "2026-03-25T09:00+00:00"))
    touches = [one.remedy for one in found if isinstance(one.remedy, RecordTouch)]
    assert [one.who.split()[0] for one in touches] == asked
    assert {str(one.day) for one in touches} <= {"2026-03-06"}
