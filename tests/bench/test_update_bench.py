from __future__ import annotations

import copy
import sys

import pytest

from .update import BREAKING, ONE, ROOT, THREE


sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]

from scripts.document import Document  # noqa: E402 # found by the line above
from scripts.spec_diff import compare  # noqa: E402 # as above
from scripts.spec_diff.change import Grade  # noqa: E402 # as above


def found(service, edits):
    """What is told of a document that some changes came to, and whether it breaks."""
    old = Document.load(ROOT / "specs" / service / "openapi.yaml")
    new = Document(service, old.path, copy.deepcopy(old.root))
    for edit in edits:
        edit.make(new.root)
    return {
        (f"**{one.subject}**: {one.told}", one.grade is Grade.BREAKING)
        for one in compare(old, new)
    }


@pytest.mark.parametrize("edits", [THREE, ONE], ids=["three", "one"])
def test_the_changes_of_the_bench_are_found_and_nothing_else(edits):
    assert len(edits) == 5
    for service in {edit.service for edit in edits}:
        ours = [edit for edit in edits if edit.service == service]
        assert found(service, ours) == {
            (edit.told.partition(" (in ")[0], edit.title == BREAKING) for edit in ours
        }
