"""What one promised in prose: told of, since only what is marked is read as a promise."""

import re
from typing import TYPE_CHECKING

from vaultsync.diagnostics import AddPromise
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Item
from vaultsync.parse.days.said_days import DAYISH
from vaultsync.parse.persons.headings import plain_heading
from vaultsync.parse.persons.kept import says_by_when
from vaultsync.parse.persons.parts import Doubtful, touch_in
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.model import Person
    from vaultsync.parse.persons.parts import Part

_MAY = regex(
    r"promis|send|share|forward|mail|lend|owe|introduce|pass on|\b(?:give|show|get) ",
    re.IGNORECASE,
)
"""Nearly every line holds none of these."""
_NAME = r"(?-i:(?:(?:Mr|Mrs|Ms|Miss|Dr|Chef)\.? )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
_WHOM = rf"(?:her|him|them|both(?: of them)?|everyone|{_NAME})"
_DAY_AFTER = r"the (?:next|following|same) (?:day|morning|evening|week)\b"
_THING = (
    rf"(?:(?!{_DAY_AFTER})the|an?|my|our|some|that|this|those|these|it|copies|links?|slides|"
    r"photos|details|references|samples|code|them(?= (?:over )?to (?-i:[A-Z])| (?:over|across|"
    rf"through|by|before|until|on|tomorrow|tonight|today|{_DAY_AFTER})\b))\b"
)
_WHAT = rf"(?P<what>{_THING}(?:[^.;!?\n]|\.\b)*)"
"""What it is about, to the end of the sentence; a dot inside a name ends none."""
_SEND = r"(?:send|share|forward|e-?mail|mail|lend|show|give|get|pass(?: on)?|introduce)"
_FIND = (
    r"(?:(?:dig|look|find|sort|get|put|write|type|print|scan|pull|hunt) "
    r"(?:them|it|that|those|these|this)(?: (?:out|up|together|down))? and (?:then )?)?"
)
"""`to dig them out and send them over`."""
_FIRST = r"(?:^(?:TODO|to[- ]do|FIXME)?:? ?(?:also |still )?)"
_AGAIN = r"(?:^|(?<=[.;!,–—-] )|(?<=\()|\b(?:and|but|so) )"
_I = rf"(?:{_AGAIN}i(?:'ve| have| had|'d)?(?: also| already)? )"
_WILL = r"i(?:'ll| will|'m going to| am going to)"
_MUST = r"i(?:'m to| should| must| need to| have to)"
_BY_POST = r"(?:send|forward|e-?mail|mail)"
_PROMISED = regex(
    rf"(?:(?:{_FIRST}|{_I})promised {_WHOM}[:,]?(?: to {_SEND}(?: {_WHOM})?)?|"
    rf"{_I}promised:?(?: to {_FIND}{_SEND}(?: {_WHOM})??)?|{_FIRST}promised to {_SEND} {_WHOM}|"
    rf"(?:{_FIRST}|{_I})(?:told|said|offered)(?: to)?(?: {_WHOM})?(?: that)? "
    rf"i(?:'d|'ll| would| will| could) {_SEND}(?: {_WHOM})?) {_WHAT}",
    re.IGNORECASE,
)
_PLANNED = regex(
    rf"(?:{_AGAIN}(?:{_WILL}|{_MUST}) {_SEND} {_WHOM}|{_AGAIN}{_WILL} {_BY_POST}|"
    rf"{_AGAIN}i (?:still )?owe {_WHOM}|{_FIRST}(?:to )?(?:share|lend|{_BY_POST}) {_WHOM}|"
    rf"{_FIRST}(?:to )?(?:lend|{_BY_POST})(?= {_THING}[^.;!?\n]*? to {_WHOM}\b)) {_WHAT}",
    re.IGNORECASE,
)
_LABELLED = regex(
    rf"^to[- ]?do:? (?:to )?(?:share|lend|{_BY_POST}) (?P<what>(?-i:[a-z\d])[^.;!?\n]*? to "
    rf"{_WHOM}\b(?:[^.;!?\n]|\.\b)*)",
    re.IGNORECASE,
)
"""`to do: send references to Jane`: what it is may be anything."""
_BARE = regex(
    rf"{_FIRST}will (?:also )?{_SEND} {_WHOM} {_WHAT}",
    re.IGNORECASE,
)
"""`will send Tom the slides`: in the section of somebody else they could be who will."""
_MESSAGE = regex(
    r"(?:(?:the|an?|my|our|some|short|quick|this|that|linkedin|polite) )*"
    r"(?:thank|follow[- ]?up|note|message|e-?mail|mail|text|reminder|invit|connection|request|"
    r"card|status|update|application|reply|answer|response|regards|love|best|greetings|bill|invoice|"
    r"call|ring|shout|buzz|bell|chance|benefit|credit|hand\b|push|miss\b|try\b|go\b)",
    re.IGNORECASE,
)
"""A plan to write at all is advised without being written down."""
_OPEN = regex(
    r"\b(?:not|never|no|nobody|cannot|\w+n't|if|unless|whether|when|"
    r"asked(?! for\b| to see\b)|maybe|perhaps|might|could|instead of|would have)\b",
    re.IGNORECASE,
)
"""In front of it, in the same sentence: nothing was promised."""
_DONE = regex(r"\b(?:sent|done)\b|[✅✔✓☑]", re.IGNORECASE)
_OFTEN = regex(r"\b(?:already|every|each|daily|weekly)\b", re.IGNORECASE)
_PRONOUN = regex(
    r"(?:it|this|that|those|these|some|one)(?: (?:to|for|by|on|soon|tomorrow|tonight|later|"
    r"over|today|next|before|after|along|the (?:next|following|same))\b.*)?|"
    r"them (?:over|across|through|to|by|before|until|on|tomorrow|tonight|today|the)\b.*",
    re.IGNORECASE,
)
_ALONE = regex(r"[^\s,;:()\[\]\"“”–—*_`|<>#=~!?…][^,;:()\[\]\"“”–—*_`|<>#=~!?…]{2,59}")
"""What is no mark of a note, in so few characters that it is no story."""
_MORE = regex(
    r"\b(?:i|me|she|he|her|him|they|them|we|us|who|which|but|because|so|if|when|while|as)\b",
    re.IGNORECASE,
)
"""What goes on about something else, or means somebody by a word."""
_SENTENCE = regex(r"[.;!?](?:\s|$)")
_NEAR = 200
"""Characters around it that can turn it round: a sentence, not a page."""
_AROUND = " ,)(–—-"
_BEFOREHAND = ("prep", "before", "question", "agenda", "research")
"""What headings begin with below which stands what one meant to do for the interview."""
_OWN = regex(r"^(?:[-*+>]\s+)+|`[^`\n]*`|~~[^~\n]*~~|\"[^\"\n]*\"|“[^”\n]*”")
_BY_ONESELF = regex(
    r"^\W*(?:to[- ]?do\b|(?:(?:and|but|so|also|still) )*(?:i\b|promised|told|offered|said|"
    r"will\b))",
    re.IGNORECASE,
)
"""Elsewhere in a note `send Tom the slides` is a plan like others."""
_NAMES = regex(_NAME)
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "chef"})
_VERBS = regex(
    r"\b(?:Promised|Told|Offered|Said|I'\w+|And|But|So|Also|TODO|Send|Share|Forward|E-?mail|Mail|"
    r"Lend|Show|Give|Get|Pass|Introduce|Bring|Tell|Ask|Write|Call|Owe)\b"
)
"""What a sentence begins with, with a capital like a name."""
_SAID = regex(r"\b(?:promised|told|said|offered)\b", re.IGNORECASE)
_PRONOUN_ONLY = regex(r"\bthem\b(?= (?:over |across |through )?(?:by|before|until)\b)")
"""What is sent, not who gets it."""
_HER = regex(r"\b(?:her|him|them)\b", re.IGNORECASE)
_SUBJECT = regex(
    rf"({_NAME}) (?:said|says|told|asked|asks|wants?|needs?|is|was|has|had|will)\b"
)
_ASKED = regex(rf"({_NAME}) (?:asked for|asked to see|wants?|wanted|needs?|needed|would like) ")
"""Who wants it is who gets it, whatever other names stand behind it."""
_ASKED_FOR = regex(
    r"\b(?:asked (?:for|to see)|(?:need|want)(?:s|ed)?(?: to (?:see|hear|have|get|read))?|"
    r"would like(?: to (?:see|hear|have|get|read))?) (?!to\b|me\b|us\b|some(?:one|body)\b)"
    r"([^.;:!?,\n]{1,60}?)(?= (?:and|so|but)(?: [a-z]+)?\s*$|,|\s*$)",
    re.IGNORECASE,
)
_TASK = regex(
    r"^(?:[-*+] )?(?:take[- ]?home|(?:home|small |test )?(?:task|work)|test|assignment|"
    r"exercise|challenge|project)\b[^.;:!?,\n]{0,30}: ([^.;:!?,\n]{2,60}), *$",
    re.IGNORECASE,
)
"""`Take-home: small ingest service, I said I'd send it`."""
_BY = regex(
    rf"\b(?:by|until|before|over the weekend|on|tomorrow|tonight|{_DAY_AFTER})(?!\w).*",
    re.IGNORECASE,
)
_CALLED = regex(
    r"(?<![.;!?] )(?<!^)\b(?!(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b)"
    r"(?!I\b)[A-Z][a-z][\w'-]*|^(?-i:[A-Z][a-z]\w+) (?-i:[A-Z])"
)
"""What may be the name of somebody else, in a line that names nobody met."""
_DANGLING = regex(r"[ ,;:]+(?:and|or|but|with|plus)$", re.IGNORECASE)
"""At the end of a line whose sentence goes on in the next."""
_WORD = regex(r"[^\W_]+")
_SAYS_LITTLE = frozenset(
    {
        "a", "an", "the", "my", "our", "your", "some", "this", "that", "these", "those", "it",
        "them", "her", "him", "to", "for", "by", "on", "in", "at", "of", "and", "over",
        "before", "after", "until", "till", "next", "week", "soon", "today", "tomorrow",
        "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
        "send", "email", "mail", "share", "lend", "give",
    }
)  # fmt: skip
"""Words of a promise that say neither what it is nor of what."""
_MOST = 3
"""Persons among whom one can choose."""
_SHORTEST = 4
"""Letters of a short name."""
_SHOWN = 60
"""Characters of a promise that are repeated."""
_COPIED = 120
"""Characters of what is to be written: the day stands at its end."""


