"""The sections of the due note: what is owed, what is waited for, and why something ended."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_rules import ALL, Case, run
from tests.vaults import DUE, contents, edit_line, sync_here
from vaultsync.owed import NO_MESSAGE, State
from vaultsync.render.due_note import section_of

MakeVault = Callable[..., Path]
THANKED = "- [x] Thank-you ✅ 2026-03-03\n"
CHASED = f"{THANKED}- [x] Follow-up ✅ 2026-03-09\n- [x] Status check ✅ 2026-03-25\n"
"""Both chasers are out; 10 business days after the second are Wed 8 Apr."""


def note(touches: str = "", more: str = "", who: str = "Jane Doe", role: str = "Cook") -> str:
    """Write a note on an interview at Acme on Monday, 2 March 2026."""
    mail = who.split(maxsplit=1)[0].lower()
    return (
        f"---\ntype: interview\ncompany: Acme\nrole: {role}\ndate: 2026-03-02\n{more}---\n"
        f"## {who}\n{mail}@acme.example\n- soup\n{touches}"
    )


def due_note(vault: Path, cli: Cli, day: str) -> dict[str, list[str]]:
    """Write the due note at nine in the morning; give its lines by section, links as words."""
    ran = cli("sync", vault=vault, as_of=f"{day}T09:00+00:00")
    assert ran.returncode == 0, ran.stderr
    text = (vault / "Follow-ups" / "Follow-ups due.md").read_text("utf-8")
    sections: dict[str, list[str]] = {}
    for part in text.partition("<!-- vaultsync:begin -->")[2].split("\n## ")[1:]:
        heading, _, content = part.partition("\n")
        lines = content.partition("<!-- vaultsync:end -->")[0].strip().split("\n")
        sections[heading] = [re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", line) for line in lines]
    return sections


@pytest.mark.parametrize(
    ("claim", "notes", "day", "line"),
    [
        (
            "a rejection, and who told it",
            {"a.md": note(f"{THANKED}- 2026-03-12 reply: no\n", "status: rejected\n")},
            "2026-03-20",
            "- Acme, Cook: the status is rejected; Jane Doe wrote on Thu 12 Mar",
        ),
        (
            "withdrawn: nobody wrote",
            {"a.md": note(THANKED, "status: withdrawn\n")},
            "2026-03-20",
            "- Acme, Cook: the status is withdrawn",
        ),
        (
            "moved on: two messages, and no answer",
            {"a.md": note(CHASED)},
            "2026-04-09",
            (
                "- Acme, Cook: 2 messages, the last on Wed 25 Mar, and no answer by Wed 8 Apr; "
                "time to move on (set `status: moved-on`)"
            ),
        ),
    ],
)
def test_closed_says_why(
    make_vault: MakeVault, cli: Cli, claim: str, notes: dict[str, str], day: str, line: str
) -> None:
    """S38: what ended is listed as closed, with the reason, and not as overdue."""
    found = due_note(make_vault(notes), cli, day)
    assert line in found["Closed"], claim
    assert not {"Overdue", "Waiting for them", "Needs you"} & set(found)


def test_what_was_missed_stays_visible(make_vault: MakeVault, cli: Cli) -> None:
    """S01: a thank-you that is given up after ten days is told, and the chaser goes on."""
    found = due_note(make_vault({"a.md": note()}), cli, "2026-03-13")
    assert found["Closed"] == [
        "- No longer asked for: thank-you to Jane Doe (due Tue 3 Mar); still open: Acme, Cook"
    ]
    assert "Follow-up to Jane Doe" in found["Overdue"][0]


def test_what_was_missed_before_the_end(make_vault: MakeVault, cli: Cli) -> None:
    """Of an application that ended, what was missed stands behind why it did."""
    vault = make_vault({"a.md": note(CHASED.replace(THANKED, ""))})
    (line,) = due_note(vault, cli, "2026-04-09")["Closed"]
    assert line.startswith("- Acme, Cook: 2 messages")
    assert line.endswith("`); missed: thank-you to Jane Doe (due Tue 3 Mar)")


@pytest.mark.parametrize(
    ("more", "day", "heading"),
    [
        ("they_reply_by: 2026-03-20\n", "2026-03-03", "Later"),
        ("", "2026-03-03", "Next 7 days"),
        ("", "2026-03-09", "Next 7 days"),
        ("", "2026-03-12", "Next 7 days"),
    ],
)
def test_what_waits_for_oneself_does_not_wait_for_them(
    make_vault: MakeVault, cli: Cli, more: str, day: str, heading: str
) -> None:
    """A chaser that waits for a thank-you of one's own stands by its day, and never as late."""
    found = due_note(make_vault({"a.md": note(more=more)}), cli, day)
    assert not found.get("Waiting for them")
    (at,) = [n for n, one in enumerate(found[heading]) if "] Follow-up to Jane Doe" in one]
    why = found[heading][at + 1]
    assert why.endswith("; waits for your thank-you to Jane Doe")


