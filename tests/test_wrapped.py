"""What is wrapped stands further right than what begins, on screens of any width."""

import pytest

from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.printer import Printer, broken
from vaultsync.cli.rows import Line, show_rows


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Printer:
    """A screen of so many columns."""
    monkeypatch.setattr(Printer, "on_terminal", True)
    monkeypatch.setattr(Printer, "width", request.param)
    return Printer("never")


MET = Line("met", "Tue 10 Feb: Ana Ruiz (no address), Jo Roe (no address)")
NOTE = Line(
    "",
    "Notes/a long name of a folder/of a note.md:3",
    "Notes/a long name of a folder/of a note.md",
)
ENTRY = Line("", "Thu 5 Mar: Ana Ruiz (no address), Jo Roe (no address)")
ROWS = [
    # nothing but labels and the notes below them: as it was
    (40, (MET,), ["  met  Tue 10 Feb: Ana Ruiz (no", "    address), Jo Roe (no address)"]),
    (40, (MET._replace(text="nobody"), NOTE),
     ["  met  nobody", "    Notes/a long name of a folder/", "    of a note.md:3"]),
    (60, (MET,), ["  met   Tue 10 Feb: Ana Ruiz (no address), Jo Roe (no", "        address)"]),
    (80, (MET, NOTE), [
        "  met   Tue 10 Feb: Ana Ruiz (no address), Jo Roe (no address)",
        "        Notes/a long name of a folder/of a note.md:3",
    ]),
    # an entry of its own begins where no wrapped line does
    (40, (MET, ENTRY), [
        "  met  Tue 10 Feb: Ana Ruiz (no",
        "      address), Jo Roe (no address)",
        "    Thu 5 Mar: Ana Ruiz (no address), Jo",
        "      Roe (no address)",
    ]),
    (60, (MET, ENTRY), [
        "  met   Tue 10 Feb: Ana Ruiz (no address), Jo Roe (no",
        "          address)",
        "        Thu 5 Mar: Ana Ruiz (no address), Jo Roe (no",
        "          address)",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("screen", "rows", "lines"), ROWS, indirect=["screen"])
def test_rows(
    screen: Printer,
    rows: tuple[Line, ...],
    lines: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An entry below another one is told from the rest of it."""
    show_rows(screen, rows, 4)
    assert capsys.readouterr().out.splitlines() == lines


ADDRESSES = [
    # it fits, or no line has room for it
    (40, "to jane@acme.example, then", ["        to jane@acme.example, then"]),
    (40, "x https://acme.example/a/very/long/address/of/a/page", [
        "        x", "https://acme.example/a/very/long/address/of/a/page",
    ]),
    # it goes to the left until it does
    (40, "x denise.achebe@brooklyntide.example,", [
        "        x", "     denise.achebe@brooklyntide.example,",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("screen", "text", "lines"), ADDRESSES, indirect=["screen"])
def test_an_address(
    screen: Printer, text: str, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A screen does not break an address for which it has room, nor what stands behind it."""
    flow(screen, Bit(text), indent=8)
    assert capsys.readouterr().out.splitlines() == lines


DEEP = [
    # it fits, or does not stand far in
    ("        - due <= today()", 28, ["        - due <= today()"]),
    ("  - one two three four five", 26, ["  - one two three four", "    five"]),
    # its place says to what it belongs
    (
        "        - 'status == \"a draft\"'",
        28,
        ["        - 'status == \"a", "          draft\"'"],
    ),
]


@pytest.mark.parametrize(("line", "width", "lines"), DEEP)
def test_a_line_of_a_file(line: str, width: int, lines: list[str]) -> None:
    """A wrapped line keeps its place below its neighbours."""
    assert broken(line, width) == lines
