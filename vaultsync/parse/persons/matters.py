"""Headings of one word that are hardly a name: `Lesson`, `Bring`; `Headteacher` is a role."""

from typing import TYPE_CHECKING

from vaultsync.parse.persons.contacts import bare_words
from vaultsync.parse.persons.roles import is_role, tells_role
from vaultsync.parse.persons.sections import read_section
from vaultsync.parse.persons.words import RESERVED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultsync.model import Person
    from vaultsync.parse.persons.parts import Part

_PERSONAL = frozenset(
    {
        "email", "phone", "text_ok", "linkedin", "channel", "pronouns", "greeting",
        "first_name", "honorific", "name_order",
    }
)  # fmt: skip
"""Fields that only somebody has; a lesson has a title, too."""
_SHORTEST = 2
_STEMS = frozenset(
    {
        "a&e", "academy", "accept", "accommodation", "account", "adjust", "admin",
        "administration", "admission", "agency", "agile", "agree", "aim", "airport",
        "allowance", "analytics", "anecdote", "api", "apologise", "apologize", "appearance",
        "apply", "appointment", "appraisal", "approach", "arrangement", "arrival", "arrive",
        "article", "ask", "aspect", "assembly", "atmosphere", "attachment", "attendance",
        "attitude", "audit", "automation", "avoid", "aws", "bag", "band", "banding", "bed",
        "behavior", "behaviour", "benefit", "bike", "billing", "bills", "biology", "bits",
        "bleep", "body", "bonuses", "book", "bottom", "brainstorm", "brainteaser", "branding",
        "break", "breakfast", "brief", "bring", "budget", "bug", "building", "bullet",
        "bureaucracy", "bus", "caching", "callback", "campaign", "campus", "cancel", "canteen",
        "car", "care", "career", "carer", "carpentry", "category", "certificate",
        "certification", "change", "chapter", "charger", "charities", "chart", "check",
        "check-in", "checkin", "chemistry", "choose", "ci", "clarify", "class", "classroom",
        "clause", "client", "clinic", "clothes", "clothing", "cloud", "clue", "coaching",
        "code", "coffee", "cohort", "college", "commitment", "community", "compare",
        "compassion", "competence", "competency", "competitor", "complain", "complaint",
        "compliance", "computing", "confidence", "confirm", "conflict", "consent", "consider",
        "content", "contract", "copy", "cost", "course", "cqc", "credit", "crew", "criteria",
        "criterion", "criticism", "css", "cue", "curriculum", "customer", "data", "database",
        "dbs", "debt", "debug", "debugging", "decide", "decline", "dei", "delivery", "demo",
        "department", "departure", "deploy", "deployment", "deposit", "design", "desk",
        "detail", "detention", "development", "diary", "difference", "differentiation",
        "difficulty", "dilemma", "dinner", "discharge", "discuss", "dissertation", "diversity",
        "document", "documentation", "doubt", "downside", "drama", "drawing", "drink", "drive",
        "eat", "ect", "effort", "ehcp", "emergency", "emotion", "employee", "employer",
        "engineering", "english", "entrance", "environment", "equality", "error", "estimate",
        "ethics", "etiquette", "etl", "event", "evidence", "exam", "excel", "excuse",
        "exercise", "expense", "experiment", "explain", "extra", "fact", "faculty", "failure",
        "fear", "fee", "feed", "feeling", "finance", "finding", "fix", "flight", "floor",
        "fluff", "focus", "following", "food", "forklift", "fridge", "fun", "future", "gap",
        "garden", "gardening", "gcp", "geography", "gist", "git", "github", "goal", "golang",
        "governance", "governors", "graduate", "grants", "growth", "guess", "guide",
        "guideline", "habit", "hair", "half-term", "handbook", "handout", "handover",
        "hardware", "hca", "headcount", "health", "hierarchy", "hiring", "hobby", "hook",
        "hospital", "hotel", "housing", "html", "humour", "hygiene", "icebreaker", "icu", "id",
        "immunisation", "immunization", "impact", "improve", "incident", "inclusion",
        "induction", "infection", "info", "information", "infrastructure", "ingredient",
        "initiative", "input", "inset", "inspiration", "instruction", "insurance", "interest",
        "introduce", "inventory", "invoice", "issue", "item", "itinerary", "itu", "jacket",
        "jobs", "joinery", "joke", "kanban", "katas", "kickoff", "kitchen", "kpi", "ks1", "ks2",
        "ks3", "ks4", "ks5", "lab", "language", "laptop", "latency", "laundry", "layoff",
        "leadership", "learn", "leave", "lecture", "legal", "lesson", "letter", "level",
        "library", "licence", "license", "lift", "limit", "line-up", "linux", "list", "listen",
        "literacy", "llm", "loan", "lobby", "logic", "lorry", "luggage", "lunch", "machine",
        "machinery", "main", "makeup", "manage", "management", "map", "marketing", "marking",
        "material", "math", "maths", "measurement", "medication", "medicine", "membership",
        "mention", "mentoring", "menu", "method", "metric", "microservice", "mileage",
        "milestone", "mindset", "misgiving", "ml", "money", "monitoring", "monolith", "mood",
        "mortgage", "music", "nda", "need", "negative", "negotiate", "nerves", "network",
        "networking", "newsletter", "nhs", "nlp", "nmc", "notebook", "notice", "nqt", "number",
        "numeracy", "nursery", "nursing", "objective", "obs", "observability", "observe",
        "office", "ofsted", "okr", "on-call", "oncall", "operation", "opinion", "opportunity",
        "ops", "option", "order", "organisation", "organise", "organization", "organize",
        "outline", "outlook", "overtime", "pack", "package", "packaging", "pain", "painting",
        "paper", "paperwork", "parent", "part", "passport", "past", "pastoral", "patient",
        "pay", "payment", "payroll", "payslip", "pedagogy", "pension", "performance", "perk",
        "permission", "personality", "perspective", "pgce", "phonics", "php", "phrase",
        "physics", "picture", "pipeline", "place", "plan", "platform", "playground", "plenary",
        "plumbing", "point", "policy", "positive", "powerpoint", "ppe", "practical",
        "practicality", "practice", "practise", "preference",
        "premise", "premises", "prepare", "presence",
        "present", "pressure", "prices", "pricing", "print", "priority", "privacy", "problem",
        "procedure", "procurement", "profile", "program", "programme", "promotion", "proof",
        "proposal", "protocol", "pupil", "puzzle", "qts", "quality", "query", "quibble", "quiz",
        "quota", "ranking", "rapport", "react", "reaction", "read", "reception", "recipe",
        "recommendation", "record", "recruiting", "recruitment", "redundancy", "refactoring",
        "referral", "register", "regret", "rehearse", "reimbursement", "relationship", "relax",
        "remember", "rent", "reorg", "reply", "report", "request", "requirement", "reschedule",
        "resource", "respond", "responsibility", "restaurant", "retention", "revalidation",
        "review", "revise", "revision", "reward", "risk", "roofing", "room", "rota", "route",
        "routine", "rsu", "rule", "rust", "safeguarding", "safety", "sales", "sample",
        "savings", "say", "scalability", "scaling", "scenario", "scene", "scheme", "school",
        "science", "scope", "script", "scrum", "security", "seminar", "senco", "send", "sendco",
        "services", "setting", "severance", "shadowing", "share", "shareholder", "shift",
        "shirt", "shoe", "shop", "show", "sick", "sickness", "site", "situation", "size",
        "skill", "sleep", "slide", "small-talk", "smalltalk", "social", "software", "solution",
        "sound", "space", "speak", "speech", "spreadsheet", "sprint", "staff", "staffing",
        "staffroom", "stakeholder", "stall", "standard", "standup", "start", "starter",
        "statement", "station", "statistics", "stats", "step", "stock", "store", "strength",
        "stress", "structure", "student", "study", "stuff", "style", "subject", "suggest",
        "suggestion", "suit", "supplier", "support", "surgery", "surprises", "survey",
        "sustainability", "swot", "syllabus", "system", "talk", "target", "task", "tasting",
        "tax", "taxi", "teach", "teamwork", "tech", "technique", "tell", "term", "test", "text",
        "thank", "theatre", "theme", "theory", "therapy", "thesis", "thing", "think", "threat",
        "ticket", "tiling", "time", "timetable", "timing", "tip", "title", "today", "tomorrow",
        "tour", "train", "training", "tram", "transport", "triage", "trick", "truck", "try",
        "tube", "turnover", "tutorial", "tutoring", "type", "understand", "understanding",
        "uniform", "unit", "university", "unknown", "update", "upside", "vacancy",
        "vaccination", "vehicle", "vendor", "version", "vibes", "video", "view", "visit",
        "visitors", "voice", "volunteer", "wage", "wait", "walkabout", "walkaround",
        "walkround", "warehouse", "warning", "watch", "weakness", "wear", "weather", "web",
        "website", "week", "weekend", "welding", "welfare", "well-being", "wellbeing", "wfh",
        "whiteboard", "whiteboarding", "wiring", "wishlist", "word", "work", "workflow",
        "workload", "workplace", "worksheet", "workshop", "workspace", "world", "worry",
        "write", "year", "yesterday", "agreed", "agreement", "asked", "decided", "discussed",
        "resolved", "covered", "disliked", "follow-on", "gained",
        "learned", "learnt", "liked", "minutes", "noted", "pending", "settled",
    }
)  # fmt: skip
"""Singular, and verbs without an ending; none of them is a first name."""
MATTERS_AND_NAMES = frozenset(
    {
        "ai", "azure", "christmas", "december", "doctor", "february", "field", "friday", "home",
        "job", "july", "march", "monday", "november", "october", "page", "park", "pen", "post",
        "price", "professor", "saturday", "sen", "september", "sunday", "thursday", "trip",
        "tuesday", "ward", "wednesday",
    }
)  # fmt: skip
"""These can be a name: the person is kept, and told."""


