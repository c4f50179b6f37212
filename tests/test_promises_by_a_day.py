"""A promise with a day is told of until it is kept (S08)."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_due_note_sections import due_note
from vaultsync.parse.persons.kept import keeps

MakeVault = Callable[..., Path]
NOTE = """\
---
type: interview
company: Studio Nordlicht
role: Designer
date: 2026-11-26
{head}---
## Mira Adeyemi
email:: mira@nordlicht.example
- her team moves the archive
- the colours of the timetable
{promise}

## Messages
- 2026-11-27 thank-you to Mira by email
{more}"""
TASK = "- **promised:** small test task, redesign the opening hours page **by 3 Dec**"
SAID = '"small test task, redesign the opening hours page"'
HOW = "once it is sent, tick it in the note: `- [x] **promised:** …`"


def make(
    make_vault: MakeVault, promise: str = TASK, head: str = "", more: str = ""
) -> tuple[Path, Path]:
    """Make a vault of one note."""
    vault = make_vault({"a.md": NOTE.format(head=head, promise=promise, more=more)})
    return vault, vault / "a.md"


def told(vault: Path, cli: Cli, day: str = "2026-12-01") -> list[str]:
    """Give what the due note says was promised; `check` and its JSON say as much."""
    found = due_note(vault, cli, day)
    rows = [one for section in found.values() for one in section]
    lines = [one for one in rows if one.startswith("- you promised ")]
    ran = cli("check", vault=vault, as_of=f"{day}T09:00+00:00").stdout
    assert ran.count(": you promised ") == len(lines)
    ran = cli("check", "--json", vault=vault, as_of=f"{day}T09:00+00:00").stdout
    assert len(json.loads(ran)["promises"]) == len(lines)
    return lines


@pytest.mark.parametrize(
    ("promise", "more"),
    [
        # without a day
        ("- [x] **promised:** small test task", ""),
        ("- **promised:** small test task, sent", ""),
        ("- **promised:** small test task", "- 2026-12-01 sent Mira the test task\n"),
        ("- **promised:** an answer soon", ""),
        # by then they do something
        ("- **promised:** answer by 3 Dec", ""),
        ("- **promised:** feedback from the team by 3 Dec", ""),
        # no promise
        ("- small test task by 3 Dec", ""),
        # kept, as the line says
        ("- [x] **promised:** small test task by 3 Dec", ""),
        ("- [X] **promised:** small test task by 3 Dec ✅ 2026-12-01", ""),
        ("- [-] **promised:** small test task by 3 Dec", ""),
        ("- [x] promised:: small test task by 3 Dec", ""),
        ("- **promised:** small test task by 3 Dec ✅", ""),
        ("- **promised:** small test task by 3 Dec ✅ 2026-12-01", ""),
        ("- **promised:** small test task by 3 Dec, sent on 1 Dec", ""),
        ("- **promised:** small test task by 3 Dec – done", ""),
        ("- ~~**promised:** small test task by 3 Dec~~", ""),
        ("- **promised:** ~~small test task by 3 Dec~~", ""),
        ("### I promised\n- [x] small test task by 3 Dec", ""),
        ("### I promised\n- ~~small test task by 3 Dec~~", ""),
        ("- **promised:**\n  - [x] small test task by 3 Dec", ""),
        ("", "\n## I said I'd\n- [x] send Mira the test task by 3 Dec"),
        # kept, as another line says
        (TASK, "- 2026-12-01 sent Mira the test task\n"),
        (TASK, "- 2026-12-01 emailed Mira the small test task\n"),
        (f"{TASK}\n- sent the test task on 1 Dec", ""),
        (f"{TASK}\n- [x] sent Mira the test task ✅ 2026-12-01", ""),
    ],
)
def test_what_makes_no_line(promise: str, more: str, make_vault: MakeVault, cli: Cli) -> None:
    """S08: once it is kept, or where it is an answer of theirs, nothing is told."""
    vault, _ = make(make_vault, promise, more=more)
    assert told(vault, cli) == []


THANKED = "- 2026-11-27 thank-you to Mira by email\n"


@pytest.mark.parametrize(
    "text",
    [
        "small test task",
        "small test task by March",
        "small test task by the end of the month",
        "small test task by 3 Nov 2026",
        "the notes of the talk on 3 Dec",
        "a page by two of us",
        "small test task; they decide by 3 Dec",
        "the second referee, once Helen says yes",
    ],
)
def test_without_a_sure_day_it_is_told_after_the_thank_you(
    text: str, make_vault: MakeVault, cli: Cli
) -> None:
    """S08: the draft of the thank-you asks for it; after that nothing else would."""
    vault, note = make(make_vault, f"- **promised:** {text}")
    (line,) = told(vault, cli)
    assert line == f'- you promised Mira Adeyemi (Studio Nordlicht): "{text}"; {HOW}'
    ran = cli("check", "--json", vault=vault, as_of="2026-12-01T09:00+00:00").stdout
    assert json.loads(ran)["promises"][0]["by"] is None
    assert told(vault, cli, "2027-01-26") == []
    note.write_text(note.read_text("utf-8").replace(THANKED, ""), "utf-8")
    assert told(vault, cli) == []
    # it is missed
    assert len(told(vault, cli, "2026-12-07")) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # of something else, or of them
        ("the plan of the weekend", ""),
        ("tickets for the fair at the weekend", ""),
        ("the plan for tomorrow's shift", ""),
        ("the plan; they decide by the weekend", ""),
        ("the plan for the next day", ""),
        ("the plan for tomorrow", ""),
        ("the plan by the end of the month", ""),
        # Thursday, 26 November, was the interview
        ("the plan by the weekend", "Sun 29 Nov"),
        ("the plan, by this weekend.", "Sun 29 Nov"),
        ("the plan over the weekend", "Sun 29 Nov"),
        ("the plan (by the weekend)", "Sun 29 Nov"),
        ("the plan before the weekend", "Fri 27 Nov"),
        ("the plan by the end of the week", "Fri 27 Nov"),
        ("the plan, end of the week", "Fri 27 Nov"),
        ("the plan by Monday", "Mon 30 Nov"),
        ("the plan tomorrow", "Fri 27 Nov"),
        ("the plan by tomorrow morning", "Fri 27 Nov"),
        ("the plan the next day", "Fri 27 Nov"),
        ("the plan tonight", "Thu 26 Nov"),
        ("the plan by the end of the day", "Thu 26 Nov"),
    ],
)
def test_days_in_looser_words(text: str, day: str, make_vault: MakeVault, cli: Cli) -> None:
    """S08: in a promise of one's own, the last day that the words can mean is the day."""
    vault, _ = make(make_vault, f"- **promised:** {text}")
    (line,) = told(vault, cli, "2026-11-30")
    assert [day] * bool(day) == re.findall(r"(?:by|was due) (\w{3} \d+ Nov)", line)


