"""`Follow-ups.base`: drafts, applications and people, in the syntax of Obsidian's Bases.

Only keys, operators and functions that its documentation names (bases/syntax, bases/functions).
A base lists files: who is no more than a heading in an interview note cannot stand in one.
"""

import json
from string import Template
from typing import NamedTuple

from vaultsync.patterns import regex
from vaultsync.render.usual_keys import CANONICAL_KEYS, UsualKeys

_BASE = Template("""\
# Views of what vaultsync reads and writes. Change them as you like; Obsidian 1.9 or later.
properties:
  file.name:
    displayName: Note
  note.$they_reply_by:
    displayName: They reply by
views:
  - type: table
    name: Due drafts
    filters:
      and:
        - $draft
        - $open
        - due <= today()
$put_away
    order: [file.name, due, kind, channel, to, subject, proofread, interview]
    sort:
      - property: due
        direction: ASC
  - type: table
    name: Later drafts
    filters:
      and:
        - $draft
        - $open
        - due > today()
$put_away
    order: [file.name, due, kind, channel, to, subject, proofread, interview]
    sort:
      - property: due
        direction: ASC
  - type: table
    name: Applications
    filters:
      and:
        - or:
            - $said
            - $tagged
$templates
    groupBy:
      property: $status
      direction: ASC
    order: [file.name, $company, $role, $stage, note.$date, $they_reply_by, $status]
    sort:
      - property: note.$date
        direction: DESC
  - type: table
    name: People
    filters:
      and:
        - $person
$templates
    order: [file.name, company, role, email, phone, linkedin, channel]
    sort:
      - property: file.name
        direction: ASC
""")
_COLUMNS = ("company", "role", "stage", "date", "they_reply_by", "status")
_ONE_WORD = regex(r"[A-Za-z][A-Za-z0-9_]*")
_KIND = 'list(type).join(" ").lower()'
"""The words of `type`: a text, a link or a list of them."""


class Views(NamedTuple):
    """What the views depend on."""

    word: str
    """What the `type` of an interview note says."""
    put_away: tuple[str, ...]
    """Folders of drafts that are sent, or need not be."""
    templates: tuple[str, ...]
    """Folders of templates: what lies there is nobody's note."""
    usual: UsualKeys = CANONICAL_KEYS
    """How the interview notes name their keys."""


def render_base(views: Views) -> str:
    """Write the file."""
    word = views.word.casefold()
    tags = ", ".join(_quoted(name) for name in (word, f"{word}s") if " " not in name)
    named = {key: _property(views.usual.name(key), key) for key in _COLUMNS}
    return _BASE.substitute(
        named,
        draft=_statement('type == "follow-up-draft"'),
        open=_statement('status == "draft"'),
        put_away=_outside(views.put_away),
        said=_statement(f"{_KIND}.contains({_quoted(word)})"),
        tagged=_statement(f"file.hasTag({tags})" if tags else "false"),
        person=_statement(rf"/\b(person|people|contacts?)\b/.matches({_KIND})"),
        templates=_outside(views.templates),
    )


def _property(name: str, key: str) -> str:
    """Give a property's name, if it can stand in the views without quotes; else our own."""
    return name if _ONE_WORD.fullmatch(name) else key


def _outside(folders: tuple[str, ...]) -> str:
    """Write the part of a filter that leaves folders out."""
    inside = [_statement(f"file.inFolder({_quoted(folder)})") for folder in folders]
    lines = ["        - not:", *(f"            - {one}" for one in inside)]
    return "\n".join(lines if inside else ["        - file.ext == 'md'"])


def _quoted(text: str) -> str:
    """Write a text as an expression of Bases has it."""
    return json.dumps(text, ensure_ascii=False)


def _statement(text: str) -> str:
    """Write a statement as YAML has it."""
    return "'" + text.replace("'", "''") + "'"
