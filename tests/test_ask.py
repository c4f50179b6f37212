"""`vaultsync ask`: what the notes say in words becomes the line that counts, after a yes."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.support import Cli
from tests.talking import CTRL_C, CTRL_D, Talk, talk
from tests.test_rules import run
from tests.vaults import DUE, contents, inserted
from vaultsync.diagnostics import AddPromise, CloseAs, RecordTouch, Remedy, SetKey
from vaultsync.edit.lines import Refusal
from vaultsync.pipeline import Outcome
from vaultsync.remedies import in_order, plan_remedy
from vaultsync.vault.checking import check
from vaultsync.vault.opening import open_vault

MakeVault = Callable[..., Path]
CONFIG = 'timezone = "Europe/London"\n'
DAY = "2026-11-30T09:00+00:00"
HEAD = "---\ntype: interview\ncompany: Kite\nrole: Clerk\ndate: 2026-11-20\n{more}---\n"
WHO = "## Who\n- Tom Hart <tom@kite.example>\n- Mia Ott <mia@kite.example>\n\n"
TOM = "## Tom Hart\nemail:: tom@kite.example\n- the crane\n\n"
THANKED = "- [x] Thank-you to everyone ✅ 2026-11-21\n"
ASKS = "q: no more]: "
RIGHT = "q: no more): "


def note(body: str, more: str = "", who: str = WHO) -> str:
    """Give a note on an interview of Friday, 20 November."""
    return HEAD.format(more=more) + who + body


def remedies(outcome: Outcome) -> list[Remedy]:
    """Give what `ask` would ask about."""
    return [one.remedy for one in outcome.findings if one.remedy]


NOTHING = [
    note("They decide by Friday or the week after.\n"),
    note("They will let me know soon.\n"),
    *(
        note(f"They will let me know {when}.\n")
        for when in (
            *("after next week", "from next week on", "before next week", "until next week"),
            *("around the end of next week", "early next week or the week after"),
            *("next week or the week after", "this week or early next week", "next month"),
            *("the week after", "in the coming week", "by the end of the year"),
            *("in a week or two", "within a few weeks", "the week she is back"),
            # said on a Friday, that may be this one or the next
            *("by the end of the week", "this week", "early this week"),
        )
    ),
    note("They decide early next week.\nShe said they answer by the end of next week.\n"),
    note("The client takes early next week to pick.\n"),
    note("They decided early next week is best for the audit.\n"),
    note("They will let me know by 4 December.\nShe said they answer by 9 December.\n"),
    note("They will let me know by 4 December.\n\nThey decide by 9 December.\n"),
    note("They will let me know by 4 December.\n", "they_reply_by: 2026-12-02\n"),
    note("Sent Tom a thank-you email.\n"),
    note("Messaged Tom to say cheers for the call.\n"),
    note("Thanked Tom by email on 23 Nov for thinking of me.\n"),
    note("thanked him for thinking of me on 23 Nov\n", who=TOM),
    note("Emailed Tom the CV, thank-you went in the same email.\n"),
    note("Sent a thank-you email that evening.\n"),
    note("Sent Tom a thank-you email that evening.\nSent Tom a thank-you card on the 23rd.\n"),
    note("## Notes\n24 Nov - sent follow-up to Tom and Mia\n" + THANKED),
    note("## Notes\n24/11 or 25/11 - sent follow-up to Tom\n" + THANKED),
    note("## Notes\n24 Nov - sent follow-up to Mia\n" + THANKED),
    note("## Notes\n24 Nov - sent follow-up to Bea Long\n" + THANKED),
    note("## Notes\n4 Dec - sent thank-you email to Tom\n"),
    note("## Notes\n21 Nov - thank-you email sent to Tom\n", "status: withdrawn\n"),
    note(f"{THANKED}## Next\n- [x] ask Mia about parking ✅ 2026-11-25\n"),
    note("They rang: I did not get it. Then they made me an offer after all.\n"),
    note("I told Tom and Mia I'd send them the plan.\n"),
    note("I told Bea I'd send her the plan.\n"),
    note("I promised to send Tom it by Monday.\n"),
    note("I told Tom I'd send him the plan, he wants it by Friday.\n"),
    note("I told Tom I'd send him the plan, he said not to bother.\n"),
    note("I told Tom I'd send him the plan, he only needs the first page.\n"),
    note("I told Tom I'd send him the plan, which he likes.\n"),
    note("promised to send the contract by Friday\n", who=TOM),
    note("promised to send it to me\n", who=TOM),
    note("he runs the crane, promised to email my CV over\n", who=TOM),
    note("runs the crane, promised to email my CV to Bo\n", who=TOM),
    note("He needs the plan, promised to email it over\n", who=TOM),
    note("promised me the report\n", who=TOM),
    note("Tom promised him the report\n", who=TOM),
    note("rang today, said I'd send it\n", who=TOM),
    note("rang today, said I'd get the contract by Friday\n", who=TOM),
    note("needs my CV by tomorrow, said he'd send it on\n", who=TOM),
    note("needs my CV by tomorrow, said I'd send it\n"),
    note("Mia and Tom need my CV by tomorrow, said I'd send it\n"),
    note("I told Tom I'd send him the plan because he asked.\n"),
    note("I told Tom I'd send him the plan if they call.\n"),
    note("I told Tom I'd send him the list of all of the\n\nThey went.\n"),
    note("## Notes\nI told Tom I'd send him it.\n- Tom Hart: **promised:** the plan\n"),
    note("## N\nI told Tom I'd send him the plan.\n\n- Tom Hart: **promised:** the plan\n"),
    note("I told Mia I'd send her the plan.\n- **promised:** the crane\n", who=TOM),
    note("I said I'd send him the plan.\n- **promised:** the plan\n", who=TOM),
    note("", "status: they said no\n"),
    note("", "status: rejcted?\n"),
    note("", "status: rejcted 24\n"),
    note("", "status: waitng\n"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not_sure(text: str) -> None:
    """Several days, no day, two people, somebody else, words that would be lost: not asked."""
    assert remedies(run({"a.md": text}, CONFIG, DAY)) == []


def test_only_the_note_that_decides() -> None:
    """A day or a status in the note of an earlier round changes nothing: it is not asked."""
    first = note("They will let me know by 4 December.\n", "status: rejcted\n")
    later = note(THANKED).replace("2026-11-20", "2026-11-25")
    assert remedies(run({"a.md": first, "b.md": later}, CONFIG, DAY)) == []


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        (
            note("They will let me know by 4 December.\n"),
            SetKey("they_reply_by", "2026-12-04"),
        ),
        (
            note("They decide by 4 December.\nThey will let me know by Friday 4 December.\n"),
            SetKey("they_reply_by", "2026-12-04"),
        ),
        *(
            (
                note(f"They will let me know {words}.\n"),
                SetKey("they_reply_by", day, re.sub(r"^(?:by|in|at|before) ", "", words)),
            )
            for words, day in (
                ("by the end of next week", "2026-11-27"),
                ("before the end of next week", "2026-11-27"),
                ("late next week", "2026-11-27"),
                ("next week", "2026-11-27"),
                ("mid next week", "2026-11-25"),
                ("in the middle of next week", "2026-11-25"),
                ("early next week", "2026-11-24"),
                ("at the beginning of next week", "2026-11-24"),
                ("in a week and a half", "2026-12-01"),
                ("by the end of the month", "2026-11-30"),
                ("by the end of next month", "2026-12-31"),
                ("by the end of November", "2026-11-30"),
                ("by the end of January", "2027-01-31"),
                ("by eom", "2026-11-30"),
            )
        ),
        (
            note("They will let me know within 10 days.\n"),
            SetKey("they_reply_by", "2026-11-30"),
        ),
        (
            note("Emailed Tom the CV on the 23rd, thank-you went in the same email.\n"),
            RecordTouch("thank-you", "tom hart", date(2026, 11, 23)),
        ),
        (note("", "status: rejcted\n"), CloseAs("rejected", "a.md")),
        (
            note("They went with somebody who is internal.\n"),
            CloseAs("rejected", "a.md"),
        ),
        (
            note("24 Nov - Tom rang at teatime. Not me, sadly. It went to somebody else.\n"),
            CloseAs("rejected", "a.md"),
        ),
        (
            note("They went with another candidate.\n"),
            CloseAs("rejected", "a.md"),
        ),
        (
            note("Sent Tom a thank-you email that evening.\n"),
            RecordTouch("thank-you", "tom hart", date(2026, 11, 20)),
        ),
        (
            note("Emailed Mia on Monday to thank her, she wrote back with a smiley.\n"),
            RecordTouch("thank-you", "mia ott", date(2026, 11, 23)),
        ),
        (
            note("Sent Tom a thank-you email on the 21st.\n"),
            RecordTouch("thank-you", "tom hart", date(2026, 11, 21)),
        ),
        (
            note(
                "Told him I'd email my references.\n", who="## Who\n- Tom Hart, HR\n\n## More\n"
            ),
            AddPromise("tom hart", "my references"),
        ),
        (
            note(f"{THANKED}## Notes\n24 Nov - reply from Tom, still interviewing\n"),
            RecordTouch("reply", "tom hart", date(2026, 11, 24)),
        ),
        (
            note("## Notes\n21 Nov - thank-you email sent to Mia\n"),
            RecordTouch("thank-you", "mia ott", date(2026, 11, 21)),
        ),
        (
            note("I told Tom I'd send him the plan by 1 December.\n"),
            AddPromise("tom hart", "the plan by 2026-12-01"),
        ),
        (
            note("I promised Tom the plan I made, and Mia will ask Bo.\n"),
            AddPromise("tom hart", "the plan I made"),
        ),
        (
            note("Tom asked if he could see it, so I said I'd send him our plan by Tuesday.\n"),
            AddPromise("tom hart", "our plan by 2026-11-24"),
        ),
        *(
            (note(f"I told Tom I'd send him {words}\n"), AddPromise("tom hart", "the plan"))
            for words in (
                "the plan, he was keen on cranes.",
                "the plan, he's keen on cranes, and on boats",
                "the plan, it's two pages",
                "the plan, Mia is keen on it",
            )
        ),
        (
            note("I promised Mia I'd send her our list, the one page one, she's keen on it\n"),
            AddPromise("mia ott", "our list, the one page one"),
        ),
        *(
            (note(f"{words}\n", who=TOM), AddPromise("tom hart", what))
            for words, what in (
                ("promised to email my CV over", "my CV"),
                ("Promised to email him the plan", "the plan"),
                ("promised him the plan", "the plan"),
                ("lovely man. Promised him the plan", "the plan"),
                ("needs the plan, promised to email it over", "the plan"),
                ("needs my CV by tomorrow, said I'd send it", "my CV by 2026-11-21"),
                ("needs my CV by tomorrow, said I'd send it tonight", "my CV by 2026-11-20"),
                ("needs my CV by tomorrow, told him I'd email it", "my CV by 2026-11-21"),
            )
        ),
        (
            note("Tom needs my CV by tomorrow, said I'd send it\n"),
            AddPromise("tom hart", "my CV by 2026-11-21"),
        ),
        (
            note("will send Seun the plan\n", who="## Who\n- Oluwaseun Obi\n- Mia Ott\n\n"),
            AddPromise("oluwaseun obi", "the plan"),
        ),
        (
            note("He needs the plan, I said I'd send it over by Monday.\n", who=TOM),
            AddPromise("tom hart", "the plan by 2026-11-23"),
        ),
        (
            note("Nice. I said I'd send him the plan by 1 December.\n", who=TOM),
            AddPromise("tom hart", "the plan by 2026-12-01"),
        ),
        (
            note(f"{THANKED}## Notes\n24 Nov - sent follow-up to Tom\n"),
            RecordTouch("follow-up", "tom hart", date(2026, 11, 24)),
        ),
        (
            note(f"{THANKED}## Next\n- [x] ask Tom about parking ✅ 2026-11-25\n"),
            RecordTouch("follow-up", "tom hart", date(2026, 11, 25)),
        ),
    ],
)
def test_what_is_sure(text: str, remedy: Remedy) -> None:
    """One day, one person, one line: the finding carries it, with the follow-up it settles."""
    found = remedies(run({"a.md": text}, CONFIG, DAY))
    assert found
    for one in found:
        bare = RecordTouch(one.kind, one.who, one.day) if isinstance(one, RecordTouch) else one
        assert bare == remedy
        settles = isinstance(one, RecordTouch) and one.kind != "reply"
        assert not isinstance(one, RecordTouch) or one.id.startswith("vs-") is settles


def test_a_day_that_words_leave_open_is_shown_in_full(make_vault: MakeVault, cli: Cli) -> None:
    """The question says which day it is, and why; the sentence stays (VS122)."""
    vault = make_vault({"a.md": note("They will let me know early next week.\n")})
    shown = " ".join(cli("ask", "--dry-run", vault=vault, as_of=DAY).stdout.split())
    assert (
        "writes `they_reply_by: 2026-11-24` at the top of a.md: Tuesday, the latest day that "
        "'early next week' can mean" in shown
    )
    answered(vault, ["y"])
    assert "they_reply_by: 2026-11-24\n---" in (vault / "a.md").read_text("utf-8")
    assert "They will let me know early next week.\n" in (vault / "a.md").read_text("utf-8")


def test_thanks_to_the_others() -> None:
    """S21: `and the others` is a question for each, and no guess that it was all of them."""
    text = note("Emailed Mia that evening to thank her and the others.\n")
    found = remedies(run({"a.md": text}, CONFIG, DAY))
    assert sorted(one.who for one in found if isinstance(one, RecordTouch)) == [
        "mia ott",
        "tom hart",
    ]


TABLE = "| Who | Role |\n|---|---|\n| Mia Ott | Lead |\n| Tom Hart | HR |\n\n"


@pytest.mark.parametrize("who", [TOM, WHO, TABLE, f"## Panel\n{TABLE}"])
def test_people_in_a_table_do_not_stand_in_its_way(who: str, make_vault: MakeVault) -> None:
    """VS122: a key more moves the table down by a line, and changes nothing of it."""
    opened = open_vault(
        str(make_vault({"a.md": note("Mia: decision by 26 Nov 2026\n", who=who)}))
    )
    report = check(opened, datetime.fromisoformat("2026-11-21T09:00+00:00"))
    (one,) = (one for one in report.findings if one.code == "VS122")
    made = plan_remedy(one, report.snapshot, report.outcome, opened.settings)
    assert not isinstance(made, Refusal)
    assert "\nthey_reply_by: 2026-11-26\n" in made.change.after.text


def test_what_would_be_written(make_vault: MakeVault) -> None:
    """Each line is the one that `done` or `close` would write, or there is a reason."""
    vault = make_vault({"a.md": note("Sent Tom a thank-you email that evening.\n<!-- open\n")})
    opened = open_vault(str(vault))
    report = check(opened, datetime.fromisoformat(DAY))
    (one,) = in_order(report.findings, report.outcome)
    made = plan_remedy(one, report.snapshot, report.outcome, opened.settings)
    assert isinstance(made, Refusal)
    assert made.by_hand.strip() == "- [x] Thank-you to Tom Hart by email ✅ 2026-11-20"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            note("I said I'd send him the plan by 1 December.\n", who=TOM),
            "- **promised:** the plan by 2026-12-01",
        ),
        (
            note("## Notes\nI told Tom I'd send him the bolt list.\n"),
            "- Tom Hart: **promised:** the bolt list",
        ),
        (
            note("## Afterwards\nI told Tom I'd send him the bolt list.\n", who=TOM),
            "- **promised:** the bolt list",
        ),
    ],
)
def test_a_promise_gets_its_mark(text: str, line: str, make_vault: MakeVault) -> None:
    """S08: one line more is read as a promise to that person; the sentence stays as it is."""
    opened = open_vault(str(make_vault({"a.md": text})))
    report = check(opened, datetime.fromisoformat("2026-11-21T09:00+00:00"))
    (one,) = in_order(report.findings, report.outcome)
    made = plan_remedy(one, report.snapshot, report.outcome, opened.settings)
    assert not isinstance(made, Refusal)
    assert inserted(text.encode(), made.change.after.text.encode())[1] == line
    after = run({"a.md": made.change.after.text}, CONFIG, "2026-11-21T09:00+00:00")
    (interview,) = after.interviews
    assert [point.text for person in interview.people for point in person.promises] == [
        line.partition(":** ")[2]
    ]
    assert remedies(after) == []


SEVERAL = {
    "later.md": note(THANKED + "\nThey will let me know by Friday 4 December.\n").replace(
        "Kite", "Moia"
    ),
    "over.md": note(
        f"{THANKED}They went with another candidate.\nThey decide by 27 November.\n"
    )
    .replace("Kite", "Acme")
    .replace("2026-11-20", "2026-11-12"),
    "sent.md": note(
        "## Notes\n21 Nov - thank-you email sent to Mia\n24 Nov - sent thanks to Tom\n"
    ),
}
"""Of three applications; nothing is certain that is not told."""


ODD = note(f"{THANKED}They went with another candidate.\n", "status: [waiting]\n").replace(
    "Kite", "Lark"
)
"""A sentence of which no line can be made: the key that it is about holds a list."""


LONG = "We went through all of their plants, one by one, and what each of them makes. " * 3


@pytest.mark.parametrize(
    ("text", "begins", "holds"),
    [
        ("I told Tom I'd send him the plan. " + LONG, "I told Tom", "the plan. We went"),
        (LONG + "They decide by 4 December.", "…", "They decide by 4 December."),
        (LONG + "Emailed Mia on Monday to thank her.", "…", "Mia on Monday to thank her."),
        (
            LONG + "I told Tom I'd send him the plan I made.",
            "…",
            "I'd send him the plan I made.",
        ),
    ],
)
def test_what_is_quoted_of_a_long_line(
    text: str, begins: str, holds: str, make_vault: MakeVault, cli: Cli
) -> None:
    """The words that a question is about are there, wherever in their line they stand."""
    vault = make_vault({"a.md": note(f"{text}\n")})
    shown = " ".join(cli("ask", "--dry-run", vault=vault, as_of=DAY).stdout.split())
    assert shown.split(": ", 1)[1].startswith(begins)
    assert holds in shown.split(" writes `")[0]


@pytest.mark.parametrize(
    "text",
    [
        note("", "status: rejected\n"),
        note("Sent Tom a thank-you email.\n", "status: rejected\n"),
        note("I told Mia I'd send it if they call.\n").replace("2026-11-20", "2026-05-20"),
    ],
)
def test_what_is_over_is_not_asked_about(text: str, make_vault: MakeVault, cli: Cli) -> None:
    """Of what ended, or ran out long ago, nothing has to be right; who names it is asked."""
    vault = make_vault({"a.md": text})
    done = cli("ask", "--dry-run", vault=vault, as_of=DAY)
    assert done.stdout.startswith("nothing to ask: no application is open")
    assert "ended" in cli("ask", "a.md", "--dry-run", vault=vault, as_of=DAY).stdout


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        (note("They were nice.\n"), []),
        (note("Sent Tom a thank-you email.\n"), ["Sent Tom a thank-you email."]),
        (
            note("Sent Tom a thank-you email.\n\nI told Mia I'd send it if they call.\n"),
            ["Sent Tom a thank-you email.", "I told Mia I'd send it if they call."],
        ),
    ],
)
def test_what_is_not_understood_stands_beside_what_is(
    text: str, unclear: list[str], make_vault: MakeVault, cli: Cli
) -> None:
    """Of an open application all is read out, and what no question is asked about."""
    done = cli("ask", "--dry-run", vault=make_vault({"a.md": text}), as_of=DAY)
    rows = [one.split(maxsplit=2) for one in done.stdout.splitlines()]
    assert [one[2] for one in rows if one[:1] == ["?"]] == [f"unclear: {x}" for x in unclear]
    assert [one[1] for one in rows if one and one[0] in {*"mtpase"}] == [
        *("met", "thanked", "promised", "answer", "since", "ended"),
    ]


AGAIN = [
    note("20 Nov - Tom rang at teatime. Not me, sadly.\n"),
    note("## Notes\nI told Tom I'd get him the plan I made, by Tuesday, and he'll ask Bo.\n"),
    note("He needs the plan, I said I'd send it over by Monday.\n", who=TOM),
    note("- sent him a thank-you mail that evening\n", who=TOM),
    note("Emailed Tom on Monday to thank him and the others.\n"),
    note("They will let me know by 4 December if they will see me.\n"),
]


@pytest.mark.parametrize("text", AGAIN)
def test_after_a_yes_nothing_is_told_of_it(text: str, make_vault: MakeVault) -> None:
    """What was agreed to counts, and its sentence is done with."""
    vault = make_vault({"a.md": text})
    (line,) = {one.line for one in run({"a.md": text}, CONFIG, DAY).findings if one.remedy}
    yes = ["y", "y"] if "others" in text else ["y"]
    assert answered(vault, yes, ends="Not me, sadly" in text).code == 0
    after = (vault / "a.md").read_text("utf-8")
    said = text.split("\n")[line - 1]
    left = run({"a.md": after}, CONFIG, DAY).findings
    assert [one.code for one in left if one.source == said] == []


def answered(
    vault: Path, answers: Iterable[str], *words: str, state: str = "", ends: bool = False
) -> Talk:
    """Answer so many questions of `ask`, and end where it reads out what it understood."""
    asked = [(ASKS, one) for one in answers]
    ends = ends or bool(asked and asked[-1][1] in {"q", CTRL_C, CTRL_D})
    asked += [] if ends else [("[Y/n]: ", "n")] if asked else [(RIGHT, "q")]
    said = ("ask", *words, "--vault", str(vault), "--as-of", DAY)
    return talk(*said, answers=asked, VAULTSYNC_STATE=state or str(vault.parent / "kept"))


def test_enter_writes_nothing(make_vault: MakeVault) -> None:
    """Enter is a no, q and Ctrl-D end it: every byte is what it was."""
    vault = make_vault(SEVERAL)
    before = contents(vault)
    for answers in (["", "n", "", ""], ["", "q"], [CTRL_D], ["q"]):
        done = answered(vault, answers)
        assert done.code == 0
        assert "nothing was written; " in done.shown
        assert "vaultsync ask` asks about them again" in " ".join(done.shown.split())
        assert contents(vault) == before


def test_the_gravest_first(make_vault: MakeVault) -> None:
    """What is overdue comes first, and an end before what would be of no use after it."""
    vault = make_vault(SEVERAL)
    shown = answered(vault, ["q"]).shown
    assert shown.startswith("over.md:12: They went with another candidate.\n")


def test_a_line_for_each_yes(make_vault: MakeVault) -> None:
    """Each y writes one line and nothing else; what no longer matters is not asked."""
    vault = make_vault(SEVERAL)
    before = contents(vault)
    done = answered(vault, ["y", "y", "y", "y"])
    assert done.code == 0

    def added(name: str) -> str:
        return inserted(before[name], (vault / name).read_bytes())[1]

    assert "4 lines were written (`vaultsync undo` takes them back)" in done.shown
    # each yes is confirmed at once, with where its line stands now
    for place in ("over.md:6", "later.md:6", "sent.md:"):
        assert re.search(rf"  wrote `[^`]+`, {place}", done.shown), place
    assert done.shown.count("  wrote `") == 4
    assert added("over.md") == "status: rejected"
    assert added("later.md") == "they_reply_by: 2026-12-04"
    text = (vault / "sent.md").read_text("utf-8")
    lines = [
        "- [x] Thank-you to Mia Ott by email ✅ 2026-11-21\n",
        "- [x] Thank-you to Tom Hart ✅ 2026-11-24\n",  # it does not say how
    ]
    assert sorted(one for one in text.splitlines(keepends=True) if "[x]" in one) == lines
    without = "".join(one for one in text.splitlines(keepends=True) if "[x]" not in one)
    assert without == before["sent.md"].decode()
    assert (vault / DUE).exists()
    assert "Thank-you" not in (vault / DUE).read_text("utf-8").split("## Done")[0]
    again = answered(vault, [])
    assert "Write it?" not in again.shown


def test_undo_takes_them_back(make_vault: MakeVault, cli: Cli) -> None:
    """One command is one undo: all lines go, and every byte is what it was."""
    vault = make_vault(SEVERAL)
    before = contents(vault)
    state = str(vault.parent / "state")
    answered(vault, ["y", "y", "y", "y"], state=state)
    done = cli("undo", "--yes", as_of=DAY, vault=vault, VAULTSYNC_STATE=state)
    assert done.returncode == 0, done.stderr
    assert {name: contents(vault)[name] for name in SEVERAL} == {
        name: before[name] for name in SEVERAL
    }


def test_ctrl_c_between(make_vault: MakeVault) -> None:
    """What was agreed to before stays written, and it is said how the due note follows."""
    vault = make_vault(SEVERAL)
    before = contents(vault)
    done = answered(vault, ["y", CTRL_C])
    assert done.code == 130
    assert "1 line was written; `vaultsync sync` brings the due note up to date" in done.shown
    assert done.shown.rstrip().endswith("stopped; nothing more was written")
    now = contents(vault)
    assert [name for name in now if now[name] != before.get(name)] == ["over.md"]


def test_changed_meanwhile(make_vault: MakeVault) -> None:
    """A note that changed behind the question stays as it is now, and the next one comes."""
    vault = make_vault(SEVERAL)
    ours = SEVERAL["over.md"] + "one more line\n"
    before = contents(vault)

    def answers() -> Iterator[tuple[str, str]]:
        yield ASKS, "x"  # it has read the vault, and asks once more
        (vault / "over.md").write_text(ours, "utf-8")
        yield ASKS, "y"
        yield ASKS, "q"

    done = talk("ask", "--vault", str(vault), "--as-of", DAY, answers=answers())
    assert done.code == 3
    assert "over.md changed while it was being processed; nothing was written" in " ".join(
        done.shown.split()
    )
    assert (vault / "over.md").read_text("utf-8") == ours
    assert contents(vault)["later.md"] == before["later.md"]


def test_only_some_notes(make_vault: MakeVault) -> None:
    """A company, a part of a name or a path say which notes; others are not asked about."""
    vault = make_vault(SEVERAL)
    for words in (["moia"], ["later.md"], [str(vault / "later.md")]):
        done = answered(vault, ["q"], *words)
        assert "They will let me know by Friday 4 December." in done.shown
        assert "over.md" not in done.shown
    assert talk("ask", "kyte", "--vault", str(vault), "--as-of", DAY).code == 2


def test_nobody_there(make_vault: MakeVault, cli: Cli) -> None:
    """In a pipe it ends with 2 and says what to do; --dry-run lists the lines."""
    vault = make_vault(SEVERAL)
    before = contents(vault)
    done = cli("ask", as_of=DAY, vault=vault)
    assert (done.returncode, done.stdout) == (2, "")
    assert "nobody is there to answer" in done.stderr
    assert "--dry-run" in done.stderr
    done = cli("ask", "--dry-run", as_of=DAY, vault=vault)
    assert done.returncode == 0
    assert "  writes `they_reply_by: 2026-12-04` at the top of later.md\n" in done.stdout
    assert "  writes `status: rejected` at the top of over.md\n" in done.stdout
    assert contents(vault) == before


DERWENT = (
    "---\ntype: interview\ncompany: Derwent\nrole: Clerk\ndate: 2026-11-20\n"
    "interviewers: Rukhsana Malik, Philip Tasker <p@derwent.example>\n"
    "primary_contact: Philip Tasker\n---\n# Derwent\n\n### What was agreed\n\n- Nothing\n\n"
)


@pytest.mark.parametrize(
    ("said", "philip", "rukhsana"),
    [
        ("- [x] Thank-you to Philip Tasker by email ✅ 2026-11-20", "by email", None),
        (
            "- [x] Thank-you to Rukhsana Malik through Philip Tasker ✅ 2026-11-20",
            None,
            "through",
        ),
        ("- [x] Thank-you to Rukhsana Malik ✅ 2026-11-20", None, ""),
        ("- [x] Thank-you to Philip Tasker ✅ 2026-11-20", "", None),
        ("- [x] Thank-you to Philip Tasker by LinkedIn ✅ 2026-11-20", "by LinkedIn", None),
    ],
)
def test_done_says_how_if_the_record_does(
    said: str, philip: str | None, rukhsana: str | None, make_vault: MakeVault, cli: Cli
) -> None:
    """How a message could go now is not how it went."""
    vault = make_vault({"d.md": f"{DERWENT}{said}\n"})
    assert cli("sync", as_of=DAY, vault=vault).returncode == 0
    (due,) = vault.rglob("Follow-ups due.md")
    lines = [one for one in due.read_text("utf-8").splitlines() if one.startswith("- [x]")]
    for name, how in (("Philip Tasker", philip), ("Rukhsana Malik", rukhsana)):
        mine = [one for one in lines if f"to [{name}" in one]
        if how == "":
            assert mine
            assert " at Derwent 🆔" in mine[0]
        elif how is not None:
            assert mine
            assert f" at Derwent {how}" in mine[0]


def test_what_a_sentence_says_of_the_way(make_vault: MakeVault) -> None:
    """`Sent a thank you` names no way, and "What was agreed" is nobody's heading."""
    sent = "Sent a thank you to Rukhsana and Philip on Friday evening, 20th November.\n"
    vault = make_vault({"d.md": DERWENT + sent, "sent.md": SEVERAL["sent.md"]})
    shown = " ".join(
        talk("ask", "--dry-run", "--vault", str(vault), "--as-of", DAY).shown.split()
    )
    assert "writes `- [x] Thank-you to Philip Tasker ✅ 2026-11-20` below the text" in shown
    assert "`- [x] Thank-you to Mia Ott by email ✅ 2026-11-21` " in shown
    assert "under What was agreed" not in shown


