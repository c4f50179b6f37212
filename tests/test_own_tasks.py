"""One's own open task is ticked where it stands, with an address in brackets, too."""

from datetime import date

import pytest

from tests.edit_cases import LONDON, NOW, PLAIN
from vaultsync.edit.lines import Conventions, LineChange
from vaultsync.edit.record import record_touch
from vaultsync.model import TouchState
from vaultsync.owed import Kind
from vaultsync.pipeline import build
from vaultsync.snapshot import Document, Snapshot

HEAD = "---\ntype: interview\ncompany: Acme\nrole: Cook\ndate: 2026-03-05\n---\n"
OWN = "farah.siddiqui@acme.example"
REACHED = f"{HEAD}## Farah Siddiqui\nemail:: {OWN}\nphone:: +44 7700 900123\n- soup\n"
UNKNOWN = f"{HEAD}## Farah Siddiqui\nlinkedin:: linkedin.com/in/farah\n- soup\n"
BOTH = f"{REACHED}\n## Tom Reed\nemail:: tom@acme.example\n- rota\n"


@pytest.mark.parametrize(
    ("note", "task", "ticked"),
    [
        # it may be another message, or somebody else's: a line goes in
        (REACHED, "thank you email to Farah (tom@acme.example)", False),
        (REACHED, "thank you email (tom@acme.example)", False),
        (REACHED, "thank you text to Farah (+44 7700 900999)", False),
        (UNKNOWN, "thank you email (tom@acme.example)", False),
        (BOTH, "thank you email to Tom (tom@acme.example)", False),
        (BOTH, f"thank you email to Tom ({OWN})", False),
        (REACHED, f"thank you email to Farah ({OWN}) about the rota", False),
        (REACHED, "thank you email to Farah (the baker)", False),
        # it says to whom
        (REACHED, "thank you email to Farah", True),
        (REACHED, f"thank you email to Farah ({OWN})", True),
        (REACHED, f"thank you email to Farah Siddiqui <{OWN.title()}>", True),
        (REACHED, f"thank you email ({OWN})", True),
        (REACHED, "thank you email to Farah [mailto:" + OWN + "]", True),
        (REACHED, "thank you text to Farah (+44 7700-900123)", True),
        (REACHED, "thank you to Farah (tel: +44 7700 900123)", True),
        (BOTH, f"thank you email to Farah ({OWN})", True),
        (UNKNOWN, "thank you to Farah (fs@mail.example)", True),
        (UNKNOWN, "thank you to Farah (07700 900123)", True),
    ],
)
def test_a_task_with_an_address_is_ticked(note: str, task: str, *, ticked: bool) -> None:
    """No second line goes in where the person's own says the very same."""
    document = Document.of("n.md", f"{note}\n## Next steps\n- [ ] {task}\n")
    snapshot = Snapshot(notes=(document,))
    [item] = [
        one
        for one in build(snapshot, PLAIN, NOW).follow_ups
        if one.kind is Kind.THANK_YOU and one.person.name == "Farah Siddiqui"
    ]
    ways = Conventions(settings=PLAIN, zone=LONDON)
    made = record_touch(document, item, TouchState.DONE, date(2026, 3, 6), ways)
    assert isinstance(made, LineChange), made
    assert (made.old == f"- [ ] {task}") is ticked, made
    assert not ticked or made.new == f"- [x] {task} ✅ 2026-03-06"
