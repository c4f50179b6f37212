"""Which job an interview in a note in plain text was for: what a line says in so many words.

What somebody does now, or what an interviewer is, is not it; nothing is guessed.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from vaultsync.names import fold, one_line, unlink
from vaultsync.parse.front.job_words import (
    JOBS,
    NO_ROLE,
    ends_as_job,
    is_grade,
    is_job,
    is_level,
    tells_terms,
    without_grade,
)
from vaultsync.parse.front.plain_company import bare, cleaned, spelt
from vaultsync.parse.front.plain_words import CLOCK, DAY, INSTITUTION
from vaultsync.patterns import regex
from vaultsync.words import word_set

_WORD = regex(r"[^\W_](?:[\w'’/&+.#-]*[\w+#])?")
_FIELD = regex(
    r"[-*+> ]*[*_]{0,2}(?P<key>role|job(?: title)?|post|position|vacancy|title)[*_]{0,2} ?:+"
    r"[*_]{0,2} *(?P<role>\S[^\n]*)",
    re.IGNORECASE,
)
_SURE_KEYS = frozenset({"role", "job", "job title"})
"""Others are of other things, too: `Position: 3rd floor`, `Post: sent on 3 Nov`."""
_BEHIND = regex(
    r"(?:[.;]|\s[-–—|])\s(?:role|job(?: title)?|post|position) ?: *(?P<role>\S[^\n]*)",
    re.IGNORECASE,
)
"""`Alderley Park. Job: lab technician`."""
_NOW = regex(
    r"\b(?:my (?:\w+ ){0,2}(?:old|current|last|present|previous|own|actual|former)|"
    r"i (?:work|worked|am|was|used to|have been)|"
    r"my (?:\w+ ){0,2}(?:job|role|post|position|time|work)|i['’](?:m|ve been)|now|"
    r"at present|currently|former(?:ly)?|previous(?:ly)?|"
    r"(?:he|she|they)(?:['’](?:s|re)| is| was| are| works?)|"
    r"who(?:['’]s)?|ex|works as|working as|her|his|their own|met|saw|with|ask for|not|no)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
"""In front of a job, in its sentence: somebody has it, or had."""
_THE = r"(?:the |an? |my |their |this |your |one of the )"
_JOBBY = r"(?:role|job|post|position|vacancy|shifts|opening|placement)"
_X = r"(?P<role>[^\W_][^.,;:!?()\n]{2,60}?)"
_ENDS = r"(?=$|[.;,:()]| (?:at|with|in|for|on|by|is|was|took|and|role|job)\b)"
_NAMED = tuple(
    regex(rf"{begins}{_THE}?{_X} {_JOBBY}\b(?!\s*:)", re.IGNORECASE)
    for begins in (
        r"\b(?:for|about|to) ",
        r"(?:^|[.,;] |\bhas |\bhave |\bthere['’]s |\bthere is |\bgot )",
    )
)
"""`for the porter role`: what stands in front of `role` is one, whatever it is."""
_SAID = tuple(
    regex(rf"\b{begins} {_THE}?{_X}{_ENDS}", re.IGNORECASE)
    for begins in (
        rf"(?:(?:the|this|their) |(?<![\w'’] )){_JOBBY}(?: title)?(?: is|['’]s)(?: for)?",
        r"(?:post|position|role|job|vacancy) (?:of|as|for)",
        r"interview(?:ed)?(?: \w+)? (?:for|as)",
        r"(?:application for|applied for|went for|up for|going for)",
    )
)
"""`interview for night porter`: one of the words must be of a job."""
_INTERVIEW = regex(r"^(?P<role>[^\W_][\w /&'’-]{2,50}?) interview\b", re.IGNORECASE)
"""`Practice nurse interview fri 27 nov`."""
_BESIDE = regex(r", |\s[-–—|:]\s| at | @ |(?<=\w)- |: ")
_AT = regex(r"(?P<role>[^\W\d_][^.,;:!?()|]{2,60}?) (?:at|with|for|@) (?:the )?")
_BEHIND_PLACE = regex(r"(?: ?\((?P<in>[^()]{1,60})\))?(?=$|[.,;:]| [-–—] )")
_BESIDE_COMPANY = regex(r", |\s[-–—|:]\s|: ")
_ENDS_JOB = regex(r", |\s[-–—|]\s| \(")
_FEW_LINES, _MOST_FIELD = 3, 4
_SENTENCES = regex(r"[.!?](?=\s|$)|;|\s[-–—|]\s")
_FULL_STOPS = regex(r"[.!?](?=\s|$)|;")
_DASH = regex(r"\s[-–—|:]\s|:")
_AND_MORE = regex(r" (?:and|&) [^.,;:!?()\n]{2,40}(?=$|[.,;:()])")
_SUBJECT = regex(r" in (?:[^\W\d_a-z][\w'’-]+(?: (?:and |of |& )?(?=[^\W\d_a-z]))?)+")
"""What is taught: `Lectureship in Early Modern History`."""
_TAUGHT = regex(
    r"lectureship|lecturer|fellow|fellowship|professor|teacher|tutor|postdoc|researcher",
    re.IGNORECASE,
)
_STOP = frozenset(
    {
        *("the", "a", "an", "my", "this", "that", "same", "new", "old", "other", "another"),
        *("first", "second", "last", "next", "dream", "good", "great", "nice", "right", "any"),
        *("part-time", "full-time", "temp", "temporary", "permanent", "perm", "real", "whole"),
        *("previous", "former", "main", "key", "current", "actual", "proper", "bank", "day"),
        *("night", "different", "part"),
        *("time", "full", "job", "role", "post", "position", "work", "interview", "phone"),
    }
)
_BEHIND_JOB = frozenset({"interview", "job", "role", "post", "position", "call"})
_BEFORE_JOB = frozenset({"interview", "for", "the", "a", "an", "as"})
_MOST_WORDS, _LONGEST, _MOST_LINES, _LONGEST_LINE, _MOST = 5, 60, 6, 600, 6


def role_of(heads: Sequence[str], lines: Sequence[str], company: str) -> str:
    """Give the job that a note names for certain: a field, its title, or a line says it.

    `heads` are its title and name; `lines` its first ones, down to the second heading.
    """
    plain = [one_line(unlink(one[:_LONGEST_LINE])) for one in lines]
    ways = (
        _fields(plain),
        _titles(heads, company),
        _behind_company(plain, company),
        _at_company(plain, company),
        _said(plain, company),
        _alone(plain, company),
        _bullets(plain, company),
    )
    return next((role for way in ways for role in way if role), "")


def _fields(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        found = _FIELD.match(line)
        text = found["role"] if found else ""
        sure = not found or found["key"].lower() in _SURE_KEYS
        if not sure and not is_job(_SENTENCES.split(text, maxsplit=1)[0]):
            text = ""
        behind = None if found else _BEHIND.search(line)
        text = text or (behind["role"] if behind else "")
        role = _SENTENCES.split(text, maxsplit=1)[0].strip(" .,*_")
        if role and len(role) <= _LONGEST and role[0].isalpha() and not NO_ROLE.search(role):
            yield role


def _titles(heads: Sequence[str], company: str) -> Iterator[str]:
    """Read `Acme - data engineer`, `Acme, data engineer`, and the other way round."""
    for head in heads:
        text = one_line(unlink(head.lstrip("# ")))
        if len(text) > 2 * _LONGEST:
            continue
        text = CLOCK.sub(" ", DAY.sub(" ", text))
        parts = [one.strip(" .,") for one in islice(_BESIDE.split(text), _MOST)]
        for place, part in enumerate(parts):
            role = without_round(part)
            others = [cleaned(one) for at, one in enumerate(parts) if at != place]
            if not is_job(role) or bare(role) == bare(company):
                continue
            if any(_is_same(one, company) for one in others if one):
                yield role


def _behind_company(lines: Sequence[str], company: str) -> Iterator[str]:
    """Read `Acme - junior UX designer` below a heading, and `Acme, junior UX/UI. With …`."""
    for line in lines[:_FEW_LINES]:
        if line[:1] in "-*+>|#":
            continue
        name, *rest = _BESIDE_COMPANY.split(line, maxsplit=1)
        if not company or bare(cleaned(name)) != bare(company) or not rest:
            continue
        sentence = _FULL_STOPS.split(rest[0], maxsplit=1)[0]
        role = without_round(_ENDS_JOB.split(sentence, maxsplit=1)[0].strip())
        if is_job(role) or is_level(role):
            yield role


def _at_company(lines: Sequence[str], company: str) -> Iterator[str]:
    """Read `Ward sister / deputy at Acme Hospice (in patient unit). Interview …`."""
    if not company:
        return
    named = spelt(company)
    for line in lines[:_FEW_LINES]:
        found = None if line[:1] in "-*+>|#" else _AT.match(line)
        place = named.match(line, found.end()) if found else None
        behind = _BEHIND_PLACE.match(line, place.end()) if place else None
        if not (found and behind) or _is_person(behind["in"] or "-"):
            continue
        if ends_as_job(found["role"]) and is_job(found["role"]):
            yield found["role"]


def _is_same(name: str, company: str) -> bool:
    one, other = bare(name).split(), bare(company).split()
    return bool(other) and bool(one) and (one[0] == other[0] or set(other) <= set(one))


def without_round(part: str) -> str:
    """Take `interview` and the like off both ends of what may be a job."""
    words = part.split()
    while words and words[-1].lower().strip(",.:") in _BEHIND_JOB:
        words = words[:-1]
    while words and words[0].lower() in _BEFORE_JOB:
        words = words[1:]
    return " ".join(words).strip(" ,.:")


def _said(lines: Sequence[str], company: str) -> Iterator[str]:
    for line in lines:
        plain = one_line(CLOCK.sub(" ", DAY.sub(" ", line.lstrip("#-*+> "))))
        for sentence in islice(_SENTENCES.split(plain), 3 * _MOST):
            yield from _of_sentence(sentence.strip(), company)


def _of_sentence(sentence: str, company: str) -> Iterator[str]:
    for pattern in (*_NAMED, *_SAID):
        for found in islice(pattern.finditer(sentence), _MOST):
            role = _whole(found, without_round(_shortest(found["role"])))
            if _NOW.search(sentence[: found.end("role") - len(role)]):
                continue
            named = pattern in _NAMED and _may_be(role, company, _jobby(found))
            if named or is_job(role):
                yield role + _subject(role, sentence[found.end("role") :])
    opened = _INTERVIEW.match(sentence)
    if opened and is_job(opened["role"]) and bare(company) not in bare(opened["role"]):
        yield opened["role"]


def _whole(found: "re.Match[str]", role: str) -> str:
    """Give a job that goes on behind `and`: `the job is stock and space planner`."""
    more = _AND_MORE.match(found.string, found.end())
    longer = f"{role}{more[0]}" if more else ""
    return longer if longer and not is_job(role) and is_job(longer) else role


def _jobby(found: "re.Match[str]") -> str:
    return found[0].rsplit(maxsplit=1)[-1]


def _subject(role: str, behind: str) -> str:
    found = _SUBJECT.match(behind) if _TAUGHT.fullmatch(role.rsplit(maxsplit=1)[-1]) else None
    return found[0].rstrip() if found else ""


def _shortest(text: str) -> str:
    """Give what stands behind the last `a`, `the`, `for` or comma."""
    return (
        re.split(r"\b(?:for|about|an?|the|as|of a|of the)\s|,\s", text)[-1]
        if NO_ROLE.search(text)
        else text
    )


def _may_be(role: str, company: str, behind: str) -> bool:
    """Tell whether words in front of `role` or `job` may say which, though none is of a job.

    `behind` is the word that they stand in front of.
    """
    words = role.split()
    if is_grade(role) or not 1 <= len(words) <= _MOST_WORDS:
        return False
    if NO_ROLE.search(role) or "," in role:
        return False
    if bare(company) and bare(company) in bare(role):
        return False
    if behind.lower() == "job" and words[0][0].isupper() and not is_job(role):
        return False  # `the Clifton job`: where it was
    return not any(one.lower() in _STOP or DAY.search(one) for one in words)


def _alone(lines: Sequence[str], company: str) -> Iterator[str]:
    """Read a sentence that is a job and no more: `Warehouse manager`, `Cook, 25 hrs`.

    A day with its hour may stand in front of it: `Monday 30th, 2.15pm, Events Officer.` Not
    behind a name alone in the line above: it is what that one does.
    """
    for place, line in enumerate(lines[:_MOST_LINES]):
        if line.startswith("#") and place:
            return
        if line[:1] in "-*+>|":
            continue
        if place and _is_person(lines[place - 1]) and not _is_title(lines[place - 1], company):
            continue
        for sentence in islice(_FULL_STOPS.split(line), _MOST):
            role = _of_parts(_parts(sentence.lstrip("# ")))
            if role:
                yield role


def _parts(sentence: str) -> list[str]:
    """Give the parts of a sentence from the first on that is no day and no hour.

    Commas within brackets part nothing.
    """
    parts = [one.strip() for one in islice(_COMMAS.split(sentence), _MOST)]
    while parts[1:] and _is_when(parts[0]):
        parts = parts[1:]
    return parts


def _of_parts(parts: Sequence[str]) -> str:
    """Give the job that a sentence begins with, or has behind its field, without its grade."""
    first, more = parts[0], next(iter(parts[1:]), "")
    if len(first.split()) > 1 and _names_job(first):
        someone = more and _is_person(more) and not (_is_short(more) or tells_terms(parts))
        return "" if someone else _ASIDE.sub("", without_grade(first))
    stop = any(one.lower() in _STOP for one in more.split())
    if stop or not (_is_of_field(first) and _names_job(more) and tells_terms(parts)):
        return ""
    return _ASIDE.sub("", without_grade(more))


def _names_job(text: str) -> bool:
    plain = without_grade(text)
    return not _DASH.search(plain) and ends_as_job(plain) and is_job(plain)


def _is_short(text: str) -> bool:
    """Tell of `AMU`: the letters of a department, and nobody's name."""
    return text.isupper() and len(text) > 1 and " " not in text


