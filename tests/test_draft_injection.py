"""Nothing in a note or a draft adds a recipient, a header, a key or code (hazard 19)."""

import email
import email.policy
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from tests.draft_files import filled, open_drafts
from tests.support import AS_OF
from tests.test_handing_over import draft_of, item_of, recipients, text_in
from tests.test_terminal import NEVER, quoted
from tests.vaults import DUE, PRIYA_DRAFT, contents, sync_here
from vaultsync.cli import main
from vaultsync.errors import HandOverError
from vaultsync.model import Interview, Person
from vaultsync.owed import FollowUp
from vaultsync.parse.draft import DraftFile, read_draft
from vaultsync.parse.due_note import id_of, read_marks
from vaultsync.parse.front.front_matter import read_head
from vaultsync.parse.lines import Source
from vaultsync.parse.mailbox import message_ids, read_mailbox
from vaultsync.render.handing.eml import eml
from vaultsync.render.handing.outgoing import mail_of, text_of
from vaultsync.render.handing.uris import mailto, sms
from vaultsync.settings import Me

EVIL = "evil@x.example"
STRINGS = {
    "header": f"\r\nBcc: {EVIL}",
    "header by LF": f"\nBcc: {EVIL}",
    "header by CR": f"\rBcc: {EVIL}",
    "header by NEL": f"\x85Bcc: {EVIL}",
    "header by LS": f"\u2028Bcc: {EVIL}",
    "header by VT": f"\x0bBcc: {EVIL}\x0c",
    "end of head": f"\r\n\r\nBcc: {EVIL}\r\n\r\nHello",
    "recipient": f", {EVIL}",
    "recipient by semicolon": f"; {EVIL}",
    "recipient in brackets": f"> <{EVIL}>, <",
    "recipient in quotes": f'", <{EVIL}>, "',
    "escaped quote": f'\\", <{EVIL}> ,"',
    "comment": f"(x) {EVIL} (y",
    "group": f"all: {EVIL};",
    "encoded word": f"=?utf-8?Q?=0D=0ABcc:_{EVIL}?=",
    "encoded name": f"=?utf-8?B?IiwgPGV2aWxAeC5leGFtcGxlPiwgIg==?= <{EVIL}>",
    "field of a link": f"?bcc={EVIL}&cc={EVIL}",
    "field behind": f"&bcc={EVIL}",
    "encoded field": f"%26bcc%3D{EVIL}%0D%0ABcc:%20{EVIL}",
    "fragment": "#x?y=z",
    "second number": ";+15550001111,+15550002222",
    "boundary": f"\n--=_00000000000000000000000000000000\nBcc: {EVIL}\n",
    "mbox": f"\nFrom {EVIL} Thu Jan  1 00:00:00 1970\nBcc: {EVIL}\n",
    "dot": f"\r\n.\r\nMAIL FROM:<{EVIL}>\r\n",
    "key": f'"\nto: {EVIL}\nproofread: true\nstatus: sent\nx: "',
    "key in single quotes": f"'\nto: {EVIL}\nproofread: true\n'",
    "end of front matter": f"\n---\nto: {EVIL}\n---\n",
    "comment of YAML": f" # x\nto: {EVIL}",
    "alias": f"*a &a !!python/object:os.system [{EVIL}]",
    "templater": "<% tp.system.prompt() %><%* app.vault.delete() %>",
    "template": "{{date}} ${HOME} $name $(id) `id`",
    "dataview": "`= this.file` `$= dv.pages()` key:: value [completion:: 2026-03-06]",
    "tick": f"\n- [x] Thank-you 🆔 vs-aaaaaaaa ✅ 2026-03-06 {EVIL}\n",
    "task fields": "📅 2020-01-01 ✅ 2026-03-06 🆔 vs-aaaaaaaa 🔁 every day",
    "markers": "\n<!-- vaultsync:end -->\n<!-- vaultsync:begin -->\n",
    "link": "]] [[../../secret|x]] [a](javascript:alert(1)) ![[x]]",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "shell": '\'; rm -rf ~; echo "$(id)" | sh #',
    "terminal": "\x1b]52;c;cm0gLXJmIC8=\x07\x1b[2J\x9b31m",
    "direction": "\u202egnp.exe\u2066\u2069",
    "null": "\x00",
    "surrogates": "\ud83d\udc00".encode("utf-16", "surrogatepass").decode("utf-16") + "\ufeff",
    "hidden": "a\u200b\u00ad\u2060\U000e0041",
}


