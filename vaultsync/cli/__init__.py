"""The command line: arguments to one call to text to exit code."""
