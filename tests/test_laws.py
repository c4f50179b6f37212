"""Laws: what holds for every text, every vault and every value, tried on generated ones.

`LAWS=full` tries ten times as many; with `HYPOTHESIS_PROFILE=explore` they are new ones.
"""

import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from vaultsync import CONFIG_NAME
from vaultsync.calendar import AsOf
from vaultsync.changes import Create, Move, Replace
from vaultsync.edit.insert import insert_touch
from vaultsync.edit.lines import LineChange
from vaultsync.errors import ConfigError
from vaultsync.model import TouchState
from vaultsync.owed import State
from vaultsync.parse.body.tokens import tokens_of
from vaultsync.parse.config import KNOWN, read_settings
from vaultsync.parse.due_note import BEGIN, END, read_marks, split_due_note
from vaultsync.parse.front.front_matter import locate, read_yaml
from vaultsync.parse.front.plain_yaml import read_plain
from vaultsync.parse.interview import parse_note
from vaultsync.parse.lines import split_lines
from vaultsync.pipeline import Outcome, build
from vaultsync.plan import Plan, plan_outputs
from vaultsync.render import escape
from vaultsync.settings import Me, Settings
from vaultsync.snapshot import Document, Snapshot, Surroundings

LONDON = ZoneInfo("Europe/London")
PLAIN = Settings(me=Me(name="Alex Doe"))
NOW = AsOf(instant=datetime.fromisoformat("2026-03-12T09:00+00:00"), zone=LONDON)


FULL = os.environ.get("LAWS") == "full"
LEFT_OUT = 1 if FULL else 5
"""Each line, or each fifth, of a real note is left out once."""


def law(examples: int) -> settings:
    """Give the settings of a law: no time limit per example, nothing kept on disk."""
    return settings(
        max_examples=examples * (10 if FULL else 1),
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow],
    )


# What texts are made of

SIGN_WORDS = (
    "<% x %> {{ {{{ }} :: ::: :::: %% %%% == === ~~ [[ ]] [a](b) ] [ ( ) \\ \\\\ ` ``` * ** _ "
    "# | || < > <b> <!-- --> $ $$ ^ ~ & 📅 ⏳ ✅ ❌ 🆔 🔁 ⏰ 2026-03-06 2026-02-30 - -- --- "
    ". .. / : ; ? \" ' CON con. NUL.md COM1 LPT¹ aux 佐藤 é e\u0301 ß ﬁ 😀 👩‍💻 Å "
    "thank-you reply to from Jane Doe"
)
SIGNS = ["", *SIGN_WORDS.split()]
MARKS = ["⏳ 2026-03-20", "✅ 2026-03-06", "🆔 vs-aaaaaaaa", "`$= dv.io`", "[id:: vs-aaaaaaaa]"]
HIDDEN = [
    *"\x00\x07\x08\t\n\x0b\x0c\r\x1b\x7f\x80\x85\x9b\xa0\xad",
    *"\u200b\u200c\u200d\u200e\u2028\u2029\u202e\u2066\u3000\ufe0f\ufeff\ufffe\uffff",
    "\x1b[2J",
    "\x1b]52;c;aGk=\x07",
    "\U000e0041",
    "\U0010ffff",
]
words = st.sampled_from(SIGNS)
odd = st.sampled_from(SIGNS + HIDDEN + MARKS)
strange = st.lists(odd | st.text(max_size=4), max_size=8).map("".join)
tame = st.lists(
    st.sampled_from(["ab", "yz", "AZ", "é", "佐", "09", "'", ".", ","]), min_size=1, max_size=6
).map(lambda parts: "N" + "".join(parts))
names = st.sampled_from(["Jane Doe", "Jane", "jane doe", "Marcus Lee", "佐藤 健一"]) | strange

