"""What findings about persons mean."""

from vaultsync.explanations.form import Explanation, Form

PEOPLE = {
    "VS201": Explanation(
        Form.BODY,
        "A message to this person is due, but your notes hold no way to reach them: no email, "
        "no phone number with their consent to texts, no LinkedIn profile, and nobody who "
        "could pass it on.",
        "## Jane Doe\n- their new test bench",
        "## Jane Doe\nemail:: jane@acme.example\n- their new test bench",
        "Add an address below the name, or name whoever passes messages on between the `---` "
        "at the top (`primary_contact: Name <address>`): asking the recruiter for an address "
        "is quite usual. Somebody with only a phone number can be called: "
        "log it (`- 2026-03-06 thanked Jane Doe by phone`), and it counts. The number "
        "stands in the line of the due note, and the draft holds what to say.",
    ),
    "VS202": Explanation(
        Form.BODY,
        "You would like to text this person, but nothing says that they are fine with it (or "
        "there is no number). Another way is used in the meantime.",
        "## Jane Doe\nphone:: +44 7700 900123\nchannel:: text",
        "## Jane Doe\nphone:: +44 7700 900123\ntext_ok:: yes\nchannel:: text",
        "Add the line `text_ok:: yes` below the name once they have told you that a text "
        "message is fine.",
    ),
    "VS203": Explanation(
        Form.BODY,
        "The way to reach this person is one that is not known, so the best of the others is "
        "taken.",
        "## Jane Doe\nemail:: jane@acme.example\nchannel:: pigeon",
        "## Jane Doe\nemail:: jane@acme.example\nchannel:: email",
        "Write email, text, linkedin, forward or none.",
    ),
    "VS204": Explanation(
        Form.NOTE,
        "A heading looks like a person you met, but was not taken for one, so they would get "
        "no thank-you. Where the lines at the top list the interviewers, only they count.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\ninterviewers: [Jane Doe]\n---"
        "\n\n## Omar Hassan\nemail:: omar@acme.example\n- shift plans",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
        "interviewers: [Jane Doe, Omar Hassan]\n---"
        "\n\n## Omar Hassan\nemail:: omar@acme.example\n- shift plans",
        "Add the name to the people at the top (`interviewers`). If it is not a person, add "
        "the heading to `notes.reserved_headings` in vaultsync.toml.",
    ),
    "VS205": Explanation(
        Form.BODY,
        "The interview is over, but the note names nobody, so nobody can be thanked.",
        "Friendly people, good coffee.",
        "## Jane Doe\nemail:: jane@acme.example\n- friendly, good coffee",
        "Add a heading `## Name` for each person you met, or name them under `interviewers` at "
        "the top. A line in the text such as `Met: Jane Doe, Omar Hassan` or "
        "`Spoke to Jane (recruiter)`, or one under the title that ends in names and what they "
        "do (`Thu 5 March, 14:00. Jane Doe (owner)`), is not read, and is quoted.",
    ),
    "VS206": Explanation(
        Form.BODY,
        "Two people in this note have the same name. Both are kept, but what is noted without "
        "a heading cannot be told apart.",
        "## Jane Doe\n- the test bench\n\n## Jane Doe\n- the sales plan",
        "## Jane Doe\n- the test bench\n\n## Jane A. Doe\n- the sales plan",
        "If they are two people, tell them apart by a middle name. If it is one person, join "
        "the two "
        "sections.",
    ),
    "VS207": Explanation(
        Form.BODY,
        "This person is to be written to by email, but no address is noted.",
        "## Jane Doe\nchannel:: email",
        "## Jane Doe\nemail:: jane@acme.example\nchannel:: email",
        "Add the address under the heading.",
    ),
    "VS208": Explanation(
        Form.BODY,
        "One heading seems to name several people. Each of them deserves thanks of their own, "
        "but as it stands they get one message together.",
        "## Jane Doe and Omar Hassan\nemail:: jane@acme.example",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Omar Hassan\nemail:: omar@acme.example",
        "Write one heading per person.",
    ),
    "VS209": Explanation(
        Form.BODY,
        "A field of this person is nearly one that is known: very likely a typing slip. "
        "As it stands, it is not used.",
        "## Jane Doe\nemial:: jane@acme.example",
        "## Jane Doe\nemail:: jane@acme.example",
        "Correct the spelling. If it is a field of your own, ignore this finding.",
    ),
    "VS210": Explanation(
        Form.BODY,
        "It is not clear whether this person agreed to texts. Without a clear yes, none is "
        "advised.",
        "## Jane Doe\nphone:: +44 7700 900123\ntext_ok:: maybe",
        "## Jane Doe\nphone:: +44 7700 900123\ntext_ok:: yes",
        "Write yes or no.",
    ),
    "VS211": Explanation(
        Form.BODY,
        "A heading does not look like a name, and nothing else says that it is one. The "
        "message says what it was taken for: words of a section (`## The job`, "
        "`## Site visit`) are nobody, so nobody is thanked; anything else (`## The tall one`, "
        "or a word while lines above name others) is a person you met. What somebody does "
        "(`## Headteacher`) is no name either, and is a person.",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Their open plan office\n- loud",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Notes\n- open plan office, loud",
        "If it is not a person, write it under a heading such as `## Notes`, or add "
        '`reserved_headings = ["Their open plan office"]` below `[notes]` in vaultsync.toml; '
        "the built-in ones stay, and all notes share that one list. If it is one, write the "
        "name (`## Jane Doe — Headteacher`), add an email or a phone number below it, or list "
        "it among the people at the top (`interviewers`).",
    ),
    "VS212": Explanation(
        Form.HEAD,
        "An entry in the list of interviewers holds no name that could be read, so this person "
        "would be left out.",
        "interviewers:\n  - Jane Doe\n  - title: Team lead",
        "interviewers:\n  - Jane Doe\n"
        "  - {name: Omar Hassan, title: Team lead, email: omar@acme.example}",
        "Write a name, or `name: …` with the other fields below it. What somebody does "
        "(`practice manager`, `someone from HR`) is no name: once you know it, write "
        "`Jane Doe (practice manager)`.",
    ),
    "VS213": Explanation(
        Form.BODY,
        "A line looks like a heading, but Markdown does not take it for one: after the `#` a "
        "plain space is needed. The person in it would be overlooked.",
        "##Jane Doe\nemail:: jane@acme.example",
        "## Jane Doe\nemail:: jane@acme.example",
        "Put a space between `##` and the name.",
    ),
    "VS214": Explanation(
        Form.SITUATION,
        "Several notes on people have this name, and the interview note does not link to one "
        "of them. To be safe, none of them is used for an address.",
        "`People/Jane Doe.md` and `Contacts/Jane Doe.md`, and the interview says `## Jane Doe`",
        "",
        "Link to the right one in the heading, as `## [[People/Jane Doe]]`.",
    ),
    "VS216": Explanation(
        Form.BODY,
        "A field says how somebody is addressed, but not in a way that is understood, so the "
        "whole name is used.",
        "## Jane Doe\nemail:: jane@acme.example\nfirst_name:: perhaps",
        "## Jane Doe\nemail:: jane@acme.example\nfirst_name:: yes",
        "Write `first_name:: yes` or `no`, `greeting:: Jane`, `honorific:: Dr`, or "
        "`name_order:: family-first`.",
    ),
    "VS217": Explanation(
        Form.BODY,
        "A mark such as `**promised:**`, or an address with its label in bold, comes after "
        "other words. It counts only at the beginning: no draft asks for the promise, and the "
        "address is not used. An address beside a title, as in `owner, info@acme.example`, is "
        "told, too, unless it bears the person's name.",
        "## Jane Doe\nemail:: jane@acme.example\n- nice talk, **promised:** the link",
        "## Jane Doe\nemail:: jane@acme.example\n- nice talk\n  - **promised:** the link",
        "Begin a bullet with it; one inside another bullet will do. If it is not meant as a "
        "mark, leave the colon out.",
    ),
    "VS218": Explanation(
        Form.BODY,
        "A mark such as `**concern:**` is below a heading that is not a person, so it is not "
        "known whose concern it is, and no draft comes back to it.",
        "## Jane Doe\nemail:: jane@acme.example\n- their test bench\n\n"
        "## Notes\n- parking behind the house\n- **concern:** my weak SQL",
        "## Jane Doe\nemail:: jane@acme.example\n- their test bench\n"
        "- **concern:** my weak SQL\n\n## Notes\n- parking behind the house",
        "Move it below the heading of the person. If it belongs to nobody, it can stay.",
    ),
    "VS219": Explanation(
        Form.BODY,
        "A line reads like something that you promised, or says by which day somebody wants "
        "your answer (`**promised:** my answer by 2026-12-01`), but only what is marked counts "
        "as a promise. As it stands, no check tells you if your message does not mention it. "
        "It is told as long as a message is still to be written or an offer waits, and outside "
        "of the sections "
        "of persons if it names one of them, says a day (`I said I'd send it by Friday`), is "
        "an open task below `## To do`, or is marked and does not say to whom (`**promised:** "
        "the slides`). Where only one person can be meant, such a mark is read. Below "
        "`## I promised`, such a task is a promise.",
        "## Jane Doe\nemail:: jane@acme.example\n- I'll send her the slides",
        "## Jane Doe\nemail:: jane@acme.example\n- **promised:** the slides",
        "Begin a bullet with `**promised:**`, and where it is below nobody's heading with the "
        "name in front: `- Jane Doe: **promised:** the slides`; or agree to such a line in "
        "`vaultsync ask` where it is to one person for certain. Once you have kept it, "
        "tick it "
        "(`- [x] **promised:** …`), or add `sent` or `done` to the "
        "line. If you promised nothing, ignore this finding.",
    ),
    "VS220": Explanation(
        Form.BODY,
        "A heading is a single word that is hardly a name, and nothing below it belongs to a "
        "person: no address, no number, no message. So it is taken for a part of your notes, "
        "and nobody is thanked for it.",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Lesson\n- fractions with year 5",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Notes on the lesson\n"
        "- fractions with year 5",
        "If it is a person, write the full name, or an email below it. If not, all is well: "
        'this is a remark, and `reserved_headings = ["Lesson"]` below `[notes]` in '
        "vaultsync.toml ends it.",
    ),
    "VS221": Explanation(
        Form.NOTE,
        "A line, or a sentence in it, begins with the name of an interviewer, and stands below "
        "a heading of your own, in a paragraph that goes on, or beside the section of that "
        "person. It may be about something else, so it is not taken for what you talked about "
        "with them. It is a warning where `Jane Doe: …` stands below `## Notes` and the like, "
        "while she has a heading: without that heading it would count.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
        "interviewers: [Jane Doe, Omar Hassan]\n---\n\nJane Doe from HR asked about nights.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
        "interviewers: [Jane Doe, Omar Hassan]\n---\n\nJane Doe: asked about nights.",
        "Write it below a heading of their own, or, for somebody who has none, on a line of "
        "its own below `## Notes`, with a colon after the name. If it is about something else, "
        "ignore this finding.",
    ),
    "VS222": Explanation(
        Form.BODY,
        "The only heading of a person holds two words behind a comma that could be a name as "
        "well as a company. They are read as what the first one does, so a second person would "
        "get no thanks.",
        "## Antoine Roux, Sofia Bell\nemail:: antoine@acme.example\n- the autumn menu",
        "## Antoine Roux\nemail:: antoine@acme.example\n- the autumn menu\n\n"
        "## Sofia Bell\nemail:: sofia@acme.example\n- the rota",
        "Write one heading per person. If it is a company, put it into brackets: "
        "`## Jane Doe (Morgan Stanley)`.",
    ),
    "VS223": Explanation(
        Form.NOTE,
        "Headings with a day say that the note holds several interviews, but a note is read as "
        "one, on the day of `date`. Whoever was met on the other day would be thanked for the "
        "wrong one, or not at all.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\ninterviewers: [Jane Doe]\n"
        "---\n\n## Phone screen 24 Feb\n- the rota\n\n## Panel 5 March\n- the test bench",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\ninterviewers: [Jane Doe]\n"
        "---\n\n## Panel 5 March\n- the test bench",
        "Move what stands below the other heading to a note of its own, with its own `date`. "
        "Of a file without lines between `---` at the top, `vaultsync init` asks whether to "
        "write a new note for each interview.",
    ),
    "VS224": Explanation(
        Form.NOTE,
        "A sentence says how somebody whom you met is reached, and text is not read as an "
        "address. It is told where the person has none, the sentence names them beside it or "
        "the note names nobody else, and the address is not one of the company, such as "
        "`info@…`.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\ninterviewers: Jane Doe\n---\n\n"
        "Jane's mobile is 0113 496 0808. We spoke of the rota.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
        "interviewers: Jane Doe (0113 496 0808)\n---\n\n"
        "Jane's mobile is 0113 496 0808. We spoke of the rota.",
        "Write it below the heading of the person, as `email:: …` or `phone:: …`, or behind "
        "the name where it is listed; or agree to it in `vaultsync ask`. If it is somebody "
        "else's, ignore this finding.",
    ),
}
