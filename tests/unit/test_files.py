"""Files that appear under their name when they are whole."""

from __future__ import annotations

import os
import sys

import pytest

from swath._io.files import write_whole


def test_a_file_is_written_into_folders_that_are_made(tmp_path):
    target = tmp_path / "new" / "folder" / "a.bin"
    write_whole(target, b"all")
    assert target.read_bytes() == b"all"
    assert [*target.parent.iterdir()] == [target]


def test_what_was_there_stays_if_writing_fails(tmp_path, monkeypatch):
    target = tmp_path / "a.bin"
    write_whole(target, b"before")
    monkeypatch.setattr("os.fsync", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_whole(target, b"after", durable=True)
    assert target.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes")
@pytest.mark.parametrize(("private", "mode"), [(True, 0o600), (False, 0o644)])
def test_a_private_file_is_for_its_owner_alone(tmp_path, private, mode):
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "a", b"secret", private=private)
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == mode
