"""Promises to somebody met that stand below nobody's heading (VS219)."""

import re

import pytest

from tests.test_traps import HEAD, LONDON
from vaultsync.diagnostics import AddPromise, Finding
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

LISTED = f"{HEAD}interviewers: Tom Hart, Anna Lee\n---\n"


def told(body: str, head: str = LISTED) -> list[Finding]:
    """Give what is told of promises in a note."""
    parsed = parse_note(head + body, "n.md", Settings(), LONDON)
    return [one for one in parsed.findings if one.code == "VS219"]


@pytest.mark.parametrize(
    "line",
    [
        "Tom promised me the section",
        "they promised Tom the section",
        "I promised Bob the section",
        "I promised Tom to think about it by Friday",
        "I promised Tom I would think about it by Friday",
        "I promised Tom nothing by Friday",
        # `new` asks whether these are promises, a note cannot
        "I promised to visit the ward by Friday",
        "I have to hand in the form by Friday",
        "I'll bring cakes on Tuesday",
        "They need references, I said I'd email them to Bob by Monday",
        "They need references, I said I'd email them",
        "I promised Anna Smith the section",
        "I promised him the section",  # who that is cannot be known
        "I have not promised Tom the section",
        "if I promised Tom the section",
        "Should I have promised Tom the section?",
        "I promised Tom the section, sent 6 March",
        "send Tom the section",
        "I'll send Tom a thank-you",
        "- [x] promised Tom the section",
        "- **promised:** Tom the section",
        "- 2026-03-06 emailed Tom, I promised Tom the section",
        "> I promised Tom the section",
        "`I promised Tom the section`",
        'he read out "I promised Tom the section"',
        "~~I promised Tom the section~~",
        "    I promised Tom the section",
        "```\nI promised Tom the section\n```",
        "## Prep\nI promised Tom the section",
        "## Questions\nI promised Tom the section",
        "Tom: I promised him the cake",  # that is told as below a heading
        "I promised to send Tom regards",
        "I promised to send Tom nothing (ask Anna first)",
        "I promised to mail Tom back",
        "He promised to mail Tom names and numbers",
        "Bob asked for a plan, I said I'd send it over",
        "She asked Bob for a plan, I said I'd send it over",
        "She asked how it went, I said I'd send it over",
        "must send thank-you to Tom by friday",
        "tom must send the rota by friday",
        "must send it back by friday",
        "must finish the form by friday",
    ],
)
def test_what_is_no_promise_to_somebody_met(line: str) -> None:
    """S08: nobody is asked to keep what they did not promise."""
    assert not [one for one in told(f"{line}\n") if "below no person" in one.message]


