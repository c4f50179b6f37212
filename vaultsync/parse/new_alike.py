"""Does a note that is new in a vault look like one on an interview, and does not say so?

It is told by `check` and `ask`, so it must be surer than what `init` lets somebody pick from.
"""

from datetime import date

from vaultsync.parse.front.front_matter import locate
from vaultsync.parse.front.plain_job import is_near
from vaultsync.parse.front.plain_list import is_list_of_things
from vaultsync.parse.front.plain_meeting import is_named_else, not_of_a_job
from vaultsync.parse.front.plain_note import Plain
from vaultsync.parse.front.plain_research import is_research
from vaultsync.parse.front.plain_words import DAY
from vaultsync.parse.likely import likely
from vaultsync.parse.persons.told_people import names_somebody
from vaultsync.settings import Settings


def seems_one(text: str, path: str, settings: Settings, written: date) -> bool:
    """Tell whether a note looks like one, or names company, job, day and somebody at once.

    `text` is its beginning; `written` the day on which it was: a day without its year is near.
    """
    if not DAY.search(path) and not DAY.search(text):
        return False
    found = likely(text, path, settings, written)
    if found is None and _tells_all(text, path, settings, written):
        return True
    return found is not None and found.takes_lines


def _tells_all(text: str, path: str, settings: Settings, written: date) -> bool:
    plain = text.removeprefix("\ufeff")
    region = locate(plain)
    note = Plain(path, plain[region.body :] if region else plain)
    if is_research(note) or is_list_of_things(note):
        return False
    if not_of_a_job(note) or is_named_else(note):
        return False
    found = likely(text, path, settings, written, meant=True)
    if found is None or not (found.takes_lines and found.role and found.company and found.day):
        return False
    lines = [one.lstrip("# ") for one in note.body_lines]
    somebody = found.who or names_somebody(lines, found.company)
    return bool(somebody) and is_near(found.day, written)
