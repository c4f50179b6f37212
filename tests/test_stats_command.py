"""`vaultsync stats`: what was sent, when, and what came of it (S03, S10)."""

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as law
from hypothesis import strategies as st

from tests.support import EXAMPLE, Cli
from tests.vaults import state
from vaultsync.calendar import AsOf, find_zone
from vaultsync.pipeline import build
from vaultsync.rules.stats import Record, Tally, Thanks, by_company, records_of, tally
from vaultsync.settings import Settings
from vaultsync.snapshot import Document, Snapshot

MakeVault = Callable[..., Path]
LATER = "2026-03-20T09:00:00+00:00"
"""A Friday; an interview of Thursday 5 March wants thanks by Friday 6 March."""


def note(*people: str, day: str = "2026-03-05", head: str = "", company: str = "Acme") -> str:
    """Write the note of an interview; each person is a heading with what follows it."""
    sections = "\n\n".join(f"## {person}" for person in people)
    keys = f"type: interview\ncompany: {company}\nrole: Cook\ndate: {day}\ntime: 10:00\n{head}"
    return f"---\n{keys}---\n\n{sections}\n"


def records(*notes: str, as_of: str = LATER) -> tuple[Record, ...]:
    """Give the records of these notes."""
    snapshot = Snapshot(
        notes=tuple(Document.of(f"I/{n}.md", text) for n, text in enumerate(notes)), beside=()
    )
    zone = find_zone("Europe/London")
    assert zone
    now = AsOf(instant=datetime.fromisoformat(as_of), zone=zone)
    return records_of(build(snapshot, Settings(), now).standings)


def sent(name: str, day: str) -> str:
    """Write a person who was thanked on a day."""
    return f"{name}\n- {day} thank-you email sent"


ANN = sent("Ann", "2026-03-06")
LATE = sent("Bob", "2026-03-09")
NEVER = "Cy\n- talked about ovens"
SKIPPED = "Di\n- [-] Thank-you ❌ 2026-03-06"

# claim, the people of the note, further front matter, as of, thanked
THANKED: list[tuple[str, tuple[str, ...], str, str, Thanks]] = [
    ("nobody was met by name", (), "", LATER, Thanks.NOBODY),
    ("still to be thanked", (NEVER,), "", "2026-03-06T09:00:00+00:00", Thanks.OPEN),
    ("late but not too late", (NEVER,), "", "2026-03-09T09:00:00+00:00", Thanks.OPEN),
    ("some open, some done", (ANN, NEVER), "", "2026-03-06T09:00:00+00:00", Thanks.OPEN),
    ("nothing owed any more", (NEVER,), "status: withdrawn\n", LATER, Thanks.NEVER),
    ("missed", (NEVER,), "", LATER, Thanks.NEVER),
    ("left out on purpose", (SKIPPED,), "", LATER, Thanks.SKIPPED),
    ("skipped or missed", (SKIPPED, NEVER), "", LATER, Thanks.NEVER),
    ("one thanked, one not", (ANN, NEVER), "", LATER, Thanks.IN_PART),
    ("one late, one not at all", (LATE, NEVER), "", LATER, Thanks.IN_PART),
    ("the day after the due day", (LATE,), "", LATER, Thanks.LATE),
    ("one late", (ANN, LATE), "", LATER, Thanks.LATE),
    ("on the day", (sent("Ann", "2026-03-05"),), "", LATER, Thanks.IN_TIME),
    ("on the due day", (ANN,), "", LATER, Thanks.IN_TIME),
    ("one left out on purpose", (ANN, SKIPPED), "", LATER, Thanks.IN_TIME),
    ("also after it ended", (ANN,), "status: rejected\n", LATER, Thanks.IN_TIME),
]


@pytest.mark.parametrize(
    ("people", "head", "as_of", "thanks"),
    [row[1:] for row in THANKED],
    ids=[row[0] for row in THANKED],
)
def test_thanked(people: tuple[str, ...], head: str, as_of: str, thanks: Thanks) -> None:
    """An interview is as well thanked for as the worst of its interviewers (S10)."""
    (record,) = records(note(*people, head=head), as_of=as_of)
    assert record.thanks is thanks


