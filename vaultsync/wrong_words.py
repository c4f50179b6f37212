"""Errors of words that are typed: they name nothing, or several things, or no day."""

from vaultsync.errors import UsageError


class UnknownItemError(UsageError):
    """No follow-up and no note goes by this name."""

    def __init__(self, wanted: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(
            f"no follow-up and no interview note matches {wanted!r}",
            hint="did you mean " + " or ".join(f"`{name}`" for name in near) + "?"
            if near
            else "`vaultsync check --all` lists every follow-up with its ID",
        )


class PassedByError(UsageError):
    """A note is there, but it is not read as one on an interview."""

    def __init__(self, path: str, reason: str, word: str, *, shown: bool = False) -> None:
        """Take why not, and whether the lines that it needs were `shown`."""
        cure = f"write `type: {word}` at its top, between two lines of `---` (front matter)"
        cure = "make the lines above its first ones" if shown else cure
        super().__init__(
            f"{path} is not read as an interview note: {reason}",
            hint=f"{cure}, if it is one" if f"`type: {word}`" in reason else "",
        )


class HoldsSeveralError(UsageError):
    """A note in plain text holds several interviews, and so is none on an interview."""

    def __init__(self, path: str, count: int, *, settled: bool) -> None:
        """Take how many it holds; `settled`: each of them has a note of its own."""
        said = "; each has a note of its own" if settled else ""
        hint = "run `vaultsync init`: it asks whether to write a new note for each"
        super().__init__(
            f"{path} is not read as an interview note: it holds {count} interviews, below "
            f"headings with their days{said}",
            hint="name one of these notes" if settled else hint,
        )


class UnknownPersonError(UsageError):
    """Nobody in the interview notes goes by this name."""

    def __init__(self, wanted: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(
            f"nobody you met matches {wanted!r}, and no company does",
            hint="did you mean " + " or ".join(f"`{name}`" for name in near) + "?"
            if near
            else "`vaultsync people` lists everyone",
        )


class UnknownCompanyError(UsageError):
    """No interview that is over was with a company of this name."""

    def __init__(self, wanted: str, near: str = "") -> None:
        super().__init__(
            f"no interview that is over was with a company called {wanted!r}",
            hint=f"did you mean `{near}`?" if near else "`vaultsync stats` lists all companies",
        )


class AmbiguousItemError(UsageError):
    """Several follow-ups or notes go by this name."""

    def __init__(self, wanted: str, found: tuple[str, ...]) -> None:
        super().__init__(
            f"{wanted!r} could be any of:", hint="write more of the name or the ID"
        )
        more = len(found) - 5
        self.listed = (*found[:5], f"and {more} more") if more > 0 else found


class EmptyWordError(UsageError):
    """A word is empty, or only has signs: it would fit everything."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"a word in {wanted!r} is empty, and would match everything",
            hint="write a word of its company, person, role or kind, or its ID; "
            "is a variable of your script empty?",
        )


class UnknownFollowUpError(UsageError):
    """No follow-up, application or person goes by these words."""

    def __init__(
        self,
        kind: str,
        wanted: str,
        near: tuple[str, ...] = (),
        listed: str = "",
        *,
        whole: str = "",
    ) -> None:
        """Take what may be meant by the words nothing goes by, and `whole`, with the others."""
        beside = f" With the other words: `{whole}`" if whole else ""
        super().__init__(
            f"no {kind} matches {wanted!r}",
            hint="did you mean " + " or ".join(f"`{name}`" for name in near) + f"?{beside}"
            if near
            else listed or "`vaultsync check --within 90d` lists what is open, with IDs",
        )


class NoDraftError(UsageError):
    """A follow-up has no draft; `within` is the ID of the one that passes it on."""

    def __init__(self, shown: str, within: str = "") -> None:
        hint = (
            "`vaultsync sync` writes one as soon as the message can be sent; to write "
            'sooner, say why: `vaultsync draft WHAT --override "why"`'
        )
        if within:
            hint = f"it is passed on in another: `vaultsync draft show {within}`"
        super().__init__(f"there is no draft for {shown}", hint=hint)


class AmbiguousFollowUpError(UsageError):
    """Several follow-ups, applications or persons go by these words."""

    def __init__(self, wanted: str, found: tuple[str, ...], more: int = 0) -> None:
        super().__init__(
            f"{wanted!r} could be any of:",
            hint="write more of its company, person, role or kind, or its ID",
        )
        self.listed = (*found, f"and {more} more") if more else found


class NotADayError(UsageError):
    """A text on the command line names no certain day, or one that cannot be meant."""

    def __init__(self, option: str, message: str, hint: str) -> None:
        """Take the option that was typed; empty: a question was answered."""
        super().__init__(f"{option}: {message}" if option else message, hint=hint)


class UnknownStatusError(UsageError):
    """A word is no status."""

    def __init__(self, wanted: str, hint: str) -> None:
        super().__init__(f"unknown status {wanted!r}", hint=hint)
