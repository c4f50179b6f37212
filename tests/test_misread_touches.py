"""Lines on messages that were misread once: nobody is written twice, and nobody forgotten."""

from zoneinfo import ZoneInfo

import pytest

from vaultsync.model import Interview
from vaultsync.parse.interview import parse_note
from vaultsync.parse.messages.kinds import kinds_of
from vaultsync.settings import Settings

NOTE = """---
type: interview
company: Acme
role: Engineer
date: 2026-03-05
recruiter: Dana Holt <dana@talent.example>
---
## Jane Doe
- a
{section}

## Bob Smith
- b

## Mark Ray
- c

## Follow-up log
{log}
"""


def parse(section: str = "", log: str = "") -> Interview:
    """Read a note with a line in Jane's section, or in the log."""
    text = NOTE.format(section=section, log=log)
    found = parse_note(text, "n.md", Settings(), ZoneInfo("UTC")).interview
    assert found is not None
    return found


def touches(note: Interview) -> list[str]:
    """Write touches as kind, first name and day."""
    return [f"{t.kind.value} {(t.who or '*').split()[0]} {t.day:%m-%d}" for t in note.touches]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("got no reply", ""),
        ("reply expected on Friday", ""),
        ("reply is due on Friday", ""),
        ("Round called off", ""),
        ("thank-you not sent", ""),
        ("did not send the thank-you", ""),
        ("haven't sent the thank-you", ""),
        ("Jane Doe | thank-you | open", ""),
        ("she thanked me for my time", ""),
        ("Jane thanked us for the presentation", ""),
        ("thank-you email bounced", ""),
        ("thank you undelivered", ""),
        ("tried to send thank-you, email bounced", ""),
        ("couldn't send thank-you", ""),
        ("can't send thank-you: no address", ""),
        ("thank-you due", ""),
        ("thank-you pending", ""),
        ("thank-you still to send", ""),
        ("thank-you is overdue", ""),
        ("thank-you saved in drafts", ""),
        ("thank-you scheduled for tomorrow", ""),
        ("thank-you?", ""),
        ("think about thank-you note", ""),
        ("reminder: send thank-you", ""),
        ("remind me to send thank-you", ""),
        ("Jane Doe | thank-you | pending", ""),
        ("Jane Doe | thank-you | todo", ""),
        ("Jane Doe | thank-you | no", ""),
        ("[x] look up Jane's email for the thank-you", ""),
        ("[x] write down points for thank-you notes", ""),
        ("[x] buy thank-you cards", ""),
        ("[x] write thank-you email template", ""),
        ("expect a call from Jane", ""),
        ("promised to get back to me", ""),
        ("Jane promised a reply by Friday", ""),
        ("follow-up studies end", ""),
        ("thank you page redesign", ""),
        ("decision by email", ""),
        ("call scheduled with the CTO", ""),
        ("follow up next week", ""),
        ("[x] update CV", ""),
        ("[x] ask whether text ok: yes", ""),
        ("telephone answer", ""),
        ("thank-you sent (no reply yet)", "thank-you"),
        ("thank-you sent. No reply.", "thank-you"),
        ("thank-you sent – no answer yet", "thank-you"),
        ("thank-you sent (didn't call)", "thank-you"),
        ("sent thank-you, no follow-up needed", "thank-you"),
        ("thank you email sent. Did not send the slides.", "thank-you"),
        ("drafted and sent thank-you", "thank-you"),
        ("prepared and sent thank-you", "thank-you"),
        ("sent the drafted thank-you", "thank-you"),
        ("followed up since I haven't heard back", "follow-up"),
        ("no reply so followed up", "follow-up"),
        ("haven't heard back - followed up by email", "follow-up"),
        ("still no reply. Followed up.", "follow-up"),
        ("followed up with Dana (Jane did not reply)", "follow-up"),
        ("Jane wrote to thank me", "reply"),
        ("Jane sent a thank-you", "reply"),
        ("she sent me a thank-you note", "reply"),
        ("thanked her for the email from Tuesday", "thank-you"),
        ("thanked her for her message from yesterday", "thank-you"),
        ("thank-you email from my private address", "thank-you"),
        ("thank-you message from my phone", "thank-you"),
        ("sent thank-you email from train", "thank-you"),
        ("thank-you email after she called me", "thank-you"),
        ("thank-you for the reply", "thank-you"),
        ("replied with a thank-you", "thank-you"),
        ("I wrote back", "other"),
        ("wrote back to her", "other"),
        ("[x] Reply", "other"),
        ("[x] Respond to Jane", "other"),
        ("[x] write back", "other"),
        ("[x] Reply received", "reply"),
        ("[x] Answer to Jane Doe by email", "other"),
        ("Jane followed up: wants references", "reply"),
        ("they nudged me for the take-home", "reply"),
        ("Jane emailed: second round", "reply"),
        ("Jane wrote: still deciding", "reply"),
        ("they sent the take-home", "reply"),
        ("rejected by email", "reply"),
        ("Jane answered", "reply"),
        ("answer: they need another week", "reply"),
        ("Jane phoned", "reply"),
        ("she called to say they need time", "reply"),
        ("she left me a voicemail", "reply"),
        ("update from Jane: two more weeks", "reply"),
        ("got an update from Jane", "reply"),
        ("recruiter called with an update", "reply"),
        ("she texted", "reply"),
        ("Jane texted back", "reply"),
        ("Jane called", "reply"),
        ("they called", "reply"),
        ("rejection", "reply"),
        ("offer call", "reply"),
        ("customers followed up on", "follow-up"),
        ("[x] Send thank you email", "thank-you"),
        ("[x] Update to Dana by email", "update"),
        ("[x] Connect", "connect"),
        ("[x] Status check by email", "status check"),
        ("[x] Follow-up by email", "follow-up"),
        ("update sent", "update"),
        ("emailed Jane to say thanks", "thank-you"),
        ("chased HR, no answer", "follow-up"),
        ("Heard back from Tom: second round!", "reply"),
        ("rang X, no answer", "call"),
        ("rang me back", "reply"),
        ("texted marco to say thanks", "thank-you"),
        ("Emailed thanks to everyone", "thank-you"),
        ("Jane Doe | thank-you | email", "thank-you"),
        ("Jane Doe | email", "other"),
        ("sent the references", "other"),
        ("References sent", "other"),
        ("CV sent to Jane", "other"),
        ("email sent: thanks", "thank-you"),
        ("thank-you note posted", "thank-you"),
        ("[x] Thanked by email", "thank-you"),
        ("thanked by phone and by letter", "thank-you"),
        ("[x] Thanked by Jane", "reply"),
        ("Wrote her a thank-you card", "thank-you"),
        ("sent thank-you with no attachments", "thank-you"),
        ("sent thank-you note without the slides", "thank-you"),
        ("emailed Jane a thank-you about the open role", "thank-you"),
        ("follow-up on the open position sent", "follow-up"),
        ("replied that there is no decision yet", "reply"),
        ("reply that nothing is decided", "reply"),
        ("Jane replied: no decision yet", "reply"),
    ],
)
def test_what_was_sent_and_heard(line: str, kinds: str) -> None:
    """Each clause is asked for itself; `[x]` is a ticked task, the others dated lines (S13)."""
    task = line.startswith("[x] ")
    found = kinds_of(line.removeprefix("[x] "), intent=not task)
    assert " ".join(kind.value for kind in found) == kinds


