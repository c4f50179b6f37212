"""Obsidian's `types.json`: members come in and go out, every other byte stays (issue 8)."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultsync.edit.types_json import UnfitError, fresh, missing, with_types, without_types

OURS = {"due": "date", "proofread": "checkbox"}
TABLE = {
    "as Obsidian writes it": (
        '{\n  "types": {\n    "aliases": "aliases",\n    "tags": "tags"\n  }\n}',
        (
            '{\n  "types": {\n    "aliases": "aliases",\n    "tags": "tags",\n'
            '    "due": "date",\n    "proofread": "checkbox"\n  }\n}'
        ),
    ),
    "one member": (
        '{"types": {\n\t"tags":"tags"\n}}\n',
        '{"types": {\n\t"tags":"tags",\n\t"due":"date",\n\t"proofread":"checkbox"\n}}\n',
    ),
    "none": ('{"types": {}}', '{"types": {"due": "date", "proofread": "checkbox"}}'),
    "none, with a blank": (
        '{"types": {\n  }}',
        '{"types": {"due": "date", "proofread": "checkbox"\n  }}',
    ),
    "other things around": (
        '{"a": {"types": 1}, "types" : {"x": [1, {"}": ","}]} , "z": null}\r\n',
        (
            '{"a": {"types": 1}, "types" : {"x": [1, {"}": ","}],"due": "date",'
            '"proofread": "checkbox"} , "z": null}\r\n'
        ),
    ),
    "one is there, in capitals": (
        '{"types": {"DUE": "text"}}',
        '{"types": {"DUE": "text","proofread": "checkbox"}}',
    ),
    "both are there": (
        '{"types": {"due": "datetime", "proofread": "checkbox"}}',
        '{"types": {"due": "datetime", "proofread": "checkbox"}}',
    ),
}


@pytest.mark.parametrize(("old", "new"), TABLE.values(), ids=TABLE)
def test_types_come_in_where_the_name_is_absent(old: str, new: str) -> None:
    """A name that has a type keeps it; the rest is written like what is there."""
    added = missing(old, OURS)
    assert with_types(old, added) == new
    assert without_types(new, added) == old


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"types": []}',
        '{"types": null}',
        '{"types": {"a": "b"}, "types": {}}',
        '{"types": {"a": "b", "a": "c"}}',
        '{"types": {"a": "b",}}',
        '\ufeff{"types": {}}',
        '{"types": {}} // mine',
        '{"types": ' + "[" * 100_000,
    ],
)
def test_a_damaged_file_is_left_alone(text: str) -> None:
    """What is no such file as Obsidian writes it is refused, with a word."""
    for change in (missing, with_types, without_types):
        with pytest.raises(UnfitError, match=r"\w"):
            change(text, OURS)


def test_what_was_changed_since_stays() -> None:
    """Only a type that still is what was written goes away."""
    text = '{"types": {"due": "text", "proofread": "checkbox", "mine": "number"}}'
    assert without_types(text, OURS) == '{"types": {"due": "text", "mine": "number"}}'


NAMES = st.text(max_size=8)
VALUES = st.recursive(
    st.text(max_size=5) | st.integers() | st.booleans() | st.none(),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(NAMES, below, max_size=3),
    max_leaves=5,
)
LAYOUTS = st.tuples(
    st.sampled_from([None, 0, 2, 4, "\t"]),
    st.sampled_from([(",", ":"), (", ", ": "), (" , ", " : ")]),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n", "  "]),
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Give a file with a `types` object, written in one of many ways."""
    indent, separators, ascii_only, newline, end = draw(LAYOUTS)
    types = draw(st.dictionaries(NAMES, VALUES, max_size=4))
    around = draw(
        st.dictionaries(NAMES.filter(lambda name: name != "types"), VALUES, max_size=2)
    )
    members = draw(st.permutations([*around.items(), ("types", types)]))
    text = json.dumps(
        dict(members), indent=indent, separators=separators, ensure_ascii=ascii_only
    )
    return end + text.replace("\n", newline) + end


@given(files(), st.dictionaries(NAMES, st.sampled_from(["date", "checkbox"]), max_size=4))
def test_in_and_out_again_gives_the_same_bytes(text: str, types: dict[str, str]) -> None:
    """Whatever the file: what was there says the same, and out is the reverse of in."""
    added = missing(text, types)
    new = with_types(text, added)
    before, after = json.loads(text), json.loads(new)
    assert after["types"] == {**before["types"], **added}
    assert {**after, "types": 0} == {**before, "types": 0}
    assert without_types(new, added) == text


def test_a_new_file_is_as_obsidian_writes_one() -> None:
    """Two blanks, as JavaScript's JSON.stringify does it."""
    assert fresh({"due": "date"}) == '{\n  "types": {\n    "due": "date"\n  }\n}'