NOTE_LINES = """\
---
...
type: interview
type: book
tags: [interview]
company: Acme
company: "[[Acme]]"
employer: Globex
date: 2026-03-05
date: soon
date: 9999-12-31
date: 0001-01-01
time: 23:30
end: 01:30
duration: 75 min
timezone: Asia/Tokyo
timezone: ../../etc/passwd
status: rejected
status: ???
they_reply_by: 2026-03-20
interviewers: [Jane Doe, Marcus Lee]
interviewers:
  - name: Jane Doe
recruiter: Dana <d@x.example>
x: &a [*a]
<<: {a: 1}
x: [[[[
? [a]
: b
# A title
## Jane Doe
## Jane Doe (Lead)
## Interviewers
### Marcus Lee
## Follow-up log
### Concerns
- a point
    - concern: nested
- **promised:** a thing
- [x] Thank-you by email ✅ 2026-03-06
- [-] Follow-up ❌ 2026-03-10
- [ ] Follow-up ⏳ 2026-03-20
- 2026-03-10 reply: still on track
- 2026-02-30 reply
| 2026-03-06 | Jane Doe | thank-you |
|---|---|---|
email:: j@x.example
phone:: +44 7700 900123
text_ok:: yes
channel:: text
```
~~~
%%
<!--
-->
> quoted
{{date}}
<% x %>
<<<<<<< HEAD
=======
>>>>>>> other
"""
LINES = NOTE_LINES.split("\n")
NOTED = """\
- a point
- another, (with brackets) and [[a link]]
    - concern: nested
- **promised:** a thing
email:: j@x.example
phone:: +44 7700 900123
text_ok:: yes
channel:: text
- [x] Thank-you by email ✅ 2026-03-06
""".splitlines()
LOGGED = """\
- [x] Follow-up ✅ 2026-03-06
- [-] Follow-up ❌ 2026-03-10
- [ ] Follow-up ⏳ 2026-03-20
- 2026-03-10 reply: still on track
- 2026-03-11 thank-you to Jane
- [x] Status check ✅ 2026-03-11
- 2026-03-09 called
""".splitlines()
OPEN = [
    "```",
    "~~~",
    "%%",
    "<!--",
    "> quoted",
    "- [ ] open",
    "### Concerns",
    "1. a",
    "\t- a",
    "***",
]
bodies = st.lists(st.sampled_from(LINES) | strange, max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)


# Parsing


@law(150)
@given(text=st.text() | st.binary().map(lambda data: data.decode("utf-8", "replace")) | bodies)
@example(text="\ufeff---\ntype: interview\n---")
@example(text="---\n---")
def test_parsing_never_raises(text: str) -> None:
    """Whatever a file holds, the answer is facts and findings in the file's own lines."""
    parsed = parse_note(text, "n.md", PLAIN, LONDON)
    count = len(split_lines(text))
    assert all(1 <= one.line <= count and one.column >= 1 for one in parsed.findings)
    assert all(one.path == "n.md" and "\n" not in one.message for one in parsed.findings)


@law(150)
@given(
    key=st.sampled_from(["type: interview", "Type: [note, Interview]", "tags: '#interview'"]),
    body=bodies | st.text(),
)
def test_an_interview_note_is_never_passed_over(key: str, body: str) -> None:
    """What starts as an interview note gives an interview or a finding."""
    parsed = parse_note(f"---\n{key}\n{body}", "n.md", PLAIN, LONDON)
    assert parsed.interview is not None or parsed.findings


STRUCTURED = [
    *LINES,
    *(
        "| a | b |",
        "|---|---|",
        "a",
        "-",
        "- ",
        "=",
        "===",
        "--- ",
        "\t-",
        ">",
        "> - a",
        "* * *",
    ),
    *(
        "[a]: b",
        "<div>",
        "</div>",
        "<b>",
        "    code",
        "\tcode",
        "__ _",
        "1) a",
        "2) b",
        "1. a",
        "2. b",
        "  3. c",
        "%% a",
        "a %%",
    ),
]


NOTES = sorted(
    one
    for one in (Path(__file__).parent / "cases" / "notes").rglob("*.md")
    if one.stat().st_size < 20_000
)
KEPT = re.compile(
    r"inline|(?:blockquote|list_item|(?:bullet|ordered)_list|heading|tr)_(?:open|close)|table_open"
)
PLACED = {"inline", "table_open", "tr_open"}
"""Tokens whose place is looked at."""


def seen(tokens: Sequence[Token]) -> list[tuple[object, ...]]:
    """Give what the reader looks at."""
    return [
        (one.type, one.tag, one.nesting, one.content.strip(), place)
        for one in tokens
        if KEPT.fullmatch(one.type)
        for place in [one.map if one.type in PLACED else None]
    ]


