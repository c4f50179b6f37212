"""Thank-yous that go to one inbox: one letter that passes thanks on, and a box for each."""

from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_rules import run
from tests.vaults import sync_here
from vaultsync.owed import FollowUp, Kind
from vaultsync.pipeline import Outcome

DAY = "2026-03-06T09:00Z"
HEAD = """---
type: interview
company: Baker & Sons
role: Paralegal
date: 2026-03-05
{head}---
"""
NOTE = """{helen}
- leasehold queue grows every spring
- trains two juniors each year
{thanked}

## Tom Ostrowski
{tom}- court bundles are still on paper
- liked my index of exhibits
"""
TOM = "## Tom Ostrowski\n- court bundles\n"
HELEN = "## Helen Marsh\nemail:: helen@baker.example"
SENT = "- [x] Thank-you by email ✅ 2026-03-06"
RECRUITER = "recruiter: Ann Lee <ann@agency.example>\n"
LATER = "- [ ] Thank-you by email ⏳ 2026-03-12"


def text(helen: str = HELEN, *, head: str = "", thanked: str = "", tom: str = "") -> str:
    """Write the note of an interview with two of whom one has an address."""
    return HEAD.format(head=head) + NOTE.format(helen=helen, thanked=thanked, tom=tom)


def thanks(outcome: Outcome) -> dict[str, FollowUp]:
    """Give the thank-yous by name."""
    found = (item for item in outcome.follow_ups if item.kind is Kind.THANK_YOU)
    return {item.person.name: item for item in found}


APART = [
    ("he has an address", text(tom="email:: tom@baker.example\n"), DAY),
    ("she gets a text", text("## Helen Marsh\nphone:: +44 7700 900123\ntext_ok:: true"), DAY),
    ("she is on LinkedIn", text("## Helen Marsh\nlinkedin:: linkedin.com/in/helen"), DAY),
    ("hers is put off", text(thanked=LATER), DAY),
    ("his is put off", text(tom=f"{LATER}\n"), DAY),
    ("his is done", text(tom=f"{SENT}\n"), DAY),
    ("nobody can be written to", text("## Helen Marsh"), DAY),
    ("the days are over", text(), "2026-03-20T09:00Z"),
]


@pytest.mark.parametrize(("note", "day"), [row[1:] for row in APART], ids=[r[0] for r in APART])
def test_apart(note: str, day: str) -> None:
    """Where there are two inboxes, or one went out already, nothing is put together."""
    found = thanks(run({"a.md": note}, "", day))
    assert set(found) == {"Helen Marsh", "Tom Ostrowski"}
    assert not any(item.along or item.within for item in found.values())


def test_another_interview_is_apart() -> None:
    """Who passes it on must be thanked for the same interview."""
    second = text().replace("2026-03-05", "2026-03-04").replace("Tom Ostrowski", "Una Day")
    alone = (
        HEAD.format(head="primary_contact: Helen Marsh\n")
        + "## Tom Ostrowski\n- court bundles\n"
    )
    outcome = run({"a.md": second, "b.md": alone}, "", DAY)
    found = thanks(outcome)
    assert found["Tom Ostrowski"].through
    assert not found["Tom Ostrowski"].within
    assert [one.person.name for one in found["Helen Marsh"].along] == ["Una Day"]


@pytest.mark.parametrize("day", ["2026-03-05T23:00Z", DAY, "2026-03-09T09:00Z"])
def test_together(day: str) -> None:
    """S20, S21: each stays a follow-up of its own; the reasons say that one letter will do."""
    found = thanks(run({"a.md": text()}, "", day))
    helen, tom = found["Helen Marsh"], found["Tom Ostrowski"]
    assert helen.along == (tom,)
    assert tom.within == helen.id
    assert helen.state is tom.state
    assert "it can pass your thanks on to Tom Ostrowski, too" in helen.reason
    assert "your thank-you to Helen Marsh can pass it on: tick both then" in tom.reason


@pytest.mark.parametrize("more", ["", "## Una Day\n- plays chess\n"])
def test_through_somebody_who_was_not_there(more: str) -> None:
    """One letter goes to the recruiter: for the one named first, with thanks to the rest."""
    note, first = text("## Helen Marsh", head=RECRUITER) + more, "Helen Marsh"
    found = thanks(run({"a.md": note}, "", DAY))
    rest = [name for name in sorted(found) if name != first]
    assert [one.person.name for one in found[first].along] == rest
    assert {found[name].within for name in rest} == {found[first].id}


def test_after_hers_went_out() -> None:
    """S21: it settles hers only, and his asks whether it went along."""
    found = thanks(run({"a.md": text(thanked=SENT)}, "", DAY))
    assert found["Tom Ostrowski"].state.pressing
    assert not found["Helen Marsh"].along
    said = "if your thank-you to Helen Marsh passed it on, tick this one, too"
    assert said in found["Tom Ostrowski"].reason


