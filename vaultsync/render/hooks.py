"""git's hooks as texts: a part of ours right below the first line, and nothing else touched.

A hook may be there already. Ours runs before it, in a shell of its own, so that whatever the
hook does, also `exit` or `exec`, comes after, with its variables and arguments as ever. Marks
around the part say whose it is, for which vault, and with a seal whether a person changed it.
"""

import re
import shlex
from enum import Enum
from typing import NamedTuple

from vaultsync.patterns import regex
from vaultsync.render.service.mark import BLANK, is_untouched, sealed

NAMES = ("post-merge", "post-checkout", "pre-commit")
SHELL = b"#!/bin/sh\n"
"""The first line of a hook that is all ours."""
_SHELLS = regex(
    rb"#![ \t]*(?:\S*/)?(?:env[ \t]+(?:-S[ \t]+)?(?:\S*/)?)?"
    rb"(?:ba|da|z|k|a)?sh(?:[ \t][^\n]*)?\r?\n"
)
_BEGIN, _END = "# >>> vaultsync hook", "# <<< vaultsync hook <<<"
_WHOLE = ", with this file,"
_PART = regex(
    rb"^# >>> vaultsync hook \(seal [0-9a-f]{16}\)(?P<whole>, with this file,)?"
    rb" for (?P<vault>[^\n]*) >>>\n.*?^# <<< vaultsync hook <<<\n",
    re.MULTILINE | re.DOTALL,
)
_BEGUN = regex(
    rb"^[ \t]*# >>> vaultsync hook[^\n]* for (?P<vault>[^\n]*?) >>>[ \t\r]*$", re.MULTILINE
)
"""The begin of a part, also where an editor changed ends of lines or lost the end."""
_REFRESH = """\
({run}
  (run hooks refresh --vault={vault}) < /dev/null > /dev/null 2>&1 &
)"""
_REFRESH_BRANCH = """\
({run}
  [ "$3" = 1 ] || exit 0
  (run hooks refresh --vault={vault}) < /dev/null > /dev/null 2>&1 &
)"""
# a draft that somebody is still writing (VS5..) is no reason to keep a recipe back
_CHECK = """\
(
  git --literal-pathspecs diff --cached --name-only -- {vault} 2> /dev/null |
    LC_ALL=C grep -Eiq '(\\.md|vaultsync\\.toml)"?$' || exit 0{run}
  if said=$(run check --vault={vault} --fail-on error --format gnu < /dev/null 2>&1)
  then exit 0
  else code=$?
  fi
  [ "$code" != 127 ] || exit 0
  errors=$(printf '%s\\n' "$said" | LC_ALL=C sed -n '/: error: /p')
  if [ "$code" = 1 ] && [ -n "$errors" ]; then
    errors=$(printf '%s\\n' "$errors" | LC_ALL=C sed '/\\[VS5[0-9][0-9]]$/d')
    [ -n "$errors" ] || exit 0
    printf '%s\\n' "$errors" \\
      "vaultsync: fix these, or commit anyway: git commit --no-verify" >&2
    exit 1
  fi
  printf '%s\\n' "$said" "vaultsync could not check the notes; the commit goes on" >&2
) || exit $?"""
_SCRIPTS = {"post-merge": _REFRESH, "post-checkout": _REFRESH_BRANCH, "pre-commit": _CHECK}


class Caller(NamedTuple):
    """What a hook starts, and for which vault."""

    program: tuple[str, ...]
    """By its whole path; (): only what PATH has, as in a hook that others get, too."""
    vault: str
    """Inside the work tree, `/`-separated; "." is all of it."""


class How(Enum):
    """How a hook stands."""

    MISSING = "not installed"
    OURS = "installed"
    CHANGED = "changed by hand"
    OTHERS = "no shell script"


def part_of(name: str, caller: Caller, *, whole: bool) -> bytes:
    """Write our part of a hook; `whole`: there is no other part, and the file came with it."""
    text = _SCRIPTS[name].format(run=_run(caller.program), vault=shlex.quote(caller.vault))
    begin = f"{_BEGIN} ({BLANK}){_WHOLE * whole} for {shlex.quote(caller.vault)} >>>"
    return sealed(f"{begin}\n{text}\n{_END}\n").encode()


def _run(program: tuple[str, ...]) -> str:
    """Write the function that starts vaultsync; where there is none, it ends with 127."""
    found = '  run() { command -v vaultsync > /dev/null || return 127; vaultsync "$@"; }'
    if not program:
        return f"\n{found}"
    own = f'{shlex.join(program)} "$@"'
    return f"\n{found}\n  if [ -x {shlex.quote(program[0])} ]; then run() {{ {own}; }}; fi"


def look(old: bytes | None, vault: str) -> How:
    """Tell how a hook stands for a vault; None: there is no such file."""
    part = None if old is None else _find(old, vault)
    if old is None:
        return How.MISSING
    if part is not None:
        return How.OURS if _is_untouched(part) else How.CHANGED
    if any(one["vault"] == _named(vault) for one in _BEGUN.finditer(old)):
        return How.CHANGED
    # a shell script with a NUL carries data, which may be found by its place in the file
    return How.MISSING if _SHELLS.match(old) and b"\0" not in old else How.OTHERS


def with_part(old: bytes | None, name: str, caller: Caller) -> bytes:
    """Give a hook with our part in it, in place of an older one of ours.

    It must be none that a person changed, and a shell script; see `look`.
    """
    if old is None:
        return SHELL + part_of(name, caller, whole=True)
    part = _find(old, caller.vault)
    if part is not None:
        new = part_of(name, caller, whole=part["whole"] is not None)
        return old[: part.start()] + new + old[part.end() :]
    place = old.index(b"\n") + 1
    return old[:place] + part_of(name, caller, whole=False) + old[place:]


def without_part(old: bytes, vault: str) -> bytes | None:
    """Give a hook without our part, every other byte as it is; None: the file goes with it."""
    part = _find(old, vault)
    if part is None:
        return old
    rest = old[: part.start()] + old[part.end() :]
    if part["whole"] is None:
        return rest
    return None if rest == SHELL else _handed_on(rest)


def _handed_on(rest: bytes) -> bytes:
    """Let another vault's part be the one that the file came with: the last one takes it."""
    heir = next((one for one in _PART.finditer(rest) if _is_untouched(one)), None)
    if heir is None:
        return rest
    text = re.sub(r"\(seal \w{16}\)", f"({BLANK}){_WHOLE}", heir[0].decode(), count=1)
    return rest[: heir.start()] + sealed(text).encode() + rest[heir.end() :]


def _find(old: bytes, vault: str) -> re.Match[bytes] | None:
    wanted = _named(vault)
    return next((one for one in _PART.finditer(old) if one["vault"] == wanted), None)


def _named(vault: str) -> bytes:
    """Give a vault as the marks name it."""
    return shlex.quote(vault).encode()


def _is_untouched(part: re.Match[bytes]) -> bool:
    try:
        return is_untouched(part[0].decode())
    except UnicodeDecodeError:
        return False


def by_hand(name: str, caller: Caller) -> tuple[str, ...]:
    """Give what a person can write into a hook of another language, as a command of a shell."""
    start = shlex.join(caller.program) if caller.program else "vaultsync"
    vault = shlex.quote(caller.vault)
    if name == "pre-commit":
        return (f"{start} check --vault={vault} --fail-on error",)
    return (f"{start} hooks refresh --vault={vault} &",)
