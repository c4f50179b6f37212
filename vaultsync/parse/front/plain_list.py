"""Is a note in plain text a list of things: books, loans, recipes, shopping, applications?

A day in it is that of a loan or of a closing date. It is not offered as one on an interview.
"""

import re

from vaultsync.parse.front.plain_note import Plain
from vaultsync.parse.front.plain_words import DAY, STRONG
from vaultsync.patterns import regex

_THINGS = regex(
    r"(?:my |the |our |all )?"
    r"(?:books?(?: (?:to (?:read|buy)|read|i['’]ve read|club|group|list))?|"
    r"(?:to[- ]read|tbr|reading list|reading log|readings?)|"
    r"library(?: (?:books?|loans?|card|list))?|loans?|films?|movies?|"
    r"(?:films?|movies?|tv|shows?) to (?:see|watch)|watch ?list|tv shows?|box ?sets?|series|"
    r"music|albums?|songs?|playlists?|gigs?|podcasts?|games?|"
    r"recipes?|meals?|meal plan(?:ner|ning)?|menus?|cooking|baking|"
    r"shopping|groceries|shop(?:ping)? list|wish ?list|presents?|gifts?|"
    r"christmas(?: presents?| list)?|"
    r"birthdays?|packing(?: list)?|to[- ]?do(?:s| list)?|chores?|bills?|subscriptions?|"
    r"bucket list|quotes?|passwords?|plants?|garden(?:ing)?|workouts?|gym)"
    r"(?: (?:list|log|notes?|ideas))?(?: \d{4})?",
    re.IGNORECASE,
)
"""How such a note, or its folder, is called, and no more; `Marlowe Books` is a company."""
_OF_THINGS = regex(
    r"\bdue back\b|\blibrary\b|\bborrow(?:ed)?\b|\bre-?read\b|\bto read\b|\bpaperback\b|"
    r"\bisbn\b|\bp\. ?\d{1,4}\b|\bchapters?\b|\bepisodes?\b|\bseason \d|"
    r"\b\d{1,4} ?(?:g|kg|ml|tbsp|tsp|oz|cups?|litres?)\b|\b(?:preheat|simmer|parboil|knead)\b|"
    r"\bgas mark\b|\boven\b|\bto buy\b|\bloaf\b|\bmilk\b",
    re.IGNORECASE,
)
"""What is said of books, loans, food."""
_MEETS = regex(
    r"\b(?:interview\w*|panel|met|spoke|recruiters?|call(?:ed)?|rang|chat|zoom|teams|"
    r"salary|role|position|vacancy|job|trial|shift|manager|owner)\b",
    re.IGNORECASE,
)
_LISTED = regex(r"[-*+] |\d{1,2}[.)] |#{1,6} |\|")
_TABLE_LINES, _SEVERAL_DAYS, _MOST_LINES = 4, 3, 60


def is_list_of_things(note: Plain) -> bool:
    """Tell whether a note lists things, by its name or folder, or by all of its lines.

    Not where a line says interview and names a day.
    """
    lines = [one.strip() for one in note.body.splitlines() if one.strip()][:_MOST_LINES]
    if any(DAY.search(one) and STRONG.search(one) for one in lines if not one.startswith("|")):
        return False
    names = [one for one in (note.stem, *note.folders[-1:]) if _THINGS.fullmatch(one)]
    if names[1:] or (names and not _MEETS.search("\n".join(note.first))):
        return True
    if not lines or not all(map(_LISTED.match, lines)):
        return _is_table(lines)
    return _is_table(lines) or (
        bool(_OF_THINGS.search(note.body)) and not _MEETS.search(note.body)
    )


def _is_table(lines: list[str]) -> bool:
    """Tell whether nearly all is one table with several days: of what was applied for."""
    rows = [one for one in lines if one.startswith("|")]
    days = {found[0] for one in rows if (found := DAY.search(one))}
    return len(rows) >= max(_TABLE_LINES, len(lines) - 2) and len(days) >= _SEVERAL_DAYS
