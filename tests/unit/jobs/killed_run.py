"""A run of 200 jobs, to be killed and started again by a test.

Usage: killed_run.py DIRECTORY LOG [LAST]

The service is the file LOG: each submission adds a line to it. From the one numbered
LAST on, answers never come, so that a test which is slow to kill is not too late.
"""

import os
import sys
import time
from functools import partial
from pathlib import Path

from swath._io.sync import SyncDriver
from swath.jobs import Job, JobSource, JobStatus, JobToken, Polling, Run, read_token


DRIVER = SyncDriver("http://unused.invalid")
DIRECTORY, LOG = Path(sys.argv[1]), Path(sys.argv[2])
LAST = int(sys.argv[3]) if len(sys.argv) > 3 else None


class FileSource(JobSource[str]):
    """A job of the file: done at the second look."""

    def __init__(self, key):
        self.key = key
        self.looks = 0

    @property
    def token(self):
        return JobToken(service="file", operation="submit", id=self.key)

    def check(self):
        yield from ()
        self.looks += 1
        return JobStatus(state="succeeded" if self.looks > 1 else "running")

    def fetch(self):
        yield from ()
        return f"result of {self.key}"


def job(key):
    return Job(DRIVER, FileSource(key), polling=Polling(first=0.01))


def attach(token):
    return job(read_token(token, "file").id)


def submitted():
    return LOG.read_text().split()


def find(key):
    return job(key) if key in submitted() else None


def submit(key):
    with LOG.open("a") as log:
        log.write(f"{key}\n")
        log.flush()
        os.fsync(log.fileno())
    time.sleep(0.001)  # the answer is on its way: room for a kill
    while LAST is not None and len(submitted()) >= LAST:
        time.sleep(1)
    return job(key)


with Run(DIRECTORY, attach, find=find) as run:
    work = ((f"k{number}", partial(submit, f"k{number}")) for number in range(200))
    for outcome in run.outcomes(work, max_concurrent=20, checks_per_second=10_000):
        run.record(outcome.key, outcome.unwrap())