@pytest.mark.parametrize("day", ["2026-03-21", "2026-04-01", "soon"])
def test_what_is_not_over_does_not_count(day: str) -> None:
    """An interview that is still to come, or has no day, is no statistics."""
    assert records(note(NEVER, day=day)) == ()


# claim, what the log says, days to the answer, kind of the message before it
ANSWERS: list[tuple[str, str, int | None, str | None]] = [
    ("no answer", "- 2026-03-06 thank-you email sent to Ann", None, None),
    ("a reply before the interview", "- 2026-03-04 Ann replied", None, None),
    ("nothing was sent", "- 2026-03-10 Ann replied", 5, None),
    (
        "after the chaser",
        (
            "- 2026-03-06 thank-you email sent to Ann\n- 2026-03-13 follow-up sent to Ann\n"
            "- 2026-03-16 Ann replied\n- 2026-03-18 Ann replied"
        ),
        11,
        "follow-up",
    ),
]


@pytest.mark.parametrize(
    ("log", "days", "after"), [row[1:] for row in ANSWERS], ids=[row[0] for row in ANSWERS]
)
def test_answers(log: str, days: int | None, after: str | None) -> None:
    """The first reply after the interview, counted from its day (S03)."""
    (record,) = records(note("Ann") + f"\n## Follow-up log\n{log}\n")
    answer = record.answer
    assert (answer.days if answer else None) == days
    assert (answer.after.touch.kind.value if answer and answer.after else None) == after


def test_each_interview_has_what_followed_it() -> None:
    """What came before the second round belongs to the first; thanks stay where they stand."""
    first = note(
        "Ann\n- 2026-02-09 thank-you email sent\n- 2026-02-17 follow-up sent\n"
        "- 2026-02-19 reply",
        day="2026-02-09",
    )
    one, two = records(first, note(ANN))
    assert [event.touch.kind.value for event in one.sent] == ["thank-you", "follow-up"]
    assert (one.answer and one.answer.days, one.next) == (10, date(2026, 3, 5))
    assert (one.outcome, two.outcome) == ("next interview", "waiting")
    assert [event.touch.day for event in two.sent] == [date(2026, 3, 6)]
    assert two.answer is None
    assert tally((one, two)).outcomes == {"waiting": 1}


def test_companies_are_sorted_without_their_marks() -> None:
    """Where people look for them."""
    names = ("Beta", "Ångström", "Norvane", "Norðan")
    notes = [note(ANN, company=name) for name in names]
    found = [one.standing.application.company for one in records(*notes)]
    assert found == ["Ångström", "Beta", "Norðan", "Norvane"]


def test_silence_is_an_outcome() -> None:
    """Who was chased as often as it is good and never answered, moved on (S38)."""
    chasers = "- 2026-01-13 follow-up sent to Ann\n- 2026-01-22 follow-up sent to Ann\n"
    log = f"\n## Follow-up log\n{chasers}"
    (record,) = records(
        note(sent("Ann", "2026-01-06"), day="2026-01-05") + log,
        as_of="2026-06-01T09:00:00+00:00",
    )
    assert record.outcome == "no answer, moved on"


lines = st.sampled_from(["", "\n- 2026-03-06 thank-you email sent", "\n- 2026-03-10 reply"])
interviews = st.builds(
    lambda people, day, head, company: note(
        *(f"{name}{said}" for name, said in people.items()),
        day=day,
        head=head,
        company=company,
    ),
    st.dictionaries(st.sampled_from(["Ann", "Bob", "Cy"]), lines, max_size=3),
    st.sampled_from(["2026-02-05", "2026-03-05", "2026-03-19", "2026-04-05", "soon"]),
    st.sampled_from(["", "status: rejected\n", "status: replied\n"]),
    st.sampled_from(["Acme", "acme", "Beta", ""]),
)


