"""IATI 2.03, out and in."""
