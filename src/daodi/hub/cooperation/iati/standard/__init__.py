"""IATI 2.03 by itself: files read, held against schema, code lists and rules, and written. No database, no clock."""
