"""Who in the middle a plain note tells of, as `init` proposes it (issue 8, part 1)."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Cli
from tests.test_init import made
from tests.test_lines_at_the_top import ASKED, IT_IS, LATER, answered
from vaultsync.parse.likely import likely
from vaultsync.parse.persons.told_between import is_of_the_house, told_between
from vaultsync.render.first_lines import whole_lines

TODAY = date(2026, 11, 30)
NOBODY = (
    "The job came through Indeed.",
    "applied via LinkedIn, via Reed, through Hays",
    "came through my friend Sophie",
    "Sophie referred me, it came via Sophie",
    "not via Daniel any more",
    "Also through Leeds station",
    "All through March it rained",
    "don't go through Daniel, write to them directly",
    "rang the recruiter. Daniel said wait",
    "recruiter called Tom back",
    "I used to go through Daniel",
    "Recruiter screen with Jen Ode",
    "through the back door, via Acme",
    "we went through Python and Django",
    "walked through Paris with the agency brochure",
    "> arranged through Daniel Price",
    "arranged through Daniel Price\nall feedback via Dana Whitfield",
    "the agency is Bright Staffing",
    "interview arranged by HR",
    "they put me through to Reception",
    "Email from HR, Dear Vera, thank you for coming",
    "email from Tom Sugden about the weekend",
    "Email from HR: the panel will be three people",
    "note from Sunil Rao, volunteers",
)
SOMEBODY = (
    ("Arranged through Daniel Price at Hays.", "Daniel Price"),
    ("All feedback to go through Daniel", "Daniel"),
    ("feedback will come via Priya", "Priya"),
    (
        "my recruiter is Dana Whitfield (dana@talentco.example)",
        "Dana Whitfield <dana@talentco.example>",
    ),
    ("recruiter: Dana", "Dana"),
    ("Recruiter - Dana Whitfield", "Dana Whitfield"),
    ("via Sophie at Reed", "Sophie"),
    ("Also through [[Becky Marsh]]. Clinic manager, Wakefield.", "Becky Marsh"),
    ("This one's via Dana", "Dana"),
    ("- via Sophie Lund (Beckett Ross)", "Sophie Lund"),
    (
        "Sophie (Beckett Ross recruiter) rang.\nSophie Lund: 0117 496 0142",
        "Sophie Lund 0117 496 0142",
    ),
    ("Priya from the agency will let me know", "Priya"),
    ("Dan at Bright Recruitment set it up", "Dan"),
    ("interview set up by Megan", "Megan"),
    (
        "got this via Dan (agency).\n\n- Dan Okafor, dan@hays.example",
        "Dan Okafor <dan@hays.example>",
    ),
    ("Jen, my recruiter, says they'd decide by friday", "Jen"),
    ("agent Lou rang", "Lou"),
    ("Email from HR, Jo Farley (jo@acme.example): be there", "Jo Farley <jo@acme.example>"),
    (
        "email came Thurs 26/11 from Tom Hay, recruitment (t.hay@a.example)",
        "Tom Hay <t.hay@a.example>",
    ),
    ("put forward by [[Sam Reed]]", "Sam Reed"),
)
OF_THE_HOUSE = (
    ("Denise rang on Monday", "", False),
    ("HR will be in touch", "", False),
    ("HR (Leeds) will write to everyone", "", False),
    ("The panel wrote on behalf of the team", "", False),
    ("Denise will be in touch", "", False),
    ("Denise wrote to thank me", "", False),
    ("HR is outsourced, a firm in Leeds", "", False),
    ("Dana from HR will write, Tom from HR will ring.\nTom from HR will write", "", False),
    ("Denise, my recruiter, will be in touch on behalf of the panel", "Denise", False),
    ("my recruiter is Dana. Denise from HR will write", "Dana", False),
    ("HR (Ms Pearce) will write to everyone", "Ms Pearce", True),
    (
        "HR is outsourced, a Ms Pearce (people@toys.example), all letters come from her",
        "Ms Pearce <people@toys.example>",
        True,
    ),
    ("Denise from HR will be in touch on behalf of the panel", "Denise", True),
    ("Denise will be in touch on behalf of the panel by Friday", "Denise", True),
    (
        "**Friday**: HR (Jan Whitlow, hr@acme.example) wrote on behalf of the panel",
        "Jan Whitlow <hr@acme.example>",
        True,
    ),
    ("The school secretary, Sue Hale, will ring on Friday", "Sue Hale", True),
    ("Ms Pearce emailed on Thursday on behalf of the governors", "Ms Pearce", True),
)
HELD = """\
# Kestrel Foods

Wed 25 Nov 2026, 10:00, Teams.
Arranged through Daniel Price at Hays (daniel.price@hays.example).

