"""The files of the Obsidian pack, as they are to be: texts only, nothing is written here.

Formats as their authors document them: variables of the core plugin Templates, commands of
Templater, Bases (`base.py`). The app itself was not at hand.
"""

import re
from string import Template
from typing import NamedTuple

from vaultsync.parse.draft import NOT_SENT, SENT
from vaultsync.patterns import regex
from vaultsync.render.escape import css_text, yaml_text
from vaultsync.render.pack.base import Views, render_base
from vaultsync.render.usual_keys import CANONICAL_KEYS, TAG, UsualKeys

SNIPPET = ".obsidian/snippets/vaultsync.css"
CORE_NAME, TEMPLATER_NAME = "Interview note.md", "Interview note (Templater).md"
BASE_NAME = "Follow-ups.base"
TYPES = {
    "date": "date",
    "they_reply_by": "date",
    "due": "date",
    "proofread": "checkbox",
    "interviewers": "multitext",
}
"""Of the properties in interview notes and drafts, those that are no plain text."""
_PLAIN = regex(r"[A-Za-z][\w-]*(?: [\w-]+)*", re.ASCII)

_HINT = """\
%%
A heading with ## for each person whom you meet, and below it how to reach them and what you
talked about:

## Jane Doe — Team Lead
email:: jane@company.example
- a thing that you talked about
- **concern:** a question that you could not answer well
- **promised:** something that you said you would send
%%"""
_CORE = Template("""\
---
$mark
$company:
$role:
$stage:
$date: "{{date:YYYY-MM-DD}}"
$rest

# {{title}}

$hint

## Questions I asked
-
""")
# an answer becomes YAML by being written as JSON: quotes and colons in it do no harm
_TEMPLATER = Template("""\
---
$mark
$company: <% JSON.stringify((await tp.system.prompt("Company")) ?? "") %>
$role: <% JSON.stringify((await tp.system.prompt("Role")) ?? "") %>
$stage: <% JSON.stringify((await tp.system.prompt("Stage", "First interview")) ?? "") %>
$date: <% tp.date.now("YYYY-MM-DD") %>
$rest

# <% tp.file.title %>

$hint

<% tp.file.cursor() %>

## Questions I asked
-
""")
_CSS = Template("""\
/* Written by vaultsync. Switch it on in Obsidian: Settings, Appearance, CSS snippets. */

/* the due note in the list of files */
.nav-file-title[data-path="$due_note"] {
  color: var(--text-accent);
  font-weight: var(--font-semibold);
}

/* what was sent, or need not be, steps back */
.nav-folder-title[data-path="$sent"],
.nav-folder-title[data-path="$not_sent"] {
  color: var(--text-faint);
}

/* what only vaultsync reads in the properties of a draft */
.metadata-property[data-property-key="made_from"],
.metadata-property[data-property-key="body_hash"],
.metadata-property[data-property-key="head_hash"] {
  opacity: 0.45;
}

/* read the draft, then set the check mark: only such a draft is handed over */
.metadata-property[data-property-key="proofread"] {
  background-color: var(--background-modifier-hover);
  border-radius: var(--radius-s);
}
""")


class PackFile(NamedTuple):
    """A file as it is to be."""

    path: str
    text: str


class Places(NamedTuple):
    """Where things are in this vault, and what its notes say."""

    due_note: str
    drafts: str
    word: str
    """What the `type` of an interview note says."""
    core: str = ""
    """Folder of the core plugin Templates; "": none is set."""
    templater: str = ""
    """Folder of Templater; "": none is set, or there is no Templater."""
    usual: UsualKeys = CANONICAL_KEYS
    """How the interview notes name their keys."""

    @property
    def base(self) -> str:
        """Where the views lie: beside the due note."""
        folder = self.due_note.rpartition("/")[0]
        return f"{folder}/{BASE_NAME}" if folder else BASE_NAME


def pack_files(places: Places) -> tuple[PackFile, ...]:
    """Give the files of the pack, but for the property types."""
    named = _named(places)
    sent, not_sent = (f"{places.drafts}/{name}" for name in (SENT, NOT_SENT))
    views = Views(
        word=places.word,
        put_away=(sent, not_sent),
        templates=tuple(dict.fromkeys(filter(None, (places.core, places.templater)))),
        usual=places.usual,
    )
    css = _CSS.substitute(
        due_note=css_text(places.due_note), sent=css_text(sent), not_sent=css_text(not_sent)
    )
    files = [PackFile(places.base, render_base(views)), PackFile(SNIPPET, css)]
    if places.templater:
        text = _TEMPLATER.substitute(named)
        files.insert(0, PackFile(f"{places.templater}/{TEMPLATER_NAME}", text))
    if places.core:
        files.insert(
            0,
            PackFile(f"{places.core}/{CORE_NAME}", _CORE.substitute(named)),
        )
    return tuple(files)


def _named(places: Places) -> dict[str, str]:
    """Give what the templates are filled with: keys as the interview notes name them."""
    word = places.word if _PLAIN.fullmatch(places.word) else yaml_text(places.word)
    name, tag_key = places.usual.name, places.usual.tag_key
    contact = name("primary_contact")
    rest = (
        f"{name('time')}:",
        f"{name('duration')}: 60 min",
        f"{'recruiter' if contact == 'primary_contact' else contact}:",
        f"{name('they_reply_by')}:",
        f"{name('status')}: waiting",
        "---",
    )
    tagged = tag_key and TAG.fullmatch(places.word)
    return {
        "mark": f"{tag_key}: [{places.word}]" if tagged else f"{name('type')}: {word}",
        **{key: name(key) for key in ("company", "role", "stage", "date")},
        "rest": "\n".join(rest),
        "hint": _HINT,
    }
