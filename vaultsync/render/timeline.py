"""The picture in the due note: the open applications as a Mermaid diagram (docs/pictures.md).

Its kind is gantt, which draws one row after the other however many there are, and only words
that Mermaid 10 knows are used: Obsidian has had that or a later one since 1.4. Where today is,
Mermaid draws by itself, so that the note does not change from day to day because of it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.owed import Kind
from vaultsync.render.escape import mermaid, shortened
from vaultsync.rules.ahead import Ahead, Place, ahead, is_open

if TYPE_CHECKING:
    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing

HEADING = "Timeline"
ROWS = 40
"""Applications that are drawn; what is further ahead is counted."""
NAME_COLUMNS = 36
"""Of a name: the words of a row stand in its bar or beside it, where there is room."""
_STEP = {
    Kind.REFLECT: "Notes to write",
    Kind.THANK_YOU: "Thank-you",
    Kind.FOLLOW_UP: "Follow-up",
    Kind.STATUS_CHECK: "Status check",
    Kind.RESPOND: "Your answer",
    Kind.CONNECT: "Connect",
    Kind.UPDATE: "Update",
    Kind.KEEP_IN_TOUCH: "Keep in touch",
}
_LATE = "crit, "
"""The only tag: words beside a bar that is `active` or `done` are dark on dark in dark mode."""
_TICKS = ((14, "1day", "%-d %b"), (98, "1week", "%-d %b"), (400, "1month", "%b"))
"""Days up to which the axis has a mark at each of what, and how the mark is written."""


def render_timeline(
    standings: "tuple[Standing, ...]",
    follow_ups: "Iterable[FollowUp]",
    today: date,
    every: "tuple[Standing, ...]" = (),
) -> Iterator[str]:
    """Draw the open applications, in lines; nothing where there is none to be drawn.

    In `every` are also those of which nothing certain is known now.
    """
    found = ahead(standings, follow_ups, today)
    if not found:
        return
    yield "```mermaid"
    yield from diagram(found[:ROWS])
    yield "```"
    known = sum(map(is_open, standings))
    left = {
        "further ahead": len(found[ROWS:]),
        "with no day ahead": known - len(found),
        "of which a note cannot be read now": max(0, sum(map(is_open, every)) - known),
    }
    said = [f"{count} {why}" for why, count in left.items() if count]
    if said:
        yield ""
        yield f"Applications that are not drawn: {', '.join(said)}."


def step(one: Ahead) -> str:
    """Say in a word what comes next."""
    if one.kind:
        return _STEP[one.kind]
    return "Interview" if one.place is Place.COMING else "Last day to wait"


def name(standing: "Standing") -> str:
    """Name an application: its company, with the role where there are several."""
    company, role = standing.application.company, standing.application.role
    if company and role and standing.among_roles:
        return f"{company} ({role})"
    return company or role or "no company named"


def diagram(rows: tuple[Ahead, ...]) -> Iterator[str]:
    """Give the lines of the diagram itself."""
    days = [day for one in rows for day in (one.since, one.day) if day]
    span = (max(days) - min(days)).days
    every = next((tick for tick in _TICKS if span <= tick[0]), None)
    yield "gantt"
    yield "    accTitle: Open applications"
    yield "    accDescr: From the latest interview of each to its next step"
    yield "    dateFormat YYYY-MM-DD"
    yield f"    axisFormat {every[2] if every else '%b %Y'}"
    if every:
        yield f"    tickInterval {every[1]}"
    place = None
    for one in rows:
        if one.place is not place:
            place = one.place
            yield f"    section {place.value}"
        yield f"    {_row(one)}"


def _row(one: Ahead) -> str:
    # our word comes first: a name that begins with `click` would be a command
    words = f"{step(one)} · {shortened(mermaid(name(one.standing)), NAME_COLUMNS)}"
    tag = _LATE if one.place is Place.OVERDUE else ""
    if one.since is None:
        return f"{words} :{tag}{one.day}, 1d"  # words beside a milestone lie on it at times
    return f"{words} :{tag}{one.since}, {one.day}"
