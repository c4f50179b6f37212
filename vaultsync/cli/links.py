"""Links to notes in what a terminal shows (OSC 8), where it can have them.

A link is made of the vault's folder and the path of a note, with every sign encoded; nothing
that stands in a note ever becomes part of one.
"""

import os
import sys

from vaultsync.records import record_class

VARIABLE = "VAULTSYNC_LINKS"
SHOWING = (
    *("DOMTERM", "INSIDE_EMACS", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "SSH_CONNECTION"),
    *("TERM_PROGRAM_VERSION", "VTE_VERSION", "WEZTERM_PANE"),
)
"""Variables of the environment, beside those for colours, that say whether links are shown."""
NEVER = frozenset({"0", "never", "no", "off"})
FORMS = frozenset({"file", "obsidian", "vscode"})
WORDS = ("auto", "always", "never", *sorted(FORMS))
"""What the variable can say; anything else counts as `auto`."""
_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "rio", "Hyper", "mintty"})
_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour")
_VTE, _KONSOLE, _TMUX = 5000, 201200, (3, 4)
"""The first versions that show links."""


@record_class(kw_only=False)
class Links:
    """Where links to the notes of a vault lead."""

    root: str = ""
    form: str = ""
    """file, obsidian or vscode; empty: there are none."""

    @classmethod
    def of(cls, root: str, *, plain: bool) -> "Links":
        """Decide by the environment; `plain`: no colours are wanted, so no links either."""
        said = os.environ.get(VARIABLE, "").strip().lower()
        if not root or said in NEVER:
            return cls()
        # who says `always` wants them in a pipe, too: `less -R` shows them
        if said != "always" and (plain or not sys.stdout.isatty() or not _can()):
            return cls()
        vault = os.path.isdir(os.path.join(root, ".obsidian"))
        return cls(root, said if said in FORMS else "obsidian" if vault else "file")

    def to(self, path: str, line: int = 1, column: int = 1) -> str:
        """Give the link to a file of the vault; empty where there is none."""
        if not self.form or not path:
            return ""
        from vaultsync.render import note_uris  # noqa: PLC0415 - only where links are shown

        full = os.fsencode(os.path.join(self.root, path))
        if self.form == "vscode":
            uri = note_uris.vscode(full, line, column)
        elif self.form == "obsidian" and path.endswith(".md"):
            uri = note_uris.obsidian(full)
        else:
            uri = note_uris.file(full)
        return uri if len(uri) <= note_uris.LONGEST else ""


def linked(shown: str, uri: str) -> str:
    """Make a text, safe before, a link."""
    return f"\x1b]8;;{uri}\x1b\\{shown}\x1b]8;;\x1b\\" if uri and shown else shown


def _can() -> bool:
    """Tell whether this terminal is known to show links, on this machine's screen."""
    get = os.environ.get
    if get("SSH_CONNECTION") or get("INSIDE_EMACS") or get("TERM") == "dumb":
        return False  # the note lies on another machine than the screen
    program = get("TERM_PROGRAM", "")
    if program == "tmux":
        return _version(get("TERM_PROGRAM_VERSION", "")) >= _TMUX
    return (
        program in _PROGRAMS
        or get("TERM", "").startswith(_TERMS)
        or any(map(get, ("WT_SESSION", "KITTY_WINDOW_ID", "DOMTERM", "WEZTERM_PANE")))
        or _number(get("VTE_VERSION", "")) >= _VTE
        or _number(get("KONSOLE_VERSION", "")) >= _KONSOLE
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _version(text: str) -> tuple[int, ...]:
    return tuple(_number("".join(c for c in part if c.isdigit())) for part in text.split("."))
