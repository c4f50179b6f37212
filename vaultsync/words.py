"""The lists of words that the checks of drafts go by: files in `vaultsync/data`.

They are loaded when a draft is checked, and not before.
"""

from functools import cache


@cache
def word_list(name: str, language: str = "en") -> tuple[str, ...]:
    """Give the entries of a list, one a line; comments and empty lines are none.

    Raises:
        FileNotFoundError: there is no such list.
    """
    from importlib.resources import files  # noqa: PLC0415 - it imports much

    text = files("vaultsync.data").joinpath(language, f"{name}.txt").read_text("utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@cache
def word_set(name: str, language: str = "en") -> frozenset[str]:
    """Give the words of a list that holds several in a line."""
    return frozenset(word for line in word_list(name, language) for word in line.split())


def known_language(language: str) -> bool:
    """Tell whether there are lists for a language: `en`, `en-GB`."""
    return language.partition("-")[0].casefold() == "en"