def test_at_a_weekend_the_weekend_is_not_certain(make_vault: MakeVault, cli: Cli) -> None:
    """S08: said on a Saturday, it may be this one or the next."""
    vault, note = make(make_vault, "- **promised:** the plan by the weekend")
    note.write_text(note.read_text("utf-8").replace("date: 2026-11-26", "date: 2026-11-21"))
    (line,) = told(vault, cli)
    assert '"the plan by the weekend"; ' in line


@pytest.mark.parametrize(
    ("head", "more", "day"),
    [
        ("", "", "2026-11-25"),
        ("status: rejected\n", "", "2026-12-01"),
        ("status: accepted\n", "", "2026-12-01"),
        ("status: moved-on\n", "", "2026-12-01"),
        ("", "", "2027-02-02"),
        (
            "",
            "- 2026-12-04 follow-up to Mira\n- 2026-12-17 status check to Mira\n",
            "2027-01-08",
        ),
    ],
)
def test_when_there_is_no_line(
    head: str, more: str, day: str, make_vault: MakeVault, cli: Cli
) -> None:
    """S08: before the interview, once the application or its messages end, and for ever."""
    vault, _ = make(make_vault, head=head, more=more)
    assert told(vault, cli, day) == []


@pytest.mark.parametrize(
    ("promise", "day", "said"),
    [
        (TASK, "2026-11-26", f"{SAID} by Thu 3 Dec"),
        (TASK, "2026-11-30", f"{SAID} by Thu 3 Dec"),
        (TASK, "2026-12-03", f"{SAID} by Thu 3 Dec"),
        (TASK, "2026-12-04", f"{SAID} (was due Thu 3 Dec)"),
        (TASK, "2027-01-20", f"{SAID} (was due Thu 3 Dec)"),
        ("- [ ] **promised:** the task 📅 2026-12-03", "", '"the task" by Thu 3 Dec'),
        ("- **promised:** by 3 Dec: the task", "", '"by 3 Dec: the task" by Thu 3 Dec'),
        ("- **promised:** the task (due 2026-12-03)", "", '"the task" by Thu 3 Dec'),
        ("- **promised:** the task by Thursday", "", '"the task" by Thu 3 Dec'),
        ("- **promised:** send the task on Thursday", "", '"send the task on Thursday" by Thu'),
        ("- **promised:** the task, she needs it by 3 Dec", "", "by Thu 3 Dec"),
        ("- to send: the task by 3 December", "", '"the task" by Thu 3 Dec'),
        ("### I promised\n- [ ] the task by 3 Dec", "", '"the task" by Thu 3 Dec'),
        ("- **promised:** the form, to be sent by 3 Dec", "", '"the form, to be sent" by Thu'),
        ("- **promised:** the form by 3 Dec, not sent yet", "", "by Thu 3 Dec"),
    ],
)
def test_a_promise_is_told_until_it_is_kept(
    promise: str, day: str, said: str, make_vault: MakeVault, cli: Cli
) -> None:
    """S08: from the day of the interview on, also after its own day, with how it is closed."""
    vault, _ = make(make_vault, promise)
    (line,) = told(vault, cli, day or "2026-12-01")
    assert line.startswith("- you promised Mira Adeyemi (Studio Nordlicht): ")
    assert said in line
    assert line.endswith(f"; {HOW}")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # by that day others do something
        ("the notes they give me by Friday", ""),
        ("the form that she'll send me by Friday", ""),
        ("photos, before the panel meets by Friday", ""),
        ("send the photos before the panel meets on Friday", ""),
        ("send the photos until they decide on 4 Dec", ""),
        ("the photos once the board has met, by 4 Dec", ""),
        ("photos for the board (they decide by tomorrow", ""),
        ("the photos, we hear by 4 Dec", ""),
        ("the photos, her decision is by 4 Dec", ""),
        # somebody is only mentioned
        ("photos of my last specials board by tomorrow", "Fri 27 Nov"),
        ("the board by 1 December", "Tue 1 Dec"),
        ("the reference to the TigerBeetle paper we talked about, by Monday", "Mon 30 Nov"),
        ("the reference to the TigerBeetle paper we talked about, by 2026-11-30", "Mon 30 Nov"),
        ("the paper we discussed, by 4 December", "Fri 4 Dec"),
        ("the book she mentioned by Monday", "Mon 30 Nov"),
        ("slides for her team by the weekend", "Sun 29 Nov"),
        ("my answers to her questions by Monday", "Mon 30 Nov"),
        ("send the team photos on Monday", "Mon 30 Nov"),
        ("the plan, the panel needs it by Monday", "Mon 30 Nov"),
    ],
)
def test_whose_day_it_is(text: str, day: str, make_vault: MakeVault, cli: Cli) -> None:
    """S08: a day is theirs where they do something by then, not where they are mentioned."""
    vault, _ = make(make_vault, f"- **promised:** {text}")
    (line,) = told(vault, cli, "2026-11-30")
    assert [day] * bool(day) == re.findall(r"(?:by|was due) (\w{3} \d+ \w{3})(?:\)|;)", line)


