"""What each check of a draft reports, where, and what it must leave alone."""

import re

import pytest

from tests.draft_cases import (
    ELSEWHERE,
    LETTER,
    MARCUS,
    ME,
    NOTE,
    PRIYA,
    SAID,
    check_letter,
    told,
)
from vaultsync.checks.draft_review import Aspect
from vaultsync.checks.registry import BUILTIN
from vaultsync.diagnostics import CODES, Severity
from vaultsync.settings import DraftSettings, Settings


def test_the_letter_of_these_tests_is_good() -> None:
    """Nothing is reported of a letter that is as it should be."""
    assert told(check_letter()) == []


def test_the_slot_for_ones_own_name_says_where_to_set_it() -> None:
    """Who fills it in for every draft did not know of `[me] name` (a newcomer's first try)."""
    found = check_letter(f"{SAID}\n\nYours, [Your name]")
    helps = {one.help for one in found if "[Your name]" in one.message}
    assert helps == {"write it; with `[me] name` in vaultsync.toml every draft has it"}


INSTEAD = [
    # S22: nothing is sent that still asks for a word
    ("About [What stayed with you about: DAGs] I", "510 [What stayed with you about: DAGs]"),
    ("I liked [the\nplan] most.", "510 [the"),
    ("I liked [Name] most.", "510 [Name]"),
    ("I liked [...] most.", "510 [...]"),
    ("I liked {{point}} most.", "510 {{point}}"),
    ("I liked {point} most.", "510 {point}"),
    ("I liked $point most.", "510 $point"),
    ("I liked <point> most.", "510 <point>"),
    ("I liked <% tp.x %> most.", "510 <% tp.x %>"),
    ("I liked ____ most.", "510 ____"),
    ("I liked TBD most.", "510 TBD"),
    ("I liked XXX most.", "510 XXX"),
    ("I liked ??? most.", "510 ???"),
    ("[What stayed with you about the DAGs", "510 [What stayed with you about the DAGs"),
    ("The [article](https://partitions.example) follows.", ""),
    ("- [ ] one\n- [x] another", ""),
    ("He wrote it [sic] in the list [1].", ""),
    ("It costs $40k or $3 a day, and a < b > c.", ""),
    ("Mail me: <alex@kim.example>, <https://kim.example/a>.", ""),
    # what only an editor of notes understands
    ("The [[article]] follows.", "517 [[article]]"),
    ("The ![[article.png]] follows.", "517 ![[article.png]]"),
    ("The ==article== follows.", "517 ==article=="),
    ("%% to do %%", "517 %%\n517 %%"),
    ("The article follows. ^partitions", "517 ^partitions"),
    ("> [!note] The article", "517 > [!note]"),
    ("In 100 % of cases a == b.", ""),
    # names of others
    ("I agree with Marcus on that.", "512 Marcus"),
    ("I agree with Mr Lee on that.", "512 Lee"),
    ("Marcus's boards are fine.", "512 Marcus's"),
    ("As Hope told me, it is hard.", "512 Hope"),
    ("Hope is what I have. Best of all, hope.", ""),
    ("All the best to Ms Best.", "512 Best"),
    ("I met Rosalind Achterberg once.", "512 Rosalind Achterberg"),
    ("Thanks to Marcus for coming in to give me a tour.", "512 Marcus"),
    ("Thanks, Marcus, I look forward to it.", "512 Marcus"),
    ("Please pass my thanks on to Rosalind Achterberg.", "512 Rosalind Achterberg"),
    ("Please pass my thanks on to Marcus as well.", ""),
    ("Please give Marcus my best regards.", ""),
    ("My sister Rosalind knows it.", ""),
    ("Dana Whitfield arranged it well.", ""),
    ("The lee side was calm.", ""),
    ("I also spoke to Tidewater Labs.", "512 Tidewater Labs"),
    ("I would love to work at Tidewater.", "512 Tidewater"),
    ("The tidewater was high at the labs.", ""),
    # slips
    ("At Nortwhind they know.", "513 Nortwhind"),
    ("At Nortwhnid they know.", "513 Nortwhnid"),
    ("At Nrotwhnid they know.", ""),
    ("At Northwind Analtyics they know.", "513 Analtyics"),
    ("As Data Enginer I know.", "513 Enginer"),
    ("Data engineers and data engineering, Northwind's data.", ""),
    ("I agree with Macrus on that.", "513 Macrus"),
    ("Mr Leo is not known.", "513 Leo"),
    ("Rama and Roman are towns.", ""),
    ("A data engine is no engineer. In a cool place, data engines run.", ""),
    ("Rest assured. Along the way.", ""),
    ("I agree with Prita on that.", "513 Prita"),
    # S08
    ("The article is attached.", "522 article is attached"),
    ("Please find attached the article.", "522 Please find attached"),
    ("I attach the article.", "522 I attach"),
    ("I am enclosing the article.", "522 I am enclosing"),
    ("See the attachment.", "522 See the attachment"),
    ("I'm attached to the idea. The pump is attached to a wall.", ""),
    ("I have grown attached to the enclosed garden. Nothing is attached.", ""),
    ("I will not attach the article. No strings attached.", ""),
    ("The list of partitions is attached.", "522 list of partitions is attached"),
    ("The files are not attached yet.", ""),
    ("The courtyard is enclosed and dry, with a shed attached, behind it.", ""),
    # S30
    ("I was stoked.", "536 stoked"),
    ("What u said is right.", "536 u"),
    ("Thx for that.", "536 Thx"),
    ("I am gonna try.", "536 gonna"),
    ("That was so cool.", "536 so cool"),
    ("It was fun 😊 indeed.", "536 😊"),
    ("It was fun :-) indeed.", "536 :-)"),
    ("R, the U.S., a cool-headed team, a lit room, u-shaped.", ""),
    ("ASAP has no backfills.", ""),
    ("Please do it asap.", "536 asap"),
    # S32
    ("It was good! Very good!", "537 !"),
    ("It was good!", ""),
    ("I am VERY glad.", "538 VERY"),
    ("I REALLY WANT it.", "538 REALLY WANT"),
    ("NASA, HTML and CSS, DAGs, SQL. I am an MSc.", ""),
    # S35, S58
    ("I really need this job.", "539 I really need this"),
    ("Please let me know. I need to know by noon.", "539 I need to know"),
    ("Send it as soon as possible.", "539 as soon as possible"),
    ("I beg you.", "539 I beg"),
    ("I am desperate.", "539 desperate"),
    # S41
    ("I am just checking in.", "540 just checking in"),
    ("Touching base is good.", "540 Touching base"),
    ("Circling back to that.", "540 Circling back"),
    ("I was checking in the code. The base was touching.", "540 checking in"),
]


