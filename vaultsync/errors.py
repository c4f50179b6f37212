"""Operations that failed. Mistakes in a note are findings (`diagnostics.py`), not errors."""


class VaultsyncError(Exception):
    """An operation failed; the command line turns it into one sentence and an exit code."""

    exit_code = 3

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Take the sentence for the person and, in `hint`, what to do next."""
        super().__init__(message)
        self.hint = hint
        self.listed: tuple[str, ...] = ()
        """What stands below the sentence, one a line."""


class UsageError(VaultsyncError):
    """What was typed cannot be understood."""

    exit_code = 2


class NoVaultError(UsageError):
    """No vault was found where the command looked."""

    def __init__(self, start: str) -> None:
        super().__init__(
            f"no vault found: neither {start} nor a folder above it holds a `vaultsync.toml`, "
            "an `.obsidian` folder or a `.git` folder",
            hint="name the folder with `--vault FOLDER` or VAULTSYNC_VAULT, "
            "or run `vaultsync init` in it",
        )


class GoneFolderError(UsageError):
    """The folder in which the program was started is not there any more."""

    def __init__(self) -> None:
        super().__init__(
            "the current folder is no longer there",
            hint="go to one that exists (`cd ~`), or name the vault with `--vault FOLDER`",
        )


class NotAFolderError(UsageError):
    """The vault that was named is no folder."""

    def __init__(self, path: str, source: str) -> None:
        super().__init__(
            f"{path} (from {source}) is not a folder",
            hint="name the folder that holds the notes, not a note in it",
        )


class NoSuchFolderError(UsageError):
    """The folder that is to become a vault is not there."""

    def __init__(self, path: str, near: str = "") -> None:
        super().__init__(
            f"there is no such folder: {path}",
            hint=f"did you mean `{near}`?"
            if near
            else "name the folder of your notes, or make it first",
        )


class ConfigError(VaultsyncError):
    """`vaultsync.toml` cannot be used as it stands."""

    exit_code = 2

    def __init__(self, place: str, message: str, *, hint: str = "") -> None:
        """Take the file, with line and column where they are known."""
        super().__init__(f"{place}: {message}", hint=hint)
        self.place, self.message = place, message


class NothingToDrawError(VaultsyncError):
    """A picture was asked for, and no interview is over yet."""

    exit_code = 1

    def __init__(self) -> None:
        super().__init__(
            "no interview is over yet: there is nothing to draw; nothing was written",
            hint="`vaultsync stats` says what is counted",
        )


class RefusedError(VaultsyncError):
    """A note cannot be changed by one line without changing more of it."""

    def __init__(self, place: str, reason: str, by_hand: str = "") -> None:
        super().__init__(
            f"{place}: {reason}; nothing was written",
            hint=f"write this line there yourself: {by_hand}"
            if by_hand
            else "`vaultsync show NOTE` says what was understood of the note",
        )


class WriteError(VaultsyncError):
    """A file could not be written; what stood there still stands."""

    def __init__(self, path: str, reason: str, *, hint: str = "") -> None:
        super().__init__(f"{path} {reason}; nothing was written to it", hint=hint)
        self.path = path
        self.reason = reason


class UnwritableError(VaultsyncError):
    """The vault's folder is read-only, or somebody else's."""

    def __init__(self, root: str) -> None:
        super().__init__(
            f"{root} cannot be written to; nothing was written",
            hint="make the folder writable, or take a copy of it; "
            f"`vaultsync check --vault {root}` says what is due without writing anything",
        )


class NoteChangedError(WriteError):
    """The file on disk is no longer the one the plan was made from."""

    def __init__(self, path: str) -> None:
        super().__init__(
            path,
            "changed while it was being processed",
            hint="run `vaultsync sync` again",
        )


class OutsideVaultError(WriteError):
    """The path leads out of the vault."""

    def __init__(self, path: str, reason: str = "leads out of the vault") -> None:
        super().__init__(path, reason, hint="vaultsync writes inside the vault only")


class VaultBusyError(VaultsyncError):
    """git is in the middle of something; writing now would get in its way."""

    def __init__(self, marker: str, written: int = 0) -> None:
        done = "nothing was written"
        if written:
            lines = "a line was" if written == 1 else f"{written} lines were"
            done = f"{lines} recorded before it began, nothing was written since"
        super().__init__(
            f"git is at work in this vault ({marker} exists); {done}",
            hint="finish or abort what git is doing (`git status` shows it), then run it again",
        )
        self.marker = marker


class LockedError(VaultsyncError):
    """Another process on this machine writes into the vault, or watches it."""

    def __init__(self, root: str, process: str, command: str) -> None:
        name = f"`vaultsync {command}`" if command else "another vaultsync"
        who = f"{name} (process {process})" if process else name
        doing = (
            "watches this vault already" if command == "watch" else "is at work in this vault"
        )
        super().__init__(
            f"{who} {doing} ({root}); nothing was written",
            hint="let it run, it keeps everything up to date; or end it, then run this again"
            if command == "watch"
            else "wait until it is done, or end it, then run it again",
        )
        self.process = process


class RestlessError(WriteError):
    """A note was saved a moment ago; whoever does may go on."""

    def __init__(self, path: str, seconds: float) -> None:
        super().__init__(
            path,
            f"was saved less than {seconds:g} s ago",
            hint="it is tried again at the next sync",
        )


class UnknownChangeError(UsageError):
    """No kept change goes by this ID."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"no kept change matches {wanted!r}", hint="`vaultsync undo --list` lists them"
        )


