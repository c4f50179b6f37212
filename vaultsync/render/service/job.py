"""What is to run, whoever starts it, and the steps that lead there: data only."""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from vaultsync.records import record_class

LONGEST_NAME = 32
"""Characters of the vault's name in the name of a service."""
DIGITS = 8


@record_class
class Job:
    """A vault that is to be kept up to date."""

    name: str
    """What the service is called, see `name_of`."""
    vault: str
    """Absolute, links resolved."""
    program: tuple[str, ...]
    """What starts vaultsync; the first one is an absolute path."""
    timer: bool = False
    """Every hour a `sync`, in place of one `watch`."""
    notify: bool = False
    """What becomes due is shown on the screen."""
    environment: tuple[tuple[str, str], ...] = ()
    """What it has besides the environment that the manager gives it."""

    @property
    def command(self) -> tuple[str, ...]:
        """The program with its arguments."""
        if self.timer:
            return (*self.program, "sync", "--vault", self.vault)
        # what it wrote says `watch --status`: the system's log is read by others, too
        notify = ("--notify",) if self.notify else ()
        return (*self.program, "watch", "--vault", self.vault, "--quiet", *notify)

    @property
    def title(self) -> str:
        """The vault's name as its folder has it."""
        return self.vault.rstrip("/").rpartition("/")[2] or self.vault


class Command(NamedTuple):
    """A program that is started, as a list of arguments."""

    words: tuple[str, ...]
    may_fail: bool = False
    """That it fails means that there was nothing to do."""


class File(NamedTuple):
    """A file as it is to be."""

    name: str
    text: str


@record_class
class Steps:
    """What is done, in this order."""

    before: tuple[Command, ...] = ()
    writes: tuple[File, ...] = ()
    removes: tuple[str, ...] = ()
    """Names of files."""
    links: tuple[str, ...] = ()
    """Links of the manager's to what was: what the first commands should have removed."""
    after: tuple[Command, ...] = ()
    otherwise: tuple[Command, ...] = ()
    """What is left if one of the first commands fails."""
    replaces: str = ""
    """What the other kind of service was, if one is installed."""


class Standing(NamedTuple):
    """How a service stands, as its manager says."""

    active: bool
    enabled: bool
    words: str
    """Both for people."""
    failed: bool = False


class Manager(Protocol):
    """What starts services: systemd or launchd."""

    @property
    def folder(self) -> str:
        """Where its files lie."""
        ...

    def names(self, name: str) -> tuple[str, ...]:
        """Give the names of all files that a service can have."""
        ...

    def is_timer(self, lying: Mapping[str, str]) -> bool:
        """Tell whether these files are those of a timer."""
        ...

    def vault_of(self, text: str) -> str:
        """Give the vault that a file is for; "" if it does not say."""
        ...

    def install(self, job: Job, lying: Mapping[str, str]) -> Steps:
        """Give the steps from the files that lie there to a running service."""
        ...

    def uninstall(self, name: str, lying: Mapping[str, str], kept: frozenset[str]) -> Steps:
        """Give the steps to nothing, but for the files that are kept."""
        ...

    def asking(self, name: str, *, timer: bool) -> Command:
        """Give the command that says how a service stands."""
        ...

    def standing(self, said: str, problem: str, *, timer: bool) -> Standing | None:
        """Read what that command printed; None: it does not say."""
        ...

    def asking_lingering(self) -> Command | None:
        """Give the command that prints `no` if services end when their user logs out."""
        ...

    def log(self, name: str) -> str:
        """Say where a service's messages are."""
        ...


def name_of(vault: str, key: str) -> str:
    """Name a vault's service: for people by its folder, for machines by its key."""
    folder = vault.rstrip("/").rpartition("/")[2]
    plain = unicodedata.normalize("NFKD", folder).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_NAME].strip("-")
    return f"vaultsync-{name or 'vault'}-{key[:DIGITS]}"


def unfit(job: Job) -> str:
    """Say why no file of a service can hold this job; "" if one can."""
    told = [("the vault's path", job.vault)]
    told += [("the path of the program", word) for word in job.program]
    told += [(f"the variable {name}", value) for name, value in job.environment]
    for what, text in told:
        if any(unicodedata.category(char) == "Cs" for char in text):
            return f"{what} is not in UTF-8: {text!r}"
        if any(unicodedata.category(char) == "Cc" or _is_none(char) for char in text):
            return f"{what} holds a line break or another control character: {text!r}"
    return ""


def _is_none(char: str) -> bool:
    """Tell whether this is no character: systemd refuses a unit that holds one."""
    return ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef"
