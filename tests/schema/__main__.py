"""Holds the emulator against the documents of its services, with schemathesis.

python -m tests.schema           # bounded, with a fixed seed, as CI runs it
python -m tests.schema --deep    # far more, with another seed each time

Exits with 1 if an answer breaks its document, or if a group of operations got fewer
cases than it should have.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from swath.emulator import Emulator
from swath_api._runtime import OperationInfo
from swath_api.datasphere.operations import OPERATIONS as DATASPHERE

from . import datasphere


ROOT = Path(__file__).parents[2]
SERVICES: Mapping[str, tuple[ModuleType, Mapping[str, OperationInfo]]] = {
    "datasphere": (datasphere, DATASPHERE)
}
FLOOR = 1_000
"""Cases that each group of operations gets at least."""
DEEP = 20_000

_GENERAL = """
base-url = "%(url)s"
hooks = "tests.schema.hooks"
seed = %(seed)d
continue-on-failure = true
max-stream-events = 5

[generation]
deterministic = %(deterministic)s
no-shrink = true
max-examples = %(examples)d
# Servers ignore parameters that they do not know.
allow-extra-parameters = false

[phases.stateful.generation]
max-examples = %(examples)d
"""
_EXCLUDED = """
[[operations]]
include-operation-id = "%s"
enabled = false
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line."""
    options = parser().parse_args(arguments)
    cases = DEEP if options.deep else FLOOR
    names = [options.service] if options.service else SERVICES
    results = [holds(name, cases, deep=options.deep) for name in names]
    return 0 if all(results) else 1


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.schema")
    parser.add_argument("--deep", action="store_true", help="far more cases")
    parser.add_argument(
        "--service", choices=SERVICES, help="this one instead of all of them"
    )
    return parser


def holds(name: str, cases: int, *, deep: bool) -> bool:
    """Whether a service keeps to its document, in enough cases of each group."""
    part, operations = SERVICES[name]
    with Emulator() as emulator, tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "schemathesis.toml")
        own = part.prepared(emulator, cases)
        url = emulator.settings()["services"][name]["base_url"]
        excluded = "".join(_EXCLUDED % operation for operation in part.EXCLUDED)
        config.write_text(general(url, deep=deep) + own + excluded)
        report = Path(folder, "report.ndjson")
        passed = run(name, config, report)
        counted = Counter(groups(report, operations) if report.exists() else ())
    for operation, reason in part.EXCLUDED.items():
        print(f"{operation} is not fuzzed: {reason}")
    return enough(counted, operations, part.EXCLUDED) and passed


def general(url: str, *, deep: bool) -> str:
    """The part of the configuration that all services share, as TOML."""
    seed = random.SystemRandom().randrange(2**32) if deep else 1
    return _GENERAL % {
        "url": url,
        "seed": seed,
        "deterministic": "false" if deep else "true",
        "examples": 500 if deep else 20,
    }


def run(name: str, config: Path, report: Path) -> bool:
    """Runs schemathesis on a service's document; whether nothing failed."""
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)]
    command += ["run", str(ROOT / "specs" / name / "openapi.yaml")]
    command += ["--report", "ndjson", "--report-ndjson-path", str(report)]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        command, cwd=config.parent, env={**os.environ, "PYTHONPATH": path}, check=False
    )
    return done.returncode == 0


def groups(report: Path, operations: Mapping[str, OperationInfo]) -> Iterator[str]:
    """The group of each case that was generated, by its operation's path."""
    tags = {info.path: info.tag for info in operations.values()}
    for line in report.read_bytes().splitlines():
        finished = msgspec.json.decode(line).get("ScenarioFinished")
        if finished:
            for case in finished["recorder"]["cases"].values():
                if is_generated(case):
                    yield tags[case["value"]["path"]]


def is_generated(case: Mapping[str, Any]) -> bool:
    """Whether it is a case of its own, and no repetition that a check makes."""
    return case["is_transition_applied"] or not case.get("parent_id")


def enough(
    counted: Mapping[str, int],
    operations: Mapping[str, OperationInfo],
    excluded: Mapping[str, str],
) -> bool:
    """Prints the cases of each group; whether they are enough everywhere."""
    tags = {info.tag for info in operations.values() if info.id not in excluded}
    for tag in sorted(tags):
        few = "" if counted[tag] >= FLOOR else f", fewer than {FLOOR:,}"
        print(f"{tag}: {counted[tag]:,} cases{few}")
    return all(counted[tag] >= FLOOR for tag in tags)


if __name__ == "__main__":
    sys.exit(main())
