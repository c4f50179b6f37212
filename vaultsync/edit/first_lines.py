"""Lines before everything that a note holds: front matter for a note that has none."""

from collections.abc import Sequence

from vaultsync.edit.lines import first_end

BOM = "\ufeff"


def begin_with(text: str, lines: Sequence[str]) -> str:
    """Give the text with these lines as its first ones.

    Every character that was there is there, in its order; a byte order mark stays in front. The
    lines end as the first line of the text does.
    """
    mark = BOM if text.startswith(BOM) else ""
    end = first_end(text)
    return mark + "".join(f"{line}{end}" for line in lines) + text.removeprefix(mark)
