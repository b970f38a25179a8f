"""Who may see and do what: actors, grants, keys, errors."""
