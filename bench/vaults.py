"""Vaults to measure with: any number of notes, one in fifty an interview, the same bytes ever.

`python bench/vaults.py FOLDER 10000` makes one.
"""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 3, 6)
INTERVIEWS = 50
"""One note in so many is an interview."""
FOLDERS = 200
WORDS = (
    "garden", "meeting", "recipe", "bicycle", "letter", "window", "budget", "winter", "harbour",
    "kitchen", "music", "paper", "river", "school", "summer", "table", "ticket", "village",
)  # fmt: skip
FIRST = ("Ada", "Bo", "Chidi", "Dagny", "Emre", "Farah", "Goran", "Hana", "Ines", "Jun")
LAST = ("Okafor", "Lindqvist", "Moreau", "Tanaka", "Novak", "Haddad", "Silva", "Byrne", "Kaya")
DONE = "- [x] Thank-you by email ✅ {day}\n"
INTERVIEW = """\
---
type: interview
company: "[[Company {company}]]"
role: {role}
stage: round {stage}
date: {day}
time: 14:30
duration: 60 min
timezone: Europe/London
recruiter: Dana Recruiter{company} <dana@talent{company}.example>
status: waiting
---

# Company {company}, round {stage}

## {one} — Team lead
email:: one@company{company}.example
- moves the {first} of the {second} to another {third}
- **concern:** the {fourth}, my answer was vague
- **promised:** the list of {fifth}
{thanks}
## {two} (planning)
phone:: +44 7700 900123
text_ok:: yes
- one {sixth} a week, then a review of every {seventh}

## Questions I asked
- how do you measure the {eighth}
"""


def make_vault(root: Path, notes: int) -> Path:
    """Write a vault of so many notes, if it is not there yet."""
    if (root / "vaultsync.toml").exists():
        return root
    chance = random.Random(notes)  # noqa: S311 - nothing secret
    for number in range(notes):
        if number % INTERVIEWS == 0:
            path, text = _interview(chance, number // INTERVIEWS)
        else:
            path, text = _note(chance, number)
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (root / "vaultsync.toml").write_text('timezone = "Europe/London"\n', "utf-8")
    return root


def _note(chance: random.Random, number: int) -> tuple[str, str]:
    lines = (
        " ".join(chance.choices(WORDS, k=chance.randint(4, 16)))
        for _ in range(chance.randint(2, 60))
    )
    head = f"---\ntags: [{chance.choice(WORDS)}]\ncreated: {TODAY}\n---\n\n"
    text = (head if number % 2 else "") + f"# Note {number}\n\n" + "\n".join(lines) + "\n"
    return f"Notes/{number % FOLDERS:03}/Note {number}.md", text


def _interview(chance: random.Random, number: int) -> tuple[str, str]:
    company, stage = divmod(number, 2)
    day = TODAY - timedelta(days=chance.randint(0, 120))
    names = [f"{first} {last}{number}" for first in FIRST for last in LAST]
    one, two = chance.sample(names, 2)
    words = chance.sample(WORDS, 8)
    keys = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    text = INTERVIEW.format(
        company=company,
        role=chance.choice(("Planner", "Engineer", "Nurse")),
        stage=stage + 1,
        day=day,
        one=one,
        two=two,
        thanks=DONE.format(day=day) if chance.random() < 0.7 else "",
        **dict(zip(keys, words, strict=True)),
    )
    return f"Interviews/{day} Company {company} {stage + 1}.md", text


def main() -> None:
    """Make the vault that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("notes", type=int)
    arguments = parser.parse_args()
    print(make_vault(arguments.folder, arguments.notes))


if __name__ == "__main__":
    main()
