"""A draft on its way: `mailto:`, `.eml` and `sms:` say what it says, to one recipient."""

import email
import email.policy
import re
from datetime import date
from email.header import decode_header, make_header
from email.message import EmailMessage
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from vaultsync.errors import ConfigError, HandOverError
from vaultsync.model import Interview, Person
from vaultsync.owed import Channel, FollowUp, Kind, State
from vaultsync.parse import mailbox
from vaultsync.parse.config import read_settings
from vaultsync.parse.draft import DraftFile
from vaultsync.parse.interview import parse_note
from vaultsync.parse.mailbox import (
    Mailbox,
    message_ids,
    plain_name,
    read_mailbox,
    read_number,
)
from vaultsync.render.handing.eml import eml, quoted_printable
from vaultsync.render.handing.outgoing import Mail, Text, body_of, mail_of, text_of, unseen
from vaultsync.render.handing.uris import LONGEST, mailto, sms
from vaultsync.settings import Me, Settings

PRIYA = Person(key="priya raman", name="Priya Raman", line=1, email="priya@northwind.example")
BODY = "Dear Priya Raman,\n\nThank you for your time.\n\nKind regards,\nAlex Doe"
ME = Me(name="Alex Doe", email="alex@doe.example")


def item_of(person: Person = PRIYA, **more: Any) -> FollowUp:
    """Give a follow-up that a draft is for."""
    values: dict[str, Any] = {
        "id": "vs-36651j33",
        "kind": Kind.THANK_YOU,
        "state": State.DUE,
        "person": person,
        "company": "Northwind",
        "role": "Engineer",
        "channel": Channel.EMAIL,
        "due": date(2026, 3, 6),
        "reason": "interview on Thu 5 Mar",
        "interview": Interview(path="Northwind.md", thread=more.pop("thread", ())),
        "line": 1,
    }
    return FollowUp(**values | more)


def draft_of(**more: Any) -> DraftFile:
    """Give a draft that can be handed over."""
    values: dict[str, Any] = {
        "path": "Drafts/x.md",
        "id": "vs-36651j33",
        "kind": "thank-you",
        "channel": "email",
        "to": "priya@northwind.example",
        "subject": "Thank you: Engineer at Northwind",
        "status": "draft",
        "proofread": True,
        "body": f"{BODY}\n",
        "body_line": 14,
    }
    return DraftFile(**values | more)


def mail(subject: str = "Thank you", body: str = BODY, **more: Any) -> Mail:
    """Give a mail."""
    to = more.pop("to", Mailbox("Priya Raman", "priya@northwind.example"))
    return Mail(ident="vs-36651j33-1qo", to=to, subject=subject, body=body, **more)


def parsed(data: bytes) -> EmailMessage:
    """Read a mail file as other programs do."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def recipients(message: EmailMessage) -> list[tuple[str, str]]:
    """Give names and addresses of everybody whom a mail would go to."""
    found: list[tuple[str, str]] = []
    for header in ("To", "Cc", "Bcc", "Resent-To", "Resent-Cc", "Resent-Bcc"):
        for value in message.get_all(header, []):
            found += [(one.display_name, one.addr_spec) for one in value.addresses]
    return found


def text_in(message: EmailMessage) -> str:
    """Give the text of a mail with LF line ends, without the last one."""
    part = message.get_body(("plain",))
    assert isinstance(part, EmailMessage)
    content: str = part.get_content()
    return content.replace("\r\n", "\n").removesuffix("\n")


# Mail files


def test_a_mail_file_to_the_byte() -> None:
    """RFC 5322, `X-Unsent: 1`, one recipient, a stable Message-ID, and no `Date` (S20)."""
    made = eml(mail_of(item_of(thread=("first@m.example", "last@m.example")), draft_of(), ME))
    assert made.decode("ascii").split("\r\n") == [
        "X-Unsent: 1",
        "From: Alex Doe <alex@doe.example>",
        "To: Priya Raman <priya@northwind.example>",
        "Subject: Thank you: Engineer at Northwind",
        "Message-ID: <vs-36651j33-1qo@vaultsync.invalid>",
        "In-Reply-To: <last@m.example>",
        "References: <first@m.example> <last@m.example>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        *BODY.split("\n"),
        "",
    ]


def test_a_mail_file_without_what_is_not_known() -> None:
    """Without an address of one's own there is no `From`, without a thread no `In-Reply-To`."""
    message = parsed(eml(mail_of(item_of(), draft_of(), Me(name="Alex Doe"))))
    assert set(message.keys()) == {
        "X-Unsent", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding",
    }  # fmt: skip


