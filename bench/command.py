"""Runs the command line as a person would, and asks the system what it took."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NamedTuple


class Taken(NamedTuple):
    """Processor seconds (user and system) and the greatest memory in MiB."""

    seconds: float
    memory: float


def daodi(*arguments: str) -> Taken:
    """Runs one command to its end, its output thrown away; raises RuntimeError where it fails."""
    process = subprocess.Popen(
        (sys.executable, "-m", "daodi", *arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"daodi {' '.join(arguments)} ended with {process.returncode}")
    return Taken(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
