"""Lines that begin with the name of somebody listed: whose they are, what they tell."""

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import TouchKind
from vaultsync.names import fold, unlink
from vaultsync.parse.days.clocks import read_clock_range
from vaultsync.parse.messages.kinds import kinds_of
from vaultsync.parse.messages.thanks import thanks_told
from vaultsync.parse.messages.touches import read_ending, said_and_done
from vaultsync.parse.persons.contacts import Index, bare_words, same_name
from vaultsync.parse.persons.roles import is_role
from vaultsync.parse.persons.talk import first_clause
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultsync.model import Person

_SAID = frozenset(
    {
        "asked", "asks", "talked", "talks", "spoke", "speaks", "told", "tells", "explained",
        "explains", "mentioned", "mentions", "said", "says", "showed", "described", "describes",
        "stressed", "raised", "liked", "likes", "loved", "loves", "wanted", "wants", "works",
        "runs", "leads", "worried", "worries", "recommended", "suggested", "praised", "knows",
        "knew", "thinks", "thought", "believes", "does", "doesn", "did", "didn", "needs",
        "needed", "hopes", "plans", "planned", "expects", "feels", "felt", "prefers", "enjoys",
        "hates", "laughed", "agreed", "agrees", "argued", "pointed", "offered", "offers",
    }
)  # fmt: skip
_DID = frozenset(
    {
        "is", "isn", "was", "wasn", "has", "had", "gave", "gives", "took", "takes", "made",
        "makes", "led", "ran", "built", "builds", "kept", "keeps", "brought", "brings", "drew",
        "draws", "saw", "sees", "found", "finds", "meant", "means", "grew", "grows", "began",
        "set", "sets", "put", "puts", "read", "reads", "taught", "teaches", "seemed", "seems",
        "looks", "sounds", "comes", "pushes", "cares", "focuses", "focusses", "insists",
        "warns", "owns", "manages", "heads", "sits", "lit", "stood", "sat", "held", "heard",
        "understood", "chose", "caught", "fought", "forgot", "froze", "hit", "hung",
        "lent", "shook", "swore", "threw", "tore", "wore",
        "won", "bit", "blew", "cut", "dealt", "ate", "drank", "sang", "shone", "split",
        "spent", "spread", "stuck", "struck", "swept", "dug", "fed", "bought", "learnt",
        "leant", "dreamt", "sought", "sold", "spelt", "spun", "sprang", "stole", "undertook",
        "burst", "smiles", "nods", "laughs", "listens", "reckons", "remembers", "uses",
    }
)  # fmt: skip
"""What else tells of somebody; whatever ends in `ed` does, too."""
_NO_TALK = frozenset(
    {
        "emailed", "e-mailed", "mailed", "called", "phoned", "texted", "messaged", "replied",
        "answered", "responded", "confirmed", "invited", "rejected", "declined", "cancelled",
        "canceled", "scheduled", "rescheduled", "postponed", "contacted", "referred",
        "forwarded", "thanked", "chased", "followed", "pinged", "nudged", "arrived", "joined",
        "needed", "red", "need", "feed", "speed", "seed", "indeed", "proceed", "succeed",
        "exceed", "added", "connected", "accepted", "moved", "decided", "turned", "passed",
        "hired", "booked", "noted",
    }
)  # fmt: skip
"""Messages, and what happened around the conversation; `joined late`; no verbs in the past."""
_ADVERB = (
    r"(?:[a-z]+ly|also|then|just|still|always|never|even|mostly|rather|quite|both|too|again)"
)
_DOES = regex(rf"[ \n](?:{_ADVERB} ){{0,2}}([a-z][\w-]+)")
_AWAY_OR_NEXT = regex(
    r"[ \n](?:is|was|isn't|wasn't|has|had)(?: not| now| currently| only)? "
    r"(?:going to|gonna|on (?:holiday|leave|vacation)|away|off|out|back|ill|sick|late|to|"
    r"the (?:recruiter|contact|one to (?:ask|write|contact|chase|thank)))\b"
)
"""Where somebody is, or what is to be done with them: nothing that was talked about."""
_MORE = regex(r"[,.;:(–—\n]| - ")
_BE = regex(r"[ \n](?:is|was)(?: (?:now|also|currently))? (?:the |an? |our |their |my )?")
_CALLED = regex(
    r" \((?:goes by|known as|calls? (?:him|her|them)self|called|aka|a\.k\.a\.|short for) "
)
"""In brackets behind a short name: it is one, and whose."""
_LONGEST_FIRST = 30
_SHORTEST_SHORT = 3
"""Letters of a name that is part of a longer one: `Seun` of Oluwaseun."""
_LONGEST_NAME = 5
"""Words, with what stands before it."""
_LONGEST_TITLE = 4
_WORD = r"[^\W\d_][\w.'’-]*"
WORDS = regex(_WORD)
NAME = rf"{_WORD}(?: {_WORD}){{0,{_LONGEST_NAME - 1}}}"
LEAD = regex(NAME)
_ASIDE = regex(r"\A \([^()\n]{0,80}\)")
_SIGN = regex(r"\s?:(?!:)\s*|\s[-–—]\s|\s?(?:—|→|->|=>)\s?")
_VERB = regex(r"[ \n](?!(?:and|or|with|from|at|for|of|in|on)\b)([a-z]\w+)")
_AWAY = regex(r"[,!.…(/&→=+]|[ \n][a-z\d(/&→=+]")
"""Behind a name that is not all, or not alone: `Jane, who leads it, …`, `Jane and Al …`."""
_SPOKE = regex(
    r"\b(?:asked|asks|talked|spoke|told|said|explained|mentioned|wanted|showed|liked)\b"
)
_TELLS = regex(rf"{_SPOKE.pattern}|\b(?:{'|'.join(sorted(_SAID))})\b|:(?![:/\d])")
_ENDS = ".'’-"
MARKED = regex(rf"\A(\*{{1,3}}|_{{1,3}})({NAME})( ?:)?\1")
"""Emphasis around the name with which a line begins."""
_ABOUT = regex(
    r"\w+(?: me)? (?:about|of|what|how|why|whether|if|which|where|who|when|for)\b",
    re.IGNORECASE,
)
"""What somebody asked or told about is no message, whatever words are in it."""
_ISO = regex(r"\d{4}-\d\d-\d\d")
_NOBODY = frozenset[str]()
_CAPITAL = regex(r"(?<!\w)[^\W\d_a-z]\w+")


