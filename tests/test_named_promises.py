"""Promises that begin with the name of who got them: `Jana: **promised:** the file` (S08)."""

from itertools import product

import pytest

from tests.test_traps import HEAD, LONDON
from vaultsync.model import Parsed
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

LISTED = f"{HEAD}recruiter: Ann Lee\ninterviewers: Jana Vogt, Tobias Kern, Ann Fox\n---\n"
HEADED = f"{HEAD}---\n## Jana Vogt\n- the talk\n\n## Tobias Kern\n- the team\n\n"
FILE = "the Figma file of the component audit by 1 Dec"


def read(body: str, head: str = LISTED) -> Parsed:
    """Read a note."""
    return parse_note(f"{head}{body}\n", "n.md", Settings(), LONDON)


def promises(parsed: Parsed) -> list[tuple[str, str]]:
    """Give what is promised to whom and not kept yet."""
    assert parsed.interview
    return [
        (one.name, two.text)
        for one in parsed.interview.people
        for two in one.promises
        if not two.kept
    ]


@pytest.mark.parametrize(
    "line",
    [
        f"- [x] Jana: **promised:** {FILE}",
        f"- [-] Jana: **promised:** {FILE}",
        f"- Jana: **promised:** {FILE} ✅",
        f"- Jana: **promised:** {FILE}, sent",
        f"- Jana Smith: **promised:** {FILE}",
        f"- Bob: **promised:** {FILE}",
        f"- mum and Jana: **promised:** {FILE}",
        f"- Jana: promised {FILE}",
        f"- Jana promised {FILE}",
        "- Jana: **promised:**",
        f"- Jana: **budget:** {FILE}",
        f"- Jana: **concern:** {FILE}",
        f"> Jana: **promised:** {FILE}",
        f"`Jana: **promised:** {FILE}`",
        f"- see Jana: **promised:** {FILE}",
    ],
)
def test_what_is_no_promise(line: str) -> None:
    """S08: nobody is asked to keep what was kept, or promised by or to somebody else."""
    assert not promises(read(f"## Next\n{line}"))


@pytest.mark.parametrize("more", ["to be sent", "not sent yet", "once it is done"])
def test_what_is_still_to_be_sent(more: str) -> None:
    """S08: `sent` and `done` say that it was kept only where they say so, as everywhere."""
    line = f"- Jana: **promised:** {FILE}, {more}"
    assert [who for who, _ in promises(read(f"## Next\n{line}"))] == ["Jana Vogt"]


BELOW = ("", "## Next\n", "## Next steps\n", "## My talk\n", "## Notes\n", "## To do\n")
LINES = (
    *("- Jana: **promised:** {}", "Jana: **promised:** {}", "- **Jana:** **promised:** {}"),
    *("- [ ] Jana: **promised:** {}", "- [[Jana Vogt]]: **promised:** {}"),
    *("1. Jana Vogt: **to send:** {}", "- Ms Vogt: promised:: {}", "- Jana - **promised** {}"),
)


@pytest.mark.parametrize(("head", "above"), [*product((LISTED, HEADED), BELOW)])
def test_a_promise_with_a_name_is_read_wherever_it_stands(head: str, above: str) -> None:
    """S08: neither the heading above it nor one of the person's own makes it vanish."""
    for line in LINES[:-1]:
        note = above if above or head is LISTED else "## Next\n"
        parsed = read(note + line.format(FILE), head)
        assert promises(parsed) == [("Jana Vogt", FILE)], line
        assert not {one.code for one in parsed.findings} & {"VS219", "VS221", "VS218"}


def test_one_to_two_is_for_both() -> None:
    """S08: each of them is owed it."""
    found = promises(read(f"## Next\n- Jana and Tobias: **promised:** {FILE}"))
    assert found == [("Jana Vogt", FILE), ("Tobias Kern", FILE)]


@pytest.mark.parametrize(
    ("line", "why", "fix"),
    [
        (f"- Ann: **promised:** {FILE}", "names nobody for certain", "the whole name"),
        ("- Jana: **promised:** an answer by Friday", "may be an answer", "they_reply_by"),
    ],
)
def test_what_is_uncertain_is_told(line: str, why: str, fix: str) -> None:
    """VS219: told, never guessed, and never passed over."""
    parsed = read(f"## Next\n{line}")
    assert not promises(parsed)
    (one,) = (one for one in parsed.findings if one.code == "VS219")
    assert why in one.message
    assert fix in one.help


def test_a_promise_alone_is_nothing_written_down() -> None:
    """S42: what was talked about is still asked for."""
    parsed = read(f"## Next\n- Jana: **promised:** {FILE}")
    assert parsed.interview
    assert [one.only_promised for one in parsed.interview.people] == [True, False, False]


@pytest.mark.parametrize("text", ["Jana: " * 9999, "Jana " * 9999 + ": **promised:** x"])
def test_a_line_without_end(text: str) -> None:
    """No line is too long to be read."""
    assert not promises(read(f"## Next\n- {text} promised"))
