"""`vaultsync ask` reads out what it understood; a letter puts a line of it right."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.talking import CTRL_C, CTRL_D, Talk, talk
from tests.test_ask import CONFIG, DAY, HEAD, RIGHT, THANKED, TOM, WHO, note
from tests.test_rules import run
from tests.vaults import contents, inserted
from vaultsync.calendar import find_zone
from vaultsync.edit.lines import Conventions, Refusal
from vaultsync.edit.people_line import add_people
from vaultsync.edit.reach_line import add_reach
from vaultsync.parse.persons.who_was_there import typed_people
from vaultsync.pipeline import Outcome
from vaultsync.render.read_out import read_out
from vaultsync.settings import Settings
from vaultsync.snapshot import Document

MakeVault = Callable[..., Path]
SURE = TOM + "They were nice.\n"
TOLD = {
    "met": "Who else was there, or how is one of them reached?",
    "thanked": "did you thank",
    "promised": "What did you promise",
    "answer": "By which day do they answer?",
    "since": "Who wrote or rang, and when?",
    "interview": "When is the next interview?",
    "whom to ask": "Who is to be asked?",
    "ended": "How did it end",
}
"""How each letter's question begins; the letter is the label's first."""


def rows(outcome: Outcome) -> dict[str, tuple[str, ...]]:
    """Give what is read out of the only application."""
    (standing,) = outcome.standings
    return {one.label: one.texts for one in read_out(standing, outcome.follow_ups)}


def test_nothing_known() -> None:
    """Every line says so, and the last one what follows."""
    found = rows(run({"a.md": note("", who=TOM)}, CONFIG, DAY))
    assert found["met"] == ("Fri 20 Nov: Tom Hart (tom@kite.example)",)
    assert found["thanked"] == ("Tom Hart: not yet",)
    assert found["promised"] == ("nothing",)
    assert found["answer"] == ("no day was understood",)
    assert found["since"] == ("no other message from you, none from them",)
    assert found["ended"] == ("no",)
    assert found["next"] == (
        "Thank-you to Tom Hart at Kite by email, overdue since Sat 21 Nov",
        "Connect with Kite: follow it on LinkedIn or wherever it posts, without hurry",
        "Follow-up to Tom Hart at Kite by email, from Fri 27 Nov",
    )


@pytest.mark.parametrize(
    ("body", "more", "label", "texts"),
    [
        ("They promised a tour.\n", "", "promised", ("nothing",)),
        ("She will decide soon.\n", "", "answer", ("no day was understood",)),
        ("- [ ] Thank-you to Tom\n", "", "since",
         ("no other message from you, none from them",)),
        ("They might say no.\n", "", "ended", ("no",)),
        ("- [x] Thank-you ✅ 2026-11-20\n", "", "thanked", ("Tom Hart on Fri 20 Nov",)),
        ("- [-] Thank-you ❌ 2026-11-20\n", "", "thanked",
         ("Tom Hart: left out, as the note says",)),
        ("- **promised:** the plan\n", "", "promised", ("the plan (to Tom Hart)",)),
        ("- [x] **promised:** the plan ✅ 2026-11-21\n", "", "promised", ("nothing",)),
        ("", "they_reply_by: 2026-12-04\n", "answer", ("by Fri 4 Dec",)),
        ("- 2026-11-25 Tom wrote back\n", "", "since",
         ("Tom Hart got in touch on Wed 25 Nov",)),
        ("- [x] Follow-up ✅ 2026-11-27\n", "", "since",
         ("follow-up to Tom Hart on Fri 27 Nov",)),
        ("Form rejection.\n", "", "ended",
         ("perhaps: line 11 of a.md reads like a rejection",)),
        ("", "status: rejected\n", "ended", ("yes: rejected",)),
        ("", "status: scheduled\n", "ended",
         ("no, and while the status is `scheduled` nobody is asked how it stands",)),
    ],
)  # fmt: skip
def test_what_is_known(body: str, more: str, label: str, texts: tuple[str, ...]) -> None:
    """What a line of the note says stands in its line; what only sounds like it does not."""
    assert rows(run({"a.md": note(body, more, who=TOM)}, CONFIG, DAY))[label] == texts


def corrected(vault: Path, answers: Iterable[tuple[str, str]], state: str = "") -> Talk:
    """Answer the questions, and then say that the rest is right."""
    kept = state or str(vault.parent / "kept")
    said = ("ask", "--vault", str(vault), "--as-of", DAY)
    return talk(*said, answers=answers, VAULTSYNC_STATE=kept)


def by_letter(label: str, answer: str) -> list[tuple[str, str]]:
    """Type the letter, answer its question, and say that the rest is right."""
    return [(RIGHT, label[0]), (TOLD[label], answer), (RIGHT, "")]


@pytest.mark.parametrize(
    ("label", "answer", "line"),
    [
        ("thanked", "saturday", "- [x] Thank-you by email ✅ 2026-11-28"),
        ("thanked", "none", "- [-] Thank-you ❌ 2026-11-30"),
        ("thanked", "Tom, none", "- [-] Thank-you ❌ 2026-11-30"),
        ("met", "Tom, 07700 900123", "phone:: 07700 900123"),
        ("promised", "the plan", "- **promised:** the plan"),
        ("promised", "Tom, the plan, by 2026-12-03", "- **promised:** the plan by 2026-12-03"),
        ("promised", "Tom Hart - the plan by friday 4 december",
         "- **promised:** the plan by 2026-12-04"),
        ("promised", "Tom, answer about the offer, by friday 4 december",
         "- **promised:** my answer about the offer by 2026-12-04"),
        ("promised", "to Tom: a decision by 2026-12-04",
         "- **promised:** my decision by 2026-12-04"),
        ("promised", "Tom, Dick and Harry's plan by 2026-12-03",
         "- **promised:** Dick and Harry's plan by 2026-12-03"),
        ("promised", "Tom's plan, by 2026-12-03", "- **promised:** Tom's plan by 2026-12-03"),
        ("promised", "to send him the plan by 2026-12-03",
         "- **promised:** send him the plan by 2026-12-03"),
        ("answer", "2026-12-04", "they_reply_by: 2026-12-04"),
        ("since", "I, 2026-11-27", "- [x] Follow-up ✅ 2026-11-27"),
        ("ended", "rejected", "status: rejected"),
        ("ended", "Rejected", "status: rejected"),
        ("met", "Bea Long (HR)", 'interviewers: "Tom Hart, Bea Long (HR)"'),
    ],
)  # fmt: skip
def test_a_letter_writes_one_line(
    label: str, answer: str, line: str, make_vault: MakeVault
) -> None:
    """The answer is one line more of the note, and nothing else of it changes."""
    vault = make_vault({"a.md": note("They were nice.\n", who=TOM)})
    before = contents(vault)["a.md"]
    answers = by_letter(label, answer)
    done = corrected(vault, answers)
    assert done.code == 0, done.shown
    at, added = inserted(before, (vault / "a.md").read_bytes())
    assert added.startswith(line), (at, added)
    assert f"wrote `{added.strip()}`, a.md:" in " ".join(done.shown.split())


@pytest.mark.parametrize("label", TOLD)
@pytest.mark.parametrize("answer", ["", "-", "no", "nothing"])
def test_enter_leaves_it(label: str, answer: str, make_vault: MakeVault) -> None:
    """At each question Enter, - and no write nothing, and it is read out again."""
    vault = make_vault({"a.md": note("They were nice.\n", who=TOM)})
    before = contents(vault)
    done = corrected(vault, by_letter(label, answer))
    assert done.code == 0
    assert contents(vault) == before
    assert "nothing was written" in done.shown


@pytest.mark.parametrize("label", TOLD)
@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 0)])
def test_ending_at_each_question(
    label: str, key: str, code: int, make_vault: MakeVault
) -> None:
    """Ctrl-C and Ctrl-D end it at every question; nothing is written, and nothing is raised."""
    vault = make_vault({"a.md": note("They were nice.\n", who=TOM)})
    before = contents(vault)
    done = corrected(vault, [(RIGHT, label[0]), (TOLD[label], key)])
    assert done.code == code, done.shown
    assert contents(vault) == before
    assert "Traceback" not in done.shown


@pytest.mark.parametrize(
    ("label", "wrong", "told"),
    [
        ("thanked", "2026-11-02", "is before the interview"),
        ("thanked", "2026-12-24", "in the future"),
        ("thanked", "soonish", "cannot read the date 'soonish'"),
        ("answer", "2026-11-02", "is before the interview"),
        ("answer", "when they can", "cannot read the date"),
        ("since", "somebody, 2026-11-27", "cannot read the date"),
        ("ended", "badly", "unknown status 'badly'"),
    ],
)
def test_a_wrong_answer_is_asked_again(
    label: str, wrong: str, told: str, make_vault: MakeVault
) -> None:
    """It says what was read and what would be right, and asks the same once more."""
    vault = make_vault({"a.md": note("They were nice.\n", who=TOM)})
    before = contents(vault)
    asked = TOLD[label]
    done = corrected(vault, [(RIGHT, label[0]), (asked, wrong), (asked, ""), (RIGHT, "q")])
    assert done.code == 0
    assert told in " ".join(done.shown.split())
    assert contents(vault) == before


def test_another_key(make_vault: MakeVault) -> None:
    """What is no letter of a line is told, with those that are; words do, too."""
    vault = make_vault({"a.md": note("They were nice.\n", who=TOM)})
    done = corrected(
        vault, [(RIGHT, "x"), (RIGHT, "answer"), ("By which day", ""), (RIGHT, "")]
    )
    assert "type m, i, t, p, a, s, w, e or q, or press Enter" in done.shown


def test_what_follows_is_read_out_at_once(make_vault: MakeVault, cli: Cli) -> None:
    """Several lines of one application, each counted before the next; one `undo` takes all."""
    vault = make_vault({"a.md": note("They were nice.\n", who=TOM)})
    before, state = contents(vault), str(vault.parent / "state")
    answers = by_letter("thanked", "saturday")[:2] + by_letter("answer", "2026-12-04")
    done = corrected(vault, answers, state)
    assert "Follow-up to Tom Hart at Kite by email, from Tue 8 Dec" in done.shown
    assert "2 lines were written (`vaultsync undo` takes them back)" in done.shown
    back = cli("undo", "--yes", as_of=DAY, vault=vault, VAULTSYNC_STATE=state)
    assert back.returncode == 0, back.stderr
    assert contents(vault)["a.md"] == before["a.md"]


def test_each_of_several(make_vault: MakeVault) -> None:
    """What is due comes first; a company names its own; who is told twice is asked for."""
    vault = make_vault(
        {
            "a.md": note(THANKED + "They were nice.\n", "they_reply_by: 2026-12-10\n"),
            "b.md": note("They were nice.\n", who=TOM).replace("Kite", "Moia"),
        }
    )
    done = corrected(vault, [(RIGHT, ""), (RIGHT, "q")])
    assert done.shown.index("Moia, Clerk  b.md") < done.shown.index("Kite, Clerk  a.md")
    said = ("ask", "kite", "--vault", str(vault), "--as-of", DAY)
    one = talk(*said, answers=[(RIGHT, "q")])
    assert "Moia" not in one.shown


def test_one_of_two_people(make_vault: MakeVault) -> None:
    """The answer names whom it is about; who is not named is asked for."""
    vault = make_vault({"a.md": note("They were nice.\n", who=WHO)})
    before = contents(vault)["a.md"]
    asked = by_letter("promised", "the plan by 2026-12-03")
    done = corrected(vault, [*asked[:2], ("To whom?", "mia"), (RIGHT, "")])
    assert done.code == 0, done.shown
    added = inserted(before, (vault / "a.md").read_bytes())[1]
    assert added == "  - **promised:** the plan by 2026-12-03"


def test_a_promise_that_is_there_is_not_written_twice(make_vault: MakeVault) -> None:
    """The line is named that has it; another promise goes in beside it."""
    text = note("They were nice.\n- **promised:** the plan of the crane\n", who=TOM)
    vault = make_vault({"a.md": text})
    again = [(RIGHT, "p"), (TOLD["promised"], "send him the crane plan")]
    done = corrected(vault, [*again, (RIGHT, "p"), (TOLD["promised"], "my CV"), (RIGHT, "")])
    told = "you promised Tom Hart: the plan of the crane (no day named)"
    assert told in " ".join(done.shown.split())
    line = text.splitlines().index("- **promised:** the plan of the crane") + 1
    assert f"a.md:{line} has this promise already" in " ".join(done.shown.split())
    after = (vault / "a.md").read_bytes()
    assert inserted(text.encode(), after)[1] == "- **promised:** my CV"


def test_two_promises_of_one_day(make_vault: MakeVault) -> None:
    """That both are to be by the same day makes them no more alike."""
    text = note("They were nice.\n- **promised:** the plan by 2026-12-03\n", who=TOM)
    vault = make_vault({"a.md": text})
    corrected(vault, by_letter("promised", "my references by 2026-12-03"))
    added = inserted(text.encode(), (vault / "a.md").read_bytes())[1]
    assert added == "- **promised:** my references by 2026-12-03"


def test_promises_to_two_people(make_vault: MakeVault) -> None:
    """Each goes to whom its part names, with or without the accent."""
    vault = make_vault(
        {"a.md": HEAD.format(more="interviewers: Siân Rees, Mark Poe\n") + "x\n"}
    )
    told = [(RIGHT, "p"), (TOLD["promised"], "the menu to Sian, my card to Mark"), (RIGHT, "q")]
    done = corrected(vault, told)
    text = (vault / "a.md").read_text("utf-8")
    assert "Siân Rees: **promised:** the menu" in text, done.shown
    assert "Mark Poe: **promised:** my card" in text


def test_words_that_leave_the_day_open(make_vault: MakeVault) -> None:
    """The latest day counts, of the interview's week or of this one, as is answered."""
    vault = make_vault({"a.md": note("They were nice.\n", who=TOM)})
    before = contents(vault)["a.md"]
    asked = [(RIGHT, "a"), (TOLD["answer"], "by the end of next week")]
    done = corrected(vault, [*asked, ("Is it Fri 11 Dec 2026?", ""), (RIGHT, "")])
    assert done.code == 0, done.shown
    assert inserted(before, (vault / "a.md").read_bytes())[1] == "they_reply_by: 2026-12-11"


