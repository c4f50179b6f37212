"""Model to text: the same input gives the same bytes."""
