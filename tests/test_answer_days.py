"""Days by which they answer, in any words: subject, answer and day, each from its own list."""

import random
from datetime import date
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from tests.written import Case, body_of
from vaultsync.diagnostics import Finding, SetKey
from vaultsync.parse.answer_days import answer_day
from vaultsync.parse.interview import parse_note
from vaultsync.parse.messages.answers_by import only_says_when
from vaultsync.settings import Holidays, Settings

HEAD = (
    "---\ntype: interview\ncompany: Acme\ndate: 2026-11-18\nrecruiter: Kit Moss\n---\n"
    "## Orla Byrne\n- x\n\n## Cian Doyle\n"
)
KEY = "add `they_reply_by: 2026-11-27` between the `---` at the top"
DAY = "add `they_reply_by` between the `---` at the top: "


def told(body: str) -> list[Finding]:
    """Give the findings on a day by which they answer."""
    found = parse_note(f"{HEAD}{body}\n", "n.md", Settings(), ZoneInfo("Europe/London"))
    return [one for one in found.findings if one.code == "VS122"]


MONDAY = "add `they_reply_by: 2026-11-23` between the `---` at the top"
FEASTS = [
    (f"{how} {day}", day, on)
    for how, day, on in [
        ("by", "the Monday after Thanksgiving", "2026-11-30"),
        ("by", "Mon after Thanksgiving Day", "2026-11-30"),
        ("on", "the day after Thanksgiving", "2026-11-27"),
        ("by", "the Tuesday following Christmas", "2026-12-29"),
        ("by", "the Friday after Christmas", "2027-01-01"),
        ("by", "the Monday after New Year's", "2027-01-04"),
        ("by", "Friday after Easter", "2027-04-02"),
    ]
]
OCCASIONS = [
    "Tuesday after the bank holiday", "the Tuesday after the August bank holiday",
    "the week after Christmas", "Monday after Labor Day", "the Monday after MLK Day",
    "the Wednesday after half term", "the Monday after Diwali", "Monday after their holidays",
    "the Monday after the board meeting", "the Monday after she gets back, I think",
    "next Monday after Thanksgiving",
]  # fmt: skip
WEEKS = [
    "this week or early next",
    "this week or next",
    "this week or next week",
    "this week/next",
    "this week, or early next week",
    "early next week or the week after",
    "late this week or early the following week, with a yes or no",
    "tomorrow or early next week",
    "on Friday or next week",
    "by Friday or next Monday",
    "by Friday 27th or early next week",
    "by Friday or the beginning of next week",
    "this week or next month",
]
NOT_TOLD = [
    "Orla: you'll hear from customers via the portal by Friday 27th",
    "they come back to the depot within a week",
    "the drivers revert to paper by Friday 27th",
    "I'll revert by Friday 27th",
    "well rehearsed by Friday 27th",
    "hell of a week, done by Friday 27th",
    "the stock should know by Friday 27th",
    "expect to hear a lot of noise by Friday 27th",
    "they wont let me know by Friday 27th",
    "she didnt say shell let me know by Friday 27th",
    "Denise will be in touch by Wednesday 9th December",
    "Denise will be in touch on behalf of the reunion by 9 December",
    "Denise spoke on behalf of the panel by 9 December",
    "I will be in touch on behalf of the panel by 9 December",
    "Denise will tidy up on behalf of the team by 9 December",
    "the client takes about two weeks to pay",
    "it takes about two weeks to pick strawberries",
    "I take two weeks to decide",
    "he'll let me know by Friday if they will win",
    "would the client take two weeks to decide?",
    # another thing happens on that day
    "she starts on Friday 27th",
    "Orla is back on Friday 27th with a new team",
    "they call it a day by Friday 27th",
    "they call customers by Friday 27th",
    "they write two reports by Friday 27th",
    "they write 2/3 of the tests",
    "they answer 27th-floor calls",
    "the role closes on the 27th",
    "interview next week with the panel",
    "they decide on the roadmap by Friday 27th",
    "they choose suppliers early next week",
    "she sends the slides by Friday 27th",
    "they confirm orders by Friday 27th",
    "they confirm my start date by Friday 27th",
    "she will let me know where to park on Friday 27th",
    "they'll let me know about the parking by Friday 27th",
    "I'll hear from Orla about the parking by Friday 27th",
    "I'll hear from customers about the test by Friday 27th",
    "they hear from me about the take-home by Friday 27th",
    "I'll let Orla know about the take-home by Friday 27th",
    "I'll hear about the test from the vet by Friday 27th",
    "they'll call me about the test on Friday 27th",
    "they'll let me know by Friday 27th whether I can park there",
    "they'll let me know by Friday 27th whether I come across a bug",
    "they respond within 2 days to every incident",
    "they decide by Friday each week",
    "they decide on Friday's agenda",
    "they decide in May Street",
    "she rings the bell on the 27th floor",
    "they answer within two weeks of every complaint",
    "results by Friday of each week",
    "their news this week: a merger",
    "the company announces results next week",
    "they will call me on Friday 27th for the second interview",
    "she wants to think it over and rings the suppliers by Friday 27th",
    "they said by Friday 27th all of the rotas are out",
    "they meet for results on Friday 27th",
    "they offered me the job: answer by Friday 27th",
    "answer after 7 days",
    "one of them decides next week who is on call",
    "they decide in March which team gets the budget",
    "they tell everyone the rota by Friday 27th",
    # through somebody whom nobody knows, something else, or told already
    "they'll feed back to Dave by Friday 27th",
    "they'll let Dave know by Friday 27th",
    "they'll feed the fish by Friday 27th",
    "they fed back to Kit on Friday 20th",
    "they'll tell Kit the address by Friday 27th",
    "I'll feed back to Kit by Friday 27th",
    "they want me to feed back to Kit by Friday 27th",
    "they won't feed back to Kit by Friday 27th",
    "Dave should hear by Friday 27th",
    # no day at all: that they answer some day is nothing to write down
    "they'll let me know",
    "they'll let me know soon",
    "they will get back to me once the panel has met",
    "will decide later",
    "will decide the week I'm back",
    "will decide the rota the week she's back",
    "she starts the week she's back",
    "will decide by Friday 27th whether I take it",
    # it is past
    "they decided on Friday that the team grows",
    "they got back to me on Friday 20th",
    "she rang on Friday 27th",
    "Orla told me on Friday 27th",
    # the promise is mine, or they ask me
    "I will let them know by Friday 27th",
    "I'll let Orla know by Friday 27th",
    "I get back to Orla by Friday 27th",
    "I decide by Friday 27th",
    "let me know by Friday whether you can",
    "let her know by Friday 27th",
    "please let me know by Friday 27th",
    "Orla asked me to let her know by Friday 27th",
    "she asked me to think about it and get back by Friday 27th",
    "they want me to let them know by Friday 27th",
    "they want my decision by Friday 27th",
    "she'll hear from me by Friday 27th",
    "by Friday 27th I let them know",
    "by Friday 27th I decide",
    "they'd like me to think it over and confirm by Friday 27th",
    "remind Orla to get back to me by Friday 27th",
    "I want to hear by Friday 27th",
    "I'll have feedback for them by Friday 27th",
    "I said I'd let her know by Friday 27th and she was pleased",
    "Orla expects an answer by Friday 27th",
    "I promised an answer by Friday 27th",
    "they have to answer within two days by law",
    "I owe them an answer by Friday 27th",
    "- [ ] let Orla know by Friday 27th",
    # somebody else
    "Dave will let me know by Friday 27th",
    "my wife will let me know by Friday 27th",
    "the dentist will ring me on Friday 27th",
    "their customers decide early next week",
    "about my licence: it is with the authority, and I was told to expect an answer in July",
    # denied, in doubt, asked
    "no decision before Friday 27th",
    "they won't decide before Friday 27th",
    "they'll not let me know by Friday 27th",
    "nobody will let me know by Friday 27th",
    "I doubt that they'll let me know by Friday 27th",
    "I hope Orla will let me know by Friday 27th",
    "if Orla lets me know by Friday 27th, good",
    "not sure whether they'll let me know by Friday 27th",
    "will Orla let me know by Friday 27th?",
    "they'll let me know by Friday 27th?",
    "when do they decide: by Friday 27th?",
    "asked if they decide by Friday 27th or later",
    # in other words
    "give us two weeks notice",
    "can you give us two weeks?",
    "if they give us two weeks",
    "Bob said Tom gets back to me by Friday 27th",
    "feedback goes to the customers every week",
    "feedback goes to Orla",
    "asked whether feedback goes to Orla by Friday 27th",
    # it is no sentence of the note
    "`they'll let me know by Friday 27th`",
    "> Orla will let me know by Friday 27th",
    "```\nthey'll let me know by Friday 27th\n```",
    "%% they'll let me know by Friday 27th %%",
    "- [x] they'll let me know by Friday 27th",
    "- [-] they'll let me know by Friday 27th",
    "## Prep\n- they decide by Friday 27th",
    "## Before the interview\n### Timeline\n- they decide by Friday 27th",
    "## Questions to ask\n- they'd let me know by Friday 27th",
]


