"""Notes to facts (design.md section 5): keys, persons, points, touches, status."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from vaultsync.diagnostics import Finding, Severity
from vaultsync.model import (
    Interview,
    Parsed,
    Person,
    Point,
    Status,
    Touch,
    TouchKind,
    TouchState,
)
from vaultsync.parse.interview import parse_note
from vaultsync.settings import NoteSettings, Settings

LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 3, 5)
HEAD = "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n"
"""Five lines: the body starts in line 6."""

NORTHWIND = """\
---
type: interview
company: "[[Northwind Analytics]]"
role: Senior Data Engineer
stage: Panel (round 2)
date: 2026-03-05
time: 14:30
duration: 75 min
timezone: Europe/London
recruiter: Dana Whitfield <dana@talentco.example>
they_reply_by: 2026-03-20
status: waiting
---

# Northwind, panel

## Priya Raman — Platform Lead
email:: priya.raman@northwind.example
- moving 140 Airflow DAGs to Dagster, ran both in shadow mode for a month
- **concern:** late-arriving events, my answer was vague
- **promised:** the watermark write-up
- [x] Thank-you by email ✅ 2026-03-05

## Marcus Lee (SRE)
phone:: +44 7700 900123
text_ok:: yes
- one-week rota, weekly alert review

## Questions I asked
- how do you measure data quality
"""
"""The note of design.md section 5."""


def parse(text: str, **notes: tuple[str, ...]) -> Parsed:
    """Read a note in London; `notes` are settings of that table."""
    settings = Settings(notes=NoteSettings(**notes))  # type: ignore[arg-type]
    return parse_note(text, "n.md", settings, LONDON)


def facts(text: str) -> Interview:
    """Give what a note says; it must be an interview note."""
    interview = parse(text).interview
    assert interview is not None
    return interview


def only_person(text: str) -> Person:
    """Give the one interviewer of a note."""
    (person,) = facts(text).people
    return person


def texts(points: tuple[Point, ...]) -> list[str]:
    """Give the texts of points."""
    return [point.text for point in points]


def names(interview: Interview) -> list[str]:
    """Give the interviewers' names."""
    return [person.name for person in interview.people]


def codes(parsed: Parsed) -> list[str]:
    """Give the codes of the findings."""
    return [finding.code for finding in parsed.findings]


def the_finding(parsed: Parsed, code: str) -> Finding:
    """Give the one finding with this code."""
    (finding,) = [one for one in parsed.findings if one.code == code]
    return finding


# The whole note


def test_the_note_of_the_design_gives_every_field() -> None:
    """design.md section 5: each field of the example note is read exactly."""
    parsed = parse(NORTHWIND)
    interview = parsed.interview
    assert parsed.findings == ()
    assert interview is not None
    contact = interview.primary_contact
    assert contact is not None
    people = (*interview.people, contact)
    assert all(person.because for person in people), "the reason is visible in `show`"
    plain = replace(
        interview,
        people=tuple(person._replace(because="") for person in interview.people),
        primary_contact=contact._replace(because=""),
    )
    assert plain == Interview(
        path="n.md",
        company="Northwind Analytics",
        role="Senior Data Engineer",
        stage="Panel (round 2)",
        day=DAY,
        start=datetime(2026, 3, 5, 14, 30, tzinfo=UTC),
        end=datetime(2026, 3, 5, 15, 45, tzinfo=UTC),
        zone="Europe/London",
        status=Status.WAITING,
        status_text="waiting",
        they_reply_by=date(2026, 3, 20),
        primary_contact=Person(
            key="dana whitfield",
            name="Dana Whitfield",
            email="dana@talentco.example",
            line=10,
        ),
        people=(
            Person(
                key="priya raman",
                name="Priya Raman",
                title="Platform Lead",
                email="priya.raman@northwind.example",
                heading="Priya Raman — Platform Lead",
                heading_line=17,
                line=17,
                points=(
                    Point(
                        text="moving 140 Airflow DAGs to Dagster, ran both in shadow mode "
                        "for a month",
                        line=19,
                    ),
                ),
                concerns=(Point(text="late-arriving events, my answer was vague", line=20),),
                promises=(Point(text="the watermark write-up", line=21),),
            ),
            Person(
                key="marcus lee",
                name="Marcus Lee",
                title="SRE",
                phone="+44 7700 900123",
                text_ok=True,
                heading="Marcus Lee (SRE)",
                heading_line=24,
                line=24,
                points=(Point(text="one-week rota, weekly alert review", line=27),),
            ),
        ),
        touches=(
            Touch(
                kind=TouchKind.THANK_YOU,
                day=DAY,
                who="priya raman",
                line=22,
                text="Thank-you by email",
            ),
        ),
        lines=(
            ("company", 3),
            ("date", 6),
            ("duration", 8),
            ("primary_contact", 10),
            ("role", 4),
            ("stage", 5),
            ("status", 12),
            ("they_reply_by", 11),
            ("time", 7),
            ("timezone", 9),
            ("type", 2),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(NORTHWIND.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(NORTHWIND.replace("\n", "\r"), id="CR"),
        pytest.param("\ufeff" + NORTHWIND, id="BOM"),
        pytest.param("\ufeff" + NORTHWIND.replace("\n", "\r\n"), id="BOM and CRLF"),
        pytest.param(NORTHWIND.rstrip("\n"), id="no final newline"),
        pytest.param(NORTHWIND.replace("\n", "\r\n").rstrip("\r\n"), id="CRLF, no final one"),
        pytest.param(NORTHWIND + "\n\n\n", id="empty lines at the end"),
        pytest.param(NORTHWIND.replace("---\n", "--- \t\n"), id="blanks behind the dashes"),
        pytest.param(NORTHWIND.replace("waiting\n---", "waiting\n..."), id="closed by dots"),
    ],
)
def test_line_ends_change_no_fact(text: str) -> None:
    """CRLF, CR, a BOM and a missing final newline give the same facts in the same lines."""
    assert parse(text) == parse(NORTHWIND)


# Which notes are interview notes (section 4)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", False),
        ("company: Acme", False),
        ("type: meeting", False),
        ("type: [book, review]", False),
        ("type:", False),
        ("title: interview", False),
        ("about: {type: interview}", False),
        ("tags: [reviews, interviewing]", False),
        ("note: 'type: interview'", False),
        ("type: interview", True),
        ("Type: Interview", True),
        ("TYPE: INTERVIEW", True),
        ("type: Job Interviews", True),
        ("type: [note, interview]", True),
        ("type:\n  - note\n  - Interview", True),
        ('type: "[[Interview]]"', True),
        ("type: [[Interview]]", True),
        ("type: note, interview", True),
        ("tags: interview", True),
        ('tags: "#interview"', True),
        ("tags: [work, interview]", True),
        ("tags:\n  - work\n  - interview", True),
        ("tags: work, interview", True),
    ],
)
def test_what_makes_an_interview_note(head: str, expected: bool) -> None:
    """`type` contains the word, or `tags` hold it; no other key does (section 4)."""
    parsed = parse(f"---\ncompany: Acme\ndate: 2026-03-05\n{head}\n---\n## Jane\n")
    if head.startswith("company"):
        parsed = parse(f"---\ndate: 2026-03-05\n{head}\n---\n## Jane\n")
    assert (parsed.interview is not None) is expected
    assert expected or parsed.findings == ()


