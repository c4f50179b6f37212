"""The program as it stands after an installation: pip writes byte code for all it installs."""

import compileall
import importlib.util
import os


def as_installed() -> None:
    """Write vaultsync's byte code, and let no program that is measured do without it.

    Where PYTHONDONTWRITEBYTECODE is set, an editable checkout is compiled at each start, and
    compiling would be what is measured.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    found = importlib.util.find_spec("vaultsync")
    for folder in (found.submodule_search_locations or ()) if found else ():
        compileall.compile_dir(folder, quiet=1)