@pytest.mark.parametrize("line", NOT_TOLD)
def test_other_days_are_not_told(line: str) -> None:
    """VS122: what is no promise of theirs to answer holds nothing back."""
    body = line if line[0] in "->%#`" else f"- {line}"
    assert not told(body)


TOLD = [
    ("Orla: you'll hear from us via Kit by Friday 27th", KEY),
    ("Orla: you'll hear via Kit Moss by Friday 27th", KEY),
    ("you'll hear from us through the agency by Friday 27th", KEY),
    ("we'll hear back via the agency by Friday 27th", KEY),
    ("theyll be in touch by Friday 27th", KEY),
    ("she said theyll let me know by Friday 27th re 2nd interview w the site manager", KEY),
    ("she'll come back to me by Friday 27th regarding the second interview", KEY),
    ("shell let me know by Friday 27th", KEY),
    ("ill hear by Friday 27th", KEY),
    ("they'll be back in touch by Friday 27th", KEY),
    ("they will revert by Friday 27th", KEY),
    ("Orla will revert to me by Friday 27th", KEY),
    ("should know by Friday 27th", KEY),
    ("I can expect to hear by Friday 27th", KEY),
    ("Denise will be in touch on behalf of the panel by Friday 27th November.", KEY),
    ("Denise will write on behalf of the trustees by Friday 27th", KEY),
    ("They will be in touch on behalf of the panel by Friday 27th", KEY),
    ("he'll talk to the governors and let me know by Friday 27th if they will see me", KEY),
    ("He reckons the client takes about nine days to pick who they see", KEY),
    ("they usually need nine days to make a decision", KEY),
    # a newcomer's words
    ("Orla will let me know by Friday 27 November", KEY),
    (
        "Orla will let me know by Friday",
        "add `they_reply_by: 2026-11-20` between the `---` at the top",
    ),
    ("They'll ring me on the 27th", DAY),
    ("HR write to everyone within two to three weeks", DAY),
    ("Orla will let me know by Friday 27th", KEY),
    ("she'll let me know by Friday 27th", KEY),
    ("they'll let me know by Fri 27th", KEY),
    ("they'll let me know Friday 27th", KEY),
    ("they'll let me know by Friday the 27th", KEY),
    ("I'll hear by Friday 27th", KEY),
    ("Orla will come back to me early next week with a yes or no", DAY),
    ("he will come back to me early next week with a yes or no", DAY),
    ("Orla will come back to me next week with a yes or no", DAY),
    ("Orla will talk to the other partner and let me know by Friday 27th", KEY),
    ("Cian will come back to me early next week with a yes or no", DAY),
    # what stands before, between and behind
    ("She liked my talk and will let me know by Friday 27th", KEY),
    ("No red flags, she'll let me know by Friday 27th", KEY),
    ("I told Orla I like it; she will let me know by Friday 27th", KEY),
    ("When I asked, she said they'd let me know by Friday 27th", KEY),
    ("I asked, and they'll let me know by Friday 27th", KEY),
    ("Orla will let me know either way by Friday 27th", KEY),
    ("Orla will let me know about the role by Friday 27th", KEY),
    ("Orla will let me know the outcome by phone by Friday 27th", KEY),
    ("Orla will let me know, she said, by Friday 27th", KEY),
    ("Orla will let me know once the panel has met, by Friday 27th", KEY),
    ("Orla Byrne (the CTO) will let me know by Friday 27th", KEY),
    ("Orla from HR will hopefully let me know by Friday 27th", KEY),
    ("Orla and Cian will let me know by Friday 27th", KEY),
    ("Kit will let me know by Friday 27th", KEY),
    ("one of them will be in touch by Friday 27th latest", KEY),
    ("the other partner will call me by Friday 27th Orla said", KEY),
    ("Candidates will be told by Friday 27th", KEY),
    ("The results will be announced on Friday 27th", KEY),
    ("They'll let me know by Friday 27th if I'm through", KEY),
    ("They'll let me know by Friday 27th about the role", KEY),
    ("By Friday 27th Orla will let me know", KEY),
    ("will decide the week she's back", f"{DAY}write the latest day"),
    ("They'll let me know the week he is back from leave", f"{DAY}write the latest day"),
    ("On Friday 27 November they decide", KEY),
    ("Early next week they'll get back to me with a decision", DAY),
    ("By Friday 27th at the latest they will let me know", KEY),
    ("Orla said by Friday 27th", KEY),
    ("Orla to let me know by Friday 27th", KEY),
    ("I'll hear from Orla by Friday 27th", KEY),
    ("I'll hear from him about the take-home by Friday 27th", KEY),
    ("I'll hear from Orla about the take-home by Friday 27th", KEY),
    ("Orla: I'll hear from her about the next round by Friday 27th", KEY),
    ("I will hear about the second interview by Friday 27th", KEY),
    ("I should hear back about the trial shift by Friday 27th", KEY),
    ("Orla will get back to me on the take-home task by Friday 27th", KEY),
    ("they'll call me about the start date by Friday 27th", KEY),
    ("They're hoping to decide by Friday 27th", KEY),
    ("They'll have decided by Friday 27th", KEY),
    ("They meet on Thursday and decide on Friday 27th", KEY),
    ("I'm getting an answer by Friday 27th", KEY),
    ("Orla will let me know whether there is a second round by Friday 27th", KEY),
    ("I was told to expect an answer by Friday 27th", KEY),
    ("she'll let me know on Friday 27th whether I come for a Saturday", KEY),
    ("she'll let me know on Friday 27th if I can start", KEY),
    ("They decide on Friday 27th who gets it", KEY),
    # through somebody else, and feedback
    ("They'll feed back by Friday 27th", KEY),
    ("They'll feed back to me by Friday 27th", KEY),
    ("They'll feed back to Kit within nine days. Kit will ring me as soon as he hears.", KEY),
    ("They'll let Kit know by Friday 27th", KEY),
    ("Orla will be in touch with Kit Moss by Friday 27th", KEY),
    ("They'd get back to the agency by Friday 27th", KEY),
    ("Kit should hear back by Friday 27th", KEY),
    ("Kit will be told by Friday 27th", KEY),
    (
        "They'll feed back in a fortnight",
        "add `they_reply_by: 2026-12-02` between the `---` at the top",
    ),
    (
        "They'd feed back to Kit in 10 days or so",
        "add `they_reply_by: 2026-11-28` between the `---` at the top",
    ),
    (
        "They'll let us know within a couple of weeks",
        f"{DAY}the latest day that 'a couple of weeks' can mean is `2026-12-02`",
    ),
    # the day as it is written
    ("they'll let me know by Fri. 27th", KEY),
    ("they'll let me know by 5pm on Friday 27th", KEY),
    (
        "they'll let me know two weeks from now",
        "add `they_reply_by: 2026-12-02` between the `---` at the top",
    ),
    ("they'll let me know between Wednesday and Friday 27th", DAY),
    ("they'll let me know by the Friday after next", DAY),
    ("they'll let me know by Friday-ish", DAY),
    ("they'll let me know within a week or two", DAY),
    ("they'll let me know within 48 hours", DAY),
    ("they'll let me know by EOW", DAY),
    ("they'll let me know by Friday (27th)", KEY),
    ("they'll let me know by Friday, the 27th", KEY),
    ("they'll let me know by Fri 27", KEY),
    ("they'll let me know by Fri 27/11", KEY),
    ("they'll let me know by close of play Friday 27th", KEY),
    ("they'll let me know by Friday 27th 5pm", KEY),
    ("they'll let me know on the morning of Friday 27th", KEY),
    (
        "they'll let me know by Thursday 26th or Friday 27th",
        f"{DAY}write the one that counts, or the last one, for example `2026-11-27`",
    ),
    ("they'll let me know by Thursday or Friday", DAY),
    # said by a feast or an event: never the weekday alone
    *(
        (f"Cian will ring me {words}", f"{DAY}the latest day that {day!r} can mean is `{on}`")
        for words, day, on in FEASTS
    ),
    *((f"Cian will ring me by {words}", f"{DAY}write the latest day") for words in OCCASIONS),
    ("Cian will ring me by Monday after lunch", MONDAY),
    ("Cian will ring me by the Monday after work", MONDAY),
    ("Cian will ring me by Monday after the panel has met", MONDAY),
    # one of two weeks: no day is proposed
    *((f"Cian will ring me {when}", f"{DAY}write the latest day") for when in WEEKS),
    ("they'll let me know on Friday of next week", KEY),
    ("they'll let me know next week on Friday", KEY),
    # 26 November is no Friday, and the next Friday 28th is far away
    ("they'll let me know by Friday 26th", DAY),
    ("they'll let me know by Friday 28th", DAY),
    # an answer that stands below a question of one's own
    ("## Questions I asked\n- when do they decide: they let me know by Friday 27th", KEY),
]


@pytest.mark.parametrize(("line", "fix"), TOLD, ids=[line for line, _ in TOLD])
def test_such_days_are_told(line: str, fix: str) -> None:
    """VS122: a certain day is named in the help, an uncertain one is not made certain."""
    (found,) = told(line if line[0] in "-#" else f"- {line}")
    assert found.help.startswith(fix)


SUBJECTS = (
    *("they", "she", "he", "Orla", "Orla Byrne", "Cian Doyle", "HR", "the panel", "Acme"),
    *("the hiring manager", "the other partner", "someone from HR", "Orla and Cian", "Kit"),
    *("the talent team", "one of them"),
)
ANSWERS = (
    *("let me know", "get back to me", "come back to me", "be in touch", "ring", "call me"),
    *("e-mail me", "write", "decide", "make a decision", "confirm", "say yes or no", "tell me"),
    *("give me an answer", "send me the result", "reach out", "have an answer for me"),
    *("talk it over and let me know", "inform all candidates", "give us a call", "follow up"),
)
NAMELESS = (
    *("I'll hear", "I should hear from them", "I'll find out", "decision", "The answer is due"),
    *(
        "results",
        "feedback",
        "news is expected",
        "I'll be told",
        "the verdict will be announced",
    ),
    *("a decision will be made", "We'll hear", "expect an answer", "yes or no"),
)
CERTAIN = (
    *("by Friday 27 November", "by Friday 27th", "by Fri 27th", "Friday 27th", "on Fri 27 Nov"),
    *("by Friday the 27th", "by Friday, 27 November", "by 27 November 2026", "by 2026-11-27"),
    *("before 27th November", "on the 27th of November", "by November 27", "by 27.11.2026"),
    *("by Friday 27/11", "by close of play Friday 27th", "no later than Friday 27th"),
    *("on the morning of Friday 27th", "at the latest by Friday 27th", "in nine days"),
)
UNCERTAIN = (
    *("by the 27th", "on the 27th", "by 27/11", "by 27.11.", "early next week", "this week"),
    *(
        "by mid next week",
        "late next week",
        "by the end of next week",
        "next week",
        "in a week",
    ),
    *("by the end of the month", "within two to three weeks", "in a fortnight", "Friday week"),
    *("a week on Monday", "before Christmas", "in a couple of days", "the week after next"),
    *("within 10 working days", "after the weekend", "by close of play Friday", "by Friday"),
    *("in the first week of December", "by the end of November", "by Thursday or Friday"),
)
TAILS = (
    *(", with a yes or no", " with the result", ".", " after the panel has met", ""),
    *(" (she was sure)", " with a yes or no", " at the latest", ", she said", " - nice chat"),
    *(" because they meet then", " by phone", " and then we meet again"),
)


