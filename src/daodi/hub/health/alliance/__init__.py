"""The room of a hospital alliance: who offers which service where, and programmes with their sessions."""
