"""How the time of reading a note grows with its size: 1.0 is linear, 2.0 quadratic.

`python bench/slope.py` goes from 1 KB to 1 MB in doublings. A slope is fitted to log(time)
against log(size) over the upper half of the sizes; exit code 1 if one is above 1.3. `--quick`
looks briefly at 16 KB and 64 KB first; where a shape seems to be above 1.3 there, it goes from
16 KB to 128 KB, which is the half that counts, and takes as long as ever. Because little times
are shaky, it allows 1.5: a time of size and size² that is above that up to 128 KB is above 1.4
at a brief look. Of several measurements the shortest counts: nothing makes a program faster
than it is.
"""

import argparse
import gc
import math
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from typing import NamedTuple
from zoneinfo import ZoneInfo

from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

LONDON = ZoneInfo("Europe/London")
SETTINGS = Settings(timezone="Europe/London", date_order="DMY")
STEEPEST = 1.3
STEEPEST_QUICK = 1.5
PATIENCE = 10.0
PATIENCE_QUICK = 2.0
"""Seconds for one reading; beyond them no larger size is tried."""
LARGEST_HEAD = 64 * 1024
SMALLEST = 1024
BUDGET, BRIEFLY = 0.3, 0.04
"""Seconds of the processor for one text; twice that for the first readings."""
KEYS = "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
HEAD = f"{KEYS}---\n"
PERSON = f"{HEAD}## Jane Doe\n"
NAMES = [
    "Ada",
    "Bea",
    "Cem",
    "Dan",
    "Eva",
    "Fay",
    "Gus",
    "Hal",
    "Ida",
    "Jon",
    "Kay",
    "Leo",
    "Mia",
    "Ned",
    "Oda",
    "Pia",
    "Ray",
    "Sam",
    "Tom",
    "Una",
]

Shape = Callable[[int], str]