def test_what_cannot_be_written_is_not_counted(make_vault: MakeVault) -> None:
    """`check` promises no line that `ask` then does not ask about."""
    vault = make_vault({"odd.md": ODD, **SEVERAL})
    words = ("--vault", str(vault), "--as-of", DAY)
    listed = " ".join(talk("ask", "--dry-run", *words).shown.split())
    assert "not asked: `status` holds a list" in listed
    shown = " ".join(talk("check", *words).shown.split())
    assert "goes through 4 of these and writes the lines you agree to" in shown
    for other in SEVERAL:
        (vault / other).unlink()
    shown = " ".join(talk("check", "--vault", str(vault), "--as-of", DAY).shown.split())
    assert "`vaultsync ask` goes through" not in shown


def test_the_hint_below_findings(make_vault: MakeVault, cli: Cli) -> None:
    """`check` and `sync` say in a terminal, once, how many it goes through; not in a pipe."""
    vault = make_vault(SEVERAL)
    for command in ("check", "sync"):
        words = (command, "--vault", str(vault), "--as-of", DAY)
        shown = " ".join(talk(*words).shown.split())
        assert shown.count("`vaultsync ask` goes through ") == 1
        assert "goes through 4 of these and writes the lines you agree to" in shown
        piped = cli(command, as_of=DAY, vault=vault)
        assert "`vaultsync ask` goes through" not in piped.stdout + piped.stderr
        # the help of a message outside of a log names it first, where it would ask
        assert piped.stdout.count("help: `vaultsync ask` asks whether it is one") == 1


