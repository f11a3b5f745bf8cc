"""How a command ends: exit codes, and errors as one line that says what to do."""

from __future__ import annotations

import enum
import os
import re
import sys
from collections.abc import Generator
from contextlib import contextmanager

import click

from swath import _errors


__all__ = ["TABLE", "Exit", "Failure", "reported"]


class Exit(enum.IntEnum):
    """The exit codes, as `swath --help` tells them."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    UNREACHABLE = 3
    BROKEN = 4
    INTERNAL = 70
    INTERRUPTED = 130
    READER_GONE = 141
    TERMINATED = 143


TABLE: dict[Exit, str] = {
    Exit.DONE: "done",
    Exit.REFUSED: "the service said no, or has no such thing; doctor found a fault",
    Exit.USAGE: "wrong usage, input, settings or files; a missing extra",
    Exit.UNREACHABLE: "no answer, or 429 or 5xx after all retries: try again later",
    Exit.BROKEN: "a stream, a list or an answer broke and cannot go on",
    Exit.INTERNAL: "a defect in swath: SWATH_DEBUG=1 shows where",
    Exit.INTERRUPTED: "interrupted by Ctrl-C",
    Exit.READER_GONE: "whoever read the output went away",
    Exit.TERMINATED: "ended by SIGTERM",
}

_EXITS: tuple[tuple[tuple[type[BaseException], ...], Exit], ...] = (
    ((_errors.RateLimitError, _errors.ServerError), Exit.UNREACHABLE),
    ((_errors.StatusError, _errors.JobFailedError), Exit.REFUSED),
    ((_errors.BudgetError,), Exit.REFUSED),
    ((_errors.TransportError, _errors.JobTimeoutError), Exit.UNREACHABLE),
    ((_errors.ConfigError, _errors.InputError, _errors.RunError), Exit.USAGE),
    ((_errors.SwathError,), Exit.BROKEN),
    ((ImportError, OSError), Exit.USAGE),
)


_ARGUMENT = re.compile(r"\b([a-z][a-z_]+)=(?=[ ,:;.)]|$)")
_TWICE = re.compile(r"(--[a-z-]+) or \1\b")
_RENAMED = {
    "bbox": "extent",
    "geometry": "extent",
    "intersects": "extent",
    "outputs": "format",
    "datetime": "time",
}
"""Arguments whose options have another name."""
_PHRASES = {
    "use process.render_large() with the same arguments": "pass --large",
    "pass data= with a collection, such as data=": "name a collection, such as ",
    "attach to it and call start()": "run the command start",
    "call start()": "run the command start",
    "tiling_grids()": "the command grids",
    "restart()": "the command restart",
}


class Failure(Exception):  # noqa: N818 - a command's end, not an error of the library
    """The end of a command: what to tell, and the exit code."""

    def __init__(self, message: str, code: Exit = Exit.USAGE) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def reported() -> Generator[None]:
    """Turns whatever goes wrong inside into a line on stderr and an exit code."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit):
        raise
    except (KeyboardInterrupt, click.Abort):
        raise click.exceptions.Exit(Exit.INTERRUPTED) from None
    except BrokenPipeError:
        _silence_stdout()
        raise click.exceptions.Exit(Exit.READER_GONE) from None
    except Exception as error:  # noqa: BLE001 - no command ends in a traceback
        if os.environ.get("SWATH_DEBUG") == "1":
            _show_traceback()
        end = error if isinstance(error, Failure) else failure(error)
        click.echo(f"swath: {_plain(str(end))}", err=True)
        raise click.exceptions.Exit(end.code) from None


def failure(error: Exception) -> Failure:
    """What to tell about an error, and its exit code."""
    for kinds, code in _EXITS:
        if isinstance(error, kinds):
            return Failure(_told(error), code)
    kind = type(error).__name__
    return Failure(
        f"internal error: {kind}: {error} (SWATH_DEBUG=1 shows where)", Exit.INTERNAL
    )


def _show_traceback() -> None:
    import traceback  # noqa: PLC0415 - help has to be quick

    traceback.print_exc()


def _told(error: Exception) -> str:
    """The error in its own words; of files first which one."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    kept = isinstance(error, _errors.StatusError | _errors.ConfigError)
    return str(error) if kept else spoken(str(error))


def spoken(text: str) -> str:
    """What the library says of its arguments, in the words of the command line."""
    for python, words in _PHRASES.items():
        text = text.replace(python, words)
    return _TWICE.sub(r"\1", _ARGUMENT.sub(_option, text))


def _option(found: re.Match[str]) -> str:
    name = _RENAMED.get(found[1], found[1])
    return f"--{name.replace('_', '-')}"


def _plain(text: str) -> str:
    """One line; what a server sent cannot steer the terminal."""
    line = " ".join(text.split())
    return "".join(sign if sign.isprintable() else "?" for sign in line)


def _silence_stdout() -> None:
    """What is still buffered goes nowhere, or the interpreter complains at its end."""
    try:
        number = sys.stdout.fileno()
    except OSError:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
