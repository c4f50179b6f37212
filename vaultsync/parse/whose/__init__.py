"""Whose a touch is, and of which day."""
