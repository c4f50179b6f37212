"""Laws of the checks of drafts: whatever stands in one, they answer, in time and in place."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.draft_cases import LETTER, MARCUS, ME, SAID, check_letter, told
from tests.support import limit
from vaultsync.checks.around import words_of
from vaultsync.checks.likeness import jaccard
from vaultsync.checks.wording import distance, near, read_words, stem
from vaultsync.settings import DraftSettings, Settings

QUIET = Settings(me=ME, drafts=DraftSettings(spelling=False))
PIECES = st.sampled_from(
    [
        "Dear ", "Priya", "Raman", "Marcus", "Lee", ",", "\n", "\n\n", " ", "[", "]", "[[",
        "{{", "}}", "____", "Kind regards", "Alex Kim", "thank you", "DAGs", "Dagster",
        "Kafka", "!", "?", ".",
        "asap", "just checking in", "attached", "I ", "VERY", "😊", ":)", "e\u0301", "\u0301",
        "日本",
        "Nortwhind", "$x", "<", ">", "%%", "==", "^a", "'s", "\u2019", "P.S. ", "- ",
        "\u200d", "\ufeff",
        "Message for ", "Tidewater Labs", "\x00", "\x85", "\u2028", "İ", "ß", "\t",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=300)
KINDS = st.sampled_from(["thank-you", "follow-up", "status-check", "update", "respond"])
CHANNELS = st.sampled_from(["email", "text", "forward", "linkedin", "none"])


@given(TEXTS, KINDS, CHANNELS, TEXTS)
@example("Dear ", "thank-you", "email", "")
@example("\u0301", "thank-you", "text", "x")
def test_any_text_is_answered(text: str, kind: str, channel: str, other: str) -> None:
    """Nothing raises, and every finding lies inside of the draft, below its head or in it."""
    body = f"{text}\nx"
    found = check_letter(
        body=body, kind=kind, channel=channel, others=((MARCUS, other),), settings=QUIET
    )
    for one in found:
        assert one.line >= 1
        assert 1 <= one.column <= len(one.source) + 1
        assert one.column - 1 + one.length <= max(len(one.source), one.column)
        assert one.message
        assert "\n" not in one.message


@given(TEXTS)
def test_the_unicode_form_changes_nothing(text: str) -> None:
    """Hazard 17: composed or not, the same is found."""
    name = "Sinéad Müller"
    letter = f"{SAID}\n\n{name} {text}"
    codes = [
        sorted(one.code for one in check_letter(unicodedata.normalize(form, letter)))
        for form in ("NFC", "NFD")
    ]
    assert codes[0] == codes[1]


@given(TEXTS)
def test_the_same_draft_gives_the_same(text: str) -> None:
    """Checks are pure: no order and no earlier draft changes what they say."""
    body = LETTER.format(said=text)
    assert told(check_letter(body=body)) == told(check_letter(body=body))


WORDS = st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12)


@given(WORDS, WORDS, st.integers(0, 3))
def test_distance_is_symmetric(one: str, other: str, most: int) -> None:
    """The number of slips does not depend on which word is the right one."""
    assert distance(one, other, most) == distance(other, one, most)
    assert (distance(one, other, most) == 0) == (one == other)
    assert distance(one, other, most) <= most + 1


@given(WORDS, st.data())
def test_one_slip_is_near(word: str, data: st.DataObject) -> None:
    """A letter left out, added, changed or two swapped: whatever slip it is, it is seen."""
    wanted = f"abc{word}"
    at = data.draw(st.integers(0, len(wanted) - 2))
    slips = [
        wanted[:at] + wanted[at + 1 :],
        f"{wanted[:at]}q{wanted[at:]}",
        f"{wanted[:at]}q{wanted[at + 1 :]}",
        wanted[:at] + wanted[at + 1] + wanted[at] + wanted[at + 2 :],
    ]
    for slip in slips:
        assert slip == wanted or near(slip, wanted)


@given(WORDS)
def test_stems_are_stable(word: str) -> None:
    """A stem never is longer than the word, and case does not count."""
    assert len(stem(word)) <= len(word) + 1
    for one in read_words((word, word.upper())):
        assert one.folded == one.folded.casefold()


@pytest.mark.parametrize(
    "forms",
    [
        "raise raises raised raising raisings",
        "train trains trained training",
        "infection infections",
        "needle needles needling needled",
        "carry carries carried carrying",
        "nineteen 19",
        "2,400 2400",
        "plan plans planned planning",
        "box boxes",
        "sick sickness",
    ],
)
def test_forms_of_a_word(forms: str) -> None:
    """A paraphrase counts: plural, -ing and -ed have one stem, and so have numbers."""
    assert len({stem(word) for word in words_of(forms)}) == 1


SETS = st.frozensets(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=8)


@given(SETS, SETS)
def test_jaccard(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> None:
    """From 0 to 1, symmetric, and 1 for the same."""
    assert 0 <= jaccard(one, other) == jaccard(other, one) <= 1
    assert not one or jaccard(one, one) == 1


UNITS = (
    "a", "a ", "[", "[a", "[[a", "Priyaa ", "\n", "Dear Marcus,\n", "! ", "{{a", "$abc ", "_ ",
    "I would be happy ", "I have attached ", "find a a a a a ", ":) ", "Kind regards,\n",
    "e\u0301", "\u0301", "😊", "a-b/c@d&e ", "just checking ", "'a", "1,", "VERY ", " ", "\r",
    "?", "a@b.c, ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_a_draft_of_two_megabytes(unit: str) -> None:
    """Hazard 13: what the checks take grows with the draft, and no faster."""
    said = unit * (2_000_000 // len(unit))
    with limit(8, busy=True):
        found = check_letter(
            said, others=((MARCUS, LETTER.format(said=said[::-1])),), settings=QUIET
        )
    assert "VS527" in {one.code for one in found}
    assert len(found) < 600
