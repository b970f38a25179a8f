"""UBL 2 by itself: any of its documents read, written, and held against the official files."""
