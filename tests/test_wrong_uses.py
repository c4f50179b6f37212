"""Wrong uses, one a row: the exit code, one clear sentence, what to do next, and no traceback.

Each row is a line of a shell in which the program is run as users run it. The sentences are
written by hand: a row says what a person should read, and the program is made to say it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.starting import starter
from tests.support import AS_OF, EXAMPLE, as_any_user, environment
from tests.talking import CTRL_C, CTRL_D, talk
from tests.vaults import NORTHWIND, NORTHWIND_TEXT, contents
from vaultsync.cli.main import COMMANDS
from vaultsync.vault.state import State

LIMIT = 60
PROGRAM = f"#!{sys.executable}\nfrom vaultsync.__main__ import start\nstart()\n"
OF_ITS_OWN = re.compile(r"\$ANY|&-|/dev/full|rmdir|unshare|ulimit|PYTHON|LC_|LANG|kill")
"""What a line does to a process: there the program itself is started, which takes longer."""
DRAFT = "Follow-ups/Drafts/2026-03-05 Northwind, Priya Raman, thank-you.md"
NO_VAULT = (
    "no vault found: neither {t}/bare nor a folder above it holds a `vaultsync.toml`, "
    "an `.obsidian` folder or a `.git` folder"
)
INIT = "`vaultsync init`"
STATUSES = (
    "waiting, scheduled, replied, offer, accepted, rejected, withdrawn, "
    "ghosted, moved-on, closed"
)
FULL = "cannot write the result: No space left on device"
ROOM = "make room there"
FULL_DISK = (
    "unshare -Urm sh -c 'mount -t tmpfs -o size=400k tmpfs $BARE && cp -r . $BARE/v && "
    "cd $BARE/v && head -c 500k /dev/zero 2>/dev/null >fill; {}'"
)
"""A small disk of its own, which only this line sees, with a copy of the vault and no room."""


class Use(NamedTuple):
    """One wrong use."""

    line: str
    """As typed, in the vault. AT is the instant, BARE a folder that is no vault."""
    code: int
    said: str
    """The first sentence on stderr, whole, behind `error: `; empty: nothing is said."""
    next: str = ""
    """What the line behind it names."""
    out: str = ""
    """How the result begins; empty: there is none."""


USES = (
    # the command
    Use("vaultsync chekc", 2, "No such command 'chekc'. Did you mean `check`?",
        "`vaultsync --help`"),
    Use("vaultsync CHECK", 2, "No such command 'CHECK'. Did you mean `check`?",
        "`vaultsync --help`"),
    Use("vaultsync frobnicate", 2, "No such command 'frobnicate'.", "`vaultsync --help`"),
    Use("vaultsync service", 2, "Missing command: one of install, status, uninstall.",
        "`vaultsync service --help`"),
    Use("vaultsync hooks", 2, "Missing command: one of install, status, uninstall.",
        "`vaultsync hooks --help`"),
    Use("vaultsync service instal", 2,
        "No such command 'instal'. (Did you mean one of: 'install', 'uninstall'?)",
        "`vaultsync service --help`"),
    Use("vaultsync hooks instal", 2,
        "No such command 'instal'. (Did you mean one of: 'install', 'uninstall'?)",
        "`vaultsync hooks --help`"),
    Use("vaultsync ask $AT", 2, "`vaultsync ask` asks questions, and nobody is there to answer",
        "`vaultsync ask --dry-run`"),
    Use("vaultsync ask kyte --dry-run $AT", 2, "no note or company matches 'kyte'",
        "`vaultsync ask`"),
    Use("vaultsync draft shwo $AT", 2, "no draft matches 'shwo'", "`vaultsync draft show`?"),
    Use("vaultsync man snoze", 2, "there is no command 'snoze'", "did you mean `snooze`?"),
    Use("vaultsync man due", 2, "there is no command 'due'", "`check`? `vaultsync check` "),
    Use("vaultsync man draft shw", 2, "there is no command 'draft shw'", "`draft show`?"),
    # options
    Use("vaultsync --versoin", 2, "No such option '--versoin'. Did you mean '--version'?",
        "`vaultsync --help`"),
    Use("vaultsync --vault . check", 2, "`--vault` comes before the command.",
        "`vaultsync check --vault ...`"),
    Use("vaultsync check --witin 7d", 2, "No such option '--witin'. Did you mean '--within'?",
        "`vaultsync check --help`"),
    Use("vaultsync sync --dryrun", 2, "No such option '--dryrun'. Did you mean '--dry-run'?",
        "`vaultsync sync --help`"),
    Use("vaultsync watch --evry 5", 2, "No such option '--evry'.", "`vaultsync watch --help`"),
    Use("vaultsync service install --every 5", 2, "No such option '--every'.",
        "`vaultsync service install --help`"),
    Use("vaultsync people --format xml", 2, "No such option '--format'.",
        "`vaultsync people --help`"),
    Use("vaultsync undo --list --dry-run", 2,
        "`--list` goes with neither an ID nor `--dry-run`", "`vaultsync undo ID`"),
    Use("vaultsync man check --write man", 2,
        "`--write` goes with neither a command nor `--roff`", "`vaultsync man --write FOLDER`"),
    Use("vaultsync init --remove", 2, "`--remove` alone would remove nothing",
        "`vaultsync init --obsidian --remove`"),
    Use("vaultsync draft northwind priya --mailto --sms $AT", 2,
        "--mailto and --sms exclude each other: choose one", "`vaultsync draft --help`"),
    # two that exclude each other
    *(Use(f"vaultsync check {both}", 2,
        f"--json and --format {other} exclude each other: choose one",
        "`vaultsync check --help`")
        for other in ("gnu", "github", "text")
        for both in (f"--json --format {other}", f"--format {other} --json")),
    Use("vaultsync stats --svg - --json", 2,
        "--svg and --json exclude each other: choose one", "`vaultsync stats --help`"),
    *(Use(f"vaultsync draft northwind priya --json {way} $AT", 2,
        f"--json shows the draft; it does not go with {way}", "`vaultsync draft --help`")
        for way in ("--mailto", "--eml", "--sms", "--text", "--stdin")),
    *(Use(f"vaultsync watch --status {other}", 2,
        f"`--status` says what the running one did; {other} is for one that is started",
        f"leave out `--status` or `{other}`") for other in ("--quiet", "--notify")),
    *(Use(f"vaultsync init --obsidian {other} --yes", 2,
        f"`--obsidian` adds nothing else, so it does not go with `{other.split()[0]}`",
        f"run `vaultsync init {other.split()[0]} ...` first, then `vaultsync init --obsidian`")
        for other in ("--name Ana", "--type talk", "--date-order DMY")),
    Use("vaultsync new Acme --company Bolt --yes $AT", 2,
        "two companies are named, 'Acme' and 'Bolt'", "name one"),
    Use("vaultsync new Acme --open --dry-run $AT", 2,
        "`--dry-run` writes no note, so `--open` has none to open", "leave one of them out"),
    Use("vaultsync new Acme --time 14:30-15:15 --minutes 30 --yes $AT", 2,
        "`--time` says that it ends at 15:15, after 45 minutes, and `--minutes` says 30",
        "leave out `--minutes`"),
    # values of options
    Use("vaultsync check --within soon", 2,
        "Invalid value for --within: cannot read 'soon'; write 7d for days or 2w for weeks",
        "`vaultsync check --help`"),
    Use("vaultsync check --within -7d", 2,
        "Invalid value for --within: cannot read '-7d'; write 7d for days or 2w for weeks",
        "`vaultsync check --help`"),
    Use("vaultsync check --format jsn", 2,
        "Invalid value for '--format': 'jsn' is not one of 'text', 'json', 'gnu', 'github'.",
        "`vaultsync check --help`"),
    Use("vaultsync check --fail-on someday", 2,
        "Invalid value for '--fail-on': 'someday' is not one of 'overdue', 'due', "
        "'error', 'never'.", "`vaultsync check --help`"),
    Use("vaultsync check --color sometimes", 2,
        "Invalid value for '--color': 'sometimes' is not one of 'auto', 'always', 'never'.",
        "`vaultsync check --help`"),
    Use("vaultsync init --date-order YDM", 2,
        "Invalid value for '--date-order': 'YDM' is not one of 'dmy', 'mdy', 'ymd'.",
        "`vaultsync init --help`"),
    Use("vaultsync new Acme --minutes 2 --yes", 2,
        "`--minutes` says 2; an interview takes 5 to 1,440 minutes", "`--minutes 45`"),
    Use("vaultsync completion bsh", 2,
        "Invalid value for '[bash|zsh|fish|powershell]': 'bsh' is not one of 'bash', 'zsh', "
        "'fish', 'powershell'.", "`vaultsync completion --help`"),
    Use("vaultsync draft northwind priya --override '' $AT", 2,
        "Invalid value for --override: say in 1 to 200 characters why this message is sent "
        "anyway", "`vaultsync draft --help`"),
    Use("VAULTSYNC_QUIET=soon vaultsync sync", 2,
        "Invalid value for VAULTSYNC_QUIET: cannot read 'soon'; write seconds, as 1 or 0.5",
        "`vaultsync sync --help`"),
    # something is missing, or too much
    Use("vaultsync check --vault", 2, "Option '--vault' requires an argument.",
        "`--vault FOLDER`: The vault."),
    Use("vaultsync man --write", 2, "Option '--write' requires an argument.",
        "`--write FOLDER`: "),
    Use("vaultsync done", 2,
        "Missing argument 'WHAT...': words of company, person, role or kind, or an ID.",
        "`vaultsync done --help`"),
    Use("vaultsync show", 2,
        "Missing argument 'ID-OR-NOTE': an ID, or any part of a note's name.",
        "`vaultsync show --help`"),
    Use("vaultsync close northwind", 2, f"Missing option '--status': one of {STATUSES}.",
        "such as `vaultsync close northwind rejected`; `vaultsync close --help`"),
    Use("vaultsync close withdrawn", 2, f"Missing option '--status': one of {STATUSES}.",
        "`vaultsync close --help`"),
    Use("vaultsync close northwind withdrwn", 2,
        "unknown status 'withdrwn'", "did you mean `withdrawn`? with waiting, "),
    Use("vaultsync close northwind lost", 2,
        "unknown status 'lost'", "did you mean `rejected`? with waiting, "),
    Use("vaultsync close northwind xyzzy", 2, "unknown status 'xyzzy'",
        "help: with waiting, scheduled, replied the application goes on; these close it, and "
        "no message is owed any more: offer, "),
    Use("vaultsync snooze thank priya someday $AT", 2,
        "--until: cannot read 'someday' as a day", "such as `--until 2026-03-20`"),
    Use("vaultsync snooze northwind priya whenever it suits $AT", 2,
        "--until: cannot read 'whenever it suits' as a day", "`next friday`"),
    Use("vaultsync snooze northwind pirya $AT", 2,
        "Missing option '--until': the day to put it off until.",
        "`vaultsync snooze --help`"),
    Use("vaultsync snooze priya $AT", 2,
        "Missing option '--until': the day to put it off until.",
        "`vaultsync snooze --help`"),
    Use("vaultsync snooze northwind soon $AT", 2, "--until: cannot read 'soon' as a day",
        "`in 2 weeks`"),
    Use("vaultsync snooze soon $AT", 2,
        "Missing option '--until': the day to put it off until.",
        "`vaultsync snooze --help`"),
    Use("vaultsync done northwind priya --on someday $AT", 2,
        "--on: cannot read the date 'someday': it does not say when",
        "help: write one such as `2026-03-05`"),
    Use("vaultsync done northwind priya --on 2026-13-45 $AT", 2,
        "--on: cannot read the date '2026-13-45': there is no such day, months go from 1 to 12",
        "a day such as `2026-03-05`"),
    Use("vaultsync snooze northwind priya $AT", 2,
        "Missing option '--until': the day to put it off until.",
        "`vaultsync snooze --help`"),
    Use("vaultsync new", 2, "which company is it with?", "`vaultsync new Acme --yes`"),
    Use("vaultsync check now", 2, "Got unexpected extra argument (now)",
        "`vaultsync show NOTE` says it of one interview"),
    Use("vaultsync doctor now", 2, "Got unexpected extra argument (now)",
        "`vaultsync doctor --help`"),
    Use("vaultsync config me.name Alex", 2, "Got unexpected extra argument (Alex)",
        "`vaultsync config --show-origin`"),
    # IDs, words, persons, companies
    Use("vaultsync done vs-zzzzzzzz $AT", 2, "no follow-up matches 'vs-zzzzzzzz'",
        "`vaultsync check --within 90d`"),
    Use("vaultsync done northwind pirya $AT", 2, "no follow-up matches 'northwind pirya'",
        "did you mean `Priya`?"),
    Use("vaultsync done northwind $AT", 2, "'northwind' could be any of:", "write more of"),
    Use("vaultsync done '' $AT", 2, "a word in '' is empty, and would match everything",
        "is a variable of your script empty?"),
    Use("vaultsync skip nobody $AT", 2, "no follow-up matches 'nobody'",
        "`vaultsync check --within 90d`"),
    Use("vaultsync reply nobody $AT", 2, "no interviewer or contact matches 'nobody'",
        "`vaultsync people` lists everyone"),
    Use("vaultsync close nowhere rejected $AT", 2, "no application matches 'nowhere'",
        "`vaultsync check --all`"),
    Use("vaultsync reply northwind marcs $AT", 2,
        "no interviewer or contact matches 'northwind marcs'", "did you mean `Marcus`?"),
    Use("vaultsync close nrothwind --status offer $AT", 2, "no application matches 'nrothwind'",
        "did you mean `Northwind`?"),
    Use("vaultsync close northwind --status rejectd $AT", 2, "unknown status 'rejectd'",
        "did you mean `rejected`?"),
    Use("vaultsync undo 3f9a", 2, "no kept change matches '3f9a'", "`vaultsync undo --list`"),
    Use("vaultsync undo", 3, "there is no change of a note to take back; nothing was written",
        "on the machine that wrote it"),
    Use("vaultsync show northwnd $AT", 2,
        "no follow-up and no interview note matches 'northwnd'",
        f'did you mean `"{NORTHWIND}"`?'),
    Use("vaultsync show Interviews $AT", 2, "'Interviews' could be any of:", "write more of"),
    Use("vaultsync show ../secret.md $AT", 2,
        "no follow-up and no interview note matches '../secret.md'", "`vaultsync check --all`"),
    Use("vaultsync show Notes/Soup.md $AT", 2,
        "Notes/Soup.md is not read as an interview note: it has no lines between `---` at its "
        "top (front matter) that say `type: interview`", "write `type: interview` at its top"),
    Use("vaultsync draft nobody $AT", 2, "no draft matches 'nobody'", "`vaultsync draft list`"),
    Use("vaultsync people pirya $AT", 2,
        "nobody you met matches 'pirya', and no company does",
        "did you mean `Priya Raman`?"),
    Use("vaultsync stats nrothwind", 2,
        "no interview that is over was with a company called 'nrothwind'",
        "did you mean `Northwind`?"),
    Use("vaultsync new Acme --with @ --yes $AT", 2, "there is no name in '@'",
        "write the name first"),
    Use("vaultsync new Acme --with 'Ana; ana@loewe' --yes $AT", 2,
        "'ana@loewe' is not a whole email address: it has no ending such as .com",
        "jane@acme.example"),
    Use("vaultsync new Acme --with 'Ana ana@loewe.example' --yes $AT", 2,
        "there is no comma before the address in 'Ana ana@loewe.example'",
        '"Jane Doe, Team Lead, jane@acme.example"'),
    Use("vaultsync new Acme --with ana@loewe.example --yes $AT", 2,
        "there is no name in 'ana@loewe.example'", "write the name first"),
    # codes, settings
    Use("vaultsync check --ignore VS1O1", 2,
        "Invalid value for '--ignore': no finding has the code 'VS1O1'; did you mean `VS101`?",
        "`vaultsync check --help`"),
    Use("vaultsync explain soup", 2, "no finding has the code 'soup'", "`vaultsync explain`"),
    Use("vaultsync explain VS1O1", 2, "no finding has the code 'VS1O1'",
        "did you mean `VS101`?"),
    Use("vaultsync explain VS11", 2, "no finding has the code 'VS11'",
        "10 codes begin so, `VS110` to `VS119`"),
    Use("vaultsync check --select VS11", 2,
        "Invalid value for '--select': no finding has the code 'VS11'; 10 codes begin so, "
        "`VS110` to `VS119`: name one, or its group `VS1`",
        "`vaultsync check --help`"),
    Use("vaultsync config me.nme", 2, "there is no setting 'me.nme'",
        "did you mean `me.name`?"),
    # days and times
    Use("vaultsync check --as-of yesterday", 2,
        "Invalid value for --as-of: cannot read 'yesterday'; write one such as 2026-03-06 or "
        "2026-03-06T09:00+00:00", "`vaultsync check --help`"),
    Use("vaultsync sync --as-of 2026-02-30", 2,
        "Invalid value for --as-of: cannot read '2026-02-30'; write one such as 2026-03-06 or "
        "2026-03-06T09:00+00:00", "`vaultsync sync --help`"),
    Use("vaultsync done northwind priya --on 2026-02-31 $AT", 2,
        "--on: cannot read the date '2026-02-31': there is no such day, February 2026 "
        "has 28 days", "did you mean `2026-02-28` or `2026-03-01`?"),
    Use("vaultsync done northwind priya --on 2026-03-07 $AT", 2,
        "--on: Sat 7 Mar 2026 is in the future", "`vaultsync snooze`"),
    Use("vaultsync snooze northwind priya --until soonish $AT", 2,
        "--until: cannot read the date 'soonish': there is no date in it", "`2026-03-05`"),
    Use("vaultsync snooze northwind priya --until 2026-03-01 $AT", 2,
        "--until: Sun 1 Mar 2026 is not in the future", "name a later day"),
    Use("vaultsync reply northwind marcus --promised whenever $AT", 2,
        "--promised, --by: cannot read the date 'whenever': there is no date in it",
        "`2026-03-05`"),
    Use("vaultsync new Acme --on 5/3 --yes $AT", 2,
        "--on: cannot read the date '5/3': it could be Thu 5 Mar 2026 or Sun 3 May 2026",
        "write"),
    Use("vaultsync new Acme --time noonish --yes $AT", 2, "cannot read the time 'noonish'",
        "write 14:30, 2pm or 14:30-15:15"),
    # no vault
    *(Use(f"cd $BARE; vaultsync {command}", 2, NO_VAULT, INIT) for command in (
        "check", "sync", "done x", "skip x", "snooze x --until friday", "reply x",
        "close x --status offer", "undo", "show x", "draft", "people", "stats",
        "new Acme --yes", "watch", "service install --yes", "service status", "hooks install",
        "hooks status", "config",
    )),
    Use("cd $BARE; vaultsync doctor", 1, "", out="ok      Python"),
    Use("cd $BARE; git init -q; vaultsync sync", 2,
        "{t}/bare holds no interview note and no `vaultsync.toml`; nothing was written", INIT),
    Use("mkdir $BARE/gone; cd $BARE/gone; rmdir $BARE/gone; vaultsync check", 2,
        "the current folder is no longer there", "`cd ~`"),
    Use("mkdir $BARE/gone; cd $BARE/gone; rmdir $BARE/gone; vaultsync init", 2,
        "the current folder is no longer there", "`cd ~`"),
    Use("vaultsync check --vault /nonexistent", 2,
        "there is no such folder: /nonexistent (from --vault)",
        "name the folder of your notes"),
    Use("VAULTSYNC_VAULT=/nonexistent vaultsync check", 2,
        "there is no such folder: /nonexistent (from VAULTSYNC_VAULT)",
        "name the folder of your notes"),
    Use("vaultsync init /nonexistent", 2, "there is no such folder: /nonexistent",
        "name the folder of your notes"),
    Use("vaultsync init --obsidian --yes --vault $BARE", 2,
        "{t}/bare holds no `.obsidian` folder; nothing was written",
        "open the folder in Obsidian"),
    # two vaults
    Use("vaultsync check --vault . --vault $BARE", 2, "`--vault` names 2 folders: ., {t}/bare",
        "name one"),
    Use("vaultsync done northwind priya --vault $BARE --vault . $AT", 2,
        "`--vault` names 2 folders: {t}/bare, .", "name one"),
    Use("vaultsync init --vault . --vault $BARE", 2, "`--vault` names 2 folders: ., {t}/bare",
        "name one"),
    Use("vaultsync init . --vault $BARE", 2, "two folders were named",
        "`vaultsync init FOLDER`"),
    Use("vaultsync check --vault ''", 2, "`--vault` is empty",
        "is a variable of your script empty?"),
    Use("VAULTSYNC_VAULT=$BARE vaultsync show northwind", 2,
        "no follow-up and no interview note matches 'northwind'", "`vaultsync check --all`"),
    Use("cd Interviews; vaultsync init", 2, "no answer; nothing was written", "`--yes`",
        out="Looked at {t}/vault/Interviews:\n  inside      the vault {t}/vault"),
    Use("vaultsync new Acme --folder $BARE --yes $AT", 2,
        "the folder '{t}/bare' lies outside of the vault {t}/vault", "`--folder Interviews`"),
    # a file as vault
    Use("vaultsync check --vault vaultsync.toml", 2,
        "vaultsync.toml (from --vault) is not a folder",
        "name the folder that holds the notes"),
    Use("VAULTSYNC_VAULT=vaultsync.toml vaultsync sync", 2,
        "vaultsync.toml (from VAULTSYNC_VAULT) is not a folder",
        "name the folder that holds the notes"),
    Use("vaultsync init vaultsync.toml", 2, "vaultsync.toml (from init) is not a folder",
        "name the folder that holds the notes"),
    # a configuration that cannot be used
    Use("cd $BARE; echo '[broken' >vaultsync.toml; vaultsync check", 2,
        "vaultsync.toml:1:8: not valid TOML: Expected ']' at the end of a table declaration",
        '"quotes"'),
    Use("cd $BARE; echo 'timezone = \"Europe/Lundon\"' >vaultsync.toml; vaultsync sync", 2,
        "vaultsync.toml:1:1: cannot use 'Europe/Lundon' for `timezone`", '"Europe/London"'),
    Use("cd $BARE; echo 'outputs.due_note = \"../x.md\"' >vaultsync.toml; vaultsync sync", 2,
        "vaultsync.toml:1:1: cannot use '../x.md' for `outputs.due_note`",
        "write a path inside the vault"),
    Use("cd $BARE; printf '\\377' >vaultsync.toml; vaultsync check", 2,
        "vaultsync.toml:1:1: not valid UTF-8: the byte 0xff", "save it as UTF-8"),
    Use("cd $BARE; mkdir vaultsync.toml; vaultsync sync", 2, "vaultsync.toml:1:1: not a file",
        INIT),
    Use("cd $BARE; echo 'timezon = \"UTC\"' >vaultsync.toml; vaultsync check --format gnu", 1,
        "", out="vaultsync.toml:1:1: "),
    # what may not be read or written
    Use("$ANY vaultsync check --vault $LOCKED --format gnu", 1, "",
        out="./:1:1: error: cannot be read: Permission denied [VS004]"),
    Use("$ANY vaultsync sync --vault $LOCKED", 3,
        "Follow-ups/Follow-ups due.md cannot be written: Permission denied; nothing "
        "was written to it", "check the permissions of the folder",
        out="./:1:1: error: cannot be read"),
    Use("$ANY vaultsync sync --vault $READONLY --as-of 2026-03-07", 3,
        "Follow-ups/Follow-ups due.md is read-only; nothing was written to it",
        "make it writable"),
    Use("$ANY vaultsync done northwind priya --vault $READONLY $AT", 3,
        f"{NORTHWIND} is read-only; nothing was written to it",
        "make it writable, then run it again; or write this line there yourself: - [x] "
        "Thank-you by email ✅ 2026-03-06"),
    Use("$ANY vaultsync new Acme --yes --vault $READONLY $AT", 3,
        "Interviews/2026-03-06 Acme.md cannot be written: Permission denied; nothing "
        "was written to it", "check the permissions of the folder",
        out="Interviews/2026-03-06 Acme.md"),
    Use("vaultsync stats --svg /nonexistent/a.svg $AT", 3,
        "/nonexistent/a.svg cannot be written: No such file or directory; nothing was "
        "written to it", "name a file in a folder that is there"),
    Use("vaultsync stats --svg . $AT", 3, ". is no file; nothing was written to it",
        "`--svg answers.svg`"),
    Use("vaultsync stats --svg vaultsync.toml $AT", 3,
        "vaultsync.toml is not a picture made by vaultsync, or was changed since; nothing "
        "was written to it", "`--yes`"),
    Use("vaultsync man --write /dev/null/man", 3,
        "/dev/null/man cannot be written: Not a directory; nothing was written to it",
        "name a folder that you may write to"),
    Use("vaultsync hooks install", 3,
        "git does not say where the hooks of {t}/vault are: fatal: not a git "
        "repository (or any of the parent directories): .git", "`git init`"),
    # closed pipes
    *(Use(f"vaultsync {command} | head -0; exit ${{PIPESTATUS[0]}}", 141, "") for command in (
        "check", "sync --dry-run", "people", "config", "explain", "--help", "demo",
        "completion bash", "man check", "stats --svg -",
    )),
    # what is not there
    Use("vaultsync hooks uninstall", 0, "",
        out="git does not keep this vault: no hooks to remove"),
    Use("vaultsync init --obsidian --remove", 0, "",
        out="no Obsidian pack was written to {t}/vault: nothing to remove"),
    # a full disk, closed streams
    *(Use(f"vaultsync {command} >/dev/full", 3, FULL, ROOM) for command in (
        "check", "check --json", "people", "config", "--help", "--version", "demo",
        "stats --svg -", "draft show northwind priya", "completion fish",
    )),
    Use(FULL_DISK.format("vaultsync done northwind priya $AT"), 3,
        f"{NORTHWIND} cannot be written: No space left on device; nothing was written to it",
        "free some space on the disk"),
    Use(FULL_DISK.format("vaultsync new Acme --yes $AT"), 3,
        "Interviews/2026-03-06 Acme.md cannot be written: No space left on device; nothing was "
        "written to it", "free some space on the disk", out="Interviews/2026-03-06 Acme.md"),
    Use(FULL_DISK.format("vaultsync sync --as-of 2026-03-07"), 3,
        "Follow-ups/Follow-ups due.md cannot be written: No space left on device; nothing was "
        "written to it", "free some space on the disk"),
    Use("vaultsync chekc 2>/dev/full", 2, ""),
    Use("vaultsync chekc 2>&-", 2, ""),
    Use("vaultsync done northwind $AT >&- 2>&-", 2, ""),
    Use("vaultsync new Acme $AT <&-", 2, "no answer; nothing was written", "`--yes`",
        out="Interviews/2026-03-06 Acme.md"),
    Use("vaultsync init Interviews <&-", 2, "no answer; nothing was written", "`--yes`",
        out="Looked at"),
    Use("vaultsync draft northwind priya --stdin $AT <&-", 1,
        "nothing came in; nothing was written", "pipe the message in"),
    # nobody answers
    Use("vaultsync new Acme $AT", 2, "no answer; nothing was written", "`--yes`",
        out="Interviews/2026-03-06 Acme.md"),
    Use("vaultsync service install", 2, "nobody is there to answer; nothing was written",
        "`--yes`", out="In {t}/home/.config/systemd/user this would be written:"),
    Use("cp -r . $BARE; cd $BARE; git init -q; vaultsync hooks install", 2,
        "no answer; nothing was written", "`--yes`", out="In {t}/bare/.git/hooks"),
    # no HOME, no place for what is kept
    Use("env -u HOME vaultsync check --vault '~nobody-here/Notes'", 2,
        "there is no such folder: ~nobody-here/Notes (from --vault)",
        "name the folder of your notes"),
    Use("env -u HOME -u VAULTSYNC_STATE vaultsync done northwind pirya $AT", 2,
        "no follow-up matches 'northwind pirya'", "did you mean `Priya`?"),
    Use("env -u VAULTSYNC_STATE HOME=/dev/null vaultsync undo", 3,
        "no change of a note can be kept here: "
        "/dev/null/.local/state/vaultsync/{id} cannot be made or opened: Not a directory; "
        "nothing was written", "VAULTSYNC_STATE"),
    Use("VAULTSYNC_STATE=. vaultsync undo", 3,
        "no change of a note can be kept here: the state folder {t}/vault would be in the "
        "vault; nothing was written", "VAULTSYNC_STATE"),
    Use("PATH=$BIN HOME=/dev/null vaultsync service install --yes", 3,
        "/dev/null/.config/systemd/user cannot be written or removed: Not a directory; nothing "
        "was written to it", "HOME", out="In /dev/null/.config/systemd/user"),
    # other terminals and languages
    Use("LC_ALL=C vaultsync people Zoë $AT", 2,
        "nobody you met matches 'Zoë', and no company does", "`vaultsync people`"),
    Use("LC_ALL=POSIX LANG=POSIX vaultsync stats Zoë", 2,
        "no interview that is over was with a company called 'Zoë'", "`vaultsync stats`"),
    Use("LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 vaultsync people Priya $AT", 0, "",
        out="Priya Raman, Platform Lead"),
    Use("env -u LANG TERM=dumb vaultsync chekc", 2,
        "No such command 'chekc'. Did you mean `check`?", "`vaultsync --help`"),
    Use("COLUMNS=0 vaultsync check now", 2, "Got unexpected extra argument (now)",
        "`vaultsync show NOTE` says it of one interview"),
    Use("TZ=Mars/Base vaultsync check now", 2, "Got unexpected extra argument (now)",
        "`vaultsync show NOTE` says it of one interview"),
    # what no note holds: bytes, control characters, whole files
    Use("vaultsync show $(printf '\\377\\376') $AT", 2,
        "no follow-up and no interview note matches '\\udcff\\udcfe'",
        "`vaultsync check --all`"),
    Use("vaultsync check --vault $(printf '\\377')", 2,
        "there is no such folder: \\xdcff (from --vault)", "name the folder of your notes"),
    Use("vaultsync new $(printf '\\377\\376') --yes $AT", 2,
        "the company '\\udcff\\udcfe' has no sign that can be written",
        "`vaultsync new Acme --yes`"),
    Use("vaultsync show $(printf 'a\\033[31mb') $AT", 2,
        "no follow-up and no interview note matches 'a\\x1b[31mb'", "`vaultsync check --all`"),
    Use("vaultsync show $HUGE $AT", 2,
        f"no follow-up and no interview note matches '{'x' * 456} … {'x' * 499}'",
        "`vaultsync check --all`"),
    Use("vaultsync new $HUGE --yes $AT", 2,
        "one of the names has 100,000 characters; at most 500 are taken",
        "write the name alone"),
    # programs that are missing, and drafts that are not ready
    Use("PATH=$BIN EDITOR=no-such-editor vaultsync draft open northwind priya $AT", 3,
        "there is no program 'no-such-editor'", "`EDITOR=nano`"),
    Use("EDITOR=false vaultsync draft open northwind priya $AT", 3, "'false' ended with 1",
        "`EDITOR=nano`"),
    Use("PATH=$BIN vaultsync hooks install", 3,
        "git does not say where the hooks of {t}/vault are: there is no program `git` here",
        "hooks need git"),
    Use("vaultsync draft northwind priya --mailto $AT", 1,
        f"{DRAFT} is not ready: 3 brackets left, not proofread",
        "put a sentence of your own in the place of each bracket"),
)  # fmt: skip


class Ran(NamedTuple):
    """What came of a line."""

    code: int
    out: str
    err: str


@pytest.fixture
def shell(small: Path, tmp_path: Path) -> Iterator[Callable[[str], Ran]]:
    """Give a shell in the small vault, in which `vaultsync` is this program."""
    programs, bare = tmp_path / "bin", tmp_path / "bare"
    programs.mkdir()
    bare.mkdir()
    program = programs / "vaultsync"
    locked, readonly = tmp_path / "locked", tmp_path / "readonly"

    def run(line: str) -> Ran:
        if "$READONLY" in line:
            shutil.copytree(small, readonly)
            for one in (readonly, *readonly.rglob("*")):
                one.chmod(0o555 if one.is_dir() else 0o444)
        if "$LOCKED" in line:
            shutil.copytree(small, locked)
            locked.chmod(0)
        if "unshare" in line and not _own_disks():
            pytest.skip("no disk of one's own can be mounted here")
        text = PROGRAM if OF_ITS_OWN.search(line) else starter().program()
        program.write_text(text, "utf-8")
        program.chmod(0o755)
        env = environment(
            PATH=f"{programs}{os.pathsep}{os.environ['PATH']}",
            PYTHONPATH=str(EXAMPLE.parent),
            HOME=str(tmp_path / "home"),
            VAULTSYNC_STATE=str(tmp_path / "state"),
            AT=f"--as-of {AS_OF}",
            ANY=" ".join(as_any_user()) if "$ANY" in line else "",
            HUGE="x" * 100_000 if "$HUGE" in line else "",
            BIN=str(programs),
            BARE=str(bare),
            LOCKED=str(locked),
            READONLY=str(readonly),
        )
        done = subprocess.run(
            ["bash", "--norc", "--noprofile", "-c", line],
            cwd=small,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT,
            check=False,
        )
        out, err = (one.decode("utf-8", "replace") for one in (done.stdout, done.stderr))
        return Ran(done.returncode, out, err)

    yield run
    if locked.exists():
        locked.chmod(0o755)
    if readonly.exists():
        for one in (readonly, *readonly.rglob("*")):
            one.chmod(0o755)


@pytest.mark.parametrize("use", USES, ids=[one.line[-90:] for one in USES])
def test_wrong_use(use: Use, shell: Callable[[str], Ran], small: Path, tmp_path: Path) -> None:
    """The right code, one clear sentence, what to do next, no traceback, nothing written."""
    before = contents(small)
    ran = shell(use.line)
    assert "Traceback" not in ran.out + ran.err
    said, *more = ran.err.splitlines() or [""]
    meant = _placed(use.said, small)
    assert (ran.code, said) == (use.code, meant and f"error: {meant}")
    if use.said:
        helps = [line for line in more if line.startswith("help: ")]
        assert len(helps) == 1
        assert use.next
        assert use.next in helps[0]
        assert not [line for line in more if line.startswith("error: ")]
    else:
        assert not more
    assert ran.out.startswith(_placed(use.out, small))
    assert use.out or not ran.out
    assert contents(small) == before
    if (tmp_path / "readonly").exists():
        assert contents(tmp_path / "readonly") == before


def _placed(text: str, root: Path) -> str:
    """Put the places of this run into a sentence."""
    kept = os.path.basename(State(str(root)).path)
    return text.replace("{t}", str(root.parent)).replace("{id}", kept)


def _own_disks() -> bool:
    """Tell whether a process here may mount a disk that only it sees."""
    if not shutil.which("unshare"):
        return False
    mount = "mount -t tmpfs tmpfs /tmp"
    tried = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", mount], capture_output=True, check=False
    )
    return not tried.returncode


def test_the_table_is_long_and_has_every_command() -> None:
    """Issue 8 asks for 60 uses; each command is used wrongly at least once."""
    lines = [one.line for one in USES]
    assert len(set(lines)) == len(lines) >= 60
    unused = [one for one in COMMANDS if not any(f"vaultsync {one}" in line for line in lines)]
    assert not unused


# Ctrl-C, and the end of the input, at each question

ALIKE = {
    f"Talks/{n}.md": NORTHWIND_TEXT.replace("type: interview", "type: talk") for n in "abc"
}
TWO_ORDERS = {"a.md": NORTHWIND_TEXT.replace("2026-03-05", "05/03/2026")}


class Asked(NamedTuple):
    """A question, and how it is come to."""

    args: tuple[str, ...]
    question: str
    before: tuple[tuple[str, str], ...] = ()
    """Questions that are answered before, with the answers."""
    first: str = ""
    """What is run in the shell before it."""
    notes: dict[str, str] | None = None
    """The folder holds these notes and is no vault; None: it is the small vault."""
    codes: tuple[int, int] = (130, 2)
    """Of Ctrl-C, and of the end of the input."""
    writes: bool = False
    """It is asked when everything is written already."""


SERVICE = "PATH=$BIN vaultsync service install --yes || true"
"""Its files are written; where nothing starts services, the rest is told."""
MINE = "echo '# mine' | tee -a $HOME/.config/systemd/user/*"
COMPANY = ("Company", "Acme")
ROLE, ROUND, DAY, TIME = (("Role", ""), ("Round", ""), ("Day", ""), ("Time", ""))
NOBODY, NO_CONTACT = ("Interviewer", ""), ("Recruiter", "")
NAME, ZONE, LINKED = ("Your name", ""), ("Your time zone", ""), ("LinkedIn", "")
MADE = (NAME, ZONE, LINKED, ("Write this?", "y"))
READY = (*MADE, ("Is it about", "y"))
PLAIN = {"Acme interview.md": "# Acme interview\n\nTue 24 Nov 2026, 10:00, on Teams.\n"}
SEVERAL = {"Acme.md": "## First interview 23 Nov 2026\n- x\n\n## Interview 24 Nov 2026\n- y\n"}
QUESTIONS = (
    Asked(("init",), "Your name", notes={}),
    Asked(("init",), "your interview notes?", (NAME,), notes=ALIKE),
    Asked(("init",), "could be two days", (NAME,), notes=TWO_ORDERS),
    Asked(("init",), "Your time zone", (NAME,), notes={}),
    Asked(("init",), "LinkedIn", (NAME, ZONE), notes={}),
    Asked(("init",), "Write this?", (NAME, ZONE, LINKED), notes={}),
    Asked(("init", "--type", "talk"), "Go on all the same?", notes={"a.md": NORTHWIND_TEXT}),
    Asked(("init",), "for Obsidian, too?", MADE,
          "mkdir .obsidian", notes={}, codes=(130, 0), writes=True),
    Asked(("init",), "about one of your interviews now?", MADE,
          notes={}, codes=(130, 0), writes=True),
    Asked(("init",), "the due note and the drafts now?", MADE,
          notes={"a.md": NORTHWIND_TEXT}, codes=(130, 0), writes=True),
    Asked(("init",), "Is it about", READY[:-1],
          notes=PLAIN, codes=(130, 0), writes=True),
    Asked(("init",), "Who was there", READY,
          notes=PLAIN, codes=(130, 0), writes=True),
    Asked(("init",), "may they go to its top?", (*READY, ("Who was", "")),
          notes=PLAIN, codes=(130, 0), writes=True),
    Asked(("init",), "Company", (*READY, ("Who was", ""), ("its top?", "c")),
          notes=PLAIN, codes=(130, 0), writes=True),
    Asked(("init",), "Day", (*READY, ("Who was", ""), ("its top?", "d")),
          notes=PLAIN, codes=(130, 0), writes=True),
    Asked(("init",), "Time", (*READY, ("Who was", ""), ("its top?", "t")),
          notes=PLAIN, codes=(130, 0), writes=True),
    Asked(("init",), "Role", (*READY, ("Who was", ""), ("its top?", "r")),
          notes=PLAIN, codes=(130, 0), writes=True),
    Asked(("init",), "which role", READY, notes=SEVERAL, codes=(130, 0), writes=True),
    Asked(("init",), "note for each?", (*READY, ("which role", "")),
          notes=SEVERAL, codes=(130, 0), writes=True),
    Asked(("init", "--obsidian"), "Write this?", first="mkdir .obsidian"),
    Asked(("init", "--obsidian", "--remove"), "Remove this?",
          first="mkdir .obsidian; vaultsync init --obsidian --yes"),
    Asked(("new",), "Company"),
    Asked(("new",), "Is that the one you mean?", (("Company", "Nrothwind"),)),
    Asked(("new",), "Role", (COMPANY,)),
    Asked(("new",), "Round", (COMPANY, ROLE)),
    Asked(("new",), "Day", (COMPANY, ROLE, ROUND)),
    Asked(("new",), "Time", (COMPANY, ROLE, ROUND, DAY)),
    Asked(("new",), "Interviewer", (COMPANY, ROLE, ROUND, DAY, TIME)),
    Asked(("new",), "Is that who you mean?",
          (COMPANY, ROLE, ROUND, DAY, TIME, ("Interviewer", "Prya Raman"))),
    Asked(("new",), "Recruiter", (COMPANY, ROLE, ROUND, DAY, TIME, NOBODY)),
    Asked(("new",), "Write it?", (COMPANY, ROLE, ROUND, DAY, TIME, NOBODY, NO_CONTACT)),
    Asked(("new",), "Open it",
          (COMPANY, ROLE, ROUND, DAY, TIME, NOBODY, NO_CONTACT, ("Write it?", "y")),
          codes=(130, 0), writes=True),
    Asked(("undo", "--as-of", AS_OF), "Take this back?",
          first=f"vaultsync done northwind priya --as-of {AS_OF}"),
    Asked(("demo",), "Enter goes on", codes=(130, 0)),
    Asked(("draft", "northwind", "priya", "--stdin", "--as-of", AS_OF),
          "Ctrl-D on a line of its own ends it", codes=(130, 1)),
    Asked(("stats", "--svg", "vaultsync.toml", "--as-of", AS_OF), "Replace it?"),
    Asked(("service", "install"), "Do this?"),
    Asked(("service", "install"), "Lose these changes?", first=f"{SERVICE}; {MINE}"),
    Asked(("service", "uninstall"), "Do this?", first=SERVICE),
    Asked(("hooks", "install"), "Write this?", first="git init -q"),
    Asked(("hooks", "uninstall"), "Remove this?",
          first="git init -q; vaultsync hooks install --yes"),
)  # fmt: skip


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize(
    "asked", QUESTIONS, ids=[" ".join((*one.args, one.question)) for one in QUESTIONS]
)
def test_stopped_at_a_question(
    asked: Asked, key: str, shell: Callable[[str], Ran], small: Path, tmp_path: Path
) -> None:
    """Ctrl-C is heard at once, whenever it comes: 130; the end of the input is no answer: 2."""
    root = small
    if asked.notes is not None:
        root = tmp_path / "notes"
        for path, text in {"Soup.md": "# Soup\n", **asked.notes}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
    assert shell(f"cd {root} && {asked.first or 'true'}").code == 0
    home, state = tmp_path / "home", str(tmp_path / "state")
    before = contents(root), contents(home)
    answers = (*asked.before, (asked.question, key))
    env = {"HOME": str(home), "VAULTSYNC_STATE": state}
    done = talk(*asked.args, answers=answers, cwd=root, columns=200, **env)  # none is broken
    assert "Traceback" not in done.shown
    assert done.code == asked.codes[key == CTRL_D]
    if not asked.writes:
        assert (contents(root), contents(home)) == before
    lines = done.shown.rstrip().splitlines()
    if done.code == 130:
        assert lines[-1] == "stopped; nothing more was written"
    elif done.code:
        assert lines[-2].startswith("error: no")
        assert lines[-2].endswith("; nothing was written")
        assert lines[-1].startswith("help: ")


UNHEARD = (
    (("init", "--yes"), "vaultsync.toml"),
    (("init", "--obsidian", "--yes"), ".obsidian/vaultsync.json"),
    (("new", "Acme", "--on", "5 March 2026", "--yes"), "Interviews/2026-03-05 Acme.md"),
    (("hooks", "install", "--yes"), ".git/hooks/pre-commit"),
    (("init", "--dry-run"), ""),
    (("init",), ""),
)


@pytest.mark.parametrize(("args", "made"), UNHEARD, ids=[" ".join(one) for one, _ in UNHEARD])
def test_nobody_reads_what_is_told(
    args: tuple[str, ...], made: str, shell: Callable[[str], Ran], tmp_path: Path
) -> None:
    """A closed pipe, as of `| head`, stops nothing that is to be done without asking."""
    root = tmp_path / "notes"
    assert shell(f"mkdir {root}; cd {root}; git init -q; mkdir .obsidian").code == 0
    before = contents(root)
    reading, writing = os.pipe()
    os.close(reading)
    env = {"HOME": str(tmp_path / "home"), "VAULTSYNC_STATE": str(tmp_path / "state")}
    ran = subprocess.run(
        [sys.executable, "-m", "vaultsync", *args],
        cwd=root,
        env=environment(**env),
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert b"Traceback" not in ran.stderr
    assert ran.returncode == (0 if made else 141)
    assert (root / made).exists()
    assert bool(made) is (contents(root) != before)


@pytest.mark.parametrize("term", ["", "dumb", "no-such-terminal", "xterm-256color"])
def test_a_terminal_without_a_size(term: str, small: Path, tmp_path: Path) -> None:
    """Where a terminal says that it has no columns, everything is shown all the same."""
    shown = []
    for args in (("check", "--as-of", AS_OF), ("people",), ("check", "now"), ("--help",)):
        env = {"TERM": term, "VAULTSYNC_STATE": str(tmp_path / "state")}
        done = talk(*args, answers=(), cwd=small, columns=0, **env)
        assert done.code == (
            0 if args[0] in {"people", "--help"} else 2 if "now" in args else 1
        )
        assert "Traceback" not in done.shown
        shown.append(done.shown)
    due, people, error, usage = shown
    assert "Thank-you to Priya Raman" in due
    assert "Priya Raman" in people
    assert "error: Got unexpected extra argument (now)" in error
    assert "Exit codes" in usage


def test_ctrl_c_while_it_loads(tmp_path: Path) -> None:
    """Whoever stops it before it has begun sees no traceback."""
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "vaultsync", "check"],
        env=environment(PYTHONPATH=f"{tmp_path}{os.pathsep}{EXAMPLE.parent}"),
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def stopped_in(
    script: str, cwd: Path, *, stderr: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """Run a script of Python in which the program is stopped."""
    return subprocess.run(
        [sys.executable, "-c", script],
        env=environment(PYTHONPATH=str(EXAMPLE.parent)),
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        timeout=LIMIT,
        check=False,
    )


def test_ctrl_c_pressed_twice(small: Path) -> None:
    """Whoever is impatient gets no traceback either, and the same code."""
    script = (
        "import os, signal\n"
        "from vaultsync.cli import main, printer\n"
        "def stop(*_, **__):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "printer.stopped, plain = (lambda: (stop(), plain())), printer.stopped\n"
        "main.cli.main = stop\n"
        "main.run(['check'])\n"
    )
    done = stopped_in(script, small)
    assert (done.returncode, done.stderr) == (130, "stopped; nothing more was written\n")


def test_ctrl_c_while_a_question_is_shown(small: Path) -> None:
    """What was to be shown, and was not yet, does not come behind the last word."""
    script = (
        "import sys\n"
        "from vaultsync.cli import main\n"
        "def stop(*_, **__):\n"
        "    sys.stdout.write('  (Enter: open): ')\n"
        "    raise KeyboardInterrupt\n"
        "main.cli.main = stop\n"
        "main.run(['check'])\n"
    )
    done = stopped_in(script, small, stderr=subprocess.STDOUT)
    assert done.returncode == 130
    assert done.stdout == "  (Enter: open): stopped; nothing more was written\n"


PASSING_OVER = """\
import ctypes
hook = ctypes.c_void_p.in_dll(ctypes.pythonapi, "PyOS_InputHook")
hook.value = ctypes.cast(ctypes.CDLL(None).pause, ctypes.c_void_p).value
"""
"""Python's `input` waits for a signal behind the question and before it begins to read."""


def test_ctrl_c_before_the_reading_begins(small: Path, tmp_path: Path) -> None:
    """It is heard also in the moment in which Python's reading of a line passes over it."""
    (tmp_path / "sitecustomize.py").write_text(PASSING_OVER, "utf-8")
    path = f"{tmp_path}{os.pathsep}{EXAMPLE.parent}"
    state = str(tmp_path / "state")
    asking = (("Company", CTRL_C),)
    done = talk("new", answers=asking, cwd=small, PYTHONPATH=path, VAULTSYNC_STATE=state)
    assert done.code == 130
