"""How an explanation is made up."""

from enum import Enum

from vaultsync.records import record_class


class Form(Enum):
    """What an example is, in the words that stand above it."""

    HEAD = "between the `---` at the top (front matter)"
    BODY = "in the note"
    NOTE = "a note"
    CONFIG = "in vaultsync.toml"
    DRAFT = "a draft"
    LETTER = "in a draft"
    SITUATION = ""
    """Nothing that one could write down: told in words."""


@record_class(kw_only=False)
class Explanation:
    """Why a finding comes, how that looks, and what helps."""

    form: Form
    cause: str
    """One to three sentences."""
    wrong: str
    """A few lines that lead to the finding, or a situation in words."""
    right: str
    """The same lines as they should be; empty for a situation."""
    cure: str
    """What to do, in a sentence or two."""
