"""The pages of signals, line lists, names and screenings."""