def test_another_word_can_make_an_interview_note() -> None:
    """`notes.type` changes the word."""
    settings = Settings(notes=NoteSettings(type="meeting"))
    for head, expected in (("interview", False), ("Meeting", True)):
        text = f"---\ntype: {head}\ncompany: Acme\ndate: 2026-03-05\n---\n"
        parsed = parse_note(text, "n.md", settings, LONDON)
        assert (parsed.interview is not None) is expected


@pytest.mark.parametrize(
    ("path", "text", "finding"),
    [
        ("n.md", "---\ntitle: '{{title}}'\n---\n", False),
        ("Recipe {{date}}.md", "---\ntype: recipe\n---\n", False),
        ("n.md", "---\ntype: interview\ndate: <% tp.date.now() %>\n---\n", True),
        ("n.md", "---\ntype: interview\ndate: {{date}}\n---\n", True),
        ("n.md", '---\ntype: interview\ndate: "{{date:YYYY-MM-DD}}"\n---\n', True),
        ("{{date}} interview.md", "---\ntype: interview\ndate: 2026-03-05\n---\n", True),
        ("<% x %>.md", "---\ntype: interview\ndate: 2026-03-05\n---\n", True),
    ],
)
def test_templates_are_skipped(path: str, text: str, finding: bool) -> None:
    """A note whose name or front matter holds `{{` or `<%` is told of and not read."""
    parsed = parse_note(text, path, Settings(), LONDON)
    assert parsed.interview is None
    assert codes(parsed) == (["VS007"] if finding else [])


def test_braces_in_the_body_make_no_template() -> None:
    """Only the name and the front matter of a note decide whether it is a template."""
    assert only_person(f"{HEAD}## Jane\n- their API uses {{{{mustache}}}}\n").noted


# Keys

VALUES = {
    "company": "Acme",
    "role": "Engineer",
    "stage": "Final",
    "date": "2026-03-05",
    "time": "14:30",
    "end": "15:15",
    "duration": "75 min",
    "timezone": "America/New_York",
    "format": "video",
    "interviewers": "Priya Raman, Marcus Lee",
    "primary_contact": "Dana Whitfield <dana@x.example>",
    "they_reply_by": "2026-03-20",
    "status": "rejected",
    "applied": "2026-02-01",
    "accounts": "https://x.example/acme",
}
ALIASES = """
company: employer organisation organization org firm client
role: position job-title job title
stage: round round-name round-type interview-stage interview-type app-stage
date: interview-date when datetime
time: start start-time
end: end-time
duration: length minutes
timezone: tz time-zone
format: mode medium
interviewers: interviewer panel people participants with contacts
primary_contact: recruiter coordinator point-of-contact hiring-manager
they_reply_by: promised decision-by expected hear-back-by timeline deadline
status: state result outcome
applied: applied-date date-applied
accounts: company-accounts
"""
"""design.md section 5, word for word."""
ALIAS_ROWS = [
    (key, alias)
    for line in ALIASES.strip().splitlines()
    for key, _, aliases in [line.partition(": ")]
    for alias in aliases.split()
]


def with_key(key: str, spelling: str) -> Interview:
    """Read a note that has all keys it needs, one of them under another name."""
    needed = {"company", "date", "time"} | {key}
    if key == "end":
        needed -= {"duration"}
    lines = [
        f"{spelling if one == key else one}: {value}"
        for one, value in VALUES.items()
        if one in needed
    ]
    return facts("\n".join(("---", "type: interview", *lines, "---", "## Jane Doe", "- x", "")))


@pytest.mark.parametrize(
    "key",
    [
        "companies",
        "my_company",
        "dates",
        "timer",
        "ended",
        "statuses",
        "mood",
        "content",
        "handler",
        "metadata",
        "1",
        "? [a]\n",
        "{a: b}",
    ],
)
def test_unknown_keys_are_the_users_own(key: str) -> None:
    """A key that is none of ours is neither read nor complained about."""
    plain = parse(HEAD)
    other = parse(HEAD.replace("date:", f"{key}: 2026-09-09\ndate:"))
    assert other.interview is not None
    assert plain.interview is not None
    assert replace(other.interview, lines=()) == replace(plain.interview, lines=())
    assert {name for name, _ in other.interview.lines} == {"company", "date", "type"}
    assert other.findings == ()


@pytest.mark.parametrize(("key", "alias"), ALIAS_ROWS)
def test_aliases_mean_the_canonical_key(key: str, alias: str) -> None:
    """Every alias of design.md section 5 gives what its canonical key gives."""
    assert with_key(key, alias) == with_key(key, key)
    assert key in dict(with_key(key, alias).lines)


@pytest.mark.parametrize(
    ("key", "spelling"),
    [
        ("company", "Company"),
        ("company", "COMPANY"),
        ("role", "Job Title"),
        ("role", "jobTitle"),
        ("role", "job_title"),
        ("role", "JOB-TITLE"),
        ("role", "Jobtitle"),
        ("date", "interviewDate"),
        ("date", "Interview date"),
        ("they_reply_by", "They reply by"),
        ("they_reply_by", "theyReplyBy"),
        ("they_reply_by", "they-reply-by"),
        ("they_reply_by", "HEAR_BACK_BY"),
        ("they_reply_by", "Hear Back By"),
        ("primary_contact", "Primary Contact"),
        ("primary_contact", "primaryContact"),
        ("primary_contact", "pointOfContact"),
        ("timezone", "TimeZone"),
        ("timezone", "Time Zone"),
        ("end", "endTime"),
        ("role", '"Job-Title"'),
    ],
)
def test_spellings_of_keys(key: str, spelling: str) -> None:
    """Case, `-`, `_`, spaces and camelCase do not matter."""
    assert with_key(key, spelling) == with_key(key, key)


@pytest.mark.parametrize(
    ("lines", "company", "warned"),
    [
        ("company: Acme", "Acme", None),
        ("company: Acme\nemployer: Acme", "Acme", None),
        ("employer: Acme\ncompany: '[[Acme]]'", "Acme", None),
        ("employer: Acme\ncompany:", "Acme", None),
        ("company: ''\nemployer: Acme", "Acme", None),
        ("company: Acme\nemployer:", "Acme", None),
        ("company: Acme\nemployer: Globex", "Acme", (4, 1)),
        ("employer: Globex\ncompany: Acme", "Acme", (3, 1)),
        ("firm: Globex\nemployer: Acme", "Acme", (3, 1)),
    ],
)
def test_the_canonical_key_wins(
    lines: str, company: str, warned: tuple[int, int] | None
) -> None:
    """Of two keys that mean the same the canonical one counts; a difference is a warning."""
    parsed = parse(f"---\ntype: interview\n{lines}\ndate: 2026-03-05\n---\n")
    assert parsed.interview is not None
    assert parsed.interview.company == company
    if warned is None:
        assert parsed.findings == ()
        return
    finding = the_finding(parsed, "VS111")
    assert (finding.severity, finding.line, finding.column) == (Severity.WARNING, *warned)
    assert "'Globex'" in finding.message
    assert "'Acme'" in finding.message


