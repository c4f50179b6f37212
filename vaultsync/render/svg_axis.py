"""The axis of days of a picture."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from vaultsync.calendar import MONTHS, plus_days
from vaultsync.render.escape import svg

_WEEKS, _MONTHS, _QUARTERS = 70, 400, 1200
"""Days up to which every week, month and third month has a mark; then years have."""
_MARKS = 10
"""Years that are marked, at most."""


class Axis(NamedTuple):
    """Days from left to right."""

    first: date
    last: date
    left: int
    right: int

    @classmethod
    def over(cls, days: list[date], place: tuple[int, int]) -> "Axis":
        """Give the axis that has all of these days, with some room on both sides."""
        room = max(1, (max(days) - min(days)).days // 40)
        return cls(plus_days(min(days), -room), plus_days(max(days), room), *place)

    def x(self, day: date) -> float:
        """Give the place of a day."""
        span = (self.last - self.first).days or 1
        return self.left + (self.right - self.left) * (day - self.first).days / span

    def lines(self, top: int, bottom: int) -> Iterator[str]:
        """Draw a line for each mark, with its words on top."""
        for day, words in self.marks():
            x = self.x(day)
            yield f'<path class="grid" d="M{x:.1f} {top}V{bottom}"/>'
            at = f'x="{x:.1f}" y="{top - 6}" text-anchor="middle"'
            yield f'<text class="m" {at}>{svg(words)}</text>'

    def marks(self) -> Iterator[tuple[date, str]]:
        """Give the days that are marked: Mondays, first days of months or of years."""
        span = (self.last - self.first).days
        if span <= _WEEKS:
            step = 7 if span > 14 else 1 if span <= 7 else 2
            start = plus_days(self.first, (-self.first.weekday()) % 7 if step == 7 else 0)
            for number in range(0, (self.last - start).days + 1, step):
                day = plus_days(start, number)
                yield day, f"{day.day} {MONTHS[day.month - 1]}"
            return
        every = 1 if span <= _MONTHS else 3 if span <= _QUARTERS else 12
        years = max(1, -(-(self.last.year - self.first.year + 1) // _MARKS))
        for year in range(self.first.year, self.last.year + 1, years if every == 12 else 1):
            for month in range(1, 13, every):
                day = date(year, month, 1)
                if self.first <= day <= self.last:
                    named = month == 1 or every == 12
                    yield day, str(year) if named else MONTHS[month - 1]
