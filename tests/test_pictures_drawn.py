"""Pictures drawn for real: Mermaid as Obsidian has it, and SVG, in a browser nobody sees.

CONTRIBUTING.md says how to install both. `PICTURES=folder` keeps the PNGs to be looked at.
"""

import json
import os
import re
import shutil
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as law

from tests import browser
from tests.test_pictures import ANY, HOSTILE, block, due_text, note
from tests.test_stats_svg import drawn
from vaultsync.render.escape import mermaid, shortened
from vaultsync.render.timeline import NAME_COLUMNS

KEPT = os.environ.get("PICTURES", "")
NAMES = (
    *("Northwind Analytics", "Kumo Robotics", "St Brannoc's Hospital", "Castell & Rowe"),
    *("株式会社", "A company whose name nobody would ever put on a door", "C# Ltd"),
    *("Oven & Rye", "Élan", "IB"),
)


def _vault(number: int) -> dict[str, str]:
    """Write so many notes: some late, some ahead, some with a long name."""
    notes = {}
    for n in range(number):
        day = f"2026-0{2 + n % 2}-{10 + n * 7 % 18:02}"
        company = f"{NAMES[n % 10]} {n // 10 or ''}".rstrip()
        touch = f"- [x] Thank-you ✅ {day}\n" if n % 3 else ""
        notes[f"{n:02}.md"] = note(company, day=day) + touch
    return notes


NOTES = {number: _vault(number) for number in (1, 5, 40)}
needs_mermaid = pytest.mark.skipif(bool(browser.NO_MERMAID), reason=browser.NO_MERMAID or "-")
needs_browser = pytest.mark.skipif(bool(browser.NO_BROWSER), reason=browser.NO_BROWSER or "-")
each_mermaid = pytest.mark.parametrize(
    "script", browser.SCRIPTS or [Path()], ids=lambda path: path.parent.parent.name
)


def diagram(number: int) -> str:
    """Give the diagram of so many applications."""
    return "\n".join(block(due_text(NOTES[number])))


def keep(made: Path, name: str) -> None:
    """Keep a PNG where somebody wants to look at it."""
    assert made.stat().st_size > 2000
    if KEPT:
        Path(KEPT).mkdir(parents=True, exist_ok=True)
        shutil.copy(made, Path(KEPT) / f"{name}.png")


def apart(one: list[Any], other: list[Any]) -> bool:
    """Tell whether two words do not lie on each other."""
    (left, top, right, bottom), (x, y, to, down) = one[2:6], other[2:6]
    return bool(right <= x + 1 or to <= left + 1 or bottom <= y + 3 or down <= top + 3)


@needs_mermaid
@each_mermaid
@pytest.mark.parametrize("width", [360, 700, 1100])
@pytest.mark.parametrize("number", [1, 5, 40])
def test_mermaid_draws_it(script: Path, number: int, width: int, tmp_path: Path) -> None:
    """A phone, a note, a wide window: every row is there, no words on others or cut off."""
    text = diagram(number)
    seen = browser.draw(script, text, tmp_path, width=width)
    assert seen["bars"] == number
    words = [one for one in seen["words"] if "taskText" in one[1]]
    assert len(words) == number
    left, _, right, _ = seen["picture"]
    cut = [one for one in seen["words"] if one[2] < left - 1 or one[4] > right + 1]
    if width > 360:
        assert not cut
        assert all(apart(one, other) for one, other in combinations(seen["words"], 2))


@needs_mermaid
@each_mermaid
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_beside_bars_can_be_read(script: Path, dark: bool, tmp_path: Path) -> None:
    """Dark on light, light on dark: the words of `active` bars are dark in both."""
    seen = browser.draw(script, diagram(40), tmp_path, width=700, dark=dark)
    fills = {one[6] for one in seen["words"] if "taskTextOutside" in one[1]}
    assert fills
    for fill in fills:
        grey = sum(int(part) for part in re.findall(r"\d+", fill)[:3]) / 3
        assert grey > 150 if dark else grey < 105


@needs_mermaid
@each_mermaid
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("number", [1, 5, 40])
def test_mermaid_can_be_looked_at(
    script: Path, number: int, dark: bool, tmp_path: Path
) -> None:
    """Makes the PNGs for people."""
    made = browser.shoot(
        script, diagram(number), tmp_path, width=700, height=300 + 28 * number, dark=dark
    )
    name = f"{script.parent.parent.name}-{number}-{'dark' if dark else 'light'}"
    keep(made, name)