def _is_of_field(text: str) -> bool:
    """Tell whether words in front of a job may say in which field it is, and name nobody.

    `Orthopaedic elective, ward manager Band 7`; `Gillian Pike, ward manager` is somebody.
    """
    words = text.split()
    if not 1 <= len(words) <= _MOST_FIELD or NO_ROLE.search(text) or _NOW.search(text):
        return False
    named = any(fold(one) in word_set("given-names") for one in words)
    return not (named or is_grade(text) or (words[1:] and _is_person(text)))


def _is_when(text: str) -> bool:
    rest = _HOUR.sub(" ", DAY.sub(" ", text))
    return rest != text and not any(map(str.isalnum, _AT_WHEN.sub(" ", rest)))


def _is_title(line: str, company: str) -> bool:
    """Tell whether a line is the title of a note, and names the company."""
    return bool(company) and line.startswith("# ") and bare(cleaned(line[2:])) == bare(company)


def _bullets(lines: Sequence[str], company: str) -> Iterator[str]:
    """Read the first bullet, where it says which job is new: `Finance Partner, new post`."""
    first = next((one for one in lines if _BULLET.match(one)), "")
    found = _NEW_POST.match(first)
    role = found["role"].strip() if found else ""
    if not role or NO_ROLE.search(role) or bare(role) == bare(company):
        return
    if is_job(role) or role.endswith(" Partner"):
        yield role


