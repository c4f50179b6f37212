"""Which job an interview in a note in plain text was for: what a line says in so many words.

What somebody does now, or what an interviewer is, is not it; nothing is guessed.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from vaultsync.names import one_line, unlink
from vaultsync.parse.front.plain_company import OF_JOBS, bare, cleaned, spelt
from vaultsync.parse.front.plain_words import CLOCK, DAY, INSTITUTION
from vaultsync.patterns import regex

JOBS = regex(
    rf"(?:{OF_JOBS.pattern}|registrar|fellow|fellowship|lectureship|professor|researcher|"
    r"operatives?|operator|picker|packer|sorter|loader|porter|barista|waiter|waitress|barman|"
    r"bartender|bookkeeper|book-keeper|secretary|buyer|programmer|trainer|trainee|intern|"
    r"internship|apprenticeship|lead|leader|head|deputy|director|handler|labourer|joiner|"
    r"plumber|fitter|welder|mechanic|machinist|gardener|caretaker|housekeeper|steward|guard|"
    r"guide|curator|archivist|journalist|reporter|writer|artist|illustrator|animator|baker|"
    r"butcher|florist|hairdresser|stylist|beautician|therapist|physiotherapist|radiographer|"
    r"optician|dentist|doctor|vet|paralegal|solicitor|barrister|auditor|actuary|economist|"
    r"statistician|surveyor|draughtsman|technologist|physicist|chemist|biologist|geologist|"
    r"merchandiser|cashier|agent|executive|representative|rep|associate|controller|"
    r"dispatcher|sous[ -]chef|runner|host|hostess|matron|mentor|advocate|"
    r"fundraiser|organi[sz]er|educator|warden|ranger|keeper|inspector|assessor|broker|"
    r"underwriter|negotiator|valuer|estimator|bricklayer|roofer|plasterer|decorator|"
    r"groundsman|lifeguard|conservator|campaigner|marketer|strategist|"
    r"counsellor|coach|instructor|crew|developer|tester|admin|administration|postdoc|"
    r"bands? \d[a-d]?|key ?worker|social worker|support worker|care worker|ta|hca|sen?co)",
    re.IGNORECASE,
)
"""A word of what a job is called."""
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
_LEVELS = frozenset({"junior", "senior", "trainee", "graduate", "principal", "apprentice"})
_FEW_LINES, _MOST_LEVEL = 3, 4
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
_NO_ROLE = regex(
    r"\b(?:i|we|you|they|she|he|it|them|me|him|her|who|what|which|when|where|how|why|if|is|are|"
    r"was|were|will|would|could|has|have|had|said|asked|told|went|got|get|do|does|did|be|been|"
    r"mr|mrs|ms|miss|mx|dr|and an?|"
    r"not|hiring manager|interview|interviews|call|panel|met|about|because|and then|their|his|"
    r"my|our|tbc|tbd|ask|bad|one|two|three|any|no|yes|swapped|somebody|someone|called|named|agency|review|portfolio|test|reference|references)\b|"
    r"['’](?:s|m|d|ll|ve|re)\b|@|\d{3}|£",
    re.IGNORECASE,
)
_MOST_WORDS, _LONGEST, _MOST_LINES, _LONGEST_LINE, _MOST = 8, 60, 6, 600, 6


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
        if role and len(role) <= _LONGEST and role[0].isalpha() and not _NO_ROLE.search(role):
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
        if is_job(role) or _is_level(role):
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
        if _ends_as_job(found["role"]) and is_job(found["role"]):
            yield found["role"]


def _is_level(role: str) -> bool:
    """Tell whether words begin with how far up a job is: `junior UX/UI`."""
    words = role.split()
    if not 1 < len(words) <= _MOST_LEVEL or words[0].lower() not in _LEVELS:
        return False
    return not (_NO_ROLE.search(role) or CLOCK.search(role) or DAY.search(role))


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
        if _NO_ROLE.search(text)
        else text
    )


def _may_be(role: str, company: str, behind: str) -> bool:
    """Tell whether words in front of `role` or `job` may say which, though none is of a job.

    `behind` is the word that they stand in front of.
    """
    words = role.split()
    if not 1 <= len(words) <= _MOST_WORDS - 3 or _NO_ROLE.search(role) or "," in role:
        return False
    if bare(company) and bare(company) in bare(role):
        return False
    if behind.lower() == "job" and words[0][0].isupper() and not is_job(role):
        return False  # `the Clifton job`: where it was
    return not any(one.lower() in _STOP or DAY.search(one) for one in words)


def is_job(role: str) -> bool:
    """Tell whether words say what a job is: one of them is of jobs, and no more is said."""
    words = role.split()
    if not 1 <= len(words) <= _MOST_WORDS or len(role) > _LONGEST:
        return False
    if _FULL_STOPS.search(role.rstrip(" .")) or CLOCK.search(role) or DAY.search(role):
        return False
    if _NO_ROLE.search(role) or INSTITUTION.fullmatch(words[-1]):
        return False
    plain = re.sub(r"[(),]", " ", role)
    joined = " ".join(plain.split())
    return any(JOBS.fullmatch(one) for one in plain.replace("/", " ").split()) or bool(
        re.search(
            r"\bin charge\b|\bbands? \d|"
            r"\b(?:audit|tax|accounts|assurance|advisory) (?:semi[ -])?(?:senior|junior)\b",
            joined,
            re.IGNORECASE,
        )
    )


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
            first, more = _parts(sentence.lstrip("# "))
            if (
                len(first.split()) < 2
                or _DASH.search(first)
                or not _ends_as_job(first)
                or not is_job(first)
            ):
                continue
            if more and _is_person(more):
                continue
            yield _ASIDE.sub("", first)


def _parts(sentence: str) -> tuple[str, str]:
    """Give the first part of a sentence that is no day and no hour, and the one behind it.

    Commas within brackets part nothing.
    """
    parts = [one.strip() for one in islice(_COMMAS.split(sentence), _MOST)]
    while parts[1:] and _is_when(parts[0]):
        parts = parts[1:]
    return parts[0], next(iter(parts[1:]), "")


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
    if not role or _NO_ROLE.search(role) or bare(role) == bare(company):
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
_HOURS = regex(
    r" ?\([^()]*\)$| (?:nights|days|evenings|weekends|part[ -]time|full[ -]time|bank|lates)$",
    re.IGNORECASE,
)
"""What may stand behind a job: `senior carer nights`."""


def _ends_as_job(text: str) -> bool:
    plain = _HOURS.sub("", text).split()
    return bool(plain) and (
        bool(JOBS.fullmatch(plain[-1])) or bool(re.search(r"\bin charge$", text))
    )


def _is_person(text: str) -> bool:
    """Tell whether words may be no more than a name: `Gillian Pike`, `Gethin`."""
    words = text.strip(" .:#").split()
    return (
        1 <= len(words) <= 3
        and all(one[0].isupper() and _WORD.fullmatch(one) for one in words)
        and not any(map(JOBS.fullmatch, words))
        and not INSTITUTION.fullmatch(words[-1])
    )
