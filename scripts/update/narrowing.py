"""A pytest plugin that leaves out the tests of operations that are as they were.

python -m pytest -p scripts.update.narrowing --touched SERVICE=ID,ID tests/contract

A test is of an operation if that, as the operation table has it, is a parameter of it.
Tests that are of no operation are run whatever changed.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from swath_api._runtime import OperationInfo


def pytest_addoption(parser: pytest.Parser) -> None:
    """Takes the operations."""
    parser.addoption(
        "--touched",
        action="append",
        default=[],
        metavar="SERVICE=ID,ID",
        help="run tests of these operations, and those that are of none",
    )


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leaves tests out."""
    touched = _read(config.getoption("--touched"))
    left = [item for item in items if not _concerned(item, touched)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if _concerned(item, touched)]


def _read(given: Sequence[str]) -> set[tuple[str, str]]:
    """Services with ids of their operations."""
    pairs = (one.partition("=") for one in given)
    return {(service, name) for service, _, ids in pairs for name in ids.split(",")}


def _concerned(item: pytest.Item, touched: set[tuple[str, str]]) -> bool:
    callspec = getattr(item, "callspec", None)
    values = callspec.params.values() if callspec else ()
    infos = [value for value in values if isinstance(value, OperationInfo)]
    return not infos or any((info.service, info.id) in touched for info in infos)
