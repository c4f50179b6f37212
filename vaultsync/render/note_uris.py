"""Where a link to a note leads: made of its path alone, every sign of it encoded."""

from urllib.parse import quote

LONGEST = 2000
"""Characters of a link at most: some terminals take no longer one."""


def obsidian(path: bytes) -> str:
    """Open a file, by its absolute path, in Obsidian, which finds the vault by it."""
    return f"obsidian://open?path={quote(path, safe='')}"


def file(path: bytes, host: str = "") -> str:
    """Name a file by its absolute path; a drive's letter comes behind a third stroke."""
    rooted = path if path.startswith(b"/") else b"/" + path.replace(b"\\", b"/")
    return f"file://{host}{quote(rooted, safe='/:' if rooted != path else '/')}"


def vscode(path: bytes, line: int, column: int) -> str:
    """Open a file at a place in Visual Studio Code."""
    rooted = path if path.startswith(b"/") else b"/" + path.replace(b"\\", b"/")
    return f"vscode://file{quote(rooted, safe='/')}:{line}:{column}"
