"""The statistics as a picture: SVG that is written here, letter by letter (docs/pictures.md).

Nothing is loaded from anywhere, and the width is fixed; the same records and day give the same
bytes. Whatever a colour says, a shape or a word says, too.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.calendar import show_day, show_short_day
from vaultsync.records import record_class
from vaultsync.render.escape import one_line, shortened, svg
from vaultsync.render.service.mark import BLANK, sealed
from vaultsync.render.svg_axis import Axis
from vaultsync.render.timeline import step
from vaultsync.rules.ahead import Ahead, Place, is_open
from vaultsync.rules.stats import Record, by_company, tally

if TYPE_CHECKING:
    from vaultsync.rules.standing import Standing

MARKER = "made by vaultsync stats"
"""In the first line: a file without it is somebody else's."""
ROWS = 60
"""Applications that are drawn; the others are counted."""
WIDTH, MARGIN, ROW = 960, 24, 44
_CHART = (256, 690)
_RIGHT = 712
_TOP = 132
_LIGHT = {
    "back": "#ffffff", "text": "#1f2328", "muted": "#59636e", "line": "#d1d9e0",
    "accent": "#0550ae", "good": "#116329", "late": "#b3141d",
}  # fmt: skip
_DARK = {
    "back": "#0d1117", "text": "#e6edf3", "muted": "#9da7b1", "line": "#30363d",
    "accent": "#79c0ff", "good": "#56d364", "late": "#ff8f87",
}  # fmt: skip
_LEGEND = (
    ("interview", 0, 12),
    ("message sent", 92, 8),
    ("answer", 206, 11),
    ("no answer yet", 292, 20),
    ("next step", 424, 11),
    ("next step, overdue", 518, 12),
)
"""With the place of the sign, and how far from it the words are."""


@record_class
class _Course:
    """An application as a row."""

    standing: "Standing"
    records: tuple[Record, ...]
    """By day; there is at least one."""
    next: Ahead | None

    @property
    def days(self) -> list[date]:
        """Every day on which something is drawn."""
        found = [one.interview.day for one in self.records]
        heard = [one.answer.event.touch.day for one in self.records if one.answer]
        sent = [event.touch.day for one in self.records for event in one.sent]
        ahead = [self.next.day] if self.next else []
        return [day for day in (*found, *heard, *sent, *ahead) if day]


def render_stats(records: tuple[Record, ...], steps: tuple[Ahead, ...], today: date) -> str:
    """Draw the interviews that are over, a row for each application; there is at least one."""
    courses = _courses(records, {id(one.standing): one for one in steps})
    shown = courses[:ROWS]
    axis = Axis.over([day for one in shown for day in one.days] + [today], _CHART)
    bottom = _TOP + ROW * len(shown)
    left = len(courses) - len(shown)
    height = bottom + (72 if left else 44)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<!-- {MARKER}, {BLANK} -->",
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}"',
        f'viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="title desc">',
        *_head(records, today),
        *_style(),
        f'<rect class="back" width="{WIDTH}" height="{height}"/>',
        _text(MARGIN, 40, "Interviews and answers", "h"),
        _text(MARGIN, 62, _summary(records, today), "m"),
        *_legend(88),
        *axis.lines(_TOP - 8, bottom),
        *_today(axis.x(today), bottom, today),
    ]
    for number, course in enumerate(shown):
        lines += _row(course, axis, _TOP + ROW * number, today)
    if left:
        more = f"and {left} more application{'s' * (left != 1)}"
        lines.append(_text(MARGIN, bottom + 50, more, "m"))
    return sealed("\n".join((*lines, "</svg>", "")))


def _courses(records: tuple[Record, ...], steps: Mapping[int, Ahead]) -> tuple[_Course, ...]:
    """Give the rows: what is open first, by its next day; then what ended, the latest first."""
    found: dict[int, list[Record]] = {}
    for record in records:
        found.setdefault(id(record.standing), []).append(record)
    courses = [
        _Course(standing=of[0].standing, records=tuple(of), next=steps.get(key))
        for key, of in found.items()
    ]
    return tuple(sorted(courses, key=_order))


