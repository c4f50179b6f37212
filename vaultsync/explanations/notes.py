"""What findings about files and front matter mean."""

from vaultsync.explanations.form import Explanation, Form

FILE = {
    "VS001": Explanation(
        Form.SITUATION,
        "The file is stored in an old encoding, not in UTF-8, which nearly every program "
        "writes today. What you wrote is all there, but letters such as é cannot be read with "
        "certainty, so the file is left alone.",
        "a note that an old editor saved as `ANSI` or `Windows-1252`",
        "",
        "Open the file in your editor and save it with the encoding UTF-8, often under "
        "“Save as” or “Save with encoding”.",
    ),
    "VS002": Explanation(
        Form.SITUATION,
        "The note is larger than 2 MB. Interview notes are a hundred times smaller, so "
        "something big was probably pasted into it.",
        "a note that holds a whole transcript, or a picture pasted as text",
        "",
        "Move what was pasted into a file of its own, and link to it from the note.",
    ),
    "VS003": Explanation(
        Form.SITUATION,
        "The name ends in `.md`, but it is not a file that can be read: a pipe, a socket or a "
        "device. Reading it could take for ever, so it is left alone.",
        "something that another program put into the folder",
        "",
        "Remove it if you do not need it, or name it under `notes.exclude` in vaultsync.toml.",
    ),
    "VS004": Explanation(
        Form.SITUATION,
        "The system does not let vaultsync read this file or folder. Nothing is wrong with "
        "your note; it just stays unread, and its follow-ups are missing meanwhile.",
        "a folder that belongs to somebody else, or a file without the right to read it",
        "",
        "Check the permissions of the file and of the folder it is in.",
    ),
    "VS005": Explanation(
        Form.SITUATION,
        "The file kept changing while it was read, so half of it could have been old and half "
        "new. It is left out this time.",
        "a sync program that is just writing the note",
        "",
        "Wait a moment and run the command again; `vaultsync watch` does that by itself.",
    ),
    "VS006": Explanation(
        Form.SITUATION,
        "This is not a note but a link to a file elsewhere. Links could lead out of your "
        "vault, so they are not followed.",
        "a symbolic link in the folder of the interviews",
        "",
        "If it is an interview note, move the note itself into the vault.",
    ),
    "VS007": Explanation(
        Form.NOTE,
        "The note still holds the placeholders of a template, `{{…}}` or `<% … %>`, so it is "
        "taken for a template and not for an interview.",
        "---\ntype: interview\ncompany: {{company}}\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "If it is a template, all is well. If it is an interview, fill in the placeholders.",
    ),
    "VS008": Explanation(
        Form.SITUATION,
        "A sync program made this copy because a note was changed on two devices at once, or "
        "keeps the file for its own work. Neither is read, or each person would be thanked "
        "twice.",
        "`Acme (conflicted copy 2026-03-05).md` beside `Acme.md`",
        "",
        "Compare it with the note itself, copy over what is missing there, and delete the "
        "copy. A file that the program still works with goes away by itself.",
    ),
    "VS009": Explanation(
        Form.BODY,
        "Git could not merge two versions of this note and wrote both into it, "
        "between lines of `<` and `>`. What can be read is read, but nothing is written to the "
        "note until you have decided.",
        "## Jane Doe\n<<<<<<< HEAD\n- their new test bench\n=======\n- their old test bench\n"
        ">>>>>>> laptop",
        "## Jane Doe\n- their new test bench",
        "Keep the lines that are right, and remove the other ones together with the three "
        "lines of markers.",
    ),
    "VS010": Explanation(
        Form.SITUATION,
        "The due note lists follow-ups of this note, but just now the note is empty or cannot "
        "be read. That happens while a sync program is at work, so its follow-ups stay.",
        "a note that is being downloaded, or that was emptied by mistake",
        "",
        "Wait until the sync program is done. If the note stays empty, bring an older version "
        "back, or delete it if you do not need it any more.",
    ),
}