def test_the_last_day_of_waiting_is_not_yet_closed(make_vault: MakeVault, cli: Cli) -> None:
    """S09: who went quiet stays visible, with the day on which it is time to move on."""
    found = due_note(make_vault({"a.md": note(CHASED)}), cli, "2026-04-08")
    assert "Closed" not in found
    assert found["Waiting for them"] == [
        "- Acme, Cook: last message on Wed 25 Mar; if nothing comes by Wed 8 Apr, move on"
    ]


def test_the_thank_you_comes_first(make_vault: MakeVault, cli: Cli) -> None:
    """S11: in every list, whatever is due before it."""
    vault = make_vault(
        {
            "a.md": note(f"{THANKED}", who="Ann Early"),
            "b.md": note(role="Baker", who="Zoe Late").replace("2026-03-02", "2026-03-08"),
        }
    )
    found = due_note(vault, cli, "2026-03-10")
    lines = [line for line in found["Overdue"] if line.startswith("- [")]
    assert [line[6:15] for line in lines] == ["Thank-you", "Follow-up"]
    out = cli("check", "--exit-zero", vault=vault, as_of="2026-03-10T09:00Z").stdout
    kinds = re.findall(r"^overdue: (\S+)", out, re.MULTILINE)
    assert kinds == ["Thank-you", "Follow-up"]


def test_within_a_day_the_hour_counts(make_vault: MakeVault, cli: Cli) -> None:
    """Design section 6: sorted by due, which has an hour where there is one; then by company.

    What is due on a day without an hour is so at its end, in the due note as in `check`.
    """

    def at(company: str, hour: str, who: str) -> str:
        first, more = who.split(maxsplit=1)[0].lower(), f"time: {hour}\n" if hour else ""
        return (
            f"---\ntype: interview\ncompany: {company}\ndate: 2026-03-02\n{more}---\n"
            f"## {who}\n{first}@x.example\n- soup\n- bread\n"
        )

    notes = {
        "a.md": at("Acme", "16:45", "Ann Lee"),
        "b.md": at("Bolt", "", "Bea Fox"),
        "c.md": at("Corp", "", "Abe Fox"),
        "d.md": at("Zeta", "09:30", "Zoe Day"),
        "e.md": at("Yarn", "16:45", "Amy Day"),
    }
    vault = make_vault(notes, 'timezone = "Europe/London"\n')
    found = due_note(vault, cli, "2026-03-03")
    lines = [line for line in found["Today"] if line.startswith("- [ ] Thank-you")]
    names = [line.split(" to ", 1)[1].split(" at ")[0] for line in lines]
    assert names == ["Zoe Day", "Ann Lee", "Amy Day", "Bea Fox", "Abe Fox"]
    for command in (("check", "--exit-zero"), ("draft", "list"), ("draft", "check")):
        out = cli(*command, vault=vault, as_of="2026-03-03T09:00+00:00").stdout
        told = {one: out.index(one) for one in names}
        assert sorted(told, key=told.__getitem__) == names, command


def test_what_has_no_hurry_comes_last(make_vault: MakeVault, cli: Cli) -> None:
    """Connecting, from an earlier day on, stands behind the message for today."""
    other = note("- [x] Thank-you ✅ 2026-02-27\n", who="Bo Lind").replace("Acme", "Corp")
    early = other.replace("03-02", "02-26")
    vault = make_vault({"a.md": note(THANKED), "b.md": early})
    told = due_note(vault, cli, "2026-03-09")
    tasks = [line.split(" 🆔")[0] for line in told["Today"] if line.startswith("- [ ]")]
    assert [task.split()[3] for task in tasks] == ["Follow-up", "Connect", "Connect"]


