"""Templates of messages: those that come along, and the person's own."""

import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Cli, run_script
from tests.vaults import (
    CONFIG,
    DUE,
    NORTHWIND,
    NOTES,
    PRIYA_DRAFT,
    contents,
    state,
    sync_here,
)
from tests.written import Case, body_of, head_of
from vaultsync.diagnostics import Finding
from vaultsync.owed import Channel, Kind
from vaultsync.parse.template import (
    CHANNELS,
    EACH,
    KINDS,
    PLACEHOLDERS,
    TOKEN,
    read_template,
    read_templates,
)
from vaultsync.render.template import fill, fill_line
from vaultsync.snapshot import Document
from vaultsync.templates import shipped

MakeVault = Callable[..., Path]
FOLDER = "Follow-ups/Templates"
DOCS = Path(__file__).parent.parent / "docs" / "templates.md"
OWN = "Subject: Merci: $about\n\nBonjour $greeting,\n\n[$point]\n\nÀ bientôt,\n$signature\n"
ALL = [(kind, channel) for kind in KINDS for channel in ("", "text", "forward", "linkedin")]


def own(**files: str) -> tuple[Document, ...]:
    """Give templates by file name."""
    return tuple(Document.of(f"{FOLDER}/{name}", text) for name, text in files.items())


def wrong(text: str, name: str = "thank-you.md") -> list[Finding]:
    """Give the findings about a template."""
    return list(read_templates(own(**{name: text})).findings)


# Those that come along


@pytest.mark.parametrize(("kind", "channel"), ALL)
def test_what_comes_along_is_in_order(kind: Kind, channel: str) -> None:
    """Each kind has a template for each channel, without a finding about it."""
    text = shipped(kind.value, channel)
    name = f"{kind.value}{'.' if channel else ''}{channel}.txt"
    assert wrong(text, name) == []
    assert (read_template(text).subject is None) is (channel in {"text", "linkedin"})
    assert text.isascii()
    assert "!" not in text


def test_every_placeholder_is_used_or_explained() -> None:
    """What a template may hold stands in a shipped one or in the documentation."""
    text = DOCS.read_text("utf-8")
    assert [name for name in PLACEHOLDERS if f"`${name}`" not in text] == []
    assert set(re.findall(r"`\$(\w+)`", text)) <= {*PLACEHOLDERS, "nmae"}


def test_no_template_is_read_without_a_draft_to_write(make_vault: MakeVault) -> None:
    """Start-up pays nothing: `check` loads neither templates nor what reads them."""
    vault = make_vault(NOTES, CONFIG)
    script = (
        "import sys\n"
        "from vaultsync.cli.main import cli\n"
        f"ran = ['check', '--exit-zero', '--vault', {str(vault)!r}]\n"
        "cli.main(ran, standalone_mode=False)\n"
        "read = sys.modules.get('vaultsync.templates')\n"
        "print(read.shipped.cache_info().misses if read else 0)\n"
        "print('vaultsync.parse.template' in sys.modules)\n"
    )
    assert run_script(script).stdout.splitlines()[-2:] == ["0", "False"]


# Filling in


VALUES = {"name": "Ann", "role": "", "date": "5 March", "signature": "Ann\n+44"}
FILLED = {
    "Dear $name,": "Dear Ann,",
    "${name}s": "Anns",
    "a $role role": "a role",
    "a role, $role.": "a role.",
    "$role is it": "is it",
    "costs $$5": "costs $5",
    "[About: $role] More.": " More.",
    "One. [About: $role] Two.": "One. Two.",
    "[About: $name] Two.": "[About: Ann] Two.",
    "$role": "",
    "$role $role": "",
    "$role\n$name": "Ann",
    "$signature": "Ann\n+44",
}


@pytest.mark.parametrize("line", FILLED)
def test_what_is_filled_in(line: str) -> None:
    """What has nothing to say leaves no gap behind."""
    assert fill(line, VALUES, {}).removesuffix("\n") == FILLED[line].strip()


def test_a_paragraph_for_each() -> None:
    """A paragraph with `$point` stands once for each point, or goes."""
    text = "Hello\n\n[On $point]\n\n[Sorry: $concern]\n\n$role\n\nBye"
    filled = fill(text, VALUES, {"point": ("a $name", "b")})
    assert filled == "Hello\n\n[On a $name]\n\n[On b]\n\nBye\n"