@law(400)
@given(
    body=st.lists(st.sampled_from(STRUCTURED) | strange, max_size=20).map("\n".join)
    | st.lists(st.sampled_from(NOTE_LINES), max_size=20).map("\n".join)
    | st.text(alphabet="-=_*#>|`~<[]: \t\nab1.)")
)
def test_the_parser_finds_what_the_library_finds(body: str) -> None:
    """What is found without asking every rule is what markdown-it-py finds by itself."""
    body = body.replace("%", "x")
    library = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    tokens = library.block.parse(body, library, {}, []) or []
    assert seen(tokens_of(body)) == seen(tokens)


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.stem)
def test_real_notes_have_the_blocks_that_the_library_finds(note: Path) -> None:
    """The same for every note of the cases, whole and with a line left out."""
    body = (
        note.read_bytes().decode().replace("%", "x").replace("\r\n", "\n").replace("\r", "\n")
    )
    lines = body.split("\n")
    library = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    for left_out in (-1, *range(len(body) % LEFT_OUT, min(len(lines), 120), LEFT_OUT)):
        text = "\n".join(line for n, line in enumerate(lines) if n != left_out)
        tokens = library.block.parse(text, library, {}, []) or []
        assert seen(tokens_of(text)) == seen(tokens)


YAML_BITS = st.sampled_from(
    [
        "a", "b c", "key", "- ", "-", ": ", ":", "[", "]", ", ", ",", '"', "'", "#", " #", " ",
        "  ", "\n", "\n", "\n", "ä", "?", "!", "&", "*", ">", "%", "@", "{", "}", "~", "<<",
        "10:30", "2026-01-02", "http://x", "\\", "(", "Ø", "一", "𐍈", "---", "...", "\n- ",
        "\n  - ", "a: ", "b: x\n", "l: [", "k:\n", "–", "’", "½", "²", "`", ";", "/", "_",
    ]
)  # fmt: skip


@law(1000)
@given(text=st.lists(YAML_BITS, max_size=14).map("".join))
@example(text='a: b "c" d (e)\nkey:\n- 10:30\n\nl: [a, "b c" ]\nk:\n')
@example(text="k:\n  - a\n - b\n")
@example(text="a: x\n  y\n")
@example(text="a: b #c\n")
@example(text="a: b: c\n")
@example(text="a: [b: c]\n")
@example(text="a: b:\n")
def test_plain_front_matter_is_read_as_the_library_reads_it(text: str) -> None:
    """What is read without PyYAML is what PyYAML gives, every place included."""
    plain = read_plain(text)
    assert plain is None or plain == read_yaml(text)


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.stem)
def test_real_front_matter_is_read_as_the_library_reads_it(note: Path) -> None:
    """The same for every note of the cases, and with each character left out once."""
    text = note.read_bytes().decode().replace("\r\n", "\n").replace("\r", "\n")
    region = locate(text.removeprefix("\ufeff"))
    head = text.removeprefix("\ufeff")[region.start : region.end] if region else ""
    for left_out in range(-1, min(len(head), 400)):
        one = head[:left_out] + head[left_out + 1 :] if left_out >= 0 else head
        plain = read_plain(one)
        assert plain is None or plain == read_yaml(one)


ACCENTED = (
    "## José Ángel — Überleitung",
    "- déjà vu, naïve: Ünïcödé",
    "- **concern:** größer",
    "- [x] Thank-you to Zoë ✅ 2026-03-06",
    "## Zoë Ñandú",
    "émail:: zoë@x.example",
    "- 2026-03-10 reply from José: bientôt",
    "## 각 힣",
)


@law(80)
@given(
    body=st.lists(st.sampled_from([*ACCENTED, *LINES]) | strange, max_size=15).map("\n".join),
    company=st.sampled_from(["Société Générale", "Ångström", "Acme"]),
)
def test_the_unicode_form_changes_no_fact(body: str, company: str) -> None:
    """A note in decomposed form (NFD) says what the composed one says, in the same lines."""
    head = f"type: interview\ncompany: {company}\ndate: 2026-03-05\nstatus: wäiting"
    text = f"---\n{head}\n---\n{body}"
    one, other = (
        parse_note(normalize(form, text), "n.md", PLAIN, LONDON) for form in ("NFC", "NFD")
    )
    assert one.interview == other.interview
    told = [[(f.code, f.line, f.message) for f in parsed.findings] for parsed in (one, other)]
    assert told[0] == told[1]


@law(150)
@given(
    body=st.lists(st.sampled_from([*ACCENTED, *LINES]), max_size=20).map("\n".join),
    key=st.sampled_from(["status: wating", "time: 25:00", "date: 05/03/2026"]),
)
def test_places_point_at_what_they_speak_of(body: str, key: str) -> None:
    """A finding lies in its line and marks what its message repeats; facts know their lines."""
    text = f"---\ntype: interview\ncompany: Acme\n{key}\n---\n{body}"
    parsed = parse_note(text, "n.md", PLAIN, LONDON)
    lines = split_lines(text)
    for one in parsed.findings:
        line = lines[one.line - 1]
        assert one.source in {"", line}
        assert one.column - 1 + one.length <= max(len(line), one.column)
        marked = line[one.column - 1 : one.column - 1 + one.length]
        if one.code in {"VS101", "VS106", "VS113", "VS117", "VS209", "VS301"}:
            assert " ".join(marked.split()) in one.message
    if parsed.interview:
        plain = [normalize("NFC", line) for line in lines]
        for person in parsed.interview.people:
            # an underlined heading may have several lines
            assert person.name.split()[0] in "\n".join(plain[person.line - 1 :])
            for point in (*person.points, *person.concerns, *person.promises):
                assert point.text.split()[0] in plain[point.line - 1]