@pytest.mark.parametrize(
    "line",
    [
        "thank-you sent, asked her to say hi to Bob",
        "thank-you email, look forward to Bob's feedback",
        "thank-you sent, cc to Bob",
        "thank-you sent; promised slides to Bob",
        "thank-you, mentioned the tip from Mark",
        "thank-you, similar to Mark's",
        "thank-you, she introduced me to Bob Smith",
        "replied, decision is up to Bob",
        "she replied: next step is an email from Dana",
        "followed up, no word from Dana",
    ],
)
def test_a_name_in_passing_takes_no_touch_away(line: str) -> None:
    """In Jane's section a touch is Jane's, unless the message itself went to somebody (S21)."""
    (touch,) = parse(section=f"- 2026-03-06 {line}").touches
    assert touch.who == "jane doe"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("thank-you to Bob", "bob smith"),
        ("thank-you email to Bob and a card", "bob smith"),
        ("reply from Bob", "bob smith"),
        ("follow-up to Dana", "dana holt"),
        ("followed up with Dana", "dana holt"),
    ],
)
def test_a_message_to_somebody_else(line: str, who: str) -> None:
    """What went to Bob is Bob's, wherever it stands (strategy.md section 2)."""
    (touch,) = parse(section=f"- 2026-03-06 {line}").touches
    assert touch.who == who


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("thank-you sent", ["thank-you * 03-06"]),
        ("followed up with Jane and Bob", ["follow-up jane 03-06"]),
        ("thank-you to Jane, Bob replied", ["thank-you jane 03-06", "reply jane 03-06"]),
        ("thanked Jane and Bob", ["thank-you jane 03-06", "thank-you bob 03-06"]),
        ("Jane, Bob: thank-you emails", ["thank-you jane 03-06", "thank-you bob 03-06"]),
        ("thank-you to Jane, then to Bob", ["thank-you jane 03-06", "thank-you bob 03-06"]),
        ("thank-you to both Jane and Bob", ["thank-you jane 03-06", "thank-you bob 03-06"]),
        ("thank-you to Jane / Bob", ["thank-you jane 03-06", "thank-you bob 03-06"]),
        (
            "thank-you to Jane (email) and Bob (LinkedIn)",
            ["thank-you jane 03-06", "thank-you bob 03-06"],
        ),
        (
            "sent thank-you emails: Jane, Bob, Mark",
            ["thank-you jane 03-06", "thank-you bob 03-06", "thank-you mark 03-06"],
        ),
        (
            "thank-you emails sent to everyone",
            ["thank-you jane 03-06", "thank-you bob 03-06", "thank-you mark 03-06"],
        ),
    ],
)
def test_one_line_for_several(line: str, found: list[str]) -> None:
    """Several may be thanked in one line; a chaser to two is one chaser (S20, S37)."""
    assert touches(parse(log=f"- 2026-03-06 {line}")) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("customers followed up on 2024-03-03", []),
        ("follow-up studies end 2026-09-01", []),
        ("thank you page redesign 2024-12-01", []),
        ("they text customers since 2024-01-01", []),
        ("next: follow up 2026-03-20", []),
        ("follow-up due 2026-03-12", []),
        ("deadline for the follow-up 2026-03-12", []),
        ("thank-you sent 2026-03-06 by email", ["thank-you jane 03-06"]),
        ("thank-you sent 2026-03-06 ✅", ["thank-you jane 03-06"]),
        ("thank-you sent 2026-03-06 #done ^abc", ["thank-you jane 03-06"]),
        ("thank-you sent 2026-03-06 at 9am, no answer so far", ["thank-you jane 03-06"]),
        ("thank-you sent 6 March 2026", ["thank-you jane 03-06"]),
        ("sent thank-you email on 6 March", ["thank-you jane 03-06"]),
        ("thank-you [2026-03-06]", ["thank-you jane 03-06"]),
        ("[[2026-03-06|Fri]] thank-you", ["thank-you jane 03-06"]),
        ("2026-03-06T09:30 thank-you", ["thank-you jane 03-06"]),
        ("`2026-03-06` thank-you", ["thank-you jane 03-06"]),
    ],
)
def test_days_wherever_they_stand(line: str, found: list[str]) -> None:
    """A line that begins with what was sent may name its day anywhere; talk may not."""
    assert touches(parse(section=f"- {line}")) == found