@pytest.mark.parametrize(
    ("line", "what", "name"),
    [
        ("I promised Tom the section.", "the section", "Tom Hart"),
        ("i promised tom the section.", "the section", "Tom Hart"),
        (
            "tom asked for my github, said i'd send it tmrw",
            "my github by 2026-03-03",
            "Tom Hart",
        ),
        ("promised to send anna the slides tmrw", "the slides by 2026-03-03", "Anna Lee"),
        ("must send tom the references by friday", "the references by 2026-03-06", "Tom Hart"),
        ("must send anna CV by friday", "CV by 2026-03-06", "Anna Lee"),
        ("I'll send Tom my updated CV", "my updated CV", "Tom Hart"),
        (
            "I told Tom I'd email him two referees, Jo and Al",
            "two referees, Jo and Al",
            "Tom Hart",
        ),
        ("I promised Tom I'd send him our checklist", "our checklist", "Tom Hart"),
        ("told Tom I would let him have the section", "the section", "Tom Hart"),
        (
            "I promised Tom names of two people by 2026-03-09",
            "names of two people by 2026-03-09",
            "Tom Hart",
        ),
        (
            "I promised to send Tom two letters by 2026-03-09",
            "two letters by 2026-03-09",
            "Tom Hart",
        ),
        ("Promised Tom Hart the section", "the section", "Tom Hart"),
        ("I promised Mr Hart the section", "the section", "Tom Hart"),
        (
            "They need references, I said I'd email them to Tom by Monday",
            "references by 2026-03-09",
            "Tom Hart",
        ),
        ("told Anna I would send her the figures", "the figures", "Anna Lee"),
        ("Nice talk. I’ll send Anna the figures", "the figures", "Anna Lee"),
        ("- I still owe Anna the figures", "the figures", "Anna Lee"),
        ("- promised [[Anna Lee]] the figures", "the figures", "Anna Lee"),
        ("We spoke of Tom, and I promised Anna the code", "the code", "Anna Lee"),
        ("I promised Anna to send her it", "…", "Anna Lee"),
        (
            (
                "Said I'd send Tom the write up of the box and photos (check with Gill!) by "
                "the end of the week. Also he asked for a referee"
            ),
            "the write up of the box and photos by 2026-03-06",
            "Tom Hart",
        ),
        ("Said I'd send Tom the plan by early next week", "the plan by 2026-03-10", "Tom Hart"),
        (
            (
                "So Tom wants two references, I promised to mail him names and numbers (ask "
                "prof. Declercq first). They see two more people, he calls next week."
            ),
            "names and numbers",
            "Tom Hart",
        ),
        ("## What next\nI promised Tom the section", "the section", "Tom Hart"),
        ("Long day.\nI promised Tom the section.", "the section", "Tom Hart"),
    ],
)
def test_a_promise_below_nobody_is_told(line: str, what: str, name: str) -> None:
    """VS219, S08: a promise that names somebody met is not lost in a note's other parts."""
    (one,) = told(f"{line}\n")
    better = f"- {name}: **promised:** {what}"
    assert one.help == f"write `{better}`"
    assert one.line == LISTED.count("\n") + line.count("\n") + 1
    assert not told(f"{better}\n")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("need to send him home early", ""),
        ("need to send him an email", ""),
        ("need to send her a reminder about the cv", ""),
        ("need to send Bob updated cv", ""),
        ("he will need to send her updated cv", ""),
        ("do i need to send her updated cv?", ""),
        ("no need to send her updated cv", ""),
        ("need to send her updated cv, done", ""),
        ("need to send me updated cv", ""),
        ("need to send him", ""),
        ("Bob wants a plan, I said I'd send it over", ""),
        ("She wants a plan, Bob said he'd send it over", ""),
        ("She asked me for a plan of Bob's, I said I'd send it over", ""),
        ("She also asked for an up to date cv, I said I'd send it over", "an up to date cv"),
        (
            "need to send him updated cv and dbs number. he wont put me forward without it",
            "updated cv and dbs number",
        ),
        ("- still need to email her my references", "my references"),
        ("have to send her both refs by Monday", "both refs by 2026-03-09"),
        ("He wants a plan, so I said I'd email it by Monday.", "a plan by 2026-03-09"),
        (
            (
                "He wants two references, I promised to mail him names and numbers (ask prof. "
                "Declercq first)."
            ),
            "names and numbers",
        ),
        (
            (
                "Said I'd send her the write up of the box and some photos (check with Gill!) "
                "by the end of the week."
            ),
            "the write up of the box and some photos by 2026-03-06",
        ),
    ],
)
def test_whoever_is_met_alone_asked_for_it(line: str, what: str) -> None:
    """VS219: `she` is the one person of the note, and what one says to oneself names nobody."""
    found = told(f"{line}\n", ONE)
    assert [one.remedy for one in found] == ([AddPromise("jane doe", what)] if what else [])
    several = told(f"{line}\n")
    assert all(one.remedy is None for one in several)
    assert bool(what.startswith(("an up", "a plan"))) is bool(several)


def test_also_beside_a_heading_of_the_person() -> None:
    """VS219: whoever has a heading is found, too."""
    body = "## Tom Hart\n- soup\n\n## Notes\n- promised Tom the section\n"
    (one,) = told(body, f"{HEAD}---\n")
    assert one.help.endswith("below `## Tom Hart`")


@pytest.mark.parametrize("text", ["I promised Tom " * 9999, "Promised Tom the " + "a. " * 9999])
def test_a_line_without_end(text: str) -> None:
    """No line is too long to be read."""
    assert len(told(f"{text}\n")) <= 1


