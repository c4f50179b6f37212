"""What findings about drafts mean."""

from vaultsync.explanations.form import Explanation, Form

DRAFTS = {
    "VS501": Explanation(
        Form.SITUATION,
        "This draft belongs to a message that is no longer to be sent: it was skipped or is "
        "too late, or the interview is gone, or its company, its role or a name was changed. "
        "The draft is left as it is, because you may have written in it.",
        "a thank-you to Jane Doe at Acme, whose note now says `company: Acme Europe`",
        "",
        "Copy what you need into the new draft, if there is one, and delete this one. If you "
        "have sent it, set `status: sent`.",
    ),
    "VS502": Explanation(
        Form.DRAFT,
        "The block at the top of this draft can no longer be read, so it is not known which "
        "message it belongs to. Your text in it is safe.",
        "---\ntype: follow-up-draft\nid: vs-aaaaaaaa\nsubject: Thank you: Tester at Acme\n"
        "status: sent\n---\n\nDear Jane Doe,",
        '---\ntype: follow-up-draft\nid: vs-aaaaaaaa\nsubject: "Thank you: Tester at Acme"\n'
        "status: sent\n---\n\nDear Jane Doe,",
        "Put the value with the colon into double quotes, or close the block with `---`.",
    ),
    "VS503": Explanation(
        Form.SITUATION,
        "A template of your own cannot be used: a placeholder in it is not known, its name is "
        "not one that a template can have, or it cannot be read. Drafts are written with the "
        "template that comes with vaultsync instead.",
        "`Follow-ups/Templates/thank-you.md` with `Dear $nmae,`, or a file called `thanks.md`",
        "",
        "Correct the placeholder (a `$` of your own is written `$$`), or the name: kind, "
        "channel and language, as in `thank-you.email.de.md`.",
    ),
    "VS504": Explanation(
        Form.SITUATION,
        "You have changed this draft, so vaultsync writes nothing into it any more. Since it "
        "was made, its interview note has come to say something new, or something else.",
        "a draft in which you wrote, and a line that you added to the note afterwards",
        "",
        "Write it into the draft if it belongs there. If you do not want to hear of it, remove "
        "`made_from` from the draft's head.",
    ),
}

PESTERING = {
    "VS523": Explanation(
        Form.SITUATION,
        "As many messages went out without an answer as the strategy allows. One more would "
        "only be pushy.",
        "a third message to the same company, weeks after the interview",
        "",
        "Move on, and keep in touch with the company. If there is a reason to write "
        'anyway, give it: `vaultsync draft COMPANY --override "why"`. It is recorded with the '
        "message.",
    ),
    "VS524": Explanation(
        Form.SITUATION,
        "Another message went to the same person, or to the same company, only a few days "
        "ago. Two in one week are pushy. While this one is not due yet, that is a remark.",
        "a follow-up on Thursday, when an update went out on Tuesday",
        "",
        "Wait until the day that is named. If there is a reason to write sooner, give it: "
        '`vaultsync draft ID --override "why"`. It is recorded with the message.',
    ),
    "VS525": Explanation(
        Form.SITUATION,
        "They named a day by which they want to answer, and it is not over yet. While the "
        "message is not due, that is a remark.",
        "a follow-up on 18 March, when they promised an answer by 20 March",
        "",
        "Wait until the day that is named. If there is a reason to write sooner, give it: "
        '`vaultsync draft ID --override "why"`. It is recorded with the message.',
    ),
    "VS528": Explanation(
        Form.SITUATION,
        "A line of your notes reads like a rejection (VS403), and this message asks how the "
        "decision is coming along, or says that you are still interested. A thank-you can be "
        "sent all the same, and so can an answer that says nothing of the kind.",
        "a follow-up that is due, with `They went with another candidate` in the note",
        "",
        "Run `vaultsync close ID rejected` if it is a rejection. If it is none, write the line "
        'in other words, or say why you write: `vaultsync draft ID --override "why"`. The '
        "reason is recorded with the message.",
    ),
}