def unmarked_promises(lines: "Iterable[tuple[int, str]]") -> "Iterator[Doubtful]":
    """Tell about lines that say what one promised, without the mark that makes it one."""
    for line, text in lines:
        if not _MAY.search(text):
            continue
        found = _promise(text.replace("’", "'"))
        if found:
            yield Doubtful(
                "VS219",
                line,
                text[found.start() : found.end()].strip(_AROUND),
                f"{_short(found[0])!r} reads like a promise, but is not marked as one",
                _help(_copied(found["what"]), text[: found.start()]),
                promised=_in_a_line(text, found["what"]),
            )


def promises_outside(
    parts: "Iterable[Part]", people: "Sequence[Person]", *, alone: bool = False
) -> "Iterator[Doubtful]":
    """Tell about promises to somebody met that stand below nobody's heading.

    `alone`: there is only one who can be meant by `her` in a line that names nobody.
    """
    for part in parts:
        heading = fold(plain_heading(part.heading.text)) if part.heading else ""
        if heading.startswith(_BEFOREHAND):
            continue
        for block in part.blocks:
            if not isinstance(block, TEXTS) or not _MAY.search(block.text):
                continue
            mention = touch_in(block)
            if not (mention and mention.kind) and not (
                isinstance(block, Item) and block.mark in {"x", "-"}
            ):
                lines = enumerate(block.text.split("\n"), block.line)
                yield from _to_somebody(lines, people, alone=alone)


