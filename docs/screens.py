"""Takes pictures of what the commands show in a real terminal, to be looked at.

    python docs/screens.py /tmp/screens

Every command of `SCREENS` runs in tmux at 40, 80 and 200 columns, with colours and with
`NO_COLOR`, and once more into a pipe, on copies of the example vault that are removed
afterwards. For each there is the text (`.txt`), and where Chromium is installed one picture per
width on a dark and on a light ground (`.png`). A line per screen says what a program can see:
a traceback, a line wider than the screen, an escape sequence in a pipe or with `NO_COLOR`,
words that differ with the colours. Exit code 1 if there is one. Needs tmux.
"""

import argparse
import html
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from rich.cells import cell_len
from rich.color import blend_rgb
from rich.console import Console
from rich.terminal_theme import MONOKAI, TerminalTheme
from rich.text import Text

from vaultsync.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
AS_OF = "2026-03-06T09:00+00:00"
ROWS = 400
"""Rows of the screen: all that a command says stands on it."""
BESIDE = {40: 4, 80: 2, 200: 1}
"""Screens beside each other in one picture, by their width."""
LIMIT = 30.0
"""Seconds for one command."""
LIGHT = TerminalTheme(
    (255, 255, 255),
    (0, 0, 0),
    [
        (0, 0, 0),
        (205, 0, 0),
        (0, 130, 0),
        (140, 110, 0),
        (0, 0, 205),
        (160, 0, 160),
        (0, 120, 120),
        (110, 110, 110),
    ],
)


@dataclass(frozen=True)
class Screen:
    """One command, in an example vault (or what `make` makes), and what is typed at it."""

    title: str
    command: str
    keys: tuple[str, ...] = ()
    make: Callable[[Path], None] | None = None
    at: bool = True
    """Whether it takes `--as-of`."""


def nothing(folder: Path) -> None:
    """Leave an empty folder."""
    shutil.rmtree(folder)
    folder.mkdir()


def plain_notes(folder: Path) -> None:
    """Leave notes that nobody wrote for vaultsync, in an Obsidian vault with git."""
    nothing(folder)
    (folder / ".obsidian").mkdir()
    (folder / ".obsidian/app.json").write_text("{}")
    (folder / "Jobs").mkdir()
    for number, company in enumerate(("Northwind", "Acme", "Zeta")):
        (folder / f"Jobs/{company}.md").write_text(
            f"---\ncompany: {company}\nrole: Nurse\ndate: 2026-03-0{number + 3}\n---\n\n"
            "## Ana Ruiz — ward manager\n- talked about nights\n"
        )
    subprocess.run(["git", "init", "--quiet", folder], check=True)


def text_notes(folder: Path) -> None:
    """Leave a note in plain text, without front matter."""
    nothing(folder)
    (folder / "Northwind interview.md").write_text(
        "# Northwind interview\n\nThu 5 March 2026, 14:30, with Ana Ruiz (ward manager)\n\n"
        "- talked about nights\n"
    )


def one_file(folder: Path) -> None:
    """Leave one note in plain text with two interviews in it, and what was said there."""
    nothing(folder)
    (folder / "Northwind.md").write_text(
        "# Northwind\n\nWard nurse, three days a week.\n\n"
        "## 3 March 2026 - first interview with Ana Ruiz\n- talked about nights\n\n"
        "## 5 March 2026 - second interview with Ana Ruiz and Jo Roe\n"
        "- Jo asked about the ward round\n- Told Ana I'd send her my references by Monday\n"
        "- They will let me know by 20 March 2026\n"
    )


def unlike(folder: Path) -> None:
    """Leave notes in plain text that do not say what they are, on the last days."""
    nothing(folder)
    day = datetime.now(tz=UTC).date() - timedelta(days=4)
    (folder / "Ashdown Print.md").write_text(
        f"# Ashdown Print\n\n{day:%a} {day.day} {day:%b}, 10am, phone call with Priya Nair "
        "(recruiter, priya@ashdown.example)\n\nI said I'd send her two samples.\n"
    )
    (folder / "Marlowe Books.md").write_text(
        f"# Marlowe Books, assistant\n\n{day:%A} {day.day} {day:%B}, 2pm. Met Joan Ellery and "
        "Tom.\n\nThey decide the week she's back.\n"
    )