@law(max_examples=150)
@given(notes=st.lists(interviews, max_size=5))
def test_everything_is_counted_once(notes: list[str]) -> None:
    """Companies add up to the total; what was sent is in one record; people are all there."""
    found = records(*notes)
    groups = [tally(members) for members in by_company(found).values()]
    total = tally(found)
    assert sum(len(one.records) for one in groups) == len(found)
    for counts in (_thanks, _people, _outcomes):
        assert sum((counts(one) for one in groups), Counter()) == counts(total)
    assert sum(total.thanks.values()) == len(found)
    assert sum(total.people.values()) == sum(len(one.interview.people) for one in found)
    places = [(event.interview.path, event.touch.line) for one in found for event in one.sent]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        # neither is overdue before its hour
        ("2026-03-06T09:00+00:00", ("  thanked     open: Cy (due Fri 6 Mar)\n", ": 1 open\n")),
        # nor is what went out, however late
        ("2026-03-20T09:00+00:00", ("  thanked     never: Cy\n", ": 1 never\n")),
        (
            "2026-03-09T09:00+00:00",
            ("  thanked     overdue: Cy (due Fri 6 Mar)\n", ": 1 open (1 overdue)\n"),
        ),
    ],
)
def test_what_is_overdue_is_called_so(
    as_of: str, said: tuple[str, ...], make_vault: MakeVault, cli: Cli
) -> None:
    """`open` alone sounds as if there were time (S10)."""
    out = cli("stats", "--as-of", as_of, vault=make_vault({"a.md": note(NEVER)})).stdout
    for each in said:
        assert each in out


def _thanks(one: Tally) -> Counter[str]:
    return Counter({thanks.value: count for thanks, count in one.thanks.items()})


def _people(one: Tally) -> Counter[str]:
    return Counter({thanks.value: count for thanks, count in one.people.items()})


def _outcomes(one: Tally) -> Counter[str]:
    return Counter(one.outcomes)


# The command

TEXT = """\
Acme
  interview   Mon 9 Feb 2026   Cook
              I/1.md:5
  thanked     in time: Ann (Tue 10 Feb); late: Bob (Thu 12 Feb, due Tue 10 Feb)
  sent        follow-up to Ann on Tue 17 Feb
  answer      Thu 19 Feb, 10 days after the interview, 2 days after the follow-up
  outcome     next interview on Thu 5 Mar
  interview   Thu 5 Mar 2026   Cook, panel
              I/2.md:5
  thanked     never: Cy
  answer      none
  outcome     waiting
  together    2 interviews: 1 thanked late, 1 never thanked
  thanked     3 interviewers: 1 in time, 1 late, 1 never
  sent        2 thank-yous, 1 follow-up
  answers     1 of 2, after 10 days
  outcomes    1 waiting

Beta
  interview   Thu 5 Mar 2026   Cook
              I/3.md:5
  thanked     nobody named
  answer      Fri 6 Mar, 1 day after the interview
  outcome     rejected

In all
  interviews  3: 1 thanked late, 1 never thanked, 1 with nobody named
  thanked     3 interviewers: 1 in time, 1 late, 1 never
  sent        2 thank-yous, 1 follow-up
  answers     2 of 3, after 1 to 10 days (median 5.5)
  outcomes    1 rejected, 1 waiting
"""
FIRST = note(
    "Ann\n- 2026-02-10 thank-you email sent\n- 2026-02-17 follow-up sent\n- 2026-02-19 reply",
    "Bob\n- 2026-02-12 thank-you email sent",
    day="2026-02-09",
)
BETA = note(company="Beta", head="status: rejected\n") + "\n## Log\n- 2026-03-06 reply\n"


@pytest.fixture
def season(make_vault: MakeVault) -> Path:
    """Give a vault with three interviews that are over and one that is not."""
    return make_vault(
        {
            "I/1.md": FIRST,
            "I/2.md": note(NEVER, head="stage: panel\n"),
            "I/3.md": BETA,
            "I/4.md": note("Ed", day="2026-04-02", company="Ceto"),
        }
    )


def test_statistics_in_text(cli: Cli, season: Path) -> None:
    """What was sent and when stands beside the outcome (S03); nothing is written."""
    before = state(season)
    run = cli("stats", "--as-of", LATER, vault=season)
    assert (run.returncode, run.stdout, run.stderr) == (0, TEXT, "")
    assert state(season) == before


