"""Front matter: guarded YAML, keys by their canonical names, which notes are which."""