ONLY_ONE = [
    # with a day, and more, and nobody else in it
    "- **promised:** slides by Monday",
    "- **Promised:** the filled-in feedback form to them by 20 March",
    "promised:: to send Jane Doe the slides on 2026-03-20",
    "**room:** 4\n**promised:** the marketing plan, next week",
    "- **to send:** two references by Monday",
]
MINE_OR_THEIRS = [
    # a day alone is until when they answer, as before: nothing is told
    ("- **promised:** 2026-03-20", "2026-03-20", []),
    ("**Promised:** Friday 20 March 2026", "2026-03-20", []),
    ("promised:: 20th March 2026", "2026-03-20", []),
    ("- **promised:** by the end of next week", None, ["VS101"]),
    ("- **promised:** within two weeks", None, ["VS101"]),
    ("- **promised:** the 20th at the latest", None, ["VS101"]),
    # what they will do is theirs: the day is asked for
    ("- **promised:** an answer by Friday", None, ["VS101"]),
    ("- **promised:** they will decide by Friday", None, ["VS101"]),
    ("- **promised:** we’ll hear by 20 March", None, ["VS101"]),
    # another key, and what is no key here
    ("- **they_reply_by:** ask Tom on Monday", None, ["VS101"]),
    ("- **expected:** an email about it on Monday", None, ["VS101"]),
    ("- promised: email two references to Tom by Monday", None, []),
    # what one promised oneself
    ("- **promised:** email two references to Tom by Monday", None, ["VS219"]),
    *((line, None, []) for line in ONLY_ONE),
]


@pytest.mark.parametrize("above", ["", "they_reply_by: 2026-03-20\n"])
@pytest.mark.parametrize(("line", "day", "told"), MINE_OR_THEIRS)
def test_what_one_promised_is_no_day_of_theirs(
    line: str, day: str | None, told: list[str], above: str
) -> None:
    """VS219: `promised` below nobody's heading, with a day and more, is not `they_reply_by`.

    Above the first person it could be: told is then which of the two is to be written where.
    """
    note = (
        "---\ntype: interview\ncompany: Acme\nrole: Cook\ndate: 2026-03-05\n"
        f"{above}---\n## Next steps\n{line}\n\n## Jane Doe\n- soup\n"
    )
    found = parse_note(note, "n.md", Settings(), LONDON)
    assert found.interview
    read = found.interview.they_reply_by
    codes = [one.code for one in found.findings if one.code in {"VS101", "VS111", "VS219"}]
    if above:
        assert str(read) == "2026-03-20"
        assert [code for code in codes if code == "VS219"] == [
            code for code in told if code == "VS219"
        ]
        assert "VS219" not in codes or "VS111" not in codes
    else:
        assert (str(read) if read else None, codes) == (day, told)


HEADED = f"{HEAD}---\n## Jane Doe\n- soup\n\n"
ONE = f"{HEAD}interviewers: Jane Doe\n---\n"
WITH_CONTACT = f"{HEAD}recruiter: Ann Lee\ninterviewers: Jane Doe\n---\n"


def promised(body: str, head: str) -> list[list[str]]:
    """Give what is promised to each person."""
    found = parse_note(f"{head}{body}\n", "n.md", Settings(), LONDON).interview
    assert found
    return [[point.text for point in one.promises if not point.kept] for one in found.people]


@pytest.mark.parametrize(
    ("line", "head"),
    [
        # somebody else may be meant
        ("- **promised:** email two references to Tom by Monday", HEADED),
        ("- **promised:** the photos for Mr Hart", ONE),
        (
            "- **promised:** the photos",
            ONE.replace("interviewers", "recruiter: Ann Lee\ninterviewers"),
        ),
        ("- **promised:** the photos by Monday", LISTED),
        ("- **promised:** the photos", LISTED),
    ],
)
def test_a_mark_that_names_nobody_is_told_with_its_line(line: str, head: str) -> None:
    """VS219: in every spelling a warning, and what it says to write is read then."""
    body = f"## Next steps\n{line}\n"
    (one,) = told(body, head)
    assert one.message.endswith("is marked as a promise, but it does not say to whom")
    assert not any(promised(body, head))
    fix = one.help.split("`")[1]
    assert not told(f"## Next steps\n{fix}\n", head)
    assert any(promised(f"## Next steps\n{fix}\n", head))
    assert ("write `they_reply_by` with" in one.help) is ("Monday" in line)