@pytest.mark.parametrize(("said", "expected"), INSTEAD)
def test_what_a_letter_says(said: str, expected: str) -> None:
    """S22, S30, S32, S35, S41: each finding stands under the very words, and nothing else."""
    letter = f"{SAID}\n\n{said}"
    found = check_letter(letter, settings=Settings(me=ME, drafts=DraftSettings(spelling=False)))
    assert "\n".join(told(found)) == expected


GREETINGS = [
    ("Dear Priya Raman,", ""),
    ("Dear Priya,", ""),
    ("Dear Ms Raman,", ""),
    ("Dear Dr. Raman,", ""),
    ("dear priya,", ""),
    ("Hello Priya,", ""),
    ("Hi Priya!", ""),
    ("Good morning Priya,", ""),
    ("Priya,", ""),
    ("DEAR PRIYA RAMAN:", ""),
    ("Dear  Priya\u00a0Raman ,", ""),
    ("Dear Head of Data,", ""),
    ("Hello again, Priya,", ""),
    ("Hi there,", ""),
    ("Dear Marcus,", "511 Marcus"),
    ("Dear Mr Lee,", "511 Mr Lee"),
    ("Dear Priya and Marcus,", "511 Priya and Marcus"),
    ("Dear all,", "511 all"),
    ("Dear hiring team,", "511 hiring team"),
    ("Hi everyone,", "511 everyone"),
    ("Dear Sir or Madam,", ""),
    ("To whom it may concern,", "511 whom it may concern"),
    ("Dear Rosalind,", "511 Rosalind"),
    ("Dear Priya Sharma,", "511 Priya Sharma"),
    ("Marcus,", "511 Marcus"),
    ("Dear Pryia Raman,", "513 Pryia"),
    ("Dear Priya Ramann,", "513 Ramann"),
    ("Dear Ms Raamn,", "513 Raamn"),
    ("Dear ,", "510 Dear ,"),
]