def filled(start: str, unit: str, end: str = "") -> Shape:
    """Repeat one text up to a size in bytes."""

    def make(size: int) -> str:
        room = size - len(start.encode()) - len(end.encode())
        return start + unit * (room // len(unit.encode())) + end

    return make


def counted(start: str, line: Callable[[int], str], end: str = "") -> Shape:
    """Write different lines up to a size in bytes."""

    def make(size: int) -> str:
        parts, room = [start], size - len(start.encode()) - len(end.encode())
        for number in count():
            text = line(number)
            room -= len(text.encode())
            if room < 0:
                break
            parts.append(text)
        return "".join((*parts, end))

    return make


def name(number: int) -> str:
    """Give different names that look like names."""
    word = "".join(chr(97 + number // 26**place % 26) for place in range(4))
    return f"{NAMES[number % len(NAMES)]} {word.title()}"


def listed(size: int) -> str:
    """Many persons listed, of one surname; headings and lines in bold that name others."""
    half = counted(f"{KEYS}interviewers:\n", lambda n: f"  - {name(n)} Doe\n", "---\n")
    rest = counted("", lambda n: f"## Q{name(n)} Doe\n- a\n\n**Q{name(n)} Doe** b\n\n")
    return half(size // 2) + rest(size // 2)


def nested(size: int) -> str:
    """Items within items, a few levels deep, again and again."""
    return counted(PERSON, lambda n: "  " * (n % 12) + f"- point {n}\n")(size)


def deeper(size: int) -> str:
    """Items each inside the one before: the indentation makes up the size."""
    parts, room = [PERSON], size - len(PERSON)
    for depth in count():
        line = "  " * depth + "- a\n"
        room -= len(line)
        if room < 0:
            return "".join(parts)
        parts.append(line)
    raise AssertionError


def cells(size: int) -> str:
    """One table whose rows get ever more cells."""
    number = max((size - len(PERSON)) // 12, 1)
    return PERSON + "| a " * number + "|\n" + "|---" * number + "|\n" + "| b " * number + "|\n"


BODIES: dict[str, Shape] = {
    "headings": counted(HEAD, lambda n: f"## {name(n)}\n"),
    "headings, one name": filled(HEAD, "## Jane Doe\n"),
    "headings, level 3": counted(PERSON, lambda n: f"### {name(n)}\n"),
    "headings with a point": counted(HEAD, lambda n: f"## {name(n)}\n- a point\n"),
    "reserved headings": filled(HEAD, "## Questions\n"),
    "underlined headings": counted(HEAD, lambda n: f"{name(n)}\n---\n"),
    "list items": counted(PERSON, lambda n: f"- point {n}\n"),
    "nested list items": nested,
    "list items ever deeper": deeper,
    "`- ` in one line": filled(PERSON, "- "),
    "`[`": filled(PERSON, "["),
    "`[` in an item": filled(f"{PERSON}- ", "["),
    "`[[`": filled(PERSON, "[[ "),
    "`(`": filled(PERSON, "("),
    "promises behind commas": filled(f"{PERSON}- ", "needs my CV, said I'd send it, "),
    "promises and asides": filled(f"{PERSON}- I promised her the plan", ", she is keen"),
    "thanks in the same mail": filled(PERSON, "thank-you went in the same email, "),
    "clauses of one sentence": filled(f"{PERSON}- ", "(2nd "),
    "clauses in which they said no": filled(f"{PERSON}- ", "they said no, "),
    "`](`": filled(PERSON, "]("),
    "asterisks": filled(PERSON, "*"),
    "`**a`": filled(PERSON, "**a"),
    "`**a` in an item": filled(f"{PERSON}- ", "**a "),
    "underscores": filled(PERSON, "_"),
    "backticks": filled(PERSON, "`"),
    "backticks, ever more": counted(PERSON, lambda n: "`" * (n % 400 + 1) + " "),
    "fences": filled(PERSON, "```\nx\n```\n"),
    "fences, open": filled(PERSON, "```\n~~~\n"),
    "fields of a person": counted(PERSON, lambda n: f"key{n}:: value\n"),
    "fields with dates": filled(PERSON, "email:: a@b.example\n"),
    "fields before the first person": counted(HEAD, lambda n: f"key{n}:: value\n\n"),
    "`::`": filled(PERSON, "::"),
    "`a::b ` in one line": filled(PERSON, "a::b "),
    "colons in one item": filled(f"{PERSON}- ", "a: "),
    "commas in a listed value": counted(
        f"{KEYS[:-1]}\n---\ninterviewers:: ", lambda n: f"{name(n)}, ", "\n"
    ),
    "table rows": filled(f"{PERSON}| a | b |\n|---|---|\n", "| 2026-03-05 | Jane Doe |\n"),
    "table rows that are touches": counted(
        f"{HEAD}## Jane Doe\n- a\n\n## Follow-up log\n| a | b | c |\n|---|---|---|\n",
        lambda n: f"| 2026-03-{n % 28 + 1:02} | {name(n)} | thank-you |\n",
    ),
    "table cells in one row": cells,
    "pipes": filled(PERSON, "|"),
    "quotes, one line": filled(PERSON, ">"),
    "quotes, lines": filled(PERSON, "> a\n"),
    "quotes, sentences": filled(f"{PERSON}> ", "they went with somebody. "),
    "quotes, apart": filled(PERSON, "> they went with somebody else\n\na: b\n\n"),
    "quotes, open and lazy": filled(PERSON, "> a\nb\n"),
    "`%%`": filled(PERSON, "%%"),
    "`%% ` lines": filled(PERSON, "%% a\n"),
    "`%%a%%`": filled(PERSON, "%%a%% "),
    "`<!--`": filled(PERSON, "<!--"),
    "`<!-- ` in paragraphs": filled(PERSON, "a <!-- b\n\n"),
    "`<`": filled(PERSON, "<"),
    "`<div>` lines": filled(PERSON, "<div>\n\n"),
    "wikilinks": filled(PERSON, "[[a|b]] "),
    "wikilinks in headings": counted(HEAD, lambda n: f"## [[People/{name(n)}|{name(n)}]]\n"),
    "dated lines": counted(PERSON, lambda n: f"- 2026-03-{n % 28 + 1:02} called\n"),
    "dated lines, reply": filled(PERSON, "- 2026-03-10 reply: still on track\n"),
    "task lines": filled(PERSON, "- [x] Thank-you by email ✅ 2026-03-05\n"),
    "task lines with names": counted(
        f"{PERSON}- a\n\n## Follow-up log\n",
        lambda n: f"- [x] Thank-you to {name(n)} ✅ 2026-03-05\n",
    ),
    "people and touches": counted(
        HEAD, lambda n: f"## {name(n)}\n- 2026-03-06 thank-you to {name(n)}\n"
    ),
    "people with addresses in their notes": counted(
        HEAD,
        lambda n: f"## {name(n)}\n- nice. {name(n).lower().replace(' ', '.')}@x.example\n",
    ),
    "people of one surname, with addresses": counted(
        HEAD, lambda n: f"## {name(n).partition(' ')[2]} Doe\n- nice. p{n}.doe@x.example\n"
    ),
    "headings and lines in bold beside who is listed": listed,
    "lines of a log with speakers": counted(
        f"{PERSON}- a\n\n## Log\n", lambda n: f"- 2026-03-10 {name(n)}: yes, cc {name(n)}\n"
    ),
    "lines of a diary": filled(f"{PERSON}- a\n\n## Afterwards\n", "10 March sent it to Jane\n"),
    "one line of a log": filled(f"{PERSON}## Log\n- 2026-03-10 ", "to both, cc Jane. thanks "),
    "days in one task": filled(f"{PERSON}- [x] thank-you ", "5 March "),
    "thanks to many": filled(f"{PERSON}- a\n\n## Log\n- 2026-03-10 ", "sent Jane, Jane too, "),
    "one line": filled(PERSON, "a"),
    "one line of words": filled(PERSON, "will send it "),
    "one line of answers": filled(f"{PERSON}- ", "they let me know once the panel by "),
    "one item": filled(f"{PERSON}- ", "promised a thing "),
    "one paragraph": filled(PERSON, "a line of words\n"),
    "one heading": filled(f"{HEAD}## ", "Jane "),
    "one heading, dashes": filled(f"{HEAD}## ", "a - "),
    "one heading, brackets": filled(f"{HEAD}## ", "("),
    "one heading, labels": filled(f"{HEAD}## ", "Interviewer: "),
    "one heading, titles": filled(f"{HEAD}## ", "CTO: "),
    "one heading, tags": filled(f"{HEAD}## Jane Doe", " #tag", " x\n"),
    "one heading, tags in braces": filled(f"{HEAD}## Jane Doe", " {a", " x\n"),
    "one heading, times": filled(f"{HEAD}## ", "10:00 - "),
    "one heading, links": filled(f"{HEAD}## ", "[a](b) "),
    "tables of people": counted(
        HEAD, lambda n: f"| Name | Role |\n|---|---|\n| {name(n)} | CTO |\n\n"
    ),
    "headings of panels": filled(HEAD, "## Panel\n"),
    "headings of panels with a part": filled(HEAD, "## Panel\n### Technical part\n- a\n"),
    "panels in a section": filled(PERSON, "### People\n"),
    "items under interviewers": counted(f"{HEAD}## Interviewers\n", lambda n: f"- {name(n)}\n"),
    "names in a line under interviewers": counted(
        f"{HEAD}## Interviewers\n", lambda n: f"{name(n)}, "
    ),
    "hashes": filled(PERSON, "#"),
    "blank lines": filled(PERSON, "\n"),
    "CR": filled(PERSON, "\r"),
    "tabs": filled(PERSON, "\t"),
    "spaces": filled(PERSON, " "),
    "spaces in an item": filled(f"{PERSON}- a", " ", "b\n"),
    "spaces in a heading": filled(f"{HEAD}## a", " ", "b\n"),
    "no-break spaces": filled(f"{PERSON}- a", "\u00a0", "b\n"),
    "digits": filled(PERSON, "9"),
    "digits in an item": filled(f"{PERSON}- ", "9"),
    "numbered items": filled(PERSON, "1. a\n"),
    "`@`": filled(PERSON, "@"),
    "`@` in a field": filled(f"{PERSON}email:: ", "a@"),
    "addresses": filled(f"{PERSON}- ", "a@b.example "),
    "dots": filled(PERSON, "."),
    "dashes": filled(PERSON, "-"),
    "dashes with blanks": filled(PERSON, "- - "),
    "equals": filled(PERSON, "a\n===\n"),
    "combining characters": filled(PERSON, "e\u0301"),
    "combining characters only": filled(f"{HEAD}## a", "\u0301"),
    "combining characters of two kinds": filled(f"{HEAD}## a", "\u0301\u0323"),
    "emoji": filled(f"{PERSON}- ", "✅ "),
    "backslashes": filled(PERSON, "\\"),
    "references": counted(PERSON, lambda n: f"[a{n}]: b\n"),
    "`---`": filled("", "---\n"),
    "`<<<<<<< `": filled(HEAD, "<<<<<<< \n"),
    "`{{`": filled(HEAD, "{{ "),
    "not closed, `{{`": filled(KEYS, "{{ "),
}
HEADS: dict[str, Shape] = {
    "YAML list": counted(f"{KEYS}interviewers:\n", lambda n: f"  - {name(n)}\n", "---\n"),
    "YAML list of mappings": counted(
        f"{KEYS}interviewers:\n",
        lambda n: f"  - name: {name(n)}\n    email: a@b.example\n",
        "---\n",
    ),
    "YAML flow list": counted(
        f"{KEYS}interviewers: [", lambda n: f"{name(n)}, ", "Jane Doe]\n---\n"
    ),
    "YAML commas": counted(
        f"{KEYS}interviewers: ", lambda n: f"{name(n)}, ", "Jane Doe\n---\n"
    ),
    "YAML tags": counted(f"{KEYS}tags: [", lambda n: f"tag{n}, ", "interview]\n---\n"),
    "YAML keys": counted(KEYS, lambda n: f"key{n}: value\n", "---\n"),
    "YAML keys, one name": filled(KEYS, "company: Acme\n", "---\n"),
    "YAML comments": filled(KEYS, "# a\n", "---\n"),
    "YAML blank lines": filled(KEYS, "\n", "---\n"),
    "YAML long text": filled(f"{KEYS}x: ", "a", "\n---\n"),
    "YAML long company": filled(f"{KEYS}company: ", "a ", "\n---\n"),
    "YAML company of brackets": filled(f'{KEYS}company: "', "[", '"\n---\n'),
    "YAML quoted": filled(f'{KEYS}x: "', "\\n", '"\n---\n'),
    "YAML block text": filled(f"{KEYS}x: |\n", "  a\n", "---\n"),
    "YAML long date": filled(f"{KEYS}when: ", "1 ", "\n---\n"),
    "YAML long time": filled(f"{KEYS}time: ", "1", "\n---\n"),
    "YAML long duration": filled(f"{KEYS}duration: ", "1h ", "\n---\n"),
    "YAML long zone": filled(f"{KEYS}timezone: ", "a/", "\n---\n"),
    "YAML long recruiter": filled(f"{KEYS}recruiter: ", "a <", "\n---\n"),
    "YAML long status": filled(f"{KEYS}status: ", "wait ", "\n---\n"),
    "YAML long key": filled(KEYS, "a", ": b\n---\n"),
    "YAML `[`": filled(f"{KEYS}x: ", "[", "\n---\n"),
    "YAML dashes": filled(f"{KEYS}x:\n", "- ", "a\n---\n"),
}


def sizes(smallest: int, largest: int) -> Iterator[int]:
    """Double, from one size on."""
    size = smallest
    while size <= largest:
        yield size
        size *= 2


def shortest(text: str, budget: float) -> float:
    """Read a text a few times; give the shortest time, in seconds of the processor."""
    best, spent = math.inf, 0.0
    for turn in range(15):
        before = time.process_time()
        parse_note(text, "n.md", SETTINGS, LONDON)
        took = time.process_time() - before
        best, spent = min(best, took), spent + took
        if spent > (budget if turn > 1 else 2 * budget):
            break
    return best


def slope(points: list[tuple[int, float]]) -> float:
    """Fit a line to the logarithms."""
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points]
    mean_x, mean_y = (sum(column) / len(logs) for column in zip(*logs, strict=True))
    below = sum((x - mean_x) ** 2 for x, _ in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / below if below else 0.0


def measure(
    shape: Shape, at: Sequence[int], patience: float, budget: float = BUDGET
) -> tuple[list[tuple[int, float]], float]:
    """Measure one shape at these sizes; give the times, and the slope of the upper half."""
    points: list[tuple[int, float]] = []
    for size in at:
        gc.collect()
        points.append((size, shortest(shape(size), budget)))
        if points[-1][1] > patience:
            break
    upper = points if at[0] > SMALLEST else points[len(points) // 2 :]
    return points, slope(upper)


class Limits(NamedTuple):
    """How far is measured, and what is too steep."""

    sizes: tuple[int, ...]
    first: tuple[int, ...]
    """At which a shape is looked at for `budget`; where that is too steep, at all of them."""
    patience: float
    steepest: float
    budget: float
    tries: int


UP_TO_128_KB = (*sizes(16 * 1024, 128 * 1024),)
UP_TO_1_MB = (*sizes(SMALLEST, 1024 * 1024),)
QUICK = Limits(UP_TO_128_KB, (16 * 1024, 64 * 1024), PATIENCE_QUICK, STEEPEST_QUICK, BRIEFLY, 1)
FULL = Limits(UP_TO_1_MB, UP_TO_1_MB, PATIENCE, STEEPEST, BUDGET, 1)


def judge(title: str, limits: Limits) -> tuple[str, bool]:
    """Measure a shape; give its row, and whether it is too steep."""
    shape = (BODIES | HEADS)[title]
    top = LARGEST_HEAD if title in HEADS else limits.sizes[-1]
    first, all_of_them = (
        [size for size in some if size <= top] for some in (limits.first, limits.sizes)
    )
    gc.disable()
    found = [measure(shape, first, limits.patience, limits.budget)]
    if found[0][1] > STEEPEST and first != all_of_them:
        found = [measure(shape, all_of_them, limits.patience)]
    while found[-1][1] > STEEPEST and len(found) <= limits.tries:
        # the machine may have been busy: once more, and the better counts
        found.append(measure(shape, all_of_them, limits.patience))
    points, fitted = min(found, key=lambda one: one[1])
    gc.enable()
    size, seconds = points[-1]
    slow = seconds > limits.patience and size < top
    stopped = f"   stopped: longer than {limits.patience:.0f} s" if slow else ""
    steep = fitted > limits.steepest
    row = (
        f"{title:36} {size // 1024:5} KB {seconds * 1000:9.2f} ms "
        f"{seconds * 1e6 * 1024 / size:7.1f} µs {fitted:6.2f}{'   TOO STEEP' * steep}{stopped}"
    )
    return row, steep


def main() -> int:
    """Measure every shape, one per processor at a time; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="up to 128 KB")
    parser.add_argument("--only", default="", help="shapes whose name holds this")
    options = parser.parse_args()
    limits = QUICK if options.quick else FULL
    titles = [title for title in BODIES | HEADS if options.only in title]
    steep = []
    print(f"{'shape':36} {'size':>8} {'time':>12} {'per KB':>10} {'slope':>6}")
    # what is measured is the time of the processor, so one beside it costs little
    with ProcessPoolExecutor() as pool:
        rows = pool.map(judge, titles, [limits] * len(titles))
        for title, (row, above) in zip(titles, rows, strict=True):
            print(row, flush=True)
            if above:
                steep.append(title)
    print(f"slope above {limits.steepest}: {', '.join(steep) or 'none'}")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
