"""Questions in a terminal: what no answer means, and what Ctrl-C does."""

import contextlib
import os
import select
import signal
import sys
from collections.abc import Callable, Iterator, Mapping

import click

from vaultsync.cli import printer
from vaultsync.errors import UsageError

YES, NO, CORRECT, ENOUGH = "yes", "no", "correct", "enough"
_YES_OR_NO = {"y": YES, "yes": YES, "n": NO, "no": NO}
_OR_CORRECT = {**_YES_OR_NO, "c": CORRECT, "correct": CORRECT}

_OR_ENOUGH = {**_YES_OR_NO, "q": ENOUGH, "quit": ENOUGH}


class NobodyAnswersError(UsageError):
    """The input ended at a question."""

    def __init__(self, hint: str) -> None:
        super().__init__("no answer; nothing was written", hint=hint)


def on_terminal() -> bool:
    """Tell whether somebody is there to read questions and to answer them."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def confirm(
    question: str, hint: str, *, default: bool | None = True, err: bool = False
) -> bool:
    """Ask for a yes or a no; with `err` on stderr, where stdout is for the result.

    Without a default Enter is no answer: neither would be safe.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    shown = f"{question} [{'y/n' if default is None else 'Y/n' if default else 'y/N'}]"
    kept = "" if default is None else YES if default else NO
    return _chosen(shown, "y or n", _YES_OR_NO, kept, hint, err=err) == YES


def agree(question: str, hint: str, *, default: bool = True) -> str:
    """Ask whether what was answered before is right: YES, NO, or CORRECT.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    shown = f"{question} (c corrects an answer) [{'Y/n/c' if default else 'y/N/c'}]"
    return _chosen(shown, "y, n or c", _OR_CORRECT, YES if default else NO, hint)


def one_of_several(question: str, hint: str) -> str:
    """Ask for a yes to one of several questions: YES, NO, or ENOUGH of them; Enter is a no.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    return _chosen(f"{question} [y/N, q: no more]", "y, n or q", _OR_ENOUGH, NO, hint)


def yes_or(question: str, labels: Mapping[str, str], hint: str) -> str:
    """Ask for a yes, a no, or a label by its letter or as a word; Enter is a yes.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    known = {**labels, **{label: label for label in labels.values()}, **_YES_OR_NO}
    shown = f"{question} [Y/n/{'/'.join(labels)}]"
    return _chosen(shown, f"y, n, {', '.join(labels)}", known, YES, hint)


def one_letter(question: str, labels: Mapping[str, str], hint: str) -> str:
    """Ask for one of some letters, or the word that it stands for; Enter is YES, q ENOUGH.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    words = {label: label for label in labels.values()}
    can = f"{', '.join(labels)} or q, or press Enter"
    known = {**labels, **words, "y": YES, "yes": YES, "q": ENOUGH, "quit": ENOUGH}
    return _chosen(question, can, known, YES, hint)


def _chosen(
    shown: str, can: str, answers: Mapping[str, str], kept: str, hint: str, *, err: bool = False
) -> str:
    """Ask until the answer is one of these; Enter gives what is `kept`, if anything."""
    while True:
        word = _asked(shown, hint, err=err).strip().lower()
        if word in answers or (not word and kept):
            return answers.get(word, kept)
        printer.question(f"  type {can}", err=err)


def ask(question: str, hint: str, default: str = "") -> str:
    """Ask for a line of text; Enter gives what stands in brackets.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    shown = f"{question} [{default}]" if default else question
    return " ".join((_asked(shown, hint) or default).split())


def ask_name(question: str, hint: str, default: str = "") -> str:
    """Ask for what something is called: a yes or a no, meant for another question, is none.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    while (text := ask(question, hint, default)).lower() in _YES_OR_NO:
        printer.question(
            "  yes or no is no answer here: type what is asked for, or press Enter"
        )
    return text


def typed_ahead() -> int:
    """Give how many characters, in whole lines, were typed or pasted and not read yet."""
    try:
        import fcntl  # noqa: PLC0415 - not everywhere
        import termios  # noqa: PLC0415

        found = fcntl.ioctl(sys.stdin.fileno(), termios.FIONREAD, b"\0" * 4)
    except (ImportError, OSError, ValueError):
        return 0
    return int.from_bytes(found, sys.byteorder)


def forget_typed() -> None:
    """Throw away what was typed or pasted and not read yet."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import termios  # noqa: PLC0415 - not everywhere

        with contextlib.suppress(termios.error):
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _asked(question: str, hint: str, *, err: bool = False) -> str:
    """Show a question and give the line that is typed."""
    try:
        with _heard() as interrupted:
            printer.question(
                f"{question}{'' if question.endswith('?') else ':'} ", err=err, open_end=True
            )
            if interrupted is not None:
                _await_a_line(interrupted)
            return input()
    except EOFError:
        printer.question("", err=err)  # behind the question, which has no end of line
        raise NobodyAnswersError(hint) from None
    except KeyboardInterrupt:
        raise click.Abort from None


def read_message(say: Callable[[], None], largest: int) -> bytes:
    """Give what is typed until Ctrl-D, or all that comes through a pipe, up to so many bytes.

    `say` tells a person at a terminal what to do; Ctrl-C is heard from then on.
    """
    if sys.stdin is None:
        return b""
    with _heard() as interrupted:
        if sys.stdin.isatty():
            say()
        if interrupted is None:
            return sys.stdin.buffer.read(largest)
        found = b""
        while len(found) < largest:
            _await_a_line(interrupted)
            more = os.read(sys.stdin.fileno(), largest - len(found))
            if not more:
                break
            found += more
        return found


@contextlib.contextmanager
def _heard() -> Iterator[int | None]:
    """Give a descriptor that can be read as soon as a signal has come; None: not needed here.

    `input` looks for signals only once its reading was interrupted: what comes after the
    question is shown and before the reading begins would be noticed with the next key only.
    """
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield None
        return
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        yield reading
    finally:
        signal.set_wakeup_fd(before)
        os.close(reading)
        os.close(writing)


def _await_a_line(interrupted: int) -> None:
    """Wait at a terminal until a line can be read, or Ctrl-C raises its error here."""
    typed = sys.stdin.fileno()
    while typed not in select.select((typed, interrupted), (), ())[0]:
        os.read(interrupted, 1)
