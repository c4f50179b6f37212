"""What the vault's other programs want: Obsidian and its plugins, as their settings say."""

import os
from typing import Any, NamedTuple

from vaultsync.snapshot import Surroundings
from vaultsync.vault.files import Gone, Unreadable, decode, read_whole
from vaultsync.vault.linked import PASSING
from vaultsync.vault.obsidian import (
    APP,
    DAILY_NOTES,
    OBSIDIAN,
    OF_TASKS,
    OF_TEMPLATER,
    TASKS,
    TEMPLATER,
    TEMPLATES,
)


class Plugins(NamedTuple):
    """What is known of a vault of Obsidian."""

    tasks: bool
    """The Tasks plugin is there, and not switched off."""
    templater: bool
    templates_folder: str = ""
    """Of the core plugin Templates, as its settings name it."""
    templater_folder: str = ""


def read_plugins(root: str) -> Plugins:
    """Read which plugins a vault of Obsidian has, and where its templates are."""
    return Plugins(
        tasks=_has(root, TASKS),
        templater=_has(root, TEMPLATER),
        templates_folder=_folder(_read(root, TEMPLATES), "folder"),
        templater_folder=_folder(_read(root, OF_TEMPLATER), "templates_folder"),
    )


def _has(root: str, plugin: str) -> bool:
    """Tell whether a plugin is there; the list of those that are on may be missing."""
    listed = _load(root, f"{OBSIDIAN}/community-plugins.json")
    if isinstance(listed, list) and plugin not in listed:
        return False
    return os.path.isdir(os.path.join(root, f"{OBSIDIAN}/plugins/{plugin}"))


def _folder(settings: dict[str, Any], key: str) -> str:
    return _text(settings, key).strip().strip("/")


def read_surroundings(root: str, missed: list[str] | None = None) -> Surroundings:
    """Read how links and tasks are written in this vault.

    Settings that cannot be read now, and may be in another moment, come to `missed`.
    """
    if not os.path.isdir(os.path.join(root, OBSIDIAN)):
        return Surroundings()
    app = _read(root, APP, missed)
    tasks = _read(root, OF_TASKS, missed)
    return Surroundings(
        obsidian=True,
        markdown_links=app.get("useMarkdownLinks") is True,
        tasks_format="dataview"
        if tasks.get("taskFormat") == "dataview"
        else "tasksPluginEmoji",
        global_filter=" ".join(_text(tasks, "globalFilter").split()),
    )


def template_places(root: str, missed: list[str] | None = None) -> tuple[str, ...]:
    """Give the folders and files that hold templates, as Obsidian's settings name them.

    `missed` as in `read_surroundings`.
    """
    places = (
        _text(_read(root, TEMPLATES, missed), "folder"),
        _text(_read(root, DAILY_NOTES, missed), "template"),
        _text(_read(root, OF_TEMPLATER, missed), "templates_folder"),
    )
    plain = [place.strip().strip("/") for place in places]
    return tuple(name for place in plain if place for name in (place, f"{place}.md"))


def _read(root: str, path: str, missed: list[str] | None = None) -> dict[str, Any]:
    """Read a settings file; what is not there or not readable says nothing."""
    data = _load(root, path, missed)
    return data if isinstance(data, dict) else {}


def _load(root: str, path: str, missed: list[str] | None = None) -> object:
    import json  # noqa: PLC0415 - only a vault of Obsidian has such files

    try:
        found: object = json.loads(decode(read_whole(os.path.join(root, path)), path))
    except Unreadable as error:
        if missed is not None and error.finding.code in PASSING:
            missed.append(path)
        return None
    except (Gone, ValueError, RecursionError):
        return None
    return found


def _text(settings: dict[str, Any], key: str) -> str:
    value = settings.get(key)
    return value if isinstance(value, str) else ""
