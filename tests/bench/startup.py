"""How long programs take to start, over an interpreter that does nothing."""

from __future__ import annotations

import subprocess
import sys
import time


BARE = ("-c", "pass")
IMPORT = ("-c", "import swath")
HELP = ("-m", "swath", "--help")


def overheads(runs: int) -> dict[tuple[str, ...], float]:
    """Seconds more than the bare interpreter, the best of so many runs in turn."""
    best = dict.fromkeys((BARE, IMPORT, HELP), float("inf"))
    for _ in range(runs):
        for arguments in best:
            best[arguments] = min(best[arguments], started(arguments))
    return {arguments: took - best[BARE] for arguments, took in best.items()}


def started(arguments: tuple[str, ...]) -> float:
    """Seconds from the start of a process to its end."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun
