from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from swath._errors import ConfigError
from swath._io.shared import FileLock, SharedFile


posix = pytest.mark.skipif(os.name != "posix", reason="there are no modes elsewhere")


def append(file, text):
    def change(content):
        return content + text, len(content)

    return file.update(change)


def test_a_file_that_is_not_there_is_empty_and_is_made_private(tmp_path):
    path = tmp_path / "folder" / "state"
    file = SharedFile(path, "setting")
    assert file.read() == b""
    assert [append(file, b"ab"), append(file, b"c")] == [0, 2]
    assert (file.read(), path.read_bytes()) == (b"abc", b"abc")
    assert sorted(one.name for one in path.parent.iterdir()) == ["state", "state.lock"]


@posix
def test_all_that_is_made_is_for_the_owner_alone(tmp_path):
    path = tmp_path / "folder" / "state"
    old = os.umask(0)
    try:
        append(SharedFile(path, "setting"), b"x")
    finally:
        os.umask(old)
    for made in (path, path.with_name("state.lock"), path.parent):
        assert made.stat().st_mode & 0o077 == 0


@posix
def test_a_file_that_others_can_open_is_refused(tmp_path):
    path = tmp_path / "state"
    path.write_bytes(b"x")
    path.chmod(0o644)
    for use in (SharedFile(path, "s").read, lambda: append(SharedFile(path, "s"), b"")):
        with pytest.raises(ConfigError, match=f"chmod 600 {path}"):
            use()


@posix
def test_a_link_is_not_followed(tmp_path):
    path = tmp_path / "state"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ConfigError, match="setting="):
        SharedFile(path, "setting").read()


def test_a_folder_in_place_of_the_file_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="setting="):
        append(SharedFile(tmp_path, "setting"), b"x")


def test_a_change_that_fails_changes_nothing_and_gives_the_lock_back(tmp_path):
    file = SharedFile(tmp_path / "state", "setting")
    append(file, b"x")

    def fail(_):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        file.update(fail)
    assert not file.lock.locked()
    assert append(file, b"y") == 1


def test_threads_do_not_lose_each_others_changes(tmp_path):
    def work():
        file = SharedFile(tmp_path / "state", "setting")
        for _ in range(50):
            append(file, b"x")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len((tmp_path / "state").read_bytes()) == 200


HOLD = """
import sys
from pathlib import Path
from swath._io.shared import FileLock
lock = FileLock(Path(sys.argv[1]))
assert lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_lock_holds_among_processes_and_goes_with_its_holder(tmp_path):
    path = tmp_path / "lock"
    command = [sys.executable, "-c", HOLD, str(path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        lock = FileLock(path)
        assert not lock.acquire(blocking=False)
        assert not lock.locked()
        holder.kill()
        assert lock.acquire()
    assert lock.locked()
    lock.release()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_forked_child_does_not_keep_the_lock(tmp_path):
    lock = FileLock(tmp_path / "lock")
    lock.acquire()
    told, telling = os.pipe()
    child = os.fork()
    if not child:
        os.close(telling)
        os.read(told, 1)  # until its parent has tried
        os._exit(0)
    try:
        lock.release()
        assert FileLock(tmp_path / "lock").acquire(blocking=False)
    finally:
        os.close(telling)
        os.close(told)
        os.waitpid(child, 0)


def test_who_is_interrupted_when_he_has_the_lock_gives_it_back(tmp_path, monkeypatch):
    flock = pytest.importorskip("fcntl", reason="locks are those of POSIX").flock

    def interrupted(descriptor, mode):
        flock(descriptor, mode)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("fcntl.flock", interrupted)
        with pytest.raises(KeyboardInterrupt):
            FileLock(tmp_path / "lock").acquire()
    lock = FileLock(tmp_path / "lock")
    assert lock.acquire(blocking=False)
    lock.release()
