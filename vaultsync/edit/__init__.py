"""Changing one line of a note: found, spliced, re-read and compared before it lands."""
