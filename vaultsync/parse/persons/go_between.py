"""Who messages go through by the words of a note: told of, and never read.

A key such as `via` or `agency` may name a recruiter (VS124); a text may say that everything
goes through somebody (VS125). Whoever writes past them does what was asked not to be done.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold, same
from vaultsync.parse.body.markdown import Row
from vaultsync.parse.front.keys import squeeze
from vaultsync.parse.front.yaml_tree import Scalar
from vaultsync.parse.persons.addresses import addresses, bearers_of
from vaultsync.parse.persons.contacts import read_contact, same_name
from vaultsync.parse.persons.headings import EMAIL, looks_like_name
from vaultsync.parse.persons.in_the_middle import Middle, in_the_middle
from vaultsync.parse.persons.way_of_messages import about_the_way
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Person
    from vaultsync.parse.body.markdown import Block
    from vaultsync.parse.front.facts import Facts
    from vaultsync.parse.front.values import Value

_OPEN = frozenset({"via", "through", "contactvia", "appliedvia", "appliedthrough"})
"""Keys that may as well name a website, or how one talked."""
_REFERRED = frozenset({"introducedby", "referredby", "putforwardby"})
"""Keys that mostly name a friend."""
_OF_A_PERSON = frozenset({"agent", "consultant", "recruitmentconsultant", "talentpartner"})
_DOCTORS = (["dr"], ["prof"], ["professor"], ["doctor"])
_FIRM = regex(
    r"\b(?:recruit(?:er|ers|ing|ment)?|agency|agencies|headhunt(?:er|ers|ing)|talent|staffing|"
    r"resourcing|personnel|consult(?:ant|ants|ing|ancy)|partners|associates|search|selection|"
    r"solutions|group|ltd|limited|llp|plc|inc|gmbh|hays|adecco|randstad|manpower|"
    r"michael page|page personnel|robert half|robert walters)\b|[&+]",
    re.IGNORECASE,
)
"""What an agency is called, and hardly a person."""
_AGENCY = regex(
    r"\b(?:recruit(?:er|ers|ing|ment)|agency|agent|headhunt(?:er|ers|ing)|staffing|hays|adecco|"
    r"randstad|manpower|michael page|robert half|robert walters)\b",
    re.IGNORECASE,
)
"""What makes a value an agency or a recruiter, however it is written."""
_NOBODY = regex(
    r"(?:none|nobody|no ?one|no|nope|n a|na|nil|not applicable|direct|directly|self|myself|me|"
    r"tbc|tbd|unknown|don t know|false)\b.*"
)
_NO_PERSON = frozenset(
    {
        "zoom", "startup", "startups", "hacker", "combinator", "union", "store", "working",
        "trust", "club", "teams", "microsoft", "ms", "google", "meet", "gmeet", "hangouts",
        "skype", "webex", "facetime", "whatsapp", "signal", "telegram", "slack", "discord",
        "phone", "telephone", "tel", "call", "calls", "video", "audio", "mobile", "mail",
        "email", "emails", "post", "letter", "text", "sms", "chat", "online", "web", "website",
        "site", "portal", "form", "app", "apps", "person", "onsite", "office", "face", "link",
        "url", "internet", "linkedin", "indeed", "glassdoor", "otta", "monster", "totaljobs",
        "cv", "library", "reed", "xing", "stepstone", "wellfound", "angellist", "ziprecruiter",
        "dice", "craigslist", "gumtree", "guardian", "nhs", "trac", "handshake", "seek", "jora",
        "infojobs", "tes", "cord", "workable", "workday", "greenhouse", "lever", "ashby",
        "taleo", "smartrecruiters", "hackerrank", "codility", "hirevue", "calendly", "facebook",
        "instagram", "twitter", "reddit", "github", "meetup", "jungle", "haystack", "jobsite",
        "fish4jobs", "jobserve", "efinancialcareers", "job", "jobs", "jobcentre", "career",
        "careers", "board", "boards", "fair", "fairs", "university", "uni", "college", "school",
        "friend", "friends", "family", "mum", "mom", "dad", "mother", "father", "sister",
        "brother", "cousin", "aunt", "uncle", "neighbour", "neighbor", "colleague",
        "colleagues", "wife", "husband", "partner", "boyfriend", "girlfriend", "referral",
        "referred", "word", "mouth", "network", "networking", "event", "walk", "cold",
        "spontaneous", "speculative", "application", "applied", "advert", "ad", "ads",
        "newspaper", "newsletter", "alumni", "hr", "company", "employer",
    }
)  # fmt: skip
"""Words of a value that name where one found a job, or how one talked."""
_WEB = regex(r"://|\bwww\.|\w\.(?:com|co|org|net|io|jobs|ac|uk|de|gov|ai|app)\b", re.IGNORECASE)
_IN_BRACKETS = regex(r"([^()\[\]]{2,60}?)\s*\(([^()]{2,60})\)\.?")
_AT = regex(r"([^,;()]{2,60}?)(?: at | from | of |\s*@\s*)([^,;()]{2,60})")
_APART = regex(r"\s*(?:[,;:|/]|\s[-–—]+)\s+|\s*[|/]\s*")
_WORD = regex(r"[^\W\d_][\w'’-]*")
_LONGEST = 120
_MOST_TEXT = 20_000
"""Characters of a note in which a name is looked for."""


class _Named(NamedTuple):
    """What a value may name: whose name and address could be read."""

    name: str = ""
    address: str = ""

    @property
    def line(self) -> str:
        """Give the line to write."""
        return f"recruiter: {self.name or 'Name'} <{self.address or '…@…'}>"


def go_betweens(
    facts: "Facts",
    contact: "Person | None",
    people: "Sequence[Person]",
    blocks: "Sequence[Block]",
) -> "Iterator[Finding]":
    """Tell of whom messages may have to go through, where nothing that is read says so."""
    named: _Named | None = None
    if contact is None and not any(squeeze(key) == "contact" for key, _ in facts.unknown):
        for spelling, value in facts.between:
            named = _named(squeeze(spelling), value.text, facts.text("company"), people, blocks)
            if named:
                yield _ignored(facts, spelling, value, named)
                break
    said = contact.name if contact else named.name if named else ""
    line = "" if contact else (named or _Named()).line
    told = None
    if contact is None and named is None and not facts.text("primary_contact"):
        told = in_the_middle(facts.text("company"), people, blocks)
    way = [*about_the_way(facts, said, told.written if told else line, people, blocks)]
    if told is None:
        yield from way
    elif way:
        yield from (replace(one, remedy=told.remedy) for one in way)
    else:
        yield _only_told(facts, told)


def is_firm(name: str) -> bool:
    """Tell whether a name is an agency's, a website's or that of another way to find work."""
    return bool(_FIRM.search(name)) or not _NO_PERSON.isdisjoint(fold(name).split()[:1])


def _ignored(facts: "Facts", spelling: str, value: "Value", named: _Named) -> "Finding":
    who = "" if named.name else " with who writes to you there"
    return facts.source.finding(
        "VS124",
        f"`{spelling}` is not read: nothing goes through {value.text!r}",
        value.line,
        at=value.text,
        column=value.column,
        help=f"if your messages go through them, write `{named.line}` at the top{who}",
    )


def _only_told(facts: "Facts", told: Middle) -> "Finding":
    return facts.source.finding(
        "VS126",
        f"{told.name} seems to be in the middle, but no line at the top says so",
        told.line,
        at=told.name,
        help=f"if your messages go through them, write `{told.written}` at the top",
        remedy=told.remedy,
    )


def _named(
    key: str,
    text: str,
    company: str,
    people: "Sequence[Person]",
    blocks: "Sequence[Block]",
) -> _Named | None:
    """Read whom a value may name; None where it names no agency and no recruiter."""
    if not text or len(text) > _LONGEST:
        return None
    own = EMAIL.search(text)
    address = own[0] if own else ""
    bare = re.sub(r"\s*[<(\[]?\s*[>)\]]?\s*$", "", text.replace(address, "")) if own else text
    words = fold(re.sub(r"[^\w\s]", " ", bare)).split()
    if (
        _NOBODY.fullmatch(" ".join(words))
        or _WEB.search(bare)
        or (company and same(bare) == same(company))
    ):
        return None
    if (key == "agency" and not company) or (key == "consultant" and words[:1] in _DOCTORS):
        return None  # it may be the employer (VS114), or who works in a hospital
    sites = [word for word in words if word in _NO_PERSON]
    parts, first = _parts(bare)
    if sites and not (sites == ["reed"] and len(parts) > 1):
        return None
    if any(same_name(fold(part), one.key) for part in parts for one in people):
        return None
    found = _person(key, parts, address, blocks, first=first)
    agency = bool(_AGENCY.search(bare))
    if key in _REFERRED and not (agency or _line_of_agency(parts, blocks)):
        return None
    names = [part for part in parts if looks_like_name(part) and " " in part]
    told = agency or address or found.name or names
    if key in _OPEN | _REFERRED | _OF_A_PERSON and not told:
        return None
    return found


def _parts(bare: str) -> tuple[list[str], bool]:
    """Give what a value holds, and whether the first of it is surely who is of the other.

    `Beckett Ross (Sophie Lund)`, `Sophie Lund at Beckett Ross`.
    """
    for form in (_IN_BRACKETS, _AT):
        found = form.fullmatch(bare.strip())
        if found:
            return [found[1].strip(), found[2].strip()], form is _AT
    parts = (part.strip(" ()<>[].,") for part in _APART.split(bare))
    return [part for part in parts if part], False


def _person(
    key: str, parts: list[str], address: str, blocks: "Sequence[Block]", *, first: bool
) -> _Named:
    """Find out who of the parts is a person: by address, by the text, by what it looks like."""
    maybe = [
        part
        for part in parts
        if looks_like_name(part) and not _FIRM.search(part) and fold(part) not in _NO_PERSON
    ]
    known = [address] if address else [one for one, _ in addresses(blocks)]
    for part in maybe:
        person = read_contact(Scalar(part, 1, 1, plain=False))
        mine = [one for one in known if person and bearers_of(one, (person,))]
        if mine:
            return _Named(part, mine[0])
    text = _text(blocks)
    for part in parts:
        said = _said_at(part, text)
        if said:
            whole = next((one for one in maybe if one.startswith(f"{said} ")), said)
            person = read_contact(Scalar(whole, 1, 1, plain=False))
            mine = [one for one in known if person and bearers_of(one, (person,))]
            return _Named(whole, mine[0] if mine else address)
    first = first and (parts[1] in maybe or bool(_FIRM.search(parts[1])))
    if maybe and parts[0] == maybe[0] and (key in _OF_A_PERSON or first):
        return _Named(maybe[0], address)
    firms = [part for part in parts if part not in maybe]
    if len(maybe) == 1 and (firms or address or _alone(maybe[0], text)):
        return _Named(maybe[0], address)
    spoken_of = [part for part in maybe if _alone(part, text)]
    if len(spoken_of) == 1:
        return _Named(spoken_of[0], address)
    if len(maybe) == 2 and key not in _OPEN | _REFERRED:  # `agency: Beckett Ross (Sophie Lund)`
        return _Named(maybe[1], address)
    return _Named("", address)


def _text(blocks: "Sequence[Block]") -> str:
    texts = (" ".join(b.cells) if isinstance(b, Row) else b.text for b in blocks)
    return "\n".join(texts)[:_MOST_TEXT].replace("*", "")


def _said_at(part: str, text: str) -> str:
    """Give who is said to be of a firm: of `Sophie at Beckett Ross set it up`, Sophie."""
    for joint in (" at ", " from ", " of ", " @ "):
        end = text.find(f"{joint}{part}")
        if end > 0:
            before = text[max(end - 60, 0) : end].rsplit("\n", maxsplit=1)[-1].split()
            name = before[-2:] if looks_like_name(" ".join(before[-2:])) else before[-1:]
            said = " ".join(name).strip(".,;:()-")
            if said and looks_like_name(said) and _WORD.match(said):
                return said
    return ""


def _alone(name: str, text: str) -> bool:
    """Tell whether a text speaks of a person by the first word of the name alone."""
    first, _, rest = name.partition(" ")
    if not rest or len(first) < 3:
        return False
    return any(
        not text.startswith(f" {rest}", one.end())
        for one in re.finditer(rf"\b{re.escape(first)}\b", text)
    )


def _line_of_agency(parts: list[str], blocks: "Sequence[Block]") -> bool:
    firsts = {part.split()[0] for part in parts if part.split()}
    return any(
        _AGENCY.search(line) and any(word in line for word in firsts)
        for line in _text(blocks).split("\n")
    )
