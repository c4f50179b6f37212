"""Words for whoever got the job instead, for patterns of a rejection; matched without case."""

ELSE = (
    r"(?:other (?:candidates|applicants)\b|"
    r"some(?:one|body)(?: (?:(?:who|that) is )?(?:else|internal|local)\b(?!')|"
    r" (?:with|who has|who had) "
    r"(?:more|better)|(?=\W*$))|(?:ano|the o)ther (?:candidate|applicant|person|one)|"
    r"(?:an?|the) (?:\w+ )?(?:internal|external|stronger|better|different|more experienced) "
    r"(?:candidate|applicant|person|one)|internally)"
)
BETTER = (
    r"(?:some(?:one|body) (?:with (?:more|better|previous|prior) (?:[\w-]+ ){0,3}"
    r"(?:experience|skills|training|background|qualifications)|"
    r"(?:who|that)(?:'s|'d| has| had| is| was)?(?: already| actually)? "
    r"(?:(?:more|better) (?:experience|qualified|suited)\w*|used|worked|done|been|experienced|"
    r"knows?|knew))\b|"
    r"(?:an?|the|their) (?:\w+ )?(?:internal|external|stronger|better|more experienced) "
    r"(?:candidate|applicant|person|one)\b|(?:an?|the|their) internal(?=\W*$)|"
    r"some(?:one|body) internal\b(?!')|an insider\b)"
)
"""Whoever is compared with oneself: `it went to somebody with more experience`."""
WITH_WHAT = (
    r"(?:(?:some(?:one|body)|an? (?:candidate|applicant|person)) (?:internally|"
    r"with (?!no\b|little\b|out\b)(?:[\w'-]+ ){0,5}?(?:experience|background|skills?|"
    r"qualifications?|training|knowledge|degree|contacts)|"
    r"(?:who|that)(?:'s|'d| has| had| is| was)(?: already| actually)? "
    r"(?!left\b|leaving\b|gone\b)[a-z]+|"
    r"(?:who|that)(?: already| actually)? (?:knows?|knew|worked|works|fits?|fitted|lives?|can|"
    r"could))\b)"
)
"""Who is appointed instead: `somebody with hospice experience`."""
NOT_HERE = (
    r"(?![^.;!?]{0,40}?(?: as\b| to (?:the (?:board|committee)|be|run|lead|help|look|cover|do|"
    r"teach|see)\b))"
)
"""Behind it: who was appointed has another job."""
JOB = r"(?:job|role|position|post|place|contract)\b"