def test_a_forward_goes_to_who_passes_it_on() -> None:
    """What goes through a coordinator is addressed to the coordinator, by name (S24)."""
    dana = Person(key="dana", name="Dana Whitfield", line=1, email="dana@talentco.example")
    made = mail_of(
        item_of(through=dana, channel=Channel.FORWARD),
        draft_of(channel="forward", to="dana@talentco.example"),
        Me(),
    )
    assert made.to == Mailbox("Dana Whitfield", "dana@talentco.example")


@pytest.mark.parametrize(
    ("to", "name"),
    [
        ("priya@northwind.example", "Priya Raman"),
        ("PRIYA@northwind.example", "Priya Raman"),
        ("other@northwind.example", ""),
        ("Priya R. <other@northwind.example>", "Priya R."),
        ("<priya@northwind.example>", "Priya Raman"),
    ],
)
def test_a_name_stands_before_its_own_address_only(to: str, name: str) -> None:
    """Whoever changes the address of a draft does not get the old name in front of it."""
    assert mail_of(item_of(), draft_of(to=to), Me()).to.name == name


NAMES = (
    "Zofia Wiśniewska", "佐藤 健一", "박지우", "Nguyễn Thị Minh Khai", "محمد علي",
    "O'Keefe-Ruiz", "Dr. Jürgen Weiß", "Anne-Marie St. John", "Ж" * 60, "word " * 30,
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_in_all_scripts_come_through(name: str) -> None:
    """Names of all scripts and lengths stand in the head as they are, and lines stay short."""
    name = name.strip()
    data = eml(mail(to=Mailbox(plain_name(name), "a@b.example"), subject=f"Hello {name}"))
    message = parsed(data)
    ((shown, address),) = recipients(message)
    # the standard library's newer parser puts a space between two encoded words of a name
    old = email.message_from_bytes(data)["To"]
    assert shown == name or len(name.encode()) > 45
    whole = str(make_header(decode_header(old))).replace(chr(34), "")
    assert whole == f"{name} <a@b.example>"
    assert address == "a@b.example"
    assert message["Subject"] == f"Hello {name}"
    assert max(map(len, data.split(b"\r\n"))) <= 78


def test_a_domain_in_letters_of_its_language() -> None:
    """A domain is written as the system of names has it; one that would change is refused."""
    assert Mailbox("", "a@bücher.example").ascii_address == "a@xn--bcher-kva.example"
    for address in ("a@faß.example", "josé@acme.example"):
        with pytest.raises(HandOverError, match="cannot be used in the header"):
            eml(mail(to=Mailbox("", address)))
        assert "%C3" in mailto(mail(to=Mailbox("", address)))


def test_attachments_go_with_it() -> None:
    """Names and bytes come out as they went in; the same twice gives the same bytes."""
    files = (
        ("CV.pdf", b"%PDF-1.7\n\x00\xff" * 200),
        ('Zeugnis "Größe".docx', b""),
        ("a" * 120 + ".txt", b"x"),
        ("佐藤.png", b"\x89PNG"),
        ("no ending", b"--=_\r\n"),
    )
    one = mail(body="See attached.", attachments=files)
    message = parsed(eml(one))
    got = [(part.get_filename(), part.get_content()) for part in message.iter_attachments()]
    assert [(n, c.encode() if isinstance(c, str) else c) for n, c in got] == list(files)
    assert text_in(message) == "See attached."
    assert eml(one) == eml(one)
    assert all(len(x) <= 78 or x[:13] == b"Content-Type:" for x in eml(one).split(b"\r\n"))


LINES = st.text(
    alphabet=st.characters(
        exclude_categories=["Cs"], exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
    ),
    max_size=120,
)
SUBJECTS = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs", "Cf"]),
    max_size=120,
).map(lambda text: " ".join(text.split()))
BODIES = st.lists(LINES, min_size=1, max_size=8).map("\n".join).map(lambda t: t.strip("\n"))


@given(SUBJECTS, BODIES)
@example("=?utf-8?B?QmNjOiB4?=", ".\nFrom me\n..\n--=_x\nBcc: x@y.example")
@example("a" * 200, "a" * 2000 + "\n" + "é" * 500)
@example("x", "trailing \n\ttab\t\n=3D")
def test_a_mail_file_says_what_the_draft_says(subject: str, body: str) -> None:
    """Subject and message come back to the character, whatever they hold; lines stay short."""
    data = eml(mail(subject=subject, body=body))
    message = parsed(data)
    assert (message["Subject"] or "") == subject
    assert text_in(message) == body
    assert recipients(message) == [("Priya Raman", "priya@northwind.example")]
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.count(b"\n") == data.count(b"\r\n")


