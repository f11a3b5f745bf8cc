"""One life of the worker process in which evalscripts run."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from io import FileIO
from pathlib import Path
from typing import Any

import msgspec

from .evalscript import ScriptFailure


_ENGINE = Path(__file__).with_name("script_engine.py")
_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux keeps it


class ScriptProcess:
    """The process, and the file in which it and we see the same numbers.

    Args:
        memory: Bytes that it may hold.

    Attributes:
        arena: The file.
    """

    def __init__(self, memory: int) -> None:
        folder = _SHARED_MEMORY if _SHARED_MEMORY.is_dir() else None
        handle, name = tempfile.mkstemp(prefix="swath-", dir=folder)
        self.arena = FileIO(handle, "r+")
        self._name: Path | None = Path(name)
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-P", str(_ENGINE), name, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        self._owner = os.getpid()

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def usable(self) -> bool:
        """Whether it lives, and was not inherited by a fork."""
        return self._owner == os.getpid() and self._process.poll() is None

    def ask(self, verb: str, limit: float, **request: Any) -> Any:
        """Lets it do something.

        Args:
            verb: What, see the engine.
            limit: Seconds after which it is killed.
            **request: With what.

        Raises:
            ScriptFailure: The script is at fault, or the process died of it.
        """
        line = self._exchange(msgspec.json.encode({"do": verb, **request}), limit)
        if not line:
            raise ScriptFailure("crash", "the script broke its engine")
        self._forget_name()
        answer = msgspec.json.decode(line)
        if "error" in answer:
            told = answer["error"]
            raise ScriptFailure(told["kind"], told["message"], told["line"])
        return answer["ok"]

    def _exchange(self, request: bytes, limit: float) -> bytes:
        """Sends a line and waits for another; an empty one if the process dies."""
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None  # noqa: S101 - it is a pipe
        assert answers is not None  # noqa: S101 - it is a pipe
        watch = threading.Timer(limit, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            requests.write(request + b"\n")
            requests.flush()
            return answers.readline()
        except OSError:
            return b""
        finally:
            watch.cancel()

    def _forget_name(self) -> None:
        """Removes the name of the file once both sides have opened it."""
        if self._name is not None:
            with contextlib.suppress(OSError):
                self._name.unlink()
                self._name = None

    def kill(self) -> None:
        """Stops it, so that nobody waits for it any longer."""
        if self._owner == os.getpid():
            self._process.kill()

    def close(self) -> None:
        """Ends it, unless it belongs to the process that we were forked from."""
        self.arena.close()
        if self._owner != os.getpid():
            return
        self.kill()
        with contextlib.suppress(OSError):
            self._process.communicate()
        self._process.wait()
        self._forget_name()