@given(st.text("$ab{} ,.\n[]", max_size=40), st.text("$ab{}", max_size=10))
def test_filling_in_is_what_string_template_does(text: str, value: str) -> None:
    """Where every placeholder is known and says something, as `string.Template` (S22)."""
    values = {"a": f"x{value}", "b": "y", "ab": "z", "ba": "w"}
    names = {found["plain"] or found["braced"] for found in TOKEN.finditer(text)}
    for line in text.split("\n"):
        if names - {None} <= values.keys() and "$$" not in line:
            wanted = string.Template(line).safe_substitute(values)
            assert fill_line(line, values).strip() == wanted.strip()


# The person's own


def test_an_own_template_writes_the_draft() -> None:
    """Subject and text come from it; the points are asked for as it says."""
    draft = Case(templates=(("thank-you.md", OWN),)).draft()
    assert head_of(draft, "subject") == "Merci: Senior Data Engineer at Northwind Analytics"
    assert body_of(draft).startswith("Bonjour Priya Raman,\n\n[moving 140 Airflow DAGs")
    assert body_of(draft).endswith("À bientôt,\nAlex Doe\n+44 7700 900456\n")


def marked(*names: str) -> tuple[tuple[str, str], ...]:
    """Give templates that say their own name."""
    return tuple((name, f"Template {name}\n") for name in names)


CHOICE = [
    (Channel.EMAIL, "en", ("thank-you.md",), "thank-you.md"),
    (Channel.EMAIL, "en", ("thank-you.txt",), "thank-you.txt"),
    (Channel.EMAIL, "en", ("Thank-You.EMAIL.md",), "Thank-You.EMAIL.md"),
    (Channel.EMAIL, "en", ("thank-you.md", "thank-you.email.md"), "thank-you.email.md"),
    (Channel.EMAIL, "en", ("thank-you.md", "thank-you.en.md"), "thank-you.en.md"),
    (Channel.EMAIL, "de", ("thank-you.email.md", "thank-you.de.md"), "thank-you.de.md"),
    (
        Channel.EMAIL,
        "de",
        ("thank-you.email.de.md", "thank-you.de.md"),
        "thank-you.email.de.md",
    ),
    (Channel.EMAIL, "de-at", ("thank-you.de.md",), "thank-you.de.md"),
    (Channel.EMAIL, "de", ("thank-you.fr.md",), ""),
    (Channel.EMAIL, "en", ("thank-you.text.md", "follow-up.md"), ""),
    (Channel.NONE, "en", ("thank-you.email.md",), "thank-you.email.md"),
    (Channel.TEXT, "en", ("thank-you.md",), ""),
    (Channel.TEXT, "en", ("thank-you.text.md",), "thank-you.text.md"),
    (Channel.LINKEDIN, "en", ("thank-you.linkedin.md",), "thank-you.linkedin.md"),
    (Channel.FORWARD, "en", ("thank-you.forward.md",), "thank-you.forward.md"),
]


@pytest.mark.parametrize(("channel", "language", "names", "taken"), CHOICE)
def test_which_template_is_taken(
    channel: Channel, language: str, names: tuple[str, ...], taken: str
) -> None:
    """The most exact one by language, then channel; a letter is none for a text."""
    draft = Case(channel=channel, head=f"language: {language}", templates=marked(*names))
    said = body_of(draft.draft())
    assert (f"Template {taken}\n" in said) if taken else ("Template" not in said)


def test_a_letter_inside_a_letter_is_the_person_s_own() -> None:
    """What is passed on is the own letter, in the coordinator's message of vaultsync."""
    body = body_of(Case(channel=Channel.FORWARD, templates=marked("thank-you.md")).draft())
    assert body.startswith("Dear Dana Whitfield,")
    assert body.endswith("Message for Priya Raman:\n\nTemplate thank-you.md\n")


@pytest.mark.parametrize("language", ["Python", "English", "de_DE", "[a, b]", ""])
def test_a_language_that_is_none_is_the_person_s_own_key(language: str) -> None:
    """`language: Python` says something else, and nobody complains."""
    case = Case(head=f"language: {language}", templates=marked("thank-you.de.md"))
    assert "Dear Priya Raman" in case.draft()
    assert not case.outcome().findings


def test_properties_of_a_template_are_no_message() -> None:
    """Obsidian adds front matter; what stands there goes nowhere."""
    body = body_of(Case(templates=(("thank-you.md", f"---\ntags: [x]\n---\n{OWN}"),)).draft())
    assert body.startswith("Bonjour Priya")


