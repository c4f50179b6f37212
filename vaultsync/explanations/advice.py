"""What findings about messages and the strategy mean."""

from vaultsync.explanations.form import Explanation, Form

TOUCHES = {
    "VS215": Explanation(
        Form.BODY,
        "A field for an email address or a phone number holds none, so nobody can be reached "
        "by it. No message to it is advised.",
        "## Jane Doe\nemail:: jane(at)acme.example",
        "## Jane Doe\nemail:: jane@acme.example",
        "Write the address or the number in full. Where you do not have it yet, leave the "
        "field empty, or write `n/a`.",
    ),
    "VS301": Explanation(
        Form.BODY,
        "What you noted as sent or heard has a date that does not exist, or that could be two "
        "different days. Meanwhile the day of the interview counts.",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-02-30",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-03-05",
        "Write the day on which it happened.",
    ),
    "VS302": Explanation(
        Form.BODY,
        "Something is noted as done on a day that has not come yet, so it does not count yet.",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2027-03-05",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-03-05",
        "Check the year and the month. A line without a day counts for that of the interview: "
        "write the day on which it happened.",
    ),
    "VS303": Explanation(
        Form.BODY,
        "A thank-you is dated before the interview it is for, so it is not counted as sent.",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-02-05",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-03-05",
        "Check the date of the line, or the date of the interview.",
    ),
    "VS304": Explanation(
        Form.NOTE,
        "Two calls to the same company are less than a week apart. That can come across as "
        "pressing, however kindly it is meant.",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-02-24\n---\n"
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-02-27 called, no answer\n"
        "- 2026-03-02 called again",
        "---\ntype: interview\ncompany: Acme\ndate: 2026-02-24\n---\n"
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-02-27 called, no answer\n"
        "- 2026-03-05 sent an email",
        "Next time, write instead of calling, and leave a few days between two messages.",
    ),
    "VS305": Explanation(
        Form.BODY,
        "A line of your log has a date but does not say what kind of message it was, so it "
        "does not count.",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Follow-up log\n"
        "- 2026-03-06 Jane, at last",
        "## Jane Doe\nemail:: jane@acme.example\n\n## Follow-up log\n"
        "- 2026-03-06 thank-you email to Jane Doe",
        "Use a word such as thank-you, follow-up, status check, call, text or reply.",
    ),
    "VS306": Explanation(
        Form.BODY,
        "A line about this person has a date but names no kind of message, so it was kept as "
        "something that you talked about.",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-06 Jane, at last",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-06 thank-you email sent",
        "If you sent or heard something, say what: thank-you, follow-up, call, text, reply. If "
        "not, there is nothing to do.",
    ),
    "VS307": Explanation(
        Form.BODY,
        "A line reads like a message that was sent, but has neither a day nor a ticked box. It "
        "could be a plan, so it does not count, and you would be reminded of it. Of a "
        "thank-you that is still advised, VS312 tells, with the command that records it.",
        "## Jane Doe\nemail:: jane@acme.example\n- follow-up email sent",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-06 follow-up email sent",
        "Put the day in front of it, or make it a ticked task: `- [x] Follow-up by email`.",
    ),
    "VS308": Explanation(
        Form.BODY,
        "A thank-you in the follow-up log does not say to whom it went, and you met several "
        "people. Each of them is thanked separately, so it counts for none of them.",
        "## Jane Doe\nemail:: jane@acme.example\n## Bob Lee\nemail:: bob@acme.example\n"
        "## Follow-up log\n- 2026-03-06 thank-you sent",
        "## Jane Doe\nemail:: jane@acme.example\n## Bob Lee\nemail:: bob@acme.example\n"
        "## Follow-up log\n- 2026-03-06 thank-you to Jane and Bob",
        "Say to whom it went: `thank-you to Jane and Bob`, or `to everyone`.",
    ),
    "VS309": Explanation(
        Form.BODY,
        "A line reports a message and its day, but in a place where such lines do not count: "
        "not in a person's section, nor under a heading such as `## Follow-up log`, `## Log` "
        "or `## Afterwards`. vaultsync then does not know what was sent.",
        "## Jane Doe\nemail:: jane@acme.example\n## Summary\n- 2026-03-06 thank-you to Jane",
        "## Jane Doe\nemail:: jane@acme.example\n## Follow-up log\n"
        "- 2026-03-06 thank-you to Jane",
        "Put the lines under a heading `## Follow-up log`, or let `vaultsync ask` record them.",
    ),
    "VS310": Explanation(
        Form.BODY,
        "A thank-you says to whom it went, but no note on this application has that name. It "
        "counts for nobody, not even for the person whose section it is in.",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-06 thank-you to Jnae Doe",
        "## Jane Doe\nemail:: jane@acme.example\n- 2026-03-06 thank-you to Jane Doe",
        "Write the name as its heading has it, or add a heading `## Name` for the person you "
        "met.",
    ),
    "VS311": Explanation(
        Form.BODY,
        "The same message, on the same day, is noted on two lines that read alike. It counts "
        "once. Most likely a merge of two devices kept the line of each; as both may be meant, "
        "vaultsync removes neither.",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-03-06\n"
        "- [x] Thank-you by email ✅ 2026-03-06",
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you by email ✅ 2026-03-06",
        "Delete one of the two lines.",
    ),
    "VS312": Explanation(
        Form.BODY,
        "A sentence reads like a thank-you that was sent, but it is no record: it says no day, "
        "and may be about something else. So a thank-you to this person is still advised.",
        "## Jane Doe\nemail:: jane@acme.example\n- the test bench\n\n"
        "Wrote her a thank-you mail the same evening.",
        "## Jane Doe\nemail:: jane@acme.example\n- the test bench\n"
        "- [x] Thank-you by email ✅ 2026-03-05",
        "If it was sent, let `vaultsync done ID --on DAY` or `vaultsync ask` record it, or "
        "write a line with its day yourself. If it was not, ignore this finding.",
    ),
    "VS313": Explanation(
        Form.BODY,
        "A task was ticked after the interview and begins like a message to somebody you met, "
        "but its words do not say that you asked how things stand. So the follow-up is still "
        "advised, and you may be about to write twice.",
        "## Jane Doe\nemail:: jane@acme.example\n- the test bench\n"
        "- [x] Thank-you by email ✅ 2026-03-05\n\n## Next\n"
        "- [x] ask Jane about the team ✅ 2026-03-06",
        "## Jane Doe\nemail:: jane@acme.example\n- the test bench\n"
        "- [x] Thank-you by email ✅ 2026-03-05\n\n## Next\n"
        "- [x] Follow-up to Jane ✅ 2026-03-06",
        "If it was your follow-up, let the task say so: `Follow-up to Jane Doe`, with the days "
        "that it has, or agree to a record in `vaultsync ask`. `ask Jane how it looks`, `ask "
        "Jane for news`, `chase Jane` and `ping Jane` with a done day after the interview are "
        "read as one by themselves. If it was "
        "about something else, ignore this finding.",
    ),
}

