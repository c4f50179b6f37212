"""At what time of a day somebody got in touch: words that may stand in front of the day."""

_CLOCK = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?| ?o'clock)?"
_PART = r"(?:mid[- ]?)?(?:morning|afternoon|evening|night)"
_MEAL = r"(?:lunch(?:time)?|noon|midday|midnight|tea ?time|break(?:time)?|home time)"
AT_A_TIME = (
    rf"(?: (?:(?:at|around|about|just after|just before|after|before) (?:about |around |just )?"
    rf"(?:{_CLOCK}|{_MEAL}|work|dinner|breakfast|the end of the day)|"
    rf"(?:this|in the|over|during|late this|early this|first thing this) (?:{_PART}|{_MEAL})|"
    rf"today|tonight|yesterday(?: {_PART})?|earlier|first thing|just now|late|early|{_CLOCK})"
    r"(?![\w/])){1,3}"
)
"""` at 4 today`, ` this morning`, ` at lunch`."""
