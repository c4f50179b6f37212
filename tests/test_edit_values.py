"""One value of one key is replaced in its own line, or nothing is (hazard 1)."""

from datetime import date

import pytest

from tests.edit_cases import LONDON, PLAIN, check_change, facts
from vaultsync.edit import values
from vaultsync.edit.lines import Conventions, LineChange, Refusal
from vaultsync.model import Status
from vaultsync.snapshot import Document

WAYS = Conventions(settings=PLAIN, zone=LONDON)
REJECTED = values.status(Status.REJECTED)
BY_THE_20TH = values.they_reply_by(date(2026, 3, 20))
BODY = "\n## Jane Doe\n- a point\n"


def note_with(head: str, body: str = BODY) -> Document:
    """Give a note whose front matter ends in these lines."""
    start = "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
    return Document.of("a.md", f"{start}{head}---\n{body}")


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("status: [waiting]\n", "holds a list"),
        ("status: [[waiting]]\n", "holds a list"),
        ("status:\n- waiting\n", "holds a list"),
        ("status: {now: waiting}\n", "keys of its own"),
        ("status:\n  now: waiting\n", "keys of its own"),
        ("status: |\n  waiting\n", "one line"),
        ("status: >-\n  waiting\n", "one line"),
        ("status: waiting\n  for them\n", "one line"),
        ('status: "waiting\n  for them"\n', "one line"),
        ("status: 'waiting\n  for them'\n", "one line"),
        ("status:\n  waiting\n", "not in its key's line"),
        ("? status\n: waiting\n", "not in its key's line"),
        ("status: !!str waiting\n", "one line"),
        ("status: &a waiting\n", "anchors"),
        ("status: *a\n", "anchors"),
        ("status: waiting\nstatus: waiting\n", "more than one"),
        ("status: waiting\nStatus: waiting\n", "more than one"),
        ("status: waiting\noutcome: waiting\n", "more than one"),
        (
            "status: waiting (until May)\n",
            "'waiting (until May)': what follows the status",
        ),
        ("status: waiting until May # x\n", "would be lost"),
        ("status: waiting, they said May\n", "would be lost"),
        ("status: 'waiting: it''s open'\n", "would be lost"),
        ("status: interviewing – next round 3 April\n", "would be lost"),
        ("status: offer 2026-03-14\n", "would be lost"),
        ("status: ⏳ until May\n", "would be lost"),
        ("Outcome: offer, deciding\n", "would be lost"),
        ('status: "waiting\n', "cannot be read"),
        ("notes: >\n status: waiting\n status: x\n bad\n- x\n", "cannot be read"),
    ],
)
def test_what_is_not_one_value_in_one_line_is_refused(head: str, reason: str) -> None:
    """Not a byte is changed; the refusal has a line and what to write there."""
    made = values.set_value(note_with(head), REJECTED, WAYS)
    assert isinstance(made, Refusal), made
    assert reason in made.reason
    assert made.line > 1
    assert made.by_hand == "status: rejected"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("status:: waiting, they said `soon`\n\n## Jane Doe\n- a point\n", "not simple"),
        ("status:: waiting, they said May\n\n## Jane Doe\n- a point\n", "would be lost"),
        ("status:: waiting (until May)\n\n## Jane Doe\n- a point\n", "not simple"),
        ("| status:: waiting |\n| --- |\n\n## Jane Doe\n- a point\n", ""),
        ("result:: nice people\n\n## Jane Doe\n- a point\n", "may mean something else"),
    ],
)
def test_an_inline_field_that_is_not_simple_is_refused(body: str, reason: str) -> None:
    """A table or code beside the value stays what it is."""
    made = values.set_value(note_with("", body), REJECTED, WAYS)
    if reason:
        assert isinstance(made, Refusal), made
        assert reason in made.reason
        assert made.line == 6
    else:
        assert isinstance(made, LineChange)
        assert (made.old, made.new) == (None, "status: rejected")


@pytest.mark.parametrize(
    ("head", "old"),
    [
        ("outcome: they liked the slides", None),
        ("result: 85%", None),
        ("state: Texas", None),
        ("outcome: no", None),
        ("outcome: no # sadly", None),
        ("outcome: no\nstatus: waiting", "status: waiting"),
    ],
)
def test_what_may_mean_something_else_stays_beside_a_line_of_its_own(
    head: str, old: str | None
) -> None:
    """The canonical key wins, so nothing that somebody wrote has to go for it."""
    note = note_with(f"{head}\n")
    made = values.set_value(note, REJECTED, WAYS)
    assert isinstance(made, LineChange), made
    assert (made.old, made.new) == (old, "status: rejected")
    first = head.split("\n", 1)[0]
    assert f"\n{first}\nstatus: rejected\n---\n" in made.after.text
    assert values.set_value(made.after, REJECTED, WAYS) is None


