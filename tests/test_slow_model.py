"""The rules against a second, slow model of strategy.md, on histories made at random.

The model (tests/slow_model.py) was written from the text alone, by somebody who had not seen
the rules' code. HISTORIES=full compares 10,000 histories instead of 1,000.
"""

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from random import Random

import pytest

from tests import slow_model
from tests.histories import (
    COMPANIES,
    History,
    Human,
    Note,
    Numbers,
    Touch,
    beside_of,
    config_of,
    notes_of,
    random_history,
    simpler,
)
from tests.slow_model import Row, owed, plus_business_days
from tests.test_rules import run
from vaultsync.owed import FollowUp

FULL = os.environ.get("HISTORIES") == "full"
CHUNK = 100
CHUNKS = 100 if FULL else 10
SETTLED = ("done", "skipped")
NOBODY = date.min
"""Stands for a day that the text does not give."""

# The comparison


def the_program(history: History) -> list[Row]:
    """Give the follow-ups that the program computes from the history's notes."""
    as_of = history.as_of.isoformat()
    outcome = run(notes_of(history), config_of(history), as_of, beside_of(history))
    return [row_of(item) for item in outcome.follow_ups]


def row_of(item: FollowUp) -> Row:
    """Say in the model's words what the program says."""
    spelt = {one.casefold(): one for one in COMPANIES}
    company = spelt.get(item.company.casefold(), item.company)
    return Row(
        item.kind.value,
        item.person.name,
        company,
        item.state.value,
        item.due,
        item.due_at,
        item.channel.value,
    )


def certain(rows: Iterable[Row], history: History) -> Counter[Row]:
    """Leave out what the text does not decide.

    Of a follow-up that was settled the text gives person, channel and due day only where it is
    a thank-you.
    """
    left_out = undecided(history)
    return Counter(
        row
        if row.kind == "thank-you" or row.state not in SETTLED
        else replace(row, person="", due=NOBODY, due_at=None, channel="")
        for row in rows
        if (row.kind, row.company, row.state in SETTLED) not in left_out
    )


def undecided(history: History) -> set[tuple[str, str, bool]]:
    """Name what the text leaves open in this history: kind, company, whether settled."""
    found: set[tuple[str, str, bool]] = set()
    for application in slow_model.applications(history):
        company = application[0].company
        if is_promise_between_replies(application, history):
            # The respond: from the first reply, or from the first after the promised day?
            found.add(("respond", company, False))
        if any(slow_model.promised(note) for note in application):
            # Whether a reply that a promised day outlasts leaves a respond that is done.
            found.add(("respond", company, True))
    for company in COMPANIES:
        if lost_on_one_day(company, history):
            # From whose latest interview on touches are counted.
            found |= {("keep-in-touch", company, False), ("keep-in-touch", company, True)}
    return found


def is_promise_between_replies(application: slow_model.Application, history: History) -> bool:
    """Of the replies without an answer some are before the promised day, some are not."""
    note = slow_model.latest(application, history)
    by = slow_model.promised(note) if note else None
    days = [said.day for said in slow_model.unanswered(application, history)]
    return by is not None and min(days, default=by) < by <= max(days, default=date.min)


def lost_on_one_day(company: str, history: History) -> bool:
    """Two applications there were lost on the same day, the last one."""
    days = [
        slow_model.lost_at(one, history)
        for one in slow_model.applications(history)
        if one[0].company == company and slow_model.is_lost(one, history)
    ]
    return days.count(max(days, default=date.min)) > 1


def differences(history: History) -> tuple[Counter[Row], Counter[Row]]:
    """Give the rows that only the program has, and those that only the model has."""
    program = certain(the_program(history), history)
    model = certain(owed(history), history)
    return program - model, model - program


def smallest(history: History) -> History:
    """Take away what the disagreement does not need."""
    kinds = {row.kind for rows in differences(history) for row in rows}
    for less in simpler(history):
        if any(row.kind in kinds for rows in differences(less) for row in rows):
            return smallest(less)
    return history


def told(history: History) -> str:
    """Write a history and what the two make of it."""
    program, model = differences(history)
    parts = [f"as of {history.as_of.isoformat()}", "vaultsync.toml:", config_of(history)]
    for path, text in {**notes_of(history), **beside_of(history)}.items():
        parts += [f"=== {path}", text]
    parts += ["only the program has:", *map(row_text, program.elements())]
    parts += ["only the model has:", *map(row_text, model.elements())]
    return "\n".join(parts)


def row_text(row: Row) -> str:
    """Write a row as the case files do, and at which company it is."""
    day = "?" if row.due == NOBODY else str(row.due)
    at = f"{row.due_at:%Y-%m-%dT%H:%MZ}" if row.due_at else "-"
    cells = (row.kind, row.person, row.state, day, at, row.channel, f"({row.company})")
    return "    " + " | ".join(cells)