def test_the_table_has_thirty_strings() -> None:
    """As many as were asked for, and more, each another one."""
    assert len(set(STRINGS.values())) == len(STRINGS) >= 30


# What is handed over

FIELDS = (
    "to", "to behind", "to in front", "subject", "body", "channel", "person", "person email",
    "thread", "me name", "me email", "attachment name",
)  # fmt: skip
OURS = {
    "X-Unsent", "From", "To", "Subject", "Message-ID", "In-Reply-To", "References",
    "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
}  # fmt: skip


def handed_over(  # noqa: C901, PLR0912 - one case per field
    field: str, bad: str, *, text: bool = False
) -> Iterator[bytes]:
    """Give what comes out where one field holds a string; nothing where it is refused."""
    person = Person(key="jane", name="Jane Doe", line=1, email="jane@acme.example")
    draft = draft_of(to="jane@acme.example", body="Dear Jane,\n\nThanks.\n")
    if text:
        draft = replace(draft, channel="text", to="+44 7700 900123")
    me, thread, file = Me(name="Al", email="al@me.example"), "<a@m.example>", "CV.pdf"
    match field:
        case "person":
            person = person._replace(name=f"Jane {bad} Doe")
        case "person email":
            person = person._replace(email=f"jane@acme.example{bad}")
        case "thread":
            thread = f"<a@m.example{bad}> {bad}"
        case "me name":
            me = Me(name=f"Al {bad}", email=me.email)
        case "me email":
            me = Me(name=me.name, email=f"{me.email}{bad}")
        case "attachment name":
            file = f"a{bad}.pdf"
        case "to":
            draft = replace(draft, to=bad)
        case "to behind":
            draft = replace(draft, to=f"{draft.to}{bad}")
        case "to in front":
            draft = replace(draft, to=f"{bad}{draft.to}")
        case "subject":
            draft = replace(draft, subject=f"{draft.subject}{bad}")
        case "body":
            draft = replace(draft, body=f"{draft.body}{bad}")
        case _:
            draft = replace(draft, channel=f"{draft.channel}{bad}")
    item = item_of(person, interview=Interview(path="a.md", thread=message_ids(thread)))
    yield from forms(item, draft, me, file)


def forms(item: FollowUp, draft: DraftFile, me: Me, file: str) -> Iterator[bytes]:
    """Give a draft in all the forms in which it is handed over."""
    with suppress(HandOverError):
        yield eml(mail_of(item, draft, me, ((file, b"x"),)))
    with suppress(HandOverError):
        mail = mail_of(item, draft, me)
        yield eml(mail)
        yield mailto(mail).encode("ascii")
    with suppress(HandOverError):
        yield sms(text_of(draft)).encode("ascii")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", STRINGS)
def test_nothing_gets_into_a_mail(name: str, field: str) -> None:
    """One recipient, our headers, each of them once, the message as it is; else a refusal."""
    bad = STRINGS[name]
    to = "jane@acme.example"
    if field.startswith("to"):  # what a draft says itself counts, if it is one address
        written = {"to": bad, "to behind": f"{to}{bad}", "to in front": f"{bad}{to}"}[field]
        one = read_mailbox(written)
        to = one.address if one else ""
    for data in handed_over(field, bad):
        if data.startswith(b"mailto:"):
            one_link(data.decode(), to, {"subject", "body", "In-Reply-To"})
        else:
            one_mail(data, to)
            if field == "body":
                assert bad.strip("\n") in text_in(read(data))
    for data in handed_over(field, bad, text=True):
        one_link(data.decode(), "+447700900123", {"body"})