@law(60)
@given(body=bodies)
def test_line_ends_change_nothing(body: str) -> None:
    """The same lines, ended by LF, CRLF or CR, with or without BOM, say the same."""
    lines = split_lines(f"---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n{body}")
    one, *others = (
        parse_note(start + end.join(lines), "n.md", PLAIN, LONDON)
        for start in ("", "\ufeff")
        for end in ("\n", "\r\n", "\r")
    )
    assert all(other == one for other in others)


@law(150)
@given(
    text=st.text()
    | st.lists(
        st.builds(
            lambda key, value: f"{key} = {value}",
            st.sampled_from([*KNOWN, "me", "notes", "strategy", "x", "findings"]) | st.text(),
            st.sampled_from(
                [
                    *("1", "3", "-1", "true", '"x"', '""', "[]", '["a"]', "[1]", "{}", "1.5"),
                    *("2026-02-30", "nan", "'24h'", "{a = 1}", "1979-05-27T07:32:00Z"),
                ]
            ),
        )
        | st.sampled_from(["[me]", "[notes]", "[outputs]", "[strategy]", "[[me]]", "[x"]),
        max_size=6,
    ).map("\n".join)
)
@example(text="a = " + "[" * 5_000)
@example(text="[strategy]\ngap_bd = " + "9" * 4_000)
@example(text="x = " + "1" * 5_000)
def test_reading_a_configuration_raises_only_its_own_error(text: str) -> None:
    """Any text is settings with findings, or a ConfigError that names the file."""
    read, told = None, ""
    try:
        read = read_settings(text)
    except ConfigError as error:
        told = str(error)
    if read is None:
        assert re.match(rf"{re.escape(CONFIG_NAME)}(:\d+:\d+)?: ", told)
        return
    count = len(split_lines(text))
    assert all(1 <= one.line <= count and one.help for one in read.findings)


# Vaults


def quoted(text: str) -> str:
    """Write a text as a double-quoted YAML scalar in which everything is allowed."""
    return (
        '"'
        + "".join(c if c.isalnum() and ord(c) < 0xFFFE else f"\\U{ord(c):08x}" for c in text)
        + '"'
    )


@st.composite
def interview_notes(draw: st.DrawFn, name: st.SearchStrategy[str], lines_of: list[str]) -> str:
    """Make an interview note with these kinds of names and lines."""
    keys = {"type": "interview", "date": draw(st.sampled_from(
        ["2026-03-05", "2026-03-05", "2026-03-10", "2026-03-11", "2026-03-16", "soon", ""]
    ))}  # fmt: skip
    maybe = st.booleans()
    keys["company"] = quoted(draw(st.sampled_from(["Acme", "acme", ""]) | name))
    if draw(maybe):
        keys["role"] = quoted(draw(st.sampled_from(["Tester", "Lead"]) | name))
    if draw(maybe):
        keys["stage"] = quoted(draw(st.sampled_from(["Panel", "First"]) | name))
    if draw(maybe):
        keys["time"] = draw(st.sampled_from(["'09:00'", "'14:30–15:15'", "'23:30'"]))
    if draw(maybe):
        keys["recruiter"] = quoted(draw(name))
    if draw(maybe):
        keys["they_reply_by"] = "2026-03-13"
    if draw(st.integers(0, 5)) == 0:
        keys["status"] = draw(st.sampled_from(["replied", "scheduled", "rejected"]))
    lines = ["---", *(f"{key}: {value}" for key, value in keys.items()), "---"]
    for person in draw(st.lists(name, max_size=3)):
        lines.append("## " + " ".join(person.split()))
        lines += draw(st.lists(st.sampled_from(lines_of), max_size=4))
        if draw(maybe):
            lines.append("- " + " ".join(draw(name).split()))
    if draw(maybe):
        lines += [
            "## Follow-up log",
            *draw(st.lists(st.sampled_from(LOGGED), max_size=3)),
        ]
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    start = draw(st.sampled_from(["", "", "\ufeff"]))
    return start + end.join(lines) + draw(st.sampled_from([end, ""]))


