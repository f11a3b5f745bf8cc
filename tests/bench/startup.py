"""How long programs take to start, over an interpreter that does nothing."""

from __future__ import annotations

import subprocess
import sys
import time


BARE = ("-c", "pass")
IMPORT = ("-c", "import swath")
HELP = ("-m", "swath", "--help")


FAMILIES = (
    "async_process",
    "batch",
    "batch_statistics",
    "batch_v1",
    "byoc",
    "catalog",
    "dataimport",
    "metadata",
    "process",
    "statistics",
    "zarr",
)
_FAMILY = """
import time, swath
client = swath.SentinelHub(token="t", base_url="http://127.0.0.1")
begun = time.perf_counter()
client.{family}
print(time.perf_counter() - begun)
"""


def families(runs: int) -> dict[str, float]:
    """Seconds that a client takes to have each family, the best of so many runs."""
    best = dict.fromkeys(FAMILIES, float("inf"))
    for _ in range(runs):
        for family in best:
            code = _FAMILY.format(family=family)
            command = [sys.executable, "-c", code]
            told = subprocess.run(command, capture_output=True, text=True, check=True)
            best[family] = min(best[family], float(told.stdout))
    return best


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