@pytest.mark.parametrize(("greeting", "expected"), GREETINGS)
def test_greetings(greeting: str, expected: str) -> None:
    """S20: a greeting names this person, in a form that people use, and nobody else."""
    found = check_letter(body=LETTER.format(said=SAID).replace("Dear Priya Raman,", greeting))
    assert "\n".join(told(found)) == expected


def test_a_nickname_that_is_noted_may_greet() -> None:
    """What the notes call somebody is right; so is what `[drafts] allow` names."""
    body = LETTER.format(said=SAID).replace("Dear Priya Raman,", "Dear Pri,")
    assert [one.code for one in check_letter(body=body)] == ["VS511"]
    noted = NOTE.replace("- moving 140", "- is called Pri by all\n- moving 140")
    assert told(check_letter(body=body, notes=(noted,))) == []
    allow = Settings(me=ME, drafts=DraftSettings(allow=("Pri",)))
    assert told(check_letter(body=body, settings=allow)) == []


OWN = [
    # what it says, and the findings of the personal checks
    ("It was a pleasure to meet you and to hear about your work.", ["514", "541", "541"]),
    ("I liked the DAGs.", ["530", "541", "541"]),
    ("I liked the DAGs and Dagster.", ["541", "541"]),
    ("Sixty percent of the rota of six: the pager rarely rings.", ["514", "515", "541", "541"]),
    ("The pager and the rota beside the DAGs of Dagster.", ["515", "541", "541"]),
    ("The pager beside the DAGs of Dagster.", ["541", "541"]),
    ("DAGs, Dagster; I have begun with Kafka.", ["541"]),
    ("DAGs, Dagster, Kafka, and an article on partitioning.", []),
    ("Backfilling and migrated schedulers: a partitioned summer with Kafka's article.", []),
]


@pytest.mark.parametrize(("said", "codes"), OWN)
def test_what_is_of_this_person(said: str, codes: list[str]) -> None:
    """S07, S08, S17, S19, S23, S39: what no colleague's section holds is of this person."""
    personal = {
        "VS514", "VS515", "VS530", "VS541"
    }  # fmt: skip
    found = [one for one in check_letter(said) if one.code in personal]
    assert sorted(one.code[2:] for one in found) == codes
    assert {one.source for one in found} <= {"Dear Priya Raman,"}


def test_nothing_noted_is_never_ready() -> None:
    """S17: without a point in the note there is nothing that a letter could be made of."""
    bare = NOTE.replace("- hiring bar, two rounds of references\n", "")
    body = LETTER.format(said="References matter.").replace("Priya Raman", "Hope Best")
    found = check_letter(body=body, to="Hope Best", notes=(bare,))
    messages = [one.message for one in found if one.severity is Severity.ERROR]
    assert messages == ["nothing is noted about the talk with Hope Best"]


