"""How the interview notes of a vault name their keys: a new one is written as they are."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from vaultsync.parse.front.front_matter import read_head
from vaultsync.parse.front.keys import CANONICAL, squeeze
from vaultsync.parse.front.recognise import says_interview
from vaultsync.parse.lines import Source
from vaultsync.patterns import regex

_KEY = regex(r"[^\W\d_][\w-]*(?: [\w-]+){0,2}")
"""What YAML takes for a key as it stands."""
TAG = regex(r"[^\W\d_][\w/-]*")
"""What a tag may be."""
_OTHERS = frozenset({"hiringmanager"})
"""What means more than the key for which it is read: not whoever arranged the interview."""


class UsualKeys(NamedTuple):
    """What most of the notes write."""

    names: tuple[tuple[str, str], ...] = ()
    """Canonical keys with the name that is written for each, where it is another."""
    tag_key: str = ""
    """The key of the tags, where a tag and no `type` says that a note is on an interview."""

    def name(self, key: str) -> str:
        """Give the name that is written for a key."""
        return dict(self.names).get(key, key)


CANONICAL_KEYS = UsualKeys()
"""Each key by its own name."""


def usual_keys(texts: Iterable[str], word: str) -> UsualKeys:
    """Look at interview notes: which names they use; `word` is `notes.type`."""
    written = defaultdict[str, Counter[str]](Counter)
    marked = Counter[str]()
    for text in texts:
        entries = read_head(Source("", text)).entries
        for spelling in dict.fromkeys(entry.key.text for entry in entries):
            key = CANONICAL.get(squeeze(spelling))
            if key and squeeze(spelling) not in _OTHERS:
                written[key][spelling] += 1
        marks = [one for one in entries if says_interview((one,), word)]
        types = [one for one in marks if squeeze(one.key.text) == "type"]
        marked.update((types or marks)[0].key.text for _ in marks[:1])
    names = ((key, _most(found)) for key, found in written.items() if key != "tags")
    mark = _most(marked)
    return UsualKeys(
        names=tuple((key, name) for key, name in names if name and name != key),
        tag_key=mark if squeeze(mark) in {"tag", "tags"} else "",
    )


def _most(found: Counter[str]) -> str:
    """Give what more than half of them say, if it is a plain key; else ""."""
    name, count = found.most_common(1)[0] if found else ("", 0)
    return name if _KEY.fullmatch(name) and 2 * count > found.total() else ""
