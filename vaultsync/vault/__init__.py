"""The disk: finding, reading, writing and watching a vault. Nothing else touches files."""
