"""Lots, test reports and verdicts."""
