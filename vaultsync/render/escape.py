"""What a note says must stay text wherever it is shown: one function per target.

Names and points come from notes that sync tools, web clippers and other people write, too:
they may hold escape codes of terminals, Markdown, Templater or Dataview code, or YAML
(hazards.md row 19).
"""

import re
import unicodedata

from vaultsync.patterns import regex

_SPACES = regex(r"\s+")
_PLAIN = regex(r"[^\W\d_](?:[\w '’&.()/+-]*[\w.)+])?")
"""What YAML reads as it stands, if it is none of these words."""
_NO_TEXT = frozenset({"yes", "no", "y", "n", "on", "off", "true", "false", "null"})
_TASK_SIGNS = regex("[📅📆🗓⏳⌛🛫✅❌➕🔁🆔⛔🔺⏫🔼🔽⏬⏰🏁]\ufe0f?")
_MARKUP = regex(r"([\\`*\[\]<$])")
_WORD_EDGE = regex(r"(?<!\w)([_#])(?=\w)|(?<=\w)(_)(?!\w)")
_PAIRS = (
    ("%%", "% %"),
    ("==", "= ="),
    ("~~", "~ ~"),
    ("{{", "{ {"),
    ("::", ": :"),
    ("<%", "< %"),
    ("<!--", "<! --"),
)
"""The last one begins comments, and so the markers of the due note and its seal."""
_IN_MERMAID = str.maketrans(
    {
        ":": "\N{RATIO}",
        ";": ",",
        "#": "\N{MUSIC SHARP SIGN}",
        "<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
        ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
        '"': "\N{RIGHT DOUBLE QUOTATION MARK}",
        "`": "\N{RIGHT SINGLE QUOTATION MARK}",
        "{": "(",
        "}": ")",
        "[": "(",
        "]": ")",
        "\\": "/",
    }
)
_JOINER, _SKIN = "\u200d", "🏻🏼🏽🏾🏿"
_WIDE = "\u2e80"
"""The first character of the East: from here on nearly all are wide."""
_UNSAFE_IN_NAMES = regex(r'[/\\:*?"<>|#^\[\]%{}`$]+')
_WINDOWS = regex(r"(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])\s*(?:\.|$)", re.IGNORECASE)
_NO_CHARACTERS = "\ufffe\uffff"
"""YAML refuses them: a draft that held one could not be read again."""
LONGEST_NAME = 100
"""Bytes of a file name before `.md`."""


def one_line(text: str) -> str:
    """Drop control and direction characters and fold white space."""
    if text.isprintable():  # nearly always: then it holds none of them
        return _SPACES.sub(" ", text).strip()
    shown = (c for c in text if _is_space(c) or not (_hidden(c) or c in _NO_CHARACTERS))
    kept = "".join(" " if _is_space(c) else c for c in shown)
    return _SPACES.sub(" ", kept).strip()


def _is_space(char: str) -> bool:
    return char in "\t\n\r\x0b\x0c\x85\u2028\u2029"


def _hidden(char: str) -> bool:
    if char in "\u200c\u200d":  # joiners are part of names and emoji
        return False
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"}


def markdown(text: str) -> str:
    """Make text safe inside a line of a generated note."""
    text = _apart(without_task_signs(one_line(text)), _PAIRS)
    text = _MARKUP.sub(r"\\\1", text)
    text = _WORD_EDGE.sub(lambda found: f"\\{found[0]}", text)
    return _SPACES.sub(" ", text).strip()


def without_task_signs(text: str) -> str:
    """Drop the emoji that the Tasks plugin reads as fields."""
    return _TASK_SIGNS.sub("", text)


