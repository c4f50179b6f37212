"""vaultsync: interview notes in, follow-ups out."""

__version__ = "0.1.0"
