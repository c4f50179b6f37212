"""What `vaultsync explain` says: every kind of finding in plain words, with an example.

Read by people who are nervous enough about their interviews: say what happened, that nothing is
lost, and what to write instead. The examples are run by `tests/test_findings.py`: `wrong` gives
the finding, `right` does not. Only `explain` imports this package.
"""

from collections.abc import Mapping
from types import MappingProxyType

from vaultsync.explanations import advice, drafts, letters, notes, people, vault
from vaultsync.explanations.form import Explanation, Form

__all__ = ["EXPLANATIONS", "Explanation", "Form"]

EXPLANATIONS: Mapping[str, Explanation] = MappingProxyType(
    notes.FILE
    | notes.HEAD
    | people.PEOPLE
    | advice.TOUCHES
    | advice.STRATEGY
    | drafts.DRAFTS
    | drafts.PESTERING
    | letters.LETTERS
    | vault.VAULT
)
"""By code."""