@pytest.mark.parametrize("waived", ["all", "[all]", "Kafka", '["never run Kafka", partitions]'])
def test_concerns_and_promises_are_mentioned_or_waived(waived: str) -> None:
    """S07, S08: each open concern and promise; `waived` in the head names what stays unsaid."""
    said = "140 DAGs in Dagster are many, and I would like to help with the backfills of it."
    assert [one.code for one in check_letter(said)].count("VS541") == 2
    left = [one.message for one in check_letter(said, waived=waived) if one.code == "VS541"]
    assert len(left) == (1 if waived == "Kafka" else 0)


LONG = "It was good to see how the team plans its work together. "
LENGTHS = [
    # kind, channel, words, code
    ("thank-you", 30, "VS534"),
    ("thank-you", 60, ""),
    ("thank-you", 220, ""),
    ("thank-you", 240, "VS534"),
    ("thank-you", 310, "VS527"),
    ("follow-up", 30, "VS534"),
    ("follow-up", 50, ""),
    ("follow-up", 120, "VS534"),
    ("status-check", 50, ""),
    ("status-check", 120, "VS534"),
    ("update", 50, ""),
    ("update", 120, "VS534"),
    ("respond", 12, ""),
    ("respond", 230, "VS534"),
]


@pytest.mark.parametrize(("kind", "words", "code"), LENGTHS)
def test_lengths(kind: str, words: int, code: str) -> None:
    """S53: chasers and updates are short, a thank-you is not long; over 300 is an error."""
    text = " ".join((LONG * 40).split()[: words - 3])
    body = f"Dear Priya Raman,\n\n{text}.\n\nKind regards,\nAlex Kim\n"
    found = {one.code for one in check_letter(body=body, kind=kind)}
    assert found & {"VS527", "VS534"} == ({code} if code else set())


FOLLOW_UP = """\
Dear Priya Raman,

On 5 March we spoke about the Data Engineer role. I am still very interested, all the more since
the course on Kafka is done, and I wanted you to know that the last test went well.

Could you tell me how the decision is coming along?

Kind regards,
Alex Kim
"""
THANKS = "Thank you for your time on Thursday and for the"
ASKED = "Could you tell me how the decision is coming along?"
SPOKE = "On 5 March we spoke about the Data Engineer role. I am still very interested"
MISSING = [
    # kind, taken out, put in, code, named
    ("thank-you", THANKS, "It was an", "VS533", "thanks"),
    ("thank-you", "the opportunity to talk", "the talk", "", ""),
    ("thank-you", "very interested in the role, and I", "Alex, and", "VS533", "your interest"),
    ("thank-you", "Alex Kim", "A.", "VS533", "your name"),
    ("follow-up", "On 5 March we", "We", "VS533", "the date of the interview"),
    ("follow-up", "On 5 March", "On March 5th", "", ""),
    ("follow-up", "On 5 March", "On 2026-03-05", "", ""),
    ("follow-up", "On 5 March", "On 5 April", "VS533", "the date of the interview"),
    ("follow-up", "still very interested", "still here", "VS533", "your interest"),
    ("status-check", ASKED, "Good luck.", "VS533", "a question"),
    ("status-check", "On 5 March we", "We", "VS533", "the date of the interview"),
    ("status-check", SPOKE, "I write", "VS526", "the date of the interview"),
]


@pytest.mark.parametrize(("kind", "out", "instead", "code", "named"), MISSING)
def test_what_is_missing(kind: str, out: str, instead: str, code: str, named: str) -> None:
    """S05, S06, S14 to S16, S50, S51: what such a message says; one less is a warning."""
    good = FOLLOW_UP if kind != "thank-you" else LETTER.format(said=SAID)
    assert out in good
    found = check_letter(body=good.replace(out, instead), kind=kind, subject='"News"')
    missing = [one for one in found if one.code in {"VS526", "VS533"}]
    assert [one.code for one in missing] == list(filter(None, [code]))
    assert all(named in one.message for one in missing)


ADVISED = [row for row in MISSING if row[3] == "VS533"]