@pytest.mark.parametrize(
    ("lines", "company", "line"),
    [
        ("company: Acme", "Acme", None),
        ("company: Globex\ncompany: Acme", "Acme", 4),
        ("company: Globex\nrole: x\ncompany: Acme", "Acme", 5),
        ("company: Initech\ncompany: Globex\ncompany: Acme", "Acme", 5),
        ("Company: Globex\nCompany: Acme", "Acme", 4),
    ],
)
def test_a_key_that_stands_twice(lines: str, company: str, line: int | None) -> None:
    """Of a key that stands twice the last one counts, with a warning at it."""
    parsed = parse(f"---\ntype: interview\n{lines}\ndate: 2026-03-05\n---\n")
    assert parsed.interview is not None
    assert parsed.interview.company == company
    found = [one for one in parsed.findings if one.code == "VS112"]
    assert [one.line for one in found][-1:] == ([line] if line else [])
    assert all(one.severity is Severity.WARNING and one.help for one in found)


def test_a_key_that_stands_twice_in_two_spellings() -> None:
    """Case does not matter: `Company` and `company` are one key twice, and the last counts."""
    parsed = parse(
        "---\ntype: interview\nCompany: Globex\ncompany: Acme\ndate: 2026-03-05\n---\n"
    )
    assert parsed.interview is not None
    assert parsed.interview.company == "Acme"
    assert [one.severity for one in parsed.findings] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("written", "company"),
    [
        ("Acme", "Acme"),
        ("Acme & Sons, Ltd.", "Acme & Sons, Ltd."),
        ("no", "no"),
        ("on", "on"),
        ("0123", "0123"),
        ("14:30", "14:30"),
        ("1e3", "1e3"),
        ("2026-03-05", "2026-03-05"),
        ("3M", "3M"),
        ("'true'", "true"),
        ("", ""),
        ("~", ""),
        ("null", ""),
        ('"null"', "null"),
        ('"[[Acme]]"', "Acme"),
        ("'[[Acme]]'", "Acme"),
        ("[[Acme]]", "Acme"),
        ('"[[Companies/Acme]]"', "Acme"),
        ("[[Companies/Acme]]", "Acme"),
        ('"[[Companies/Acme|Acme Ltd]]"', "Acme Ltd"),
        ("[[Companies/Acme|Acme Ltd]]", "Acme Ltd"),
        ('"[[Companies/Acme.md]]"', "Acme"),
        ('"[[Acme#About]]"', "Acme"),
        ("[[Acme, Inc.]]", "Acme, Inc."),
        ('"[Acme](Companies/Acme.md)"', "Acme"),
        ("[Acme]", "Acme"),
        ("\n  - Acme", "Acme"),
        (">\n  Acme\n  Sons", "Acme Sons"),
        ("{name: Acme}", "Acme"),
    ],
)
def test_values_are_text(written: str, company: str) -> None:
    """Every scalar is read as text (hazards.md section 1), and link brackets do not count."""
    text = f"---\ntype: interview\ncompany: {written}\ndate: 2026-03-05\n---\n"
    assert facts(text).company == company


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("", []),
        ("[]", []),
        ("~", []),
        ("Priya Raman", ["Priya Raman"]),
        ("Priya Raman, Marcus Lee", ["Priya Raman", "Marcus Lee"]),
        ("Priya Raman and Marcus Lee", ["Priya Raman", "Marcus Lee"]),
        ("[Priya Raman, Marcus Lee]", ["Priya Raman", "Marcus Lee"]),
        ("\n  - Priya Raman\n  - Marcus Lee", ["Priya Raman", "Marcus Lee"]),
        ("\n- Priya Raman\n- Marcus Lee", ["Priya Raman", "Marcus Lee"]),
        ('"[[Priya Raman]]"', ["Priya Raman"]),
        ("[[Priya Raman]]", ["Priya Raman"]),
        ('"[[Priya Raman]], [[Marcus Lee]]"', ["Priya Raman", "Marcus Lee"]),
        ('["[[Priya Raman]]", "[[Marcus Lee]]"]', ["Priya Raman", "Marcus Lee"]),
        ('\n  - "[[People/Priya Raman|Priya]]"\n  - Marcus Lee', ["Priya", "Marcus Lee"]),
        ("\n  - [[Priya Raman]]\n  - [[Marcus Lee]]", ["Priya Raman", "Marcus Lee"]),
        ("\n  - name: Priya Raman\n  - name: Marcus Lee", ["Priya Raman", "Marcus Lee"]),
        ("{name: Priya Raman, email: p@x.example}", ["Priya Raman"]),
        ("Priya Raman (Lead, Platform), Marcus Lee", ["Priya Raman", "Marcus Lee"]),
        ("Priya Raman <p@x.example>, Marcus Lee", ["Priya Raman", "Marcus Lee"]),
    ],
)
def test_lists_of_persons(written: str, people: list[str]) -> None:
    """Comma lists, flow and block lists, links and mappings all name the interviewers."""
    text = f"---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\npanel: {written}\n---\n"
    parsed = parse(text)
    assert parsed.interview is not None
    assert names(parsed.interview) == people
    assert parsed.findings == ()


@pytest.mark.parametrize(
    ("written", "people"),
    [
        # whose address it is cannot be known, or each is somebody
        ("Jane Doe, bob@x.example", ["Jane Doe", "bob@x.example <bob@x.example>"]),
        ("Jo Li, jo@x.example", ["Jo Li", "jo@x.example <jo@x.example>"]),
        ("Jane Doe, hr@x.example", ["Jane Doe", "hr@x.example <hr@x.example>"]),
        (
            "jane@x.example, bob@x.example",
            [f"{one}@x.example <{one}@x.example>" for one in ("jane", "bob")],
        ),
        (
            "Jane Doe <j@x.example>, jane@y.example",
            ["Jane Doe <j@x.example>", "jane@y.example <jane@y.example>"],
        ),
        ("\n  - Jane Doe\n  - bob@x.example", ["Jane Doe", "bob@x.example <bob@x.example>"]),
        ("Jane Doe and jane@x.io", ["Jane Doe", "jane@x.io <jane@x.io>"]),
        ("Jane Doe, jane@x.example", ["Jane Doe <jane@x.example>"]),
        ("Jane Doe (0151 496 0182)", ["Jane Doe 0151 496 0182"]),
        ("Jane Doe (+44 (0)151 496 0182)", ["Jane Doe +44 (0)151 496 0182"]),
        ("Jane Doe, j.doe@x.example", ["Jane Doe <j.doe@x.example>"]),
        ("Jane Doe, HR, jane@x.example", ["Jane Doe <jane@x.example>"]),
        ("Søren Ørsted, soren@x.example", ["Søren Ørsted <soren@x.example>"]),
        ("Jane Doe, 07700 900123", ["Jane Doe 07700 900123"]),
        (
            "Jane Doe, jane@x.example, 07700 900123, Bo Lind, lind@x.example",
            ["Jane Doe <jane@x.example> 07700 900123", "Bo Lind <lind@x.example>"],
        ),
    ],
)
def test_an_address_behind_a_name(written: str, people: list[str]) -> None:
    """It is that person's, who is not thanked a second time by the address (S20)."""
    text = f"---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\npanel: {written}\n---\n"
    found = parse(text).interview
    assert found
    said = [f"{one.name} <{one.email}> {one.phone}" for one in found.people]
    assert [one.replace(" <>", "").strip() for one in said] == people


def test_a_list_of_mappings_gives_all_fields() -> None:
    """A listed person brings email, phone, title and consent along, without a heading."""
    person = only_person(
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\ninterviewers:\n"
        "  - name: Priya Raman\n    Email: p@x.example\n    phone: +15551234567\n"
        "    textOk: yes\n    title: Lead\n    linkedin: https://linkedin.com/in/p\n"
        "    channel: Text\n---\n"
    )
    assert person._replace(because="") == Person(
        key="priya raman",
        name="Priya Raman",
        title="Lead",
        email="p@x.example",
        phone="+15551234567",
        text_ok=True,
        linkedin="https://linkedin.com/in/p",
        channel="text",
        line=6,
    )