@pytest.mark.parametrize(
    "more",
    [
        "- 2026-12-01 sent Mira the photos\n",
        "- 2026-12-01 reply from Mira: thanks for the test task that others sent\n",
        "- 2026-12-01 told Mira that the test task is not sent yet\n",
        "- 2026-11-20 sent Mira the test task\n",
    ],
)
def test_other_messages_keep_no_promise(more: str, make_vault: MakeVault, cli: Cli) -> None:
    """S08: what else was sent, by whom else or before, says nothing of it."""
    vault, _ = make(make_vault, more=more)
    assert len(told(vault, cli)) == 1


@pytest.mark.parametrize(
    ("task", "kept"),
    [
        ("- [ ] small test task 📅 2026-12-03", False),
        ("- [-] small test task ❌ 2026-12-01", False),
        ("- [x] wash the whites 📅 2026-11-27 ✅ 2026-11-27", False),
        ("- [x] ask Dan about the small test task ✅ 2026-12-01", False),
        ("- [x] look at the test of their site ✅ 2026-12-01", False),
        ("- [x] test the printer ✅ 2026-12-01", False),
        ("- [x] small test task 📅 2026-12-03 ✅ 2026-12-01", True),
        ("- [x] test task to Mira ✅ 2026-12-01", True),
        ("- [X] send Mira the **test task**", True),
    ],
)
def test_a_task_that_is_done_keeps_a_promise(
    task: str, kept: bool, make_vault: MakeVault, cli: Cli
) -> None:
    """S08: where it begins with the words of it; a finished task is no point of a draft."""
    vault, note = make(make_vault, f"{TASK}\n{task}")
    assert bool(told(vault, cli)) is not kept
    text = note.read_text("utf-8")
    note.write_text(text.replace("- 2026-11-27 thank-you to Mira by email\n", ""), "utf-8")
    due_note(vault, cli, "2026-11-27")
    (draft,) = (vault / "Follow-ups/Drafts").glob("*thank-you.md")
    written = draft.read_text("utf-8")
    assert not re.search(r"about this: [^\]]*(?:whites|Dan|printer|test|site)", written)
    assert written.count("[What stayed with you") == 2
    assert ("[Send, or say" in written) is not kept


