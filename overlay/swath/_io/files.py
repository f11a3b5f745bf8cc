"""Files that survive the end of a process: locks, and names that appear whole."""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from pathlib import Path


if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def write_whole(
    path: Path, content: bytes, *, durable: bool = False, private: bool = False
) -> None:
    """Writes a file that appears under its name when all of it is written.

    Args:
        path: The file; folders that are missing are made.
        content: All of it.
        durable: Whether it has to be on the disk then, should power be lost.
        private: Whether only the owner may read it, from its first moment on.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    opener = partial(os.open, mode=0o600 if private else 0o666)
    try:
        with open(part, "wb", opener=opener) as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


if sys.platform == "win32":
    _FAR = 2**62
    """The byte that is locked; locked bytes cannot be read by others there."""

    def lock(descriptor: int) -> None:
        """Keeps other processes from locking an open file; ends when it is closed.

        Raises:
            OSError: Another process has done so.
        """
        place = os.lseek(descriptor, 0, os.SEEK_CUR)
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, place, os.SEEK_SET)

    def sync_folder(folder: Path) -> None:
        """Windows has no such thing."""
else:

    def lock(descriptor: int) -> None:
        """Keeps other processes from locking an open file; ends when it is closed.

        Raises:
            OSError: Another process has done so.
        """
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def sync_folder(folder: Path) -> None:
        """Makes the names in a folder survive a loss of power."""
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