def _sentences(whens: tuple[str, ...], count: int) -> list[tuple[str, str, str]]:
    heads = [f"{who} will {answer}" for who, answer in product(SUBJECTS, ANSWERS)]
    every = list(product([*heads, *NAMELESS * 5], whens, TAILS))
    return random.Random(27).sample(every, count)  # noqa: S311 - the same ones each time


def test_every_subject_answer_and_certain_day_is_told() -> None:
    """VS122: whoever answers, in whatever words: the certain day stands in the help."""
    missed = []
    for head, when, tail in _sentences(CERTAIN, 1500):
        found = told(f"- {head} {when}{tail}")
        if [one.help for one in found] != [KEY]:
            missed.append((f"{head} {when}{tail}", [one.help for one in found]))
    assert not missed, (len(missed), missed[:40])


def test_every_subject_answer_and_uncertain_day_is_told() -> None:
    """VS122: whatever names no certain day is told as well."""
    missed = [
        f"{head} {when}{tail}"
        for head, when, tail in _sentences(UNCERTAIN, 1500)
        if len(told(f"- {head} {when}{tail}")) != 1
    ]
    assert not missed, (len(missed), missed[:40])


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ("orla said tom gets back to me by fri 27 nov re onsite", ["2026-11-27"]),
        ("Orla said Tom will let me know by Friday 27th", ["2026-11-27"]),
        ("orla: feedback goes to kit, should have it by fri 27 nov", ["2026-11-27"]),
        ("feedback goes through the agency by Friday 27th", ["2026-11-27"]),
        ('"the committee meets on the 30th, give us two weeks"', ["2026-12-14"]),
        ("board meets on 30 November, so give us a week", ["2026-12-07"]),
        ("she said give us two weeks", ["2026-12-02"]),
        # what says it in so many words comes first
        ("feedback goes to kit by fri 20 nov\n- she will call me mon 30 nov", ["2026-11-30"]),
    ],
)
def test_days_in_fewer_words(lines: str, days: list[str]) -> None:
    """VS122: also in small letters; a span counts from the day on which they meet."""
    remedies = [one.remedy for one in told(f"- {lines}")]
    assert [one.value for one in remedies if isinstance(one, SetKey)] == days


