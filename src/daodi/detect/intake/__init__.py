"""Reads what people send: counts over time, long or wide (``counts``), and reports of reactions (``reports``)."""
