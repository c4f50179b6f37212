"""A draft and its note: it follows while nobody touched it; then it only says what is new."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.support import Cli
from tests.test_sync_drafts import BODY, change_file
from tests.vaults import (
    CONFIG,
    DRAFTS,
    MARCUS_DRAFT,
    NORTHWIND,
    NORTHWIND_TEXT,
    NOTES,
    PRIYA_DRAFT,
    contents,
    state,
    sync_here,
)
from vaultsync.diagnostics import Finding
from vaultsync.parse.draft import fingerprint, head_fingerprint, read_draft

MakeVault = Callable[..., Path]
OURS = f"Many thanks. {BODY}"
LINES = (
    "- {} and how they count it",
    "- **concern:** {} was not what I had in mind",
    "- **promised:** a page on {}",
    "  and more on {}",
    "{} was also talked about",
    "### {}",
    "> {}",
    "```\n{}\n```",
    "- [ ] look up {}",
    "first_name:: yes",
    "greeting:: Pri",
    "",
)
HEAD = ("they_reply_by: 2026-03-{}", "stage: round {}", "note: {}", "role: Engineer {}")
WORDS = ("zebra", "quartz", "Grüße", "日本", "[[x]] | y", "$signature", "a:: b", "%%", "🎉")


def edit(text: str, chance: Random) -> str:
    """Change a note as people do: lines come, go, move, and change."""
    rows = text.split("\n")
    start = rows.index("---", 1)
    at = chance.randrange(start + 1, len(rows))
    what = chance.randrange(5)
    word = chance.choice(WORDS)
    if what == 0:
        rows.insert(at, chance.choice(LINES).format(word))
    elif what == 1:
        rows.insert(start, chance.choice(HEAD).format(chance.randint(10, 28)))
    elif what == 2 and rows[at][:1] == "-":
        rows[at] += f" {word}"
    elif what == 3 and rows[at][:2] not in {"##", "em", "ph", "te"}:
        del rows[at]
    else:
        near = rows.index("## Priya Raman — Platform Lead")
        rows.insert(near + 2, f"- {word} number {chance.randrange(100)}")
    return "\n".join(rows)


@pytest.mark.parametrize("seed", range(3))
def test_a_touched_draft_stays_whatever_happens_to_its_note(
    make_vault: MakeVault, seed: int
) -> None:
    """Byte-identical, with its time and place, after 50 edits of the note and as many syncs.

    The untouched one beside it follows. No edit makes a sync fail.
    """
    root, chance = make_vault(NOTES, CONFIG), Random(seed)  # noqa: S311 - no secret
    sync_here(root)
    change_file(root / PRIYA_DRAFT, BODY, OURS)
    before = state(root)[PRIYA_DRAFT]
    told = followed = 0
    for _ in range(50):
        note = root / NORTHWIND
        note.write_text(edit(note.read_text("utf-8"), chance), "utf-8")
        marcus = contents(root).get(MARCUS_DRAFT)
        report = sync_here(root)
        assert report.failures == ()
        assert state(root)[PRIYA_DRAFT] == before
        # another role is another application: then the draft is left over
        told += any(one.code in {"VS504", "VS501"} for one in report.findings)
        followed += contents(root).get(MARCUS_DRAFT) != marcus
    assert told > 10
    assert followed


@pytest.mark.parametrize("seed", range(3))
def test_an_untouched_draft_says_what_the_note_says(make_vault: MakeVault, seed: int) -> None:
    """After any edits it is the one that would be written if there were none yet."""
    root, chance = make_vault(NOTES, CONFIG), Random(seed)  # noqa: S311 - no secret
    sync_here(root)
    note = root / NORTHWIND
    for _ in range(10):
        note.write_text(edit(note.read_text("utf-8"), chance), "utf-8")
        sync_here(root)
    there = {path: data for path, data in contents(root).items() if path in PATHS}
    for path in there:
        (root / path).unlink()
    sync_here(root)
    assert {path: data for path, data in contents(root).items() if path in PATHS} == there


PATHS = {PRIYA_DRAFT, MARCUS_DRAFT}


def news_of(root: Path, path: str = PRIYA_DRAFT) -> list[Finding]:
    """Give what is told as new about a draft."""
    found = sync_here(root).findings
    return [one for one in found if one.code == "VS504" and one.path == path]


NEW = [
    (("to Dagster\n", "to Dagster\n- the zebra project\n"), "point 'the zebra project'", 17),
    (
        ("to Dagster\n", "to Dagster\n- **concern:** the zebra\n"),
        "concern 'the zebra'",
        17,
    ),
    (
        ("to Dagster\n", "to Dagster\n- **promised:** the zebra\n"),
        "promise 'the zebra'",
        17,
    ),
    (
        ("moving 140 DAGs", "moving 160 pipelines"),
        "point 'moving 160 pipelines to Dagster'",
        16,
    ),
    (
        ("priya@northwind.example", "p.raman@northwind.example"),
        "address is 'p.raman@northwind.example'",
        14,
    ),
]


@pytest.mark.parametrize(("change", "says", "line"), NEW)
def test_what_is_new_since_is_told(
    small: Path, change: tuple[str, str], says: str, line: int
) -> None:
    """VS504 names it, with its place in the note, on the draft; the draft stays as it is."""
    change_file(small / PRIYA_DRAFT, BODY, OURS)
    before = state(small)[PRIYA_DRAFT]
    assert news_of(small) == []
    change_file(small / NORTHWIND, *change)
    (found,) = news_of(small)
    assert says in found.message
    assert f"({NORTHWIND}:{line})" in found.message
    assert found.source.startswith(("made_from: ", "to: "))
    assert state(small)[PRIYA_DRAFT] == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("to Dagster\n", "to Dagster\n\n"),
        ("moving 140 DAGs", "Moving  140 dags"),
        ("## Marcus Lee (SRE)\n", "## Marcus Lee (SRE)\n- a point of his\n"),
        ("- moving 140 DAGs to Dagster\n", ""),
        ("# Northwind, panel", "# Northwind"),
    ],
)
def test_what_is_not_new(small: Path, old: str, new: str) -> None:
    """Lines that moved, other capitals, what a colleague said and what is gone are no news."""
    change_file(small / PRIYA_DRAFT, BODY, OURS)
    change_file(small / NORTHWIND, old, new)
    assert news_of(small) == []


def test_what_the_person_wrote_about_is_not_new_any_more(small: Path) -> None:
    """As soon as the draft takes it up, nobody is told."""
    change_file(small / PRIYA_DRAFT, BODY, OURS)
    change_file(
        small / NORTHWIND, "to Dagster\n", "to Dagster\n- the zebra migration project\n"
    )
    assert len(news_of(small)) == 1
    change_file(small / PRIYA_DRAFT, OURS, f"The migration of Zebra is bold. {OURS}")
    assert news_of(small) == []


def test_an_untouched_draft_has_no_news(small: Path) -> None:
    """It follows the note, so nothing is new."""
    change_file(small / NORTHWIND, "to Dagster\n", "to Dagster\n- the zebra project\n")
    assert news_of(small) == []
    assert "zebra" in (small / PRIYA_DRAFT).read_text("utf-8")


def test_who_removes_the_key_hears_nothing(small: Path) -> None:
    """`made_from` is ours; without it the draft is simply a person's."""
    text = (small / PRIYA_DRAFT).read_text("utf-8")
    (small / PRIYA_DRAFT).write_text(re.sub(r"made_from: .*\n", "", text), "utf-8")
    change_file(small / NORTHWIND, "to Dagster\n", "to Dagster\n- the zebra project\n")
    before = state(small)[PRIYA_DRAFT]
    assert news_of(small) == []
    assert state(small)[PRIYA_DRAFT] == before