def doubts(folder: Path) -> None:
    """Add notes in which much is not understood, and one that contradicts its row."""
    (folder / "Interviews/bad day.md").write_text(
        "---\ntype: interview\ncompany: Bad\ndate: next week\nintervewers: Jo\n---\n## Jo\n"
    )
    (folder / "Interviews/out.md").write_text(
        "---\ntype: interview\ncompany: Contoso\nrole: Cook\ndate: 2026-03-05\ntime: 09:00\n"
        "---\n## Max Stone — head chef\n- the pass\n\n6 March they called: went with someone "
        "else.\n\n## Prepare\n- shoes\n"
    )


def broken_settings(folder: Path) -> None:
    """Leave settings with a slip."""
    (folder / "vaultsync.toml").write_text('[person]\nnmae = "Robin"\n')


AGREED = ("Robin Doe", "", "", "y", "y", "", *("y",) * 4)
"""What is typed at `init`: a name, and yes to what it asks."""
PICKED = ("Robin Doe", "", "", "y", "all", "", "", "y", "y", "y", "y", "", "")
"""What is typed where notes are picked: all of them, and yes to what follows."""
SCREENS = (
    Screen("help", "vaultsync --help", at=False),
    *(
        Screen(f"help of {name}", f"vaultsync {name} --help", at=False)
        for name in sorted(COMMANDS)
    ),
    Screen("check", "vaultsync check"),
    Screen("check within", "vaultsync check --within 14d"),
    Screen("check with doubts", "vaultsync check", make=doubts),
    Screen("check gnu", "vaultsync check --format gnu", make=doubts),
    Screen("check nothing there", "vaultsync check", make=nothing),
    Screen("check broken settings", "vaultsync check", make=broken_settings),
    Screen("sync nothing to do", "vaultsync sync"),
    Screen("sync dry run", "vaultsync sync --dry-run", make=doubts),
    Screen("sync", "vaultsync sync", make=doubts),
    Screen("show", "vaultsync show brannoc"),
    Screen("show with doubts", "vaultsync show contoso", make=doubts),
    Screen("people", "vaultsync people"),
    Screen("people one", "vaultsync people joão"),
    Screen("stats", "vaultsync stats"),
    Screen("draft list", "vaultsync draft"),
    Screen("misspelt option of a draft", "vaultsync draft list --all"),
    Screen("draft show", "vaultsync draft show brannoc joão"),
    Screen("draft check", "vaultsync draft check"),
    Screen("done ambiguous", "vaultsync done brannoc"),
    Screen("done", "vaultsync done brannoc joão"),
    Screen("done dry run", "vaultsync done brannoc joão --dry-run"),
    Screen("skip", "vaultsync skip brannoc joão"),
    Screen("snooze", 'vaultsync snooze brannoc joão "next monday"'),
    Screen("reply ambiguous", "vaultsync reply brannoc"),
    Screen("reply", "vaultsync reply brannoc joão --by '20 march'"),
    Screen("close misspelt", "vaultsync close brannoc losst"),
    Screen("close", "vaultsync close brannoc rejected"),
    Screen("ask", "vaultsync ask", ("y", "y", "", "a", "in 2 weeks", ""), make=doubts),
    Screen("ask dry run", "vaultsync ask --dry-run", make=doubts),
    Screen("undo list", "vaultsync undo --list"),
    Screen("undo", f"vaultsync done brannoc joão --as-of {AS_OF} && vaultsync undo"),
    Screen("explain list", "vaultsync explain", at=False),
    Screen("explain one", "vaultsync explain VS403", at=False),
    Screen("explain unknown", "vaultsync explain VS999", at=False),
    Screen("config", "vaultsync config --show-origin", at=False),
    Screen("doctor", "vaultsync doctor"),
    Screen("doctor with doubts", "vaultsync doctor", make=doubts),
    Screen("hooks", "vaultsync hooks", at=False),
    Screen("init empty, nothing said", "vaultsync init", make=nothing, at=False),
    Screen("init dry run", "vaultsync init --dry-run", make=plain_notes, at=False),
    Screen("init asked", "vaultsync init", ("Robin Doe",), make=plain_notes, at=False),
    Screen("init yes", "vaultsync init --yes", make=plain_notes, at=False),
    Screen(
        "init plain",
        "vaultsync init",
        ("Robin Doe", "", "", "y", "y", "y", "n"),
        text_notes,
        at=False,
    ),
    Screen("init one file", "vaultsync init", AGREED, one_file, at=False),
    Screen("init picks", "vaultsync init", PICKED, unlike, at=False),
    Screen("init again", "vaultsync init --yes", at=False),
    Screen("init obsidian", "vaultsync init --obsidian --dry-run", make=plain_notes, at=False),
    Screen("new asked", "vaultsync new", ("Brannoc", "", "", "yesterday")),
    Screen("new", "vaultsync new Acme --with 'Jo Roe' --on 2026-03-05 --yes"),
    Screen("demo", "vaultsync demo", ("", "", "", "", "", "", ""), at=False),
    Screen("misspelt command", "vaultsync chek", at=False),
    Screen("misspelt option", "vaultsync check --witin 7d", at=False),
    Screen("misspelt day", "vaultsync check --within sometime"),
    Screen("misspelt company", "vaultsync done branoc joão"),
    Screen("no vault", "vaultsync check --vault nowhere"),
    Screen("a file as vault", "vaultsync check --vault vaultsync.toml"),
    Screen("service", "vaultsync service status", at=False),
    Screen("manual", "PAGER=cat vaultsync man check", at=False),
    Screen("completion", "vaultsync completion", at=False),
)