def _order(course: _Course) -> tuple[bool, bool, int, str, str]:
    latest = max(course.days)
    day = course.next.day.toordinal() if course.next else -latest.toordinal()
    application = course.standing.application
    return (
        not is_open(course.standing),
        course.next is None,
        day,
        application.company.casefold(),
        application.interviews[0].path,
    )


def _head(records: tuple[Record, ...], today: date) -> Iterator[str]:
    """Say for those who do not see the picture what it shows."""
    yield '<title id="title">Interviews and answers</title>'
    said = f"{_summary(records, today)}. One row for each application, what is open first."
    yield f'<desc id="desc">{svg(said)}</desc>'


def _summary(records: tuple[Record, ...], today: date) -> str:
    found, companies = tally(records), len(by_company(records))
    count, days = len(records), found.answer_days
    said = f"{count} interview{'s' * (count != 1)} at "
    said += f"{companies} compan{'ies' if companies != 1 else 'y'}, {len(days)} answered"
    if days:
        said += (
            f", after {_days(*days[:1])}"
            if days[0] == days[-1]
            else (f", after {days[0]} to {_days(days[-1])} (median {found.answer_median:g})")
        )
    return f"{said}; as of {show_day(today)}"


def _days(*counts: int) -> str:
    *first, last = counts
    words = f"{', '.join(map(str, first))} and {last}" if first else str(last)
    return f"{words} day{'s' * (counts != (1,))}"


def _style() -> Iterator[str]:
    """Give the colours, light and dark; text is readable on its ground in both."""
    yield "<style>"
    yield 'text { font: 12px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }'
    yield ".h { font-size: 20px; font-weight: 600; } .b { font-size: 13px; font-weight: 600; }"
    yield "path, line { fill: none; stroke-width: 2; } .grid { stroke-width: 1; }"
    yield ".open { stroke-dasharray: 2 4; } .now { stroke-width: 1; stroke-dasharray: 4 3; }"
    yield from _colours(_LIGHT)
    yield "@media (prefers-color-scheme: dark) {"
    yield from _colours(_DARK)
    yield "}"
    yield "</style>"


def _colours(of: Mapping[str, str]) -> Iterator[str]:
    yield f".back {{ fill: {of['back']}; }} text {{ fill: {of['text']}; }}"
    yield f".m {{ fill: {of['muted']}; }} .l {{ fill: {of['late']}; }}"
    yield f".grid, .rule {{ stroke: {of['line']}; }}"
    yield f".now, .open, .sent {{ stroke: {of['muted']}; }} .heard {{ stroke: {of['good']}; }}"
    yield f".met {{ fill: {of['accent']}; }} .answer {{ fill: {of['good']}; }}"
    yield f".next {{ fill: {of['back']}; stroke: {of['accent']}; }}"
    yield f".late {{ fill: {of['late']}; stroke: {of['late']}; }}"


def _text(x: float, y: float, text: str, cls: str = "", anchor: str = "") -> str:
    of = f' class="{cls}"' if cls else ""
    at = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{x:g}" y="{y:g}"{of}{at}>{svg(text)}</text>'


def _met(x: float, y: float) -> str:
    return f'<path class="met" d="M{x:.1f} {y - 7:g}l7 7l-7 7l-7 -7z"/>'


def _sent(x: float, y: float) -> str:
    return f'<path class="sent" d="M{x:.1f} {y - 7:g}v14"/>'


def _heard(x: float, y: float) -> str:
    return f'<circle class="answer" cx="{x:.1f}" cy="{y:g}" r="5.5"/>'


def _coming(x: float, y: float, *, late: bool) -> str:
    if late:
        return f'<path class="late" d="M{x:.1f} {y - 6:g}l6.5 11.5h-13z"/>'
    return f'<circle class="next" cx="{x:.1f}" cy="{y:g}" r="5" stroke-width="2"/>'


