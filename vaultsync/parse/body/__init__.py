"""The structure of a note's body: headings, items, paragraphs and rows with their lines."""
