"""Notes as people really write them, each with what must come out (tests/cases/notes)."""

import tomllib
from pathlib import Path
from typing import Any
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest

from vaultsync.calendar import find_zone
from vaultsync.model import Interview, Parsed, Person, Touch
from vaultsync.parse.config import read_settings
from vaultsync.parse.interview import parse_note

FOLDER = Path(__file__).parent / "cases" / "notes"
CASES = sorted(FOLDER.glob("*/*.toml"))
FIELDS = ("title", "email", "phone", "linkedin", "channel", "pronouns")


def read(case: Path, expected: dict[str, Any]) -> Parsed:
    """Read the note beside a case, as its vault would."""
    settings = read_settings(expected.get("config", "")).settings
    text = case.with_suffix(".md").read_bytes().decode()
    zone = find_zone(settings.timezone) or ZoneInfo("Europe/London")
    return parse_note(text, expected.get("path", f"{case.stem}.md"), settings, zone)


def nfc(value: Any) -> Any:
    """Give texts in one Unicode form: which one a note has is no matter of meaning."""
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, list):
        return [nfc(one) for one in value]
    if isinstance(value, dict):
        return {key: nfc(one) for key, one in value.items()}
    return value


def touches(found: tuple[Touch, ...], *whose: str) -> list[str]:
    """Write touches as the cases do; the same one written twice counts once."""
    texts = (
        f"{t.kind.value.replace(' ', '-')} {t.state.value} {t.day}"
        for t in found
        if t.who in whose
    )
    return list(dict.fromkeys(texts))


def person(one: Person, note: Interview) -> dict[str, Any]:
    """Write a person as the cases do; what is not said is left out."""
    texts = {field: getattr(one, field) for field in ("name", *FIELDS)}
    lists = {
        "points": [point.text for point in one.points],
        "concerns": [point.text for point in one.concerns],
        "promises": [point.text for point in one.promises],
        "touches": touches(note.touches, one.key),
    }
    said = {} if one.text_ok is None else {"text_ok": one.text_ok}
    return {key: value for key, value in (texts | lists | said).items() if value or key in said}


def interview(note: Interview) -> dict[str, Any]:
    """Write an interview as the cases do."""
    contact = note.primary_contact
    other = contact if contact and not note.person(contact.key) else None
    others = {touch.who for touch in note.touches} - {one.key for one in note.people}
    facts = {
        "company": note.company,
        "role": note.role,
        "stage": note.stage,
        "date": str(note.day or ""),
        "end": note.end.strftime("%Y-%m-%dT%H:%M:%SZ") if note.end else "",
        "status": note.status.value,
        "they_reply_by": str(note.they_reply_by or ""),
        "contact": other.name if other else "",
        "touches": touches(note.touches, *others),
    }
    return {key: value for key, value in facts.items() if value}


def wanted(table: dict[str, Any]) -> dict[str, Any]:
    """Give what a case expects, without what is not said."""
    return {
        key: [one.replace("status check", "status-check") for one in value]
        if key == "touches"
        else value
        for key, value in table.items()
        if value not in ("", [])
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_notes_as_people_write_them(case: Path) -> None:
    """What the note says comes out: persons with fields, points and touches, end, findings."""
    expected = nfc(tomllib.loads(case.read_text(encoding="utf-8")))
    parsed = read(case, expected)
    note = parsed.interview
    if "interview" in expected:
        assert note is not None, parsed.findings
        facts = {"status": "waiting"} | wanted(expected["interview"])
        assert nfc(interview(note)) == facts
        people = [person(one, note) for one in note.people]
        assert nfc(people) == [wanted(one) for one in expected.get("person", [])]
    else:
        assert note is None
    told = [
        (one.code, one.line, one.source[one.column - 1 : one.column - 1 + one.length])
        for one in parsed.findings
    ]
    marked = [(*one.split(" ", 2), "")[:3] for one in expected["findings"]]
    assert sorted((code, line) for code, line, _ in told) == sorted(
        (code, int(line)) for code, line, _ in marked
    )
    for code, line, text in marked:
        assert (
            not text
            or (code, int(line), text) in nfc([list(one) for one in told])
            or any((code, int(line), text) == (one[0], one[1], nfc(one[2])) for one in told)
        )


def test_there_are_enough_of_them() -> None:
    """At least 60 notes in different hands."""
    assert len(CASES) >= 60
