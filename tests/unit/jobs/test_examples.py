"""The examples of the docstrings run, against a toy source and on a stepped clock."""

import doctest

import pytest

from swath.jobs import (
    Job,
    JobSource,
    JobStatus,
    JobToken,
    Polling,
    _gather,
    _job,
    _run,
    gather,
    read_token,
)


class MapSource(JobSource[str]):
    """A map that is half done at the first look and done at the second."""

    def __init__(self, name):
        self.name = name
        self.looks = 0

    @property
    def token(self):
        return JobToken(service="toy", operation="render", id=self.name)

    def check(self):
        yield from ()
        self.looks += 1
        if self.looks == 1:
            return JobStatus(state="running", fraction=0.5)
        return JobStatus(state="succeeded")

    def fetch(self):
        yield from ()
        return "a map"


@pytest.mark.parametrize("module", [_job, _gather, _run])
def test_the_examples_run(module, world, tmp_path, monkeypatch):
    def submit(name="a"):
        return Job(world, MapSource(name), polling=Polling())

    def attach(token):
        return submit(read_token(token, "toy").id)

    monkeypatch.chdir(tmp_path)
    known = {"submit": submit, "attach": attach, "gather": gather}
    result = doctest.testmod(module, extraglobs=known)
    assert result.attempted > 0
    assert result.failed == 0
