"""Thanks of which only prose tells: `Wrote her a thank-you mail the same evening`.

In prose people also write of thanks to come, of what others sent and of what was thanked for in
the conversation: a clause must say from its first word on that a message went out, and to whom
only by names of the note and words such as `them both`.
"""

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.messages.shorthand import MAY_THANK, with_thanks
from vaultsync.parse.messages.turns import LONG_AGO, OWN_WORDS, PART, SENTENCE
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_THANKS = r"\bthank(?:s|[- ]?yous?)"
_FORM = r"(?: (?:notes?|e-?mails?|mails?|letters?|cards?|messages?|texts?|dms?|lines?))?"
_BY = (
    r"(?:by|via|over|through|on|in|with) (?:an? )?"
    r"(?:e-?mail|mail|text|phone|letter|linkedin|card|message|post|whatsapp|note|dm|sms)"
)
_WHEN = (
    r"(?:(?:on )?(?:the )?(?:same|that|next) (?:evening|night|afternoon|day|morning)|"
    r"(?:straight|right) (?:after\w*|away)|immediately after\w*)"
)
_DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)\b|\d{{1,2}}\.\d{{1,2}}\.|"
    r"\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])|"
    rf"\d{{1,2}}\.? (?:of )?{MONTH}(?!\w)|{MONTH} \d{{1,2}}(?!\d))"
)
_ON = (
    r"(?:on )?(?:the )?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,? ?)?"
    rf"(?:the )?{_DATE}"
)
_END = (
    rf"(?= {_ON})|"
    r"(?=\W*$|\W*[,;:.!(–—+&-]| (?:to|by|via|on|over|through|with|for|that|the|this|same|right|"
    r"straight|in|at|after\w*|yesterday|today|tonight|last|already|too|as|and|from|later|before|"
    r"within|immediately|next|when|while|because|but|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|"
    r"thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b)"
)
_MINE = (
    r"(?:(?:i|we)(?:'ve)? )?(?:(?:have|had) )?"
    r"(?:(?:also|already|just|then|later|finally|duly|both|since|afterwards) )*"
)
_VERB = (
    r"(?:sent|wrote|written|e-?mailed|mailed|messaged|texted|posted|dropped|"
    r"whatsapped|handed)(?! (?:me|us)\b)"
)
_TO = r"(?: to (?P<to>.{1,40}))?"
_ADJECTIVES = (
    r"(?:(?:the|my|a|an|both|all|short|quick|linkedin|written|individual|separate|two|three) )*"
)
_ARE = r"(?: (?:was|is|were|are|has|have|been|already|both|all|also|just))*"
_SAME = r"in (?:the|that) (?:very )?same (?:e-?mail|mail|message|letter|envelope|post)"
_OUT = (
    r"(?:sent|done|posted|delivered|written|mailed|e-?mailed|out|went (?:out|off)|"
    rf"(?:went )?{_SAME}|[✅✔✓☑])"
)
_TOLD = (
    regex(
        rf"{_MINE}{_VERB}(?P<whom>[^.;:!?]{{0,60}}?){_THANKS}{_FORM}(?:{_END}){_TO}",
        re.IGNORECASE,
    ),
    regex(
        rf"{_MINE}{_VERB}(?P<whom>[^.;:!?]{{1,60}}?),? to (?:say cheers(?:{_END}){_TO}|"
        r"thank (?P<thanked>.{1,40}))",
        re.IGNORECASE,
    ),
    regex(
        rf"{_MINE}{_VERB} (?:it|that|this|them|those|these)"
        rf"(?P<whom> (?:over|off|across|through|back|to [^.;:!?]{{1,40}}?))?(?:,? {_ON})?,? "
        rf"with (?:(?:a|an|my|some|short|quick|little|kind) )*{_THANKS}{_FORM}(?:{_END}){_TO}",
        re.IGNORECASE,
    ),
    regex(
        rf"{_MINE}thanked(?! (?:me|us)\b)(?P<whom> [^.;:!?]{{1,40}}?)?,? "
        rf"(?:(?:{_BY}|{_WHEN})\b|{_ON}|when i (?:sent|wrote|e-?mailed|mailed|texted)\b)",
        re.IGNORECASE,
    ),
    regex(
        rf"{_MINE}said {_THANKS}(?: to (?P<whom>[^.;:!?]{{1,40}}?))?,? {_BY}\b",
        re.IGNORECASE,
    ),
    regex(
        rf"{_ADJECTIVES}{_THANKS}{_FORM}(?: {_BY})?(?: (?:to|for) (?P<whom>[^.;:!?]{{1,40}}?))?"
        rf"{_ARE}(?: {_BY})? {_OUT}(?:{_END}|(?= {_BY})){_TO}",
        re.IGNORECASE,
    ),
)
"""`sent her a thank-you`, `thanked her by mail`, `thank-you to her sent`."""
_HANDED_ON = r"(?: (?:via|through) [^\W\d_][\w'-]*)?"
_AND_A_DAY = (
    regex(
        rf"{_ADJECTIVES}{_THANKS}{_FORM}(?: {_BY})?"
        rf"(?: to (?P<whom>(?!be\b)[^.;:!?]{{1,40}}?))?(?: {_BY})?{_HANDED_ON},? {_ON}"
        rf"(?: {_BY})?(?:{_END}){_TO}",
        re.IGNORECASE,
    ),
)
"""`thank-you to her 19/11`: no verb, but the day on which it was."""
_BELOW_A_DAY = (
    regex(
        rf"{_ADJECTIVES}{_THANKS}{_FORM}(?: {_BY})? to (?P<whom>(?!be\b)[^.;:!?]{{1,40}}?)"
        rf"(?: {_BY})?{_HANDED_ON}(?=\W*$)",
        re.IGNORECASE,
    ),
)
"""The same behind the day with which the line begins."""
_WORD = regex(r"[^\W\d_][\w'’-]*")
_WHOM = frozenset(
    {
        "her", "him", "them", "both", "all", "everyone", "everybody", "each", "of", "the",
        "two", "three", "four", "panel", "team", "interviewers", "a", "an", "and", "to",
        "my", "our",
        "short", "quick", "brief", "little", "nice", "warm", "polite", "proper", "handwritten",
        "personal", "separate", "individual", "long", "few", "lines", "line", "note", "notes",
        "mail", "mails", "email", "e-mail", "emails", "message", "messages", "card", "letter",
        "text", "linkedin", "say", "saying", "off", "out", "over", "with", "in", "on", "that",
        "this", "also", "just", "one", "as", "well", "mr", "mrs", "ms", "dr", "miss", "chef",
        "by", "via", "back", "down", "hello", "first", "thank-you", "his", "their",
        "separately", "too", "wee", "lovely", "kind",
    }
)  # fmt: skip
"""Words between the verb and the thanks that name nobody else."""
_BEFORE = regex(
    r"\b(?:will|would|should|shall|must|needs?|have to|has to|had to|going to|plan\w*|wants?|"
    r"todo|to do|forgot|remember|remind\w*|if|whether|unless|when|whenever|could|might|may|"
    r"maybe|perhaps|tr(?:y|ied)|ask(?:ed)?|told|says?|said|he|she|they|who|no|always|often|"
    r"usually|every|before)\b|'ll\b",
    re.IGNORECASE,
)
"""In front of it, in the same sentence: it is to come, or somebody else's."""
_UNDONE = regex(
    r"\b(?:not|never|yet to|nothing|bounced?|undeliver\w*|failed|drafts?|drafted|unsent|"
    r"pending|reject\w*|tomorrow|todo|to[- ]do|every \w+|customers?|clients?|donors?)\b|"
    r"n't\b|\?",
    re.IGNORECASE,
)
_TO_DO = regex(r"^\W*(?:TODO|FIXME|to do|reminder|remember|don't forget)\b", re.IGNORECASE)
_LISTED = regex(r"([^\W\d_][\w'-]*), (?=([^\W\d_][\w'-]*))")
_SIGNS = regex(r"[*_=#]+")
_TITLE = regex(r"\b(Dr|Prof|Mr|Mrs|Ms|Dipl\.-[A-Za-z]+)\.(?= )")
_LEAD = regex(
    r"^\W*(?:(?:so|well|and|but|then|ok|okay|today|yesterday|afterwards?|later|update|done|"
    r"finally|(?:(?:on|in|at|after|the|that|this|same|next|from|straight|right|during)\b"
    r"[\w' ]{0,40}?)(?=\b(?:i|we)\b)|(?:the |that )?(?:same |next )?"
    r"(?:evening|night|afternoon|morning|day))\b\W*)*",
    re.IGNORECASE,
)
_AND = regex(
    r" and (?:then )?(?=(?:(?:i|we|also|then) )?(?:sent|wrote|thanked|e-?mailed|mailed)\b)"
)
_BY_ME = regex(
    r"\W*(?:i|we|went|got|came|took|had|drove|ran|spoke|met|[a-z]{3,}ed)\b", re.IGNORECASE
)
_BY_THEM = regex(r"[\w ]{0,20}?\bby (?:her|him|them|his|their|the|(?-i:[A-Z]))", re.IGNORECASE)
_SENT_IN_BRACKETS = regex(
    r"\s*\((?=(?:sent|done|posted|delivered|e?-?mailed|written)\b)", re.IGNORECASE
)
_OTHERS = regex(
    r"(?:[,;:]|\s[–—-])(?: and| but)? (?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|"
    r"Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|I\b)[A-Z][\w'-]+ [a-z]|"
    r"(?:[,;:]|\s[–—-]|\b)(?: ?and| ?but)? (?:she|he|they|who|which)\b"
)
"""Where somebody else does something, on a day of its own."""
FOR_ELSE = regex(
    r"thank[^.;!?\n]{0,60}? for (?:thinking of|remembering|recommending|suggesting|"
    r"putting (?:me|us)|passing|(?:the|that|this|her|his|their|your) (?:quick |kind )?"
    r"(?:tip|heads[- ]up|referral|introduction|intro|recommendation|lead|reply|reminder|lift))"
    r"\b",
    re.IGNORECASE,
)
"""What one thanks for besides: that is no thank-you for an interview."""
_MY_MESSAGE = regex(rf"{_MINE}(?:{_VERB}|forwarded)\b", re.IGNORECASE)
_SAME_MESSAGE = regex(rf"\b{_SAME}\b", re.IGNORECASE)
_SILENT = regex(
    r",? (?:and |but )?(?:he|she|they|nobody) (?:did not|didn't|has not|hasn't|have not|"
    r"haven't|never) (?:answer\w*|repl\w+|respond\w*|react\w*|w(?:rote|ritten|rite) back)\b.*",
    re.IGNORECASE,
)
"""It was sent all the same."""
_OF_THEM = regex(r" of (?:them|us|you|all)\b")
"""Who they are, and no matter: `both of them`."""
_DAY_FIRST = regex(
    rf"\W*(?:{_ON}|{_WHEN}|(?:later |on )?(?:the |that )(?:same |very |next |following )?"
    r"(?:evening|night|afternoon|day|morning))[^,;:]{0,12}(?:[,:]|\s[-–—])\W*$",
    re.IGNORECASE,
)
"""`That evening, …`, `Fri 20th - …`: when it was, with a comma or a dash."""
_ONLY_A_DAY = regex(rf"\W*{_ON}\W*", re.IGNORECASE)
"""`Fri 20th. Sent her …`: a sentence that is a day, of what stands behind it."""
_NAMED = regex(r"([^\W\d_][^:\n|]{0,60}?) ?(?::(?!:)|\s[-–—]\s)")
"""What a line begins with, up to a colon or a dash."""
_ASIDE = regex(r" ?\([^()\n]{0,60}\)")
_FIRST_OF = regex(
    r" ?([^\W\d_][\w'-]*)(?: [^\W\d_][\w'-]*)? and (?!i\b|we\b|got\b|the cv\b|sent\b)"
    r"[^\W\d_][\w'-]*(?: and [^\W\d_][\w'-]*)?\Z",
    re.IGNORECASE,
)
"""`Anna and Bob`: who was met comes first, whoever the others are."""
_WITH_OTHERS = regex(
    r" (?:to )?[^\W\d_][\w'-]*(?: (?-i:[A-Z])[\w'-]*)? and (?P<second>[^\W\d_][\w'-]*)"
    r"(?: and (?P<third>[^\W\d_][\w'-]*))?(?: (?:both |each )?an?)?\Z",
    re.IGNORECASE,
)
"""`thanked Bob and Anna`: behind one's own verb whoever was met may come later, too."""
_BY_VERB = regex(rf"{_MINE}(?:{_VERB}|thanked)", re.IGNORECASE)
_JOINING = frozenset({"and", "dr", "mr", "mrs", "ms", "prof"})
_TIMES = regex(
    r"(?:,? (?:and )?(?:later |on )?(?:the |that )?(?:same |very |next |following )?"
    r"(?:evening|night|afternoon|morning|day)(?: after(?:wards)?)?\b|"
    r",? (?:straight|right) (?:away|after(?:wards)?)\b|,? (?:afterwards|later|immediately)\b|"
    rf" on (?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|,? {_ON}(?: {MONTH}\b)?)+",
    re.IGNORECASE,
)
"""Between the verb and the thanks: when it was, and not to whom."""


