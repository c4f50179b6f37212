"""Personal, professional, not pestering: the verdicts stand with every draft (S56)."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.draft_files import rewritten
from tests.support import Cli
from tests.test_handing_over import draft_of, item_of
from tests.vaults import (
    DRAFTS,
    DUE,
    MARCUS,
    MARCUS_DRAFT,
    NORTHWIND,
    PRIYA,
    PRIYA_DRAFT,
    plain,
    state,
    sync_here,
    tick,
)
from vaultsync.checks import registry
from vaultsync.checks.draft_review import Aspect, Checked, DraftReview
from vaultsync.checks.letter import Check, Letter
from vaultsync.checks.verdicts import in_short
from vaultsync.diagnostics import Finding
from vaultsync.parse.draft import DraftFile
from vaultsync.parse.due_note import read_marks
from vaultsync.parse.listed import read_entries

ERROR, WARNING, INFO = "VS001", "VS201", "VS501"
"""One code of each severity: what the verdicts rest on."""
OWED = (
    '- you promised "the watermark write-up": send it with this message, or say in it when it '
    "comes"
)


def review(
    draft: DraftFile, personal: str = "", professional: str = "", pestering: str = ""
) -> DraftReview:
    """Give a review with findings by aspect: `E`, `W` and `I` for each."""
    codes = {"E": ERROR, "W": WARNING, "I": INFO}
    texts = zip(Aspect, (personal, professional, pestering), strict=True)
    by_aspect = tuple(
        (aspect, tuple(Finding(path="x.md", code=codes[one], message=one) for one in text))
        for aspect, text in texts
    )
    return DraftReview.of(draft, item_of(), Checked(by_aspect))


@pytest.mark.parametrize(
    ("draft", "findings", "said"),
    [
        (draft_of(), ("", "", ""), "yes|yes|yes · proofread and ready"),
        (draft_of(proofread=False), ("", "", ""), "yes|yes|yes · not proofread yet"),
        (
            draft_of(proofread=False),
            ("", "EE", ""),
            "yes|not yet (2 errors)|yes · not proofread yet",
        ),
        (
            draft_of(),
            ("E", "EWW", "I"),
            "not yet (1 error)|not yet (1 error, 2 warnings)|yes · proofread",
        ),
        (draft_of(), ("W", "", ""), "have a look (1 warning)|yes|yes · proofread and ready"),
        (draft_of(), ("", "", "EI"), "yes|yes|not yet (1 error) · proofread"),
    ],
)
def test_the_verdicts_in_words(
    draft: DraftFile, findings: tuple[str, str, str], said: str
) -> None:
    """S56: three verdicts and what they rest on; S29: ready only where a person read it."""
    first, second, third = said.split("|")
    wanted = f"personal: {first} · professional: {second} · not pestering: {third}"
    assert in_short(review(draft, *findings)) == wanted


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("[One thing]", "1 bracket left"),
        ("[One]\n[Two] and [Three]", "3 brackets left"),
        ("none: [link](x) - [ ] box [[wiki]]", "personal: not yet (1 error)"),
    ],
)
def test_what_nobody_has_begun_is_not_judged(body: str, said: str) -> None:
    """It says how many sentences it asks for; links and boxes are no slots."""
    assert in_short(review(draft_of(body=body, untouched=True), "E")).startswith(said)
    assert in_short(review(draft_of(body=body), "E")).startswith("personal: not yet (1 error)")


def shouting(letter: Letter) -> Iterator[Finding]:
    """Find fault with exclamation marks, to have something to find."""
    for row, text in enumerate(letter.draft.body.split("\n")):
        if "!" in text:
            yield letter.finding(ERROR, "an exclamation mark", row, at="!", fix="remove it")


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one check of this file take the place of the built-in ones."""
    table: tuple[tuple[Aspect, Check], ...] = ((Aspect.PROFESSIONAL, shouting),)
    patched = partial(registry.review_drafts, checks=table)
    monkeypatch.setattr(registry, "review_drafts", patched)


def under(root: Path, said: str) -> list[str]:
    """Give what stands under the line that says this in the due note."""
    lines = (root / DUE).read_text("utf-8").split("\n")
    (line,) = (line for line in lines if line.startswith("- [") and said in plain(line))
    at = lines.index(line) + 1
    found = []
    while lines[at].startswith("    "):
        found.append(lines[at].strip())
        at += 1
    return found