def _to_somebody(
    lines: "Iterable[tuple[int, str]]", people: "Sequence[Person]", *, alone: bool
) -> "Iterator[Doubtful]":
    for line, text in lines:
        plain = unlink(_OWN.sub(lambda own: " " * len(own[0]), text.strip()))
        found = _promise(plain.replace("’", "'"), bare=True)
        if found is None or not _BY_ONESELF.search(found[0]):
            continue
        whose = _whose(plain, found[0], people, alone=alone)
        if not whose or any(is_marked(found["what"], who) for who in whose):
            continue
        said, what = _short(found[0]), _copied(found["what"])
        thing = _thing(plain[: found.start()], what) if _PRONOUN.fullmatch(what) else what
        ways = " or ".join(as_promise(who, f"**promised:** {thing}") for who in whose[:_MOST])
        why = "is below no person" if len(whose) == 1 else "does not say to whom"
        yield Doubtful(
            "VS219",
            line,
            said if said in text else "",
            f"{said!r} reads like a promise, but {why}, and is not marked as one",
            f"write {ways}",
            promised=_in_a_line(text, found["what"]),
            who=_sure(whose, all_named(text, people), alone=alone),
        )


def _whose(
    line: str, said: str, people: "Sequence[Person]", *, alone: bool
) -> "Sequence[Person]":
    """Give to whom it was promised: of what has a day and names nobody, whoever may be."""
    who = (
        _named(said, people)
        or _meant(line, said, people, alone=alone)
        or _short_of(said, people)
    )
    if who:
        return (who,)
    if _HER.search(_PRONOUN_ONLY.sub("", said)) or not _SAID.search(said):
        return ()
    named = [name for name in _NAMES.findall(_VERBS.sub("", said)) if not DAYISH.match(name)]
    return people if not named and says_by_when(said) else ()