def test_a_company_is_followed_once(make_vault: MakeVault, cli: Cli) -> None:
    """S45, S47: one line for the company of two applications, with its accounts."""
    accounts = "accounts:\n  - https://social.example/@acme\n"
    vault = make_vault({"a.md": note(THANKED, accounts), "b.md": note(THANKED, role="Baker")})
    today = due_note(vault, cli, "2026-03-20")["Today"]
    mine = [line for line in today if "Connect with Acme" in line]
    assert len(mine) == 1
    why = today[today.index(mine[0]) + 1]
    assert why.endswith(
        "5 business days later; follow its accounts: https://social.example/@acme"
    )
    done = note(THANKED, f"{accounts[:-1]}, followed\n")
    vault = make_vault({"a.md": done, "b.md": note(THANKED, role="Baker")})
    assert not any(
        "Connect" in line for line in due_note(vault, cli, "2026-03-21").get("Today", [])
    )


def test_openings_are_looked_at_now_and_then(make_vault: MakeVault, cli: Cli) -> None:
    """S46, S48: a reminder with the stored link; nothing is drafted, and it can be off."""
    gone = note(THANKED, "status: rejected\n")
    company = "---\ntype: company\nname: Acme\ncareers: https://acme.example/jobs\n---\n"
    vault = make_vault({"a.md": gone, "Companies/Acme.md": company})
    found = due_note(vault, cli, "2026-04-07")
    at = next(n for n, line in enumerate(found["Today"]) if "Keep in touch with Acme" in line)
    assert "Overdue" not in found
    assert found["Today"][at + 1] == (
        "    - rejected; last message on Tue 3 Mar; 28 days later; "
        "openings: https://acme.example/jobs"
    )
    assert not list((vault / "Follow-ups" / "Drafts").rglob("*.md"))
    off = 'timezone = "Europe/London"\n[strategy]\nkeep_in_touch = false\n'
    found = due_note(make_vault({"a.md": gone}, off), cli, "2026-04-07")
    assert not any("Keep in touch" in line for line in found["Today"])


def test_two_looks_on_one_day_count_once(make_vault: MakeVault, cli: Cli) -> None:
    """Ticked twice on one day: told once, the line of the next time goes back (S48)."""
    text = (
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-02\nstatus: rejected\n---\n"
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-03-03\n"
    )
    vault = make_vault({"a.md": text})
    day = "2026-04-07T09:00+00:00"
    sync_here(vault, day)
    looks = "- [ ] Keep in touch with [Acme]"
    edit_line(vault / DUE, "Keep in touch", "[ ]", "[x]")
    assert len(sync_here(vault, day).records) == 1
    once = contents(vault)
    text = (vault / DUE).read_text("utf-8")
    assert looks in text
    (vault / DUE).write_text(text.replace(looks, looks.replace("[ ]", "[x]")), "utf-8")
    report = sync_here(vault, day)
    assert (report.records, report.unrecorded) == ((), ())
    (found,) = (one for one in report.findings if one.code == "VS609")
    assert found.message.startswith("Acme was looked at on that day already")
    assert "2026-05-05" in found.help
    assert contents(vault) == once
    assert "VS609" not in {one.code for one in sync_here(vault, day).findings}
    ran = cli("done", "acme", "keep", vault=vault, as_of=day)
    assert ran.returncode == 3
    assert "Acme was looked at on 2026-04-07 already; that counts once" in ran.stderr
    assert contents(vault) == once
    # another day is another look
    (vault / DUE).write_text(text.replace(looks, looks.replace("[ ]", "[x]")), "utf-8")
    assert len(sync_here(vault, "2026-04-08T09:00+00:00").records) == 1


NOTHING_NOTED = note(more="time: 08:00\nduration: 20\n").replace("- soup\n", "")
ANSWERED = note(f"{THANKED}- 2026-03-04 reply: when could you start?\n")


