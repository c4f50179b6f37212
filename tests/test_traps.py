"""Lines and headings that are easily misread; each was misread once."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.support import AS_OF
from vaultsync.calendar import AsOf
from vaultsync.changes import Create, Replace
from vaultsync.model import Interview
from vaultsync.parse.due_note import read_marks, split_due_note
from vaultsync.parse.interview import parse_note
from vaultsync.parse.messages.kinds import kinds_of
from vaultsync.pipeline import build
from vaultsync.plan import plan_outputs
from vaultsync.settings import Settings
from vaultsync.snapshot import Document, Snapshot

HEAD = "---\ntype: interview\ncompany: Acme\nrole: Engineer\ndate: 2026-03-02\ntime: 14:30\n"
JANE = "## Jane Doe\nemail:: jane@acme.example\n- one\n- two\n"
LONDON = ZoneInfo("Europe/London")


def parse(text: str) -> Interview:
    """Read a note that is an interview."""
    found = parse_note(text, "n.md", Settings(), LONDON).interview
    assert found is not None
    return found


def as_of(text: str) -> AsOf:
    """Give an instant in London."""
    return AsOf(instant=datetime.fromisoformat(text), zone=LONDON)


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        # nothing was sent and nothing heard
        ("asked about the on-call rota", ""),
        ("on-call every third week", ""),
        ("second round called off", ""),
        ("decision call between Jane and the CTO", ""),
        ("Jane will follow up next week", ""),
        ("will send the thank-you tomorrow", ""),
        ("need to call Dana", ""),
        ("Jane will reply next week", ""),
        ("forgot the thank-you", ""),
        ("drafted the follow-up", ""),
        ("prepared follow-up questions", ""),
        ("no reply yet", ""),
        ("still waiting for a reply", ""),
        ("thank-you not sent", ""),
        # sent
        ("no reply, sent a follow-up", "follow-up"),
        ("thank-you email sent", "thank-you"),
        ("follow-up, no answer", "follow-up"),
        ("thank-you sent, will follow up on Friday", "thank-you"),
        ("thank-you email: she should have it today", "thank-you"),
        ("call with Dana", "call"),
        ("sent reply", "other"),
        ("replied to Dana", "other"),
        # heard
        ("reply to my follow-up: decision next week", "reply"),
        ("Jane replied to me: still on track", "reply"),
        ("they replied to my email", "reply"),
        ("called me, they need another week", "reply"),
        ("reply: they will decide next week", "reply"),
        ("reply: they have not received my papers", "reply"),
        ("reply: please prepare a presentation", "reply"),
        ("received an answer, would like a second round", "reply"),
        # both
        ("thank-you sent, Jane replied within the hour", "thank-you reply"),
    ],
)
def test_what_a_dated_line_speaks_of(line: str, kinds: str) -> None:
    """Only what was sent or heard is a touch: plans and talk are none (S13, S37)."""
    assert " ".join(kind.value for kind in kinds_of(line, intent=True)) == kinds


@pytest.mark.parametrize(
    ("heading", "line", "count"),
    [
        ("Logistics", "- [x] Check in at reception 14:15", 0),
        ("Prep", "- [x] Prepare follow-up questions", 0),
        ("Prep", "- [x] Prepare for the call with Jane", 0),
        ("Notes", "- [x] Call the landlord about the rent", 0),
        ("Notes", "- 2026-03-03 follow-up with the team is weekly", 0),
        ("Next steps", "- [x] Send thank you email", 1),
        ("Notes", "- [x] Follow-up to Jane Doe by email ✅ 2026-03-09", 1),
        ("Follow-up log", "- 2026-03-09 follow-up by email", 1),
    ],
)
def test_touches_outside_of_sections(heading: str, line: str, count: int) -> None:
    """Outside of a person's section and the log only what says so plainly is a touch."""
    assert len(parse(f"{HEAD}---\n{JANE}\n## {heading}\n{line}\n").touches) == count


@pytest.mark.parametrize(
    "line",
    [
        "- [x] Thank-you, she introduced me to Bob Ray ✅ 2026-03-03",
        "- [x] Thank-you by email, sent from New York ✅ 2026-03-03",
        "- 2026-03-03 thank-you email, link to Kafka Summit talk",
        "- [x] Thank-you to Dr. Jane Doe ✅ 2026-03-03",
    ],
)
def test_a_thank_you_in_a_section_belongs_to_its_person(line: str) -> None:
    """Who is only mentioned was not written to (S21)."""
    note = parse(f"{HEAD}---\n{JANE}{line}\n## Bob Ray\n- three\n")
    assert [touch.who for touch in note.touches] == ["jane doe"]


