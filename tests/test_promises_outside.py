"""Promises to somebody met that stand below nobody's heading (VS219)."""

import pytest

from tests.test_traps import HEAD, LONDON
from vaultsync.diagnostics import Finding
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

LISTED = f"{HEAD}interviewers: Tom Hart, Anna Lee\n---\n"


def told(body: str, head: str = LISTED) -> list[Finding]:
    """Give what is told of promises in a note."""
    parsed = parse_note(head + body, "n.md", Settings(), LONDON)
    return [one for one in parsed.findings if one.code == "VS219"]


@pytest.mark.parametrize(
    "line",
    [
        "Tom promised me the section",
        "they promised Tom the section",
        "I promised Bob the section",
        "They need references, I said I'd email them to Bob by Monday",
        "They need references, I said I'd email them",
        "I promised Anna Smith the section",
        "I promised him the section",  # who that is cannot be known
        "I have not promised Tom the section",
        "if I promised Tom the section",
        "Should I have promised Tom the section?",
        "I promised Tom the section, sent 6 March",
        "send Tom the section",
        "I'll send Tom a thank-you",
        "- [x] promised Tom the section",
        "- **promised:** Tom the section",
        "- 2026-03-06 emailed Tom, I promised Tom the section",
        "> I promised Tom the section",
        "`I promised Tom the section`",
        'he read out "I promised Tom the section"',
        "~~I promised Tom the section~~",
        "    I promised Tom the section",
        "```\nI promised Tom the section\n```",
        "## Prep\nI promised Tom the section",
        "## Questions\nI promised Tom the section",
        "Tom: I promised him the cake",  # that is told as below a heading
    ],
)
def test_what_is_no_promise_to_somebody_met(line: str) -> None:
    """S08: nobody is asked to keep what they did not promise."""
    assert not [one for one in told(f"{line}\n") if "below no person" in one.message]


@pytest.mark.parametrize(
    ("line", "what", "name"),
    [
        ("I promised Tom the section.", "the section", "Tom Hart"),
        ("Promised Tom Hart the section", "the section", "Tom Hart"),
        ("I promised Mr Hart the section", "the section", "Tom Hart"),
        (
            "They need references, I said I'd email them to Tom by Monday",
            "them to Tom by Monday",
            "Tom Hart",
        ),
        ("told Anna I would send her the figures", "the figures", "Anna Lee"),
        ("Nice talk. I’ll send Anna the figures", "the figures", "Anna Lee"),
        ("- I still owe Anna the figures", "the figures", "Anna Lee"),
        ("- [ ] promised [[Anna Lee]] the figures", "the figures", "Anna Lee"),
        ("We spoke of Tom, and I promised Anna the code", "the code", "Anna Lee"),
        ("I promised Anna to send her it", "…", "Anna Lee"),
        ("## What next\nI promised Tom the section", "the section", "Tom Hart"),
        ("Long day.\nI promised Tom the section.", "the section", "Tom Hart"),
    ],
)
def test_a_promise_below_nobody_is_told(line: str, what: str, name: str) -> None:
    """VS219, S08: a promise that names somebody met is not lost in a note's other parts."""
    (one,) = told(f"{line}\n")
    assert one.help == f"write `- **promised:** {what}` below `## {name}`"
    assert one.line == LISTED.count("\n") + line.count("\n") + 1


def test_also_beside_a_heading_of_the_person() -> None:
    """VS219: whoever has a heading is found, too."""
    body = "## Tom Hart\n- soup\n\n## Notes\n- promised Tom the section\n"
    (one,) = told(body, f"{HEAD}---\n")
    assert one.help.endswith("below `## Tom Hart`")


@pytest.mark.parametrize("text", ["I promised Tom " * 9999, "Promised Tom the " + "a. " * 9999])
def test_a_line_without_end(text: str) -> None:
    """No line is too long to be read."""
    assert len(told(f"{text}\n")) <= 1