@pytest.mark.parametrize(("kind", "out", "instead", "code", "named"), ADVISED)
def test_the_example_of_what_is_missing_is_right(
    kind: str, out: str, instead: str, code: str, named: str
) -> None:
    """The sentence that the help proposes settles the finding, at the place of the caret."""
    good = (FOLLOW_UP if kind != "thank-you" else LETTER.format(said=SAID)).replace(
        out, instead
    )
    (finding,) = [one for one in check_letter(body=good, kind=kind) if one.code == code]
    example = re.search(r"`(.+)`", finding.help)
    assert example, finding.help
    assert finding.source in good
    assert not finding.source.startswith("Dear "), (named, finding.source)
    mended = good.replace(finding.source, f"{example[1]}\n{finding.source}")
    found = check_letter(body=mended, kind=kind)
    assert code not in {one.code for one in found}


OF_ONE = [
    # what is taken out of the thank-you, put in, the message, the line
    (
        f"{THANKS} opportunity to talk",
        "Thank you for what you said",
        "no sentence names the opportunity: that you could talk, or come",
        "Thank you for what you said",
    ),
    (THANKS, "It was an", "no sentence says thanks", "It was an"),
    (
        "very interested in the role, and I",
        "A, and",
        "no sentence shows your interest",
        "A,",
    ),
    ("Alex Kim", "A.", "your name is missing below the message", "A."),
]


@pytest.mark.parametrize(("out", "instead", "message", "line"), OF_ONE)
def test_what_is_missing_is_said_in_plain_words(
    out: str, instead: str, message: str, line: str
) -> None:
    """`the opportunity is missing`, with a caret under `Dear …`, was not understood."""
    good = LETTER.format(said=SAID)
    assert out in good
    found = check_letter(body=good.replace(out, instead))
    (finding,) = [one for one in found if one.code == "VS533"]
    assert finding.message == message
    assert line in finding.source


def test_a_letter_without_any_sentence_is_told_at_its_first_line() -> None:
    """There is no place yet where a sentence would stand."""
    found = check_letter(body="Dear Priya Raman,\n\nKind regards,\nAlex Kim\n")
    (finding,) = [one for one in found if one.code == "VS526"]
    assert finding.source == "Dear Priya Raman,"


def test_role_and_company_are_named() -> None:
    """S05: by a word of theirs, in the message or its subject; two missing are an error."""
    bare = "Thank you for your time on Thursday and for the opportunity to talk.\n\n"
    body = f"Dear Priya,\n\n{bare}{SAID}\n\nI am very interested.\n\nKind regards,\nAlex Kim\n"
    missing = check_letter(body=body, subject='"Thanks"')
    assert [one.message for one in missing if one.code == "VS526"] == [
        "no sentence names the role (Data Engineer) or names the company (Northwind Analytics)"
    ]
    for subject, codes in (
        ('"Thank you, Northwind"', ["VS533"]),
        ('"The engineer\'s thanks"', ["VS533"]),
        ('"Engineer at Northwind"', []),
    ):
        found = [one.code for one in check_letter(body=body, subject=subject)]
        assert [code for code in found if code != "VS534"] == codes


@pytest.mark.parametrize(
    ("subject", "message"),
    [
        ("Data Engineer", ""),
        ("Thank you, Northwind", ""),
        ("Re: our engineers' talk", ""),
        ("", "there is no subject"),
        ("Thank you", "the subject names neither role nor company: 'Thank you'"),
        ("Data Engineer " + "x" * 60, "the subject has 74 characters"),
    ],
)
def test_subjects(subject: str, message: str) -> None:
    """A subject names role or company, in 60 characters."""
    found = check_letter(subject=f'"{subject}"')
    assert [one.message for one in found] == list(filter(None, [message]))
    assert all(one.line == 7 for one in found)