def test_two_who_were_thanked_together(make_vault: MakeVault) -> None:
    """`Tom and Mia, saturday`: the day is that of both, and it is not asked for again."""
    vault = make_vault({"a.md": note("They were nice.\n", who=WHO)})
    asked = [(RIGHT, "t"), ("Whom did you thank", "Tom and Mia, saturday"), (RIGHT, "")]
    assert corrected(vault, asked).code == 0
    text = (vault / "a.md").read_text("utf-8")
    lines = [one for one in text.splitlines() if "[x]" in one]
    assert [one.rpartition(" ")[2] for one in lines] == ["2026-11-28"] * 2


def test_a_first_name_is_not_another_one(make_vault: MakeVault) -> None:
    """Whom a later note names in full is asked about once, and by that name."""
    first = HEAD.format(more="interviewers: Gill\n").replace("2026-11-20", "2026-11-12")
    second = HEAD.format(more="interviewers: Gill Pike <gill@kite.example>\n")
    vault = make_vault({"a.md": first, "b.md": second})
    asked = [(RIGHT, "p"), (TOLD["promised"], "the plan by 2026-12-03"), (RIGHT, "q")]
    done = corrected(vault, asked)
    assert "the plan by 2026-12-03 (to Gill Pike)" in done.shown
    assert "**promised:**" in (vault / "b.md").read_text("utf-8")