class UndoError(VaultsyncError):
    """A change cannot be taken back."""

    def __init__(self, reason: str, *, hint: str = "") -> None:
        super().__init__(f"{reason}; nothing was written", hint=hint)


class NotReadyError(VaultsyncError):
    """A folder was found, but nothing says that it is meant to be a vault."""

    exit_code = 2

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} holds no interview note and no `vaultsync.toml`; nothing was written",
            hint="run `vaultsync init` in the folder of your notes, or name it with "
            "`--vault FOLDER`",
        )


class UnreadyError(VaultsyncError):
    """A draft is not ready to be sent."""

    exit_code = 1

    def __init__(self, path: str, reason: str, hint: str, listed: tuple[str, ...] = ()) -> None:
        super().__init__(f"{path} is not ready: {reason}", hint=hint)
        self.listed = listed


class HandOverError(VaultsyncError):
    """A draft cannot be handed over as it stands."""

    exit_code = 1


class EditorError(VaultsyncError):
    """No editor could be started."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            reason, hint='name one: `EDITOR=nano`, or with its arguments `VISUAL="code --wait"`'
        )


class VaultGoneError(VaultsyncError):
    """The vault's folder is not there any more, or holds something else."""

    def __init__(self, path: str, seconds: float) -> None:
        super().__init__(
            f"the vault {path} has been gone, or something else, for {seconds:.0f} s; "
            "nothing is watched now",
            hint="start `vaultsync watch` again when the folder is back",
        )


class NoManagerError(UsageError):
    """Nothing that could start services is known on this system."""

    def __init__(self, platform: str, vault: str) -> None:
        windows = platform.startswith("win")
        super().__init__(
            "vaultsync knows systemd (Linux) and launchd (macOS), "
            f"not what starts services on {'Windows' if windows else platform}",
            hint="let the Task Scheduler do it: schtasks /Create /TN vaultsync /SC HOURLY "
            f'/TR "vaultsync sync --vault \\"{vault}\\""'
            if windows
            else "have `vaultsync watch` started when you log in, or `vaultsync sync` by cron",
        )


class ServiceError(VaultsyncError):
    """A service could not be installed, removed or asked about."""

    def __init__(self, message: str, listed: tuple[str, ...] = (), *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.listed = listed


class PackError(UsageError):
    """The Obsidian pack can be neither added nor taken away."""


class HooksError(VaultsyncError):
    """Hooks of git could not be installed or removed, or not all of them."""

    def __init__(self, message: str, listed: tuple[str, ...] = (), *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.listed = listed
