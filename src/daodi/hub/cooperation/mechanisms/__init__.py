"""Alliances, memoranda, platforms, and their meetings."""