@pytest.mark.parametrize(
    ("said", "day"),
    [
        # they ask, or answer nothing
        ("please let me know by Friday 27th whether you can make it", None),
        ("let us know by Friday 27th", None),
        ("can you come on Friday 27th?", None),
        ("you start on Friday 27th", None),
        ("we got back to you on Friday 27th", None),
        ("we meet on Friday 27th", None),
        # they say when they answer
        ("I will let you know by Friday 27th", "Friday 27th"),
        ("we'll come back to you on Fri 27 Nov with a yes or no", "Fri 27 Nov"),
        ("You will hear from us by Friday the 27th after the panel has met", "Friday the 27th"),
        ("I'll talk to my partner and get back to you by Friday 27th", "Friday 27th"),
    ],
)
def test_days_in_their_own_words(said: str, day: str | None) -> None:
    """VS122: `reply --text` and letters in a log are read in the same way."""
    found = answer_day(said, "Acme Orla Byrne", date(2026, 11, 18), Settings())
    assert found == (day and (day, date(2026, 11, 27)))
    letter = f"- [x] Reply received from Orla Byrne: {said} ✅ 2026-11-18"
    assert [one.help for one in told(letter)] == [KEY] * bool(day)


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        # something besides: a point to write about
        ("the site diary by hand, they let me know by Friday", False),
        ("they decide by Friday whether the crane stays", False),
        ("the crane comes by Friday", False),
        ("answer the phone within three rings", False),
        ("two weeks of training", False),
        ("they want to know by Friday which of the three sites I would take", False),
        ("Seun decides by Friday, so 4 Dec they ship the ledger", False),
        ("they decide by Friday on the budget of the labs", False),
        # nothing but the day
        ("she said theyll come back to me within a week re 2nd interview w the manager", True),
        ("they will let me know by Friday about the next round", True),
        ("he'll ring me by Friday with the outcome", True),
        ('"you\'ll hear from us by Friday", so 4 Dec I guess', True),
        ('answer in "two weeks or so"', True),
        ("they let me know by Friday", True),
        ("she said they'd let me know by end of next week", True),
        ("decision by 20 March", True),
        ("will hear back within a week", True),
        ("Dana will be in touch on Monday", True),
    ],
)
def test_by_when_they_answer_is_nothing_to_write_to_them(said: str, alone: bool) -> None:
    """S17: such a point stands in no draft, and does not count as one of the two."""
    assert only_says_when(said, "Dana Whitfield Northwind") is alone
    person = Case(name="Dana Whitfield", said=f"- the rota\n- {said}")
    body = body_of(person.draft())
    assert (f"about this: {said}" in body) is not alone
    assert ("One more thing you talked about" in body) is alone
    assert len(person.item().person.points) == 2, "`show` has it all the same"


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        # the weekday and the number do not fit, or somebody of whom nothing is known
        ("Orla will let me know by Wednesday (26th)", ""),
        ("Freya will let me know by Wednesday (25th)", None),
        ("Orla will let me know by Wednesday (25th)", "2026-11-25"),
        ("they decide by Weds", "2026-11-25"),
        ("they decide by next Weds", "2026-11-25"),
        ("they decide by next Weds (2nd)", "2026-12-02"),
        ("they decide on Weds (25th) either way", "2026-11-25"),
        ("they decide by Friday (the 4th)", "2026-12-04"),
        ("they decide by this Friday, the 20th", "2026-11-20"),
        # introduced by a heading, or by a line with an address
        ("Priya will let me know by Wednesday (25th)", "2026-11-25"),
        ("Nadia will let me know by Wednesday (25th)", "2026-11-25"),
    ],
)
def test_weekdays_with_their_number(line: str, fix: str | None) -> None:
    """VS122: in every way to write it, and also where who answers is only named elsewhere."""
    body = (
        "## 12 Nov - phone call with Priya Nair\n- x\n\n## Notes\n"
        f"Nadia Roe, HR, nadia@acme.example\n\n- {line}\n"
    )
    helps = [one.help for one in told(body)]
    if fix is None:
        assert helps == []
    else:
        (one,) = helps
        assert one.startswith(f"add `they_reply_by: {fix}" if fix else DAY)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("they let me know by Thursday", 0),  # they were heard since
        ("they let me know by 19 November", 0),
        ("they write to everybody by the 19th", 0),
        ("they write to everybody by the 11th", 1),  # of the next month: nobody wrote since
    ],
)
def test_a_number_alone_is_a_day_to_come(said: str, count: int) -> None:
    """VS122: an answer of the next day does not settle what they say by the 11th."""
    log = "## Follow-up log\n- 2026-11-20 reply from Cian\n"
    assert len(told(f"{said}\n\n{log}")) == count


