"""Files by their content: typed, checked, with provenance and visibility."""
