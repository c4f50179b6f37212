"""Lines as editors count them, and findings that point into them."""

import re
from functools import cached_property
from unicodedata import normalize

from vaultsync.diagnostics import Finding, Remedy
from vaultsync.patterns import regex
from vaultsync.records import record_class

CONFLICT = regex(r"(?:^|[\r\n])(?:<{7}|>{7}) ")
"""Beginning of a line that git writes into a conflict; `=======` alone is a heading."""
_BREAK = regex(r"\r\n|\n|\r")

_FEWEST = 3
"""Lines; of two the second one may well go on with the first."""


def each_line_alone(text: str) -> bool:
    """Tell whether a text is in small letters, line by line: no dot ends a sentence there."""
    lines = text.split("\n")
    return len(lines) >= _FEWEST and not any(one[:1].isupper() for one in lines)


def split_lines(text: str) -> list[str]:
    """Split at LF, CRLF and CR only: `str.splitlines` splits at form feeds and others, too."""
    return _BREAK.split(text) if "\r" in text else text.split("\n")


@record_class(kw_only=False, slots=False)
class Source:
    """One note's text, for findings that show the place."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return split_lines(self.text.removeprefix("\ufeff"))

    def finding(
        self,
        code: str,
        message: str,
        line: int,
        *,
        at: str = "",
        column: int = 1,
        remedy: Remedy | None = None,
        **more: str,
    ) -> Finding:
        """Make a finding on `line` (from 1), under the text `at` where the line holds it.

        `at` may differ from the line in white space and Unicode form. `more` may give `help`.
        """
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        first, last = _place(source, at, max(column - 1, 0)) if at else (column - 1, column)
        first = max(0, min(first, len(source)))
        return Finding(
            path=self.path,
            line=line,
            column=first + 1,
            code=code,
            message=message,
            help=more.get("help", ""),
            length=max(min(last, len(source)) - first, 1),
            source=source,
            remedy=remedy,
        )


def _place(line: str, text: str, start: int) -> tuple[int, int]:
    """Find a text in a line, from `start` on or else anywhere; the offsets of its ends."""
    forms = [text]
    if not text.isascii() and len(text) < 1000:
        forms += [normalize("NFD", text), normalize("NFC", text)]
    for form in forms:
        found = line.find(form, start)
        found = found if found >= 0 else line.find(form)
        if found >= 0:
            return found, found + len(form)
    words = re.compile(r"\s+".join(map(re.escape, text.split()[:20])))
    loose = words.search(line, start) or words.search(line)
    return loose.span() if loose and loose[0] else (start, start + 1)