@pytest.mark.parametrize(
    ("said", "sure"),
    [("they usually need nine days to decide", False), ("they decide in nine days", True)],
)
def test_how_long_they_take_as_a_rule_is_told_and_not_asked(said: str, sure: bool) -> None:
    """VS122: what somebody reckons is no day that was given."""
    (one,) = told(said)
    assert (one.remedy is not None) is sure


@pytest.mark.parametrize("span", ["a week and a half", "two weeks and a half"])
def test_half_a_week_more_is_no_week(span: str) -> None:
    """VS122: which day that is, is not known; the whole of it is quoted."""
    (one,) = told(f"they'll get back to me in about {span}")
    assert span in one.message
    assert one.help.startswith(DAY)
    assert one.remedy is None


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        # not said, in doubt, or about something else
        ("if I hear from them by Friday 27th", None),
        ("should I hear back by Friday 27th, I'll ring Ann", None),
        ("I hear from customers by phone", None),
        ("I heard back by Friday 27th", None),
        ("he'll ring me after the 27th floor is done", None),
        ("I hear from them by Friday 27 November at the latest", "2026-11-27"),
        ("good talk, and I hear back by Friday 27th", "2026-11-27"),
        ("I hear back from Orla by Friday 27th", "2026-11-27"),
        ("Will call me again Wednesday 2 December", "2026-12-02"),
        ("they will be in touch the week after next", "2026-12-04"),
        ("one more to see, will be in touch the week after next", "2026-12-04"),
        ("he will let me know in the week of 7 December", "2026-12-11"),
        ("they'll let me know w/c 7 Dec", "2026-12-11"),
        ("she'll be in touch week commencing 7 December", "2026-12-11"),
        ("She'll come back to me this week or early next about the parking", None),
        ("She'll come back to me this week or early next about meeting Mr Pell", "2026-11-24"),
        ("they will let me know this week or next week", "2026-11-27"),
        ("they'll let me know on Friday or early the following week", "2026-11-24"),
        # a first day, and no last one
        ("he'll ring me after the 7th when its been signed off", ""),
        ("they'll let me know after Friday 4 December", ""),
        ("I will hear from 7 December", ""),
    ],
)
def test_the_latest_day_is_asked_about(line: str, fix: str | None) -> None:
    """`after the 7th` is told with the day that it begins on, and never asked about."""
    found = told(f"- {line}")
    assert len(found) == (fix is not None)
    for one in found:
        value = one.remedy.value if isinstance(one.remedy, SetKey) else ""
        assert value == fix
        assert (
            fix or "write the latest day that it can be, which is after `2026-12-0" in one.help
        )


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        # the number belongs to the day, and which it is is not said, or there is no answer
        ("they will let me know by the 27th. 11.", None),
        ("they will let me know by Friday. 27th it is", None),
        ("they will let me know by Fri. 27 people applied", None),
        ("2 others in for it on Fri 27th. 3 shifts", None),
        # a sentence ends with the day, and the next one begins with a number
        ("Orla said they would let me know by Fri 27th. 2 others in for it.", KEY),
        ("they would let me know by Friday 27th. 10am start", KEY),
        (
            "they let me know by the 27th. 14 folk on each shift",
            f"{DAY}add the month and the year, for example `2026-11-27`",
        ),
        ("they let me know by tomorrow. 4 on 4 off", KEY.replace("27", "19")),
    ],
)
def test_a_sentence_may_begin_with_a_number(line: str, fix: str | None) -> None:
    """VS122: a day is whole where it says that it is one, whatever number comes behind it."""
    assert [one.help for one in told(f"- {line}")] == ([fix] if fix else [])


