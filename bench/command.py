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
    """Runs one command to its end, its output thrown away; raises RuntimeError where it fails.

    It is started by a small process of its own: a process begins with the peak of the one that started it.
    """
    launcher = (sys.executable, "-m", "bench.command", *arguments)
    printed = subprocess.run(launcher, stdout=subprocess.PIPE, check=True, text=True).stdout
    status, *used = map(float, printed.split())
    if status:
        raise RuntimeError(f"daodi {' '.join(arguments)} ended with {status:.0f}")
    return Taken(*used)


def main() -> None:
    """Runs the command given, and prints its exit status, seconds and memory."""
    command = (sys.executable, "-m", "daodi", *sys.argv[1:])
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    print(process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
