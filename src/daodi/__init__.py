"""daodi: what is it called there, does it meet the rules there."""
