"""Open tasks below `## I said I'd` and the like, for somebody met (S08)."""

import pytest

from tests.test_traps import HEAD, LONDON
from vaultsync.diagnostics import AddPromise, Finding
from vaultsync.model import Interview
from vaultsync.parse.interview import parse_note
from vaultsync.parse.persons.parts import Doubtful
from vaultsync.parse.persons.unmarked import as_remedy
from vaultsync.settings import Settings

LISTED = f'{HEAD}people: ["[[Orla Kelly]]", "[[Cian Doyle]]"]\n---\n'
PROTOCOL = "send Orla the return-to-run protocol I made in Tallaght"


def read(body: str, head: str = LISTED) -> tuple[Interview, list[Finding]]:
    """Read a note; give what is told of promises."""
    parsed = parse_note(f"{head}{body}\n", "n.md", Settings(), LONDON)
    assert parsed.interview is not None
    return parsed.interview, [one for one in parsed.findings if one.code == "VS219"]


def promises(note: Interview) -> dict[str, list[str]]:
    """Give what is promised to whom."""
    return {one.name: [p.text for p in one.promises] for one in note.people if one.promises}


@pytest.mark.parametrize(
    "body",
    [
        # nobody met is named
        "## I said I'd\n- [ ] send the protocol",
        "## I said I'd\n- [ ] send Niamh the protocol",
        "## I said I'd\n- [ ] send Orla Byrne the protocol",
        "## To do\n- [ ] send Niamh the protocol",
        # done, or vaultsync's own
        f"## I said I'd\n- [x] {PROTOCOL}",
        f"## I said I'd\n- [-] {PROTOCOL}",
        f"## I said I'd\n- [ ] {PROTOCOL}, sent on Monday",
        "## I said I'd\n- [ ] Thank-you to Orla Kelly ⏳ 2026-03-09",
        "## To do\n- [ ] Thank-you to Orla Kelly ⏳ 2026-03-09",
        "## To do\n- [ ] Follow-up to Orla Kelly ⏳ 2026-03-09",
        # messages that are advised anyway, and what is asked for
        "## To send\n- [ ] send Orla a thank-you",
        "## To send\n- [ ] email Orla tomorrow",
        "## To do\n- [ ] send Orla a thank-you",
        "## To do\n- [ ] email Orla",
        "## To do\n- [ ] ask Orla about pay",
        "## I said I'd\n- [ ] ask Orla about pay",
        # elsewhere
        f"## Questions\n- [ ] {PROTOCOL}",
        "## Questions\n- [ ] ask Orla about pay",
        f"## Prep\n- [ ] {PROTOCOL}",
        "## Before\n- [ ] ask Orla about pay",
        f"- [ ] {PROTOCOL}",
        f"## To do\n- {PROTOCOL}",
        f"## I said I'd\n> - [ ] {PROTOCOL}",
        "## Promised\n- Orla: the contract by Friday",  # by her
        "## They promised\n- [ ] Orla sends me the contract",
        f"## I said I'd\n\n## Notes\n- [ ] {PROTOCOL}",
    ],
)
def test_what_is_promised_to_nobody(body: str) -> None:
    """S08: a task is no promise unless its heading or its words say so, to somebody met."""
    note, told = read(body)
    assert promises(note) == {}
    assert not told


HEADINGS = (
    "I said I'd",
    "I said I’d",
    "I promised",
    "Promised",
    "What I promised",
    "To send",
    "I owe",
    "I said I would",
)


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(
    "task", [f"- [ ] {PROTOCOL}", f"- {PROTOCOL}", f"- [ ] {PROTOCOL} ⏫ #out"]
)
def test_the_heading_makes_a_task_a_promise(heading: str, task: str) -> None:
    """S08: what one said one would send is a promise, though its box is open."""
    note, told = read(f"## {heading}\n{task} 📅 2026-11-20")
    assert promises(note) == {"Orla Kelly": [PROTOCOL]}
    assert not told
    (orla,) = (one for one in note.people if one.promises)
    assert orla.promises[0].line == LISTED.count("\n") + 2


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "## I said I'd\n- [ ] Send [[Orla Kelly]] the code",
            {"Orla Kelly": ["Send Orla Kelly the code"]},
        ),
        ("### I said I'd\n- [ ] the code for Cian", {"Cian Doyle": ["the code for Cian"]}),
        (
            "## Promised\n- [ ] slides to Orla and Cian",
            {
                "Orla Kelly": ["slides to Orla and Cian"],
                "Cian Doyle": ["slides to Orla and Cian"],
            },
        ),
        (
            "## I promised\n- [ ] I promised Orla the code",
            {"Orla Kelly": ["I promised Orla the code"]},
        ),
        (
            "## Orla Kelly\n### I said I'd\n- [ ] send the code",
            {"Orla Kelly": ["send the code"]},
        ),
    ],
)
def test_whose_promise_it_is(body: str, expected: dict[str, list[str]]) -> None:
    """S08: it is told once, and belongs to everybody whom it names."""
    note, told = read(body)
    assert promises(note) == expected
    assert not told


