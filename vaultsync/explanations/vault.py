"""What findings about the vault and its configuration mean."""

from vaultsync.explanations.form import Explanation, Form

VAULT = {
    "VS601": Explanation(
        Form.CONFIG,
        "The configuration sets something that is not known where it stands. It is left out; "
        "everything else counts. A key belongs to the table above it, the last line in square "
        "brackets, so that `date_order` at the end of the file is not what is meant.",
        'time_zone = "Europe/London"',
        'timezone = "Europe/London"',
        "Correct the spelling, or move it where the help says; `vaultsync config` lists every "
        "key.",
    ),
    "VS602": Explanation(
        Form.SITUATION,
        "You ticked a message in the due note, un-ticked it or put it off, but the interview "
        "note could not be changed accordingly, or a merge made the line unreadable or "
        "doubtful. What you did stays, with the reason below it, and is tried again.",
        "a note that cannot be written to, or that holds conflict markers",
        "",
        "Do what the reason says and run `vaultsync sync`, or undo what you did to the line.",
    ),
    "VS603": Explanation(
        Form.SITUATION,
        "This computer does not say in which time zone it is, so UTC is taken, and a message "
        "could be due some hours early or late.",
        "a small server, or a computer without a time zone",
        "",
        'Write `timezone = "Europe/London"`, or what it is for you, into vaultsync.toml.',
    ),
    "VS604": Explanation(
        Form.SITUATION,
        "Two comments in the due note mark the part that is generated. One of them is missing "
        "or in the wrong place, so nothing is written: it could be your text.",
        "the line `<!-- vaultsync:end -->` was deleted by mistake",
        "",
        "Put `<!-- vaultsync:begin -->` and `<!-- vaultsync:end -->` back on lines of their "
        "own, or give the file another name: a new one is made then.",
    ),
    "VS605": Explanation(
        Form.SITUATION,
        "Most of the notes that the due note knows are gone. That is nearly always a folder "
        "that is not connected just now, so the due note and the drafts stay as they are.",
        "a drive that is not plugged in, or an old version of the vault checked out in git",
        "",
        "Bring the notes back. If they are gone for good, delete the due note: a new one is "
        "made.",
    ),
    "VS606": Explanation(
        Form.CONFIG,
        "The list of findings to ignore names a code that does not exist, so it has no effect.",
        '[findings]\nignore = ["VS999"]',
        '[findings]\nignore = ["VS201"]',
        "Correct the code; `vaultsync explain` lists them all.",
    ),
    "VS607": Explanation(
        Form.SITUATION,
        "The configuration names a country, but the library that knows its public holidays is "
        "not installed. Its holidays count as business days, so a follow-up may be due some "
        "days early.",
        '`holidays = "GB"` in vaultsync.toml of a vault that a second computer opens',
        "",
        "Run `pip install holidays` where vaultsync is installed, or remove `holidays` from "
        "vaultsync.toml.",
    ),
    "VS608": Explanation(
        Form.SITUATION,
        "You moved the day of a message in the due note to an earlier one. The advice stays "
        "what it is, so the line goes back to its day; only a later day is kept, as put off.",
        "the due day 2026-03-06 of a thank-you was changed to 2026-03-04",
        "",
        "Send the message when you like and tick it then. If the day is wrong, correct the "
        "date of the interview in its note; if they named another day for their answer, "
        "`vaultsync reply acme --by 2026-03-04` writes that, and the message counts from it.",
    ),
    "VS609": Explanation(
        Form.SITUATION,
        "A company that is looked at every few weeks was ticked twice on one day: the second "
        "tick was already meant for the next time. Both count as one look, so the line of the "
        "next time is open again.",
        "the line `Keep in touch with Acme` was ticked, and after a sync the new one as well",
        "",
        "Tick the line when you have looked at the company again.",
    ),
    "VS610": Explanation(
        Form.SITUATION,
        "A letter for this message is in `Sent/`, but its record is no longer in the note: the "
        "message is owed again, and a new form was written. `vaultsync undo` and "
        "un-ticking the line under Done bring the letter back; deleting the record by hand "
        "does not.",
        "the line `- [x] Thank-you by email ✅ 2026-03-05` was deleted in a note",
        "",
        "If that letter is the one to be sent, delete the form, move the letter into its place "
        "and set `status: draft` in it. Otherwise fill in the form, or put the record back.",
    ),
}