@pytest.mark.parametrize("above", ["## Bo Lind\n", "## Bo Lind\n- tea\n\n### Later\n"])
def test_below_the_heading_of_another_it_is_not_hers(above: str) -> None:
    """VS219: who has a heading and is not listed may be whom it was promised to."""
    body = f"{above}- **promised:** the photos\n"
    assert promised(body, ONE) == [[]]
    assert len(told(body, ONE)) == 1


@pytest.mark.parametrize(
    "line", ["- [x] **promised:** the photos", "- **promised:** the photos, sent on 6 March"]
)
@pytest.mark.parametrize("head", [HEADED, ONE, LISTED])
def test_what_is_kept_is_asked_for_no_more(line: str, head: str) -> None:
    """S08: a tick below nobody's heading closes it, as everywhere."""
    body = f"## Next steps\n{line}\n"
    found = parse_note(head + body, "n.md", Settings(), LONDON).findings
    assert not {"VS218", "VS219"} & {one.code for one in found}
    assert not any(promised(body, head))


@pytest.mark.parametrize("head", [HEADED, ONE])
@pytest.mark.parametrize(
    "line",
    [*ONLY_ONE, "- **promised:** the photos", "- [ ] **promised:** the photos by Monday"],
)
def test_who_was_met_alone_is_whom_it_was_promised_to(line: str, head: str) -> None:
    """S08: the mark without a name is for the only person of the note; nothing is told."""
    body = f"## Next steps\n{line}\n"
    assert not told(body, head)
    ((one,),) = promised(body, head)
    assert one in line


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("- Told her I'd email my CV with the project list tomorrow", "my CV with the project"),
        ("- I promised to send her the photos", "the photos"),
        ("- Bo said so. I promised her the photos", ""),
        ("- Told Bo I'd email my CV", ""),
        ("- Told her I'd get my CV over to Bo. Ask her first", ""),
        ("- They never said, when she asked if I could, I promised her the photos", ""),
        ("- I told her I'd get my two referees over to her. Ask Bo first", "my two referees`"),
        ("- I told her I'd get my CV over to her at the weekend", "my CV by 2026-03-08`"),
        ("- I told her I'd get her tickets for the fair at the weekend", ""),
        ("- I promised Bo I would tell her", ""),
    ],
)
def test_her_is_the_only_one_met(line: str, what: str) -> None:
    """VS219: where the line names nobody, and one person was met, it can mean nobody else."""
    helps = [one.help for one in told(f"## Notes\n{line}\n", ONE)]
    assert [one.startswith(f"write `- Jane Doe: **promised:** {what}") for one in helps] == [
        True
    ] * bool(what)
    assert not told(f"## Notes\n{line}\n")


DUG_OUT = "I promised to dig them out and send them over by the weekend"


@pytest.mark.parametrize("head", [LISTED, ONE.replace("Jane Doe", "Tom Hart")])
@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("- Tom asked for photos of the lobby, I dug them out", 0),
        ("- Tom asked whether I promised to send the photos over", 0),
        ("- Tom: I promised him the photos", 1),
        (f"- Tom asked for photos of the Deansgate lobby, {DUG_OUT}", 1),
    ],
)
def test_who_is_only_listed_is_named_in_the_help(line: str, count: int, head: str) -> None:
    """VS219: below no heading, the mark alone would be read as nobody's."""
    findings = told(f"{line}\n", head)
    assert [
        re.search(
            r"`- Tom Hart: \*\*promised:\*\* (the photos|photos of the [\w ]+ by 2026-03-08)`",
            one.help,
        )
        is not None
        for one in findings
    ] == [True] * count


