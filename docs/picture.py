"""Makes docs/check.svg from what `vaultsync check` really prints on a terminal.

    python docs/picture.py

It runs the command on the example vault in a pseudo-terminal of 100 columns, and draws what
came out. Nothing is drawn that was not printed.
"""

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).parent.parent
COLUMNS = 100
SHOWN = "vaultsync check --as-of 2026-03-06T09:00+00:00"
# Plain SVG: no fonts are loaded from anywhere.
FORMAT = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: Menlo, Consolas, "DejaVu Sans Mono", monospace;
 font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-family: sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})"
 clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def printed() -> str:
    """Run the command in a pseudo-terminal and give what it printed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    shown = SHOWN.split()[1:]
    command = [sys.executable, "-m", "vaultsync", *shown, "--vault", "example-vault"]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(COLUMNS)}
    environment.pop("NO_COLOR", None)
    child = subprocess.Popen(
        command, cwd=ROOT, stdout=theirs, stderr=theirs, stdin=theirs, env=environment
    )
    os.close(theirs)
    chunks = []
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    child.wait()
    os.close(ours)
    return b"".join(chunks).decode().replace("\r\n", "\n")


def draw(text: str) -> str:
    """Draw a terminal's text as SVG."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {SHOWN}", style="bold"))
    console.print(Text.from_ansi(text))
    drawn = console.export_svg(
        title="vaultsync check", theme=MONOKAI, code_format=FORMAT, unique_id="check"
    )
    return re.sub(r"[ \t]+\n", "\n", drawn)


if __name__ == "__main__":
    (ROOT / "docs" / "check.svg").write_text(draw(printed()), "utf-8")