@pytest.mark.parametrize(
    ("promise", "task", "kept"),
    [
        ("two references by 25 November", "ask Dan for references", False),
        ("two references by 25 November", "photos to Mira", False),
        ("two references by 25 November", "references to Mira (Dan, and Marta)", True),
        ("my costing sheet for the autumn menu by Monday", "costing sheet to Mira", True),
        ("my costing sheet for the autumn menu by Monday", "costing course", False),
        ("it by Monday", "it", False),
    ],
)
def test_which_task_keeps_it(promise: str, task: str, kept: bool) -> None:
    """S08: by the words that name it, up to the first comma or the day."""
    assert keeps(task, promise, frozenset({"mira", "adeyemi"})) is kept


def test_a_task_below_i_said_i_would_has_its_day(make_vault: MakeVault, cli: Cli) -> None:
    """S08: outside of a section, the day of the Tasks plugin counts, too."""
    more = "\n## I said I'd\n- [ ] send Mira the protocol 📅 2026-12-03\n"
    vault, _ = make(make_vault, "", more=more)
    (line,) = told(vault, cli)
    assert '"send Mira the protocol" by Thu 3 Dec' in line


def test_the_follow_up_says_what_goes_first(make_vault: MakeVault, cli: Cli) -> None:
    """S08: a question for the decision does not go out while one's own work is owed."""
    vault, note = make(make_vault)
    rows = due_note(vault, cli, "2026-12-03")["Today"]
    first = f"you promised {SAID} by Thu 3 Dec: send it first, or mark it as sent"
    assert any(row.strip() == f"- {first}" for row in rows)
    assert first in cli("check", vault=vault, as_of="2026-12-03T09:00+00:00").stdout
    (draft,) = (vault / "Follow-ups/Drafts").glob("*follow-up.md")
    assert "[What you promised, if you have not sent it yet; else" in draft.read_text("utf-8")
    ticked = note.read_text("utf-8").replace("- **promised", "- [x] **promised")
    note.write_text(ticked, "utf-8")
    assert "you promised" not in str(due_note(vault, cli, "2026-12-03"))
    assert "What you promised" not in draft.read_text("utf-8")
    assert note.read_text("utf-8") == ticked


TO_BO = "send it first, or mark it as sent"