@given(BODIES)
def test_quoted_printable_is_that_of_the_standard(body: str) -> None:
    """What is written reads back with the standard library's decoder."""
    import quopri  # noqa: PLC0415 - for this comparison only

    assert quopri.decodestring("\n".join(quoted_printable(body)).encode()).decode() == body


# Links


def decoded(link: str) -> tuple[str, dict[str, str]]:
    """Take a link apart; each field stands in it once."""
    whole = urlsplit(link)
    fields = parse_qs(whole.query, keep_blank_values=True, strict_parsing=True)
    assert all(len(values) == 1 for values in fields.values())
    assert not whole.fragment
    return unquote(whole.path), {key: values[0] for key, values in fields.items()}


@given(SUBJECTS, BODIES)
@example("50% & more? #1 + a=b;c", "a+b\n\n&bcc=x@y.example\n%0D%0ABcc: x")
def test_a_mailto_link_says_what_the_draft_says(subject: str, body: str) -> None:
    """RFC 6068: recipient, subject and message come back, line ends as CRLF."""
    try:
        link = mailto(mail(subject=subject, body=body))
    except HandOverError:
        assume(False)
        return
    to, fields = decoded(link)
    assert to == "priya@northwind.example"
    assert fields.pop("body") == body.replace("\n", "\r\n")
    assert fields == ({"subject": subject} if subject else {})
    assert len(link.encode("ascii")) <= LONGEST
    assert "\n" not in link


def test_a_mailto_link_to_the_byte() -> None:
    """CRLF is `%0D%0A`; a space is `%20` and never `+`; the thread goes with it."""
    link = mailto(mail("Thank you", "Dear Priya,\n\nyours", thread=("a+b@m.example",)))
    assert link == (
        "mailto:priya@northwind.example?subject=Thank%20you"
        "&In-Reply-To=%3Ca%2Bb%40m.example%3E&body=Dear%20Priya%2C%0D%0A%0D%0Ayours"
    )
    assert mailto(mail("", "x", to=Mailbox("", "a+b=c&d?e#f%g@x.example"))) == (
        "mailto:a%2Bb%3Dc%26d%3Fe%23f%25g@x.example?body=x"
    )


def test_a_mailto_link_has_1800_bytes_at_most() -> None:
    """One byte more, and it says to use `--eml`."""
    room = LONGEST - len(mailto(mail("Thank you", "")))
    assert len(mailto(mail("Thank you", "a" * room))) == LONGEST
    with pytest.raises(HandOverError, match=r"1,801 bytes.*1,800") as refused:
        mailto(mail("Thank you", "a" * (room + 1)))
    assert "--eml" in refused.value.hint
    with pytest.raises(HandOverError, match="attachment") as refused:
        mailto(mail(attachments=(("CV.pdf", b""),)))
    assert "--eml" in refused.value.hint


@given(BODIES)
@example("Thanks & see you? #1 100% +1\n;body=x")
def test_an_sms_link_says_what_the_draft_says(body: str) -> None:
    """RFC 5724: number and message come back (S25)."""
    to, fields = decoded(sms(Text(number="+447700900123", body=body)))
    assert (to, fields) == ("+447700900123", {"body": body})


def test_an_sms_link_to_the_byte() -> None:
    """`sms:+44…?body=…`, everything but letters and figures encoded."""
    made = text_of(draft_of(channel="text", to="+44 (0)7700 900-123", body="Thanks, Alex\n"))
    assert sms(made) == "sms:+447700900123?body=Thanks%2C%20Alex"