OF_MARCUS = "marcus@northwind.example"


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("priya@northwind.example", ""),
        ("Priya Raman <priya@northwind.example>", ""),
        ('"Raman, Priya" <priya@northwind.example>', ""),
        ("PRIYA@northwind.example", ""),
        ("p.raman@home.example", ""),
        ("zoë@münchen.example", ""),
        ("", "no address: nothing says where to reach Priya Raman"),
        ("priya", "'priya' is not an email address"),
        ("priya@northwind", "'priya@northwind' is not an email address"),
        ("priya at northwind.example", "'priya at northwind.example' is not an email address"),
        ("+44 7700 900341", "'+44 7700 900341' is not an email address"),
        ("a@b.example, c@d.example", "several addresses: 'a@b.example, c@d.example'"),
        ("a@b.example; c@d.example", "several addresses: 'a@b.example; c@d.example'"),
        ("alex@kim.example", "'alex@kim.example' is your own address"),
        (
            OF_MARCUS,
            f"{OF_MARCUS!r} is not the address of Priya Raman, but of somebody else",
        ),
    ],
)
def test_addresses(to: str, message: str) -> None:
    """S20: one address, and this person's."""
    found = check_letter(address=to)
    assert [(one.code, one.message) for one in found] == [("VS518", message)] * bool(message)


def test_a_shared_address_is_everybodys() -> None:
    """An address that two persons have is the right one for both."""
    shared = NOTE.replace("marcus@northwind.example", "priya@northwind.example")
    assert told(check_letter(notes=(shared,))) == []


def test_months_and_places_are_no_names() -> None:
    """A colleague called June Paris is not meant by `in June` or `from Paris`."""
    note = NOTE.replace("Marcus Lee", "June Paris")
    said = f"{SAID}\n\nIn June I come from Paris; until June I am here."
    assert told(check_letter(said, notes=(note,))) == []
    for name in ("June", "Ms Paris", "June Paris"):
        assert told(check_letter(f"{SAID}\n\nI agree with {name}.", notes=(note,)))


def test_a_name_in_another_alphabet() -> None:
    """Whether `Olena` is how somebody is written elsewhere, nobody can know from here."""
    note = NOTE.replace("Priya Raman", "Олена Шевчук")
    for greeting, codes in (("Олена", []), ("Olena", []), ("Marcus", ["VS511"])):
        body = LETTER.format(said=SAID).replace("Priya Raman", greeting)
        found = check_letter(body=body, notes=(note,), to="Олена Шевчук")
        assert [one.code for one in found] == codes


TEXT = (
    "Dear Marcus Lee, thank you for the talk. A pager that rarely rings is a good sign, and I"
    " am even more interested in the role. Alex Kim"
)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (TEXT, []),
        (TEXT.replace(" Alex Kim", ""), ["VS533"]),
        (TEXT.replace("thank you for the talk. ", ""), ["VS533"]),
        (TEXT.replace("thank you", "thx").replace("even", "v"), ["VS521", "VS533"]),
        (TEXT.replace("good sign", "good sign 🙂"), ["VS520", "VS521"]),
        (TEXT.replace("good sign", "good sign for u"), ["VS521"]),
        (TEXT.replace("the talk", "the talk " + "about the rota " * 8), ["VS545"]),
        (TEXT.replace("the talk", "[what it was: " + "the rota " * 12 + "]"), ["VS510"]),
        (TEXT.replace("the talk", "the talk " + "about the rota " * 16), ["VS520"]),
        (TEXT.replace("the talk", "the “talk”"), ["VS520"]),
    ],
)
def test_texts(body: str, codes: list[str]) -> None:
    """S27, S28, S30: a text is short, thanks, shows interest, says who writes, has no slang."""
    found = check_letter(body=body, to=MARCUS, channel="text")
    assert sorted({one.code for one in found} - {"VS542"}) == codes