@pytest.mark.parametrize(
    ("head", "body", "names", "contact"),
    [
        ("", "phone:: +44 7700 900123\n---\n", [], ""),
        ("recruiter: none\n", JANE, ["Jane Doe"], ""),
        ("recruiter: TBD\n", JANE, ["Jane Doe"], ""),
        ("", "## My questions\n- a\n## Q&A\n- b\n## 1. Notes\n- c\n", [], ""),
        (
            "recruiter: Dana Whitfield, TalentCo <dana@t.example>\n",
            JANE,
            ["Jane Doe"],
            "Dana Whitfield",
        ),
        (
            "hiring_manager: Jane Doe <j@a.example>\n",
            "## Dr. Jane Doe\n- a\n",
            ["Dr. Jane Doe"],
            "Dr. Jane Doe",
        ),
        (
            "people:\n  - Priya Raman, Platform Lead\n  - Marcus Lee, SRE\n",
            "",
            ["Priya Raman", "Marcus Lee"],
            "",
        ),
        ("people: José Ortega y Gasset\n", "", ["José Ortega y Gasset"], ""),
        ("people: Ann Lee, Bob Ray and Cy Poe\n", "", ["Ann Lee", "Bob Ray", "Cy Poe"], ""),
        (
            "",
            "## Interviewers (2)\n### Jane Doe\n- a\n### Bob Ray\n- b\n",
            ["Jane Doe", "Bob Ray"],
            "",
        ),
        ("", "## Interviewer: Jane Doe\n- a\n", ["Jane Doe"], ""),
        ("", "## Jane Doe <jane@acme.example>\n- a\n", ["Jane Doe"], ""),
    ],
)
def test_who_is_a_person(head: str, body: str, names: list[str], contact: str) -> None:
    """Names, contacts and headings as people write them."""
    note = parse(f"{HEAD}{head}---\n{body}")
    assert [person.name for person in note.people] == names
    assert (note.primary_contact.name if note.primary_contact else "") == contact


def test_a_contact_who_is_an_interviewer_is_never_asked_to_pass_it_on() -> None:
    """One person in two spellings: the address counts, nothing is forwarded to herself."""
    text = f"{HEAD}hiring_manager: Jane Doe <j@a.example>\n---\n## Jane\n- one\n"
    snapshot = Snapshot(notes=(Document.of("n.md", text),))
    outcome = build(snapshot, Settings(), as_of("2026-03-03T09:00+00:00"))
    messages = [item for item in outcome.follow_ups if item.person.name]
    assert {item.channel.value for item in messages} == {"email"}


def test_a_heading_of_several_is_told() -> None:
    """Everybody is thanked separately (S20): a heading for two is a finding."""
    parsed = parse_note(f"{HEAD}---\n## Jane Doe & Bob Ray\n- a\n", "n.md", Settings(), LONDON)
    assert "VS208" in [one.code for one in parsed.findings]


def test_a_name_that_begins_like_a_usual_heading_is_told() -> None:
    """Nobody is left out in silence: an address under such a heading is a finding."""
    quiet = parse_note(f"{HEAD}---\n{JANE}## Offer\n- 60k\n", "n.md", Settings(), LONDON)
    cohen = f"{HEAD}---\n{JANE}## Offer Cohen\nemail:: o@a.example\n"
    told = parse_note(cohen, "n.md", Settings(), LONDON)
    assert [one.code for one in quiet.findings] == []
    assert [one.code for one in told.findings] == ["VS204"]


def test_a_put_off_chaser_of_an_earlier_round_is_forgotten() -> None:
    """The second round starts counting anew: what was put off before does not hold it back."""
    thanked = f"{JANE}- [x] Thank-you ✅ 2026-03-03\n"
    first = f"{HEAD}stage: one\n---\n{thanked}- [ ] Follow-up ⏳ 2026-04-30\n"
    second = (
        HEAD.replace("2026-03-02", "2026-03-10") + f"stage: two\n---\n{JANE}"
        "- [x] Thank-you ✅ 2026-03-11\n"
    )
    notes = (Document.of("1.md", first), Document.of("2.md", second))
    outcome = build(Snapshot(notes=notes), Settings(), as_of("2026-03-12T09:00+00:00"))
    (chaser,) = [i for i in outcome.follow_ups if i.state.open and i.person.name]
    assert (chaser.kind.value, chaser.due) == ("follow-up", date(2026, 3, 17))


