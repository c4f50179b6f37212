"""What somebody writes right below a record is a text of its own, and no part of the record."""

from zoneinfo import ZoneInfo

import pytest

from vaultsync.model import Interview
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

NOTE = """\
---
type: interview
company: Linden House
role: Nurse
date: 2026-11-10
interviewers: Mara Quill <mara@linden.example>, Jo Roe
---
- the night rota
{record}
{below}
"""


def read(record: str, below: str) -> Interview:
    """Read a note with a record as its last line, and what stands below that."""
    text = NOTE.format(record=record, below=below)
    found = parse_note(text, "n.md", Settings(), ZoneInfo("Europe/London")).interview
    assert found
    return found


REPLY = "- [x] Reply received from Mara Quill ✅ 2026-11-12"


@pytest.mark.parametrize(
    ("record", "below"),
    [
        (REPLY, "  I have to ring her."),  # indented: it goes on with the item
        ("- [x] Reply received from Mara Quill", "and it was a long one"),
        ("- [ ] Ring Mara ✅ 2026-11-12", "I have to."),
        ("- [x] Reply ✅ 2026-11-12 from Mara, who asked", "for my references"),
    ],
)
def test_what_goes_on_with_its_item(record: str, below: str) -> None:
    """Only an unindented line below a stamp at the end of a ticked task is apart."""
    apart = read(record, f"\n{below}")
    assert [one.kind for one in read(record, below).touches] == [
        one.kind for one in apart.touches
    ]


@pytest.mark.parametrize(
    "record",
    [
        REPLY,
        "- [x] Reply received from Mara Quill [completion:: 2026-11-12]",
        "- [x] Thank-you to Mara Quill by email ✅ 2026-11-11",
        "- [-] Thank-you to Mara Quill ❌ 2026-11-11",
    ],
)
@pytest.mark.parametrize("below", ["I have to ring Jo about the keys.", "Jo sent it all on."])
def test_the_record_is_what_it_was(record: str, below: str) -> None:
    """S42: a line typed right below a record changes neither whose it is nor what it says."""
    assert read(record, below).touches == read(record, f"\n{below}").touches
    assert read(record, below).touches[0].who == "mara quill"
