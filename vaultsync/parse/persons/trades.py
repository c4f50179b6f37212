"""What people do in any field of work, for what is proposed: `lead optometrist`, `head vet`.

A person is shown it before it is written. What is read from a note goes by `roles` alone: there
a Baker is somebody.
"""

import re

from vaultsync.parse.persons.roles import tells_role
from vaultsync.patterns import regex

_BY_ENDING = regex(
    r"[^\W\d_]{2,20}(?:ologist|iatrist|iatrician|ometrist|therapist|ographer|icist|opath|"
    r"opractor|ician|keeper|maker|worker)"
)
"""Words that are of work whatever stands in front: `geriatrician`, `radiographer`."""
_TRADES = frozenset(
    {
        "accountant", "actuary", "adjuster", "administrator", "adviser", "advisor",
        "advocate", "agent", "agronomist", "anaesthetist", "anesthetist", "animator",
        "apprentice", "arborist", "archivist", "artist", "assessor", "auditor", "bailiff",
        "banker", "barista", "barman", "bartender", "barrister", "beautician", "biologist",
        "bookseller", "botanist", "brewer", "bricklayer", "broker", "builder", "buyer",
        "caretaker", "carer", "cashier", "caterer", "chairman", "chairwoman", "chaplain",
        "chemist", "childminder", "cleaner", "clerk", "coach", "colourist", "commissioner",
        "concierge", "conductor", "conservator", "contractor", "controller", "copywriter",
        "counsellor", "counselor", "curator", "decorator", "dentist", "dermatologist",
        "designer", "detective", "dietitian", "dispenser", "dispatcher", "doctor", "doula",
        "economist", "editor", "electrician", "engineer", "epidemiologist", "estimator",
        "examiner", "farmer", "farrier", "fellow", "financier", "firefighter", "fitter",
        "florist", "forester", "fundraiser", "geneticist", "geologist", "glazier", "gp",
        "groom", "groundsman", "groundskeeper", "guide", "hairdresser", "handler",
        "hospitalist", "host", "hostess", "housekeeper", "hygienist", "illustrator",
        "immunologist", "inspector", "installer", "instructor", "interpreter", "intern",
        "janitor", "jeweller", "joiner", "journalist", "judge", "labourer", "landscaper",
        "lawyer", "lecturer", "lifeguard", "lobbyist", "locksmith", "machinist", "manager",
        "mechanic", "mediator", "mentor", "merchandiser", "meteorologist", "midwife",
        "milliner", "minister", "moderator", "musician", "negotiator", "neurologist",
        "notary", "nurse", "nutritionist", "operator", "optician", "optometrist",
        "organiser", "organizer", "orthodontist", "orthoptist", "paediatrician",
        "pathologist", "painter", "paralegal", "paramedic", "patissier", "pediatrician",
        "pharmacist", "phlebotomist", "photographer", "physician", "physicist", "physio",
        "pilot", "planner", "plasterer", "plumber", "podiatrist", "postmaster",
        "practitioner", "presenter", "printer", "producer", "professor", "programmer",
        "prosthetist", "provost", "psychiatrist", "psychologist", "publicist", "publisher",
        "radiologist", "ranger", "realtor", "receptionist", "registrar", "rheumatologist",
        "reporter", "researcher", "retailer", "rigger", "roofer", "salesman", "saleswoman",
        "salesperson", "scaffolder", "scientist", "sculptor", "seamstress", "secretary",
        "sommelier", "specialist", "statistician", "steward", "stocktaker", "strategist",
        "stylist", "subeditor", "sub-editor", "surgeon", "surveyor", "tailor", "teacher",
        "technician", "technologist", "teller", "therapist", "tiler", "trader",
        "translator", "treasurer", "tutor", "typist", "underwriter", "upholsterer", "usher",
        "valuer", "vet", "veterinarian", "vicar", "waiter", "waitress", "warden", "welder",
        "zookeeper", "optom", "hca", "ta", "pa", "generalist", "dishwasher", "sous",
        "bookkeeper", "paraplanner", "cdc",
    }
)  # fmt: skip
_NAMES_TOO = frozenset(
    {
        "baker", "barber", "butcher", "carpenter", "carter", "cook", "cooper", "dean",
        "dev", "driver", "eng", "fisher", "gardener", "dir", "hunter", "mason", "miller",
        "parker", "picker", "packer", "porter", "potter", "shepherd", "tanner", "taylor",
        "turner", "weaver",
    }
)  # fmt: skip
"""What a trade and a name are: alone, only in small letters."""
_BESIDE_ONE = frozenset({"sister", "lead", "officer", "partner", "host", "rep", "crew"})
"""What is a trade only beside another word: `ward sister`."""
_BEFORE = frozenset(
    {
        "consultant", "dispensing", "dental", "veterinary", "small", "large", "animal",
        "equine", "night", "master", "chartered", "quantity", "building", "land", "town",
        "transport", "category", "charge", "trainee", "apprentice", "locum", "salaried",
        "community", "district", "mental", "paediatric", "pediatric", "specialist",
        "theatre", "hgv", "forklift", "bus", "train", "tram", "delivery", "lorry", "van",
        "bench", "commissioning", "features", "news", "picture", "managing", "exhibitions",
        "collections", "digital", "film", "sound", "lighting", "stage", "set", "costume",
        "parts", "workshop", "auto", "aircraft", "bike", "pastry", "bread", "fashion",
        "group", "food", "print", "web", "copy", "line", "rights", "acting", "joint",
        "practice", "estates", "grounds", "park", "kitchen", "bar", "hotel", "family",
        "criminal", "commercial", "property", "tax", "chief", "head", "lead", "principal",
        "senior", "junior", "snr", "jnr", "sr", "jr", "asst", "assistant", "assoc",
        "associate", "deputy", "dep", "clinical", "hospital", "surgical", "visiting",
        "owner", "partner", "founding", "financial", "finance", "audit", "management",
        "payroll", "credit", "accounts", "internal", "hr",
    }
)  # fmt: skip
_SHORT = regex(
    r"HM|EM|TL|PM|PO|TPM|SM|DM|GM|AGM|KM|MD|DOS|CDC|(?:[Gg]roup )?(?:FD|FC|CFO)|"
    r"(?:(?:snr|sr|jnr|jr|lead|head|staff|principal|software|hiring|team|frontend|backend|full"
    r"[ -]?stack|web|data|ops|sales|product|project|people|talent|practice|ward|tech|"
    r"technical|hr|fin|finance|comms|marketing|IT|eng|dev|ass?t|dep|gen|area|regional|store|"
    r"clinical|med|medical|managing|exec|creative|art)\.? ){0,3}"
    r"(?:eng|dev|mgr|dir|coord|admin)\.?"
)
"""Short forms as they stand in brackets: `(HM)`, `(eng)`, `(Snr Dev)`."""
_TEAM = regex(
    r"(?P<of>[^\W\d_][\w'’/&-]*(?: (?:[^\W\d_][\w'’/&-]*|&)){0,2}) "
    r"(?:team|department|dept\.?|division|directorate|desk|unit|faculty|programme)|"
    r"front of house|back of house|back office|head office|human resources",
    re.IGNORECASE,
)
_NO_TEAM = frozenset(
    {
        "other", "same", "another", "whole", "entire", "dream", "great", "home", "away",
        "next", "last", "new", "small", "big", "rest", "one", "two", "three", "five", "six",
        "their", "this", "joined", "joining", "runs", "leads", "left", "likes", "storage",
    }
)  # fmt: skip
_NO_WORK = frozenset(
    {
        "a", "an", "and", "are", "as", "but", "by", "for", "from", "had", "has", "he",
        "her", "him", "his", "i", "in", "is", "it", "its", "me", "my", "no", "not", "of",
        "off", "on", "or", "our", "she", "that", "the", "their", "them", "there", "they",
        "this", "to", "was", "we", "were", "who", "with", "you", "your", "good", "nice",
        "old", "former", "ex", "lovely", "quiet", "very", "really",
    }
)  # fmt: skip
_MOST_WORDS = 4