def older(text: str) -> str:
    """Give a draft as versions without `made_from` wrote it."""
    head, body = text.removeprefix("---\n").split("\n---\n\n", 1)
    body = body.replace("I remain very interested", "I remain interested")
    rows = [row.partition(": ") for row in head.split("\n")]
    values = {
        key: said.strip('"') for key, _, said in rows if key not in {"made_from", "head_hash"}
    }
    values["body_hash"] = fingerprint(body)
    values["head_hash"] = head_fingerprint(values)
    quoted = {key for key, _, said in rows if said.startswith('"')}
    lines = [
        f'{key}: "{said}"' if key in quoted else f"{key}: {said}"
        for key, said in values.items()
    ]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}"


@pytest.mark.parametrize("touched", [False, True])
def test_a_draft_of_an_older_version(small: Path, touched: bool) -> None:
    """Without `made_from` an untouched draft is untouched, and a touched one a person's."""
    draft = small / PRIYA_DRAFT
    now = draft.read_text("utf-8")
    draft.write_text(older(now), "utf-8")
    assert read_draft("a.md", draft.read_text("utf-8")).untouched
    if touched:
        change_file(draft, BODY, OURS)
    before = state(small)[PRIYA_DRAFT]
    assert news_of(small) == []
    if touched:
        assert state(small)[PRIYA_DRAFT] == before
    else:
        assert draft.read_text("utf-8") == now


