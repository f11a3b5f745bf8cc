"""Write the generated package from the specifications, or check that it is current.

python -m scripts.regen              # check; fails on any difference
python -m scripts.regen --write      # write what differs
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts import manifest, package_tree
from scripts.document import Document, SpecError


ROOT = manifest.ROOT
SPECS = ROOT / "specs"
PACKAGE = ROOT / "generated" / "swath_api"
RUNTIME = Path(__file__).parent / "templates" / "runtime"

RUFF = (sys.executable, "-m", "ruff")
ISOLATED = ("--isolated", "--no-cache", "--quiet", "--target-version=py311")
UNUSED_IN_INIT = "--config=lint.ignore-init-module-imports=false"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 if the generated package is (now) what the specifications give, else 1.
    """
    options = _parser().parse_args(arguments)
    try:
        specs = find_specs(SPECS)
        if options.write:
            write(specs, PACKAGE, options.service)
            return 0
        told = check(specs, PACKAGE, full=options.full)
    except SpecError as error:
        told = list(error.problems)
    for problem in told:
        print(problem, file=sys.stderr)
    return 1 if told else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.regen",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="compare only (default)")
    mode.add_argument("--write", action="store_true", help="write what differs")
    parser.add_argument(
        "--full", action="store_true", help="check without trusting the manifest"
    )
    parser.add_argument(
        "service", nargs="*", help="write these only; the others stay as they are"
    )
    return parser


def find_specs(folder: Path) -> list[Path]:
    """The documents of all services, in a fixed order."""
    return sorted(folder.glob("*/openapi.yaml"))


def write(specs: Sequence[Path], package: Path, services: Sequence[str] = ()) -> None:
    """Write the package, as a whole or not at all.

    Args:
        specs: The documents of all services.
        package: Where the package is.
        services: Generate these and keep the others as they are; all, if empty.

    Raises:
        SpecError: A document, or what became of it, is not as it must be.
    """
    unknown = sorted(set(services) - {spec.parent.name for spec in specs})
    if unknown:
        known = ", ".join(spec.parent.name for spec in specs)
        raise SpecError(f"no service {unknown[0]}; there are {known}")
    package.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=package.parent, prefix=".regen-") as folder:
        fresh = Path(folder) / package.name
        wanted = [
            spec for spec in specs if not services or spec.parent.name in services
        ]
        for name in {spec.parent.name for spec in specs if spec not in wanted}:
            shutil.copytree(package / name, fresh / name)
        generate(wanted, fresh)
        manifest.write(fresh, manifest.describe(fresh, specs))
        package_tree.swap(fresh, package)


def check(specs: Sequence[Path], package: Path, *, full: bool = False) -> list[str]:
    """What has to be told of a package that is not current; empty if it is.

    Raises:
        SpecError: A document, or what became of it, is not as it must be.
    """
    expected = manifest.describe(package, specs)
    if not full and manifest.read(package) == expected:
        return []
    with tempfile.TemporaryDirectory(prefix="regen-") as folder:
        fresh = Path(folder) / package.name
        generate(specs, fresh)
        told = package_tree.differences(package, fresh)
    if not told and manifest.read(package) != expected:
        told = [f"{package / manifest.NAME}: is out of date"]
    hint = "write it anew: python -m scripts.regen --write"
    return [*told, hint] if told else []


def generate(specs: Sequence[Path], package: Path) -> None:
    """Generate services into a package, with the runtime they share.

    Raises:
        SpecError: A document, or what became of it, is not as it must be.
    """
    # An unchanged check must not pay the second that the generators take to import.
    from scripts import (  # noqa: PLC0415 # see above
        attrs_family,
        losses,
        operation_table,
        struct_family,
    )

    manifest.require_pins(manifest.pins())
    package.mkdir(parents=True, exist_ok=True)
    for source in sorted(RUNTIME.glob("*.py")):
        shutil.copyfile(source, package / source.name)
    (package / "py.typed").touch()
    families = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        structs = []
        for spec in specs:
            document = Document.load(spec)
            losses.check_document(document)
            family = attrs_family.read(document)
            target = package / document.service
            attrs_family.write(family, target)
            operation_table.write(family, target)
            families.append(family)
            # A process of its own writes them, beside the typed clients that follow.
            structs.append(pool.submit(struct_family.write, document, target))
    for written in structs:
        written.result()
    tidy(package)
    losses.check_package(package, families)


def tidy(package: Path) -> None:
    """Sort imports, drop unused ones, format: always by the same rules.

    Raises:
        SpecError: The formatter cannot read what was generated.
    """
    rules = ("--select=I,F401,PIE790,TC005", UNUSED_IN_INIT)
    for command in (("check", "--fix-only", "--unsafe-fixes", *rules), ("format",)):
        done = subprocess.run(
            [*RUFF, *command, *ISOLATED, "."],
            cwd=package,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SpecError(f"ruff cannot read the generated code: {done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
