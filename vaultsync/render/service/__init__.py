"""What the system's manager of services is told: units, agents and commands, as texts."""
