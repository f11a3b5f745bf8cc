"""Build a service's document from its own published one and from our overlays.

python -m scripts.curate SERVICE                            # check
python -m scripts.curate SERVICE --write                    # build anew
python -m scripts.curate SERVICE --upstream FILE --write    # of a newer upstream

Without SERVICE all that have `upstream/` are checked or built.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.curate import build, source
from scripts.document import SpecError
from scripts.regen import SPECS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 if the curated documents are (now) what their sources give, else 1.
    """
    options = _parser().parse_args(arguments)
    try:
        folders = _folders(options.service)
        told = [line for folder in folders for line in _one(folder, options)]
    except SpecError as error:
        told = list(error.problems)
    for problem in told:
        print(problem, file=sys.stderr)
    return 1 if told else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.curate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "service", nargs="?", help="all that have upstream/ if left out"
    )
    parser.add_argument("--write", action="store_true", help="write the document")
    parser.add_argument(
        "--upstream", type=Path, metavar="FILE", help="take this document as upstream"
    )
    return parser


def _folders(service: str | None) -> list[Path]:
    known = [path.parent for path in sorted(SPECS.glob("*/upstream"))]
    if service is None:
        return known
    folder = SPECS / service
    if folder not in known:
        names = ", ".join(path.name for path in known) or "none"
        raise SpecError(f"{folder}: has no upstream/; these services have: {names}")
    return [folder]


def _one(folder: Path, options: argparse.Namespace) -> list[str]:
    if options.upstream and options.service is None:
        raise SpecError("--upstream: name the service that it belongs to")
    if not options.upstream and not build.is_checkable(folder):
        url = source.Source.load(folder / "upstream").url
        print(f"{folder.name}: upstream is not kept here: fetch {url}")
        return []
    if not options.write:
        return build.check(folder, options.upstream)
    if options.upstream:
        build.take(folder, options.upstream, dt.datetime.now(dt.UTC).date())
    else:
        build.write(folder)
    return []


if __name__ == "__main__":
    sys.exit(main())