@pytest.mark.parametrize(
    ("bo", "shown"),
    [
        # Bo has an address of his own, nobody is in the middle, or it was sent
        ("email:: bo@nordlicht.example\n- **promised:** the rota by 3 Dec", False),
        ("- [x] **promised:** the rota by 3 Dec", False),
        ("- the rota", False),
        # what is for him goes through her
        ("- **promised:** the rota by 3 Dec", True),
        ("- **promised:** the rota by 25 Dec", True),
        ("channel:: forward\n- **promised:** the rota by 3 Dec", True),
    ],
)
def test_who_is_written_to_in_the_place_of_somebody(
    bo: str, shown: bool, make_vault: MakeVault, cli: Cli
) -> None:
    """S08: a chaser to who passes messages on asks for what was promised to the other one."""
    more = f"\n## Bo Lind\n- the archive\n{bo}\n- 2026-11-27 thank-you to Bo\n"
    vault, _ = make(make_vault, "", more=more)
    rows = due_note(vault, cli, "2026-12-03")["Today"]
    told = [row.strip() for row in rows if TO_BO in row]
    assert bool(told) is shown
    assert all(row.startswith('- you promised Bo Lind "the rota" ') for row in told)
    ran = cli("check", vault=vault, as_of="2026-12-03T09:00+00:00").stdout
    assert ('you promised Bo Lind "the rota"' in ran) is shown
    (draft,) = (vault / "Follow-ups/Drafts").glob("*Mira*follow-up.md")
    written = draft.read_text("utf-8")
    assert ("[What you promised" in written) is shown
    assert ("(to Bo Lind)]" in written) is shown


def test_a_thank_you_that_names_the_day_keeps_nothing(make_vault: MakeVault, cli: Cli) -> None:
    """S08: `I send the test task by 3 Dec` is the promise once more, not its end."""
    vault, note = make(make_vault)
    text = note.read_text("utf-8")
    note.write_text(text.replace("- 2026-11-27 thank-you to Mira by email\n", ""), "utf-8")
    due_note(vault, cli, "2026-11-27")
    (draft,) = (vault / "Follow-ups/Drafts").glob("*thank-you.md")
    written = re.sub(r"\[[^\]\n]+\]", "Words.", draft.read_text("utf-8"))
    draft.write_text(written, "utf-8")
    note.write_text(text, "utf-8")
    due_note(vault, cli, "2026-12-03")
    (chaser,) = (vault / "Follow-ups/Drafts").glob("*follow-up.md")
    assert "[What you promised, if you have not sent it yet" in chaser.read_text("utf-8")


@pytest.mark.parametrize(
    "promise",
    [
        "- [x] **promised:** small test task by 3 Dec",
        "- **promised:** small test task by 3 Dec ✅ 2026-11-26",
        "- ~~**promised:** small test task by 3 Dec~~",
        "- [x] **promised:** small test task",
    ],
)
def test_what_was_kept_is_asked_for_nowhere(
    promise: str, make_vault: MakeVault, cli: Cli
) -> None:
    """S08: neither the draft of the thank-you nor VS541 nor VS217 comes back to it."""
    vault, note = make(make_vault, promise)
    text = note.read_text("utf-8")
    note.write_text(text.replace("- 2026-11-27 thank-you to Mira by email\n", ""), "utf-8")
    due_note(vault, cli, "2026-11-27")
    (draft,) = (vault / "Follow-ups/Drafts").glob("*thank-you.md")
    assert "test task" not in draft.read_text("utf-8")
    written = re.sub(r"\[[^\]\n]+\]", "Words.", draft.read_text("utf-8"))
    draft.write_text(written, "utf-8")
    ran = cli("check", "--all", vault=vault, as_of="2026-11-27T09:00+00:00").stdout
    assert not {"VS541", "VS217", "VS219", "VS306"} & set(re.findall(r"VS\d+", ran))
    shown = cli("show", "a", vault=vault, as_of="2026-11-27T09:00+00:00").stdout
    assert "promised, kept: small test task" in shown.replace("~~", "")


@pytest.mark.parametrize(
    "promise",
    [
        "- [x] **promised:** follow-up questions for her team by 3 Dec",
        "- [x] **promised:** a thank-you card for the team by 3 Dec",
        "### I promised\n- [x] the status check of their site by 3 Dec",
    ],
)
def test_a_ticked_promise_is_no_message_of_the_strategy(
    promise: str, make_vault: MakeVault, cli: Cli
) -> None:
    """S08, S13: by its words it could be a follow-up, which would then never be asked for."""
    vault, note = make(make_vault, promise)
    found = due_note(vault, cli, "2026-12-03")
    assert any("Follow-up" in row for row in found["Today"])
    text = note.read_text("utf-8")
    note.write_text(text.replace("- 2026-11-27 thank-you to Mira by email\n", ""), "utf-8")
    assert "Thank-you" in str(due_note(vault, cli, "2026-12-01")["Overdue"])