def history_of(seed: int) -> History:
    """Make the history of a seed."""
    return random_history(Random(seed))  # noqa: S311 - chance is no secret here


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_rules_and_the_slow_model_agree(chunk: int) -> None:
    """Whatever happened, the program owes what a second reading of strategy.md owes.

    So it is with thank-yous by the hour (S12) for each interviewer (S20, S21), chasers after
    them (S13), their number (S37, S38) and gaps (S31, S33), and each later kind (S44, S46, S47,
    S49, S52, S53).
    """
    seeds = range(chunk * CHUNK, (chunk + 1) * CHUNK)
    wrong = [seed for seed in seeds if any(differences(history_of(seed)))]
    if wrong:
        history = history_of(wrong[0])
        pytest.fail(
            f"seeds that differ: {wrong}\n\n"
            f"the first of them, made smaller:\n{told(smallest(history))}\n\n"
            f"and as it was, seed {wrong[0]}:\n{told(history)}",
            pytrace=False,
        )


# That the comparison is not empty

EVERY_DAY = ("upcoming", "due", "overdue")
POSSIBLE = {
    "reflect": ("upcoming", "due"),
    "thank-you": (*EVERY_DAY, "snoozed", "done", "skipped", "missed"),
    "follow-up": (*EVERY_DAY, "snoozed", "waiting", "done", "skipped", "missed"),
    "status-check": (*EVERY_DAY, "snoozed", "waiting", "done", "skipped", "missed"),
    "respond": (*EVERY_DAY, "done"),
    "connect": ("upcoming", "due", "snoozed", "done", "skipped", "missed"),
    "update": (*EVERY_DAY, "snoozed", "done"),
    "keep-in-touch": ("upcoming", "due", "snoozed", "done"),
}
AT_LEAST = 3


def test_the_histories_hold_every_kind_in_every_state() -> None:
    """Each kind of follow-up is compared in each state that it can have, and no state else."""
    seen: Counter[tuple[str, str]] = Counter()
    for seed in range(1000):
        history = history_of(seed)
        for row in certain(owed(history), history).elements():
            seen[row.kind, row.state] += 1
    possible = {(kind, state) for kind, states in POSSIBLE.items() for state in states}
    assert set(seen) == possible
    assert {pair: seen[pair] for pair in possible if seen[pair] < AT_LEAST} == {}


def test_a_seed_makes_one_history() -> None:
    """A failure can be looked at again: the same seed gives the same notes."""
    for seed in range(20):
        one, other = history_of(seed), history_of(seed)
        assert (one, notes_of(one)) == (other, notes_of(other))


# That the model is right where the answer is known

JULY_3, THANKSGIVING, CHRISTMAS = date(2026, 7, 3), date(2026, 11, 26), date(2026, 12, 25)


@pytest.mark.parametrize(
    ("day", "number", "holidays", "then"),
    [
        (date(2026, 7, 2), 5, (JULY_3,), date(2026, 7, 10)),
        (date(2026, 11, 19), 5, (THANKSGIVING,), date(2026, 11, 27)),
        (date(2026, 12, 22), 5, (CHRISTMAS,), date(2026, 12, 30)),
        (date(2026, 3, 7), 1, (), date(2026, 3, 9)),
    ],
)
def test_the_business_days_of_section_1(
    day: date, number: int, holidays: tuple[date, ...], then: date
) -> None:
    """The model counts business days as the examples of strategy.md do."""
    assert plus_business_days(day, number, Numbers(holidays=holidays)) == then


@pytest.mark.parametrize(
    ("day", "due_at"),
    [
        (date(2026, 3, 7), datetime(2026, 3, 8, 20, tzinfo=UTC)),  # 16:00 in New York
        (date(2026, 10, 31), datetime(2026, 11, 1, 19, tzinfo=UTC)),  # 14:00
    ],
)
def test_the_24_hours_of_section_1(day: date, due_at: datetime) -> None:
    """The model's hours are elapsed ones (S12): both clock changes of New York."""
    note = Note(
        path="Interviews/a.md",
        company="Acme",
        day=day,
        start=time(14),
        zone="America/New_York",
        people=(Human(name="Jane Doe", email="jane@acme.example"),),
    )
    as_of = datetime(2026, 1, 5, tzinfo=UTC)
    (row,) = owed(History(as_of=as_of, notes=(note,)))
    assert (row.kind, row.state, row.due_at) == ("thank-you", "upcoming", due_at)


PRIYA = Human(name="Priya Raman", email="priya.raman@northwind.example")
MARCUS = Human(name="Marcus Lee", phone="+44 7700 900123", text_ok=True)
DANA = Human(name="Dana Whitfield", email="dana@talentco.example")
NORTHWIND = Note(
    path="Interviews/2026-03-05 Northwind.md",
    company="Northwind Analytics",
    role="Senior Data Engineer",
    day=date(2026, 3, 5),
    start=time(14, 30),
    minutes=75,
    zone="Europe/London",
    status="waiting",
    they_reply_by=date(2026, 3, 20),
    contact=DANA,
    people=(PRIYA, MARCUS),
    touches=(Touch(kind="thank-you", day=date(2026, 3, 5), section="Priya Raman"),),
)