@pytest.mark.parametrize(
    ("head", "end"),
    [
        ("date: 2026-03-05T14:00-05:00", "2026-03-05 20:00"),
        ("date: 2026-03-05 04:00-05:00", "2026-03-05 05:00"),
        ("date: 2026-03-05 14:00-15:30", "2026-03-05 15:30"),
        ("date: 2026-03-05T14:00-15:00", "2026-03-05 15:00"),
        ("date: 2026-03-05 09:00-10:00", "2026-03-05 10:00"),
        ("date: 2026-03-05\ntime: 14:00\nduration: 2", "2026-03-05 15:00"),
    ],
)
def test_ranges_are_no_offsets(head: str, end: str) -> None:
    """A range behind the date is no zone, and `2` is no length of two minutes (S12)."""
    text = f"---\ntype: interview\ncompany: Acme\n{head}\n---\n## Jane Doe\n- a\n"
    note = parse_note(text, "n.md", Settings(), ZoneInfo("UTC")).interview
    assert note is not None
    assert f"{note.end:%Y-%m-%d %H:%M}" == end


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("10/12 people agreed", []),
        ('2026-03-06 Ben replied "we\'ll get back to you by Friday"', ["reply jane 03-06"]),
        ("2026-03-06 Ben replied she will let me know", ["reply jane 03-06"]),
        ("2026-03-06 replied: he'll get back to me Friday", ["reply jane 03-06"]),
    ],
)
def test_a_promise_in_a_reply_is_no_message_of_mine(line: str, found: list[str]) -> None:
    """What they say they will do does not make their answer mine (S44)."""
    assert touches(parse(section=f"- {line}")) == found