def test_hostile_words_stay_text(make_vault: MakeVault, cli: Cli) -> None:
    """What was promised makes no link, task or code in the due note (hazards row 19)."""
    promise = "- **promised:** [[A]] `x` 📅 <!-- https://evil.example by 3 Dec"
    vault, _ = make(make_vault, promise)
    (line,) = told(vault, cli)
    assert "[[A]] `x`" not in line
    assert "<!--" not in line
    assert "https://" not in line


@pytest.mark.parametrize(
    ("said", "mentioned"),
    [
        ("I like the colours of the timetable.", False),
        ("I like how you test the timetable.", False),
        ("Your task is the timetable, and a small one.", False),
        ("You test the timetable. The task of it is clear.", False),
        ("I send the test task by 3 Dec.", True),
        ("The small test will reach you by 3 Dec.", True),
        ("The redesign of the page for your library follows.", True),
    ],
)
def test_what_mentions_a_promise(
    said: str, mentioned: bool, make_vault: MakeVault, cli: Cli
) -> None:
    """S08: two of the words that name it, in one sentence; VS541 told of one that was there."""
    promise = f"{TASK} of a public library".replace(" **by 3 Dec** of", " of")
    vault, note = make(make_vault, f"{promise} **by 3 Dec**")
    text = note.read_text("utf-8")
    note.write_text(text.replace("- 2026-11-27 thank-you to Mira by email\n", ""), "utf-8")
    due_note(vault, cli, "2026-11-27")
    (draft,) = (vault / "Follow-ups/Drafts").glob("*thank-you.md")
    written = re.sub(r"\[[^\]\n]+\]", "", draft.read_text("utf-8"))
    draft.write_text(written.replace("\n\nKind", f"\n\n{said}\n\nKind", 1), "utf-8")
    assert said in draft.read_text("utf-8")
    ran = cli("check", "--all", vault=vault, as_of="2026-11-27T09:00+00:00").stdout
    assert ("the promise is not mentioned" not in ran) is mentioned


LISTED = """\
---
type: interview
company: Penarth Bay
date: 2026-11-26
interviewers: Gareth Llewellyn <g@penarth.example>, Carys Rees
{more}---
{said}
"""


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("Gareth Llewellyn: **promised:** the sheets by 3 Dec", "Gareth Llewellyn: "),
        ("- Gareth Llewellyn: **promised:** the sheets by 3 Dec", "Gareth Llewellyn: "),
        ("- [ ] Gareth Llewellyn: **promised:** the sheets by 3 Dec", "Gareth Llewellyn: "),
        ("- Gareth: **promised:** the sheets by 3 Dec", "Gareth Llewellyn: "),
        ("## Next\n- Gareth: **promised:** the sheets by 3 Dec", "Gareth: "),
        ("## Gareth Llewellyn\n- **promised:** the sheets by 3 Dec", ""),
    ],
)
def test_how_the_line_of_this_promise_is_ticked(
    said: str, form: str, make_vault: MakeVault, cli: Cli
) -> None:
    """S08: as it is told, with the name where there is one, it is read as kept."""
    vault = make_vault({"a.md": LISTED.format(said=said, more="")})
    (line,) = told(vault, cli)
    assert line.endswith(f"tick it in the note: `- [x] {form}**promised:** …`")
    as_told = f"- [x] {form}**promised:** the sheets by 3 Dec"
    head, _, _ = said.rpartition("\n")
    kept = LISTED.format(said=f"{head}\n{as_told}" if head else as_told, more="")
    (vault / "a.md").write_text(kept, "utf-8")
    assert told(vault, cli) == []


def test_a_task_is_ticked_as_it_stands(make_vault: MakeVault, cli: Cli) -> None:
    """S08: what is promised in a task of one's own has no mark."""
    said = "## I promised\n- [ ] send Gareth the sheets by 3 Dec"
    vault = make_vault({"a.md": LISTED.format(said=said, more="")})
    (line,) = told(vault, cli)
    assert line.endswith("tick it in the note: `- [x] …`")
