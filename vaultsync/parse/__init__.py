"""Text to model and findings. Nothing here raises on what a note holds."""
