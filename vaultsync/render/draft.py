"""Drafts: one message per follow-up, made of what the notes hold about this person.

Nothing is invented: what a person has to say comes as a slot in brackets that shows the
note's own words and asks for a sentence (strategy.md section 4). The words around it are
those of a template.
"""

from dataclasses import field
from typing import TYPE_CHECKING

from vaultsync.model import Point, TouchKind
from vaultsync.owed import Channel, FollowUp, Kind
from vaultsync.parse.draft import fingerprint, head_fingerprint, made_from
from vaultsync.parse.messages.heard_turns import reads_like_an_end
from vaultsync.parse.template import (
    KINDS,
    NO_TEMPLATES,
    OwnTemplates,
    Template,
    read_template,
)
from vaultsync.records import record_class
from vaultsync.render.escape import file_name, message, one_line, yaml_text
from vaultsync.render.letter_days import SayDay, spoken_day
from vaultsync.render.passed_on import thanks_to_pass_on
from vaultsync.render.slots import asked_alone, length_with_slots
from vaultsync.render.template import Lists, Values, fill, fill_line
from vaultsync.render.variants import choose, variant_of
from vaultsync.render.wording import (
    about,
    asks,
    discussed,
    during,
    for_which,
    goes_on_from_talk,
    in_it,
    just_the_role,
    last_time,
    last_wrote,
    said_in,
    since,
    the_role,
    their_message,
    without_terms,
)
from vaultsync.rules.channel import only_by_phone
from vaultsync.rules.greeting import call, call_as_noted, call_in_a_text
from vaultsync.rules.material import (
    address,
    concerns,
    heard,
    material,
    noted,
    promises,
)
from vaultsync.rules.talking import names_several, talking_points, with_all
from vaultsync.settings import Me
from vaultsync.templates import shipped

if TYPE_CHECKING:
    from datetime import date

    from vaultsync.model import Person

DRAFTED = frozenset(KINDS)
_ASCII = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
_KIND_OF = {
    TouchKind.THANK_YOU: Kind.THANK_YOU,
    TouchKind.FOLLOW_UP: Kind.FOLLOW_UP,
    TouchKind.STATUS_CHECK: Kind.STATUS_CHECK,
    TouchKind.UPDATE: Kind.UPDATE,
}
"""The kind of the message that was sent before."""
_NO_NAME = "[Name]"
"""For somebody of whom only a role is noted."""
_LONGEST_SUBJECT = 60
_ONE_TEXT = 160
_ALL_PROMISED = "$all_promised"
_QUOTED = frozenset(
    {"to", "subject", "interview", "made_from", "body_hash", "language", "head_hash"}
)
_LEAST_POINTS = 2
_FOR_ALL = "your notes list what you talked about with all of them"
_IN_TEXT = "your notes tell of it in running text"


@record_class
class Desk:
    """What all drafts of a vault are written with."""

    me: Me = field(default_factory=Me)
    templates: OwnTemplates = NO_TEMPLATES
    language: str = "en"
    """That of the vault."""
    say: SayDay = spoken_day
    """How a day is written."""

    def passes_on(self, item: FollowUp) -> bool:
        """Tell whether the draft of a thank-you has a place for the thanks of others."""
        return "$passed_on" in _Letter(item, self).inside.body


def draft_name(item: FollowUp) -> str:
    """Name a draft's file, without `.md`: `2026-03-05 Acme, Jane Doe, thank-you`."""
    day = item.interview.day
    ending = f", {item.kind.value}"
    stem = f"{day or ''} {item.company}, {item.person.name}"
    name = file_name(stem)
    while len(f"{name}{ending}".encode()) > 100:
        name = name[:-1]
    return file_name(f"{name.rstrip(' ,.')}{ending}")


def earlier_kind(item: FollowUp) -> Kind | None:
    """Give the kind of the message that an update goes on from (S55)."""
    return _KIND_OF.get(item.earlier) if item.earlier and item.kind is Kind.UPDATE else None


def render_draft(
    item: FollowUp,
    desk: Desk,
    interview_link: str,
    earlier: str = "",
    *,
    asked: bool = False,
) -> str:
    """Write the whole draft file.

    `earlier` is the subject of the message that this one goes on from, where it is known;
    `asked`: the thank-you was written in its draft, which asked for every promise.
    """
    letter = _Letter(item, desk, earlier, asked=asked)
    body = letter.body()
    values = {
        "type": "follow-up-draft",
        "id": item.id,
        "kind": item.kind.value,
        "channel": item.channel.value,
        "to": one_line(address(item)),
        "subject": letter.subject(),
        "interview": one_line(interview_link),
        "due": str(item.due),
        "proofread": "false",
        "status": "draft",
        "made_from": made_from((one.label, one.text) for one in material(item)),
        "body_hash": fingerprint(body),
    }
    if letter.language != _main(desk.language):
        values["language"] = letter.language
    # What stands above it, so that a changed subject makes the draft the person's, too.
    values["head_hash"] = head_fingerprint(values)
    head = "\n".join(
        f"{key}: {yaml_text(text) if key in _QUOTED else text}" for key, text in values.items()
    )
    return f"---\n{head}\n---\n\n{body}"