def drafts(vault: Path) -> dict[str, Path]:
    """Give the drafts by whom they are for, with the folder if it is another."""
    folder = vault / "Follow-ups/Drafts"
    return {
        "/".join((*path.relative_to(folder).parts[:-1], path.name.split(", ")[1])): path
        for path in folder.rglob("*.md")
    }


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Write the vault with the one note, as of the day after."""
    (tmp_path / "vaultsync.toml").write_text('timezone = "UTC"\n[me]\nname = "Alex Kim"\n')
    (tmp_path / "a.md").write_text(text(), "utf-8")
    return tmp_path


def sync(vault: Path, *, day: str = DAY) -> None:
    """Bring it up to date, without a failure."""
    assert not sync_here(vault, day).failures


def test_one_draft(vault: Path) -> None:
    """One letter asks for both, with what was said by each; both lines lead to it."""
    sync(vault)
    assert list(drafts(vault)) == ["Helen Marsh"]
    said = drafts(vault)["Helen Marsh"].read_text("utf-8")
    assert (
        "Please pass my thanks on to Tom Ostrowski as well. [What stayed with you about your "
        "talk with Tom Ostrowski: court bundles are still on paper; liked my index of exhibits]"
    ) in said
    lines = (vault / "Follow-ups/Follow-ups due.md").read_text("utf-8").splitlines()
    rows = [line for line in lines if line.startswith("- [ ] Thank-you")]
    assert len(rows) == 2
    assert all("Helen%20Marsh,%20thank-you.md" in row for row in rows)


def test_what_was_promised_goes_along(vault: Path) -> None:
    """S07, S08: a doubt and a promise are asked for, by name."""
    more = "- **concern:** no court experience\n- **promised:** a sample bundle\n"
    (vault / "a.md").write_text(text(tom=more), "utf-8")
    sync(vault)
    said = drafts(vault)["Helen Marsh"].read_text("utf-8")
    assert "about what Tom Ostrowski doubted: no court experience]" in said
    assert "what you promised Tom Ostrowski: a sample bundle]" in said


WRITTEN = """Dear Helen Marsh,

Thank you for your time on Thursday 5 March, and for the opportunity to discuss the Paralegal
role at Baker & Sons. I keep thinking about the leasehold queue that grows every spring, and I
would gladly take a part of it. That you train two juniors each year says much about the firm.

Please pass my thanks on to Tom Ostrowski as well. His court bundles on paper made me smile, and
I am glad that my index of exhibits was of use to him; Tom asked the best question of the day.

I remain very interested in the role and in Baker & Sons, and look forward to hearing from you.

