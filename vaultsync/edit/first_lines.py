"""Lines before everything that a note holds: front matter for a note that has none."""

from collections.abc import Sequence

BOM = "\ufeff"


def begin_with(text: str, lines: Sequence[str]) -> str:
    """Give the text with these lines as its first ones.

    Every character that was there is there, in its order; a byte order mark stays in front. The
    lines end as the first line of the text does.
    """
    mark = BOM if text.startswith(BOM) else ""
    rest = text[len(mark) :]
    first = rest.splitlines(keepends=True)[:1]
    end = "\r\n" if first and first[0].endswith("\r\n") else "\n"
    return mark + "".join(f"{line}{end}" for line in lines) + rest
