"""Which command was probably meant by a word that is none; loaded for such a word alone."""

from collections.abc import Iterable
from typing import NamedTuple

from vaultsync.names import nearest

_RID = (
    "to be rid of vaultsync, run `vaultsync init --obsidian --remove`, `vaultsync hooks "
    "uninstall` and `vaultsync service uninstall`; docs/questions.md says what is left"
)
_ROWS = (
    (
        "check",
        "`vaultsync check` says what is due, `vaultsync check --within 7d` what comes next",
        "agenda due late list ls next now open overdue status tasks today todo upcoming",
    ),
    (
        "draft",
        "`vaultsync draft` lists the messages, and hands one to the program that sends it",
        "compose drafts email letter letters mail message messages send text write",
    ),
    (
        "draft open",
        "`vaultsync draft open WHAT` opens a message in your editor",
        "edit editor",
    ),
    (
        "ask",
        "`vaultsync ask` asks about what your notes say in words, and writes the lines",
        "apply confirm fix questions resolve",
    ),
    (
        "new",
        "`vaultsync new` writes a note for an interview",
        "add create interview log make note record",
    ),
    (
        "done",
        "`vaultsync done WHAT` records that a message was sent",
        "completed did finish finished mark mark-done sent thanked tick",
    ),
    (
        "skip",
        "`vaultsync skip WHAT` records that a message is left out",
        "cancel dismiss drop ignore omit",
    ),
    (
        "snooze",
        "`vaultsync snooze WHAT --until DATE` puts it off",
        "defer delay later postpone put-off",
    ),
    (
        "reply",
        "`vaultsync reply WHAT` records that somebody answered",
        "answer answered heard hear replied response responded received",
    ),
    (
        "close",
        "`vaultsync close WHAT --status STATUS` sets the status of an application",
        "accept accepted decline declined offer reject rejected rejection withdraw withdrawn",
    ),
    (
        "people",
        "`vaultsync people` finds the people you met",
        "contact contacts find interviewer interviewers person persons search who whois",
    ),
    (
        "show",
        "`vaultsync show ID-OR-NOTE` says what was understood, and why something is due",
        "cat detail details info inspect print view why",
    ),
    (
        "stats",
        "`vaultsync stats` says who was thanked in time, and who answered",
        "report statistics summary",
    ),
    (
        "config",
        "`vaultsync config` shows every setting, and where it comes from",
        "configure options preferences prefs setting settings",
    ),
    (
        "sync",
        "`vaultsync sync` records ticks, then updates the due note and the drafts",
        "generate pull push reload refresh run update",
    ),
    (
        "sync --dry-run",
        "`vaultsync sync --dry-run` shows what would be written",
        "diff preview",
    ),
    ("watch", "`vaultsync watch` syncs whenever the vault changes", "daemon monitor serve"),
    (
        "init",
        "`vaultsync init` makes a vault ready, and shows first what it would write",
        "begin setup set-up start",
    ),
    (
        "undo",
        "`vaultsync undo` takes back the last change of a note, `--list` lists them",
        "back history restore revert rollback unsend",
    ),
    ("doctor", "`vaultsync doctor` says what works here", "diagnose health"),
    ("demo", "`vaultsync demo` shows in a minute what it does", "example intro tour tutorial"),
    ("--help", "`vaultsync --help` lists the commands, with examples", "help usage"),
    ("--version", "`vaultsync --version` says which one this is", "ver version"),
    (
        "",
        _RID,
        "clean delete deinit purge remove rm uninstall",
    ),
)
"""What is typed → which command does it, and what that is, in a clause."""
_WORDS = {word: (command, clause) for command, clause, words in _ROWS for word in words.split()}


class Meant(NamedTuple):
    """What to type in the place of a word that is no command."""

    command: str
    """Empty: no single one."""
    clause: str = ""
    """What it does."""


def meant_by(word: str, commands: Iterable[str]) -> Meant | None:
    """Give what was meant: by another word for it, or else by a slip of the fingers.

    The words come first: `status` is one slip away from `stats`, which says something else.
    """
    typed = word.lower().replace("_", "-")
    if typed in _WORDS:
        return Meant(*_WORDS[typed])
    near = nearest(typed, commands)
    return Meant(near) if near else None
