"""The rules that this site checks with: the reference, and what was approved or published here laid over it."""