# What cannot be handed over


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+44 7700 900123", "+447700900123"),
        ("+44 (0) 7700 900123", "+447700900123"),
        ("(555) 123-4567", "5551234567"),
        ("07700.900.123", "07700900123"),
        ("+49\u00a0170\u202f1234567", "+491701234567"),
        ("", None),
        ("12", None),
        ("+44 7700 900123 ext. 4", None),
        ("+44 7700 900123, +44 7700 900124", None),
        ("+44 7700 900123;phone-context=x", None),
        ("+447700900123?body=x", None),
        ("call Ann", None),
        ("٠١٢٣٤٥٦٧٨٩", None),
        ("++447700900123", None),
        ("1" * 16, None),
    ],
)
def test_a_number_is_one_number(text: str, number: str | None) -> None:
    """Digits, with `+` where it stands; what holds anything else is none (S25)."""
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jane@acme.example", Mailbox("", "jane@acme.example")),
        (" Jane Doe <jane@acme.example> ", Mailbox("Jane Doe", "jane@acme.example")),
        ('"Doe, Jane" <jane@acme.example>', Mailbox("Doe Jane", "jane@acme.example")),
        ("jane+jobs@mail.acme.example", Mailbox("", "jane+jobs@mail.acme.example")),
        ("", None),
        ("jane", None),
        ("jane@acme", None),
        ("jane@@acme.example", None),
        ("jane@acme.example,", None),
        ("jane@acme.example, bob@acme.example", None),
        ("jane@acme.example; bob@acme.example", None),
        ("jane@acme.example bob@acme.example", None),
        ("bob@acme.example <jane@acme.example>", None),
        ("Jane <jane@acme.example>, Bob <bob@acme.example>", None),
        ("Jane <jane@acme.example> <bob@acme.example>", None),
        ("jane@acme.example\nBcc: bob@acme.example", None),
        ("jane@acme.example\r\n", Mailbox("", "jane@acme.example")),
        ("jane.@acme.example", None),
        (".jane@acme.example", None),
        ("ja..ne@acme.example", None),
        ("jane@-acme.example", None),
        ("jane@acme..example", None),
        ("jane@acme.example?bcc=x", None),
        ("mailto:jane@acme.example", None),
        ('"jane doe"@acme.example', None),
        ("jane@[127.0.0.1]", None),
        ("jane\u200b@acme.example", None),
        ("jane\u202e@acme.example", None),
        (f"{'a' * 65}@acme.example", None),
        (f"a@{'b' * 64}.example", None),
        (f"a@{'b.' * 130}example", None),
    ],
)
def test_an_address_is_one_address(text: str, found: Mailbox | None) -> None:
    """One address, with a name or without; two are none (S20, hazard 19)."""
    assert read_mailbox(text) == found


@pytest.mark.parametrize("sign", [*map(chr, range(128)), "..", ".-.", "--"])
def test_an_address_in_ascii_is_one_as_any_other(sign: str) -> None:
    """The pattern for what is ASCII finds what the one for every text finds."""
    of_ascii, of_all = (vars(mailbox)[name] for name in ("_IN_ASCII", "_ADDRESS"))
    for text in (
        "{}@a.bc",
        "{}a@b.cd",
        "a{}b@c.de",
        "a{}@b.cd",
        "a@{}b.cd",
        "a@b{}c.d",
        "a@b.c{}",
    ):
        one, other = (each.fullmatch(text.format(sign)) for each in (of_ascii, of_all))
        assert (one and one.groups()) == (other and other.groups())


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("<abc@mail.example>", ("abc@mail.example",)),
        ("abc@mail.example", ("abc@mail.example",)),
        ("<a@m.example>, <b@m.example>", ("a@m.example", "b@m.example")),
        ("<a@m.example> <b@m.example>", ("a@m.example", "b@m.example")),
        ("<CAF=abc+d_e@mail.gmail.com>", ("CAF=abc+d_e@mail.gmail.com",)),
        ("", ()),
        ("no id", ()),
        ("<a@b>\nBcc: x@y.example", ("a@b", "x@y.example")),
        ("<a@b>\x00", ()),
        ("<a b@c>", ("b@c",)),
        ("<é@c>", ()),
    ],
)
def test_ids_of_messages(text: str, ids: tuple[str, ...]) -> None:
    """A word that is no id is left out; what is left holds no space and no bracket."""
    assert message_ids(text) == ids
    assert all(re.fullmatch(r"[!-;=?-~]+", one) for one in ids)


@pytest.mark.parametrize("channel", ["text", "linkedin", "none", ""])
def test_only_mail_is_a_mail(channel: str) -> None:
    """A text is no mail, and a mail no text: the channel is data (S24)."""
    with pytest.raises(HandOverError, match="no mail") as refused:
        mail_of(item_of(), draft_of(channel=channel), Me())
    assert "--sms" in refused.value.hint or "--text" in refused.value.hint
    with pytest.raises(HandOverError, match="no SMS"):
        text_of(draft_of(channel="email"))