def tmux(*args: str) -> str:
    """Ask the server of our own."""
    return subprocess.run(
        ["tmux", "-L", f"vaultsync-screens-{os.getpid()}", *args],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def waited(ready: Callable[[], bool]) -> bool:
    """Wait for something, with a limit."""
    until = time.monotonic() + LIMIT
    while time.monotonic() < until:
        if ready():
            return True
        time.sleep(0.05)
    return False


def settled(window: str, ended: Path) -> None:
    """Wait until a question stands there: the cursor is behind it, and nothing changes."""
    before = [""]

    def still() -> bool:
        now = tmux("capture-pane", "-p", "-t", window)
        column = tmux("display-message", "-p", "-t", window, "#{cursor_x}").strip()
        asks = column != "0" or ended.exists()
        same, before[0] = now == before[0] and bool(now.strip()), now
        if not same:
            time.sleep(0.4)
        return same and asks

    waited(still)


def environment(home: Path, **more: str) -> dict[str, str]:
    """Give the environment of a home that is thrown away."""
    kept = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
    kept |= {"HOME": str(home), "LANG": "C.UTF-8", "TZ": "Europe/London", "PATH": path}
    return kept | {"VAULTSYNC_STATE": str(home / "state")} | more


@contextmanager
def prepared(screen: Screen) -> Iterator[tuple[Path, Path, str]]:
    """Give a home for a while, the vault in it, and the command with its instant."""
    with tempfile.TemporaryDirectory(prefix="vaultsync-screens-") as name:
        home = Path(name)
        vault = home / "vault"
        shutil.copytree(ROOT / "example-vault", vault)
        if screen.make:
            screen.make(vault)
        yield home, vault, screen.command + (f" --as-of {AS_OF}" if screen.at else "")


def shown(screen: Screen, width: int, *, colours: bool) -> str:
    """Run it in tmux; give the screen with its escape sequences."""
    with prepared(screen) as (home, vault, command):
        ended, window = home / "ended", home.name
        script = f"clear; {command}; touch {shlex.quote(str(ended))}; sleep 600"
        more = {} if colours else {"NO_COLOR": "1"}
        given = [
            f"{key}={value}"
            for key, value in environment(home, TERM="tmux-256color", **more).items()
        ]
        size = ("-x", str(width), "-y", str(ROWS))
        program = ["env", "-i", *given, "sh", "-c", script]
        tmux("new-session", "-d", "-s", window, *size, "-c", str(vault), shlex.join(program))
        try:
            for key in screen.keys:
                settled(window, ended)
                tmux("send-keys", "-t", window, key, "Enter")
            if screen.keys:
                settled(window, ended)
            elif not waited(ended.exists):
                settled(window, ended)  # it asks something
            return tmux("capture-pane", "-p", "-e", "-t", window).rstrip() + "\n"
        finally:
            tmux("kill-session", "-t", window)


def piped(screen: Screen) -> str:
    """Run it into a pipe; give what came out."""
    with prepared(screen) as (home, vault, command):
        ran = subprocess.run(
            ["sh", "-c", command],
            cwd=vault,
            env=environment(home, TERM="tmux-256color"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        return ran.stdout


def without_links(text: str) -> str:
    """Take out the links of OSC 8."""
    return re.sub(r"\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)", "", text)


def words(text: str) -> str:
    """Take out all escape sequences."""
    return re.sub(r"\x1b\[[0-9;]*m|[\x0e\x0f]", "", without_links(text))


OF_ONE_RUN = re.compile(
    r"(?<=screens-)\w{8}|(?<=demo-)\w{8}|\b[0-9a-f]{16}\b|\b\d\d:\d\d\b|"
    r"NO_COLOR\s+= .*\s+# (?:default|environment)"
)
"""The names of its folders, what time it was, and the setting by which two runs differ."""


def alike(text: str) -> str:
    """Take out what differs from one run to the next."""
    return OF_ONE_RUN.sub("", words(text))


def faults(screens: dict[str, str], width: int) -> Iterator[str]:
    """Say what a program can see of one command's screens."""
    colours, plain = screens["colours"], screens["NO_COLOR"]
    if any("Traceback" in words(one) for one in screens.values()):
        yield "a traceback"
    if any(cell_len(line) > width for line in words(colours).splitlines()):
        yield f"wider than {width} columns"
    if alike(colours) != alike(plain):
        yield "other words with NO_COLOR"
    if re.search(r"\x1b\[[0-9;]*m", re.sub(r"\x1b\[(?:0|1|2|4|39|49)?m", "", plain)):
        yield "a colour with NO_COLOR"
    if "\x1b" in screens["piped"]:
        yield "an escape sequence in a pipe"


def faint(theme: TerminalTheme, off: float = 1 / 3) -> str:
    """Give the colour of dim text: terminals take a third off, rich draws it with half."""
    return blend_rgb(theme.foreground_color, theme.background_color, off).hex


def drawn(
    captures: dict[str, str], width: int, theme: TerminalTheme, to: Path, browser: str
) -> None:
    """Draw the screens of one width on one ground, a picture per row."""
    titles = list(captures)
    for first in range(0, len(titles), BESIDE[width]):
        beside = titles[first : first + BESIDE[width]]
        parts = []
        for title in beside:
            console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True)
            console.print(Text.from_ansi(without_links(captures[title])), soft_wrap=True)
            code = console.export_html(
                theme=theme, inline_styles=True, code_format="<pre>{code}</pre>"
            )
            code = code.replace(faint(theme, 0.5), faint(theme))
            parts.append(f"<div><h4>{html.escape(title)}</h4>{code}</div>")
        back, fore = theme.background_color.hex, theme.foreground_color.hex
        page = to / f"{first:03}.html"
        page.write_text(
            f'<meta charset="utf-8"><style>body{{background:{back};color:{fore}}}div{{'
            "display:inline-block;vertical-align:top;margin-right:2em}pre{font:12px monospace}"
            f"</style>{''.join(parts)}"
        )
        tall = max(captures[title].count("\n") for title in beside)
        size = f"--window-size=1500,{18 * tall + 150}"
        subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                size,
                f"--screenshot={page.with_suffix('.png')}",
                page.as_uri(),
            ],
            capture_output=True,
            check=True,
            timeout=120,
        )


