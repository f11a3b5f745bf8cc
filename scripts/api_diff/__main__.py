"""Tell what changed in the Python interface since a revision.

python -m scripts.api_diff REVISION

Compares the public names of `swath` and of `swath_api`, inherited methods included, and
checks the typing tests of the revision against the code as it is.

Exit code: 0 nothing changed in `swath`, 3 notes only, 4 what may break a program, 5
what breaks some, 1 a revision that cannot be read. `swath_api` does not count.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts import revisions
from scripts.api_diff import comparison, surface, typing_tests
from scripts.document import SpecError
from scripts.manifest import ROOT
from scripts.spec_diff import report
from scripts.spec_diff.change import Change


TESTS = "typing tests"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        The exit code, by the worst grade in `swath` and its typing tests.
    """
    options = _parser().parse_args(arguments)
    try:
        parts = since(options.revision, ROOT)
    except SpecError as error:
        print(error, file=sys.stderr)
        return 1
    print(_told(parts, options.format), end="")
    return report.exit_code([*parts["swath"], *parts[TESTS]])


def since(revision: str, root: Path) -> dict[str, list[Change]]:
    """What changed since a revision, by package, and in the typing tests.

    Raises:
        SpecError: The revision cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder)
        names = (*surface.FOLDERS, typing_tests.FOLDER)
        revisions.export(revision, names, before, root)
        found = comparison.compare(surface.load(before), surface.load(root))
        told = typing_tests.check(before / typing_tests.FOLDER, root)
    parts = {
        package: [one for one in found if str(one.place[0]).startswith(f"{package}.")]
        for package in surface.PACKAGES
    }
    return parts | {TESTS: told}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.api_diff",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("revision", metavar="REVISION")
    parser.add_argument(
        "--format", choices=report.FORMS, default="text", help="text (default)"
    )
    return parser


def _told(parts: Mapping[str, Sequence[Change]], form: str) -> str:
    if form == "json":
        listed = {
            name: json.loads(report.as_json(found))["changes"]
            for name, found in parts.items()
        }
        return json.dumps(listed, indent=2, ensure_ascii=False) + "\n"
    mark = "## " if form == "markdown" else ""
    told = [
        f"{mark}{name}\n\n{report.FORMS[form](found)}" for name, found in parts.items()
    ]
    return "\n".join(told)


if __name__ == "__main__":
    sys.exit(main())
