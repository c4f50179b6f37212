"""Letters of the read-out: an interview to come, whom to ask, who wrote since, today's hour."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.talking import CTRL_C, CTRL_D, Talk, talk
from tests.test_ask import CONFIG, DAY, HEAD, RIGHT, THANKED, TOM, WHO, note
from tests.test_reading_out import TOLD, corrected, rows
from tests.test_rules import run
from tests.vaults import contents, inserted
from vaultsync.calendar import find_zone
from vaultsync.edit.lines import Conventions, LineChange
from vaultsync.edit.values import began, primary_contact, set_value
from vaultsync.parse.days.day_and_clock import day_and_clock
from vaultsync.settings import Settings
from vaultsync.snapshot import Document

MakeVault = Callable[..., Path]
WHERE, HOUR = "When is the next interview?", "At what time?"
THERE = "Who will be there?"
FOR_IT = "Write a note for it? [Y/n]"
WRITE = "Write this note? [y/N]"
PLAIN = "They were nice.\n"
NEW = "2026-12-03 Kite.md"

APART = [
    # what is typed, the day of it and the hour
    ("thursday", ("thursday", "")),
    ("thurs 3 dec", ("thurs 3 dec", "")),
    ("friday 20th", ("friday 20th", "")),
    ("10am", ("10am", "")),
    ("fri 4.12", ("fri 4.12", "")),
    ("20.11", ("20.11", "")),
    ("9 December", ("9 December", "")),
    ("2026-12-09", ("2026-12-09", "")),
    ("thurs 3 dec at 10", ("thurs 3 dec", "10")),
    ("thurs 3 dec 10am", ("thurs 3 dec", "10am")),
    ("thurs 3 dec at 10am", ("thurs 3 dec", "10am")),
    ("3 dec, 10:30-11:15", ("3 dec", "10:30-11:15")),
    ("10am thursday", ("thursday", "10am")),
    ("next friday 10 am to 11 am", ("next friday", "10 am to 11 am")),
    ("3/12 10.30", ("3/12", "10.30")),
    ("9 December 10.30", ("9 December", "10.30")),
    ("fri 4.12 10.30", ("fri 4.12", "10.30")),
    ("thursday 2pm", ("thursday", "2pm")),
    ("2026-12-09 10:30", ("2026-12-09", "10:30")),
    ("9 Dec at 10:30", ("9 Dec", "10:30")),
]


@pytest.mark.parametrize(("text", "apart"), APART)
def test_day_and_hour(text: str, apart: tuple[str, str]) -> None:
    """A number alone is no hour."""
    assert day_and_clock(text) == apart


def test_interviews_to_come_have_a_line() -> None:
    """Those that were are above, with whoever was there; one that is off says so."""
    found = rows(run({"a.md": note(PLAIN, who=TOM)}, CONFIG, DAY))
    assert found["interview"] == ("none to come",)
    coming = HEAD.format(more="time: 10:00\n").replace("2026-11-20", "2026-12-03")
    both = {"a.md": note(PLAIN, who=TOM), "b.md": f"{coming}{WHO}"}
    found = rows(run(both, CONFIG, DAY))
    assert found["interview"] == (
        "Thu 3 Dec 10:00 with Tom Hart (tom@kite.example), Mia Ott (mia@kite.example)",
    )
    assert found["met"] == ("Fri 20 Nov: Tom Hart (tom@kite.example)",)
    found = rows(run({"b.md": coming}, CONFIG, DAY))
    assert found["met"] == ("nobody yet",)
    assert found["interview"] == ("Thu 3 Dec 10:00, nobody is named",)


ASKED = [
    # the answers, and the note that they make; empty: none
    ([(WHERE, "")], ""),
    ([(WHERE, "thurs 19 nov 10am"), (WHERE, "")], ""),
    ([(WHERE, "thurs 3 dec at 10"), (WHERE, "")], ""),
    ([(WHERE, "soon"), (WHERE, "")], ""),
    (
        [(WHERE, "thurs 3 dec 10am"), (THERE, "")],
        "date: 2026-12-03\ntime: 10:00\n---\n",
    ),
    (
        [(WHERE, "thurs 3 dec"), (HOUR, ""), (THERE, "")],
        "date: 2026-12-03\n---\n",
    ),
    (
        [(WHERE, "thursday"), (HOUR, "10-11am"), (THERE, "same")],
        "date: 2026-12-03\ntime: 10:00\nend: 11:00\n## Tom Hart\nemail:: tom@kite.example\n",
    ),
    (
        [(WHERE, "thurs 3 dec 10am"), (THERE, "Tom, Bea Long (HR)")],
        "## Tom Hart\nemail:: tom@kite.example\n## Bea Long — HR\n",
    ),
    (
        [(WHERE, "thurs 3 dec 10am"), (THERE, "tom hart and a director")],
        "## Tom Hart\nemail:: tom@kite.example\n",
    ),
    (
        [(WHERE, "thurs 3 dec 10am"), (THERE, "Bea Long in room 7"), (THERE, "Bea Long")],
        "## Bea Long\n",
    ),
]


@pytest.mark.parametrize(("answers", "parts"), ASKED)
def test_an_interview_to_come(
    answers: list[tuple[str, str]], parts: str, make_vault: MakeVault
) -> None:
    """It gets a note beside the other one: the same company and role, and no other changes."""
    vault = make_vault({"Jobs/a.md": note(PLAIN, who=TOM)})
    before = contents(vault)
    agreed = [(WRITE, "y")] if parts else []
    done = corrected(vault, [(RIGHT, "i"), *answers, *agreed, (RIGHT, "q")])
    assert done.code == 0, done.shown
    after = contents(vault)
    assert after["Jobs/a.md"] == before["Jobs/a.md"]
    if not parts:
        assert after == before
        return
    text = after[f"Jobs/{NEW}"].decode()
    assert "type: interview\ncompany: Kite\nrole: Clerk\n" in text
    assert all(f"{line}\n" in text for line in parts.splitlines()), text
    assert "1 note was written" in done.shown
    assert "interview    Thu 3 Dec" in done.shown.rpartition("wrote Jobs/")[2]


def test_chasers_wait_for_it(make_vault: MakeVault) -> None:
    """What is read out behind it has no follow-up any more."""
    vault = make_vault({"a.md": note(THANKED + PLAIN, who=TOM)})
    asked = [(RIGHT, "i"), (WHERE, "thurs 3 dec 10am"), (THERE, ""), (WRITE, "y"), (RIGHT, "q")]
    before, _, after = corrected(vault, asked).shown.partition(f"wrote {NEW}")
    assert "Follow-up to Tom Hart at Kite" in before
    assert after.partition("Right?")[0]
    assert "Follow-up to Tom Hart at Kite" not in after.partition("Right?")[0]


def test_one_that_has_its_note(make_vault: MakeVault) -> None:
    """A second note on the same day is not written by a mere Enter."""
    coming = HEAD.format(more="time: 10:00\n").replace("2026-11-20", "2026-12-03")
    vault = make_vault({"a.md": note(PLAIN, who=TOM), "b.md": coming})
    before = contents(vault)
    asked = [(RIGHT, "i"), (WHERE, "thurs 3 dec 10am"), ("Write another note?", "")]
    assert corrected(vault, [*asked, (RIGHT, "q")]).code == 0
    assert contents(vault) == before


@pytest.mark.parametrize("answer", ["", "n"])
def test_it_is_shown_before_it_is_written(answer: str, make_vault: MakeVault) -> None:
    """Its lines stand there, without a status that nobody said; a mere Enter writes none."""
    vault = make_vault({"a.md": note(PLAIN, who=TOM)})
    before = contents(vault)
    asked = [(RIGHT, "i"), (WHERE, "thurs 3 dec 10am"), (THERE, "same"), (WRITE, answer)]
    done = corrected(vault, [*asked, (RIGHT, "q")])
    shown = done.shown.partition(f"the new note, {NEW}")[2].partition(WRITE)[0]
    assert "| date: 2026-12-03\n" in shown
    assert "| ## Tom Hart\n" in shown
    assert "status" not in shown
    assert contents(vault) == before
    assert "nothing was written" in done.shown


@pytest.mark.parametrize("at", [WHERE, HOUR, THERE, WRITE])
@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 0)])
def test_ending_amid_an_interview(at: str, key: str, code: int, make_vault: MakeVault) -> None:
    """Nothing is written where somebody ends it before the last answer."""
    vault = make_vault({"a.md": note(PLAIN, who=TOM)})
    before = contents(vault)
    asked = [(WHERE, "thurs 3 dec"), (HOUR, "10am"), (THERE, ""), (WRITE, "y")]
    number = [one for one, _ in asked].index(at)
    done = corrected(vault, [(RIGHT, "i"), *asked[:number], (at, key)])
    assert done.code == code, done.shown
    assert contents(vault) == before


def test_what_undo_takes_back(make_vault: MakeVault, cli: Cli) -> None:
    """The lines, but never the note: while it is the last thing, it is named."""
    vault = make_vault({"a.md": note(PLAIN, who=TOM)})
    before, state = contents(vault), str(vault.parent / "state")
    asked = [(RIGHT, "t"), (TOLD["thanked"], "saturday"), (RIGHT, "i"), (WHERE, "3 dec 10am")]
    done = corrected(vault, [*asked, (THERE, ""), (WRITE, "y"), (RIGHT, "q")], state)
    told = " ".join(done.shown.split())
    assert f"1 line and 1 note were written (to take all back, delete {NEW}; " in told
    back = cli("undo", "--yes", as_of=DAY, vault=vault, VAULTSYNC_STATE=state)
    assert back.returncode == 3
    assert f"the last thing done here was `ask`, which wrote {NEW}" in back.stderr
    (vault / NEW).unlink()
    back = cli("undo", "--yes", as_of=DAY, vault=vault, VAULTSYNC_STATE=state)
    assert back.returncode == 0, back.stderr
    assert contents(vault)["a.md"] == before["a.md"]


TOP = [
    # the lines at the top, what is set, and the line; empty: refused
    ("primary_contact: Mia Ott\n", primary_contact("Tom Hart"), ""),
    ("recruiter: Mia Ott\n", primary_contact("Tom Hart"), ""),
    ("primary_contact: Bea\n", primary_contact("Denise"), ""),
    ("primary_contact: [Mia Ott]\n", primary_contact("Tom Hart"), ""),
    ("time: 10:00\n", began("14:30"), ""),
    ("time: later\n", began("14:30"), ""),
    ("", began("soon"), ""),
    ("", primary_contact("Tom Hart"), "primary_contact: Tom Hart"),
    ("primary_contact:\n", primary_contact("Tom Hart"), "primary_contact: Tom Hart"),
    ("", primary_contact("Ann Ode <ann@x.example>"),
     'primary_contact: "Ann Ode <ann@x.example>"'),
    ("", primary_contact("Ann Ode (07700 900318)"),
     'primary_contact: "Ann Ode (07700 900318)"'),
    ("", began("14:30"), "time: 14:30"),
    ("time:\n", began("14:30"), "time: 14:30"),
    ("", began("14:30-15:15"), "time: 14:30-15:15"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "wanted", "line"), TOP)
def test_a_key_that_is_new(more: str, wanted: object, line: str) -> None:
    """What stands there is left; one line more, and no other is read otherwise."""
    zone = find_zone("Europe/London")
    assert zone is not None
    ways = Conventions(settings=Settings(), zone=zone)
    text = note(PLAIN, more, who=WHO)
    made = set_value(Document.of("a.md", text), wanted, ways)  # type: ignore[arg-type]
    if not line:
        assert not isinstance(made, LineChange), made
        return
    assert isinstance(made, LineChange), made
    assert made.new == line
    old, new = text.splitlines(), made.after.text.splitlines()
    assert [one for one in new if one != line] == [one for one in old if one != made.old]


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        ("", ()),
        ("0117", ()),
        ("in room 7", ()),
        ("Mia", ("primary_contact: Mia Ott",)),
        ("mia ott", ("primary_contact: Mia Ott",)),
        ("Ann Ode, ann@x.example", ('primary_contact: "Ann Ode <ann@x.example>"',)),
        ("Ann Ode, 07700 900318", ('primary_contact: "Ann Ode (07700 900318)"',)),
        ("Mia, 07700 900318", ("primary_contact: Mia Ott",)),
    ],
)
def test_whom_to_ask(answer: str, lines: tuple[str, ...], make_vault: MakeVault) -> None:
    """The follow-up goes to whoever is named, and the read-out says why."""
    vault = make_vault({"a.md": note(THANKED + PLAIN, who=WHO)})
    before = (vault / "a.md").read_bytes()
    again = [(TOLD["whom to ask"], "")] * (answer in {"0117", "in room 7"})
    asked = [(RIGHT, "w"), (TOLD["whom to ask"], answer), *again, (RIGHT, "q")]
    done = corrected(vault, asked)
    assert done.code == 0, done.shown
    after = (vault / "a.md").read_bytes()
    if not lines:
        assert after == before
        return
    assert all(f"{line}\n" in after.decode() for line in lines), after.decode()
    name = answer.split(",", maxsplit=1)[0].split(maxsplit=1)[0].title()
    told = " ".join(done.shown.partition("wrote `")[2].split())
    assert f"Follow-up to {name}" in told
    assert f"whom to ask {name}" in told
    assert "of a.md says so" in told


def test_whom_a_line_names_already(make_vault: MakeVault) -> None:
    """No second key is written beside it: its line is named."""
    vault = make_vault({"a.md": note(PLAIN, "primary_contact: Mia Ott\n", who=WHO)})
    before = contents(vault)
    done = corrected(vault, [(RIGHT, "w"), (RIGHT, "q")])
    shown = " ".join(done.shown.split())
    assert "a.md:6 names Mia Ott already; change that line" in shown
    assert "change that line, if it is to be somebody else Right?" in shown
    assert shown.count(" whom to ask ") == 1  # what was read out is not repeated
    assert contents(vault) == before


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("", "recruiter: Ann Ode"),
        ("Ed Fox <ed@x.example>", "recruiter: Ann Ode"),
        ("Ann Ode <ann@x.example>", "recruiter: Ann Ode <ann@x.example>"),
        ("ann@x.example", "recruiter: Ann Ode <ann@x.example>"),
    ],
)
def test_how_whom_a_line_names_is_reached(
    answer: str, line: str, make_vault: MakeVault
) -> None:
    """The address goes behind the name in that line; nobody is put in their place."""
    vault = make_vault({"a.md": note(PLAIN, "recruiter: Ann Ode\n", who=WHO)})
    before = (vault / "a.md").read_text("utf-8")
    done = corrected(vault, [(RIGHT, "w"), ("a number of theirs?", answer), (RIGHT, "q")])
    assert done.code == 0, done.shown
    assert (vault / "a.md").read_text("utf-8") == before.replace("recruiter: Ann Ode", line)
    paste = "change that line to `primary_contact: Ed Fox <ed@x.example>`"
    assert (paste in " ".join(done.shown.split())) == answer.startswith("Ed")


def test_why_it_is_them() -> None:
    """The first who was named, who can be reached, or who a line names."""
    found = rows(run({"a.md": note(PLAIN, who=WHO)}, CONFIG, DAY))
    assert found["whom to ask"] == ("Tom Hart: the first who was named",)
    bare = HEAD.format(more="interviewers: Tom Hart, Mia Ott <mia@kite.example>\n")
    found = rows(run({"a.md": bare}, CONFIG, DAY))
    assert found["whom to ask"] == ("Mia Ott: the first who was named and can be reached",)
    found = rows(run({"a.md": HEAD.format(more="")}, CONFIG, DAY))
    assert found["whom to ask"] == ("nobody is named",)


ANSWERED = "Have you answered since?"
REPLY = "- [x] Reply received ✅ {}"
SINCE = [
    # what is typed, what is asked then, and the records
    ("", None, ()),
    ("Tom, 2026-11-27", "", (REPLY.format("2026-11-27"),)),
    ("he rang 2026-11-27", "", (REPLY.format("2026-11-27"),)),
    ("Tom rang me friday", "not yet", (REPLY.format("2026-11-27"),)),
    # nobody says how it went
    ("I, 2026-11-27", None, ("- [x] Follow-up ✅ 2026-11-27",)),
    # who did it: a verb in front of a name is one's own, behind it theirs
    ("emailed Tom 2026-11-27", None, ("- [x] Follow-up by email ✅ 2026-11-27",)),
    ("texted tom 27/11", None, ("- [x] Follow-up by text ✅ 2026-11-27",)),
    ("sent Tom a text on friday 27th", None, ("- [x] Follow-up by text ✅ 2026-11-27",)),
    ("text to Tom, 27 nov", None, ("- [x] Follow-up by text ✅ 2026-11-27",)),
    ("wrote to Tom 27 nov to ask how it stands", None, ("- [x] Follow-up ✅ 2026-11-27",)),
    ("rang Tom 27 Nov", None, ("- [x] Follow-up ✅ 2026-11-27",)),
    ("to Tom, 2026-11-27", None, ("- [x] Follow-up ✅ 2026-11-27",)),
    ("Tom texted 27/11", "", (REPLY.format("2026-11-27"),)),
    ("text from Tom 27/11", "", (REPLY.format("2026-11-27"),)),
    ("Tom emailed me on 27 nov", "", (REPLY.format("2026-11-27"),)),
    ("Tom rang 26 nov; texted Tom 27 nov", None,
     (REPLY.format("2026-11-26"), "- [x] Answer sent ✅ 2026-11-27")),
    ("Tom, 2026-11-27", "none needed",
     (REPLY.format("2026-11-27"), "- [-] Answer ❌ 2026-11-30")),
    ("Tom, 2026-11-27", "saturday",
     (REPLY.format("2026-11-27"), "- [x] Answer sent ✅ 2026-11-28")),
    ("Tom, 2026-11-27", "same day",
     (REPLY.format("2026-11-27"), "- [x] Answer sent ✅ 2026-11-27")),
    ("tom rang thurs 26, I said yes", None,
     (REPLY.format("2026-11-26"), "- [x] Answer sent ✅ 2026-11-26")),
    ("tom, thurs 26 nov; I, fri 27 nov", None,
     (REPLY.format("2026-11-26"), "- [x] Answer sent ✅ 2026-11-27")),
    ("Tom rang on thursday and I wrote back friday", None,
     (REPLY.format("2026-11-26"), "- [x] Answer sent ✅ 2026-11-27")),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "then", "lines"), SINCE)
def test_who_wrote_or_rang(
    typed: str, then: str | None, lines: tuple[str, ...], make_vault: MakeVault
) -> None:
    """Both ways in one answer are two records; else it is asked whether one answered."""
    vault = make_vault({"a.md": note(THANKED + PLAIN, who=TOM)})
    before = (vault / "a.md").read_text("utf-8")
    asked = [(TOLD["since"], typed), *([] if then is None else [(ANSWERED, then)])]
    done = corrected(vault, [(RIGHT, "s"), *asked, (RIGHT, "q")])
    assert done.code == 0, done.shown
    after = (vault / "a.md").read_text("utf-8").splitlines()
    assert [one for one in after if one not in before.splitlines()] == list(lines), done.shown
    owed = "Answer to Tom Hart" in done.shown.rpartition("wrote `")[2]
    assert owed == (len(lines) == 1 and "Reply" in lines[0])


AGENCY = "primary_contact: Ann Ode <ann@agency.example>\n"
WHICH = "Was that a thank-you or a follow-up?"


@pytest.mark.parametrize(
    ("typed", "then", "lines"),
    [
        # long after the interview, or with words of a chaser: no thank-you
        ("I, 2026-11-27", [], ("- [x] Follow-up to Ann Ode ✅ 2026-11-27",)),
        ("chased Ann 21 nov", [], ("- [x] Follow-up to Ann Ode ✅ 2026-11-21",)),
        ("Ann texted 21/11", [(ANSWERED, "")],
         ("- [x] Reply received from Ann Ode ✅ 2026-11-21",)),
        # it may be either
        ("texted Ann 21/11", [(WHICH, "")], ()),
        ("texted Ann 21/11", [(WHICH, "maybe"), (WHICH, "f")],
         ("- [x] Follow-up to Ann Ode by text ✅ 2026-11-21",)),
        ("I, 21 nov", [(WHICH, "t")], ("- [x] Thank-you ✅ 2026-11-21",)),
        # a thank-you through who is in the middle, and to whom was met
        ("texted Ann 21/11 to say thanks + how it went", [],
         ("- [x] Thank-you ✅ 2026-11-21",)),
        ("thanked Tom by email 21 nov", [], ("- [x] Thank-you by email ✅ 2026-11-21",)),
        ("thanks to Tom, 2026-11-21", [], ("- [x] Thank-you ✅ 2026-11-21",)),
    ],
)  # fmt: skip
def test_a_thank_you_or_a_follow_up(
    typed: str, then: list[tuple[str, str]], lines: tuple[str, ...], make_vault: MakeVault
) -> None:
    """What was sent is recorded as what it was; where that is not clear, it is asked."""
    vault = make_vault({"a.md": note(PLAIN, AGENCY, who=TOM)})
    before = (vault / "a.md").read_text("utf-8")
    asked = [(TOLD["since"], typed), *then]
    done = corrected(vault, [(RIGHT, "s"), *asked, (RIGHT, "q")])
    assert done.code == 0, done.shown
    after = (vault / "a.md").read_text("utf-8").splitlines()
    assert [one for one in after if one not in before.splitlines()] == list(lines), done.shown


@pytest.mark.parametrize("answer", ["t", "f"])
def test_a_line_that_is_settled_is_told_no_more(answer: str, make_vault: MakeVault) -> None:
    """Whatever a message to who is in the middle was: once it is recorded, no warning stays."""
    said = "21/11 texted Ann to say thanks.\n"
    text = HEAD.format(more=f"interviewers: Tom Hart\n{AGENCY}") + said
    vault = make_vault({"a.md": text})
    asked = [(RIGHT, "s"), (TOLD["since"], "I, 21 nov"), (WHICH, answer), (RIGHT, "q")]
    shown = corrected(vault, asked).shown
    assert "unclear: 21/11 texted" in shown.partition("wrote `")[0]
    assert "unclear" not in shown.partition("wrote `")[2]


@pytest.mark.parametrize(
    ("typed", "wrote"),
    [("Tom, 2026-11-27", 0), ("Tom, 2026-11-27; I, saturday", 1), ("Tom, saturday", 1)],
)
def test_what_is_recorded_is_not_written_twice(
    typed: str, wrote: int, make_vault: MakeVault
) -> None:
    """A message of theirs on that day has its line; what is new beside it is written."""
    text = note(f"{THANKED}- {REPLY[2:].format('2026-11-27')}\n", who=TOM)
    vault = make_vault({"a.md": text})
    again = [(ANSWERED, "")] if typed == "Tom, saturday" else []
    done = corrected(vault, [(RIGHT, "s"), (TOLD["since"], typed), *again, (RIGHT, "q")])
    assert done.code == 0, done.shown
    lines = (vault / "a.md").read_text("utf-8").splitlines()
    assert len(lines) == len(text.splitlines()) + wrote
    assert ("says so already" in done.shown) == (typed != "Tom, saturday")


def test_a_title_is_no_first_name(make_vault: MakeVault) -> None:
    """The example names Mr Bailey, not Mr."""
    bare = HEAD.format(more="interviewers: Mr Bailey\n")
    vault = make_vault({"a.md": bare + PLAIN})
    done = corrected(vault, [(RIGHT, "s"), (TOLD["since"], ""), (RIGHT, "q")])
    assert "or Mr Bailey, monday" in " ".join(done.shown.split())


def test_a_wrong_day_writes_no_half(make_vault: MakeVault) -> None:
    """Nothing of an answer is written while a part of it cannot be read."""
    vault = make_vault({"a.md": note(THANKED + PLAIN, who=TOM)})
    before = contents(vault)
    wrong = (TOLD["since"], "tom, thurs 26 nov; I, 24 dec 2026")
    done = corrected(vault, [(RIGHT, "s"), wrong, (TOLD["since"], ""), (RIGHT, "q")])
    assert "is in the future" in " ".join(done.shown.split())
    assert contents(vault) == before


TODAY = HEAD.format(more="").replace("2026-11-20", "2026-11-30") + TOM
NOON = "2026-11-30T17:00+00:00"
NO_THANKS = "Who gets no thank-you once the interview is over?"
OVER, BEGAN = "Is the interview of today over?", "At what time did it begin?"


def at_noon(vault: Path, *answers: tuple[str, str]) -> Talk:
    """Answer in the afternoon of an interview."""
    said = ("ask", "--vault", str(vault), "--as-of", NOON)
    return talk(*said, answers=answers, VAULTSYNC_STATE=str(vault.parent / "kept"))


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ([(OVER, "n")], ""),
        ([(OVER, "y"), (BEGAN, "")], ""),
        ([(OVER, "y"), (BEGAN, "16:30"), (BEGAN, "")], ""),
        ([(OVER, "y"), (BEGAN, "early"), (BEGAN, "")], ""),
        ([(OVER, "y"), (BEGAN, "2pm"), ("did you thank", "")], "time: 14:00"),
        ([(OVER, "y"), (BEGAN, "16:30-16:50"), ("did you thank", "")], "time: 16:30-16:50"),
    ],
)
def test_an_interview_of_today(
    answers: list[tuple[str, str]], line: str, make_vault: MakeVault
) -> None:
    """Its hour says that it is over; then the thank-you is asked about at once."""
    vault = make_vault({"a.md": TODAY})
    before = (vault / "a.md").read_bytes()
    done = at_noon(vault, (RIGHT, "t"), *answers, (RIGHT, "q"))
    assert done.code == 0, done.shown
    told = " ".join(done.shown.split())
    assert "interview Mon 30 Nov (today; the note names no hour) with Tom Hart" in told
    after = (vault / "a.md").read_bytes()
    if not line:
        assert after == before
        return
    assert inserted(before, after)[1] == line
    assert "Thank-you to Tom Hart" in done.shown.rpartition("next")[2]


def test_today_by_its_hour(make_vault: MakeVault) -> None:
    """Where the note names an hour nothing is asked about it."""
    vault = make_vault({"a.md": TODAY.replace("---\n##", "time: 19:00\n---\n##")})
    answers = [(NO_THANKS, "friday"), (NO_THANKS, ""), (RIGHT, "q")]
    done = at_noon(vault, (RIGHT, "t"), *answers)
    assert "the interview is to come" in done.shown
    assert OVER not in done.shown


def test_no_thank_you_can_be_said_beforehand(make_vault: MakeVault) -> None:
    """Who will get none is left out, and is not asked about after the interview."""
    vault = make_vault({"a.md": TODAY.replace("---\n##", "time: 19:00\n---\n##")})
    before = (vault / "a.md").read_bytes()
    done = at_noon(vault, (RIGHT, "t"), (NO_THANKS, "Tom, none"), (RIGHT, "q"))
    assert done.code == 0, done.shown
    assert inserted(before, (vault / "a.md").read_bytes())[1] == "- [-] Thank-you ❌ 2026-11-30"
    assert "Tom Hart: left out, as the note says" in done.shown


@pytest.mark.parametrize(
    ("answer", "written"), [("", "nothing was written"), ("saturday", "1 line was written")]
)
def test_what_was_answered_is_not_told_again(
    answer: str, written: str, make_vault: MakeVault
) -> None:
    """Once its letter was answered a sentence is no more unclear, and none that is left."""
    text = note("Sent Tom a thank-you email.\n", who=TOM)
    vault = make_vault({"a.md": text})
    done = corrected(vault, [(RIGHT, "q")])
    assert "unclear: Sent Tom a thank-you email." in done.shown
    plain = " ".join(done.shown.split())
    assert "1 sentence is still unclear (a thank-you): `vaultsync check` says where" in plain
    assert "VS3" not in plain
    done = corrected(vault, [(RIGHT, "t"), (TOLD["thanked"], answer), (RIGHT, "")])
    assert done.shown.count("unclear") == 1
    assert written in done.shown


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        (PLAIN, ""),
        ("Second interview Thu 20 Nov 10am.\n", ""),  # its own day
        ("They want me back for a second interview.\n", ""),
        ("Second interview Thu 3 Dec 10am, upstairs.\n", "[2026-12-03 10:00]"),
        ("I'm invited to a second interview on 3 Dec.\n", "[2026-12-03]"),
    ],
)
def test_what_a_line_tells_of_is_proposed(
    text: str, proposed: str, make_vault: MakeVault
) -> None:
    """Enter takes the day and the hour that the note tells of, and a dash is none."""
    vault = make_vault({"a.md": note(text, who=TOM)})
    answer = ("]: ", "-") if proposed else ("none): ", "")
    first = [(FOR_IT, "n")] if proposed else []
    done = corrected(vault, [*first, (RIGHT, "i"), answer, (RIGHT, "q")])
    assert f"{'-' if proposed else 'Enter'}: none) {proposed}".strip() in " ".join(
        done.shown.split()
    )
    assert not (vault / NEW).exists()
    if proposed:
        hour = [] if ":" in proposed else [(HOUR, "")]
        asked = [(FOR_IT, ""), (WHERE, ""), *hour, (THERE, ""), (WRITE, "y"), (RIGHT, "q")]
        done = corrected(vault, asked)
        assert "3 Dec" in done.shown.partition(FOR_IT)[0].partition("interview")[2]
        assert "Follow-up to" not in done.shown.partition(f"wrote {NEW}")[2]
        assert "date: 2026-12-03\n" in (vault / NEW).read_text("utf-8")


def test_the_day_and_the_answer_that_stand_there_are_proposed(make_vault: MakeVault) -> None:
    """What the sentence says of both is asked with yes or no, not typed again."""
    said = (
        "Tom emailed Thu 26 Nov. They want me back! Second interview Thu 10 Dec, 9.30. "
        "I replied same day, said yes.\n"
    )
    vault = make_vault({"a.md": note(f"{THANKED}\n{said}", who=TOM)})
    answers = [
        ("Tom Hart got in touch on Thu 26 Nov 2026. Write that down?", ""),
        ("you answered on Thu 26 Nov 2026. Write that down?", ""),
        (FOR_IT, "n"),
        (RIGHT, "q"),
    ]
    done = corrected(vault, answers)
    assert done.code == 0, done.shown
    assert "Tom Hart got in touch on Thu 26 Nov" in done.shown
    assert "Answer to Tom Hart at Kite" not in done.shown.rpartition("→")[2]
    lines = (vault / "a.md").read_text("utf-8").splitlines()
    assert [one for one in lines if "2026-11-26" in one] == [
        "- [x] Reply received ✅ 2026-11-26",
        "- [x] Answer sent ✅ 2026-11-26",
    ]


def test_what_a_sentence_that_invites_tells(make_vault: MakeVault) -> None:
    """Who got in touch is asked with the day; who will be there stands in the new note."""
    said = "Tom emailed back, and can I come in again 10 December at 4pm to meet Mr Ode.\n"
    vault = make_vault({"a.md": note(f"{THANKED}\n{said}", who=TOM)})
    before = (vault / "a.md").read_bytes()
    answers = [
        ("Tom Hart got in touch. On which day?", "saturday"),
        (FOR_IT, ""),
        ("When is the next interview?", ""),
        ("Who will be there?", ""),
        (WRITE, "y"),
        (RIGHT, "q"),
    ]
    done = corrected(vault, answers)
    assert done.code == 0, done.shown
    assert inserted(before, (vault / "a.md").read_bytes())[1] == (
        "- [x] Reply received ✅ 2026-11-28"
    )
    new = (vault / "2026-12-10 Kite.md").read_text("utf-8")
    assert "time: 16:00\n" in new
    assert "\n## Mr Ode\n" in new
