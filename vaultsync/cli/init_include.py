"""What `init` asks and says about notes that could count as they are, by where they lie."""

import shlex
from collections.abc import Iterable

from vaultsync.cli.asking import confirm
from vaultsync.parse.front.likeness import Likeness, meeting, places
from vaultsync.render.toml_value import toml_value

_FEW = 3


def ask_include(alike: Iterable[Likeness], hint: str) -> tuple[str, ...]:
    """Ask whether notes with a company and a date count; give what `notes.include` holds then.

    Raises:
        NobodyAnswersError: nobody answers.
    """
    paths = meeting(alike)
    if not paths:
        return ()
    more = len(paths) - _FEW
    names = ", ".join(paths[:_FEW]) + (f" and {more} more" if more > 0 else "")
    many = f"{len(paths)} notes name" if paths[1:] else "1 note names"
    question = f"{many} a company and a day: {names}. Are these interview notes?"
    return places(paths) if confirm(question, hint) else ()


def cure(alike: Iterable[Likeness], *, configured: bool) -> str:
    """Say what counts those that name a company and a date; empty: nothing does.

    `configured`: there is a vaultsync.toml, to which `init` adds nothing.
    """
    folders = places(meeting(alike))
    if not folders:
        return ""
    options = " ".join(f"--include {shlex.quote(one)}" for one in folders)
    way = f"`vaultsync init {options}`"
    if configured:
        way = f"`include = {toml_value('include', folders)}` below `[notes]` in vaultsync.toml"
    return f"{way} reads those that name a company and a date as they are. "
