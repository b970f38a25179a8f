"""The wing of programmes: who agreed on what, what was promised, and what came of it."""