Kind regards,
Alex Kim
"""


def test_a_letter_that_passes_thanks_on_is_right(vault: Path, cli: Cli) -> None:
    """S20, S23: his name and what he said are no mistake in it: VS512, VS515 stay away."""
    sync(vault)
    path = drafts(vault)["Helen Marsh"]
    head = path.read_text("utf-8").partition("\n\nDear")[0]
    head = head.replace("proofread: false", "proofread: true")
    path.write_text(f"{head}\n\n{WRITTEN}", "utf-8")
    done = cli("draft", "check", "helen", vault=vault, as_of=DAY)
    assert "Ready:" in done.stdout, done.stdout + done.stderr
    sync(vault)
    assert list(drafts(vault)) == ["Helen Marsh"]  # it names him: no draft of his own


def test_a_letter_that_was_taken_over_is_left_alone(vault: Path) -> None:
    """Nothing is put into what a person wrote: he gets a draft of his own."""
    (vault / "a.md").write_text(text().partition("## Tom")[0], "utf-8")
    sync(vault)
    path = drafts(vault)["Helen Marsh"]
    path.write_text(path.read_text("utf-8").replace("Kind regards", "Best wishes"), "utf-8")
    mine = path.read_bytes()
    (vault / "a.md").write_text(text(), "utf-8")
    sync(vault)
    assert path.read_bytes() == mine
    assert set(drafts(vault)) == {"Helen Marsh", "Tom Ostrowski"}


def test_a_letter_of_his_own_that_was_begun_stays(vault: Path) -> None:
    """What a person wrote to him goes out as it is, and hers does not ask to pass it on."""
    (vault / "a.md").write_text(text("## Helen Marsh"), "utf-8")
    note = text(tom="email:: tom@baker.example\n")
    (vault / "a.md").write_text(note, "utf-8")
    sync(vault)
    path = drafts(vault)["Tom Ostrowski"]
    path.write_text(path.read_text("utf-8").replace("Kind regards", "Best wishes"), "utf-8")
    (vault / "a.md").write_text(text(), "utf-8")
    sync(vault)
    assert set(drafts(vault)) == {"Helen Marsh", "Tom Ostrowski"}
    assert "Tom" not in drafts(vault)["Helen Marsh"].read_text("utf-8")


def test_a_form_of_his_own_is_put_away(vault: Path) -> None:
    """One that nobody wrote in makes place when hers can pass it on."""
    (vault / "a.md").write_text(text(tom="email:: tom@baker.example\n"), "utf-8")
    sync(vault)
    assert set(drafts(vault)) == {"Helen Marsh", "Tom Ostrowski"}
    (vault / "a.md").write_text(text(), "utf-8")
    sync(vault)
    assert set(drafts(vault)) == {"Helen Marsh", "Not sent/Tom Ostrowski"}
    before = {path: path.read_bytes() for path in vault.rglob("*.md")}
    sync(vault)
    assert {path: path.read_bytes() for path in vault.rglob("*.md")} == before


def test_an_own_template_without_the_place(vault: Path) -> None:
    """An own template that does not say `$passed_on` passes nothing on."""
    own = vault / "Follow-ups/Templates/thank-you.md"
    own.parent.mkdir(parents=True)
    own.write_text("Dear $greeting,\n\nthank you for $the_role.\n\n[About: $point]\n", "utf-8")
    sync(vault)
    assert set(drafts(vault)) == {"Helen Marsh", "Tom Ostrowski"}
    own.write_text(own.read_text("utf-8") + "\n$passed_on\n", "utf-8")
    sync(vault)
    assert "Please pass my thanks on" in drafts(vault)["Helen Marsh"].read_text("utf-8")


def test_done_asks_for_the_others(vault: Path, cli: Cli) -> None:
    """`done` says how his is ticked; no draft of his own is written for what went along."""
    sync(vault)
    tom = thanks(run({"a.md": text()}, "", DAY))["Tom Ostrowski"].id
    done = cli("done", "helen", vault=vault, as_of=DAY)
    assert f"if it passed your thanks on to Tom Ostrowski: `vaultsync done {tom}`" in (
        done.stdout + done.stderr
    )
    assert set(drafts(vault)) == {"Sent/Helen Marsh"}
    due = (vault / "Follow-ups/Follow-ups due.md").read_text("utf-8")
    assert "passed it on, tick this one, too" in due
    assert cli("done", tom, vault=vault, as_of=DAY).returncode == 0
    assert set(drafts(vault)) == {"Sent/Helen Marsh"}
    assert "Thank-you through Helen Marsh ✅" in (vault / "a.md").read_text("utf-8")


def test_a_letter_that_did_not_pass_it_on(vault: Path, cli: Cli) -> None:
    """Where what went to her does not name him, he gets a draft; it is not taken for sent."""
    sync(vault)
    path = drafts(vault)["Helen Marsh"]
    said = path.read_text("utf-8")
    start = said.index("Please pass")
    path.write_text(said[:start] + said[said.index("\n", start) :], "utf-8")
    assert cli("done", "helen", vault=vault, as_of=DAY).returncode == 0
    assert set(drafts(vault)) == {"Sent/Helen Marsh", "Tom Ostrowski"}
    assert cli("done", "tom", vault=vault, as_of=DAY).returncode == 0
    put = {"Sent/Helen Marsh", "Not sent/Tom Ostrowski"}
    assert set(drafts(vault)) == put
    sync(vault, day="2026-03-07T09:00Z")
    assert set(drafts(vault)) == put


def test_one_letter_through_the_recruiter(vault: Path, cli: Cli) -> None:
    """Two whom only the recruiter reaches: one letter, in which the one thanks the other."""
    (vault / "a.md").write_text(text("## Helen Marsh", head=RECRUITER), "utf-8")
    sync(vault)
    assert list(drafts(vault)) == ["Helen Marsh"]
    said = drafts(vault)["Helen Marsh"].read_text("utf-8")
    assert "May I ask you to pass the message below on to Helen Marsh" in said
    assert "Please pass my thanks on to Tom Ostrowski as well." in said
    head, _, asked = said.partition("Dear Ann")
    asked = asked.partition("Dear Helen Marsh,")[0]
    letter = f"{head}Dear Ann{asked}{WRITTEN}".replace("proofread: false", "proofread: true")
    drafts(vault)["Helen Marsh"].write_text(letter, "utf-8")
    done = cli("draft", "check", "helen", vault=vault, as_of=DAY)
    assert "Ready:" in done.stdout, done.stdout + done.stderr


def test_no_draft_says_where_it_is(vault: Path, cli: Cli) -> None:
    """Whoever asks for his draft hears which one passes it on."""
    sync(vault)
    done = cli("draft", "show", "tom", vault=vault, as_of=DAY)
    helen = thanks(run({"a.md": text()}, "", DAY))["Helen Marsh"].id
    assert done.returncode == 2
    assert f"it is passed on in another: `vaultsync draft show {helen}`" in done.stderr