def _sure(whose: "Sequence[Person]", named: "Sequence[Person]", *, alone: bool) -> str:
    """Give the key of who got it, where nobody else can have; empty: it is not sure."""
    (who, *others) = whose
    only = not others and (named == tuple(whose) or (alone and not named))
    return who.key if only else ""


def _short_of(said: str, people: "Sequence[Person]") -> "Person | None":
    """Give the one whose first name is said short: `Seun` of Oluwaseun, `Beth` of Elizabeth."""
    names = [fold(name) for name in _NAMES.findall(_VERBS.sub("", said))]
    found = [
        one
        for one in people
        if any(
            len(name) >= _SHORTEST
            and first != name
            and (first.startswith(name) or first.endswith(name))
            for first in one.key.split()[:-1]
            for name in names
        )
    ]
    return found[0] if len(found) == 1 else None


def _thing(before: str, what: str) -> str:
    """Name what `it` and `them over by Friday` are about, by what was asked for before."""
    by = _BY.search(what)
    return f"{_asked_for(before) or '…'}{f' {by[0]}' if by else ''}"


def _asked_for(before: str) -> str:
    asked = [*_ASKED_FOR.finditer(before)] or [*_TASK.finditer(before)]
    return asked[-1][1].strip() if asked else ""


def with_name(one: Doubtful, name: str) -> Doubtful:
    """Give the help for somebody without a heading: below nobody's, the name must be there."""
    if one.code != "VS219":
        return one
    return one._replace(
        help=one.help.replace("`- **promised:** ", f"`- {name}: **promised:** ")
    )


def as_promise(who: "Person", mark: str) -> str:
    """Say how a promise is written: below the heading of a person, or with the name."""
    return f"`- {mark}` below `## {who.name}`" if who.heading else f"`- {who.name}: {mark}`"


def all_named(text: str, people: "Sequence[Person]") -> "tuple[Person, ...]":
    """Give the persons whom a text names; each word of a name must be one of theirs."""
    return tuple(one for one in people if _named(text, [one]))


def is_marked(what: str, who: "Person") -> bool:
    """Tell whether a promise is marked for somebody, in its words or in some of them."""
    names = {*who.key.split()}
    said = _words_of(what) - names
    if not said or _PRONOUN.fullmatch(what.strip(_AROUND)):
        return bool(who.promises)
    marked = (_words_of(one.text) - names for one in who.promises)
    return any(one and (one <= said or said <= one) for one in marked)


def _in_a_line(line: str, what: str) -> str:
    """Give what is promised as its line has it, where it can stand alone; else empty."""
    words = what.strip(_AROUND)
    alone = words in line and _ALONE.fullmatch(words) and not _PRONOUN.match(words)
    return words if alone and not _MORE.search(words) else ""