def main() -> int:
    """Take them all; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the screens are written")
    parser.add_argument("--only", default="", help="screens whose title holds this")
    parser.add_argument("--width", type=int, choices=BESIDE, action="append", help="only these")
    options = parser.parse_args()
    widths = options.width or [*BESIDE]
    chosen = [screen for screen in SCREENS if options.only in screen.title]
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    found = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pipes = dict(
            zip((screen.title for screen in chosen), pool.map(piped, chosen), strict=False)
        )
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for width in widths:
            in_colours = pool.map(partial(shown, width=width, colours=True), chosen)
            without = pool.map(partial(shown, width=width, colours=False), chosen)
            captures = {}
            for screen, colours, plain in zip(chosen, in_colours, without, strict=True):
                screens = {"colours": colours, "NO_COLOR": plain, "piped": pipes[screen.title]}
                for kind, text in screens.items():
                    file = options.folder / kind / str(width) / f"{screen.title}.txt"
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(words(text))
                captures[screen.title] = colours
                for fault in faults(screens, width):
                    print(f"{width:3} {screen.title}: {fault}", flush=True)
                    found += 1
            for ground, theme in (("dark", MONOKAI), ("light", LIGHT)):
                if browser:
                    to = options.folder / ground / str(width)
                    to.mkdir(parents=True, exist_ok=True)
                    drawn(captures, width, theme, to, browser)
            print(f"{width:3} {len(captures)} screens", flush=True)
    print(f"{found} faults in {len(chosen)} screens at {len(widths)} widths")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