@pytest.mark.parametrize(
    ("written", "name", "email", "phone", "title"),
    [
        ("Dana Whitfield", "Dana Whitfield", "", "", ""),
        ("Dana <d@x.example>", "Dana", "d@x.example", "", ""),
        ("Dana (d@x.example)", "Dana", "d@x.example", "", ""),
        ("d@x.example", "d@x.example", "d@x.example", "", ""),
        ("Dana +44 7700 900123", "Dana", "", "+44 7700 900123", ""),
        ("Dana (Recruiter)", "Dana", "", "", "Recruiter"),
        ("Dana — Recruiter", "Dana", "", "", "Recruiter"),
        ('"[[People/Dana Whitfield|Dana]]"', "Dana", "", "", ""),
        ("[[Dana Whitfield]]", "Dana Whitfield", "", "", ""),
        ("{name: Dana, email: d@x.example}", "Dana", "d@x.example", "", ""),
    ],
)
def test_primary_contacts(written: str, name: str, email: str, phone: str, title: str) -> None:
    """The primary contact is read from a name, a link, an address or a mapping."""
    contact = facts(HEAD.replace("date:", f"recruiter: {written}\ndate:")).primary_contact
    assert contact is not None
    assert (contact.name, contact.email, contact.phone, contact.title) == (
        name,
        email,
        phone,
        title,
    )


# Inline fields


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("role: Engineer\n", ""),
        ("The role:: is fine\n", ""),
        ("```\nrole:: Engineer\n```\n", ""),
        ("%% role:: Engineer %%\n", ""),
        ("> role:: Engineer\n", ""),
        ("## Jane\nrole:: Engineer\n", ""),
        ("## Jane\n- a\n\n# Other\nrole:: Engineer\n", ""),
        ("role:: Engineer\n", "Engineer"),
        ("**Role:** Engineer\n", "Engineer"),
        ("**Role**: Engineer\n", "Engineer"),
        ("- role:: Engineer\n", "Engineer"),
        ("- **Role:** Engineer\n", "Engineer"),
        ("[role:: Engineer]\n", "Engineer"),
        ("(role:: Engineer)\n", "Engineer"),
        ("Job Title:: Engineer\n", "Engineer"),
        ("stage:: x\nrole:: Engineer\n## Jane\n", "Engineer"),
        ("# Acme, panel\n\nrole:: Engineer\n\n## Jane\n", "Engineer"),
        ("## Prep\nrole:: Engineer\n## Jane\n", "Engineer"),
        ("role:: [[Roles/Engineer|Engineer]] in tests\n", "Engineer in tests"),
        ("role:: [[Engineer]]\n", "Engineer"),
        ("role:: Engineer (Backend)\n", "Engineer (Backend)"),
        ("role:: Engineer [remote]\n", "Engineer [remote]"),
    ],
)
def test_inline_fields(body: str, role: str) -> None:
    """`key:: value` and `**Key:** value` before the first person count as keys."""
    assert facts(HEAD + body).role == role


def test_inline_fields_give_way_to_front_matter() -> None:
    """Front matter wins over an inline field; a disagreement is a warning at the field."""
    parsed = parse(f"{HEAD}company:: Globex\n**Date:** 2026-03-05\n")
    assert parsed.interview is not None
    assert parsed.interview.company == "Acme"
    (finding,) = parsed.findings
    assert (finding.code, finding.severity) == ("VS111", Severity.WARNING)
    assert (finding.line, finding.column) == (6, 1)


def test_interviewers_may_be_an_inline_field() -> None:
    """A list of interviewers in the body finds their headings as one in the head does."""
    interview = facts(
        f"{HEAD}interviewers:: Priya Raman\n\n### Priya Raman\n- a\n## Rest\n- b\n"
    )
    assert names(interview) == ["Priya Raman"]
    assert texts(interview.people[0].points) == ["a"]


# Who is a person

BODY = """\
## Priya Raman
- a
## Marcus Lee
- b
## Prep
- c
"""


@pytest.mark.parametrize(
    ("head", "body", "people"),
    [
        ("", "", []),
        ("", "Priya Raman\n", []),
        ("", "# Priya Raman\n- a\n", []),
        ("", "### Priya Raman\n- a\n", []),
        ("", "## Acme\n- what they do\n", []),
        ("", "```\n## Priya Raman\n```\n", []),
        ("", "~~~\n## Priya Raman\n~~~\n", []),
        ("", "    ## Priya Raman\n", []),
        ("", "<!--\n## Priya Raman\n-->\n", []),
        ("", "%%\n## Priya Raman\n%%\n", []),
        ("", "> ## Priya Raman\n", []),
        ("", "- ## Priya Raman\n", []),
        ("", "##Priya Raman\n", []),
        ("", "\\## Priya Raman\n", []),
        ("", "## \n- a\n", []),
        ("", "## 2026-03-05\n- a\n", []),
        ("", "## Interviewers\nPriya Raman\n", []),
        ("", BODY, ["Priya Raman", "Marcus Lee"]),
        ("", "## Priya Raman ##\n", ["Priya Raman"]),
        ("", "## Prep\n### Marcus Lee\n## Priya Raman\n", ["Priya Raman"]),
        ("", f"## Interviewers\n#{BODY.replace(chr(10) + '##', chr(10) + '###')}",
         ["Priya Raman", "Marcus Lee", "Prep"]),
        ("", "## People\n### Priya Raman\n#### Background\n- x\n### Marcus Lee\n## Acme HQ\n",
         ["Priya Raman", "Marcus Lee"]),
        ("", "## Panel:\n#### Priya Raman\n### Marcus Lee\n", ["Priya Raman"]),
        ("", "## Somebody\n- x\n## Panel\n### Priya Raman\n", ["Priya Raman"]),
        ("Priya Raman", BODY, ["Priya Raman"]),
        ("Marcus Lee, Priya Raman", BODY, ["Priya Raman", "Marcus Lee"]),
        ("Priya Raman, Ada Byron", BODY, ["Priya Raman", "Ada Byron"]),
        ("Priya", BODY, ["Priya Raman"]),
        ("PRIYA RAMAN", BODY, ["Priya Raman"]),
        ("Dr. Priya Raman", BODY, ["Dr. Priya Raman"]),
        ("Priya Raman", "#### Priya Raman\n", ["Priya Raman"]),
        ("Priya Raman", "## Panel\n### Marcus Lee\n### Priya Raman\n", ["Priya Raman"]),
    ],
)  # fmt: skip
def test_who_is_a_person(head: str, body: str, people: list[str]) -> None:
    """Listed ones, else the children of a "Panel" heading, else level-2 headings."""
    listed = f"interviewers: {head}\ndate:" if head else "date:"
    assert names(facts(HEAD.replace("date:", listed) + body)) == people


