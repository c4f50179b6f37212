"""Lines that are touches, and what their words say was sent or heard."""