@pytest.mark.parametrize("heading", ["To do", "TODO", "Tasks", "Next steps", "Things to do"])
def test_elsewhere_a_task_is_told(heading: str) -> None:
    """VS219, S08: below `## To do` it may be a promise; only its writer knows."""
    note, (told,) = read(f"## {heading}\n- [ ] {PROTOCOL} 📅 2026-11-20")
    assert promises(note) == {}
    assert told.line == LISTED.count("\n") + 2
    assert told.help == (
        "if you promised it, write `- Orla Kelly: **promised:** the return-to-run protocol I "
        "made in Tallaght`, or move the task below `## I promised`"
    )


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_heading_is_nobody(heading: str) -> None:
    """S22: such a heading is no person in a note that lists none."""
    note, _ = read(f"## Orla Kelly\n- tea\n\n## {heading}\n- [ ] {PROTOCOL}", f"{HEAD}---\n")
    assert [one.name for one in note.people] == ["Orla Kelly"]
    assert promises(note) == {"Orla Kelly": [PROTOCOL]}


@pytest.mark.parametrize("text", ["send Orla " * 9999, "send " * 9999 + "Orla the code"])
def test_a_task_without_end(text: str) -> None:
    """No line is too long to be read."""
    assert len(read(f"## To do\n- [ ] {text}")[1]) <= 1


TOLD = "Told Orla I'd send her the worked stack-up from my thesis (the one with the sums).\n\n"
STACK_UP = "the worked stack-up from my thesis"


@pytest.mark.parametrize(
    ("task", "promised"),
    [
        # another thing, another person, no day, or left out
        ("- [ ] send Orla the rota 📅 2026-03-06", STACK_UP),
        ("- [ ] send Cian the stack-up pdf 📅 2026-03-06", STACK_UP),
        ("- [x] send Cian the stack-up pdf 📅 2026-03-06", STACK_UP),
        ("- [ ] ask Orla about the stack-up 📅 2026-03-06", STACK_UP),
        ("- [ ] send Orla the stack-up pdf", STACK_UP),
        ("- [-] send Orla the stack-up pdf 📅 2026-03-06", STACK_UP),
        ("- [x] send Orla the rota", STACK_UP),
        # the same
        ("- [ ] send Orla the stack-up pdf 📅 2026-03-06", f"{STACK_UP} by 2026-03-06"),
        ("- [x] send Orla the stack-up pdf 📅 2026-03-06 ✅ 2026-03-05", ""),
    ],
)
def test_a_task_beside_the_sentence(task: str, promised: str) -> None:
    """S08: the line that is asked about takes the day of one's own task; ticked, it is kept."""
    _, told = read(f"{TOLD}## Follow up\n{task}")
    cures = [one.remedy for one in told if one.line == LISTED.count("\n") + 1]
    assert cures == ([AddPromise("orla kelly", promised)] if promised else [])


@pytest.mark.parametrize("mark", [" ", "x"])
def test_a_ticked_task_keeps_the_marked_promise(mark: str) -> None:
    """S08: whoever ticks their own task need not tick the promise, too."""
    task = f"- [{mark}] send Orla the stack-up pdf 📅 2026-03-06"
    line = f"- Orla Kelly: **promised:** {STACK_UP} by 2026-03-06"
    note, _ = read(f"## Follow up\n{task}\n{line}")
    (point,) = note.people[0].promises
    assert point.kept is (mark == "x")


TWO = f"{HEAD}people: [Mareike Thomsen, Femi Adeyemi]\n---\n"
REFERENCES = "two references (Henrik, and somebody from the BVG project) by Wednesday 11 March"