@pytest.mark.parametrize(
    "line",
    [
        "Deb Stone said they need ideas, I said I'd send her my list",  # nobody met
        "Kelly told Anna off, I said I'd send her my list",
        "Anna and Tom need ideas, I said I'd send them my list",
        "I said I'd send her my list",
        "to do: send references to Bob by Friday",
        "to do: send flowers to mum",
        "to do: send a thank-you to Tom",
        "to do: email Tom",
        "to do: email Tom about the pay",
        "to do: send references to Tom, sent on Monday",
        "to do: ask Tom about pay",
        "- [x] to do: send references to Tom",
        "## Prep\n- to do: send references to Tom",
        # without a day it may be no promise; the pronoun may be anybody
        "I said I'd send it",
        "I said I'd send him the list by Monday",
        "I said I'd send it to Bob by Monday",
        "They said they'd send it by Tuesday",
        "if it helps, I said I'd send it by Tuesday",
        "I said I'd send it by Tuesday, sent",
        "Ann will send Bob the reference by Monday",
        "will send Bob the reference by Monday",
        "will send Tom a thank-you by Monday",
        "Tom: I'll give her a call",
        "I'll give Tom a ring by Monday",
        "I'll give Tom the benefit of the doubt",
    ],
)
def test_whose_promise_cannot_be_known(line: str) -> None:
    """VS219: a name that is nobody's, or one of two, is no ground for a warning."""
    assert not told(f"{line}\n")


@pytest.mark.parametrize(
    ("line", "what", "name"),
    [
        ("- Anna said they need ideas, I said I'd send her my list", "my list", "Anna Lee"),
        (
            "Tom. Anna asked if I did it in Year 4, so I said I'd send her our plan",
            "our plan",
            "Anna Lee",
        ),
        ("Nice talk with Anna, I said I'd send her my list", "my list", "Anna Lee"),
        ("Anna needs ideas. I promised her my list", "my list", "Anna Lee"),
        (
            "to do: send references to Tom by Friday",
            "references to Tom by 2026-03-06",
            "Tom Hart",
        ),
        ("- to do: send the photos to Tom", "the photos to Tom", "Tom Hart"),
        ("- to-do: email Tom the photos", "the photos", "Tom Hart"),
        ("- TODO: send certificate to Anna", "certificate to Anna", "Anna Lee"),
    ],
)
def test_her_is_who_the_line_names(line: str, what: str, name: str) -> None:
    """VS219, S08: a pronoun means the one person named; a task to send something is told."""
    listed = "## Tom Hart\n- soup\n\n## Anna Lee\n- tea\n\n## Next steps\n"
    (one,) = told(f"{line}\n")  # a line that begins with the name is hers
    assert f"**promised:** {what}`" in one.help
    (one,) = told(f"{listed}{line}\n", f"{HEAD}---\n")
    assert one.help == f"write `- **promised:** {what}` below `## {name}`"


BEETLE = "the reference to the TigerBeetle paper we talked about, by"


@pytest.mark.parametrize(
    ("line", "what", "names"),
    [
        (f"- will send Tom {BEETLE} Monday", f"{BEETLE} 2026-03-09", ["Tom Hart"]),
        ("I'll give Anna the names this week", "the names this week", ["Anna Lee"]),
        (
            "- Anna wants two references, I'll give her the names this week: Ines, and\n  Bo",
            "the names this week: Ines, and Bo",
            ["Anna Lee"],
        ),
        (
            "Take-home: small ingest service, I said I'd send it by Tuesday, 1 December.",
            "small ingest service by 2026-12-01",
            ["Tom Hart", "Anna Lee"],
        ),
        (
            "I said I'd send it by Tuesday, 1 December.",
            "… by Tuesday, 1 December",
            ["Tom Hart", "Anna Lee"],
        ),
        ("I promised to send it the next day", "… the next day", ["Tom Hart", "Anna Lee"]),
        (
            "They want two references, I said I'd email them by Monday",
            "two references by 2026-03-09",
            ["Tom Hart", "Anna Lee"],
        ),
    ],
)
def test_what_has_a_day_is_told(line: str, what: str, names: list[str]) -> None:
    """VS219, S08: what is sent by a day is owed, and whoever can be meant is offered."""
    (one,) = told(f"## Notes\n{line}\n")
    ways = re.findall(r"`([^`]+)`", one.help)
    assert ways == [f"- {name}: **promised:** {what}" for name in names]
    assert not told(f"## Notes\n{ways[0]}\n")
    assert any(promised(f"## Notes\n{ways[0]}\n", LISTED))