def test_who_was_there_at_the_one_that_names_nobody(make_vault: MakeVault) -> None:
    """Of two interviews it is the one without names."""
    first = HEAD.format(more="").replace("2026-11-20", "2026-11-12")
    vault = make_vault({"a.md": first, "b.md": HEAD.format(more="interviewers: Gill Pike\n")})
    done = corrected(vault, [(RIGHT, "m"), (TOLD["met"], "Raj (payroll)"), (RIGHT, "q")])
    assert done.code == 0, done.shown
    assert "interviewers: Raj (payroll)\n" in (vault / "a.md").read_text("utf-8")


REACHED = [
    (note("", who=TOM), "bea long", "bea@kite.example", None),
    (note("", who=TOM), "tom hart", "tom@hart.example", None),
    (note("", "interviewers:\n  - *who\n", who=""), "who", "07700 900123", None),
    (note("", who=TOM), "tom hart", "07700 900123", "phone:: 07700 900123"),
    (note("", "interviewers: Tom Hart\n", who=""), "tom hart", "tom@kite.example",
     "interviewers: Tom Hart <tom@kite.example>"),
    (note("", "interviewers: Tom Hart (HR), Mia Ott\n", who=""), "tom hart",
     "tom@kite.example", "interviewers: Tom Hart (HR) <tom@kite.example>, Mia Ott"),
    (note("", 'interviewers: "Tom Hart, Mia Ott"\n', who=""), "mia ott", "mia@kite.example",
     'interviewers: "Tom Hart, Mia Ott <mia@kite.example>"'),
    (note("", "interviewers:\n  - Tom Hart\n", who=""), "tom hart", "tom@kite.example",
     "  - Tom Hart <tom@kite.example>"),
    (note("", who="## Who\n- Tom Hart\n- Mia Ott\n"), "tom hart", "tom@kite.example",
     "- Tom Hart <tom@kite.example>"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "reach", "line"), REACHED)
