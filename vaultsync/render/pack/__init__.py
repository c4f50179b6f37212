"""What vaultsync brings to a vault of Obsidian: templates, views, a snippet, types."""