def vaults(
    name: st.SearchStrategy[str] = names, lines: list[str] | None = None
) -> st.SearchStrategy[tuple[str, ...]]:
    """Make the texts of some notes."""
    made = interview_notes(name, lines or [*NOTED, *LOGGED, *OPEN])
    return st.lists(made, min_size=1, max_size=4).map(tuple)


around = st.sampled_from(
    [
        Surroundings(),
        Surroundings(obsidian=True),
        Surroundings(obsidian=True, markdown_links=True, global_filter="#task"),
        Surroundings(obsidian=True, tasks_format="dataview"),
    ]
)


def snapshot(texts: tuple[str, ...], paths: tuple[str, ...] = ()) -> Snapshot:
    """Make a vault of texts, under these paths or numbered ones."""
    known = paths or tuple(f"Interviews/{n}.md" for n in range(len(texts)))
    return Snapshot(
        notes=tuple(Document.of(path, text) for path, text in zip(known, texts, strict=True))
    )


def states(outcome: Outcome) -> list[tuple[str, State, str, date]]:
    """Give what was computed, without its order."""
    return sorted(
        ((item.id, item.state, item.person.name, item.due) for item in outcome.follow_ups),
        key=repr,
    )


@law(60)
@given(texts=vaults(), data=st.data())
def test_the_order_of_notes_changes_nothing(
    texts: tuple[str, ...], data: st.DataObject
) -> None:
    """Notes come in any order: follow-ups, states and findings stay as they are."""
    first = snapshot(texts)
    shuffled = tuple(data.draw(st.permutations(first.notes)))
    one, two = (build(s, PLAIN, NOW) for s in (first, replace(first, notes=shuffled)))
    assert one.follow_ups == two.follow_ups
    assert one.findings == two.findings
    assert one.interviews == two.interviews


@law(50)
@given(texts=vaults(), data=st.data())
def test_ids_are_unique_and_do_not_depend_on_paths(
    texts: tuple[str, ...], data: st.DataObject
) -> None:
    """Each follow-up has its own ID, and renaming notes changes none of them."""
    outcome = build(snapshot(texts), PLAIN, NOW)
    ids = [item.id for item in outcome.follow_ups]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"vs-[a-z0-9]{8}", ident) for ident in ids)
    paths = tuple(data.draw(st.permutations([f"{n}/x.md" for n in range(len(texts))])))
    assert states(build(snapshot(texts, paths), PLAIN, NOW)) == states(outcome)


def one_note(person: str) -> str:
    """Make the note of one of several conversations on one day."""
    return (
        "---\ntype: interview\ncompany: Acme\nrole: Tester\ndate: 2026-03-11\n---\n"
        f"## {person}\nemail:: x@x.example\n- a\n"
    )


def test_renaming_one_of_two_notes_of_a_day_changes_no_id() -> None:
    """One note per interviewer of a panel, no time, no stage: IDs do not follow the names."""
    texts = (one_note("Jane Doe"), one_note("Marcus Lee"))
    one, two = (
        build(snapshot(texts, paths), PLAIN, NOW)
        for paths in (("a.md", "b.md"), ("b.md", "a.md"))
    )
    thanks = [
        {(item.person.name, item.id) for item in outcome.follow_ups if item.due_at is None}
        for outcome in (one, two)
    ]
    assert thanks[0] == thanks[1]


def test_ids_of_persons_of_one_name_are_unique() -> None:
    """A name that looks like the key of a second person gives no ID twice."""
    text = one_note("Jane").rstrip("\n") + "\n## Jane\n- b\n## Jane#2\n- c\n"
    ids = [item.id for item in build(snapshot((text,)), PLAIN, NOW).follow_ups]
    assert len(set(ids)) == len(ids)