def test_a_listed_person_without_a_heading_has_no_notes() -> None:
    """Listed people without a heading are people without notes."""
    text = HEAD.replace("date:", "panel: Priya Raman, Ada Byron\ndate:") + BODY
    priya, ada = facts(text).people
    assert (priya.heading_line, priya.noted) == (7, True)
    assert (ada.heading, ada.heading_line, ada.line, ada.noted) == ("", 0, 4, False)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("## Acme HQ\n", None),
        ("## Acme HQ\n```\nan address\n```\n", None),
        ("## Prep\n- notes\n", None),
        ("## Questions for them\n- notes\n", None),
        ("### Marcus Lee\n- notes\n", None),
        ("## Marcus Lee\n- notes\n", 7),
        ("## Marcus Lee\nemail:: m@x.example\n", 7),
        ("## Marcus Lee\nphone:: +44 7700 900123\n", 7),
    ],
)
def test_somebody_with_notes_who_is_not_listed(body: str, line: int | None) -> None:
    """Beside a list, a heading with notes that names nobody listed is a warning."""
    text = HEAD.replace("date:", "panel: Priya Raman\ndate:") + body + "## Priya Raman\n- a\n"
    parsed = parse(text)
    found = [one for one in parsed.findings if one.code == "VS204"]
    assert [(one.line, one.column, one.severity) for one in found] == (
        [(line, 4, Severity.WARNING)] if line else []
    )
    assert parsed.interview is not None
    assert names(parsed.interview) == ["Priya Raman"]


RESERVED = (
    "Questions, Prep, Preparation, Notes, Agenda, Next steps, Follow-up log, Summary, "
    "Overall, Reflection, Company, Role, Logistics, Feedback"
)
"""design.md section 5."""


@pytest.mark.parametrize(
    "heading",
    [
        *RESERVED.split(", "),
        "Questions I asked",
        "Company culture",
        "Next steps and dates",
        "Notes:",
        "**Notes**",
        "📝 Notes",
        "NOTES",
        "Prep (mine)",
        "Feedback/impressions",
        "What went well?",
        "Would I work there?",
        "Wie war es?",
    ],
)
def test_reserved_headings_are_nobody(heading: str) -> None:
    """The reserved headings, what starts with one, and questions are no persons."""
    parsed = parse(f"{HEAD}## {heading}\n- a point\n## Jane Doe\n- b\n")
    assert parsed.interview is not None
    assert names(parsed.interview) == ["Jane Doe"]
    assert texts(parsed.interview.people[0].points) == ["b"]


@pytest.mark.parametrize(
    ("heading", "reserved", "people"),
    [
        ("Snacks", ("Snacks",), []),
        ("snacks and drinks", ("Snacks",), []),
        ("Snacksworth Jones", ("Snacks",), ["Snacksworth Jones"]),
        ("Snacks", (), ["Snacks"]),
        ("Will Notestein", (), ["Will Notestein"]),
        ("Companye Ng", (), ["Companye Ng"]),
    ],
)
def test_reserved_headings_of_ones_own(
    heading: str, reserved: tuple[str, ...], people: list[str]
) -> None:
    """`notes.reserved_headings` adds to the list; whole words count."""
    interview = parse(f"{HEAD}## {heading}\n- a\n", reserved_headings=reserved).interview
    assert interview is not None
    assert names(interview) == people


@pytest.mark.parametrize(
    ("heading", "name", "title"),
    [
        ("Priya Raman", "Priya Raman", ""),
        ("Jean-Luc O'Neill-Smith", "Jean-Luc O'Neill-Smith", ""),
        ("佐藤 健一", "佐藤 健一", ""),
        ("J. R. R. Tolkien", "J. R. R. Tolkien", ""),
        ("Priya Raman — Platform Lead", "Priya Raman", "Platform Lead"),
        ("Priya Raman – Platform Lead", "Priya Raman", "Platform Lead"),
        ("Priya Raman - Platform Lead", "Priya Raman", "Platform Lead"),
        ("Priya Raman, Platform Lead", "Priya Raman", "Platform Lead"),
        ("Priya Raman (Platform Lead)", "Priya Raman", "Platform Lead"),
        ("Priya Raman — Lead, Platform", "Priya Raman", "Lead, Platform"),
        ("Priya Raman (Lead - Platform)", "Priya Raman", "Lead - Platform"),
        ("[[Priya Raman]]", "Priya Raman", ""),
        ("[[People/Priya Raman]]", "Priya Raman", ""),
        ("[[People/Priya Raman|Priya R.]]", "Priya R.", ""),
        ("[[People/Priya Raman|Priya]] — Lead", "Priya", "Lead"),
        ("[[Priya Raman]] (Lead)", "Priya Raman", "Lead"),
        ("[Priya Raman](People/Priya.md)", "Priya Raman", ""),
        ("**Priya Raman**", "Priya Raman", ""),
        ("**Priya Raman** — Lead", "Priya Raman", "Lead"),
        ("👤 Priya Raman", "Priya Raman", ""),
        ("Priya Raman:", "Priya Raman", ""),
    ],
)
def test_heading_forms(heading: str, name: str, title: str) -> None:
    """A heading gives name and title in the forms of design.md section 5."""
    person = only_person(f"{HEAD}## {heading}\n- a\n")
    assert (person.name, person.title, person.heading) == (name, title, heading)
    assert (person.line, person.heading_line) == (6, 6)


def test_two_persons_of_one_name() -> None:
    """Both are kept, with keys of their own, and a warning at the second."""
    parsed = parse(f"{HEAD}## Jane Doe\n- a\n## Jane Doe\n- b\n")
    assert parsed.interview is not None
    one, two = parsed.interview.people
    assert one.key != two.key
    assert (texts(one.points), texts(two.points)) == (["a"], ["b"])
    finding = the_finding(parsed, "VS206")
    assert (finding.line, finding.column, finding.severity) == (8, 4, Severity.WARNING)


def test_keys_of_persons_are_never_equal() -> None:
    """A name that looks like the key of a second person does not take that key."""
    people = facts(f"{HEAD}## Jane\n- a\n## Jane\n- b\n## Jane#2\n- c\n").people
    assert len({person.key for person in people}) == len(people) == 3


# Fields of a person


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("email: she prefers calls", "email", ""),
        ("- phone: not yet", "phone", ""),
        ("- [ ] email: p@x.example", "email", ""),
        ("> email:: p@x.example", "email", ""),
        ("%% email:: p@x.example %%", "email", ""),
        ("text_ok:: no", "text_ok", False),
        ("text_ok::", "text_ok", None),
        ("text_ok:: maybe", "text_ok", False),
        ("email:: p@x.example", "email", "p@x.example"),
        ("email: p@x.example", "email", "p@x.example"),
        ("- email: p@x.example", "email", "p@x.example"),
        ("- email:: p@x.example", "email", "p@x.example"),
        ("- **email:** p@x.example", "email", "p@x.example"),
        ("- **Email**: p@x.example", "email", "p@x.example"),
        ("* E-mail: p@x.example", "email", "p@x.example"),
        ("[email:: p@x.example]", "email", "p@x.example"),
        ("email:: <p@x.example>", "email", "p@x.example"),
        ("email:: [p@x.example](mailto:p@x.example)", "email", "p@x.example"),
        ("p@x.example", "email", "p@x.example"),
        ("- <p@x.example>", "email", "p@x.example"),
        ("phone:: +44 7700 900123", "phone", "+44 7700 900123"),
        ("- **Phone:** 0123 456789", "phone", "0123 456789"),
        ("phone:: 555-01234 (mobile)", "phone", "555-01234"),
        ("- +44 7700 900123", "phone", "+44 7700 900123"),
        ("text_ok:: yes", "text_ok", True),
        ("- text ok: yes", "text_ok", True),
        ("- **Text OK:** true", "text_ok", True),
        ("textOk:: ✅", "text_ok", True),
        ("linkedin:: https://linkedin.com/in/p", "linkedin", "https://linkedin.com/in/p"),
        ("- LinkedIn: <https://linkedin.com/in/p>", "linkedin", "https://linkedin.com/in/p"),
        ("- https://www.linkedin.com/in/p", "linkedin", "https://www.linkedin.com/in/p"),
        ("role:: Platform Lead", "title", "Platform Lead"),
        ("- title: Platform Lead", "title", "Platform Lead"),
        ("role:: Engineer (Backend)", "title", "Engineer (Backend)"),
        ("channel:: Email", "channel", "email"),
        ("- channel: text", "channel", "text"),
    ],
)
def test_fields_of_a_person(line: str, field: str, value: str | bool | None) -> None:
    """`key:: value`, `- key: value` and `- **key:** value` set a person's fields."""
    person = only_person(f"{HEAD}## Jane Doe\n{line}\n")
    assert getattr(person, field) == value


