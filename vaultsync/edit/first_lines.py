"""Lines at the top of a note: its front matter, or more of the one that is there."""

from collections.abc import Sequence

from vaultsync.edit.lines import Refusal, first_end
from vaultsync.parse.front.front_matter import locate, read_head
from vaultsync.parse.front.keys import squeeze
from vaultsync.parse.lines import Source

BOM = "\ufeff"


def with_lines(text: str, path: str, lines: Sequence[str]) -> str | Refusal:
    """Give a note with lines that it lacks, as `render.first_lines` gives them.

    Where it has front matter they become its last ones, if it is read then as it was before
    and these besides; else why they cannot.
    """
    if locate(text.removeprefix(BOM)) is None:
        return begin_with(text, lines)
    after = _at_the_end_of_the_top(text, lines)
    was, now = (read_head(Source(path, one)) for one in (text, after))
    if was.findings or now.findings:
        return Refusal("its top cannot be read for sure")
    added = now.entries[len(was.entries) :]
    if now.entries[: len(was.entries)] != was.entries or len(added) != len(lines):
        return Refusal("its top would be read as something else")
    there = {squeeze(one.key.text) for one in was.entries}
    twice = next((one.key.text for one in added if squeeze(one.key.text) in there), "")
    return Refusal(f"`{twice}` stands at its top already") if twice else after


def _at_the_end_of_the_top(text: str, lines: Sequence[str]) -> str:
    """Put lines in front of the closing line of the front matter."""
    mark = BOM if text.startswith(BOM) else ""
    plain = text.removeprefix(mark)
    region = locate(plain)
    at = region.end if region else 0
    end = first_end(text)
    return mark + plain[:at] + "".join(f"{line}{end}" for line in lines) + plain[at:]


def begin_with(text: str, lines: Sequence[str]) -> str:
    """Give the text with these lines as its first ones.

    Every character that was there is there, in its order; a byte order mark stays in front. The
    lines end as the first line of the text does.
    """
    mark = BOM if text.startswith(BOM) else ""
    end = first_end(text)
    return mark + "".join(f"{line}{end}" for line in lines) + text.removeprefix(mark)
