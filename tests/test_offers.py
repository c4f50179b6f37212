"""An offer is closed for messages, and waits for the person's answer."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_ask import CONFIG, DAY
from tests.test_due_note_sections import due_note
from tests.test_reading_out import rows
from tests.test_rules import run

MakeVault = Callable[..., Path]
NOTE = """\
---
type: interview
company: Linden House
role: Nurse
date: 2026-11-10
status: offer
{head}---
## Mara Quill
email:: mara@linden.example
- the night rota
- [x] Thank-you ✅ 2026-11-11
{more}"""
THEN = "then set `status: accepted` or `status: withdrawn`"


@pytest.mark.parametrize(
    ("head", "more", "by"),
    [
        ("", "", ""),
        ("deadline: 2026-12-04\n", "", " by Fri 4 Dec"),
        (
            "",
            "\n## Next\nThey offered me the job, I must answer by 4 December\n",
            " by Fri 4 Dec",
        ),
        ("", "\nlet them know no later than Friday, 4 December.\n", " by Fri 4 Dec"),
        ("", "\nto decide until 2026-12-04\n", " by Fri 4 Dec"),
        # the day by which they wanted to answer, and what is no day of an answer
        ("they_reply_by: 2026-12-04\n", "", ""),
        ("", "\nthey will decide by 4 December\n", ""),
        ("", "\nto answer by 2 November\n", ""),
        ("", "\nto start by 4 December\n", ""),
    ],
)
def test_an_offer_waits_for_an_answer(
    make_vault: MakeVault, cli: Cli, head: str, more: str, by: str
) -> None:
    """S44: what is left is said in the due note, not as a task, and in `check`."""
    vault = make_vault({"a.md": NOTE.format(head=head, more=more)})
    found = due_note(vault, cli, "2026-11-27")
    said = f"you have an offer from Linden House; answer it{by}, {THEN}"
    assert f"- Linden House, Nurse: {said}" in found["Needs you"]
    assert any("the status is offer" in line for line in found["Closed"])
    ran = cli("check", vault=vault, as_of="2026-11-27T09:00+00:00")
    assert f"a.md: {said}" in ran.stdout


@pytest.mark.parametrize(
    ("head", "more", "told"),
    [
        ("", "", "own answer to the offer write a line into a.md: `answer by 2026-12-08`"),
        ("", "\nShe would like an answer by Friday 4 December.\n",
         "your own answer to the offer is still due by Fri 4 Dec 2026: to move that, change"),
        ("", "\nShe would like an answer by Friday 4 December.\n",
         "change the day in `answer by Friday 4 December` (a.md)"),
        ("deadline: 2026-12-04\n", "",
         "2026-12-08 is now the day of your own answer to the offer, too (a.md)"),
    ],
)  # fmt: skip
def test_a_day_of_theirs_is_none_of_ones_own(
    make_vault: MakeVault, cli: Cli, head: str, more: str, told: str
) -> None:
    """`reply --by` says what it wrote, what that does not change, and what does."""
    vault = make_vault({"a.md": NOTE.format(head=head, more=more)})
    ran = cli("reply", "linden", "--by", "2026-12-08", vault=vault, as_of="2026-11-27T09:00Z")
    assert ran.returncode == 0, ran.stderr
    assert told in " ".join(ran.stderr.split())
    assert "no answer is owed" not in ran.stderr
    waiting = NOTE.format(head=head, more=more).replace("status: offer\n", "")
    vault = make_vault({"a.md": waiting})
    ran = cli("reply", "linden", "--by", "2026-12-08", vault=vault, as_of="2026-11-27T09:00Z")
    assert "offer" not in ran.stderr


def test_an_offer_is_what_comes_next() -> None:
    """The read-out says that it waits for an answer, and until when."""
    text = NOTE.format(head="", more="\nShe would like an answer by Friday 4 December.\n")
    found = rows(run({"a.md": text}, CONFIG, "2026-11-27T09:00+00:00"))
    said = f"you have an offer from Linden House; answer it by Fri 4 Dec, {THEN}"
    assert found["next"][0] == said
    promised = f"{text}- **promised:** my answer by 2026-12-04\n"
    found = rows(run({"a.md": promised}, CONFIG, "2026-11-27T09:00+00:00"))
    assert "no certain day" not in str(found["next"])
    found = rows(run({"a.md": text.replace("offer", "accepted")}, CONFIG, DAY))
    assert "offer" not in str(found["next"])


@pytest.mark.parametrize(
    ("promise", "by"),
    [
        # no answer, or one to something else
        ("the night rota by 2026-12-03", ""),
        ("email an answer to her question about nights by 2026-12-03", ""),
        ("my answers to the form by 2026-12-03", ""),
        ("let her know about the course by 2026-12-03", ""),
        ("get back to Mara about the rota by 2026-12-03", ""),
        ("tell her when I can start by 2026-12-03", ""),
        ("tell Mara yes or no", ""),
        # an answer
        ("tell mara yes or no by 2026-12-04", " by Fri 4 Dec"),
        ("my answer by 2026-12-04", " by Fri 4 Dec"),
        ("an answer about the offer by 2026-12-04", " by Fri 4 Dec"),
        ("my decision on the offer by 2026-12-04", " by Fri 4 Dec"),
        ("let her know by 2026-12-04", " by Fri 4 Dec"),
        ("let Mara Quill know about the offer by 2026-12-04", " by Fri 4 Dec"),
        ("tell her if I'm coming by 2026-12-04", " by Fri 4 Dec"),
        ("get back to Mara by 2026-12-04", " by Fri 4 Dec"),
        ("accept or decline by 2026-12-04", " by Fri 4 Dec"),
        ("sign the written offer by 2026-12-04", " by Fri 4 Dec"),
        ("my answer by 2026-12-01", " by Tue 1 Dec"),
    ],
)
def test_the_answer_that_was_promised(
    make_vault: MakeVault, cli: Cli, promise: str, by: str
) -> None:
    """S08, S44: what one promised is owed with an offer, and an answer has its day there."""
    text = NOTE.format(head="", more=f"- **promised:** {promise}\n")
    vault = make_vault({"a.md": text})
    found = due_note(vault, cli, "2026-11-27")
    assert f"you have an offer from Linden House; answer it{by}, {THEN}" in str(found)
    told = [one for rows in found.values() for one in rows if "you promised" in one]
    assert len(told) == 1
    as_of = "2026-11-27T09:00+00:00"
    shown_offer = cli("show", "a", vault=vault, as_of=as_of).stdout
    assert f"you have an offer from Linden House; answer it{by}" in shown_offer
    checked = cli("check", vault=vault, as_of=as_of).stdout
    assert f"a.md:{text.count(chr(10))}: you promised Mara Quill" in " ".join(checked.split())
    data = json.loads(cli("check", "--json", vault=vault, as_of=as_of).stdout)
    (offer,) = data["offers"]
    assert bool(offer["answer_by"]) == bool(by)
    assert len(data["promises"]) == 1
    shown = json.loads(cli("show", "a", "--json", vault=vault, as_of=as_of).stdout)
    assert shown["offer"] == offer


@pytest.mark.parametrize(
    ("status", "told"), [("rejected", 0), ("accepted", 0), ("withdrawn", 0), ("offer", 1)]
)
def test_what_was_promised_after_the_end(
    make_vault: MakeVault, cli: Cli, status: str, told: int
) -> None:
    """S08: a no ends what was promised; those who want one still wait for it."""
    text = NOTE.format(head="", more="- **promised:** the rota by 2026-12-03\n")
    vault = make_vault({"a.md": text.replace("status: offer", f"status: {status}")})
    assert str(due_note(vault, cli, "2026-11-27")).count("you promised") == told


@pytest.mark.parametrize(
    ("promises", "by"),
    [
        (("2026-12-01", "2026-12-04"), "2026-12-01"),
        (("2026-11-20", "2026-12-04"), "2026-12-04"),
        (("2026-11-20", "2026-11-24"), "2026-11-24"),
    ],
)
def test_of_several_days(
    make_vault: MakeVault, cli: Cli, promises: tuple[str, ...], by: str
) -> None:
    """The next day of an answer counts, or the last one where all have passed."""
    more = "".join(f"- **promised:** my answer by {day}\n" for day in promises)
    vault = make_vault({"a.md": NOTE.format(head="", more=more)})
    ran = cli("check", "--json", vault=vault, as_of="2026-11-27T09:00+00:00")
    assert json.loads(ran.stdout)["offers"][0]["answer_by"] == by


@pytest.mark.parametrize(
    ("status", "day"), [("accepted", "2026-11-27"), ("offer", "2027-01-20"), ("", "2026-11-27")]
)
def test_an_offer_that_is_settled_or_old_is_not_told(
    make_vault: MakeVault, cli: Cli, status: str, day: str
) -> None:
    """A status that was never changed is not told of for years."""
    vault = make_vault({"a.md": NOTE.format(head="", more="").replace("offer", status)})
    assert "you have an offer" not in str(due_note(vault, cli, day))


def test_an_offer_of_hostile_company_stays_text(make_vault: MakeVault, cli: Cli) -> None:
    """A company's name makes no link, task or code in the due note (hazards row 19)."""
    text = NOTE.format(head="", more="").replace("Linden House", '"[[A]] `x` 📅 ; <!--"')
    found = due_note(make_vault({"a.md": text}), cli, "2026-11-27")
    (line,) = (line for line in found["Needs you"] if "you have an offer" in line)
    assert "[[A]] `x`" not in line
    assert "<!--" not in line


