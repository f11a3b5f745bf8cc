"""Threads that are the first to read a request, all at once, read it."""

from __future__ import annotations

import subprocess
import sys


SCRIPT = """
import sys
import threading

sys.setswitchinterval(1e-6)
from swath.emulator.sentinelhub.process_body import ProcessBody, read

together = threading.Barrier(8)
found = []


def work():
    together.wait()
    data = {"type": "sentinel-2-l2a", "dataFilter": {"maxCloudCoverage": 9}}
    order = {"input": {"bounds": {}, "data": [data]}, "output": {}, "evalscript": "//"}
    found.append(read(order, ProcessBody))


crew = [threading.Thread(target=work) for _ in range(8)]
for one in crew:
    one.start()
for one in crew:
    one.join()
assert len(found) == 8
"""


def test_requests_are_read():
    subprocess.run([sys.executable, "-c", SCRIPT], check=True, timeout=60)
