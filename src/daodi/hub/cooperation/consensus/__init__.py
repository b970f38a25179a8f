"""Drafts, comments and ballots."""
