"""Where Obsidian and its plugins keep the settings that are read of a vault."""

OBSIDIAN = ".obsidian"
TASKS, TEMPLATER = "obsidian-tasks-plugin", "templater-obsidian"
APP = f"{OBSIDIAN}/app.json"
TEMPLATES = f"{OBSIDIAN}/templates.json"
DAILY_NOTES = f"{OBSIDIAN}/daily-notes.json"
OF_TASKS = f"{OBSIDIAN}/plugins/{TASKS}/data.json"
OF_TEMPLATER = f"{OBSIDIAN}/plugins/{TEMPLATER}/data.json"
SETTINGS = (APP, TEMPLATES, DAILY_NOTES, OF_TASKS, OF_TEMPLATER)
"""What a run reads besides the notes: an answer holds only while these stay as they are."""