HEAD = {
    "VS100": Explanation(
        Form.NOTE,
        "The block at the top of the note begins with `---`, but no second `---` ends it, so "
        "it is not known where your keys end and your text begins.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n\n## Jane Doe",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "Put a line with `---` alone below the last key.",
    ),
    "VS101": Explanation(
        Form.HEAD,
        "The date could not be read, or it could be two different days (05/03 is in March for "
        "some and in May for others). A wrong day would send a message on the wrong day, so "
        "nothing is guessed and no follow-up comes from this note for now.",
        "date: soon",
        "date: 2026-03-05",
        "Write year, month and day. If you always write 05/03/2026, say once what it means, "
        'with `date_order = "DMY"` at the top of vaultsync.toml, above the first line in '
        "square brackets.",
    ),
    "VS102": Explanation(
        Form.HEAD,
        "A line at the top of the note breaks the rules of YAML, the language of the lines "
        "between `---`. Most often a value holds a sign with a meaning of its own, such as a "
        "colon.",
        "company: Acme: the rocket people",
        'company: "Acme: the rocket people"',
        "Put the value into double quotes.",
    ),
    "VS103": Explanation(
        Form.NOTE,
        "The block at the top of the note is a list or plain text. Keys with values are "
        "needed, one per line.",
        "---\n- type: interview\n- company: Acme\n- date: 2026-03-05\n---\n\n## Jane Doe",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "Write one `key: value` per line, without a dash in front.",
    ),
    "VS104": Explanation(
        Form.HEAD,
        "A value begins with `&` or `*`, which makes it an anchor or an alias in YAML. With "
        "those a small note can swell to gigabytes, so they are not read.",
        "stage: *panel",
        'stage: "*panel"',
        "Put the value into double quotes, or leave the sign out.",
    ),
    "VS105": Explanation(
        Form.HEAD,
        "The block at the top of the note is very long, or has lists in lists in lists. No "
        "interview needs that, and it could bring a program to its knees.",
        f"tags: {'[' * 24}jobs{']' * 24}",
        "tags: [jobs]",
        "Keep to simple keys with values, and move long text below the second `---`.",
    ),
    "VS106": Explanation(
        Form.HEAD,
        "A time of day could not be read. Until it can, only the day counts; if it is the end, "
        "the duration counts instead.",
        "time: 25:30",
        "time: 14:30",
        "Write hours and minutes, as `14:30` or `2:30 pm`.",
    ),
    "VS107": Explanation(
        Form.HEAD,
        "There is no time zone with this name. Zones are named after a large city in them. "
        "Until it is known, only the day of the interview counts.",
        "timezone: London time",
        "timezone: Europe/London",
        "Write `Continent/City`, or the offset from UTC such as `+01:00`.",
    ),
    "VS108": Explanation(
        Form.HEAD,
        "It could not be read how long the interview took. Meanwhile 60 minutes are assumed.",
        "time: 14:30\nduration: quite long",
        "time: 14:30\nduration: 75 min",
        "Write minutes or hours, as `75`, `75 min` or `1h15`, or remove the key.",
    ),
    "VS109": Explanation(
        Form.HEAD,
        "By these times the interview ends before it starts, so the end is not used, and the "
        "duration counts. One of the two is probably a slip.",
        "time: 14:30\nend: 13:15",
        "time: 14:30\nend: 15:15",
        "Correct one of the two times.",
    ),
    "VS110": Explanation(
        Form.HEAD,
        "A date is given in words or in another form than 2026-03-13. It was understood, words "
        "counted from the day of the interview, and this only tells you how. Of dates in "
        "figures such as 13.03.2026 `check --all` shows the first and counts the others.",
        "they_reply_by: next Friday",
        "they_reply_by: 2026-03-13",
        "If the day is right, there is nothing to do. If not, write year, month and day.",
    ),
    "VS111": Explanation(
        Form.HEAD,
        "Two keys that mean the same hold two different values. Only one of them counts.",
        "company: Acme\nemployer: Acme Europe",
        "company: Acme Europe",
        "Keep the one that is right and remove the other.",
    ),
    "VS112": Explanation(
        Form.HEAD,
        "The same key is given twice. The last one counts, which may not be what you meant.",
        "stage: Phone screen\nstage: Panel",
        "stage: Panel",
        "Remove one of the two lines.",
    ),
    "VS113": Explanation(
        Form.HEAD,
        "The status is a word that is not known, so it counts as `waiting`, and you are still "
        "reminded. With scheduled and replied your follow-ups wait until there was another "
        "interview, or until you answered. Every status but these three closes the "
        "application, and no message is owed any more. That goes for moved-on, too: it means "
        "that you do not wait for them, not that they asked you to the next round.",
        "status: in limbo",
        "status: waiting",
        "Write waiting, also if you are through to the next round; scheduled or replied; or, "
        "if it is over, offer, accepted, rejected, withdrawn, ghosted, moved-on or closed.",
    ),
    "VS114": Explanation(
        Form.NOTE,
        "The note does not say which company the interview was with, so messages cannot name "
        "it and several interviews there cannot be counted together.",
        "---\ntype: interview\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "Add `company: …` between the `---` at the top.",
    ),
    "VS115": Explanation(
        Form.NOTE,
        "The note does not say when the interview was, so it is not known when a message would "
        "be due, and none is advised.",
        "---\ntype: interview\ncompany: Acme\n---\n\n## Jane Doe",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe",
        "Add `date: …` between the `---` at the top.",
    ),
    "VS116": Explanation(
        Form.HEAD,
        "The day by which they promised an answer is before the interview itself, so it "
        "is not used. Probably the month or the year is a slip.",
        "date: 2026-03-05\nthey_reply_by: 2026-02-20",
        "date: 2026-03-05\nthey_reply_by: 2026-03-20",
        "Correct the day.",
    ),
    "VS117": Explanation(
        Form.HEAD,
        "A key is nearly one that is known, and the note lacks the known one: very likely a "
        "typing slip. As it stands, it is not used.",
        "compnay: Acme",
        "company: Acme",
        "Correct the spelling. If it is a key of your own, ignore this finding.",
    ),
    "VS118": Explanation(
        Form.HEAD,
        "The type of the note nearly says `interview`. As it stands, the note is not read as "
        "one, and nobody in it would be thanked.",
        "type: interveiw",
        "type: interview",
        "Correct the spelling.",
    ),
    "VS119": Explanation(
        Form.NOTE,
        "A line of plain text looks like a key, such as the company or the date of the "
        "interview, but plain text is not read as one.",
        "---\ntype: interview\ndate: 2026-03-05\n---\n\nCompany: Acme\n\n## Jane Doe",
        "---\ntype: interview\ndate: 2026-03-05\n---\n\ncompany:: Acme\n\n## Jane Doe",
        "Write two colons, or move the line inbetween the `---` at the top.",
    ),
    "VS120": Explanation(
        Form.HEAD,
        "The interview seems to have been in the middle of the night. A time without `pm` is "
        "read by the 24-hour clock.",
        "time: 2:30",
        "time: 14:30",
        "Write `14:30` or `2:30 pm`. If it really was at night, write `02:30`.",
    ),
    "VS121": Explanation(
        Form.HEAD,
        "An entry of `updates` does not begin with a day. Only what is newer than your last "
        "message is worth a new one, so without a day it cannot be taken up.",
        "updates:\n  - passed the cloud exam",
        "updates:\n  - 2026-04-02 passed the cloud exam",
        "Put the day in front of it.",
    ),
    "VS122": Explanation(
        Form.NOTE,
        "The text says by which day they mean to answer, but text is not read as a day, so the "
        "follow-up may be due before their answer is.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe\n"
        "- they decide by 20 March",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\nthey_reply_by: 2026-03-20\n---"
        "\n\n## Jane Doe\n- they decide by 20 March",
        "Add `they_reply_by` with that day between the `---` at the top, or agree to it in "
        "`vaultsync ask`. `After the 7th` names no last day: write the one until which you "
        "would wait. If they decide something else by then, ignore this finding. Where a later "
        "call or mail, with its day in front, names a later day than `they_reply_by`, `ask` "
        "offers to write that one instead.",
    ),
    "VS123": Explanation(
        Form.NOTE,
        "An address or a number stands between the `---` at the top, and it does not say whose "
        "it is. An address is used if you met one person, who has no other, and bears that "
        "name. Or a "
        "line above the headings names somebody with an address who is not listed, and one of "
        "those whom you met has none.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\nemail: office@acme.example\n"
        "---\n\n## Jane Doe\n- their test bench",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe\n"
        "email:: office@acme.example\n- their test bench",
        "Move it below the heading of the person, or name whoever passes messages "
        "on as `primary_contact`. If it belongs to none of them, ignore this finding.",
    ),
    "VS124": Explanation(
        Form.NOTE,
        "A key at the top may name a recruiter or an agency, and it is not read. Your messages "
        "go to those whom you met, and past whoever set the interview up.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
        "via: Beckett Ross (Sophie Lund)\n---\n\n## Jane Doe\nemail:: jane@acme.example\n"
        "- their test bench",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
        "recruiter: Sophie Lund <sophie@beckettross.example>\n---\n\n## Jane Doe\n"
        "email:: jane@acme.example\n- their test bench",
        "Write `recruiter: Name <address>` at the top. If your messages do not go through "
        "them, ignore this finding.",
    ),
    "VS125": Explanation(
        Form.NOTE,
        "The text says that everything goes through somebody, or that nobody is to be written "
        "to directly, and a message is advised that does just that. A text is not read as such "
        "a wish.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
        "recruiter: Sophie Lund <sophie@beckettross.example>\n---\n\n"
        "Please do not contact them directly.\n\n## Jane Doe\nemail:: jane@acme.example\n"
        "- their test bench",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
        "recruiter: Sophie Lund <sophie@beckettross.example>\n---\n\n"
        "Please do not contact them directly.\n\n## Jane Doe\nchannel:: forward\n"
        "- their test bench",
        "Name the recruiter at the top (`recruiter: Name <address>`), and write "
        "`channel:: forward` below each person who is not to be written to.",
    ),
    "VS126": Explanation(
        Form.NOTE,
        "The text tells of somebody between you and the company: a recruiter, or somebody in "
        "HR who writes for everyone. Only a line at the top is read as that, so your "
        "follow-ups go to those whom you met.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n"
        "Set up by Sophie Lund, Beckett Recruitment, sophie@beckett.example.\n\n"
        "## Jane Doe\nemail:: jane@acme.example\n- their test bench",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
        "recruiter: Sophie Lund <sophie@beckett.example>\n---\n\n"
        "Set up by Sophie Lund from Beckett Recruitment.\n\n## Jane Doe\n"
        "email:: jane@acme.example\n- their test bench",
        "`vaultsync ask` offers the line `recruiter: Name <address>` (`coordinator:` for "
        "somebody of the company itself) and writes it at the top. If your messages do not go "
        "through them, ignore this finding.",
    ),
}
