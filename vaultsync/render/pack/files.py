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

_REST = """\
time:
duration: 60 min
recruiter:
they_reply_by:
status: waiting
---"""
_HINT = """\
%%
A heading of level 2 for each person whom you meet, and below it how to reach them and what you
talked about:

## Jane Doe — Team Lead
email:: jane@company.example
- a thing that you talked about
- **concern:** a question that you could not answer well
- **promised:** something that you said you would send
%%"""
_CORE = Template("""\
---
type: $word
company:
role:
stage:
date: "{{date:YYYY-MM-DD}}"
$rest

# {{title}}

$hint

## Questions I asked
-
""")
# an answer becomes YAML by being written as JSON: quotes and colons in it do no harm
_TEMPLATER = Template("""\
---
type: $word
company: <% JSON.stringify((await tp.system.prompt("Company")) ?? "") %>
role: <% JSON.stringify((await tp.system.prompt("Role")) ?? "") %>
stage: <% JSON.stringify((await tp.system.prompt("Stage", "First interview")) ?? "") %>
date: <% tp.date.now("YYYY-MM-DD") %>
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

    @property
    def base(self) -> str:
        """Where the views lie: beside the due note."""
        folder = self.due_note.rpartition("/")[0]
        return f"{folder}/{BASE_NAME}" if folder else BASE_NAME


def pack_files(places: Places) -> tuple[PackFile, ...]:
    """Give the files of the pack, but for the property types."""
    word = places.word if _PLAIN.fullmatch(places.word) else yaml_text(places.word)
    sent, not_sent = (f"{places.drafts}/{name}" for name in (SENT, NOT_SENT))
    views = Views(
        word=places.word,
        put_away=(sent, not_sent),
        templates=tuple(dict.fromkeys(filter(None, (places.core, places.templater)))),
    )
    css = _CSS.substitute(
        due_note=css_text(places.due_note), sent=css_text(sent), not_sent=css_text(not_sent)
    )
    files = [PackFile(places.base, render_base(views)), PackFile(SNIPPET, css)]
    if places.templater:
        text = _TEMPLATER.substitute(word=word, rest=_REST, hint=_HINT)
        files.insert(0, PackFile(f"{places.templater}/{TEMPLATER_NAME}", text))
    if places.core:
        files.insert(
            0,
            PackFile(
                f"{places.core}/{CORE_NAME}",
                _CORE.substitute(word=word, rest=_REST, hint=_HINT),
            ),
        )
    return tuple(files)
