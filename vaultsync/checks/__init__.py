"""What a draft must be before it is sent (strategy.md section 4): see `registry.py`."""
