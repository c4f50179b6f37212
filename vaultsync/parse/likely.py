"""A note in plain text, judged with whom its first lines name: an interview, and with whom?

Nothing else depends on it, and such a note is neither read nor changed.
"""

from datetime import date

from vaultsync.parse.front.likeness import Likeness, likeness
from vaultsync.parse.front.plain_company import ENDS, bare, cleaned
from vaultsync.parse.front.plain_meeting import may_be_talk
from vaultsync.parse.front.plain_note import Plain
from vaultsync.parse.persons.who_was_there import Said, heard_in
from vaultsync.patterns import regex
from vaultsync.settings import Settings

_AGENCY = regex(r"agency|agencies|recruiters?|recruitment")
"""Small letters beside a name with a capital: what it is, not how it is called."""
_DEFAULT = Settings()


def likely(
    text: str,
    path: str,
    settings: Settings = _DEFAULT,
    today: date | None = None,
    *,
    meant: bool = False,
) -> Likeness | None:
    """Judge a note by its beginning; its company as it stands beside the people, too."""
    found = likeness(text, path, settings, today, meant=meant)
    if found is None or "company" not in found.lacks or found.also:
        return found
    heard = _heard(Plain(path, found.unlisted))
    return found._replace(company=_beside(found.company, heard)) if heard else found


def perhaps(
    text: str, path: str, settings: Settings = _DEFAULT, today: date | None = None
) -> Likeness | None:
    """Judge a note that does not look like one by its beginning: may it be about a talk?

    Its first lines name a day with its hour and somebody with what they do, and it says call,
    phone or interview. None: no, or it has front matter, or no day that is near.
    """
    plain = text.removeprefix("\ufeff")
    note = Plain(path, plain)
    if plain.startswith("---") or not may_be_talk(note) or not _heard(note):
        return None
    found = likely(text, path, settings, today, meant=True)
    return found._replace(unsure=True) if found and found.day else None


def _heard(note: Plain) -> tuple[Said, ...]:
    return tuple(one for line in note.first for one in heard_in(line).people)


def _beside(company: str, heard: tuple[Said, ...]) -> str:
    """Give the company as it stands beside who was met: `Jo Lloyd, head at Whitchurch Primary`.

    It is that one if it is the same with more, or if what the name of the note says is no
    company: `Kayleigh agency`, `Helen`. Empty: an agency that is named nowhere.
    """
    places = [cleaned(ENDS.split(one.place, maxsplit=1)[0]) for one in heard if one.place]
    words = company.split()
    agency = words[1:] and _AGENCY.fullmatch(words[-1]) and company != company.lower()
    names = {bare(word) for one in heard for word in one.name.split()}
    person = words and all(bare(word) in names or _AGENCY.fullmatch(word) for word in words)
    for place in filter(None, places):
        if agency or person or not company or bare(place).startswith(f"{bare(company)} "):
            return place
    return "" if agency or person else company