class Told(NamedTuple):
    """Words that tell of thanks sent."""

    words: str
    """The clause that says so: whom it names got them."""
    around: str
    """What of its sentence can say on which day that was."""


def thanks_told(line: str, names: frozenset[str], *, dated: bool = False) -> Told | None:
    """Give the words of a line of prose that tell of thanks sent; None: none do.

    `names` are the folded words of the names of who may have got them. `dated`: its day stands
    in front of it.
    """
    if not MAY_THANK.search(line) or _TO_DO.match(line) or LONG_AGO.search(line):
        return None
    plain = with_thanks(OWN_WORDS.sub(" ", line.replace("’", "'")), names)
    if "bounced" in plain.casefold():
        return None
    plain = _TITLE.sub(r"\1", _SENT_IN_BRACKETS.sub(" ", plain))
    plain = _LISTED.sub(lambda pair: _joined(pair, names), plain)
    sentences = SENTENCE.split(_SIGNS.sub("", plain).strip())
    for before, sentence in pairwise(("", *sentences)):
        if _UNDONE.search(_SILENT.sub("", sentence)) or FOR_ELSE.search(sentence):
            continue
        for clause in _clauses(sentence, names):
            for told in (*_TOLD, *_AND_A_DAY, *(_BELOW_A_DAY if dated else ())):
                found = told.match(clause)
                if found and _to_them(found, names):
                    if _SAME_MESSAGE.search(clause):
                        return _with_message(sentence, clause)
                    first = sentence.startswith(clause) and _ONLY_A_DAY.fullmatch(before)
                    day = f"{before} " if first else ""
                    return Told(clause, f"{day}{_around(sentence, clause)}")
            if _BEFORE.search(clause):
                break
    return None


