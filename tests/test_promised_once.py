"""The same thing in other words is one promise, and the task about it keeps it (S08)."""

from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_promised_tasks import LISTED, promises, read
from vaultsync.model import Interview

LINK = "- Orla Kelly: **promised:** the repo link by 2026-03-05"
ARTICLE = "- Cian Doyle: **promised:** the article about backfills I mentioned"


def kept(note: Interview) -> list[bool]:
    """Give of each promise whether it was kept."""
    return [one.kept for person in note.people for one in person.promises]


@pytest.mark.parametrize(
    ("promise", "task", "is_kept"),
    [
        # another thing, another person, a message about it, or nothing that was done
        (LINK, "- [ ] send Orla the dbt repo link by Thu", False),
        (LINK, "- [-] send Orla the dbt repo link by Thu", False),
        (LINK, "- [x] send Cian the dbt repo link by Thu", False),
        (LINK, "- [x] send Joel the dbt repo link", False),
        (LINK, "- [x] send Orla and Joel the dbt repo link", False),
        (LINK, "- [x] send Orla a mail that the repo link is old", False),
        (LINK, "- [x] send Orla a question about the repo link", False),
        (LINK, "- [x] test the dbt repo link with Orla", False),
        (LINK, "- [x] send Orla the dbt repo", False),
        (LINK, "- [x] send Orla the meeting link", False),
        (LINK, "- [x] clean up the README of the repo for Orla", False),
        (ARTICLE, "- [x] read the backfill article again", False),
        (ARTICLE, "- [x] send Cian the streaming article", False),
        # the same thing
        (LINK, "- [x] send Orla the repo link", True),
        (LINK, "- [x] send Orla the dbt repo link by Thu", True),
        (LINK, "- [X] Send [[Orla Kelly]] my dbt repo link 📅 2026-03-05", True),
        (LINK, "- [x] email Orla my new dbt repo links", True),
        (LINK, "- [x] share the dbt repo link with Orla", True),
        (ARTICLE, "- [x] send Cian the backfill article", True),
        (ARTICLE, "- [x] send Cian that article about the backfill", True),
    ],
)
def test_which_task_keeps_a_promise(promise: str, task: str, is_kept: bool) -> None:
    """S08: whoever ticks the task about it has sent it, whatever else it says of the thing."""
    note, _ = read(f"## Todo\n{task}\n{promise}")
    assert kept(note) == [is_kept]


@pytest.mark.parametrize(
    ("promise", "task", "told"),
    [
        # another thing, or another person
        (ARTICLE, "- [ ] send Cian the streaming article", True),
        (ARTICLE, "- [ ] send Cian the backfill script", True),
        (ARTICLE, "- [ ] send Orla the backfill article", True),
        (LINK, "- [ ] send Orla the meeting link", True),
        # the same thing
        (ARTICLE, "- [ ] send Cian the backfill article", False),
        (ARTICLE, "- [ ] send Cian the article we talked about", False),
        (ARTICLE, "- [ ] send Cian the backfills article by Friday", False),
        (LINK, "- [ ] send Orla the repo links", False),
    ],
)
def test_one_promise_is_told_of_once(promise: str, task: str, told: bool) -> None:
    """VS219, S08: what is marked is not proposed again in other words."""
    note, findings = read(f"## Todo\n{task}\n{promise}")
    assert len([one for person in promises(note).values() for one in person]) == 1
    assert bool(findings) is told


SAID = "- Cian asked for the article about backfills I mentioned, I'll send it to him"


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        # another thing, another person, another day
        ("- [ ] send Cian the streaming script", 2),
        ("- [ ] send Orla the backfill article", 2),
        (
            "- [ ] send Orla my CV by 2026-03-05\n- [ ] send Orla my CV by 2026-03-06",
            3,
        ),
        # a yes to the first answers the second
        ("- [ ] send Cian the backfill article", 1),
        ("- [ ] send Cian the backfill article by 2026-03-06", 1),
        ("- [ ] send Orla the slides\n- [ ] send Orla my slides", 2),
    ],
)
def test_one_question_for_one_promise(lines: str, count: int, tmp_path: Path, cli: Cli) -> None:
    """VS219: what a yes answers besides is not asked again, and not counted."""
    note = f"{LISTED}## Notes\n{SAID}\n\n## Todo\n{lines}\n"
    (tmp_path / "vaultsync.toml").write_text('timezone = "Europe/London"\n', "utf-8")
    (tmp_path / "n.md").write_text(note, "utf-8")
    done = cli("ask", "--dry-run", "--vault", str(tmp_path), "--as-of", "2026-03-04T12:00")
    assert done.stdout.count("**promised:**") == count