def is_matter(name: str) -> bool:
    """Tell whether a single word is one for a section: `Lesson`, `Deliveries`, `Planning`."""
    word = name.casefold()
    if " " in word:
        return False
    return not all(known.isdisjoint(_stems(word)) for known in (_STEMS, RESERVED))


def is_hardly_name(name: str, title: str) -> bool:
    """Tell whether a single word names a matter, a day or a role, rather than somebody.

    What somebody does stands only behind a name: `Reading — Head of SEN` is one.
    """
    if " " in name:
        return False
    return is_role(name) or (
        not title and (is_matter(name) or name.casefold() in MATTERS_AND_NAMES)
    )


def _stems(word: str) -> set[str]:
    """Give the words of which this one can be the plural or the `-ing` form."""
    found = {word}
    if word.endswith("s"):
        found |= {word[:-1], word.removesuffix("es")}
        found.add(f"{word[:-3]}y" if word.endswith("ies") else word)
    base = word.removesuffix("ing")
    if base != word and len(base) > _SHORTEST:
        found |= {base, f"{base}e", base[:-1] if base[-1] == base[-2] else base}
    return found


def stands_for_nobody(person: "Person", parts: "Sequence[Part]", contact: str) -> bool:
    """Tell whether a section's heading is a matter, and nothing in it only a person has.

    `contact` is the folded name of the primary contact.
    """
    if person.key in bare_words(contact):
        return False
    if person.email or person.linkedin or person.link or person.pronouns:
        return False
    if person.title and not _is_aside(person.title):
        return False
    content = read_section(parts)
    touched = any(one.mention.kind for one in content.spotted)
    return not touched and _PERSONAL.isdisjoint(content.fields)


def _is_aside(title: str) -> bool:
    """Tell of `Job (fit out)`, `Pay - 38 to 42`: behind it stands neither a name nor a role."""
    words = title.replace("/", " ").replace(",", " ").split()
    return title == title.lower() and not is_role(title) and not any(map(tells_role, words))


def promises_in(parts: "Sequence[Part]") -> bool:
    """Tell whether a section holds what was promised to somebody."""
    return bool(read_section(parts).promises)
