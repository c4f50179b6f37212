"""A kept change turned round: its line found again where it stands now, and nothing else.

A line that was inserted goes, one that was replaced gets its old text, one that was removed
comes back between its old neighbours. Where that is not certain any more, nothing happens, and
what changed since is told.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from vaultsync.edit.kept import Kept, Ownership, mark, without_end
from vaultsync.edit.lines import Conventions, LineChange, Refusal, lines_of
from vaultsync.edit.proof import one_item_more
from vaultsync.parse.lines import CONFLICT
from vaultsync.patterns import regex
from vaultsync.snapshot import Document

_ITEM = regex(r"[-*+][ \t]+(?=\[)")
_DEEPER = regex(r"[ \t]+\S")
"""What belongs to the item above it."""
_ENDS = ("\n", "\r\n", "\r")
_NEAR = 500
"""Lines from where it stood, within which a line is looked for that it may have become."""


def turn_back(note: Document, kept: Kept, ways: Conventions) -> LineChange | Refusal:
    """Give the change that takes a kept one back, or why it cannot be taken back.

    Where the note is as the change left it, the result is to the byte what it was before.
    """
    if CONFLICT.search(note.text):
        return Refusal("the note holds conflict markers")
    lines = lines_of(note.text)
    texts = [without_end(line) for line in lines]
    found = _find(texts, kept, Ownership(note, ways))
    if isinstance(found, Refusal):
        return found
    turned = [
        LineChange(
            before=note,
            after=Document.of(note.path, text),
            line=found + 1,
            old=kept.new,
            new=kept.old,
        )
        for text in _turned(lines, found, kept)
    ]
    exact = [change for change in turned if change.after.digest == kept.before]
    if note.digest == kept.after and exact:
        return exact[0]
    if kept.old is None and not _only_an_item_less(
        note.text, turned[0].after.text, found, kept
    ):
        return Refusal(f"without {_quoted(kept.new)} the rest of the note would read otherwise")
    return turned[0]


def _find(texts: list[str], kept: Kept, owners: Ownership) -> int | Refusal:
    """Give the index at which the change is to be turned round.

    Where all above is unchanged, so is the heading, and nothing else can be meant. Else several
    persons may have a line that reads the same, and it must be the one of the same person.
    """
    first, last = _unmoved(texts, kept)
    if first is not None:
        return first
    if kept.new is None:
        return _find_gap(texts, kept, owners, last)
    same = [index for index, text in enumerate(texts) if text == kept.new]
    whose = {index: owners.of(index + 1, kept.old, kept.new) for index in same}
    namesakes = owners.namesakes.get(kept.place.owner, set())
    own = [index for index in same if whose[index] == kept.place.owner]
    # where it is not known whose a line is, or was, only the lines around it can tell
    unread = len(same) == kept.place.twins and not owners.namesakes
    maybe = [i for i in same if unread or not kept.place.owner or whose[i] in namesakes]
    close = [i for i in {*own, *maybe} if _between(texts, i, i + 1, kept)]
    if len(close) == 1 and (close[0] in own or not namesakes):
        return close[0]
    if last in own and not namesakes:
        return last
    if len(own) == kept.place.twins and own and not namesakes:
        index = own[kept.place.nth]
        # of several equal lines it is this one only if its surroundings say so, too
        if len(own) == 1 or any(_fits(texts, index, index + 1, kept)):
            return index
    if last == kept.line - 1 and _is_unnamed(kept, owners):
        return last
    unclear = {*own, *maybe, *(index for index in same if not whose[index])}
    return Refusal(_since(texts, kept, len(same), len(unclear)))


def _find_gap(
    texts: list[str], kept: Kept, owners: Ownership, last: int | None
) -> int | Refusal:
    """Give where a line that was removed comes back: between its neighbours, at its person."""
    gaps = [i for i in range(len(texts) + 1) if _fits(texts, i, i, kept) == (True, True)]
    if last is not None:
        gaps = [last, *(i for i in gaps if i != last)]
    if kept.place.owner and owners.namesakes:
        gaps = [i for i in gaps if owners.of(i + 1, kept.old, None) == kept.place.owner]
    if last in gaps or len(gaps) == 1:
        return gaps[0]
    return Refusal(_no_gap(kept, len(gaps)))


def _unmoved(texts: list[str], kept: Kept) -> tuple[int | None, int | None]:
    """Give where the line stands if all above it is unchanged, and if all below it is."""
    size = int(kept.new is not None)
    first, last = kept.line - 1, len(texts) - kept.place.rest - size
    above = first + size <= len(texts) and mark(*texts[:first]) == kept.place.head
    below = last >= 0 and mark(*texts[last + size :]) == kept.place.tail
    return (
        first if above and _stands(texts, first, kept) else None,
        last if below and _stands(texts, last, kept) else None,
    )


def _stands(texts: list[str], index: int, kept: Kept) -> bool:
    """Tell whether at a place is what the change left there."""
    if kept.new is not None:
        return texts[index] == kept.new
    return any(_fits(texts, index, index, kept))


def _is_unnamed(kept: Kept, owners: Ownership) -> bool:
    """Tell whether nobody in the note has the name any more under which a record was kept."""
    known = owners.namesakes
    return bool(known and kept.place.owner) and kept.place.owner not in known


def _between(texts: list[str], start: int, end: int, kept: Kept) -> bool:
    """Tell whether both neighbours are those of then; blank lines alone would say nothing."""
    around = [*texts[max(start - 1, 0) : start], *texts[end : end + 1]]
    return all(_fits(texts, start, end, kept)) and any(map(str.strip, around))


def _fits(texts: list[str], start: int, end: int, kept: Kept) -> tuple[bool, bool]:
    """Tell whether the line above `start` and the one at `end` are those of then."""
    above = mark(texts[start - 1]) if start else ""
    below = mark(texts[end]) if end < len(texts) else ""
    return above == kept.place.above, below == kept.place.below


def _turned(lines: list[str], index: int, kept: Kept) -> Iterator[str]:
    """Give the note's text with the change turned round; the likeliest first."""
    if kept.new is None:
        yield from _put_in(lines, index, kept.old or "")
    elif kept.old is None:
        yield from _without(lines, index)
    else:
        line = lines[index]
        end = line[len(without_end(line)) :]
        yield "".join([*lines[:index], f"{kept.old}{end}", *lines[index + 1 :]])


