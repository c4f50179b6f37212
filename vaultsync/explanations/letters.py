"""What findings in the text of drafts mean."""

from vaultsync.explanations.form import Explanation, Form

LETTERS = {
    "VS510": Explanation(
        Form.LETTER,
        "A place in the draft still waits for your own words: a slot in brackets, or a mark "
        "such as TBD. It would be sent as it stands.",
        "I was glad to hear about [What stayed with you about this: the test bench].",
        "I was glad to hear about the test bench and its forty sensors.",
        "Write what belongs there in your own words, or take the line out.",
    ),
    "VS511": Explanation(
        Form.LETTER,
        "The greeting names somebody other than the person this message goes to, or a "
        "whole group. Each person gets a message of their own.",
        "Dear Marcus,",
        "Dear Jane Doe,",
        "Write the name of the person it is for. A name that your notes do not know, such "
        "as a nickname, can be noted under the person or added to `[drafts] allow` in "
        "vaultsync.toml.",
    ),
    "VS512": Explanation(
        Form.LETTER,
        "The message names another interviewer, or another company in your notes, whom the "
        "notes on this person do not mention. That happens when one message is made from "
        "another.",
        "I was glad to hear from Marcus about the test bench and its forty sensors.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Check who the message is for. If the name belongs there, note it under this person, "
        "or add it to `[drafts] allow` in vaultsync.toml.",
    ),
    "VS513": Explanation(
        Form.LETTER,
        "A word is a letter or two away from the person's name, the company or the role, "
        "so it is probably a slip.",
        "Dear Jane Deo,",
        "Dear Jane Doe,",
        "Correct it. If it is right, add it to `[drafts] allow` in vaultsync.toml.",
    ),
    "VS514": Explanation(
        Form.LETTER,
        "Nothing in the message comes from your notes on this person alone, or nothing is "
        "noted "
        "at all, so it could have gone to anybody. It is not ready without something that only "
        "the two of you talked about.",
        "It was a pleasure to meet you and to learn more about your work.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Write a sentence about something that you noted under this person; if nothing is "
        "there, note it first. If you take notes in another language than you write in, name "
        "that language first in `languages`, and put `language: en` at the top of the draft.",
    ),
    "VS515": Explanation(
        Form.LETTER,
        "The message holds more of what you noted on a colleague than of what you noted on "
        "this person: it was probably written for the colleague.",
        "I was glad to hear about the archive of paper drawings in the basement.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Check who the message is for, and write about what you talked about with this person.",
    ),
    "VS516": Explanation(
        Form.SITUATION,
        "Two people at one company would get the same text or nearly so, apart from names. "
        "They may well compare them, and such letters say that neither was listened to.",
        "the thank-you to Jane Doe was copied for Marcus Lee, and the name was changed",
        "",
        "Write to each of them about your own talk with them, in other words.",
    ),
    "VS517": Explanation(
        Form.LETTER,
        "The draft holds marks that only a note editor understands, such as the brackets "
        "of a link. The reader would see them as they stand.",
        "I was glad to hear about the [[test bench]] and its forty sensors.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Write it in plain words.",
    ),
    "VS518": Explanation(
        Form.LETTER,
        "The draft has no address, one that cannot be right, your own, somebody else's, or "
        "several. A message goes to one person.",
        'to: "jane@acme.example, marcus@acme.example"',
        'to: "jane@acme.example"',
        "Write one address after `to:`, and give the other person a message of their own.",
    ),
    "VS519": Explanation(
        Form.SITUATION,
        "This is a text message, and your notes do not say that this person agreed to texts. A "
        "text to a private phone is not welcome to everybody.",
        "a draft with `channel: text` for Marcus Lee, under whose name the note has no "
        "`text_ok`",
        "",
        "Write an email. If a text message is fine, add the line `text_ok:: yes` below the "
        "name in your note.",
    ),
    "VS520": Explanation(
        Form.LETTER,
        "The text takes more than two messages on its way. Nobody reads a letter on a phone.",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thank you for your time on Thursday. I was glad to hear "
        "about the test bench and its forty sensors, and I have thought about them "
        "every day since, above all about the eleven that fail in the cold, for "
        "which we once had a little oven beside the rig. I am very interested in "
        "the role and would be glad to join your team whenever it suits you best, "
        "in spring or later on. Alex Kim",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thank you for your time. Forty sensors on one test bench: I "
        "am even more interested in the role now. Alex Kim",
        "Say thanks, one thing that you talked about, and that you are interested, in 160 "
        "characters; or write an email.",
    ),
    "VS521": Explanation(
        Form.LETTER,
        "A text after an interview is a business letter, only shorter: no abbreviations of "
        "chats, no slang, no emoji.",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thx for your time. Forty sensors on one test bench: I am "
        "even more interested in the role now. Alex Kim",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thank you for your time. Forty sensors on one test bench: I "
        "am even more interested in the role now. Alex Kim",
        "Say it in plain words. A name that looks like slang can be added to `[drafts] allow` "
        "in vaultsync.toml.",
    ),
    "VS522": Explanation(
        Form.LETTER,
        "The message says that something is attached, and the draft names no file; or the file "
        "that it names is not there, or there are two of that name.",
        "The list of sensors for the test bench is attached.",
        "attachments: sensors.pdf\n\nThe list of sensors for the test bench is attached.",
        "Write the file's name after `attachments:` at the top of the draft; `attachments: by "
        "hand` says that you attach it in your mail program; or take the sentence out.",
    ),
    "VS526": Explanation(
        Form.LETTER,
        "Two or more of the things that such a message is for are missing: thanks, the "
        "opportunity (that you could talk, or come), your interest, the role, the company, "
        "your name; in a later message also the date of the interview and a question.",
        "Dear Jane Doe,\n\nThe test bench with its forty sensors is a fine one.\n\n"
        "Kind regards,\nAlex Kim",
        "Dear Jane Doe,\n\n"
        "Thank you for your time on Thursday and for the opportunity to talk about "
        "the Tester role at Acme. Your test bench with its forty sensors was the "
        "best part of it: in my last job eleven of ours failed in the cold until we "
        "built a little oven beside the rig. I am very interested in the role, look "
        "forward to the next step, and would be glad to join you.\n\nKind regards,\nAlex Kim",
        "Add what is missing in your own words.",
    ),
    "VS527": Explanation(
        Form.SITUATION,
        "The message has more than 300 words. Whoever gets it has ten others to read, and the "
        "sentence that matters is lost.",
        "a thank-you of two pages",
        "",
        "Keep the two things that you talked about, and take out the rest: 60 to 220 words are "
        "a good length for a thank-you, 40 to 100 for a later message.",
    ),
    "VS530": Explanation(
        Form.LETTER,
        "Only one word comes from your notes on this person alone. That is hardly more than a "
        "letter to anybody.",
        "It was a pleasure to meet you, and to hear about the sensors.",
        "It was a pleasure to hear about the test bench and its forty sensors.",
        "Add a sentence about something else that you noted under this person.",
    ),
    "VS531": Explanation(
        Form.SITUATION,
        "More than half of this message is the same as the message to another person at the "
        "company.",
        "two thank-yous of which only one sentence differs",
        "",
        "Write more about your own talk with this person, and the rest in other words.",
    ),
    "VS532": Explanation(
        Form.SITUATION,
        "A whole sentence is the same, word for word, in the messages to two people at one "
        "company.",
        "`I will be in Leeds until Friday and could come by again` to both interviewers",
        "",
        "Say it in other words to one of them, or leave it out.",
    ),
    "VS533": Explanation(
        Form.LETTER,
        "One of the things that such a message is for is missing: thanks, the opportunity "
        "(that you could talk, or come), your interest, the role, the company, your name; in a "
        "later message also the date of the interview and a question.",
        "Dear Jane Doe,\n\n"
        "It was a good opportunity to talk about the Tester role at Acme, and the "
        "test bench with its forty sensors is one that I am very interested in. In "
        "my last job eleven of ours failed in the cold until we built a little oven "
        "beside the rig, and I would like to see whether that helps yours. I look "
        "forward to the next step, and would be glad to join you.\n\nKind regards,\nAlex Kim",
        "Dear Jane Doe,\n\n"
        "Thank you for your time on Thursday and for the opportunity to talk about "
        "the Tester role at Acme. Your test bench with its forty sensors was the "
        "best part of it: in my last job eleven of ours failed in the cold until we "
        "built a little oven beside the rig. I am very interested in the role, look "
        "forward to the next step, and would be glad to join you.\n\nKind regards,\nAlex Kim",
        "Add it in your own words.",
    ),
    "VS534": Explanation(
        Form.LETTER,
        "The message is longer or shorter than messages of its kind usually are.",
        "Dear Jane Doe,\n\nThank you for the opportunity to see Acme and its test bench with "
        "forty sensors. I am very interested in the Tester role.\n\nKind regards,\nAlex Kim",
        "Dear Jane Doe,\n\n"
        "Thank you for your time on Thursday and for the opportunity to talk about "
        "the Tester role at Acme. Your test bench with its forty sensors was the "
        "best part of it: in my last job eleven of ours failed in the cold until we "
        "built a little oven beside the rig. I am very interested in the role, look "
        "forward to the next step, and would be glad to join you.\n\nKind regards,\nAlex Kim",
        "60 to 220 words are a good length for a thank-you, 40 to 100 for a later message. "
        "Nothing is wrong with your message if you mean it so.",
    ),
    "VS535": Explanation(
        Form.LETTER,
        "The subject is empty, longer than mail programs show, or names neither the role nor "
        "the company. People who interview many candidates look for that first.",
        "subject: Thank you",
        "subject: Thank you, Tester at Acme",
        "Name the role or the company, in 60 characters at most.",
    ),
    "VS536": Explanation(
        Form.LETTER,
        "A word is slang, or an emoji. In a letter after an interview it sounds careless to "
        "many readers.",
        "I was stoked to hear about the test bench and its forty sensors.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Say it in plain words. A name that looks like slang can be added to `[drafts] allow` "
        "in vaultsync.toml.",
    ),
    "VS537": Explanation(
        Form.LETTER,
        "The message has more than one exclamation mark.",
        "I was glad to hear about the test bench! It has forty sensors!",
        "I was glad to hear about the test bench! It has forty sensors.",
        "Keep one of them at most.",
    ),
    "VS538": Explanation(
        Form.LETTER,
        "A word is in capitals, which reads as if you raised your voice.",
        "I was VERY glad to hear about the test bench and its forty sensors.",
        "I was very glad to hear about the test bench and its forty sensors.",
        "Write it in lower case. Names and abbreviations in your notes are left alone.",
    ),
    "VS539": Explanation(
        Form.LETTER,
        "A phrase sounds pushy or pleading, or several questions come at once. Both make it "
        "harder to answer kindly.",
        "After the test bench and its forty sensors I really need this job.",
        "After the test bench and its forty sensors I would like this job even more.",
        "Say once what you would like to know, and leave them room.",
    ),
    "VS540": Explanation(
        Form.LETTER,
        "A phrase says nothing but that you are writing again: everybody has read it a hundred "
        "times.",
        "I am just checking in about the test bench and its forty sensors.",
        "I have thought about the test bench and its forty sensors since.",
        "Say what is new, or what you would like to know.",
    ),
    "VS541": Explanation(
        Form.LETTER,
        "Your note holds a concern or a promise of this talk that the message does not "
        "mention. It may be the one thing that they remember.",
        "to: marcus@acme.example\n\nDear Marcus Lee,\n\n"
        "Thank you for your time on Thursday and for the opportunity to talk about "
        "the Tester role at Acme. The archive of paper drawings in the basement is "
        "a treasure. I am very interested in the role, and look forward to the next "
        "step.\n\n"
        "Kind regards,\nAlex Kim",
        "to: marcus@acme.example\n\nDear Marcus Lee,\n\n"
        "Thank you for your time on Thursday and for the opportunity to talk about "
        "the Tester role at Acme. The archive of paper drawings in the basement is "
        "a treasure, and I have begun the welding course of which we spoke, so that "
        "I can mend a rack myself. I am very interested in the role, and look "
        "forward to the next step.\n\n"
        "Kind regards,\nAlex Kim",
        "Write a sentence about it. If you would rather not, put `waived: all` at the top of "
        "the draft, or name there what needs no mention.",
    ),
    "VS542": Explanation(
        Form.LETTER,
        "The dictionary does not know this word, and none of your interview notes holds it.",
        "I was glad to hear abuot the test bench and its forty sensors.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Correct it, or add it to `[drafts] allow` in vaultsync.toml; `spelling = false` under "
        "`[drafts]` turns this check off.",
    ),
    "VS543": Explanation(
        Form.LETTER,
        "Some checks of this draft are off: there are word lists for English only, and "
        "the spelling check needs a library. Names, addresses, slots and copied texts are "
        "checked in every language.",
        "language: de\n\nI was glad to hear about the test bench and its forty sensors.",
        "language: en\n\nI was glad to hear about the test bench and its forty sensors.",
        "Read the draft once more yourself. If it is in English, write `language: en` at its "
        "top; for the spelling check, run `pip install pyspellchecker` where vaultsync is.",
    ),
    "VS545": Explanation(
        Form.LETTER,
        "The text takes two messages on its way. That is allowed, but one is easier to read.",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thank you for your time on Thursday. Forty sensors on one "
        "test bench: I have thought about that every day since, and I am even more "
        "interested in the role now. Alex Kim",
        'channel: text\nto: "+44 7700 900118"\n\n'
        "Dear Jane Doe, thank you for your time. Forty sensors on one test bench: I "
        "am even more interested in the role now. Alex Kim",
        "Say it in 160 characters. One curly quotation mark or dash can halve the room: write "
        "plain ones.",
    ),
    "VS546": Explanation(
        Form.LETTER,
        "A whole line of your notes is in the message as it is. Notes are written for "
        "yourself: the reader sees that the sentence was copied.",
        "Their new test bench with forty sensors.",
        "I was glad to hear about the test bench and its forty sensors.",
        "Say in your own words what stayed with you about it.",
    ),
    "VS547": Explanation(
        Form.LETTER,
        "A day in the message does not match: the weekday is not that of the date, or the day "
        "that is given for the interview is not the one in your notes.",
        "On Monday 4 March I was glad to hear about the test bench and its sensors.",
        "On Thursday 5 March I was glad to hear about the test bench and its sensors.",
        "Write the day that is named. If the day is right, correct the date in the note.",
    ),
    "VS548": Explanation(
        Form.LETTER,
        "The status of this draft is not one that is known, so it is neither checked nor "
        "recorded as sent.",
        "status: Sent!\n\nI was glad to hear about the test bench and its forty sensors.",
        "status: draft\n\nI was glad to hear about the test bench and its forty sensors.",
        "Write `status: draft` while you work on it, and `status: sent` once it is sent.",
    ),
}