STRATEGY = {
    "VS400": Explanation(
        Form.SITUATION,
        "Nothing is wrong: a message is due. With `--format gnu` and `--format github` "
        "follow-ups are listed like findings, so that an editor can jump to the person.",
        "`Interviews/Acme.md:8:1: info: due: Thank-you to Jane Doe at Acme by email`",
        "",
        "Send the message and tick its box in the due note.",
    ),
    "VS401": Explanation(
        Form.SITUATION,
        "The interview is over and not closed, yet nothing is owed to anybody in it. That is "
        "rarely what you want, so it is said rather than passed over in silence.",
        "a note whose people were all left out, or whose messages all have odd dates",
        "",
        "Look at it with `vaultsync show`, and check `status` and what is noted as sent.",
    ),
    "VS402": Explanation(
        Form.HEAD,
        "The status says that something is coming or has come, so nothing is chased; but your "
        "notes hold neither the next interview nor a reply. An old status could let a good "
        "contact fall silent.",
        "status: scheduled",
        "status: waiting",
        "Add the note of the next interview or the reply, or set the status to `waiting`.",
    ),
    "VS403": Explanation(
        Form.NOTE,
        "A reply, or a line elsewhere in the note, reads like a rejection or an offer. Only "
        "the `status` of the latest interview ends an application. A reply that says no is "
        "owed no answer, unless it asks something; else you would be asked to answer or follow "
        "up. A draft that does so is not ready meanwhile (VS528).",
        "---\ntype: interview\ncompany: Acme\nrole: Tester\ndate: 2026-02-24\n---\n"
        "## Jane Doe\nemail:: jane@acme.example\n- soup\n- [x] Thank-you ✅ 2026-02-25\n"
        "- 2026-03-02 reply: they went with somebody else",
        "---\ntype: interview\ncompany: Acme\nrole: Tester\ndate: 2026-02-24\n"
        "status: rejected\n---\n"
        "## Jane Doe\nemail:: jane@acme.example\n- soup\n- [x] Thank-you ✅ 2026-02-25\n"
        "- 2026-03-02 reply: they went with somebody else",
        "Set `status: rejected` or `status: offer` in the note of the latest interview, or let "
        "`vaultsync close WHAT rejected` or `vaultsync ask` do it.",
    ),
    "VS404": Explanation(
        Form.NOTE,
        "One person is asked, not all of them: the `primary_contact`, or, where none is named, "
        "the first interviewer who can be reached. Here somebody else wrote last, so the "
        "next follow-up may go to the wrong person.",
        "---\ntype: interview\ncompany: Acme\nrole: Tester\ndate: 2026-03-02\n---\n"
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you ✅ 2026-03-03\n"
        "## Bob Lee\nemail:: bob@acme.example\n"
        "- 2026-03-05 reply: you will hear from us",
        "---\ntype: interview\ncompany: Acme\nrole: Tester\ndate: 2026-03-02\n"
        "primary_contact: Bob Lee\n---\n"
        "## Jane Doe\nemail:: jane@acme.example\n- [x] Thank-you ✅ 2026-03-03\n"
        "## Bob Lee\nemail:: bob@acme.example\n"
        "- 2026-03-05 reply: you will hear from us",
        "Name the one to ask as `primary_contact` in the note of the latest interview: whoever "
        "wrote, or the first interviewer if that is right.",
    ),
    "VS405": Explanation(
        Form.SITUATION,
        "Two notes name the same company, day and person, and nothing in them tells two "
        "interviews apart. Each asks for a thank-you until one is sent, and other things may "
        "be asked for twice, too. A thank-you in one of them counts for both if both name the "
        "same role, or none.",
        "two notes at Acme of the same `date`, both with `## Jane Doe`",
        "",
        "If it was one interview, keep one of the notes and move into it what only the other "
        "holds. If there were two on that day, give each its own `time` or `stage`.",
    ),
    "VS406": Explanation(
        Form.SITUATION,
        "What they wrote reads like an invitation to the next interview, and your notes hold "
        "no interview to come. Once you have answered, the next follow-up would ask how the "
        "decision is coming along, as if nothing had been said.",
        "`- 2026-03-10 reply: second trial day on Thursday`, and no note of that day",
        "",
        "Write the note of that interview, for example with `vaultsync new COMPANY --on DAY`: "
        "nothing is chased until it is over. If it is no invitation, nothing is to be done.",
    ),
    "VS407": Explanation(
        Form.SITUATION,
        "The status is moved-on, which says that you do not wait for this company any more: no "
        "thank-you and no follow-up is owed. The interview was just now, or the notes tell of "
        "another one, so it may be meant the other way: they moved you on to the next round.",
        "`status: moved on` two days after the interview, before anybody was thanked",
        "",
        "If they moved you on, write `status: waiting`, and a note on the next interview. If "
        "you do not want to go on, `withdrawn` says so, and nothing is asked.",
    ),
    "VS408": Explanation(
        Form.SITUATION,
        "Interviews with the same company and role are one application. Here a note at the "
        "company names no role, so only you know whether they belong together. Where neither "
        "names one, an interview to come, or a later one with somebody whom you met before, is "
        "taken for the next: nobody is asked how it stands meanwhile. Where one names a role, "
        "it does not count, and follow-ups go on.",
        "`company: Brightwell` on 27 Nov and on 10 Dec, without a `role` in either",
        "",
        "Write the same `role` into both notes: then they are one application. If they are "
        "two, write the role of each: then each is followed up by itself.",
    ),
}
