"""What the vault's other programs want: Obsidian and its plugins, as their settings say."""

import json
import os
from typing import Any

from vaultsync.snapshot import Surroundings
from vaultsync.vault.files import Gone, Unreadable, decode, read_whole

OBSIDIAN = ".obsidian"


def read_surroundings(root: str) -> Surroundings:
    """Read how links and tasks are written in this vault."""
    if not os.path.isdir(os.path.join(root, OBSIDIAN)):
        return Surroundings()
    app = _read(root, f"{OBSIDIAN}/app.json")
    tasks = _read(root, f"{OBSIDIAN}/plugins/obsidian-tasks-plugin/data.json")
    return Surroundings(
        obsidian=True,
        markdown_links=app.get("useMarkdownLinks") is True,
        tasks_format="dataview"
        if tasks.get("taskFormat") == "dataview"
        else "tasksPluginEmoji",
        global_filter=" ".join(_text(tasks, "globalFilter").split()),
    )


def template_places(root: str) -> tuple[str, ...]:
    """Give the folders and files that hold templates, as Obsidian's settings name them."""
    places = (
        _text(_read(root, f"{OBSIDIAN}/templates.json"), "folder"),
        _text(_read(root, f"{OBSIDIAN}/daily-notes.json"), "template"),
        _text(
            _read(root, f"{OBSIDIAN}/plugins/templater-obsidian/data.json"), "templates_folder"
        ),
    )
    plain = [place.strip().strip("/") for place in places]
    return tuple(name for place in plain if place for name in (place, f"{place}.md"))


def _read(root: str, path: str) -> dict[str, Any]:
    """Read a settings file; what is not there or not readable says nothing."""
    try:
        data = json.loads(decode(read_whole(os.path.join(root, path)), path))
    except (Gone, Unreadable, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _text(settings: dict[str, Any], key: str) -> str:
    value = settings.get(key)
    return value if isinstance(value, str) else ""
