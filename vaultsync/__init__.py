"""vaultsync: interview notes in, follow-ups out."""

__version__ = "0.1.0"

CONFIG_NAME = "vaultsync.toml"
"""The configuration of a vault, at its root; it makes a folder a vault."""
