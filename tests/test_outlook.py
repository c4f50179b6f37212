"""The whole dated plan of an application: what would come next if nobody answers (S02)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_rules import DEFAULT_CONFIG, run
from vaultsync.owed import Kind
from vaultsync.rules.outlook import Outlook, outlook

MakeVault = Callable[..., Path]
THANKED = "- [x] Thank-you by email ✅ 2026-03-05\n"
CHASED = f"{THANKED}- [x] Follow-up ✅ 2026-03-12\n- [x] Status check ✅ 2026-03-26\n"


def note(touches: str = THANKED, more: str = "", day: str = "2026-03-05") -> str:
    """Write a note on an interview with Jane Doe at Acme, on a Thursday if no day is named."""
    return (
        f"---\ntype: interview\ncompany: Acme\nrole: Cook\ndate: {day}\n{more}---\n"
        f"## Jane Doe\njane@acme.example\n- soup\n{touches}"
    )


def plan(notes: dict[str, str], as_of: str, config: str = DEFAULT_CONFIG) -> Outlook:
    """Compute the plan of the only application of a vault."""
    (standing,) = run(notes, config, as_of).standings
    return outlook(standing)


def whole_plan(notes: dict[str, str], as_of: str, config: str = DEFAULT_CONFIG) -> Outlook:
    """Compute the plan of the first application with what concerns its company."""
    outcome = run(notes, config, as_of)
    return outlook(outcome.standings[0], outcome.companies[0])


def shown(found: Outlook) -> list[str]:
    """Write the steps of a plan as the tables do."""
    return [
        f"{one.kind.value} {one.person.name or one.company} {one.due} {one.state.value}"
        for one in found.steps
    ]


@pytest.mark.parametrize(
    ("claim", "notes", "config", "as_of", "expected", "ends"),
    [
        ("closed: nothing", [note(more="status: rejected\n")], "", "03-06", [], None),
        (
            "after the cap and ten business days: nothing",
            [note(CHASED)],
            "",
            "05-01",
            [],
            "04-09",
        ),
        (
            "no chaser with a cap of 0, and so no end",
            [note("")],
            "max_follow_ups = 0",
            "03-05",
            ["thank-you Jane Doe 2026-03-06 upcoming"],
            None,
        ),
        (
            "scheduled holds all back",
            [note(more="status: scheduled\n")],
            "",
            "03-06",
            [],
            None,
        ),
        (
            "Thu 5 Mar + 5 bd; 21 days; + 10 bd",
            [note("")],
            "",
            "03-06",
            [
                "thank-you Jane Doe 2026-03-06 due",
                "follow-up Jane Doe 2026-03-12 waiting",
                "status-check Jane Doe 2026-03-26 upcoming",
            ],
            "04-09",
        ),
        (
            "what is late is done today, Fri 13 Mar; + 3 bd; + 7 bd; + 10 bd",
            [note("")],
            "",
            "03-13",
            [
                "thank-you Jane Doe 2026-03-06 overdue",
                "follow-up Jane Doe 2026-03-18 waiting",
                "status-check Jane Doe 2026-03-27 upcoming",
            ],
            "04-10",
        ),
        (
            "the promised Fri 20 Mar + 2 bd; + 7 bd; + 10 bd",
            [note(more="they_reply_by: 2026-03-20\n")],
            "",
            "03-06",
            [
                "follow-up Jane Doe 2026-03-24 upcoming",
                "status-check Jane Doe 2026-04-02 upcoming",
            ],
            "04-16",
        ),
        (
            "a cap of 1 ends ten business days after the only chaser",
            [note()],
            "max_follow_ups = 1",
            "03-06",
            ["follow-up Jane Doe 2026-03-12 upcoming"],
            "03-26",
        ),
        (
            "a call was the first chaser",
            [note(f"{THANKED}- 2026-03-12 call with Jane\n")],
            "",
            "03-13",
            ["status-check Jane Doe 2026-03-26 upcoming"],
            "04-09",
        ),
        (
            "an answer first, then the gap of 3 bd",
            [note(f"{THANKED}- 2026-03-10 reply: still on it\n")],
            "",
            "03-10",
            [
                "respond Jane Doe 2026-03-11 upcoming",
                "follow-up Jane Doe 2026-03-16 upcoming",
                "status-check Jane Doe 2026-03-26 upcoming",
            ],
            "04-09",
        ),
        (
            "the second round, Fri 20 Mar, cancels the chasers of the first",
            [note(), note("", day="2026-03-20")],
            "",
            "03-06",
            [
                "thank-you Jane Doe 2026-03-21 upcoming",
                "follow-up Jane Doe 2026-03-27 upcoming",
                "status-check Jane Doe 2026-04-10 upcoming",
            ],
            "04-24",
        ),
        (
            "put off until Sun 15 Mar: no roll; the rest counts from there",
            [note(f"{THANKED}- [ ] Follow-up ⏳ 2026-03-15\n")],
            "",
            "03-06",
            [
                "follow-up Jane Doe 2026-03-15 snoozed",
                "status-check Jane Doe 2026-03-26 upcoming",
            ],
            "04-09",
        ),
    ],
)
def test_the_plan(
    claim: str,
    notes: list[str],
    config: str,
    as_of: str,
    expected: list[str],
    ends: str | None,
) -> None:
    """S02: each step with its day, and the last day of waiting; computed by hand."""
    texts = {f"{index}.md": text for index, text in enumerate(notes)}
    settings = f"{DEFAULT_CONFIG}[strategy]\n{config}\n"
    found = plan(texts, f"2026-{as_of}T09:00+00:00", settings)
    assert shown(found) == expected, claim
    assert str(found.ends) == (f"2026-{ends}" if ends else "None"), claim


@pytest.mark.parametrize(
    ("claim", "notes", "config", "as_of", "expected"),
    [
        (
            "an offer, and connected: nothing",
            [note(f"{CHASED}- [x] Connect ✅ 2026-03-12\n", more="status: offer\n")],
            "",
            "05-01",
            [],
        ),
        (
            "moved on after Thu 9 Apr: every 28 days, three times; connect is 5 bd",
            [note(CHASED)],
            "",
            "03-27",
            [
                "connect Acme 2026-03-12 due",
                "keep-in-touch Acme 2026-05-07 upcoming",
                "keep-in-touch Acme 2026-06-04 upcoming",
                "keep-in-touch Acme 2026-07-02 upcoming",
            ],
        ),
        (
            "switched off",
            [note(CHASED)],
            "keep_in_touch = false",
            "03-27",
            ["connect Acme 2026-03-12 due"],
        ),
        (
            "both are switched off",
            [note(CHASED)],
            "keep_in_touch = false\nconnect = false",
            "03-27",
            [],
        ),
        (
            "another application there goes on: not yet",
            [note(CHASED), note().replace("role: Cook", "role: Waiter")],
            "",
            "03-27",
            ["connect Acme 2026-03-12 due"],
        ),
        (
            "rejected: the touch of Thu 5 Mar + 28 days, then from what was done",
            [note(more="status: rejected\n")],
            "keep_in_touch_times = 2",
            "03-06",
            [
                "connect Acme 2026-03-12 upcoming",
                "keep-in-touch Acme 2026-04-02 upcoming",
                "keep-in-touch Acme 2026-04-30 upcoming",
            ],
        ),
    ],
)
def test_what_concerns_the_company(
    claim: str, notes: list[str], config: str, as_of: str, expected: list[str]
) -> None:
    """S44 to S47: the plan goes on behind the end of the application; computed by hand."""
    texts = {f"{index}.md": text for index, text in enumerate(notes)}
    settings = f"{DEFAULT_CONFIG}[strategy]\n{config}\n"
    found = whole_plan(texts, f"2026-{as_of}T09:00+00:00", settings)
    assert shown(found) == expected, claim


def test_the_plan_is_what_comes() -> None:
    """Done day by day as planned, the program says each time what the plan said (S02)."""
    words = {
        Kind.THANK_YOU: "Thank-you by email",
        Kind.FOLLOW_UP: "Follow-up by email",
        Kind.STATUS_CHECK: "Status check by email",
    }
    first = plan({"a.md": note("")}, "2026-03-06T09:00+00:00")
    touches = ""
    for number, step in enumerate(first.steps):
        now = plan({"a.md": note(touches)}, f"{step.due}T09:00+00:00")
        planned = [(one.kind, one.due) for one in first.steps[number:]]
        assert [(one.kind, one.due) for one in now.steps] == planned
        assert now.steps[0].state.pressing
        assert now.ends == first.ends
        touches += f"- [x] {words[step.kind]} ✅ {step.due}\n"
    assert len(first.steps) == 3


def test_show_prints_the_plan(example: Path, cli: Cli) -> None:
    """`show` tells what happened, what is owed, what comes next, and its end (S02, S03)."""
    lines = cli("show", "northwind", vault=example).stdout.splitlines()
    start = lines.index("Plan, if nobody answers")
    rows = [line for line in lines[start + 1 :] if " 2026 " in line]
    signs = [" ".join(line.split()[:5]) for line in rows]
    assert signs == [
        "Thu 5 Mar 2026 ●",
        "Thu 5 Mar 2026 ●",
        "Fri 6 Mar 2026 ◆",
        "Thu 12 Mar 2026 ○",
        "Tue 24 Mar 2026 ○",
        "Thu 2 Apr 2026 ○",
        "Thu 16 Apr 2026 ■",
        "Thu 14 May 2026 ○",
        "Thu 11 Jun 2026 ○",
        "Thu 9 Jul 2026 ○",
    ]
    waits = (
        "promised an answer by Fri 20 Mar; 2 business days later; waits for your thank-you to"
    )
    assert any(line.strip() == f"{waits} Marcus Lee" for line in lines[start:])
    assert lines[start + 2].endswith("Interviews/2026-03-05 Northwind.md:22")
    poor = cli("show", "northwind", vault=example, PYTHONIOENCODING="ascii").stdout
    assert "Thu 16 Apr 2026  = last day of waiting" in poor


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("rejected", "no more messages: the status is `rejected`"),
        ("scheduled", "the status `scheduled` holds back what would come next"),
        ("replied", "the status `replied` holds back what would come next"),
    ],
)
def test_show_says_why_nothing_comes(
    make_vault: MakeVault, cli: Cli, status: str, words: str
) -> None:
    """A plan without an end says what holds it back."""
    vault = make_vault({"a.md": note(more=f"status: {status}\n")})
    assert words in cli("show", "a.md", vault=vault, as_of="2026-03-12T09:00+00:00").stdout


REPLY = "- [x] Reply received ✅ 2026-03-10\n"
SENT = "- [x] Follow-up by email ✅ 2026-03-12\n- [x] Status check ✅ 2026-03-26\n"
HEADS = [
    # nobody was heard of
    ("", "", "2026-03-06", ("Plan, if nobody answers", "")),
    (THANKED, "", "2026-03-12", ("Plan, if nobody answers", "")),
    (THANKED + SENT, "", "2026-05-12", ("Plan, if nobody answers", "no answer: time to move")),
    # a reply stands in the plan
    (THANKED + REPLY, "", "2026-03-12", ("Plan, if nobody answers again", "")),
    (THANKED + REPLY + SENT, "", "2026-05-12",
     ("Plan, if nobody answers again", "no further answer: time to move")),
    (THANKED, "status: replied\n", "2026-03-12", ("Plan, if nobody answers again", "")),
    (THANKED, "status: scheduled\n", "2026-03-12", ("Plan, if nobody answers again", "")),
    (THANKED + REPLY, "status: rejected\n", "2026-03-12", ("Plan", "")),
    (THANKED, "status: offer\n", "2026-03-12", ("Plan", "")),
]  # fmt: skip


@pytest.mark.parametrize(("touches", "more", "day", "told"), HEADS)
def test_the_head_of_the_plan(
    make_vault: MakeVault, cli: Cli, touches: str, more: str, day: str, told: tuple[str, str]
) -> None:
    """S02: `if nobody answers` stands beside no answer that came."""
    vault = make_vault({"a.md": note(touches, more=more)})
    out = cli("show", "a.md", vault=vault, as_of=f"{day}T09:00+00:00").stdout
    assert [line for line in out.splitlines() if line.startswith("Plan")] == [told[0]]
    assert told[1] in out


def test_the_timeline_is_in_the_order_of_days(make_vault: MakeVault, cli: Cli) -> None:
    """A planned interview stands at its day; what is put off has not happened."""
    second = note("", day="2026-03-20")
    vault = make_vault({"a.md": note(""), "b.md": second})
    out = cli("show", "a.md", vault=vault).stdout
    rows = [line for line in out.partition("Plan,")[2].splitlines() if " 2026 " in line]
    assert [row.split()[1] for row in rows[:6]] == ["5", "6", "12", "20", "21", "27"]
    vault = make_vault({"a.md": note(f"{THANKED}- [ ] Follow-up ⏳ 2026-03-15\n"), "b.md": ""})
    out = cli("show", "a.md", vault=vault).stdout.partition("Plan,")[2]
    assert "Sun 15 Mar 2026  ○ Follow-up to Jane Doe at Acme by email, snoozed" in out
    assert out.count("15 Mar 2026") == 1


def test_what_is_not_owed_yet_is_planned_from_today_on(make_vault: MakeVault, cli: Cli) -> None:
    """An answer is overdue; the chaser behind it comes at once, not on a day that is past."""
    touches = f"{THANKED}- [x] Reply received ✅ 2026-03-10\n"
    more = "recruiter: Dana Roe <dana@agency.example>\n"
    vault = make_vault({"a.md": note(touches, more=more)})
    out = cli("show", "a.md", vault=vault, as_of="2026-04-07T09:00+00:00").stdout
    rows = [line for line in out.partition("Plan,")[2].splitlines() if " 2026 " in line]
    signs = [" ".join(row.split()[:7]) for row in rows if row.split()[4] in "◆○"]
    assert "Wed 11 Mar 2026 ◆ Answer to" in signs
    assert "Tue 7 Apr 2026 ○ Follow-up to" in signs


def test_the_plan_as_json(example: Path, cli: Cli) -> None:
    """`show --json` holds the history, the plan and the last day of waiting."""
    data = json.loads(cli("show", "northwind", "--json", vault=example).stdout)
    kinds = [one["kind"] for one in data["plan"]]
    assert kinds == [
        "thank-you",
        "connect",
        "follow-up",
        "status-check",
        *["keep-in-touch"] * 3,
    ]
    assert data["ends"] == "2026-04-16"
    assert data["history"][1] == {
        "day": "2026-03-05",
        "what": "thank-you to Priya Raman",
        "place": "Interviews/2026-03-05 Northwind.md:22",
    }


SUPPOSED = [
    (
        "the thank-you is late: it has not gone out yet",
        "",
        "03-13",
        [
            (
                "interview on Thu 5 Mar; 5 business days later; moved to 3 business days after "
                "the last message to Jane Doe, if it goes out on Fri 13 Mar"
            ),
            "follow-up, if it goes out on Wed 18 Mar; 7 business days later",
        ],
    ),
    (
        "the thank-you went out",
        "- [x] Thank-you by email ✅ 2026-03-13\n",
        "03-13",
        [
            (
                "interview on Thu 5 Mar; 5 business days later; moved to 3 business days after "
                "the last message to Jane Doe on Fri 13 Mar"
            ),
            "follow-up, if it goes out on Wed 18 Mar; 7 business days later",
        ],
    ),
    (
        "the follow-up went out, late",
        f"{THANKED}- [x] Follow-up ✅ 2026-03-20\n",
        "03-23",
        ["follow-up on Fri 20 Mar; 7 business days later"],
    ),
    (
        "an update after all that",
        f"{CHASED}- [x] Update ✅ 2026-04-01\n",
        "04-02",
        ["last update on Wed 1 Apr; 30 days later; new: a certificate"],
    ),
]


@pytest.mark.parametrize(
    ("claim", "touches", "day", "why"), SUPPOSED, ids=[row[0] for row in SUPPOSED]
)
def test_a_plan_says_what_it_supposes(
    claim: str, touches: str, day: str, why: list[str]
) -> None:
    """Nothing that is still to be sent is told of as if it were."""
    more = "updates: 2026-04-02 a certificate\n" if "certificate" in why[0] else ""
    steps = plan({"a.md": note(touches, more)}, f"2026-{day}T12:00+00:00").steps
    kinds = {Kind.FOLLOW_UP, Kind.STATUS_CHECK, Kind.UPDATE}
    assert [one.reason for one in steps if one.kind in kinds] == why, claim
