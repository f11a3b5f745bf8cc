"""The command line: `swath`, or `python -m swath`. Needs the extra ``cli``."""

from __future__ import annotations

import sys
from typing import NoReturn


__all__ = ["main"]


def main() -> NoReturn:
    """Runs the command line on the process's arguments and ends the process."""
    try:
        from swath.cli._root import run  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        sys.stderr.write("swath: the command line needs pip install 'swath[cli]'\n")
        sys.exit(2)
    run()