def test_the_worked_case_of_section_3() -> None:
    """Priya is thanked, Marcus due by text until 15:45, Dana on 24 March waits (S13)."""
    as_of = datetime(2026, 3, 6, 9, tzinfo=UTC)
    history = History(as_of=as_of, notes=(NORTHWIND,))
    due_at = datetime(2026, 3, 6, 15, 45, tzinfo=UTC)
    friday, tuesday = date(2026, 3, 6), date(2026, 3, 24)
    rows = [row for row in owed(history) if row.kind != "connect"]
    assert set(rows) == {
        Row("thank-you", PRIYA.name, NORTHWIND.company, "done", friday, due_at, "email"),
        Row("thank-you", MARCUS.name, NORTHWIND.company, "due", friday, due_at, "text"),
        Row("follow-up", DANA.name, NORTHWIND.company, "waiting", tuesday, None, "email"),
    }
    assert not any(differences(history))


def test_the_third_chaser_is_never_owed() -> None:
    """After two chasers there is none to come (S37), and then it is moved on (S38)."""
    chased = tuple(
        Touch(kind=kind, day=day)
        for kind, day in (("follow-up", date(2026, 3, 24)), ("call", date(2026, 4, 2)))
    )
    note = replace(NORTHWIND, touches=(*NORTHWIND.touches, *chased))
    for day, kept in ((date(2026, 4, 16), False), (date(2026, 4, 17), True)):
        as_of = datetime.combine(day, time(9), tzinfo=UTC)
        history = History(as_of=as_of, notes=(note,))
        kinds = {row.kind for row in owed(history) if row.state not in {*SETTLED, "missed"}}
        assert kinds == {"connect", "keep-in-touch"} if kept else kinds == {"connect"}


# Where program and text are known to differ

JANE = Human(name="Jane Doe", email="jane.doe@mail.example")
TOM = Human(name="Tom Baker", email="tom.baker@mail.example")
ROUND = Note(
    path="Interviews/1.md",
    company="Acme",
    role="Engineer",
    day=date(2026, 6, 30),
    people=(JANE,),
)


def test_thanking_one_is_not_thanking_another() -> None:
    """A thank-you in each of two rounds' notes, on one day, settles both (S21).

    "A nameless thank-you settles a thank-you only where there is one interviewer": there is
    one; and the two lines are not "the same touch written twice", as one is to Tom.
    """
    day = date(2026, 7, 3)
    first = replace(ROUND, touches=(Touch(kind="thank-you", day=day),))
    second = replace(
        ROUND,
        path="Interviews/2.md",
        day=date(2026, 7, 2),
        people=(TOM,),
        touches=(Touch(kind="thank-you", day=day, named="Tom Baker"),),
    )
    as_of = datetime(2026, 7, 3, 21, tzinfo=UTC)
    program, model = differences(History(as_of=as_of, notes=(first, second)))
    assert (program, model) == (Counter(), Counter())


def test_who_waits_for_an_answer_of_mine_is_not_lost() -> None:
    """While a reply is unanswered, nothing moves on "without an answer" (S38, S46).

    The program owes an answer to Jane and, at the same time, keeps in touch with a company
    that it counts as lost.
    """
    log = (
        Touch(kind="thank-you", day=date(2026, 6, 30)),
        Touch(kind="follow-up", day=date(2026, 7, 8)),
        Touch(kind="reply", day=date(2026, 7, 10)),
        Touch(kind="status-check", day=date(2026, 7, 21), state="skipped"),
    )
    as_of = datetime(2026, 8, 10, 9, tzinfo=UTC)
    history = History(as_of=as_of, notes=(replace(ROUND, touches=log),))
    kinds = {row.kind for row in owed(history) if row.state not in SETTLED}
    assert kinds == {"respond", "connect"}
    assert kinds == {row.kind for row in the_program(history) if row.state not in SETTLED}


def test_an_answer_that_was_answered_is_an_answer() -> None:
    """Who heard something after the last chaser has not moved on (S38, S46).

    "as many chasers as the cap and today later than the last one + 10 bd, without an answer".
    """
    log = (
        Touch(kind="thank-you", day=date(2026, 6, 30)),
        Touch(kind="follow-up", day=date(2026, 7, 8)),
        Touch(kind="status-check", day=date(2026, 7, 21)),
        Touch(kind="reply", day=date(2026, 7, 23)),
        Touch(kind="other", day=date(2026, 7, 24)),
    )
    as_of = datetime(2026, 8, 10, 9, tzinfo=UTC)
    history = History(as_of=as_of, notes=(replace(ROUND, touches=log),))
    kinds = {row.kind for row in the_program(history) if row.state not in SETTLED}
    assert kinds == {row.kind for row in owed(history) if row.state not in SETTLED}
