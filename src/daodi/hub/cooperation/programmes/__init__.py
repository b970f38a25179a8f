"""Plans, projects, targets and results."""
