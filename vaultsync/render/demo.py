"""The notes of the throw-away vault of `vaultsync demo`, with days around a given one."""

from datetime import date, timedelta
from string import Template

from vaultsync.calendar import plus_days

YOU = "Alex Doe"
COMPANY = "Northgate Hospital"
_HOSPITAL = Template("""\
---
type: interview
company: Northgate Hospital
role: Ward Nurse
stage: Panel
date: $yesterday
time: "10:00"
duration: 45 min
status: waiting
---

## Priya Raman — Ward Manager
email:: priya.raman@northgate.example
- the rota is planned by the team, six weeks ahead
- **promised:** my summary of the falls audit

## Marcus Lee (Charge Nurse)
email:: marcus.lee@northgate.example
- handovers at the bedside, twice a day
- **concern:** my answer on night cover was vague

## Questions I asked
- how long do new nurses have a mentor
""")
_SCHOOL = Template("""\
---
type: interview
company: Elm Park School
role: Science Teacher
stage: First interview
date: $week
time: "14:00"
recruiter: Dana Whitfield <dana@talentco.example>
status: waiting
---

## Ines Moreau — Head of Science
email:: ines.moreau@elmpark.example
- pupils build what they measure with
- [x] Thank-you by email ✅ $thanked
""")
_ARCHITECTS = Template("""\
---
type: interview
company: Brookline Architects
role: Site Manager
date: $month
status: rejected
accounts: ["https://social.example/@brookline, followed $rejected"]
---

## Tom Baker
email:: tom.baker@brookline.example
- a timber school, built in one summer
- [x] Thank-you by email ✅ $rejected
""")
_SOFTWARE = Template("""\
---
type: interview
company: Contoso
role: Support Engineer
stage: Phone screen
date: $soon
time: "11:30"
duration: 30 min
---

## Wei Chen — Recruiter
email:: wei.chen@contoso.example
""")
_SATURDAY = 5
_SENTENCES = (
    "Your handovers at the bedside stayed with me: nothing has to be said twice.",
    "I also liked that new nurses are never alone on a shift at first.",
    "On night cover I was vague: for a year I have worked two nights a week, gladly.",
)
"""What stands in the place of the brackets of the draft that is shown."""


def demo_notes(today: date) -> dict[str, str]:
    """Give the notes by path."""
    week = _working_day(plus_days(today, -9))
    days = {
        "yesterday": plus_days(today, -1),
        "week": week,
        "thanked": plus_days(week, 1),
        "month": plus_days(today, -16),
        "rejected": plus_days(today, -15),
        "soon": plus_days(today, 3),
    }
    notes = {
        f"{days['yesterday']} {COMPANY}": _HOSPITAL,
        f"{days['week']} Elm Park School": _SCHOOL,
        f"{days['month']} Brookline Architects": _ARCHITECTS,
        f"{days['soon']} Contoso": _SOFTWARE,
    }
    return {f"Interviews/{name}.md": one.substitute(days) for name, one in notes.items()}


def first_note(today: date) -> str:
    """Give the path of the note that is shown."""
    return next(path for path in demo_notes(today) if COMPANY in path)


def demo_config(zone: str) -> str:
    """Give the configuration; `zone` is empty where the system's is not known by name."""
    return f'timezone = "{zone or "UTC"}"\n\n[me]\nname = "{YOU}"\n'


def written(text: str) -> str:
    """Give a draft with a sentence in the place of each bracket, and marked as proofread."""
    head, end, body = text.partition("\n---\n")
    sentences = iter(_SENTENCES)
    lines = [
        next(sentences, line) if line.startswith("[") else line for line in body.split("\n")
    ]
    head = head.replace("\nproofread: false", "\nproofread: true")
    return head + end + "\n".join(lines)


def ticked(text: str, ident: str) -> tuple[str, str]:
    """Give the due note with one box ticked, and the line; empty if there is no such box."""
    lines = text.splitlines(keepends=True)
    for row, line in enumerate(lines):
        if ident in line and line.startswith("- [ ] "):
            lines[row] = line.replace("- [ ] ", "- [x] ", 1)
            return "".join(lines), lines[row].rstrip("\n")
    return text, ""


def _working_day(day: date) -> date:
    """Give the day, or the Friday before: nobody has interviews at weekends."""
    while day.weekday() >= _SATURDAY:
        day -= timedelta(days=1)
    return day