def behind_name(line: str, names: frozenset[str]) -> str:
    """Give the names with which a line begins: `Clara (EM): thanked by mail`; empty: none."""
    found = _NAMED.match(line)
    words = _WORD.findall(_ASIDE.sub("", found[1])) if found else []
    said = [word for word in words if fold(word) not in _JOINING]
    if not found or not said or any(fold(word) not in names for word in said):
        return ""
    return _ASIDE.sub("", found[1])


def _joined(pair: re.Match[str], names: frozenset[str]) -> str:
    """Give two names of a list with an `and` between them; else what stood there."""
    listed = {fold(pair[1]), fold(pair[2])} <= names
    return f"{pair[1]} and " if listed else pair[0]


def _with_message(sentence: str, clause: str) -> Told | None:
    """Give thanks that went with another message of one's own, on its day, to its person."""
    whole = sentence[: sentence.find(clause) + len(clause)]
    mine = whole == clause or _MY_MESSAGE.match(_LEAD.sub("", whole))
    return Told(whole, whole) if mine else None


def _around(sentence: str, clause: str) -> str:
    """Cut a sentence to what may say when it was: not when somebody else does something."""
    sentence, clause = _OF_THEM.sub("", sentence), _OF_THEM.sub("", clause)
    at = sentence.find(clause)
    before, rest = sentence[:at], sentence[at:]
    other = _OTHERS.search(rest)
    rest = rest[: other.start()] if other else rest
    return rest if PART.search(before) and not _DAY_FIRST.match(before) else before + rest


def _clauses(sentence: str, names: frozenset[str]) -> "Iterator[str]":
    for part in PART.split(sentence):
        whole = _LEAD.sub("", part).strip()
        yield whole
        cut = _AND.search(whole)
        first = _WORD.match(whole)
        if cut and _BY_ME.match(whole) and not (first and fold(first[0]) in names):
            yield whole[cut.end() :]


def _to_them(found: re.Match[str], names: frozenset[str]) -> bool:
    """Tell whether nobody is named but those who may be meant."""
    if _BY_THEM.match(found.string, found.end()):
        return False
    groups = found.groupdict()
    to = (groups.get("to") or groups.get("thanked") or "").split(",")[0]
    first = _WORD.match(to)
    words = _WORD.findall(_TIMES.sub("", groups.get("whom") or "")) + (
        [first[0]] if first else []
    )
    listed = _FIRST_OF.match(groups.get("whom") or "")
    if listed and fold(listed[1]) in names:
        return True
    others = _WITH_OTHERS.match(_TIMES.sub("", groups.get("whom") or "").rstrip())
    if others and _BY_VERB.match(found[0]) and {*map(fold, others.groups(""))} & names:
        return True
    return all(fold(word) in _WHOM or fold(word).removesuffix("'s") in names for word in words)