## Ruth Amos
- the move to two shifts
"""


@pytest.mark.parametrize(("text", "who"), [*((one, "") for one in NOBODY), *SOMEBODY])
def test_who_is_in_the_middle(text: str, who: str) -> None:
    """A website, a friend, somebody who is no more, two of them: nobody is proposed."""
    told = told_between(text, "Acme Foods")
    assert (told.listed if told else "") == who


@pytest.mark.parametrize(("text", "who", "house"), OF_THE_HOUSE)
def test_who_writes_for_the_panel(text: str, who: str, house: bool) -> None:
    """HR or an administrator of the company is no recruiter; an agency goes first."""
    told = told_between(text, "Acme Foods")
    assert (told.listed if told else "") == who
    assert bool(told and is_of_the_house(told.listed, text)) is house


@pytest.mark.parametrize(
    ("typed", "house"),
    [
        *(
            (one, False)
            for one in ("Dana", "Dana (recruiter, HR team)", "Jo <jo@hays.example>")
        ),
        *(
            (one, True)
            for one in ("Dana (HR)", "Ms Pearce <hr@acme.example>", "Sue (office admin)")
        ),
    ],
)
def test_which_key_somebody_gets_who_is_typed(typed: str, house: bool) -> None:
    """`recruiter:` unless something says that they are of the company."""
    assert is_of_the_house(typed, "Nice people.") is house


def test_hr_is_proposed_as_coordinator() -> None:
    """Both keys mean whom messages go through; nobody of the company is called a recruiter."""
    text = "# Acme\n\nWed 25 Nov 2026, 10:00.\n\n## Ann Lee\nHR (Ms Pearce) will write.\n"
    found = likely(text, "Jobs/Acme.md", today=TODAY, meant=True)
    assert found is not None
    assert "coordinator: Ms Pearce" in whole_lines(found, "interview")


def test_whoever_was_there_is_in_no_middle() -> None:
    """The recruiter whom one talked to is thanked, and written to anyway."""
    assert told_between("recruiter: Dana", "Acme", ["Dana Whitfield — recruiter"]) is None


@pytest.mark.parametrize("key", ["recruiter", "agency", "via", "contact", "primary_contact"])
def test_the_top_says_it_already(key: str) -> None:
    """Nothing is proposed beside a key that may say it."""
    found = likely(f"---\n{key}: Dana\n---\n{HELD}", "Jobs/Kestrel.md", today=TODAY, meant=True)
    assert found is not None
    assert not any("Daniel" in line for line in whole_lines(found, "interview"))


@given(
    st.lists(st.sampled_from([*"#-:@, \n.()", "via ", "recruiter ", "Dana", "Dan Reed", "é"]))
)
def test_nothing_raises(signs: list[str]) -> None:
    """Law: who is proposed stands in the text, and is not the company."""
    text = "".join(signs)
    told = told_between(text, "Dana")
    assert told is None or (told.name in text and told.name != "Dana")


def test_init_proposes_it(tmp_path: Path) -> None:
    """The line is shown with what comes of it; Enter takes it, `w` another one or nobody."""
    root = made(tmp_path / "vault", {"Jobs/Kestrel Foods.md": HELD})
    line = 'recruiter: "Daniel Price <daniel.price@hays.example>"\n'
    done = answered(root, [IT_IS, (ASKED, ""), *LATER])
    assert "In the middle: Daniel Price <daniel.price@hays.example>" in done.shown
    assert line in (root / "Jobs/Kestrel Foods.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        (["-"], ""),
        (["??", "Dana Whitfield"], "recruiter: Dana Whitfield\n"),
    ],
)
def test_another_one_is_typed(answers: list[str], line: str, tmp_path: Path) -> None:
    """What names nobody is asked for again."""
    root = made(tmp_path / "vault", {"Jobs/Kestrel Foods.md": HELD})
    typed = [("Who passes messages on", one) for one in answers]
    done = answered(root, [IT_IS, (ASKED, "w"), *typed, (ASKED, ""), *LATER])
    assert done.code == 0
    text = (root / "Jobs/Kestrel Foods.md").read_text("utf-8")
    assert text.endswith(f"time: 10:00\n{line}---\n{HELD}")


LINKED = HELD.replace(
    "Arranged through Daniel Price at Hays (daniel.price@hays.example).",
    "All of it goes through [[People/Becky Marsh|Becky Marsh]].",
)


def test_the_note_on_them_says_how_they_are_reached(tmp_path: Path, cli: Cli) -> None:
    """The link is kept, so that their note counts, which needs no front matter for it."""
    becky = "Recruiter, Pennine Health. becky.marsh@pennine.example, texts more than emails.\n"
    files = {"Jobs/Kestrel Foods.md": LINKED, "People/Becky Marsh.md": becky}
    root = made(tmp_path / "vault", files)
    answered(root, [IT_IS, (ASKED, ""), *LATER])
    assert 'recruiter: "[[People/Becky Marsh|Becky Marsh]]"\n' in (
        root / "Jobs/Kestrel Foods.md"
    ).read_text("utf-8")
    shown = cli("show", "Jobs/Kestrel Foods.md", vault=root).stdout
    assert "Becky Marsh, becky.marsh@pennine.example" in shown
