"""`vaultsync draft WHAT`: a ready draft to the program that sends it, or a body from a pipe."""

import os
import shlex
from typing import Any

import click

from vaultsync.cli.completing import complete_items
from vaultsync.cli.drafts.desk import Desk, expect_ready
from vaultsync.cli.drafts.override import override, refuse_one_more
from vaultsync.cli.drafts.replacing import replace_body
from vaultsync.cli.drafts.show import show_one
from vaultsync.cli.options import vault_options
from vaultsync.cli.printer import Printer
from vaultsync.cli.wanted import Drafted, find_draft
from vaultsync.names import nearest
from vaultsync.render.escape import file_name
from vaultsync.render.handing.eml import eml
from vaultsync.render.handing.outgoing import Mail, body_of, mail_of, text_of
from vaultsync.render.handing.uris import mailto, sms
from vaultsync.vault.editor import opener
from vaultsync.vault.enclosures import read_attachments, write_mail_file
from vaultsync.wrong_words import UnknownFollowUpError

EPILOG = """\b
Examples:
  vaultsync draft northwind priya              show it
  vaultsync draft vs-36651j33 --eml thanks.eml
  vaultsync draft marcus --sms                 a link that opens your phone's messages

`vaultsync draft --help` says more.
"""
_OTHER = {"edit": "open", "write": "open", "view": "show", "ls": "list", "send": "", "mail": ""}
"""What people type for a sub-command; what is to be sent is shown, with the way it goes."""
WAYS = ("mailto", "eml", "sms", "text", "stdin", "override")


def read_target(
    context: click.Context, option: click.Parameter, value: str | None
) -> str | None:
    """Take a file's name; a word of WHAT that came behind `--eml` by mistake is none.

    Raises:
        click.BadParameter: it does not look like a mail file.
    """
    if value is None or value == "-" or value.lower().endswith(".eml") or os.path.isdir(value):
        return value
    raise click.BadParameter(
        f"{value!r} does not end in .eml and is not a folder; WHAT comes before `--eml`",
        context,
        option,
    )


@click.command(epilog=EPILOG)
@click.argument(
    "what", metavar="WHAT...", nargs=-1, required=True, shell_complete=complete_items
)
@click.option("--mailto", is_flag=True, help="As a link that opens your mail program.")
@click.option(
    "--eml",
    metavar="[FILE|-]",
    is_flag=False,
    flag_value="-",
    callback=read_target,
    help="As a mail file to open and send; into FILE or a folder, else to stdout.",
)
@click.option("--sms", is_flag=True, help="As a link that opens your phone's messages.")
@click.option("--text", is_flag=True, help="The message alone, for a pipe.")
@click.option("--stdin", is_flag=True, help="Put what comes in into the draft as its message.")
@click.option(
    "--override",
    metavar="WHY",
    help="Write it against the advice (too soon, too many); WHY is recorded with it.",
)
@click.option("--json", "as_json", is_flag=True, help="Show it as JSON.")
@vault_options
def hand_over(what: tuple[str, ...], **options: Any) -> int:  # noqa: ANN401 - click's
    """Show a draft, or hand it over when it is ready."""
    chosen = [way for way in WAYS if options[way] not in {None, False}]
    if len(chosen) > 1:
        both = " and ".join(f"--{way}" for way in chosen)
        raise click.UsageError(f"{both} exclude each other: choose one")
    way = chosen[0] if chosen else ""
    if way and options["as_json"]:
        raise click.UsageError(f"--json shows the draft; it does not go with --{way}")
    desk = Desk.open(
        options["vault"],
        options["as_of"],
        options["color"],
        writes=way in {"stdin", "override"},
    )
    if way == "override":
        return override(desk, what, options["override"])
    one = _find(desk, what)
    if way == "stdin":
        return replace_body(desk, one)
    if way:
        return _hand_over(desk, one, way, options)
    return show_one(desk, one, as_json=options["as_json"])


def _find(desk: Desk, words: tuple[str, ...]) -> Drafted:
    """Find a draft that is not sent; where no more may be, say so."""
    try:
        one = find_draft(desk.report, words)
    except UnknownFollowUpError as error:
        refuse_one_more(desk, words)
        from vaultsync.cli.draft import COMMANDS  # noqa: PLC0415 - which loads this one

        near = _OTHER.get(words[0].lower(), nearest(words[0], COMMANDS))
        if near is not None and len(words) > (not near) and "did you mean" not in error.hint:
            wanted, meant = " ".join(words), (_command(near, words[1:]),)
            raise UnknownFollowUpError("draft", wanted, meant) from error
        raise
    if one.draft.sent:
        refuse_one_more(desk, words)
    return one


def _command(name: str, words: tuple[str, ...]) -> str:
    """Give the whole command that was meant, so that it can be copied."""
    return shlex.join(("vaultsync", "draft", *filter(None, (name,)), *words))


def _hand_over(desk: Desk, one: Drafted, way: str, options: dict[str, Any]) -> int:
    expect_ready(one)
    printer, file = desk.session.printer, ""
    if way == "text":
        body = body_of(one.draft)
        if printer.on_terminal:
            for line in body.split("\n"):
                printer.verbatim(line)
        else:
            printer.raw(f"{body}\n".encode())
    elif way == "sms":
        printer.verbatim(sms(text_of(one.draft)))
    elif way == "mailto":
        printer.verbatim(mailto(_mail(desk, one)))
    else:
        file = _mail_file(desk, one, options["eml"])
    if printer.on_terminal:
        _tell_what_opens_it(printer, one.item.id, way, file, options)
    elif file:
        printer.say(f"open it in your mail program; {_once_sent(one.item.id)}")
    return 0


def _tell_what_opens_it(
    printer: Printer, ident: str, way: str, file: str, options: dict[str, Any]
) -> None:
    """Say below what stands on a screen what to do with it; a command stays one line."""
    named = [(f"--{name}", options[name.replace("-", "_")]) for name in ("vault", "as-of")]
    there = [word for option in named if option[1] for word in option]
    target = ["mail.eml"] if way == "eml" else []
    command = shlex.join(["vaultsync", "draft", ident, f"--{way}", *target, *there])
    then = _once_sent(ident)
    if way == "text":
        printer.say("")
        printer.say(f"copy it into your message; {then}")
        return
    if file:
        printer.say(f"to open it: {opener()} {shlex.quote(file)}", whole=True)
    elif way == "eml":
        printer.say(f"as a file: {command}", whole=True)
    else:
        printer.say(f'to open it: {opener()} "$({command})"', whole=True)
    printer.say(f"or open it on your phone; {then}" if way == "sms" else then)


def _once_sent(ident: str) -> str:
    return f"once it is sent: `vaultsync done {ident}`"


def _mail_file(desk: Desk, one: Drafted, target: str) -> str:
    """Give the mail out; where it went into a file, give its path."""
    data = eml(_mail(desk, one))
    if target == "-":
        desk.session.printer.raw(data)
        return ""
    stem = one.draft.path.rpartition("/")[2].removesuffix(".md")
    path = write_mail_file(target, data, f"{file_name(stem)}.eml")
    desk.session.printer.verbatim(path)
    return path


def _mail(desk: Desk, one: Drafted) -> Mail:
    vault = desk.session.vault
    files = desk.report.snapshot.attachable or frozenset()
    attached = read_attachments(vault.root, one.draft.path, one.draft.files, files)
    return mail_of(one.item, one.draft, vault.settings.me, attached)