@pytest.mark.parametrize(
    "body",
    [
        # done, or said by somebody else
        "## Next steps\n- [x] promised Mareike two references",
        "## Next steps\n- [-] promised Mareike two references",
        "## Next steps\n- [ ] promised Mareike two references, sent on Monday",
        "## Next steps\n- [ ] Mareike promised two references",
        "## Next steps\n- [ ] Mareike said she'd send me two references",
        "## Next steps\n- [ ] ask whether I promised Mareike two references",
        # a plan, or no task
        "## Next steps\n- [ ] I'll send Mareike two references",
        "## Next steps\n- promised Mareike two references",
        # to whom, or what, is not sure
        "## Next steps\n- [ ] said I'd send her the audit",
        "## Next steps\n- [ ] promised Mareike and Femi the audit",
        "## Next steps\n- [ ] promised Niamh the audit",
        "## Next steps\n- [ ] said I'd send it to Mareike by Monday",
        "## Next steps\n- [ ] said I'd send them to Mareike on Monday",
        # messages, code, what was quoted or meant for the talk itself
        "## Next steps\n- [ ] promised Mareike a reply by Monday",
        "## Next steps\n- [ ] `promised Mareike two references`",
        "## Prep\n- [ ] promised Mareike two references",
        "## Questions\n- [ ] promised Mareike two references",
    ],
)
def test_no_promise_in_so_many_words(body: str) -> None:
    """What a task does not say for certain is nobody's promise."""
    assert promises(read(body, TWO)[0]) == {}


@pytest.mark.parametrize(
    ("task", "who", "words", "day"),
    [
        (f"promised Mareike {REFERENCES}", "Mareike Thomsen", REFERENCES, "2026-03-11"),
        (
            "said I'd send Femi the accessibility audit by Tuesday",
            "Femi Adeyemi",
            "the accessibility audit by Tuesday",
            "2026-03-03",
        ),
        (
            "Mareike wanted my article on newsroom tools, I said I'd send it on Monday 9 March",
            "Mareike Thomsen",
            "my article on newsroom tools by Monday 9 March",
            "2026-03-09",
        ),
        (
            "told Femi I'd send him the slides 📅 2026-03-12",
            "Femi Adeyemi",
            "the slides",
            "2026-03-12",
        ),
        ("I promised Mareike the code", "Mareike Thomsen", "the code", "None"),
    ],
)
@pytest.mark.parametrize("heading", ["## Next steps", "## To do", "## Notes", "# Acme"])
def test_a_task_that_says_so_is_the_promise(
    task: str, who: str, words: str, day: str, heading: str
) -> None:
    """S08: it is read by itself, and no second line is proposed; ticked, nothing is owed."""
    interview, told = read(f"{heading}\n- [ ] {task}", TWO)
    assert promises(interview) == {who: [words]}
    assert [str(p.by) for one in interview.people for p in one.promises] == [day]
    assert told == []
    interview, told = read(f"{heading}\n- [x] {task}", TWO)
    assert promises(interview) == {}
    assert told == []
    # a line that is there already is the same promise, and is kept with the task
    marked = f"- {who}: **promised:** {words}"
    for mark, kept in ((" ", False), ("x", True)):
        interview, told = read(f"{heading}\n- [{mark}] {task}\n{marked}", TWO)
        assert [p.kept for one in interview.people for p in one.promises] == [kept]
        assert told == []


@pytest.mark.parametrize("thing", ["it", "them", "that"])
def test_a_pronoun_is_never_what_was_promised(thing: str) -> None:
    """VS219: told with a gap to fill in, and never asked about."""
    _, told = read(f"## Next steps\n- [ ] I'll send {thing} to Mareike by Monday", TWO)
    for one in told:
        assert one.remedy is None
        assert f"**promised:** {thing}" not in one.help


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("it", None),
        ("it on Monday 23 Nov", None),
        ("them by Monday", None),
        ("that to Mareike by Monday", None),
        ("that article by Monday", AddPromise("mareike thomsen", "that article by Monday")),
    ],
)
def test_no_line_is_proposed_for_a_pronoun(words: str, remedy: AddPromise | None) -> None:
    """Whoever finds it: such a line would say nothing."""
    doubt = Doubtful("VS219", 1, "", "", "", promised=words, who="mareike thomsen")
    assert as_remedy(doubt, None) == remedy
