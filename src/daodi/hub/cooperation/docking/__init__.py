"""Needs and offers."""