@pytest.mark.parametrize(
    ("channel", "to", "named"),
    [
        ("none", "", False),
        ("none", "+44 7700 900123", False),
        ("linkedin", "https://www.linkedin.com/in/jane", False),
        ("none", "jane@acme.example, bo@acme.example", False),
        ("none", "jane@acme.example", True),
        ("text", "Jane Doe <jane@acme.example>", True),
    ],
)
def test_an_address_in_a_draft_that_is_no_mail(channel: str, to: str, named: bool) -> None:
    """It is refused as ever, and the line that makes it a mail is named (S24)."""
    with pytest.raises(HandOverError, match="no mail") as refused:
        mail_of(item_of(), draft_of(channel=channel, to=to), Me())
    assert ("write `channel: email` in the draft" in refused.value.hint) is named
    assert "or take `--" in refused.value.hint or not named
    with pytest.raises(HandOverError) as other:
        text_of(draft_of(channel="linkedin", to="jane@acme.example"))
    assert "channel: email" not in other.value.hint


def test_nobody_to_send_it_to() -> None:
    """Without one address or number it is refused, with the line of the head."""
    lines = (("to", 6), ("channel", 5))
    for to in ("", "a@b.example, c@d.example", "\x1b[2J"):
        with pytest.raises(HandOverError, match=r"Drafts/x\.md:6: ") as refused:
            mail_of(item_of(), draft_of(to=to, lines=lines), Me())
        assert "\x1b" not in str(refused.value)
        with pytest.raises(HandOverError, match=r"Drafts/x\.md:6: "):
            text_of(draft_of(channel="text", to=to, lines=lines))


HIDDEN = "\x00\x07\x08\x0b\x0c\x1b\x7f\x85\x9b\u2028\u2029\u202a\u202e\u2066\u2069"


@pytest.mark.parametrize("char", HIDDEN, ids=lambda char: f"{ord(char):04x}")
def test_what_nobody_sees_is_refused(char: str) -> None:
    """A message with a control or direction character is not handed over (hazard 19)."""
    with pytest.raises(HandOverError, match=rf"x\.md:16: .*U\+{ord(char):04X}"):
        body_of(draft_of(body=f"Dear Priya,\n\nThank{char} you"))


def test_what_languages_need_is_seen() -> None:
    """Joiners, marks and emoji are part of what people write."""
    for text in ("میخواهم\u200c", "👩\u200d💻", "🏴\U000e0067\U000e007f", "a\tb", "\u200fعربي"):
        assert unseen(text) is None
    with pytest.raises(HandOverError, match="empty"):
        body_of(draft_of(body="\n \n"))


# Where it comes from


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("thread: <abc@mail.example>", ("abc@mail.example",)),
        ('thread: "<abc@mail.example>"', ("abc@mail.example",)),
        ("Message-ID: abc@mail.example", ("abc@mail.example",)),
        ("thread:\n  - <a@m.example>\n  - <b@m.example>", ("a@m.example", "b@m.example")),
        ("thread: [<a@m.example>, <b@m.example>]", ("a@m.example", "b@m.example")),
        ("thread: <a@m.example> <b@m.example>", ("a@m.example", "b@m.example")),
        ("thread: see my inbox", ()),
        ("thread:", ()),
        ("source: x\n---\nthread:: <abc@mail.example>\n", ("abc@mail.example",)),
    ],
)
def test_a_note_holds_the_thread(line: str, ids: tuple[str, ...]) -> None:
    """The key `thread` of an interview note, in the front matter or as an inline field."""
    end = "" if "\n---\n" in line else "\n---\n"
    head = "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
    text = f"{head}{line}{end}\n## Jane Doe\n- a\n"
    parsed_note = parse_note(text, "a.md", Settings(), ZoneInfo("UTC"))
    assert parsed_note.interview is not None
    assert parsed_note.interview.thread == ids
    assert "VS117" not in [one.code for one in parsed_note.findings]


def test_ones_own_address() -> None:
    """`[me] email` is one address; anything else is an error with its place."""
    found = read_settings('[me]\nname = "Alex"\nemail = " alex@doe.example "\n')
    assert found.settings.me.email == "alex@doe.example"
    assert not found.findings
    assert not read_settings('[me]\nemail = ""\n').settings.me.email
    for wrong in ("alex", "Alex <alex@doe.example>", "a@b.example, c@d.example"):
        with pytest.raises(ConfigError, match=r"vaultsync\.toml:2:1: .*`me\.email`"):
            read_settings(f'[me]\nemail = "{wrong}"\n')