@pytest.mark.parametrize(
    ("said", "message", "fix"),
    [
        (
            "the “talk”",
            "too long for a text: 136 characters take 3 messages, since '“' leaves less room",
            "say it in 70 characters, or in 160 without signs such as '“'",
        ),
        (
            "the talk " + "about the rota " * 8,
            "long for a text: 255 characters take 2 messages",
            "say it in 160 characters",
        ),
    ],
)
def test_a_long_text_says_which_sign_makes_it_long(said: str, message: str, fix: str) -> None:
    """S27: a sign that costs more than half of the room is named, with what fits then."""
    body = TEXT.replace("the talk", said)
    found = check_letter(body=body, to=MARCUS, channel="text")
    (long,) = (one for one in found if one.code in {"VS520", "VS545"})
    assert long.message.startswith(message)
    assert long.help == fix


def test_a_text_needs_consent() -> None:
    """S25, S26: without it, a text is an error on the line that says so."""
    (found,) = check_letter(
        body=TEXT, to=MARCUS, channel="text", notes=(NOTE.replace("text_ok:: yes\n", ""),)
    )
    assert told((found,)) == ["519 text"]
    assert "do not say" in found.message
    (found,) = check_letter(
        body=TEXT,
        to=MARCUS,
        channel="text",
        notes=(NOTE.replace("text_ok:: yes", "text_ok:: no"),),
    )
    assert "did not agree" in found.message


def test_the_same_text_for_two() -> None:
    """S40, S43: names, company and role do not make two letters; own words do."""
    copy = LETTER.format(said=SAID).replace(PRIYA, MARCUS)
    near = LETTER.format(said="The pager rarely rings.")
    assert [one.code for one in check_letter(others=((MARCUS, copy),))] == ["VS516"]
    said = SAID.partition(".")[0] + ": Kafka, and an article on partitions."
    assert "VS531" in [one.code for one in check_letter(said, others=((MARCUS, near),))]
    assert [one.code for one in check_letter(others=((PRIYA, copy),))] == []


def test_one_sentence_for_two() -> None:
    """S40: a whole sentence that says something stands in one message only."""
    shared = "My present contract ends in June, and I could move to Leeds within a fortnight."
    other = f"Dear Marcus,\n\nThe pager rarely rings.\n\n{shared}\n\nBest,\nAlex Kim\n"
    found = check_letter(f"{SAID}\n\n{shared}", others=((MARCUS, other),))
    assert told(found) == [f"532 {shared.removesuffix('.')}"]
    polite = "I am very interested in the role, and I look forward to the next step."
    other = f"Dear Marcus,\n\nThe pager rarely rings.\n\n{polite}\n\nBest,\nAlex Kim\n"
    assert told(check_letter(others=((MARCUS, other),))) == []


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("Dear Dana Whitfield,", []),
        ("Dear Dana,", []),
        ("Dear Priya Raman,", ["511 Priya Raman"]),
        ("Dear Marcus,", ["511 Marcus"]),
    ],
)
def test_a_message_that_is_passed_on(cover: str, expected: list[str]) -> None:
    """S20: it greets whoever passes it on, and then the person."""
    unreached = NOTE.replace("email:: priya@northwind.example\n", "")
    asked = (
        f"{cover}\n\nI have no address of Priya Raman. Would you kindly pass the message "
        "below on? Thank you.\n\nKind regards,\nAlex Kim\n\nMessage for Priya Raman:\n\n"
    )
    found = check_letter(
        body=asked + LETTER.format(said=SAID), channel="forward", notes=(unreached,)
    )
    assert told(found) == expected


def test_chasers_may_name_the_interviewers() -> None:
    """A chaser goes to one contact, who knows with whom the interview was."""
    body = FOLLOW_UP.replace("we spoke", "I spoke with Marcus Lee and Hope Best")
    body = body.replace("Priya Raman", "Dana Whitfield")
    assert told(check_letter(body=body, to="Dana Whitfield", kind="follow-up")) == []