def test_an_earlier_note_that_comes_later_takes_no_id_over() -> None:
    """A tick never settles another interview than the one it stood on."""
    march = HEAD.replace("2026-03-02", "2026-03-05") + f"stage: Technical\n---\n{JANE}"
    february = HEAD.replace("2026-03-02", "2026-02-26") + f"stage: Technical\n---\n{JANE}"
    now = as_of(AS_OF)
    alone = build(Snapshot(notes=(Document.of("2.md", march),)), Settings(), now)
    both = build(
        Snapshot(notes=(Document.of("1.md", february), Document.of("2.md", march))),
        Settings(),
        now,
    )
    old = {item.id for item in alone.follow_ups if item.person.name}
    taken = {i.id for i in both.follow_ups if i.interview.path == "1.md"}
    assert not old & taken


def test_a_second_answer_gets_a_draft_of_its_own() -> None:
    """The message that was sent already is not the draft of the next one."""
    text = (
        f"{HEAD}---\n{JANE}- [x] Thank-you ✅ 2026-03-03\n- 2026-03-05 reply: one\n"
        "- [x] Answer sent ✅ 2026-03-06\n- 2026-03-09 reply: two\n"
    )
    snapshot = Snapshot(notes=(Document.of("n.md", text),))
    now = as_of("2026-03-10T09:00+00:00")
    open_ones = [i for i in build(snapshot, Settings(), now).follow_ups if i.state.open]
    (item,) = [i for i in open_ones if i.person.name]
    sent = Document.of(
        "Follow-ups/Drafts/Sent/x.md",
        f"---\ntype: follow-up-draft\nid: {item.id}\n---\n\nold\n",
    )
    snapshot = Snapshot(notes=snapshot.notes, drafts=(sent,), occupied=frozenset({sent.path}))
    changes = plan_outputs(snapshot, build(snapshot, Settings(), now), Settings()).changes
    drafts = [c.path for c in changes if isinstance(c, Create) and "Drafts/" in c.path]
    assert len(drafts) == 1
    assert "/Sent/" not in drafts[0]


def test_a_quoted_marker_is_text() -> None:
    """Markers in a code block are the person's words; the note keeps them."""
    block = "```\n<!-- vaultsync:begin -->\nmine\n<!-- vaultsync:end -->\n```\n"
    parts = split_due_note(block)
    assert (parts.above, parts.generated, parts.whole) == (block, "", True)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_markers_are_found_in_every_form(ending: str) -> None:
    """Indented markers and other line ends hide no tick."""
    lines = (
        "mine",
        "  <!-- vaultsync:begin -->",
        "- [x] a 🆔 vs-abcdefgh",
        "<!-- vaultsync:end -->",
    )
    text = ending.join(lines) + ending
    assert [mark.id for mark in read_marks(text)] == ["vs-abcdefgh"]
    assert split_due_note(text).above == f"mine{ending}"


def test_lines_without_markers_are_left_alone() -> None:
    """If both markers are gone, nothing is written a second time."""
    assert not split_due_note("mine\n- [x] a 🆔 vs-abcdefgh\n").whole


def test_no_note_left_leaves_the_due_note() -> None:
    """An unmounted folder is no reason to empty the list (hazard 10)."""
    lines = "".join(f"- [ ] x 🆔 vs-aaaaaaa{n}\n" for n in range(8))
    old = Document.of("d.md", f"<!-- vaultsync:begin -->\n{lines}<!-- vaultsync:end -->\n")
    snapshot = Snapshot(due_note=old)
    plan = plan_outputs(snapshot, build(snapshot, Settings(), as_of(AS_OF)), Settings())
    assert not [change for change in plan.changes if isinstance(change, Replace)]
    assert [one.code for one in plan.findings] == ["VS605"]


def test_a_traveller_far_to_the_west(  # the day of the note has not begun where the vault is
) -> None:
    """What was sent after the end counts, though the vault still has the day before (S12)."""
    text = (
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-06\ntime: 06:00\n"
        f"timezone: Asia/Tokyo\n---\n{JANE}- [x] Thank-you ✅ 2026-03-05\n"
    )
    snapshot = Snapshot(notes=(Document.of("n.md", text),))
    now = AsOf(instant=datetime(2026, 3, 5, 22, 30, tzinfo=UTC), zone=LONDON)
    thanks = [
        i for i in build(snapshot, Settings(), now).follow_ups if i.kind.value == "thank-you"
    ]
    assert [item.state.value for item in thanks] == ["done"]