@pytest.mark.parametrize(
    ("name", "count"),
    [("Ann", 0), ("wasn", 0), ("Seun", 1), ("Wale", 1), ("Oluwa", 2)],
)
def test_a_first_name_said_short(name: str, count: int) -> None:
    """VS219: four letters at the beginning or end of one's first name, and of nobody else's."""
    head = f"{HEAD}interviewers: Oluwaseun Adeyemi, Oluwale Obi, Annika Vogt\n---\n"
    found = told(f"I'll send {name} the paper by Monday\n", head)
    assert len(found) == count % 2


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("I promised to send them the next day", "**promised:** the slides"),
        (
            "he needs two references, I promised to send them the next day",
            "**promised:** two references by 2026-03-03",
        ),
        (
            "he asked for two references, I promised to send them over the next day",
            "**promised:** two references by 2026-03-03",
        ),
        (
            "needs someone for rotas, I promised to send it by Friday",
            "**promised:** the slides",
        ),
        (
            "Take-home: small ingest service, I said I'd send it by Friday",
            "**promised:** small ingest service by 2026-03-06",
        ),
    ],
)
def test_below_a_heading_it_is_named_by_what_was_asked_for(line: str, fix: str) -> None:
    """VS219: `the next day` alone is no promise, nor is `it`."""
    (one,) = told(f"## Jane Doe\n- {line}\n", f"{HEAD}---\n")
    assert one.help.endswith(f"`- {fix}`")


def test_below_a_heading_who_will_may_be_the_person() -> None:
    """VS219: `will send Tom the offer` in somebody's section tells what they will do."""
    assert not told("## Jane Doe\n- will send Tom the offer by Monday\n", f"{HEAD}---\n")


@pytest.mark.parametrize(
    ("line", "promise", "count"),
    [
        ("I told Anna I'd send her my first aid certificate", "my slides", 1),
        ("I told Anna I'd send her my first aid certificate", "first aid book", 1),
        ("I promised Anna the figures", "", 1),
        ("I told Anna I'd send her my first aid certificate", "my first aid certificate", 0),
        ("I told Anna I'd send her my first aid certificate", "the certificate", 0),
        ("to do: send references to Anna by Friday", "two references", 0),
        ("I promised Anna the figures", "the figures of 2025 by Friday", 0),
        ("I promised Anna to send her it", "the figures", 0),
        ("## To do\n- [ ] send Anna the figures", "the figures", 0),
        ("## To do\n- [ ] send Anna the figures", "my slides", 1),
    ],
)
def test_what_is_marked_is_told_no_more(line: str, promise: str, count: int) -> None:
    """VS219: who writes what the help says has done with it."""
    mark = f"- **promised:** {promise}\n" if promise else ""
    head = f"{HEAD}---\n"
    body = f"## Tom Hart\n- soup\n\n## Anna Lee\n- soup\n{mark}\n## Notes\n{line}\n"
    assert len(told(body, head)) == count


def test_the_help_ends_the_warning() -> None:
    """VS219: also a promise that is longer than what the help repeats of it."""
    line = f"I promised Anna the figures of {'all the sites and years ' * 5}by Friday"
    body = f"## Anna Lee\n- soup\n{{mark}}\n## Notes\n{line}\n"
    (one,) = told(body.format(mark=""), f"{HEAD}---\n")
    mark = one.help.split("`")[1]
    assert not told(body.format(mark=f"{mark}\n"), f"{HEAD}---\n")


