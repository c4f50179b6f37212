"""What brackets show of a talk: first sentences, chosen ones, and nothing private."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.vaults import DRAFTS
from vaultsync.parse.persons.sentences import sayings
from vaultsync.rules.private import without_private
from vaultsync.rules.talking import in_short

MakeVault = Callable[..., Path]

WORK = (
    "400 PCR samples a day, mostly respiratory panel",
    "just got through their UKAS visit, two findings, both about temperature logs",
    "asked if I'd be ok with early starts (6am)",
    "22 thousand parcels a night before xmas",
    "they want someone with 5+ years, I have 4",
    "moving 140 Airflow DAGs to Dagster, ran both in shadow mode for a month",
    "40k requests a second at the peak",
    "a payment service that loses 2 in 10k events",
    "the payroll run is on the 25th, and Olu checks it by hand",
    "paid search is half of the budget",
    "candidate experience is what she works on",
    "good tests matter more than many tests",
    "nice-to-have: Kubernetes",
    "the money service bureau in Leeds",
    "confidential data, no laptops at home",
    "wants someone who can write SOPs without being chased",
    "how she trains young chefs",
    "their dog food brand is the largest",
    "maternity ward, 24 beds",
    "she thinks in tables, he in graphs",
    "the family doctor programme",
)


@pytest.mark.parametrize("line", WORK)
def test_what_is_not_private(line: str) -> None:
    """S17: what was talked about stays, word for word."""
    assert without_private(line) == line
    assert in_short(line) == line


@pytest.mark.parametrize(
    ("line", "left"),
    [
        # money
        ("28.5k, 6 months probation", ""),
        ("Pay 25.4 to 27.", ""),
        ("Money 34k plus nights.", ""),
        ("salary, company car, 32 days off", ""),
        ("Asked what I'd want to be paid.", ""),
        ("relief chef shifts, £16.50/h, Cardiff Met", "relief chef shifts"),
        ("sous chef, 45 hrs over 5 days, 34k + tips shared", "sous chef, 45 hrs over 5 days"),
        ("Temp thing at the archive, 3 months, £12.90 an hour", None),
        # how one felt
        ("went ok I think??", ""),
        ("Felt really good after this one.", ""),
        ("I was so nervous", ""),
        ("asked about Making Tax Digital, I was a bit vague", "asked about Making Tax Digital"),
        ("liked it a LOT", ""),
        ("Should of been shorter.", ""),
        ("Really good.", ""),
        # jokes, and how somebody is
        ("Told the one about the coat.", ""),
        ("They laughed.", ""),
        ("didn't say much", ""),
        ("sat in, didnt say much, did the salary bit", ""),
        ("Lovely woman", ""),
        ("she was nice", ""),
        ("asked about freezers, they seemed lovely", "asked about freezers"),
        ("it was good practice to label them", "it was good practice to label them"),
        (
            "been there 6 yrs, ex Celtic Manor, nice, straight",
            "been there 6 yrs, ex Celtic Manor",
        ),
        # who else applied
        ("they've 2 more to see, she said", ""),
        ("2 others in for it.", ""),
        ("one other candidate left in", ""),
        ("They are seeing two more people and will decide soon.", ""),
        ("they have 2 posts, interviews till Tuesday", "they have 2 posts"),
        # gossip
        ("Budget is tight, she said, they lost a TA post in September.", ""),
        ("the last one was sacked in June", ""),
        ("off the record: they merge in May", ""),
        # family and animals
        ("runs the allergen bench, very nice, has a greyhound called Biscuit", None),
        ("team of 9, two leaving for maternity in the new year", "team of 9"),
        ("he has a boat", ""),
        ("Nice dog in the background.", ""),
        ("her husband works there too", ""),
    ],
)
def test_what_is_nobody_elses_business(line: str, left: str | None) -> None:
    """S22, S56: no bracket asks for a sentence about money, feelings, rivals or family."""
    expected = {
        "runs": "runs the allergen bench",
        "Temp": "Temp thing at the archive, 3 months",
    }
    assert without_private(line) == (expected[line[:4]] if left is None else left)


LONG = (
    "They run the old and the new planning system side by side until the summer, because the "
    "night shift books its loads by hand, and nobody has written down yet how"
)


@pytest.mark.parametrize(
    ("point", "shown"),
    [
        # short enough, whatever it is made of
        ("the rota", "the rota"),
        ("She asked about the rota. Twelve people, two teams.", None),
        ("Mr. Khan showed me the cold store. 9000 pallets.", None),
        ("the coast walk: who carries what?", None),
        # the first two sentences
        (
            "One thing here. Another thing there. A third thing.",
            "One thing here. Another thing there",
        ),
        # a private one ends it, or is skipped in front
        (
            (
                "asked how I would deal with an angry parent at the hatch. Told the one about "
                "the coat. Budget is tight, she said. Term time only."
            ),
            "asked how I would deal with an angry parent at the hatch",
        ),
        ("I was so nervous. She asked about the rota.", "She asked about the rota"),
        # how long it took is no point
        (
            (
                "Thursday, one hour with Joris (team lead). Peristaltic pump, small plastic "
                "parts. He asked about draft angles."
            ),
            "Peristaltic pump, small plastic parts. He asked about draft angles",
        ),
        # the second does not fit any more
        (f"{LONG[:100]}. {LONG[:100]}.", LONG[:100]),
        # one alone is cut where a clause ends
        (f"{LONG}, and so on.", f"{LONG.rpartition(', and')[0]} …"),
        # all of it is private
        ("28.5k. Lovely woman.", ""),
        # topics of one word or two are what was talked about
        ("Falls. Staffing. Budget.", "Falls. Staffing"),
        ("Lead times. Stock outs.", None),
        ("Head count. Two shifts.", None),
        ("Data platform. Product design.", None),
        ("Cold chain. Trucks.", None),
        ("Quick changeovers. Fast lanes.", None),
        ("Direct sales are half of it. Rota.", None),
        ("Chair lifts. Two of them.", None),
        # what somebody is, or how, is no point
        (
            "Chair. Fast. SSNAP scores, thrombolysis times, 7 day therapy. She knows Bev.",
            "SSNAP scores, thrombolysis times, 7 day therapy. She knows Bev",
        ),
        ("Quiet. Asked how I deal with consultants.", "Asked how I deal with consultants"),
        ("Straight talker. 28 beds, 6 NIV.", "28 beds, 6 NIV"),
        ("Very sharp and funny. Asked about the till.", "Asked about the till"),
        ("Panel chair. The rota, bank shifts.", "The rota, bank shifts"),
        ("Deputy head of nursing. Asked about falls.", "Asked about falls"),
        ("Ran the clock. Needs two referees.", "Needs two referees"),
        ("Took notes. Pallets by hand.", "Pallets by hand"),
        ("Chair.", ""),
        ("Quiet", ""),
    ],
)
def test_first_sentences(point: str, shown: str | None) -> None:
    """S17: a bracket shows a sentence or two, no paragraph."""
    assert in_short(point) == (point if shown is None else shown)


WRAPPED = "about it, with whoever is on the night shift, as they have it there."
LONGER_LINE = f"{'calder cold storage, phone call, ' * 3}tues 24 nov"
LONG_LINE = "she said that they will ring me back a second time, and ask me more"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One thought.", [("One thought.", 3)]),
        (
            "She asked about this. He about that.",
            [("She asked about this.", 3), ("He about that.", 3)],
        ),
        ("a thought\nanother one", [("a thought", 3), ("another one", 4)]),
        (
            "a line of more than sixty columns, and broken by an editor that\nwraps",
            [
                (
                    "a line of more than sixty columns, and broken by an editor that wraps",
                    3,
                )
            ],
        ),
        ("met Dr. Vogt and Mr. Khan", [("met Dr. Vogt and Mr. Khan", 3)]),
        # the first line shows how much room there was
        (
            f"{LONGER_LINE}\n{LONG_LINE}\ndidnt send it",
            [(LONGER_LINE, 3), (LONG_LINE, 4), ("didnt send it", 5)],
        ),
        # every line is as full as it can be
        (
            f"{LONG_LINE}\n{WRAPPED.replace(' there', chr(10) + 'there')}",
            [(f"{LONG_LINE} {WRAPPED}", 3)],
        ),
    ],
)
def test_where_a_thought_ends(text: str, found: list[tuple[str, int]]) -> None:
    """Whoever writes a thought a line needs no stops."""
    assert [(one.text, one.line) for one in sayings(text, 3)] == found


NOTE = """\
---
type: interview
company: Calder Mill
role: Curator
date: 2026-11-24
interviewers: {who}
---
{said}
"""
ONE = "Priya Shah <priya@mill.example>"
TWO = f"{ONE}, Tom Reed <tom@mill.example>"
CALL = "Tues 24 nov, Priya rang from the mill, 40 minutes, in the car.\n\n"
TOLD = "[One thing you talked about; your notes tell of it in running text]"
MORE = "[One more thing you talked about; pick it from there, too]"
NOBODY = "no line of your notes is read as about Priya Shah"
ONLY = "[One more thing you talked about; your notes name only one so far]"
ALL = "your notes list what you talked about with all of them"
CHOICE = '"the washing box, who lifts it"; "three days in Oldham"'
ABOUT = "[What stayed with you about this: {}]"


@pytest.mark.parametrize(
    ("who", "said", "brackets"),
    [
        # nothing of it is for a letter
        (
            ONE,
            f"{CALL}She said the pay is 14 an hour. Felt really good after this one.",
            [TOLD, MORE],
        ),
        (ONE, f"{CALL}I said I'd send her my plan of the boxes by Friday.", [TOLD, MORE]),
        (ONE, f"{CALL}She said she will let me know by Friday 4 December.", [TOLD, MORE]),
        (
            ONE,
            f"{CALL}Did not send a thank you, should have asked for her address.",
            [TOLD, MORE],
        ),
        (ONE, f"{CALL}She said they are seeing two more people.", [TOLD, MORE]),
        (ONE, f"{CALL}She asked a lot.", [TOLD, MORE]),
        # it names both of them
        (
            TWO,
            "Priya and Tom asked about the washing day box.",
            [f"[One {n}thing you talked about; {NOBODY}]" for n in ("", "more ")],
        ),
        (ONE, f"{CALL}She was nice\nShe asked a lot\nDidnt send anything yet", [TOLD, MORE]),
        # a list of the talk, with nothing for a letter in it
        (
            TWO,
            (
                "Talked about:\n- salary 44-47k\n- I promised to send the plan of the boxes\n"
                "- they let me know by Friday\n- the rota"
            ),
            [f"[One {n}thing you talked about; {NOBODY}]" for n in ("", "more ")],
        ),
        # a list of the talk that names nobody, or this one
        (
            TWO,
            "Talked about:\n- the washing box, who lifts it\n- three days in Oldham, pay 40k",
            [f"[One thing you talked about; {ALL}: {CHOICE}]", MORE],
        ),
        (
            TWO,
            "Talked about:\n- the box, Priya would love a new one\n- three days in Oldham",
            [
                ABOUT.format("the box, Priya would love a new one"),
                f'[One more thing you talked about; {ALL}: "three days in Oldham"]',
            ],
        ),
        (
            TWO,
            "Talked about:\n- Priya: the box\n" + "- one more of the boxes\n" * 6,
            [
                ABOUT.format("the box"),
                f"[One more thing you talked about; {ALL}: "
                + "; ".join(['"one more of the boxes"'] * 4)
                + "]",
            ],
        ),
        # a point that is by when they answer, whoever says so
        (
            TWO,
            "Priya: the washing box\nPriya: Tom will let me know by Friday 4 December",
            [ABOUT.format("the washing box"), ONLY],
        ),
        # several things in one line are more than one
        (
            TWO,
            "Priya: wool counts, loom times, 7 day week",
            [ABOUT.format("wool counts, loom times, 7 day week"), MORE],
        ),
        (
            TWO,
            "Priya: asked about felting and the Friday tours",
            [ABOUT.format("asked about felting and the Friday tours"), MORE],
        ),
        (
            TWO,
            "Priya: how they count the wool. Two looms stand still.",
            [ABOUT.format("how they count the wool. Two looms stand still."), MORE],
        ),
        (
            TWO,
            "Priya: how I'd run the old loom hall and the new tours",
            [ABOUT.format("how I'd run the old loom hall and the new tours"), ONLY],
        ),
        # one sentence, and the strongest two in their order
        (
            ONE,
            f"{CALL}She asked about the washing day box. Bus is the 508.",
            [ABOUT.format("She asked about the washing day box"), ONLY],
        ),
        (
            ONE,
            (
                f"{CALL}She liked the photos of it very much. She asked about the washing day "
                "box. Pay is 14. I told her how the mangle came to us. She said there is a "
                "second store room."
            ),
            [
                ABOUT.format("She asked about the washing day box"),
                ABOUT.format("I told her how the mangle came to us"),
            ],
        ),
        (
            TWO,
            (
                "We met in the cafe, where Priya asked about the washing day box. Tom wanted "
                "to know how we lift the mangle."
            ),
            [
                ABOUT.format("We met in the cafe, where Priya asked about the washing day box"),
                ONLY,
            ],
        ),
    ],
)
def test_running_text(
    who: str, said: str, brackets: list[str], make_vault: MakeVault, cli: Cli
) -> None:
    """S17, S22: two sentences of the note's own at most, and what is missing is asked once."""
    vault = make_vault({"a.md": NOTE.format(who=who, said=said)})
    assert cli("sync", vault=vault, as_of="2026-11-25T09:00+00:00").returncode == 0
    (file,) = (vault / DRAFTS).glob("*Priya Shah, thank-you.md")
    rows = file.read_text("utf-8").splitlines()
    found = [row for row in rows if row.startswith(("[What stayed", "[One"))]
    assert found == brackets


PASSED_ON = """\
---
type: interview
company: Wensum Park
date: 2026-11-24
interviewers: "Gillian Thackeray <head@wensum.example>, {first}, {second}"
---
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Priya Raman", "Tom Reed"),
        ("Mr Adeyemi", "Mrs Fenn"),
        ("Dr Pascoe", "Ms Okafor"),
    ],
)
def test_what_is_passed_on_for_two(
    first: str, second: str, make_vault: MakeVault, cli: Cli
) -> None:
    """S20: each of two has a message of their own, and nobody guesses `his` or `her`."""
    vault = make_vault({"a.md": PASSED_ON.format(first=first, second=second)})
    assert cli("sync", vault=vault, as_of="2026-11-25T09:00+00:00").returncode == 0
    for one, other in ((first, second), (second, first)):
        (file,) = (vault / DRAFTS).glob(f"*, {one}, thank-you.md")
        text = file.read_text("utf-8")
        asked = text.partition("May I ask")[2].partition("Kind regards")[0]
        assert f"pass the message below on to {one}, whom I met" in asked
        assert not {"his", "her", "him", "their", "them"} & set(asked.split())
        assert other not in text