def _put_in(lines: list[str], index: int, text: str) -> Iterator[str]:
    """Put a line in; where the note's ends of line differ, the digest tells which it had."""
    head, tail = "".join(lines[:index]), "".join(lines[index:])
    around = [*lines[index - 1 : index], *lines]
    known = [line[len(without_end(line)) :] for line in around]
    ends = dict.fromkeys([*filter(None, known[:1]), *filter(None, known), *_ENDS])
    open_end = bool(head) and without_end(head) == head
    for end in ends:
        if open_end:
            yield f"{head}{end}{text}{tail}"
        else:
            yield f"{head}{text}{end}{tail}"
    if not tail:
        yield f"{head}{text}"


def _without(lines: list[str], index: int) -> Iterator[str]:
    """Take a line out; a note without a final newline keeps having none, unless it had one."""
    rest = [*lines[:index], *lines[index + 1 :]]
    if index == len(rest) and rest and without_end(lines[index]) == lines[index]:
        yield "".join([*rest[:-1], without_end(rest[-1])])
    yield "".join(rest)


def _only_an_item_less(before: str, after: str, index: int, kept: Kept) -> bool:
    """Prove that what was written around an inserted item since does not hang on it."""
    line = kept.new or ""
    item = _ITEM.match(line)
    if item is None:
        return True
    texts = [without_end(each) for each in lines_of(before)]
    _, below_stands = _fits(texts, index, index + 1, kept)
    if not below_stands and _DEEPER.match(texts[index + 1] if index + 1 < len(texts) else ""):
        return False
    return one_item_more(after, before, line[item.end() :])


def _no_gap(kept: Kept, count: int) -> str:
    if count:
        return f"there are {count} places where {_quoted(kept.old)} may have been"
    return f"the lines around {_quoted(kept.old)} are no longer there"


def _since(texts: list[str], kept: Kept, same: int, unclear: int) -> str:
    """Say what became of a line that cannot be told for certain among those that read so."""
    line = _quoted(kept.new)
    if unclear == 1:
        return f"{line} is there, but nothing says that it is the one that was written"
    if unclear:
        return f"{line} is there {unclear} times, and nothing says which one was written"
    now = _present(texts, kept)
    if now is not None:
        return f"{line} was changed to {_quoted(now)}"
    others = "; what reads the same is another record" if same else ""
    return f"{line} is no longer there{others}"


def _present(texts: list[str], kept: Kept) -> str | None:
    """Give the line that stands now where the kept one stood: the same place, or like it."""
    index = kept.line - 1
    if index < len(texts) and all(_fits(texts, index, index + 1, kept)):
        return texts[index] if texts[index] != kept.new else None
    around = texts[max(index - _NEAR, 0) : index + _NEAR]
    close = get_close_matches(
        kept.new or "", [text for text in around if text.strip() and text != kept.new], 1, 0.7
    )
    return close[0] if close else None


def _quoted(line: str | None) -> str:
    return f"`{(line or '').strip()}`"