def test_fields_are_no_points() -> None:
    """What was read as a field, pronouns and the zone too, is no talking point."""
    person = only_person(
        f"{HEAD}## Jane Doe\nemail:: j@x.example\npronouns:: she/her\ntimezone:: Asia/Tokyo\n"
        "- phone: +44 7700 900123\n- mood:: good\n- a point\n"
    )
    assert texts(person.points) == ["a point"]
    assert not person.concerns
    assert not person.promises


def test_an_interviewer_who_is_the_contact_too_is_one_person() -> None:
    """The contact gets what the section of the same person holds."""
    text = HEAD.replace("date:", "recruiter: Jane Doe\ndate:")
    contact = facts(f"{text}## Jane Doe\nemail:: j@x.example\n").primary_contact
    assert contact is not None
    assert contact.email == "j@x.example"


# Points, concerns, promises


@pytest.mark.parametrize(
    ("body", "points", "concerns", "promises"),
    [
        ("", [], [], []),
        ("```\n- a\n```\n", [], [], []),
        ("> - a\n", [], [], []),
        ("%%\n- a\n%%\n", [], [], []),
        ("<!-- - a -->\n", [], [], []),
        ("- [ ] ask about pay\n", [], [], []),
        ("-\n", [], [], []),
        ("- a\n- b\n", ["a", "b"], [], []),
        ("Some words.\n\nMore words.\n", ["Some words.", "More words."], [], []),
        ("1. a\n2. b\n", ["a", "b"], [], []),
        ("- a\n  on two lines\n", ["a on two lines"], [], []),
        ("- a\nlazily continued\n", ["a lazily continued"], [], []),
        ("- a\n    - b\n", ["a", "b"], [], []),
        ("- concerned about pay\n", ["concerned about pay"], [], []),
        ("- see `concern: x`\n", ["see `concern: x`"], [], []),
        ("- [x] read their blog\n", [], [], []),
        ("- [-] read their blog\n", [], [], []),
        ("- [ ] read their blog\n", [], [], []),
        ("- **concern:** x\n", [], ["x"], []),
        ("- **Concern**: x\n", [], ["x"], []),
        ("- concern:: x\n", [], ["x"], []),
        ("- concern: x\n", [], ["x"], []),
        ("- CONCERN: x\n", [], ["x"], []),
        ("concern:: x\n", [], ["x"], []),
        ("- [concern:: x]\n", [], ["x"], []),
        ("- question: x\n", [], ["x"], []),
        ("- **Unanswered:** x\n", [], ["x"], []),
        ("- **concern:** x\n  on two lines\n", [], ["x on two lines"], []),
        ("- **concern:** x (and y)\n", [], ["x (and y)"], []),
        ("- **concern:** x, see [[Note]]\n", [], ["x, see [[Note]]"], []),
        ("- **promised:** x\n", [], [], ["x"]),
        ("- promised:: x\n", [], [], ["x"]),
        ("- to send: x\n", [], [], ["x"]),
        ("- **To send**: x\n", [], [], ["x"]),
        ("- additional info: x\n", [], [], ["x"]),
        ("- [ ] to send: x\n", [], [], ["x"]),
        ("- promised: [the link](https://x.example)\n", [], [],
         ["[the link](https://x.example)"]),
        ("### Concerns\n- x\n- y\n", [], ["x", "y"], []),
        ("### Concern\nx\n", [], ["x"], []),
        ("### Promised\n- x\n### Other\n- y\n", ["y"], [], ["x"]),
        ("### Concerns\n- promised: y\n- x\n", [], ["x"], ["y"]),
        ("- Concerns\n    - x\n    - y\n- z\n", ["z"], ["x", "y"], []),
        ("- **Promised:**\n    - x\n- z\n", ["z"], [], ["x"]),
        ("- To send\n    - x\n\nAfterwards.\n", ["Afterwards."], [], ["x"]),
        ("- a\n    - concern: x\n    - b\n- c\n", ["a", "b", "c"], ["x"], []),
    ],
)  # fmt: skip
def test_points_concerns_and_promises(
    body: str, points: list[str], concerns: list[str], promises: list[str]
) -> None:
    """What was discussed, stayed open, was promised: by mark, sub-heading or list parent."""
    person = only_person(f"{HEAD}## Jane Doe\n{body}")
    found = tuple(map(texts, (person.points, person.concerns, person.promises)))
    assert found == (points, concerns, promises)


def test_points_know_their_lines() -> None:
    """Each point stands in the line where its item or paragraph starts."""
    person = only_person(
        f"{HEAD}## Jane\nemail:: j@x.example\nFirst\nsecond\n\n- a\n  b\n- c\n"
    )
    assert [(point.text, point.line) for point in person.points] == [
        ("First second", 8),
        ("a b", 11),
        ("c", 13),
    ]


def test_a_section_ends_with_the_next_heading_of_its_level() -> None:
    """Sub-headings belong to the person; a heading of the level above or the same does not."""
    text = f"{HEAD}## Jane\n### Work\n- a\n#### More\n- b\n## Notes\n- c\n# End\n- d\n"
    assert texts(only_person(text).points) == ["a", "b"]


# Touches

D, S, Z = TouchState.DONE, TouchState.SKIPPED, TouchState.SNOOZED
T = TouchKind


@pytest.mark.parametrize(
    "body",
    [
        "- thank-you\n",
        "- [ ] Thank-you by email\n",
        "- [ ] Thank-you 📅 2026-03-06\n",
        "- [/] Thank-you ✅ 2026-03-05\n",
        "- [?] Thank-you ✅ 2026-03-05\n",
        "- [x] buy milk ✅ 2026-03-05\n",
        "- [x]\n",
        "- 2026-03-05 rain all day\n",
        "- 2026-03-05\n",
        "- in 2026-03-05 thank-you\n",
        "They said thank-you on 2026-03-05.\n",
        "```\n- [x] Thank-you ✅ 2026-03-05\n```\n",
        "~~~md\n- 2026-03-05 thank-you email sent\n~~~\n",
        "        - [x] Thank-you ✅ 2026-03-05\n",
        "%% - [x] Thank-you ✅ 2026-03-05 %%\n",
        "%%\n- [x] Thank-you ✅ 2026-03-05\n%%\n",
        "<!-- - [x] Thank-you ✅ 2026-03-05 -->\n",
        "<!--\n- 2026-03-05 thank-you email sent\n-->\n",
        "> - [x] Thank-you ✅ 2026-03-05\n",
        "> 2026-03-05 thank-you email sent\n",
        "| date | what |\n|---|---|\n| 2026-03-05 | lunch |\n",
        "| date | what |\n|---|---|\n| March | thank-you |\n",
        "- 2026-03-05 no reply yet\n",
        "- 2026-03-05 thank-you not sent\n",
        "- 2026-03-05 still no response\n",
    ],
)
@pytest.mark.parametrize("heading", ["## Jane Doe", "## Follow-up log"])
def test_what_is_no_touch(heading: str, body: str) -> None:
    """Not ticked, not dated, of no known kind, or in code, comments and quotes: no touch.

    At most it is told that a day stands there without a message that is known.
    """
    parsed = parse(f"{HEAD}{heading}\n{body}")
    assert parsed.interview is not None
    assert parsed.interview.touches == ()
    told = "VS305" if heading == "## Follow-up log" else "VS306"
    nameless = any(words in body for words in ("rain all day", "- 2026-03-05\n", "lunch"))
    assert set(codes(parsed)) <= ({told} if nameless else set())


