"""Addresses and numbers that a note's text says are somebody's (VS224)."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Cli
from tests.test_ask import answered
from tests.test_rules import run
from tests.vaults import DUE
from vaultsync.diagnostics import AddReach
from vaultsync.edit.lines import Refusal
from vaultsync.parse.persons.reach_in_text import reach_beside
from vaultsync.parse.persons.typed_reach import with_typed_reach
from vaultsync.parse.persons.who_was_there import typed_people
from vaultsync.pipeline import Outcome
from vaultsync.remedies import Written, plan_remedy
from vaultsync.vault.checking import check
from vaultsync.vault.opening import open_vault

MakeVault = Callable[..., Path]
CONFIG = 'timezone = "Europe/London"\n'
DAY = "2026-11-30T09:00+00:00"
ONE, TWO = "Sofie", "Sunita Rao, Robert Hale"
MOBILE, MAIL = "07700 900431", "rao@post.example"


def note(body: str, who: str = ONE) -> str:
    """Give a note on an interview of 27 November."""
    head = "---\ntype: interview\ncompany: Armley Gallery\ndate: 2026-11-27\n"
    return f"{head}interviewers: {who}\n---\n\n{body}\n"


def ran(text: str) -> Outcome:
    """Compute a vault of one note."""
    return run({"a.md": text}, CONFIG, DAY)


def planned(text: str, make_vault: MakeVault) -> Written | Refusal:
    """Give the line that would be written after a yes."""
    vault = open_vault(str(make_vault({"vaultsync.toml": CONFIG, "a.md": text})))
    report = check(vault, datetime.fromisoformat(DAY))
    one = next(one for one in report.findings if one.code == "VS224")
    return plan_remedy(one, report.snapshot, report.outcome, vault.settings)


def asked(text: str) -> list[AddReach]:
    """Give what would be asked about."""
    found = (one.remedy for one in ran(text).findings if one.code == "VS224")
    return [one for one in found if isinstance(one, AddReach)]


NOTHING = [
    note(f"The office is {MOBILE}."),
    note(f"Switchboard: {MOBILE}"),
    note(f"My number is {MOBILE}, I said."),
    note(f"Dave {MOBILE}"),
    note(f"Ring Dave on {MOBILE}."),
    note(f"Sofie, Dave {MOBILE}"),
    note(f"Sian {MOBILE}", "Siân Rees, Sian Hale"),
    note(f"Sion {MOBILE}", "Siân"),
    note(f"Sofie, Northgate Ltd, {MOBILE}"),
    note(f"The plumber said {MOBILE} is good."),
    note(f"Contact: Sofie's assistant, {MOBILE}"),
    note(f"Sofie said to ring the warehouse on {MOBILE}."),
    note(f"her old mobile {MOBILE}"),
    note(f"her mobile {MOBILE}?"),
    note(f"Contact: Sofie, {MOBILE}\nMobile: Sofie, 07700 900999"),  # which one?
    note("Contact: info@armleygallery.example"),
    note("Contact: jobs@armleygallery.example"),
    note("Contact: armley@post.example"),
    note(f"Contact: {MAIL}"),  # bears no name of hers
    note("Meeting ID 0123 456 789"),
    note("Contact: 01/12/2026 10.30"),
    note("ref 0123 456 789"),
    note(f"> Hi, ring me on {MOBILE}"),
    note(f"```\nContact: Sofie, {MOBILE}\n```"),
    note(f"Contact: {MOBILE}", TWO),
    note(f"her mobile is {MOBILE}", TWO),
    note(f"Sunita or Robert, {MOBILE}", TWO),
    note(f"Sunita knows Robert, his mobile is {MOBILE}", TWO),
    note(f"Sunita and Robert: {MOBILE}\nSunita: {MOBILE}\nRobert: {MOBILE}", TWO),
    note("24 Nov, at the gallery. rao.hale@post.example", TWO),
    note("24 Nov, at the gallery. sunita@post.example", "Sunita Rao, Sunita Hale"),
    note("24 Nov. Dave, sunita.rao@post.example", TWO),
    note("24 Nov. sunita.robert@post.example", TWO),
    note(f"He'll call again, {MOBILE}", TWO),
    note(f"He'll call the office, {MOBILE}"),
    note(f"He'll talk to Dave and call again, {MOBILE}"),
    note(f"They'll call again, {MOBILE}"),
    note(f"He'll call again, {MOBILE} is the number of the switchboard"),
    note(f"She said I should call again, {MOBILE}"),
    note(f"He'll call again, not on {MOBILE}"),
    note(f"Contact: Sofie, {MOBILE}", "Sofie <sofie@post.example>"),
    note(f"Contact: Sofie, {MOBILE}", "Sofie (07700 900431)"),
    note(f"Contact: Sofie, {MOBILE}\n\n- 2026-11-28 sent thank-you to Sofie").replace(
        "company:", "status: rejected\ncompany:"
    ),
]


@pytest.mark.parametrize("text", NOTHING)
def test_whose_is_not_sure(text: str) -> None:
    """A company's, somebody else's, no good, or two people could be meant: nobody is asked."""
    assert asked(text) == []


SURE = [
    (note(f"Sunita's email is on the back of the leaflet, {MAIL}", TWO), "sunita rao", MAIL),
    (note(f"havent thanked them. Sunita's email: {MAIL}", TWO), "sunita rao", MAIL),
    (note(f"Robert Hale, {MOBILE}", TWO), "robert hale", MOBILE),
    (note(f"Robert’s mobile, {MOBILE}", TWO), "robert hale", MOBILE),
    (
        note(f"24 nov. Sofie from Armley Gallery, {MOBILE} is her mobile, the office one"),
        "sofie",
        MOBILE,
    ),
    (
        note(f"> [!info] Practical\n> Where: Ab 8\n> Contact: Sofie, {MOBILE}"),
        "sofie",
        MOBILE,
    ),
    (note("> [!info] Practical\n> Contact: s.rao@post.example"), "sofie", "s.rao@post.example"),
    (note(f"She calls me again on Friday. {MOBILE}"), "sofie", MOBILE),
    (note(f"{MOBILE} is her mobile"), "sofie", MOBILE),
    (
        note(f"Nice. She'll think about the budget and call again, {MOBILE}.", "Sofie"),
        "sofie",
        MOBILE,
    ),
    (note(f"He’ll ring me back next week: {MOBILE}"), "sofie", MOBILE),
    (note(f"She said she'd call me from {MOBILE}"), "sofie", MOBILE),
    (note(f"Contact: Sofie, {MOBILE}", '"[[Sofie]]"'), "sofie", MOBILE),
    (note(f"{'It was long. ' * 90}her mobile is {MOBILE}. Good."), "sofie", MOBILE),
    (note(f"Sian {MOBILE}", '"Siân (exec chef), Mark (HR)"'), "siân", MOBILE),
    (note("Contact: Sofie, 0470 55 01 77"), "sofie", "0470 55 01 77"),
    (
        note(f"## Sofie\n- rota\n\n## Notes\nher mobile is {MOBILE}", "Sofie"),
        "sofie",
        MOBILE,
    ),
    (
        note(
            "## Sunita\n4pm, their place on Row St (ring LEFT). sunita.rao@post.example",
            "Sunita, Robert",
        ),
        "sunita",
        "sunita.rao@post.example",
    ),
]


@pytest.mark.parametrize(("text", "who", "reach"), SURE)
def test_whose_is_sure(text: str, who: str, reach: str, make_vault: MakeVault) -> None:
    """It is asked about; the line makes it theirs, changes nothing else, and ends VS201."""
    assert asked(text) == [AddReach(who, reach)]
    made = planned(text, make_vault)
    assert isinstance(made, Written), made
    after = made.change.after.text
    assert asked(after) == []
    (added,) = {*after.splitlines()} - {*text.splitlines()}
    assert reach in added
    assert added.count("[[") == 0 or "]] " in added  # nothing goes into a link
    told = [one.message for one in ran(after).findings if one.code == "VS201"]
    name = next(p.name for p in ran(after).interviews[0].everybody if p.key == who)
    assert not [one for one in told if one.startswith(f"{name} cannot be reached")]


def test_what_cannot_be_said_in_one_line(make_vault: MakeVault) -> None:
    """The proof decides: a note that holds markers of a conflict stays as it is."""
    text = f"{SURE[3][0]}\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"
    made = planned(text, make_vault)
    assert isinstance(made, Refusal)


def test_json_says_whose(make_vault: MakeVault, cli: Cli) -> None:
    """`add-reach`, with who it is and how they are reached."""
    root = make_vault({"vaultsync.toml": CONFIG, "a.md": SURE[3][0]})
    found = json.loads(cli("check", "--json", vault=root, as_of=DAY[:10]).stdout)["findings"]
    (one,) = (one for one in found if one["code"] == "VS224")
    assert one["remedy"] == {"does": "add-reach", "who": "robert hale", "reach": MOBILE}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Contact: {MOBILE}", {}),
        (f"her mobile is {MOBILE}", {}),
        (f"Sunita and Tom: {MOBILE}", {}),
        ("Sunita: info@armley.example", {}),
        (f"Sunita's email is on the leaflet, {MAIL}", {"Sunita": (MAIL,)}),
        (
            f"Sunita, {MAIL}, {MOBILE}\nTom: 0113 496 080",
            {"Sunita": (MAIL, MOBILE)},
        ),
    ],
)
def test_what_stands_beside_a_typed_name(text: str, found: dict[str, tuple[str, ...]]) -> None:
    """Only where that very name stands there; the only one of a note is none to a form."""
    said = reach_beside(["Sunita", "Tom"], text, "Armley Gallery")
    assert {**said, "Tom": ()} == {**found, "Tom": ()}
    assert ("Tom" in said) is ("\nTom:" in text)


@pytest.mark.parametrize(
    ("typed", "text", "listed"),
    [
        ("Wes", "phone w Wes (info@acme.example, ask)", "Wes"),
        ("Wes", "Wes (his assistant is on 07700 900143)", "Wes"),
        ("Wes", "Wes (not w@acme.example)", "Wes"),
        ("Wes, Ann", "Wes and Ann (07700 900143)", "Wes, Ann 07700 900143"),
        ("Ann Lee, Ann Roe", "Reach: ann@acme.example", "Ann Lee, Ann Roe"),
        ("Wes", "> Wes (07700 900143)", "Wes"),
        ("Wes", "Wes (07700 900143) or Wes (07700 900144)", "Wes"),
        (
            *("Wes", "3pm, phone w Wes (07700 900143, wes@kiln.example). Small"),
            "Wes <wes@kiln.example> 07700 900143",
        ),
        (
            *(
                "Dan, Oluchi",
                "**Dan** (lead) dan.w@t.example and **Oluchi** (oluchi@t.example)",
            ),
            "Dan <dan.w@t.example>, Oluchi <oluchi@t.example>",
        ),
        (
            *("Jess", "With Jess, head of design. jess.lowe@t.example"),
            "Jess <jess.lowe@t.example>",
        ),
    ],
)
def test_a_typed_name_gets_what_the_note_says(typed: str, text: str, listed: str) -> None:
    """In brackets behind that very name, or with the first name at its beginning."""
    assert with_typed_reach(typed_people(typed), text, "Acme").listed == listed


@pytest.mark.parametrize("word", ["Email", "e-mail", "email", "her e", "Direct line", "Sofie"])
def test_many_words_take_no_time(word: str) -> None:
    """Hazard 13: a sentence of words that can be read two ways is read once."""
    for body in (f"Sofie {f'{word} ' * 40}x {MOBILE}", f"{f'{word} ' * 40}{MOBILE} x"):
        assert len(asked(note(body))) <= 1


@given(st.text(), st.sampled_from([MOBILE, MAIL, ""]), st.text())
def test_it_never_raises(before: str, reach: str, behind: str) -> None:
    """Law: what is given stands in the text."""
    text = f"Sunita{before}{reach}{behind}"
    for several in reach_beside(["Sunita", "Tom"], text, behind).values():
        assert all(one in text for one in several)


@pytest.mark.parametrize("answer", ["", "y"])
def test_it_is_asked_about(answer: str, make_vault: MakeVault) -> None:
    """Enter leaves every byte; after a yes the due note does not say `cannot be reached`."""
    text = note(f"24 nov. Sofie from Armley Gallery, {MOBILE} is her mobile, the office one")
    vault = make_vault({"vaultsync.toml": CONFIG, "a.md": text})
    done = answered(vault, [answer])
    assert done.code == 0
    assert f"writes `interviewers: {ONE} {MOBILE}`" in " ".join(done.shown.split())
    after = (vault / "a.md").read_text("utf-8")
    if not answer:
        assert after == text
        return
    assert after == text.replace(f"interviewers: {ONE}", f"interviewers: {ONE} {MOBILE}")
    due = (vault / DUE).read_text("utf-8")
    assert "cannot be reached" not in due
    assert f"can be reached only by phone: call {MOBILE}" in due