@pytest.mark.usefixtures("judged")
def test_the_due_note_says_how_each_draft_stands(small: Path) -> None:
    """S56: under the reason, in the words of the terminal; a second sync writes nothing."""
    reason = "- interview ended Thu 5 Mar 15:45 (Europe/London); 24 hours"
    assert under(small, MARCUS) == [reason, "- draft: 1 bracket left"]
    rewritten(small / PRIYA_DRAFT, "Dear Priya Raman!\n", proofread=False)
    sync_here(small)
    stands = "personal: yes · professional: not yet (1 error) · not pestering: yes"
    assert under(small, PRIYA) == [reason, OWED, f"- draft: {stands} · not proofread yet"]
    rewritten(small / PRIYA_DRAFT, "Dear Priya Raman,\n")
    sync_here(small)
    stands = "personal: yes · professional: yes · not pestering: yes · proofread and ready"
    assert under(small, PRIYA) == [reason, OWED, f"- draft: {stands}"]
    before = state(small)
    sync_here(small)
    assert state(small) == before


@pytest.mark.usefixtures("judged")
def test_the_due_note_speaks_of_the_drafts_that_are_written_with_it(small: Path) -> None:
    """A new or changed draft is judged as it is then, so that one sync is enough."""
    note = small / NORTHWIND
    note.write_text(
        note.read_text("utf-8").replace("alert review\n", "alert review\n- pagers\n- beer\n"),
        "utf-8",
    )
    for path in (small / DRAFTS).glob("*Priya*"):
        path.unlink()
    sync_here(small)
    before = state(small)
    assert (small / PRIYA_DRAFT).exists()
    assert under(small, PRIYA)[2].endswith("brackets left")
    sync_here(small)
    assert state(small) == before


@pytest.mark.usefixtures("judged")
def test_a_line_about_a_draft_does_not_disturb_reading_back(small: Path) -> None:
    """The line's own format stays, nothing in it is a mark, and ticks are read as ever."""
    rewritten(small / PRIYA_DRAFT, "Dear Priya Raman!\n", proofread=False)
    sync_here(small)
    text = (small / DUE).read_text("utf-8")
    assert read_marks(text) == ()
    (entry,) = (one for one in read_entries(text, DUE) if "Priya Raman" in one.lines[0])
    assert len(entry.lines) == 4
    assert entry.lines[0].endswith(" 📅 2026-03-06")
    assert entry.notes == (NORTHWIND,)
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    report = sync_here(small)
    assert [one.item.person.name for one in report.records] == ["Priya Raman"]
    assert "draft:" not in "\n".join(under(small, PRIYA))


@pytest.mark.usefixtures("judged")
def test_a_tick_that_waits_says_why_first(small: Path) -> None:
    """Reason, why it is not recorded, draft: each on a line of its own."""
    tick(small, PRIYA, box="x x")
    sync_here(small)
    said = under(small, PRIYA)
    starts = ["- not recorded", '- you promised "the watermark write-up"', "- draft"]
    assert [line.split(":")[0] for line in said[1:]] == starts
    sync_here(small)
    assert under(small, PRIYA) == said


def test_check_and_show_say_it(cli: Cli, small: Path) -> None:
    """In the terminal, and as `draft_review` in JSON; null where there is no draft."""
    rewritten(small / PRIYA_DRAFT, "Dear Priya Raman,\n\n[One thing]\n", proofread=False)
    listed = cli("check", vault=small).stdout
    assert "; 24 hours\n    draft: 1 bracket left\n" in listed
    data = json.loads(cli("check", "--json", "--within", "30d", vault=small).stdout)
    reviews = {(one["person"], one["kind"]): one["draft_review"] for one in data["follow_ups"]}
    mine = reviews["Priya Raman", "thank-you"]
    assert set(mine) == {
        "personal", "professional", "not_pestering", "errors", "warnings", "open_slots",
        "proofread", "ready",
    }  # fmt: skip
    assert (mine["open_slots"], mine["proofread"], mine["ready"]) == (1, False, False)
    assert {mine[key] for key in ("personal", "professional", "not_pestering")} <= {
        "yes", "look", "no",
    }  # fmt: skip
    assert reviews["Dana Whitfield", "follow-up"] is None
    shown = cli("show", "northwind", vault=small).stdout
    assert f"    {PRIYA_DRAFT}\n" in shown
    assert f"    draft: 1 bracket left\n    {MARCUS_DRAFT}\n" in shown
    as_json = json.loads(cli("show", "northwind", "--json", vault=small).stdout)
    assert mine in [one["draft_review"] for one in as_json["follow_ups"]]
