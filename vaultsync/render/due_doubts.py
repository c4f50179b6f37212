"""What in the notes contradicts a row of the due note, told where the row is read.

Findings stand in the terminal alone; whoever lives in the due note would see "overdue", and
send what the note's own words make wrong.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.owed import FollowUp, Kind, list_order
from vaultsync.parse.held import DOUBTFUL
from vaultsync.parse.messages.touches import unstamped
from vaultsync.parse.seal import NOT_RECORDED
from vaultsync.patterns import regex
from vaultsync.render.escape import markdown, shortened
from vaultsync.rules.of_use import contacts_named, goes_past
from vaultsync.rules.sure import SINCE

if TYPE_CHECKING:
    from vaultsync.diagnostics import Finding
    from vaultsync.rules.standing import Standing

WRONG_IF_TRUE: Mapping[str, frozenset[Kind]] = {
    "VS113": DOUBTFUL | {Kind.THANK_YOU},
    "VS122": DOUBTFUL,
    "VS124": DOUBTFUL | {Kind.THANK_YOU},
    "VS125": DOUBTFUL | {Kind.THANK_YOU},
    "VS309": DOUBTFUL | {Kind.THANK_YOU},
    "VS312": frozenset({Kind.THANK_YOU}),
    "VS313": frozenset({Kind.FOLLOW_UP, Kind.STATUS_CHECK, Kind.RESPOND}),
    "VS403": DOUBTFUL | {Kind.THANK_YOU},
    "VS406": DOUBTFUL,
    "VS408": DOUBTFUL,
}
"""The kinds of rows that are wrong if what a finding of this code tells is so."""
_OF_THE_NOTE = frozenset({"VS122", "VS309", "VS312"})
"""What concerns the follow-ups of its own note alone; the rest, of the application."""
_SO: Mapping[str, str] = {
    "VS113": "it is taken for waiting; ",
    "VS122": "if that is so, ",
    "VS309": "it reads like a message, but does not count there: ",
}
"""What stands in front of the help, which says it itself elsewhere."""
_BULLET = regex(r"^(?:[-*+>|]\s+|\d{1,3}[.)]\s+)+")
_READS_LIKE = regex(r"this reads like (an? \w+)")
_COLUMNS = 100
_FEW_COLUMNS = 50
_MOST = 3
"""Lines under one row: who reads those looks into the note."""


def doubts(
    findings: "Iterable[Finding]",
    follow_ups: Iterable[FollowUp],
    standings: "Sequence[Standing]",
    *,
    brief: bool = False,
) -> dict[str, tuple[str, ...]]:
    """Give what makes each follow-up doubtful, in words, by its ID.

    Rows to several people of one interview stand one below the other: what is the same of all
    is said below the first of them that is open. `brief`: the findings stand near, too.
    """
    told = defaultdict[str, list["Finding"]](list)
    for one in findings:
        if one.code in WRONG_IF_TRUE:
            told[one.path].append(one)
    if not told:
        return {}
    contacts = contacts_named(standings)
    notes = {
        each.path: standing.application.interviews
        for standing in standings
        for each in standing.application.interviews
    }
    found: dict[str, tuple[str, ...]] = {}
    said = defaultdict[tuple[object, ...], set[str]](set)
    for item in sorted(follow_ups, key=list_order):
        if not item.state.open or item.interview.path not in notes:
            continue
        rows = said[item.interview.path, item.kind, item.state, item.due]
        paths = [one.path for one in notes[item.interview.path]]
        of_it = _of(item, paths, told, contacts, _in_short if brief else _line)
        new = [line for line in islice(of_it, _MOST) if line not in rows]
        rows.update(new)
        if new:
            found[item.id] = tuple(new)
    return found


def _of(
    item: FollowUp,
    notes: list[str],
    told: "Mapping[str, list[Finding]]",
    contacts: "Mapping[str, frozenset[str]]",
    say: 'Callable[["Finding", str], str]',
) -> Iterator[str]:
    own = item.interview.path
    for path in notes:
        for one in told.get(path, ()):
            if item.kind not in WRONG_IF_TRUE[one.code] or not concerns(one, item):
                continue
            if one.code == "VS125" and not goes_past(item, contacts):
                continue
            if path == own or one.code not in _OF_THE_NOTE:
                yield say(one, "the note" if path == own else path)


def concerns(one: "Finding", item: FollowUp) -> bool:
    """Tell whether a finding is of this row: thanks are of one person, and of nothing else."""
    if one.code == "VS312":
        return item.id in one.help
    thanks = item.kind is Kind.THANK_YOU and one.code == "VS309"
    return not thanks or "thank" in one.source.casefold()


def _quoted(one: "Finding", columns: int) -> str:
    said = _BULLET.sub("", one.source.strip()).replace(NOT_RECORDED, "not recorded, ")
    said = unstamped(said.removeprefix("[x] ")) if one.code == "VS313" else said
    return shortened(said, columns)


def _in_short(one: "Finding", where: str) -> str:
    """Say where to look, and where it is known in a word, what that reads like."""
    at = f"line {one.line}" if where == "the note" else f"{where}:{one.line}"
    like, quoted = _READS_LIKE.match(one.message), _quoted(one, _FEW_COLUMNS)
    if like:
        return f'before you send it: {at} ("{quoted}") reads like {like[1]}'
    return f'before you send it, look at {at}: "{quoted}"'


def _line(one: "Finding", where: str) -> str:
    """Say where to look and what to write; it makes no link, and no other line of ours."""
    quoted = _quoted(one, _COLUMNS).replace("://", ": //")
    fix = one.help.removesuffix(f"; {SINCE}").replace("`", "").replace("## ", "")
    so = f"{_SO.get(one.code, '')}{fix}"
    return markdown(f'before you send it, look at line {one.line} of {where}: "{quoted}"; {so}')