def is_trade(text: str) -> bool:
    """Tell whether words are a trade: `lead optometrist`, `Head Vet`; not `Jo Baker`.

    In small letters anything may stand in front of it: `small animals vet`.
    """
    words = text.replace("/", " ").split()
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    *before, last = (word.casefold().strip(".") for word in words)
    known = all(one in _BEFORE or one in _TRADES or tells_role(one) for one in before)
    if last in _NAMES_TOO:
        return known and (bool(before) or words[0].islower())
    if last in _BESIDE_ONE:
        return known and bool(before)
    if last not in _TRADES and not _BY_ENDING.fullmatch(last):
        return False
    return known or (text.islower() and _NO_WORK.isdisjoint(before))


def is_short_form(text: str) -> bool:
    """Tell whether what stands in brackets is a short form of what somebody does: `HM`."""
    return _SHORT.fullmatch(text) is not None or _SHORT.fullmatch(text.lower()) is not None


def is_of_team(text: str) -> bool:
    """Tell whether words are the part of a company where somebody works: `community team`.

    `the other team` and `my old department` say nothing of that.
    """
    found = _TEAM.fullmatch(text)
    if not found:
        return False
    return not found["of"] or (_NO_TEAM | _NO_WORK).isdisjoint(found["of"].casefold().split())
