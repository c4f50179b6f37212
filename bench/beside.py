"""What other libraries do with a vault, for the reader to compare.

`python bench/beside.py frontmatter FOLDER` loads every note with python-frontmatter;
`python bench/beside.py obsidiantools FOLDER` has obsidiantools connect the vault.
"""

import sys
from pathlib import Path


def main() -> None:
    """Do what the first argument names with the folder that the second one names."""
    library, folder = sys.argv[1], Path(sys.argv[2])
    if library == "frontmatter":
        import frontmatter  # noqa: PLC0415 - only one of both is wanted

        print(sum(bool(frontmatter.load(str(note)).metadata) for note in folder.rglob("*.md")))
    else:
        import obsidiantools.api as tools  # noqa: PLC0415 - or is there

        print(len(tools.Vault(folder).connect().md_file_index))


if __name__ == "__main__":
    main()
