"""Small private files that the processes of a machine share."""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from swath._errors import ConfigError


if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


T = TypeVar("T")

_PRIVATE = 0o600
_NO_LINKS: int = getattr(os, "O_NOFOLLOW", 0)
_OPEN = os.O_RDWR | os.O_CREAT | _NO_LINKS


class FileLock:
    """A lock among processes; the system gives it back when its holder dies.

    Args:
        path: The file that is locked; made if it is not there, never removed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._inner = threading.Lock()
        self._descriptor = -1

    def acquire(self, blocking: bool = True) -> bool:  # noqa: FBT001, FBT002 - as threading has it
        """Takes the lock; without `blocking` only if nobody has it.

        Raises:
            ConfigError: The file cannot be opened, or is not private.
        """
        if not self._inner.acquire(blocking):
            return False
        try:
            taken = self._take(blocking=blocking)
        except BaseException:
            self._inner.release()
            raise
        if not taken:
            self._inner.release()
        return taken

    def release(self) -> None:
        """Gives the lock back."""
        descriptor, self._descriptor = self._descriptor, -1
        try:
            _unlock(descriptor)
        finally:
            os.close(descriptor)
            self._inner.release()

    def locked(self) -> bool:
        """Whether somebody in this process holds it."""
        return self._inner.locked()

    def _take(self, *, blocking: bool) -> bool:
        descriptor = _opened(self._path)
        try:
            _lock(descriptor, blocking=blocking)
            self._descriptor = descriptor
        except BaseException as error:  # also Ctrl-C: nobody else closes it
            os.close(descriptor)
            if blocking or not isinstance(error, OSError):
                raise
            return False
        return True


class SharedFile:
    """A file that is read and replaced as a whole, and that only its owner can open.

    Args:
        path: Where it is; made with its folder when it is first written.
        setting: What to call it in messages, such as ``token_cache``.

    Attributes:
        lock: Held by whoever changes the file.
    """

    def __init__(self, path: str | os.PathLike[str], setting: str) -> None:
        self._path = Path(path).expanduser()
        self._setting = setting
        self._beside = threading.Lock()
        self.lock = FileLock(self._path.with_name(f"{self._path.name}.lock"))

    def read(self) -> bytes:
        """What is in it; nothing if it is not there.

        Raises:
            ConfigError: It cannot be read, or others can.
        """
        try:
            descriptor = os.open(self._path, os.O_RDONLY | _NO_LINKS)
            with os.fdopen(descriptor, "rb") as file:
                _check_private(self._path, descriptor)
                return file.read()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise self._unusable(error) from None

    def replace(self, content: bytes) -> None:
        """Puts other content in its place: a reader sees the one or the other, whole.

        Raises:
            ConfigError: It cannot be written.
        """
        made = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        try:
            with self._beside, os.fdopen(_opened(made), "wb") as file:
                file.truncate()
                file.write(content)
                file.close()
                made.replace(self._path)
        except OSError as error:
            raise self._unusable(error) from None

    def update(self, change: Callable[[bytes], tuple[bytes, T]]) -> T:
        """Changes the content with the lock held.

        Args:
            change: Gets what is there, and gives what is to be there and an outcome.

        Returns:
            The outcome.

        Raises:
            ConfigError: It cannot be read or written, or others can.
        """
        try:
            self.lock.acquire()
        except OSError as error:
            raise self._unusable(error) from None
        try:
            content, outcome = change(self.read())
            self.replace(content)
        finally:
            self.lock.release()
        return outcome

    def _unusable(self, error: OSError) -> ConfigError:
        reason = error.strerror or str(error)
        return ConfigError(f"{self._setting}={str(self._path)!r}: {reason}")


def _opened(path: Path) -> int:
    """A descriptor of a private file, made with its folder if it is not there."""
    try:
        descriptor = os.open(path, _OPEN, _PRIVATE)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, _OPEN, _PRIVATE)
    try:
        _check_private(path, descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _check_private(path: Path, descriptor: int) -> None:
    if os.name != "posix":
        return
    found = os.fstat(descriptor)
    if found.st_uid != os.geteuid():
        raise ConfigError(f"{path} belongs to another user: name a file of your own")
    if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ConfigError(f"{path}: others can open it: run chmod 600 {path}")


def _lock(descriptor: int, *, blocking: bool) -> None:
    """Locks an open file against all who do the same, until it is closed."""
    if sys.platform == "win32":
        mode = msvcrt.LK_LOCK if blocking else msvcrt.LK_NBLCK
        msvcrt.locking(descriptor, mode, 1)
    else:
        mode = fcntl.LOCK_EX | (0 if blocking else fcntl.LOCK_NB)
        fcntl.flock(descriptor, mode)


def _unlock(descriptor: int) -> None:
    """Gives a lock back, which closing does not while a forked child has it open."""
    if sys.platform != "win32":
        fcntl.flock(descriptor, fcntl.LOCK_UN)
