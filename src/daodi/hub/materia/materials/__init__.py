"""A page for each material."""