_BULLET = regex(r"[-*+] ")
_NEW_POST = regex(
    r"[-*+] (?P<role>[^\W\d_a-z][\w/&'’-]*(?: [\w/&'’-]+){0,4})(?:, | - | – | \()"
    r"(?:(?:it['’]s )?an? )?(?:(?:brand[ -])?new|vacant|permanent|temporary|replacement|"
    r"newly created) (?:post|role|job|position|vacancy)\b"
)
_COMMAS = regex(r",(?![^()]*\))")
_HOUR = regex(r"\b\d{1,2}(?:[:.]\d\d(?: ?[ap]\.?m\b\.?)?|(?: ?[ap]\.?m\b\.?))", re.IGNORECASE)
_AT_WHEN = regex(r"\b(?:at|on|from|the|by|phone|zoom|teams|online)\b", re.IGNORECASE)
_ASIDE = regex(r" \([^()]*(?:\d|\bcover\b|\btime\b|, )[^()]*\)$")
"""Behind a job, what is not its name: `Events Officer (maternity cover, 12 months)`."""


def _is_person(text: str) -> bool:
    """Tell whether words may be no more than a name: `Gillian Pike`, `Gethin`."""
    words = text.strip(" .:#").split()
    return (
        1 <= len(words) <= 3
        and all(one[0].isupper() and _WORD.fullmatch(one) for one in words)
        and not any(map(JOBS.fullmatch, words))
        and not INSTITUTION.fullmatch(words[-1])
    )
