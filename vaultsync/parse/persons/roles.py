"""What people do, as titles say it; where it stands in front of a name, the two are swapped."""

from vaultsync.patterns import regex

_LONGEST = 7
"""Words of a title."""
_LABELS = regex(
    r"(?:interviewer|hiring manager|recruiter|manager|coordinator|contact|person|host|name|"
    r"panelist|panellist)(?: #?\d{1,3})?"
)
_ROUND = regex(
    r"(?:(?:my|the|phone|video|intro|initial|first|second|third|final|last|technical|coding|"
    r"behaviou?ral|culture|onsite|zoom|teams|hr|online|live|system design|design|panel|"
    r"[1-9](?:st|nd|rd|th)) )*"
    r"(?:round|stage|part|slot|session|interview|call|chat|meeting|conversation|talk|screen|"
    r"panel|technical|final|intro|onsite|day)(?: #?(?:\d{1,2}|[a-e]|one|two|three|four))?"
)
"""Labels that say which part of the interviews it was."""
_HEADS = ("head of ", "vp of ", "vp ", "svp ", "director of ", "chief of ")
_LAST = frozenset(
    {
        "manager", "engineer", "director", "recruiter", "developer", "designer", "scientist",
        "architect", "analyst", "coordinator", "officer", "president", "specialist",
        "consultant", "supervisor", "founder", "cofounder", "co-founder", "cto", "ceo", "cfo",
        "coo", "cpo", "cio", "ciso", "cmo", "chro", "vp", "svp", "evp", "owner",
        "accountant", "administrator",
    }
)  # fmt: skip
"""Words that say what somebody does, whatever stands in front of them."""
_TRADES = frozenset(
    {
        "headteacher", "headmaster", "headmistress", "teacher", "tutor", "lecturer", "bursar",
        "treasurer",
        "senco", "sendco", "governor", "librarian", "nurse", "matron", "midwife", "pharmacist",
        "physiotherapist", "paramedic", "radiographer", "secretary", "receptionist", "chef",
        "electrician", "technician", "solicitor", "programmer", "trainer", "foreman", "boss",
        "interviewer", "panellist", "panelist",
    }
)  # fmt: skip
"""Words that are a title alone or beside others, and a surname behind a first name."""
_WORDS = _LAST | _TRADES | frozenset(
    {
        "principal", "lead", "leader", "chief", "partner", "head", "staff", "senior",
        "junior", "vice", "deputy", "assistant", "associate", "executive", "technical",
        "tech", "team", "hiring", "talent", "acquisition", "people", "human", "resources",
        "hr", "sre", "qa", "pm", "em", "tpm", "ux", "ui", "it", "ops", "operations",
        "engineering", "software", "backend", "frontend", "data", "platform",
        "infrastructure", "product", "design", "research", "security", "marketing", "sales",
        "finance", "legal", "support", "success", "customer", "growth", "business",
        "development", "recruiting", "recruitment", "sourcer", "programme", "program",
        "project", "general", "managing", "scrum", "master", "scientific", "the", "of",
        "and", "&", "group", "regional", "department",
    }
)  # fmt: skip
_DEPARTMENTS = frozenset(
    {
        "hr", "sre", "qa", "pm", "em", "tpm", "ux", "it", "lead", "chief", "partner", "head",
        "engineering", "product", "design", "research", "security", "marketing", "sales",
        "finance", "legal", "support", "operations", "sourcer", "platform", "data",
        "infrastructure", "recruiting", "recruitment", "leader",
    }
)  # fmt: skip
"""Of these words, those that make a title even if none of `_LAST` is among them."""
_TELLING = _LAST | _TRADES | _DEPARTMENTS
_GROUPS = frozenset(
    {
        "team", "teams", "engineers", "developers", "managers", "designers", "people",
        "interviewer", "interviewers", "members", "folks", "colleagues", "panel", "panelists",
        "department", "dept", "recruiters", "others", "persons",
    }
)  # fmt: skip
_FIELDS = frozenset(
    {
        "practice", "ward", "clinical", "nursing", "care", "school", "site", "store", "shop",
        "branch", "area", "shift", "duty", "line", "office", "floor", "kitchen", "restaurant",
        "hotel", "unit", "service", "services", "account", "accounts", "sous", "department",
        "charge", "primary", "maths", "science", "english", "class", "year", "form", "health",
        "safety", "quality", "production", "warehouse", "logistics", "facilities", "home",
        "registered", "theatre", "surgery", "reception", "admin", "administrative", "medical",
    }
)  # fmt: skip
"""Words in front of what somebody does: `practice manager`."""
_UNNAMED = frozenset({"name", "name?", "surname?", "names?", "who?", "?"})
_NO_BEGINNING = frozenset(
    {
        "the", "my", "our", "their", "some", "a", "an", "someone", "somebody", "several",
        "various", "multiple", "many", "two", "three", "four", "five", "probably", "maybe",
    }
)  # fmt: skip