TOUCHES = [
    ("| 2026-03-06 | Jane Doe | thank-you |", T.THANK_YOU, D, 6),  # a row that lost its table
    ("- [x] Thank-you by email ✅ 2026-03-06", T.THANK_YOU, D, 6),
    ("- [X] Thank-you by email ✅ 2026-03-06", T.THANK_YOU, D, 6),
    ("* [x] Send thank you email ✅ 2026-03-06", T.THANK_YOU, D, 6),
    ("1. [x] Thank-you ✅️ 2026-03-06", T.THANK_YOU, D, 6),
    ("- [x] Email sent: thanks ✅ 2026-03-06", T.THANK_YOU, D, 6),
    ("- [x] Thank-you [completion:: 2026-03-06]", T.THANK_YOU, D, 6),
    ("- [x] Thank-you 📅 2026-03-09 ✅ 2026-03-06", T.THANK_YOU, D, 6),
    ("- [x] Thank-you 2026-03-06", T.THANK_YOU, D, 6),
    ("- [x] Thank-you by email", T.THANK_YOU, D, 5),
    ("- [-] Follow-up ❌ 2026-03-10", T.FOLLOW_UP, S, 10),
    ("- [-] Thank-you [cancelled:: 2026-03-10]", T.THANK_YOU, S, 10),
    ("- [ ] Follow-up ⏳ 2026-03-20", T.FOLLOW_UP, Z, 20),
    ("- [ ] Thank-you [scheduled:: 2026-03-20]", T.THANK_YOU, Z, 20),
    ("- [x] Reply received ✅ 2026-03-10", T.REPLY, D, 10),
    ("- 2026-03-06 thank-you email sent", T.THANK_YOU, D, 6),
    ("- 2026-03-06: thank-you email sent", T.THANK_YOU, D, 6),
    ("- **2026-03-06** – thanked her", T.THANK_YOU, D, 6),
    ("- [[2026-03-06]] thank-you note", T.THANK_YOU, D, 6),
    ("- 2026-03-06 14:30 called the office", T.CALL, D, 6),
    ("2026-03-06 thank-you email sent", T.THANK_YOU, D, 6),
    ("- 2026-03-10 reply: still on track", T.REPLY, D, 10),
    ("- 2026-03-10 email from her", T.REPLY, D, 10),
    ("- 2026-03-10 I replied", T.OTHER, D, 10),
    ("- 2026-03-10 followed up", T.FOLLOW_UP, D, 10),
    ("- 2026-03-10 follow-up email, no reply yet", T.FOLLOW_UP, D, 10),
    ("- 2026-03-10 status check", T.STATUS_CHECK, D, 10),
    ("- 2026-03-10 checked in", T.STATUS_CHECK, D, 10),
    ("- 2026-03-10 update sent", T.UPDATE, D, 10),
    ("- 2026-03-10 texted", T.TEXT, D, 10),
    ("- 2026-03-10 connected", T.CONNECT, D, 10),
    ("- 2026-03-10 keep-in-touch", T.KEEP_IN_TOUCH, D, 10),
    ("- 2026-03-10 sent the write-up", T.OTHER, D, 10),
    ("| d | w | k | c |\n|---|---|---|---|\n| 2026-03-06 | Jane Doe | thank-you | email |",
     T.THANK_YOU, D, 6),
    ("| k | d |\n|---|---|\n| follow-up | [[2026-03-06]] |", T.FOLLOW_UP, D, 6),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kind", "state", "day"), TOUCHES)
def test_touches_in_a_section(body: str, kind: TouchKind, state: TouchState, day: int) -> None:
    """Task lines, dated lines and table rows in a section are this person's touches."""
    interview = facts(f"{HEAD}## Jane Doe\n- a\n\n{body}\n")
    (touch,) = interview.touches
    assert (touch.kind, touch.state, touch.day) == (kind, state, date(2026, 3, day))
    assert (touch.who, touch.line) == ("jane doe", 9 + body.count("\n"))
    assert texts(interview.people[0].points) == ["a"], "a touch is no talking point"


@pytest.mark.parametrize(("body", "kind", "state", "day"), TOUCHES)
def test_touches_in_the_log(body: str, kind: TouchKind, state: TouchState, day: int) -> None:
    """The same three forms are read under a heading "Follow-up log"."""
    interview = facts(f"{HEAD}## Jane Doe\n- a\n## Follow-up log\n{body}\n")
    (touch,) = interview.touches
    assert (touch.kind, touch.state, touch.day) == (kind, state, date(2026, 3, day))
    assert touch.line == 9 + body.count("\n")


@pytest.mark.parametrize(
    ("heading", "body", "who"),
    [
        ("Follow-up log", "- 2026-03-06 thank-you sent", ""),
        ("Follow-up log", "- 2026-03-06 thank-you to Jan sent", "jan"),  # not Jane
        ("Jane Doe", "- 2026-03-06 thank-you to Dana Holm", "dana holm"),
        ("Jane Doe", "- 2026-03-06 email to HR", "jane doe"),
        ("Jane Doe", "- 2026-03-06 thank-you to Marcus Lee-Smith", "marcus lee"),
        ("Jane Doe", "- 2026-03-06 thank-you to Marcus Smith", "marcus smith"),
        ("Jane Doe", "- 2026-03-06 reply from Monday", "jane doe"),
        ("Jane Doe", "- 2026-03-06 message to Everyone", "jane doe"),
        ("Jane Doe", "- 2026-03-06 reply from Dana Holm", "dana holm"),
        ("Follow-up log", "- 2026-03-06 thank-you to Jane Doe", "jane doe"),
        ("Follow-up log", "- 2026-03-06 thank-you to Jane", "jane doe"),
        ("Follow-up log", "- 2026-03-06 reply from Marcus Lee", "marcus lee"),
        ("Follow-up log", "- 2026-03-06 thank-you, Marcus", "marcus lee"),
        ("Follow-up log", "- 2026-03-06 follow-up to Dana", "dana whitfield"),
        ("Follow-up log", "| a | b | c |\n|-|-|-|\n| 2026-03-06 | Marcus Lee | call |",
         "marcus lee"),
        ("Jane Doe", "- 2026-03-06 thank-you", "jane doe"),
        ("Jane Doe", "- 2026-03-06 thank-you, spoke of Marcus Lee", "jane doe"),
        ("Jane Doe", "- 2026-03-06 thank-you to Marcus Lee", "marcus lee"),
        ("Follow-up log 2026", "- 2026-03-06 thank-you to Jane", "jane doe"),
        ("Follow-up log\n### March", "- 2026-03-06 thank-you to Jane", "jane doe"),
    ],
)  # fmt: skip
def test_whose_touch_it_is(heading: str, body: str, who: str) -> None:
    """Said `to` or `from` by name, else by section, else named at all, else the application."""
    head = HEAD.replace("date:", "recruiter: Dana Whitfield\ndate:")
    text = f"{head}## Marcus Lee\n- b\n## Jane Doe\n- a\n## {heading}\n{body}\n"
    if heading == "Jane Doe":
        text = f"{head}## Marcus Lee\n- b\n## Jane Doe\n- a\n\n{body}\n"
    (touch,) = facts(text).touches
    assert touch.who == who


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("- [x] Thank-you ✅ 2026-02-30", 7, 19),
        ("- 2026-13-01 thank-you sent", 7, 3),
        ("| a | b |\n|---|---|\n| 2026-02-31 | thank-you |", 9, 3),
    ],
)
def test_an_impossible_touch_date_is_an_error(body: str, line: int, column: int) -> None:
    """A touch on a day that does not exist is told with its place."""
    finding = the_finding(parse(f"{HEAD}## Jane Doe\n{body}\n"), "VS301")
    assert (finding.severity, finding.line, finding.column) == (Severity.ERROR, line, column)
    assert finding.length == 10
    assert finding.help


