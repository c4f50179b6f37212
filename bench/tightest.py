"""What no program of this kind can undercut: hello world with click, and each note opened.

`python bench/tightest.py FOLDER` opens each note of a folder and reads its first kilobyte, in
the tightest way that Python has. Everything is measured against it.
"""

import os

import click


@click.command()
@click.argument("folder")
def main(folder: str) -> None:
    """Read the first kilobyte of each note."""
    folders, count = [folder], 0
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".md"):
                    descriptor = os.open(entry.path, os.O_RDONLY)
                    os.read(descriptor, 1024)
                    os.close(descriptor)
                    count += 1
                elif entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                    folders.append(entry.path)
    click.echo(f"hello, {count} notes")


if __name__ == "__main__":
    main()
