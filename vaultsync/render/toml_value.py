"""A setting as it would be written in a file of settings."""

import json
from datetime import time

from vaultsync.machine import Hours

_OFF = {"picture": '"auto"', "spelling": '"auto"'}
"""What stands for a value that is none; else it is an empty text."""


def toml_value(field: str, value: object) -> str:
    """Write the value of a field so that reading it gives the value again."""
    match value:
        case None:
            return _OFF.get(field, '""')
        case bool():
            return "true" if value else "false"
        case int():
            return f'"{value}h"' if field.endswith("_hours") else str(value)
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case tuple():
            return f"[{', '.join(toml_value(field, one) for one in value)}]"
        case time():
            return f'"{value:%H:%M}"'
        case Hours():
            return f'"{value.start:%H:%M}-{value.end:%H:%M}"'
        case _:
            return str(value)