def offered(vault: Path, *answers: tuple[str, str]) -> Talk:
    """Make a vault of notes ready and have the due note written; then answer the rest."""
    (vault / "vaultsync.toml").unlink()
    first = [("Your name", ""), ("holidays", "none"), ("LinkedIn", ""), ("Write this?", "y")]
    asked = [*first, *answers, ("Write the due note and the drafts now?", "y")]
    return talk("init", answers=asked, cwd=vault, TZ="Europe/London")


@pytest.mark.parametrize(("answer", "asks"), [("n", False), (CTRL_D, False), ("", True)])
def test_init_offers_it(answer: str, asks: bool, make_vault: MakeVault) -> None:
    """Before the first due note it offers the same questions; without a yes nothing changes."""
    # the clock decides what is owed, and long after it an end is told all the same
    vault = make_vault({"over.md": SEVERAL["over.md"].replace("2026-11", "2025-11")})
    before = contents(vault)["over.md"]
    more = [(ASKS, "y")] if asks else []
    done = offered(vault, ("Go through it now? [Y/n]", answer), *more)
    said = " ".join(done.shown.split())
    assert done.code == 0
    assert (
        "1 sentence in your notes says something that counts only as a line of its own (a "
        "rejection). Go through it now?" in said
    )
    assert (vault / DUE).exists()
    # it ran just now, and is not what comes next
    following = said.partition("next: ")[2]
    assert "vaultsync sync" not in following
    assert "vaultsync draft list the messages to write" in following
    after = contents(vault)["over.md"]
    if asks:
        assert inserted(before, after)[1] == "status: rejected"
        assert "1 line was written (`vaultsync undo` takes it back)" in said
    else:
        assert after == before


def test_init_without_questions(make_vault: MakeVault, cli: Cli) -> None:
    """`--yes` neither asks nor writes such a line; notes without one bring no question."""
    vault = make_vault({"over.md": SEVERAL["over.md"].replace("2026-11", "2025-11")})
    before = contents(vault)["over.md"]
    (vault / "vaultsync.toml").unlink()
    assert cli("init", "--yes", vault=vault).returncode == 0
    assert contents(vault)["over.md"] == before
