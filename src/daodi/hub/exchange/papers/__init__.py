"""The room of papers: what a lot needs on its way, and what is printed."""