@pytest.mark.parametrize("body", ["status:: waiting\n\n## Jane Doe\n- a point\n"])
def test_a_status_that_stands_in_two_places_is_refused(body: str) -> None:
    """To change one of them only would make the note contradict itself."""
    made = values.set_value(note_with("status: waiting\n", body), REJECTED, WAYS)
    assert isinstance(made, Refusal)
    assert made.line == 5


@pytest.mark.parametrize(
    "head",
    [
        "status: rejected\n",
        "Status: Rejected\n",
        "outcome: ❌\n",
        "status: 'turned down' # x\n",
    ],
)
def test_what_it_says_already_is_left(head: str) -> None:
    """In whatever spelling."""
    assert values.set_value(note_with(head), REJECTED, WAYS) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: waiting", "status: rejected"),
        ("status:   waiting", "status:   rejected"),
        ("status:\twaiting", "status:\trejected"),
        ("status : waiting", "status : rejected"),
        ("Status: Waiting ", "Status: rejected "),
        ("status: waiting #1", "status: rejected #1"),
        ("status: waiting\t# [x]: 'y'", "status: rejected\t# [x]: 'y'"),
        ('status: "waiting"# x', 'status: "rejected"# x'),
        ('status: "wait\\u0069ng"', 'status: "rejected"'),
        ("status: 'still waiting'", "status: 'rejected'"),
        ("status: 'waiting?'", "status: 'rejected'"),
        ("'status': waiting", "'status': rejected"),
        ("APP STATE: x\nstate: open", "APP STATE: x\nstate: rejected"),
        ("status: null", "status: rejected"),
        ("status: ~ # none", "status: rejected # none"),
        ("status: ''", "status: 'rejected'"),
        ("status:", "status: rejected"),
        ("status: ", "status: rejected"),
        ("status:  # a, b", "status: rejected  # a, b"),
        ("status: wating", "status: rejected"),
    ],
)
def test_quotes_blanks_and_comments_stay(old: str, new: str) -> None:
    """All that surrounds the value stands as it stood."""
    if '"# x' in old:  # no blank in front of it: YAML refuses the whole
        assert isinstance(values.set_value(note_with(f"{old}\n"), REJECTED, WAYS), Refusal)
        return
    note = note_with(f"{old}\ntags: [a, b]\nphone: +14155552671\ntime: 14:30\n")
    made = values.set_value(note, REJECTED, WAYS)
    assert isinstance(made, LineChange), made
    assert made.after.text == note.text.replace(old, new)
    check_change(note, made)
    interview, _ = facts(made.after)
    assert interview
    assert interview.status is Status.REJECTED


@pytest.mark.parametrize(
    ("head", "outcome"),
    [
        ("they_reply_by: soon\n", "they_reply_by: 2026-03-20"),
        ("they-reply-by: 13 March 2026\n", "they-reply-by: 2026-03-20"),
        ("deadline: 2026-03-10 # call\n", "deadline: 2026-03-20 # call"),
        ("", "they_reply_by: 2026-03-20"),
        ("promised: the slides\n", "may mean something else"),
        ("timeline: two weeks or so\n", "may mean something else"),
        ("expected: [2026-03-10]\n", "list"),
    ],
)
def test_the_promised_day(head: str, outcome: str) -> None:
    """`promised: the slides` is no day until which they reply, and stays."""
    made = values.set_value(note_with(head), BY_THE_20TH, WAYS)
    if isinstance(made, Refusal):
        assert outcome in made.reason
        assert made.by_hand == "they_reply_by: 2026-03-20"
        return
    assert isinstance(made, LineChange)
    assert made.new == outcome


def test_a_day_before_the_interview_is_refused() -> None:
    """It would be ignored by whoever reads the note."""
    early = values.they_reply_by(date(2026, 3, 1))
    assert isinstance(values.set_value(note_with(""), early, WAYS), Refusal)


def test_a_refusal_names_line_and_remedy() -> None:
    """Where the proof fails, it says in plain words which line it is and what to do."""
    made = values.set_value(
        note_with("they_reply_by: 2026-03-12\n"), values.they_reply_by(date(2026, 3, 1)), WAYS
    )
    assert isinstance(made, Refusal)
    assert "with `they_reply_by: 2026-03-01` as line 5 of a.md" in made.reason
    assert "look at that line and at those around it" in made.reason
