"""What a mail program makes of our files: mutt opens each kind and would send it so."""

import email
import email.policy
import os
import shutil
import subprocess
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.draft_files import filled, open_drafts
from tests.support import environment
from tests.test_handing_over import recipients, text_in
from tests.vaults import sync_here
from vaultsync.cli.wanted import drafted
from vaultsync.render.handing.eml import eml
from vaultsync.render.handing.outgoing import mail_of
from vaultsync.vault.checking import check
from vaultsync.vault.opening import open_vault

pytestmark = pytest.mark.skipif(
    not shutil.which("mutt"), reason="mutt is not installed: no mail program to open files in"
)
AS_OF = "2026-04-20T09:00:00+00:00"
CONFIG = """\
timezone = "Europe/London"
[me]
name = "Zoë Łukasz"
email = "zoe@lukasz.example"
"""
HEAD = "---\ntype: interview\ncompany: {0}\nrole: Ingénieure « {0} »\n"
THREAD = 'thread: "<first.{0}@mail.example> <CAF=last+{0}@mail.example>"\n'
NOTES = {
    "thank-you": """\
date: 2026-04-19
---
## Zofia Wiśniewska
email:: zofia@{0}.example
- żurawie nad Wisłą
- 46 tractor units
""",
    "forward": """\
date: 2026-04-19
recruiter: Đặng Thị Hà <ha@agency.example>
---
## 佐藤 健一
- 洗濯物をたたむ腕
- two cells in Osaka
""",
    "follow-up": """\
date: 2026-04-10
---
## Jürgen Weiß
email:: juergen@{0}.example
- Öfen
- [x] Thank-you ✅ 2026-04-10
""",
    "status-check": """\
date: 2026-03-23
---
## Søren Ångström
email:: soren@{0}.example
- wind
- [x] Thank-you ✅ 2026-03-23
- [x] Follow-up ✅ 2026-03-31
""",
    "respond": """\
date: 2026-04-13
---
## Inês Carvalho
email:: ines@{0}.example
- turmas
- [x] Thank-you ✅ 2026-04-13
- [x] Reply received: até sexta ✅ 2026-04-17
""",
    "update": """\
date: 2026-03-02
updates:
  - 2026-04-02 Prüfung bestanden – “sehr gut”
---
## Jane Doe
email:: jane@{0}.example
- cranes
- [x] Thank-you ✅ 2026-03-03
- [x] Follow-up ✅ 2026-03-09
- [x] Status check ✅ 2026-03-25
""",
}


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a vault in which one mail of each kind is owed, each with a thread."""
    root = tmp_path_factory.mktemp("mails") / "vault"
    root.mkdir()
    (root / "vaultsync.toml").write_text(CONFIG, "utf-8")
    for name, rest in NOTES.items():
        text = (HEAD + THREAD + rest).format(name)
        (root / f"{name}.md").write_text(text, "utf-8")
    sync_here(root, AS_OF)
    return root


@pytest.mark.parametrize("name", NOTES)
def test_mutt_opens_a_mail_file_of_each_kind(name: str, vault: Path, tmp_path: Path) -> None:
    """Subject, recipient, message and thread come through, in letters of all kinds (S24)."""
    path = next(p for p in open_drafts(vault) if p.name.split(" ", 1)[1].startswith(name))
    body = filled(path, proofread=True)
    opened = open_vault(str(vault))
    report = check(opened, datetime.fromisoformat(AS_OF))
    one = next(x for x in drafted(report) if path.as_posix().endswith(x.draft.path))
    draft, file = one.draft, tmp_path / "mail.eml"
    file.write_bytes(eml(mail_of(one.item, draft, opened.settings.me)))
    sent = opened_in_mutt(file, tmp_path)
    ((_, address),) = recipients(sent)
    assert address == draft.to
    assert sent["Subject"] == draft.subject
    assert name in draft.subject
    assert text_in(sent) == body
    assert not body.isascii()
    assert sent["In-Reply-To"] == f"<CAF=last+{name}@mail.example>"
    first = f"<first.{name}@mail.example>"
    assert sent["References"].split() == [first, sent["In-Reply-To"]]
    assert sent["Message-ID"].startswith(f"<{draft.id}-")
    assert sent["From"].addresses[0].addr_spec == "zoe@lukasz.example"
    assert sent["From"].addresses[0].display_name == "Zoë Łukasz"
    kind = "thank-you" if name == "forward" else name
    assert (draft.kind, draft.channel) == (kind, "forward" if name == "forward" else "email")


def opened_in_mutt(file: Path, folder: Path) -> EmailMessage:
    """Let mutt open a mail file and send it into another file; give what it sent."""
    sender, sent = folder / "send.sh", folder / "sent"
    sender.write_text(f'#!/bin/sh\ncat > "{sent}"\n')
    sender.chmod(0o755)
    settings = folder / "muttrc"
    settings.write_text(
        f'set sendmail="{sender}"\nset copy=no\nset charset=utf-8\nset send_charset=utf-8\n'
        "set use_from=yes\nset hostname=x.example\n"
    )
    done = subprocess.run(
        ["mutt", "-n", "-F", str(settings), "-H", str(file)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        env=environment(HOME=str(folder), TERM="dumb", PATH=os.environ["PATH"]),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    message = email.message_from_bytes(sent.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message
