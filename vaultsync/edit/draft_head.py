"""One line of a draft's head: added or replaced, every other byte as it was."""

import re
from dataclasses import replace

from vaultsync.parse.draft import read_draft
from vaultsync.parse.front.front_matter import locate
from vaultsync.render.escape import yaml_text

_SENT = re.compile(
    r"^(status[ \t]*:[ \t]*[\"']?)sent(?=[\"']?[ \t]*(?:#|\r?$))", re.IGNORECASE | re.MULTILINE
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")


def with_head_line(text: str, key: str, value: str) -> str:
    """Give a draft with `key: value` in its head, in the place of the key's line if it has one.

    Raises:
        ValueError: the head cannot be read, or the key has a value of several lines.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix(mark)
    region, before = locate(plain), read_draft("", plain)
    if region is None or not before.id:
        raise ValueError("the head of this draft cannot be read")
    head = plain[region.start : region.end]
    lines = [line for line in _LINE.findall(head) if line]
    end = "\r\n" if "\r\n" in head else "\n"
    written = f"{key}: {value}{end}"
    places = [n for n, line in enumerate(lines) if re.match(rf"{re.escape(key)}[ \t]*:", line)]
    if places:
        lines[places[0]] = written
    else:
        lines.append(written)
    made = mark + plain[: region.start] + "".join(lines) + plain[region.end :]
    after = read_draft("", made)
    if (after.id, after.body, after.subject, after.to) != (
        before.id,
        before.body,
        before.subject,
        before.to,
    ):
        raise ValueError(f"`{key}` cannot be set in one line")
    return made


def with_override(text: str, why: str) -> str:
    """Give a draft that says why it is sent against the advice (S36).

    Raises:
        ValueError: the head cannot be read, or has the key in several lines.
    """
    return with_head_line(text, "override", yaml_text(why))


def as_draft(text: str) -> str:
    """Give a letter that says it was sent as a draft again: its record was taken back.

    Nothing but the one word changes: a comment behind it stays, and so do quotes.

    Raises:
        ValueError: the head cannot be read, or does not say so in one line.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix(mark)
    region = locate(plain)
    if region is None:
        raise ValueError("the head of this draft cannot be read")
    head, count = _SENT.subn(r"\g<1>draft", plain[region.start : region.end])
    made = mark + plain[: region.start] + head + plain[region.end :]
    before, after = read_draft("", text), read_draft("", made)
    if count != 1 or replace(before, status="draft", untouched=after.untouched) != after:
        raise ValueError("`status` cannot be set in one line")
    return made
