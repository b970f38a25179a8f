"""Trade documents as UBL 2.4, out and in."""
