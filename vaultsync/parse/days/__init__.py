"""Days, times and durations as people write them: read, or why they cannot be."""