def test_how_somebody_is_reached(text: str, who: str, reach: str, line: str | None) -> None:
    """In one line; what the note has already, or does not know, is refused."""
    zone = find_zone("Europe/London")
    assert zone is not None
    ways = Conventions(settings=Settings(), zone=zone)
    made = add_reach(Document.of("a.md", text), who, reach, ways)
    if line is None:
        assert isinstance(made, Refusal), made
        return
    assert not isinstance(made, Refusal), made
    assert made.new == line
    (after,) = run({"a.md": made.after.text}, CONFIG, DAY).interviews
    person = after.person(who)
    assert person is not None
    assert reach in {person.email, person.phone}


ADDED = [
    (note("", who=TOM), "Tom Hart", None),
    (note("", who=TOM), "", None),
    (note("", "interviewers:\n  - Tom Hart\n", who=""), "Bea Long", None),
    (note("```\nopen\n", "interviewers: |\n  Tom Hart\n", who=""), "Bea Long", None),
    (note("", who=TOM), "Bea Long", 'interviewers: "Tom Hart, Bea Long"'),
    (note("", "interviewers: Tom Hart\n", who=""), "Bea Long",
     "interviewers: Tom Hart, Bea Long"),
    (note("", 'interviewers: "Tom Hart (HR)"\n', who=""), "Bea Long (IT)",
     'interviewers: "Tom Hart (HR), Bea Long (IT)"'),
    (note("They were nice.\n", who=""), "Bea Long (IT)", "interviewers: Bea Long (IT)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "listed", "line"), ADDED)
def test_who_else_was_there(text: str, listed: str, line: str | None) -> None:
    """One line names them; what cannot be said in one line is refused."""
    zone = find_zone("Europe/London")
    assert zone is not None
    ways = Conventions(settings=Settings(), zone=zone)
    made = add_people(Document.of("a.md", text), listed, ways)
    if line is None:
        assert isinstance(made, Refusal), made
        return
    assert not isinstance(made, Refusal), made
    assert made.new == line
    old, new = text.splitlines(), made.after.text.splitlines()
    assert [one for one in new if one != line] == [one for one in old if one != made.old]
    (after,) = run({"a.md": made.after.text}, CONFIG, DAY).interviews
    assert listed.split(" (", maxsplit=1)[0] in {one.name for one in after.people}


def test_a_question_about_an_answer_stands_where_its_question_does(
    make_vault: MakeVault,
) -> None:
    """Which day is meant is asked two blanks in, like all else below what was read out."""
    vault = make_vault({"a.md": HEAD.format(more="") + SURE})
    asked = [(RIGHT, "a"), (TOLD["answer"], "friday"), ("Is it ", ""), (RIGHT, "")]
    shown = corrected(vault, asked).shown
    assert "\n  Is it " in shown


def test_nobody_passed_it_on(make_vault: MakeVault) -> None:
    """That a thank-you was sent says nothing of who would have passed it on."""
    text = HEAD.format(more="interviewers: Tom Hart, Mia Ott <mia@kite.example>\n")
    vault = make_vault({"a.md": f"{text}They were nice.\n"})
    asked = [(RIGHT, "t"), ("Whom did you thank", "Tom, saturday"), (RIGHT, "")]
    assert corrected(vault, asked).code == 0
    after = (vault / "a.md").read_text("utf-8")
    assert "- [x] Thank-you to Tom Hart ✅ 2026-11-28" in after


@pytest.mark.parametrize(
    ("typed", "listed", "left"),
    [
        ("Tom Hart, Mia Ott", "Tom Hart, Mia Ott", ()),
        ("Tom Hart in room 7", "", ("Tom Hart in room 7",)),
        ("Tom Hart <tom@kite.example>", "Tom Hart <tom@kite.example>", ()),
        ("Tom Hart tom@kite.example", "Tom Hart <tom@kite.example>", ()),
        ("Tom Hart (HR) tom@kite.example, Mia", "Tom Hart (HR) <tom@kite.example>, Mia", ()),
        ("Sian 07700 900314", "Sian 07700 900314", ()),
    ],
)
def test_an_address_needs_no_comma(typed: str, listed: str, left: tuple[str, ...]) -> None:
    """Asked who was there, somebody types it right behind the name."""
    heard = typed_people(typed)
    assert (heard.listed, heard.left) == (listed, left)


def test_a_yes_in_words_comes_before_messages() -> None:
    """VS403: as long as nobody said whether it is an offer, no message stands first."""
    found = rows(run({"a.md": note("VERBAL YES. 122 base\n", who=TOM)}, CONFIG, DAY))
    assert found["ended"][0].endswith("reads like an offer")
    assert found["next"][0].startswith("say whether it is an offer (`e`)")


def test_who_else_can_be_reached() -> None:
    """Whom to ask stays as it is; who was met before, and has an address, is named."""
    met = note("", who="## Marcus Webb\nemail:: m@kite.example\n- x\n")
    met = met.replace("date: 2026-11-20", "date: 2026-11-12")
    notes = {"a.md": met, "b.md": note("", who="## Joan Roe\n- x\n")}
    why = "the first who was named, and cannot be reached; Marcus Webb can (`w`)"
    assert rows(run(notes, CONFIG, DAY))["whom to ask"] == (f"Joan Roe: {why}",)
    del notes["a.md"]
    alone = rows(run(notes, CONFIG, DAY))["whom to ask"]
    assert alone == ("Joan Roe: the first who was named",)


@pytest.mark.parametrize(
    ("said", "typed", "line"),
    [
        ("They were nice.", "Bea Long", "primary_contact: Bea Long"),
        ("They were nice.", "Bea Long, bea@kite.example",
         'primary_contact: "Bea Long <bea@kite.example>"'),
        ("They were nice.", "Bea Long, bea.long@gmail.com",
         'primary_contact: "Bea Long <bea.long@gmail.com>"'),
        ("They were nice.", "Bea Long, bea@group.example",
         'primary_contact: "Bea Long <bea@group.example>"'),
        ("They were nice.", "Bea Long, bea@tideway-recruitment.example",
         'recruiter: "Bea Long <bea@tideway-recruitment.example>"'),
        ("Bea Long is our recruiter.", "Bea Long", "recruiter: Bea Long"),
        ("## Next\n- thanked Bea and Tom by email 21 Nov, sent the sheet with it",
         "Bea, b@tide-recruitment.example", 'recruiter: "Bea <b@tide-recruitment.example>"'),
    ],
)  # fmt: skip
def test_who_is_new_gets_the_key_that_fits(
    said: str, typed: str, line: str, make_vault: MakeVault
) -> None:
    """Of an agency it is `recruiter`; what is only told of them then is no reason against."""
    vault = make_vault({"a.md": note(f"{said}\n", who=TOM)})
    before = contents(vault)["a.md"]
    first = [("Write it?", "n"), ("Look at what was understood", "")]
    asked = first if "thanked" in said or "recruiter" in said else []
    answers = [*asked, (RIGHT, "w"), (TOLD["whom to ask"], typed), (RIGHT, "q")]
    done = corrected(vault, answers)
    assert done.code == 0, done.shown
    assert inserted(before, (vault / "a.md").read_bytes())[1].strip() == line, done.shown


def test_a_reply_goes_where_they_were_met(make_vault: MakeVault) -> None:
    """Not into the note on the interview that is still to come with the same person."""
    later = note("", who=TOM).replace("2026-11-20", "2026-12-10")
    vault = make_vault({"a.md": note(THANKED, who=TOM), "b.md": later})
    before = contents(vault)
    done = corrected(vault, [(RIGHT, "s"), (TOLD["since"], "Tom, today"), (RIGHT, "q")])
    assert done.code == 0, done.shown
    after = contents(vault)
    assert after["b.md"] == before["b.md"]
    added = inserted(before["a.md"], after["a.md"])[1]
    assert added == "- [x] Reply received ✅ 2026-11-30", done.shown