def test_one_question_is_enough() -> None:
    """S58: several questions in a chaser press."""
    body = FOLLOW_UP.replace("along?", "along? Is the role still open?")
    (found,) = check_letter(body=body, kind="follow-up")
    assert (found.code, found.message) == ("VS539", "2 questions at once")


def test_what_is_allowed_is_left_alone() -> None:
    """`[drafts] allow` takes entries out of the lists, and words out of the checks."""
    said = f"{SAID}\n\nI was stoked, just checking in on Tidewater Labs and the spqrx."
    allow = ("stoked", "Just checking in", "checking in", "Tidewater Labs", "spqrx")
    assert len(check_letter(said)) >= 3
    settings = Settings(me=ME, drafts=DraftSettings(allow=allow))
    assert told(check_letter(said, settings=settings)) == []


def test_companies_with_small_words() -> None:
    """`The Bank of Ireland Ltd` is found as `Bank of Ireland`, and not as a bank."""
    elsewhere = ELSEWHERE.replace("Tidewater Labs", "The Bank of Ireland Ltd")
    said = f"{SAID}\n\nThe bank at the river is open. I would work at Bank of Ireland, too."
    found = check_letter(said, notes=(NOTE, elsewhere))
    assert told(found) == ["512 Bank of Ireland"]


SLANG_IN_NAMES = NOTE.replace("Northwind Analytics", "Yolo Ltd").replace(
    "Data Engineer", "ASAP Developer"
)


def test_the_notes_are_no_slang() -> None:
    """A company that is called Yolo and a product that is called ASAP are written so."""
    body = (
        LETTER.format(said=SAID)
        .replace("Northwind Analytics", "Yolo Ltd")
        .replace("Data Engineer", "ASAP Developer")
    )
    found = check_letter(body=body, notes=(SLANG_IN_NAMES,), subject='"ASAP Developer at Yolo"')
    assert told(found) == []


@pytest.mark.parametrize(
    ("head", "languages"), [("de", ("en",)), ("", ("de", "en")), ("de", ("de",))]
)
def test_other_languages(head: str, languages: tuple[str, ...]) -> None:
    """The checks that depend on words say once that they are off; the others still run."""
    body = (
        "Liebe Frau Raman,\n\nvielen Dank für das Gespräch über die Stelle als Data "
        "Engineer bei Nortwhind Analytics. thx, just checking in: [Wort] und [[Notiz]], auch "
        "von Marcus. "
        "Ich freue mich.\n\nMit freundlichen Grüßen\nAlex Kim\n"
    )
    settings = Settings(me=ME, languages=languages, drafts=DraftSettings(spelling=False))
    found = check_letter(body=body, settings=settings, language=head)
    codes = [one.code for one in found]
    assert codes.count("VS543") == 1
    assert {"VS510", "VS512", "VS513", "VS517"} <= set(codes)
    assert not {"VS514", "VS526", "VS533", "VS536", "VS540", "VS541"} & set(codes)


def test_spelling() -> None:
    """Words that neither a dictionary nor the notes know; British ones and names are known."""
    pytest.importorskip("spellchecker")
    said = (
        f"{SAID}\n\nThe colours of the Dagster neighbourhood were organised by Zsofia, realy."
    )
    assert told(check_letter(said)) == ["542 realy"]
    noted = NOTE.replace("- moving 140", "- realy wants it\n- moving 140")
    assert told(check_letter(said, notes=(noted, ELSEWHERE))) == []
    off = Settings(me=ME, drafts=DraftSettings(spelling=False))
    assert told(check_letter(said, settings=off)) == []


def test_every_code_has_its_aspect() -> None:
    """Each check belongs to one of the three verdicts, and each error is in the table."""
    assert {aspect for aspect, _ in BUILTIN} == set(Aspect)
    assert len({check for _, check in BUILTIN}) == len(BUILTIN)
    errors = {name for name, code in CODES.items() if code.severity is Severity.ERROR}
    assert {f"VS5{number}" for number in (*range(10, 23), 26, 27)} <= errors
