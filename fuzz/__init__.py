"""Fuzzing: texts that nobody wrote, against what the readers promise. Start with `run.py`."""
