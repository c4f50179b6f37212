"""The templates that vaultsync brings along: one text file per kind and channel."""

from functools import cache


@cache
def shipped(kind: str, channel: str = "") -> str:
    """Give the text of a template; without a channel the letter, which every kind has.

    Read only when a draft has to be written.
    """
    from importlib.resources import files  # noqa: PLC0415 - most runs write no draft

    name = f"{kind}.{channel}.txt" if channel else f"{kind}.txt"
    return files(__name__).joinpath(name).read_text("utf-8")