def _legend(y: float) -> Iterator[str]:
    for words, at, off in _LEGEND:
        x = MARGIN + at + 8
        yield {
            "interview": _met(x, y),
            "message sent": _sent(x, y),
            "answer": _heard(x, y),
            "no answer yet": f'<path class="open" d="M{x - 8:g} {y:g}h22"/>',
            "next step": _coming(x, y, late=False),
            "next step, overdue": _coming(x, y, late=True),
        }[words]
        yield _text(x + off, y + 4, words, "m")


def _today(x: float, bottom: int, today: date) -> Iterator[str]:
    yield f'<path class="now" d="M{x:.1f} {_TOP - 8}V{bottom}"/>'
    yield _text(round(x, 1), bottom + 18, show_short_day(today), "m", "middle")


def _row(course: _Course, axis: Axis, top: int, today: date) -> Iterator[str]:
    y = top + ROW // 2
    application = course.standing.application
    company = application.company or "no company named"
    yield "<g>"
    yield f"<title>{svg(_told(course, today))}</title>"
    yield f'<path class="grid" d="M{MARGIN} {top + ROW}H{WIDTH - MARGIN}"/>'
    below = 4 if not application.role else -3
    yield _text(MARGIN, y + below, shortened(one_line(company), 28), "b")
    if application.role:
        yield _text(MARGIN, y + 13, shortened(one_line(application.role), 34), "m")
    yield from _marks(course, axis, y, today)
    yield _text(_RIGHT, y - 3, _answered(course, today))
    late = course.next is not None and course.next.place is Place.OVERDUE
    yield _text(_RIGHT, y + 13, shortened(_then(course), 36), "l" if late else "m")
    yield "</g>"


def _marks(course: _Course, axis: Axis, y: int, today: date) -> Iterator[str]:
    """Draw lines first, then what lies on them."""
    for record in course.records:
        yield from _line(course, record, axis, y, today)
    for day in sorted({e.touch.day for one in course.records for e in one.sent}):
        yield _sent(axis.x(day), y)
    for record in course.records:
        yield _met(axis.x(record.interview.day or today), y)
        if record.answer:
            yield _heard(axis.x(record.answer.event.touch.day), y)
    if course.next:
        late = course.next.place is Place.OVERDUE
        yield _coming(axis.x(course.next.day), y, late=late)


def _line(course: _Course, record: Record, axis: Axis, y: int, today: date) -> Iterator[str]:
    """Draw from an interview to its answer, else as far as one was waited for."""
    start = record.interview.day or today
    if record.answer:
        end, cls = record.answer.event.touch.day, "heard"
    elif record.next or is_open(course.standing):
        end, cls = min(record.next or today, today), "open"
    else:
        return
    if end > start:
        yield f'<path class="{cls}" d="M{axis.x(start):.1f} {y}H{axis.x(end):.1f}"/>'


def _answered(course: _Course, today: date) -> str:
    days = [one.answer.days for one in course.records if one.answer]
    said = f"answer{'s' * (len(days) > 1)} after {_days(*days)}" if days else ""
    last = course.records[-1]
    if last.answer or last.next:
        return said or "no answer"
    if not is_open(course.standing):
        return said or "no answer"
    since = max((today - (last.interview.day or today)).days, 0)
    return f"{said}, then none yet" if said else f"no answer yet, {_days(since)}"


def _then(course: _Course) -> str:
    """Say what comes next, or what came of it."""
    one = course.next
    if one is None:
        return course.records[-1].outcome
    word = step(one).lower()
    day = show_short_day(one.day)
    return f"{word} was due {day}" if one.place is Place.OVERDUE else f"next: {word}, {day}"


def _told(course: _Course, today: date) -> str:
    """Say all of a row in words."""
    application = course.standing.application
    parts = [", ".join(part for part in (application.company, application.role) if part)]
    for record in course.records:
        said = f"interview {show_day(record.interview.day or today)}"
        if record.answer:
            day = show_day(record.answer.event.touch.day)
            said += f", answer {day} after {_days(record.answer.days)}"
        parts.append(said)
    return "; ".join(part for part in (*parts, _then(course)) if part)