def _apart(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """Set the characters of each pair apart, also in longer runs of them."""
    for pair, apart in pairs:
        while pair in text:
            text = text.replace(pair, apart)
    return text


def mermaid(text: str) -> str:
    """Make text safe behind words of ours in a line of a Mermaid diagram of the kind gantt.

    What parts or ends its lines, begins a comment, a directive, a formula or a character's
    code, or is markup, becomes a sign that looks like it. The line must begin with other
    words: `title` or `section` there would be a command.
    """
    plain = without_task_signs(one_line(text)).translate(_IN_MERMAID)
    return _SPACES.sub(" ", _apart(plain, (("%%", "% %"), ("$$", "$ $")))).strip()


def svg(text: str) -> str:
    """Make text safe as content of an element of an SVG, or in quotes as an attribute."""
    plain = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;").replace("'", "&#39;")


def shortened(text: str, columns: int) -> str:
    """Shorten a text to about so many columns of a screen, never inside of a character.

    No table of widths is asked: two devices with different ones would write different notes.
    """
    if columns_of(text) <= columns:
        return text
    end, room = 0, columns - 1
    while (room := room - columns_of(text[end])) >= 0:
        end += 1
    while end and _goes_on(text, end):
        end -= 1
    return f"{text[:end].rstrip()}…"


def columns_of(text: str) -> int:
    """Give about how many columns a text takes: two for a Chinese sign, an emoji and so on."""
    return sum(2 if char >= _WIDE else 1 for char in text)


def _goes_on(text: str, at: int) -> bool:
    """Tell whether what people see as one character goes on at a place: marks, joined emoji."""
    if text[at - 1] == _JOINER or text[at] == _JOINER or text[at] in _SKIN:
        return True
    return unicodedata.category(text[at]).startswith("M")


def link_text(text: str) -> str:
    """Make text safe as what a link shows."""
    return markdown(re.sub(r"[\[\]|]+", " ", text))


def css_text(text: str) -> str:
    """Write text as it stands between the quotes of a CSS string."""
    return "".join(f"\\{ord(c):x} " if c in '"\\<>&\n\r\f\0' or _hidden(c) else c for c in text)


def message(text: str) -> str:
    """Make text safe inside a draft's body, where no markup may stand or run."""
    text = _apart(one_line(text), _PAIRS[3:])
    return text.replace("[", "(").replace("]", ")").replace("`", "'")


def spoken(text: str) -> str:
    """Make what somebody said safe inside a task line of a user's note.

    No field of a task, and no comment that would hide the rest of the note from its editor.
    """
    # what stands between two of these signs must not hold them apart
    return _apart(without_task_signs(message(text)), (_PAIRS[0], _PAIRS[-1])).strip()


def yaml_text(text: str) -> str:
    """Write text as a double-quoted YAML scalar that no template engine looks into."""
    import json  # noqa: PLC0415 - for what is written, not for what is shown

    quoted = json.dumps(one_line(text), ensure_ascii=False)
    quoted = quoted.replace("<%", "\\x3c%").replace("<!--", "\\x3c!--")
    return quoted.replace("{", "\\x7b")


def yaml_scalar(text: str) -> str:
    """Write text as a YAML scalar, as it stands where it is read as nothing else."""
    plain = one_line(text)
    if _PLAIN.fullmatch(plain) and plain.casefold() not in _NO_TEXT:
        return plain
    return yaml_text(plain)


def terminal(text: str) -> str:
    """Make one line's control and direction characters visible.

    A note must not drive the terminal, and a line break in a name must not forge a line.
    """
    return "".join(
        f"\\x{ord(c):02x}" if c != "\t" and (_is_space(c) or _hidden(c)) else c for c in text
    )


def notify_send(text: str) -> str:
    r"""Make text safe as the body that notify-send is given.

    It reads escapes as C does, so that `\074` would be `<`; what shows it reads markup.
    """
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace("\\", "\\\\")


def file_name(text: str) -> str:
    """Make a file name, without `.md`, that every system takes (hazards.md row 14)."""
    plain = unicodedata.normalize("NFC", without_task_signs(one_line(text)))
    name = _SPACES.sub(" ", _UNSAFE_IN_NAMES.sub(" ", plain))
    name = name.lstrip("~ .").rstrip(" .")[:LONGEST_NAME]
    while len(name.encode()) > LONGEST_NAME:
        name = name[:-1]
    name = name.strip(" .,")
    return f"_{name[:-1]}" if _WINDOWS.match(name) else name or "_"