@law(60)
@given(
    day=st.dates() | st.sampled_from([date.min, date.max, date(9999, 12, 30)]),
    clock=st.sampled_from(
        ["", "time: '00:30'", "time: '23:30'", "time: '23:30'\nend: '01:00'"]
    ),
    promised=st.dates().map(str) | st.just(""),
    zones=st.tuples(*[st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"])] * 2),
)
@example(day=date.max, clock="time: '23:30'", promised="", zones=("Asia/Tokyo", "UTC"))
@example(day=date.min, clock="time: '00:30'", promised="", zones=("Asia/Tokyo", "UTC"))
def test_every_date_of_the_calendar_can_be_computed(
    day: date, clock: str, promised: str, zones: tuple[str, str]
) -> None:
    """No date that can be written, at the ends of the calendar either, stops a run."""
    text = (
        f"---\ntype: interview\ncompany: Acme\ndate: {day}\ntimezone: {zones[0]}\n{clock}\n"
        f"they_reply_by: {promised}\n---\n## Jane\nemail:: j@x.example\n- [x] Reply ✅ {day}\n"
        f"## Kim\nemail:: k@x.example\n- [x] Follow-up ✅ {day}\n- [ ] Thank-you ⏳ {day}\n"
    )
    as_of = AsOf(instant=NOW.instant, zone=ZoneInfo(zones[1]))
    before = snapshot((text,))
    outcome = build(before, PLAIN, as_of)
    assert plan_outputs(before, outcome, PLAIN).changes


# Outputs


def applied(before: Snapshot, plan: Plan) -> Snapshot:
    """Give the vault after a plan, as a run would read it again."""
    drafts = {document.path: document for document in before.drafts}
    due = before.due_note
    for change in plan.changes:
        if isinstance(change, Move):
            assert change.to not in drafts
            drafts[change.to] = replace(drafts.pop(change.path), path=change.to)
        elif change.path == PLAIN.outputs.due_note:
            due = Document.of(change.path, change.text)
        else:
            assert isinstance(change, Replace) == (change.path in drafts)
            drafts[change.path] = Document.of(change.path, change.text)
    return replace(
        before,
        due_note=due,
        drafts=tuple(drafts[path] for path in sorted(drafts)),
        occupied=frozenset(drafts),
    )


@law(50)
@given(texts=vaults(), near=around, later=st.integers(0, 40))
def test_a_plan_after_its_application_is_empty(
    texts: tuple[str, ...], near: Surroundings, later: int
) -> None:
    """What was written is what was wanted: nothing is left to do, on that day and later."""
    now = replace(snapshot(texts), surroundings=near)
    for as_of in (NOW, replace(NOW, instant=NOW.instant + timedelta(days=later))):
        now = applied(now, plan_outputs(now, build(now, PLAIN, as_of), PLAIN))
        again = plan_outputs(now, build(now, PLAIN, as_of), PLAIN)
        assert again.changes == ()
        assert again.findings == ()


@law(60)
@given(texts=vaults(), near=around)
def test_rendering_is_deterministic(texts: tuple[str, ...], near: Surroundings) -> None:
    """The same notes give the same texts, in whatever order they were read."""
    one = replace(snapshot(texts), surroundings=near)
    two = replace(one, notes=one.notes[::-1])
    plans = [plan_outputs(s, build(s, PLAIN, NOW), PLAIN) for s in (one, one, two)]
    assert plans[0] == plans[1] == plans[2]


def check_due_note(text: str) -> None:
    """Hold a fresh due note against what it must be: our markers, lines and IDs, no code."""
    parts = split_due_note(text)
    assert parts.whole
    assert (text.count(BEGIN), text.count(END)) == (1, 1)
    assert parts.below == ""
    assert read_marks(text) == ()
    assert not [c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Zl", "Zp"}]
    assert not re.search(r"<%|(?<!\\)`\s*\$?=", text)
    tasks = [line for line in text.split("\n") if re.match(r"- \[[ x-]\] ", line)]
    assert len(set(tasks)) == len(tasks)
    for line in tasks:
        assert len(re.findall(r"🆔 |\[id:: ", line)) == 1


@law(40)
@given(texts=vaults(), near=around)
def test_generated_files_stay_what_they_are(texts: tuple[str, ...], near: Surroundings) -> None:
    """Hazard 19: no note breaks out of what is written, and nothing in it counts as a tick."""
    now = replace(snapshot(texts), surroundings=near)
    outcome = build(now, PLAIN, NOW)
    known = {item.id for item in outcome.follow_ups}
    for change in plan_outputs(now, outcome, PLAIN).changes:
        assert isinstance(change, Create)
        assert change.text.endswith("\n")
        if change.path == PLAIN.outputs.due_note:
            check_due_note(change.text)
            continue
        assert not re.search(r"<%|\{\{", change.text)
        assert not [c for c in change.text if c != "\n" and unicodedata.category(c) == "Cc"]
        _, front, body = change.text.split("---\n", 2)
        assert "`" not in body
        head = yaml.load(front, yaml.BaseLoader)  # noqa: S506
        assert (head["type"], head["status"]) == ("follow-up-draft", "draft")
        assert head["id"] in known


@pytest.mark.parametrize(
    "near", [Surroundings(), Surroundings(obsidian=True)], ids=["", "wiki"]
)
@pytest.mark.parametrize("place", ["heading", "title", "company", "role", "path"])
@pytest.mark.parametrize(
    "sign", ["(Lead)", "⏳ 2026-03-20", "🆔 vs-aaaaaaaa", "`$= dv.io`", "\x1b]52;c;aGk=\x07"]
)
def test_nothing_in_a_note_counts_as_a_tick(sign: str, place: str, near: Surroundings) -> None:
    """Hazard 19: signs of Tasks and code of Dataview come into no line, in links neither."""
    text = one_note("Jane Doe")
    path = "Interviews/n.md"
    if place == "path":
        path = f"Interviews/{sign} n.md"
    elif place in {"heading", "title"}:
        dash = " — " if place == "title" else " "
        text = text.replace("## Jane Doe", f"## Jane Doe{dash}{sign}")
    else:
        text = re.sub(
            rf"{place}: (\w+)", lambda m: f"{place}: {quoted(f'{m[1]} {sign}')}", text
        )
    now = replace(snapshot((text,), (path,)), surroundings=near)
    *drafts, due = plan_outputs(now, build(now, PLAIN, NOW), PLAIN).changes
    assert drafts
    assert isinstance(due, Create)
    check_due_note(due.text)


def test_drafts_of_an_unspeakable_role_are_written_once() -> None:
    """U+FFFE is no character of YAML: a draft with it in its head must still be known again."""
    text = one_note("Jane Doe").replace("role: Tester", f"role: {quoted(chr(0xFFFE))}")
    now = snapshot((text,))
    outcome = build(now, PLAIN, NOW)
    now = applied(now, plan_outputs(now, outcome, PLAIN))
    assert plan_outputs(now, build(now, PLAIN, NOW), PLAIN).changes == ()


# Editing


def check_insertion(before: str, made: LineChange) -> None:
    """One line was added, and everything else stands byte by byte."""
    after = made.after.text
    old, new = split_lines(before), split_lines(after)
    assert new[: made.line - 1] + new[made.line :] == old
    assert re.match(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX-]\] \S", new[made.line - 1])
    start = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before)
    )
    rest = len(before) - start
    assert rest == 0 or after.endswith(before[start:]) or before in after
    assert len(after) - len(before) <= len(new[made.line - 1]) + 2
    assert made.after == Document.of(made.before.path, after)


