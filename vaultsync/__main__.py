"""`python -m vaultsync`."""

from vaultsync.cli.main import run

if __name__ == "__main__":
    run()