def is_marked_now(one: Doubtful, people: "Iterable[Person]", section: "Person | None") -> bool:
    """Tell whether a promise is marked besides, now that all marks are read."""
    keys = {section.key} if section else {one.who}
    whose = (person for person in people if person.key in keys)
    return bool(one.promised) and any(is_marked(one.promised, person) for person in whose)


def as_remedy(one: Doubtful, section: "Person | None") -> AddPromise | None:
    """Give the line that marks a promise, where it is sure whose it is.

    `section` is in whose section it stands: nobody else may be named in front of what it is.
    """
    front = one.at.replace(one.promised, "")
    who = section.key if section and _names_only(front, section) else one.who
    return AddPromise(who, one.promised) if who and one.promised else None


def _names_only(text: str, who: "Person") -> bool:
    names = ({fold(word) for word in name.replace(".", "").split()} for name in _names(text))
    return all(one - _HONORIFICS <= {*who.key.split()} for one in names)


def _names(text: str) -> list[str]:
    """Give what may be names in what was promised."""
    return _NAMES.findall(_VERBS.sub("", text))


def planned(text: str) -> str:
    """Give what a task such as `send Jane the slides` is about; empty: it is no such thing."""
    found = _promise(text.replace("’", "'"))
    return _copied(found["what"]) if found else ""


def _words_of(text: str) -> set[str]:
    """Give the words that say what is promised; not by when, nor whose it is."""
    return {word for word in _WORD.findall(fold(text)) if word not in _SAYS_LITTLE}


def _meant(line: str, said: str, people: "Sequence[Person]", *, alone: bool) -> "Person | None":
    """Give whom `her` means in a promise: the one person whom its line names, or who is met."""
    if not _HER.search(said):
        return None
    named = all_named(line, people)
    asked = _ASKED.match(line)
    if asked and len(named) == 1 and _named(asked[1], named):
        return named[0]
    plain = _VERBS.sub("", line)
    if alone and not named and not (_CALLED.search(plain) or _SUBJECT.match(plain)):
        return people[0]
    others = [one for one in _NAMES.findall(_VERBS.sub("", line)) if not _named(one, named)]
    first = _SUBJECT.match(line)
    strange = [one for one in others if not line.startswith(one) or (first and first[1] == one)]
    return named[0] if len(named) == 1 and not strange else None


def _named(text: str, people: "Sequence[Person]") -> "Person | None":
    """Give the first person whom a text names: by first name, surname, or both."""
    names = [
        {fold(word) for word in name.replace(".", "").split()} - _HONORIFICS
        for name in _NAMES.findall(_VERBS.sub("", text))
    ]
    return next(
        (one for one in people if any(name <= {*one.key.split()} for name in names if name)),
        None,
    )


def _help(what: str, before: str) -> str:
    """Say how it is marked; `it` alone says nothing in a line of its own."""
    if _PRONOUN.fullmatch(what) and _asked_for(before):
        what = _thing(before, what)
    if _PRONOUN.fullmatch(what):
        return "begin a bullet with the mark, and name it: `- **promised:** the slides`"
    return f"begin a bullet with the mark: `- **promised:** {what}`"


def _promise(text: str, *, bare: bool = False) -> re.Match[str] | None:
    """Find the first words in a line that promise something; None: there are none."""
    patterns = (_PROMISED, _PLANNED, _LABELLED, _BARE)
    for pattern in patterns if bare else patterns[:-1]:
        for found in pattern.finditer(text):
            before = text[max(found.start() - _NEAR, 0) : found.start()]
            quoted = before.count('"') % 2 or before.count("“") > before.count("”")
            asked = text.startswith("?", found.end())
            if quoted or asked or _OPEN.search(_SENTENCE.split(before)[-1]):
                continue
            done = _DONE.search(text, found.start(), found.end() + _NEAR)
            if done or _OFTEN.search(found[0]):
                continue
            if pattern is _PROMISED or not _MESSAGE.match(found["what"]):
                return found
    return None


def _copied(text: str) -> str:
    """Give what is to be written: it stands between backquotes."""
    return _short(text, _COPIED).replace("`", "'")


def _short(text: str, most: int = _SHOWN) -> str:
    text = _DANGLING.sub("", text.strip(_AROUND))
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