class Line(NamedTuple):
    """A line that begins with the name of somebody listed."""

    number: int
    said: str
    told: str | None
    """What they talked about; None: that cannot be known."""


class Names:
    """Who is listed, and by which names nobody else can be meant."""

    def __init__(self, people: "Iterable[Person]", contact: str) -> None:
        self.keys = [one.key for one in people]
        named = any(same_name(contact, key) for key in self.keys)
        self.known = Index([*self.keys, *([] if named else [contact])])
        self.words = {word for key in self.keys for word in key.split()}
        for key in self.keys:
            self.words.update(bare_words(key)[:1])
        self.words = {word.strip(_ENDS) for word in self.words}
        self._contact = [] if named else [contact]

    @cached_property
    def _shorts(self) -> dict[str, int | None]:
        """Whose first name begins or ends with some letters; None: of more than one."""
        found: dict[str, int | None] = {}
        for number, key in enumerate((*self.keys, *self._contact)):
            first = (bare_words(key) or [key])[0][:_LONGEST_FIRST]
            parts = {first[:end] for end in range(_SHORTEST_SHORT, len(first))}
            parts |= {first[start:] for start in range(1, len(first) - _SHORTEST_SHORT + 1)}
            for part in parts:
                found[part] = None if part in found else number
        return found

    def may_stand_in(self, text: str) -> bool:
        """Tell whether a word of a name stands in a text; most of them hold none."""
        words = [word.strip(_ENDS) for word in WORDS.findall(fold(text))]
        if not self.words.isdisjoint(words):
            return True
        return not self._shorts.keys().isdisjoint(words)

    def knows(self, lead: str) -> bool:
        """Tell whether a sentence may begin with the name of somebody."""
        words = fold(lead).split()
        return not self.words.isdisjoint(words) or self._short_for(words[0]) is not None

    def _short_for(self, word: str) -> int | None:
        """Give the number of the only one whose first name begins or ends with a word."""
        number = self._shorts.get(word)
        return number if number is not None and number < len(self.keys) else None

    def find(self, name: str) -> int | None:
        """Give the number of the only one whom a name can mean."""
        key = fold(name)
        number = self.known.find(key)
        number = self.known.titled(key) if number is None else number
        return number if number is not None and number < len(self.keys) else None

    def others(self, text: str, number: int) -> bool:
        """Tell whether words of somebody else's name stand in a text, with their capitals."""
        own = self.keys[number].split()
        named = {fold(word) for word in _CAPITAL.findall(text)}
        return bool((named & self.words).difference(own))

    def begin(self, text: str) -> Line | None:
        """Read a line that begins with the name of somebody."""
        text = MARKED.sub(r"\2\3", text)
        lead = LEAD.match(text)
        ends = [found.end() for found in WORDS.finditer(lead[0])] if lead else []
        doubted: Line | None = None
        for end in reversed(ends):
            said, rest = text[:end], _ASIDE.sub("", text[end:])
            number = self.find(said) if said[:1].isupper() else self._in_small(said, rest)
            if number is None:
                number = self._by_short(said, text[end:])
                if number is None:
                    continue
                if not _CALLED.match(text[end:]):  # perhaps somebody else
                    tells = _SPOKE.search(rest.split(".", 1)[0])
                    doubted = doubted or (Line(number, said, None) if tells else None)
                    continue
            sign, verb = _SIGN.match(rest), _VERB.match(rest)
            if sign:
                told = rest[sign.end() :].strip()
                if not is_title(told):
                    return Line(number, said, told)
                return Line(number, said, None) if _SPOKE.search(told) else None
            if _tells(rest) and not self.others(rest, number):
                return Line(number, said, rest.strip())
            if doubted or is_title(rest):
                continue
            if verb or (_AWAY.match(rest) and _TELLS.search(rest)):
                doubted = Line(number, said, None)
        return doubted

    def _in_small(self, said: str, rest: str) -> int | None:
        """Give who is meant by a whole name in small letters, with a sign behind it.

        `priya raman (HM) - roadmap` is hers; a single word may be any word.
        """
        key = fold(said)
        if " " not in key or key not in self.keys or not behind_sign(rest):
            return None
        return self.find(said)

    def _by_short(self, said: str, rest: str) -> int | None:
        """Give whose short name begins a line: `Seun asked` of Oluwaseun; told, and not read.

        It is read where brackets say that it is a name of theirs.
        """
        if " " in said or not said[:1].isupper() or not _DOES.match(_ASIDE.sub("", rest)):
            return None
        return self._short_for(fold(said))

    def starts(self, text: str) -> bool:
        """Tell whether a line says what somebody talked about, from their name on."""
        line = self.begin(unlink(text.strip()))
        return line is not None and line.told is not None

    def spoken(self, text: str) -> Line | None:
        """Read a line that begins with a name, and may tell of a message instead."""
        plain = unlink(text.strip())
        line = self.begin(plain)
        if line and line.told and read_clock_range(line.told.rstrip(" .,;")):
            return None  # when it was to be
        if not line or not line.told or not said_and_done(plain):
            return line
        if not line.told.endswith(plain[len(line.said) :].strip()):  # behind a sign
            first = first_clause(line.told)
            if _thanks(first):
                return None  # what one sent, of which others tell
        elif _ABOUT.match(line.told):
            return line
        else:
            first = first_clause(plain)
        return line._replace(told=None) if said_and_done(first) else line

    def thanked(self, text: str) -> Line | None:
        """Read `Jane Roe: thank-you sent 2026-03-05`: in her section it would be that touch.

        Only with its day in full, and a word that says that it was sent: what else stands
        behind a name and a colon may be what she said.
        """
        line = self.begin(unlink(text.strip()))
        if not line or not line.told or "\n" in text or not thanks_told(line.told, _NOBODY):
            return None
        found = read_ending(line.told, log=False)
        sure = found and found.kind is TouchKind.THANK_YOU and _ISO.fullmatch(found.written)
        return line if sure else None