@pytest.mark.parametrize(
    ("said", "what"),
    [
        # as it is
        ("the plan", "the plan"),
        ("the plan by 2026-04-01", "the plan by 2026-04-01"),
        ("a ticket for the fair at the weekend", "a ticket for the fair at the weekend"),
        ("the plan by Easter or so", "the plan by Easter or so"),
        # cut, and the day in full
        ("the plan and she'll talk to Peter", "the plan"),
        ("my CV tonight and he will ask about Bo", "my CV by 2026-03-02"),
        ("the plan and asked about the car park", "the plan"),
        ("the plan I use, by Tuesday", "the plan I use, by 2026-03-03"),
        ("the plan by Monday, Dave's and mine", "the plan by 2026-03-09, Dave's and mine"),
        ("the plan (the one on my desk", "the plan"),
        ("the plan (the old one) by Friday", "the plan (the old one) by 2026-03-06"),
    ],
)
def test_what_stands_in_a_line_of_its_own(said: str, what: str) -> None:
    """VS219, S08: what is offered is what is sent, whole, with a day that stays the same."""
    (one,) = told(f"## Next\n- I promised Tom {said}\n", LISTED)
    assert one.help == f"write `- Tom Hart: **promised:** {what}`"


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("the plan", ["Tom Hart: **promised:** the plan", "Anna Lee: **promised:** the plan"]),
        ("Bo the plan", ["Tom Hart: **promised:** Bo the plan"]),
        ("Anna the plan", ["Anna Lee: **promised:** the plan"]),
        ("the plan for Anna", ["Anna Lee: **promised:** the plan for Anna"]),
    ],
)
def test_a_mark_with_a_name_in_it_is_theirs(text: str, ways: list[str]) -> None:
    """VS219: who is named behind the mark got it, and not who is listed first."""
    (one,) = told(f"## Next\n- **promised:** {text}\n", LISTED)
    assert re.findall(r"`- ([^`]+)`", one.help)[: len(ways)] == ways
    assert ("Tom" in one.help) is any("Tom" in way for way in ways)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("- I promised Tom this by Friday", "… by Friday"),
        ("- I promised Tom it", "…"),
        (
            f"- Tom asked for photos of the lobby, {DUG_OUT}",
            "photos of the lobby by 2026-03-08",
        ),
        ("- Tom asked for the plan and I promised him it by Friday", "the plan by 2026-03-06"),
    ],
)
def test_what_it_is_about_is_named(line: str, what: str) -> None:
    """VS219: with the day, and with what was asked for in the same line."""
    (one,) = told(f"## Next\n{line}\n", LISTED)
    assert one.help == f"write `- Tom Hart: **promised:** {what}`"


@pytest.mark.parametrize(
    ("line", "told_again"),
    [
        ("- [ ] something else", 1),
        ("- Anna Lee: **promised:** the section by 2026-03-09", 1),
        ("- Tom Hart: **promised:** the section by 2026-03-09", 0),
        ("- [x] Tom Hart: **promised:** the section by 2026-03-09", 0),
        ("- Tom Hart: **promised:** the section by 2026-03-09, sent", 0),
    ],
)
def test_a_kept_promise_settles_its_sentence(line: str, told_again: int) -> None:
    """S08: what was marked and then ticked is not asked about again."""
    found = told(f"I promised Tom the section by 2026-03-09.\n\n{line}\n")
    assert len(found) == told_again


@pytest.mark.parametrize(
    ("behind", "line"),
    [
        (" And then I went home.", "the CV and my ticket by 2026-03-09"),
        (" And the bus leaves.", "the CV and my ticket by 2026-03-09"),
        (" And my phone died.", "the CV and my ticket by 2026-03-09"),
        (" And two shifts.", "the CV and my ticket by 2026-03-09"),
        (" And my ref has notes.", "the CV and my ticket by 2026-03-09"),
        (" And two refs rang.", "the CV and my ticket by 2026-03-09"),
        (" And two refs by Friday.", "the CV and my ticket by 2026-03-09"),
        (" And my reach ticket, she said.", "the CV and my ticket by 2026-03-09"),
        (" And a list is there.", "the CV and my ticket by 2026-03-09"),
        (" She rang. And two refs.", "the CV and my ticket by 2026-03-09"),
        ("\n\nAnd two refs.", "the CV and my ticket by 2026-03-09"),
        (" And two refs.", "the CV, my ticket and two refs by 2026-03-09"),
        ("\nAnd two refs", "the CV, my ticket and two refs by 2026-03-09"),
        (
            " Plus the reach certificate. It went well",
            "the CV, my ticket and the reach certificate by 2026-03-09",
        ),
        (" Also 2 recipes.", "the CV, my ticket and 2 recipes by 2026-03-09"),
    ],
)
def test_a_sentence_may_add_to_what_is_promised(behind: str, line: str) -> None:
    """VS219: `And two refs.` behind it is asked about, too; what may be no thing is not."""
    said = f"Told Tom I'd send him the CV and my ticket by Monday.{behind}"
    inside, (outside,) = told(f"## Tom Hart\n{said}\n", f"{HEAD}---\n"), told(said)
    assert outside.remedy == AddPromise("tom hart", line)
    assert [one.remedy for one in inside] == [outside.remedy]


