"""Words of headings: those that notes have anyway, and those that no name holds."""

LOG = "follow-up log"
CONTAINERS = frozenset(
    {
        "interviewers", "people", "panel", "the panel", "interview panel", "the interviewers",
        "interviewer", "interviewer(s)", "people i'll meet", "who i'll meet",
        "people i will meet", "who i will meet", "who i'm meeting", "who i met",
        "people i met", "whom i met", "attendees", "participants", "panelists", "panellists",
        "panel members", "the people", "my interviewers", "panel interview",
        "people i met with", "who i met with", "who", "with", "who was there", "who i saw",
        "who i spoke to", "who i spoke with", "who i talked to", "who i talked with",
        "who interviewed me", "interviewed by", "spoke to", "spoke with", "met with",
    }
)  # fmt: skip
"""Headings under which the persons of an interview stand (design.md section 5, rule 2)."""
VAGUE_CONTAINERS = frozenset({"people", "panel", "the panel", "the people", "panel interview"})
"""Of these, those under which other things can stand just as well."""
TELLING = frozenset(
    {"questions", "question", "q&a", "notes", "feedback", "agenda", "takeaways"}
)
RESERVED = frozenset(
    {
        "communication", "communications", "vibe", "gut", "impression", "verdict", "location",
        "locations", "venue", "zoom", "address", "addresses", "email", "emails", "e-mail",
        "e-mails", "phone", "contact", "status", "tags", "application", "applications",
        "parking", "perks", "availability", "relocation", "visa", "closing", "opening",
        "before", "during", "after", "afterwards", "transcript", "transcripts", "recording",
        "recordings", "score", "scores", "scorecard", "rating", "ratings", "post-interview",
        "pre-interview", "postinterview", "post-mortem", "postmortem", "answers", "answer",
        "improvements", "improvement", "python", "sql", "javascript", "typescript", "java",
        "kubernetes", "docker", "terraform", "graphql", "algorithms", "leetcode", "backend",
        "frontend", "devops", "mistakes", "lessons", "learnings", "likes", "dislikes",
        "highlights", "lowlights", "expectations", "requirements", "responsibilities",
        "qualifications", "duties", "skills", "experience", "education", "project",
        "projects", "portfolio", "presentation", "assessment", "evaluation", "conclusion",
        "conclusions", "checklist", "equipment", "setup", "outfit", "attire", "directions",
        "travel", "calendar", "meeting", "meetings", "call", "calls", "invite", "invitation",
        "screening", "onsite", "on-site", "round", "rounds", "session", "sessions",
        "discussion", "discussions", "conversation", "conversations", "loop", "ideas",
        "insights", "observations", "observation", "comments", "comment", "remarks", "memo",
        "memos", "quotes", "news", "competitors", "market", "industry", "financials",
        "funding", "history", "mission", "values", "strategy", "roadmap", "architecture",
        "tools", "tooling", "technologies", "technology", "remote", "hybrid", "hours",
        "holidays", "vacation", "pto", "equity", "bonus", "negotiation", "counteroffer",
        "deadline", "deadlines", "date", "dates", "fyi", "tldr", "tl;dr", "faq", "faqs",
        "glossary", "source", "sources", "files", "documents", "screenshots", "images",
        "photos", "draft", "drafts", "template", "templates", "message", "messages",
        "correspondence", "resume", "cv", "jd", "panel", "people", "commute", "onboarding",
        "probation", "pitch", "blockers", "risks", "motivation", "wins", "rejection",
        "questions", "prep", "preparation", "notes", "agenda", "logistics", "summary",
        "overall", "reflection", "reflections", "company", "role", "feedback", "overview",
        "background", "research", "about", "interview", "interviews", "details",
        "description", "thoughts", "impressions", "takeaways", "todo", "to-do", "tasks",
        "action", "actions", "outcome", "result", "results", "decision", "salary",
        "compensation", "offer", "timeline", "process", "format", "schedule", "topics",
        "strengths", "weaknesses", "concerns", "concern", "promises", "links", "resources",
        "references", "attachments", "log", "attendees", "participants", "introduction",
        "intro", "debrief", "retro", "retrospective", "pros", "cons", "technical", "coding",
        "behavioural", "behavioral", "team", "stack", "challenge", "assignment", "homework",
        "culture", "product", "benefits", "stories", "misc", "miscellaneous", "other",
        "general", "recap", "context", "warm-up", "wrap-up", "how", "what", "why", "when",
        "where", "which", "who", "whom", "follow-up", "follow-ups", "followup", "followups",
        "next", "key", "contacts", "fragen", "vorbereitung", "notizen", "zusammenfassung",
        "reminders", "reminder", "appendix", "footnotes", "interviewer", "interviewers",
        "panelists", "panellists",
    }
)  # fmt: skip
RESERVED_PHRASES = (
    "my take",
    "my feeling",
    "my feelings",
    "first impression",
    "first impressions",
    "my impression",
    LOG,
    "next steps",
    "job description",
    "job ad",
    "system design",
    "take-home",
    "red flags",
    "green flags",
    "tech stack",
    "to send",
    "i said",
    "i promised",
    "promised",
    "i owe",
    "i told",
    "additional info",
    "interview questions",
    "people to thank",
    "the panel",
    "the interviewers",
    "the people",
    "the team",
    "the role",
    "the company",
    "my questions",
    "to do",
    "to dos",
    "to ask",
    "to bring",
    "to check",
    "to discuss",
    "to improve",
    "to mention",
    "to prepare",
    "to read",
    "see also",
    "follow up",
    "recruiter call",
    "recruiter screen",
    "recruiter chat",
    "cover letter",
    "stock options",
    "dress code",
    "live coding",
    "my impression",
    "my impressions",
    "my answers",
    "my notes",
    "my thoughts",
)
NO_NAMES = frozenset(
    {
        "design", "dive", "round", "rounds", "session", "call", "discussion", "review",
        "chat", "exercise", "test", "plan", "experience", "project", "projects", "fit",
        "tour", "lunch", "coffee", "presentation", "portfolio", "architecture", "screen",
        "screening", "assessment", "onsite", "hours", "stage", "phase", "study", "examples",
        "example", "ideas", "learnings", "highlights", "budget", "hiring", "manager",
        "recruiter", "whiteboard", "engineering", "data", "platform", "values", "mission",
        "strategy", "roadmap", "meeting", "conversation", "statement", "expectations",
        "responsibilities", "requirements", "qualifications", "skills", "tools", "metrics",
        "goals", "first", "second", "third", "final", "day", "week", "month", "morning",
        "afternoon", "evening", "things", "stuff", "the", "and", "of", "for", "my", "their",
        "with", "to", "from", "on", "in", "at", "it", "is", "was", "travel", "directions",
        "dress", "code", "hr", "faq", "tldr", "jd", "cv", "resume", "snacks",
    }
)  # fmt: skip
"""Words that speak against a name."""
PARTICLES = frozenset(
    {
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das",
        "du", "la", "le", "el", "al", "bin", "bint", "ibn", "ben", "ter", "ten", "y", "e",
        "zu", "zur", "af", "av", "op", "'t", "’t", "san", "abu", "ap", "mac", "st", "st.",
        "d'", "of",
    }
)  # fmt: skip
AGREED = frozenset(
    {
        "agreed", "agreed actions", "agreed next steps", "agreed points", "agreement",
        "agreements", "decided", "decisions", "discussed", "outcomes", "outstanding",
        "points agreed", "resolved", "things agreed", "things decided", "upshot", "we agreed",
        "we decided",
    }
)  # fmt: skip
"""Headings above what came of a talk, as they stand; `Agreed with Jo Banks` may be somebody."""
NOBODY = frozenset(
    {
        "", "none", "no", "nobody", "false", "true", "off", "n/a", "na", "tbd", "tba", "tbc",
        "unknown", "?", "??", "-", "–", "—", "yes", "todo", "not known", "not known yet",
        "to be announced", "null",
    }
)  # fmt: skip
"""What people write where they know no name yet."""
DEGREES = frozenset(
    f"dipl.-{subject}{stop}"
    for subject in (
        *("des", "ing", "inf", "inform", "psych", "kfm", "kffr", "kff", "volksw", "betriebsw"),
        *("phys", "math", "chem", "biol", "päd", "soz", "jur", "geogr", "oec"),
    )
    for stop in ("", ".")
)
"""German degrees in front of a name, folded: nobody is greeted by them."""
HONORIFICS = DEGREES | {
    *("dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "mx", "miss"),
    *("frau", "herr"),
}
"""In front of a name, folded: they tell nobody apart."""