WRONG = [
    ("Dear $nmae,", 1, 6, "`$nmae`", "`$name`"),
    ("Subject: $about\n\nDear $name,\n\n  ${rol} x", 5, 3, "`${rol}`", "`$role`"),
    ("---\na: 1\n---\nDear $xyzzy,", 4, 6, "`$xyzzy`", "known are $about"),
    ("\ufeffDear $Name", 1, 6, "`$Name`", "`$name`"),
    ("one\r\ntwo $nmae", 2, 5, "`$nmae`", "`$name`"),
    ("costs $5", 1, 7, "a single `$`", "`$$`"),
    ("costs 5 $", 1, 9, "a single `$`", "`$$`"),
    ("${na me}", 1, 1, "a single `$`", "`$$`"),
    ("[$point]\n[$concern]", 2, 2, "`$concern`", "empty line"),
    ("", 1, 1, "empty", "delete it"),
    ("---\na: 1\n---\n\n", 1, 1, "empty", "delete it"),
]


@pytest.mark.parametrize(("text", "line", "column", "says", "fix"), WRONG)
def test_a_wrong_template_is_told(
    text: str, line: int, column: int, says: str, fix: str
) -> None:
    """VS503 with line, column, what was read and what was meant; ours is used, all of it."""
    (found,) = wrong(text)
    assert (found.code, found.line, found.column) == ("VS503", line, column)
    assert says in found.message
    assert fix in found.help
    assert Case(templates=(("thank-you.md", text),)).draft() == Case().draft()


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("thankyou.md", "`thank-you.md`"),
        ("follow-up.emial.md", "`follow-up.email.md`"),
        ("README.md", "names are kind"),
        ("thank-you.docx", "`thank-you.md`"),
        ("thank-you.email.german.md", "names are kind"),
        ("reflect.md", "names are kind"),
        ("follow-up.sms.md", "did you mean `follow-up.text.md`?"),
        ("thank-you.email.xx.md", "a language is its code"),
        ("thank-you.xyz.md", "a language is its code"),
    ],
)
def test_a_name_that_is_none(name: str, fix: str) -> None:
    """VS503 says which names a template can have; the file is left alone."""
    (found,) = wrong(OWN, name)
    assert found.code == "VS503"
    assert name in found.message
    assert fix in found.help


def test_two_templates_of_one_name() -> None:
    """`.md` goes before `.txt`, and the other one is told."""
    read = read_templates(own(**{"thank-you.txt": "t", "thank-you.md": "m"}))
    assert [(one.path, one.code) for one in read.findings] == [
        (f"{FOLDER}/thank-you.txt", "VS503")
    ]
    found = read.find(Kind.THANK_YOU, Channel.EMAIL, "en")
    assert found is not None
    assert found.body == "m\n"


@given(st.text(max_size=200), st.sampled_from([one.value for one in CHANNELS]))
def test_reading_templates_never_raises(text: str, channel: str) -> None:
    """Whatever lies there is a template or a finding, and a draft comes of it."""
    name = f"thank-you.{channel}.md"
    read = read_templates(own(**{name: text}))
    assert bool(read.by_slot) is not bool(read.findings)
    draft = Case(channel=Channel(channel), templates=((name, text),)).draft()
    assert draft.startswith("---\ntype: follow-up-draft\n")


@given(st.text("abc $", max_size=30), st.sampled_from(EACH))
def test_no_other_mistake_is_told_than_the_planted_one(text: str, each: str) -> None:
    """A good template stays good around a wrong placeholder, which is found where it stands."""
    good = text.replace("$", "$$")
    assert wrong(f"{good}x") == []
    (found,) = wrong(f"{good}\n\n[${each}] $wrongg")
    assert (found.line, found.source[found.column - 1 :]) == (3, "$wrongg")


# In a vault


def test_own_templates_change_untouched_drafts_only(make_vault: MakeVault) -> None:
    """A new template writes what nobody touched; what a person touched stays, byte for byte."""
    root = make_vault(NOTES, CONFIG)
    sync_here(root)
    marcus = PRIYA_DRAFT.replace("Priya Raman", "Marcus Lee")
    kumo = "Follow-ups/Drafts/2026-03-04 Kumo Robotics, Aiko Tanaka, thank-you.md"
    with (root / kumo).open("a", encoding="utf-8") as file:
        file.write("P.S. mine\n")
    before = contents(root)
    (root / FOLDER).mkdir()
    (root / FOLDER / "thank-you.md").write_text(OWN, "utf-8")
    assert sync_here(root).failures == ()
    after = contents(root)
    assert b"Bonjour Priya Raman" in after[PRIYA_DRAFT]
    assert {path for path in before if before[path] != after[path]} == {PRIYA_DRAFT, DUE}
    assert after[marcus] == before[marcus]  # a text is no letter
    there = state(root)
    sync_here(root)
    assert state(root) == there


