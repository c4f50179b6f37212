"""Lines as editors count them, and findings that point into them."""

import re
from dataclasses import dataclass
from functools import cached_property

from vaultsync.diagnostics import Finding

CONFLICT = re.compile(r"(?:^|[\r\n])(?:<{7}|>{7}) ")
"""Beginning of a line that git writes into a conflict; `=======` alone is a heading."""
_BREAK = re.compile(r"\r\n|\n|\r")


def split_lines(text: str) -> list[str]:
    """Split at LF, CRLF and CR only: `str.splitlines` splits at form feeds and others, too."""
    return _BREAK.split(text)


@dataclass(frozen=True)
class Source:
    """One note's text, for findings that show the place."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return split_lines(self.text.removeprefix("\ufeff"))

    def finding(
        self, code: str, message: str, line: int, *, at: str = "", column: int = 1, **more: str
    ) -> Finding:
        """Make a finding on `line` (from 1), under the text `at` where the line holds it.

        `more` may give `help`.
        """
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        if at:
            found = source.find(at, max(column - 1, 0))
            found = found if found >= 0 else source.find(at)
            if found >= 0:
                column = found + 1
        return Finding(
            path=self.path,
            line=line,
            column=column,
            code=code,
            message=message,
            help=more.get("help", ""),
            length=max(len(at), 1),
            source=source,
        )
