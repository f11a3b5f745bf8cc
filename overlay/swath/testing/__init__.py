"""The pytest plugin: fixtures that give a test an emulator.

It is active wherever swath is installed. Nothing of the emulator is imported before a
test asks for a fixture; the fixtures need the extra `emulator`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest


if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from swath.emulator import Emulator


FIXTURES = ("swath_emulator", "swath_emulator_fresh")


@pytest.fixture(scope="session")
def swath_emulator_server() -> Iterator[Emulator]:
    """The emulator of the test session, one per process, on a port of its own."""
    from swath.emulator import Emulator  # noqa: PLC0415 - only for tests that ask

    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def swath_emulator(
    swath_emulator_server: Emulator, monkeypatch: pytest.MonkeyPatch
) -> Emulator:
    """The session's emulator, as new: packages, faults, journal and clock are reset.

    During the test `profile="emulator"` leads to it.
    """
    swath_emulator_server.reset()
    monkeypatch.setenv("SWATH_EMULATOR_URL", swath_emulator_server.url)
    return swath_emulator_server


@pytest.fixture
def swath_emulator_fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[Emulator]:
    """An emulator for this test alone, for what must not share a server."""
    from swath.emulator import Emulator  # noqa: PLC0415 - only for tests that ask

    with Emulator() as emulator:
        monkeypatch.setenv("SWATH_EMULATOR_URL", emulator.url)
        yield emulator


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Shows the journal below the traceback of a test that failed."""
    report = yield
    if report.when == "call" and report.failed and isinstance(item, pytest.Function):
        for name in set(FIXTURES) & item.funcargs.keys():
            emulator = cast("Emulator", item.funcargs[name])
            report.sections.append(("swath emulator", repr(emulator.journal)))
    return report
