"""The role of another application, in a message about this one."""

from typing import TYPE_CHECKING

from vaultsync.checks.around import words_of
from vaultsync.checks.phrases import shown
from vaultsync.checks.wording import read_words
from vaultsync.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.checks.wording import Word
    from vaultsync.diagnostics import Finding

_ROLE = frozenset({"role", "position", "post", "job", "vacancy", "opening", "opportunity"})
"""Words that stand beside a role that one applies for; one's own past is told without them."""
_BETWEEN = frozenset({"of", "as", "a", "an", "the", "for"})
_REACH = 3
_PAST = frozenset(
    {"my", "previous", "former", "last", "current", "present", "old", "her", "his"}
)


def other_roles(letter: "Letter") -> "Iterator[Finding]":
    """Report the role of another application where the role of this one should stand (S05)."""
    others = _others(letter)
    if not others:
        return
    message = f"is the role in another application; this message is for {letter.item.role}"
    fix = "write the right role; if this one belongs here, add it to `[drafts] allow`"
    for words in _named(letter.message.spoken, others):
        yield letter.at("VS512", f"{shown(words)!r} {message}", words, fix)
        break
    # a subject names nothing but what the message is about
    subject = read_words((letter.draft.subject,))
    for words in _in(subject, others):
        if len(words) == 1 and not words[0].capital:
            continue  # `the team manager`
        at = shown(words)
        yield letter.head("VS512", f"{at!r} {message}", "subject", at=at, fix=fix)
        break


def _others(letter: "Letter") -> tuple[tuple[str, ...], ...]:
    """Give the roles that are not this application's, nor a part of its name or title."""
    application = letter.standing.application.interviews
    own = {words_of(one.role) for one in application} | {words_of(letter.item.role)}
    held = {*words_of(letter.item.company), *letter.panel.said_of(letter.item.person.key)}
    held |= {word for role in own for word in role}
    held |= set(words_of(letter.item.person.title))
    allowed = {fold(text) for text in letter.settings.drafts.allow}
    here = {one.path for one in application}
    found = {
        words_of(one.role)
        for one in letter.interviews
        if one.path not in here and one.role and fold(one.role) not in allowed
    }
    return tuple(sorted(role for role in found if role and not held.issuperset(role)))


def _in(
    words: "tuple[Word, ...]", roles: tuple[tuple[str, ...], ...]
) -> "Iterator[tuple[Word, ...]]":
    for start in range(len(words)):
        for role in roles:
            found = words[start : start + len(role)]
            if tuple(one.folded for one in found) == role:
                yield found


def _named(
    words: "tuple[Word, ...]", roles: tuple[tuple[str, ...], ...]
) -> "Iterator[tuple[Word, ...]]":
    """Give the roles that stand beside such a word: `the Analyst role`, `post of Analyst`."""
    places = {(word.row, word.column): number for number, word in enumerate(words)}
    for found in _in(words, roles):
        start = places[found[0].row, found[0].column]
        before = [one.folded for one in words[max(0, start - _REACH - 1) : start]]
        behind = [one.folded for one in words[start + len(found) : start + len(found) + 1]]
        while before and before[-1] in _BETWEEN and before[-1] not in _ROLE:
            before.pop()
        led = bool(before) and before[-1] in _ROLE
        past = _PAST.intersection(before[-2:])
        if not past and (led or _ROLE.intersection(behind)):
            yield found