BOTH = "## Tom Hart\n- soup\n\n## Anna Lee\n- tea\n\n## After\n"
SAID = "References: they would like two, I said I'd send the names by Tuesday"


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("", 1),
        ("Tom Hart: **promised:** the menu", 1),
        ("Tom Hart: **promised:** the names of two referees, by 2026-12-01", 0),
        ("- [x] Anna Lee: **promised:** the names", 0),
    ],
)
def test_marked_for_one_of_them_nothing_more_is_asked(more: str, count: int) -> None:
    """VS219: where it does not say to whom, the mark for any of them settles it."""
    assert len(told(f"{BOTH}{SAID}\n{more}\n".replace("\n\n\n", "\n"))) == count


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("", 1),
        ("- Tom Hart: **promised:** the big poster, by 2026-11-27", 1),
        ("- Tom Hart: **promised:** the poster by 2026-11-27", 0),
    ],
)
def test_written_again_with_the_name_it_is_settled(more: str, count: int) -> None:
    """VS219: a mark that names nobody, and the same promise in a line that names one."""
    assert len(told(f"{BOTH}- **promised:** the poster, by 2026-11-27\n{more}\n")) == count


@pytest.mark.parametrize(
    ("line", "what", "who"),
    [
        # somebody else may be meant, or nobody wants it
        ("Good. Tom and Anna were nice. I said I would send him the plan", "", ""),
        (
            "Dana will ring. Bob wants two names by 2026-03-09, I promised to email those",
            "two names by 2026-03-09",
            "",
        ),
        # the others are days and things
        (
            (
                "Good. Tom said by Friday at latest. I said I would send him the budget "
                "sheet from the Supper so he can see how I set it out."
            ),
            "the budget sheet from the Supper",
            "tom hart",
        ),
        (
            "Good. Tom was keen, back on Monday. I said I would send him the plan",
            "the plan",
            "tom hart",
        ),
        (
            "Dana rang. Tom wants two referees' names by 2026-03-09, I promised to email those",
            "two referees' names by 2026-03-09",
            "tom hart",
        ),
    ],
)
def test_whose_it_is_by_what_stands_around(line: str, what: str, who: str) -> None:
    """VS219: a day or a thing is nobody who may be meant; who asks in the sentence gets it."""
    found = told(f"{line}\n")
    assert all(what in str(one.help) for one in found)
    assert [one.remedy for one in found if one.remedy] == (
        [AddPromise(who, what)] if who else []
    )


@pytest.mark.parametrize(
    ("line", "what", "keys"),
    [
        # nobody promised, somebody else did, or it is for nobody who was met
        ("Tom liked the sheet, said he'd send me a copy", "", []),
        ("Tom liked the sheet, said I'd hear by Friday", "", []),
        ("Tom liked the sheet, said I'd get the job", "", []),
        ("Tom said I'd drive him mad", "", []),
        ("Bob liked the sheet, said I'd send him a copy", "", []),
        ("Tom's mum was ill, said I'd send her flowers", "", []),
        ("Tom and Anna liked it, said I'd send them a copy", "", []),
        ("Tom liked it, wondered if I said I'd send him a copy", "", []),
        # whoever is named just before
        (
            "Tom liked the forecast sheet I made, said I'd send him a copy.",
            "a copy",
            ["tom hart"],
        ),
        ("Anna loved the photos, told her I'd email the rest", "the rest", ["anna lee"]),
        ("Tom liked it - said I'd get him the link", "the link", ["tom hart"]),
        ("Anna was keen on the ward, said I'd show her my plan", "my plan", ["anna lee"]),
        ("Anna was quiet. Tom liked it, said I'd send him a copy", "a copy", ["tom hart"]),
        # it can be either: both are named, and none is proposed
        (
            "Tom said Anna liked it, said I'd send her a copy",
            "a copy",
            ["anna lee", "tom hart"],
        ),
    ],
)
def test_him_is_whoever_is_named_just_before(line: str, what: str, keys: list[str]) -> None:
    """VS219: `said I'd` behind what somebody did is one's own promise to that person."""
    found = told(line)
    assert len(found) == bool(keys)
    for one in found:
        named = [key for key in ("anna lee", "tom hart") if key.title() in one.help]
        assert named == keys
        assert f"**promised:** {what}`" in one.help
        sure = one.remedy.who if isinstance(one.remedy, AddPromise) else ""
        assert sure == (keys[0] if len(keys) == 1 else "")
