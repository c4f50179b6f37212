"""Who is a person of a note, and what the note says of each."""
