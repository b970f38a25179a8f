"""The wing of things: materials, standards, laboratory."""