def test_statistics_in_json(cli: Cli, season: Path) -> None:
    """Version 1: these keys and no others, in the order of the documentation."""
    run = cli("stats", "ACM", "--json", "--as-of", LATER, vault=season)
    data = json.loads(run.stdout)
    assert list(data) == ["version", "vault", "as_of", "interviews", "companies", "total"]
    assert (data["version"], data["vault"], data["as_of"]) == (1, str(season), LATER)
    touch = {"kind": "follow-up", "date": "2026-02-17", "person": "Ann", "note": "I/1.md"}
    first, second = data["interviews"]
    assert first == {
        "note": "I/1.md",
        "line": 5,
        "company": "Acme",
        "role": "Cook",
        "stage": "",
        "date": "2026-02-09",
        "thanked": "late",
        "people": [
            {
                "name": "Ann",
                "thanked": "in time",
                "due": "2026-02-10",
                "sent": "2026-02-10",
            },
            {"name": "Bob", "thanked": "late", "due": "2026-02-10", "sent": "2026-02-12"},
        ],
        "sent": [
            {**touch, "kind": "thank-you", "date": "2026-02-10", "line": 10},
            {**touch, "kind": "thank-you", "date": "2026-02-12", "line": 15, "person": "Bob"},
            {**touch, "line": 11},
        ],
        "answer": {
            **touch,
            "kind": "reply",
            "date": "2026-02-19",
            "line": 12,
            "days": 10,
            "after": {**touch, "line": 11},
        },
        "next": "2026-03-05",
        "outcome": "next interview",
    }
    assert (second["answer"], second["next"], second["people"][0]["sent"]) == (None,) * 3
    total = {
        "interviews": 2,
        "thanked": {"late": 1, "never": 1},
        "people": {"in time": 1, "late": 1, "never": 1},
        "sent": {"thank-you": 2, "follow-up": 1},
        "answered": 1,
        "answer_days": [10],
        "answer_days_median": 10,
        "outcomes": {"waiting": 1},
    }
    assert data["total"] == total
    assert data["companies"] == [{"company": "Acme", **total}]


def test_every_key_is_documented(cli: Cli, season: Path) -> None:
    """What scripts may rely on is documented."""
    text = (EXAMPLE.parent / "docs/json.md").read_text("utf-8")
    data = json.loads(cli("stats", "--json", "--as-of", LATER, vault=season).stdout)
    first = data["interviews"][0]
    parts = (data, first, first["people"][0], first["answer"], data["companies"][0])
    keys = {key for part in parts for key in part}
    assert [key for key in sorted(keys) if f'"{key}"' not in text] == []


@pytest.mark.parametrize(
    ("wanted", "near"),
    [("Bata", "did you mean `Beta`"), ("Zzzz", "`vaultsync stats` lists all companies")],
)
def test_no_such_company(cli: Cli, season: Path, wanted: str, near: str) -> None:
    """A company where no interview is over is wrong use: 2, with the nearest name."""
    run = cli("stats", wanted, "--as-of", LATER, vault=season)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(
        f"error: no interview that is over was with a company called {wanted!r}"
    )
    assert near in run.stderr


def test_nothing_to_count_yet(cli: Cli, make_vault: MakeVault) -> None:
    """Says why, instead of printing zeros."""
    root = make_vault({"I/1.md": note("Ed", day="2026-04-02")})
    run = cli("stats", "--as-of", LATER, vault=root)
    assert (run.returncode, run.stdout) == (
        0,
        "No interview is over yet: there is nothing to count.\n",
    )
    (root / "I/1.md").unlink()
    run = cli("stats", "--as-of", LATER, vault=root)
    assert run.stdout.startswith(f"No interview notes in {root}.\n")


def test_how_interviews_are_counted_reads_as_words(cli: Cli, make_vault: MakeVault) -> None:
    """`1 never thanked`: each number says of what it is."""
    asked = {
        "In time": note(ANN),
        "Late": note(LATE),
        "In part": note(ANN, NEVER),
        "Never": note(NEVER),
        "Skipped": note(SKIPPED),
        "Open": note(NEVER, day="2026-03-19"),
        "Nobody": note(),
    }
    notes = {f"{name}.md": text.replace("Acme", name) for name, text in asked.items()}
    out = cli("stats", "--as-of", LATER, vault=make_vault(notes)).stdout
    assert (
        "\n  interviews  7: 1 thanked in time, 1 thanked late, 1 thanked in part, "
        "1 never thanked, 1 left out, 1 still to be thanked, 1 with nobody named\n"
    ) in out