@pytest.mark.parametrize(
    ("claim", "text", "day", "place"),
    [
        ("nothing noted, of today", NOTHING_NOTED, "2026-03-02", ("Write down", "Needs you")),
        ("nothing noted, late", NOTHING_NOTED, "2026-03-03", ("Write down", "Needs you")),
        ("nothing noted, later", NOTHING_NOTED, "2026-03-06", ("Write down", "Needs you")),
        ("an answer, ahead", ANSWERED, "2026-03-04", ("Answer to", "Needs you")),
        ("an answer, of today", ANSWERED, "2026-03-05", ("Answer to", "Needs you")),
        ("an answer, late", ANSWERED, "2026-03-06", ("Answer to", "Overdue")),
        ("connecting, of today", note(THANKED), "2026-03-09", ("Connect", "Today")),
        ("connecting is never late", note(THANKED), "2026-03-20", ("Connect", "Today")),
        ("a chaser, late", note(THANKED), "2026-03-10", ("Follow-up", "Overdue")),
    ],
)
def test_what_is_late_is_overdue_everywhere(
    make_vault: MakeVault, cli: Cli, claim: str, text: str, day: str, place: tuple[str, str]
) -> None:
    """The due note says `Overdue` of what `check` says it of, and of nothing else."""
    what, section = place
    vault = make_vault({"a.md": text})
    found = due_note(vault, cli, day)
    (where,) = [
        name for name, lines in found.items() if any(f"] {what}" in one for one in lines)
    ]
    assert where == section, claim
    out = cli("check", "--json", "--exit-zero", vault=vault, as_of=f"{day}T09:00+00:00").stdout
    late = {
        one["id"]
        for one in json.loads(out)["follow_ups"]
        if one["state"] == "overdue" and one["due"] < day
    }
    listed = re.findall(r"vs-[a-z0-9]{8}", "\n".join(found.get("Overdue", [])))
    assert set(listed) == late


@pytest.mark.parametrize("case", ALL, ids=[case.place for case in ALL])
def test_overdue_is_what_the_state_says(case: Case) -> None:
    """One truth: what is open, presses, and whose day is over, is overdue, and it alone."""
    outcome = run(case.notes, case.config, case.as_of, case.beside)
    today = outcome.as_of.today
    for item in outcome.follow_ups:
        open_now = item.state.open and item.state is not State.WAITING
        past = open_now and item.kind not in NO_MESSAGE and item.due < today
        assert item.late_on(today) is past
        if open_now:
            assert (section_of(item, today) == "Overdue") is past


def test_an_answer_that_is_not_needed(make_vault: MakeVault, cli: Cli) -> None:
    """Due note and `check` say beside an answer how to tell that none is needed."""
    day = "2026-03-06"
    heard = note(f"{THANKED}- 2026-03-04 reply: great talking!\n")
    for by_command in (True, False):
        vault = make_vault({"a.md": heard})
        found = due_note(vault, cli, day)["Overdue"]
        assert found[2] == "    - no answer needed: skip it with `[-]`"
        out = cli("check", "--exit-zero", vault=vault, as_of=f"{day}T09:00Z").stdout
        command = re.search(
            r"if no answer is needed, `vaultsync skip (vs-\w{8})`$", out, re.MULTILINE
        )
        assert command
        if by_command:
            assert cli("skip", command[1], vault=vault, as_of=f"{day}T09:00Z").returncode == 0
        else:
            edit_line(vault / DUE, "Answer to", "[ ]", "[-]")
        assert "Overdue" not in due_note(vault, cli, day)
        assert "no answer" not in (vault / DUE).read_text("utf-8")


@pytest.mark.parametrize(
    ("hour", "section"),
    [("2026-03-02T09:30+00:00", "Next 7 days"), ("2026-03-02T18:00+00:00", "Today")],
)
def test_on_the_evening_of_the_interview_the_thank_you_is_for_today(
    hour: str, section: str, make_vault: MakeVault, cli: Cli
) -> None:
    """What `check` calls due stands under Today from the interview's end on (issue 8)."""
    vault = make_vault({"a.md": note(more="time: 10:00\nduration: 60 min\n")})
    states = [
        one["state"]
        for one in json.loads(cli("check", "--json", "--all", vault=vault, as_of=hour).stdout)[
            "follow_ups"
        ]
        if one["kind"] == "thank-you"
    ]
    assert states == ["due" if section == "Today" else "upcoming"]
    cli("sync", vault=vault, as_of=hour)
    text = (vault / DUE).read_text("utf-8")
    found = [part for part in text.split("\n## ") if "Thank-you to" in part]
    assert [part.partition("\n")[0] for part in found] == [section]