@law(50)
@given(
    texts=vaults(),
    state=st.sampled_from(list(TouchState)),
    day=st.dates(date(2026, 3, 5), date(2026, 4, 5)),
)
def test_inserting_a_touch_changes_one_line(
    texts: tuple[str, ...], state: TouchState, day: date
) -> None:
    """Hazard 1: one line more and nothing else, or a refusal with a reason."""
    now = snapshot(texts)
    notes = {note.path: note for note in now.notes}
    for item in build(now, PLAIN, NOW).follow_ups:
        note = notes[item.interview.path]
        made = insert_touch(note, item, state, day, PLAIN, LONDON)
        if isinstance(made, LineChange):
            check_insertion(note.text, made)
            parsed = parse_note(made.after.text, note.path, PLAIN, LONDON)
            assert parsed.interview is not None
            lines = {touch.line: touch for touch in parsed.interview.touches}
            assert (lines[made.line].state, lines[made.line].day) == (state, day)
        else:
            assert made.reason


@law(40)
@given(texts=vaults(tame, NOTED), state=st.sampled_from(list(TouchState)))
def test_a_touch_can_be_inserted_into_ordinary_notes(
    texts: tuple[str, ...], state: TouchState
) -> None:
    """Where nothing is odd about a note, a touch is never refused."""
    now = snapshot(texts)
    notes = {note.path: note for note in now.notes}
    for item in build(now, PLAIN, NOW).follow_ups:
        note = notes[item.interview.path]
        made = insert_touch(note, item, state, date(2026, 3, 12), PLAIN, LONDON)
        assert isinstance(made, LineChange), made.reason
        check_insertion(note.text, made)