@pytest.mark.parametrize(
    ("status", "more"),
    [
        ("offer", "They offered me the job, I must answer by 4 December"),
        ("rejected", "REJECTED"),
        ("rejected", "17 Nov: letter, they chose somebody else."),
        ("offer", "They ring by Friday 27 November"),
    ],
)
def test_close_writes_the_status_whatever_else_the_note_tells(
    make_vault: MakeVault, cli: Cli, status: str, more: str
) -> None:
    """S38: what is told of the text changes with the status; the note can be written to."""
    text = NOTE.format(head="", more=f"\n## Next\n{more}\n").replace("status: offer\n", "")
    vault = make_vault({"a.md": text})
    done = cli("done", "linden", "follow-up", vault=vault, as_of="2026-11-27T09:00+00:00")
    assert "recorded a.md" in done.stdout or "17 Nov" in more, done.stderr
    (vault / "a.md").write_text(text, "utf-8")
    ran = cli("close", "linden", status, vault=vault, as_of="2026-11-27T09:00+00:00")
    assert ran.returncode == 0, ran.stderr
    wanted = text.replace("2026-11-10\n---", f"2026-11-10\nstatus: {status}\n---")
    assert (vault / "a.md").read_text("utf-8") == wanted
    reply = cli(
        "reply", "linden", "--promised", "2026-12-09", vault=vault, as_of="2026-11-27T09:00Z"
    )
    assert reply.returncode == 0, reply.stderr


@pytest.mark.parametrize(
    ("head", "day", "offers"),
    [
        ("status: waiting\n", "2026-11-27", []),
        ("", "2027-11-27", []),  # long ago
        ("", "2026-11-27", [None]),
        ("deadline: 2026-12-04\n", "2026-11-27", ["2026-12-04"]),
    ],
)
def test_offers_stand_in_the_json(
    make_vault: MakeVault, cli: Cli, head: str, day: str, offers: list[str | None]
) -> None:
    """S44: programs hear of them as people do."""
    vault = make_vault({"a.md": NOTE.format(head=head, more="")})
    ran = cli("check", "--json", vault=vault, as_of=f"{day}T09:00+00:00")
    assert json.loads(ran.stdout)["offers"] == [
        {"company": "Linden House", "role": "Nurse", "answer_by": by, "note": "a.md", "line": 6}
        for by in offers
    ]