def _tells(rest: str) -> bool:
    """Tell whether what stands behind a name says something of that person: `pushed hard on …`.

    What somebody is tells nothing as long as nothing else is said.
    """
    plain = _VERB.match(rest)
    if plain and plain[1] in _SAID:
        return True
    found = _DOES.match(rest)
    if not plain or not found or _AWAY_OR_NEXT.match(rest):
        return False
    verb = found[1]
    past = verb.endswith("ed") and verb not in _NO_TALK
    if not (verb in _SAID or verb in _DID or past):
        return False
    role = _BE.match(rest)
    what = rest[role.end() :].rstrip(" .!\n") if role else ""
    return not what or bool(_MORE.search(what)) or not is_title(what)


def _thanks(clause: str) -> bool:
    return TouchKind.THANK_YOU in kinds_of(clause, intent=True)


def behind_sign(rest: str) -> str:
    """Give what stands behind the colon or dash with which a text goes on; empty: no sign."""
    sign = _SIGN.match(_ASIDE.sub("", rest))
    return _ASIDE.sub("", rest)[sign.end() :].strip() if sign else ""


def is_title(text: str) -> bool:
    """Tell whether a text says what somebody does: `Head of maths`, `Year 5 teacher`."""
    first = text.strip(" .").split(",", 1)[0]
    words = first.split()
    if not words:
        return False
    short = len(words) <= _LONGEST_TITLE and (words[0][0].isupper() or len(words) == 1)
    return is_role(first) or (short and is_role(words[-1]))