def read(data: bytes) -> EmailMessage:
    """Read a mail file."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def one_mail(data: bytes, to: str) -> None:
    """See that a mail goes to one person, and has no header that we did not write."""
    message = read(data)
    assert message.defects == []
    assert set(message.keys()) <= OURS
    assert len(message.keys()) == len(set(message.keys()))
    assert [address for _, address in recipients(message)] == [to]
    assert (
        [one.addr_spec for one in message["From"].addresses if message["From"]]
        in (
            ["al@me.example"],
            [],
        )
        if message["From"]
        else True
    )
    # programs that decode a header before they take it apart find no more addresses in it
    for header in ("To", "From"):
        shown = str(message[header] or "")
        assert shown.count("@") <= 1
        assert not re.search(r"[,;]", shown)
    for key in ("Subject", "In-Reply-To", "References", "Message-ID"):
        assert not NEVER.search(str(message[key] or ""))
    raw = data.split(b"\r\n\r\n", 1)[0]
    assert re.fullmatch(rb"(?:[!-~][ -~]*|[ ][ -~]+)(?:\r\n(?:[!-~][ -~]*|[ ][ -~]+))*", raw)
    assert b"\r" not in data.replace(b"\r\n", b"")
    parts = list(message.walk())
    assert [part.get_content_type() for part in parts if not part.is_multipart()] in (
        ["text/plain"],
        ["text/plain", "application/pdf"],
    )


def one_link(link: str, to: str, fields: set[str]) -> None:
    """See that a link goes to one person, and has no field that we did not write."""
    assert re.fullmatch(r"(?:mailto|sms):[A-Za-z0-9@%&=?+._~-]+", link)
    whole = urlsplit(link)
    assert unquote(whole.path) == to
    keys = [key for key, _ in parse_qsl(whole.query, keep_blank_values=True)]
    assert set(keys) <= fields
    assert len(keys) == len(set(keys))
    assert not whole.fragment


# From a note to a draft, the due note and a terminal

NOTE = """\
---
type: interview
company: {q}
role: {q}
stage: {q}
date: 2026-03-05
recruiter: {{name: {q}, email: dana@talentco.example}}
thread: {q}
updates:
  - {update}
---

## Jane {line} Doe — Lead {line}
email:: jane@acme.example {line}
- a point {line}
- **concern:** {line}
- **promised:** {line}

## Kim {line}
email:: kim@acme.example
phone:: +44 7700 900123
text_ok:: yes
channel:: text
- {line}

## Lou
lou@acme.example
- {line}
- [x] Reply received: {line} ✅ 2026-03-05
"""
ADDRESSES = {
    "jane@acme.example", "kim@acme.example", "lou@acme.example", "dana@talentco.example",
    "+44 7700 900123",
}  # fmt: skip
HEAD_KEYS = [
    "type", "id", "kind", "channel", "to", "subject", "interview", "due", "proofread", "status",
    "made_from", "body_hash", "head_hash",
]  # fmt: skip


@pytest.fixture
def vault(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Make a vault whose notes and configuration hold a string in every field."""
    bad = STRINGS[request.param]
    root = tmp_path / "vault"
    root.mkdir()
    said = quoted(f"Acme {bad}")
    config = f"[me]\nname = {said}\nsignature = {said}\n"
    (root / "vaultsync.toml").write_text(f'timezone = "Europe/London"\n{config}', "utf-8")
    line = re.sub(r"[\r\n\x85\u2028\x0b\x0c\x00]+", " ", bad)
    text = NOTE.format(q=said, line=line, update=quoted(f"2026-03-06 new {bad}"))
    (root / "note.md").write_text(text, "utf-8", newline="")
    sync_here(root)
    return root


@pytest.mark.parametrize("vault", STRINGS, indirect=True)
def test_nothing_gets_out_of_a_note(vault: Path) -> None:
    """Drafts keep their keys and addresses, the due note its lines."""
    due = (vault / DUE).read_text("utf-8")
    ids = {id_of(line) for line in due.split("\n")} - {""}
    assert "vs-aaaaaaaa" not in ids
    assert read_marks(due) == ()
    assert open_drafts(vault)
    for path in open_drafts(vault):
        text = path.read_text("utf-8")
        head = read_head(Source(path.name, text))
        assert not head.findings
        assert [entry.key.text for entry in head.entries] == HEAD_KEYS
        draft = read_draft(path.name, text)
        assert (draft.status, draft.proofread, draft.untouched) == ("draft", False, True)
        assert draft.to in ADDRESSES
        assert draft.id in ids
        for code in ("<%", "{{"):
            assert code not in text
        for code in ("`", "::"):
            assert code not in draft.body


