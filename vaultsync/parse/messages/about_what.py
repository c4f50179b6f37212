"""What an answer is about, between its verb and its day: `hear about the test by Monday`."""

_KIND = (
    r"(?:next|first|second|third|final|last|2nd|3rd|coding|technical|test|home|written|small|"
    r"whole|job|trial|take[- ]?home)"
)
ON_WHAT = (
    r"(?: (?:about|on|regarding|re) (?:(?:the|their|an?|my|our|any) )?"
    rf"(?:{_KIND} ){{0,2}}"
    r"(?:take[- ]?home|tasks?|tests?|exercise|challenge|assignment|assessment|case study|"
    r"steps?|rounds?|stages?|interviews?|panel|on-?site|decision|outcome|results?|application|"
    r"offer|role|job|position|post|start(?:ing)? date|visit|shift|day|that|this|everything)"
    r"(?= (?:by|before|within|no later than|not later than)\b))?"
)
"""What they answer about; without `by`, a day behind it may be that of the thing."""