@pytest.mark.parametrize(
    "name",
    [
        "Dana Whitfield",
        "Dana\nWhitfield",
        "Dana\r\n- [x] Reply received ✅ 2026-03-12",
        "Dana `$= dv.io`",
        "Dana <% x %>",
        "Dana \x1b[2J",
    ],
)
def test_a_name_brings_neither_lines_nor_code_into_a_note(name: str) -> None:
    """Hazards 1, 19: what the front matter names is one line of plain text in the body."""
    text = one_note("Jane Doe").replace("role:", f"recruiter: {quoted(name)}\nrole:")
    text = text.replace("2026-03-11", "2026-03-02") + "- [x] Thank-you ✅ 2026-03-03\n"
    now = snapshot((text,))
    pressing = [one for one in build(now, PLAIN, NOW).follow_ups if one.state.pressing]
    (item,) = [one for one in pressing if one.person.name]
    assert item.person.name.startswith("Dana")
    made = insert_touch(now.notes[0], item, TouchState.DONE, NOW.today, PLAIN, LONDON)
    if isinstance(made, LineChange):
        check_insertion(text, made)
        line = split_lines(made.after.text)[made.line - 1]
        assert not raw(line)
        assert not re.search(r"<%|(?<!\\)`\s*\$?=", line)
        assert "to Dana" in line
    else:
        assert name != "Dana Whitfield"
        assert made.reason


# Escaping (hazard 19)


def raw(text: str, but: str = "") -> list[str]:
    """Give the control and direction characters of a text."""
    kinds = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    joiners = "\u200c\u200d"
    return [c for c in text if unicodedata.category(c) in kinds and c not in but + joiners]


@pytest.mark.parametrize(
    "text", ["", "Jane Doe", "Müller & Söhne", "佐藤 健一", "O'Neill, K", "a-b"]
)
def test_ordinary_names_stay_as_they_are(text: str) -> None:
    """Escaping changes nothing of a text in which nothing is dangerous."""
    assert escape.markdown(text) == text
    assert escape.message(text) == text
    assert escape.terminal(text) == text
    assert escape.one_line(text) == text
    assert escape.yaml_text(text) == f'"{text}"'
    assert escape.file_name(text) == (text or "_")


@law(300)
@given(text=strange | st.text())
@example(text="{{{")
@example(text=":::")
@example(text="<<%%")
@example(text="[\\[\\\\[")
def test_markdown_is_only_text(text: str) -> None:
    """No template, Dataview field, comment, link or line begins in what a note says."""
    safe = escape.markdown(text)
    assert not raw(safe)
    for sign in ("<%", "{{", "::", "%%", "\n", "📅", "⏳", "✅", "🆔", "🔁"):
        assert sign not in safe
    bare = re.sub(r"\\[\\`*\[\]<$_#]", "", safe)
    assert not re.search(r"[\[\]`<$]", bare), safe


@law(200)
@given(text=strange | st.text())
@example(text="{{{")
@example(text=":::")
@example(text="]]]")
def test_messages_are_only_text(text: str) -> None:
    """A draft's body holds no template, no Dataview code, no brackets of a slot."""
    safe = escape.message(text)
    assert not raw(safe)
    for sign in ("<%", "{{", "::", "`", "[", "]", "\n"):
        assert sign not in safe


@law(300)
@given(text=strange | st.text())
@example(text="{{{")
@example(text="<%<%%")
@example(text="\ufffe")
@example(text="a\uffffb")
@example(text='"\\')
def test_yaml_reads_back_what_was_written(text: str) -> None:
    """The scalar is one line, is seen by no template engine, and parses to the same text."""
    written = escape.yaml_text(text)
    assert not raw(written)
    assert "<%" not in written
    assert "{{" not in written
    read = yaml.safe_load(f"key: {written}\n")["key"]
    kept = escape.one_line(text)
    assert read in {kept, "".join(c for c in kept if c not in "\ufffe\uffff")}


@law(300)
@given(text=strange | st.text())
@example(text="con." + "a" * 96)
@example(text="COM¹")
@example(text="e\u200b\u0301")
@example(text="é" * 99)
@example(text="a" * 99 + " .")
@example(text="...")
def test_file_names_are_safe_everywhere(text: str) -> None:
    """Hazard 14: NFC, at most 100 bytes, nothing that Windows, git or Obsidian refuse."""
    name = escape.file_name(text)
    assert name
    assert len(name.encode()) <= 100
    assert not raw(name)
    assert not set(name) & set('/\\:*?"<>|#^[]')
    assert name == name.strip(" .")
    assert name == unicodedata.normalize("NFC", name)
    assert not re.match(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", name, re.IGNORECASE)
    assert not name.startswith((".", "~"))


@law(200)
@given(text=strange | st.text())
def test_the_terminal_gets_no_codes(text: str) -> None:
    """Control and direction characters and line breaks come out visible; the rest stays."""
    safe = escape.terminal(text)
    assert not raw(safe, but="\t")
    assert len(safe.splitlines()) <= 1
    if not raw(text, but="\t") and len(text.splitlines()) <= 1 and "\n" not in text:
        assert safe == text
