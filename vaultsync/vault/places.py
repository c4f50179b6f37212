"""In which folders notes lie that a person may well know to be about interviews."""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.parse.front.plain_words import JOB_FOLDER, WORK_FOLDER

if TYPE_CHECKING:
    from collections.abc import Collection

SMALL = 40
"""Notes of a folder in which every one may be looked at by a person."""


class Places(NamedTuple):
    """The folders of a vault in which such notes may lie."""

    small: bool
    """The vault has few notes: any of them may be one."""
    near: frozenset[str] = frozenset()
    """Folders with an interview note, or one that looks like it, and few others."""

    @classmethod
    def of(cls, notes: "Collection[str]", interviews: "Collection[str]") -> "Places":
        """Judge by the paths of all notes, and of those on interviews or that look like it."""
        count = Counter(map(_folder, notes))
        near = (one for one in map(_folder, interviews) if count[one] <= SMALL)
        return cls(len(notes) <= SMALL, frozenset(near))

    def may_hold(self, path: str) -> bool:
        """Tell whether a note lies where it may be about an interview, whatever it says."""
        return self.small or _folder(path) in self.near or self.among(path)

    def among(self, path: str) -> bool:
        """Tell whether a note lies in a folder for the search, or in one with interview notes.

        In the vault's own top folder anything may lie beside them.
        """
        *names, _ = path.split("/")
        if names and _folder(path) in self.near:
            return True
        return any(JOB_FOLDER.fullmatch(one) or WORK_FOLDER.fullmatch(one) for one in names)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
