"""The examples in docstrings do what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import swath


ELSEWHERE = [[part] for part in ("emulator", "cli", "__main__", "jobs")]
"""Parts without examples, and one whose examples need a world of their own."""
AT_ONCE = {"next_try": 0, "queue": 0.0, "step": 0.0}


def documented():
    """Modules of the client with examples."""
    names = ["swath"]
    names += [found.name for found in pkgutil.walk_packages(swath.__path__, "swath.")]
    for name in names:
        if name.split(".")[1:2] not in ELSEWHERE:
            yield from examples(name)


def examples(name):
    try:
        module = importlib.import_module(name)
    except ImportError:  # an extra that is not installed
        return
    for test in doctest.DocTestFinder(exclude_empty=True).find(module, name):
        if test.examples:
            yield test


TESTS = list(documented())


@pytest.mark.parametrize("test", TESTS, ids=[test.name for test in TESTS])
def test_an_example_does_what_it_says(test, emulator, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # examples save files
    emulator.spaceknow.configure(AT_ONCE)
    told = []
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.DocTestRunner(optionflags=options).run(test, out=told.append)
    assert result.failed == 0, "".join(told)


def test_every_method_of_the_public_face_has_an_example():
    names = {test.name for test in TESTS}
    for cls in ("DataSphere", "AsyncDataSphere"):
        assert f"swath.datasphere._client.{cls}" in names
        assert f"swath.datasphere._client.{cls}.publish" in names
    for part, method in (
        ("_dataset.{}Dataset", "items"),
        ("_dataset.{}Dataset", "stream"),
        ("_item.{}ItemPackages", "get"),
        ("_subscription.{}Subscription", "stream"),
    ):
        for face in ("", "Async"):
            assert f"swath.datasphere.{part.format(face)}.{method}" in names