def test_no_old_point_is_news_when_texts_are_not_welcome(small: Path) -> None:
    """A text had room for one point; the others are no news because consent was taken back."""
    note = small / NORTHWIND
    text = note.read_text("utf-8").replace(
        "alert review\n", "alert review\n- the pager\n- the office move\n- a book club\n"
    )
    note.write_text(
        text.replace("text_ok:: yes", "text_ok:: yes\nlinkedin:: linkedin.com/in/m"), "utf-8"
    )
    sync_here(small)
    draft = small / MARCUS_DRAFT
    assert "channel: text" in draft.read_text("utf-8")
    draft.write_text(draft.read_text("utf-8") + "P.S. my own\n", "utf-8")
    assert news_of(small, MARCUS_DRAFT) == []
    change_file(note, "text_ok:: yes", "text_ok:: no")
    assert news_of(small, MARCUS_DRAFT) == []


def test_what_is_new_with_a_chaser(make_vault: MakeVault) -> None:
    """News, a promised day and another contact, on the draft of a follow-up (S52)."""
    thanked = NORTHWIND_TEXT.replace(
        "the watermark write-up\n", "the watermark write-up\n- [x] Thank-you ✅ 2026-03-05\n"
    ).replace("alert review\n", "alert review\n- [x] Thank-you ✅ 2026-03-05\n")
    root = make_vault({NORTHWIND: thanked}, CONFIG)
    as_of = "2026-03-12T09:00:00+00:00"
    sync_here(root, as_of)
    draft = "Follow-ups/Drafts/2026-03-05 Northwind, Dana Whitfield, follow-up.md"
    change_file(root / draft, "Dear Dana Whitfield,", "Dear Dana,")
    change_file(
        root / NORTHWIND,
        "date: 2026-03-05\n",
        "date: 2026-03-05\nthey_reply_by: 2026-03-10\nupdates: [2026-03-11 passed the exam]\n",
    )
    found = [one for one in sync_here(root, as_of).findings if one.code == "VS504"]
    assert [one.message.split(" (")[0] for one in found] == [
        "new in the note since this draft was made: news 'passed the exam'",
        "the promised day is '2026-03-10' in the note now",
    ]
    change_file(root / draft, "Could you", "I passed the exam by 10 March. Could you")
    assert "VS504" not in {one.code for one in sync_here(root, as_of).findings}


def test_news_on_the_command_line(small: Path, cli: Cli) -> None:
    """`check` shows it with the place in the draft, and what helps."""
    change_file(small / PRIYA_DRAFT, BODY, OURS)
    change_file(small / NORTHWIND, "to Dagster\n", "to Dagster\n- the zebra project\n")
    said = cli("check", vault=small).stdout
    assert f"{PRIYA_DRAFT}:12:1: warning: new in the note since this draft was made" in said
    assert "nothing is added to it" in said


PROMISE = "[What you promised, if you have not sent it yet; else remove this line: {}]"


@pytest.mark.parametrize(
    ("how", "promise", "asked"),
    [
        ("elsewhere", "the zebra", True),  # ticked, with the brackets still in the draft
        ("by hand", "the zebra", True),  # recorded in the note, without any draft
        ("in the draft", "the zebra", False),
        ("in the draft, told late", "the zebra", False),  # both in one run: done at once
        ("elsewhere", "the zebra (sent 6 March)", False),
        ("elsewhere", "the zebra ✅", False),
    ],
)
def test_a_promise_comes_up_again(how: str, promise: str, asked: bool, tmp_path: Path) -> None:
    """S08: what no thank-you was written about is asked for in the follow-up, once."""
    note = tmp_path / "a.md"
    text = (
        "---\ntype: interview\ncompany: Acme\nrole: Cook\ndate: 2026-03-05\n---\n"
        f"## Jane Doe\nemail:: jane@acme.example\n- soup\n- **promised:** {promise}\n"
    )
    record = "- [x] Thank-you by email ✅ 2026-03-06\n"
    note.write_text(text + record * (how == "by hand"), "utf-8")
    (tmp_path / "vaultsync.toml").write_text('timezone = "Europe/London"\n', "utf-8")
    sync_here(tmp_path)
    if how != "by hand":
        (draft,) = (tmp_path / DRAFTS).glob("*thank-you.md")
        if how.startswith("in the draft"):
            draft.write_text(
                re.sub(r"\[[^\]\n]+\]", "Words.", draft.read_text("utf-8")), "utf-8"
            )
        note.write_text(text + record, "utf-8")
    if "late" not in how:
        sync_here(tmp_path)
    sync_here(tmp_path, "2026-03-12T09:00:00+00:00")
    (chaser,) = (tmp_path / DRAFTS).glob("*follow-up.md")
    assert (PROMISE.format(promise) in chaser.read_text("utf-8")) is asked
    assert not sync_here(tmp_path, "2026-03-12T10:00:00+00:00").wrote