# Status


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("", Status.WAITING),
        ("~", Status.WAITING),
        ("waiting", Status.WAITING),
        ("Waiting", Status.WAITING),
        ("pending", Status.WAITING),
        ("⏳", Status.WAITING),
        ("⏳ Waiting", Status.WAITING),
        ("scheduled", Status.SCHEDULED),
        ("Scheduled!", Status.SCHEDULED),
        ("📅", Status.SCHEDULED),
        ("replied", Status.REPLIED),
        ("heard back", Status.REPLIED),
        ("offer", Status.OFFER),
        ("Offer received", Status.OFFER),
        ("🎉", Status.OFFER),
        ("accepted", Status.ACCEPTED),
        ("rejected", Status.REJECTED),
        ("Rejected ❌", Status.REJECTED),
        ("❌", Status.REJECTED),
        ("'#rejected'", Status.REJECTED),
        ('"[[Rejected]]"', Status.REJECTED),
        ("withdrawn", Status.WITHDRAWN),
        ("withdrew", Status.WITHDRAWN),
        ("ghosted", Status.GHOSTED),
        ("👻", Status.GHOSTED),
        ("moved-on", Status.MOVED_ON),
        ("moved on", Status.MOVED_ON),
        ("Moved_On", Status.MOVED_ON),
        ("closed", Status.CLOSED),
    ],
)
def test_status_words(word: str, status: Status) -> None:
    """The ten words, their common spellings and emoji are understood without a finding."""
    parsed = parse(HEAD.replace("date:", f"status: {word}\ndate:"))
    assert parsed.interview is not None
    assert parsed.interview.status is status
    assert parsed.findings == ()


@pytest.mark.parametrize("word", ["wating", "maybe", "not rejected", "42", "🤷"])
def test_an_unknown_status_counts_as_waiting(word: str) -> None:
    """An unknown status is a warning that names the known ones, and counts as waiting."""
    parsed = parse(HEAD.replace("date:", f"status: {word}\ndate:"))
    assert parsed.interview is not None
    assert parsed.interview.status is Status.WAITING
    finding = the_finding(parsed, "VS113")
    assert (finding.severity, finding.line, finding.column) == (Severity.WARNING, 4, 9)
    assert repr(word) in finding.message
    assert all(status.value in finding.help for status in Status)


# What is missing


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("company: Acme\ndate: 2026-03-05", None),
        ("date: 2026-03-05", "VS114"),
        ("company:\ndate: 2026-03-05", "VS114"),
        ("company: Acme", "VS115"),
        ("company: Acme\ndate:", "VS115"),
    ],
)
def test_what_an_interview_lacks(head: str, code: str | None) -> None:
    """A missing company and a missing date are warnings; the rest still counts."""
    parsed = parse(f"---\ntype: interview\n{head}\nrole: Tester\n---\n## Jane\n- a\n")
    assert parsed.interview is not None
    assert (parsed.interview.role, names(parsed.interview)) == ("Tester", ["Jane"])
    assert codes(parsed) == ([code] if code else [])
    assert all(one.severity is Severity.WARNING and one.help for one in parsed.findings)


@pytest.mark.parametrize(
    ("head", "code", "meant", "line"),
    [
        # these stay
        ("date: 2026-03-05\nsource: ad", "VS114", "", 1),
        ("company: Acme\nschool: St Ann's\ndate: 2026-03-05", None, "", 0),
        ("company: Acme\nday: Friday\ndate: 2026-03-05", None, "", 0),
        # these are named
        ("date: 2026-03-05\nSchool: St Ann's", "VS114", "`company`? (`School`", 4),
        ("date: 2026-03-05\nHospital: St Ann's", "VS114", "`company`? (`Hospital`", 4),
        ("date: 2026-03-05\nInstitution: X", "VS114", "`company`? (`Institution`", 4),
        ("date: 2026-03-05\nUniversity: X", "VS114", "`company`? (`University`", 4),
        ("date: 2026-03-05\nPractice: X", "VS114", "`company`? (`Practice`", 4),
        ("date: 2026-03-05\nPlace: X", "VS114", "`company`? (`Place`", 4),
        ("date: 2026-03-05\nWhere: X", "VS114", "`company`? (`Where`", 4),
        ("company:\nSchool: X\ndate: 2026-03-05", "VS114", "`company`? (`School`", 4),
        ("company: X\nDate of interview: 2026-03-05", "VS115", "(`Date of interview`", 4),
        ("company: X\nDay: 2026-03-05", "VS115", "`date`? (`Day`", 4),
        ("company: X\nInterview day: 2026-03-05", "VS115", "`date`? (`Interview day`", 4),
    ],
)
def test_keys_that_may_be_meant(head: str, code: str | None, meant: str, line: int) -> None:
    """VS114, VS115: what stands there in other words is named, and still not read."""
    parsed = parse(f"---\ntype: interview\n{head}\nrole: Tester\n---\n## Jane\n- a\n")
    assert codes(parsed) == ([code] if code else [])
    for one in parsed.findings:
        assert one.line == line
        assert one.help.startswith("did you mean ") == bool(meant)
        assert meant in one.help


def test_a_contact_can_be_two_things() -> None:
    """VS117: `contact` is not read, and both that it can mean are named."""
    finding = the_finding(
        parse(f"{HEAD.replace('date:', 'contact: Ann Lee' + chr(10) + 'date:')}"), "VS117"
    )
    assert "`primary_contact`?" in finding.help
    assert "`interviewers`" in finding.help


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("who: Ann Lee\ninterviewers: Ann Lee\n", []),
        ("whose: mine\n", []),
        ("who: Ann Lee\n", ["did you mean `interviewers`?"]),
        ("Spoke to: Ann Lee\n", ["did you mean `interviewers`?"]),
    ],
)
def test_a_key_that_may_name_who_was_met(keys: str, told: list[str]) -> None:
    """VS117: `who` could mean anybody, so it is told, where nobody is listed."""
    found = parse(HEAD.replace("date:", f"{keys}date:")).findings
    assert [one.help for one in found if one.code == "VS117"] == told
