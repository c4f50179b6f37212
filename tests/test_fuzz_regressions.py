"""Inputs that once showed a fault, and the judge who says whether they still do."""

from random import Random

import pytest

from fuzz import harness, texts
from vaultsync.diagnostics import Finding
from vaultsync.model import Parsed


def test_faults_once_found_stay_gone() -> None:
    """What fuzzing found is read without a fault, by every reader and with all settings."""
    faults = {
        file.name: failure.report
        for file in sorted(texts.REGRESSIONS.glob("*.bin"))
        if (failure := harness.failure_of(file.read_bytes(), thorough=True))
    }
    assert not faults


def test_changed_notes_are_read_as_promised() -> None:
    """Texts near to real notes give findings in their own lines, and nothing raises."""
    random = Random(3)  # noqa: S311 - chance is no secret here
    seeds = list(texts.seeds())
    assert len(seeds) > 50
    for _ in range(150):
        data = texts.mutate(random.choice(seeds), random, 4096)
        failure = harness.failure_of(data)
        assert failure is None, f"{data!r}\n{failure.report}"


@pytest.mark.parametrize(
    ("finding", "name"),
    [
        (
            Finding(path=harness.NOTE, code="VS101", message="m", line=4),
            "vs101-outside-the-text-line",
        ),
        (
            Finding(path=harness.NOTE, code="VS101", message="m", line=0),
            "vs101-outside-the-text-line",
        ),
        (
            Finding(
                path=harness.NOTE, code="VS101", message="m", line=2, column=5, source="two"
            ),
            "vs101-outside-its-line-column",
        ),
        (
            Finding(path=harness.NOTE, code="VS101", message="m", source="two"),
            "vs101-shows-another-line",
        ),
        (Finding(path=harness.NOTE, code="VS999", message="m"), "unknown-code"),
        (Finding(path="b.md", code="VS101", message="m"), "finding-in-another-file"),
    ],
)
def test_the_harness_sees_a_finding_out_of_place(
    finding: Finding, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A finding beyond the text, beyond its line or with another line's text is a fault."""
    monkeypatch.setattr(harness, "parse_note", lambda *_: Parsed(None, (finding,)))
    failure = harness.failure_of(b"one\r\ntwo\rthree")
    assert failure is not None
    assert failure.name == name


def test_the_harness_sees_an_exception_and_another_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever is raised is a fault named by its place, and so is a second answer."""

    def raising(*_: object) -> Parsed:
        raise KeyError("x")

    monkeypatch.setattr(harness, "parse_note", raising)
    failure = harness.failure_of(b"")
    assert failure is not None
    assert failure.name == "KeyError-test_fuzz_regressions-raising"
    said = Finding(path=harness.NOTE, code="VS101", message="m", source="")
    answers = iter([(), (), (), (said,)])
    monkeypatch.setattr(harness, "parse_note", lambda *_: Parsed(None, next(answers)))
    failure = harness.failure_of(b"", thorough=True)
    assert failure is not None
    assert failure.name == "another-answer-the-second-time"