WHO_DOES = r"who(?:['’]s| (?:does|is|runs|leads|heads|teaches|manages|looks after|deals with)) "
"""Behind a name it says what somebody does: `Mrs Anwen Rees who does ALN`."""
_BEHIND_WHO = regex(rf"([^,;()<>@]+?),? {WHO_DOES}(?:(?:the|our|their|an?) )?([^,;()<>@\n]+)")


def without_who(text: str) -> str:
    """Write what somebody does behind their name in brackets, where `who does` says it."""
    found = _BEHIND_WHO.fullmatch(text) if " who" in text else None
    return f"{found[1]} ({found[2]})" if found else text


def is_role(text: str) -> bool:
    """Tell whether words say what somebody does, and are no name: `Head of Data`, `HR`."""
    words = text.casefold().replace(",", " ").replace("/", " ").split()
    if not 1 <= len(words) <= _LONGEST:
        return False
    if " ".join(words).startswith(_HEADS):
        return True
    # `Machine Learning Engineer`; a name is hardly in front of what one does without a comma
    return _of_titles(words) or (len(words) > 1 and words[-1] in _LAST)


def _of_titles(words: list[str]) -> bool:
    """Tell whether nothing but words of titles stands here."""
    return all(word in _WORDS for word in words) and not _TELLING.isdisjoint(words)


def is_label(text: str) -> bool:
    """Tell whether a word announces a person, a single word, too: `Interviewer: Jane`."""
    return _LABELS.fullmatch(text.casefold()) is not None


def is_part(text: str) -> bool:
    """Tell whether words say which round it was: `Round 1`, `Technical interview`."""
    return len(text) <= 60 and _ROUND.fullmatch(text.casefold()) is not None


def is_unnamed(text: str) -> bool:
    """Tell whether words say what somebody does in the place of a name: `practice manager`.

    Farokh Engineer is somebody, and so is George Foreman.
    """
    words = text.casefold().replace("/", " ").strip(" .?").split()
    if text.casefold().strip() in _UNNAMED:
        return True
    if not words or len(words) > _LONGEST or not (_LAST | _TRADES).intersection(words[-1:]):
        return bool(words) and _of_titles(words)
    return all(word in _WORDS | _FIELDS for word in words[:-1]) or text.islower()


def is_nobody(name: str) -> bool:
    """Tell whether an entry of a list names no person: `3`, `2 engineers`, `the team`."""
    words = name.casefold().strip(" .").split()
    if not words or not any(map(str.isalpha, name)):
        return True
    return (
        words[0][0].isdigit()
        or words[0] in _NO_BEGINNING
        or (words[-1] in _GROUPS and len(words) < 5)
        or is_unnamed(name)
    )


def tells_role(word: str) -> bool:
    """Tell whether a word belongs to what people do, and hardly to a name."""
    return word.casefold() in _WORDS | _FIELDS
