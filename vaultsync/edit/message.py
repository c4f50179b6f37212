"""Another message for a draft: its head stays, to the byte, but for the proofreading mark.

A message that comes from a program has not been read by a person yet, whatever the head says
(S29).
"""

import re
from dataclasses import replace

from vaultsync.edit.lines import Refusal, lines_of
from vaultsync.parse.draft import read_draft
from vaultsync.parse.front.front_matter import locate
from vaultsync.parse.lines import split_lines
from vaultsync.patterns import regex

_MARK = regex(r"""(\s*(["']?)proofread\2\s*:\s*)(["']?)(?:true|yes)\3(?=\s|$)""", re.IGNORECASE)


def with_message(path: str, text: str, message: str) -> str | Refusal:
    """Give a draft's text with another message, whose line ends become those of the head."""
    before = read_draft(path, text)
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix("\ufeff")
    region = locate(plain)
    if region is None or not before.id:
        return Refusal("the lines between `---` at its top cannot be read")
    head = plain[: region.body]
    eol = lines_of(head)[0].lstrip("-\t ") or "\n"
    if before.proofread:
        marked = _unmarked(head, before.line_of("proofread"))
        if marked is None:
            return Refusal("the line with `proofread` cannot be changed by itself")
        head = marked
    between = re.match(r"(?:\r\n|\n|\r)?", plain[region.body :])
    blank = (between[0] if between else "") or eol
    lines = split_lines(message)
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    body = eol.join([*lines, ""])
    made = f"{bom}{head}{blank}{body}"
    after = read_draft(path, made)
    meant = replace(
        before, proofread=False, body="\n".join([*lines, ""]), untouched=after.untouched
    )
    if after != replace(meant, body_line=after.body_line):
        return Refusal("something else in the draft would change, too")
    return made


def _unmarked(head: str, line: int) -> str | None:
    """Take the mark back, in its line and nowhere else."""
    lines = lines_of(head)
    if not 0 < line <= len(lines):
        return None
    changed, count = _MARK.subn(r"\1\3false\3", lines[line - 1], count=1)
    if not count:
        return None
    lines[line - 1] = changed
    return "".join(lines)
