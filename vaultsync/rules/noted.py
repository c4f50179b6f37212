"""What was written down of the talk with somebody (S42)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vaultsync.model import Person


def is_noted(person: "Person") -> bool:
    """Tell whether the note tells of the talk; a task alone does not."""
    return person.described or (person.noted and not person.only_promised)


def noted_for_all(person: "Person") -> bool:
    """Tell whether the note tells of the talk, and of nothing that is this person's alone.

    Then something was written down, and nobody is asked to do so. Who has a heading of their
    own with nothing below it is asked all the same.
    """
    return person.unclaimed and not person.heading and not is_noted(person)
