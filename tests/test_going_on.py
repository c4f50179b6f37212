"""Statuses of somebody who was only just there, or is asked to come again."""

import pytest

from tests.test_rules import DEFAULT_CONFIG, run
from vaultsync.diagnostics import Finding
from vaultsync.model import Status
from vaultsync.parse.front.keys import meant_status, read_status, status_help

HEAD = "---\ntype: interview\ncompany: Pike\nrole: Clerk\ndate: 2026-03-05\nstatus: {}\n---\n"
BODY = "## Helen Marsh\nemail:: helen@pike.example\n- the bank\n"
NEXT = HEAD.replace("-05", "-12").format("waiting")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # what was known before
        ("OFFER!!!", Status.OFFER),
        ("REJECTED!!", Status.REJECTED),
        ("WAITING", Status.WAITING),
        ("Moved On!", Status.MOVED_ON),
        ("SCHEDULED", Status.SCHEDULED),
        ("invited", Status.SCHEDULED),
        ("finished", Status.CLOSED),
        # no more than that it was
        ("just done", Status.WAITING),
        ("JUST DONE!!", Status.WAITING),
        ("done", Status.WAITING),
        ("done 27 Nov", Status.WAITING),
        ("had it", Status.WAITING),
        ("Had interview", Status.WAITING),
        ("had the interview", Status.WAITING),
        ("interviewed", Status.WAITING),
        ("completed", Status.WAITING),
        ("interview done", Status.WAITING),
        # neither
        ("through to 2nd!!", None),
        ("passed", None),
        ("done with them", None),
        ("had enough", None),
        ("had an offer", None),
        ("moved on to the next round", None),
        ("interview moved", None),
    ],
)
def test_a_status_in_so_many_words(text: str, status: Status | None) -> None:
    """Capitals and exclamation marks do not count; what says more than it was, is unknown."""
    assert read_status(text) is status


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no next round", Status.REJECTED),
        ("not through to 2nd", None),
        ("didn't get through", None),
        ("they passed on me", None),
        ("passed on the offer", None),
        ("moved on to a better job", None),
        ("failed the second round", None),
        ("in limbo", None),
        ("withdrwn", Status.WITHDRAWN),
        ("they said no to a second interview", Status.REJECTED),
        ("through to 2nd!!", Status.WAITING),
        ("THROUGH TO 2ND", Status.WAITING),
        ("through to the next stage", Status.WAITING),
        ("2nd round", Status.WAITING),
        ("second interview", Status.WAITING),
        ("next stage", Status.WAITING),
        ("progressed", Status.WAITING),
        ("invited to 2nd", Status.WAITING),
        ("invited back", Status.WAITING),
        ("passed", Status.WAITING),
        ("passed!", Status.WAITING),
        ("got through", Status.WAITING),
        ("moved on to the next round", Status.WAITING),
        ("they moved me on, next round", Status.WAITING),
    ],
)
def test_what_an_unknown_status_may_mean(text: str, meant: Status | None) -> None:
    """VS113: to be asked to come again is no end, and is proposed as none."""
    assert read_status(text) is None
    assert meant_status(text) is meant


def test_the_help_says_what_each_status_does() -> None:
    """VS113: whoever looks for a word learns which of them end the application."""
    assert status_help("through to 2nd!!") == (
        "did you mean `waiting`? with waiting, scheduled, replied the application goes on; "
        "these close it, and no message is owed any more: offer, accepted, rejected, "
        "withdrawn, ghosted, moved-on, closed"
    )


@pytest.mark.parametrize(
    ("status", "second", "tells"),
    [
        ("through to 2nd!!", NEXT, 0),
        ("passed", NEXT, 0),
        ("through to 2nd!!", NEXT.replace("Clerk", "Cook"), 1),
        ("through to 2nd!!", NEXT.replace("-12", "-02"), 1),
        ("in limbo", NEXT, 1),
        ("it seems they said no", NEXT, 1),
    ],
)
@pytest.mark.parametrize("day", ["2026-03-09", "2026-03-16"])
def test_who_has_the_next_round_need_not_say_so(
    status: str, second: str, tells: int, day: str
) -> None:
    """VS113: what the next note shows is no riddle; what may be an end is told all the same."""
    notes = {"a.md": HEAD.format(status) + BODY, "b.md": second}
    found = run(notes, DEFAULT_CONFIG, f"{day}T09:00+00:00", {})
    assert [one.code for one in found.findings].count("VS113") == tells


def told(status: str, body: str = "", day: str = "2026-03-09", **beside: str) -> list[Finding]:
    """Give what is told of an application that is closed as moved-on."""
    notes = {"a.md": HEAD.format(status) + BODY + body}
    notes |= {f"{name}.md": text for name, text in beside.items()}
    found = run(notes, DEFAULT_CONFIG, f"{day}T09:00+00:00", {})
    return [one for one in found.findings if one.code == "VS407"]


CHASED = "- [x] Thank-you ✅ 2026-03-05\n- [x] Follow-up ✅ 2026-03-10\n"
INVITED = "\n## Next\n- they invited me to a second interview on 12 March\n"


@pytest.mark.parametrize(
    ("status", "body", "day", "beside"),
    [
        ("waiting", "", "2026-03-09", {}),
        ("withdrawn", "", "2026-03-09", {}),
        ("rejected", INVITED, "2026-03-09", {}),
        ("closed", "", "2026-03-06", {}),
        ("moved-on", "", "2026-03-19", {}),
        ("moved-on", CHASED, "2026-03-12", {}),
        ("moved-on", "", "2026-03-13", {"m": NEXT}),
        ("moved-on", "", "2026-03-20", {"m": NEXT.replace("Clerk", "Cook")}),
    ],
)
def test_who_gave_them_up_hears_nothing(
    status: str, body: str, day: str, beside: dict[str, str]
) -> None:
    """VS407: after a chaser, or after two weeks, moved-on is what it says."""
    assert not told(status, body, day, **beside)


@pytest.mark.parametrize(
    ("status", "body", "day", "beside", "why"),
    [
        ("moved-on", "", "2026-03-06", {}, "the interview was on 2026-03-05, and nobody was"),
        ("Moved on!", "", "2026-03-18", {}, "the interview was on 2026-03-05, and nobody was"),
        ("moved-on", CHASED, "2026-03-11", {"m": NEXT}, "interview to come (2026-03-12)"),
        ("moved-on", INVITED, "2026-04-20", {}, "line 13 reads like an invitation"),
    ],
)
def test_who_was_moved_on_is_told_what_it_does(
    status: str, body: str, day: str, beside: dict[str, str], why: str
) -> None:
    """VS407: `moved on to the next round` is the other way round."""
    (one,) = told(status, body, day, **beside)
    assert why in one.message
    assert (one.path, one.line) == ("a.md", 6)
    assert "`status: waiting`" in one.help