@pytest.mark.parametrize("name", ["thank-you.md", "panel.md"])
def test_a_template_is_no_interview(make_vault: MakeVault, name: str) -> None:
    """What lies in the folder of templates is no note, whatever it says of itself."""
    root = make_vault(NOTES | {f"{FOLDER}/{name}": NOTES[NORTHWIND]}, CONFIG)
    report = sync_here(root)
    assert not [one for one in report.outcome.interviews if one.path.startswith(FOLDER)]
    assert {one.code for one in report.findings if one.path.startswith(FOLDER)} == (
        {"VS503"} if name == "panel.md" else set()
    )


def test_another_folder_can_hold_them(make_vault: MakeVault) -> None:
    """`outputs.templates` names it; the usual one is then a folder like any other."""
    config = f'{CONFIG}\n[outputs]\ntemplates = "My letters"\n'
    root = make_vault(NOTES | {"My letters/thank-you.txt": OWN}, config)
    sync_here(root)
    assert b"Bonjour" in contents(root)[PRIYA_DRAFT]


def test_what_cannot_be_read_is_told(make_vault: MakeVault) -> None:
    """VS503 for bytes that are no text and for links; the draft is written all the same."""
    root = make_vault(NOTES, CONFIG)
    (root / FOLDER).mkdir(parents=True)
    (root / FOLDER / "thank-you.md").write_bytes(b"Gr\xfc\xdfe")
    (root / FOLDER / "follow-up.md").symlink_to(root / "vaultsync.toml")
    found = [one for one in sync_here(root).findings if one.path.startswith(FOLDER)]
    assert sorted((one.path, one.code) for one in found) == [
        (f"{FOLDER}/follow-up.md", "VS503"),
        (f"{FOLDER}/thank-you.md", "VS503"),
    ]
    assert b"Dear Priya Raman" in contents(root)[PRIYA_DRAFT]


def test_what_is_left_alone_in_the_folder(make_vault: MakeVault) -> None:
    """Hidden files and folders in there are not looked at; a conflict copy is told (VS008)."""
    names = (".DS_Store", "old/thank-you.md", "thank-you.sync-conflict-1.txt", "x/y/z.md")
    root = make_vault(NOTES | {f"{FOLDER}/{name}": OWN for name in names}, CONFIG)
    found = [one for one in sync_here(root).findings if one.path.startswith(FOLDER)]
    assert [(one.path, one.code) for one in found] == [(f"{FOLDER}/{names[2]}", "VS008")]


def test_templates_of_messages_inside_obsidian_s_own(make_vault: MakeVault) -> None:
    """A folder that Obsidian uses for templates, too, is still read for messages."""
    obsidian = {".obsidian/templates.json": f'{{"folder": "{FOLDER}"}}'}
    root = make_vault(NOTES | obsidian | {f"{FOLDER}/thank-you.md": OWN}, CONFIG)
    sync_here(root)
    assert b"Bonjour" in contents(root)[PRIYA_DRAFT]


def test_the_folder_of_the_drafts_holds_drafts(make_vault: MakeVault) -> None:
    """Named as the folder of the drafts, it is that: no draft is taken for a template."""
    config = f'{CONFIG}\n[outputs]\ntemplates = "Follow-ups/drafts"\n'
    root = make_vault(NOTES, config)
    sync_here(root)
    report = sync_here(root)
    assert report.changes == ()
    assert not [one for one in report.findings if one.code == "VS503"]


def test_a_wrong_placeholder_on_the_command_line(make_vault: MakeVault, cli: Cli) -> None:
    """`check` shows the line with a caret, and says which placeholder was meant."""
    root = make_vault(NOTES | {f"{FOLDER}/thank-you.md": "Dear $nmae,\n"}, CONFIG)
    said = cli("check", vault=root).stdout
    assert f"{FOLDER}/thank-you.md:1:6: warning: unknown placeholder `$nmae`" in said
    assert "^^^^^" in said
    assert "did you mean `$name`?" in said
