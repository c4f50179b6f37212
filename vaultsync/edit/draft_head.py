"""One line of a draft's head: added or replaced, every other byte as it was."""

import re
from collections.abc import Callable
from dataclasses import replace

from vaultsync.edit.lines import lines_of
from vaultsync.parse.draft import DraftFile, read_draft
from vaultsync.parse.front.front_matter import locate
from vaultsync.patterns import regex
from vaultsync.render.escape import yaml_text

_SENT = regex(
    r"^(status[ \t]*:[ \t]*[\"']?)sent(?=[\"']?[ \t]*(?:#|\r?$))", re.IGNORECASE | re.MULTILINE
)
_NOT_PROOFREAD = regex(
    r"^(proofread[ \t]*:[ \t]*)(?:false|no)(?=[ \t]*(?:#|\r?$))", re.IGNORECASE | re.MULTILINE
)
_OVERRIDE = regex(r"override[ \t]*:")


def with_override(text: str, why: str) -> str:
    """Give a draft that says why it is sent against the advice (S36).

    Raises:
        ValueError: the head cannot be read, or has the key in several lines.
    """

    def told(head: str) -> str:
        lines = lines_of(head)
        end = "\r\n" if "\r\n" in head else "\n"
        places = [n for n, line in enumerate(lines) if _OVERRIDE.match(line)]
        place = places[0] if places else len(lines)
        lines[place : place + 1] = [f"override: {yaml_text(why)}{end}"]
        return "".join(lines)

    made = _with_head(text, told)
    before, after = read_draft("", text), read_draft("", made)
    meant = replace(
        before, override=after.override, lines=after.lines, body_line=after.body_line
    )
    if not before.id or not after.override or replace(meant, untouched=False) != after:
        raise ValueError("`override` cannot be set in one line")
    return made


def as_draft(text: str) -> str:
    """Give a letter that says it was sent as a draft again: its record was taken back.

    Nothing but the one word changes: a comment behind it stays, and so do quotes.

    Raises:
        ValueError: the head cannot be read, or does not say so in one line.
    """
    made, before, after = _with_word(text, _SENT, "draft")
    if made == text or replace(before, status="draft", untouched=after.untouched) != after:
        raise ValueError("`status` cannot be set in one line")
    return made


def as_proofread(text: str) -> str:
    """Give a draft of which a person says that it is proofread; nothing else of it changes.

    Raises:
        ValueError: the head cannot be read, or does not say in one line that it is not.
    """
    made, before, after = _with_word(text, _NOT_PROOFREAD, "true")
    if made == text or replace(before, proofread=True, untouched=after.untouched) != after:
        raise ValueError("`proofread` cannot be set in one line")
    return made


def _with_word(
    text: str, pattern: re.Pattern[str], word: str
) -> tuple[str, DraftFile, DraftFile]:
    """Give a text with a word behind what a pattern found, and how both are read."""
    made = _with_head(text, lambda head: pattern.sub(rf"\g<1>{word}", head))
    return made, read_draft("", text), read_draft("", made)


def _with_head(text: str, change: Callable[[str], str]) -> str:
    """Give a text with its head changed, between the two `---` and nowhere else.

    Raises:
        ValueError: it has none.
    """
    plain = text.removeprefix("\ufeff")
    region, mark = locate(plain), text[: len(text) - len(plain)]
    if region is None:
        raise ValueError("the head of this draft cannot be read")
    head = change(plain[region.start : region.end])
    return mark + plain[: region.start] + head + plain[region.end :]
