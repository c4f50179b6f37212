"""Ways to say that an application is not taken further, which is a rejection.

`not to take your application further`, `won't be progressing it`, `I won't be taken forward`.
"""

_NOT = r"(?:(?:will|would|could|can) not|(?:wo|would|could|ca)n't|cannot|shan't)"
_THINGS = r"(?:me|my application|my candidacy)"
_ON = r"(?: any)? (?:(?:further|forward)\b|on(?=\W*$))"
_WITH = rf"with {_THINGS}\b"
_AHEAD = r"(?: (?:ahead|forward|further))?"
_TAKE = (
    rf"(?:(?:take|move|carry|progress|put|bring) {_THINGS}{_ON}|"
    rf"progress(?: with)? {_THINGS}\b|"
    rf"(?:(?:proceed|continue)|(?:go|move) (?:ahead|forward|further)) {_WITH})"
)
_TAKING = (
    rf"(?:(?:taking|moving|carrying|progressing|putting|bringing) {_THINGS}{_ON}|"
    rf"progressing(?: with)? {_THINGS}\b|"
    rf"(?:(?:proceeding|continuing)|(?:going|moving) (?:ahead|forward|further)) {_WITH})"
)

NOT_TAKEN_ON_BY_THEM = (
    rf"(?: (?:decided|chosen|chose|opted) not to {_TAKE}| {_NOT} (?:{_TAKE}|be {_TAKING})|"
    rf"'ll not (?:{_TAKE}|be {_TAKING})|"
    rf"(?: (?:are|is|were|was)(?: not|n't)|'(?:re|s) not) {_TAKING})"
)
"""Behind a word for whoever decides."""
NOT_TAKEN_ON = (
    rf"(?:not {_TAKING}|(?:my application|i|i'm)"
    rf"(?: (?:{_NOT} be|(?:has|have)(?: not|n't) been|(?:is|am|was)(?: not|n't)(?: being)?)|"
    r"'(?:ll|ve) not be(?:en)?|(?: not| not being))"
    r" (?:taken|moved|carried|progressed|put)(?: any)? (?:further|forward)\b)"
)
"""What a clause of one's own begins with."""
_YOURS = r"(?:me|you|us|(?:my|your|the) (?:application|candidacy))"
NOT_TAKEN_ON_HEARD = (
    r"\b(?:not|won't|wouldn't|aren't|isn't)(?: be(?:ing)?)? "
    rf"(?:(?:tak|mov|carry|progress|bring|putt?)(?:e|ing)? {_YOURS}{_ON}|"
    rf"progress(?:ing)?(?: with)? {_YOURS}\b|"
    r"(?:taken|moved|carried|progressed|put)(?: any)? (?:further|forward)\b)"
)
"""In an answer of theirs, wherever it stands."""
OFFERING = (
    r"(?: (?:offered|gave|given)|(?:'d| would)? (?:like|love|wants?) to offer|"
    r"(?:'re|'s| are| is)(?: (?:now|very|so|going to|happy to|pleased to|delighted to))* "
    r"(?:offer|offering))"
)
"""Behind whoever offers: `they'd like to offer`, `they are offering`."""