@pytest.mark.parametrize(
    "line",
    [
        # no day of theirs, one's own, past, or no answer
        "board meets on 10 December, Orla sits on it",
        "board meets on 10 December, I will write after that",
        "my interview at Globex is on 10 December, I'll hear after that",
        "my Globex interview is on 10 December, I'll hear after that",
        "I meet Ann on 10 December, she'll call after that",
        "board meets in room 10, Orla will write after that",
        "board met on 10 November, Orla will write after that",
        "board meets on 10 December, what will Orla write after that?",
        "board meets on 10 December, Ann will write after that",
        "the board meets on 10 December. Good. Cian rides a bike. Orla will write then",
    ],
)
def test_no_day_after_which_they_answer(line: str) -> None:
    """VS122: a meeting alone is no answer."""
    assert not told(f"- {line}")


@pytest.mark.parametrize(
    "line",
    [
        "board meets on 10 December, Orla will write after that",
        "The board meets on 10 December and Orla will write after that",
        "Board meets Thu 10 December. Orla will write then",
        "board meeting: 10 December, I'll hear after that",
        "they meet on 10 December, decision after that",
        "second interviews are on 10 December, they'll let me know afterwards",
        "I'll hear after the board meeting on 10 December",
        "Orla will write once the board has met on 10 December",
        "they'll decide as soon as the board meets on 10 December",
    ],
)
def test_a_day_after_which_they_answer(line: str) -> None:
    """VS122: told as an open end, and never asked about."""
    (one,) = told(f"- {line}")
    assert one.remedy is None
    assert one.help == DAY + (
        "write the latest day that it can be, which is after `2026-12-10`"
    )


