"""What a first user reads: a word of the trade stands there only with what it means."""

import ast
import re
from pathlib import Path

import pytest

import vaultsync

ROOT = Path(vaultsync.__file__).parent
EXPLAINED = re.compile(r"\(front matter\)|front matter \(the lines between `---`")
JARGON = re.compile(r"[Ff]ront matter|\blevel[- ]\d|\btouch(?:es)?\b")
NOT_SAID = {
    # patterns, and names that contracts or notes use
    "diagnostics.py", "owed.py", "cli/json_view.py", "render/phrases.py", "render/timeline.py",
    "edit/tick.py", "parse/messages/kinds.py", "parse/messages/deeds.py", "checks/phrases.py",
}  # fmt: skip
IN_TOUCH = re.compile(r"in[ -]touch|get[a-z]* in touch|record-touch|\\b|\(\?")
SENTENCES = [
    ("add `company: …` between the `---` at the top", False),
    ("cannot read the front matter (the lines between `---` at the top): it", False),
    ("it has no lines between `---` at its top (front matter) that say", False),
    ("Keep in touch with", False),
    ("the lines between `---` at the top (front matter) are a list", False),
    ("add `company: …` to the front matter", True),
    ("a level-2 heading that is not reserved", True),
    ("check `status` and the touches in the note", True),
]


def is_jargon(text: str) -> bool:
    """Tell whether a sentence uses a word that it does not explain."""
    plain = EXPLAINED.sub("", text)
    return " " in text and bool(JARGON.search(plain)) and not IN_TOUCH.search(text)


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_what_is_jargon(text: str, expected: bool) -> None:
    """The word may stand beside its meaning."""
    assert is_jargon(text) is expected


PLAIN = {
    "`text_ok": r"text message|\btexts?\b",
    "`primary_contact": r"whoever passes messages on|messages can go through|messages go to|"
    r"\bto ask\b|primary_contact`\? |\basked\b",
    "`interviewers`": r"people|you met|interviewed you",
}
"""What must stand, in plain words, in a sentence that names a key."""
NAMED = [
    ("if a text message is fine, add the line `text_ok:: yes` below the name", []),
    ("name whoever passes messages on at the top: `primary_contact: Name`", []),
    ("list the people you met at the top (`interviewers`)", []),
    ("note `text_ok:: yes`", ["`text_ok"]),
    ("email, or a `primary_contact`", ["`primary_contact"]),
    ("list the name under `interviewers`", ["`interviewers`"]),
]


def bare_keys(text: str) -> list[str]:
    """Give the keys that a sentence names without saying what they are for."""
    return [key for key, said in PLAIN.items() if key in text and not re.search(said, text)]


@pytest.mark.parametrize(("text", "bare"), NAMED)
def test_a_key_stands_behind_plain_words(text: str, bare: list[str]) -> None:
    """Somebody who has never seen the key knows what to do."""
    assert bare_keys(text) == bare


@pytest.mark.parametrize(
    "path", sorted(ROOT.rglob("*.py")), ids=lambda one: str(one.relative_to(ROOT))
)
def test_what_the_program_says(path: Path) -> None:
    """No text of the program but its docstrings holds one."""
    if path.relative_to(ROOT).as_posix() in NOT_SAID:
        return
    tree = ast.parse(path.read_text("utf-8"))
    expressions = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    parts = {
        id(part)
        for one in ast.walk(tree)
        if isinstance(one, ast.JoinedStr)
        for part in one.values
    }
    said = []
    for one in ast.walk(tree):
        if isinstance(one, ast.JoinedStr):
            said.append(
                "".join(
                    str(p.value) if isinstance(p, ast.Constant) else "…" for p in one.values
                )
            )
        elif (
            isinstance(one, ast.Constant)
            and isinstance(one.value, str)
            and id(one) not in expressions | parts
        ):
            said.append(one.value)
    assert [text for text in said if is_jargon(text)] == []
    assert [text for text in said if " " in text and bare_keys(text)] == []
