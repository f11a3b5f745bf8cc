"""Take a changed document in: curate, compare, generate, check, and tell.

python -m scripts.update                                 # whatever changed since HEAD
python -m scripts.update specs/SERVICE/openapi.yaml
python -m scripts.update specs/SERVICE/upstream/FILE     # upstream published anew
python -m scripts.update SERVICE=FILE                    # the same, not kept here

The report is Markdown. Exit code: 0 if nothing is left to be repaired, 1 if a method
needs what is gone, a check found something, or the document cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts import regen
from scripts.document import Document, SpecError
from scripts.manifest import ROOT
from scripts.spec_diff.change import Grade
from scripts.update import checks, fragment, generation, targets
from scripts.update.impact import Study, study
from scripts.update.report import Outcome, markdown


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 if nothing is left to be repaired, else 1.
    """
    options = _parser().parse_args(arguments)
    try:
        found = targets.find(ROOT / "specs", options.documents, options.since)
        targets.curate(found)
        studies = [_study(one, options.since) for one in found]
    except SpecError as error:
        print(error, file=sys.stderr)
        return 1
    if not studies:
        print(f"No document changed since {options.since}.")
        return 0
    outcome = carry_out(ROOT, studies, set(checks.CHECKS) - set(options.skip))
    told = markdown(outcome)
    print(told)
    if options.report:
        options.report.write_text(told, encoding="utf-8")
    return 0 if outcome.succeeded else 1


def _study(target: targets.Target, since: str) -> Study:
    old = targets.former(target, since, ROOT)
    return study(ROOT, old, Document.load(target.path))


def carry_out(root: Path, studies: Sequence[Study], wanted: set[str]) -> Outcome:
    """Generate, check, draft.

    Args:
        root: The project.
        studies: What became of the documents.
        wanted: The checks to be run.
    """
    outcome = Outcome(root, studies)
    specs = regen.find_specs(root / "specs")
    package = root / "generated" / "swath_api"
    try:
        services = [one.service for one in studies]
        outcome.files = generation.regenerate(specs, package, services)
    except SpecError as error:
        outcome.problems = error.problems
        return outcome
    names = [name for name in checks.CHECKS if name in wanted]
    outcome.results = checks.run(root, names, _scope(outcome))
    outcome.skipped = [name for name in checks.CHECKS if name not in wanted]
    for one in studies:
        title = str(one.facade.document.root.get("info", {}).get("title", one.service))
        outcome.drafted += fragment.draft(root / "changelog.d", one, title)
    return outcome


def _scope(outcome: Outcome) -> checks.Scope:
    """What checks are narrowed to."""
    studies = outcome.studies
    services = {one.service for one in studies}
    places = (
        place
        for one in studies
        for impact in one.impacts
        if impact.change.grade > Grade.NOTE
        for place in impact.examples
    )
    pages = dict.fromkeys(place.rpartition(":")[0] for place in places)
    return checks.Scope(
        whole=any(one.path.partition("/")[0] not in services for one in outcome.files),
        touched={one.service: one.touched for one in studies},
        listed={one.service: one.listed for one in studies},
        fuzzed={one.service: one.fuzzed for one in studies},
        pages=tuple(pages),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.update",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("documents", nargs="*", metavar="DOCUMENT")
    parser.add_argument(
        "--since", default="HEAD", metavar="REVISION", help="compare with it (HEAD)"
    )
    parser.add_argument(
        "--skip", action="append", default=[], choices=checks.CHECKS, help="a check"
    )
    parser.add_argument("--report", type=Path, metavar="FILE", help="write it here too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