@pytest.mark.parametrize(
    "line",
    [
        "I'll hear after the board meeting, by 10 December",
        "after the board meeting Orla will write by 10 December",
        "Orla will write by 10 December, after the board meeting",
    ],
)
def test_a_last_day_behind_a_meeting(line: str) -> None:
    """VS122: `by` still says the last day."""
    (one,) = told(f"- {line}")
    assert one.remedy == SetKey("they_reply_by", "2026-12-10")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("They work ten working days in a row", ""),
        ("I get ten working days of leave", ""),
        ("They take ten working days to pick", ""),  # as a rule: nobody gave a day
        ("They'll let us know in ten days", "2026-11-28"),
        ("Orla said we'd hear within two weeks", "2026-12-02"),
        ("Orla said we'd hear within ten working days", "2026-12-02"),
        ("they'll be in touch within 5 to 10 business days", "2026-12-02"),
        ("they will let us know in one working day", "2026-11-19"),
        ("went ok.\norla said we'd hear within ten working days\nparking was £9", "2026-12-02"),
        ("they'll let us know on friday 27 november\nmeetings all day", ""),
        (
            "went ok.\nthey'll let us know on friday 27 november\nmeetings all day",
            "2026-11-27",
        ),
    ],
)
def test_days_that_are_counted(line: str, day: str) -> None:
    """VS122: working days too, and with lines that end a sentence without a dot."""
    remedies = [one.remedy for one in told(line) if one.remedy]
    days = [one.value for one in remedies if isinstance(one, SetKey)]
    assert days == [day] * bool(day)


def test_working_days_are_counted_by_the_holidays_of_the_vault() -> None:
    """As every business day: `holidays` of the configuration, and days of one's own."""
    off = Settings(holidays=Holidays(extra=(date(2026, 11, 20),)))
    body = f"{HEAD}Orla said we'd hear within ten working days\n"
    found = parse_note(body, "n.md", off, ZoneInfo("Europe/London")).findings
    (one,) = (each for each in found if each.code == "VS122")
    assert one.remedy == SetKey("they_reply_by", "2026-12-03", "ten working days")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("theyll come back to me within a week re 2nd interview w the site manager", "25"),
        ("expect to hear in a week or so", "25"),
    ],
)
def test_a_week_from_the_interview(line: str, day: str) -> None:
    """VS122: with what may stand behind it, and without its apostrophe."""
    (one,) = told(line)
    assert isinstance(one.remedy, SetKey)
    assert one.remedy.value == f"2026-11-{day}"


@pytest.mark.parametrize(
    ("when", "day"),
    [
        # the two do not agree, or there is one only
        ("by Friday week", None),
        ("by Friday week, 26 Nov", None),
        ("by Friday week, 4 Dec", None),
        ("by Tuesday of next week, 1 Dec", None),
        ("a week today, 24 Nov", None),
        ("by Friday week, 8.30", None),
        ("by Friday week, 3 of us", None),
        ("by the end of next week, Fri 20 Nov", None),
        # said on a Wednesday, both name the same day
        ("by Friday week, 27 Nov", "2026-11-27"),
        ("by Friday week (27th)", "2026-11-27"),
        ("Fri week, the 27th of November, in writing", "2026-11-27"),
        ("a week on Friday, 27 November", "2026-11-27"),
        ("a week from Friday, 11/27", "2026-11-27"),
        ("by the end of next week (Fri 27 Nov)", "2026-11-27"),
        ("by the end of next week, so Fri 27th", "2026-11-27"),
        ("on Tuesday of next week, the 24th", "2026-11-24"),
        ("next week, Tue 24 Nov", "2026-11-24"),
        ("next Tues, 24th", "2026-11-24"),
        ("Tuesday next, 24 Nov", "2026-11-24"),
        ("a week tomorrow, Thu 26 Nov", "2026-11-26"),
        ("a fortnight on Friday, 4 Dec", "2026-12-04"),
        ("tomorrow, the 19th of November", "2026-11-19"),
    ],
)
def test_a_day_that_is_given_twice(when: str, day: str | None) -> None:
    """`Friday week, 27 Nov`: the day is certain where both agree, else it is left open."""
    found = told(f"Decision {when}, Orla said.")
    keys = {one.remedy.value for one in found if isinstance(one.remedy, SetKey)}
    assert keys == ({day} if day else set())