@needs_mermaid
@each_mermaid
def test_every_name_is_read_as_a_name(script: Path, tmp_path: Path) -> None:
    """Hazard 19: whatever stands in a note, Mermaid reads one row with these very words."""
    names: list[str] = list(HOSTILE)

    @law(
        max_examples=400,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(ANY)
    def gather(name: str) -> None:
        names.append(name)

    gather()
    shown = [shortened(mermaid(name), NAME_COLUMNS) for name in names]
    head = "gantt\n    dateFormat YYYY-MM-DD\n    section Overdue\n    "
    texts = [f"{head}Thank-you · {one} :crit, 2026-03-02, 2026-03-03" for one in shown]
    found = browser.read_tasks(script, texts, tmp_path)
    assert len(found) == len(texts) > 400
    wanted = [[["Overdue", f"Thank-you · {one} ", "Mon Mar 02 2026"]] for one in shown]
    wrong = [(a, b) for a, b in zip(found, wanted, strict=True) if a != b]
    assert wrong == []


@needs_mermaid
@each_mermaid
def test_the_measure_can_fail(script: Path, tmp_path: Path) -> None:
    """Names as they stand in notes are commands, comments and ends of lines to Mermaid."""
    head = "gantt\n    dateFormat YYYY-MM-DD\n    section Overdue\n    "
    texts = [f"{head}{one} :crit, 2026-03-02, 2026-03-03" for one in HOSTILE]
    found = browser.read_tasks(script, texts, tmp_path)
    wanted = [[["Overdue", one, "Mon Mar 02 2026"]] for one in HOSTILE]
    assert sum(a != b for a, b in zip(found, wanted, strict=True)) > 10


@needs_mermaid
@each_mermaid
def test_names_look_as_they_are_called(script: Path, tmp_path: Path) -> None:
    """Drawn, too: no code of a character is turned into the character, nothing is dropped."""
    for name in ("R&D", "&lt;b&gt;", "Castell & Rowe", "C# Ltd", "A: B", "شركة الأمل"):
        text = "\n".join(block(due_text({"a.md": note(name)})))
        seen = browser.draw(script, text, tmp_path, width=700)
        words = [one[0] for one in seen["words"] if "taskText" in one[1]]
        assert words == [f"Thank-you · {mermaid(name)} "]


# The picture of `stats`


def answers(number: int) -> str:
    """Draw so many applications, answered or not, ended or met twice."""
    notes = []
    for n, text in enumerate(NOTES[number].values()):
        met = date.fromisoformat(text.partition("date: ")[2][:10])
        heard = (
            f"- {met + timedelta(days=2 + n % 9)} reply: we will see\n" if n % 4 != 1 else ""
        )
        again = str(met + timedelta(days=12))
        ended = text.replace("role:", "status: rejected\nrole:") if n % 7 == 3 else text
        notes += [ended + heard, *([text.replace(str(met), again)] if n % 5 == 2 else [])]
    return drawn(*notes, day="2026-04-02")


PAGE = """<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<style>body {{ margin: 0; }}</style>{svg}<pre id="said" hidden></pre><script>
const at = (one) => {{ const b = one.getBoundingClientRect();
  return [one.textContent, "", b.left, b.top, b.right, b.bottom]; }};
document.getElementById("said").textContent =
  JSON.stringify([...document.querySelectorAll("text")].map(at));
</script>"""


@needs_browser
@pytest.mark.parametrize("number", [1, 5, 40])
def test_no_words_of_the_svg_lie_on_others(number: int, tmp_path: Path) -> None:
    """With the fonts of this machine: nothing is cut off, nothing lies on something else."""
    page = PAGE.format(svg=answers(number).partition("?>")[2])
    words = json.loads(browser.measure(page, tmp_path))
    assert len(words) > 10
    assert [one for one in words if one[2] < 0 or one[4] > 960] == []
    clash = [
        (one[0], other[0]) for one, other in combinations(words, 2) if not apart(one, other)
    ]
    assert clash == []


@needs_browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("number", [1, 5, 40])
def test_the_svg_can_be_looked_at(number: int, dark: bool, tmp_path: Path) -> None:
    """Makes the PNGs for people, as an image in a page as README files have it."""
    text = answers(number)
    if dark:
        text = text.replace("(prefers-color-scheme: dark)", "all")
    (tmp_path / "answers.svg").write_text(text, "utf-8")
    page = '<!doctype html><style>body { margin: 0 }</style><img src="answers.svg">'
    made = browser.photograph(page, tmp_path, 960, 200 + 46 * number)
    keep(made, f"answers-{number}-{'dark' if dark else 'light'}")
