"""``python -m daodi``."""

from daodi.cli import run

run()