@pytest.mark.parametrize(
    ("log", "answer", "answers"),
    [
        (
            "- 2026-03-05 thank-you email sent\n- 2026-03-05 reply",
            "Thu 5 Mar, on the day of the interview, on the day of the thank-you",
            "1 of 1, on the same day",
        ),
        (
            "- 2026-03-06 thank-you email sent\n- 2026-03-06 reply",
            "Fri 6 Mar, 1 day after the interview, on the day of the thank-you",
            "1 of 1, after 1 day",
        ),
    ],
)
def test_an_answer_of_the_same_day(
    cli: Cli, make_vault: MakeVault, log: str, answer: str, answers: str
) -> None:
    """Nobody says `0 days after`."""
    vault = make_vault({"a.md": note(f"Ann\n{log}")})
    out = cli("stats", "--as-of", LATER, vault=vault).stdout
    assert f"  answer      {answer}\n" in out
    assert f"  answers     {answers}\n" in out


def test_words_for_several(cli: Cli, make_vault: MakeVault) -> None:
    """Counts are nouns, and what was sent twice on a day is told once."""
    lines = (
        "- 2026-03-09 connected on LinkedIn",
        "- 2026-03-10 sent her the slides",
        "- 2026-03-10 sent her the other slides",
    )
    ann, bob = ("\n".join((name, *lines)) for name in ("Ann", "Bob"))
    notes = {"a.md": note(ann, bob, head="status: offer\n")}
    notes |= {"b.md": note("Cy", company="Beta", head="status: offer\n")}
    out = cli("stats", vault=make_vault(notes), as_of=LATER).stdout
    assert "connection to Bob on Mon 9 Mar, message to Ann on Tue 10 Mar (2×), " in out
    assert "sent        2 connections, 4 messages\n" in out
    assert out.endswith("outcomes    2 with an offer\n")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("- 2026-03-09 sent her the slides", "message"),
        ("- [x] Answer sent ✅ 2026-03-09", "answer"),
        ("- 2026-03-09 replied to Ann: Monday is fine", "answer"),
        ("- 2026-03-09 responded to her question", "answer"),
    ],
)
def test_what_is_of_no_kind_has_a_name(
    cli: Cli, make_vault: MakeVault, line: str, word: str
) -> None:
    """`other` is for programs; people are told of an answer or a message."""
    log = f"Ann\nann@x.example\n- [x] Thank-you ✅ 2026-03-06\n{line}"
    vault = make_vault({"a.md": note(f"{log}\n- 2026-03-12 reply: yes")})
    said = {one: cli(one, vault=vault, as_of=LATER).stdout for one in ("stats", "people")}
    said["show"] = cli("show", "a.md", vault=vault, as_of=LATER).stdout
    assert f"sent        {word} to Ann on Mon 9 Mar\n" in said["stats"]
    assert f"3 days after the {word}" in said["stats"]
    assert "sent        1 thank-you, 1 message\n" in said["stats"]
    assert f"sent     Mon 9 Mar 2026   {word}\n" in said["people"]
    assert f"on record: {word}, done 2026-03-09" in said["show"]
    assert f"● {word} to Ann" in said["show"]
    assert not [one for one, text in said.items() if re.search(r"\bother\b", text)]
    for told in (("stats",), ("people",), ("show", "a.md")):
        found = cli(*told, "--json", vault=vault, as_of=LATER).stdout
        assert '"other' in found, told


def test_a_thank_you_to_somebody_whom_the_note_does_not_name(
    cli: Cli, make_vault: Callable[..., Path]
) -> None:
    """What was sent is told, also where the note has no interviewer (S03)."""
    log = "\n## Follow-up log\n- 2026-03-06 thank-you to Jane Doe\n"
    vault = make_vault({"I/a.md": note() + log})
    shown = " ".join(cli("stats", "--as-of", LATER, vault=vault).stdout.split())
    assert "thanked thank-you to Jane Doe on Fri 6 Mar; the note names no interviewer" in shown
    vault = make_vault({"I/a.md": note()})
    assert "thanked nobody named" in " ".join(
        cli("stats", "--as-of", LATER, vault=vault).stdout.split()
    )
