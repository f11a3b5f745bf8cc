"""Tell what changed between two documents for those who use the service.

python -m scripts.spec_diff OLD NEW

OLD and NEW are files; one that is `REVISION:PATH` is taken from the repository.

Exit code: 0 nothing changed, 3 notes only, 4 what may break a program, 5 what breaks
some, 1 a document that cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from scripts import revisions
from scripts.document import SpecError
from scripts.spec_diff import compare, report


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        The exit code, by the worst grade.
    """
    options = _parser().parse_args(arguments)
    try:
        old, new = (revisions.load(name) for name in (options.old, options.new))
        changes = compare(old, new)
    except SpecError as error:
        print(error, file=sys.stderr)
        return 1
    print(report.FORMS[options.format](changes), end="")
    return report.exit_code(changes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.spec_diff",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument(
        "--format", choices=report.FORMS, default="text", help="text (default)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