class _Letter:
    """One message while it is written."""

    def __init__(
        self, item: FollowUp, desk: Desk, earlier: str = "", *, asked: bool = False
    ) -> None:
        self.item, self.desk, self.earlier, self.asked = item, desk, earlier, asked
        self.template = self._template(item.channel)

    @property
    def language(self) -> str:
        return _main(self.template.language)

    def subject(self) -> str:
        """Name role or company; 60 characters at most where they allow it."""
        if self.item.channel in {Channel.TEXT, Channel.LINKEDIN} or self._said_on_the_phone():
            return ""
        line = self.template.subject
        if line is None:
            line = self._shipped(self.item.channel).subject or ""
        return self._subject(line, {**self._values(self.template), "thread": self._thread()})

    def _subject(self, line: str, values: Values) -> str:
        tries = [fill_line(line, {**values, "about": said}) for said in about(self.item)]
        tries = [one_line(one).rstrip(" :") for one in tries]
        fits = (one for one in tries if len(one) <= _LONGEST_SUBJECT)
        return next(fits, min(tries, key=len))

    def body(self) -> str:
        """Write the message."""
        if self.item.channel is Channel.TEXT:
            return self._text()
        values = dict(self._values(self.template))
        if self.item.channel is Channel.FORWARD:
            letter = fill(self.inside.body, self._values(self.inside), self._lists())
            values["letter"] = asked_alone(letter).strip()
        return asked_alone(fill(self.template.body, values, self._lists()))

    @property
    def inside(self) -> Template:
        """What it says to the person, also where somebody else passes it on."""
        forwarded = self.item.channel is Channel.FORWARD
        return self._template(Channel.EMAIL) if forwarded else self.template

    def _text(self) -> str:
        """Name role and day where that leaves room for a sentence of the person's own (S27)."""
        values, said = self._values(self.template), ""
        role, day = just_the_role(self.item), discussed(self.item, self.desk.say)
        short = discussed(self.item, self.desk.say, short=True)
        for name, when in ((role, day), (role, short), (role, ""), ("the role", day)):
            parts = {**values, "the_role": name, "discussed": when}
            filled = fill(self.template.body, parts, self._lists())
            said = asked_alone(filled).translate(_ASCII)
            if length_with_slots(said) <= _ONE_TEXT:
                break
        return said

    def _template(self, channel: Channel, kind: Kind | None = None) -> Template:
        kind = kind or self.item.kind
        language = self.item.interview.language or self.desk.language
        own = self.desk.templates.find(kind, channel, language)
        if self.item.beyond and kind is self.item.kind and _main(language) == "en":
            own = None  # that of the ordinary message does not own up to those before it
        if own is None:
            return self._shipped(channel, kind)
        return own._replace(language=own.language or language)

    def _shipped(self, channel: Channel, kind: Kind | None = None) -> Template:
        letter = channel in {Channel.EMAIL, Channel.NONE}
        kind = kind or self.item.kind
        name = "one-more" if self.item.beyond and kind is self.item.kind else kind.value
        if channel is Channel.FORWARD:
            name = kind.value
        called = letter and name == kind.value and self._said_on_the_phone()
        text = shipped(name, "phone" if called else "" if letter else channel.value)
        return read_template(choose(text, variant_of(self.item)))

    def _said_on_the_phone(self) -> bool:
        """Tell whether nothing but a call reaches the person: then no letter is written."""
        return self.item.channel is Channel.NONE and only_by_phone(self.item.person)

    def _thread(self) -> str:
        """Go on from the message before: as it was sent, else as it is drafted (S55)."""
        known = one_line(self.earlier)
        if known:
            return known if known.casefold().startswith("re:") else f"Re: {known}"
        news = self._subject("News: $about", {})
        kind = earlier_kind(self.item)
        if kind is None:
            return news
        line = self._template(Channel.EMAIL, kind).subject or ""
        return f"Re: {self._subject(line, {'thread': news})}"

    def _values(self, template: Template) -> Values:
        item, me, say = self.item, self.desk.me, self.desk.say
        name = message(item.person.name)
        lists = self._lists()
        sender = message(me.name) or "[Your name]"
        through = message(self._called(item.through)) or _NO_NAME if item.through else ""
        signature = "\n".join(map(message, (me.signature or me.name).splitlines()))
        answered = heard(item)
        return {
            "name": name,
            "greeting": message(self._greeted()) or _NO_NAME,
            "through": through,
            "company": message(item.company),
            "role": message(without_terms(item.role)),
            "stage": message(item.interview.stage),
            "date": _day(item.interview.day, template, say),
            "passed_on": thanks_to_pass_on(item),
            "promised": _day(item.interview.they_reply_by, template, say),
            "wrote": _day(last_wrote(item), template, say),
            "heard": _day(answered[0].day, template, say) if answered else "",
            "their_message": their_message(answered[0].day if answered else None, say),
            "the_role": the_role(item),
            "during": during(item.interview, item.person, say),
            "for_which": "" if goes_on_from_talk(item) else for_which(item, say),
            "discussed": discussed(item, say),
            "in_it": in_it(item),
            "since": since(item, say),
            "last_time": last_time(item, say),
            "still_interested": self._still_interested(),
            "first_point": self._first_point(lists),
            "first_said": lists["said"][0] if lists["said"] else "",
            **self._in_one_line(lists),
            "why": message(item.override) or "why it cannot wait",
            "sender": sender,
            "signature": signature or "[Your name]",
        }

    def _greeted(self) -> str:
        """Give the name behind `Dear`, or behind `Hello` in a text."""
        item = self.item
        met = item.interview.person(item.person.key) is not None
        if item.channel is Channel.TEXT and met and self.language == "en":
            return call_in_a_text(item.person)
        return self._called(item.person)

    def _called(self, person: "Person") -> str:
        """Give a name behind `Dear`; what a first name says in other languages is not known."""
        return call_as_noted(person) if self.language == "en" else call(person)

    def _in_one_line(self, lists: Lists) -> dict[str, str]:
        """Give what is new and what was promised for a text, which has room for one bracket."""
        news = "; ".join(message(one.text) for one in self.item.news)
        promised = "; ".join(lists["promise"])
        both = news and promised and "$all_new" in self.template.body
        if not both or _ALL_PROMISED not in self.template.body:
            return {"all_new": news, "all_promised": promised}
        news = f"{news}; and what you promised, if you have not sent it yet: {promised}"
        return {"all_new": news, "all_promised": ""}

    def _first_point(self, lists: Lists) -> str:
        """Give what a text asks about: what was promised comes first, where it is asked for."""
        asked = lists["promise"] and _ALL_PROMISED in self.template.body
        return lists["point"][0] if lists["point"] and not asked else ""

    def _still_interested(self) -> str:
        """Say that the interest holds, unless what they wrote reads like an end."""
        said = [one.text for one in heard(self.item)]
        if any(map(reads_like_an_end, said)):
            return ""
        interest = f"I remain interested {in_it(self.item)}"
        if not any(map(asks, said)):
            return f"{interest}."
        return (
            f"{interest}, and I would be glad to answer anything else you would like to know."
        )

    def _lists(self) -> Lists:
        item = self.item
        found = {
            "point": talking_points(item),
            "concern": (one.text for one in concerns(item)),
            "promise": (one.text for one in self._promises()),
            "new": (one.text for one in item.news),
            "said": (said_in(one.text) for one in heard(item)),
        }
        lists = {key: tuple(filter(None, map(message, texts))) for key, texts in found.items()}
        lists = {key: texts or self._asked(key) for key, texts in lists.items()}
        return {**lists, "point": self._at_least_two(lists["point"])}

    def _promises(self) -> tuple[Point, ...]:
        """Give what to ask for: in a follow-up only what may still be open (S08).

        A thank-you that names the day of a promise does not keep it yet.
        """
        found = promises(self.item)
        if self.item.kind is Kind.FOLLOW_UP and self.asked:
            return tuple(one for one in found if one.by)
        return found

    def _at_least_two(self, shown: tuple[str, ...]) -> tuple[str, ...]:
        """Ask for what is not noted: two things of the conversation belong there (S17)."""
        if self.item.kind is not Kind.THANK_YOU:
            return shown
        if len(shown) >= _LEAST_POINTS:
            return shown
        listed = "; ".join(f'"{message(one)}"' for one in with_all(self.item))
        known = f"{_FOR_ALL}: {listed}" if listed else ""
        known = known or ("your notes name only one so far" if shown else self._unread())
        # there is a second one in it: to say the same twice would say nothing
        there = bool(shown) and not listed and names_several(self.item)
        again = known == _IN_TEXT or (listed and not shown) or there
        more = "pick it from there, too" if again else known
        asked = (
            f"One thing you talked about; {known}",
            f"One more thing you talked about; {more}",
        )
        return (*shown, *asked[len(shown) :])

    def _unread(self) -> str:
        """Say why there is nothing to show; prose may tell of the person all the same."""
        person = self.item.person
        if person.described:
            return _IN_TEXT
        if noted(self.item):
            return "your notes name nothing that would go into a letter"
        if person.named or person.unclaimed:
            return f"no line of your notes is read as about {message(person.name)}"
        return "your notes name nothing yet"

    def _asked(self, key: str) -> tuple[str, ...]:
        """Say for what a slot asks where the notes hold nothing."""
        if key == "said":
            return (f"what {message(self.item.person.name)} wrote",)
        if key == "new" and self.item.kind is Kind.FOLLOW_UP:
            asked = "what is new with you since the interview, such as a course you finished"
            return (f"{asked}; delete this line if nothing is",)
        return ()


def _day(day: "date | None", template: Template, say: SayDay) -> str:
    """Write a day in words; in a template of another language than English in figures."""
    if day is None:
        return ""
    return say(day) if _main(template.language) == "en" else str(day)


def _main(language: str) -> str:
    """Give the language without its region: `de` of `de-at`."""
    return language.casefold().partition("-")[0] or "en"
