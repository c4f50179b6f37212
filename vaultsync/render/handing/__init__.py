"""A draft on its way to the program that sends it: `mailto:`, `.eml`, `sms:`."""