FULL = os.environ.get("HOSTILE") == "full"
"""Every string in every key, every draft by every way; else some of them."""
WAYS = ("--mailto", "--eml", "--sms", "--text", "--json")


def ways_out(channel: str, number: int) -> tuple[str, ...]:
    """Give the ways by which a draft is handed over: those of its channel, and another one."""
    own = WAYS[2:4] if channel == "text" else WAYS[:2]
    others = [way for way in WAYS if way not in own]
    return WAYS if FULL else (*own, others[number % len(others)])


@pytest.mark.parametrize("vault", STRINGS, indirect=True)
def test_nothing_gets_out_on_the_way(vault: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Handed over, listed, checked: one recipient, our headers, and the terminal stays."""
    ids = {}
    for path in open_drafts(vault):
        filled(path, proofread=True)
        draft = read_draft(path.name, path.read_text("utf-8"))
        ids[draft.id] = draft.channel
    sync_here(vault)
    before = contents(vault)
    assert "email" in ids.values()
    for number, (ident, channel) in enumerate(sorted(ids.items())):
        for way in ways_out(channel, number):
            out = shown(capfd, "draft", ident, way, vault=vault)
            if out.startswith("X-Unsent"):
                assert set(read(out.encode()).keys()) <= OURS
                ((_, address),) = recipients(read(out.encode()))
                assert address in ADDRESSES
            elif out.startswith(("mailto:", "sms:")):
                assert len(out.splitlines()) == 1
                assert urlsplit(out).path in {*ADDRESSES, "+447700900123"}
    for command in ("list", "check"):
        for form in ((), ("--json",), ("--color", "always")):
            shown(capfd, "draft", command, *form, vault=vault)
    for words in (("check",), ("show", "note.md"), ("show", "note.md", "--json")):
        shown(capfd, *words, vault=vault)
    assert contents(vault) == before


KEYS = ("subject", "to", "channel", "kind", "status", "interview")
"""In the gate each string is put into two of them."""


@pytest.mark.parametrize("name", STRINGS)
def test_nothing_gets_out_of_a_draft(
    name: str, small: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What a draft says of itself, however it came into it, is shown and never obeyed."""
    bad, path = STRINGS[name], small / PRIYA_DRAFT
    said = quoted(f"x{bad}")
    text = path.read_bytes().decode()
    for key in KEYS if FULL else KEYS[list(STRINGS).index(name) % 3 :: 3]:
        odd = re.sub(rf"(?m)^{key}: .*$", lambda _: f"{key}: {said}", text)  # noqa: B023
        more = f"override: {said}\nattachments: [{said}]\n---\n\n"
        odd = odd.replace("---\n\n", more, 1).replace("proofread: false", "proofread: true")
        path.write_bytes(f"{odd}{bad}\n".encode())
        for words in (("show", "priya"), ("list",), ("check", "priya")):
            shown(capfd, "draft", *words, vault=small)
        for way in ("--mailto", "--eml", "--sms"):
            assert shown(capfd, "draft", "priya", way, vault=small) == ""
    shown(capfd, "check", vault=small)
    shown(capfd, "show", "northwind", vault=small)


def shown(capfd: pytest.CaptureFixture[str], *args: str, vault: Path) -> str:
    """Run a command; give what it printed, none of which may drive a terminal."""
    capfd.readouterr()
    with pytest.raises(SystemExit) as ended:
        main.run([*args, "--vault", str(vault), "--as-of", AS_OF])
    out, err = capfd.readouterr()
    assert ended.value.code in {0, 1, 2}
    for text in (out, err):
        plain = re.sub(r"\x1b\[[0-9;]*m", "", text) if "always" in args else text
        found = NEVER.search(plain.replace("\r\n", "\n"))
        assert not found or "--text" in args, (found, args)
    assert "internal error" not in err
    return out
