"""How long something takes: their answer as a rule, or what is no answer at all."""

import re

from vaultsync.patterns import regex

THESE = (
    r"(?:hr|team|panel|company|recruiters?|committee|agency|agent|interviewers?|management|"
    r"managers?|board|school|head|headteacher|governors|department|hospital|practice|office|"
    r"partners?|director|founders?|owner|boss|ceo|cto|cfo|coo|lead|leads|leader|principal|"
    r"secretary|coordinator|consultant|supervisor|chair|editor|matron|chef|professor|firm|"
    r"jury|group|people|lady|woman|man|assistant|colleague)"
)
"""Who answers, as `the panel`, `the hiring manager`."""
THROUGH = (
    r"(?:(?:the |my |an? )?(?:recruiter|recruitment consultant|agency|agent|headhunter)|"
    r"(?P<whom>(?-i:[A-Z][\w'-]*+))(?: (?-i:[A-Z][\w'-]*+))?)"
)
"""Through whom an answer may come: `the agency`, or a name in the group."""
VIA = (
    r"(?: (?:via|through|thru) (?:(?:the |my |an? |our )?(?:recruiter|recruitment consultant|"
    r"agency|agent|headhunter)|(?-i:[A-Z][\w'-]*)(?: (?-i:[A-Z][\w'-]*))?)\b)?"
)
"""The same behind the verb, whoever it is: `you'll hear from us via Priya`."""
ABOUT = r"(?:(?:about|around|roughly|approximately|maybe|probably|another) )?"
LENGTH = (
    r"(?P<day>(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|"
    r"(?:a )?couple of|(?:a )?few|(?:the )?(?:next|coming)(?: \w+)?)"
    r"(?: (?:to|or) \w+|[-–]\d{1,2})? "
    r"(?:working |business )?(?:days?|weeks?|fortnights?|months?)|(?:a )?fortnight)"
    r"(?=\s*(?:$|[\n.,;:!?)(–—-]|"
    r"(?:at|and|but|or|either|latest|because|since|after|once|then|so|to (?:say|tell|let))\b))"
)
"""So many days or weeks, and nothing that makes it part of something else."""
TAKES = regex(
    rf"\b(?:they|(?:the )?(?:client|{THESE})) (?:(?:will|usually|normally|always|'ll) )?"
    rf"(?:takes?|needs?) {ABOUT}"
    r"(?P<day>(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:working )?"
    r"(?:days?|weeks?)) to "
    r"(?:pick|choose|decide|make up (?:their|his|her) minds?|make (?:a|the|their) decision|"
    r"(?:get|come) back|let (?:me|us) know)\b",
    re.IGNORECASE,
    only=regex(r"takes?|needs?", re.IGNORECASE),
)
"""`the client takes about two weeks to pick`: how long, by what somebody knows of them."""
LASTS = regex(
    r"\?|\b(?:notice|induction|onboarding|training|probation|holidays?|leave|start\w*|trials?|"
    r"shifts?|rotas?|contracts?|course|placement|handover|nights|takes|lasts?|long)\b",
    re.IGNORECASE,
)
"""In the same text: what takes so long may be that."""


def is_a_habit(words: str) -> bool:
    """Tell whether words say how long they take as a rule: nobody gave a day."""
    return TAKES.search(words) is not None
